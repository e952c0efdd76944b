"""A choice that other fields follow from: they change with it, and nothing typed is lost."""

import pytest

from tests import small_book
from tests.ui.shown import shown
from ui.documents.new_paper import NewPaperDialog


@pytest.fixture
def nominees(book_session, code) -> tuple[int, int]:
    one = small_book.propose(code, "Lo Thi May", achievement="Trồng hoa")
    two = small_book.propose(code, "Vi Van Sao", achievement="Mở đường")
    return one.id, two.id


@pytest.fixture
def dialog(qtbot, book_session, code, nominees) -> NewPaperDialog:
    return shown(qtbot, NewPaperDialog(book_session, "achievement_report", code))


def choose(dialog: NewPaperDialog, name: str, value: object) -> None:
    """Do what a click on a line of the list does."""
    field = dialog.asked.fields[name]
    field.set_value(value)
    field.chosen.emit(value)


def test_fields_follow_the_nominee_and_come_back_as_typed(dialog, nominees):
    one, two = nominees
    dialog.asked.fields[f"results_{one}"].setPlainText("Trồng 300 mét hoa")
    choose(dialog, "nominee", two)
    assert dialog.asked.fields[f"results_{two}"].toPlainText() == "Mở đường"
    assert f"results_{one}" not in dialog.asked.fields
    assert dialog.focusWidget() is dialog.asked.fields["nominee"]
    dialog.asked.fields[f"home_{two}"].setText("Thôn Nà Sao")
    choose(dialog, "nominee", one)
    assert dialog.asked.fields[f"results_{one}"].toPlainText() == "Trồng 300 mét hoa"
    choose(dialog, "nominee", two)
    assert dialog.asked.fields[f"home_{two}"].text() == "Thôn Nà Sao"


def test_what_is_proposed_for_a_period_is_not_kept_for_another(qtbot, book_session, code):
    dialog = shown(qtbot, NewPaperDialog(book_session, "periodic_report"))
    dialog.asked.fields["addressee"].setText("UBND tinh")
    assert dialog.asked.fields["limits"].toPlainText() == ""  # nothing was due this month
    choose(dialog, "period", "2026-9M")
    assert dialog.asked.fields["limits"].toPlainText().startswith("Việc gửi báo cáo")
    choose(dialog, "period", "2026-M11")
    assert dialog.asked.fields["limits"].toPlainText() == ""
    assert dialog.asked.fields["addressee"].text() == "UBND tinh"
