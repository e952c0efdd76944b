"""Single days in running text: deadlines, days of cited texts, anniversaries."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.date_words import (
    BARE_MONTH,
    DAY,
    FULL_DAY,
    HALF,
    MONTH,
    QUARTER,
    YEAR,
    day_and_month,
    names_year,
    pattern,
    read_day,
    read_stretch,
    year_in,
)
from models.found import Context, Found, FoundKind
from models.lead_words import LEAD, wording
from models.values import Deadline, Moment, MomentKind, Wording

_NEXT = rf" ?(?:,|;|và|hoặc) ?{DAY}"
_LED_DAYS = pattern(rf"(?P<lead>{LEAD}) (?P<days>{DAY}(?:{_NEXT})*)")
_LABELLED = pattern(rf"(?P<lead>hạn[\w ]{{0,24}}?|thời hạn[\w ]{{0,24}}?) ?: ?(?P<days>{DAY})")
_BARE_DAY = pattern(rf"(?<!\w)ngày ?{DAY}")
_ALONE = pattern(rf"(?:^|:|\|) ?(?P<days>{DAY})(?= ?(?:$|[.,;|]))")
_STRETCH = rf"(?:{MONTH}|{QUARTER}|{HALF}|{YEAR}|năm(?! (?:học|sau|trước|nay))(?=\W|$))"
_LED_STRETCH = pattern(
    rf"(?<!\w)(?P<lead>{LEAD}|vào|trong)(?: (?P<edge>đầu|giữa|cuối|cả))?"
    rf" (?P<what>{_STRETCH}|{BARE_MONTH})"
)
_CLOSED = re.compile(r"\s*(?:$|[.,;:)|])")
_NUMBER = r"\d{1,6}\w{0,3}(?:/\d{4})? ?[/-] ?[^\W\d][\w\-]*(?:/[^\W\d][\w\-]*)*"
_ACTS = (
    r"luật|pháp lệnh|hiến pháp|nghị định|nghị quyết|thông tư|kế hoạch|quyết định|chỉ thị|công văn"
    r"|hướng dẫn|chương trình|tờ trình|thông báo|kết luận|văn bản|công điện|đề án|quy chế"
)
_CITED = (
    pattern(rf"(?<!\w){_NUMBER}\)?,? ?(?:ký |ban hành |đề )?(?:ngày )?(?P<day>{DAY})"),
    pattern(
        rf"(?<!\w)(?:{_ACTS})(?: (?!trước|đến|hết|từ|nhất)[^\s.;]+){{0,22}}?"
        rf" (?P<day>ngày {FULL_DAY})"
    ),
    pattern(r"(?<!\w)(?:thông qua|sửa đổi|bổ sung|ban hành|được ký) ngày " + FULL_DAY),
    pattern(
        rf"(?<!đến\s)(?<!hết\s)(?<!trước\s)(?<!\w)ngày {FULL_DAY}"
        r" của (?:quốc hội|chính phủ|thủ tướng|bộ |ban |tỉnh|ủy ban|uỷ ban|ubnd|hội đồng"
        r"|huyện|đảng|chủ tịch|sở |phòng )"
    ),
)
# "Suối Hoa, ngày    tháng 5 năm 2026": the line under the paper's head.
_HEAD_LINE = pattern(
    r"(?:^ ?[^,.;:]{2,40}, ?ngày ?(?:\d{1,2}|[.…]*) ?tháng ?(?:\d{1,2}|[.…]*) ?năm \d{4} ?$"
    r"|(?<!\w)ngày ?[.…]* ?tháng ?(?:\d{1,2}|[.…]*) ?năm \d{4})"
)
_ANNIVERSARY = (
    pattern(rf"\(? ?(?P<first>{FULL_DAY}) ?- ?(?P<second>{DAY}) ?\)?"),
    pattern(
        rf"(?<!\w)(?:kỷ niệm|kỉ niệm|ngày sinh|ngày mất|ngày thành lập|ngày truyền thống"
        rf"|quốc khánh|thành lập)(?: [^\s.;]+){{0,14}}? \(? ?(?:ngày )?{DAY} ?\)?"
    ),
)
_MOST_DAYS = timedelta(days=800)  # two days farther apart name an anniversary, not a stretch


def find_cited(text: str, context: Context) -> Iterator[Found]:
    """Yield the days of cited texts and anniversaries: nothing is due then."""
    for cited in _CITED:
        for match in cited.finditer(text):
            named = "day" if "day" in match.re.groupindex else 0
            start, end = match.span(named)
            yield Found(start=start, end=end, words="", kind=FoundKind.CITED)
    for match in _HEAD_LINE.finditer(text):
        yield _whole(match, FoundKind.CITED)
    for match in _ANNIVERSARY[0].finditer(text):
        if _is_anniversary(match, context):
            yield _whole(match, FoundKind.CITED)
    for match in _ANNIVERSARY[1].finditer(text):
        if not re.search(r"\b(?:trước|đến|hết|từ|chậm nhất)\b", match[0]):
            yield _whole(match, FoundKind.CITED)


def find_days(text: str, context: Context) -> Iterator[Found]:
    """Yield deadlines on a day, then days that only say when something happens."""
    for found in (_LED_DAYS, _LABELLED):
        for match in found.finditer(text):
            yield from _led_days(match, context)
    for match in _BARE_DAY.finditer(text):
        yield from _plain_day(match, match[0], context)
    for match in _ALONE.finditer(text):
        yield from _plain_day(match, match["days"], context, start=match.start("days"))


def find_led_stretches(text: str, context: Context) -> Iterator[Found]:
    """Yield "trong tháng 6", "đến hết quý II", "trước tháng 12/2024", "cuối năm"."""
    for match in _LED_STRETCH.finditer(text):
        moment = read_stretch(match["what"], context)
        bare = match["what"].split() == ["năm"]
        if bare and not match["edge"] and not _CLOSED.match(text, match.end()):
            continue  # "trong năm đạt …" speaks of no deadline
        if moment and moment.last_on and moment.first_on:
            yield _led_stretch(match, moment)


def _led_days(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Yield one deadline for each day behind the same lead; a year said once holds for all."""
    days = list(pattern(DAY).finditer(match["days"]))
    year = year_in(match["days"]) if names_year(match["days"]) else None
    counts = wording(match["lead"])
    offset = match.start("days")
    for number, words in enumerate(days):
        on = read_day(words[0], context, year=year)
        if on is None and (year or context.year):
            continue  # 31/02
        if on is None and day_and_month(words[0]) is None:
            continue
        start = match.start() if number == 0 else offset + words.start()
        ends = Moment.day(on) if on and counts is Wording.UNTIL_END else None
        yield Found(
            start=start,
            end=offset + words.end(),
            words="",
            kind=FoundKind.DEADLINE,
            deadline=Deadline(on=on, wording=counts),
            ends=ends,
        )


def _plain_day(
    match: re.Match[str], words: str, context: Context, start: int | None = None
) -> Iterator[Found]:
    on = read_day(words, context)
    if on is not None:
        moment = Moment.day(on)
        yield Found(
            start=match.start() if start is None else start,
            end=match.end(),
            words="",
            kind=FoundKind.SPAN,
            starts=moment,
            ends=moment,
            deadline=Deadline(on=on),
        )


def _led_stretch(match: re.Match[str], moment: Moment) -> Found:
    before = wording(match["lead"])
    if before is Wording.BEFORE and match["edge"] != "cuối":
        deadline = Deadline(on=moment.first_on, wording=before)
        return _whole(match, FoundKind.DEADLINE, deadline=deadline)
    last = moment.last_on
    if match["edge"] in ("đầu", "giữa") and moment.kind is MomentKind.MONTH and last:
        last = date(last.year, last.month, 10 if match["edge"] == "đầu" else 20)
    within = re.search(r"trong|vào", match["lead"]) or match["edge"]
    # "trong năm 2024" mostly says when something counts; a month is what one is given to do it
    loose = match["lead"] == "trong" and moment.kind is MomentKind.YEAR
    return _whole(
        match,
        FoundKind.SPAN if loose else FoundKind.DEADLINE,
        deadline=Deadline(on=last, wording=before),
        starts=moment if within and match["edge"] in (None, "cả") else None,
        ends=moment,
    )


def _is_anniversary(match: re.Match[str], context: Context) -> bool:
    first = read_day(match["first"], context)
    second = read_day(match["second"], context)
    return bool(first and second) and abs(second - first) > _MOST_DAYS


def _whole(match: re.Match[str], kind: FoundKind, **parts: object) -> Found:
    return Found(start=match.start(), end=match.end(), words="", kind=kind, **parts)
