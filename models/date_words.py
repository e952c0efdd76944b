"""The small words dates are made of: patterns for them, and reading what they matched.

Patterns run over `plain` text, which has the length of the original, so places stay the same.
In a pattern " " means at least one space and " ?" any number, up to twenty.
"""

import re
from calendar import monthrange
from datetime import date

from models.found import Context
from models.values import Moment, MomentKind

_PLAIN = {"*": " ", "–": "-", "—": "-", "‑": "-", "−": "-", "\n": " ", "\t": " ", "\xa0": " "}
_PLAIN |= {"\r": " ", "\u2009": " ", "\u202f": " ", "\u2003": " ", "_": " "}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_LEFT = r"(?<![\w/])(?<!\d[.\-])"
_RIGHT = r"(?!\d|/\w|-[^\W\d])"
_SHARE = r"(?! ?(?:tiêu chí|chỉ tiêu|đơn vị|thôn|xã|hộ|người|điểm|nội dung|%))"  # "10/12 thôn"
_FULL = (
    r"(?:\d{1,2} ?/ ?\d{1,2} ?/ ?(?:\d{4}|\d{2})|\d{1,2} ?\. ?\d{1,2} ?\. ?\d{4}"
    r"|\d{1,2} ?- ?\d{1,2} ?- ?\d{4})"
)
_SPELT = r"\d{1,2} tháng \d{1,2}(?: ?,? năm \d{4}| ?[/-] ?\d{4})?"
_SHORT = rf"\d{{1,2}} ?/ ?\d{{1,2}}(?: năm \d{{4}})?(?! ?/ ?\d|[.,]\d){_SHARE}"
FULL_DAY = rf"{_LEFT}(?:{_FULL}|\d{{1,2}} tháng \d{{1,2}} ?,? năm \d{{4}}){_RIGHT}"
DAY = rf"(?:(?:các )?ngày ?)?{_LEFT}(?:{_FULL}|{_SPELT}|{_SHORT}){_RIGHT}"
MONTH = rf"tháng \d{{1,2}}(?: ?/ ?\d{{4}}| ?,? năm \d{{4}})?{_RIGHT}"
BARE_MONTH = rf"{_LEFT}\d{{1,2}} ?/ ?\d{{4}}{_RIGHT}"  # "12/2024"
QUARTER = r"qu[ýí] (?:iv|i{1,3}|[1-4])(?: ?[/,]? ?(?:năm )?\d{4})?(?!\w)"
HALF = r"(?:0?6|sáu) tháng (?:đầu|cuối) năm(?: ?\d{4})?(?!\d)"
YEAR = r"năm \d{4}(?!\d)"
EVERY = r"(?:hằng|hàng|mỗi)"


def plain(text: str) -> str:
    """Return `text` in lower case without marks of bold, of the same length."""
    return "".join(_plain(letter) for letter in text)


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern in which a space stands for one to twenty spaces."""
    # bounded: a line of ten thousand spaces must not hold up the reader
    source = source.replace(" ?", "\0").replace(" ", r"\s{1,20}")
    return re.compile(source.replace("\0", r"\s{0,20}"))


_DIGITS = re.compile(r"\d+")
_QUARTER = pattern(r"qu[ýí] (iv|i{1,3}|[1-4])(?!\w)")


def read_day(words: str, context: Context, *, year: int | None = None) -> date | None:
    """Return the day that `words` (matched by DAY) name; None for 31/02 or an unknown year.

    `year` is one that neighbouring words give.
    """
    numbers = [int(number) for number in _DIGITS.findall(words)]
    if len(numbers) > 2:
        return _day(_century(numbers[2]), numbers[1], numbers[0])
    if year is not None:
        return _day(year, numbers[1], numbers[0])
    if context.year is None:
        return None
    return _coming(_day(context.year, numbers[1], numbers[0]), context)


def day_and_month(words: str) -> tuple[int, int] | None:
    """Return day and month named by `words`; None when no year has such a day."""
    day, month = (int(number) for number in _DIGITS.findall(words)[:2])
    return (day, month) if _day(2024, month, day) else None  # a leap year: 29/02 is a day


def names_year(words: str) -> bool:
    """Tell whether `words` (a day, month, quarter or year) say which year."""
    return re.search(r"\d{4}|\d ?/ ?\d+ ?/ ?\d\d", words) is not None


def year_in(words: str) -> int | None:
    found = re.findall(r"\d{4}", words)
    return int(found[-1]) if found else None


def read_stretch(words: str, context: Context, *, year: int | None = None) -> Moment | None:
    """Return the month, quarter, half or year that plain `words` name; None when open or wrong.

    `words` are matched by MONTH, BARE_MONTH, QUARTER, HALF or YEAR, or are "năm".
    """
    found_year = year_in(words) or year or context.year
    if found_year is None or not 1900 < found_year < 2200:
        return None
    if quarter := _QUARTER.search(words):
        number = _ROMAN.get(quarter[1]) or int(quarter[1])
        return _months(MomentKind.QUARTER, found_year, number * 3 - 2, number * 3)
    if "đầu năm" in " ".join(words.split()):
        return _months(MomentKind.YEAR, found_year, 1, 6)
    if "cuối năm" in " ".join(words.split()):
        return _months(MomentKind.YEAR, found_year, 7, 12)
    months = [int(number) for number in _DIGITS.findall(words) if len(number) < 3]
    if not months:
        return _months(MomentKind.YEAR, found_year, 1, 12)
    if not 1 <= months[0] <= 12:
        return None
    moment = _months(MomentKind.MONTH, found_year, months[0], months[0])
    if not year and not year_in(words) and _is_past(moment.last_on, context):
        return _months(MomentKind.MONTH, found_year + 1, months[0], months[0])
    return moment


def _plain(letter: str) -> str:
    lower = letter.lower()
    return _PLAIN.get(letter, lower if len(lower) == 1 else letter)


def _century(year: int) -> int:
    return year if year > 99 else 2000 + year


def _day(year: int, month: int, day: int) -> date | None:
    if not (1900 < year < 2200 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _coming(day: date | None, context: Context) -> date | None:
    """Return `day`, a year later when it lies before a paper that names no year of its own."""
    return _day(day.year + 1, day.month, day.day) if day and _is_past(day, context) else day


def _is_past(day: date | None, context: Context) -> bool:
    paper = context.paper_on
    own_year = context.paper_year in (None, paper.year if paper else None)
    return bool(day and paper and own_year and day < paper)


def _months(kind: MomentKind, year: int, first: int, last: int) -> Moment:
    end = date(year, last, monthrange(year, last)[1])
    return Moment(kind=kind, first_on=date(year, first, 1), last_on=end)
