"""Who has reported: the matrix of a plan, the overview, and what `status` prints.

All read at once, in a few queries; the pages get plain values and never touch the tables.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from models import office, plan_list, plan_reading
from models.clusters import cluster_finder
from models.obligations import (
    Obligation,
    Receipt,
    owed,
    receipts_of,
    reminded,
    still_owed,
    to_redo,
)
from models.opening import Planned, office_calendar, planned
from models.plan import Reporter
from models.plan_records import PlanRecord, ReportingRuleRecord
from models.schedule import handed_on
from models.settled import facts_of
from models.states import Figures, Standing, State, figures, standing
from models.units import Cluster, Unit, clusters_by_unit


@dataclass(frozen=True)
class Cell:
    """One obligation with all there is to tell of it."""

    obligation: Obligation
    receipts: tuple[Receipt, ...]
    standing: Standing
    reminders: int
    cluster: str | None = None  # it sat in on the original due day; "": in none, None: not asked

    @property
    def unit(self) -> Unit:
        return self.obligation.unit


@dataclass(frozen=True)
class PeriodColumn:
    """A column of the matrix. `open`: False while nothing of it is owed yet."""

    key: str  # period and title
    label: str
    title: str
    last_day: date
    words: str
    open: bool


@dataclass(frozen=True)
class UnitRow:
    """A row of the matrix."""

    unit: Unit
    cluster: Cluster | None
    cells: dict[str, Cell] = field(default_factory=dict)  # by column key

    @property
    def figures(self) -> Figures:
        return figures(cell.standing for cell in self.cells.values())


@dataclass(frozen=True)
class Matrix:
    """Units × periods of one plan on one day."""

    code: str
    title: str
    today: date
    columns: list[PeriodColumn]
    rows: list[UnitRow]

    @property
    def figures(self) -> Figures:
        return figures(cell.standing for row in self.rows for cell in row.cells.values())

    def column_figures(self, key: str) -> Figures:
        """Return the figures of one period."""
        return figures(row.cells[key].standing for row in self.rows if key in row.cells)

    @property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells.values()]

    @property
    def late(self) -> list[Cell]:
        """What is past its day and not in, the longest first."""
        return _latest(self.cells)


@dataclass(frozen=True)
class Overview:
    """What the clerk sees without a click."""

    today: date
    overdue: list[Cell]
    soon: list[Cell]  # due within the office's "soon" days, what is to be redone included
    figures: Figures  # of everything due this year
    by_plan: list[tuple[str, str, Figures]]  # code, title, figures; worst first
    upward: list[tuple[str, Planned]]  # our own reports to the level above: code, report
    soon_days: int


def cells(obligations: list[Obligation], today: date) -> list[Cell]:
    """Return obligations with their receipts and standings, in the order given."""
    soon = office.rules().soon_days
    log, counts = receipts_of(obligations), reminded(obligations)
    cluster_on = cluster_finder()
    found = []
    for item in obligations:
        receipts = tuple(log.get(item.id, ()))
        stands = standing(item, receipts, today, soon)
        seat = cluster_on(item.unit_id, item.due_on)
        name = seat[1] if seat else ""
        found.append(Cell(item, receipts, stands, counts.get(item.id, 0), name))
    return found


def matrix(code: str, today: date) -> Matrix:
    """Return the matrix of a plan: what was opened, and the columns still to come."""
    record = PlanRecord.get(PlanRecord.code == code)
    found = cells(owed(plan_id=record.id), today)
    clusters = clusters_by_unit(today)
    rows: dict[int, UnitRow] = {}
    columns: dict[str, PeriodColumn] = {}
    for cell in found:
        key = _column_key(cell.obligation.period, cell.obligation.title)
        columns.setdefault(key, _opened_column(key, cell.obligation))
        unit = cell.obligation.unit
        row = rows.setdefault(unit.id, UnitRow(unit, clusters.get(unit.id)))
        row.cells[key] = cell
    if record.tracked_on is not None:
        calendar = office_calendar(code)
        for item in planned(plan_reading.load_schedule(record), calendar, office.rules()):
            key = _column_key(item.period, item.title)
            is_coming = item.opens_on > today and item.reporter is Reporter.UNITS
            is_coming = is_coming and not item.refusal
            if is_coming and key not in columns:
                columns[key] = _coming_column(key, item)
    return Matrix(
        code=code,
        title=record.subject,
        today=today,
        columns=sorted(columns.values(), key=lambda column: (column.last_day, column.title)),
        rows=sorted(rows.values(), key=lambda row: row.unit.sort),
    )


def same_period(found: Matrix | None, chosen: list[Cell]) -> list[Obligation]:
    """Return all that is owed for the period of the chosen cells, the exempt left out.

    Empty when they belong to several periods.
    """
    keys = {_column_key(cell.obligation.period, cell.obligation.title) for cell in chosen}
    if found is None or len(keys) != 1:
        return []
    key = keys.pop()
    cells_of = [row.cells[key] for row in found.rows if key in row.cells]
    return [cell.obligation for cell in cells_of if cell.standing.state is not State.EXEMPT]


def overview(today: date) -> Overview:
    """Return what is late (of whatever year), what is due soon and the figures of the year."""
    rules = office.rules()
    found = cells(still_owed(today + timedelta(days=rules.soon_days), today), today)
    redo = cells(to_redo(today + timedelta(days=rules.soon_days), today), today)
    again = [cell for cell in redo if cell.standing.redo_by is not None]
    asked = {cell.obligation.id for cell in again}
    soon = [cell for cell in found if cell.obligation.id not in asked and _is_soon(cell, rules)]
    by_plan: dict[int, list[Standing]] = defaultdict(list)
    for fact in facts_of(today.year):
        by_plan[fact.plan].append(standing(fact, fact.receipts, today, rules.soon_days))
    return Overview(
        today=today,
        overdue=_latest(found),
        soon=sorted(soon + again, key=lambda cell: (cell.standing.next_day, cell.unit.sort)),
        figures=figures(item for group in by_plan.values() for item in group),
        by_plan=_lines(by_plan),
        upward=_upward(today, rules),
        soon_days=rules.soon_days,
    )


def _is_soon(cell: Cell, rules: office.Rules) -> bool:
    return (
        cell.standing.state in (State.SOON, State.RETURNED)
        and not cell.standing.days_late
        and cell.standing.days_left <= rules.soon_days
    )


def _lines(by_plan: dict[int, list[Standing]]) -> list[tuple[str, str, Figures]]:
    """Return code, subject and figures of each plan, the most overdue first."""
    named = {row.id: row for row in PlanRecord.select().where(PlanRecord.id.in_(list(by_plan)))}
    lines = [
        (named[plan].code, named[plan].subject, figures(group)) for plan, group in by_plan.items()
    ]
    return sorted(lines, key=lambda line: -line[2].overdue)


def _upward(today: date, rules: office.Rules) -> list[tuple[str, Planned]]:
    """Return our own reports to the level above that are due soon; only plans that have some."""
    calendar = office_calendar()
    found = []
    reporting = (
        PlanRecord.select()
        .join(ReportingRuleRecord, on=(ReportingRuleRecord.owner == PlanRecord.id))
        .where(
            PlanRecord.tracked_on.is_null(False),
            PlanRecord.deleted_on.is_null(),
            (ReportingRuleRecord.reporter == Reporter.COLLECTOR)
            | ReportingRuleRecord.upward.is_null(False),
        )
        .distinct()
    )
    for record in reporting:
        plan = plan_reading.load_schedule(record)
        for item in (*planned(plan, calendar, rules), *handed_on(plan, calendar, rules)):
            left = (item.last_day - today).days
            if item.reporter is Reporter.COLLECTOR and 0 <= left <= rules.soon_days:
                found.append((record.code, item))
    return sorted(found, key=lambda pair: pair[1].last_day)


def _latest(found: list[Cell]) -> list[Cell]:
    late = [
        cell
        for cell in found
        if cell.standing.days_late and cell.standing.state in (State.OVERDUE, State.RETURNED)
    ]
    return sorted(late, key=lambda cell: (-cell.standing.days_late, cell.unit.sort))


def _column_key(period: str, title: str) -> str:
    return f"{period}|{title}"


def _opened_column(key: str, item: Obligation) -> PeriodColumn:
    return PeriodColumn(key, item.period_label, item.title, item.due_on, item.due_words, True)


def _coming_column(key: str, item: Planned) -> PeriodColumn:
    return PeriodColumn(key, item.period_label, item.title, item.last_day, item.words, False)


def plans_tracked() -> list[plan_list.PlanRow]:
    """Return the plans whose reports are followed up, newest first, one line a plan."""
    tracked = set(
        row.code
        for row in PlanRecord.select(PlanRecord.code).where(PlanRecord.tracked_on.is_null(False))
    )
    lines: dict[str, plan_list.PlanRow] = {}
    for row in plan_list.rows():
        if row.code in tracked:
            lines.setdefault(row.code, row)
    return list(lines.values())
