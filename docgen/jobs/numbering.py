"""Giving a paper its number and day once it is signed: on the paper, in the register, on the plan.

Source: NĐ 30/2020/NĐ-CP, art. 15: numbers run through the year, in the rows the office chose.
"""

from datetime import date
from pathlib import Path

from docgen.numbering import stamp
from models import journal, office, plan_store
from models.base import db
from models.database import DataFolder
from models.deadlines import vietnamese_date
from models.documents import Document
from models.files import sha256, world_failed
from models.plan_records import PlanRecord
from models.register import OTHER, Allotment, allot, proposal
from models.sequences import MINUTES, type_of


def next_number(document: Document, symbol: str, year: int) -> str:
    """Return the number after the highest one given in the row of that symbol in a year: "08"."""
    return proposal(document, symbol, year)


def give_number(
    folder: DataFolder,
    document: Document,
    *,
    number: str,
    symbol: str,
    day: date | None,
    today: date,
    in_file: bool = True,
    reason: str = "",
) -> None:
    """Register number and day, and write them into the file unless `in_file` is False.

    A plan's own head follows. Raises RuleBroken, with nothing changed, as `allot` and
    `docgen.numbering.stamp` do.
    """
    given = allot(document, number, symbol, day, today, reason)
    digest = document.sha256
    if in_file and document.kind != OTHER:
        digest = _stamped(folder, document, given, day, today)
    with db.atomic("IMMEDIATE"):
        document.number, document.symbol, document.dated_on = given.number, given.symbol, day
        document.sequence, document.number_reason = given.sequence, given.reason
        document.sha256 = digest
        document.save()
        journal.note("numbered", "document", str(document.id), _told(document))
        if document.kind == "plan" and document.plan_id:
            _number_plan(document.plan, given.number, given.symbol, day, today)


def _stamped(
    folder: DataFolder, document: Document, given: Allotment, day: date | None, today: date
) -> str:
    """Write number and day into the file; return the SHA-256 that the register keeps.

    A paper edited in Word keeps the one it was made with, so that the edit stays known.
    """
    path = folder.path / document.path
    edited = path.is_file() and _digest(path) != document.sha256
    if type_of(given.symbol, document.type_name) == MINUTES:
        day = None  # such papers have no line with place and day; source: Phụ lục III, mẫu 1.9
    digest = stamp(path, given.number, given.symbol, day, office.profile_on(today).place)
    return document.sha256 if edited else digest


def _told(document: Document) -> str:
    number = f"số {document.reference}" if document.number else ""
    day = f"ngày {vietnamese_date(document.dated_on)}" if document.dated_on else ""
    given = ", ".join(part for part in (number, day) if part)
    why = f" (lý do: {document.number_reason})" if document.number_reason else ""
    return f"Ghi {given} cho “{document.subject}”{why}"


def _digest(path: Path) -> str:
    try:
        return sha256(path)
    except OSError as error:
        raise world_failed(error, path) from error


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
