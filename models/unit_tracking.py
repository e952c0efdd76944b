"""One unit on one sheet: all its campaigns × the periods of a year."""

from dataclasses import dataclass, field
from datetime import date

from models.obligations import Obligation, owed
from models.states import Figures, figures
from models.tracking import Cell, PeriodColumn, cells, plans_tracked
from models.units import Unit

_MILESTONES = "M"


@dataclass(frozen=True)
class PlanLine:
    """One campaign; `title` names the report where the campaign asks for several in a period."""

    code: str
    subject: str
    title: str
    cells: dict[str, Cell] = field(default_factory=dict)  # by column key

    @property
    def figures(self) -> Figures:
        return figures(cell.standing for cell in self.cells.values())


@dataclass(frozen=True)
class UnitSheet:
    """What one unit owes to all campaigns in one year."""

    unit: Unit
    year: int
    today: date
    columns: list[PeriodColumn]
    rows: list[PlanLine]

    @property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells.values()]

    @property
    def figures(self) -> Figures:
        return figures(cell.standing for cell in self.cells)


def unit_sheet(unit: Unit, year: int, today: date) -> UnitSheet:
    """Return the sheet of a unit: periods by the day they are due, campaigns by their code.

    A year has what is due in it by the original day, as everywhere in the figures. Milestones
    share a column for each month. Where two reports of a campaign would fall into one place the
    later one gets a line of its own.
    """
    due = owed(unit_id=unit.id, from_on=date(year, 1, 1), until_on=date(year, 12, 31))
    found = cells(due, today)
    titles = {row.code: row.title for row in plans_tracked()}
    columns: dict[str, PeriodColumn] = {}
    lines: dict[str, list[PlanLine]] = {}
    for cell in found:
        key, label = _place(cell.obligation)
        known = columns.get(key)
        if known is None or known.last_day > cell.obligation.due_on:
            columns[key] = _column(key, label, cell.obligation)
        ours = lines.setdefault(cell.obligation.plan.code, [])
        _line_for(ours, key, cell, titles).cells[key] = cell
    return UnitSheet(
        unit=unit,
        year=year,
        today=today,
        columns=sorted(columns.values(), key=lambda column: (column.last_day, column.label)),
        rows=[line for code in sorted(lines) for line in lines[code]],
    )


def units_owing() -> list[Unit]:
    """Return the units that ever owed a report, closed ones too, in Vietnamese order."""
    asked = Obligation.select(Obligation.unit).distinct()
    return list(Unit.select().where(Unit.id.in_(asked)).order_by(Unit.sort))


def years_of(unit: Unit, today: date) -> list[int]:
    """Return the years in which a unit owes something, this year included, newest first."""
    found = {item.due_on.year for item in owed(unit_id=unit.id)}
    return sorted(found | {today.year}, reverse=True)


def _place(item: Obligation) -> tuple[str, str]:
    """Return key and label of the column a report stands in."""
    if item.milestone_id is None:
        return item.period, item.period_label
    month = f"{item.due_on:%Y-%m}"
    return f"{_MILESTONES}-{month}", f"Mốc tháng {item.due_on.month}/{item.due_on.year}"


def _column(key: str, label: str, item: Obligation) -> PeriodColumn:
    title = "Mốc của các phong trào" if key.startswith(_MILESTONES) else item.title
    return PeriodColumn(key, label, title, item.due_on, item.due_words, True)


def _line_for(lines: list[PlanLine], key: str, cell: Cell, titles: dict[str, str]) -> PlanLine:
    """Return the first line of a campaign that is free in a column, a new one if need be."""
    for line in lines:
        if key not in line.cells:
            return line
    item = cell.obligation
    subject = titles.get(item.plan.code, item.plan.subject)
    lines.append(PlanLine(item.plan.code, subject, item.title if lines else ""))
    return lines[-1]
