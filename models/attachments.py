"""Files that belong to a paper or a hand-in: signed scans, what a unit sent."""

from peewee import CharField, DateField, ForeignKeyField, IntegerField

from models.base import NfcField, Record
from models.documents import Document
from models.obligations import Receipt


class Attachment(Record):
    """A file copied into the data folder; belongs to a paper or to a receipt."""

    document = ForeignKeyField(Document, null=True, backref="attachments", on_delete="CASCADE")
    receipt = ForeignKeyField(Receipt, null=True, backref="attachments", on_delete="CASCADE")
    kind = CharField()  # "scan": the signed paper; "sent": what a unit handed in
    name = NfcField()  # as the file was called when it came
    path = NfcField()  # inside the data folder, with "/" between folders
    sha256 = CharField(index=True)
    size = IntegerField()  # bytes
    added_on = DateField()
