"""Points, caps, rounding, punctuality, grades and ranks of score sheets."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.score_ranks import BY_NAME, BY_PUNCTUALITY, Contender, ranking
from models.scoring import (
    Criterion,
    CriterionKind,
    GradeStep,
    Hand,
    LateRules,
    Marks,
    grade,
    late_points,
    outcome,
    points_words,
    problem,
    read_points,
    rounded,
    share_points,
)

D = Decimal
KIND = CriterionKind
BASE = Criterion(key=1, text="Chuyên môn", maximum=D(60), section="I")
BONUS = Criterion(key=2, text="Mô hình mới", kind=KIND.BONUS, maximum=D(5), cap=D(3))
PENALTY = Criterion(key=3, text="Sai sót", kind=KIND.PENALTY, maximum=D(4), cap=D(2))
ON_TIME = Criterion(key=4, text="Báo cáo", kind=KIND.PUNCTUALITY, maximum=D(6))
LATE_ONLY = Criterion(key=5, text="Báo cáo", kind=KIND.PUNCTUALITY, cap=D(5))
ALL = [BASE, BONUS, PENALTY, ON_TIME, LATE_ONLY]
RULES = LateRules()
cents = st.integers(-20_000, 20_000).map(lambda number: D(number) / 100)


def council(**points: str) -> dict[int, Marks]:
    return {int(key[1:]): Marks(council_score=D(text)) for key, text in points.items()}


# --- what may be written -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "criterion, points, told",
    [
        (BASE, "60", ""),
        (BASE, "60.01", "Vượt điểm tối đa 60. Hãy ghi lại."),
        (BASE, "0", ""),
        (BASE, "-0.01", "Điểm không được âm; phần trừ ghi ở tiêu chí điểm trừ."),
        (BASE, "1.005", "Điểm có nhiều nhất 2 chữ số lẻ, ví dụ 12,25."),
        (BONUS, "5", ""),
        (BONUS, "5.01", "Vượt điểm tối đa 5. Hãy ghi lại."),
        (PENALTY, "-4", ""),
        (PENALTY, "-4.01", "Chỉ được trừ nhiều nhất 4 điểm. Hãy ghi lại."),
        (PENALTY, "0.01", "Điểm trừ ghi số âm hoặc 0, ví dụ −0,5."),
        (LATE_ONLY, "-5", ""),
        (LATE_ONLY, "-5.01", "Chỉ được trừ nhiều nhất 5 điểm. Hãy ghi lại."),
        (replace(LATE_ONLY, cap=None), "-99", ""),
    ],
)
def test_points_keep_within_their_criterion(criterion, points, told):
    assert problem(criterion, D(points)) == told


@pytest.mark.parametrize(
    "typed, points",
    [("12,5", "12.5"), ("12.5", "12.5"), (" 7 ", "7"), ("-0,5", "-0.5"), ("−0,50", "-0.5")],
)
def test_both_signs_of_decimals_are_read(typed, points):
    assert read_points(typed) == D(points)


@pytest.mark.parametrize("typed", ["a", "1,234", "1.000", "1,2,3", "--1", "12,", "١٢", "1e3"])
def test_what_is_no_score_is_refused_rather_than_guessed(typed):
    with pytest.raises(ValueError, match="Hãy ghi điểm như"):
        read_points(typed)


def test_nothing_typed_is_nothing():
    assert read_points("  ") is None and points_words(None) == ""


@given(cents)
def test_points_are_read_as_they_are_shown(points):
    assert read_points(points_words(points)) == points


@pytest.mark.parametrize("exact, shown", [("1.005", "1.01"), ("1.0049", "1"), ("-1.005", "-1.01")])
def test_a_half_is_rounded_away_from_zero(exact, shown):
    assert rounded(D(exact)) == D(shown)


# --- whose points count --------------------------------------------------------------------------


def test_the_council_goes_before_the_cluster_before_the_unit():
    assert Marks(D(1), D(2), D(3)).final == 3
    assert Marks(D(1), D(2)).hand is Hand.PEER
    assert Marks(D(1)).hand is Hand.SELF
    assert Marks().final is None
    assert Marks(D(9), D(5), D(0)).final == 0, "nothing at all is not the same as 0 points"


# --- totals --------------------------------------------------------------------------------------


def test_bonuses_and_penalties_count_up_to_their_caps():
    found = outcome(ALL, council(k1="50", k2="4.5", k3="-3", k4="6"), D("2.5"), D("1.5"))
    assert (found.scale, found.bonus, found.penalty) == (56, 3, -2)
    assert (found.bonus_counted, found.penalty_counted) == (D("2.5"), D("-1.5"))
    assert found.total == 57


def test_without_points_there_is_no_total_and_what_lacks_is_counted():
    assert outcome(ALL, {}).total is None
    found = outcome(ALL, council(k2="1"))
    assert found.total == 1 and found.missing == 2, "what is extra may stay blank"


def test_one_hand_is_added_up_by_itself():
    marks = {1: Marks(D(40), D(50)), 4: Marks(D(6))}
    assert outcome(ALL, marks, hand=Hand.SELF).total == 46
    assert outcome(ALL, marks, hand=Hand.PEER).total == 50
    assert outcome(ALL, marks, hand=Hand.COUNCIL).total is None
    found = outcome(ALL, marks)
    assert found.total == 56 and found.hands == (Hand.SELF, Hand.PEER)


def legal_marks():
    """Any points a clerk could have written."""
    hands = {
        one.key: st.none() | st.integers(
            int((one.least if one.least is not None else D(-50)) * 100), int(one.most * 100)
        ).map(lambda number: D(number) / 100)
        for one in ALL
    }  # fmt: skip
    return st.fixed_dictionaries(
        {key: st.builds(Marks, hand, hand, hand) for key, hand in hands.items()}
    )


caps = st.none() | st.integers(0, 1000).map(lambda number: D(number) / 100)


@given(legal_marks(), caps)
def test_no_total_is_above_the_maxima_and_caps(marks, bonus_cap):
    total = outcome(ALL, marks, bonus_cap).total
    most = BASE.maximum + ON_TIME.maximum + min(BONUS.cap, bonus_cap or BONUS.cap)
    assert total is None or total <= most


@given(legal_marks(), caps, caps, st.permutations(ALL))
def test_the_order_of_criteria_changes_nothing(marks, bonus_cap, penalty_cap, mixed):
    one, other = (outcome(order, marks, bonus_cap, penalty_cap) for order in (ALL, mixed))
    assert replace(one, sections={}) == replace(other, sections={})


@given(legal_marks(), caps, caps, st.sampled_from(ALL), st.integers(0, 300))
def test_more_points_never_make_less(marks, bonus_cap, penalty_cap, criterion, more):
    before = outcome(ALL, marks, bonus_cap, penalty_cap).total
    written = marks[criterion.key].final or D(0)
    raised = min(criterion.most, written + D(more) / 100)
    after = outcome(
        ALL, {**marks, criterion.key: Marks(council_score=raised)}, bonus_cap, penalty_cap
    )
    assert before is None or after.total >= before


# --- punctuality and indicators ------------------------------------------------------------------


@pytest.mark.parametrize(
    "late, missing, points",
    [((0, 0), 0, "6"), ((1, 0), 0, "5.5"), ((1, 1), 1, "2.5"), ((0, 0), 3, "0"), ((0, 0), 4, "0")],
)
def test_late_reports_cost_by_tiers_and_never_below_zero(late, missing, points):
    assert late_points(ON_TIME, late, missing, RULES) == D(points)


@pytest.mark.parametrize("missing, points", [(0, "0"), (2, "-4"), (3, "-5")])
def test_a_line_outside_of_the_scale_only_takes_off_down_to_its_cap(missing, points):
    assert late_points(LATE_ONLY, (0, 0), missing, RULES) == D(points)


@given(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.integers(0, 9), st.integers(0, 1))
def test_one_more_late_report_never_helps(late, missing, tier):
    worse = tuple(count + (place == tier) for place, count in enumerate(late))
    for line in (ON_TIME, LATE_ONLY):
        assert late_points(line, worse, missing, RULES) <= late_points(line, late, missing, RULES)
        assert late_points(line, late, missing + 1, RULES) <= late_points(
            line, late, missing, RULES
        )
        assert not problem(line, late_points(line, late, missing, RULES))


@pytest.mark.parametrize(
    "rules, told",
    [
        (RULES, ""),
        (LateRules(days=(), points=(-1.0,)), ""),
        (LateRules(days=(3, 7)), "Mỗi mức"),
        (LateRules(days=(0,)), "từ 1"),
        (LateRules(days=(7, 3), points=(-0.5, -1.0, -1.5)), "tăng dần"),
        (LateRules(missing=1.0), "số âm"),
        (LateRules(points=(-1.0, -0.5)), "không được trừ ít hơn"),
    ],
)
def test_tiers_must_make_sense(rules, told):
    assert told in rules.problem() and bool(told) == bool(rules.problem())


@pytest.mark.parametrize(
    "value, wanted, less, points",
    [("90", "90", False, "60"), ("95", "90", False, "60"), ("45", "90", False, "30"),
     ("0", "90", False, "0"), ("0", "0", False, "60"), ("1", "3", False, "20"),
     ("4", "4", True, "60"), ("3", "4", True, "60"), ("8", "4", True, "30"),
     ("1", "0", True, "0"), ("0", "0", True, "60"), ("-1", "2", False, "0")],
)  # fmt: skip
def test_an_indicator_gives_its_share(value, wanted, less, points):
    assert share_points(BASE, D(value), D(wanted), is_less_better=less) == D(points)


@given(cents, cents, cents, st.booleans())
def test_a_better_value_never_gives_less(one, other, wanted, less):
    worse, better = (
        (max(one, other), min(one, other)) if less else (min(one, other), max(one, other))
    )
    points = [share_points(BASE, value, wanted, is_less_better=less) for value in (worse, better)]
    assert 0 <= points[0] <= points[1] <= BASE.maximum


# --- grades and ranks ----------------------------------------------------------------------------

STEPS = [
    GradeStep(least=50, name="C"),
    GradeStep(least=90, name="A"),
    GradeStep(least=70, name="B"),
]


@pytest.mark.parametrize(
    "total, name",
    [("90", "A"), ("89.99", "B"), ("70", "B"), ("69.99", "C"), ("50", "C"), ("49.99", "")],
)
def test_a_grade_begins_at_its_points(total, name):
    assert grade(D(total), STEPS) == name
    assert grade(None, STEPS) == "" and grade(D(total), []) == ""


def unit(
    number: int, total: str | None, on_time: Fraction | None = None, out: str = ""
) -> Contender:
    points = None if total is None else D(total)
    return Contender(unit=number, name=f"Thôn {number}", total=points, on_time=on_time, out=out)


def test_equal_points_share_a_rank_and_the_next_is_skipped():
    places = ranking([unit(1, "80"), unit(2, "95"), unit(3, "90"), unit(4, "90")])
    assert [(place.contender.unit, place.rank) for place in places] == [
        (2, 1), (3, 2), (4, 2), (1, 4)
    ]  # fmt: skip
    assert [place.tie for place in places] == ["", BY_NAME, BY_NAME, ""]


def test_the_more_punctual_stands_first_with_the_same_rank():
    places = ranking([unit(1, "90", Fraction(1, 2)), unit(2, "90", Fraction(2, 3))])
    assert [(place.contender.unit, place.rank) for place in places] == [(2, 1), (1, 1)]
    assert {place.tie for place in places} == {BY_PUNCTUALITY}


def test_who_is_left_out_or_has_no_points_takes_no_rank_from_others():
    places = ranking([unit(1, "99", out="Đang xem xét kỷ luật"), unit(2, None), unit(3, "60")])
    assert [(place.contender.unit, place.rank) for place in places] == [
        (3, 1), (1, None), (2, None)
    ]  # fmt: skip


contenders = st.lists(
    st.tuples(
        st.none() | st.integers(0, 6).map(str),
        st.none() | st.integers(0, 4).map(lambda part: Fraction(part, 4)),
        st.sampled_from(["", "", "kỷ luật"]),
    ),
    max_size=9,
).map(lambda rows: [unit(number, *row) for number, row in enumerate(rows)])


@given(contenders, st.randoms())
def test_ranks_depend_on_points_alone_not_on_the_order(items, chance):
    mixed = list(items)
    chance.shuffle(mixed)
    assert ranking(items) == ranking(mixed)
    ranks = {place.contender.unit: place.rank for place in ranking(items)}
    counting = [one for one in items if one.total is not None and not one.out]
    for one in items:
        better = sum(other.total > one.total for other in counting) if one in counting else None
        assert ranks[one.unit] == (None if better is None else better + 1)
