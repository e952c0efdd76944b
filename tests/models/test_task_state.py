from datetime import date, timedelta

import pytest

from models.calendar import Calendar
from models.office import Rules
from models.plan import Task
from models.task_state import TaskState, last_good_day, task_state
from models.values import DayOff, Deadline, Wording

RULES = Rules(day_off=DayOff.KEEP)
NO_HOLIDAYS = Calendar([])
DAY = timedelta(days=1)


def last(task, year=2026):
    return last_good_day(task, year, NO_HOLIDAYS, RULES)


@pytest.mark.parametrize(
    ("quarter", "day"),
    [
        (1, date(2026, 3, 31)),
        (2, date(2026, 6, 30)),
        (3, date(2026, 9, 30)),
        (4, date(2026, 12, 31)),
        (None, date(2026, 12, 31)),
    ],
)
def test_a_task_is_overdue_from_the_day_after_its_quarter(quarter, day):
    task = Task(quarter=quarter, content="Kiểm tra sổ")
    assert last(task) == day
    assert task_state(task, day - DAY, day - DAY) is TaskState.OPEN
    assert task_state(task, last(task), day) is TaskState.OPEN
    assert task_state(task, last(task), day + DAY) is TaskState.OVERDUE


@pytest.mark.parametrize(
    ("wording", "day"),
    [(Wording.BEFORE, date(2026, 4, 14)), (Wording.UNTIL_END, date(2026, 4, 15))],
)
def test_a_deadline_of_its_own_wins_over_the_quarter(wording, day):
    task = Task(quarter=2, deadline=Deadline(on=date(2026, 4, 15), wording=wording))
    assert last(task) == day
    assert task_state(task, last(task), day) is TaskState.OPEN
    assert task_state(task, last(task), day + DAY) is TaskState.OVERDUE


def test_what_is_done_is_never_overdue():
    task = Task(quarter=1, done_on=date(2026, 8, 1))
    assert task_state(task, last(task), date(2027, 1, 1)) is TaskState.DONE


def test_without_a_year_nothing_is_overdue():
    task = Task(quarter=1)
    assert last(task, year=None) is None
    assert task_state(task, None, date(2099, 1, 1)) is TaskState.OPEN
