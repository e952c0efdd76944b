from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.states import State, figures, rate_words, standing

DUE = date(2026, 11, 16)


@dataclass(frozen=True)
class Owed:
    opens_on: date = date(2026, 10, 1)
    due_on: date = DUE
    extended_to: date | None = None
    exempt_on: date | None = None


@dataclass(frozen=True)
class In:
    received_on: date
    verdict: str = "accepted"
    nil: bool = False
    redo_by: date | None = None


def day(offset: int) -> date:
    return DUE + timedelta(days=offset)


@pytest.mark.parametrize(
    ("offset", "state", "late"),
    [(-15, State.NOT_DUE, 0), (-14, State.SOON, 0), (-1, State.SOON, 0), (0, State.SOON, 0),
     (1, State.OVERDUE, 1), (30, State.OVERDUE, 30)],
)  # fmt: skip
def test_nothing_in_yet(offset, state, late):
    found = standing(Owed(), [], day(offset))
    assert (found.state, found.days_late) == (state, late)


@pytest.mark.parametrize(
    ("offset", "state", "late"),
    [(-1, State.ON_TIME, 0), (0, State.ON_TIME, 0), (1, State.LATE, 1)],
)
def test_the_last_good_day_is_still_on_time(offset, state, late):
    found = standing(Owed(), [In(day(offset))], day(40))
    assert (found.state, found.days_late) == (state, late)


def test_before_its_period_opens_it_is_not_owed():
    assert standing(Owed(), [], date(2026, 9, 30)).state is State.NOT_OPEN
    assert standing(Owed(), [], date(2026, 10, 1)).state is not State.NOT_OPEN


def test_a_correction_after_the_day_keeps_the_first_date():
    found = standing(Owed(), [In(day(-2)), In(day(20))], day(30))
    assert (found.state, found.received_on) == (State.ON_TIME, day(-2))


def test_a_returned_report_stays_owed_and_can_still_come_late():
    returned = In(day(-2), verdict="returned")
    assert standing(Owed(), [returned], day(-1)).state is State.RETURNED
    assert standing(Owed(), [returned], day(3)).days_late == 3
    assert standing(Owed(), [returned, In(day(3))], day(5)).state is State.LATE


def test_an_extension_moves_the_day_but_the_original_is_remembered():
    found = standing(Owed(extended_to=day(10)), [In(day(5))], day(20))
    assert (found.state, found.late_against_original) == (State.ON_TIME, 5)


def test_nil_and_exempt_are_neither_missing_nor_late():
    assert standing(Owed(), [In(day(-1), nil=True)], day(9)).state is State.NIL
    assert standing(Owed(exempt_on=day(-5)), [], day(9)).state is State.EXEMPT
    assert standing(Owed(exempt_on=day(5)), [], day(4)).state is State.OVERDUE


def test_a_receipt_of_tomorrow_is_not_known_today():
    assert standing(Owed(), [In(day(2))], day(1)).state is State.OVERDUE


def test_the_five_figures_are_what_a_hand_count_gives():
    group = [
        standing(Owed(), [In(day(0))], day(9)),
        standing(Owed(), [In(day(2))], day(9)),
        standing(Owed(), [In(day(0), nil=True)], day(9)),
        standing(Owed(), [], day(9)),
        standing(replace(Owed(), due_on=day(12)), [], day(9)),
        standing(Owed(exempt_on=day(0)), [], day(9)),
        standing(replace(Owed(), opens_on=day(10)), [], day(9)),
    ]
    found = figures(group)
    assert (found.expected, found.received, found.on_time, found.late) == (5, 3, 2, 1)
    assert (found.nil, found.overdue, found.exempt, found.missing) == (1, 1, 1, 2)
    assert found.receiving_rate == 60.0
    assert found.on_time_rate == 50.0


def test_no_base_no_rate():
    assert figures([]).receiving_rate is None
    assert figures([]).on_time_rate is None


days = st.integers(min_value=-60, max_value=60)
receipts = st.lists(
    st.builds(
        In,
        received_on=days.map(day),
        verdict=st.sampled_from(["accepted", "returned"]),
        nil=st.booleans(),
    ),
    max_size=4,
)


@given(receipts, days, days)
def test_once_handed_in_the_verdict_on_time_or_late_never_changes(log, first, later):
    early, late = sorted((first, later))
    then, now = standing(Owed(), log, day(early)), standing(Owed(), log, day(late))
    if then.received_on is not None:
        assert (now.state, now.received_on) == (then.state, then.received_on)


@given(receipts, days)
def test_lateness_is_never_negative_and_only_after_the_last_day(log, today):
    found = standing(Owed(), log, day(today))
    assert found.days_late >= 0
    seen = found.received_on or day(today)
    assert (found.days_late > 0) == (seen > DUE)


@given(st.lists(receipts, max_size=8), days)
def test_figures_add_up(logs, today):
    found = figures(standing(Owed(), log, day(today)) for log in logs)
    assert found.received == found.on_time + found.late
    assert 0 <= found.overdue <= found.missing


@pytest.mark.parametrize(
    ("rate", "words"), [(None, "–"), (0.0, "0,0 %"), (87.46, "87,5 %"), (100.0, "100,0 %")]
)
def test_a_rate_is_written_with_a_comma(rate, words):
    assert rate_words(rate) == words
