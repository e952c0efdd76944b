"""States and rates as days go by: nothing goes back, no rate leaves 0 to 100."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.states import State, figures, standing

DUE = date(2026, 11, 16)
DAY = timedelta(days=1)
ORDER = [State.NOT_OPEN, State.NOT_DUE, State.SOON, State.OVERDUE]


@dataclass(frozen=True)
class Owed:
    opens_on: date = DUE - 30 * DAY
    due_on: date = DUE
    extended_to: date | None = None
    exempt_on: date | None = None


@dataclass(frozen=True)
class In:
    received_on: date
    verdict: str = "accepted"
    nil: bool = False


OFFSETS = st.integers(-60, 60)


@given(OFFSETS, OFFSETS, st.integers(1, 40))
def test_an_unanswered_report_only_grows_older(one, other, soon):
    first, second = sorted((one, other))
    before, after = (standing(Owed(), [], DUE + day * DAY, soon) for day in (first, second))
    assert ORDER.index(before.state) <= ORDER.index(after.state)
    assert before.days_late <= after.days_late
    assert before.days_left >= after.days_left


@pytest.mark.parametrize("step", [-1, 0, 1])
@pytest.mark.parametrize(
    ("edge", "states"),
    [
        (-30, (State.NOT_OPEN, State.NOT_DUE, State.NOT_DUE)),
        (-14, (State.NOT_DUE, State.SOON, State.SOON)),
        (0, (State.SOON, State.SOON, State.OVERDUE)),
    ],
)
def test_each_border_day_and_its_neighbours(edge, states, step):
    assert standing(Owed(), [], DUE + (edge + step) * DAY).state is states[step + 1]


@given(OFFSETS, OFFSETS, st.integers(0, 30))
def test_an_extension_never_makes_a_report_later(received, today, longer):
    log = [In(DUE + received * DAY)]
    plain = standing(Owed(), log, DUE + today * DAY)
    extended = standing(Owed(extended_to=DUE + longer * DAY), log, DUE + today * DAY)
    assert extended.days_late <= plain.days_late


@given(st.lists(st.tuples(OFFSETS, st.booleans(), st.booleans()), max_size=20), OFFSETS)
def test_rates_keep_to_nought_and_hundred_and_parts_to_their_whole(rows, today):
    standings = [
        standing(
            Owed(exempt_on=DUE if is_exempt else None),
            [In(DUE + offset * DAY)] if is_in else [],
            DUE + today * DAY,
        )
        for offset, is_in, is_exempt in rows
    ]
    counts = figures(standings)
    assert counts.received == counts.on_time + counts.late
    assert counts.missing >= counts.overdue >= 0
    for rate in (counts.receiving_rate, counts.on_time_rate):
        assert rate is None or 0 <= rate <= 100
