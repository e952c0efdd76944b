"""Pledges at their extremes: the rows are units that sign."""

from datetime import date

from docgen.contexts.pledge import Party, PledgeData, pledge_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    parties = [
        Party(unit=f"{name} {place}", role=name if place < 2 else "", name=f"{name} {place}")
        for place in range(rows)
    ]
    data = PledgeData(
        office=facts,
        subject=name,
        cluster=name if rows % 2 else "",
        grounds=[name],
        parties=parties,
        on=date(2026, 2, 20),
        place=name,
        contents=[name],
        commitments=[name],
        carrying_out=[name],
        confirmed=True,
        recipients=[name],
    )
    return pledge_context(data)
