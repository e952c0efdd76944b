"""Report forms that went out: for which unit and period, and with which cells."""

from peewee import CharField, DateField, ForeignKeyField, IntegerField

from models.base import Record, ValueField
from models.plan_records import PlanRecord
from models.units import Unit


class FormIssue(Record):
    """One Excel form; `token` stands hidden in the file and tells it apart from any copy."""

    token = CharField(unique=True)
    plan = ForeignKeyField(PlanRecord, backref="forms", on_delete="CASCADE")
    unit = ForeignKeyField(Unit, backref="forms", on_delete="CASCADE")
    period = CharField()
    version = IntegerField(default=1)
    issued_on = DateField()
    layout = ValueField(dict)  # names of the cells → keys of indicators and questions
