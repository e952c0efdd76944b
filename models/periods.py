"""Reporting periods: which ones a campaign has, what data belong to them, when they are due.

Data windows. Source: Decree 09/2019/NĐ-CP, art. 12 (month, quarter, half year, year); nine months
follow the year's start, as provincial decisions have it.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.calendar import Calendar
from models.deadlines import counted, vietnamese_date
from models.school_years import school_year, semester
from models.values import Cadence, Count, CountUnit, DueRule

_DAY = timedelta(days=1)
_CUT_OFF_DAY = 14  # data of a period end on the 14th of its last month
_ROMAN = {3: "I", 6: "II", 9: "III", 12: "IV"}  # by the last month of the quarter
_UNCUT = (Cadence.ONCE, Cadence.LISTED)  # they have no frame but the campaign's own days
# Months a period of each cadence covers, from–to, for every period of a year.
_MONTHS = {
    Cadence.MONTH: tuple((month, month) for month in range(1, 13)),
    Cadence.QUARTER: ((1, 3), (4, 6), (7, 9), (10, 12)),
    Cadence.HALF_YEAR: ((1, 6), (7, 12)),
    Cadence.NINE_MONTHS: ((1, 9),),
    Cadence.YEAR: ((1, 12),),
}


@dataclass(frozen=True, kw_only=True)
class Period:
    """One reporting period. `data_from`–`data_to` is the stretch its figures cover."""

    key: str  # "2024-W05", "2024-M03", "2024-Q2", "2024-H1", "2024-9M", "2024-Y", "2024-S1",
    # "2024-SY", "once", "2024-06-15"; school years by the year they begin in
    label: str  # "Tháng 3/2024"
    cadence: Cadence
    starts_on: date  # calendar, both days belong to it
    ends_on: date
    data_from: date
    data_to: date
    cut: bool = False  # the campaign runs through a part of it only


def periods_between(
    cadence: Cadence,
    first_day: date,
    last_day: date,
    *,
    calendar_window: bool = False,
    listed: Iterable[date] = (),
    with_second_half: bool = False,
) -> list[Period]:
    """Return the periods of a span, oldest first; none when the span is empty.

    A period belongs to the span when its calendar stretch shares at least one day with
    `first_day`–`last_day`; it keeps its full length and is flagged `cut` when it sticks out.
    Data windows are never shortened. `calendar_window` makes them the calendar stretch.

    HALF_YEAR gives the first half only, since the year's report covers the second; ask for
    `with_second_half` where a paper wants both. NINE_MONTHS and YEAR start on 01/01. ONCE is the
    whole span. LISTED gives one period for each of `listed` (also days after the span), running
    from the day after the one before, the first from `first_day`. Weeks run from Monday to
    Sunday; terms and years of schools as in `models.school_years`. Both have no cut-off day.
    """
    if last_day < first_day:
        return []
    if cadence is Cadence.ONCE:
        return [_plain("once", "Một lần", cadence, first_day, last_day)]
    if cadence is Cadence.LISTED:
        return _listed(first_day, sorted(set(listed)))
    if cadence is Cadence.WEEK:
        found = _weeks(first_day, last_day)
    elif cadence in (Cadence.SEMESTER, Cadence.SCHOOL_YEAR):
        found = _of_schools(cadence, first_day, last_day)
    else:
        stretches = _MONTHS[cadence]
        if cadence is Cadence.HALF_YEAR and not with_second_half:
            stretches = stretches[:1]
        found = [
            _period(cadence, year, months, calendar_window)
            for year in range(first_day.year, last_day.year + 1)
            for months in stretches
        ]
    return [
        replace(period, cut=period.starts_on < first_day or period.ends_on > last_day)
        for period in found
        if period.starts_on <= last_day and first_day <= period.ends_on
    ]


def cut_to(periods: Iterable[Period], first_day: date, last_day: date) -> list[Period]:
    """Return periods with their data cut by the days a campaign runs from and to.

    A period whose data end before the campaign begins is left out: the next one holds what
    there is to tell. Where it is the only one it covers the campaign's own days.
    """
    rows = list(periods)
    reached = [row for row in rows if row.data_to >= first_day]
    if rows and not reached:
        last = replace(rows[-1], data_from=rows[-1].starts_on, data_to=rows[-1].ends_on)
        reached = [last] if last.ends_on >= first_day else rows[-1:]
    return [
        replace(row, data_from=max(row.data_from, first_day), data_to=min(row.data_to, last_day))
        if row.data_from <= last_day and first_day <= row.data_to and row.cadence not in _UNCUT
        else row
        for row in reached
    ]


def due_on(
    period: Period,
    rule: DueRule,
    calendar: Calendar,
    default_days_after: int = 2,
    first_counted: bool = False,
) -> date:
    """Return the day the rule names for `period`, before days off are allowed for.

    Its wording ("trước ngày") and rolling are up to `models.deadlines.closing_day`. A day the
    month lacks (31/6) is its last. A day of the year that would come before half the period is
    over belongs to the next year: "ngày 05/01 hằng năm" closes the year that has ended.
    With nothing named: the listed day of a LISTED period, else `default_days_after` working days
    after the data cut-off. `first_counted`: the office counts the cut-off day as day 1.
    """
    if rule.on is not None:
        return rule.on
    if rule.weekday is not None:
        return _day_of_week(period, rule, rule.weekday)
    if rule.day is not None and rule.month is not None:
        return _day_of_year(period, rule.day, rule.month, rule.years_later)
    if rule.day is not None:
        months = period.ends_on.year * 12 + period.ends_on.month - 1 + rule.months_later
        return _clamped(months // 12, months % 12 + 1, rule.day)
    if period.cadence is Cadence.LISTED and rule.days_after is None:
        return period.ends_on
    if rule.days_after is None:
        return calendar.add_working_days(period.data_to, default_days_after)
    unit = CountUnit.WORKING_DAY if rule.working_days else CountUnit.DAY
    count = Count(number=rule.days_after, unit=unit, first_counted=rule.first_counted)
    return counted(period.data_to, count, calendar, first_counted)


def opens_on(period: Period, due: date | None = None, days_before: int = 10) -> date:
    """Return the day from which the report may be handed in and its units are fixed.

    That is `days_before` calendar days before the data cut-off, or before `due` where that comes
    first, yet never before the period's data begin.
    """
    earliest = min(period.data_to, due) if due else period.data_to
    return max(earliest - timedelta(days=days_before), period.data_from)


def weekday_of_month(year: int, month: int, week: int, weekday: int) -> date:
    """Return the `week`-th such weekday (1 Monday … 7 Sunday) of a month; its last for 5."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (week - 1)
    last = monthrange(year, month)[1]
    return date(year, month, day if day <= last else day - 7)


def _day_of_week(period: Period, rule: DueRule, weekday: int) -> date:
    """Return the weekday of the period's last week, or of the n-th week of a month."""
    if rule.week is None:
        return period.ends_on + timedelta(days=weekday - period.ends_on.isoweekday())
    months = period.ends_on.year * 12 + period.ends_on.month - 1 + rule.months_later
    return weekday_of_month(months // 12, months % 12 + 1, rule.week, weekday)


def _day_of_year(period: Period, day: int, month: int, years_later: int) -> date:
    year = period.ends_on.year + years_later
    named = _clamped(year, month, day)
    middle = period.starts_on + (period.ends_on - period.starts_on) / 2
    return named if named >= middle else _clamped(year + 1, month, day)


def _period(cadence: Cadence, year: int, months: tuple[int, int], calendar_window: bool) -> Period:
    first, last = months
    starts_on, ends_on = date(year, first, 1), _clamped(year, last, 31)
    key, label = _key(cadence, year, last), _label(cadence, year, last)
    whole = _plain(key, label, cadence, starts_on, ends_on)
    if calendar_window:
        return whole
    month_before = starts_on - _DAY
    data_from = month_before.replace(day=_CUT_OFF_DAY + 1)
    return replace(whole, data_from=data_from, data_to=ends_on.replace(day=_CUT_OFF_DAY))


def _weeks(first_day: date, last_day: date) -> list[Period]:
    monday = first_day - timedelta(days=first_day.weekday())
    weeks = []
    while monday <= last_day:
        sunday = monday + 6 * _DAY
        year, number, _ = monday.isocalendar()
        label = f"Tuần {number:02d} ({monday:%d/%m}–{sunday:%d/%m/%Y})"
        weeks.append(_plain(f"{year}-W{number:02d}", label, Cadence.WEEK, monday, sunday))
        monday += 7 * _DAY
    return weeks


def _of_schools(cadence: Cadence, first_day: date, last_day: date) -> list[Period]:
    """Return terms or years of schools; the summer between two years belongs to none."""
    found = []
    for first in range(first_day.year - 1, last_day.year + 1):
        name = f"năm học {first} - {first + 1}"
        if cadence is Cadence.SCHOOL_YEAR:
            label = f"Năm học {first} - {first + 1}"
            found.append(_plain(f"{first}-SY", label, cadence, *school_year(first)))
            continue
        for number, roman in ((1, "I"), (2, "II")):
            key, label = f"{first}-S{number}", f"Học kỳ {roman} {name}"
            found.append(_plain(key, label, cadence, *semester(first, number)))
    return found


def _listed(first_day: date, days: Sequence[date]) -> list[Period]:
    periods: list[Period] = []
    start = first_day
    for day in days:
        label = f"Đến ngày {vietnamese_date(day)}"
        periods.append(_plain(day.isoformat(), label, Cadence.LISTED, min(start, day), day))
        start = day + _DAY
    return periods


def _plain(key: str, label: str, cadence: Cadence, starts_on: date, ends_on: date) -> Period:
    return Period(
        key=key,
        label=label,
        cadence=cadence,
        starts_on=starts_on,
        ends_on=ends_on,
        data_from=starts_on,
        data_to=ends_on,
    )


def _key(cadence: Cadence, year: int, last: int) -> str:
    tails = {
        Cadence.MONTH: f"M{last:02d}",
        Cadence.QUARTER: f"Q{last // 3}",
        Cadence.HALF_YEAR: f"H{last // 6}",
        Cadence.NINE_MONTHS: "9M",
        Cadence.YEAR: "Y",
    }
    return f"{year}-{tails[cadence]}"


def _label(cadence: Cadence, year: int, last: int) -> str:
    half = "đầu" if last == 6 else "cuối"
    labels = {
        Cadence.MONTH: f"Tháng {last}/{year}",
        Cadence.QUARTER: f"Quý {_ROMAN.get(last)}/{year}",
        Cadence.HALF_YEAR: f"6 tháng {half} năm {year}",
        Cadence.NINE_MONTHS: f"9 tháng năm {year}",
        Cadence.YEAR: f"Năm {year}",
    }
    return labels[cadence]


def _clamped(year: int, month: int, day: int) -> date:
    """Return the day, or the month's last when it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
