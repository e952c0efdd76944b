"""Small values that plans are made of: moments and deadlines, as the paper words them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MomentKind(StrEnum):
    """What a start or an end is tied to."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    SEMESTER = "semester"  # học kỳ
    TERM = "term"  # nhiệm kỳ
    SIGNING = "signing"  # the day the paper is signed: "từ nay", "kể từ ngày ký"
    EVENT = "event"  # a named event whose day may be known later
    ONGOING = "ongoing"  # thường xuyên


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A start or an end. `first_on`–`last_on` is the stretch it names; None where not known yet.

    A day has both alike; "tháng 6 năm 2024" runs from 01/6 to 30/6; an event has neither
    until somebody knows its day.
    """

    kind: MomentKind = MomentKind.DAY
    first_on: date | None = None
    last_on: date | None = None
    words: str = ""  # as the paper says it: "ngày ký cam kết", "đến hết tháng 12 năm 2024"

    @classmethod
    def day(cls, on: date, words: str = "") -> "Moment":
        """Return the moment that is one day."""
        return cls(kind=MomentKind.DAY, first_on=on, last_on=on, words=words)

    @classmethod
    def month(cls, year: int, month: int, words: str = "") -> "Moment":
        """Return the moment that is one month."""
        last = date(year, month, monthrange(year, month)[1])
        return cls(kind=MomentKind.MONTH, first_on=date(year, month, 1), last_on=last, words=words)


class Wording(StrEnum):
    """How a deadline counts the day it names."""

    BEFORE = "before"  # trước ngày: the day itself is too late, read strictly
    UNTIL_END = (
        "until_end"  # đến hết ngày, đến ngày, chậm nhất, trong tháng: the day is still good
    )


class DayOff(StrEnum):
    """What happens when the last good day is a day off."""

    FORWARD = "forward"  # to the next working day. Source: Civil Code 2015, art. 148(5)
    BACK = "back"
    KEEP = "keep"


class CountUnit(StrEnum):
    """What a term counts."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, kw_only=True)
class Count:
    """A term counted from a day or an event: "trong 05 ngày làm việc kể từ ngày …".

    `number` below 0 counts backwards: "trước Đại hội 10 ngày".
    """

    number: int = 0
    unit: CountUnit = CountUnit.DAY
    from_on: date | None = None  # None: counted from the event that `Deadline.moment` names
    first_counted: bool | None = None  # the first day is day 1; None: as the office's setting says


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A single day named by a paper. Last good day and rolling: `models.deadlines`."""

    on: date | None = None  # the day the words name; the last of the month for "trong tháng 6"
    wording: Wording = Wording.UNTIL_END
    day_off: DayOff | None = None  # None: as the office's setting says
    strict: bool | None = None  # "trước ngày" excludes the day; None: as the office's setting says
    moment: str = ""  # a named event instead of a day: "khi kết thúc năm học"
    count: Count | None = None  # so long after (before) a day or the event; `on` is None then
    special: "Deadline | None" = None  # "trường hợp đặc biệt không quá …"; shown, not tracked
    ongoing: bool | None = None  # thường xuyên: never due; None, so that files need not say no
    words: str = ""  # as the paper says it

    @property
    def is_set(self) -> bool:
        """Tell whether anything was said at all."""
        return bool(self.on or self.moment or self.count or self.ongoing or self.words)


class Cadence(StrEnum):
    """How often a report is owed."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    SEMESTER = "semester"  # học kỳ
    SCHOOL_YEAR = "school_year"
    ONCE = "once"
    LISTED = "listed"


@dataclass(frozen=True, kw_only=True)
class DueRule:
    """When a periodic report is due, counted from its period. Exactly one way is used.

    `on`: one fixed day (for Cadence.ONCE). `day` + `months_later`: "ngày 15 của tháng sau"
    counted from the period's last month; `month` set too: "ngày 05/01 hằng năm" (with
    `months_later` unused, `years_later` 1 for "năm sau"). `weekday` alone: that day of the
    period's last week ("thứ Sáu hằng tuần"); with `week`: "thứ Sáu tuần thứ 2 của tháng", the
    month as with `day`. `days_after` with `working_days`: that many days after the data
    cut-off. All None: the office's default (cut-off + n days).
    """

    on: date | None = None
    day: int | None = None
    month: int | None = None
    months_later: int = 0
    years_later: int = 0
    week: int | None = None  # 1–5; 5 is the last of the month
    weekday: int | None = None  # 1 Monday … 7 Sunday
    days_after: int | None = None
    working_days: bool = True
    first_counted: bool | None = None  # the cut-off day is day 1; None: as the office's setting
    wording: Wording = Wording.UNTIL_END
    day_off: DayOff | None = None
    strict: bool | None = None  # None: as the office's setting says
    words: str = ""
