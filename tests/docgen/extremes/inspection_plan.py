"""Plans of inspection at their extremes: the rows are units visited and members of the team."""

from datetime import date, datetime, timedelta

from docgen.contexts.inspection_plan import InspectionData, inspection_context
from models.office_facts import OfficeFacts
from models.visits import Visit


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [f"{name} {place}" for place in range(rows)]
    start = datetime(2026, 6, 9, 8, 0)
    data = InspectionData(
        office=facts,
        subject=name,
        on=date(2026, 5, 20),
        visits=[Visit(one, start + timedelta(days=place)) for place, one in enumerate(names)],
        team=[name or "Trưởng phòng"],
        period=name,
        ground=name,
        aims=[name],
        demands=[name],
        matters=[name],
        duties=[name],
        report_by=date(2026, 6, 4),
    )
    return inspection_context(data)
