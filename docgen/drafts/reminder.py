"""Công văn đôn đốc: to exactly the late units. `details`: "obligations" (ids), "due_at"."""

from datetime import datetime, time

from docgen.contexts.reminder import Owed, ReminderData, reminder_context, reminder_subject
from docgen.drafts.draft import Ask, Draft, Wanted
from docgen.drafts.facts import campaign_title, cited
from models.opening import office_calendar
from models.text import sort_key
from models.tracking import Cell, matrix

_REPLY_DAYS = 3  # working days a late unit is given


def asks(_wanted: Wanted) -> list[Ask]:
    """Return nothing: the page of reports asks for units and day; here all late ones are meant."""
    return []


def draft(wanted: Wanted) -> Draft:
    """Return a letter about the late reports; "obligations" narrows it to some of them."""
    only = set(wanted.picks("obligations"))
    late = [cell for cell in matrix(wanted.code, wanted.today).late if _meant(cell, only)]
    facts, plan, until = wanted.office, wanted.plan, _due_at(wanted)
    title = campaign_title(plan)
    data = ReminderData(
        office=facts,
        campaign=title,
        ground=cited(plan),
        on=wanted.today,
        owed=[_owed(cell) for cell in late],
        due_at=until,
    )
    return Draft(
        kind="reminder",
        template="reminder",
        context=reminder_context(data),
        type_name="Công văn",
        symbol=facts.symbols.get("letter", ""),
        subject=f"V/v {reminder_subject(title)}",
        signer=facts.signer_name,
        recipients=sorted({cell.unit.name for cell in late}, key=sort_key),
        made_from={
            "due_at": until.isoformat(),
            "obligations": [cell.obligation.id for cell in late],
        },
        plan_id=wanted.plan_id,
    )


def _meant(cell: Cell, only: set[object]) -> bool:
    return not only or cell.obligation.id in only


def _due_at(wanted: Wanted) -> datetime:
    """Return the new deadline: as typed while it lies ahead, else some working days from now."""
    typed = wanted.text("due_at")
    until = datetime.fromisoformat(typed) if typed else None
    if until and until.date() >= wanted.today:
        return until
    day = office_calendar().add_working_days(wanted.today, _REPLY_DAYS)
    return datetime.combine(day, time(17, 0))


def _owed(cell: Cell) -> Owed:
    owed = cell.obligation
    report = owed.title.lower()
    if not owed.period.startswith("M-"):
        report = f"báo cáo {owed.period_label[:1].lower()}{owed.period_label[1:]}"
    return Owed(
        unit=cell.unit.name,
        report=report,
        due_on=cell.standing.last_day,
        days_late=cell.standing.days_late,
    )
