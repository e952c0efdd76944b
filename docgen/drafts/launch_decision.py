"""Quyết định phát động phong trào: all it says stands in the plan, and may be typed over."""

from docgen.contexts import wording
from docgen.contexts.launch_decision import (
    LaunchData,
    Launched,
    launch_decision_context,
    launch_subject,
)
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import award_law, cited
from models import laws, office
from models.legal import LegalText
from models.plan import Campaign, Plan
from models.text import squeeze

_DIRECT, _WITH_PLAN = "direct", "with_plan"


def asks(wanted: Wanted) -> list[Ask]:
    """Return what the decision needs, all of it proposed from the plan."""
    plan, profile = wanted.plan, office.profile_on(wanted.today)
    content = [wording.criterion(item) for one in plan.campaigns for item in one.criteria]
    awards = [wording.award(item) for one in plan.campaigns for item in one.awards]
    fund = next((one.fund for one in plan.campaigns if one.fund), "") or profile.fund_name
    choices = (
        ("Quy định ngay trong Quyết định", _DIRECT),
        ("Ban hành Kế hoạch kèm theo Quyết định", _WITH_PLAN),
    )
    return [
        Ask(
            name="way",
            title="Nội dung thi đua",
            kind=AskKind.CHOICE,
            required=True,
            choices=choices,
            proposal=_DIRECT if plan.head.number else _WITH_PLAN,
        ),
        Ask(
            name="content",
            title="Nội dung, chỉ tiêu chính",
            kind=AskKind.LINES,
            hint="Mỗi dòng một khoản của Điều 2; bỏ qua khi ban hành Kế hoạch kèm theo.",
            proposal=_once(content) or None,
        ),
        Ask(
            name="awards",
            title="Hình thức khen thưởng",
            kind=AskKind.LINES,
            proposal=_once(awards) or None,
        ),
        Ask(name="fund", title="Kinh phí", proposal=fund or None),
        Ask(
            name="responsible",
            title="Chịu trách nhiệm thi hành",
            required=True,
            proposal=_responsible(profile.desk_name),
        ),
        Ask(
            name="grounds",
            title="Căn cứ khác",
            kind=AskKind.LINES,
            hint="Ngoài luật, nghị định; mỗi dòng một văn bản.",
            proposal=_own_grounds(plan, award_law(wanted.today)) or None,
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the decision. Raises RuleBroken for a plan that launches no campaign."""
    facts, plan, with_plan = wanted.office, wanted.plan, wanted.text("way") == _WITH_PLAN
    base = [text.citation for text in award_law(wanted.today)]
    issued = [cited(plan)] if plan.head.number and not with_plan else []
    data = LaunchData(
        office=facts,
        campaigns=[_launched(one) for one in plan.campaigns if one.title.strip()],
        grounds=[*base, *wanted.lines("grounds"), *issued],
        with_plan=_named(plan) if with_plan else "",
        content=wanted.lines("content"),
        awards=wanted.lines("awards"),
        fund=wanted.text("fund"),
        responsible=wanted.text("responsible"),
        year=wanted.today.year,
    )
    return Draft(
        kind="launch_decision",
        template="launch_decision",
        context=launch_decision_context(data),
        type_name="QUYẾT ĐỊNH",
        symbol=facts.symbols.get("decision", ""),
        subject=launch_subject(data),
        signer=facts.signer_name,
        recipients=facts.recipients,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _launched(one: Campaign) -> Launched:
    return Launched(
        title=one.title,
        theme=one.theme,
        span=wording.span(one.starts, one.ends),
        audiences=[audience.name for audience in one.audiences],
    )


def _named(plan: Plan) -> str:
    """Return the plan as it is issued with the decision: "Kế hoạch phát động …"."""
    subject = plan.head.subject or " và ".join(one.title for one in plan.campaigns)
    return f"{plan.head.type_name.capitalize() or 'Kế hoạch'} {wording.small(subject)}".strip()


def _own_grounds(plan: Plan, known: list[LegalText]) -> list[str]:
    """Return the plan's grounds without the law that is cited anyway."""
    cited_anyway = [text.law for text in known]
    names = tuple(law.full.lower() for law in cited_anyway if law.kind in laws.BY_NAME)
    return [
        text
        for ground in plan.grounds
        if (text := squeeze(ground.text))
        and not laws.named_in(text, cited_anyway)
        and not text.lower().removeprefix("căn cứ ").startswith(names)
    ]


def _responsible(desk: str) -> str:
    start = f"{desk}, " if desk else ""
    others = "các cơ quan, đơn vị, thôn, tổ dân phố và cá nhân có liên quan"
    return f"{start}{others}"


def _once(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text.strip()))
