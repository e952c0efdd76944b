"""Kế hoạch: the plan's own paper, of a campaign or of the year's work."""

from docgen.contexts.plan import plan_context
from docgen.drafts.draft import Ask, Draft, Wanted
from models import plan_store
from models.codec import to_plain
from models.errors import RuleBroken
from models.plan import Plan


def asks(_wanted: Wanted) -> list[Ask]:
    """Return nothing: the editor holds all that a plan says."""
    return []


def draft(wanted: Wanted) -> Draft:
    """Return the plan's own paper. Raises RuleBroken for a plan that says nothing yet."""
    plan = wanted.plan
    _check_subject(plan)
    return Draft(
        kind="plan",
        template="plan",
        context=plan_context(plan),
        type_name=plan.head.type_name,
        number=plan.head.number,
        symbol=plan.head.symbol,
        dated_on=plan_store.head_date(plan.head),
        subject=plan.head.subject,
        signer=plan.signatures[0].name if plan.signatures else "",
        recipients=[item.text for item in plan.recipients],
        made_from={"plan": to_plain(plan)},
        plan_id=wanted.plan_id,
    )


def _check_subject(plan: Plan) -> None:
    if not plan.head.subject and not plan.outline:
        raise RuleBroken(f"Kế hoạch {plan.code} chưa có trích yếu và nội dung. Hãy nhập trước.")
