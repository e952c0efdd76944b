"""Score sheets on the screen: typed by keys, refused at the cell, filled, pasted, taken back."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from models.journal import Change
from models.score_book import board
from models.scoring import CriterionKind
from models.units import Unit
from tests.ui.conftest import TODAY
from tests.ui.scores.keys import at, cell, type_in
from ui.forms.score_form import ScoreForm
from ui.scores.grid_model import ScoreModel

D = Decimal
KIND = CriterionKind


# --- the grid ------------------------------------------------------------------------------------


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp, sheet):
    model = ScoreModel()
    qtmodeltester.check(model)
    model.show_form(ScoreForm.of(sheet, TODAY))
    qtmodeltester.check(model)


def test_sections_criteria_and_a_total_stand_down_units_with_three_hands_across(view):
    source = view.grid.source
    assert [cell(view, row, 0) for row in range(source.rowCount())] == [
        "I. Việc chung",
        "1. (10 đ) Vệ sinh",
        "2. (5 đ) Họp thôn",
        "II. Thêm",
        "3. (+3 đ) Mô hình",
        "4. (−5 đ) Báo cáo",
        "TỔNG ĐIỂM (15)",
    ]
    heads = [source.headerData(column, Qt.Orientation.Horizontal) for column in range(1, 7)]
    assert heads == ["Tự chấm", "Chấm chéo", "Hội đồng"] * 2
    assert at(view) == (1, 1), "the cursor stands where points are typed first"


@pytest.mark.parametrize("typed, kept", [("9,5", "9,5"), ("9.5", "9,5"), ("10", "10"), ("0", "0")])
def test_points_are_typed_and_enter_goes_down(view, sheet, typed, kept):
    type_in(view, typed)
    assert cell(view, 1, 1) == kept and at(view) == (2, 1)
    assert board(sheet, TODAY).outcome(Unit.get(Unit.name == "Thôn Đồng Mạ").id).total is not None


def test_tab_goes_right_and_enter_passes_over_headings_into_the_next_column(view):
    type_in(view, "9", Qt.Key.Key_Tab)
    assert at(view) == (1, 2)
    view.grid.setCurrentIndex(view.grid.source.index(2, 1))
    type_in(view, "5")
    assert at(view) == (4, 1), "the heading of section II is passed over"
    view.grid.setCurrentIndex(view.grid.source.index(5, 1))
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    assert at(view) == (1, 2), "below the last criterion the next column begins"
    QTest.keyClick(view.grid, Qt.Key.Key_Backtab)
    assert at(view) == (1, 1)


@pytest.mark.parametrize("typed", ["10,01", "11", "-1", "x", "1,234"])
def test_what_may_not_stand_is_told_at_the_cell_and_stays_to_be_mended(view, typed):
    type_in(view, typed)
    editor = view.grid.findChild(QLineEdit)
    assert editor.text() == typed and editor.property("wrong") and editor.toolTip()
    assert editor.toolTip() in view.message.text()
    assert at(view) == (1, 1) and not cell(view, 1, 1)
    editor.setText("10")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert cell(view, 1, 1) == "10" and not view.message.text()


def test_totals_ranks_and_the_ranking_follow_each_point(view):
    type_in(view, "8")
    assert cell(view, 6, 1) == "8"
    unit = view.form.columns[0][0]
    assert view.form.head(unit) == "8 · hạng 1"
    view.grid.setCurrentIndex(view.grid.source.index(1, 4))
    type_in(view, "9,25")
    assert view.form.head(unit) == "8 · hạng 2"
    lines = view.ranking.table.shown_rows()
    assert [(line.rank, line.unit.name) for line in lines] == [
        (1, "Thôn Nà Sao"),
        (2, "Thôn Đồng Mạ"),
    ]
    assert "còn" in view.told.text()


def test_the_councils_points_are_bold_the_others_give_way(view):
    type_in(view, "8")
    assert view.form.is_final(1, 0)
    view.grid.setCurrentIndex(view.grid.source.index(1, 3))
    type_in(view, "7")
    assert view.form.is_final(1, 2) and not view.form.is_final(1, 0)
    assert view.grid.source.index(1, 3).data(Qt.ItemDataRole.FontRole).bold()
    assert view.form.head(view.form.columns[0][0]).startswith("7 ")


def test_one_hand_alone_is_shown_and_typed_through(view):
    view.hands.choose("council")
    assert view.grid.shown_columns() == [2, 5]
    view.grid.setCurrentIndex(view.grid.source.index(1, 3))
    type_in(view, "8", Qt.Key.Key_Tab)
    assert at(view) == (1, 6)
    view.hands.choose("")
    assert len(view.grid.shown_columns()) == 6


# --- blocks, undo --------------------------------------------------------------------------------


def test_a_block_from_excel_falls_over_headings_as_one_deed(view):
    QGuiApplication.clipboard().setText("9\t8,5\n4\t4\n1\t1\n")
    before = Change.select().count()
    QTest.keySequence(view.grid, "Ctrl+V")
    assert [cell(view, row, 1) for row in (1, 2, 4)] == ["9", "4", "1"]
    assert [cell(view, row, 2) for row in (1, 2, 4)] == ["8,5", "4", "1"]
    assert Change.select().count() == before + 1
    view.undo()
    assert not cell(view, 1, 1) and not cell(view, 4, 2)


def test_a_block_with_one_wrong_cell_is_refused_whole(view):
    QGuiApplication.clipboard().setText("9\n6\n")
    QTest.keySequence(view.grid, "Ctrl+V")
    assert not cell(view, 1, 1) and not cell(view, 2, 1)
    assert "“2. Họp thôn”: “6”" in view.message.text() and "Vượt" in view.message.text()


def test_cells_are_copied_for_excel_and_emptied(view):
    view.grid.source.write({(1, 0): "9,5", (2, 0): "4"})
    view.grid.setCurrentIndex(view.grid.source.index(1, 1))
    first, last = view.grid.source.index(1, 1), view.grid.source.index(2, 2)

    choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
    view.grid.selectionModel().select(QItemSelection(first, last), choose)
    QTest.keySequence(view.grid, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "9,5\t\n4\t"
    QTest.keyClick(view.grid, Qt.Key.Key_Delete)
    assert not cell(view, 1, 1) and not cell(view, 2, 1)


def test_ctrl_z_takes_back_one_deed_after_the_other(view, book_session):
    type_in(view, "8")
    type_in(view, "4")
    view.undo()
    assert (cell(view, 1, 1), cell(view, 2, 1)) == ("8", "")
    view.undo()
    assert not cell(view, 1, 1)
    view.undo()
    assert "Chưa có gì để hoàn tác" in book_session.told[-1][0]


def test_evidence_is_kept_with_the_cell_and_shown_again(view, sheet):
    view.evidence.setText("Biên bản số 3")
    view.evidence.editingFinished.emit()
    view.grid.setCurrentIndex(view.grid.source.index(2, 1))
    assert view.evidence.text() == ""
    view.grid.setCurrentIndex(view.grid.source.index(1, 2))
    assert view.evidence.text() == "Biên bản số 3", "one note for the unit, whoever judges"
    view.grid.setCurrentIndex(view.grid.source.index(0, 1))
    assert not view.evidence.isEnabled()
