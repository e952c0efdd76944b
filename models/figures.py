"""Figures of indicators: what each unit reached, what all of them did, and the trend. Pure.

What is reckoned for one unit stands in `models.figure_rules`; `models.figure_book` brings a
`FigureSheet` from the book.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from models.figure_rules import (
    Entry,
    Reckoned,
    ValueState,
    Verdict,
    percent_reached,
    reckon,
    target_of,
)
from models.plan_indicators import IndicatorKind, PlanIndicator
from models.text import folded

_NOT_SUMMED = ("điểm", "xếp hạng")
_AVERAGES = ("ty le", "ti le", "trung binh", "binh quan")
_NOT_OWED = Entry(ValueState.NOT_OWED)


@dataclass(frozen=True)
class Total:
    """An indicator over all units. Every figure has its base beside it.

    `value` and `target` are sums over units, None where a sum means nothing (shares, marks) or,
    for `target`, where a unit that applies has none. `judged` have a verdict either way.
    """

    indicator: PlanIndicator
    value: Decimal | None
    target: Decimal | None
    owing: int  # units that owe figures in the stretch
    reported: int  # of them, with a value
    not_applicable: int
    nil: int
    missing: int  # of them, with nothing at all
    incomplete: int  # with a value, yet lacking a period
    reached: int
    judged: int

    @property
    def percent(self) -> Decimal | None:
        """How far the sum of the targets is reached."""
        return percent_reached(self.value, self.target, self.indicator.direction)


@dataclass(frozen=True)
class TrendPoint:
    """One period of a series. `running`: what is reckoned up to and with this period.

    For all units `value` is the sum, with the counts it rests on; for one unit they are 0 or 1.
    """

    label: str
    state: ValueState
    value: Decimal | None
    running: Decimal | None
    reported: int
    owing: int


@dataclass(frozen=True)
class FigurePeriod:
    """A reporting period that was opened; periods of a sheet are in order of their data."""

    key: str
    label: str


@dataclass(frozen=True)
class FigureUnit:
    """A unit that owed a report in one of the periods."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class FigureSheet:
    """All figures of one plan for one kind of report, as known on a day.

    One kind of report only: a year's report repeats what the months told, and would be counted
    twice. `entries` has no key where nothing is owed. `until` of the methods is the key of a
    period; None: to the end.
    """

    code: str
    title: str
    report: str  # what the units hand in: "Báo cáo kết quả phong trào"
    indicators: list[PlanIndicator] = field(default_factory=list)
    periods: list[FigurePeriod] = field(default_factory=list)
    units: list[FigureUnit] = field(default_factory=list)
    entries: dict[tuple[str, int, str], Entry] = field(default_factory=dict)

    def indicator(self, key: str) -> PlanIndicator:
        """Return an indicator. Raises KeyError for an unknown key."""
        for indicator in self.indicators:
            if indicator.key == key:
                return indicator
        raise KeyError(key)

    def entry(self, key: str, unit_id: int, period: str) -> Entry:
        """Return what came in; NOT_OWED where nothing is owed."""
        return self.entries.get((key, unit_id, period), _NOT_OWED)

    def reckoned(self, key: str, unit: FigureUnit, until: str | None = None) -> Reckoned:
        """Return what a unit reached up to and with a period."""
        indicator = self.indicator(key)
        told = [(period.label, self.entry(key, unit.id, period.key))
                for period in self.upto(until)]  # fmt: skip
        return reckon(indicator, told, target_of(indicator, unit.code))

    def total(self, key: str, until: str | None = None) -> Total:
        """Return what all units reached up to and with a period."""
        lines = [self.reckoned(key, unit, until) for unit in self.units]
        return total(self.indicator(key), lines)

    def alone(self, key: str, unit: FigureUnit, period: str) -> Reckoned:
        """Return what a unit told for one period by itself.

        One period of a sum is not held against the bar of the whole.
        """
        indicator = self.indicator(key)
        label = next(item.label for item in self.periods if item.key == period)
        told = [(label, self.entry(key, unit.id, period))]
        if indicator.kind is IndicatorKind.LAST:
            return reckon(indicator, told, target_of(indicator, unit.code))
        line = reckon(replace(indicator, threshold=None), told)
        return replace(line, indicator=indicator)

    def period_total(self, key: str, period: str) -> Total:
        """Return what the units told for one period by itself."""
        lines = [self.alone(key, unit, period) for unit in self.units]
        return total(self.indicator(key), lines)

    def trend(self, key: str, unit: FigureUnit | None = None) -> list[TrendPoint]:
        """Return the series of a unit, or of all, one point a period, oldest first."""
        return [self._point(key, unit, period) for period in self.periods]

    def upto(self, until: str | None) -> list[FigurePeriod]:
        """Return the periods up to and with `until`."""
        if until is None:
            return list(self.periods)
        keys = [period.key for period in self.periods]
        return self.periods[: keys.index(until) + 1]

    def _point(self, key: str, unit: FigureUnit | None, period: FigurePeriod) -> TrendPoint:
        if unit is None:
            now, running = self.period_total(key, period.key), self.total(key, period.key)
            owed = ValueState.MISSING if now.owing else ValueState.NOT_OWED
            state = ValueState.VALUE if now.reported else owed
            return TrendPoint(
                period.label, state, now.value, running.value, now.reported, now.owing
            )
        entry = self.entry(key, unit.id, period.key)
        value = self.reckoned(key, unit, period.key).value
        owing = int(entry.state is not ValueState.NOT_OWED)
        has = int(entry.state is ValueState.VALUE)
        return TrendPoint(period.label, entry.state, entry.value, value, has, owing)


# --- all units ---------------------------------------------------------------------------------


def sums_over_units(indicator: PlanIndicator) -> bool:
    """Tell whether values of several units may be added: shares, marks and averages may not.

    They are known by their measure ("%", "điểm", "triệu đồng/năm") or their name.
    """
    measure, title = indicator.measure.strip().casefold(), folded(indicator.title)
    is_share = measure in _NOT_SUMMED or measure.startswith(("%", "‰")) or "/" in measure
    return not is_share and not any(words in title for words in _AVERAGES)


def total(indicator: PlanIndicator, lines: Sequence[Reckoned]) -> Total:
    """Return an indicator over the units of `lines`; those that owe nothing are left out."""
    owing = [line for line in lines if line.state is not ValueState.NOT_OWED]
    states = [line.state for line in owing]
    known = [line for line in owing if line.value is not None]
    applies = [line for line in owing if line.state is not ValueState.NOT_APPLICABLE]
    summed = sums_over_units(indicator)
    verdicts = [line.verdict for line in owing]
    reached = verdicts.count(Verdict.REACHED)
    return Total(
        indicator=indicator,
        value=_sum([line.value for line in known]) if summed else None,
        target=_sum([line.target for line in applies]) if summed else None,
        owing=len(owing),
        reported=len(known),
        not_applicable=states.count(ValueState.NOT_APPLICABLE),
        nil=states.count(ValueState.NIL),
        missing=states.count(ValueState.MISSING),
        incomplete=sum(bool(line.missing) for line in known),
        reached=reached,
        judged=reached + verdicts.count(Verdict.NOT_REACHED),
    )


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    """Return the sum; None for none at all, or when one of them is not known."""
    if not values or any(value is None for value in values):
        return None
    return sum((value for value in values if value is not None), Decimal(0))
