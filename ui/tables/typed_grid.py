"""A grid of cells to type into: arrows, Enter, Delete, and blocks to and from Excel."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from models.text import nfc
from ui.tables.base import NO_PARENT, Index
from ui.theme import Tone, colours

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class GridForm(Protocol):
    """What holds the typed texts."""

    cells: list[list[str]]

    @property
    def row_names(self) -> Sequence[str]: ...

    @property
    def column_names(self) -> Sequence[str]: ...

    def set(self, row: int, column: int, text: str) -> None: ...

    def paste(self, row: int, column: int, text: str) -> int: ...

    def problem(self, row: int, column: int) -> str: ...


class TypedGridModel(QAbstractTableModel):
    """Shows a form's cells; the first column names the rows and is not typed into."""

    wrote = Signal()

    def __init__(self, form: GridForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._names = list(form.row_names)
        self._titles = list(form.column_names)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        typed = index.isValid() and index.column() > 0
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section > len(self._titles):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._titles[section - 1] if section else "Đơn vị"
        return _WRAPPED if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.column() == 0:
            return self._names[index.row()] if role == Qt.ItemDataRole.DisplayRole else None
        row, column = index.row(), index.column() - 1
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.form.cells[row][column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        told = self.form.problem(row, column)
        if told and role == Qt.ItemDataRole.ToolTipRole:
            return told
        if told and role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(QColor(colours().tone(Tone.ERROR).soft))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() == 0 or role != Qt.ItemDataRole.EditRole:
            return False
        self.form.set(index.row(), index.column() - 1, nfc(str(value)))
        self.dataChanged.emit(index, index)
        self.wrote.emit()
        return True

    def paste(self, index: Index, text: str) -> int:
        """Write a block; return how many cells took something."""
        if not index.isValid() or index.column() == 0:
            return 0
        count = self.form.paste(index.row(), index.column() - 1, nfc(text))
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(index, last)
        self.wrote.emit()
        return count


class TypedGrid(QTableView):
    """Shows a `TypedGridModel`. Ctrl+V pastes a block, Ctrl+C copies one, Delete empties."""

    def __init__(self, form: GridForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = TypedGridModel(form, self)
        self.setModel(self.grid)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fit()
        if self.grid.rowCount() and self.grid.columnCount() > 1:
            self.setCurrentIndex(self.grid.index(0, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.grid.paste(self._corner(), QApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for index in self.selectedIndexes():
                self.grid.setData(index, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step_down()
        else:
            super().keyPressEvent(event)

    def _corner(self) -> QModelIndex:
        """Return the upper left cell chosen."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        return min(chosen, key=lambda index: (index.row(), index.column()))

    def _step_down(self) -> None:
        here = self.currentIndex()
        below = self.grid.index(min(here.row() + 1, self.grid.rowCount() - 1), here.column())
        self.setCurrentIndex(below)

    def _copy(self) -> None:
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda at: (at.row(), at.column())):
            lines.setdefault(index.row(), []).append(str(index.data() or ""))
        QApplication.clipboard().setText("\n".join("\t".join(row) for row in lines.values()))

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        metrics, most = self.horizontalHeader().fontMetrics(), 26 * letter
        names = [str(self.grid.index(row, 0).data()) for row in range(self.grid.rowCount())]
        wide = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        self.setColumnWidth(0, min(wide + 32, 34 * letter))
        lines = 1
        for column in range(1, self.grid.columnCount()):
            title = str(self.grid.headerData(column, Qt.Orientation.Horizontal))
            width = metrics.horizontalAdvance(title)
            self.setColumnWidth(column, max(13 * letter, min(width + 24, most)))
            lines = max(lines, -(-width * 5 // (4 * most)) + (1 if width > most - 24 else 0))
        self.horizontalHeader().setFixedHeight(min(lines, 4) * metrics.lineSpacing() + 14)
