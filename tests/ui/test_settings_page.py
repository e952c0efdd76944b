"""Settings through their real fields: what is written, what is refused, what can be undone."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from docgen import templates
from models import backup, journal, office
from models.office import HolidayRow, OfficeProfile
from models.opening import office_calendar
from models.units import Unit
from models.values import DayOff
from tests.ui.conftest import TODAY
from tests.ui.modal import answering
from ui.context import Session
from ui.exchange.drives import size_words
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages import settings as settings_page
from ui.pages.settings import SettingsPage
from ui.settings import templates as templates_section
from ui.settings.backups import COLUMNS as COPY_COLUMNS
from ui.settings.backups import CopyLine
from ui.settings.rules import examples
from ui.tables.base import RowTableModel

PROFILE = OfficeProfile(
    name="Ủy ban nhân dân xã Suối Hoa",
    short_name="UBND xã Suối Hoa",
    issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
    place="Suối Hoa",
)


@pytest.fixture
def window(qtbot, qapp, book) -> MainWindow:
    office.set_profile(PROFILE)
    session = Session(book.path, TODAY)
    pages = [
        PageEntry("settings", "Cài đặt", "settings", settings_page.make_page),
        PageEntry("other", "Khác", "list", lambda _: QWidget()),
    ]
    made = MainWindow(session, pages)
    qtbot.addWidget(made, before_close_func=lambda _: _let_go(made.page("settings")))
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def _let_go(page: SettingsPage) -> None:
    """Drop what is unsaved, or closing the window would ask."""
    for section in page.made.values():
        section.reload()


@pytest.fixture
def page(window) -> SettingsPage:
    return window.page("settings")


def test_every_section_opens_by_its_key(page):
    for key in ("rules", "holidays", "templates", "backup", "data", "office"):
        page.focus_target(section=key)
        assert page.sections.current() == key
    page.focus_target(section="không có")
    assert page.sections.current() == "office"


# --- the office ------------------------------------------------------------------------------


def test_the_offices_fields_reach_the_next_papers(qtbot, window, page):
    section = page.made["office"]
    assert not section.save.isEnabled()
    section.texts["signer_name"].setText("Hoàng Văn Nam")
    section.lines["signer_lines"].set_lines(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
    section.symbols["letter"].setText("/UBND-VX")
    section.save.click()
    found = office.profile_on(TODAY)
    assert found.signer_name == "Hoàng Văn Nam"
    assert found.signer_lines == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert found.symbols["letter"] == "/UBND-VX"
    assert not section.save.isEnabled()
    window.toast.action.click()
    assert office.profile_on(TODAY).signer_name == ""
    assert section.texts["signer_name"].text() == ""


def test_an_office_without_a_place_is_not_saved(qtbot, page):
    section = page.made["office"]
    section.texts["place"].setText(" ")
    section.save.click()
    assert "địa danh" in section.fields.rows["place"].error()
    assert office.profile_on(TODAY).place == "Suối Hoa"


def test_a_new_name_holds_from_its_day_on(qtbot, page):
    section = page.made["office"]
    change = date(2027, 1, 1)

    def say(dialog):
        dialog.from_on.set_day(change)
        dialog.save.click()

    answering(say)
    section.change_name.click()
    section.texts["name"].setText("Ủy ban nhân dân phường Suối Hoa")
    section.save.click()
    assert office.profile_on(date(2026, 12, 31)).name == "Ủy ban nhân dân xã Suối Hoa"
    assert office.profile_on(change).name == "Ủy ban nhân dân phường Suối Hoa"


def test_the_profile_in_force_is_shown_first(qtbot, book, session):
    office.set_profile(PROFILE)
    office.set_profile(OfficeProfile(name="Mới", place="A", issuer_lines=["A"]), date(2025, 7, 1))
    office.set_profile(OfficeProfile(name="Sau", place="A", issuer_lines=["A"]), date(2027, 1, 1))
    page = SettingsPage(session)
    qtbot.addWidget(page)
    assert page.made["office"].texts["name"].text() == "Mới"


@pytest.mark.parametrize(
    ("answer", "left", "place"),
    [("", False, "Suối Hoa"), ("discard", True, "Suối Hoa"), ("save", True, "Suối Sen")],
)
def test_leaving_with_words_unsaved_asks(qtbot, window, page, answer, left, place):
    page.made["office"].texts["place"].setText("Suối Sen")
    answering(lambda question: question.buttons[answer].click())
    window.show_page("other")
    assert (window.current_key() == "other") is left
    assert office.profile_on(TODAY).place == place


# --- rules and days --------------------------------------------------------------------------


def test_rules_show_what_they_do_before_they_are_saved(qtbot, page):
    page.focus_target(section="rules")
    section = page.made["rules"]
    assert "chuyển sang ngày làm việc tiếp theo" in section.examples.text()
    section.day_off.set_value(DayOff.BACK)
    assert "lấy ngày làm việc liền trước" in section.examples.text()
    assert office.rules().day_off is DayOff.FORWARD
    section.soon.edit.setText("7")
    section.save.click()
    assert (office.rules().day_off, office.rules().soon_days) == (DayOff.BACK, 7)


def test_a_strict_reading_is_one_day_earlier(book):
    strict = examples(office.Rules(), TODAY)[0]
    loose = examples(office.Rules(strict_before=False), TODAY)[0]
    assert strict == "• trước ngày 08/12/2026 → ngày cuối cùng: 07/12/2026, thứ Hai"
    assert loose == "• trước ngày 08/12/2026 → ngày cuối cùng: 08/12/2026, thứ Ba"


def test_a_number_out_of_limits_is_told_and_not_saved(qtbot, page):
    page.focus_target(section="rules")
    section = page.made["rules"]
    section.soon.edit.setText("91")
    section.save.click()
    assert "90" in section.fields.rows["soon"].error()
    assert office.rules().soon_days == 14


def test_undoing_the_rules_is_seen_in_the_fields(qtbot, window, page):
    page.focus_target(section="rules")
    section = page.made["rules"]
    section.soon.edit.setText("30")
    section.save.click()
    window.toast.action.click()
    assert section.soon.edit.text() == "14"
    assert not section.dirty()


def test_a_day_off_is_added_edited_and_removed(qtbot, window, page):
    page.focus_target(section="holidays")
    section = page.made["holidays"]
    shipped = section.table.source.rowCount()

    def fill(dialog):
        qtbot.keyClicks(dialog.day.edit, "15/12/2026")
        dialog.name.setText("Hội xuân")
        dialog.save.click()

    answering(fill)
    section.add_day.click()
    assert section.table.source.rowCount() == shipped + 1
    own = next(line for line in section.table.shown_rows() if line.own)
    assert own.origin == "Cơ quan thêm"
    assert office_calendar().name_of_day_off(date(2026, 12, 15)) == "Hội xuân"
    section.table.pick(own)
    section.remove_day.click()
    assert HolidayRow.select().count() == 0
    window.toast.action.click()
    assert HolidayRow.get().name == "Hội xuân"


def test_shipped_days_are_only_read(qtbot, page):
    page.focus_target(section="holidays")
    section = page.made["holidays"]
    names = {line.name: line for line in section.table.shown_rows()}
    assert names["Quốc khánh"].origin in ("Công bố", "Theo luật")
    section.table.pick(names["Quốc khánh"])
    assert not section.edit_day.isEnabled() and "cơ quan thêm" in section.edit_day.toolTip()


# --- templates, backups, data ----------------------------------------------------------------


def test_a_template_is_copied_for_editing_and_put_aside_again(qtbot, page, book, monkeypatch):
    opened = []
    monkeypatch.setattr(templates_section, "open_file", lambda _, path: opened.append(path))
    page.focus_target(section="templates")
    section = page.made["templates"]
    assert not section.back.isEnabled()
    section.edit.click()
    own = book.templates / "plan.docx"
    assert opened == [own] and templates.find("plan", book.path).is_own
    own.write_bytes(own.read_bytes() + b" ")
    answering(lambda question: question.buttons["yes"].click())
    section.back.click()
    assert not templates.find("plan", book.path).is_own
    kept = book.templates / "plan (bản cũ 21-11-2026).docx"
    assert kept.read_bytes().endswith(b" ")


def test_an_older_copy_put_aside_is_never_written_over(book):
    for number in (1, 2):
        path = templates.copy_for_editing("decision", book.path)
        path.write_bytes(str(number).encode())
        templates.put_aside("decision", book.path, TODAY)
    assert {p.read_bytes() for p in book.templates.glob("decision (*")} == {b"1", b"2"}
    assert templates.put_aside("decision", book.path, TODAY) is None


def test_a_copy_is_made_listed_and_carried_elsewhere(qtbot, window, page, tmp_path, monkeypatch):
    page.focus_target(section="backup")
    section = page.made["backup"]
    assert section.switch.is_empty()
    Unit.create(code="DV01", name="Thôn Đông")
    section.back_up()
    assert not section.switch.is_empty()
    assert section.table.source.rowCount() == 1
    target = tmp_path / "usb"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target / "sao"), ""))
    section.copy_elsewhere()
    copy = sqlite3.connect(target / "sao.db")
    assert copy.execute("SELECT name FROM unit").fetchall() == [("Thôn Đông",)]
    copy.close()
    assert "đẩy USB an toàn" in window.toast.text()


def test_a_copy_never_goes_over_the_book_itself(qtbot, page, book, monkeypatch):
    page.focus_target(section="backup")
    section = page.made["backup"]
    over = str(book.path / "so-thi-dua.db")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (over, ""))
    section.copy_elsewhere()
    assert "thư mục dữ liệu đang dùng" in section.message.text()
    shutil.rmtree(book.backups)
    section.back_up()
    assert "USB" in section.message.text()
    assert backup.copies(book) == []


def test_the_check_says_that_all_is_well_or_what_is_not(qtbot, page, monkeypatch):
    page.focus_target(section="data")
    section = page.made["data"]
    section.check.click()
    assert "nguyên vẹn" in section.message.text()
    monkeypatch.setattr("ui.settings.data.check_documents", lambda _: ["Văn bản “a.docx”: mất."])
    section.check.click()
    assert "a.docx" in section.message.text()


def test_a_line_of_the_journal_is_taken_back(qtbot, page):
    page.made["office"].texts["place"].setText("Suối Sen")
    page.made["office"].save.click()
    page.focus_target(section="data")
    section = page.made["data"]
    assert not section.back.isEnabled()
    section.table.pick(journal.recent()[0])
    section.back.click()
    assert office.profile_on(TODAY).place == "Suối Hoa"
    assert "đã được hoàn tác" in section.back.toolTip() or not section.back.isEnabled()


def test_the_tables_keep_the_rules_of_qt(qtmodeltester, page):
    for key in ("holidays", "templates", "backup", "data"):
        page.focus_target(section=key)
        source = page.made[key].table.source
        qtmodeltester.check(RowTableModel(source.columns, source.rows()))


@pytest.mark.parametrize(
    ("count", "words"), [(10, "10 B"), (212_400, "207 KB"), (1_440_000, "1,4 MB")]
)
def test_sizes_are_told_as_on_the_usb_page(count, words):
    copy = backup.Copy(1, TODAY, Path("1.db"))
    assert COPY_COLUMNS[2].text(CopyLine(copy, count)) == size_words(count) == words


def test_listing_the_copies_looks_at_the_disk_only_once(qtbot, page):
    page.focus_target(section="backup")
    section = page.made["backup"]
    section.back_up()
    (row,) = section.table.source.rows()
    size = section.table.source.columns[2].text(row)
    row.copy.path.unlink()
    assert section.table.source.columns[2].text(row) == size != "0 B"


def test_fields_fit_a_narrow_window(qtbot, window, page):
    window.resize(910, 512)
    for key in ("office", "rules"):
        page.focus_target(section=key)
        area = page.made[key].findChild(QScrollArea)
        qtbot.waitUntil(lambda area=area: area.viewport().width() > 300)
        assert not area.horizontalScrollBar().isVisible()
