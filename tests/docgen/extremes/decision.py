"""Decisions at their extremes: with the list of money, so that every row stands twice."""

from docgen.contexts.decision import Awardee, AwardeeKind, DecisionData, decision_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [
        Awardee(
            kind=AwardeeKind.PERSON,
            name=f"{name} {place}",
            post=name,
            reward="760.000",
            coefficient="0,3",
            amount=760_000,
        )
        for place in range(rows)
    ]
    data = DecisionData(
        office=facts,
        achievement=name,
        grounds=[name],
        proposal=name,
        awardees=names,
        total=name,
        money_list=True,
        base_salary=2_530_000,
    )
    return decision_context(data)
