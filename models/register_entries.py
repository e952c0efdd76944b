"""What the clerk writes into the register of outgoing papers, and papers not made here.

Source: NĐ 30/2020/NĐ-CP, Phụ lục IV: file copy, copies, day of sending, notes.
"""

from dataclasses import dataclass
from datetime import date

from models import deeds, journal
from models.attachments import Attachment
from models.base import db
from models.deadlines import vietnamese_date
from models.documents import Document
from models.errors import RuleBroken
from models.journal import Change
from models.register import OTHER, allot
from models.text import squeeze

MOST_COPIES = 9999


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the clerk writes beside a paper. `keeper` "": the archive keeps the file copy."""

    keeper: str = ""
    copies: int = 1
    sent_on: date | None = None
    note: str = ""


def entry_of(document: Document) -> Entry:
    """Return what stands beside a paper."""
    return Entry(
        keeper=document.keeper,
        copies=document.copies,
        sent_on=document.sent_on,
        note=document.note,
    )


def check_entry(entry: Entry, dated_on: date | None, today: date) -> dict[str, str]:
    """Return what keeps an entry from being written: field → sentence."""
    found = {}
    if not 1 <= entry.copies <= MOST_COPIES:
        found["copies"] = f"Hãy nhập số bản từ 1 đến {MOST_COPIES}."
    if entry.sent_on and entry.sent_on > today:
        found["sent_on"] = "Ngày chuyển không được sau ngày hôm nay."
    elif entry.sent_on and dated_on and entry.sent_on < dated_on:
        found["sent_on"] = f"Ngày chuyển không được trước ngày {vietnamese_date(dated_on)}."
    return found


def keep_entry(document: Document, entry: Entry, today: date) -> Change | None:
    """Write what stands beside a paper; None when nothing differs. Raises RuleBroken."""
    if problems := check_entry(entry, document.dated_on, today):
        raise RuleBroken(next(iter(problems.values())))
    told = f"Sửa dòng {document.reference} trong sổ văn bản đi"
    with deeds.recorded("changed", "document", str(document.id), told, (), (document,)) as deed:
        Document.update(
            keeper=squeeze(entry.keeper),
            copies=entry.copies,
            sent_on=entry.sent_on,
            note=squeeze(entry.note),
        ).where(Document.id == document.id).execute()
    return deed.change


def check_other(paper: Document) -> dict[str, str]:
    """Return what a paper not made here lacks: field → sentence."""
    found = {}
    if not squeeze(paper.number):
        found["number"] = "Hãy nhập số của văn bản."
    if not squeeze(paper.symbol):
        found["symbol"] = "Hãy nhập ký hiệu, ví dụ /KH-UBND."
    if paper.dated_on is None:
        found["day"] = "Hãy nhập ngày của văn bản."
    if not squeeze(paper.subject):
        found["subject"] = "Hãy nhập trích yếu."
    return found


def register_other(paper: Document, entry: Entry, today: date, reason: str = "") -> Document:
    """Write a paper that was not made here into the register, without a file.

    Raises RuleBroken, with nothing written, as `models.register.allot` does.
    """
    problems = {**check_other(paper), **check_entry(entry, paper.dated_on, today)}
    if problems:
        raise RuleBroken(next(iter(problems.values())))
    allotted = allot(paper, paper.number, paper.symbol, paper.dated_on, today, reason)
    paper.kind, paper.path, paper.sha256, paper.made_on = OTHER, "", "", today
    paper.made_from, paper.subject = {}, squeeze(paper.subject)
    paper.number, paper.symbol = allotted.number, allotted.symbol
    paper.sequence, paper.number_reason = allotted.sequence, allotted.reason
    paper.keeper, paper.copies = squeeze(entry.keeper), entry.copies
    paper.sent_on, paper.note = entry.sent_on, squeeze(entry.note)
    with db.atomic("IMMEDIATE"):
        paper.save()
        told = f"Vào sổ văn bản {paper.reference} “{paper.subject}”"
        journal.note("registered", "document", str(paper.id), told)
    return paper


def remove_other(document: Document) -> Change | None:
    """Take a paper not made here out of the register; it can be taken back. Raises RuleBroken."""
    if document.kind != OTHER:
        raise RuleBroken("Văn bản lập trong sổ này không bỏ khỏi sổ được. Hãy ghi lại số, ngày.")
    told = f"Bỏ văn bản {document.reference} “{document.subject}” khỏi sổ văn bản đi"
    number = str(document.id)
    with deeds.recorded("deleted", "document", number, told, (Attachment,), (document,)) as deed:
        Document.delete().where(Document.id == document.id).execute()
    return deed.change
