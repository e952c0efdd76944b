"""The last good day of a deadline, how late something came, and dates as offices write them."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from models.calendar import WEEKDAYS, Calendar
from models.values import Count, CountUnit, DayOff, Deadline, Wording

_DAY = timedelta(days=1)
_UNITS = {
    CountUnit.DAY: "ngày",
    CountUnit.WORKING_DAY: "ngày làm việc",
    CountUnit.WEEK: "tuần",
    CountUnit.MONTH: "tháng",
}


def closing_day(
    deadline: Deadline,
    calendar: Calendar,
    strict_before: bool = True,
    day_off: DayOff = DayOff.FORWARD,
    first_counted: bool = False,
) -> date | None:
    """Return the last day on which the thing is still on time; None while the day is not known.

    "trước ngày 15" ends on the 14th when read strictly, else on the 15th. A last day that is off
    is rolled. What the deadline itself says (`strict`, `day_off`, `count.first_counted`) wins
    over the office's `strict_before`, `day_off`, `first_counted`.
    Source: Civil Code 2015 (91/2015/QH13), art. 148(5), for rolling forward.
    """
    last = _last_day(deadline, calendar, strict_before, first_counted)
    return None if last is None else rolled(last, calendar, deadline.day_off or day_off)


def named_day(deadline: Deadline, calendar: Calendar, first_counted: bool = False) -> date | None:
    """Return the day the words come to, before "trước" and days off are allowed for.

    None for what is ongoing, and while the day of the event is not known.
    """
    if deadline.ongoing or deadline.on is not None:
        return None if deadline.ongoing else deadline.on
    count = deadline.count
    start = count.from_on if count and count.from_on else calendar.event_day(deadline.moment)
    return (
        start if start is None or count is None else counted(start, count, calendar, first_counted)
    )


def counted(start: date, count: Count, calendar: Calendar, first_counted: bool = False) -> date:
    """Return the day a term ends that begins on `start`; before it when the number is below 0.

    The first day is not counted unless the words or the office say so. Weeks and months end on
    the day of the same name; a day that the month lacks is its last.
    Source: Civil Code 2015 (91/2015/QH13), art. 147(2), 148(1)–(3).
    """
    number, step = count.number, 1 if count.number > 0 else -1
    early = first_counted if count.first_counted is None else count.first_counted
    if count.unit is CountUnit.WORKING_DAY:
        counts_itself = early and number and calendar.is_working_day(start)
        return calendar.add_working_days(start, number - step if counts_itself else number)
    back = step * _DAY if early and number else timedelta(0)
    if count.unit is CountUnit.MONTH:
        return _months_later(start, number) - back
    return start + timedelta(days=number * (7 if count.unit is CountUnit.WEEK else 1)) - back


def rolled(day: date, calendar: Calendar, day_off: DayOff) -> date:
    """Return `day`, or the working day that stands for it when it is off."""
    if day_off is DayOff.KEEP or calendar.is_working_day(day):
        return day
    if day_off is DayOff.BACK:
        return calendar.previous_working_day(day)
    return calendar.next_working_day(day)


def days_late(received: date, closing: date) -> int:
    """Return calendar days past the closing day; 0 when on time."""
    return max(0, (received - closing).days)


def explain(
    deadline: Deadline,
    calendar: Calendar,
    strict_before: bool = True,
    day_off: DayOff = DayOff.FORWARD,
    first_counted: bool = False,
) -> str:
    """Return one line that shows how the paper's words become a day.

    "trước ngày 05/12/2024 → ngày cuối cùng: 04/12/2024, thứ Tư"
    """
    words = deadline.words or deadline.moment or rule_words(deadline)
    if deadline.ongoing:
        return f"{words} → việc thường xuyên, không có ngày cuối cùng, không bao giờ quá hạn"
    last = _last_day(deadline, calendar, strict_before, first_counted)
    if last is None:
        return _unknown(deadline, words)
    roll = deadline.day_off or day_off
    closing = rolled(last, calendar, roll)
    told = f"{words} → ngày cuối cùng: {vietnamese_date(closing)}, {weekday(closing)}"
    reasons = [_counting(deadline, calendar, first_counted)]
    if not calendar.is_working_day(last):
        reasons.append(_rolling(last, calendar, roll))
    if why := "; ".join(reason for reason in reasons if reason):
        told = f"{told} ({why})"
    return told + _special(deadline, calendar, strict_before, day_off, first_counted)


def rule_words(deadline: Deadline) -> str:
    """Return a deadline in our own words, made from its parts; "" while nothing is set."""
    if deadline.ongoing:
        return "thường xuyên"
    if deadline.on is not None:
        lead = "trước ngày" if deadline.wording is Wording.BEFORE else "đến hết ngày"
        return f"{lead} {vietnamese_date(deadline.on)}"
    count = deadline.count
    if count is None or (count.from_on is None and not deadline.moment):
        return deadline.moment
    start = f"ngày {vietnamese_date(count.from_on)}" if count.from_on else deadline.moment
    if count.number < 0:
        return f"chậm nhất {-count.number:02d} {_UNITS[count.unit]} trước {start}"
    return f"trong {count.number:02d} {_UNITS[count.unit]} kể từ {start}"


def vietnamese_date(day: date) -> str:
    """Return "05/12/2024", "07/4/2014", "28/02/2024": days below 10, months 1 and 2 get a 0.

    Source: Decree 30/2020/NĐ-CP, annex I, part I, section II, item 4 (the date line of a paper).
    """
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def vietnamese_long_date(day: date) -> str:
    """Return "ngày 05 tháng 12 năm 2024". Source: as for `vietnamese_date`."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def weekday(day: date) -> str:
    """Return "thứ Hai" … "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def _last_day(
    deadline: Deadline, calendar: Calendar, strict_before: bool, first_counted: bool
) -> date | None:
    """Return the last good day before days off are allowed for; None while it is not known."""
    named = named_day(deadline, calendar, first_counted)
    strict = strict_before if deadline.strict is None else deadline.strict
    too_late = strict and deadline.wording is Wording.BEFORE
    return named - _DAY if named and too_late else named


def _months_later(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _unknown(deadline: Deadline, words: str) -> str:
    if not words:
        return "Chưa đặt thời hạn"
    return f"{words} → chưa xác định được ngày"


def _counting(deadline: Deadline, calendar: Calendar, first_counted: bool) -> str:
    """Return what a term was counted from, "" for a plain day."""
    count = deadline.count
    if deadline.on is not None:
        return ""
    start = count.from_on if count and count.from_on else calendar.event_day(deadline.moment)
    if start is None:
        return ""
    if count is None or not count.number:
        return f"sự kiện diễn ra ngày {vietnamese_date(start)}"
    early = first_counted if count.first_counted is None else count.first_counted
    first = "ngày đó" if count.number < 0 else "ngày đầu"
    how = f"tính cả {first}" if early else f"không tính {first}"
    side = "trước" if count.number < 0 else "kể từ"
    long = f"{abs(count.number):02d} {_UNITS[count.unit]}"
    return f"{long} {side} ngày {vietnamese_date(start)}, {how}"


def _special(
    deadline: Deadline,
    calendar: Calendar,
    strict_before: bool,
    day_off: DayOff,
    first_counted: bool,
) -> str:
    """Return what holds for a special case, as the end of a line; "" when nothing is said."""
    if deadline.special is None:
        return ""
    options = (calendar, strict_before, day_off, first_counted)
    last = closing_day(_counted_alike(deadline.special, deadline), *options)
    if last is None:
        return f"; {deadline.special.words}" if deadline.special.words else ""
    return f"; trường hợp đặc biệt: {vietnamese_date(last)}, {weekday(last)}"


def _counted_alike(special: Deadline, usual: Deadline) -> Deadline:
    """Return the special case counted from where the usual term is."""
    if special.count is None or special.count.from_on is not None:
        return special
    start = usual.count.from_on if usual.count else usual.on
    first = usual.count.first_counted if usual.count else None
    count = replace(special.count, from_on=start, first_counted=first)
    return replace(special, count=count, moment=special.moment or usual.moment)


def _rolling(last: date, calendar: Calendar, day_off: DayOff) -> str:
    done = {
        DayOff.FORWARD: "chuyển sang ngày làm việc tiếp theo",
        DayOff.BACK: "lấy ngày làm việc liền trước",
        DayOff.KEEP: "vẫn giữ nguyên",
    }
    return (
        f"{vietnamese_date(last)} là ngày nghỉ: {calendar.name_of_day_off(last)}; {done[day_off]}"
    )


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)
