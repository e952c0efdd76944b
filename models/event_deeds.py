"""Giving events their day, with its line in the journal."""

from datetime import date

from models import deeds
from models.base import db
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.event_words import event_key, event_name
from models.events import Awaited, NamedEvent
from models.journal import Change
from models.plan_records import PlanRecord


def keep_day(name: str, on: date | None, code: str = "", note: str = "") -> Change | None:
    """Write the day of an event for the plan `code`, "" for all plans; None takes it away.

    Returns the line of the journal, None when nothing differs. Raises RuleBroken without a name.
    """
    key = event_key(name)
    if not key:
        raise RuleBroken("Hãy nhập tên sự kiện, ví dụ: kết thúc năm học.")
    plan = PlanRecord.get(PlanRecord.code == code) if code else None
    same = NamedEvent.plan.is_null() if plan is None else NamedEvent.plan == plan
    title = event_name(name)
    sentence = (
        f"Ghi ngày {vietnamese_date(on)} cho sự kiện “{title}”"
        if on
        else f"Bỏ ngày của sự kiện “{title}”"
    )
    with deeds.recorded("changed", "event", code, sentence, (NamedEvent,)) as deed:
        row = NamedEvent.get_or_none(same & (NamedEvent.folded == key))
        if on is None:
            if row is not None:
                row.delete_instance()
        else:
            row = row or NamedEvent(plan=plan)
            row.name, row.on, row.note = title, on, note or row.note
            row.save()
    return deed.change


def keep_days(code: str, wanted: list[tuple[Awaited, date | None, bool]]) -> list[Change]:
    """Write the days of events as (event, day, for all plans); return the journal's lines.

    An event told for one plan first and for all plans now keeps one day only.
    """
    changes: list[Change | None] = []
    with db.atomic("IMMEDIATE"):
        for event, on, for_all in wanted:
            if event.on is not None and event.for_all != for_all:
                changes.append(keep_day(event.name, None, "" if event.for_all else code))
            changes.append(keep_day(event.name, on, "" if for_all else code))
    return [change for change in changes if change is not None]
