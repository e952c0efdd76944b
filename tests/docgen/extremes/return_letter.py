"""Letters that send dossiers back, at their extremes: the rows are names and faults."""

from datetime import date, datetime

from docgen.contexts.return_letter import Fault, ReturnData, return_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [f"{name} {place}" for place in range(rows)]
    data = ReturnData(
        office=facts,
        campaign=name,
        ground=name,
        on=date(2026, 11, 20),
        addressees=names,
        names=names,
        faults=[Fault(piece=one, lacks=name) for one in names],
        due_at=datetime(2026, 11, 27, 17, 0),
        received=name,
        contact=name,
        consequence=name,
    )
    return return_context(data)
