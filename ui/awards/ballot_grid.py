"""The grid of votes: typed like a sheet, Enter goes down, a block of numbers may be pasted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIntValidator, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.forms.ballot_form import COUNTS, BallotForm, BallotLine
from ui.tables.base import NO_PARENT, Column, Index, RowTableModel
from ui.tables.view import CellDelegate
from ui.theme import Tone
from ui.widgets.pill import Pill

_MOST = 9999
_FIRST, _LAST = 2, 5  # the columns that are typed in
_LETTERS = (20, 25, 7, 7, 7, 7, 8, 12)  # widths of the columns, the first one at least
_PAD = 20
_ABOUT, _NARROW = 1, 860  # a narrow grid leaves form and unit out
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _count(name: str) -> Callable[[BallotLine], str]:
    def shown(line: BallotLine) -> str:
        value = getattr(line.ballot, name)
        return "" if value is None else str(value)

    return shown


def _about(line: BallotLine) -> str:
    return " · ".join(part for part in (line.item.form, line.item.post_and_unit) if part)


def _verdict(line: BallotLine) -> str:
    if line.problem:
        return line.problem
    return {None: "Chưa ghi", True: "Đạt", False: "Chưa đạt"}[line.passed]


def _verdict_pill(line: BallotLine) -> Pill:
    if line.problem:
        return Pill("Cần sửa", Tone.ERROR, "warning")
    if line.passed is None:
        return Pill("Chưa ghi", Tone.NEUTRAL, "todo")
    return Pill("Đạt", Tone.OK, "ok") if line.passed else Pill("Chưa đạt", Tone.ERROR, "rejected")


COLUMNS = (
    Column("Tên", lambda line: line.name, bold=True, tip=lambda line: line.item.post_and_unit),
    Column("Hình thức, đơn vị", lambda line: _about(line)),
    Column("Phát ra", _count("issued"), align="right"),
    Column("Thu về", _count("returned"), align="right"),
    Column("Hợp lệ", _count("valid"), align="right"),
    Column("Đồng ý", _count("agreed"), align="right"),
    Column("Tỷ lệ", lambda line: line.rate, align="right"),
    Column(
        "Kết quả",
        _verdict,
        pill=_verdict_pill,
        tip=lambda line: line.problem or f"Phải đạt {line.asked}",
    ),
)


class BallotModel(RowTableModel[BallotLine]):
    """Shows a form's lines; four columns are typed in."""

    typed = Signal()

    def __init__(self, form: BallotForm, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, form.lines, parent)
        self._form = form

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        typed = index.isValid() and _FIRST <= index.column() <= _LAST
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = role == Qt.ItemDataRole.EditRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if shown else role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if not self._form.put(index.row(), COUNTS[index.column() - _FIRST], str(value)):
            return False
        self.tell(index.row())
        return True

    def tell(self, row: int | None = None) -> None:
        """Paint a row anew, all of them for None."""
        rows = range(self.rowCount()) if row is None else (row,)
        for number in rows:
            self.replace_row(number, self.row(number))
        self.typed.emit()


class _Typing(CellDelegate):
    """Whole numbers only; Enter puts the number down and goes on in the row below."""

    entered = Signal()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setValidator(QIntValidator(0, _MOST, editor))
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.entered.emit()
            return True
        return super().eventFilter(editor, event)


class BallotGrid(QTableView):
    """Keys: digits type over, Enter goes down, Tab right, Del empties, Ctrl+V pastes a block."""

    def __init__(self, form: BallotForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.source = BallotModel(form, self)
        self.setModel(self.source)
        delegate = _Typing(self)
        delegate.entered.connect(self._down)
        self.setItemDelegate(delegate)
        mode = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            mode.AnyKeyPressed | mode.DoubleClicked | mode.EditKeyPressed | mode.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName("Phiếu bầu của từng trường hợp")
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 18)
        self._fit()

    def begin(self) -> None:
        """Stand on the first name nobody was counted for."""
        blank = (row for row, line in enumerate(self.form.lines) if line.ballot.is_blank)
        self.setCurrentIndex(self.source.index(next(blank, 0), _LAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER:
            super().keyPressEvent(event)  # the dialog's key
        elif event.key() in _ENTER:
            self._down()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty()
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Put a block of numbers, tabs between columns, from the current cell on."""
        first = self.currentIndex()
        for down, line in enumerate(text.rstrip("\n").split("\n")):
            for right, part in enumerate(line.rstrip("\r").split("\t")):
                place = first.siblingAtColumn(first.column() + right)
                self.source.setData(place.siblingAtRow(first.row() + down), part)

    def _empty(self) -> None:
        for index in self.selectedIndexes():
            self.source.setData(index, "")

    def _down(self) -> None:
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Tab go through the columns that are typed in only."""
        ahead = QAbstractItemView.CursorAction.MoveNext
        back = QAbstractItemView.CursorAction.MovePrevious
        if action not in (ahead, back):
            return super().moveCursor(action, modifiers)
        width, here = _LAST - _FIRST + 1, self.currentIndex()
        place = here.row() * width + min(max(here.column(), _FIRST), _LAST) - _FIRST
        place += 1 if action == ahead else -1
        if not 0 <= place < self.source.rowCount(NO_PARENT) * width:
            return here
        return self.source.index(place // width, place % width + _FIRST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _fit(self) -> None:
        head, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for section, letters in enumerate(_LETTERS):
            head.resizeSection(section, letters * letter + _PAD)

    def _share(self) -> None:
        """Give the names what the other columns leave."""
        self.setColumnHidden(_ABOUT, self.viewport().width() < _NARROW)
        others = sum(self.columnWidth(section) for section in range(1, len(COLUMNS)))
        least = _LETTERS[0] * self.fontMetrics().averageCharWidth() + _PAD
        self.setColumnWidth(0, max(least, self.viewport().width() - others))
        self.updateGeometries()
