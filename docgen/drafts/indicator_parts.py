"""What reports say of indicators: from the figures of a plan to printed lines and tables."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from docgen.contexts.figures import named
from docgen.contexts.indicators import IndicatorGrid, IndicatorLine
from models.figure_gaps import FigureGap
from models.figure_rules import (
    SIGNS,
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

_MOST_COLUMNS = 6  # indicators beside each other on a page that lies


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


def gap_sentences(gaps: Iterable[FigureGap]) -> list[str]:
    """Return one sentence for each indicator: whose figures are missing, of how many periods."""
    by_key = groupby(gaps, key=lambda gap: gap.indicator.key)
    told = []
    for _, group in by_key:
        found = list(group)
        names = named([f"{gap.unit.name} ({len(gap.periods):02d} kỳ)" for gap in found])
        title = found[0].indicator.title
        told.append(f"chỉ tiêu “{title}” chưa có số liệu trong báo cáo đã gửi của {names}")
    return told


def target_words(sheet: FigureSheet, total: Total) -> str:
    """Return what an indicator is to reach: the sum of the targets, "≥ 90", or "".

    What each unit is to reach by itself is not to be taken for the bar of their sum.
    """
    one = total.indicator
    if total.target is not None:
        return number_words(total.target)
    told = _bar_of_each(sheet, one)
    return f"{told} mỗi đơn vị" if told and sums_over_units(one) else told


def _bar_of_each(sheet: FigureSheet, one: PlanIndicator) -> str:
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
