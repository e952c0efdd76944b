"""Requests at their extremes: the rows are names proposed, addressees and points."""

from datetime import date, datetime

from docgen.contexts.request import RequestData, RequestedName, request_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [f"{name} {place}" for place in range(rows)]
    data = RequestData(
        office=facts,
        addressees=names,
        subject=name,
        what=name,
        on=date(2026, 11, 21),
        grounds=[name],
        matters=names[:3],
        names=[RequestedName(kind="Cá nhân", name=one, post=name, award=name) for one in names],
        enclosed=names[:2],
        due_at=datetime(2026, 11, 30, 16, 30),
        contact=name,
        closing=[name],
    )
    return request_context(data)
