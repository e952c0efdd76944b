"""Decisions on the council at their extremes: the rows are members."""

from docgen.contexts.council_decision import CouncilData, Seat, council_decision_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    seats = [Seat(name=f"{name} {place}", post=name, role=name) for place in range(rows)]
    data = CouncilData(
        office=facts,
        seats=seats,
        grounds=[name],
        duties=[name],
        replaced=name,
        responsible=name,
    )
    return council_decision_context(data)
