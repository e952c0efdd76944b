"""Tables: sorting as a dictionary does, searching without accents, states as pills."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QToolTip, QVBoxLayout, QWidget

from ui.tables.base import Column, RowProxy, RowTableModel
from ui.tables.tree import CalmTree
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.pill import Pill


class Place(NamedTuple):
    name: str
    days: int | None = None


COLUMNS = (
    Column("Tên", lambda row: row.name, stretch=True),
    Column("Số ngày", lambda row: str(row.days or ""), lambda row: row.days, align="right"),
    Column("Trạng thái", lambda row: "Chậm", pill=lambda row: Pill("Chậm", Tone.ERROR, "late")),
)
PLACES = [Place("Đèo Gió", 10), Place("Dốc Mây", 9), Place("Ánh Sao", None), Place("An Lạc", 100)]


@pytest.fixture
def table(qtbot):
    made = DataTable(COLUMNS, PLACES)
    qtbot.addWidget(made)
    return made


def names(table: DataTable) -> list[str]:
    return [row.name for row in table.shown_rows()]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    model = RowTableModel(COLUMNS, PLACES)
    qtmodeltester.check(model)
    qtmodeltester.check(RowProxy(model))


def test_the_model_keeps_the_rules_while_rows_change(qapp, qtmodeltester):
    model = RowTableModel(COLUMNS, PLACES)
    qtmodeltester.check(model)
    model.replace(PLACES[:1])
    model.replace_row(0, Place("Khác", 1))
    assert model.index(0, 0).data() == "Khác"
    model.replace([])
    assert model.rowCount() == 0


def test_the_first_row_is_chosen_when_the_keyboard_arrives(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    field, table = QLineEdit(), DataTable(COLUMNS, PLACES)
    row = QVBoxLayout(box)
    row.addWidget(field)
    row.addWidget(table)
    box.show()
    box.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert table.selected_rows() == []
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert table.selected_rows() == PLACES[:1]


def test_names_sort_as_in_a_vietnamese_dictionary(table):
    table.sort_by(0)
    assert names(table) == ["An Lạc", "Ánh Sao", "Dốc Mây", "Đèo Gió"]


def test_numbers_sort_by_value_and_none_comes_last(table):
    table.sort_by(1)
    assert [row.days for row in table.shown_rows()] == [9, 10, 100, None]


def test_sorting_follows_rows_that_were_replaced(table):
    table.sort_by(1)
    table.set_rows([Place("B", 2), Place("A", 1)])
    assert names(table) == ["A", "B"]


@pytest.mark.parametrize("typed", ["deo gio", "ĐÈO", "gió đèo", "đeo"])
def test_search_needs_no_accents(table, typed):
    table.proxy.search(typed)
    assert names(table) == ["Đèo Gió"]


def test_a_test_and_a_search_hold_together(table):
    table.proxy.keep(lambda row: (row.days or 0) > 9)
    assert names(table) == ["Đèo Gió", "An Lạc"]
    table.proxy.search("an")
    assert names(table) == ["An Lạc"]
    table.proxy.keep(None)
    table.proxy.search("")
    assert len(names(table)) == 4


def test_enter_opens_the_current_row(qtbot, table):
    table.pick(PLACES[1])
    with qtbot.waitSignal(table.opened) as caught:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert caught.args == [PLACES[1]]


def test_copied_rows_paste_into_a_spreadsheet(qtbot):
    table = DataTable(COLUMNS, PLACES, many=True)
    qtbot.addWidget(table)
    table.proxy.search("deo")
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Đèo Gió\t10\tChậm"


def test_the_current_row_stays_current_when_rows_come_anew(table):
    table.pick(PLACES[2])
    table.set_rows([Place("Mới", 1), *PLACES])
    assert table.current_row() == PLACES[2]


def test_no_row_is_picked_that_the_filter_hides(table):
    table.proxy.search("deo")
    assert not table.pick(PLACES[3])


def test_the_count_is_told_when_the_filter_changes(qtbot, table):
    with qtbot.waitSignal(table.shown_changed) as caught:
        table.proxy.search("deo")
    assert caught.args == [1]


def test_columns_fill_the_width_without_a_scroll_bar(qtbot, table):
    table.resize(900, 300)
    table.show()
    qtbot.waitExposed(table)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_a_sticky_first_column_stays_while_the_rest_scrolls(qtbot):
    wide = [COLUMNS[0]._replace(stretch=False)]
    wide += [Column(f"Tháng {n}", lambda row: "Không phát sinh") for n in range(1, 13)]
    table = DataTable(wide, PLACES, sticky_first=True)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.maximum() > 0
    frozen = table._frozen.view
    assert frozen.isVisible() and frozen.columnWidth(0) == table.columnWidth(0)
    assert frozen.indexAt(QPoint(5, 5)).data() == "Đèo Gió"
    assert not table.currentIndex().isValid()


def test_a_click_on_the_sticky_header_sorts_once_and_shows_its_arrow(qtbot):
    table = DataTable(COLUMNS, PLACES, sticky_first=True)
    qtbot.addWidget(table)
    assert names(table)[0] == "Đèo Gió", "the order handed in until somebody sorts"
    table._frozen.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(table)[0] == "An Lạc"
    assert table.horizontalHeader().sortIndicatorSection() == 0


def test_a_cut_text_is_told_whole_by_its_tooltip(qtbot, table):
    table.set_rows([Place("Hội đồng Thi đua - Khen thưởng " * 4, 1)])
    table.resize(300, 200)
    table.show()
    spot = table.visualRect(table.proxy.index(0, 0)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(spot))
    table.viewportEvent(event)
    assert QToolTip.text().startswith("Hội đồng Thi đua")
    QToolTip.hideText()


def test_the_rows_of_a_tree_have_the_air_of_the_style_sheet(qtbot, qapp):
    tree = CalmTree()
    qtbot.addWidget(tree)
    model = QStandardItemModel()
    chapter = QStandardItem("I. Mục đích")
    chapter.appendRow(QStandardItem("1. Yêu cầu"))
    model.appendRow(chapter)
    tree.setModel(model)
    tree.expandAll()
    tree.show()
    wanted = tree.fontMetrics().height() + 10
    qtbot.waitUntil(lambda: tree.visualRect(model.index(0, 0)).height() >= wanted)
