"""Register, typed details of papers, council, attached files. Frozen."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField
from playhouse.migrate import migrate


def up(migrator, db):
    """Bring schema 1 to schema 2."""
    migrate(
        migrator.add_column("document", "sequence", CharField(default="")),
        migrator.add_column("document", "number_reason", TextField(default="")),
        migrator.add_column("document", "keeper", TextField(default="")),
        migrator.add_column("document", "sent_on", DateField(null=True)),
        migrator.add_column("legal_text", "note", TextField(default="")),
    )
    db.create_tables(_tables(db))
    db.execute_sql("PRAGMA user_version = 2")


def _tables(db):
    """Return frozen copies of the new models, parents before children."""

    class Frozen(db.Model):
        class Meta:
            legacy_table_names = False

    class Document(Frozen):  # there already
        class Meta:
            table_name = "document"

    class PlanRecord(Frozen):  # there already
        class Meta:
            table_name = "plan_record"

    class Receipt(Frozen):  # there already
        class Meta:
            table_name = "receipt"

    class Attachment(Frozen):
        document = ForeignKeyField(Document, on_delete="CASCADE", backref="+", null=True)
        receipt = ForeignKeyField(Receipt, on_delete="CASCADE", backref="+", null=True)
        kind = CharField()
        name = TextField()
        path = TextField()
        sha256 = CharField(index=True)
        size = IntegerField()
        added_on = DateField()

        class Meta:
            table_name = "attachment"

    class CouncilMember(Frozen):
        name = TextField()
        post = TextField()
        role = CharField()
        position = IntegerField()
        from_on = DateField(null=True)
        until_on = DateField(null=True)
        votes = BooleanField()

        class Meta:
            table_name = "council_member"

    class PaperDetails(Frozen):
        kind = CharField()
        plan = ForeignKeyField(PlanRecord, on_delete="CASCADE", backref="+", null=True)
        values = TextField()
        changed_on = DateField()

        class Meta:
            table_name = "paper_details"
            indexes = [(("kind", "plan"), False)]

    return [Attachment, CouncilMember, PaperDetails]
