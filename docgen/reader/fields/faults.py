"""Days that cannot be: an end before its start, a deadline before the paper's own day."""

from datetime import date

from docgen.reader.fields.dates import paper_day
from models.plan import Campaign, Plan, Slip, SlipKind
from models.values import Moment, MomentKind


def read_faults(plan: Plan) -> None:
    """Add a slip for every day of the record that contradicts another."""
    own = paper_day(plan)
    for place, campaign in enumerate(plan.campaigns):
        if message := _span_fault(campaign, own):
            words = campaign.ends.words if campaign.ends else ""
            _slip(plan, f"campaigns.{place}.ends", words, message)
        for phase in campaign.phases:
            first, last = _first(phase.starts), phase.ends.last_on if phase.ends else None
            if first and last and last < first:
                message = f"{phase.name} kết thúc trước ngày bắt đầu; hãy xem lại ngày."
                _slip(plan, phase.node, phase.read_from, message)
    if own is not None:
        for node, title, day, words in _due_days(plan):
            if day < own:
                _slip(plan, node, words, f"Hạn “{title}” ({day:%d/%m/%Y}) {_before(own)}")


def _span_fault(campaign: Campaign, own: date | None) -> str:
    """Return what is wrong with a campaign's start and end, or ""."""
    ends = campaign.ends.last_on if campaign.ends else None
    starts = _first(campaign.starts)
    if starts and ends and ends < starts:
        return f"Phong trào kết thúc ngày {ends:%d/%m/%Y}, trước ngày bắt đầu ({starts:%d/%m/%Y})."
    if own and ends and ends < own:
        return f"Phong trào kết thúc ngày {ends:%d/%m/%Y}, {_before(own)}"
    return ""


def _before(own: date) -> str:
    return f"trước ngày ban hành kế hoạch ({own:%d/%m/%Y}); hãy xem lại ngày."


def _due_days(plan: Plan) -> list[tuple[str, str, date, str]]:
    """Return (node, title, day, words) of everything due on a fixed day."""
    rows = [
        (row.node, row.title, row.deadline.on, row.deadline.words)
        for row in plan.milestones
        if row.deadline.on
    ]
    for rule in plan.reporting:
        days = [rule.due.on, *rule.listed]
        rows += [(rule.node, rule.title, day, rule.due.words) for day in days if day]
    return rows


def _first(moment: Moment | None) -> date | None:
    return moment.first_on if moment and moment.kind is not MomentKind.SIGNING else None


def _slip(plan: Plan, node: str, found: str, message: str) -> None:
    slip = Slip(kind=SlipKind.DEADLINE, message=message, node=node, found=found)
    if not any(old.kind is slip.kind and old.message == message for old in plan.slips):
        plan.slips.append(slip)
