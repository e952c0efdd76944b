"""Handovers at their extremes: the rows are lines of the table."""

from datetime import date, time

from docgen.contexts.handover import HandoverData, Item, Person, handover_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, signers: int, facts: OfficeFacts) -> dict[str, object]:
    person = Person(name=name, post=name)
    data = HandoverData(
        office=facts,
        on=date(2026, 12, 2),
        at=time(8, 0),
        ended_at=time(10, 30),
        place=name,
        grounds=[name],
        giver=person,
        receiver=person,
        witness=person if signers else None,
        items=[
            Item(name=f"{name} {place}", count=name, state=name, note=name)
            for place in range(rows)
        ],
        work=[name],
        commitments=[name],
        recipients=[name],
    )
    return handover_context(data)
