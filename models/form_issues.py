"""Report forms that went out: for which unit and period, and with which cells."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from peewee import CharField, DateField, ForeignKeyField, IntegerField, fn

from models.base import Record, ValueField
from models.indicators import Indicator, IndicatorValue, Target
from models.obligations import Obligation, Receipt, Verdict
from models.plan_records import CampaignRecord, PlanRecord
from models.text import folded
from models.units import Unit

_TOKEN_BYTES = 8


class FormIssue(Record):
    """One Excel form; `token` stands hidden in the file and tells it apart from any copy."""

    token = CharField(unique=True)
    plan = ForeignKeyField(PlanRecord, backref="forms", on_delete="CASCADE")
    unit = ForeignKeyField(Unit, backref="forms", on_delete="CASCADE")
    period = CharField()
    version = IntegerField(default=1)
    issued_on = DateField()
    layout = ValueField(dict)  # names of the cells → keys of indicators and questions


class Earlier(NamedTuple):
    """What a unit reported of one indicator before. `last`: None for not applicable."""

    last: float | None
    applies: bool
    total: float  # of all earlier periods


class OpenPeriod(NamedTuple):
    """A period some unit owes a report for."""

    key: str
    label: str


def issue(
    plan_id: int, unit_id: int, period: str, layout: Mapping[str, object], today: date
) -> tuple[FormIssue, bool]:
    """Return the form of a unit for a period, and whether it is new.

    A form of the same layout is given out again; another layout makes the next version.
    """
    last = newest_issue(plan_id, unit_id, period)
    if last is not None and last.layout == dict(layout):
        return last, False
    made = FormIssue.create(
        token=secrets.token_hex(_TOKEN_BYTES),
        plan=plan_id,
        unit=unit_id,
        period=period,
        version=last.version + 1 if last else 1,
        issued_on=today,
        layout=dict(layout),
    )
    return made, True


def newest_issue(plan_id: int, unit_id: int, period: str) -> FormIssue | None:
    """Return the newest form of a unit for a period; None when none went out."""
    query = FormIssue.select().where(
        FormIssue.plan == plan_id, FormIssue.unit == unit_id, FormIssue.period == period
    )
    return query.order_by(FormIssue.version.desc()).first()


def issued(token: str) -> FormIssue | None:
    """Return the form of that token, plan and unit loaded; None when it is none of ours."""
    query = FormIssue.select(FormIssue, PlanRecord, Unit).join(PlanRecord).switch(FormIssue)
    return query.join(Unit).where(FormIssue.token == token).first()


def issued_in(plan_id: int, period: str) -> dict[int, date]:
    """Return unit → the day its newest form for a period went out."""
    query = FormIssue.select().where(FormIssue.plan == plan_id, FormIssue.period == period)
    return {row.unit_id: row.issued_on for row in query.order_by(FormIssue.version)}


def plan_coded(code: str) -> PlanRecord | None:
    """Return the plan of that code, one in the bin too."""
    return PlanRecord.get_or_none(PlanRecord.code == code)


def unit_coded(code: str) -> Unit | None:
    """Return the unit of that code, a deleted one too."""
    return Unit.get_or_none(Unit.code == code)


def campaign_title(plan: PlanRecord) -> str:
    """Return what a plan's campaign is called; the plan's subject when it has none."""
    query = CampaignRecord.select().where(CampaignRecord.plan == plan.id)
    first = query.order_by(CampaignRecord.position).first()
    return (first.title if first else "") or plan.subject


def periods_with_reports(plan_id: int, today: date) -> list[OpenPeriod]:
    """Return the periods whose reports may be handed in, the newest first.

    Reports by rule come before milestones: those have no figures of a period.
    """
    query = (
        Obligation.select(
            Obligation.period,
            fn.MIN(Obligation.period_label),
            fn.MAX(Obligation.opens_on).alias("opened"),
            fn.MAX(Obligation.rule).alias("by_rule"),
        )
        .where(Obligation.plan == plan_id, Obligation.opens_on <= today)
        .group_by(Obligation.period)
    )
    rows = sorted(query.tuples(), key=lambda row: (row[3] is not None, row[2]), reverse=True)
    return [OpenPeriod(row[0], row[1]) for row in rows]


def period_named(plan_id: int, wanted: str, today: date) -> OpenPeriod | None:
    """Return the period of a plan by key ("2026-Q4") or label ("Quý IV/2026"), accents aside."""
    bare = folded(wanted)
    for period in periods_with_reports(plan_id, today):
        if bare in (folded(period.key), folded(period.label)):
            return period
    return None


def owed_in(plan_id: int, period: str) -> list[Obligation]:
    """Return one report a unit for a period, units loaded, in Vietnamese order; exempt ones out.

    A unit that owes two (its own and the compiled one) has the form for the first.
    """
    query = (
        Obligation.select(Obligation, Unit)
        .join(Unit)
        .where(
            Obligation.plan == plan_id,
            Obligation.period == period,
            Obligation.exempt_on.is_null(),
        )
        .order_by(Obligation.id)
    )
    by_unit: dict[int, Obligation] = {}
    for obligation in query:
        by_unit.setdefault(obligation.unit_id, obligation)
    return sorted(by_unit.values(), key=lambda item: item.unit.sort)


def owed_by(plan_id: int, unit_id: int, period: str, title: str) -> Obligation | None:
    """Return the report a form is for: of that title, else the unit's first of the period."""
    query = (
        Obligation.select(Obligation, Unit)
        .join(Unit)
        .where(
            Obligation.plan == plan_id,
            Obligation.unit == unit_id,
            Obligation.period == period,
        )
        .order_by(Obligation.id)
    )
    found = list(query)
    return next((item for item in found if item.title == title), found[0] if found else None)


def indicators_of(plan_id: int) -> list[Indicator]:
    """Return the indicators of a plan in their order."""
    query = Indicator.select().where(Indicator.plan == plan_id)
    return list(query.order_by(Indicator.position, Indicator.id))


def targets_of(plan_id: int) -> dict[tuple[int, int | None], float]:
    """Return (indicator, unit) → target; unit None: of each that has no own."""
    query = Target.select(Target.indicator, Target.unit, Target.value).join(Indicator)
    rows = query.where(Indicator.plan == plan_id).tuples()
    return {(indicator, unit): value for indicator, unit, value in rows}


def earlier_figures(owed: Obligation) -> dict[tuple[int, int], Earlier]:
    """Return (unit, indicator) → what was reported for the same report before it. One query.

    Of several hand-ins for a period the newest accepted one that has the indicator counts.
    """
    query = (
        IndicatorValue.select(
            Obligation.id,
            Obligation.unit,
            IndicatorValue.indicator,
            IndicatorValue.value,
            IndicatorValue.applies,
        )
        .join(Receipt)
        .join(Obligation)
        .where(
            Obligation.plan == owed.plan_id,
            Obligation.title == owed.title,
            Obligation.due_on < owed.due_on,
            ~Receipt.void,
            Receipt.verdict == Verdict.ACCEPTED,
        )
        .order_by(Obligation.due_on, Receipt.received_on, Receipt.id)
    )
    newest: dict[tuple[int, int], dict[int, tuple[float | None, bool]]] = {}
    for obligation, unit, indicator, value, applies in query.tuples():
        newest.setdefault((unit, indicator), {})[obligation] = (value, applies)
    return {place: _summed(list(periods.values())) for place, periods in newest.items()}


def figures_now(obligation_id: int) -> dict[int, IndicatorValue]:
    """Return indicator → its figure in the newest accepted hand-in of a report."""
    query = (
        IndicatorValue.select(IndicatorValue, Receipt)
        .join(Receipt)
        .where(
            Receipt.obligation == obligation_id,
            ~Receipt.void,
            Receipt.verdict == Verdict.ACCEPTED,
        )
        .order_by(Receipt.received_on, Receipt.id)
    )
    return {figure.indicator_id: figure for figure in query}


def accepted(obligation_id: int) -> Receipt | None:
    """Return the newest accepted hand-in of a report; None while there is none."""
    query = Receipt.select().where(
        Receipt.obligation == obligation_id,
        ~Receipt.void,
        Receipt.verdict == Verdict.ACCEPTED,
    )
    return query.order_by(Receipt.received_on.desc(), Receipt.id.desc()).first()


def taken_from(sha256: str) -> Receipt | None:
    """Return the hand-in that was read from a file of that content; struck out ones aside."""
    return Receipt.get_or_none(Receipt.source_sha256 == sha256, ~Receipt.void)


def _summed(periods: Iterable[tuple[float | None, bool]]) -> Earlier:
    rows = list(periods)
    last, applies = rows[-1]
    return Earlier(last, applies, sum(value for value, _ in rows if value is not None))
