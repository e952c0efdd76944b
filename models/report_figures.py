"""Figures for reports: what was due in a stretch of days, counted by unit, period and plan."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from models.obligations import owed
from models.opening import participants
from models.plan_records import PlanRecord
from models.states import Figures, figures
from models.text import sort_key
from models.tracking import Cell, Matrix, cells
from models.units import Unit, clusters_by_unit


@dataclass(frozen=True)
class UnitLine:
    """How one unit reported. `missing`: what is overdue, the oldest first."""

    unit: Unit
    cluster: str  # name of its cụm or khối; "" when it sits in none
    figures: Figures
    missing: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Participation:
    """How many units of one cluster take part; of them some have handed in nothing at all."""

    cluster: str  # "" for units that sit in none
    units: int
    reporting: int  # handed in at least once

    @property
    def silent(self) -> int:
        return self.units - self.reporting


@dataclass(frozen=True)
class PeriodLine:
    """How all units reported for one period of a plan."""

    label: str
    title: str
    figures: Figures


def due_within(first: date, last: date, on: date) -> list[Cell]:
    """Return what fell due from `first` to `last`, as it stood on the day `on`."""
    return cells(owed(from_on=first, until_on=last), on)


def by_unit(found: Iterable[Cell], on: date) -> list[UnitLine]:
    """Return a line for each unit, by cluster, then in Vietnamese order; the loose ones last."""
    clusters = clusters_by_unit(on)
    lines = []
    for unit_id, group in _grouped(found, lambda cell: cell.unit.id).items():
        cluster = clusters.get(unit_id)
        missing = [cell for cell in group if cell.standing.days_late and not _is_in(cell)]
        missing.sort(key=lambda cell: cell.standing.last_day)
        counted = figures(cell.standing for cell in group)
        name = cluster.name if cluster else ""
        lines.append(UnitLine(group[0].unit, name, counted, missing))
    return sorted(lines, key=lambda line: (not line.cluster, line.cluster, line.unit.sort))


def by_period(matrix: Matrix) -> list[PeriodLine]:
    """Return a line for each period of a plan that was opened, oldest first."""
    lines = [
        PeriodLine(column.label, column.title, matrix.column_figures(column.key))
        for column in matrix.columns
        if column.open
    ]
    return [line for line in lines if line.figures.expected or line.figures.exempt]


def by_plan(found: Iterable[Cell]) -> dict[int, Figures]:
    """Return plan id → the figures of all that its units owed."""
    return {
        plan: figures(cell.standing for cell in group)
        for plan, group in _grouped(found, lambda cell: cell.obligation.plan_id).items()
    }


def taking_part(plan_id: int, on: date) -> int:
    """Return how many units a plan speaks to on a day."""
    return len(_participants(plan_id, on))


def participation(plan_id: int, on: date, found: Iterable[Cell]) -> list[Participation]:
    """Return a line for each cluster that takes part in a plan on a day, the loose units last.

    `found`: all that is owed to the plan.
    """
    clusters = clusters_by_unit(on)
    handed_in = {cell.unit.id for cell in found if _is_in(cell)}
    groups: dict[str, list[bool]] = defaultdict(list)
    for unit in _participants(plan_id, on):
        seat = clusters.get(unit.id)
        groups[seat.name if seat else ""].append(unit.id in handed_in)
    lines = [Participation(name, len(group), sum(group)) for name, group in groups.items()]
    return sorted(lines, key=lambda line: (not line.cluster, sort_key(line.cluster)))


def _participants(plan_id: int, on: date) -> list[Unit]:
    record = PlanRecord.get_by_id(plan_id)
    return participants(list(record.participations), Unit.listed(), on)


def _grouped(found: Iterable[Cell], key: Callable[[Cell], int]) -> dict[int, list[Cell]]:
    groups: dict[int, list[Cell]] = defaultdict(list)
    for cell in found:
        groups[key(cell)].append(cell)
    return groups


def _is_in(cell: Cell) -> bool:
    return cell.standing.received_on is not None
