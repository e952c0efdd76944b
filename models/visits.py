"""The days and hours of a round of visits: one unit after the other, on working days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from models.calendar import Calendar
from models.errors import RuleBroken


@dataclass(frozen=True)
class Visit:
    """When a unit is visited."""

    unit: str
    at: datetime


def visits(
    units: Iterable[str],
    first: date,
    hours: Iterable[time],
    calendar: Calendar,
    fixed: Mapping[str, datetime] | None = None,
) -> list[Visit]:
    """Return a visit for each unit, earliest first: one at each hour of each working day.

    `fixed` are units with a time of their own, on whatever day; nobody else is visited then.
    Raises RuleBroken without an hour, or for two units fixed at the same time.
    """
    fixed = dict(fixed or {})
    taken = set(fixed.values())
    if len(taken) < len(fixed):
        raise RuleBroken("Có hai đơn vị trùng ngày giờ kiểm tra. Hãy sửa lịch riêng.")
    sessions = sorted(set(hours))
    free = [unit for unit in dict.fromkeys(units) if unit not in fixed]
    if free and not sessions:
        raise RuleBroken("Chưa có giờ kiểm tra. Hãy ghi ít nhất một giờ trong ngày.")
    open_times = (at for at in _times(first, sessions, calendar) if at not in taken)
    planned = [Visit(unit, at) for unit, at in zip(free, open_times, strict=False)]
    own = [Visit(unit, at) for unit, at in fixed.items()]
    return sorted([*planned, *own], key=lambda visit: visit.at)


def _times(first: date, sessions: list[time], calendar: Calendar) -> Iterator[datetime]:
    """Yield the times there are from a day on; without an end, unless there is no session."""
    if not sessions:
        return
    for ahead in count():
        day = first + timedelta(days=ahead)
        if calendar.is_working_day(day):
            yield from (datetime.combine(day, session) for session in sessions)
