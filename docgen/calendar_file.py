"""Deadlines as a calendar (.ics, RFC 5545) for a phone or a mail program."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from models.due_days import DueDay
from models.errors import RuleBroken
from models.files import write_bytes

_REMIND = timedelta(hours=-16)  # 8 o'clock of the day before: all-day events begin at midnight
_UNITS_SHOWN = 12


def write_calendar(days: list[DueDay], today: date, path: Path) -> int:
    """Write all days as all-day events with an alarm on the day before; return how many.

    The same deadline keeps its identity, so that a later file updates it. Raises RuleBroken.
    """
    if not days:
        raise RuleBroken(
            "Không có hạn nộp nào sắp tới để xuất lịch. Hãy theo dõi phong trào trước."
        )
    calendar = Calendar()
    calendar.add("prodid", "-//So Thi Dua//Lich han nop//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Hạn báo cáo thi đua")
    for day in days:
        calendar.add_component(_event(day, today))
    write_bytes(path, calendar.to_ical())
    return len(days)


def _event(day: DueDay, today: date) -> Event:
    event = Event()
    event.add("uid", f"{sha256(day.uid.encode()).hexdigest()[:32]}@so-thi-dua")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", _summary(day))
    event.add("description", _description(day))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(day))
    alarm.add("trigger", _REMIND)
    event.add_component(alarm)
    return event


def _summary(day: DueDay) -> str:
    if day.upward:
        return f"Gửi cấp trên: {day.title}"
    count = f" ({len(day.units)} đơn vị)" if day.units else ""
    return f"Hạn: {day.title}{count}"


def _description(day: DueDay) -> str:
    shown = "; ".join(day.units[:_UNITS_SHOWN])
    more = len(day.units) - _UNITS_SHOWN
    who = f"Chưa nộp: {shown}{f' và {more} đơn vị khác' if more > 0 else ''}." if shown else ""
    return "\n".join(
        part for part in (f"{day.plan_code}: {day.plan_title}", day.words, who) if part
    )
