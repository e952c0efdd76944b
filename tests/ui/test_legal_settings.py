"""The register of legal texts and the layout in the settings, through their real fields."""

from datetime import date

import pytest

from models import layout, legal
from models.layout import Layout
from models.legal import LegalText, ensure_list
from tests.ui.modal import answering
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages import settings as settings_page
from ui.pages.settings import SettingsPage


@pytest.fixture
def window(qtbot, book_session, code) -> MainWindow:
    book_session.notify = lambda *words: None
    pages = [PageEntry("settings", "Cài đặt", "settings", settings_page.make_page)]
    made = MainWindow(book_session, pages)
    qtbot.addWidget(made, before_close_func=lambda _: _let_go(made.page("settings")))
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def _let_go(page: SettingsPage) -> None:
    for section in page.made.values():
        section.reload()


@pytest.fixture
def register(window):
    page = window.page("settings")
    page.focus_target(section="legal")
    return page.made["legal"]


@pytest.fixture
def papers(window):
    page = window.page("settings")
    page.focus_target(section="layout")
    return page.made["layout"]


def shown(section) -> set[str]:
    return {text.number for text in section.table.shown_rows()}


# --- the register ----------------------------------------------------------------------------


def test_the_table_shows_what_holds_today(register):
    assert len(shown(register)) == len(legal.shipped())
    register.chips.choose("in_force")
    assert {"06/2022/QH15", "152/2025/NĐ-CP"} <= shown(register)
    assert "98/2023/NĐ-CP" not in shown(register)
    register.chips.choose("expired")
    assert "98/2023/NĐ-CP" in shown(register)


def test_another_day_shows_another_law(register):
    register.chips.choose("in_force")
    register.day.edit.setText("30/6/2025")
    assert "98/2023/NĐ-CP" in shown(register)
    assert "152/2025/NĐ-CP" not in shown(register)
    register.day.edit.setText("1/7/2025")
    assert "98/2023/NĐ-CP" not in shown(register)
    register.chips.choose("not_yet")
    assert "06/2026/QH16" in shown(register)
    register.day.edit.setText("")  # no day: today
    assert shown(register) == set()


def test_texts_are_found_without_accents(register):
    register.search.setText("van thu")
    register.search.returnPressed.emit()
    assert shown(register) == {"30/2020/NĐ-CP"}


def fill_in(dialog, number="9/2027/NĐ-CP", until="", successor=None) -> None:
    dialog.kind.set_value("Nghị định")
    dialog.texts["number"].setText(number)
    dialog.texts["title"].setText("quy định việc mới")
    dialog.issuer.set_value("Chính phủ")
    dialog.days["dated_on"].set_day(date(2027, 1, 5))
    dialog.days["from_on"].set_day(date(2027, 3, 1))
    dialog.days["until_on"].edit.setText(until)
    dialog.successor.set_value(successor)
    dialog.save.click()


def test_a_new_decree_is_added_and_taken_back(window, register):
    done = []
    window.session.notify = lambda *words: done.append(words)
    answering(fill_in)
    register.add_text.click()
    assert LegalText.get(LegalText.number == "9/2027/NĐ-CP").from_on == date(2027, 3, 1)
    assert register.table.current_row().number == "9/2027/NĐ-CP"
    done[-1][2]()  # Hoàn tác
    assert "9/2027/NĐ-CP" not in shown(register)
    assert LegalText.get_or_none(LegalText.number == "9/2027/NĐ-CP") is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"number": "98/2023/NĐ-CP"}, "number"),
        ({"until": "28/2/2027"}, "until_on"),
        ({"until": "31/2/2027"}, "until_on"),
        ({"until": "1/4/2027", "successor": "77/2099/NĐ-CP"}, "replaced_by"),
    ],
)
def test_a_wrong_line_stays_open_with_its_reason(register, typed, field):
    told = []

    def say(dialog):
        fill_in(dialog, **typed)
        told.append(dialog.fields.rows[field].error())
        dialog.reject()

    answering(say)
    register.add_text.click()
    assert told[0]
    assert LegalText.select().count() == len(legal.shipped())


def test_the_old_decree_is_ended_by_its_successor(register):
    register.table.pick(LegalText.get(LegalText.number == "152/2025/NĐ-CP"))

    def say(dialog):
        dialog.days["until_on"].set_day(date(2026, 12, 31))
        dialog.texts["note"].setText("theo thông báo")
        dialog.save.click()

    answering(say)
    register.edit_text.click()
    assert LegalText.get(LegalText.number == "152/2025/NĐ-CP").until_on == date(2026, 12, 31)
    ensure_list()
    assert LegalText.get(LegalText.number == "152/2025/NĐ-CP").note == "theo thông báo"


def test_a_text_is_deleted_but_not_one_that_replaces_another(register):
    register.table.pick(LegalText.get(LegalText.number == "152/2025/NĐ-CP"))
    register.remove_text.click()
    assert "98/2023/NĐ-CP" in register.message.accessibleName()
    assert "152/2025/NĐ-CP" in shown(register)
    register.table.pick(LegalText.get(LegalText.number == "30/2020/NĐ-CP"))
    register.remove_text.click()
    assert not register.message.isVisible()
    assert "30/2020/NĐ-CP" not in shown(register)


# --- the layout ------------------------------------------------------------------------------


def test_a_layout_is_saved_whole(papers):
    assert not papers.save.isEnabled()
    papers.margins["left_mm"].edit.setText("35")
    papers.margins["right_mm"].edit.setText("20")
    papers.size.set_value(13)
    papers.indent.set_value(10.0)
    papers.spacing.edit.setText("1,5")
    papers.superior.setChecked(False)
    assert "155 mm" in papers.width.text()
    papers.save.click()
    assert layout.chosen() == Layout(
        left_mm=35, right_mm=20, body_pt=13, first_line_mm=10, spacing=1.5, superior=False
    )
    assert not papers.save.isEnabled()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("left_mm", "29,9", "30 đến 35 mm"),
        ("left_mm", "35,1", "30 đến 35 mm"),
        ("right_mm", "14", "15 đến 20 mm"),
        ("top_mm", "26", "20 đến 25 mm"),
        ("spacing", "1,6", "1 đến 1,5 dòng"),
        ("spacing", "", "nhập số"),
        ("top_mm", "hai", ""),
    ],
)
def test_what_the_decree_forbids_is_refused_at_its_field(papers, field, typed, told):
    numbers = {**papers.margins, "spacing": papers.spacing}
    numbers[field].edit.setText(typed)
    papers.save.click()
    error = papers.fields.rows[field].error()
    assert error and told in error
    assert layout.chosen() == Layout()


def test_the_shipped_values_come_back(papers):
    papers.margins["left_mm"].edit.setText("35")
    papers.show_shipped()
    assert not papers.dirty()
