"""School years and their terms in running text: "đến hết học kỳ I năm học 2024 - 2025"."""

import re
from collections.abc import Iterator
from datetime import date

from models.date_words import EVERY, pattern
from models.found import Context, Found, FoundKind
from models.lead_words import LEAD, wording
from models.school_years import school_year, semester
from models.values import Cadence, Deadline, Moment, MomentKind, Wording

_YEARS = r"\(? ?(?P<first>\d{4}) ?[-/] ?(?P<second>\d{4})(?!\d) ?\)?"
_TERM = (
    r"(?:học k[ỳì]|hk) ?(?P<term>ii|i|2|1)(?![\w/])"
    rf"(?:,? (?:của )?năm học ?{_YEARS})?"
)
# The same without groups, to stand in other patterns: "từ ngày … đến hết học kỳ I".
SCHOOL = (
    r"(?:(?:học k[ỳì]|hk) ?(?:ii|i|2|1)(?![\w/])"
    r"(?:,? (?:của )?năm học ?\(? ?\d{4} ?[-/] ?\d{4}(?!\d) ?\)?)?"
    r"|năm học ?\(? ?\d{4} ?[-/] ?\d{4}(?!\d) ?\)?)"
)
_EDGE = r"(?:(?P<edge>đầu|giữa|cuối|kết thúc) )?"
_LED_TERM = pattern(rf"(?<!\w)(?P<lead>{LEAD}|vào|trong)? ?{_EDGE}{_TERM}")
_LED_YEAR = pattern(rf"(?<!\w)(?P<lead>{LEAD}) {_EDGE}năm học ?{_YEARS}")
_FROM = re.compile(r"(?<!\w)từ\s[^.;:]{0,40}$")  # the end of a stretch: `span_words` reads it
_CADENCES = (
    pattern(
        rf"(?<!\w)(?:theo |cuối |sau )?(?:{EVERY}|từng|định k[ỳì]) học k[ỳì](?! ?(?:i|\d))"
        r"(?P<year>(?:,| và|, và)(?: cả)? (?:tổng kết )?năm học(?! ?\d))?(?!\w)"
    ),
    pattern(
        r"(?<!\w)(?:báo cáo )?sơ kết học k[ỳì](?: (?:i|1))?(?:,| và|, và)"
        r"(?P<year> (?:báo cáo )?tổng kết năm học)(?! ?\d)(?!\w)"
    ),
    pattern(rf"(?<!\w)(?:cuối )?{EVERY} (?P<year>năm học)(?! ?\d)(?!\w)"),
)


def read_school(words: str, context: Context) -> Moment | None:
    """Return the term or school year that plain `words`, matched by SCHOOL, name."""
    term = pattern(_TERM).fullmatch(words)
    match = term or pattern(rf"năm học ?{_YEARS}").fullmatch(words)
    first = _first_year(match, context) if match else None
    if match is None or first is None:
        return None
    if term is None:
        return _moment(MomentKind.SCHOOL_YEAR, school_year(first))
    number = 2 if term["term"] in ("ii", "2") else 1
    return _moment(MomentKind.SEMESTER, semester(first, number))


def find_school(text: str, context: Context) -> Iterator[Found]:
    """Yield deadlines and stretches of school years and terms. `text` is plain."""
    for match in _LED_TERM.finditer(text):
        first = _first_year(match, context)
        led = match["lead"] or match["edge"] or match["first"] or _is_alone(match, text)
        if led and first is not None and not _FROM.search(text, 0, match.start()):
            number = 2 if match["term"] in ("ii", "2") else 1
            stretch = semester(first, number)
            yield _led(match, _moment(MomentKind.SEMESTER, stretch))
    for match in _LED_YEAR.finditer(text):
        first = _first_year(match, context)
        if first is not None and not _FROM.search(text, 0, match.start()):
            yield _led(match, _moment(MomentKind.SCHOOL_YEAR, school_year(first)))


def find_school_cadences(text: str, context: Context) -> Iterator[Found]:
    """Yield "hằng học kỳ", "sơ kết học kỳ I, tổng kết năm học"."""
    for number, words in enumerate(_CADENCES):
        for match in words.finditer(text):
            found = [] if number == 2 else [Cadence.SEMESTER]
            found += [Cadence.SCHOOL_YEAR] if match["year"] else []
            yield Found(
                start=match.start(),
                end=match.end(),
                words="",
                kind=FoundKind.CADENCE,
                cadences=tuple(found),
            )


def _is_alone(match: re.Match[str], text: str) -> bool:
    """Tell whether a term is all a cell or label says: running text names terms freely."""
    before = text[: match.start()].rstrip()
    return text.strip(" .;") == match[0].strip() or before.endswith(":")


def _first_year(match: re.Match[str], context: Context) -> int | None:
    """Return the year a school year begins in, as the words or the paper's day tell it."""
    if match["first"]:
        first, second = int(match["first"]), int(match["second"])
        return first if second == first + 1 and 1900 < first < 2199 else None
    assert "term" in match.re.groupindex  # a school year always names its years
    number = 2 if match["term"] in ("ii", "2") else 1
    if context.paper_on is None:
        return None if context.year is None else context.year - (number == 2)
    first = context.paper_on.year - 1
    return first if semester(first, number)[1] >= context.paper_on else first + 1


def _led(match: re.Match[str], moment: Moment) -> Found:
    lead, edge = match["lead"] or "", match["edge"]
    first, last = moment.first_on, moment.last_on
    assert first and last  # both are known here
    counts = wording(lead)
    if not lead and not edge:
        kind, on = FoundKind.SPAN, last
    else:
        kind, on = FoundKind.DEADLINE, _day(first, last, counts, edge)
    within = not lead or lead.strip() in ("trong", "vào")
    ends = moment if counts is Wording.UNTIL_END else None
    return Found(
        start=match.start(),
        end=match.end(),
        words="",
        kind=kind,
        deadline=Deadline(on=on, wording=counts),
        starts=moment if within and not edge else None,
        ends=ends,
    )


def _day(first: date, last: date, counts: Wording, edge: str | None) -> date:
    if edge == "giữa":
        return first + (last - first) / 2
    if edge == "đầu" or (edge is None and counts is Wording.BEFORE):
        return first
    return last


def _moment(kind: MomentKind, stretch: tuple[date, date]) -> Moment:
    return Moment(kind=kind, first_on=stretch[0], last_on=stretch[1])
