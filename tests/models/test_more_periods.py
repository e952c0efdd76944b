"""Weeks, terms and years of schools, and periods cut by what a campaign runs from and to."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, load_table
from models.periods import cut_to, due_on, periods_between, weekday_of_month
from models.values import Cadence, DueRule

CALENDAR = Calendar(load_table())
DAY = timedelta(days=1)
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 2000).map(timedelta)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
ALL = st.sampled_from([one for one in Cadence if one not in (Cadence.ONCE, Cadence.LISTED)])


@given(SPANS)
def test_weeks_follow_each_other_from_monday_to_sunday(span):
    weeks = periods_between(Cadence.WEEK, *span)
    assert weeks[0].starts_on <= span[0] <= weeks[0].ends_on
    assert weeks[-1].starts_on <= span[1] <= weeks[-1].ends_on
    assert all(week.starts_on.weekday() == 0 and week.ends_on.weekday() == 6 for week in weeks)
    assert all(following.starts_on == one.ends_on + DAY for one, following in pairwise(weeks))
    assert len({week.key for week in weeks}) == len(weeks)


@given(SPANS, st.sampled_from([Cadence.SEMESTER, Cadence.SCHOOL_YEAR]))
def test_school_periods_never_overlap_and_only_the_summer_lies_between(span, cadence):
    found = periods_between(cadence, *span)
    for one, following in pairwise(found):
        gap = (following.starts_on - one.ends_on).days
        assert gap == 1 or one.ends_on.month == 5
    assert len({one.key for one in found}) == len(found)


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        ((2024, 9, 4), []),
        ((2024, 9, 5), ["2024-S1"]),
        ((2025, 1, 17), ["2024-S1"]),
        ((2025, 1, 18), ["2024-S2"]),
        ((2025, 5, 31), ["2024-S2"]),
        ((2025, 6, 1), []),
    ],
)
def test_a_day_lies_in_its_term(day, keys):
    found = periods_between(Cadence.SEMESTER, date(*day), date(*day))
    assert [one.key for one in found] == keys


def test_the_year_of_schools_carries_its_name():
    (year,) = periods_between(Cadence.SCHOOL_YEAR, date(2024, 10, 1), date(2024, 10, 1))
    assert (year.key, year.label) == ("2024-SY", "Năm học 2024 - 2025")
    assert (year.data_from, year.data_to) == (date(2024, 9, 5), date(2025, 5, 31))


@given(SPANS, ALL, st.booleans())
def test_cut_periods_keep_to_the_campaign_without_gap_or_overlap(span, cadence, window):
    whole = periods_between(cadence, *span, calendar_window=window, with_second_half=True)
    cut = cut_to(whole, *span)
    assert {one.key for one in cut} <= {one.key for one in whole}
    assert bool(cut) == bool(whole)
    for one in cut:
        assert span[0] <= one.data_from <= one.data_to <= span[1]
    if cadence in (Cadence.SEMESTER, Cadence.SCHOOL_YEAR, Cadence.NINE_MONTHS):
        return
    for one, following in pairwise(cut):
        assert following.data_from == one.data_to + DAY


@pytest.mark.parametrize(
    ("first", "last", "windows"),
    [
        # begins on the cut-off day, the day after it, ends on it, the day after
        ((2024, 3, 14), (2024, 4, 14), [("03-14", "03-14"), ("03-15", "04-14")]),
        ((2024, 3, 15), (2024, 4, 15), [("03-15", "04-14")]),
        ((2024, 3, 13), (2024, 4, 13), [("03-13", "03-14"), ("03-15", "04-13")]),
        ((2024, 3, 20), (2024, 3, 25), [("03-20", "03-25")]),  # past the only cut-off
    ],
)
def test_a_campaign_cuts_its_first_and_last_month(first, last, windows):
    months = periods_between(Cadence.MONTH, date(*first), date(*last))
    cut = cut_to(months, date(*first), date(*last))
    assert [(f"{one.data_from:%m-%d}", f"{one.data_to:%m-%d}") for one in cut] == windows


def test_five_years_have_five_years_cut_only_at_both_ends():
    span = date(2021, 5, 19), date(2025, 12, 31)
    years = cut_to(periods_between(Cadence.YEAR, *span), *span)
    assert [one.key for one in years] == [f"{year}-Y" for year in range(2021, 2026)]
    assert years[0].data_from == span[0]
    assert years[1].data_from == date(2021, 12, 15)
    assert years[-1].data_to == date(2025, 12, 14)


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(1, 5), st.integers(1, 7))
def test_a_week_of_the_month_lies_in_the_month_on_its_weekday(year, month, week, weekday):
    day = weekday_of_month(year, month, week, weekday)
    assert (day.year, day.month, day.isoweekday()) == (year, month, weekday)
    assert week == 5 or (day.day - 1) // 7 + 1 == week
    assert week < 5 or (day + 7 * DAY).month != month


@pytest.mark.parametrize(
    ("cadence", "rule", "due"),
    [
        (Cadence.WEEK, DueRule(weekday=5), (2024, 1, 5)),
        (Cadence.WEEK, DueRule(), (2024, 1, 9)),
        (Cadence.MONTH, DueRule(week=2, weekday=5), (2024, 1, 12)),
        (Cadence.MONTH, DueRule(week=1, weekday=1, months_later=1), (2024, 2, 5)),
        (Cadence.QUARTER, DueRule(week=5, weekday=5), (2024, 3, 29)),
        (Cadence.MONTH, DueRule(days_after=3, first_counted=True), (2024, 1, 17)),
        (Cadence.MONTH, DueRule(days_after=3, working_days=False), (2024, 1, 17)),
    ],
)
def test_rules_by_weeks_name_a_day(cadence, rule, due):
    period = periods_between(cadence, date(2024, 1, 1), date(2024, 12, 31))[0]
    assert due_on(period, rule, CALENDAR) == date(*due)
