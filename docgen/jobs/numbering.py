"""Giving a paper its number and day once it is signed: on the paper, in the register, on the plan.

Source: NĐ 30/2020/NĐ-CP, art. 15: numbers run through the year, separately by kind of paper.
"""

import re
from datetime import date
from pathlib import Path

from docgen.numbering import stamp
from models import journal, office, plan_store
from models.base import db
from models.database import DataFolder
from models.deadlines import vietnamese_date
from models.documents import Document
from models.errors import RuleBroken
from models.files import sha256, world_failed
from models.plan_records import PlanRecord
from models.text import folded, nfc, squeeze

_START = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,6}[A-Za-zđĐ]?")


def next_number(document: Document, symbol: str, year: int) -> str:
    """Return the number after the highest one given to that kind and symbol in a year: "08"."""
    taken = [*_register(document, symbol, year)]
    if document.kind == "plan":
        taken += _plan_numbers(document, symbol, year)
    highest = max(
        (int(found.group()) for item in taken if (found := _START.match(item))), default=0
    )
    return f"{highest + 1:02d}"


def give_number(
    folder: DataFolder,
    document: Document,
    *,
    number: str,
    symbol: str,
    day: date | None,
    today: date,
    in_file: bool = True,
) -> None:
    """Register number and day, and write them into the file unless `in_file` is False.

    A plan's own head follows. Raises RuleBroken, with nothing changed, for a number that is
    doubled or cannot be one, for a day after today, and as `docgen.numbering.stamp` does.
    """
    number, symbol = _tidy(number), nfc(squeeze(symbol))
    _check(document, number, symbol, day, today)
    path = folder.path / document.path
    digest = document.sha256
    if in_file:
        place = office.profile_on(today).place
        digest = stamp(path, number, symbol, day, place)
    elif path.is_file():
        digest = _digest(path)
    with db.atomic("IMMEDIATE"):
        document.number, document.symbol, document.dated_on = number, symbol, day
        document.sha256 = digest
        document.save()
        journal.note("numbered", "document", str(document.id), _told(document))
        if document.kind == "plan" and document.plan_id:
            _number_plan(document.plan, number, symbol, day, today)


def _told(document: Document) -> str:
    number = f"số {document.reference}" if document.number else ""
    day = f"ngày {vietnamese_date(document.dated_on)}" if document.dated_on else ""
    given = ", ".join(part for part in (number, day) if part)
    return f"Ghi {given} cho “{document.subject}”"


def _digest(path: Path) -> str:
    try:
        return sha256(path)
    except OSError as error:
        raise world_failed(error, path) from error


def _tidy(number: str) -> str:
    number = nfc(squeeze(number))
    return number.zfill(2) if number.isdigit() else number


def _check(document: Document, number: str, symbol: str, day: date | None, today: date) -> None:
    if not number and day is None:
        raise RuleBroken("Hãy nhập số hoặc ngày của văn bản.")
    if number and not _NUMBER.fullmatch(number):
        raise RuleBroken(f"Số “{number}” không đúng. Hãy ghi như 61, 05 hoặc 12a.")
    if number and not symbol:
        raise RuleBroken("Hãy nhập ký hiệu, ví dụ /KH-UBND.")
    if day is not None and day > today:
        raise RuleBroken("Ngày văn bản không được sau ngày hôm nay.")
    year = (day or today).year
    if number and _same(number) in {_same(item) for item in _register(document, symbol, year)}:
        free = next_number(document, symbol, year)
        raise RuleBroken(
            f"Số {number}{symbol} năm {year} đã cấp cho văn bản khác. Số tiếp theo là {free}."
        )


def _same(number: str) -> str:
    return number.lstrip("0").casefold()


def _register(document: Document, symbol: str, year: int) -> list[str]:
    """Return the numbers other papers of the kind got; another print of one plan is no other."""
    undated = Document.dated_on.is_null()  # numbered before its day was known
    query = Document.select(Document.number, Document.plan, Document.kind).where(
        Document.kind == document.kind,
        Document.symbol == symbol,
        Document.number != "",
        Document.id != document.id,
        (Document.dated_on.year == year) | (undated & (Document.made_on.year == year)),
    )
    is_plan = document.kind == "plan" and document.plan_id is not None
    return [row.number for row in query if not (is_plan and row.plan_id == document.plan_id)]


def _plan_numbers(document: Document, symbol: str, year: int) -> list[str]:
    """Return the numbers on plans of our own; those of another office run in its own row."""
    names, heads = _our_names()
    undated = PlanRecord.dated_year.is_null()
    query = PlanRecord.select(PlanRecord.number, PlanRecord.issuer).where(
        PlanRecord.symbol == symbol,
        PlanRecord.number != "",
        (PlanRecord.dated_year == year) | (undated & (PlanRecord.year == year)),
        PlanRecord.deleted_on.is_null(),
        PlanRecord.id != (document.plan_id or 0),
    )
    return [
        row.number
        for row in query
        if not names or folded(row.issuer.name) in names or _head(row.issuer.lines) in heads
    ]


def _our_names() -> tuple[set[str], set[str]]:
    """Return all names our office ever had: in running text, and as heads of papers print it."""
    profiles = [row.profile for row in office.OfficeName.select()]
    names = {folded(profile.name) for profile in profiles if profile.name}
    heads = {_head(profile.issuer_lines) for profile in profiles}
    return names and names | {""}, heads - {""}


def _head(lines: list[str]) -> str:
    return folded(" ".join(lines))


def _number_plan(
    record: PlanRecord, number: str, symbol: str, day: date | None, today: date
) -> None:
    plan = plan_store.load(record.code)
    head = plan.head
    if number:
        head.number, head.symbol = number, symbol
    if day is not None:
        head.day, head.month, head.year = day.day, day.month, day.year
    plan_store.save(plan, today)
