"""Named events that deadlines hang on: "sau Đại hội Đảng bộ xã", "khi kết thúc năm học"."""

from dataclasses import dataclass
from datetime import date

from peewee import CharField, DateField, ForeignKeyField

from models.base import NfcField, Record
from models.event_words import event_key, event_name
from models.plan import Plan
from models.plan_records import PlanRecord
from models.text import squeeze
from models.values import Deadline


class NamedEvent(Record):
    """The day of an event; `plan` None: it holds for all plans."""

    plan = ForeignKeyField(PlanRecord, null=True, backref="events", on_delete="CASCADE")
    name = NfcField()
    folded = CharField(default="", index=True)
    on = DateField()
    note = NfcField(default="")

    def save(self, *args: object, **options: object) -> int:
        self.name = squeeze(self.name)
        self.folded = event_key(self.name)
        return super().save(*args, **options)


@dataclass(frozen=True)
class Awaited:
    """An event that deadlines of a plan hang on; `on` None while nobody told its day."""

    name: str
    key: str
    on: date | None = None
    for_all: bool = False  # its day holds for all plans
    used_for: tuple[str, ...] = ()  # titles of what hangs on it


def days(code: str = "") -> dict[str, date]:
    """Return the days of events by key: those of all plans, then the plan's own over them."""
    found = dict(NamedEvent.select(NamedEvent.folded, NamedEvent.on)
                 .where(NamedEvent.plan.is_null()).tuples())  # fmt: skip
    record = PlanRecord.get_or_none(PlanRecord.code == code) if code else None
    return {**found, **own_days(record.id)} if record else found


def own_days(plan_id: int) -> dict[str, date]:
    """Return the days of a plan's own events by key."""
    query = NamedEvent.select(NamedEvent.folded, NamedEvent.on)
    return dict(query.where(NamedEvent.plan == plan_id).tuples())


def known(code: str) -> list[NamedEvent]:
    """Return the events of a plan and of all plans, the plan's own last."""
    record = PlanRecord.get_or_none(PlanRecord.code == code)
    of_plan = NamedEvent.plan.is_null()
    if record is not None:
        of_plan |= NamedEvent.plan == record
    return list(NamedEvent.select().where(of_plan).order_by(NamedEvent.plan.asc(nulls="first")))


def awaited(plan: Plan, told: list[NamedEvent]) -> list[Awaited]:
    """Return the events that a plan's deadlines hang on, in the order they are met."""
    found: dict[str, tuple[str, list[str]]] = {}
    for title, deadline in _deadlines(plan):
        key = event_key(deadline.moment)
        if deadline.on is None and not _from_a_day(deadline) and key:
            name = event_name(deadline.moment)
            found.setdefault(key, (name, []))[1].append(title)
    by_key = {row.folded: row for row in told}
    return [
        Awaited(
            name=name,
            key=key,
            on=by_key[key].on if key in by_key else None,
            for_all=key in by_key and by_key[key].plan_id is None,
            used_for=tuple(dict.fromkeys(title for title in titles if title)),
        )
        for key, (name, titles) in found.items()
    ]


def _deadlines(plan: Plan) -> list[tuple[str, Deadline]]:
    rows = [(item.title, item.deadline) for item in plan.milestones]
    return rows + [(task.content, task.deadline) for task in plan.tasks if task.deadline]


def _from_a_day(deadline: Deadline) -> bool:
    return deadline.count is not None and deadline.count.from_on is not None
