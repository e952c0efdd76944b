"""The facts of obligations that figures need; plain values, as records of years take long."""

from datetime import date
from typing import NamedTuple

from peewee import JOIN, Case, fn

from models.obligations import Obligation, Receipt, Verdict
from models.plan_records import PlanRecord


class Settled(NamedTuple):
    """The facts of one obligation that figures need; stands in for it in `models.states`."""

    plan: int
    unit: int
    opens_on: date
    due_on: date
    extended_to: date | None
    exempt_on: date | None
    period: str
    period_label: str
    title: str
    receipts: tuple["Handed", ...]


class Handed(NamedTuple):
    """The facts of a hand-in that figures need."""

    received_on: date
    verdict: str
    nil: bool
    redo_by: date | None = None  # tasks are no figures: never asked for here


def facts_of(year: int | None = None, plan_id: int | None = None) -> list[Settled]:
    """Return the facts of what is due in a year (None: ever), of one plan or of all, by day."""
    accepted = Receipt.verdict == Verdict.ACCEPTED
    first = accepted & (Receipt.received_on == Obligation.first_accepted_on)
    returned_on = fn.MIN(Case(None, [(~accepted, Receipt.received_on)]))
    nil = fn.MAX(Case(None, [(first, Receipt.nil)], False))
    query = (
        Obligation.select(
            Obligation.plan,
            Obligation.unit,
            Obligation.opens_on,
            Obligation.due_on,
            Obligation.extended_to,
            Obligation.exempt_on,
            Obligation.period,
            Obligation.period_label,
            Obligation.title,
            Obligation.first_accepted_on,
            returned_on,
            nil,
        )
        .join(PlanRecord)
        .switch(Obligation)
        .join(
            Receipt,
            JOIN.LEFT_OUTER,
            on=((Receipt.obligation == Obligation.id) & ~Receipt.void),
        )
        .where(PlanRecord.deleted_on.is_null())
        .group_by(Obligation.id)
        .order_by(Obligation.due_on, Obligation.id)
    )
    if year is not None:
        query = query.where(Obligation.due_on.between(date(year, 1, 1), date(year, 12, 31)))
    if plan_id is not None:
        query = query.where(Obligation.plan == plan_id)
    return [Settled(*row[:9], _handed(*row[9:])) for row in query.tuples()]


def _handed(first: date | None, returned: object, nil: object) -> tuple[Handed, ...]:
    found = []
    if returned:
        day = date.fromisoformat(returned) if isinstance(returned, str) else returned
        found.append(Handed(day, Verdict.RETURNED.value, False))
    if first:
        found.append(Handed(first, Verdict.ACCEPTED.value, bool(nil)))
    return tuple(found)
