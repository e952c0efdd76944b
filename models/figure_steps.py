"""From one period to the next: what the same units told then and now. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from models.figure_rules import ValueState, number_words
from models.figures import FigurePeriod, FigureSheet, sums_over_units
from models.plan_indicators import Direction, PlanIndicator


@dataclass(frozen=True)
class Step:
    """The newest period with values held against the one before it, for units that have both.

    `change` is the difference of the sums; None where values of units have no sum. `better`,
    `worse` and `same` count units, by the direction of the indicator.
    """

    indicator: PlanIndicator
    now: str  # labels of the periods
    before: str
    units: int
    change: Decimal | None
    better: int
    worse: int

    @property
    def same(self) -> int:
        return self.units - self.better - self.worse

    @property
    def words(self) -> str:
        """Return "tăng 34 lượt so với kỳ tháng 9/2026 (17 đơn vị có số liệu cả hai kỳ)"."""
        base = f"{self.units:02d} đơn vị có số liệu cả hai kỳ"
        before = self.before[:1].lower() + self.before[1:]
        return f"{self._told()} so với kỳ {before} ({base})"

    def _told(self) -> str:
        if self.change is None:
            counts = ((self.better, "tốt lên"), (self.worse, "kém đi"), (self.same, "giữ nguyên"))
            return ", ".join(f"{count:02d} đơn vị {words}" for count, words in counts if count)
        if not self.change:
            return "không thay đổi"
        verb = "tăng" if self.change > 0 else "giảm"
        return f"{verb} {number_words(abs(self.change), self.indicator.measure)}"


def last_step(sheet: FigureSheet, key: str) -> Step | None:
    """Return the newest step of an indicator; None while no unit has two periods in a row."""
    told = [period for period in sheet.periods if _values(sheet, key, period)]
    place = sheet.periods.index(told[-1]) if told else 0
    if not place:
        return None
    before, now = sheet.periods[place - 1], sheet.periods[place]
    earlier, latest = _values(sheet, key, before), _values(sheet, key, now)
    pairs = [(earlier[unit], latest[unit]) for unit in earlier if unit in latest]
    if not pairs:
        return None
    indicator = sheet.indicator(key)
    moves = [then - value if indicator.direction is Direction.LESS else value - then
             for then, value in pairs]  # fmt: skip
    summed = sums_over_units(indicator)
    return Step(
        indicator=indicator,
        now=now.label,
        before=before.label,
        units=len(pairs),
        change=sum((value - then for then, value in pairs), Decimal(0)) if summed else None,
        better=sum(move > 0 for move in moves),
        worse=sum(move < 0 for move in moves),
    )


def _values(sheet: FigureSheet, key: str, period: FigurePeriod) -> dict[int, Decimal]:
    """Return unit id → value for one period; a 0 is one, what is missing is not."""
    entries = ((unit.id, sheet.entry(key, unit.id, period.key)) for unit in sheet.units)
    return {
        unit: entry.value
        for unit, entry in entries
        if entry.state is ValueState.VALUE and entry.value is not None
    }
