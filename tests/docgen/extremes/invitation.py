"""Invitations at their extremes: the rows are guests."""

from datetime import date, time

from docgen.contexts.invitation import InvitationData, invitation_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    data = InvitationData(
        office=facts,
        event=name,
        guests=[f"{name} {place}" for place in range(rows)],
        on=date(2026, 12, 18),
        at=time(8, 0),
        place=name,
        chair=name,
        matters=[name],
    )
    return invitation_context(data)
