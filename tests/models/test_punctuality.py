from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.extending import extend
from models.punctuality import Punctuality, of_year, punctuality, tier_of, tier_words
from models.receiving import HandIn, Verdict, book, exempt
from models.settled import Handed, Settled
from models.states import figures, standing
from models.units import Unit
from tests.models.reported import TODAY, fill, item

DUE = date(2026, 3, 20)


@pytest.mark.parametrize(("days", "tier"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (400, 2)])
def test_days_late_fall_into_tiers(days, tier):
    assert tier_of(days) == tier


def test_tiers_are_named():
    assert tier_words() == ["chậm 1–3 ngày", "chậm 4–7 ngày", "chậm trên 7 ngày"]
    assert tier_words((1,)) == ["chậm 1 ngày", "chậm trên 1 ngày"]
    assert tier_words(()) == ["chậm"]


def test_a_units_year_is_counted(book_):
    unit = Unit.named("Thôn Đông").id
    found = of_year(2026, TODAY)[unit]
    assert found == Punctuality(expected=3, on_time=1, late=(0, 1, 0), missing=1, late_days=(5,))
    assert of_year(2025, TODAY) == {}


@pytest.fixture
def book_(book) -> str:
    code = fill()
    _book("2026-Q1", 0)
    _book("2026-Q2", 5)
    return code


def _book(period: str, days: int) -> None:
    one = item(period=period)
    book(one, HandIn(received_on=one.due_on + timedelta(days=days)), TODAY)


def test_what_was_sent_back_and_not_in_again_is_missing(book_):
    one = item(period="2026-Q3")
    back = HandIn(received_on=one.due_on, verdict=Verdict.RETURNED, reason="Thiếu biểu")
    book(one, back, TODAY)
    assert of_year(2026, TODAY)[one.unit_id].missing == 1


def test_the_extended_day_counts_and_the_exempt_do_not(book_):
    extend([item(period="2026-Q2")], item(period="2026-Q2").due_on + timedelta(days=5))
    exempt([item(period="2026-Q3")], TODAY, "Thiên tai")
    found = of_year(2026, TODAY)[item().unit_id]
    assert (found.on_time, found.late_count, found.missing, found.exempt) == (2, 0, 0, 1)


def test_one_plan_can_be_asked_for(book_):
    plan = item().plan_id
    assert of_year(2026, TODAY, plan_id=plan) == of_year(2026, TODAY)
    assert of_year(2026, TODAY, plan_id=plan + 1) == {}


facts = st.builds(
    lambda days, came, exempt_on: Settled(
        1, 1, DUE - timedelta(days=30), DUE, None, exempt_on, "2026-Q1", "Quý I", "Báo cáo",
        (Handed(DUE + timedelta(days=came), "accepted", False),) if days else (),
    ),
    st.booleans(),
    st.integers(-20, 20),
    st.none() | st.just(DUE),
)  # fmt: skip


@given(st.lists(facts), st.integers(-40, 40), st.sets(st.integers(1, 30), max_size=3))
def test_nothing_is_lost_between_the_counts(found, days, tiers):
    today = DUE + timedelta(days=days)
    counts = punctuality(found, today, tuple(tiers))
    figured = figures(standing(fact, fact.receipts, today) for fact in found)
    parts = (counts.on_time, counts.late_count, counts.missing, counts.open)
    assert counts.expected == sum(parts) == figured.expected
    assert (counts.on_time, counts.late_count) == (figured.on_time, figured.late)
    assert (counts.missing, counts.exempt) == (figured.overdue, figured.exempt)
    assert len(counts.late) == len(tiers) + 1 and len(counts.late_days) == counts.late_count
