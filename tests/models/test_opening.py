from dataclasses import replace
from datetime import date, timedelta

import pytest

from models import plan_reading, plan_store, units
from models.calendar import Calendar
from models.obligations import Obligation
from models.office import Rules
from models.opening import open_due, planned, set_participants, span, track
from models.plan import Campaign, Head, Milestone, Plan, Reporter, ReportingRule
from models.plan_records import Participation, PlanRecord
from models.units import Unit
from models.values import Cadence, Deadline, DueRule, Moment, Wording

TODAY = date(2026, 1, 5)
DAY = timedelta(days=1)
MONTHLY = ReportingRule(
    title="Báo cáo tháng", cadence=Cadence.MONTH, due=DueRule(day=20, wording=Wording.BEFORE)
)


@pytest.fixture
def village(book) -> Unit:
    return Unit.create(code="DV01", name="Thôn Một")


def kept(*rules: ReportingRule, **fields: object) -> str:
    """Store a plan for 2026 that is followed up from its first day; return its code."""
    values = {"year": 2026, "head": Head(number="1", day=5, month=1, year=2026), **fields}
    plan = Plan(reporting=[replace(rule) for rule in rules], **values)
    code = plan_store.save(plan, TODAY)
    track(code, TODAY)
    return code


def opened() -> list[tuple[str, str]]:
    query = Obligation.select().join(Unit).order_by(Obligation.due_on, Unit.code)
    return [(item.unit.code, item.period) for item in query]


def first_opening() -> date:
    plan = Plan(year=2026, reporting=[MONTHLY])
    return planned(plan, Calendar(), Rules())[1].opens_on


@pytest.mark.parametrize(("days", "count"), [(-1, 1), (0, 2), (1, 2)])
def test_a_period_opens_on_its_day(village, days, count):
    kept(MONTHLY)
    open_due(first_opening() + days * DAY)
    assert len(opened()) == count


def test_opening_again_opens_nothing_new(village):
    kept(MONTHLY)
    day = date(2026, 4, 20)
    assert open_due(day) == 4
    assert open_due(day) == 0


def test_what_is_open_keeps_its_day_when_the_plan_changes(village):
    code = kept(MONTHLY)
    open_due(date(2026, 1, 20))
    plan = plan_store.load(code)
    plan.reporting[0].due = DueRule(day=25)
    plan.reporting[0].title = "Báo cáo hằng tháng"
    plan_store.save(plan, TODAY)
    open_due(date(2026, 2, 10))
    days = {item.period: (item.title, item.due_on) for item in Obligation.select()}
    assert days == {
        "2026-M01": ("Báo cáo tháng", date(2026, 1, 19)),
        "2026-M02": ("Báo cáo hằng tháng", date(2026, 2, 25)),
    }


def test_a_plan_not_followed_up_opens_nothing(village):
    plan_store.save(Plan(year=2026, reporting=[replace(MONTHLY)]), TODAY)
    assert open_due(date(2026, 12, 31)) == 0


def test_a_plan_in_the_bin_opens_nothing(village):
    plan_store.delete(kept(MONTHLY), TODAY)
    assert open_due(date(2026, 12, 31)) == 0


def test_a_merged_unit_owes_what_was_opened_before_and_its_heir_goes_on(village):
    other = Unit.create(code="DV02", name="Thôn Hai")
    kept(MONTHLY)
    open_due(date(2026, 1, 20))
    units.merge_units([other], village, date(2026, 1, 24))
    open_due(date(2026, 3, 1))
    assert opened() == [
        ("DV01", "2026-M01"),
        ("DV02", "2026-M01"),
        ("DV01", "2026-M02"),
        ("DV01", "2026-M03"),
    ]


def test_only_named_units_take_part(village):
    Unit.create(code="DV02", name="Thôn Hai")
    code = kept(MONTHLY)
    set_participants(code, [village.id])
    open_due(date(2026, 1, 20))
    assert opened() == [("DV01", "2026-M01")]


def test_naming_more_units_keeps_the_days_of_those_that_stay(village):
    other = Unit.create(code="DV02", name="Thôn Hai")
    code = kept(MONTHLY)
    set_participants(code, [village.id])
    Participation.update(from_on=date(2026, 6, 1)).execute()
    set_participants(code, [other.id, village.id, village.id])
    days = {row.unit.code: row.from_on for row in Participation.select()}
    assert days == {"DV01": date(2026, 6, 1), "DV02": None}
    set_participants(code, [other.id])
    assert [row.unit.code for row in Participation.select()] == ["DV02"]


@pytest.mark.parametrize("collector_first", [False, True])
def test_the_collector_owes_its_summary_beside_its_own_report(village, collector_first):
    upward = ReportingRule(
        cadence=Cadence.QUARTER, reporter=Reporter.COLLECTOR, reporter_name="thôn một"
    )
    rules = [ReportingRule(cadence=Cadence.QUARTER), upward]
    kept(*(reversed(rules) if collector_first else rules))
    open_due(date(2026, 3, 14))
    titles = {item.title for item in Obligation.select()}
    assert titles == {"Báo cáo quý", "Báo cáo quý (tổng hợp)"}
    assert open_due(date(2026, 3, 15)) == 0


def test_a_rule_read_twice_asks_once(village):
    kept(ReportingRule(cadence=Cadence.QUARTER), ReportingRule(cadence=Cadence.QUARTER))
    assert open_due(date(2026, 3, 14)) == 1


def test_a_milestone_opens_when_the_paper_is_signed(village):
    due = Deadline(on=date(2026, 3, 31))
    kept(milestones=[Milestone(title="Đăng ký", deadline=due, owed_by_units=True)])
    assert open_due(date(2026, 1, 4)) == 0
    assert open_due(date(2026, 1, 5)) == 1
    assert Obligation.get().due_on == date(2026, 3, 31)


def test_a_milestone_nobody_hands_in_is_not_owed(village):
    kept(milestones=[Milestone(title="Sơ kết", deadline=Deadline(on=date(2026, 3, 31)))])
    assert open_due(date(2026, 12, 31)) == 0


def test_a_report_due_before_the_campaign_ends_opens_before_its_day(village):
    campaign = Campaign(starts=Moment.day(date(2026, 1, 5)), ends=Moment.day(date(2026, 12, 31)))
    due = DueRule(on=date(2026, 6, 30))
    kept(ReportingRule(title="Sơ kết", cadence=Cadence.ONCE, due=due), campaigns=[campaign])
    open_due(date(2026, 6, 29))
    assert Obligation.get().opens_on < date(2026, 6, 30)


def test_a_paper_signed_in_december_speaks_of_its_own_year_only():
    plan = Plan(
        year=2026,
        head=Head(day=29, month=12, year=2025),
        reporting=[ReportingRule(cadence=Cadence.YEAR)],
    )
    assert span(plan) == (date(2026, 1, 1), date(2026, 12, 31))
    assert [item.period for item in planned(plan, Calendar(), Rules())] == ["2026-Y"]


def test_the_schedule_of_a_stored_plan_asks_for_all_the_plan_asks_for(village):
    campaign = Campaign(starts=Moment.day(date(2026, 2, 1)), ends=Moment.day(date(2027, 3, 31)))
    listed = ReportingRule(cadence=Cadence.LISTED, listed=[date(2026, 6, 5)])
    due = Deadline(on=date(2026, 3, 31))
    milestone = Milestone(title="Đăng ký", deadline=due, owed_by_units=True)
    code = kept(MONTHLY, listed, campaigns=[campaign, Campaign()], milestones=[milestone])
    schedule = plan_reading.load_schedule(PlanRecord.get(PlanRecord.code == code))
    wanted = planned(plan_store.load(code), Calendar(), Rules())
    assert len(wanted) == 16
    assert planned(schedule, Calendar(), Rules()) == wanted


def test_a_plan_of_no_known_year_asks_for_nothing():
    assert span(Plan(reporting=[MONTHLY])) is None
    assert planned(Plan(reporting=[MONTHLY]), Calendar(), Rules()) == []
