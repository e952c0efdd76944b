"""Reporting periods: none missing, none twice, and when each is due."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, load_table
from models.deadlines import closing_day
from models.periods import due_on, opens_on, periods_between
from models.values import Cadence, Deadline, DueRule, Wording

CALENDAR = Calendar(load_table())
YEAR = (date(2024, 1, 1), date(2024, 12, 31))
DAY = timedelta(days=1)
SPANS = st.tuples(
    st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(0, 2000).map(timedelta)
).map(lambda pair: (pair[0], pair[0] + pair[1]))
GAPLESS = st.sampled_from([Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR])


def period(cadence, number=0, **options):
    return periods_between(cadence, *YEAR, **options)[number]


@pytest.mark.parametrize(
    ("cadence", "number", "key", "label", "data_from", "data_to"),
    [
        (Cadence.MONTH, 0, "2024-M01", "Tháng 1/2024", (2023, 12, 15), (2024, 1, 14)),
        (Cadence.MONTH, 2, "2024-M03", "Tháng 3/2024", (2024, 2, 15), (2024, 3, 14)),
        (Cadence.QUARTER, 1, "2024-Q2", "Quý II/2024", (2024, 3, 15), (2024, 6, 14)),
        (Cadence.QUARTER, 3, "2024-Q4", "Quý IV/2024", (2024, 9, 15), (2024, 12, 14)),
        (Cadence.HALF_YEAR, 0, "2024-H1", "6 tháng đầu năm 2024", (2023, 12, 15), (2024, 6, 14)),
        (Cadence.NINE_MONTHS, 0, "2024-9M", "9 tháng năm 2024", (2023, 12, 15), (2024, 9, 14)),
        (Cadence.YEAR, 0, "2024-Y", "Năm 2024", (2023, 12, 15), (2024, 12, 14)),
    ],
)
def test_periods_carry_their_names_and_cut_offs(cadence, number, key, label, data_from, data_to):
    found = period(cadence, number)
    assert (found.key, found.label) == (key, label)
    assert (found.data_from, found.data_to) == (date(*data_from), date(*data_to))


def test_the_second_half_is_given_only_when_asked_for():
    keys = [one.key for one in periods_between(Cadence.HALF_YEAR, *YEAR)]
    assert keys == ["2024-H1"]
    second = periods_between(Cadence.HALF_YEAR, *YEAR, with_second_half=True)[1]
    assert (second.key, second.label) == ("2024-H2", "6 tháng cuối năm 2024")
    assert (second.data_from, second.data_to) == (date(2024, 6, 15), date(2024, 12, 14))


def test_a_calendar_window_is_the_calendar_stretch():
    may = period(Cadence.MONTH, 4, calendar_window=True)
    assert (may.data_from, may.data_to) == (date(2024, 5, 1), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("first", "last", "keys", "cut"),
    [
        ((2024, 2, 29), (2024, 3, 31), ["2024-M02", "2024-M03"], [True, False]),
        ((2024, 3, 1), (2024, 3, 31), ["2024-M03"], [False]),
        ((2024, 3, 2), (2024, 4, 1), ["2024-M03", "2024-M04"], [True, True]),
        ((2024, 12, 31), (2025, 1, 1), ["2024-M12", "2025-M01"], [True, True]),
        ((2024, 3, 2), (2024, 3, 1), [], []),
    ],
)
def test_a_period_belongs_when_it_shares_a_day(first, last, keys, cut):
    found = periods_between(Cadence.MONTH, date(*first), date(*last))
    assert [one.key for one in found] == keys
    assert [one.cut for one in found] == cut


def test_a_campaign_of_five_years_has_five_years():
    found = periods_between(Cadence.YEAR, date(2021, 5, 19), date(2025, 12, 31))
    assert [one.key for one in found] == [f"{year}-Y" for year in range(2021, 2026)]
    assert [one.cut for one in found] == [True, False, False, False, False]


def test_listed_days_close_a_period_each_and_once_is_the_whole_span():
    days = [date(2024, 11, 15), date(2024, 6, 15), date(2024, 6, 15)]
    first, second = periods_between(Cadence.LISTED, *YEAR, listed=days)
    assert (first.starts_on, first.ends_on) == (date(2024, 1, 1), date(2024, 6, 15))
    assert second.starts_on == first.ends_on + DAY
    assert due_on(second, DueRule(), CALENDAR) == date(2024, 11, 15)
    (once,) = periods_between(Cadence.ONCE, *YEAR)
    assert (once.key, once.starts_on, once.ends_on) == ("once", *YEAR)


@pytest.mark.parametrize(
    ("cadence", "number", "rule", "due"),
    [
        (Cadence.MONTH, 2, DueRule(), (2024, 3, 18)),
        (Cadence.MONTH, 2, DueRule(days_after=0), (2024, 3, 14)),
        (Cadence.MONTH, 2, DueRule(days_after=5, working_days=False), (2024, 3, 19)),
        (Cadence.MONTH, 3, DueRule(days_after=2), (2024, 4, 16)),
        (Cadence.MONTH, 1, DueRule(day=31), (2024, 2, 29)),
        (Cadence.MONTH, 11, DueRule(day=5, months_later=1), (2025, 1, 5)),
        (Cadence.QUARTER, 0, DueRule(day=25), (2024, 3, 25)),
        (Cadence.QUARTER, 3, DueRule(day=10, months_later=1), (2025, 1, 10)),
        (Cadence.HALF_YEAR, 0, DueRule(day=15, month=6), (2024, 6, 15)),
        (Cadence.YEAR, 0, DueRule(day=25, month=11), (2024, 11, 25)),
        (Cadence.YEAR, 0, DueRule(day=5, month=1), (2025, 1, 5)),
        (Cadence.YEAR, 0, DueRule(day=5, month=1, years_later=1), (2025, 1, 5)),
        (Cadence.ONCE, 0, DueRule(on=date(2024, 8, 1)), (2024, 8, 1)),
    ],
)
def test_a_rule_names_a_day_for_each_period(cadence, number, rule, due):
    assert due_on(period(cadence, number), rule, CALENDAR) == date(*due)


def test_the_named_day_still_goes_through_the_wording():
    rule = DueRule(day=15, wording=Wording.BEFORE)
    march = due_on(period(Cadence.MONTH, 2), rule, CALENDAR)
    assert closing_day(Deadline(on=march, wording=rule.wording), CALENDAR) == date(2024, 3, 14)


def test_a_report_opens_before_it_is_due():
    year = period(Cadence.YEAR)
    assert opens_on(year) == date(2024, 12, 4)
    assert opens_on(year, due=date(2024, 11, 25)) == date(2024, 11, 15)
    assert opens_on(year, due=date(2023, 1, 1)) == year.data_from


@given(GAPLESS, SPANS, st.booleans())
def test_periods_follow_each_other_without_gap_or_overlap(cadence, span, calendar_window):
    found = periods_between(cadence, *span, calendar_window=calendar_window, with_second_half=True)
    assert found[0].starts_on <= span[0] <= found[0].ends_on
    assert found[-1].starts_on <= span[1] <= found[-1].ends_on
    for one, following in pairwise(found):
        assert following.starts_on == one.ends_on + DAY
        assert following.data_from == one.data_to + DAY
    assert len({one.key for one in found}) == len(found)


@given(SPANS, st.sampled_from(list(Cadence)))
def test_only_periods_that_stick_out_are_cut(span, cadence):
    for one in periods_between(cadence, *span):
        inside = span[0] <= one.starts_on and one.ends_on <= span[1]
        assert one.cut is not inside
