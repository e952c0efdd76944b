"""Named events that deadlines hang on: "sau Đại hội Đảng bộ xã", "khi kết thúc năm học"."""

from peewee import CharField, DateField, ForeignKeyField

from models.base import NfcField, Record
from models.plan_records import PlanRecord


class NamedEvent(Record):
    """The day of an event; `plan` None: it holds for all plans."""

    plan = ForeignKeyField(PlanRecord, null=True, backref="events", on_delete="CASCADE")
    name = NfcField()
    folded = CharField(default="", index=True)
    on = DateField()
    note = NfcField(default="")
