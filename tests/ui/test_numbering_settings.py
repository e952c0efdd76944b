"""The section of the settings that says in how many rows papers are numbered."""

from models import deeds, journal
from models.sequences import Mode, Numbering, keep_numbering, numbering
from tests.ui.shown import shown
from ui.pages.settings import SettingsPage
from ui.settings.numbering import NumberingSection


def test_the_numbering_is_chosen_saved_and_taken_back(qtbot, book_session, book, code):
    page = shown(qtbot, SettingsPage(book_session), 1100, 700)
    page.focus_target(section="numbering")
    section = page.made["numbering"]
    assert isinstance(section, NumberingSection)
    assert not section.save.isEnabled()
    section.mode.set_value(Mode.THREE)
    assert list(section.numbers) == ["QĐ", "CV", "VB", "HĐTĐKT"]
    section.numbers["VB"].set_value(58)
    section.save.click()
    assert numbering() == Numbering(mode=Mode.THREE, starts={"2026 VB": 58})
    assert not section.dirty()
    deeds.undo(journal.recent(1)[0])
    section.reload()
    assert section.mode.value() == Mode.BY_TYPE


def test_first_numbers_belong_to_their_year(qtbot, book_session, book, code):
    keep_numbering(Numbering(starts={"2025 QĐ": 151}))
    section = shown(qtbot, NumberingSection(book_session), 800, 700)
    assert section.numbers["QĐ"].value() == 1
    section.year.set_value(2025)
    assert section.numbers["QĐ"].value() == 151
    assert not section.dirty()
    section.numbers["QĐ"].set_value(None)
    assert section.dirty()
    assert not section.keep()
    assert "Hãy nhập số bắt đầu" in section.fields.rows["QĐ"].error()
    assert numbering().first("QĐ", 2025) == 151
