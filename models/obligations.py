"""Reports that are owed, and the log of what came in.

An obligation is frozen when its period opens: it keeps its unit, its days and its wording even
when the plan or the unit changes later. States are never stored; `models.states` derives them.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from peewee import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    fn,
)

from models.base import NfcField, Record, db
from models.documents import Document
from models.errors import RuleBroken
from models.plan_records import MilestoneRecord, PlanRecord, ReportingRuleRecord
from models.units import Unit


class Channel(StrEnum):
    """How a report came in."""

    PAPER = "paper"
    SYSTEM = "system"
    EMAIL = "email"
    USB = "usb"
    PHONE = "phone"
    MEETING = "meeting"

    @property
    def label(self) -> str:
        return _CHANNELS[self]


_CHANNELS = {
    Channel.PAPER: "Bản giấy",
    Channel.SYSTEM: "Hệ thống văn bản",
    Channel.EMAIL: "Thư điện tử",
    Channel.USB: "USB",
    Channel.PHONE: "Điện thoại, Zalo",
    Channel.MEETING: "Nộp trực tiếp",
}


class Verdict(StrEnum):
    """What became of a hand-in."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class Obligation(Record):
    """One report (báo cáo) that one unit owes to one plan for one period."""

    plan = ForeignKeyField(PlanRecord, backref="obligations", on_delete="RESTRICT")
    rule = ForeignKeyField(
        ReportingRuleRecord, null=True, backref="obligations", on_delete="RESTRICT"
    )
    milestone = ForeignKeyField(
        MilestoneRecord, null=True, backref="obligations", on_delete="RESTRICT"
    )
    unit = ForeignKeyField(Unit, backref="obligations", on_delete="RESTRICT")
    period = CharField()  # "2024-Q2"; for a milestone its key
    period_label = NfcField()
    title = NfcField()
    data_from = DateField(null=True)
    data_to = DateField(null=True)
    opens_on = DateField()
    due_on = DateField()  # the last good day, rolled: fixed when it was opened
    due_words = NfcField(default="")  # the rule that gave it, as told to the clerk
    extended_to = DateField(null=True)
    extension_paper = NfcField(default="")
    exempt_on = DateField(null=True)
    exempt_reason = NfcField(default="")
    first_accepted_on = DateField(null=True)  # kept beside the log for the open-list index
    note = NfcField(default="")
    origin_reason = NfcField(default="")  # why it was added by hand; "": opened by its rule

    class Meta:
        indexes = (
            (("plan", "unit", "period", "title"), True),
            (("unit", "due_on"), False),
        )

    @property
    def last_day(self) -> date:
        """The last good day, an extension counted."""
        return self.extended_to or self.due_on


class Receipt(Record):
    """One hand-in. A log: a wrong line is struck out (`void`), never overwritten."""

    obligation = ForeignKeyField(Obligation, backref="receipts", on_delete="RESTRICT")
    received_on = DateField()
    entered_at = DateTimeField()
    channel = CharField(default=Channel.PAPER)
    paper_number = NfcField(default="")
    paper_on = DateField(null=True)
    nil = BooleanField(default=False)  # không phát sinh
    verdict = CharField(default=Verdict.ACCEPTED)
    reason = NfcField(default="")  # why it was returned
    redo_by = DateField(null=True)  # new day after a return
    file = NfcField(default="")  # inside the data folder
    note = NfcField(default="")
    void = BooleanField(default=False)
    void_reason = NfcField(default="")
    source_sha256 = CharField(default="")  # of the form it was read from; "": typed


class Extension(Record):
    """More time for one report, with the paper that gives it. The newest not void holds."""

    obligation = ForeignKeyField(Obligation, backref="extensions", on_delete="CASCADE")
    to_on = DateField()
    paper_number = NfcField(default="")
    paper_on = DateField(null=True)
    reason = NfcField(default="")
    made_at = DateTimeField()
    void = BooleanField(default=False)


class Reminder(Record):
    """A letter or a call to a late unit about an obligation."""

    obligation = ForeignKeyField(Obligation, backref="reminders", on_delete="CASCADE")
    sent_on = DateField()
    channel = CharField(default=Channel.PAPER)
    reference = NfcField(default="")
    contact = NfcField(default="")  # who was spoken to
    note = NfcField(default="")
    document = IntegerField(null=True)  # id of the letter; below 0: of one that was cancelled


def owed(
    plan_id: int | None = None,
    unit_id: int | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
) -> list[Obligation]:
    """Return obligations with plan and unit loaded, by due day, then unit in Vietnamese order."""
    query = (
        Obligation.select(Obligation, Unit, PlanRecord)
        .join(Unit)
        .switch(Obligation)
        .join(PlanRecord)
        .where(PlanRecord.deleted_on.is_null())
        .order_by(Obligation.due_on, Unit.sort)
    )
    if plan_id is not None:
        query = query.where(Obligation.plan == plan_id)
    if unit_id is not None:
        query = query.where(Obligation.unit == unit_id)
    if from_on is not None:
        query = query.where(Obligation.due_on >= from_on)
    if until_on is not None:
        query = query.where(Obligation.due_on <= until_on)
    return list(query)


def still_owed(until_on: date, today: date) -> list[Obligation]:
    """Return what is owed by `until_on` and not in by `today`, plan and unit loaded, by due day.

    Rests on the partial index: what was handed in over ten years is never looked at, but for
    looking back (`today` in the past).
    """
    joined = (
        Obligation.select(Obligation, Unit, PlanRecord)
        .join(Unit)
        .switch(Obligation)
        .join(PlanRecord)
        .where(PlanRecord.deleted_on.is_null(), Obligation.due_on <= until_on)
        .order_by(Obligation.due_on, Unit.sort)
    )
    waiting = joined.where(Obligation.first_accepted_on.is_null(), Obligation.exempt_on.is_null())
    settled_later = joined.where(
        (Obligation.first_accepted_on > today) | (Obligation.exempt_on > today)
    )
    return [*waiting, *settled_later]


def to_redo(until_on: date, today: date) -> list[Obligation]:
    """Return what was sent back with a day up to `until_on` to hand it in again.

    Taken or not before: a new copy may be asked for after acceptance. What came since is left to
    `models.states`. Plan and unit loaded, by due day.
    """
    asked = Receipt.select(Receipt.obligation).where(
        ~Receipt.void,
        Receipt.verdict == Verdict.RETURNED,
        Receipt.redo_by <= until_on,
        Receipt.received_on <= today,
    )
    query = (
        Obligation.select(Obligation, Unit, PlanRecord)
        .join(Unit)
        .switch(Obligation)
        .join(PlanRecord)
        .where(PlanRecord.deleted_on.is_null(), Obligation.id.in_(asked))
        .order_by(Obligation.due_on, Unit.sort)
    )
    return list(query)


def receipts_of(obligations: Iterable[Obligation]) -> dict[int, list[Receipt]]:
    """Return obligation id → its receipts that stand, oldest first. One query, never N+1."""
    wanted = [item.id for item in obligations]
    found: dict[int, list[Receipt]] = {}
    for start in range(0, len(wanted), 500):
        query = Receipt.select().where(
            Receipt.obligation.in_(wanted[start : start + 500]), ~Receipt.void
        )
        for receipt in query.order_by(Receipt.received_on, Receipt.id):
            found.setdefault(receipt.obligation_id, []).append(receipt)
    return found


def reminded(obligations: Iterable[Obligation]) -> dict[int, int]:
    """Return obligation id → how often it was reminded of; cancelled letters do not count."""
    wanted = [item.id for item in obligations]
    found: dict[int, int] = {}
    letters = Document.select(Document.id).where(Document.kind == "reminder")
    stands = Reminder.document.is_null() | Reminder.document.in_(letters)
    for start in range(0, len(wanted), 500):
        query = (
            Reminder.select(Reminder.obligation, fn.COUNT(Reminder.id))
            .where(Reminder.obligation.in_(wanted[start : start + 500]), stands)
            .group_by(Reminder.obligation)
        )
        found.update(dict(query.tuples()))
    return found


def years() -> list[int]:
    """Return the years in which something is due, newest first."""
    query = Obligation.select(fn.DISTINCT(fn.SUBSTR(Obligation.due_on, 1, 4))).tuples()
    return sorted((int(row[0]) for row in query), reverse=True)


def existing(obligation_id: int) -> Obligation:
    """Return one obligation. Raises RuleBroken when it is gone."""
    found = Obligation.get_or_none(Obligation.id == obligation_id)
    if found is None:
        raise RuleBroken("Không còn báo cáo này trong sổ. Hãy mở lại trang.")
    return found


def remember_first_accepted(obligation: Obligation) -> None:
    """Set `first_accepted_on` from the log. Called whenever the log changes."""
    first = (
        Receipt.select(fn.MIN(Receipt.received_on))
        .where(
            Receipt.obligation == obligation,
            ~Receipt.void,
            Receipt.verdict == Verdict.ACCEPTED,
        )
        .scalar()
    )
    with db.atomic():
        obligation.first_accepted_on = first
        obligation.save(only=[Obligation.first_accepted_on])  # the rest may be an old reading


def remember_first_accepted_of(obligations: Iterable[int]) -> None:
    """Do the same for many at once, by their ids."""
    wanted = sorted(set(obligations))
    for start in range(0, len(wanted), 500):
        first: dict[int, date] = dict(
            Receipt.select(Receipt.obligation, fn.MIN(Receipt.received_on))
            .where(
                Receipt.obligation.in_(wanted[start : start + 500]),
                ~Receipt.void,
                Receipt.verdict == Verdict.ACCEPTED,
            )
            .group_by(Receipt.obligation)
            .tuples()
        )
        with db.atomic():
            for obligation_id in wanted[start : start + 500]:
                Obligation.update(first_accepted_on=first.get(obligation_id)).where(
                    Obligation.id == obligation_id
                ).execute()
