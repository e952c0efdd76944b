"""Terms and events in running text: "trong 05 ngày làm việc kể từ ngày …", "trước Đại hội 10
ngày", "sau khi kết thúc năm học", "trường hợp đặc biệt không quá 10 ngày".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from models.date_words import DAY, pattern, read_day
from models.found import Context, Found, FoundKind
from models.values import Count, CountUnit, Deadline, Moment, Wording

_FIRST = (
    r",? ?\(?(?:không )?(?:tính|kể|bao gồm)(?: cả)? ngày"
    r" (?:đầu(?: tiên)?|bắt đầu|nhận|ký|kết thúc|chốt)(?!\w)\)?"
)
_LENGTH = r"\d{1,3}(?: ?\([^)]*\))? (?:ngày làm việc|ngày|tuần|tháng)(?! ?\d)(?!\w)"
_TERM = rf"(?P<term>{_LENGTH})(?P<first>{_FIRST})?"
_BY = (
    r"(?:chậm nhất|muộn nhất|trong vòng|trong thời hạn|trong thời gian|thời hạn|trong|sau"
    r"|không (?:chậm |muộn )?quá|tối đa)"
)
_AHEAD_BY = r"(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|trước)"
_STOP = r"(?!gửi|nộp|để |báo cáo|thì|phải|trình|trước|chậm|đến hết|tính cả|không tính|kể cả)"
_WORD = rf"{_STOP}[^\s,.;:()|]+"
_WHAT = rf"(?P<what>{DAY}|{_WORD}(?: {_WORD}){{0,13}})"
_TAIL = rf"(?P<tail>{_FIRST})?"
_EVENT_NOUN = (
    r"(?:ngày |dịp |lễ |kỳ |cuộc )*(?:đại hội|hội nghị (?:tổng kết|sơ kết)|kỳ họp|khai mạc"
    r"|bế mạc|khai giảng|bế giảng|bầu cử|tết(?! kiệm)|phát động|tổng kết|sơ kết|giao quân)"
)
_DONE = r"(?:kết thúc|hoàn thành|bế mạc|tổng kết|sơ kết)"
_NAME = rf"(?:{DAY}|(?:{_EVENT_NOUN}|{_DONE})(?: (?!\d){_WORD}){{0,9}}?)"
_AFTER = (
    pattern(
        rf"(?<!\w)(?:{_BY}(?: là)?(?: sau)? )+{_TERM},? ?(?:(?:kể |tính )?từ|sau)(?: khi)?"
        rf" {_WHAT}{_TAIL}"
    ),
    pattern(rf"(?<!\w){_TERM},? ?(?:kể|tính) từ(?: khi)? {_WHAT}{_TAIL}"),
    pattern(
        rf"(?<!\w)(?:chậm nhất |muộn nhất |ngay )?sau(?: khi)? (?P<what>{_NAME}),?"
        rf" (?:không quá |chậm nhất |tối đa )?{_TERM}(?! ?(?:đầu|cuối))"
    ),
)
_BEFORE = (
    pattern(rf"(?<!\w)(?:{_AHEAD_BY}(?: là)? )+{_TERM} (?:trước(?: khi)?|so với) {_WHAT}{_TAIL}"),
    pattern(
        rf"(?<!\w)(?:chậm nhất |muộn nhất )?trước(?: khi)? (?P<what>{_NAME}),?"
        rf" (?:ít nhất |tối thiểu |chậm nhất )?{_TERM}(?! ?(?:đầu|cuối))"
    ),
)
_EVENT = (
    pattern(
        r"(?<!\w)(?P<lead>(?:chậm nhất |trước |đến |ngay |sau |muộn nhất )*)(?:sau khi|khi) "
        rf"{_DONE}(?: {_WORD}){{1,10}}"
    ),
    pattern(
        r"(?<!\w)(?:chậm nhất |muộn nhất |ngay )*(?P<lead>trước|sau|đến hết|đến)(?: là)?(?: khi)? "
        r"(?:ngày |dịp |lễ |kỳ )*(?:đại hội|hội nghị (?:tổng kết|sơ kết)|kỳ họp|khai mạc|bế mạc"
        rf"|khai giảng|bế giảng|bầu cử|tết nguyên đán|giao quân)(?: (?!\d){_WORD}){{0,8}}"
    ),
)
_SIGNED = pattern(
    r"(?:ngày )?(?:ký(?: ban hành)?|ban hành|phát hành)"
    r"(?: (?:kế hoạch|văn bản|công văn|thông báo|hướng dẫn))?(?: này)?|nay"
)
_CASE = (
    r"(?:các )?trường hợp (?:đặc biệt|bất khả kháng|cần thiết|phức tạp|cá biệt"
    r"|có lý do chính đáng)"
)
_LIMIT = rf"(?P<limit>{_LENGTH}|{DAY})"
_SPECIAL = (
    pattern(
        rf"[(]?(?:riêng |đối với |trong |nếu |nhưng |và )*{_CASE}(?: {_WORD}){{0,6}}?,? ?"
        r"(?:thì |cũng |nhưng |được |có thể |gia hạn |kéo dài )*"
        r"(?:không (?:được )?(?:vượt |chậm |muộn )?quá|chậm nhất|tối đa|đến hết|đến)(?: là)?"
        rf" {_LIMIT}\)?"
    ),
    pattern(
        r"[(]?(?:nhưng |và |có thể )*(?:không (?:được )?(?:vượt )?quá|tối đa|đến hết) "
        rf"{_LIMIT} (?:trong|đối với|cho|với) {_CASE}\)?"
    ),
)
_UNITS = {
    "ngày làm việc": CountUnit.WORKING_DAY,
    "ngày": CountUnit.DAY,
    "tuần": CountUnit.WEEK,
    "tháng": CountUnit.MONTH,
}
_BESIDE = re.compile(r"[\s,;:()]*")


def find_counted(text: str, context: Context) -> Iterator[Found]:
    """Yield terms counted from a day or an event. `text` is plain."""
    for step, patterns in ((1, _AFTER), (-1, _BEFORE)):
        for words in patterns:
            for match in words.finditer(text):
                yield _counted(match, step, context)


def find_events(text: str, context: Context) -> Iterator[Found]:
    """Yield deadlines tied to something whose day is not in the text."""
    for words in _EVENT:
        for match in words.finditer(text):
            on = context.default_end if "phong trào" in match[0] else None
            before = Wording.BEFORE if "trước" in match["lead"] else Wording.UNTIL_END
            yield _deadline(match, Deadline(on=on, moment=_said(match), wording=before))


def find_special(text: str, context: Context) -> Iterator[Found]:
    """Yield what is said of special cases: "trường hợp đặc biệt không quá 10 ngày làm việc"."""
    for words in _SPECIAL:
        for match in words.finditer(text):
            limit = match["limit"]
            if pattern(DAY).fullmatch(limit):
                on = read_day(limit, context)
                if on is not None:
                    yield _deadline(match, Deadline(on=on))
            else:
                yield _deadline(match, Deadline(count=_count(limit, 1), moment=_said(match)))


def with_special(text: str, found: Iterable[Found], specials: Iterable[Found]) -> list[Found]:
    """Return `found` with each special case put to the deadline before it; others stand alone."""
    rows = sorted(found, key=lambda one: one.start)
    alone = []
    for special in specials:
        place = next(
            (
                place
                for place, one in enumerate(rows)
                if one.deadline
                and one.end <= special.start
                and _BESIDE.fullmatch(text, one.end, special.start)
            ),
            None,
        )
        if place is None or special.deadline is None:
            alone.append(special)
            continue
        one = rows[place]
        case = replace(special.deadline, moment="", words=_said_between(text, special))
        assert one.deadline is not None
        due = replace(one.deadline, special=case)
        rows[place] = replace(one, end=special.end, deadline=due)
    return [*rows, *alone]


def _counted(match: re.Match[str], step: int, context: Context) -> Found:
    what = match["what"]
    count = _count(match["term"], step)
    said = " ".join((match["first"] or "", match.groupdict().get("tail") or "")).strip()
    start = _start(what, context)
    first_counted = ("không" not in said) if said else None
    count = replace(count, from_on=start, first_counted=first_counted)
    found = _deadline(match, Deadline(count=count, moment="" if start else _said(match)))
    if start and step > 0 and count.unit is CountUnit.MONTH:  # "trong 08 tháng, kể từ ngày …"
        return replace(found, kind=FoundKind.SPAN, starts=Moment.day(start))
    return found


def _count(term: str, step: int) -> Count:
    words = " ".join(re.sub(r"\([^)]*\)", " ", term).split())
    number, _, unit = words.partition(" ")
    return Count(number=step * int(number), unit=_UNITS[unit])


def _start(what: str, context: Context) -> date | None:
    """Return the day a term is counted from, where words or context tell it."""
    if pattern(DAY).fullmatch(what):
        return read_day(what, context)
    if _SIGNED.fullmatch(what):
        return context.paper_on
    return context.default_end if "phong trào" in what else None


def _said(match: re.Match[str]) -> str:
    return " ".join(match[0].split())


def _said_between(text: str, found: Found) -> str:
    return " ".join(text[found.start : found.end].split()).strip("() ")


def _deadline(match: re.Match[str], deadline: Deadline) -> Found:
    return Found(
        start=match.start(),
        end=match.end(),
        words="",
        kind=FoundKind.DEADLINE,
        deadline=deadline,
    )
