"""Indicators (chỉ tiêu) of a campaign: targets, values by unit and period, verdicts."""

from peewee import BooleanField, CharField, FloatField, ForeignKeyField, IntegerField

from models.base import NfcField, Record
from models.obligations import Receipt
from models.plan_indicators import Direction, IndicatorKind
from models.plan_records import PlanRecord
from models.units import Unit


class Indicator(Record):
    """One measured thing of a campaign; `key` stays, whatever it is called later."""

    plan = ForeignKeyField(PlanRecord, backref="indicators", on_delete="CASCADE")
    key = CharField(unique=True)
    position = IntegerField(default=0)
    title = NfcField()
    measure = NfcField(default="")  # unit of measure: "%", "hộ", "triệu đồng"
    kind = CharField(default=IndicatorKind.CUMULATIVE)
    direction = CharField(default=Direction.MORE)
    decimals = IntegerField(default=0)
    low = FloatField(null=True)  # outside of low–high a value is warned of, not refused
    high = FloatField(null=True)
    operator = CharField(default="")  # ">=", "<=", ">", "<", "=" of the threshold; "": none
    threshold = FloatField(null=True)
    reference = NfcField(default="")  # the paragraph of the plan the threshold comes from
    note = NfcField(default="")


class Target(Record):
    """What an indicator is to reach: of one unit, or (`unit` None) of each that has no own."""

    indicator = ForeignKeyField(Indicator, backref="targets", on_delete="CASCADE")
    unit = ForeignKeyField(Unit, null=True, backref="targets", on_delete="CASCADE")
    value = FloatField()

    class Meta:
        indexes = ((("indicator", "unit"), True),)


class IndicatorValue(Record):
    """A value handed in with a report. No row: missing; `applies` False: not applicable."""

    receipt = ForeignKeyField(Receipt, backref="figures", on_delete="CASCADE")
    indicator = ForeignKeyField(Indicator, backref="figures", on_delete="CASCADE")
    value = FloatField(null=True)
    applies = BooleanField(default=True)
    note = NfcField(default="")

    class Meta:
        indexes = ((("receipt", "indicator"), True),)
