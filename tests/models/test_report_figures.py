"""Figures for reports: by unit, period and plan; awards by kind; papers issued; what ran."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import plan_store
from models.award_figures import counted
from models.documents import Document
from models.issued import issued
from models.nominations import Nomination
from models.plan import RecipientKind
from models.plan_records import PlanRecord
from models.report_figures import by_period, by_plan, by_unit, due_within, taking_part
from models.running import running
from models.tracking import matrix
from models.units import Cluster, Unit, seat
from tests import small_book
from tests.small_book import TODAY


def test_units_stand_by_cluster_with_what_they_still_owe(book):
    code = small_book.fill()
    small_book.hand_in_first()
    cluster = Cluster.create(name="Cụm số 1", kind="geographic")
    seat(Unit.get(Unit.name == "Thôn Nà Sao"), cluster, date(2026, 1, 1))
    first, second = by_unit(matrix(code, TODAY).cells, TODAY)
    assert (first.unit.name, first.cluster) == ("Thôn Nà Sao", "Cụm số 1")
    assert (second.unit.name, second.cluster) == ("Thôn Đồng Mạ", "")
    assert first.figures.overdue + second.figures.overdue == 5
    days = [cell.standing.last_day for cell in second.missing]
    assert days == sorted(days) and len(days) == second.figures.overdue


def test_periods_that_are_still_to_come_have_no_line(book):
    code = small_book.fill()
    seen = matrix(code, date(2026, 5, 1))
    assert [line.label for line in by_period(seen)] == ["Quý I/2026"]


def test_what_fell_due_is_counted_by_plan_from_the_first_day_to_the_last(book):
    code = small_book.fill()
    plan = PlanRecord.get(PlanRecord.code == code)
    due = sorted({item.due_on for item in plan.obligations})
    found = due_within(due[0], due[1], TODAY)
    assert {plan_id: line.expected for plan_id, line in by_plan(found).items()} == {plan.id: 4}
    assert due_within(due[0].replace(year=2025), due[0].replace(day=due[0].day - 1), TODAY) == []


def test_all_active_units_take_part_where_none_are_named(book):
    code = small_book.fill()
    assert taking_part(PlanRecord.get(PlanRecord.code == code).id, TODAY) == 2


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), 0),
        (date(2025, 1, 1), date(2026, 1, 1), 1),
        (date(2026, 12, 31), date(2027, 3, 1), 1),
        (date(2027, 1, 1), date(2027, 3, 1), 0),
    ],
)
def test_a_campaign_runs_from_its_first_day_to_its_last(book, first, last, count):
    small_book.fill()
    plan_store.save(small_book.new_plan("Bản nháp"), TODAY)  # neither numbered nor followed up
    assert len(running(first, last)) == count


kinds = st.lists(st.sampled_from([kind.value for kind in RecipientKind if kind.value != "any"]))


@given(kinds)
def test_nobody_is_lost_in_counting(found):
    lines = counted(Nomination(kind=kind, name="A") for kind in found)
    assert sum(line.total for line in lines) == len(found)
    assert len(lines) == min(1, len(found))


def test_a_number_is_counted_once_however_often_it_was_printed(book):
    for day, number in ((3, "12"), (5, "12"), (4, "13"), (6, "")):
        Document.create(
            kind="reminder",
            number=number,
            symbol="/UBND",
            dated_on=date(2026, 4, day),
            made_on=date(2026, 4, day),
            path="",
            sha256="",
            recipients=[],
            made_from={},
        )
    assert [paper.number for paper in issued(TODAY)] == ["13", "12"]
    assert [paper.number for paper in issued(date(2026, 4, 4))] == ["12", "13"]
    assert issued(TODAY, since=date(2026, 4, 6)) == []
