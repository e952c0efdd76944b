"""The values that a template would be filled with today, from the newest plan of the book."""

from datetime import date

from docgen.drafts import KINDS, Wanted, draft_of
from docgen.template_examples import SAME
from models.errors import RuleBroken
from models.plan import PlanKind
from models.plan_records import PlanRecord


def current_context(kind: str, today: date) -> dict[str, object] | None:
    """Return the context of a `kind` of paper about the newest plan that allows one, else None."""
    paper = SAME.get(kind, kind)
    if paper not in KINDS:
        return None
    wanted = PlanKind.WORK_PLAN if kind == "work_plan" else PlanKind.CAMPAIGN
    newest = (
        PlanRecord.select(PlanRecord.code)
        .where(PlanRecord.deleted_on.is_null(), PlanRecord.kind == wanted.value)
        .order_by(PlanRecord.changed_on.desc(), PlanRecord.id.desc())
        .first()
    )
    if newest is None:
        return None
    try:
        return draft_of(paper, Wanted(newest.code, today)).context
    except RuleBroken:  # nobody is late, nobody is chosen: there is nothing to show from
        return None
