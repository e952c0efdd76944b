"""What the matrix shows: lines × periods. Everything is fetched before; painting reads no book."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QWidget

from models.standing_words import short, story, tiny
from models.states import Figures, Standing, State, figures
from models.tracking import Cell, PeriodColumn
from models.units import Unit
from ui.tables.base import NO_PARENT, Index

CELL = Qt.ItemDataRole.UserRole + 1
TINY = Qt.ItemDataRole.UserRole + 2  # sign and number alone
HEAD = Qt.ItemDataRole.UserRole + 3  # a heading in full, however narrow the columns are
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Line:
    """A row: what stands in the first column, and a cell for each period that is owed."""

    key: str  # the same after each reading of the book
    name: str
    tip: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)  # by column key
    unit: Unit | None = None


@dataclass(frozen=True)
class Group(Line):
    """A row that heads others: the figures of all of them, those the filter hides as well."""

    lines: tuple[Line, ...] = ()  # all that belong to it, shown or not
    folded: bool = False

    @cached_property
    def figures(self) -> Mapping[str, Figures]:
        """The figures of each period, by its key."""
        return figures_by_period(line.cells for line in self.lines)


@dataclass(frozen=True)
class Shown:
    """All the model shows: `wanted` is what the filter looks for, the rest is painted faint.

    `figures` are those of each period, by its key: of all units, whatever the filter keeps.
    """

    corner: str
    columns: Sequence[PeriodColumn]
    lines: Sequence[Line]
    figures: Mapping[str, Figures]
    today: date
    wanted: Callable[[Standing], bool] = lambda found: True


class MatrixModel(QAbstractTableModel):
    """Rows are lines, column 0 their names, the rest the periods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[PeriodColumn] = []
        self._lines: list[Line] = []
        self._figures: Mapping[str, Figures] = {}
        self._compact = False
        self._corner = ""
        self._wanted: Callable[[Standing], bool] = lambda found: True
        self.today_section = 0  # the first period that is not over; 0: all are, or none is shown

    def replace(self, shown: Shown | None) -> None:
        """Show something else; None: nothing."""
        self.beginResetModel()
        self._columns = list(shown.columns) if shown else []
        self._lines = list(shown.lines) if shown else []
        self._corner = shown.corner if shown else ""
        self._wanted = shown.wanted if shown else (lambda found: True)
        ahead = (
            number
            for number, column in enumerate(self._columns, start=1)
            if shown and column.last_day >= shown.today
        )
        self.today_section = next(ahead, 0)
        self._figures = shown.figures if shown else {}
        self.endResetModel()

    def set_compact(self, compact: bool) -> None:
        """Word the headings for narrow columns, or in full."""
        self._compact = compact
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns))

    def row(self, number: int) -> Line:
        """Return the line of a row."""
        return self._lines[number]

    def column(self, section: int) -> PeriodColumn:
        """Return the period of a column (1 and up)."""
        return self._columns[section - 1]

    def cell(self, index: Index) -> Cell | None:
        """Return what is owed there; None for names, headings and empty places."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._lines[index.row()].cells.get(self._columns[index.column() - 1].key)

    def is_wanted(self, cell: Cell) -> bool:
        """Tell whether the filter looks for it."""
        return self._wanted(cell.standing)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if index.column() == 0:
            return _name_data(line, role)
        if role == _ALIGNMENT:
            return _CENTRE
        column = self._columns[index.column() - 1]
        if isinstance(line, Group):
            return _group_data(line, column, role)
        return self._cell_data(line.cells.get(column.key), column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section > len(self._columns):
            return None
        if section == 0:
            corner = {Qt.ItemDataRole.DisplayRole: self._corner, HEAD: self._corner}
            return {**corner, _ALIGNMENT: _LEFT}.get(role)
        column = self._columns[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(column, self._compact)
        if role == HEAD:
            return self._head(column, False)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = f"{self._head(column, False)}\n{column.words}"
            return f"{column.title} · {told}" if column.title != column.label else told
        return _WRAPPED if role == _ALIGNMENT else None

    def _head(self, column: PeriodColumn, compact: bool) -> str:
        day = column.last_day
        due = f"{day.day:02d}/{day.month}" + ("" if compact else f"/{day.year % 100}")
        counts = self._figures.get(column.key, Figures())
        done = f"{counts.received}/{counts.expected}" if column.open else "chưa mở"
        if compact:
            return f"{column.label}\n{due}\n{done}"
        return f"{column.label}\nhạn {due}\n{done}{' đã nộp' if column.open else ''}"

    def _cell_data(self, cell: Cell | None, column: PeriodColumn, role: int) -> object:
        if cell is None:
            if role in (Qt.ItemDataRole.DisplayRole, TINY):
                return "" if column.open else State.NOT_OPEN.sign
            return None
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return short(cell.standing)
        if role == TINY:
            return tiny(cell.standing)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return story(cell)
        return None


def figures_by_period(rows: Iterable[Mapping[str, Cell]]) -> dict[str, Figures]:
    """Return the figures of each period, by its key; without those in which nothing is owed."""
    found: dict[str, list[Standing]] = {}
    for cells in rows:
        for key, cell in cells.items():
            found.setdefault(key, []).append(cell.standing)
    return {key: figures(standings) for key, standings in found.items()}


def _name_data(line: Line, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, TINY):
        return line.name
    return line.tip or None if role == Qt.ItemDataRole.ToolTipRole else None


def _group_data(group: Group, column: PeriodColumn, role: int) -> object:
    if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, TINY):
        return None
    counts = group.figures.get(column.key, Figures())
    if not counts.expected:
        return "" if role != Qt.ItemDataRole.ToolTipRole else None
    if role == Qt.ItemDataRole.ToolTipRole:
        return (
            f"{group.name} · {column.label}\nĐã nộp {counts.received}/{counts.expected},"
            f" đúng hạn {counts.on_time}, chậm {counts.late}, quá hạn {counts.overdue}"
        )
    late = f" {State.OVERDUE.sign} {counts.overdue}" if counts.overdue else ""
    return f"{counts.received}/{counts.expected}{late}"
