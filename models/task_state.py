"""Whether a line of a work plan is done, due or overdue. Pure."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from models.calendar import Calendar
from models.deadlines import closing_day
from models.office import Rules
from models.plan import Task


class TaskState(StrEnum):
    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


def last_good_day(task: Task, year: int | None, calendar: Calendar, rules: Rules) -> date | None:
    """Return the last day on which a task is on time: its deadline's, else its quarter's last.

    A task of no quarter has the whole year. None where even the year is not known, and for what
    goes on all the time (thường xuyên).
    """
    if task.deadline is not None:
        last = closing_day(task.deadline, calendar, *rules.closing)
        if last is not None or task.deadline.ongoing:
            return last
    if year is None:
        return None
    month = (task.quarter or 4) * 3
    return date(year, month, monthrange(year, month)[1])


def task_state(task: Task, last_good: date | None, today: date) -> TaskState:
    """Return the state on a day; a task is overdue from the day after its last good day."""
    if task.done_on is not None:
        return TaskState.DONE
    if last_good is not None and last_good < today:
        return TaskState.OVERDUE
    return TaskState.OPEN
