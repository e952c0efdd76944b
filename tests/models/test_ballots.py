"""Ballots of the council: counts, shares, quorum, the rules of the office, and undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import deeds
from models.ballot_deeds import ballots_of, keep_rules, members_of, record, rules
from models.ballots import (
    QUORUMS,
    Ballot,
    BallotRules,
    Basis,
    Threshold,
    needed,
    passes,
    share,
)
from models.errors import RuleBroken
from models.nominations import Nomination, of_plan
from tests.small_book import TODAY, fill, propose

WHOLE = Ballot(issued=11, returned=10, valid=9, agreed=8)


def counted(agreed, whole=11):
    return Ballot(issued=whole, returned=whole, valid=whole, agreed=agreed)


# --- counts and shares -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((11, 11, 11, 11), ""),
        ((11, 10, 9, 0), ""),
        ((None, None, None, None), ""),
        ((11, 12, 11, 11), "thu về"),
        ((11, 10, 11, 10), "hợp lệ"),
        ((11, 10, 9, 10), "đồng ý"),
        ((0, 0, 0, 0), "phát ra phải từ 1"),
        ((11, 11, 11, -1), "âm"),
        ((11, 11, 11, None), "ghi đủ"),
    ],
)
def test_a_count_that_cannot_be_is_told(counts, said):
    issued, returned, valid, agreed = counts
    problem = Ballot(issued=issued, returned=returned, valid=valid, agreed=agreed).problem()
    assert said in problem
    assert bool(problem) == bool(said)


@pytest.mark.parametrize(
    ("basis", "base"), [(Basis.MEMBERS, 13), (Basis.ISSUED, 11), (Basis.VALID, 9)]
)
def test_the_office_chooses_what_a_share_is_taken_of(basis, base):
    assert WHOLE.base(basis, 13) == base


@pytest.mark.parametrize(
    ("agreed", "base", "threshold", "passed"),
    [
        (8, 10, Threshold(percent=80), True),
        (7, 9, Threshold(percent=80), False),
        (5, 10, Threshold(percent=50, above=True), False),
        (6, 11, Threshold(percent=50, above=True), True),
        (5, 10, Threshold(percent=50), True),
        (2, 3, Threshold(percent=66.7), False),
        (0, 0, Threshold(percent=0), False),
    ],
)
def test_a_share_passes_by_exact_reckoning(agreed, base, threshold, passed):
    assert passes(agreed, base, threshold) is passed


@given(st.integers(0, 300), st.integers(1, 300), st.floats(0, 100))
def test_more_votes_never_hurt_and_above_asks_for_more(agreed, base, percent):
    from_it, above = Threshold(percent=percent), Threshold(percent=percent, above=True)
    if passes(agreed, base, above):
        assert passes(agreed, base, from_it)
    if passes(agreed, base, from_it):
        assert passes(agreed + 1, base, from_it)
    assert share(agreed, base) == pytest.approx(agreed / base * 100)


@pytest.mark.parametrize(
    ("quorum", "members", "least"),
    [("2/3", 11, 8), ("2/3", 12, 8), ("2/3", 13, 9), ("1/2", 11, 6), ("3/4", 12, 9), ("", 11, 1)],
)
def test_a_quorum_is_rounded_up(quorum, members, least):
    assert needed(quorum, members) == least


@given(st.sampled_from(sorted(QUORUMS)), st.integers(0, 60))
def test_all_members_are_always_enough(quorum, members):
    assert 1 <= needed(quorum, members) <= max(1, members)


def test_words_of_a_threshold():
    assert Threshold(percent=80).words == "từ 80 % trở lên"
    assert Threshold(percent=66.7, above=True).words == "trên 66,7 %"


def test_the_longest_name_a_form_contains_decides():
    chosen = BallotRules(
        forms={"Chiến sĩ thi đua": Threshold(percent=70), "thi đua cơ sở": Threshold(percent=75),
               "Chiến sĩ thi đua toàn quốc": Threshold(percent=90)}
    )  # fmt: skip
    assert chosen.threshold("Danh hiệu Chiến sĩ thi đua toàn quốc").percent == 90
    assert chosen.threshold("CHIẾN SĨ THI ĐUA CẤP TỈNH").percent == 70
    assert chosen.threshold("Giấy khen") == chosen.others


# --- the book --------------------------------------------------------------------------------


@pytest.fixture
def names(book) -> list[Nomination]:
    code = fill()
    for name in ("Lò Thị Mây", "Giàng A Páo"):
        propose(code, name)
    return of_plan(Nomination.get().plan_id)


def again(item: Nomination) -> Nomination:
    return Nomination.get_by_id(item.id)


def test_the_program_proposes_rules_until_the_office_sets_its_own(book):
    assert (rules().quorum, rules().basis) == ("2/3", Basis.MEMBERS)
    assert rules().threshold("Chiến sĩ thi đua cơ sở") == Threshold(percent=80)
    own = BallotRules(quorum="1/2", basis=Basis.VALID, others=Threshold(percent=70))
    change = keep_rules(own)
    assert rules() == own
    assert keep_rules(own) is None
    deeds.undo(change)
    assert rules().quorum == "2/3"


@pytest.mark.parametrize("percent", [-0.1, 100.1])
def test_a_share_lies_between_none_and_all(book, percent):
    with pytest.raises(RuleBroken, match="0 đến 100"):
        keep_rules(BallotRules(others=Threshold(percent=percent)))


def test_counts_are_kept_and_taken_back_in_one(names):
    first, second = names
    plan_id = first.plan_id
    change = record(plan_id, 13, {first.id: WHOLE, second.id: counted(10)}, TODAY)
    assert (again(first).votes_for, again(first).votes_all) == (8, 13)
    assert members_of(plan_id) == 13
    assert ballots_of(plan_id, of_plan(plan_id)) == {first.id: WHOLE, second.id: counted(10)}
    assert change.sentence == "Ghi phiếu bầu của Hội đồng cho 2 trường hợp"
    assert record(plan_id, 13, {first.id: WHOLE}, TODAY) is None
    deeds.undo(change)
    assert (again(first).votes_for, again(first).votes_all) == (None, None)
    assert ballots_of(plan_id, of_plan(plan_id)) == {first.id: Ballot(), second.id: Ballot()}


def test_a_blank_count_takes_the_votes_away(names):
    first = names[0]
    record(first.plan_id, 11, {first.id: counted(11)}, TODAY)
    record(first.plan_id, 11, {first.id: Ballot()}, TODAY)
    assert again(first).votes_all is None
    assert ballots_of(first.plan_id, [again(first)])[first.id].is_blank


def test_one_wrong_count_keeps_all_from_being_written(names):
    first, second = names
    with pytest.raises(RuleBroken, match="“Giàng A Páo”: số phiếu đồng ý không được nhiều hơn"):
        record(first.plan_id, 11, {
            item.id: counted(12 if item.name == "Giàng A Páo" else 11) for item in names
        }, TODAY)  # fmt: skip
    assert (again(first).votes_all, again(second).votes_all) == (None, None)


def test_what_is_typed_beside_a_name_wins_over_an_older_count(names):
    first = names[0]
    record(first.plan_id, 11, {first.id: WHOLE}, TODAY)
    item = again(first)
    item.votes_for, item.votes_all = 7, 9
    item.save()
    assert ballots_of(item.plan_id, [item])[item.id] == counted(7, 9)


def test_names_of_another_plan_are_left_alone(names):
    other = names[0]
    assert record(other.plan_id + 99, 11, {other.id: counted(11)}, TODAY) is None
    assert again(other).votes_all is None
