from datetime import date

import pytest

from models import journal, plan_store
from models.errors import RuleBroken
from models.extending import extend
from models.obligations import Obligation, Receipt, Verdict, owed
from models.opening import open_due, set_participants, track
from models.plan import Campaign, Head, Milestone, Plan, Reporter, ReportingRule
from models.receiving import (
    HandIn,
    book_many,
    exempt,
    lift_exemption,
    objections,
    remind,
    strike_out,
    undo,
)
from models.receiving import book as book_in
from models.states import State
from models.tracking import matrix, overview
from models.unit_list import unit_lines
from models.units import Unit, merge_units
from models.values import Cadence, Deadline, DueRule, Moment, Wording

START, END = date(2026, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 7, 1)


@pytest.fixture
def code(book) -> str:
    """A plan with quarterly reports due on the 20th of the quarter's last month; three units."""
    for number, name in enumerate(("Thôn Đông", "Thôn Đoài", "Phòng Kinh tế"), start=1):
        Unit.create(code=f"DV0{number}", name=name)
    due = DueRule(day=20)
    plan = Plan(
        year=2026,
        head=Head(subject="Thi đua làm đường", number="3", day=2, month=1, year=2026),
        campaigns=[Campaign(title="Làm đường", starts=Moment.day(START), ends=Moment.day(END))],
        reporting=[
            ReportingRule(cadence=Cadence.QUARTER, due=due),
            ReportingRule(
                cadence=Cadence.YEAR, reporter=Reporter.COLLECTOR, reporter_name="Phòng Kinh tế"
            ),
        ],
        milestones=[
            Milestone(
                title="Hồ sơ khen thưởng",
                owed_by_units=True,
                deadline=Deadline(on=date(2026, 12, 5), wording=Wording.BEFORE),
            ),
            Milestone(title="Tổng kết", deadline=Deadline(on=date(2026, 12, 20))),
        ],
    )
    made = plan_store.save(plan, START)
    track(made, START)
    return made


def first(code: str, unit: str = "Thôn Đông", period: str = "2026-Q1") -> Obligation:
    found = [item for item in owed() if item.unit.name == unit and item.period == period]
    assert len(found) == 1
    return found[0]


def test_only_periods_whose_time_came_are_opened(code):
    open_due(date(2026, 2, 20))
    opened = {item.period for item in owed()}
    assert "2026-Q1" not in opened
    open_due(date(2026, 3, 15))
    assert "2026-Q1" in {item.period for item in owed()}
    assert "2026-Q2" not in {item.period for item in owed()}


def test_opening_twice_adds_nothing(code):
    first_time = open_due(TODAY)
    assert first_time > 0
    assert open_due(TODAY) == 0


def test_an_opened_period_keeps_its_units_when_they_merge(code):
    open_due(date(2026, 3, 31))
    east, west = Unit.named("Thôn Đông"), Unit.named("Thôn Đoài")
    merge_units([west], into=east, from_on=date(2026, 4, 1))
    open_due(date(2026, 6, 30))
    units = lambda period: {item.unit.name for item in owed() if item.period == period}  # noqa: E731
    assert units("2026-Q1") == {"Thôn Đông", "Thôn Đoài", "Phòng Kinh tế"}
    assert units("2026-Q2") == {"Thôn Đông", "Phòng Kinh tế"}


def test_only_the_named_units_owe_when_units_are_named(code):
    set_participants(code, [Unit.named("Thôn Đoài").id])
    open_due(TODAY)
    assert {item.unit.name for item in owed() if item.period == "2026-Q1"} == {"Thôn Đoài"}


def test_the_collector_owes_its_own_cycle(code):
    open_due(date(2026, 12, 31))
    assert [item.unit.name for item in owed() if item.period == "2026-Y"] == ["Phòng Kinh tế"]


def test_a_milestone_of_the_units_becomes_one_obligation_each(code):
    open_due(TODAY)
    dossiers = [item for item in owed() if item.title == "Hồ sơ khen thưởng"]
    assert len(dossiers) == 3
    assert {item.due_on for item in dossiers} == {date(2026, 12, 4)}
    assert not [item for item in owed() if item.title == "Tổng kết"]


def test_a_plan_not_followed_up_opens_nothing(book):
    Unit.create(code="DV01", name="Thôn Đông")
    plan = Plan(year=2026, reporting=[ReportingRule(cadence=Cadence.MONTH)])
    plan_store.save(plan, START)
    assert open_due(TODAY) == 0


@pytest.mark.parametrize(
    ("received", "state"),
    [(date(2026, 3, 19), State.ON_TIME), (date(2026, 3, 20), State.ON_TIME),
     (date(2026, 3, 21), State.LATE)],
)  # fmt: skip
def test_a_hand_in_shows_in_the_matrix(code, received, state):
    open_due(TODAY)
    book_in(first(code), HandIn(received_on=received, paper_number="12/BC"), TODAY)
    row = next(row for row in matrix(code, TODAY).rows if row.unit.name == "Thôn Đông")
    assert row.cells["2026-Q1|Báo cáo quý"].standing.state is state


def test_tomorrow_is_refused_and_nothing_is_written(code):
    open_due(TODAY)
    with pytest.raises(RuleBroken, match="không được sau ngày hôm nay"):
        book_in(first(code), HandIn(received_on=date(2026, 7, 2)), TODAY)
    assert Receipt.select().count() == 0


def test_a_return_needs_its_reason():
    returned = HandIn(received_on=TODAY, verdict=Verdict.RETURNED)
    assert objections(returned, TODAY) == ["Hãy ghi lý do trả lại để đơn vị biết cần sửa gì."]


def test_several_are_booked_together_or_not_at_all(code, monkeypatch):
    open_due(TODAY)
    pair = [first(code), first(code, "Thôn Đoài")]
    book_many(pair, HandIn(received_on=date(2026, 3, 2)), TODAY)
    assert Receipt.select().count() == 2
    from models import receiving

    calls = iter([None])
    monkeypatch.setattr(receiving, "remember_first_accepted", lambda _: next(calls))
    with pytest.raises((StopIteration, RuntimeError)):
        book_many(pair, HandIn(received_on=date(2026, 3, 3)), TODAY)
    assert Receipt.select().count() == 2


def test_a_struck_line_counts_no_more_but_stays(code):
    open_due(TODAY)
    receipt = book_in(first(code), HandIn(received_on=date(2026, 3, 2)), TODAY)
    strike_out([receipt], "Nhập nhầm đơn vị")
    assert first(code).first_accepted_on is None
    assert Receipt.get().void_reason == "Nhập nhầm đơn vị"


def test_nothing_is_struck_without_a_reason(code):
    open_due(TODAY)
    receipt = book_in(first(code), HandIn(received_on=date(2026, 3, 2)), TODAY)
    with pytest.raises(RuleBroken, match="lý do"):
        strike_out([receipt], "  ")
    assert not Receipt.get().void


def test_booking_is_undone_from_the_journal(code):
    open_due(TODAY)
    book_in(first(code), HandIn(received_on=date(2026, 3, 2)), TODAY)
    line = journal.recent()[0]
    assert line.sentence == "Nhận báo cáo của Thôn Đông, Quý I/2026"
    undo(line)
    assert matrix(code, TODAY).figures.received == 0
    with pytest.raises(RuleBroken, match="đã được hoàn tác"):
        undo(line)


def test_exempting_and_extending_are_undone_too(code):
    open_due(TODAY)
    owed_one = first(code)
    with pytest.raises(RuleBroken, match="lý do miễn"):
        exempt([owed_one], TODAY, "  ")
    exempt([owed_one], TODAY, "Mới thành lập")
    assert matrix(code, TODAY).figures.exempt == 1
    undo(journal.recent()[0])
    assert matrix(code, TODAY).figures.exempt == 0
    with pytest.raises(RuleBroken, match="phải sau hạn cũ"):
        extend([owed_one], date(2026, 3, 20), "CV 5")
    extend([first(code)], date(2026, 3, 31), "CV 5")
    assert first(code).last_day == date(2026, 3, 31)
    undo(journal.recent()[0])
    assert first(code).last_day == date(2026, 3, 20)


def test_undoing_an_exemption_keeps_the_extension_given_since(code):
    open_due(TODAY)
    exempt([first(code)], TODAY, "Mới thành lập")
    exempted = journal.recent()[0]
    extend([first(code)], date(2026, 3, 31), "CV 5")
    undo(exempted)
    assert first(code).exempt_on is None
    assert (first(code).extended_to, first(code).extension_paper) == (date(2026, 3, 31), "CV 5")


def test_an_extension_under_a_later_one_is_not_undone_first(code):
    open_due(TODAY)
    extend([first(code)], date(2026, 3, 31), "CV 5")
    older = journal.recent()[0]
    extend([first(code)], date(2026, 4, 15), "CV 9")
    with pytest.raises(RuleBroken, match="việc mới hơn trước"):
        undo(older)
    assert first(code).last_day == date(2026, 4, 15)
    undo(journal.recent()[0])
    undo(older)
    assert first(code).last_day == date(2026, 3, 20)


def test_booking_from_an_old_reading_leaves_a_newer_extension(code):
    open_due(TODAY)
    old = first(code)
    extend([first(code)], date(2026, 3, 31), "CV 5")
    book_in(old, HandIn(received_on=date(2026, 3, 25)), TODAY)
    assert first(code).last_day == date(2026, 3, 31)


def test_lifting_an_exemption_makes_it_owed_again(code):
    open_due(TODAY)
    exempt([first(code)], TODAY, "Thiên tai")
    lift_exemption([first(code)])
    assert matrix(code, TODAY).figures.exempt == 0


def test_reminders_are_counted(code):
    open_due(TODAY)
    remind([first(code)], TODAY, "15/UBND-VHXH")
    remind([first(code)], TODAY)
    row = next(row for row in matrix(code, TODAY).rows if row.unit.name == "Thôn Đông")
    assert row.cells["2026-Q1|Báo cáo quý"].reminders == 2


def test_the_overview_says_who_is_late_and_what_is_next(code):
    open_due(date(2026, 6, 10))
    seen = overview(date(2026, 6, 10))
    assert {cell.obligation.period for cell in seen.overdue} == {"2026-Q1"}
    assert {cell.obligation.period for cell in seen.soon} == {"2026-Q2"}
    assert seen.figures.overdue == 3


def test_columns_to_come_are_shown_before_they_open(code):
    open_due(date(2026, 3, 10))
    columns = matrix(code, date(2026, 3, 10)).columns
    assert [column.open for column in columns if column.title == "Báo cáo quý"] == [
        True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("day", [(3, 10), (3, 20), (3, 21), (6, 25), (9, 30), (12, 31)])
def test_the_overviews_quick_figures_are_those_of_the_matrix(code, day):
    today = date(2026, *day)
    open_due(date(2026, 12, 31))
    quarter = first(code)
    returned = HandIn(received_on=date(2026, 3, 5), verdict=Verdict.RETURNED, reason="Thiếu biểu")
    book_in(quarter, returned, date(2026, 12, 31))
    book_in(quarter, HandIn(received_on=date(2026, 3, 22), nil=True), date(2026, 12, 31))
    book_in(first(code, "Thôn Đoài"), HandIn(received_on=date(2026, 3, 1)), date(2026, 12, 31))
    book_in(first(code, period="2026-Q2"), returned, date(2026, 12, 31))
    exempt([first(code, "Thôn Đoài", "2026-Q2")], date(2026, 6, 24), "Lũ cuốn đường")
    extend([first(code, "Phòng Kinh tế", "2026-Q2")], date(2026, 7, 5), "CV 9")
    seen, shown = overview(today), matrix(code, today)
    assert seen.figures == shown.figures
    by_unit = {line.unit.name: line.figures for line in unit_lines(today)}
    assert by_unit == {row.unit.name: row.figures for row in shown.rows}
    assert {cell.obligation.id for cell in seen.overdue} == {
        cell.obligation.id for cell in shown.late
    }
