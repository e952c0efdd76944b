"""The one table model: rows already fetched, columns as data; sorting and filtering beside it."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QFont

from models.text import folded, sort_key
from ui.icons import icon
from ui.theme import Tone, colours
from ui.widgets.pill import Pill

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGN = {"left": _LEFT, "right": _RIGHT, "centre": _CENTRE}


class Column(NamedTuple):
    """One column.

    `text` is what the clerk reads; `order` what sorting compares (None as its result sorts
    last; without it: Vietnamese dictionary order of the text). `pill` paints a state instead
    of plain text. `stretch` takes the room that is left; `most` caps the width in letters.
    """

    header: str
    text: Callable[[Any], str]
    order: Callable[[Any], Any] | None = None
    align: str = "left"  # left, right, centre
    stretch: bool = False
    tip: Callable[[Any], str] | None = None
    pill: Callable[[Any], Pill | None] | None = None
    sign: Callable[[Any], str] | None = None  # meaning of an icon before the text
    tone: Callable[[Any], Tone | None] | None = None  # colour of the text
    bold: bool = False
    least: int = 4
    most: int = 40


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """Shows rows already fetched; painting never touches the database."""

    ORDER = Qt.ItemDataRole.UserRole  # a whole number: the row's rank in that column
    ROW = Qt.ItemDataRole.UserRole + 1  # the row itself
    PILL = Qt.ItemDataRole.UserRole + 2

    def __init__(
        self,
        columns: Iterable[Column],
        rows: Iterable[Row] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = list(rows)
        self._ranks: dict[int, list[int]] = {}
        self._folded: list[str] | None = None

    def replace(self, rows: Iterable[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._forget()
        self.endResetModel()

    def replace_row(self, number: int, row: Row) -> None:
        """Show another row in place of the one at `number`; selection and scrolling stay."""
        self._rows[number] = row
        self._forget()
        last = self.index(number, len(self.columns) - 1)
        self.dataChanged.emit(self.index(number, 0), last)

    def rows(self) -> list[Row]:
        """Return the rows as they were handed in."""
        return list(self._rows)

    def row(self, number: int) -> Row:
        """Return one row."""
        return self._rows[number]

    def folded_text(self, number: int) -> str:
        """Return all words of a row, folded, to search in."""
        if self._folded is None:
            self._folded = [
                folded(" | ".join(column.text(row) for column in self.columns))
                for row in self._rows
            ]
        return self._folded[number]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == self.ORDER:
            return self._rank(index.row(), index.column())
        if role == self.ROW:
            return row
        if role == self.PILL:
            return column.pill(row) if column.pill else None
        return _dress(column, row, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not (orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns)):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[self.columns[section].align])
        return None

    def _rank(self, number: int, section: int) -> int:
        """Return the row's place when sorted by a column; equal values share a place."""
        if section not in self._ranks:
            self._ranks[section] = _ranks([_order(self.columns[section], r) for r in self._rows])
        return self._ranks[section][number]

    def _forget(self) -> None:
        self._ranks.clear()
        self._folded = None


class RowProxy(QSortFilterProxyModel):
    """Sorts by rank and keeps the rows that pass a test and contain every word searched."""

    def __init__(self, source: RowTableModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._keep: Callable[[Any], bool] | None = None
        self.setSortRole(RowTableModel.ORDER)
        self.setSourceModel(source)

    def search(self, text: str) -> None:
        """Keep rows with every word of `text`, accents or not; "" keeps all."""
        self._words = folded(text).split()
        self.invalidate()

    def keep(self, test: Callable[[Any], bool] | None) -> None:
        """Keep rows for which `test(row)` holds; None keeps all."""
        self._keep = test
        self.invalidate()

    def row(self, index: Index) -> Any:
        """Return the row behind an index of this proxy."""
        return index.data(RowTableModel.ROW)

    def filterAcceptsRow(self, number: int, parent: Index) -> bool:
        source = self.sourceModel()
        if self._keep and not self._keep(source.row(number)):
            return False
        return not self._words or all(w in source.folded_text(number) for w in self._words)


def _order(column: Column, row: Any) -> Any:
    return column.order(row) if column.order else sort_key(column.text(row))


def _ranks(keys: list[Any]) -> list[int]:
    distinct = sorted({key for key in keys if key is not None})
    places = {key: place for place, key in enumerate(distinct)}
    return [len(places) if key is None else places[key] for key in keys]


def _dress(column: Column, row: Any, role: int) -> object:
    """Return how a cell looks, None where nothing special is asked for."""
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return int(_ALIGN[column.align])
    if role == Qt.ItemDataRole.ToolTipRole and column.tip:
        return column.tip(row) or None
    if role == Qt.ItemDataRole.DecorationRole and column.sign and column.sign(row):
        return icon(column.sign(row))
    if role == Qt.ItemDataRole.ForegroundRole and column.tone and (tone := column.tone(row)):
        return QBrush(QColor(colours().tone(tone).text))
    if role == Qt.ItemDataRole.FontRole and column.bold:
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return None
