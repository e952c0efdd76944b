"""Who sits on the council on which day, in which order, and what the clerk may not enter."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import council_deeds, deeds
from models.council import (
    ROLES,
    CouncilMember,
    all_members,
    chair_on,
    members_on,
    next_position,
    voters_on,
)
from models.errors import RuleBroken
from models.journal import Change

DAY = date(2026, 11, 21)
ONE = timedelta(days=1)


def seat(name: str, role: str = "member", **more: object) -> CouncilMember:
    member = CouncilMember(name=name, role=role, **more)
    council_deeds.keep_member(member)
    return member


def names(day: date = DAY) -> list[str]:
    return [member.name for member in members_on(day)]


def test_members_stand_by_role_then_position_then_given_name(book):
    seat("Vi Thị Thư", "secretary")
    seat("Lò Văn Ước")
    seat("Hà Thị Ánh")
    seat("Tòng Văn Phó", "deputy")
    seat("Giàng A Chủ", "chair")
    seat("Lý Thị Thường", "standing")
    CouncilMember.update(position=0).execute()
    assert names() == ["Giàng A Chủ", "Tòng Văn Phó", "Lý Thị Thường", "Hà Thị Ánh",
                       "Lò Văn Ước", "Vi Thị Thư"]  # fmt: skip


def test_a_new_member_stands_behind_the_others_of_the_role(book):
    assert next_position("member") == 1
    seat("Lò Văn Ước")
    seat("Hà Thị Ánh")
    assert names() == ["Lò Văn Ước", "Hà Thị Ánh"]
    assert (next_position("member"), next_position("chair")) == (3, 1)


def test_a_seat_is_held_from_its_first_to_its_last_day(book):
    seat("Lò Văn Ước", from_on=DAY, until_on=DAY + ONE)
    assert [bool(names(DAY + ONE * n)) for n in (-1, 0, 1, 2)] == [False, True, True, False]
    assert [CouncilMember.get().sits_on(DAY + ONE * n) for n in (-1, 0, 1, 2)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_who_does_not_vote_is_no_voter(book):
    seat("Lò Văn Ước")
    seat("Vi Thị Thư", "secretary", votes=False)
    assert [member.name for member in voters_on(DAY)] == ["Lò Văn Ước"]


def test_past_seats_stand_below_in_the_whole_list(book):
    seat("Giàng A Cũ", "chair", until_on=DAY - ONE)
    seat("Lò Văn Ước")
    seat("Giàng A Mới", "chair", from_on=DAY)
    assert [member.name for member in all_members()] == ["Giàng A Mới", "Lò Văn Ước", "Giàng A Cũ"]


# --- what may not be -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "   ", "\u200b"])
def test_a_seat_needs_a_name(book, name):
    with pytest.raises(RuleBroken, match="Hãy nhập họ tên"):
        seat(name)
    assert not CouncilMember.select().exists()


def test_a_role_must_be_known(book):
    assert "role" in council_deeds.check_member(CouncilMember(name="Lò Văn Ước", role="king"))


def test_a_seat_may_not_end_before_it_begins(book):
    member = CouncilMember(name="Lò Văn Ước", from_on=DAY, until_on=DAY - ONE)
    assert "until_on" in council_deeds.check_member(member)
    member.until_on = DAY
    assert council_deeds.check_member(member) == {}


@pytest.mark.parametrize(("gap", "is_free"), [(0, False), (1, True)])
def test_one_chair_at_a_time(book, gap, is_free):
    seat("Giàng A Cũ", "chair", until_on=DAY)
    new = CouncilMember(name="Giàng A Mới", role="chair", from_on=DAY + ONE * gap)
    problems = council_deeds.check_member(new)
    assert (problems == {}) is is_free
    assert is_free or "Giàng A Cũ là Chủ tịch Hội đồng" in problems["role"]


def test_the_chair_may_be_changed_where_it_is(book):
    chair = seat("Giàng A Chủ", "chair")
    chair.post = "Chủ tịch Ủy ban nhân dân xã"
    assert council_deeds.keep_member(chair).sentence.startswith("Sửa thành viên")
    assert chair_on(DAY).post == "Chủ tịch Ủy ban nhân dân xã"


def test_the_same_person_sits_once_at_a_time(book):
    seat("Hòa Văn Lả", post="Trưởng bản")
    problems = council_deeds.check_member(CouncilMember(name="hoà  văn lả", post="Trưởng Bản"))
    assert "trùng tên" in problems["name"]
    other = CouncilMember(name="Hòa Văn Lả", post="Trưởng trạm y tế")
    assert council_deeds.check_member(other) == {}


# --- deeds and the way back ------------------------------------------------------------------


def test_every_deed_leaves_a_line_and_goes_back(book):
    added = council_deeds.keep_member(CouncilMember(name=" Lò  Văn Ước ", from_on=DAY))
    assert added.sentence == "Thêm thành viên Hội đồng “Lò Văn Ước” (Ủy viên)"
    member = CouncilMember.get()
    ended = council_deeds.end_members([member], DAY)
    assert ended.sentence == "“Lò Văn Ước” thôi tham gia Hội đồng sau ngày 21/11/2026"
    assert names(DAY + ONE) == []
    removed = council_deeds.remove_members([member])
    assert all_members() == []
    for change in (removed, ended):
        deeds.undo(change)
    assert names(DAY + ONE) == ["Lò Văn Ước"]
    deeds.undo(added)
    assert all_members() == []


def test_nothing_changed_is_no_line(book):
    member = seat("Lò Văn Ước")
    assert council_deeds.keep_member(member) is None
    assert Change.select().count() == 1


def test_several_end_together_or_not_at_all(book):
    early, late = seat("Lò Văn Ước"), seat("Hà Thị Ánh", from_on=DAY + ONE)
    with pytest.raises(RuleBroken, match="Hà Thị Ánh"):
        council_deeds.end_members([early, late], DAY)
    assert [member.until_on for member in all_members()] == [None, None]
    told = council_deeds.end_members([early, late], DAY + ONE).sentence
    assert told == "2 thành viên thôi tham gia Hội đồng sau ngày 22/11/2026"


def test_moving_changes_places_among_those_of_the_role(book):
    seat("Giàng A Chủ", "chair")
    first, second, third = (seat(name) for name in ("Lò Văn Một", "Lò Văn Hai", "Lò Văn Ba"))
    change = council_deeds.move_member(third, -1, DAY)
    assert names() == ["Giàng A Chủ", "Lò Văn Một", "Lò Văn Ba", "Lò Văn Hai"]
    assert council_deeds.move_member(first, -1, DAY) is None
    assert council_deeds.move_member(second, 1, DAY) is None
    deeds.undo(change)
    assert names()[1:] == ["Lò Văn Một", "Lò Văn Hai", "Lò Văn Ba"]


def test_a_past_seat_is_not_moved(book):
    member = seat("Lò Văn Ước", until_on=DAY - ONE)
    assert council_deeds.move_member(member, 1, DAY) is None


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(ROLES)),
            st.integers(0, 3),
            st.none() | st.integers(-3, 3),
            st.none() | st.integers(-3, 3),
        ),
        max_size=8,
    )
)
def test_however_seats_are_dated_there_is_one_chair_and_the_roles_are_in_order(book, rows):
    CouncilMember.delete().execute()
    for place, (role, position, first, last) in enumerate(rows):
        days = [None if n is None else DAY + ONE * n for n in (first, last)]
        made = CouncilMember(
            name=f"Lò Văn {place}", role=role, position=position, from_on=days[0], until_on=days[1]
        )
        if not council_deeds.check_member(made):
            council_deeds.keep_member(made)
    order = list(ROLES)
    for step in range(-4, 5):
        found = members_on(DAY + ONE * step)
        assert sum(member.role == "chair" for member in found) <= 1
        ranks = [(order.index(member.role), member.position) for member in found]
        assert ranks == sorted(ranks)
        assert all(member.sits_on(DAY + ONE * step) for member in found)
