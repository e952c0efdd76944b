"""Papers that leave the office: what each was made from, its number and where its file lies."""

from peewee import JOIN, BooleanField, CharField, DateField, ForeignKeyField, IntegerField, fn

from models.base import NfcField, Record, ValueField
from models.plan_records import PlanRecord


class Document(Record):
    """A paper. Number and day may be blank: văn thư gives them after signing."""

    kind = CharField()  # plan, reminder, decision, report …
    type_name = NfcField(default="")
    number = CharField(default="")
    symbol = NfcField(default="")
    dated_on = DateField(null=True)
    subject = NfcField(default="")
    signer = NfcField(default="")
    recipients = ValueField(list[str])
    plan = ForeignKeyField(PlanRecord, null=True, backref="documents", on_delete="SET NULL")
    path = NfcField()  # inside the data folder, with "/" between folders
    sha256 = CharField()
    template = NfcField(default="")
    template_sha256 = CharField(default="")
    made_on = DateField(index=True)
    made_from = ValueField(dict)  # a plain copy of the values it was made from
    copies = IntegerField(default=1)
    whole = BooleanField(default=True)  # False: writing began and its end was never seen
    note = NfcField(default="")
    sequence = CharField(default="")  # the row its number runs in, as set when it was given
    number_reason = NfcField(default="")  # why the number was inserted or dated back
    keeper = NfcField(default="")  # who keeps the file copy; "": the archive
    sent_on = DateField(null=True)

    @property
    def reference(self) -> str:
        """Number and symbol as cited; "" while there is no number."""
        return f"{self.number}{self.symbol}" if self.number else ""


class Export(Record):
    """A package that left on a stick: noted before it is written, confirmed after."""

    folder = NfcField()
    made_on = DateField()
    plan = ForeignKeyField(PlanRecord, null=True, on_delete="SET NULL")
    period = CharField(default="")
    files = ValueField(list[str])
    manifest_sha256 = CharField(default="")
    done = BooleanField(default=False)


def newest() -> list[Document]:
    """Return all papers with their plans, newest first: by the day shown, then as made."""
    query = Document.select(Document, PlanRecord).join(PlanRecord, join_type=JOIN.LEFT_OUTER)
    shown = fn.COALESCE(Document.dated_on, Document.made_on)
    return list(query.order_by(shown.desc(), Document.id.desc()))


def earlier_prints(document: Document) -> list[Document]:
    """Return the papers of the same kind about the same plan made before, newest first."""
    if document.plan_id is None:
        return []
    query = Document.select(Document.id, Document.path, Document.made_on).where(
        Document.kind == document.kind,
        Document.plan == document.plan_id,
        Document.id < document.id,
    )
    return list(query.order_by(Document.id.desc()))
