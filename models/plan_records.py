"""The tables that hold plans. Their columns carry the names of the fields in `models.plan`.

Nothing outside `models` touches these rows: `models.plan_store` turns them into plain `Plan`
values and back.
"""

from datetime import date

from peewee import BooleanField, CharField, DateField, FloatField, ForeignKeyField, IntegerField

from models.base import NfcField, Record, ValueField
from models.plan import Issuer, Quota, Reading, Table
from models.units import Unit
from models.values import Deadline, DueRule, Moment


class PlanRecord(Record):
    """A plan: its frame, and the head of all its parts."""

    code = CharField(unique=True)
    kind = CharField()
    year = IntegerField(null=True, index=True)
    type_name = NfcField()
    number = CharField(default="")
    symbol = NfcField(default="")
    place = NfcField(default="")
    dated_day = IntegerField(null=True)
    dated_month = IntegerField(null=True)
    dated_year = IntegerField(null=True)
    subject = NfcField(default="")
    issuer = ValueField(Issuer)
    contact = NfcField(default="")
    end_mark = BooleanField(default=True)
    readings = ValueField(dict[str, Reading])
    folded = CharField(default="")
    sort = CharField(default="")
    created_on = DateField()
    changed_on = DateField()
    deleted_on = DateField(null=True)
    tracked_on = DateField(null=True)  # its reports are followed up from this day on
    origin = NfcField(default="")  # name of the file it came from


class CampaignRecord(Record):
    """A campaign that a plan launches."""

    plan = ForeignKeyField(PlanRecord, backref="campaigns", on_delete="CASCADE")
    position = IntegerField()
    key = CharField(unique=True)
    read_from = NfcField(default="")
    confirmed = BooleanField(default=True)
    node = CharField(default="")
    title = NfcField(default="")
    kind = CharField()
    theme = NfcField(default="")
    starts = ValueField(Moment, null=True)
    ends = ValueField(Moment, null=True)
    reward = NfcField(default="")
    fund = NfcField(default="")


class _Row(Record):
    """A row of a list: its place, its lasting key, and where it was read."""

    position = IntegerField()
    key = CharField(unique=True)
    read_from = NfcField(default="")
    confirmed = BooleanField(default=True)
    node = CharField(default="")


class _OfPlan(_Row):
    owner = ForeignKeyField(PlanRecord, column_name="plan_id", on_delete="CASCADE")


class _OfCampaign(_Row):
    owner = ForeignKeyField(CampaignRecord, column_name="campaign_id", on_delete="CASCADE")


class PhaseRecord(_OfCampaign):
    name = NfcField(default="")
    starts = ValueField(Moment, null=True)
    ends = ValueField(Moment, null=True)
    text = NfcField(default="")


class AudienceRecord(_OfCampaign):
    name = NfcField(default="")
    kind = CharField()
    standard = NfcField(default="")
    reference = NfcField(default="")


class CriterionRecord(_OfCampaign):
    text = NfcField(default="")
    audience = NfcField(default="")
    operator = CharField(default="")
    value = FloatField(null=True)
    unit = NfcField(default="")
    reference = NfcField(default="")


class DisqualifierRecord(_OfCampaign):
    text = NfcField(default="")
    reference = NfcField(default="")


class AwardRecord(_OfCampaign):
    form = NfcField(default="")
    level = NfcField(default="")
    proposed_upward = BooleanField(default=False)
    quotas = ValueField(list[Quota])
    text = NfcField(default="")


class DossierPieceRecord(_OfCampaign):
    text = NfcField(default="")
    copies = IntegerField(null=True)
    reference = NfcField(default="")


class GroundRecord(_OfPlan):
    text = NfcField(default="")
    kind = NfcField(default="")
    number = NfcField(default="")
    dated_on = DateField(null=True)
    issuer = NfcField(default="")
    subject = NfcField(default="")
    is_parent = BooleanField(default=False)


class TaskRecord(_OfPlan):
    quarter = IntegerField(null=True)
    period = NfcField(default="")
    content = NfcField(default="")
    bodies = ValueField(list[str])
    support = ValueField(list[str])
    product = NfcField(default="")
    note = NfcField(default="")
    deadline = ValueField(Deadline, null=True)
    campaign_code = CharField(default="")
    done_on = DateField(null=True)


class MilestoneRecord(_OfPlan):
    title = NfcField(default="")
    deadline = ValueField(Deadline)
    who = NfcField(default="")
    receiver = NfcField(default="")
    via = NfcField(default="")
    owed_by_units = BooleanField(default=False)
    reference = NfcField(default="")


class ReportingRuleRecord(_OfPlan):
    title = NfcField(default="")
    cadence = CharField()
    reporter = CharField()
    reporter_name = NfcField(default="")
    receiver = NfcField(default="")
    via = NfcField(default="")
    due = ValueField(DueRule)
    listed = ValueField(list[date])
    calendar_window = BooleanField(default=False)
    reference = NfcField(default="")
    upward = ValueField(DueRule, null=True)
    lead_days = IntegerField(null=True)


class DutyRecord(_OfPlan):
    unit_name = NfcField(default="")
    text = NfcField(default="")


class RecipientRecord(_OfPlan):
    text = NfcField(default="")


class SignatureRecord(_OfPlan):
    lines = ValueField(list[str])
    name = NfcField(default="")
    other_post = NfcField(default="")


class SlipRecord(Record):
    """A fault of the paper; has no key of its own, it is written anew each time."""

    owner = ForeignKeyField(PlanRecord, column_name="plan_id", on_delete="CASCADE")
    position = IntegerField()
    kind = CharField()
    message = NfcField(default="")
    node = CharField(default="")
    found = NfcField(default="")
    better = NfcField(default="")
    fixable = BooleanField(default=False)
    fixed = BooleanField(default=False)


class NodeRecord(Record):
    """A node of the outline; `parent` is the key of the node above, "" at the top."""

    owner = ForeignKeyField(PlanRecord, column_name="plan_id", on_delete="CASCADE")
    parent = CharField(default="")
    position = IntegerField()
    key = CharField()
    mark = CharField()
    text = NfcField(default="")
    heading = BooleanField(default=False)
    role = CharField()
    filled = BooleanField(default=False)
    typed = NfcField(default="")
    table = ValueField(Table, null=True)

    class Meta:
        indexes = ((("owner", "key"), True),)


class Participation(Record):
    """A unit named to take part in a plan. A plan without any speaks to every active unit."""

    plan = ForeignKeyField(PlanRecord, backref="participations", on_delete="CASCADE")
    unit = ForeignKeyField(Unit, backref="participations", on_delete="CASCADE")
    from_on = DateField(null=True)
    until_on = DateField(null=True)
    reason = NfcField(default="")

    class Meta:
        indexes = ((("plan", "unit"), True),)


PLAN_LISTS: dict[str, type[_OfPlan]] = {
    "grounds": GroundRecord,
    "tasks": TaskRecord,
    "milestones": MilestoneRecord,
    "reporting": ReportingRuleRecord,
    "duties": DutyRecord,
    "recipients": RecipientRecord,
    "signatures": SignatureRecord,
}
CAMPAIGN_LISTS: dict[str, type[_OfCampaign]] = {
    "phases": PhaseRecord,
    "audiences": AudienceRecord,
    "criteria": CriterionRecord,
    "disqualifiers": DisqualifierRecord,
    "awards": AwardRecord,
    "dossier": DossierPieceRecord,
}
