"""Reminders at their extremes."""

from datetime import date, datetime

from docgen.contexts.reminder import Owed, ReminderData, reminder_context
from models.office_facts import OfficeFacts


def context(name: str, rows: int, _signers: int, facts: OfficeFacts) -> dict[str, object]:
    owed = [
        Owed(unit=f"{name} {place}", report=name, due_on=date(2026, 4, 15), days_late=place)
        for place in range(rows)
    ]
    data = ReminderData(
        office=facts,
        campaign=name,
        ground=name,
        on=date(2026, 4, 19),
        owed=owed,
        due_at=datetime(2026, 4, 24, 17, 0),
    )
    return reminder_context(data)
