"""Weeks in running text: "thứ Sáu hằng tuần", "tuần thứ hai của tháng 6/2024".

The n-th week of a month is counted by its days: "thứ Sáu tuần thứ 2" is the second Friday of the
month, a week without a day named ends on its Friday, "tuần cuối" is the last.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.date_words import BARE_MONTH, EVERY, MONTH, pattern, read_stretch
from models.found import Context, Found, FoundKind
from models.lead_words import LEAD, wording
from models.periods import weekday_of_month
from models.values import Cadence, Deadline, DueRule, Moment, Wording

_FRIDAY, _LAST_WEEK = 5, 5
_DAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6}
_WEEKS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
_DAY = (
    r"(?:(?:sáng|chiều) )?(?:ngày )?"
    r"(?P<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|chủ nhật)"
)
_WEEKLY = (
    pattern(rf"(?<!\w)(?P<lead>{LEAD} |vào )?{_DAY},? ?(?:của )?{EVERY} tuần(?!\w)"),
    pattern(rf"(?<!\w){EVERY} tuần ?[,:]? ?(?P<lead>{LEAD} |vào )?{_DAY}(?!\w)"),
)
_NUMBER = r"nhất|một|hai|ba|tư|bốn|năm|[1-5]"
_OF_MONTH = pattern(
    rf"(?<!\w)(?P<lead>{LEAD} |trong |vào )?(?:{_DAY},? ?(?:của |trong )?)?"
    rf"tuần (?:(?:lễ )?thứ (?P<nth>{_NUMBER})|(?P<digit>[1-5])|(?P<edge>đầu tiên|đầu|cuối cùng|"
    rf"cuối))(?!\w),? ?(?:của |trong )?(?P<month>{MONTH}|{BARE_MONTH}"
    r"|tháng (?:đầu tiên|đầu|cuối cùng|cuối)(?: của)?"
    rf" (?:{EVERY} )?quý(?: (?:sau|tiếp theo|kế tiếp))?"
    rf"|tháng (?:sau|tiếp theo|kế tiếp)|{EVERY} tháng|tháng báo cáo)(?!\w)"
)


def find_weeks(text: str, context: Context) -> Iterator[Found]:
    """Yield days of the week that come again, and days by the week of a month."""
    for words in _WEEKLY:
        for match in words.finditer(text):
            due = DueRule(weekday=_weekday(match), wording=wording(match["lead"] or ""))
            yield _found(match, FoundKind.DUE, due=due, cadences=(Cadence.WEEK,))
    for match in _OF_MONTH.finditer(text):
        if found := _of_month(match, context):
            yield found


def _of_month(match: re.Match[str], context: Context) -> Found | None:
    week, month = _week(match), " ".join(match["month"].split())
    weekday = _weekday(match) if match["weekday"] else _FRIDAY
    counts = wording(match["lead"] or "")
    if re.match(r"tháng \d|\d", month):
        return _in_month(match, context, week, weekday, counts)
    if match["weekday"] is None and counts is Wording.BEFORE:
        weekday = 1  # "trước tuần cuối": its Monday is too late
    quarter = "quý" in month
    if quarter:
        later = 1 if "đầu" in month or re.search(r"sau|tiếp", month) else 0
    else:
        later = 1 if re.search(r"sau|tiếp", month) else 0
    due = DueRule(week=week, weekday=weekday, months_later=later, wording=counts)
    cadence = Cadence.QUARTER if quarter else Cadence.MONTH
    return _found(match, FoundKind.DUE, due=due, cadences=(cadence,))


def _in_month(
    match: re.Match[str], context: Context, week: int, weekday: int, counts: Wording
) -> Found | None:
    moment = read_stretch(match["month"], context)
    if moment is None or moment.first_on is None:
        return None
    year, month = moment.first_on.year, moment.first_on.month
    on = weekday_of_month(year, month, week, weekday)
    if match["weekday"] is None and counts is Wording.BEFORE:
        on = _monday(on)
    ends = Moment.day(on) if counts is Wording.UNTIL_END else None
    return _found(match, FoundKind.DEADLINE, deadline=Deadline(on=on, wording=counts), ends=ends)


def _monday(friday: date) -> date:
    return friday - timedelta(days=friday.weekday())


def _weekday(match: re.Match[str]) -> int:
    """Return 1 for Monday (thứ Hai, thứ 2) … 7 for Sunday."""
    words = match["weekday"].split()
    if words[0] == "chủ":
        return 7
    return int(words[1]) - 1 if words[1].isdigit() else _DAYS[words[1]]


def _week(match: re.Match[str]) -> int:
    if match["edge"]:
        return 1 if match["edge"].startswith("đầu") else _LAST_WEEK
    word = match["nth"] or match["digit"]
    return int(word) if word.isdigit() else _WEEKS[word]


def _found(match: re.Match[str], kind: FoundKind, **parts: object) -> Found:
    return Found(start=match.start(), end=match.end(), words="", kind=kind, **parts)
