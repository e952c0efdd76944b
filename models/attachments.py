"""Files that belong to a paper or a hand-in: signed scans, what a unit sent."""

from collections.abc import Iterable

from peewee import JOIN, CharField, DateField, ForeignKeyField, IntegerField

from models.base import NfcField, Record
from models.documents import Document
from models.obligations import Receipt

SCAN, SENT, ANNEX = "scan", "sent", "annex"


class Attachment(Record):
    """A file copied into the data folder; belongs to a paper or to a receipt."""

    document = ForeignKeyField(Document, null=True, backref="attachments", on_delete="CASCADE")
    receipt = ForeignKeyField(Receipt, null=True, backref="attachments", on_delete="CASCADE")
    kind = CharField()  # "scan": signed paper; "sent": handed in by a unit; "annex": workbook
    name = NfcField()  # as the file was called when it came
    path = NfcField()  # inside the data folder, with "/" between folders
    sha256 = CharField(index=True)
    size = IntegerField()  # bytes
    added_on = DateField()


def scans_of(document: Document) -> list[Attachment]:
    """Return the signed scans of a paper, the oldest first."""
    query = Attachment.select().where(Attachment.document == document.id, Attachment.kind == SCAN)
    return list(query.order_by(Attachment.id))


def annexes_of(document: Document) -> list[Attachment]:
    """Return the workbooks that were made with a paper, the oldest first."""
    query = Attachment.select().where(Attachment.document == document.id, Attachment.kind == ANNEX)
    return list(query.order_by(Attachment.id))


def sent_with(receipts: Iterable[int]) -> dict[int, list[Attachment]]:
    """Return receipt id → the files handed in with it, the oldest first."""
    found: dict[int, list[Attachment]] = {}
    query = Attachment.select().where(Attachment.receipt.in_(list(receipts)))
    for item in query.order_by(Attachment.id):
        found.setdefault(item.receipt_id, []).append(item)
    return found


def scanned_ids() -> set[int]:
    """Return the ids of all papers that have a signed scan."""
    query = Attachment.select(Attachment.document).where(
        Attachment.kind == SCAN, Attachment.document.is_null(False)
    )
    return {document for (document,) in query.tuples()}


def every_file() -> list[Attachment]:
    """Return all attached files with the papers they belong to, the oldest first."""
    query = Attachment.select(Attachment, Document).join(Document, join_type=JOIN.LEFT_OUTER)
    return list(query.order_by(Attachment.id))
