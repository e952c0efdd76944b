"""Figures by group; what happens to units after a period opened changes nothing of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import clusters, opening
from models.breakdown import LOOSE, Counted, Group, Grouping, broken_down, counted, total
from models.extending import extend
from models.obligations import Obligation
from models.receiving import HandIn, Verdict, book, exempt
from models.settled import facts_of
from models.states import Figures, Standing, State, figures
from models.tracking import matrix
from models.unit_deeds import add, change, end, merge
from models.units import Cluster, Unit, clusters_by_unit, seat
from tests.models.reported import DUE, NAMES, TODAY, fill, item

AFTER = DUE + timedelta(days=1)


@pytest.fixture
def code(book) -> str:
    return fill(upto=AFTER)


def lines(by: Grouping, day: date = TODAY, **wanted) -> dict[str, Figures]:
    return {line.label: line.figures for line in broken_down(counted(day, **wanted), by)}


def past() -> list[tuple]:
    """Return all that is kept of the first quarter, and how it is counted by each grouping."""
    kept = [
        tuple(one.__data__.values())
        for one in Obligation.select()
        .where(Obligation.period == "2026-Q1")
        .order_by(Obligation.id)
    ]
    return [*kept, *(sorted(lines(by, AFTER).items(), key=str) for by in Grouping)]


def test_every_grouping_counts_every_report_once(code):
    book(item(), HandIn(received_on=DUE), TODAY)
    whole = matrix(code, AFTER).figures
    for by in Grouping:
        found = broken_down(counted(AFTER), by)
        assert total(found) == whole
        assert sum((line.figures for line in found), Figures()) == whole
    assert lines(Grouping.CLUSTER, AFTER)["Cụm ven suối"].expected == 2
    assert lines(Grouping.CLUSTER, AFTER)[LOOSE].expected == 1
    assert list(lines(Grouping.UNIT, AFTER)) == ["Thôn Đoài", "Thôn Đông", "Thôn Trung"]
    assert lines(Grouping.PERIOD, AFTER)["Quý I/2026"].on_time == 1
    assert lines(Grouping.CAMPAIGN, AFTER) == {f"{code} · Thi đua làm đường": whole}
    assert list(lines(Grouping.YEAR, AFTER)) == ["2026"]


def test_one_year_and_one_plan_can_be_asked_for(code):
    assert lines(Grouping.YEAR, year=2025) == {}
    assert lines(Grouping.YEAR, year=2026, code=code)["2026"].expected == 3
    assert lines(Grouping.YEAR, code="PT-9999-001") == {}


def test_the_loose_stand_last_and_clusters_in_vietnamese_order(code):
    seat(Unit.named("Thôn Đoài"), Cluster.create(name="Cụm đồi chè"), date(2026, 1, 1))
    assert list(lines(Grouping.CLUSTER, AFTER)) == ["Cụm đồi chè", "Cụm ven suối", LOOSE]


@pytest.mark.parametrize(("day", "then"), [(19, "Cụm mới"), (20, "Cụm mới"), (21, "Cụm ven suối")])
def test_a_unit_counts_for_the_cluster_of_its_due_day(code, day, then):
    other = Cluster.create(name="Cụm mới")
    clusters.move([Unit.named("Thôn Đông")], other, date(2026, 3, day))
    found = lines(Grouping.CLUSTER, TODAY)
    assert found[then].expected == (1 if then == "Cụm mới" else 2)
    assert clusters_by_unit(TODAY)[Unit.named("Thôn Đông").id].name == "Cụm mới"


def test_an_extension_does_not_move_a_report_into_another_cluster_or_year(code):
    extend([item()], date(2027, 1, 5))
    clusters.move([Unit.named("Thôn Đông")], Cluster.create(name="Cụm mới"), date(2026, 6, 1))
    assert list(lines(Grouping.CLUSTER, TODAY)) == ["Cụm ven suối", LOOSE]
    assert list(lines(Grouping.YEAR, date(2027, 2, 1))) == ["2026"]


@pytest.mark.parametrize(
    "deed",
    [
        lambda unit: end(unit, AFTER),
        lambda unit: merge([unit], Unit.named("Thôn Đoài"), AFTER),
        lambda unit: clusters.move([unit], Cluster.create(name="Cụm mới"), AFTER),
        lambda unit: clusters.move([unit], None, AFTER),
        lambda _: add(Unit(code="DV08", name="Thôn Mới")),
        lambda _: add(Unit(code="DV08", name="Thôn Mới", opened_on=date(2026, 1, 1))),
    ],
    ids=[
        "closed",
        "merged",
        "moved",
        "taken out",
        "entered later",
        "opened before, entered later",
    ],
)
def test_the_past_is_frozen_whatever_happens_to_units(code, deed):
    book(item(), HandIn(received_on=DUE), TODAY)
    before = past()
    deed(Unit.named("Thôn Đông"))
    opening.open_due(AFTER)
    assert past() == before
    opening.open_due(TODAY)
    assert past() == before


def test_a_renamed_unit_keeps_its_reports_and_their_days(code):
    book(item(), HandIn(received_on=DUE), TODAY)
    before = [tuple(one.__data__.values()) for one in Obligation.select().order_by(Obligation.id)]
    unit = Unit.named("Thôn Đông")
    unit.name = "Thôn Đông Hòa"
    change(unit)
    after = [tuple(one.__data__.values()) for one in Obligation.select().order_by(Obligation.id)]
    assert after == before
    assert lines(Grouping.UNIT, AFTER)["Thôn Đông Hòa"].on_time == 1


def test_a_unit_entered_late_joins_what_is_still_running(code):
    add(Unit(code="DV08", name="Thôn Mới"))
    opening.open_due(date(2026, 6, 20))
    assert item("Thôn Mới", "2026-Q2").due_on == date(2026, 6, 22)  # 20/6 is a Saturday
    assert (
        not Obligation.select()
        .join(Unit)
        .where(Unit.name == "Thôn Mới", Obligation.period == "2026-Q1")
    )


@pytest.mark.parametrize("day", [date(2026, 3, 9), DUE, AFTER, date(2026, 4, 2), TODAY])
def test_quick_facts_stand_as_the_matrix_does(code, day):
    opening.open_due(TODAY)
    back = HandIn(received_on=date(2026, 3, 5), verdict=Verdict.RETURNED, reason="Thiếu biểu")
    book(item(), back, TODAY)
    book(item(), HandIn(received_on=AFTER, nil=True), TODAY)
    book(item("Thôn Đoài"), HandIn(received_on=DUE), TODAY)
    exempt([item("Thôn Trung")], date(2026, 4, 1), "Mới thành lập")
    extend([item()], date(2026, 3, 30))
    assert total(broken_down(counted(day), Grouping.UNIT)) == matrix(code, day).figures


def test_facts_come_by_due_day(code):
    opening.open_due(TODAY)
    days = [fact.due_on for fact in facts_of()]
    assert days == sorted(days)
    assert {fact.period_label for fact in facts_of(2026)} >= {"Quý I/2026", "Quý II/2026"}


standings = st.builds(
    Standing,
    state=st.sampled_from(list(State)),
    last_day=st.just(DUE),
    days_late=st.integers(0, 3),
    received_on=st.none() | st.just(DUE),
)
rows = st.lists(
    st.builds(
        lambda found, key: Counted(found, {by: Group(key, key, key) for by in Grouping}),
        standings,
        st.sampled_from("abc"),
    )
)


@given(rows, st.sampled_from(list(Grouping)))
def test_lines_always_add_up_to_the_whole(found, by):
    assert total(broken_down(found, by)) == figures(row.standing for row in found)


def test_names_of_groupings_are_told():
    assert [by.label for by in Grouping] == [
        "Đơn vị", "Cụm, khối", "Kỳ báo cáo", "Phong trào", "Năm",
    ]  # fmt: skip
    assert len(NAMES) == 3
