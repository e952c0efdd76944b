"""Editors inside table cells. What is typed reaches the record with every key: nothing waits."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.editor.rows_model import RowColumn, RowsModel
from ui.editor.values import (
    ChoiceValue,
    LinesValue,
    LineValue,
    NumberValue,
    SuggestedValue,
    TextValue,
)

_CELL_PAD = 36  # what the style sheet takes from the width, and a little more
_LEAST_LINES = 3  # of a cell editor for long text


class CellDelegate(QStyledItemDelegate):
    """Makes the editor a column asks for; Enter ends, Shift+Enter breaks the line, Esc ends."""

    opened = Signal()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        column = self._column(index)
        if column is None:
            return None
        editor = _made(column, parent)
        editor.setProperty("in_cell", True)
        editor.edited.connect(lambda: self.commitData.emit(editor))
        self.opened.emit()
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        editor.set_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex) -> None:
        model.setData(index, editor.value())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        box = option.rect
        wanted = editor.height() if isinstance(editor, TextValue) else editor.sizeHint().height()
        box.setHeight(max(box.height(), wanted))
        editor.setGeometry(box)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        text = str(index.data() or "")
        room = max(24, width - _CELL_PAD)
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        box = option.fontMetrics.boundingRect(0, 0, room, 10_000, int(wrap), text)
        return QSize(width, max(box.height(), option.fontMetrics.height()) + 16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, TextValue) and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.type() == QEvent.Type.KeyPress and enter and plain:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _column(index: QModelIndex) -> RowColumn | None:
        model = index.model()
        if not isinstance(model, RowsModel) or index.column() == 0:
            return None
        column = model.columns[index.column() - 1]
        return column if column.edit not in ("", "flag") else None


def _made(column: RowColumn, parent: QWidget) -> QWidget:
    if column.edit == "choice":
        return ChoiceValue(column.choices, parent=parent)
    if column.edit == "number":
        return NumberValue(digits=column.digits, parent=parent)
    if column.edit == "text":
        return TextValue(least=_LEAST_LINES, most=8, parent=parent)
    if column.edit == "lines":
        return LinesValue(least=_LEAST_LINES, most=8, parent=parent)
    if column.offer is not None:
        return SuggestedValue(column.offer, parent=parent)
    return LineValue(parent=parent)
