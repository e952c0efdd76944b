"""The last good day of a deadline, how late something came, and dates as offices write them."""

from datetime import date, timedelta

from models.calendar import WEEKDAYS, Calendar
from models.values import DayOff, Deadline, Wording


def closing_day(
    deadline: Deadline,
    calendar: Calendar,
    strict_before: bool = True,
    day_off: DayOff = DayOff.FORWARD,
) -> date | None:
    """Return the last day on which the thing is still on time; None while the day is not known.

    "trước ngày 15" ends on the 14th when read strictly, else on the 15th. A last day that is off
    is rolled as the deadline itself says, else as `day_off`.
    Source: Civil Code 2015 (91/2015/QH13), art. 148(5), for rolling forward.
    """
    if deadline.on is None:
        return None
    return rolled(_last_day(deadline, strict_before), calendar, deadline.day_off or day_off)


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
) -> str:
    """Return one line that shows how the paper's words become a day.

    "trước ngày 05/12/2024 → ngày cuối cùng: 04/12/2024, thứ Tư"
    """
    words = deadline.words or deadline.moment or _words(deadline)
    closing = closing_day(deadline, calendar, strict_before, day_off)
    if closing is None:
        return f"{words} → chưa xác định được ngày" if words else "Chưa đặt thời hạn"
    told = f"{words} → ngày cuối cùng: {vietnamese_date(closing)}, {weekday(closing)}"
    last = _last_day(deadline, strict_before)
    if calendar.is_working_day(last):
        return told
    return f"{told} ({_rolling(last, calendar, deadline.day_off or day_off)})"


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


def _last_day(deadline: Deadline, strict_before: bool) -> date:
    """Return the last good day before days off are allowed for; the day must be known."""
    assert deadline.on is not None
    too_late = strict_before and deadline.wording is Wording.BEFORE
    return deadline.on - timedelta(days=1) if too_late else deadline.on


def _words(deadline: Deadline) -> str:
    if deadline.on is None:
        return ""
    lead = "trước ngày" if deadline.wording is Wording.BEFORE else "đến hết ngày"
    return f"{lead} {vietnamese_date(deadline.on)}"


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
