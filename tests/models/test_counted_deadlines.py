"""Terms of so many days, events, special cases, what goes on all the time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import Calendar, load_table
from models.deadlines import closing_day, counted, explain, named_day, rule_words
from models.office import Rules
from models.rules_told import rules_short, rules_told
from models.values import Count, CountUnit, DayOff, Deadline, Wording

CALENDAR = Calendar(load_table())
DAYS = st.dates(date(2022, 1, 1), date(2029, 12, 31))
DAY = timedelta(days=1)
WORKING = CountUnit.WORKING_DAY
TUESDAY = date(2024, 12, 10)


def term(number, unit=WORKING, from_on=TUESDAY, **more):
    return Deadline(count=Count(number=number, unit=unit, from_on=from_on, **more))


@pytest.mark.parametrize(
    ("number", "closing"),
    [(1, (2024, 12, 11)), (3, (2024, 12, 13)), (4, (2024, 12, 16)), (5, (2024, 12, 17))],
)
def test_working_days_are_counted_from_the_day_after(number, closing):
    assert closing_day(term(number), CALENDAR) == date(*closing)


@pytest.mark.parametrize(
    ("own", "office", "closing"),
    [
        (None, False, (2024, 12, 17)),
        (None, True, (2024, 12, 16)),
        (True, False, (2024, 12, 16)),
        (False, True, (2024, 12, 17)),
    ],
)
def test_the_first_day_counts_as_the_words_say_else_as_the_office_does(own, office, closing):
    deadline = term(5, first_counted=own)
    assert closing_day(deadline, CALENDAR, first_counted=office) == date(*closing)


def test_a_first_day_that_is_off_is_no_working_day_of_the_term():
    saturday = date(2024, 12, 7)
    deadline = term(2, from_on=saturday, first_counted=True)
    assert closing_day(deadline, CALENDAR) == date(2024, 12, 10)


def test_a_term_of_months_ends_on_the_same_day_or_the_month_s_last():
    assert counted(date(2024, 1, 30), Count(number=1, unit=CountUnit.MONTH), CALENDAR) == date(
        2024, 2, 29
    )
    assert counted(date(2024, 1, 15), Count(number=12, unit=CountUnit.MONTH), CALENDAR) == date(
        2025, 1, 15
    )
    assert counted(TUESDAY, Count(number=2, unit=CountUnit.WEEK), CALENDAR) == date(2024, 12, 24)


@given(DAYS, st.integers(1, 60), st.sampled_from(CountUnit), st.booleans())
def test_one_more_never_ends_earlier_and_a_counted_first_day_never_later(day, number, unit, first):
    short, long = (Count(number=size, unit=unit) for size in (number, number + 1))
    assert counted(day, short, CALENDAR, first) <= counted(day, long, CALENDAR, first)
    assert counted(day, short, CALENDAR, True) <= counted(day, short, CALENDAR, False)
    assert counted(day, short, CALENDAR, False) > day


@given(DAYS, st.integers(1, 40))
def test_counting_back_mirrors_counting_on(day, number):
    working = CALENDAR.next_working_day(day)
    later = counted(working, Count(number=number, unit=WORKING), CALENDAR)
    assert counted(later, Count(number=-number, unit=WORKING), CALENDAR) == working
    assert CALENDAR.is_working_day(later)


@given(DAYS, DAYS, st.integers(-30, 30), st.sampled_from(CountUnit), st.sampled_from(DayOff))
def test_a_later_start_never_ends_earlier(one, other, number, unit, day_off):
    first, second = sorted((one, other))
    ends = [
        closing_day(term(number, unit, start), CALENDAR, day_off=day_off)
        for start in (first, second)
    ]
    assert ends[0] <= ends[1]


def test_a_deadline_s_own_strictness_wins_over_the_office_s():
    lenient = Deadline(on=date(2024, 12, 5), wording=Wording.BEFORE, strict=False)
    strict = Deadline(on=date(2024, 12, 5), wording=Wording.BEFORE, strict=True)
    assert closing_day(lenient, CALENDAR, strict_before=True) == date(2024, 12, 5)
    assert closing_day(strict, CALENDAR, strict_before=False) == date(2024, 12, 4)


def test_what_goes_on_all_the_time_is_never_due():
    ongoing = Deadline(ongoing=True)
    assert closing_day(ongoing, CALENDAR) is None
    assert explain(ongoing, CALENDAR) == (
        "thường xuyên → việc thường xuyên, không có ngày cuối cùng, không bao giờ quá hạn"
    )


@pytest.mark.parametrize("words", ["Kết thúc năm học", "khi kết thúc năm học 2023"])
def test_an_event_gives_the_day_once_somebody_told_it(words):
    deadline = Deadline(
        moment="sau khi kết thúc năm học", count=Count(number=5, unit=WORKING), words="…"
    )
    assert closing_day(deadline, CALENDAR) is None
    known = CALENDAR.with_events({"ket thuc nam hoc": date(2024, 5, 24)})
    assert closing_day(deadline, known) == date(2024, 5, 31)
    assert known.event_day(words) == date(2024, 5, 24)
    assert "sự kiện" not in explain(deadline, known)
    assert "05 ngày làm việc kể từ ngày 24/5/2024" in explain(deadline, known)


def test_an_event_without_a_term_is_its_own_day():
    known = CALENDAR.with_events({"dai hoi chi bo": date(2024, 6, 12)})
    before = Deadline(moment="trước Đại hội Chi bộ", wording=Wording.BEFORE)
    assert named_day(before, known) == date(2024, 6, 12)
    assert closing_day(before, known) == date(2024, 6, 11)
    assert explain(before, known).endswith("(sự kiện diễn ra ngày 12/6/2024)")


def test_a_special_case_is_told_and_counted_from_the_same_day():
    special = Deadline(count=Count(number=10, unit=WORKING))
    deadline = Deadline(count=term(5).count, special=special)
    assert closing_day(deadline, CALENDAR) == date(2024, 12, 17)
    assert explain(deadline, CALENDAR).endswith("; trường hợp đặc biệt: 24/12/2024, thứ Ba")


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline(), ""),
        (term(5), "trong 05 ngày làm việc kể từ ngày 10/12/2024"),
        (term(-3, CountUnit.DAY), "chậm nhất 03 ngày trước ngày 10/12/2024"),
        (Deadline(moment="trước lễ ra quân"), "trước lễ ra quân"),
        (Deadline(ongoing=True), "thường xuyên"),
    ],
)
def test_a_deadline_set_by_hand_gets_words(deadline, words):
    assert rule_words(deadline) == words


def test_the_office_s_choices_are_told_in_words():
    usual = rules_told(Rules())
    assert "ngày liền trước là ngày cuối cùng" in usual
    assert "Điều 148 khoản 5" in usual
    assert "không tính ngày đầu" in usual
    other = Rules(strict_before=False, day_off=DayOff.KEEP, first_counted=True)
    assert "chính ngày đó vẫn còn kịp" in rules_told(other)
    assert "giữ nguyên" in rules_short(other)
    assert rules_short(other) != rules_short(Rules())
