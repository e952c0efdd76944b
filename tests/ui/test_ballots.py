"""Votes of the council: the working copy, the grid by keyboard, the rules, undo on the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from models import ballot_deeds
from models.ballots import Ballot, BallotRules, Basis, Threshold
from models.council import CouncilMember
from models.errors import RuleBroken
from models.nominations import Nomination
from models.plan_records import PlanRecord
from tests.small_book import TODAY, propose
from tests.ui.modal import answering
from tests.ui.shown import shown
from ui.awards.ballot_grid import BallotModel
from ui.awards.ballots import BallotDialog, BallotRulesDialog
from ui.forms.ballot_form import BallotForm
from ui.pages.awards import AwardsPage

NAMES = ("Giàng A Páo", "Lò Thị Mây", "Vàng A Tủa")


@pytest.fixture
def form(book, code) -> BallotForm:
    for number in range(11):
        CouncilMember.create(name=f"Ủy viên {number}")
    CouncilMember.create(name="Thư ký", role="secretary", votes=False)
    for name in NAMES:
        propose(code, name)
    form = BallotForm.of(PlanRecord.get().id, TODAY)
    assert [line.name for line in form.lines] == [
        "Lò Thị Mây", "Giàng A Páo", "Vàng A Tủa"
    ]  # fmt: skip
    return form


@pytest.fixture
def dialog(qtbot, qapp, form) -> BallotDialog:
    return shown(qtbot, BallotDialog(form), 980, 620)


def votes() -> list[tuple[int | None, int | None]]:
    return [(item.votes_for, item.votes_all) for item in Nomination.select().order_by("id")]


def type_in(dialog: BallotDialog, digits: str) -> None:
    """Type into the current cell as a clerk does: the first digit opens it, Enter goes on."""
    grid = dialog.grid
    QTest.keyClick(grid, digits[0])
    editor = grid.viewport().findChildren(QLineEdit)[-1]  # earlier ones wait for their deletion
    for digit in digits[1:]:
        QTest.keyClick(editor, digit)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def counts(form: BallotForm, row: int) -> tuple[int | None, ...]:
    ballot = form.lines[row].ballot
    return ballot.issued, ballot.returned, ballot.valid, ballot.agreed


# --- the working copy ------------------------------------------------------------------------


def test_the_council_of_the_day_gives_the_numbers(form):
    assert (form.members, form.issued) == (11, 11)


def test_who_agreed_is_often_all_there_is_to_type(form):
    assert form.put(0, "agreed", "9")
    assert counts(form, 0) == (11, 11, 11, 9)
    assert (form.lines[0].rate, form.lines[0].passed) == ("81,8 %", True)
    form.put(0, "valid", "10")
    form.put(0, "agreed", "5")
    assert counts(form, 0) == (11, 11, 10, 5)
    assert (form.lines[0].rate, form.lines[0].passed) == ("45,5 %", False)


@pytest.mark.parametrize("text", ["-1", "1,5", "x", "²", "١"])
def test_what_is_no_whole_number_changes_nothing(form, text):
    assert not form.put(0, "agreed", text)
    assert counts(form, 0) == (None,) * 4


def test_an_impossible_count_is_told_and_nothing_is_saved(form):
    form.put(0, "agreed", "11")
    form.put(1, "agreed", "12")
    assert form.problems() == {1: "Số phiếu đồng ý không được nhiều hơn số phiếu hợp lệ."}
    assert form.lines[1].passed is None
    with pytest.raises(RuleBroken, match="“Giàng A Páo”"):
        form.save()
    assert votes() == [(None, None)] * 3


def test_all_blank_lines_may_agree_at_once_but_for_those_not_voted_on(form):
    form.lines[2].item.verdict = "not_eligible"
    form.put(0, "agreed", "4")
    form.agree_all()
    assert [counts(form, row)[3] for row in range(3)] == [4, 11, None]
    assert form.told() == "Đã ghi 2/3 trường hợp; đạt tỷ lệ 1, chưa đạt 1."


def test_the_basis_decides_over_the_share(form):
    form.put(0, "agreed", "6")
    form.members = 12
    assert (form.lines[0].rate, form.lines[0].passed) == ("50,0 %", False)
    form.rules = BallotRules(basis=Basis.VALID)
    assert (form.lines[0].rate, form.lines[0].passed) == ("54,5 %", True)


def test_votes_need_to_know_of_how_many(form):
    form.members, form.issued = 0, 11
    form.agree_all()
    with pytest.raises(RuleBroken, match="số thành viên Hội đồng"):
        form.save()


# --- the grid --------------------------------------------------------------------------------


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp, form):
    qtmodeltester.check(BallotModel(form))


def test_typing_goes_down_the_column(dialog, form):
    assert dialog.grid.currentIndex().column() == 5
    for digits in ("11", "10", "5"):
        type_in(dialog, digits)
    assert [counts(form, row)[3] for row in range(3)] == [11, 10, 5]
    assert dialog.told.text() == "Đã ghi 3/3 trường hợp; đạt tỷ lệ 2, chưa đạt 1."
    assert dialog.isVisible()  # Enter never closed it


def test_del_empties_and_tab_goes_through_the_typed_columns(dialog, form):
    type_in(dialog, "11")
    dialog.grid.setCurrentIndex(dialog.grid.source.index(0, 5))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert counts(form, 0) == (11, 11, 11, None)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Tab)
    assert (dialog.grid.currentIndex().row(), dialog.grid.currentIndex().column()) == (1, 2)


def test_a_block_is_pasted_and_what_does_not_fit_is_left_out(dialog, form):
    dialog.grid.setCurrentIndex(dialog.grid.source.index(1, 2))
    QGuiApplication.clipboard().setText("11\t10\t9\t8\tthừa\r\n11\t11\t11\t7\n11\t11\t11\t6\n")
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert counts(form, 0) == (None,) * 4
    assert counts(form, 1) == (11, 10, 9, 8)
    assert counts(form, 2) == (11, 11, 11, 7)


def test_a_wrong_line_keeps_the_dialog_open(dialog, form):
    type_in(dialog, "12")
    dialog.save.click()
    assert dialog.isVisible()
    assert "“Lò Thị Mây”" in dialog.message.text()
    assert dialog.grid.currentIndex().row() == 0
    assert votes() == [(None, None)] * 3


def test_ctrl_enter_saves_and_a_number_half_typed_counts(qtbot, dialog, form):
    QTest.keyClick(dialog.grid, "9")
    dialog.save.click()
    assert not dialog.isVisible()
    assert (9, 11) in votes()


def test_other_numbers_of_members_are_taken_up_at_once(dialog, form):
    type_in(dialog, "6")
    dialog.members.set_value(13)
    assert form.lines[0].rate == "46,2 %"
    dialog.members.edit.setText("0")
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.fields.rows["members"].error()


# --- what the office asks for ----------------------------------------------------------------


def test_the_share_of_a_form_is_set_and_judged_at_once(qtbot, dialog, form):
    type_in(dialog, "8")
    assert form.lines[0].passed

    def answer(asked: BallotRulesDialog) -> None:
        asked.percents["Giấy khen"].set_value(80)
        asked.save.click()

    seen = answering(answer)
    dialog.rules.click()
    assert isinstance(seen[0], BallotRulesDialog)
    assert ballot_deeds.rules().forms["Giấy khen"] == Threshold(percent=80)
    assert not form.lines[0].passed
    assert "Giấy khen từ 80 % trở lên" in dialog.asked.text()


@pytest.mark.parametrize(("percent", "good"), [("100", True), ("100,1", False), ("", False)])
def test_the_general_share_must_be_one(qtbot, qapp, form, percent, good):
    dialog = shown(qtbot, BallotRulesDialog(form.rules, ["Giấy khen"]))
    dialog.others.edit.setText(percent)
    dialog.save.click()
    assert dialog.isVisible() is not good


def test_an_emptied_form_falls_under_the_general_share(qtbot, qapp, form):
    dialog = shown(qtbot, BallotRulesDialog(form.rules, []))
    dialog.percents["Huân chương"].set_value(None)
    dialog.save.click()
    assert "Huân chương" not in ballot_deeds.rules().forms
    assert "Anh hùng" in ballot_deeds.rules().forms


# --- the page --------------------------------------------------------------------------------


def test_the_page_writes_votes_and_takes_them_back(qtbot, book_session, form):
    page = shown(qtbot, AwardsPage(book_session), 1100, 700)

    def answer(dialog: BallotDialog) -> None:
        dialog.all_agree.click()
        dialog.save.click()

    answering(answer)
    page.vote.click()
    assert votes() == [(11, 11)] * 3
    text, _, undo, words = page._session.told[-1]
    assert (text, words) == ("Ghi phiếu bầu của Hội đồng cho 3 trường hợp.", "Hoàn tác")
    undo()
    assert votes() == [(None, None)] * 3


def test_without_names_there_is_nothing_to_vote_on(qtbot, book_session, code):
    page = shown(qtbot, AwardsPage(book_session), 1100, 700)
    assert not page.vote.isEnabled()
    assert "Chưa có ai" in page.vote.toolTip()


def test_what_was_written_is_shown_again(book, form):
    form.put(0, "agreed", "9")
    form.put(0, "returned", "10")
    form.put(0, "valid", "10")
    form.save()
    again = BallotForm.of(form.plan_id, TODAY)
    assert again.lines[0].ballot == Ballot(issued=11, returned=10, valid=10, agreed=9)
