"""The table of indicators as rows and columns: all units together, then each of them."""

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from models.figure_rules import (
    Reckoned,
    ValueState,
    Verdict,
    bar_of,
    number_words,
    percent_words,
    target_of,
)
from models.figures import FigureSheet, FigureUnit, Total, TrendPoint, sums_over_units
from models.plan_indicators import IndicatorKind, PlanIndicator
from models.text import sort_key
from ui.tables.base import Column
from ui.theme import Tone
from ui.widgets.pill import Pill
from ui.widgets.trend_chart import TrendBar

ALL_UNITS = "Tất cả đơn vị"
_HEAD_LETTERS = 17
_YEAR = re.compile(r"(?:/| năm )\d{4}$")
_TONES = {
    Verdict.REACHED: (Tone.OK, "ok"),
    Verdict.NOT_REACHED: (Tone.ERROR, "rejected"),
    Verdict.CANNOT_TELL: (Tone.WARNING, "warning"),
    Verdict.NOT_APPLICABLE: (Tone.NEUTRAL, "exempt"),
}


@dataclass(frozen=True)
class UnitFigures:
    """One row: a unit with what it reached, by key of the indicator."""

    unit: FigureUnit
    cells: dict[str, Reckoned]

    @property
    def name(self) -> str:
        return self.unit.name


@dataclass(frozen=True)
class AllFigures:
    """The first row: all units together."""

    cells: dict[str, Total]
    unit: None = None

    @property
    def name(self) -> str:
        return ALL_UNITS


FigureRow = UnitFigures | AllFigures


def rows_of(sheet: FigureSheet, period: str | None, alone: bool) -> list[FigureRow]:
    """Return the rows up to a period (None: all), or for that period `alone`."""
    keys = [one.key for one in sheet.indicators]
    found: list[FigureRow] = []
    for unit in sheet.units:
        cells = {
            key: sheet.alone(key, unit, period)
            if alone and period
            else sheet.reckoned(key, unit, period)
            for key in keys
        }
        found.append(UnitFigures(unit, cells))
    totals = {
        key: sheet.period_total(key, period) if alone and period else sheet.total(key, period)
        for key in keys
    }
    return [AllFigures(totals), *found]


def columns_of(sheet: FigureSheet) -> list[Column]:
    """Return the columns: the unit, then for each indicator value, % of target and verdict."""
    made = [
        Column(
            "Đơn vị",
            lambda row: row.name,
            lambda row: sort_key(row.name) if row.unit else None,
            least=14,
            most=24,
        )
    ]
    for one in sheet.indicators:
        made += _columns(sheet, one)
    return made


def _columns(sheet: FigureSheet, one: PlanIndicator) -> list[Column]:
    key = one.key
    title = f"{one.title} ({one.measure})" if one.measure else one.title
    head = "\n".join(textwrap.wrap(title, _HEAD_LETTERS, max_lines=5, placeholder=" …"))
    targets = [target_of(one, unit.code) for unit in sheet.units]
    found = [
        Column(head, _at(key, value_words), _at(key, lambda cell: cell.value), "right",
               tip=_at(key, cell_tip), least=10)
    ]  # fmt: skip
    if any(target is not None for target in targets):
        found.append(
            Column("% giao", _at(key, _percent), _at(key, lambda cell: cell.percent), "right",
                   tip=_at(key, cell_tip), least=8)
        )  # fmt: skip
    if any(bar_of(one, target) is not None for target in targets):
        found.append(
            Column("Kết quả", _at(key, verdict_text), _at(key, _verdict_order),
                   tip=_at(key, cell_tip), pill=_at(key, verdict_pill), least=12)
        )  # fmt: skip
    return found


def _at(key: str, told: Callable[[Reckoned | Total], object]) -> Callable[[FigureRow], object]:
    """Return a function of a row that asks its cell of an indicator."""
    return lambda row: told(row.cells[key])


# --- words of a cell ---------------------------------------------------------------------------


def value_words(cell: Reckoned | Total) -> str:
    """Return the number, or in words why there is none."""
    if isinstance(cell, Total):
        base = f"{cell.reported}/{cell.owing} đơn vị"
        return f"{number_words(cell.value)} ({base})" if cell.value is not None else base
    if cell.value is None:
        return "" if cell.state is ValueState.NOT_OWED else cell.state.label.lower()
    return number_words(cell.value) + ("*" if cell.missing else "")


def _percent(cell: Reckoned | Total) -> str:
    return "" if cell.percent is None else percent_words(cell.percent)


def verdict_text(cell: Reckoned | Total) -> str:
    """Return the verdict in words; of all units how many of those judged."""
    if isinstance(cell, Total):
        return f"{cell.reached}/{cell.judged} đạt" if cell.judged else ""
    is_judged = cell.verdict is not Verdict.NO_BAR and cell.state is not ValueState.NOT_OWED
    return cell.verdict.label if is_judged else ""


def verdict_pill(cell: Reckoned | Total) -> Pill | None:
    """Return the verdict as a pill; None for all units together."""
    if isinstance(cell, Total) or not verdict_text(cell):
        return None
    tone, sign = _TONES[cell.verdict]
    return Pill(cell.verdict.label, tone, sign)


def _verdict_order(cell: Reckoned | Total) -> int | None:
    return None if isinstance(cell, Total) else list(Verdict).index(cell.verdict)


def cell_tip(cell: Reckoned | Total) -> str:
    """Return the whole story of a cell."""
    return "\n".join(story(cell))


def story(cell: Reckoned | Total) -> list[str]:
    """Return all there is to tell of a cell, as lines; each figure with its base."""
    return _total_story(cell) if isinstance(cell, Total) else _unit_story(cell)


def _unit_story(cell: Reckoned) -> list[str]:
    if cell.state is ValueState.NOT_OWED:
        return ["Không phải báo cáo trong các kỳ này."]
    lines = [cell.words]
    if cell.target is not None:
        told = f"Mức giao {number_words(cell.target, cell.indicator.measure)}"
        share = f", đạt {percent_words(cell.percent)}" if cell.percent is not None else ""
        lines.append(told + share)
    if cell.indicator.kind is IndicatorKind.LAST and cell.upto:
        lines.append(f"Số liệu kỳ {cell.upto}")
    if cell.missing and cell.bar is None:
        lines.append(f"Chưa có số liệu: {', '.join(cell.missing)}")
    return lines


def _total_story(cell: Total) -> list[str]:
    measure = cell.indicator.measure
    lines = [f"{cell.reported}/{cell.owing} đơn vị có số liệu"]
    if cell.value is not None:
        lines[0] = f"Tổng {number_words(cell.value, measure)}, từ {lines[0]}"
    elif not sums_over_units(cell.indicator):
        lines.append(f"Không cộng “{measure}” của các đơn vị với nhau")
    counts = (
        (cell.missing, "chưa có"),
        (cell.nil, "không phát sinh"),
        (cell.not_applicable, "không áp dụng"),
        (cell.incomplete, "thiếu số liệu của một số kỳ"),
    )
    told = [f"{count} {words}" for count, words in counts if count]
    if told:
        lines.append(", ".join(told))
    if cell.target is not None:
        told_target = f"Tổng mức giao {number_words(cell.target, measure)}"
        share = f", đạt {percent_words(cell.percent)}" if cell.percent is not None else ""
        lines.append(told_target + share)
    if cell.judged:
        lines.append(f"{cell.reached} đơn vị đạt trong {cell.judged} đơn vị đủ số liệu để xét")
    return lines


# --- trend -------------------------------------------------------------------------------------


def bars_of(points: list[TrendPoint], indicator: PlanIndicator, of_all: bool) -> list[TrendBar]:
    """Return the bars of a series; periods in which nothing was owed are left out.

    Where values of units have no sum, the series of all shows how many reported.
    """
    if of_all and not sums_over_units(indicator):
        return [_count(point) for point in points if point.owing]
    return [_bar(point, indicator) for point in points if point.state is not ValueState.NOT_OWED]


def _count(point: TrendPoint) -> TrendBar:
    words = f"{point.reported}/{point.owing}"
    tip = f"{point.label}: {words} đơn vị có số liệu"
    return TrendBar(short_label(point.label), float(point.reported), words, tip)


def _bar(point: TrendPoint, indicator: PlanIndicator) -> TrendBar:
    if point.value is None:
        told = point.state.label.lower()
        return TrendBar(short_label(point.label), None, told, f"{point.label}: {told}")
    words = number_words(point.value)
    tip = f"{point.label}: {number_words(point.value, indicator.measure)}"
    if indicator.kind is IndicatorKind.CUMULATIVE:
        tip = f"{tip}, lũy kế {number_words(point.running, indicator.measure)}"
    if point.owing > 1:
        tip = f"{tip} ({point.reported}/{point.owing} đơn vị)"
    return TrendBar(short_label(point.label), float(point.value), words, tip)


def short_label(label: str) -> str:
    """Return what a period is called under a narrow bar: "T3", "Quý I", "30/10"."""
    bare = _YEAR.sub("", label).strip()
    for long, short in (("Tháng ", "T"), ("Đến ngày ", ""), ("Tuần ", "Tu")):
        if bare.startswith(long):
            return short + bare.removeprefix(long)
    return bare or label
