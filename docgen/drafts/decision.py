"""Quyết định tặng Giấy khen. `details`: "nominations", ids of an earlier decision's names."""

from docgen.contexts.decision import Awardee, AwardeeKind, DecisionData, decision_context
from docgen.contexts.wording import movement
from docgen.drafts.draft import Ask, Draft, Wanted
from docgen.drafts.facts import award_law, campaign_title, cited
from docgen.money import money, money_words
from models import office
from models.nominations import Nomination, of_plan
from models.plan import RecipientKind
from models.rewards import reward


def asks(_wanted: Wanted) -> list[Ask]:
    """Return nothing: names, votes and choice stand on the page of awards."""
    return []


def draft(wanted: Wanted) -> Draft:
    """Return the decision on the chosen nominations of a plan for its own award form."""
    only, today = wanted.picks("nominations"), wanted.today
    chosen = [
        item
        for item in of_plan(wanted.plan_id)
        if (item.id in only if "nominations" in wanted.details else _goes_on_decision(item))
    ]
    facts, title = wanted.office, campaign_title(wanted.plan)
    rewards = [reward("Giấy khen", RecipientKind(item.kind), today) for item in chosen]
    data = DecisionData(
        office=facts,
        achievement=f"đã có thành tích tiêu biểu trong {movement(title)}",
        grounds=[*(text.citation for text in award_law(today)), cited(wanted.plan)],
        proposal=facts.drafter,
        awardees=[awardee(*pair) for pair in zip(chosen, rewards, strict=True)],
        fund=office.profile_on(today).fund_name,
        total=_total(sum(amount or 0 for amount in rewards)),
        responsible=facts.drafter,
        year=today.year,
    )
    names = tuple(item.id for item in chosen)
    return Draft(
        kind="decision",
        template="decision",
        context=decision_context(data),
        type_name="QUYẾT ĐỊNH",
        symbol=facts.symbols.get("decision", ""),
        subject=f"Về việc tặng Giấy khen {movement(title)}",
        signer=facts.signer_name,
        recipients=facts.recipients,
        made_from={"nominations": list(names)},
        plan_id=wanted.plan_id,
        nominations=names,
    )


def awardee(item: Nomination, amount: int | None) -> Awardee:
    """Return a nominated one as the list prints it; `amount` in đồng, None for no reward."""
    kind = RecipientKind(item.kind)
    group = AwardeeKind.COLLECTIVE if kind is RecipientKind.ENTERPRISE else AwardeeKind(kind.value)
    name = " ".join(part for part in (item.honorific, item.name) if part)
    return Awardee(kind=group, name=name, post=item.post_and_unit, reward=money(amount))


def _goes_on_decision(item: Nomination) -> bool:
    return (
        item.chosen
        and item.decision_id is None
        and item.verdict != "not_eligible"
        and item.form == "Giấy khen"
    )


def _total(amount: int) -> str:
    if not amount:
        return ""
    words = money_words(amount)
    return f"Tổng số tiền: {money(amount)} đồng (Bằng chữ: {words[:1].upper()}{words[1:]} đồng)"
