"""Signs and words of a cell: they tell the state without any colour."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.standing_words import FILTERS, is_missing, legend, short, tiny
from models.states import Standing, State, standing

TODAY = date(2026, 11, 21)
DAYS = st.integers(min_value=-40, max_value=40).map(lambda n: TODAY + timedelta(days=n))


@dataclass(frozen=True)
class Owed:
    opens_on: date
    due_on: date
    extended_to: date | None = None
    exempt_on: date | None = None


@dataclass(frozen=True)
class Came:
    received_on: date
    verdict: str
    nil: bool = False
    redo_by: date | None = None


RECEIPTS = st.lists(
    st.builds(
        Came,
        DAYS,
        st.sampled_from(["accepted", "returned"]),
        st.booleans(),
        st.none() | DAYS,
    ),
    max_size=3,
)
STANDINGS = st.builds(
    lambda owed, came: standing(owed, came, TODAY),
    st.builds(Owed, DAYS, DAYS, st.none() | DAYS, st.none() | DAYS),
    RECEIPTS,
)


@given(STANDINGS)
def test_a_cell_begins_with_the_sign_of_its_state(found):
    for words in (short(found), tiny(found)):
        assert words.split(" ")[0] == found.state.sign


def test_every_state_has_a_sign_of_its_own_and_the_legend_tells_all():
    signs = [state.sign for state in State]
    assert len(set(signs)) == len(signs)
    assert all(f"{state.sign} {state.label.lower()}" in legend() for state in State)


@given(STANDINGS)
def test_what_is_missing_is_overdue_or_not_yet_and_never_received(found):
    keys = {one.key for one in FILTERS if one.holds(found)}
    assert "all" in keys
    assert ("missing" in keys) == is_missing(found)
    if keys & {"overdue", "soon"}:
        assert "missing" in keys
    if "late" in keys:
        assert "missing" not in keys


@pytest.mark.parametrize(
    ("found", "words", "narrow"),
    [
        (Standing(State.OVERDUE, TODAY, days_late=1), "✕ 1 ngày", "✕ 1"),
        (Standing(State.SOON, TODAY, days_left=0), "▸ hôm nay", "▸ 0"),
        (Standing(State.SOON, TODAY, days_left=1), "▸ còn 1", "▸ 1"),
        (Standing(State.LATE, TODAY, days_late=3, received_on=TODAY), "✓! chậm 3", "✓! 3"),
        (Standing(State.ON_TIME, TODAY, received_on=date(2026, 3, 2)), "✓ 02/3", "✓"),
        (Standing(State.NIL, TODAY, received_on=date(2026, 3, 2)), "∅ 02/3", "∅"),
        (Standing(State.RETURNED, TODAY), "↩ trả lại", "↩"),
        (Standing(State.RETURNED, TODAY, redo_by=TODAY, redo_days_late=2), "↩ quá 2", "↩"),
        (Standing(State.EXEMPT, TODAY), "– miễn", "–"),
        (Standing(State.NOT_DUE, TODAY), "○", "○"),
    ],
)
def test_what_stands_in_a_cell(found, words, narrow):
    assert (short(found), tiny(found)) == (words, narrow)


def test_a_new_copy_asked_for_after_acceptance_shows_beside_the_tick():
    asked = Standing(State.ON_TIME, TODAY, received_on=date(2026, 3, 2), redo_by=TODAY)
    assert short(asked) == "✓ 02/3 ↩"
    assert [one.key for one in FILTERS if one.holds(asked)] == ["all", "returned"]
