"""What reports say of indicators: from the figures of a plan to printed lines and tables."""

from collections.abc import Iterable, Set
from decimal import Decimal

from docgen.contexts.figures import named
from docgen.contexts.indicators import IndicatorGrid, IndicatorLine
from models.figure_rules import (
    SIGNS,
    ValueState,
    Verdict,
    exact_number,
    number_words,
    percent_words,
    target_of,
)
from models.figure_steps import last_step
from models.figures import FigureSheet, FigureUnit, Total, sums_over_units
from models.plan_indicators import PlanIndicator
from models.report_snapshot import cell_words
from models.states import OPEN_STATES
from models.tracking import Cell

_MOST_COLUMNS = 6  # indicators beside each other on a page that lies
Pending = Set[tuple[int, str]]  # unit id and period of reports that are not due yet


def not_due(found: Iterable[Cell]) -> set[tuple[int, str]]:
    """Return unit id and period of what is not in and still has time: nothing is missing there."""
    return {
        (cell.unit.id, cell.obligation.period)
        for cell in found
        if cell.standing.state in OPEN_STATES and not cell.standing.days_late
    }


def indicator_lines(sheet: FigureSheet, group: str = "") -> list[IndicatorLine]:
    """Return a line for each indicator of a plan over all its units."""
    return [_line(sheet, one, group) for one in sheet.indicators] if sheet.units else []


def indicator_grids(sheet: FigureSheet, title: str) -> list[IndicatorGrid]:
    """Return the tables unit × indicator, so many columns each as a page has room for."""
    found = []
    for start in range(0, len(sheet.indicators) if sheet.units else 0, _MOST_COLUMNS):
        shown = sheet.indicators[start : start + _MOST_COLUMNS]
        totals = [sheet.total(one.key) for one in shown]
        found.append(
            IndicatorGrid(
                title=title,
                heads=[_head(one) for one in shown],
                units=[[unit.name, *(_cell(sheet, one, unit) for one in shown)]
                       for unit in sheet.units],
                totals=[
                    ["Cộng", *(reached_words(sheet, total) for total in totals)],
                    ["Đơn vị có số liệu", *(_reported(total) for total in totals)],
                    ["Đơn vị đạt", *(_verdict(total) or "–" for total in totals)],
                ],
            )
        )  # fmt: skip
    return found


def indicator_gaps(sheet: FigureSheet, pending: Pending = frozenset()) -> list[str]:
    """Return for each indicator whose figures are missing, and of how many periods.

    What is still to come is not missing.
    """
    found = []
    for one in sheet.indicators:
        told = [(unit.name, _missing(sheet, one, unit, pending)) for unit in sheet.units]
        names = [f"{name} ({count:02d} kỳ)" for name, count in told if count]
        if names:
            found.append(f"chỉ tiêu “{one.title}” thiếu số liệu của {named(names)}")
    return found


def missing_periods(
    sheet: FigureSheet, one: PlanIndicator, unit: FigureUnit, pending: Pending
) -> list[str]:
    """Return the labels of periods whose figure is missing though its report is due."""
    return [
        period.label
        for period in sheet.periods
        if (unit.id, period.key) not in pending
        and sheet.entry(one.key, unit.id, period.key).state is ValueState.MISSING
    ]


def target_words(sheet: FigureSheet, total: Total) -> str:
    """Return what an indicator is to reach: the sum of the targets, "≥ 90", "5" of each, or ""."""
    one = total.indicator
    if total.target is not None:
        return number_words(total.target)
    if one.threshold is not None and one.operator in SIGNS:
        return f"{SIGNS[one.operator]} {number_words(exact_number(one.threshold))}"
    targets = {target_of(one, unit.code) for unit in sheet.units}
    known = targets.pop() if len(targets) == 1 else None
    return "" if known is None else number_words(known)


def reached_words(sheet: FigureSheet, total: Total) -> str:
    """Return the sum; of what has no sum the lowest and the highest; "–" for nothing."""
    if total.value is not None:
        return number_words(total.value)
    values = known_values(sheet, total.indicator)
    if sums_over_units(total.indicator) or not values:
        return "–"
    low, high = number_words(min(values)), number_words(max(values))
    return low if low == high else f"{low} đến {high}"


def known_values(sheet: FigureSheet, one: PlanIndicator) -> list[Decimal]:
    """Return what the units reached, those without a value left out."""
    values = (sheet.reckoned(one.key, unit).value for unit in sheet.units)
    return [value for value in values if value is not None]


def _line(sheet: FigureSheet, one: PlanIndicator, group: str) -> IndicatorLine:
    total, step = sheet.total(one.key), last_step(sheet, one.key)
    return IndicatorLine(
        name=one.title,
        unit=one.measure,
        target=target_words(sheet, total) or "–",
        reached=reached_words(sheet, total),
        share=percent_words(total.percent).replace(" ", "\u00a0"),
        reported=_reported(total),
        verdict=_verdict(total) or "–",
        trend=step.words if step else "",
        group=group,
    )


def _reported(total: Total) -> str:
    away = f" (KAD {total.not_applicable:02d})" if total.not_applicable else ""
    return f"{total.reported}/{total.owing}{away}"


def _verdict(total: Total) -> str:
    return f"{total.reached}/{total.judged}" if total.judged else ""


def _head(one: PlanIndicator) -> str:
    return f"{one.title} ({one.measure})" if one.measure else one.title


def _cell(sheet: FigureSheet, one: PlanIndicator, unit: FigureUnit) -> str:
    line = sheet.reckoned(one.key, unit)
    is_short = line.verdict is Verdict.NOT_REACHED
    return f"{cell_words(line)} (chưa đạt)" if is_short else cell_words(line)


def _missing(sheet: FigureSheet, one: PlanIndicator, unit: FigureUnit, pending: Pending) -> int:
    return len(missing_periods(sheet, one, unit, pending))
