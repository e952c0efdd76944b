"""Notices on who has handed in, at their extremes: the rows are reports, the good, the late."""

from datetime import date, datetime

from docgen.contexts.status_notice import StatusData, StatusLine, status_context
from models.office import Rules
from models.office_facts import OfficeFacts
from models.states import Figures


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    names = [f"{name} {place}" for place in range(rows)]
    lines = [
        StatusLine(
            unit=one, report=name, due_on=date(2026, 3, 19), state="Quá hạn", days_late=place
        )
        for place, one in enumerate(names)
    ]
    data = StatusData(
        office=facts,
        about=name,
        ground=name,
        on=date(2026, 3, 25),
        periods=[name],
        figures=Figures(expected=rows, received=rows // 2, late=rows // 2, overdue=rows // 2),
        lines=lines,
        rules=Rules(),
        praised=names[:9],
        late=names[:9],
        due_at=datetime(2026, 3, 30, 17, 0),
        contact=name,
        requests=[name],
    )
    return status_context(data)
