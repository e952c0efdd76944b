"""Decisions at their extremes."""

from docgen.contexts.decision import Awardee, AwardeeKind, DecisionData, decision_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [
        Awardee(kind=AwardeeKind.PERSON, name=f"{name} {place}", post=name, reward="750.000")
        for place in range(rows)
    ]
    data = DecisionData(
        office=facts, achievement=name, grounds=[name], proposal=name, awardees=names, total=name
    )
    return decision_context(data)
