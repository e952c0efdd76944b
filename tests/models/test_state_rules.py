"""Rules of states and rates that hold whatever is in the book."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rate_words import on_time_sentence, on_time_words, original_words, received_words
from models.states import Figures, State, figures, standing

DUE = date(2026, 11, 16)
RANK = {
    State.NOT_OPEN: 0,
    State.NOT_DUE: 1,
    State.SOON: 2,
    State.OVERDUE: 3,
    State.RETURNED: 4,
    State.ON_TIME: 5,
    State.LATE: 5,
    State.NIL: 5,
    State.EXEMPT: 6,
}


@dataclass(frozen=True)
class Owed:
    opens_on: date = DUE - timedelta(days=30)
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


offsets = st.integers(-60, 60)
days = offsets.map(day)
maybe = st.none() | st.integers(1, 40).map(day)
logs = st.lists(
    st.builds(
        In,
        received_on=days,
        verdict=st.sampled_from(["accepted", "returned"]),
        nil=st.booleans(),
        redo_by=st.none() | days,
    ),
    max_size=4,
).map(lambda log: sorted(log, key=lambda one: one.received_on))
items = st.builds(Owed, extended_to=maybe, exempt_on=st.none() | days)
books = st.lists(st.tuples(items, logs), max_size=12)


@given(items, logs, days, days)
def test_a_state_never_goes_back_as_days_pass(owed, log, one, other):
    early, late = sorted((one, other))
    then, now = standing(owed, log, early), standing(owed, log, late)
    assert RANK[then.state] <= RANK[now.state]
    if RANK[then.state] == RANK[now.state] == 5:
        assert then.state is now.state and then.days_late == now.days_late


@given(items, logs, days, st.integers(1, 40))
def test_an_extension_never_makes_late_what_was_on_time(owed, log, today, more):
    longer = Owed(owed.opens_on, owed.due_on, day(more), owed.exempt_on)
    plain = standing(Owed(owed.opens_on, owed.due_on, None, owed.exempt_on), log, today)
    found = standing(longer, log, today)
    assert found.days_late <= plain.days_late
    assert found.late_against_original == plain.late_against_original
    if plain.state is State.ON_TIME:
        assert found.state is State.ON_TIME


@given(books, days)
def test_rates_are_recomputed_by_hand_from_the_printed_list(book, today):
    printed = [standing(owed, log, today) for owed, log in book]
    counts = figures(printed)
    owing = [x for x in printed if x.state not in (State.EXEMPT, State.NOT_OPEN)]
    came = [x for x in owing if x.received_on is not None]
    good = [x for x in came if x.received_on <= x.last_day]
    due = len(came) + sum(x.received_on is None and today > x.last_day for x in owing)
    assert counts.receiving_rate == (100 * len(came) / len(owing) if owing else None)
    assert counts.on_time_rate == (100 * len(good) / due if due else None)
    first = [x for x in came if x.received_on <= DUE]  # by the original day
    base = len(came) + sum(x.received_on is None and today > DUE for x in owing)
    assert counts.on_time_rate_original == (100 * len(first) / base if base else None)


@given(books, days)
def test_with_an_extension_the_rate_is_never_below_that_of_the_original_day(book, today):
    counts = figures(standing(owed, log, today) for owed, log in book)
    assert counts.on_time_original <= counts.on_time
    assert counts.overdue <= counts.overdue_original
    if counts.on_time_rate is not None:
        assert counts.on_time_rate_original <= counts.on_time_rate


@given(books, books, days)
def test_figures_of_groups_add_up_to_those_of_the_whole(one, other, today):
    first = figures(standing(owed, log, today) for owed, log in one)
    second = figures(standing(owed, log, today) for owed, log in other)
    assert first + second == figures(standing(*pair, today) for pair in one + other)
    assert first + Figures() == first


@pytest.mark.parametrize(
    ("came", "late", "original"),
    [(-1, 0, 0), (0, 0, 0), (1, 0, 1), (9, 0, 9), (10, 0, 10), (11, 1, 11)],
)
def test_every_day_around_both_deadlines(came, late, original):
    found = standing(Owed(extended_to=day(10)), [In(day(came))], day(40))
    assert (found.days_late, found.late_against_original) == (late, original)
    assert found.extended


@pytest.mark.parametrize(
    ("today", "words", "late"),
    [
        (-1, "Bị trả lại, phải nộp lại chậm nhất 20/11/2026", 0),
        (4, "Bị trả lại, phải nộp lại chậm nhất 20/11/2026", 0),
        (5, "Bị trả lại, quá hạn nộp lại 1 ngày", 1),
    ],
)
def test_a_returned_report_has_a_day_of_its_own(today, words, late):
    back = In(day(-3), "returned", redo_by=date(2026, 11, 20))
    found = standing(Owed(), [back], day(today))
    assert (found.text, found.redo_days_late) == (words, late)
    assert found.next_day == date(2026, 11, 20)


def test_the_day_to_hand_in_again_goes_when_the_new_copy_comes():
    log = [In(day(-3), "returned", redo_by=day(2)), In(day(1))]
    found = standing(Owed(), log, day(5))
    assert (found.state, found.redo_by, found.next_day) == (State.LATE, None, DUE)


def test_a_return_after_acceptance_asks_for_a_copy_and_keeps_the_verdict():
    log = [In(day(-3)), In(day(4), "returned", redo_by=day(9))]
    found = standing(Owed(), log, day(5))
    assert (found.state, found.received_on, found.redo_by) == (State.ON_TIME, day(-3), day(9))
    assert standing(Owed(), [*log, In(day(8))], day(9)).redo_by is None


def test_rates_are_written_with_what_they_are_made_of():
    counts = Figures(
        expected=12, received=11, on_time=9, late=2, on_time_original=8, overdue_original=1,
        extended=1,
    )  # fmt: skip
    assert received_words(counts) == "11/12 = 91,7 %"
    assert on_time_words(counts) == "9/11 = 81,8 %"
    assert original_words(counts) == "8/12 = 66,7 %"
    assert "theo hạn gốc 8/12 = 66,7 % (1 được gia hạn)" in on_time_sentence(counts)
    assert "hạn gốc" not in on_time_sentence(Figures(expected=1, received=1, on_time=1))
    assert received_words(Figures()) == "–"
