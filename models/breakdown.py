"""The five figures broken down by unit, cluster, period, campaign or year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from models import office
from models.clusters import cluster_finder
from models.plan_records import PlanRecord
from models.settled import Settled, facts_of
from models.states import Figures, Standing, figures, standing
from models.text import sort_key
from models.units import Unit


class Grouping(StrEnum):
    """What a line of the table stands for."""

    UNIT = "unit"
    CLUSTER = "cluster"
    PERIOD = "period"
    CAMPAIGN = "campaign"
    YEAR = "year"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Grouping.UNIT: "Đơn vị",
    Grouping.CLUSTER: "Cụm, khối",
    Grouping.PERIOD: "Kỳ báo cáo",
    Grouping.CAMPAIGN: "Phong trào",
    Grouping.YEAR: "Năm",
}
LOOSE = "Không thuộc cụm, khối"


@dataclass(frozen=True)
class Group:
    """What one obligation counts for in one grouping; `order` is what lines are sorted by."""

    key: str
    label: str
    order: Any


_NOWHERE = Group("", LOOSE, (1,))  # stands last


@dataclass(frozen=True)
class Counted:
    """One obligation with how it stands, and the group it belongs to in every grouping."""

    standing: Standing
    groups: dict[Grouping, Group]


@dataclass(frozen=True)
class Line:
    """One line of a table of figures."""

    key: str
    label: str
    figures: Figures
    order: Any = None  # lines of one table compare by it


def broken_down(rows: Iterable[Counted], by: Grouping) -> list[Line]:
    """Return a line for each group that anything is counted in, sorted. Pure.

    Every obligation is counted in just one line, so the lines add up to the whole.
    """
    groups: dict[str, tuple[Group, list[Standing]]] = {}
    for row in rows:
        group = row.groups[by]
        kept = groups.setdefault(group.key, (group, []))
        kept[1].append(row.standing)
        if group.order < kept[0].order:
            groups[group.key] = (group, kept[1])
    ordered = sorted(groups.values(), key=lambda pair: pair[0].order)
    lines = [Line(group.key, group.label, figures(found), group.order) for group, found in ordered]
    return [line for line in lines if line.figures.expected or line.figures.exempt]


def total(lines: Iterable[Line]) -> Figures:
    """Return the figures of all lines together."""
    return sum((line.figures for line in lines), Figures())


def counted(today: date, year: int | None = None, code: str = "") -> list[Counted]:
    """Return what is in the book with its groups: due in a year (None: ever), of a plan or all.

    A unit counts for the cluster it sat in on the original due day, wherever it moved since.
    """
    plans = {row.id: row for row in PlanRecord.select()}
    wanted = next((plan.id for plan in plans.values() if plan.code == code), None)
    if code and wanted is None:
        return []
    units = {unit.id: unit for unit in Unit.select()}
    cluster_on, soon = cluster_finder(), office.rules().soon_days
    return [
        Counted(
            standing(fact, fact.receipts, today, soon),
            _groups(fact, units[fact.unit], plans[fact.plan], cluster_on),
        )
        for fact in facts_of(year, wanted)
    ]


def _groups(
    fact: Settled,
    unit: Unit,
    plan: PlanRecord,
    cluster_on: Callable[[int, date], tuple[int, str] | None],
) -> dict[Grouping, Group]:
    seat = cluster_on(unit.id, fact.due_on)
    cluster = Group(str(seat[0]), seat[1], (0, sort_key(seat[1]))) if seat else _NOWHERE
    year = str(fact.due_on.year)
    return {
        Grouping.UNIT: Group(unit.code, unit.name, (unit.sort, unit.id)),
        Grouping.CLUSTER: cluster,
        Grouping.PERIOD: Group(fact.period, fact.period_label, (fact.due_on, fact.period_label)),
        Grouping.CAMPAIGN: Group(plan.code, _campaign(plan), plan.code),
        Grouping.YEAR: Group(year, year, year),
    }


def _campaign(plan: PlanRecord) -> str:
    return " · ".join(part for part in (plan.code, plan.subject) if part)
