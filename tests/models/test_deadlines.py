"""The last good day, at the borders of weekends, Tết and swapped Saturdays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, load_table
from models.deadlines import (
    closing_day,
    days_late,
    explain,
    rolled,
    vietnamese_date,
    vietnamese_long_date,
)
from models.values import DayOff, Deadline, Wording

CALENDAR = Calendar(load_table())
DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))
BEFORE, UNTIL = Wording.BEFORE, Wording.UNTIL_END


@pytest.mark.parametrize(
    ("wording", "named", "closing"),
    [
        (BEFORE, (2024, 12, 4), (2024, 12, 3)),
        (BEFORE, (2024, 12, 5), (2024, 12, 4)),
        (BEFORE, (2024, 12, 6), (2024, 12, 5)),
        (UNTIL, (2024, 12, 5), (2024, 12, 5)),
        # weekend 07–08/12/2024
        (BEFORE, (2024, 12, 7), (2024, 12, 6)),
        (BEFORE, (2024, 12, 8), (2024, 12, 9)),
        (UNTIL, (2024, 12, 6), (2024, 12, 6)),
        (UNTIL, (2024, 12, 7), (2024, 12, 9)),
        (UNTIL, (2024, 12, 8), (2024, 12, 9)),
        (UNTIL, (2024, 12, 9), (2024, 12, 9)),
        # Tết 08–14/02/2024
        (BEFORE, (2024, 2, 8), (2024, 2, 7)),
        (BEFORE, (2024, 2, 9), (2024, 2, 15)),
        (BEFORE, (2024, 2, 15), (2024, 2, 15)),
        (BEFORE, (2024, 2, 16), (2024, 2, 15)),
        (UNTIL, (2024, 2, 7), (2024, 2, 7)),
        (UNTIL, (2024, 2, 8), (2024, 2, 15)),
        (UNTIL, (2024, 2, 14), (2024, 2, 15)),
        (UNTIL, (2024, 2, 15), (2024, 2, 15)),
        # Saturday 04/5/2024 is worked
        (BEFORE, (2024, 5, 4), (2024, 5, 3)),
        (BEFORE, (2024, 5, 5), (2024, 5, 4)),
        (UNTIL, (2024, 5, 4), (2024, 5, 4)),
        (UNTIL, (2024, 5, 5), (2024, 5, 6)),
    ],
)
def test_the_last_good_day(wording, named, closing):
    assert closing_day(Deadline(on=date(*named), wording=wording), CALENDAR) == date(*closing)


def test_an_office_may_let_the_named_day_count():
    deadline = Deadline(on=date(2024, 12, 5), wording=BEFORE)
    assert closing_day(deadline, CALENDAR, strict_before=False) == date(2024, 12, 5)


def test_the_deadline_s_own_rolling_wins_over_the_office_s():
    sunday = Deadline(on=date(2024, 12, 8), day_off=DayOff.BACK)
    assert closing_day(sunday, CALENDAR, day_off=DayOff.KEEP) == date(2024, 12, 6)
    assert closing_day(Deadline(on=date(2024, 12, 8)), CALENDAR, day_off=DayOff.KEEP) == date(
        2024, 12, 8
    )


def test_an_event_has_no_last_day_yet():
    event = Deadline(moment="khi kết thúc năm học")
    assert closing_day(event, CALENDAR) is None
    assert explain(event, CALENDAR) == "khi kết thúc năm học → chưa xác định được ngày"


def test_the_sentence_shows_how_words_become_a_day():
    deadline = Deadline(on=date(2024, 12, 5), wording=BEFORE)
    assert explain(deadline, CALENDAR) == (
        "trước ngày 05/12/2024 → ngày cuối cùng: 04/12/2024, thứ Tư"
    )


@pytest.mark.parametrize(
    ("day_off", "told"),
    [
        (DayOff.FORWARD, "09/12/2024, thứ Hai (08/12/2024 là ngày nghỉ: Chủ nhật; chuyển sang"),
        (DayOff.BACK, "06/12/2024, thứ Sáu (08/12/2024 là ngày nghỉ: Chủ nhật; lấy ngày làm việc"),
        (DayOff.KEEP, "08/12/2024, Chủ nhật (08/12/2024 là ngày nghỉ: Chủ nhật; vẫn giữ nguyên"),
    ],
)
def test_the_sentence_says_what_rolling_did(day_off, told):
    deadline = Deadline(on=date(2024, 12, 8), words="đến 08/12/2024")
    assert explain(deadline, CALENDAR, day_off=day_off).startswith(
        f"đến 08/12/2024 → ngày cuối cùng: {told}"
    )


def test_late_days_begin_the_day_after():
    closing = date(2024, 12, 4)
    assert [days_late(date(2024, 12, day), closing) for day in (3, 4, 5, 9)] == [0, 0, 1, 5]


def test_dates_carry_the_zeros_of_the_decree():
    assert vietnamese_date(date(2024, 2, 28)) == "28/02/2024"
    assert vietnamese_date(date(2014, 4, 7)) == "07/4/2014"
    assert vietnamese_date(date(2024, 12, 5)) == "05/12/2024"
    assert vietnamese_date(date(2024, 3, 10)) == "10/3/2024"
    assert vietnamese_long_date(date(2024, 1, 9)) == "ngày 09 tháng 01 năm 2024"


@given(DAYS)
def test_rolling_forward_gives_a_working_day_not_before(day):
    closing = rolled(day, CALENDAR, DayOff.FORWARD)
    assert CALENDAR.is_working_day(closing)
    assert closing >= day


@given(DAYS, DAYS, st.sampled_from(DayOff), st.sampled_from(Wording))
def test_a_later_deadline_never_closes_earlier(one, other, day_off, wording):
    first, second = sorted((one, other))
    closings = [
        closing_day(Deadline(on=day, wording=wording), CALENDAR, day_off=day_off)
        for day in (first, second)
    ]
    assert closings[0] <= closings[1]
