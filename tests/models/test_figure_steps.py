"""From one period to the next, what reports left out, and who takes part by cluster."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure_gaps import gaps_of, not_in
from models.figure_rules import Entry, ValueState
from models.figure_steps import last_step
from models.figures import FigurePeriod, FigureSheet, FigureUnit
from models.plan_indicators import Direction, PlanIndicator
from models.plan_records import PlanRecord
from models.report_figures import participation
from models.tracking import matrix
from tests import compiled_book
from tests.compiled_book import TODAY, UNITS

KEY = "i"
PERIODS = [FigurePeriod(f"2026-Q{nth}", f"Quý {nth}/2026") for nth in (1, 2, 3)]


def sheet_of(*rows: tuple[object, ...], direction=Direction.MORE, measure="km") -> FigureSheet:
    """Return a sheet with a unit for each row: a number a period, None missing, "KAD", "KPS"."""
    states = {None: ValueState.MISSING, "KAD": ValueState.NOT_APPLICABLE, "KPS": ValueState.NIL}
    units = [FigureUnit(place, f"DV{place}", f"Bản {place}") for place in range(len(rows))]
    entries = {
        (KEY, unit.id, period.key): Entry(states[value])
        if value in states
        else Entry(ValueState.VALUE, Decimal(str(value)))
        for unit, row in zip(units, rows, strict=True)
        for period, value in zip(PERIODS, row, strict=False)
    }
    one = PlanIndicator(key=KEY, title="Đường", measure=measure, direction=direction)
    return FigureSheet("PT", "", "", [one], PERIODS, units, entries)


def test_only_units_with_both_periods_are_held_against_each_other():
    step = last_step(sheet_of((1, 5), (2, None), (None, 9), (3, 3)), KEY)
    assert (step.now, step.before, step.units, step.change) == ("Quý 2/2026", "Quý 1/2026", 2, 4)
    assert (step.better, step.worse, step.same) == (1, 0, 1)


def test_a_period_nobody_told_of_yet_is_not_the_newest():
    assert last_step(sheet_of((1, 2, None)), KEY).now == "Quý 2/2026"


@pytest.mark.parametrize("rows", [(), ((1,),), ((1, None, 3),), ((1, None), (None, 2))])
def test_without_two_periods_in_a_row_there_is_no_step(rows):
    assert last_step(sheet_of(*rows), KEY) is None


def test_nought_is_a_value_what_does_not_apply_is_none():
    step = last_step(sheet_of((0, 2), (4, 0), ("KAD", 7), (1, "KPS")), KEY)
    assert (step.units, step.change) == (2, -2)


@pytest.mark.parametrize(
    ("rows", "measure", "told"),
    [
        (((1, 3),), "km", "tăng 2 km"),
        (((3, 1),), "km", "giảm 2 km"),
        (((3, 1), (1, 3)), "km", "không thay đổi"),
        (((80, 90), (90, 80), (70, 70)), "%",
         "01 đơn vị tốt lên, 01 đơn vị kém đi, 01 đơn vị giữ nguyên"),
    ],
)  # fmt: skip
def test_a_step_is_told_in_words_with_its_base(rows, measure, told):
    base = f"{len(rows):02d} đơn vị có số liệu cả hai kỳ"
    words = last_step(sheet_of(*rows, measure=measure), KEY).words
    assert words == f"{told} so với kỳ quý 1/2026 ({base})"


numbers = st.one_of(st.none(), st.just("KAD"), st.integers(-50, 50))
tables = st.lists(st.tuples(numbers, numbers), max_size=6)


@given(tables)
def test_less_is_better_turns_better_and_worse_around(rows):
    more, less = (last_step(sheet_of(*rows, direction=way), KEY) for way in Direction)
    assert (more is None) == (less is None)
    if more is not None and less is not None:
        assert (more.better, more.worse, more.same) == (less.worse, less.better, less.same)
        assert more.change == less.change


@given(tables)
def test_every_missing_figure_is_a_gap_and_nothing_else(rows):
    sheet = sheet_of(*rows)
    count = sum(len(gap.periods) for gap in gaps_of(sheet))
    third = len(rows)  # nothing is owed for the third period
    assert count == sum(cell is None for row in rows for cell in row)
    assert len(gaps_of(sheet)) <= third


def test_a_report_that_is_not_in_lacks_as_a_whole():
    sheet = sheet_of((1, None), (None, None))
    absent = {(1, "2026-Q1"), (1, "2026-Q2")}
    assert [(gap.unit.id, gap.periods) for gap in gaps_of(sheet, absent)] == [
        (0, ("Quý 2/2026",)),
    ]


def test_what_is_not_in_is_known_from_the_book(book):
    plan = compiled_book.fill()
    compiled_book.first_story(plan)
    units = {cell.unit.id: cell.unit.name for cell in matrix(plan.code, TODAY).cells}
    found = {(units[unit], period) for unit, period in not_in(matrix(plan.code, TODAY).cells)}
    assert found == {(UNITS[1], "2026-Q2")}


@pytest.mark.parametrize(("on", "told"), [(date(2026, 3, 19), 0), (date(2026, 3, 20), 1)])
def test_who_takes_part_is_counted_by_cluster_with_those_that_told_nothing(book, on, told):
    plan = compiled_book.fill()
    compiled_book.tell(plan, UNITS[0], "2026-Q1", km=1.0)
    plan_id = PlanRecord.get(PlanRecord.code == plan.code).id
    lines = participation(plan_id, on, matrix(plan.code, on).cells)
    assert [(line.cluster, line.units, line.reporting, line.silent) for line in lines] == [
        ("Cụm bản", 2, told, 2 - told),
        ("", 1, 0, 1),
    ]
