"""What the clerk typed for a paper beyond the records: time of a meeting, guests, findings.

Kept by kind of paper and plan from the first letter on, so nothing typed is lost, and
offered again when the paper is made anew.
"""

from datetime import date

from peewee import CharField, DateField, ForeignKeyField

from models.base import Record, ValueField
from models.plan_records import PlanRecord


class PaperDetails(Record):
    """The typed values of one kind of paper about one plan; `plan` None: about the office."""

    kind = CharField()
    plan = ForeignKeyField(PlanRecord, null=True, on_delete="CASCADE")
    values = ValueField(dict)  # plain: str, int, bool, ISO days, lists of str
    changed_on = DateField()

    class Meta:
        indexes = ((("kind", "plan"), False),)


def details_of(kind: str, plan_id: int | None) -> dict[str, object]:
    """Return what was typed last for a kind of paper about a plan; {} for nothing yet."""
    row = _row(kind, plan_id)
    return dict(row.values) if row else {}


def keep_details(kind: str, plan_id: int | None, values: dict[str, object], today: date) -> None:
    """Remember what was typed for a kind of paper about a plan."""
    row = _row(kind, plan_id) or PaperDetails(kind=kind, plan=plan_id)
    row.values, row.changed_on = values, today
    row.save()


def _row(kind: str, plan_id: int | None) -> PaperDetails | None:
    about = PaperDetails.plan.is_null() if plan_id is None else PaperDetails.plan == plan_id
    return PaperDetails.get_or_none(PaperDetails.kind == kind, about)
