"""Score sheets (bảng chấm điểm) of a cluster: criteria, scores of three hands, ranking."""

from peewee import CharField, DateField, FloatField, ForeignKeyField, IntegerField

from models.base import NfcField, Record, ValueField
from models.indicators import Indicator
from models.units import Cluster, Unit


class ScoreSheet(Record):
    """The sheet of one cluster for one year."""

    year = IntegerField()
    cluster = ForeignKeyField(Cluster, backref="sheets", on_delete="CASCADE")
    title = NfcField(default="")
    paper = NfcField(default="")  # the decision that issued the criteria
    bonus_cap = FloatField(null=True)  # most points of all bonuses together
    rules = ValueField(dict)  # tiers of penalties for late reports, grades
    closed_on = DateField(null=True)

    class Meta:
        indexes = ((("year", "cluster"), True),)


class ScoreCriterion(Record):
    """One line of a sheet. `kind`: base, bonus, penalty, inverse, punctuality, indicator."""

    sheet = ForeignKeyField(ScoreSheet, backref="criteria", on_delete="CASCADE")
    position = IntegerField(default=0)
    section = NfcField(default="")
    text = NfcField()
    kind = CharField(default="base")
    maximum = FloatField()
    cap = FloatField(null=True)
    indicator = ForeignKeyField(Indicator, null=True, backref="criteria", on_delete="SET NULL")
    note = NfcField(default="")


class Score(Record):
    """What a unit got for a criterion: its own, the cluster's and the council's points."""

    criterion = ForeignKeyField(ScoreCriterion, backref="scores", on_delete="CASCADE")
    unit = ForeignKeyField(Unit, backref="scores", on_delete="CASCADE")
    self_score = FloatField(null=True)
    peer_score = FloatField(null=True)
    council_score = FloatField(null=True)
    evidence = NfcField(default="")

    class Meta:
        indexes = ((("criterion", "unit"), True),)
