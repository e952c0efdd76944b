"""What a plan asks for: schools by their terms, weeks, campaigns of years, what is never due."""

from datetime import date

import pytest

from models import plan_store
from models.calendar import Calendar
from models.obligations import Obligation
from models.office import Rules
from models.opening import open_due, track
from models.plan import Campaign, Head, Milestone, Plan, ReportingRule, Task
from models.schedule import planned
from models.shifting import shifted
from models.task_state import TaskState, last_good_day, task_state
from models.units import Unit, UnitKind
from models.values import Cadence, Count, Deadline, DueRule, Moment

TODAY = date(2026, 1, 5)
CALENDAR, RULES = Calendar(), Rules()


def plan_from(first, last, *rules, **more):
    span = {"starts": Moment.day(first), "ends": Moment.day(last)}
    return Plan(
        year=first.year,
        head=Head(number="1", day=first.day, month=first.month, year=first.year),
        campaigns=[Campaign(title="Thi đua", **span)],
        reporting=list(rules),
        **more,
    )


def test_terms_are_owed_by_schools_and_by_all_where_there_are_none(book):
    village = Unit.create(code="DV01", name="Thôn Một")
    Unit.create(code="DV02", name="Trường Một", kind=UnitKind.SCHOOL)
    term = ReportingRule(title="Báo cáo học kỳ", cadence=Cadence.SEMESTER)
    first, last = date(2025, 9, 5), date(2026, 5, 31)
    code = plan_store.save(plan_from(first, last, term), first)
    track(code, first)
    open_due(date(2026, 1, 20))
    assert [(row.unit.code, row.period) for row in Obligation.select()] == [("DV02", "2025-S1")]
    Unit.update(kind=UnitKind.OTHER).execute()
    open_due(date(2026, 5, 31))
    owing = {row.unit.code for row in Obligation.select().where(Obligation.period == "2025-S2")}
    assert owing == {village.code, "DV02"}


def test_a_weekly_report_has_a_period_a_week():
    weekly = ReportingRule(cadence=Cadence.WEEK, due=DueRule(weekday=5))
    found = planned(plan_from(date(2026, 6, 1), date(2026, 6, 28), weekly), CALENDAR, RULES)
    assert [item.last_day.day for item in found] == [5, 12, 19, 26]
    assert found[0].title == "Báo cáo tuần"


def test_a_campaign_of_five_years_asks_every_year_and_its_ends_are_cut():
    yearly = ReportingRule(cadence=Cadence.YEAR)
    found = planned(plan_from(date(2021, 5, 19), date(2025, 12, 1), yearly), CALENDAR, RULES)
    assert [item.period for item in found] == [f"{year}-Y" for year in range(2021, 2026)]
    assert (found[0].data_from, found[-1].data_to) == (date(2021, 5, 19), date(2025, 12, 1))
    assert found[-1].last_day == date(2025, 12, 3)  # two working days after the campaign's end


@pytest.mark.parametrize("day", [19, 20, 21])
def test_a_campaign_that_ends_about_the_cut_off_reports_to_its_own_last_day(day):
    monthly = ReportingRule(cadence=Cadence.MONTH, calendar_window=True)
    plan = plan_from(date(2026, 3, 2), date(2026, 4, day), monthly)
    march, april = planned(plan, CALENDAR, RULES)
    assert (march.data_from, march.data_to) == (date(2026, 3, 2), date(2026, 3, 31))
    assert (april.data_from, april.data_to) == (date(2026, 4, 1), date(2026, 4, day))


def test_what_goes_on_all_the_time_is_never_asked_for_nor_overdue():
    ongoing = Deadline(ongoing=True)
    milestone = Milestone(title="Tuyên truyền", owed_by_units=True, deadline=ongoing)
    plan = plan_from(TODAY, date(2026, 12, 31), milestones=[milestone])
    assert planned(plan, CALENDAR, RULES) == []
    task = Task(content="Tuyên truyền", quarter=1, deadline=ongoing)
    last = last_good_day(task, 2026, CALENDAR, RULES)
    assert last is None
    assert task_state(task, last, date(2030, 1, 1)) is TaskState.OPEN


def test_a_term_and_a_special_case_move_with_their_plan():
    count = Count(number=5, from_on=date(2026, 3, 2))
    special = Deadline(on=date(2026, 3, 30))
    milestone = Milestone(title="Nộp", deadline=Deadline(count=count, special=special))
    moved = shifted(plan_from(TODAY, date(2026, 12, 31), milestones=[milestone]), 1)
    deadline = moved.milestones[0].deadline
    assert deadline.count.from_on == date(2027, 3, 2)
    assert deadline.special.on == date(2027, 3, 30)
