"""How many were awarded or proposed, by form and by kind of recipient."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import JOIN, ModelSelect, fn

from models.documents import Document
from models.nominations import Nomination
from models.plan import RecipientKind
from models.plan_records import PlanRecord
from models.text import name_key, sort_key
from models.units import Unit


@dataclass(frozen=True, kw_only=True)
class AwardCount:
    """One form of award. Enterprises count as collectives."""

    form: str
    collectives: int = 0
    households: int = 0
    persons: int = 0

    @property
    def total(self) -> int:
        return self.collectives + self.households + self.persons


def counted(items: Iterable[Nomination]) -> list[AwardCount]:
    """Return a line for each form (with who decides), in Vietnamese order. Pure."""
    found: dict[str, list[str]] = {}
    for item in items:
        form = f"{item.form} của {item.level}" if item.level else item.form
        found.setdefault(form, []).append(item.kind)
    together = (RecipientKind.COLLECTIVE, RecipientKind.ENTERPRISE)
    return [
        AwardCount(
            form=form,
            collectives=sum(kind in together for kind in kinds),
            households=kinds.count(RecipientKind.HOUSEHOLD),
            persons=kinds.count(RecipientKind.PERSON),
        )
        for form, kinds in sorted(found.items(), key=lambda pair: sort_key(pair[0]))
    ]


def awarded(
    until: date, *, since: date = date.min, plan_id: int | None = None
) -> list[Nomination]:
    """Return who stands on a decision of these days, its day being that of the paper.

    `plan_id` leaves those of one plan.
    """
    query = _with_decisions(plan_id).where(_decided_on().between(since, until))
    return list(query.order_by(Nomination.id))


def waiting(on: date, *, plan_id: int | None = None) -> list[Nomination]:
    """Return who is proposed by a day and neither refused nor awarded by then."""
    query = _with_decisions(plan_id).where(
        Nomination.nominated_on.is_null() | (Nomination.nominated_on <= on),
        Nomination.verdict != "not_eligible",
        Nomination.decision.is_null() | (_decided_on() > on),
    )
    return list(query.order_by(Nomination.id))


def awarded_before(nominee: Nomination, on: date) -> list[Nomination]:
    """Return what the same one was awarded by a day, oldest first, decisions loaded.

    The same: of that kind and name; of two units or years of birth that are both known, alike.
    """
    query = _with_decisions().where(Nomination.kind == nominee.kind, _decided_on() <= on)
    return [
        item
        for item in query.order_by(_decided_on(), Nomination.id)
        if item.id != nominee.id and _is_same(item, nominee)
    ]


def _with_decisions(plan_id: int | None = None) -> ModelSelect:
    query = (
        Nomination.select(Nomination, Document, Unit)
        .join(Document, JOIN.LEFT_OUTER)
        .switch(Nomination)
        .join(Unit, JOIN.LEFT_OUTER)
        .switch(Nomination)
        .join(PlanRecord, JOIN.LEFT_OUTER, on=(Nomination.plan == PlanRecord.id))
        .where(PlanRecord.deleted_on.is_null())
    )
    return query if plan_id is None else query.where(Nomination.plan == plan_id)


def _decided_on() -> fn:
    return fn.COALESCE(Document.dated_on, Document.made_on)


def _is_same(one: Nomination, other: Nomination) -> bool:
    if name_key(one.name) != name_key(other.name):
        return False
    pairs = ((one.unit_id, other.unit_id), (one.birth_year, other.birth_year))
    return all(a is None or b is None or a == b for a, b in pairs)
