"""The register of outgoing papers (sổ đăng ký văn bản đi): its lines, and the numbers given.

Source: NĐ 30/2020/NĐ-CP, art. 15 and Phụ lục IV: columns of the register.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from peewee import fn

from models import office
from models.documents import Document
from models.errors import RuleBroken
from models.plan_records import PlanRecord
from models.sequences import (
    Given,
    Numbering,
    check_free,
    gaps,
    label_of,
    next_after,
    number_key,
    numbering,
    row_order,
    runs,
    sequence_of,
    tidy,
    why_reason,
)
from models.text import folded, nfc, squeeze

OTHER = "other"  # kind of a paper that was not made here: no file, only its line
_SHOWN = [field for field in Document._meta.sorted_fields if field.name != "made_from"]


@dataclass(frozen=True)
class Line:
    """One line: a paper, or (`paper` None) a run of numbers that nobody has, first and last."""

    sequence: str
    paper: Document | None = None
    free: tuple[int, int] = (0, 0)

    @property
    def order(self) -> tuple[object, ...]:
        """What sorts lines as the register has them."""
        key = number_key(self.paper.number) if self.paper else (self.free[0], ())
        return row_order(self.sequence), key, self.paper.id if self.paper else 0

    @property
    def free_words(self) -> str:
        """Return "số 07" or "các số 01–60", "" for a paper."""
        first, last = self.free
        if self.paper:
            return ""
        return f"số {first:02d}" if first == last else f"các số {first:02d}–{last:02d}"


@dataclass(frozen=True, kw_only=True)
class Allotment:
    """A number that may be given, tidied, with the row it runs in and why it was inserted."""

    number: str
    symbol: str
    sequence: str
    reason: str = ""


# --- numbers -----------------------------------------------------------------------------------


def row_of(document: Document, symbol: str) -> str:
    """Return the key of the row in which a paper takes its number."""
    return sequence_of(symbol, document.type_name, numbering())


def given(key: str, year: int, but: Document | None = None) -> list[Given]:
    """Return the numbers of a row in a year, on papers and on plans of ours.

    Another print of the plan behind `but` is no other paper; plans of other offices do not count.
    """
    chosen = numbering()
    plan_id = but.plan_id if but is not None and but.kind == "plan" else None
    papers = [
        Given(number=row.number, symbol=row.symbol, day=row.dated_on, what=row.subject)
        for row in _numbered(year)
        if key in _rows_of(row, chosen)
        and (but is None or row.id != but.id)
        and not (plan_id is not None and row.kind == "plan" and row.plan_id == plan_id)
    ]
    return papers + _on_plans(key, year, plan_id, chosen)


def proposal(document: Document, symbol: str, year: int) -> str:
    """Return the number to propose: after the highest one of its row in a year."""
    key = row_of(document, symbol)
    numbers = [item.number for item in given(key, year, document)]
    return next_after(numbers, numbering().first(key, year))


def free_numbers(document: Document, symbol: str, year: int) -> list[str]:
    """Return the numbers left out in a paper's row so far: ["07", "11"]."""
    key = row_of(document, symbol)
    numbers = [item.number for item in given(key, year, document)]
    return [f"{gap:02d}" for gap in gaps(numbers, numbering().first(key, year))]


def reason_for(document: Document, number: str, symbol: str, day: date | None, year: int) -> str:
    """Return why a number needs a reason, "" if it needs none or is no number yet."""
    try:
        return why_reason(tidy(number), day, given(row_of(document, symbol), year, document))
    except RuleBroken:
        return ""


def allot(
    document: Document, number: str, symbol: str, day: date | None, today: date, reason: str = ""
) -> Allotment:
    """Return how a number is given; "" leaves a paper without. Nothing is written.

    Raises RuleBroken for a number that is doubled or none, for a day after today, and for one
    that is inserted or out of the order of days without a reason.
    """
    number, symbol, reason = squeeze(number), nfc(squeeze(symbol)), squeeze(reason)
    if not number and day is None:
        raise RuleBroken("Hãy nhập số hoặc ngày của văn bản.")
    if day is not None and day > today:
        raise RuleBroken("Ngày văn bản không được sau ngày hôm nay.")
    if not number:
        return Allotment(number="", symbol=symbol, sequence="")
    number = tidy(number)
    if not symbol:
        raise RuleBroken("Hãy nhập ký hiệu, ví dụ /KH-UBND.")
    key, year = row_of(document, symbol), (day or today).year
    others = given(key, year, document)
    numbers = [item.number for item in others]
    check_free(number, symbol, year, others, next_after(numbers, numbering().first(key, year)))
    why = why_reason(number, day, others)
    if why and not reason:
        raise RuleBroken(f"{why} Hãy ghi lý do chèn số hoặc ghi lùi ngày.")
    return Allotment(number=number, symbol=symbol, sequence=key, reason=reason if why else "")


# --- lines -------------------------------------------------------------------------------------


def lines(year: int, key: str = "") -> list[Line]:
    """Return the register of a year, of one row or all, by number; free numbers stand between.

    Of several prints of one plan only the one that was numbered last has a line.
    """
    chosen = numbering()
    found = [
        Line(key or _row_kept(paper, chosen), paper)
        for paper in _last_prints(_numbered(year))
        if not key or key in _rows_of(paper, chosen)
    ]
    for row in {line.sequence for line in found}:
        numbers = [item.number for item in given(row, year)]
        missing = gaps(numbers, chosen.first(row, year))
        found += [Line(row, free=run) for run in runs(missing, numbers)]
    return sorted(found, key=lambda line: line.order)


def years(today: date) -> list[int]:
    """Return the years with numbered papers and the present one, newest first."""
    query = Document.select(fn.SUBSTR(_day(), 1, 4)).where(Document.number != "").distinct()
    return sorted({today.year, *(int(year) for (year,) in query.tuples())}, reverse=True)


def rows_in(year: int) -> list[tuple[str, str]]:
    """Return key and name of each row that has papers in a year."""
    chosen = numbering()
    keys = {_row_kept(paper, chosen) for paper in _numbered(year)}
    return [(key, label_of(key)) for key in sorted(keys, key=row_order)]


def waiting_for(key: str) -> list[Document]:
    """Return papers made here that have no number yet and would run in a row, newest first."""
    chosen = numbering()
    query = Document.select(*_SHOWN).where(Document.number == "", Document.kind != OTHER)
    return [
        paper
        for paper in query.order_by(Document.id.desc())
        if sequence_of(paper.symbol, paper.type_name, chosen) == key
    ]


# --- inside ------------------------------------------------------------------------------------


def _day() -> fn:
    """The day that counts for a paper; one numbered before its day was known counts as made."""
    return fn.COALESCE(Document.dated_on, Document.made_on)


def _numbered(year: int) -> list[Document]:
    of_year = fn.SUBSTR(_day(), 1, 4) == f"{year:04d}"
    query = Document.select(*_SHOWN).where(Document.number != "", of_year)
    return list(query.order_by(Document.id))


def _row_kept(paper: Document, chosen: Numbering) -> str:
    return paper.sequence or sequence_of(paper.symbol, paper.type_name, chosen)


def _rows_of(paper: Document, chosen: Numbering) -> set[str]:
    """Return the row of a paper as set then and as it would be now.

    A changed way of numbering goes on after the numbers that were given before.
    """
    return {_row_kept(paper, chosen), sequence_of(paper.symbol, paper.type_name, chosen)}


def _last_prints(papers: Iterable[Document]) -> list[Document]:
    def thing(paper: Document) -> tuple[object, ...]:
        alone = paper.kind != "plan" or paper.plan_id is None
        key = number_key(paper.number)
        return (paper.id,) if alone else (0, paper.plan_id, key, folded(paper.symbol))

    kept = groupby(sorted(papers, key=thing), key=thing)
    return [max(same, key=lambda paper: (bool(paper.sequence), paper.id)) for _, same in kept]


def _on_plans(key: str, year: int, but: int | None, chosen: Numbering) -> list[Given]:
    """Return the numbers on plans of our own; those of another office run in its own row."""
    names, heads = _our_names()
    undated = PlanRecord.dated_year.is_null()
    query = PlanRecord.select().where(
        PlanRecord.number != "",
        (PlanRecord.dated_year == year) | (undated & (PlanRecord.year == year)),
        PlanRecord.deleted_on.is_null(),
        PlanRecord.id != (but or 0),
    )
    return [
        Given(number=row.number, symbol=row.symbol, day=_plan_day(row), what=row.subject)
        for row in query
        if sequence_of(row.symbol, row.type_name, chosen) == key
        and (not names or folded(row.issuer.name) in names or _head(row.issuer.lines) in heads)
    ]


def _plan_day(row: PlanRecord) -> date | None:
    try:
        return date(row.dated_year, row.dated_month, row.dated_day)
    except (TypeError, ValueError):  # a head with gaps, or read from a paper with a slip
        return None


def _our_names() -> tuple[set[str], set[str]]:
    """Return all names our office ever had: in running text, and as heads of papers print it."""
    profiles = [row.profile for row in office.OfficeName.select()]
    names = {folded(profile.name) for profile in profiles if profile.name}
    heads = {_head(profile.issuer_lines) for profile in profiles}
    return names and names | {""}, heads - {""}


def _head(issuer_lines: list[str]) -> str:
    return folded(" ".join(issuer_lines))
