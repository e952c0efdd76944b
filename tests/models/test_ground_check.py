"""Grounds of a plan against the register, on the day the plan was or will be signed."""

from datetime import date

import pytest

from models import legal
from models.ground_check import (
    cites,
    ground_of,
    outdated,
    paper_span,
    recognised,
    replace_ground,
    standing,
)
from models.laws import by_number
from models.plan import Ground, Head, Node, Plan, Role

LAWS = legal.shipped()
TODAY = date(2026, 11, 21)
OLD = by_number("98/2023/NĐ-CP", LAWS)
NEW = by_number("152/2025/NĐ-CP", LAWS)


def plan_of(*texts: str, day=21, month=11, year=2026, **fields) -> Plan:
    head = Head(day=day, month=month, year=year)
    return Plan(head=head, grounds=[Ground(text=text) for text in texts], **fields)


@pytest.mark.parametrize(
    ("day", "month", "year", "span"),
    [
        (5, 3, 2024, (date(2024, 3, 5), date(2024, 3, 5))),
        (None, 2, 2024, (date(2024, 2, 1), date(2024, 2, 29))),
        (None, None, 2024, (date(2024, 1, 1), date(2024, 12, 31))),
        (None, None, 2026, (TODAY, TODAY)),
        (None, None, 2027, (TODAY, TODAY)),
        (None, None, None, (TODAY, TODAY)),
        (31, 4, 2024, (TODAY, TODAY)),
        (None, 13, 2024, (TODAY, TODAY)),
    ],
)
def test_the_day_that_counts_follows_what_the_head_tells(day, month, year, span):
    assert paper_span(plan_of(day=day, month=month, year=year), TODAY) == span


def test_a_head_without_a_year_takes_the_plans():
    plan = plan_of(day=None, month=None, year=None, **{})
    plan.year = 2019
    assert paper_span(plan, TODAY) == (date(2019, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("day", "month", "told"),
    [(30, 6, False), (1, 7, True)],
)
def test_a_decree_is_reported_from_the_day_after_its_last(day, month, told):
    plan = plan_of(OLD.full, day=day, month=month, year=2025)
    found = outdated(plan, LAWS, TODAY)
    assert bool(found) is told
    if told:
        (item,) = found
        assert item.instead == "152/2025/NĐ-CP"
        assert "152/2025/NĐ-CP" in item.sentence
        assert (item.section, item.path, item.is_advice) == ("grounds", "grounds.0", True)


def test_a_plan_of_a_year_is_told_only_what_held_on_no_day_of_it():
    assert outdated(plan_of(OLD.full, day=None, month=None, year=2025), LAWS, TODAY) == []
    assert outdated(plan_of(OLD.full, day=None, month=12, year=2025), LAWS, TODAY)
    assert outdated(plan_of(NEW.full, day=None, month=None, year=2024), LAWS, TODAY)


def test_a_text_not_yet_in_force_has_nothing_in_its_place():
    (item,) = outdated(plan_of(NEW.full, day=30, month=6, year=2025), LAWS, TODAY)
    assert "mới có hiệu lực" in item.sentence
    assert item.instead == ""


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("Nghị định số 98/2023/NĐ-CP của Chính phủ", "", "Hết hiệu lực"),
        ("", "98/2023/NĐ-CP", "Hết hiệu lực"),
        ("Căn cứ Luật Thi đua, khen thưởng;", "", "Còn hiệu lực"),
        ("Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", "", "Hết hiệu lực"),
        ("Kế hoạch số 5/KH-UBND", "5/KH-UBND", ""),
        ("Luật Giao thông", "", ""),
    ],
)
def test_a_ground_typed_by_hand_shows_its_standing(text, number, words):
    ground = Ground(text=text, number=number)
    assert standing(ground, LAWS, (TODAY, TODAY)) == words


def test_a_law_cited_by_name_is_the_one_of_its_time():
    ground = Ground(text="Luật Thi đua, khen thưởng")
    for year, number in ((2020, "15/2003/QH11"), (2025, "06/2022/QH15")):
        day = date(year, 5, 1)
        assert recognised(ground, LAWS, (day, day)).number == number


def test_replacing_a_ground_rewrites_record_and_words():
    node = Node(text=f"Căn cứ {OLD.full};", role=Role.GROUNDS)
    plan = plan_of(OLD.full, outline=[node])
    assert replace_ground(plan, 0, NEW)
    assert plan.grounds == [ground_of(NEW)]
    assert node.text == f"Căn cứ {NEW.full};"
    assert outdated(plan, LAWS, TODAY) == []
    assert cites(plan, NEW, LAWS, (TODAY, TODAY))


def test_replacing_by_what_is_cited_already_leaves_it_once():
    plan = plan_of(OLD.full)
    plan.grounds.append(ground_of(NEW))
    assert replace_ground(plan, 0, NEW)
    assert [ground.number for ground in plan.grounds] == ["152/2025/NĐ-CP"]


def test_words_that_still_speak_of_the_old_text_are_told():
    node = Node(text="Theo NĐ 98/2023/NĐ-CP, các đơn vị thực hiện.")
    plan = plan_of(OLD.full, outline=[node])
    plan.grounds[0].number = OLD.number
    assert replace_ground(plan, 0, NEW) is False
    assert "98/2023" in node.text
