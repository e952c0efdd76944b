"""A table node: its cells in a small grid."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from models.plan import Table
from models.text import nfc
from ui.editor.fitting import FlowRow
from ui.tables.base import NO_PARENT, Index
from ui.theme import tokens
from ui.widgets.buttons import button

_ROWS_SHOWN = 7


class GridModel(QAbstractTableModel):
    """Row 0 holds the titles; a row with fewer cells than columns is a group row."""

    wrote = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Table()

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def is_group(self, row: int) -> bool:
        """Tell whether a row goes across the whole width."""
        return row > 0 and len(self._table.rows[row - 1]) < self.columnCount()

    def add_row(self, after: int, group: bool = False) -> int:
        """Add an empty row; return its number."""
        row = max(1, after + 1) if after >= 0 else self.rowCount()
        self.beginResetModel()
        width = self.columnCount()
        self._table.rows.insert(row - 1, [""] if group and width > 1 else [""] * width)
        self.endResetModel()
        self.wrote.emit()
        return row

    def remove_row(self, row: int) -> None:
        """Take a row away; the titles stay."""
        if 1 <= row < self.rowCount():
            self.beginResetModel()
            del self._table.rows[row - 1]
            self.endResetModel()
            self.wrote.emit()

    def add_column(self, after: int) -> None:
        """Add an empty column after another."""
        self.beginResetModel()
        full = self.columnCount()
        for cells in (self._table.columns, *self._table.rows):
            if len(cells) == full or cells is self._table.columns:
                cells.insert(after + 1, "")
        self._table.widths = []
        self.endResetModel()
        self.wrote.emit()

    def remove_column(self, column: int) -> None:
        """Take a column away, but never the last."""
        full = self.columnCount()
        if full < 2 or not 0 <= column < full:
            return
        self.beginResetModel()
        for cells in (self._table.columns, *self._table.rows):
            if len(cells) == full:
                del cells[column]
        self._table.widths = []
        self.endResetModel()
        self.wrote.emit()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._table.rows) + 1

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        if parent.isValid():
            return 0
        return max([1, len(self._table.columns), *(len(row) for row in self._table.rows)])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cells = self._cells(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cells[index.column()] if index.column() < len(cells) else ""
        if role == Qt.ItemDataRole.FontRole and (index.row() == 0 or self.is_group(index.row())):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        cells = self._cells(index.row())
        if index.column() >= len(cells) and not self.is_group(index.row()):
            cells.extend([""] * (index.column() + 1 - len(cells)))
        if index.column() >= len(cells):
            return False
        if cells[index.column()] != value:
            cells[index.column()] = nfc(str(value))
            self.dataChanged.emit(index, index)
            self.wrote.emit()
        return True

    def _cells(self, row: int) -> list[str]:
        return self._table.columns if row == 0 else self._table.rows[row - 1]


class GridEditor(QWidget):
    """The grid with buttons for rows and columns."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(self)
        self.model.wrote.connect(self.edited)
        self.model.wrote.connect(self._fit)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setShowGrid(False)
        self.view.horizontalHeader().hide()
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        tools = FlowRow(spacing=tokens.TIGHT)
        for text, sign, act in (
            ("Thêm dòng", "add", lambda: self._add_row(False)),
            ("Thêm dòng nhóm", "add", lambda: self._add_row(True)),
            ("Xóa dòng", "delete", lambda: self.model.remove_row(self._at().row())),
            ("Thêm cột", "add", lambda: self.model.add_column(self._at().column())),
            ("Xóa cột", "delete", lambda: self.model.remove_column(self._at().column())),
        ):
            tools.add(button(text, sign, act, kind="link"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.TIGHT)
        whole.addWidget(self.view)
        whole.addWidget(tools)

    def set_table(self, table: Table) -> None:
        """Show a table; it is changed in place."""
        self.model.set_table(table)
        self._fit()

    def _at(self) -> QModelIndex:
        return self.view.currentIndex()

    def _add_row(self, group: bool) -> None:
        row = self.model.add_row(self._at().row(), group)
        self.view.setCurrentIndex(self.model.index(row, 0))

    def _fit(self) -> None:
        self.view.clearSpans()
        for row in range(1, self.model.rowCount()):
            if self.model.is_group(row) and self.model.columnCount() > 1:
                self.view.setSpan(row, 0, 1, self.model.columnCount())
        self.view.resizeRowsToContents()
        line = self.view.fontMetrics().height() + 18
        rows = sum(self.view.rowHeight(row) for row in range(self.model.rowCount()))
        self.view.setFixedHeight(min(rows + 4, line * _ROWS_SHOWN))
