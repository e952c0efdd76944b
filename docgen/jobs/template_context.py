"""The values that a template would be filled with today, from the newest plan of the book."""

from datetime import date

from docgen.jobs.generating import decision_draft, plan_draft, reminder_draft
from models.errors import RuleBroken
from models.plan import PlanKind
from models.plan_records import PlanRecord

_MAKERS = {
    "plan": plan_draft,
    "work_plan": plan_draft,
    "reminder": reminder_draft,
    "decision": decision_draft,
}


def current_context(kind: str, today: date) -> dict[str, object] | None:
    """Return the context of a `kind` of paper about the newest plan that allows one, else None."""
    if kind not in _MAKERS:
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
        return _MAKERS[kind](newest.code, today).context
    except RuleBroken:  # nobody is late, nobody is chosen: there is nothing to show from
        return None
