"""Booking what a filled form says: the hand-in, its figures and the file, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from models import journal, receiving
from models.attachments import SENT, Attachment
from models.base import db
from models.errors import RuleBroken
from models.form_issues import indicators_of, taken_from
from models.indicators import IndicatorValue
from models.obligations import Channel, Obligation, Receipt
from models.receiving import HandIn
from models.text import nfc

_MOST_AT_ONCE = 100  # rows of one INSERT


@dataclass(frozen=True, kw_only=True)
class BookedFigure:
    """A figure of a form. `applies` False: not applicable. Missing ones are left out."""

    key: str  # of the indicator
    value: float | None = None
    applies: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """The copy of the form in the data folder."""

    name: str  # as it was called when it came
    path: str  # inside the data folder
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, kw_only=True)
class FilledForm:
    """All that is booked of a form."""

    obligation: Obligation
    received_on: date
    file: KeptFile
    paper_number: str = ""
    paper_on: date | None = None
    nil: bool = False
    figures: Sequence[BookedFigure] = ()
    remarks: dict[str, str] = field(default_factory=dict)  # label → text, kept as the note


def book_form(form: FilledForm, today: date) -> Receipt:
    """Book a form: hand-in, figures, attached file; all or nothing. Undone like any hand-in.

    Raises RuleBroken when the same file was booked before, or a rule of `receiving` says no.
    """
    hand_in = HandIn(
        received_on=form.received_on,
        channel=Channel.USB,
        paper_number=form.paper_number,
        paper_on=form.paper_on,
        nil=form.nil,
        file=form.file.path,
    )
    with db.atomic("IMMEDIATE"):
        if (before := taken_from(form.file.sha256)) is not None:
            raise RuleBroken(
                f"Tệp “{form.file.name}” giống hệt tệp đã nhập ngày"
                f" {before.received_on:%d/%m/%Y}. Không nhập lại."
            )
        receipt = receiving.book(form.obligation, hand_in, today)
        receipt.source_sha256 = form.file.sha256
        receipt.note = note_of(form.remarks)  # keeps its lines
        receipt.save(only=[Receipt.source_sha256, Receipt.note])
        _add_figures(receipt, form)
        _attach(receipt, form, today)
    return receipt


def take_back(receipts: Iterable[Receipt]) -> int:
    """Take booked forms back, all or none; return how many still stood.

    The hand-ins stay readable, struck out; their files may be taken in again.
    """
    count = 0
    with db.atomic("IMMEDIATE"):
        for receipt in receipts:
            booked = [one for one in journal.of("receipt", str(receipt.id)) if not one.undone]
            if booked and booked[0].action == "received":
                receiving.undo(booked[0])
                count += 1
    return count


def note_of(remarks: dict[str, str]) -> str:
    """Return what was answered as the note of a hand-in: "Khó khăn: …", further lines indented."""
    parts = []
    for label, text in remarks.items():
        if text := nfc(text).strip():
            parts.append(f"{label}: " + text.replace("\n", "\n  "))
    return "\n".join(parts)


def remarks_of(note: str) -> dict[str, str]:
    """Return the answers again: label → text. Lines of a note typed by hand are left out."""
    found: dict[str, str] = {}
    last = ""
    for line in note.split("\n"):
        if line.startswith("  ") and last:
            found[last] += f"\n{line[2:]}"
            continue
        label, mark, text = line.partition(": ")
        last = label if mark else ""
        if last:
            found[last] = text
    return found


def _add_figures(receipt: Receipt, form: FilledForm) -> None:
    ids = {item.key: item.id for item in indicators_of(form.obligation.plan_id)}
    rows = [
        {
            "receipt": receipt.id,
            "indicator": ids[figure.key],
            "value": figure.value,
            "applies": figure.applies,
            "note": nfc(figure.note),
        }
        for figure in form.figures
    ]
    for start in range(0, len(rows), _MOST_AT_ONCE):
        IndicatorValue.insert_many(rows[start : start + _MOST_AT_ONCE]).execute()


def _attach(receipt: Receipt, form: FilledForm, today: date) -> None:
    Attachment.create(
        receipt=receipt.id,
        kind=SENT,
        name=form.file.name,
        path=form.file.path,
        sha256=form.file.sha256,
        size=form.file.size,
        added_on=today,
    )
