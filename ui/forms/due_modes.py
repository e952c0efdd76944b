"""The ways a due rule can count, one of which the clerk chooses; and what a rule gives next."""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from models import deadlines, office
from models.backplanning import nominal
from models.calendar import Calendar
from models.periods import Period, periods_between
from models.values import Cadence, DueRule

_FRIDAY = 5
_REACH = timedelta(days=400)  # the next due day of a yearly report lies within it


class DueMode(StrEnum):
    USUAL = "usual"  # the office's default
    ON = "on"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    WEEK_OF_MONTH = "week_of_month"
    YEARLY = "yearly"
    AFTER = "after"


MODES = (
    (DueMode.USUAL, "Theo Cài đặt"),
    (DueMode.ON, "Một ngày cố định"),
    (DueMode.WEEKLY, "Thứ trong tuần"),
    (DueMode.MONTHLY, "Ngày trong tháng, tính theo kỳ"),
    (DueMode.WEEK_OF_MONTH, "Thứ, tuần trong tháng"),
    (DueMode.YEARLY, "Ngày, tháng hằng năm"),
    (DueMode.AFTER, "Số ngày sau khi chốt số liệu"),
)


def mode_of(rule: DueRule) -> DueMode:
    """Return how a rule counts."""
    if rule.on is not None:
        return DueMode.ON
    if rule.weekday is not None:
        return DueMode.WEEKLY if rule.week is None else DueMode.WEEK_OF_MONTH
    if rule.month is not None:
        return DueMode.YEARLY
    if rule.day is not None:
        return DueMode.MONTHLY
    return DueMode.USUAL if rule.days_after is None else DueMode.AFTER


def changed_mode(rule: DueRule, mode: DueMode) -> DueRule:
    """Return a fresh rule of another mode; wording and what differs from the office stay."""
    kept = DueRule(
        wording=rule.wording,
        day_off=rule.day_off,
        strict=rule.strict,
        first_counted=rule.first_counted,
        working_days=rule.working_days,
    )
    if mode is DueMode.WEEKLY:
        return replace(kept, weekday=rule.weekday or _FRIDAY)
    if mode is DueMode.WEEK_OF_MONTH:
        return replace(kept, week=rule.week or 1, weekday=rule.weekday or _FRIDAY)
    if mode is DueMode.MONTHLY:
        return replace(kept, day=rule.day or 15, months_later=1)
    if mode is DueMode.YEARLY:
        return replace(kept, day=rule.day or 15, month=rule.month or 12)
    if mode is DueMode.AFTER:
        return replace(kept, days_after=rule.days_after or 5)
    return kept


def next_day(
    rule: DueRule, cadence: Cadence, today: date, calendar: Calendar, rules: office.Rules
) -> tuple[Period | None, date] | None:
    """Return the next last good day a rule gives, with its period; None where none is ahead.

    A fixed day has no period; the default and rules by period need one that comes again.
    """
    if rule.on is not None:
        return None, _closing(None, rule, calendar, rules)
    if cadence in (Cadence.ONCE, Cadence.LISTED):
        return None
    for period in periods_between(cadence, today - _REACH, today + _REACH):
        last = _closing(period, rule, calendar, rules)
        if last >= today:
            return period, last
    return None


def told_next(
    rule: DueRule, cadence: Cadence, today: date, calendar: Calendar, rules: office.Rules
) -> str:
    """Return "kỳ gần nhất: tháng 11/2026 → ngày cuối cùng: 14/12/2026, thứ Hai"; "" for none."""
    found = next_day(rule, cadence, today, calendar, rules)
    if found is None:
        return ""
    period, last = found
    day = f"ngày cuối cùng: {deadlines.vietnamese_date(last)}, {deadlines.weekday(last)}"
    if period is None:
        return day
    return f"kỳ gần nhất: {period.label[:1].lower()}{period.label[1:]} → {day}"


def _closing(
    period: Period | None, rule: DueRule, calendar: Calendar, rules: office.Rules
) -> date:
    named = rule.on or date.min
    if period is None:
        period = periods_between(Cadence.ONCE, named, named)[0]
    last = deadlines.closing_day(nominal(period, rule, calendar, rules), calendar, *rules.closing)
    assert last is not None  # a rule always names a day for its period
    return last
