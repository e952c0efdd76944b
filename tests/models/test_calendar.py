"""Working days: the law's holidays, the office's table, and counting."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, SpecialDay, load_table
from models.errors import RuleBroken

CALENDAR = Calendar(load_table())
DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ((2024, 2, 8), (2024, 2, 14)),
        ((2024, 8, 31), (2024, 9, 3)),
        ((2025, 1, 25), (2025, 2, 2)),
        ((2026, 2, 14), (2026, 2, 22)),
        ((2026, 8, 29), (2026, 9, 2)),
        ((2026, 11, 24), (2026, 11, 24)),
        ((2026, 4, 25), (2026, 4, 27)),
    ],
)
def test_a_run_of_days_off_ends_where_it_was_announced(first, last):
    first, last = date(*first), date(*last)
    length = (last - first).days + 1
    assert all(CALENDAR.is_day_off(first + timedelta(days=n)) for n in range(length))
    assert CALENDAR.is_working_day(first - timedelta(days=1))
    assert CALENDAR.is_working_day(last + timedelta(days=1))


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        ((2024, 4, 29), (2024, 5, 4)),
        ((2025, 5, 2), (2025, 4, 26)),
        ((2026, 1, 2), (2026, 1, 10)),
        ((2026, 8, 31), (2026, 8, 22)),
    ],
)
def test_a_swapped_saturday_is_worked_and_its_friday_or_monday_is_off(off, worked):
    assert date(*worked).weekday() == 5
    assert CALENDAR.is_working_day(date(*worked))
    assert CALENDAR.is_day_off(date(*off))


def test_culture_day_is_off_from_2026_on():
    assert CALENDAR.is_working_day(date(2025, 11, 24))
    assert CALENDAR.name_of_day_off(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"


def test_names_tell_why_a_day_is_off():
    assert CALENDAR.name_of_day_off(date(2024, 5, 11)) == "thứ Bảy"
    assert CALENDAR.name_of_day_off(date(2024, 5, 12)) == "Chủ nhật"
    assert CALENDAR.name_of_day_off(date(2024, 5, 13)) == ""
    assert "Hùng Vương" in CALENDAR.name_of_day_off(date(2025, 4, 7))


def test_the_table_of_the_office_wins_over_law_and_weekend():
    table = [
        SpecialDay(on=date(2025, 4, 30), is_off=False),
        SpecialDay(on=date(2025, 6, 11), name="Nghỉ do bão"),
        SpecialDay(on=date(2025, 6, 14), is_off=False),
    ]
    calendar = Calendar(table)
    assert calendar.is_working_day(date(2025, 4, 30))
    assert calendar.is_working_day(date(2025, 6, 14))
    assert calendar.name_of_day_off(date(2025, 6, 11)) == "Nghỉ do bão"


def test_what_is_not_announced_yet_is_marked():
    assert not CALENDAR.is_certain(date(2027, 9, 3))
    assert CALENDAR.is_certain(date(2026, 9, 1))


def test_counting_skips_tet_and_the_first_day():
    assert CALENDAR.add_working_days(date(2024, 2, 7), 1) == date(2024, 2, 15)
    assert CALENDAR.add_working_days(date(2024, 2, 15), -1) == date(2024, 2, 7)
    assert CALENDAR.add_working_days(date(2024, 5, 3), 1) == date(2024, 5, 4)
    assert CALENDAR.add_working_days(date(2024, 2, 10), 0) == date(2024, 2, 10)


@given(DAYS, st.integers(1, 15))
def test_counting_forth_and_back_returns_to_a_working_day(day, count):
    start = CALENDAR.next_working_day(day)
    there = CALENDAR.add_working_days(start, count)
    assert CALENDAR.is_working_day(there)
    assert CALENDAR.add_working_days(there, -count) == start


@pytest.mark.parametrize(
    "content",
    ["{", "[]", '{"days": [{"on": "2024-02-30", "off": true}]}', '{"days": [{"off": 1}]}'],
)
def test_a_broken_table_is_refused_in_words(tmp_path, content):
    path = tmp_path / "ngày nghỉ.json"
    path.write_text(content, "utf-8")
    with pytest.raises(RuleBroken, match="bảng ngày nghỉ"):
        load_table(path)


def test_a_day_named_twice_is_refused(tmp_path):
    path = tmp_path / "nghi.json"
    entry = {"on": "2024-04-29", "off": True}
    path.write_text(json.dumps({"days": [entry, entry]}), "utf-8")
    with pytest.raises(RuleBroken, match="hai lần"):
        load_table(path)


def test_a_missing_table_is_told_in_words(tmp_path):
    with pytest.raises(RuleBroken):
        load_table(tmp_path / "không có.json")
