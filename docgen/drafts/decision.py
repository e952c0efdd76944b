"""Quyết định tặng Giấy khen. `details`: "nominations", ids of an earlier decision's names."""

from datetime import date

from docgen.contexts.awarding import AwardeeKind
from docgen.contexts.decision import Awardee, DecisionData, decision_context, decision_subject
from docgen.contexts.wording import movement
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import award_grounds, campaign_title, cited_paper
from docgen.money import money, money_words
from models import office
from models.nominations import Nomination, of_plan
from models.plan import RecipientKind
from models.proposing import OWN_FORM, goes_on_decision, plan_awards
from models.rewards import base_salary, coefficient, reward, rounded_to


def asks(_wanted: Wanted) -> list[Ask]:
    """Return what a decision asks beyond names and votes, which stand on the page of awards."""
    return [
        Ask(
            name="money_list",
            title="Kèm Danh sách tiền thưởng",
            kind=AskKind.FLAG,
            hint="Có hệ số, lương cơ sở, thành tiền và cột ký nhận; in trên trang riêng.",
            proposal=False,
        ),
        Ask(
            name="grounds",
            title="Căn cứ khác",
            kind=AskKind.LINES,
            hint="Ngoài luật, nghị định và kế hoạch; mỗi dòng một văn bản.",
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the decision on the chosen nominations of a plan that our own chair decides on."""
    only, today, plan = wanted.picks("nominations"), wanted.today, wanted.plan
    awards = plan_awards(plan)
    chosen = [
        item
        for item in of_plan(wanted.plan_id)
        if (item.id in only if "nominations" in wanted.details else goes_on_decision(item, awards))
    ]
    facts, title, names = wanted.office, campaign_title(plan), tuple(item.id for item in chosen)
    awardees = [awardee(item, today) for item in chosen]
    data = DecisionData(
        office=facts,
        achievement=f"đã có thành tích tiêu biểu trong {movement(title)}",
        grounds=award_grounds(plan, wanted.plan_id, today, wanted.lines("grounds")),
        proposal=_proposal(wanted),
        awardees=awardees,
        form=next((item.form for item in awardees), OWN_FORM),
        fund=office.profile_on(today).fund_name,
        total=_total(sum(item.amount or 0 for item in awardees)),
        responsible=facts.drafter,
        money_list=wanted.flag("money_list"),
        base_salary=base_salary(today),
        rounded_to=rounded_to(),
        year=today.year,
    )
    typed = {name: value for name, value in wanted.details.items() if name != "nominations"}
    return Draft(
        kind="decision",
        template="decision",
        context=decision_context(data),
        type_name="QUYẾT ĐỊNH",
        symbol=facts.symbols.get("decision", ""),
        subject=decision_subject(data, movement(title)),
        signer=facts.signer_name,
        recipients=facts.recipients,
        made_from={"nominations": list(names), "details": typed},
        plan_id=wanted.plan_id,
        nominations=names,
    )


def awardee(item: Nomination, on: date) -> Awardee:
    """Return a nominated one as the lists print it, with the reward of the day."""
    kind = RecipientKind(item.kind)
    amount, factor = reward(item.form, kind, on), coefficient(item.form, kind, on)
    return Awardee(
        kind=group_of(item),
        name=named(item),
        post=item.post_and_unit,
        reward=money(amount),
        form=item.form,
        coefficient=f"{factor.normalize():f}".replace(".", ",") if factor is not None else "",
        amount=amount,
    )


def group_of(item: Nomination) -> AwardeeKind:
    """Return the group of a nomination; enterprises stand among the collectives."""
    kind = RecipientKind(item.kind)
    if kind is RecipientKind.ENTERPRISE:
        return AwardeeKind.COLLECTIVE
    return AwardeeKind(kind.value)


def named(item: Nomination) -> str:
    """Return the name as lists print it: "Bà Vi Thị Sen"."""
    return " ".join(part for part in (item.honorific, item.name) if part)


def _proposal(wanted: Wanted) -> str:
    """Return who proposes, with the submission where it has its number."""
    submission = cited_paper("submission", wanted.plan_id, wanted.today)
    drafter = wanted.office.drafter
    return f"{drafter} tại {submission}" if drafter and submission else drafter


def _total(amount: int) -> str:
    if not amount:
        return ""
    words = money_words(amount)
    return f"Tổng số tiền: {money(amount)} đồng (Bằng chữ: {words[:1].upper()}{words[1:]} đồng)"
