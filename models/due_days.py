"""The days that lie ahead: what units owe, what we owe upward, the year's tasks and milestones."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from models import office, plan_reading
from models.deadlines import vietnamese_date
from models.obligations import Obligation, still_owed
from models.opening import office_calendar, planned
from models.plan import Reporter
from models.plan_records import PlanRecord, TaskRecord

AHEAD_DAYS = 400  # a year and what is wound up after it


@dataclass(frozen=True, kw_only=True)
class DueDay:
    """Something with a last good day. `uid` stays the same from one look to the next."""

    uid: str
    on: date
    title: str
    plan_code: str
    plan_title: str
    words: str = ""  # the rule that gives the day
    units: tuple[str, ...] = ()  # who still owes it
    upward: bool = False


def ahead(today: date, ahead_days: int = AHEAD_DAYS, code: str = "") -> list[DueDay]:
    """Return what is still to come of all plans followed up, or of one, soonest first."""
    until = today + timedelta(days=ahead_days)
    found = _owed(today, until, code) + _coming(today, until, code) + _tasks(today, until, code)
    once = {day.uid: day for day in reversed(found)}  # what is opened wins over what is planned
    return sorted(once.values(), key=lambda day: (day.on, day.plan_code, day.title, day.uid))


def _owed(today: date, until: date, code: str) -> list[DueDay]:
    """Return what was opened and has not come in, the units of one day together."""
    groups = defaultdict(list)
    for item in still_owed(until, today):
        is_open = item.first_accepted_on is None and item.exempt_on is None
        if is_open and item.last_day >= today and (not code or item.plan.code == code):
            groups[item.plan.code, item.period, item.title, item.last_day].append(item)
    return [
        DueDay(
            uid=f"{plan}-{period}-{title}-{day:%Y%m%d}",
            on=day,
            title=f"{title}: {items[0].period_label}",
            plan_code=plan,
            plan_title=items[0].plan.subject,
            words=_words(items[0]),
            units=tuple(item.unit.name for item in items),
        )
        for (plan, period, title, day), items in groups.items()
    ]


def _words(item: Obligation) -> str:
    """Return the rule that gives the day, and the paper that moved it."""
    if item.extended_to is None:
        return item.due_words
    paper = f" theo {item.extension_paper}" if item.extension_paper else ""
    return f"{item.due_words}; gia hạn đến {vietnamese_date(item.extended_to)}{paper}"


def _coming(today: date, until: date, code: str) -> list[DueDay]:
    """Return what is planned but not opened, and our own reports to the level above."""
    calendar, rules = office_calendar(), office.rules()
    found = []
    for record in _followed(code):
        for item in planned(plan_reading.load_schedule(record), calendar, rules):
            upward = item.reporter is Reporter.COLLECTOR
            if today <= item.last_day <= until and (upward or item.opens_on > today):
                found.append(
                    DueDay(
                        uid=f"{record.code}-{item.period}-{item.title}-{item.last_day:%Y%m%d}",
                        on=item.last_day,
                        title=f"{item.title}: {item.period_label}",
                        plan_code=record.code,
                        plan_title=record.subject,
                        words=item.words,
                        upward=upward,
                    )
                )
    return found


def _tasks(today: date, until: date, code: str) -> list[DueDay]:
    """Return the tasks of the year's work plans that are not done."""
    query = (
        TaskRecord.select(TaskRecord, PlanRecord)
        .join(PlanRecord)
        .where(TaskRecord.done_on.is_null(), PlanRecord.deleted_on.is_null())
    )
    return [
        DueDay(
            uid=f"{task.owner.code}-{task.key}",
            on=task.deadline.on,
            title=task.content,
            plan_code=task.owner.code,
            plan_title=task.owner.subject,
            words=task.deadline.words,
        )
        for task in query
        if task.deadline is not None
        and task.deadline.on is not None
        and today <= task.deadline.on <= until
        and code in ("", task.owner.code)
    ]


def _followed(code: str) -> list[PlanRecord]:
    query = PlanRecord.select().where(
        PlanRecord.tracked_on.is_null(False), PlanRecord.deleted_on.is_null()
    )
    return list(query.where(PlanRecord.code == code) if code else query)
