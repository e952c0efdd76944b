from dataclasses import replace
from datetime import date, timedelta

import pytest

from models import opening, plan_store, receiving
from models.obligations import Obligation
from models.plan import Head, Plan, Reporter, ReportingRule
from models.receiving import HandIn
from models.states import State
from models.tracking import matrix, overview, plans_tracked
from models.units import Cluster, Unit, seat
from models.values import Cadence, DueRule

DUE = date(2026, 3, 20)  # of the month of March, a Friday
DAY = timedelta(days=1)
MONTHLY = ReportingRule(title="Báo cáo tháng", cadence=Cadence.MONTH, due=DueRule(day=20))


@pytest.fixture
def code(book) -> str:
    """A plan followed up for two villages; March is the first month of its reports."""
    for number, name in enumerate(("Thôn Đồi", "Thôn Ao"), start=1):
        Unit.create(code=f"DV{number:02d}", name=name)
    head = Head(number="1", day=1, month=3, year=2026, subject="Thi đua")
    plan = Plan(year=2026, head=head, reporting=[replace(MONTHLY)])
    made = plan_store.save(plan, date(2026, 3, 1))
    opening.track(made, date(2026, 3, 1))
    opening.open_due(date(2026, 3, 1))
    return made


def owed_by(name: str) -> Obligation:
    return Obligation.select().join(Unit).where(Unit.name == name).get()


def test_rows_stand_in_vietnamese_order_and_columns_by_day(code):
    found = matrix(code, DUE)
    assert [row.unit.name for row in found.rows] == ["Thôn Ao", "Thôn Đồi"]
    assert [column.label for column in found.columns[:2]] == ["Tháng 3/2026", "Tháng 4/2026"]
    assert [column.open for column in found.columns[:2]] == [True, False]


@pytest.mark.parametrize(
    ("days", "state"), [(-1, State.SOON), (0, State.SOON), (1, State.OVERDUE)]
)
def test_a_cell_turns_overdue_the_day_after_its_last_good_day(code, days, state):
    found = matrix(code, DUE + days * DAY)
    assert {cell.standing.state for cell in found.cells} == {state}


def test_figures_of_a_column_and_of_the_whole_agree(code):
    receiving.book(owed_by("Thôn Ao"), HandIn(received_on=DUE), DUE)
    found = matrix(code, DUE + DAY)
    counts = found.column_figures(found.columns[0].key)
    assert counts == found.figures
    assert (counts.expected, counts.on_time, counts.overdue) == (2, 1, 1)
    assert [cell.unit.name for cell in found.late] == ["Thôn Đồi"]


def test_a_renamed_report_gives_no_second_column_for_what_is_open(code):
    plan = plan_store.load(code)
    plan.reporting[0].title = "Báo cáo hằng tháng"
    plan_store.save(plan, DUE)
    found = matrix(code, date(2026, 3, 10))
    assert [column.title for column in found.columns if column.label == "Tháng 3/2026"] == [
        "Báo cáo tháng"
    ]


def test_a_row_knows_its_cluster(code):
    cluster = Cluster.create(name="Cụm ven suối")
    seat(Unit.get(Unit.name == "Thôn Ao"), cluster, date(2026, 1, 1))
    clusters = [row.cluster.name if row.cluster else "" for row in matrix(code, DUE).rows]
    assert clusters == ["Cụm ven suối", ""]


def test_the_overview_tells_late_and_soon_apart(code):
    receiving.book(owed_by("Thôn Ao"), HandIn(received_on=DUE), DUE)
    before, after = overview(DUE), overview(DUE + DAY)
    assert ([cell.unit.name for cell in before.soon], before.overdue) == (["Thôn Đồi"], [])
    assert ([cell.unit.name for cell in after.overdue], after.soon) == (["Thôn Đồi"], [])
    assert after.by_plan == [(code, "Thi đua", after.figures)]


@pytest.mark.parametrize(("days", "count"), [(-15, 0), (-14, 1), (0, 1), (1, 0)])
def test_our_own_report_upward_shows_fourteen_days_ahead(code, days, count):
    plan = plan_store.load(code)
    upward = ReportingRule(
        title="Tổng hợp",
        cadence=Cadence.ONCE,
        reporter=Reporter.COLLECTOR,
        due=DueRule(on=date(2026, 6, 30)),
    )
    plan.reporting.append(upward)
    plan_store.save(plan, DUE)
    found = overview(date(2026, 6, 30) + days * DAY).upward
    assert [item.title for _, item in found] == ["Tổng hợp"] * count


def test_only_plans_that_are_followed_up_are_listed(code):
    plan_store.save(Plan(year=2026), DUE)
    assert [row.code for row in plans_tracked()] == [code]
