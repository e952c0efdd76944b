"""Indicators, report forms, extensions, named events, score sheets, deadlines upward. Frozen."""

from peewee import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    TextField,
)
from playhouse.migrate import migrate


def up(migrator, db):
    """Bring schema 2 to schema 3."""
    migrate(
        migrator.add_column("reporting_rule_record", "upward", TextField(null=True)),
        migrator.add_column("reporting_rule_record", "lead_days", IntegerField(null=True)),
        migrator.add_column("obligation", "origin_reason", TextField(default="")),
        migrator.add_column("receipt", "source_sha256", CharField(default="")),
        migrator.add_column("reminder", "contact", TextField(default="")),
        migrator.add_column("reminder", "note", TextField(default="")),
        migrator.add_column("reminder", "document", IntegerField(null=True)),
    )
    db.create_tables(_tables(db))
    db.execute_sql("PRAGMA user_version = 3")


def _tables(db):
    """Return frozen copies of the new models, parents before children."""

    class Frozen(db.Model):
        class Meta:
            legacy_table_names = False

    class Cluster(Frozen):  # there already
        class Meta:
            table_name = "cluster"

    class Obligation(Frozen):  # there already
        class Meta:
            table_name = "obligation"

    class PlanRecord(Frozen):  # there already
        class Meta:
            table_name = "plan_record"

    class Receipt(Frozen):  # there already
        class Meta:
            table_name = "receipt"

    class Unit(Frozen):  # there already
        class Meta:
            table_name = "unit"

    class Extension(Frozen):
        obligation = ForeignKeyField(Obligation, on_delete="CASCADE", backref="+")
        to_on = DateField()
        paper_number = TextField()
        paper_on = DateField(null=True)
        reason = TextField()
        made_at = DateTimeField()
        void = BooleanField()

        class Meta:
            table_name = "extension"

    class FormIssue(Frozen):
        token = CharField(unique=True)
        plan = ForeignKeyField(PlanRecord, on_delete="CASCADE", backref="+")
        unit = ForeignKeyField(Unit, on_delete="CASCADE", backref="+")
        period = CharField()
        version = IntegerField()
        issued_on = DateField()
        layout = TextField()

        class Meta:
            table_name = "form_issue"

    class Indicator(Frozen):
        plan = ForeignKeyField(PlanRecord, on_delete="CASCADE", backref="+")
        key = CharField(unique=True)
        position = IntegerField()
        title = TextField()
        measure = TextField()
        kind = CharField()
        direction = CharField()
        decimals = IntegerField()
        low = FloatField(null=True)
        high = FloatField(null=True)
        operator = CharField()
        threshold = FloatField(null=True)
        reference = TextField()
        note = TextField()

        class Meta:
            table_name = "indicator"

    class Target(Frozen):
        indicator = ForeignKeyField(Indicator, on_delete="CASCADE", backref="+")
        unit = ForeignKeyField(Unit, on_delete="CASCADE", backref="+", null=True)
        value = FloatField()

        class Meta:
            table_name = "target"
            indexes = [(("indicator", "unit"), True)]

    class IndicatorValue(Frozen):
        receipt = ForeignKeyField(Receipt, on_delete="CASCADE", backref="+")
        indicator = ForeignKeyField(Indicator, on_delete="CASCADE", backref="+")
        value = FloatField(null=True)
        applies = BooleanField()
        note = TextField()

        class Meta:
            table_name = "indicator_value"
            indexes = [(("receipt", "indicator"), True)]

    class NamedEvent(Frozen):
        plan = ForeignKeyField(PlanRecord, on_delete="CASCADE", backref="+", null=True)
        name = TextField()
        folded = CharField(index=True)
        on = DateField()
        note = TextField()

        class Meta:
            table_name = "named_event"

    class ScoreSheet(Frozen):
        year = IntegerField()
        cluster = ForeignKeyField(Cluster, on_delete="CASCADE", backref="+")
        title = TextField()
        paper = TextField()
        bonus_cap = FloatField(null=True)
        rules = TextField()
        closed_on = DateField(null=True)

        class Meta:
            table_name = "score_sheet"
            indexes = [(("year", "cluster"), True)]

    class ScoreCriterion(Frozen):
        sheet = ForeignKeyField(ScoreSheet, on_delete="CASCADE", backref="+")
        position = IntegerField()
        section = TextField()
        text = TextField()
        kind = CharField()
        maximum = FloatField()
        cap = FloatField(null=True)
        indicator = ForeignKeyField(Indicator, on_delete="SET NULL", backref="+", null=True)
        note = TextField()

        class Meta:
            table_name = "score_criterion"

    class Score(Frozen):
        criterion = ForeignKeyField(ScoreCriterion, on_delete="CASCADE", backref="+")
        unit = ForeignKeyField(Unit, on_delete="CASCADE", backref="+")
        self_score = FloatField(null=True)
        peer_score = FloatField(null=True)
        council_score = FloatField(null=True)
        evidence = TextField()

        class Meta:
            table_name = "score"
            indexes = [(("criterion", "unit"), True)]

    return [
        Extension,
        FormIssue,
        Indicator,
        Target,
        IndicatorValue,
        NamedEvent,
        ScoreSheet,
        ScoreCriterion,
        Score,
    ]
