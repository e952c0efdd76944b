"""Which periods an office reports for, and which is nearest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.report_periods import nearest_period, period_of, report_periods

DAYS = st.dates(date(2019, 3, 12), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("today", "key"),
    [
        (date(2026, 11, 21), "2026-M11"),
        (date(2026, 6, 14), "2026-H1"),
        (date(2026, 9, 14), "2026-9M"),
        (date(2026, 3, 16), "2026-Q1"),
        (date(2026, 12, 14), "2026-Y"),
        (date(2027, 1, 2), "2027-M01"),
        (date(2026, 12, 29), "2026-Y"),
    ],
)
def test_the_nearest_cut_off_wins_and_the_longest_of_equals(today, key):
    assert nearest_period(today).key == key


@given(DAYS)
def test_every_period_offered_is_known_by_its_key_and_not_far_ahead(today):
    found = report_periods(today)
    assert len({period.key for period in found}) == len(found)
    for period in found:
        assert period_of(period.key) == period
        assert period.data_to <= today + timedelta(days=31)
    assert found == sorted(found, key=lambda period: period.data_to, reverse=True)


@pytest.mark.parametrize("key", ["", "once", "2026-X", "2026-Q5", "0000-Y", "2026"])
def test_what_is_no_period_is_none(key):
    assert period_of(key) is None
