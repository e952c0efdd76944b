"""Công văn đôn đốc: to exactly the late units, all of them or those that `details` name.

`details`: "obligations" (ids) or "units" (codes or names) narrow it; "due_on" with "due_hour", or
"due_at"; "contact", "receiver", "consequence"; "address": names or together.
"""

from collections.abc import Mapping
from datetime import date, datetime, time

from docgen.contexts.reminder import Owed, ReminderData, reminder_context, reminder_subject
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from docgen.drafts.facts import campaign_title, cited
from models.errors import RuleBroken
from models.obligations import Verdict
from models.opening import office_calendar
from models.reminding import Told, earlier, times, to_remind
from models.states import State
from models.text import folded, sort_key
from models.tracking import Cell, matrix
from models.units import Unit

REPLY_DAYS = 3  # working days a late unit is given
REPLY_HOUR = "17:00"
TOGETHER = "together"
_TYPED = ("contact", "receiver", "consequence", "address")


def asks(wanted: Wanted) -> list[Ask]:
    """Return what is asked for; who is meant is chosen on the page of reports: here all late."""
    return [
        Ask(
            name="due_on",
            title="Hạn nộp mới",
            kind=AskKind.DAY,
            proposal=reply_day(wanted.today).isoformat(),
            half=True,
            fleeting=True,
        ),
        Ask(
            name="due_hour",
            title="Giờ",
            kind=AskKind.HOUR,
            proposal=REPLY_HOUR,
            half=True,
        ),
        Ask(
            name="contact",
            title="Liên hệ",
            hint="Để trống: theo thông tin cơ quan.",
        ),
        Ask(
            name="consequence",
            title="Nếu quá hạn",
            kind=AskKind.TEXT,
            hint="Ví dụ: Đơn vị nộp chậm không được xét khen thưởng trong đợt này.",
        ),
    ]


def reply_day(today: date) -> date:
    """Return the new deadline that is proposed."""
    return office_calendar().add_working_days(today, REPLY_DAYS)


def draft(wanted: Wanted) -> Draft:
    """Return a letter about the late reports that are meant. Raises RuleBroken."""
    late = late_cells(wanted)
    before = earlier((cell.obligation.id for cell in late), wanted.today, _replaced(wanted))
    facts, until = wanted.office, due_at(wanted)
    title = campaign_title(wanted.plan)
    units = sorted({cell.unit.name for cell in late}, key=sort_key)
    data = ReminderData(
        office=facts,
        campaign=title,
        ground=cited(wanted.plan),
        on=wanted.today,
        owed=[owed_of(cell, before) for cell in late],
        due_at=until,
        earlier=[(told.on, told.words) for lines in before.values() for told in lines],
        to_one=len({cell.unit.id for cell in late}) == 1,
        together={TOGETHER: True, "names": False}.get(wanted.text("address")),
        receiver=wanted.text("receiver"),
        contact=wanted.text("contact"),
        consequence=wanted.text("consequence"),
    )
    chosen = [cell.obligation.id for cell in late]
    return Draft(
        kind="reminder",
        template="reminder",
        context=reminder_context(data),
        type_name="Công văn",
        symbol=facts.symbols.get("letter", ""),
        subject=f"V/v {reminder_subject(title, data.times)}",
        signer=facts.signer_name,
        recipients=units,
        made_from={
            "due_at": until.isoformat(),
            "obligations": chosen,
            "details": {name: wanted.text(name) for name in _TYPED if wanted.text(name)},
        },
        plan_id=wanted.plan_id,
        reminds=tuple(chosen),
        replaces=_replaced(wanted) or 0,
        to=units[0] if len(units) == 1 else "",
    )


def late_cells(wanted: Wanted) -> list[Cell]:
    """Return the late reports that are meant, the longest late first. Raises RuleBroken."""
    only = set(wanted.picks("obligations"))
    names = wanted.lines("units") or wanted.lines("unit")
    units = {_unit(name).id for name in names}
    return [
        cell
        for cell in to_remind(matrix(wanted.code, wanted.today).late)
        if (not only or cell.obligation.id in only) and (not units or cell.unit.id in units)
    ]


def due_at(wanted: Wanted) -> datetime:
    """Return the new deadline. Raises RuleBroken for a day that is past or cannot be read.

    The one an older letter had is taken while it lies ahead.
    """
    if (kept := _moment(wanted.text("due_at"))) and kept.date() >= wanted.today:
        return kept
    day = wanted.day("due_on") or reply_day(wanted.today)
    if day < wanted.today:
        raise FieldRefused("Hạn nộp mới phải từ hôm nay trở đi.", "due_on")
    return datetime.combine(day, wanted.hour("due_hour") or time(17, 0))


def owed_of(cell: Cell, before: Mapping[int, list[Told]]) -> Owed:
    """Return what the letter says of a late report; `before`: earlier reminders by obligation."""
    owed, found = cell.obligation, cell.standing
    again = found.redo_by is not None
    return Owed(
        unit=cell.unit.name,
        report=report_words(cell),
        due_on=found.next_day,
        days_late=found.redo_days_late if again else found.days_late,
        times=times(before.get(owed.id, ())),
        returned_on=_returned_on(cell),
    )


def report_words(cell: Cell) -> str:
    """Return "báo cáo quý I năm 2026", or what a milestone asks for."""
    owed = cell.obligation
    if owed.period.startswith("M-"):
        return owed.title.lower()
    return f"báo cáo {owed.period_label[:1].lower()}{owed.period_label[1:]}"


def _returned_on(cell: Cell) -> date | None:
    if cell.standing.state is not State.RETURNED:
        return None
    days = [item.received_on for item in cell.receipts if item.verdict == Verdict.RETURNED]
    return max(days, default=None)


def _unit(name: str) -> Unit:
    found = Unit.get_or_none(Unit.code == name, ~Unit.deleted) or Unit.named(name)
    if found is None:
        close = [unit.name for unit in Unit.listed() if folded(name) in unit.folded][:3]
        meant = f" Có phải: {'; '.join(close)}?" if close else ""
        raise RuleBroken(f"Không có đơn vị “{name}” trong danh sách.{meant}")
    return found


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise RuleBroken(f"“{text}” không phải ngày giờ (ghi như 2026-11-26T17:00).") from error


def _replaced(wanted: Wanted) -> int | None:
    """Return the id of the unsent letter that is made anew; None for a new one."""
    return wanted.number("replaces")
