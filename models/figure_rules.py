"""What one unit reached of one indicator, and whether that meets the bar. Pure, in Decimal.

Values are rounded to the indicator's decimals before anything is reckoned, so every sum can be
checked by hand from the printed list. Nothing that is missing is taken for 0, nothing is capped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from models.plan_indicators import Direction, IndicatorKind, PlanIndicator

_WHOLE = Decimal(100)
_WIDE = Context(prec=400)  # room for any number a file may hold
_NOT_WHOLE = Decimal("99.9")  # what is not reached is never printed as 100,0 %
SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": lambda value, bar: value >= bar,
    "<=": lambda value, bar: value <= bar,
    ">": lambda value, bar: value > bar,
    "<": lambda value, bar: value < bar,
    "=": lambda value, bar: value == bar,
}


class ValueState(StrEnum):
    """What is known of one indicator of one unit for one period. 0 is a VALUE."""

    VALUE = "value"
    NOT_APPLICABLE = "not_applicable"  # the unit has nothing of the kind to tell of
    NIL = "nil"  # the report itself said that nothing arose, without a figure
    MISSING = "missing"  # owed, and not in
    NOT_OWED = "not_owed"  # no report of this unit for this period, or exempt

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    ValueState.VALUE: "Có số liệu",
    ValueState.NOT_APPLICABLE: "Không áp dụng",
    ValueState.NIL: "Không phát sinh",
    ValueState.MISSING: "Chưa có",
    ValueState.NOT_OWED: "Không phải báo cáo",
}


class Verdict(StrEnum):
    """Whether a unit meets the bar of an indicator; `sign` reads in black and white too."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"
    NO_BAR = "no_bar"  # neither threshold nor target

    @property
    def label(self) -> str:
        return _VERDICTS[self][0]

    @property
    def sign(self) -> str:
        return _VERDICTS[self][1]


_VERDICTS = {
    Verdict.REACHED: ("Đạt", "✓"),
    Verdict.NOT_REACHED: ("Chưa đạt", "✕"),
    Verdict.CANNOT_TELL: ("Chưa đủ số liệu", "?"),
    Verdict.NOT_APPLICABLE: ("Không áp dụng", "–"),
    Verdict.NO_BAR: ("Không đặt mức", ""),
}


@dataclass(frozen=True)
class Entry:
    """What came in for one indicator, unit and period. `value` only with VALUE, rounded."""

    state: ValueState
    value: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """What a value is held against, with its source: the threshold, else the target."""

    operator: str
    value: Decimal
    is_target: bool
    reference: str = ""

    def holds(self, value: Decimal) -> bool:
        """Tell whether `value` meets the bar."""
        return _HOLDS[self.operator](value, self.value)


@dataclass(frozen=True)
class Reckoned:
    """What one unit reached of one indicator up to a period.

    `value` is the sum of the known periods, or the last known one; None when none is known.
    `upto`: label of the newest period with a value. `missing`: labels of owed periods without.
    """

    indicator: PlanIndicator
    state: ValueState
    value: Decimal | None
    upto: str
    missing: tuple[str, ...]
    target: Decimal | None
    bar: Bar | None
    verdict: Verdict

    @property
    def percent(self) -> Decimal | None:
        """How far the target is reached, in percent; see `percent_reached`."""
        return percent_reached(self.value, self.target, self.indicator.direction)

    @property
    def words(self) -> str:
        """The verdict in one line: "Đạt: 92,5 % (≥ 90 %, mục 2 phần III)"."""
        return verdict_words(self)


# --- one value ---------------------------------------------------------------------------------


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Return a value as it is printed: `decimals` places, a half rounded away from zero."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-max(decimals, 0)), ROUND_HALF_UP, _WIDE)


def number_words(value: Decimal | None, measure: str = "") -> str:
    """Return a number as papers write it: "1.250,5 triệu đồng"; "–" for None."""
    if value is None:
        return "–"
    whole = f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{whole} {measure}".strip()


def percent_words(percent: Decimal | None) -> str:
    """Return "96,5 %"; "–" where there is nothing to reckon."""
    return "–" if percent is None else f"{number_words(percent)} %"


def percent_reached(
    value: Decimal | None, target: Decimal | None, direction: Direction
) -> Decimal | None:
    """Return how far a target is reached, in percent with one decimal, never capped.

    Where less is better it is target ÷ value: half the cases allowed makes 200 %. None without
    value or target, and where it would be divided by nothing or a sign be turned. What falls
    short is never rounded up to 100.
    """
    if value is None or target is None:
        return None
    part, base = (value, target) if direction is Direction.MORE else (target, value)
    if base <= 0 or part < 0:
        return None
    exact = part * _WHOLE / base
    shown = exact.quantize(Decimal("0.1"), ROUND_HALF_UP, _WIDE)
    return _NOT_WHOLE if exact < _WHOLE <= shown else shown


def target_of(indicator: PlanIndicator, unit_code: str) -> Decimal | None:
    """Return the target of a unit: its own, else the common one; None without either."""
    own = next((item.value for item in indicator.unit_targets if item.unit == unit_code), None)
    value = indicator.target if own is None else own
    return None if value is None else exact_number(value)


def exact_number(value: float) -> Decimal:
    """Return a target or threshold as it was typed: 0.1 stays 0.1, 90.0 becomes 90."""
    found = Decimal(repr(float(value)))
    is_whole = found == found.to_integral_value()
    return found.quantize(Decimal(1), context=_WIDE) if is_whole else found


def bar_of(indicator: PlanIndicator, target: Decimal | None) -> Bar | None:
    """Return what values are held against: the threshold, else the target, else None."""
    if indicator.threshold is not None and indicator.operator in _HOLDS:
        bar = exact_number(indicator.threshold)
        return Bar(indicator.operator, bar, False, indicator.reference)
    if target is not None:
        operator = ">=" if indicator.direction is Direction.MORE else "<="
        return Bar(operator, target, True, indicator.reference)
    return None


def bar_words(bar: Bar, measure: str) -> str:
    """Return "≥ 90 %, mục 2 phần III" or "giao ≥ 12 km"."""
    lead = "giao " if bar.is_target else ""
    told = f"{lead}{SIGNS[bar.operator]} {number_words(bar.value, measure)}"
    return f"{told}, {bar.reference}" if bar.reference else told


def is_outside(indicator: PlanIndicator, value: float | Decimal) -> bool:
    """Tell whether a value lies outside of the limits: to be looked at again, not refused."""
    exact = rounded(value, indicator.decimals)
    below = indicator.low is not None and exact < exact_number(indicator.low)
    return below or (indicator.high is not None and exact > exact_number(indicator.high))


# --- one unit over periods ---------------------------------------------------------------------


def reckon(
    indicator: PlanIndicator,
    told: Sequence[tuple[str, Entry]],
    target: Decimal | None = None,
) -> Reckoned:
    """Reckon the periods of one unit, oldest first, each a label and what came in for it.

    CUMULATIVE adds the known values. LAST takes the newest that says something: a value, or that
    the indicator does not apply; a later report without a word of it leaves that standing.
    """
    owed = [(label, entry) for label, entry in told if entry.state is not ValueState.NOT_OWED]
    missing = tuple(label for label, entry in owed if entry.state is ValueState.MISSING)
    values = [(label, entry.value) for label, entry in owed if entry.value is not None]
    if indicator.kind is IndicatorKind.LAST:
        saying = [pair for pair in owed if pair[1].state in _SAYING]
        values = values[-1:] if saying and saying[-1][1].state is ValueState.VALUE else []
    value = sum((item for _, item in values), Decimal(0)) if values else None
    upto = values[-1][0] if values else ""
    state = ValueState.VALUE if values else _state_without([entry for _, entry in owed])
    bar = bar_of(indicator, target)
    verdict = _verdict(indicator, bar, state, value, missing, [item for _, item in values])
    return Reckoned(indicator, state, value, upto, missing, target, bar, verdict)


_SAYING = (ValueState.VALUE, ValueState.NOT_APPLICABLE)


def _state_without(owed: Sequence[Entry]) -> ValueState:
    """Return what a unit without any value stands as: the newest that came in, else missing."""
    if not owed:
        return ValueState.NOT_OWED
    came = [entry.state for entry in owed if entry.state is not ValueState.MISSING]
    if ValueState.NOT_APPLICABLE in came:
        return ValueState.NOT_APPLICABLE
    return came[-1] if came else ValueState.MISSING


def _verdict(
    indicator: PlanIndicator,
    bar: Bar | None,
    state: ValueState,
    value: Decimal | None,
    missing: Sequence[str],
    values: Sequence[Decimal],
) -> Verdict:
    if state is ValueState.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    if bar is None:
        return Verdict.NO_BAR
    if value is None:
        return Verdict.CANNOT_TELL
    holds = bar.holds(value)
    if missing and indicator.kind is IndicatorKind.CUMULATIVE:
        is_settled = _only_grows(indicator, values) and _stays(bar, value, holds)
        if not is_settled:
            return Verdict.CANNOT_TELL
    return Verdict.REACHED if holds else Verdict.NOT_REACHED


def _only_grows(indicator: PlanIndicator, values: Iterable[Decimal]) -> bool:
    """Tell whether what is still missing can only add to the sum."""
    return (indicator.low is None or indicator.low >= 0) and all(value >= 0 for value in values)


def _stays(bar: Bar, value: Decimal, holds: bool) -> bool:
    """Tell whether the answer can no longer change, however much is added."""
    if bar.operator in (">=", ">"):
        return holds
    if bar.operator in ("<=", "<"):
        return not holds
    return value > bar.value


def verdict_words(line: Reckoned) -> str:
    """Return the verdict of a unit with what it rests on, in one line."""
    measure = line.indicator.measure
    if line.bar is None:
        return line.verdict.label
    bar = bar_words(line.bar, measure)
    if line.value is None:
        return f"{line.verdict.label} ({bar})"
    told = f"{line.verdict.label}: {number_words(line.value, measure)} ({bar})"
    return f"{told}, thiếu {', '.join(line.missing)}" if line.missing else told
