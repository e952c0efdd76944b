"""Plans as the book has them: a whole one, its schedule, its head, a campaign alone."""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from typing import get_args, get_type_hints

from models.errors import RuleBroken
from models.indicator_store import load_indicators
from models.plan import Campaign, Head, Milestone, Node, Plan, PlanKind, ReportingRule, Slip
from models.plan_records import (
    CAMPAIGN_LISTS,
    PLAN_LISTS,
    CampaignRecord,
    MilestoneRecord,
    NodeRecord,
    PlanRecord,
    ReportingRuleRecord,
    SlipRecord,
)

CAMPAIGN_FIELDS = ("title", "kind", "theme", "starts", "ends", "reward", "fund")
PART_FIELDS = ("key", "read_from", "confirmed", "node")


def load(code: str) -> Plan:
    """Return the plan of that code. Raises RuleBroken when there is none."""
    return _plan(existing(code))


def load_schedule(record: PlanRecord) -> Plan:
    """Return only what tells which reports are owed when: head, spans, milestones, rules.

    Most queries of `load` are for the rest, and at each start every plan followed up is asked.
    """
    return Plan(
        code=record.code,
        kind=PlanKind(record.kind),
        year=record.year,
        head=head_of(record),
        campaigns=[bare_campaign(row) for row in _campaign_rows(record)],
        milestones=parts(MilestoneRecord, record.id, Milestone),
        reporting=parts(ReportingRuleRecord, record.id, ReportingRule),
    )


def existing(code: str) -> PlanRecord:
    """Return the row of a plan. Raises RuleBroken when there is none."""
    record = PlanRecord.get_or_none(PlanRecord.code == code)
    if record is None:
        raise RuleBroken(f"Không có phong trào hoặc chương trình mã “{code}”.")
    return record


def _plan(record: PlanRecord) -> Plan:
    plan = Plan(
        code=record.code,
        kind=PlanKind(record.kind),
        year=record.year,
        head=head_of(record),
        issuer=record.issuer,
        contact=record.contact,
        end_mark=record.end_mark,
        readings=record.readings,
        outline=_outline(record.id),
        indicators=load_indicators(record.id),
        slips=parts(SlipRecord, record.id, Slip),
    )
    for name, table in PLAN_LISTS.items():
        setattr(plan, name, parts(table, record.id, _item_type(Plan, name)))
    for row in _campaign_rows(record):
        campaign = bare_campaign(row)
        for name, table in CAMPAIGN_LISTS.items():
            setattr(campaign, name, parts(table, row.id, _item_type(Campaign, name)))
        plan.campaigns.append(campaign)
    return plan


def _campaign_rows(record: PlanRecord) -> Iterable[CampaignRecord]:
    return record.campaigns.order_by(CampaignRecord.position)


def head_of(record: PlanRecord) -> Head:
    """Return the head of a stored plan."""
    return Head(
        type_name=record.type_name,
        number=record.number,
        symbol=record.symbol,
        place=record.place,
        day=record.dated_day,
        month=record.dated_month,
        year=record.dated_year,
        subject=record.subject,
    )


def bare_campaign(row: CampaignRecord) -> Campaign:
    """Return a campaign without its lists."""
    values = {name: getattr(row, name) for name in (*PART_FIELDS, *CAMPAIGN_FIELDS)}
    campaign = Campaign(**values)
    return replace(campaign, kind=type(Campaign().kind)(row.kind))


def parts(table: type, owner: int, kind: type) -> list:
    """Return the rows of `owner` in order, each as a `kind`."""
    made = kind()
    enums = {
        field.name: type(getattr(made, field.name))
        for field in fields(kind)
        if hasattr(type(getattr(made, field.name)), "__members__")
    }
    found = []
    for row in table.select().where(table.owner == owner).order_by(table.position):
        values = {field.name: getattr(row, field.name) for field in fields(kind)}
        values.update({name: enum(values[name]) for name, enum in enums.items()})
        found.append(kind(**values))
    return found


@cache
def _item_type(owner: type, name: str) -> type:
    """Return the type of the items of a list field: Milestone for Plan.milestones."""
    return get_args(get_type_hints(owner)[name])[0]


def _outline(owner: int) -> list[Node]:
    nodes: dict[str, Node] = {}
    top: list[Node] = []
    for row in NodeRecord.select().where(NodeRecord.owner == owner).order_by(NodeRecord.id):
        node = Node(
            key=row.key,
            mark=type(Node().mark)(row.mark),
            text=row.text,
            heading=row.heading,
            role=type(Node().role)(row.role),
            filled=row.filled,
            typed=row.typed,
            table=row.table,
        )
        nodes[row.key] = node
        (nodes[row.parent].children if row.parent else top).append(node)
    return top
