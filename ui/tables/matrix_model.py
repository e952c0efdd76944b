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
    """A row that heads others: their figures, whether they are folded away."""

    lines: tuple[Line, ...] = ()
    folded: bool = False

    @cached_property
    def figures(self) -> Mapping[str, Figures]:
        """The figures of each period, by its key; without those in which nothing is owed."""
        found: dict[str, list[Standing]] = {}
        for line in self.lines:
            for key, cell in line.cells.items():
                found.setdefault(key, []).append(cell.standing)
        return {key: figures(standings) for key, standings in found.items()}


@dataclass(frozen=True)
class Shown:
    """All the model shows: `wanted` is what the filter looks for, the rest is painted faint."""

    corner: str
    columns: Sequence[PeriodColumn]
    lines: Sequence[Line]
    today: date
    wanted: Callable[[Standing], bool] = lambda found: True


class MatrixModel(QAbstractTableModel):
    """Rows are lines, column 0 their names, the rest the periods."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[PeriodColumn] = []
        self._lines: list[Line] = []
        self._heads: list[str] = []
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
        plain = list(members(self._lines))
        self._heads = [_head(column, plain) for column in self._columns]
        self.endResetModel()

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
            return {Qt.ItemDataRole.DisplayRole: self._corner, _ALIGNMENT: _LEFT}.get(role)
        column = self._columns[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section - 1]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.title} · {column.label}\n{column.words}"
        return _WRAPPED if role == _ALIGNMENT else None

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


def members(lines: Iterable[Line]) -> Iterable[Line]:
    """Yield the lines that owe something: those inside folded groups too, each once."""
    for line in lines:
        if not isinstance(line, Group):
            yield line
        elif line.folded:
            yield from line.lines


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


def _head(column: PeriodColumn, lines: Sequence[Line]) -> str:
    due = f"hạn {column.last_day.day:02d}/{column.last_day.month}/{column.last_day.year % 100}"
    if not column.open:
        return f"{column.label}\n{due}\nchưa mở"
    counts = figures(line.cells[column.key].standing for line in lines if column.key in line.cells)
    return f"{column.label}\n{due}\n{counts.received}/{counts.expected} đã nộp"
