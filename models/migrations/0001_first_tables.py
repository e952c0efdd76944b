"""The first tables. Frozen: later changes are steps of their own."""

from peewee import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


def up(migrator, db):
    """Make all tables of schema 1."""
    tables = _tables(db)
    db.create_tables(tables)
    # The open list is asked for at every start: only what is still owed, by day.
    db.execute_sql(
        "CREATE INDEX obligation_open ON obligation (due_on)"
        " WHERE first_accepted_on IS NULL AND exempt_on IS NULL"
    )
    db.execute_sql("PRAGMA user_version = 1")


def _tables(db):
    """Return frozen copies of the models, parents before children."""

    class Frozen(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class PlanRecord(Frozen):
        code = CharField(unique=True)
        kind = CharField()
        year = IntegerField(null=True, index=True)
        type_name = TextField()
        number = CharField()
        symbol = TextField()
        place = TextField()
        dated_day = IntegerField(null=True)
        dated_month = IntegerField(null=True)
        dated_year = IntegerField(null=True)
        subject = TextField()
        issuer = TextField()
        contact = TextField()
        end_mark = BooleanField()
        readings = TextField()
        folded = CharField()
        sort = CharField()
        created_on = DateField()
        changed_on = DateField()
        deleted_on = DateField(null=True)
        tracked_on = DateField(null=True)
        origin = TextField()

        class Meta:
            table_name = "plan_record"

    class CampaignRecord(Frozen):
        plan = ForeignKeyField(PlanRecord, on_delete="CASCADE", backref="+")
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()
        title = TextField()
        kind = CharField()
        theme = TextField()
        starts = TextField(null=True)
        ends = TextField(null=True)
        reward = TextField()
        fund = TextField()

        class Meta:
            table_name = "campaign_record"

    class AudienceRecord(Frozen):
        name = TextField()
        kind = CharField()
        standard = TextField()
        reference = TextField()
        owner = ForeignKeyField(
            CampaignRecord, column_name="campaign_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "audience_record"

    class AwardRecord(Frozen):
        form = TextField()
        level = TextField()
        proposed_upward = BooleanField()
        quotas = TextField()
        text = TextField()
        owner = ForeignKeyField(
            CampaignRecord, column_name="campaign_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "award_record"

    class Change(Frozen):
        at = DateTimeField(index=True)
        action = CharField()
        subject = CharField()
        code = CharField(index=True)
        sentence = TextField()
        before = TextField(null=True)
        after = TextField(null=True)
        undone = BooleanField()

        class Meta:
            table_name = "change"

    class Cluster(Frozen):
        name = TextField()
        kind = CharField()
        note = TextField()

        class Meta:
            table_name = "cluster"

    class CriterionRecord(Frozen):
        text = TextField()
        audience = TextField()
        operator = CharField()
        value = FloatField(null=True)
        unit = TextField()
        reference = TextField()
        owner = ForeignKeyField(
            CampaignRecord, column_name="campaign_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "criterion_record"

    class DisqualifierRecord(Frozen):
        text = TextField()
        reference = TextField()
        owner = ForeignKeyField(
            CampaignRecord, column_name="campaign_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "disqualifier_record"

    class Document(Frozen):
        kind = CharField()
        type_name = TextField()
        number = CharField()
        symbol = TextField()
        dated_on = DateField(null=True)
        subject = TextField()
        signer = TextField()
        recipients = TextField()
        plan = ForeignKeyField(PlanRecord, on_delete="SET NULL", backref="+", null=True)
        path = TextField()
        sha256 = CharField()
        template = TextField()
        template_sha256 = CharField()
        made_on = DateField(index=True)
        made_from = TextField()
        copies = IntegerField()
        whole = BooleanField()
        note = TextField()

        class Meta:
            table_name = "document"

    class DossierPieceRecord(Frozen):
        text = TextField()
        copies = IntegerField(null=True)
        reference = TextField()
        owner = ForeignKeyField(
            CampaignRecord, column_name="campaign_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "dossier_piece_record"

    class DutyRecord(Frozen):
        unit_name = TextField()
        text = TextField()
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "duty_record"

    class Export(Frozen):
        folder = TextField()
        made_on = DateField()
        plan = ForeignKeyField(PlanRecord, on_delete="SET NULL", backref="+", null=True)
        period = CharField()
        files = TextField()
        manifest_sha256 = CharField()
        done = BooleanField()

        class Meta:
            table_name = "export"

    class GroundRecord(Frozen):
        text = TextField()
        kind = TextField()
        number = TextField()
        dated_on = DateField(null=True)
        issuer = TextField()
        subject = TextField()
        is_parent = BooleanField()
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "ground_record"

    class HolidayRow(Frozen):
        day = DateField(unique=True)
        is_off = BooleanField()
        name = TextField()
        note = TextField()

        class Meta:
            table_name = "holiday_row"

    class LegalText(Frozen):
        kind = TextField()
        number = CharField(unique=True)
        dated_on = DateField()
        issuer = TextField()
        title = TextField()
        from_on = DateField()
        until_on = DateField(null=True)
        replaced_by = CharField()

        class Meta:
            table_name = "legal_text"

    class Unit(Frozen):
        code = CharField(unique=True)
        name = TextField()
        kind = CharField()
        opened_on = DateField(null=True)
        closed_on = DateField(null=True)
        merged_into = ForeignKeyField("self", on_delete="RESTRICT", backref="+", null=True)
        contact = TextField()
        phone = CharField()
        email = CharField()
        note = TextField()
        folded = CharField(index=True)
        sort = CharField(index=True)
        deleted = BooleanField()

        class Meta:
            table_name = "unit"

    class Membership(Frozen):
        cluster = ForeignKeyField(Cluster, on_delete="CASCADE", backref="+")
        unit = ForeignKeyField(Unit, on_delete="CASCADE", backref="+")
        role = CharField()
        from_on = DateField(null=True)
        until_on = DateField(null=True)

        class Meta:
            table_name = "membership"
            indexes = [(("unit", "from_on"), False)]

    class MilestoneRecord(Frozen):
        title = TextField()
        deadline = TextField()
        who = TextField()
        receiver = TextField()
        via = TextField()
        owed_by_units = BooleanField()
        reference = TextField()
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "milestone_record"

    class NodeRecord(Frozen):
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        parent = CharField()
        position = IntegerField()
        key = CharField()
        mark = CharField()
        text = TextField()
        heading = BooleanField()
        role = CharField()
        filled = BooleanField()
        typed = TextField()
        table = TextField(null=True)

        class Meta:
            table_name = "node_record"
            indexes = [(("owner", "key"), True)]

    class Nomination(Frozen):
        plan = ForeignKeyField(PlanRecord, on_delete="CASCADE", backref="+")
        kind = CharField()
        name = TextField()
        sort_override = TextField()
        honorific = TextField()
        birth_year = IntegerField(null=True)
        post = TextField()
        unit = ForeignKeyField(Unit, on_delete="SET NULL", backref="+", null=True)
        unit_name = TextField()
        form = TextField()
        level = TextField()
        achievement = TextField()
        verdict = CharField()
        verdict_reason = TextField()
        votes_for = IntegerField(null=True)
        votes_all = IntegerField(null=True)
        chosen = BooleanField()
        decision = ForeignKeyField(Document, on_delete="SET NULL", backref="+", null=True)
        nominated_on = DateField(null=True)

        class Meta:
            table_name = "nomination"

    class ReportingRuleRecord(Frozen):
        title = TextField()
        cadence = CharField()
        reporter = CharField()
        reporter_name = TextField()
        receiver = TextField()
        via = TextField()
        due = TextField()
        listed = TextField()
        calendar_window = BooleanField()
        reference = TextField()
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "reporting_rule_record"

    class Obligation(Frozen):
        plan = ForeignKeyField(PlanRecord, on_delete="RESTRICT", backref="+")
        rule = ForeignKeyField(ReportingRuleRecord, on_delete="RESTRICT", backref="+", null=True)
        milestone = ForeignKeyField(MilestoneRecord, on_delete="RESTRICT", backref="+", null=True)
        unit = ForeignKeyField(Unit, on_delete="RESTRICT", backref="+")
        period = CharField()
        period_label = TextField()
        title = TextField()
        data_from = DateField(null=True)
        data_to = DateField(null=True)
        opens_on = DateField()
        due_on = DateField()
        due_words = TextField()
        extended_to = DateField(null=True)
        extension_paper = TextField()
        exempt_on = DateField(null=True)
        exempt_reason = TextField()
        first_accepted_on = DateField(null=True)
        note = TextField()

        class Meta:
            table_name = "obligation"
            indexes = [(("plan", "unit", "period", "title"), True), (("unit", "due_on"), False)]

    class OfficeName(Frozen):
        from_on = DateField(null=True, unique=True)
        profile = TextField()

        class Meta:
            table_name = "office_name"

    class Participation(Frozen):
        plan = ForeignKeyField(PlanRecord, on_delete="CASCADE", backref="+")
        unit = ForeignKeyField(Unit, on_delete="CASCADE", backref="+")
        from_on = DateField(null=True)
        until_on = DateField(null=True)
        reason = TextField()

        class Meta:
            table_name = "participation"
            indexes = [(("plan", "unit"), True)]

    class PhaseRecord(Frozen):
        name = TextField()
        starts = TextField(null=True)
        ends = TextField(null=True)
        text = TextField()
        owner = ForeignKeyField(
            CampaignRecord, column_name="campaign_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "phase_record"

    class Receipt(Frozen):
        obligation = ForeignKeyField(Obligation, on_delete="RESTRICT", backref="+")
        received_on = DateField()
        entered_at = DateTimeField()
        channel = CharField()
        paper_number = TextField()
        paper_on = DateField(null=True)
        nil = BooleanField()
        verdict = CharField()
        reason = TextField()
        redo_by = DateField(null=True)
        file = TextField()
        note = TextField()
        void = BooleanField()
        void_reason = TextField()

        class Meta:
            table_name = "receipt"

    class RecipientRecord(Frozen):
        text = TextField()
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "recipient_record"

    class Reminder(Frozen):
        obligation = ForeignKeyField(Obligation, on_delete="CASCADE", backref="+")
        sent_on = DateField()
        channel = CharField()
        reference = TextField()

        class Meta:
            table_name = "reminder"

    class Setting(Frozen):
        name = CharField(unique=True)
        value = TextField()

        class Meta:
            table_name = "setting"

    class SignatureRecord(Frozen):
        lines = TextField()
        name = TextField()
        other_post = TextField()
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "signature_record"

    class SlipRecord(Frozen):
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        kind = CharField()
        message = TextField()
        node = CharField()
        found = TextField()
        better = TextField()
        fixable = BooleanField()
        fixed = BooleanField()

        class Meta:
            table_name = "slip_record"

    class TaskRecord(Frozen):
        quarter = IntegerField(null=True)
        period = TextField()
        content = TextField()
        bodies = TextField()
        support = TextField()
        product = TextField()
        note = TextField()
        deadline = TextField(null=True)
        campaign_code = CharField()
        done_on = DateField(null=True)
        owner = ForeignKeyField(
            PlanRecord, column_name="plan_id", on_delete="CASCADE", backref="+"
        )
        position = IntegerField()
        key = CharField(unique=True)
        read_from = TextField()
        confirmed = BooleanField()
        node = CharField()

        class Meta:
            table_name = "task_record"

    return [
        PlanRecord,
        CampaignRecord,
        AudienceRecord,
        AwardRecord,
        Change,
        Cluster,
        CriterionRecord,
        DisqualifierRecord,
        Document,
        DossierPieceRecord,
        DutyRecord,
        Export,
        GroundRecord,
        HolidayRow,
        LegalText,
        Unit,
        Membership,
        MilestoneRecord,
        NodeRecord,
        Nomination,
        ReportingRuleRecord,
        Obligation,
        OfficeName,
        Participation,
        PhaseRecord,
        Receipt,
        RecipientRecord,
        Reminder,
        Setting,
        SignatureRecord,
        SlipRecord,
        TaskRecord,
    ]
