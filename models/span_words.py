"""How long something runs: "từ nay đến hết ngày …", "năm học …", "nhiệm kỳ …", "thường xuyên"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.date_words import (
    BARE_MONTH,
    DAY,
    HALF,
    MONTH,
    QUARTER,
    YEAR,
    names_year,
    pattern,
    read_day,
    read_stretch,
    year_in,
)
from models.found import Context, Found, FoundKind
from models.school_words import SCHOOL, read_school
from models.school_years import school_year
from models.values import Deadline, Moment, MomentKind

_SIGNING = r"(?:nay|bây giờ|ngày (?:ký )?ban hành(?: kế hoạch(?: này)?)?|ngày ký(?: ban hành)?)"
_EVENT_START = (
    r"(?:ngày|khi) (?:ký|phát động|triển khai|bắt đầu|khai mạc|khai giảng)"
    r"(?: (?!đến|cho|tới)[^\s,.;:()|]+){0,6}?"
)
_LONE_DAY = r"ngày \d{1,2}"  # "từ ngày 01 đến ngày 15/6": the month stands at the end
_FROM = (
    rf"(?P<from>{_SIGNING}(?!\w| (?:cam kết|giao ước|kết|hợp đồng))|{DAY}|{MONTH}|{BARE_MONTH}"
    rf"|{QUARTER}|{YEAR}|{_LONE_DAY}(?!\w)|tháng \d{{1,2}}|{_EVENT_START})"
)
_TO = (
    rf"(?P<to>{SCHOOL}"
    rf"|{DAY}|{MONTH}|{BARE_MONTH}|{QUARTER}|(?:cuối )?{YEAR}|cuối năm|năm|tháng \d{{1,2}}"
    rf"|khi (?:kết thúc|hoàn thành|tổng kết)(?: [^\s,.;:()|]+){{1,8}})(?!\w)"
)
_RANGE = pattern(
    rf"(?<!\w)(?:bắt đầu )?(?:kể |tính )?từ {_FROM},? ?(?:cho )?(?:đến|tới|-)(?: hết)? ?{_TO}"
)
_DASHED = pattern(rf"(?<![\w/])(?P<from>{DAY}) ?- ?(?P<to>{DAY})")
_START = pattern(
    rf"(?<!\w)(?:bắt đầu (?:kể )?từ|kể từ|tính từ|từ) (?P<from>{_SIGNING}"
    rf"(?!\w| (?:cam kết|giao ước|kết|hợp đồng))|{DAY}|{MONTH}|{QUARTER}|{YEAR}"
    r"|(?:ngày|khi) (?:ký|phát động)(?: [^\s,.;:()|]+){0,6})"
)
_YEARS = r"(?P<first>\d{4}) ?(?:-|đến(?: năm)?|/) ?(?P<second>\d{4})(?!\d)"
_NAMED_YEARS = pattern(
    rf"(?<!\w)(?P<name>năm học|nhiệm kỳ|nhiệm kì|giai đoạn|thời kỳ|\d+ năm ?\(|năm)"
    rf"(?: từ)?(?: năm)? ?\(? ?{_YEARS} ?\)?"
)
_FROM_YEAR_ON = pattern(
    rf"(?<!\w)(?:trong |từ )?(?P<from>{MONTH}|{QUARTER}|{YEAR})(?: ?,| và)?(?: và)? "
    r"(?:(?:các|những) năm (?:tiếp theo|sau|kế tiếp|tiếp)|trở đi|về sau)(?!\w)"
)
_ONGOING = pattern(
    r"(?<!thi\sđua\s)(?<!khen\sthưởng\s)(?<!\w)thường xuyên"
    r"(?:,? (?:liên tục|hằng năm|hàng năm|trong năm))*(?= ?(?:$|[.,;:|)]))"
)
_STRETCH = pattern(
    rf"(?<!\w)(?P<what>{MONTH}|{QUARTER}|{HALF})"
    rf"(?P<more>(?: ?, ?| và | ?- ?)(?:{MONTH}|{QUARTER}))?"
)
_ALONE = pattern(rf"^ ?(?:thời gian ?(?:thực hiện)? ?: ?)?(?P<what>{YEAR}) ?[.;]?$")
_LONGEST = timedelta(days=800)


def find_spans(text: str, context: Context) -> Iterator[Found]:
    """Yield stretches with a start or both ends, longest wordings first."""
    for match in _RANGE.finditer(text):
        yield from _range(match, context)
    for match in _DASHED.finditer(text):
        yield from _dashed(match, context)
    for match in _FROM_YEAR_ON.finditer(text):
        yield _span(match, read_stretch(match["from"], context), _ongoing())
    for match in _NAMED_YEARS.finditer(text):
        yield from _named_years(match)
    for match in _START.finditer(text):
        if starts := _start(match["from"], context, None):
            yield _span(match, starts, None)


def find_stretches(text: str, context: Context) -> Iterator[Found]:
    """Yield months and quarters without a lead, and "thường xuyên"."""
    for match in _STRETCH.finditer(text):
        if match["more"] is None and not _says_when(match, text):
            continue
        first, last = _both(match, context)
        if first and last:
            yield _span(match, first, last)
    for match in _ALONE.finditer(text):
        if moment := read_stretch(match["what"], context):
            yield _span(match, moment, moment)
    for match in _ONGOING.finditer(text):
        yield _span(match, None, _ongoing())


def _range(match: re.Match[str], context: Context) -> Iterator[Found]:
    ends = _end(match["to"], context)
    starts = _start(match["from"], context, ends)
    if ends is not None and starts is not None and _in_order(starts, ends):
        yield _span(match, starts, ends)


def _dashed(match: re.Match[str], context: Context) -> Iterator[Found]:
    ends = _end(match["to"], context)
    starts = _start(match["from"], context, ends)
    if not (starts and ends and starts.first_on and ends.last_on):
        return
    if _in_order(starts, ends) and ends.last_on - starts.first_on <= _LONGEST:
        yield _span(match, starts, ends)


def _end(words: str, context: Context) -> Moment | None:
    if words.startswith("khi "):
        on = context.default_end
        return Moment(kind=MomentKind.EVENT, first_on=on, last_on=on)
    if pattern(DAY).fullmatch(words):
        on = read_day(words, context)
        return Moment.day(on) if on else None
    if pattern(SCHOOL).fullmatch(words):
        return read_school(words, context)
    return read_stretch(words, context)


def _start(words: str, context: Context, ends: Moment | None) -> Moment | None:
    """Return the start; a year or month it leaves out is that of the end."""
    if pattern(_SIGNING).fullmatch(words):
        on = context.paper_on
        return Moment(kind=MomentKind.SIGNING, first_on=on, last_on=on)
    last = ends.last_on if ends else None
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if pattern(QUARTER).fullmatch(words):
        return read_stretch(words, context, year=year_in(words) or (last and last.year))
    if not numbers:
        return Moment(kind=MomentKind.EVENT)
    if pattern(_LONE_DAY).fullmatch(words):
        return _same_month(numbers[0], last)
    year = year_in(words) if names_year(words) else None
    if year is None and last is not None:
        month = numbers[1] if len(numbers) > 1 else numbers[0]
        year = last.year - 1 if month > last.month else last.year
    if pattern(DAY).fullmatch(words):
        on = read_day(words, _without_day(context), year=year)
        return Moment.day(on) if on else None
    return read_stretch(words, context, year=year)


def _same_month(day: int, last: date | None) -> Moment | None:
    if last is None or not 1 <= day <= last.day:
        return None
    return Moment.day(last.replace(day=day))


def _without_day(context: Context) -> Context:
    """Return a context whose year holds for earlier days too: a start may lie in the past."""
    return Context(paper_year=context.year)


def _in_order(starts: Moment, ends: Moment) -> bool:
    return not (starts.first_on and ends.last_on) or starts.first_on <= ends.last_on


def _named_years(match: re.Match[str]) -> Iterator[Found]:
    first, second = int(match["first"]), int(match["second"])
    if not 1900 < first <= second < 2200:
        return
    kind, start, end = MomentKind.YEAR, date(first, 1, 1), date(second, 12, 31)
    if "học" in match["name"]:
        kind, start = MomentKind.SCHOOL_YEAR, school_year(first)[0]
        end = school_year(second - 1)[1]
    elif "nhiệm" in match["name"]:
        kind = MomentKind.TERM
    moment = Moment(kind=kind, first_on=start, last_on=end)
    yield _span(match, moment, moment)


def _says_when(match: re.Match[str], text: str) -> bool:
    """Tell whether a month or quarter is one of a known year, or all that a cell says."""
    alone = text.strip(" .;") == match[0] or text[: match.start()].rstrip().endswith(":")
    return alone or year_in(match["what"]) is not None


def _both(match: re.Match[str], context: Context) -> tuple[Moment | None, Moment | None]:
    """Return first and last of "tháng 6, tháng 7 năm 2024"; both alike when one is named."""
    if match["more"] is None:
        moment = read_stretch(match["what"], context)
        return moment, moment
    last = read_stretch(match["more"], context)
    year = year_in(match["more"]) or (last.last_on.year if last and last.last_on else None)
    return read_stretch(match["what"], context, year=year), last


def _ongoing() -> Moment:
    return Moment(kind=MomentKind.ONGOING)


def _span(match: re.Match[str], starts: Moment | None, ends: Moment | None) -> Found:
    on = ends.last_on if ends else None
    return Found(
        start=match.start(),
        end=match.end(),
        words="",
        kind=FoundKind.SPAN,
        starts=starts,
        ends=ends,
        deadline=Deadline(on=on) if on else None,
    )
