"""A round of visits: working days, hours in turn, and those with a time of their own."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, SpecialDay
from models.errors import RuleBroken
from models.visits import Visit, visits

CALENDAR = Calendar()
FRIDAY = date(2026, 6, 5)
EIGHT, TWO = time(8, 0), time(14, 0)


def test_two_hours_a_day_then_the_next_working_day():
    found = visits(["A", "B", "C"], FRIDAY, [TWO, EIGHT], CALENDAR)
    assert found == [
        Visit("A", datetime(2026, 6, 5, 8, 0)),
        Visit("B", datetime(2026, 6, 5, 14, 0)),
        Visit("C", datetime(2026, 6, 8, 8, 0)),  # over the weekend
    ]


@pytest.mark.parametrize("first", [date(2026, 6, 6), date(2026, 6, 7), date(2026, 6, 8)])
def test_a_round_that_begins_on_a_day_off_begins_the_day_after(first):
    assert visits(["A"], first, [EIGHT], CALENDAR)[0].at.date() == date(2026, 6, 8)


def test_a_day_the_office_is_closed_is_left_out():
    closed = Calendar([SpecialDay(on=FRIDAY, name="Hội làng")])
    assert visits(["A"], FRIDAY, [EIGHT], closed)[0].at.date() == date(2026, 6, 8)


def test_a_time_of_its_own_is_kept_and_taken_from_the_others():
    own = {"B": datetime(2026, 6, 5, 8, 0), "D": datetime(2026, 6, 7, 9, 0)}
    found = visits(["A", "B"], FRIDAY, [EIGHT, TWO], CALENDAR, own)
    assert [(visit.unit, visit.at.day, visit.at.hour) for visit in found] == [
        ("B", 5, 8),
        ("A", 5, 14),
        ("D", 7, 9),  # a Sunday, as the clerk wants it
    ]


def test_no_hour_and_two_at_once_are_told():
    with pytest.raises(RuleBroken, match="giờ kiểm tra"):
        visits(["A"], FRIDAY, [], CALENDAR)
    both = dict.fromkeys(("A", "B"), datetime(2026, 6, 5, 8, 0))
    with pytest.raises(RuleBroken, match="trùng ngày giờ"):
        visits([], FRIDAY, [EIGHT], CALENDAR, both)
    own = {"A": datetime(2026, 6, 5, 8, 0)}
    assert len(visits(["A"], FRIDAY, [], CALENDAR, own)) == 1


@given(
    st.lists(st.text("abc", min_size=1, max_size=3), max_size=40),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.lists(st.times(), min_size=1, max_size=3),
    st.dictionaries(
        st.text("abc", min_size=1, max_size=3),
        st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)),
        max_size=4,
    ),
)
def test_each_unit_has_one_time_and_each_time_one_unit(units, first, hours, fixed):
    try:
        found = visits(units, first, hours, CALENDAR, fixed)
    except RuleBroken:
        assert len(set(fixed.values())) < len(fixed)
        return
    assert sorted(visit.unit for visit in found) == sorted({*units, *fixed})
    assert len({visit.at for visit in found}) == len(found)
    assert found == sorted(found, key=lambda visit: visit.at)
    for visit in found:
        if visit.unit in fixed:
            assert visit.at == fixed[visit.unit]
        else:
            assert visit.at.date() >= first and CALENDAR.is_working_day(visit.at.date())
