"""Our deadline upward minus the days we need gives the units'; later than ours is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import backplanning, plan_store
from models.calendar import Calendar, load_table
from models.deadlines import closing_day
from models.errors import RuleBroken
from models.obligations import Obligation
from models.office import Rules
from models.opening import open_due, track
from models.periods import periods_between
from models.plan import Head, Plan, Reporter, ReportingRule
from models.schedule import handed_on, next_period, planned, refusals
from models.tracking import overview
from models.units import Unit
from models.values import Cadence, DueRule, Wording

CALENDAR = Calendar(load_table())
RULES = Rules()
TODAY = date(2026, 1, 5)
DECEMBER = periods_between(Cadence.MONTH, date(2026, 12, 1), date(2026, 12, 31))[0]
UPWARD = ReportingRule(
    title="Báo cáo tháng", cadence=Cadence.MONTH, upward=DueRule(day=15), lead_days=3
)


def units_day(rule):
    deadline = backplanning.units_deadline(rule, DECEMBER, CALENDAR, RULES)
    return closing_day(deadline, CALENDAR, *RULES.closing)


def plan_with(rule):
    return Plan(year=2026, head=Head(number="1", day=5, month=1, year=2026), reporting=[rule])


def test_three_working_days_before_ours():
    assert units_day(UPWARD) == date(2026, 12, 10)
    assert backplanning.told(UPWARD, DECEMBER, CALENDAR, RULES) == (
        "Hạn gửi cấp trên 15/12/2026, trừ 03 ngày làm việc → đơn vị nộp chậm nhất 10/12/2026"
    )


@pytest.mark.parametrize(("lead", "day"), [(0, 15), (1, 14), (2, 11), (4, 9)])
def test_days_off_are_no_days_of_work(lead, day):
    assert units_day(replace(UPWARD, lead_days=lead)) == date(2026, 12, day)


def test_our_own_wording_counts_first():
    strict = replace(UPWARD, upward=DueRule(day=15, wording=Wording.BEFORE))
    assert units_day(strict) == date(2026, 12, 9)


def test_a_day_the_rule_names_stays():
    named = replace(UPWARD, due=DueRule(day=8))
    assert units_day(named) == date(2026, 12, 8)
    assert "đơn vị nộp chậm nhất 08/12/2026" in backplanning.told(named, DECEMBER, CALENDAR, RULES)


@pytest.mark.parametrize(("day", "is_refused"), [(14, False), (15, False), (16, True)])
def test_later_than_ours_is_refused_with_the_reason(day, is_refused):
    rule = replace(UPWARD, due=DueRule(day=day))
    told = backplanning.refusal(rule, DECEMBER, CALENDAR, RULES)
    assert bool(told) is is_refused
    if is_refused:
        assert "16/12/2026" in told
        assert "15/12/2026" in told
        assert told.endswith("Hãy đặt hạn của đơn vị sớm hơn hoặc sửa hạn gửi cấp trên.")


def test_who_collects_has_no_units_to_wait_for():
    own = replace(UPWARD, reporter=Reporter.COLLECTOR)
    assert backplanning.upward_day(own, DECEMBER, CALENDAR, RULES) is None
    assert handed_on(plan_with(own), CALENDAR, RULES) == []


@given(st.integers(0, 20), st.dates(date(2022, 1, 1), date(2028, 12, 31)))
def test_units_are_never_due_after_us_and_have_the_days_we_need(lead, upward):
    rule = replace(UPWARD, cadence=Cadence.ONCE, upward=DueRule(on=upward), lead_days=lead)
    period = periods_between(Cadence.ONCE, upward, upward)[0]
    ours = backplanning.upward_day(rule, period, CALENDAR, RULES)
    units = closing_day(
        backplanning.units_deadline(rule, period, CALENDAR, RULES), CALENDAR, *RULES.closing
    )
    assert units <= ours
    assert backplanning.refusal(rule, period, CALENDAR, RULES) == ""
    working = sum(
        CALENDAR.is_working_day(units + timedelta(days=step))
        for step in range(1, (ours - units).days + 1)
    )
    assert working == lead


def test_the_plan_s_refusals_lead_to_the_field():
    plan = plan_with(replace(UPWARD, due=DueRule(day=26)))
    found = refusals(plan, CALENDAR, RULES)
    assert list(found) == ["reporting.0.due"]
    assert "tháng 1/2026" in found["reporting.0.due"]
    assert all(item.refusal for item in planned(plan, CALENDAR, RULES))


def test_the_next_period_is_the_one_still_ahead():
    plan = plan_with(replace(UPWARD))
    for day, key in ((12, "2026-M01"), (13, "2026-M02")):
        found = next_period(plan, plan.reporting[0], CALENDAR, RULES, date(2026, 1, day))
        assert found.key == key


def test_tracking_is_refused_and_nothing_opens_late(book):
    Unit.create(code="DV01", name="Thôn Một")
    code = plan_store.save(plan_with(replace(UPWARD, due=DueRule(day=26))), TODAY)
    with pytest.raises(RuleBroken, match="sau hạn cơ quan gửi cấp trên"):
        track(code, TODAY)
    plan = plan_store.load(code)
    plan.reporting[0].due = DueRule()
    plan_store.save(plan, TODAY)
    track(code, TODAY)
    plan.reporting[0].due = DueRule(day=26)
    plan_store.save(plan, TODAY)
    open_due(date(2026, 3, 1))
    assert Obligation.select().count() == 0


def test_what_opened_says_how_its_day_came_about_and_ours_is_told_ahead(book):
    Unit.create(code="DV01", name="Thôn Một")
    code = plan_store.save(plan_with(replace(UPWARD)), TODAY)
    track(code, TODAY)
    open_due(TODAY)
    first = Obligation.get()
    assert first.due_on == date(2026, 1, 12)
    assert first.due_words.startswith("hạn gửi cấp trên 15/01/2026, trừ 03 ngày làm việc → ")
    upward = overview(TODAY).upward
    assert [(found, item.last_day) for found, item in upward] == [(code, date(2026, 1, 15))]


def test_deadlines_upward_survive_the_book(book):
    code = plan_store.save(plan_with(replace(UPWARD)), TODAY)
    again = plan_store.load(code).reporting[0]
    assert (again.upward, again.lead_days) == (UPWARD.upward, 3)
