"""The matrix, worked from the keyboard: choosing blocks, folding groups, copying, zooming."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from models.tracking import Cell
from ui.tables.frozen import FrozenColumn
from ui.tables.matrix_model import Group, MatrixModel, Shown
from ui.tables.matrix_out import copy_block
from ui.tables.matrix_paint import MatrixDelegate, MatrixHeader

_PERIOD_LETTERS, _MOST_LETTERS = 13, 20
_TINY_LETTERS, _MOST_TINY_LETTERS = 7, 9
_NAME_LEAST = 140
_SELECT = QItemSelectionModel.SelectionFlag
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class MatrixView(QTableView):
    """Letters act on the selected cells: `keys` says which key asks for what.

    Shift and the arrows choose a block, Ctrl and the mouse single cells, Shift+Space the whole
    line, Ctrl+Space the whole period. Space, Enter, + and − on a group fold and unfold it.
    """

    asked = Signal(str)  # what a key asks for: "book", "today", "return", "nil" …
    looked_at = Signal(object)  # the current cell, None for none
    chose = Signal()  # other cells are selected
    folded = Signal(str)  # the key of a group that is to be folded, or opened again

    def __init__(self, keys: dict[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.matrix = MatrixModel(self)
        self.setModel(self.matrix)
        self._delegate = MatrixDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(MatrixHeader(self, self.matrix))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        )
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName("Bảng theo dõi báo cáo")
        self._frozen = FrozenColumn(self)
        self.setVerticalScrollMode(self._frozen.view.verticalScrollMode())  # they scroll as one
        self.setSortingEnabled(False)
        self._frozen.view.setSortingEnabled(False)
        self._frozen.view.clicked.connect(self._click_name)
        self.doubleClicked.connect(self._ask_to_book)
        self.selectionModel().currentChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chose.emit())
        self.matrix.modelReset.connect(self._fit)
        self.horizontalScrollBar().rangeChanged.connect(self._keep_in_view)

    # --- showing -----------------------------------------------------------------------------

    def show_lines(self, shown: Shown | None) -> None:
        """Show something else (None: nothing).

        The current cell stays by its line and period; when they are gone, what stands in its
        place now is current. The scrolling stays.
        """
        place, row, column = self._place(), self.currentIndex().row(), self.currentIndex().column()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.matrix.replace(shown)
        self._delegate.today_section = self.matrix.today_section
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        found = self._find_place(*place)
        row = found.row() if found.isValid() else min(row, self.matrix.rowCount() - 1)
        column = found.column() if found.isValid() else column
        if row >= 0 and 0 <= column < self.matrix.columnCount():
            self.go_to(row, column)
        else:
            self.looked_at.emit(None)
            self.show_latest()

    def show_latest(self) -> None:
        """Scroll to the newest period that is open, and begin there."""
        sections = range(1, self.matrix.columnCount())
        opened = [section for section in sections if self.matrix.column(section).open]
        rows = range(self.matrix.rowCount())
        if opened and rows:
            places = [self.matrix.index(row, opened[-1]) for row in rows]
            first = next((at for at in places if self.matrix.cell(at) is not None), places[0])
            self.go_to(first.row(), first.column())
            self.scrollTo(first)

    def set_compact(self, compact: bool) -> None:
        """Show narrow columns with sign and number alone, or wide ones with words."""
        self._delegate.compact = compact
        self.matrix.set_compact(compact)
        self._fit()
        self.viewport().update()

    def is_compact(self) -> bool:
        """Tell whether the columns are narrow."""
        return self._delegate.compact

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self._frozen.uncover(index)

    def go_to(self, row: int, column: int) -> None:
        """Make one cell current."""
        index = self.matrix.index(row, column)
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect)

    def find(self, obligation_id: int) -> bool:
        """Make the cell of an obligation current; False when it is not shown."""
        for row in range(self.matrix.rowCount()):
            for column in range(1, self.matrix.columnCount()):
                cell = self.matrix.cell(self.matrix.index(row, column))
                if cell is not None and cell.obligation.id == obligation_id:
                    self.go_to(row, column)
                    self.scrollTo(self.matrix.index(row, column))
                    return True
        return False

    # --- choosing ----------------------------------------------------------------------------

    def chosen(self) -> list[Cell]:
        """Return the selected cells that hold an obligation, from top to bottom."""
        picked = sorted(self.selectedIndexes(), key=lambda at: (at.row(), at.column()))
        return [cell for cell in map(self.matrix.cell, picked) if cell is not None]

    def choose_wanted(self) -> int:
        """Select every cell that the filter looks for; return how many."""
        picked = QItemSelection()
        count = 0
        for row in range(self.matrix.rowCount()):
            for first, last in self._runs(row):
                picked.select(self.matrix.index(row, first), self.matrix.index(row, last))
                count += last - first + 1
        self.selectionModel().select(picked, _SELECT.ClearAndSelect)
        return count

    def _runs(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield first and last column of each run of cells that the filter looks for."""
        first = 0
        for column in range(1, self.matrix.columnCount() + 1):
            cell = self.matrix.cell(self.matrix.index(row, column))  # None behind the last
            if cell is not None and self.matrix.is_wanted(cell):
                first = first or column
            elif first:
                yield first, column - 1
                first = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, modifiers = self.currentIndex(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_C and modifiers == _CONTROL | _SHIFT:
            self.copy(with_heads=True)
        elif event.key() == Qt.Key.Key_Space and modifiers == _SHIFT:
            self._choose_rows(here.row(), here.row())
        elif event.key() == Qt.Key.Key_Space and modifiers == _CONTROL:
            self._choose_column(here.column())
        elif modifiers in _PLAIN and self._press(event.key(), here):
            event.accept()
        else:
            super().keyPressEvent(event)

    def copy(self, with_heads: bool = False) -> None:
        """Put the selected block on the clipboard: words for Excel, and a table with colours."""
        copy_block(self.matrix, self.selectedIndexes(), with_heads)

    def _press(self, key: int, here: QModelIndex) -> bool:
        """Do what a key asks for; False when it is not ours."""
        line = self.matrix.row(here.row()) if here.isValid() else None
        if isinstance(line, Group) and self._folds(key, line):
            self.folded.emit(line.key)
            return True
        if key in self._keys:
            self.asked.emit(self._keys[key])
            return True
        return False

    @staticmethod
    def _folds(key: int, group: Group) -> bool:
        """Tell whether a key on a group folds it or opens it."""
        turning = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        opening = (Qt.Key.Key_Plus,) if group.folded else (Qt.Key.Key_Minus,)
        return key in turning or key in opening

    def _choose_rows(self, first: int, last: int) -> None:
        top = self.matrix.index(first, 1)
        end = self.matrix.index(last, self.matrix.columnCount() - 1)
        self.selectionModel().select(QItemSelection(top, end), _SELECT.ClearAndSelect)

    def _choose_column(self, column: int) -> None:
        top = self.matrix.index(0, column)
        end = self.matrix.index(self.matrix.rowCount() - 1, column)
        self.selectionModel().select(QItemSelection(top, end), _SELECT.ClearAndSelect)

    def _click_name(self, index: QModelIndex) -> None:
        """Fold a group, or choose the whole line of a name."""
        line = self.matrix.row(index.row())
        if isinstance(line, Group):
            self.folded.emit(line.key)
        elif len({at.row() for at in self.selectedIndexes()}) == 1:
            self._choose_rows(index.row(), index.row())

    def _ask_to_book(self, index: QModelIndex) -> None:
        if self.matrix.cell(index) is not None:
            self.asked.emit("book")

    def _tell(self, index: QModelIndex) -> None:
        self.looked_at.emit(self.matrix.cell(index))

    def _place(self) -> tuple[str, str]:
        """Return the keys of line and period of the current cell; "" for names and for none."""
        here = self.currentIndex()
        if not here.isValid():
            return "", ""
        period = self.matrix.column(here.column()).key if here.column() else ""
        return self.matrix.row(here.row()).key, period

    def _find_place(self, line: str, period: str) -> QModelIndex:
        rows = range(self.matrix.rowCount())
        row = next((row for row in rows if self.matrix.row(row).key == line), -1)
        sections = range(1, self.matrix.columnCount())
        keys = ["", *(self.matrix.column(section).key for section in sections)]
        return self.matrix.index(row, keys.index(period) if period in keys else -1)

    # --- size --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _keep_in_view(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _fit(self) -> None:
        letter, compact = self.fontMetrics().averageCharWidth(), self._delegate.compact
        least = letter * (_TINY_LETTERS if compact else _PERIOD_LETTERS)
        most = letter * (_MOST_TINY_LETTERS if compact else _MOST_LETTERS)
        labels = [self.matrix.column(n).label for n in range(1, self.matrix.columnCount())]
        metrics = self.horizontalHeader().fontMetrics()
        wide = [metrics.horizontalAdvance(label) + 24 for label in labels]
        for section, width in enumerate(wide, start=1):
            self.setColumnWidth(section, min(max(least, width), most))
        lines = max((-(-width // most) for width in wide), default=1)  # a long name takes more
        flag = 1 if self.matrix.today_section else 0
        height = (min(lines, 3) + 2 + flag) * metrics.lineSpacing() + 12
        for header in (self.horizontalHeader(), self._frozen.view.horizontalHeader()):
            header.setFixedHeight(height)
        self._fit_names()

    def _fit_names(self) -> None:
        """Give the names the room they need, but never more than a third of the table."""
        metrics = self.fontMetrics()
        names = [self.matrix.row(number).name for number in range(self.matrix.rowCount())]
        wanted = max((metrics.horizontalAdvance(name) for name in names), default=0) + 28
        self.setColumnWidth(0, max(_NAME_LEAST, min(wanted, self.width() // 3)))
        self._frozen.place()
