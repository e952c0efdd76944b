"""The table of the year's tasks: words wrapped, worked from the keyboard."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.forms.work_plan_form import TaskLine
from ui.tables.tasks_model import COLUMNS, LINE, Group, TaskTableModel
from ui.tables.view import CellDelegate
from ui.theme import colours, tokens

_SHARES = (0, 10, 6, 0, 4, 0)  # of the room left; 0: as wide as needed
_MOST_LINES = 12
_NARROW = 900
_PADDING = 28  # of a cell, left and right together


class TaskTable(QTableView):
    """Keys: Enter edits, Space ticks off, Insert adds, Delete removes, Alt+↑ ↓ moves."""

    asked = Signal(str)  # "edit", "toggle", "add", "remove", "up", "down"
    picked = Signal(object)  # the current TaskLine, None for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = TaskTableModel(self)
        self.setModel(self.source)
        self.setItemDelegate(_TaskDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.timeout.connect(self._fit_rows)
        self._leads_to_current = False  # rows must have their heights before scrolling
        self.doubleClicked.connect(lambda index: self.asked.emit("edit"))
        self.selectionModel().currentRowChanged.connect(
            lambda index: self.picked.emit(self.current_task())
        )

    def set_tasks(self, tasks: Iterable[TaskLine]) -> None:
        """Show other tasks; the current one stays current while it is shown."""
        kept, row = self.current_task(), self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self.clearSpans()
        self.source.replace(tasks)
        for group in self.source.group_rows():
            self.setSpan(group, 0, 1, len(COLUMNS))
        self._fit()
        self.verticalScrollBar().setValue(place)
        if not (kept and self.pick(kept.key)):
            self._pick_row(max(row, 0))

    def current_task(self) -> TaskLine | None:
        """Return the task chosen, None for none."""
        row = self.currentIndex().row()
        line = self.source.line(row) if 0 <= row < self.source.rowCount() else None
        return line if isinstance(line, TaskLine) else None

    def pick(self, key: str) -> bool:
        """Choose a task; False when it is not shown."""
        row = self.source.row_of(key)
        if row < 0:
            return False
        self.setCurrentIndex(self.source.index(row, 1))
        self._leads_to_current = True
        self._fit_soon.start(0)
        return True

    def pick_first_open(self) -> None:
        """Choose the first task that is not done yet, where there is one."""
        lines = (self.source.line(row) for row in range(self.source.rowCount()))
        waiting = (line for line in lines if isinstance(line, TaskLine) and line.is_open)
        if (line := next(waiting, None)) is not None:
            self.pick(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = _deed_of(event)
        if deed and (deed == "add" or self.current_task() is not None):
            self.asked.emit(deed)
            event.accept()
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over the lines of quarters."""
        index = super().moveCursor(action, modifiers)
        back = index.row() < self.currentIndex().row()
        row = index.row()
        while 0 <= row < self.source.rowCount() and isinstance(self.source.line(row), Group):
            row += -1 if back else 1
        if 0 <= row < self.source.rowCount():
            return self.source.index(row, index.column())
        return self.currentIndex()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._leads_to_current = True
        self._fit_soon.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leads_to_current = True
        self._fit()

    def _pick_row(self, row: int) -> None:
        """Choose the task in or after a row, or the last one."""
        tasks = [n for n in range(self.source.rowCount()) if n not in self.source.group_rows()]
        after = [n for n in tasks if n >= row]
        if tasks:
            self.setCurrentIndex(self.source.index((after or tasks[-1:])[0], 1))
        else:
            self.picked.emit(None)

    def _fit(self) -> None:
        """Share the width among the columns of words; rows then take the height they need."""
        letter = self.fontMetrics().averageCharWidth()
        narrow = self.width() < _NARROW
        self.setColumnHidden(4, narrow or not self._any_product())
        own = {0: letter * 6, 3: letter * 15, 5: letter * 21}
        room = self.viewport().width() - sum(own.values())
        shares = [0 if self.isColumnHidden(n) else share for n, share in enumerate(_SHARES)]
        for column, share in enumerate(shares):
            if column in own:
                self.setColumnWidth(column, own[column])
            elif share:
                self.setColumnWidth(column, max(letter * 12, room * share // sum(shares)))
        self._fit_soon.start(0)

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()
        if self._leads_to_current:
            self._leads_to_current = False
            self.updateGeometries()  # else the scroll bar still ends where the old heights did
            self.scrollTo(self.currentIndex())

    def _any_product(self) -> bool:
        lines = (self.source.line(row) for row in range(self.source.rowCount()))
        return any(isinstance(line, TaskLine) and line.task.product for line in lines)


class _TaskDelegate(CellDelegate):
    """Rows as high as their words, up to some lines; states stand beside the first line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Group):
            _paint_group(painter, option, line)
        else:
            super().paint(painter, option, index)

    def pill_room(self, option: QStyleOptionViewItem) -> QRect:
        """Return the room beside the first line."""
        room = option.rect.adjusted(11, 2, -4, 0)
        room.setHeight(min(room.height(), option.fontMetrics.lineSpacing() + 12))
        return room

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        metrics, text = option.fontMetrics, str(index.data() or "")
        least = metrics.lineSpacing() + tokens.LARGE
        if isinstance(index.data(LINE), Group):
            return QSize(0, least)
        # Qt measures without the padding of the style sheet and would cut the last line
        room = option.widget.columnWidth(index.column()) - _PADDING
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        asked = metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), int(flags), text)
        most = _MOST_LINES * metrics.lineSpacing()
        return QSize(asked.width(), max(least, min(asked.height(), most) + tokens.LARGE))


def _paint_group(painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
    """Paint the line of a quarter on a ground of its own."""
    painter.save()
    painter.fillRect(option.rect, QColor(colours().canvas))
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours().text))
    room = option.rect.adjusted(tokens.MEDIUM, 0, -tokens.MEDIUM, 0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), group.title)
    painter.restore()


def _deed_of(event: QKeyEvent) -> str:
    """Return what a key asks for, "" for nothing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == Qt.KeyboardModifier.AltModifier:
        return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(event.key(), "")
    if held != Qt.KeyboardModifier.NoModifier:
        return ""
    return {
        Qt.Key.Key_Return: "edit",
        Qt.Key.Key_Enter: "edit",
        Qt.Key.Key_Space: "toggle",
        Qt.Key.Key_Insert: "add",
        Qt.Key.Key_Delete: "remove",
    }.get(event.key(), "")
