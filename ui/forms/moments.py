"""Between a `Moment` and the few fields the clerk types it in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from models.school_years import school_year, semester
from models.values import Moment, MomentKind

KINDS = (
    (MomentKind.DAY, "Ngày"),
    (MomentKind.MONTH, "Tháng"),
    (MomentKind.QUARTER, "Quý"),
    (MomentKind.YEAR, "Năm"),
    (MomentKind.SCHOOL_YEAR, "Năm học"),
    (MomentKind.SEMESTER, "Học kỳ"),
    (MomentKind.TERM, "Nhiệm kỳ"),
    (MomentKind.SIGNING, "Từ ngày ký"),
    (MomentKind.EVENT, "Theo sự kiện"),
    (MomentKind.ONGOING, "Thường xuyên"),
)
_WORDED = (MomentKind.SIGNING, MomentKind.EVENT, MomentKind.ONGOING)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands in the fields; those a kind does not use are ignored."""

    day: date | None = None
    number: int | None = None  # month, quarter or term of a school year
    year: int | None = None
    until: int | None = None  # last year of a school year or term
    words: str = ""


def typed_of(moment: Moment | None) -> Typed:
    """Return what the fields show for a moment."""
    if moment is None:
        return Typed()
    first, last = moment.first_on or moment.last_on, moment.last_on or moment.first_on
    words = moment.words if moment.kind in _WORDED else ""
    if first is None or last is None:
        return Typed(words=words)
    second_term = first.month < 7
    number = {
        MomentKind.MONTH: first.month,
        MomentKind.QUARTER: (first.month + 2) // 3,
        MomentKind.SEMESTER: 2 if second_term else 1,
    }
    year = first.year
    if moment.kind is MomentKind.SEMESTER and second_term:
        year -= 1
    if moment.kind is MomentKind.SCHOOL_YEAR and moment.first_on is None:
        year = last.year - 1
    return Typed(day=last, number=number.get(moment.kind), year=year, until=last.year, words=words)


def moment_of(kind: MomentKind, typed: Typed) -> Moment:
    """Return the moment; its days stay None while a field it needs is missing or impossible."""
    words = typed.words if kind in _WORDED else ""
    first, last = _stretch(kind, typed)
    return Moment(kind=kind, first_on=first, last_on=last, words=words)


def _stretch(kind: MomentKind, typed: Typed) -> tuple[date | None, date | None]:
    year, until = typed.year, typed.until
    if kind in (MomentKind.DAY, MomentKind.EVENT):
        return typed.day, typed.day
    if kind is MomentKind.SCHOOL_YEAR and not year and until:
        year = until - 1
    if not year or not 1900 <= year <= 2199:
        return None, None
    match kind:
        case MomentKind.MONTH:
            return _months(year, typed.number, typed.number)
        case MomentKind.QUARTER if typed.number:
            return _months(year, typed.number * 3 - 2, typed.number * 3)
        case MomentKind.YEAR:
            return date(year, 1, 1), date(year, 12, 31)
        case MomentKind.SCHOOL_YEAR:
            return school_year(year)
        case MomentKind.SEMESTER if typed.number in (1, 2):
            return semester(year, typed.number)
        case MomentKind.TERM if until and year <= until <= 2199:
            return date(year, 1, 1), date(until, 12, 31)
    return None, None


def _months(year: int, first: int | None, last: int | None) -> tuple[date | None, date | None]:
    if not first or not last or not 1 <= first <= last <= 12:
        return None, None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def told_moment(moment: Moment | None) -> str:
    """Return a moment in a few words for a list: "15/3/2026", "tháng 6/2026", its own words."""
    if moment is None:
        return ""
    first, last = moment.first_on or moment.last_on, moment.last_on or moment.first_on
    if first is None or last is None:
        return moment.words or dict(KINDS)[moment.kind]
    match moment.kind:
        case MomentKind.DAY | MomentKind.EVENT | MomentKind.SIGNING:
            return f"{last:%d/%m/%Y}"
        case MomentKind.MONTH:
            return f"tháng {first.month}/{first.year}"
        case MomentKind.QUARTER:
            return f"quý {(first.month + 2) // 3}/{first.year}"
        case MomentKind.YEAR:
            return f"năm {first.year}"
        case MomentKind.SEMESTER:
            typed = typed_of(moment)
            assert typed.year is not None  # a term with days has one
            term = "II" if typed.number == 2 else "I"
            return f"học kỳ {term} năm học {typed.year} - {typed.year + 1}"
        case _:
            return f"{dict(KINDS)[moment.kind].lower()} {typed_of(moment).year}–{last.year}"
