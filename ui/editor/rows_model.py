"""A list of parts of a plan as a table whose cells are edited in place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from models.plan import Part
from ui.icons import icon
from ui.tables.base import NO_PARENT, Index
from ui.theme import Tone, colours
from ui.widgets.combo import Choice


@dataclass(frozen=True, kw_only=True)
class RowColumn:
    """One column. `name` is the field of the part; "" with `text` shows something made of it.

    `edit`: "line", "text" (several lines), "choice", "number", "flag", "lines" or "".
    """

    title: str
    name: str = ""
    edit: str = "line"
    text: Callable[[Any], str] | None = None
    choices: tuple[Choice, ...] = ()
    offer: Callable[[], list[str]] | None = None  # suggestions for a line
    share: int = 1  # of the width
    tip: str = ""
    digits: int = 4


class RowsModel(QAbstractTableModel):
    """Shows the parts of one list; the first column tells which are only proposed.

    The list itself is changed by `set_parts`, `insert`, `remove` and `move`; `wrote` is called
    with the part after a cell was edited.
    """

    def __init__(
        self,
        columns: Iterable[RowColumn],
        wrote: Callable[[Part], object] = lambda part: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._wrote = wrote
        self._parts: list[Any] = []

    def set_parts(self, parts: list[Any]) -> None:
        """Show another list (the list itself, not a copy)."""
        self.beginResetModel()
        self._parts = parts
        self.endResetModel()

    def part(self, row: int) -> Any:
        """Return the part in a row, None outside."""
        return self._parts[row] if 0 <= row < len(self._parts) else None

    def insert(self, row: int, part: Part) -> None:
        """Put a part into the list."""
        self.beginInsertRows(NO_PARENT, row, row)
        self._parts.insert(row, part)
        self.endInsertRows()

    def remove(self, row: int) -> None:
        """Take a part out of the list."""
        self.beginRemoveRows(NO_PARENT, row, row)
        del self._parts[row]
        self.endRemoveRows()

    def move(self, row: int, step: int) -> bool:
        """Move a part up (-1) or down (1); False at the end."""
        to = row + step
        if not (0 <= row < len(self._parts) and 0 <= to < len(self._parts)):
            return False
        self.beginMoveRows(NO_PARENT, row, row, NO_PARENT, to + (1 if step > 0 else 0))
        self._parts.insert(to, self._parts.pop(row))
        self.endMoveRows()
        return True

    def told(self, row: int) -> None:
        """Say that a row was changed elsewhere."""
        last = self.index(row, self.columnCount() - 1)
        self.dataChanged.emit(self.index(row, 0), last)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._parts)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section - 1].title if section else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return (self.columns[section - 1].tip or None) if section else "Mục còn là đề xuất"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column():
            column = self.columns[index.column() - 1]
            if column.edit == "flag":
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            elif column.edit:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = self.part(index.row()) if index.isValid() else None
        if part is None:
            return None
        if role == Qt.ItemDataRole.BackgroundRole and not part.confirmed:
            return QBrush(QColor(colours().tone(Tone.GOLD).soft))
        if role == Qt.ItemDataRole.ToolTipRole and not part.confirmed:
            words = part.read_from or "văn bản"
            return f"Đề xuất, đọc từ: “{words}”\nCtrl+Enter hoặc bấm ở đây để xác nhận"
        if index.column() == 0:
            return self._sign(part, role)
        return self._cell(part, self.columns[index.column() - 1], role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        part = self.part(index.row()) if index.isValid() else None
        if part is None or index.column() == 0:
            return False
        column = self.columns[index.column() - 1]
        if role == Qt.ItemDataRole.CheckStateRole and column.edit == "flag":
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole or not column.edit or not column.name:
            return False
        if getattr(part, column.name) == value:
            return True
        setattr(part, column.name, value)
        part.confirmed = True
        self.told(index.row())
        self._wrote(part)
        return True

    def _sign(self, part: Part, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole and not part.confirmed:
            return icon("todo", colours().tone(Tone.GOLD).text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "" if part.confirmed else "đề xuất"
        return None

    def _cell(self, part: Part, column: RowColumn, role: int) -> object:
        value = getattr(part, column.name) if column.name else None
        if role == Qt.ItemDataRole.EditRole:
            return value
        if column.edit == "flag":
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(part, column, value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        return None

    @staticmethod
    def _words(part: Part, column: RowColumn, value: object) -> str:
        if column.text is not None:
            return column.text(part)
        if column.choices:
            return next((text for text, item in column.choices if item == value), "")
        if isinstance(value, list):
            return "\n".join(str(item) for item in value)
        if isinstance(value, float):
            return f"{value:.10g}".replace(".", ",")
        return "" if value is None else str(value)
