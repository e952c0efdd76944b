"""The USB page: sticks come and go, what is chosen, checking and receiving."""

from pathlib import Path

import pytest

from docgen.campaign_file import CampaignFile, write
from docgen.jobs import exporting
from models import plan_list
from models.documents import Export
from tests.small_book import TODAY, new_plan
from tests.ui.shown import shown
from ui.exchange.drives import Drive, removable_drives, size_words
from ui.pages import exchange
from ui.pages.exchange import EXPORT_COLUMNS, ExchangePage
from ui.tables.base import RowTableModel


def stick(path: str = "/media/KINGSTON", writable: bool = True) -> Drive:
    return Drive(Path(path), Path(path).name, 8_000_000_000, 16_000_000_000, writable)


def page_with(qtbot, book_session, drives: list[Drive]) -> ExchangePage:
    return shown(qtbot, ExchangePage(book_session, lambda: list(drives)), 1000, 800)


def choices(page: ExchangePage) -> list[str]:
    return [made.text() for made in page.place._buttons.buttons()]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp, book, code):
    exporting.note(exporting.collect([code], TODAY), Path("USB"))
    qtmodeltester.check(RowTableModel(EXPORT_COLUMNS, exporting.earlier()))


def test_the_drives_of_this_machine_can_be_read(qapp):
    assert all(drive.total >= drive.free >= 0 for drive in removable_drives())


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1,0 KB"), (1536, "1,5 KB"), (200 << 20, "200 MB")],
)
def test_sizes_are_told_as_people_say_them(size, words):
    assert size_words(size) == words


def test_a_folder_that_went_away_is_not_made_anew_on_this_computer(
    qtbot, book_session, code, tmp_path
):
    usb = tmp_path / "USB"
    usb.mkdir()
    page = page_with(qtbot, book_session, [])
    page.place.choose_folder(usb)
    usb.rmdir()
    page._write()
    assert "Không còn thấy" in page.message.text()
    assert not usb.exists()


def test_no_stick_says_what_to_do(qtbot, book_session, code):
    page = page_with(qtbot, book_session, [])
    assert page.place.none.isVisible()
    assert not page.go.isEnabled()
    assert "USB hoặc thư mục" in page.go.toolTip()


def test_a_stick_that_comes_is_chosen_and_one_that_goes_is_not(qtbot, book_session, code):
    drives: list[Drive] = []
    page = page_with(qtbot, book_session, drives)
    drives.append(stick())
    page.place.look()
    assert page.place.target() == Path("/media/KINGSTON")
    assert page.go.isEnabled()
    drives.clear()
    page.place.look()
    assert page.place.target() is None
    assert not page.go.isEnabled()


def test_two_sticks_are_not_guessed_between(qtbot, book_session, code):
    page = page_with(qtbot, book_session, [stick(), stick("/media/SAN")])
    assert page.place.target() is None
    page.place._buttons.button(1).click()
    assert page.place.target() == Path("/media/SAN")


def test_a_locked_stick_cannot_be_chosen(qtbot, book_session, code):
    page = page_with(qtbot, book_session, [stick(writable=False)])
    assert page.place.target() is None
    assert "khóa ghi" in page.place._buttons.buttons()[0].toolTip()
    assert not page.place._buttons.buttons()[0].isEnabled()


def test_the_drives_are_watched_only_while_the_page_is_shown(qtbot, book_session, code):
    page = page_with(qtbot, book_session, [])
    assert page.place.timer.isActive()
    page.hide()
    assert not page.place.timer.isActive()


def test_a_folder_may_be_chosen_by_hand(qtbot, book_session, code, tmp_path):
    page = page_with(qtbot, book_session, [stick()])
    page.place.ask = lambda: str(tmp_path)
    page.place.other.click()
    assert page.place.target() == tmp_path
    assert any(str(tmp_path) in words for words in choices(page))


def test_plans_of_this_year_are_ticked_and_nothing_ticked_is_told(qtbot, book_session, code):
    page = page_with(qtbot, book_session, [stick()])
    assert page.what.codes() == [code]
    page.what.tick()
    assert not page.go.isEnabled()
    assert "ít nhất một phong trào" in page.go.toolTip()


def test_the_periods_are_those_of_the_plans_ticked(qtbot, book_session, code):
    page = page_with(qtbot, book_session, [stick()])
    words = [page.what.period.itemText(row) for row in range(page.what.period.count())]
    assert words[0] == "Tất cả các kỳ"
    assert "Quý II/2026" in words
    page.what.period.set_value("2026-Q2")
    page.what.tick()
    assert page.what.period.value() == ""


def test_a_target_ticks_one_plan_and_its_period(qtbot, book_session, code):
    page = page_with(qtbot, book_session, [stick()])
    page.what.tick()
    page.focus_target(code=code, period="2026-Q3")
    assert page.what.codes() == [code]
    assert "quý iii/2026" in page.told.text()


def test_a_package_cut_short_is_marked_and_cleared_away(qtbot, book_session, code, tmp_path):
    exporting.note(exporting.collect([code], TODAY), tmp_path)
    (tmp_path / ".tdkt-tmp-1").mkdir()
    page = page_with(qtbot, book_session, [])
    assert "ghi dở" in page.message.text()
    (row,) = page.table.shown_rows()
    assert EXPORT_COLUMNS[1].text(row) == "Ghi dở"
    page.message.action.click()
    assert not Export.select().exists()
    assert not (tmp_path / ".tdkt-tmp-1").exists()
    assert page.message.text() == ""


def test_a_package_is_checked_file_by_file(qtbot, book_session, code, tmp_path):
    folder = exporting.export([code], TODAY, tmp_path)
    page = page_with(qtbot, book_session, [])
    page.ask_package = lambda: str(folder)
    page._check()
    qtbot.waitUntil(lambda: "nguyên vẹn" in page.message.text())
    (folder / "tinh-hinh.json").write_text("{}", "utf-8")
    page._check()
    qtbot.waitUntil(lambda: "đã bị sửa hoặc chép lỗi" in page.message.text())


def campaign_file(path: Path, units=()) -> Path:
    write(CampaignFile(plan=new_plan("Việc cấp trên giao"), units=list(units)), path)
    return path


def test_a_campaign_file_is_shown_first_and_then_taken_in(
    qtbot, book_session, code, tmp_path, monkeypatch
):
    asked = []

    def say(answer):
        monkeypatch.setattr(
            exchange, "confirm", lambda _, title, text, yes: asked.append(text) or answer
        )

    page = page_with(qtbot, book_session, [])
    page.ask_file = lambda: str(campaign_file(tmp_path / "tỉnh.json"))
    say(False)
    page._receive()
    assert "Nhận ra: 1 phong trào" in asked[0]
    assert plan_list.codes() == [code]
    say(True)
    page._receive()
    assert len(plan_list.codes()) == 2
    assert book_session.told[-1][0].startswith("Đã nhận")


def test_a_bad_campaign_file_is_told_in_one_sentence(qtbot, book_session, code, tmp_path):
    page = page_with(qtbot, book_session, [])
    page.ask_file = lambda: str(campaign_file(tmp_path / "lạ.json", [{"name": "Thôn Lạ"}]))
    page._receive()
    assert "“Thôn Lạ” không có trong danh mục" in page.message.text()
    assert plan_list.codes() == [code]
