"""Which figures of indicators are missing in reports that are in."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from models.figure_rules import ValueState
from models.figures import FigureSheet, FigureUnit
from models.plan_indicators import PlanIndicator
from models.states import OPEN_STATES
from models.tracking import Cell

Open = Set[tuple[int, str]]  # unit id and period


@dataclass(frozen=True)
class FigureGap:
    """What one unit left out of its reports about one indicator."""

    indicator: PlanIndicator
    unit: FigureUnit
    periods: tuple[str, ...]  # labels, oldest first


def not_in(found: Iterable[Cell]) -> set[tuple[int, str]]:
    """Return unit id and period of reports that are not in: they are missing as a whole."""
    return {
        (cell.unit.id, cell.obligation.period)
        for cell in found
        if cell.standing.state in OPEN_STATES
    }


def gaps_of(sheet: FigureSheet, absent: Open = frozenset()) -> list[FigureGap]:
    """Return what is missing, by indicator, then unit; reports of `absent` are left out."""
    found = []
    for one in sheet.indicators:
        for unit in sheet.units:
            periods = tuple(
                period.label
                for period in sheet.periods
                if (unit.id, period.key) not in absent
                and sheet.entry(one.key, unit.id, period.key).state is ValueState.MISSING
            )
            if periods:
                found.append(FigureGap(one, unit, periods))
    return found
