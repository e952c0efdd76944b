"""Named events: met in deadlines, given their day, counted with, taken back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import deeds, event_deeds, events, plan_store
from models.errors import RuleBroken
from models.event_words import event_key, event_name
from models.obligations import Obligation
from models.opening import office_calendar, open_due, track
from models.plan import Milestone, Plan, Task
from models.units import Unit
from models.values import Count, CountUnit, Deadline

TODAY = date(2026, 3, 2)
END = date(2026, 5, 22)
AFTER = Deadline(
    moment="sau khi kết thúc năm học 05 ngày làm việc",
    count=Count(number=5, unit=CountUnit.WORKING_DAY),
)


def stored():
    plan = Plan(
        year=2026,
        milestones=[
            Milestone(title="Nộp danh sách", owed_by_units=True, deadline=AFTER),
            Milestone(title="Họp", deadline=Deadline(on=END)),
        ],
        tasks=[Task(content="Tổng hợp", deadline=Deadline(moment="Khi kết thúc năm học"))],
    )
    return plan_store.save(plan, TODAY)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("sau khi kết thúc năm học", "kết thúc năm học"),
        ("Kết thúc năm học", "Kết thúc năm học"),
        ("trước Đại hội Đảng bộ xã 10 ngày", "Đại hội Đảng bộ xã"),
        ("chậm nhất 05 ngày làm việc trước ngày khai mạc", "khai mạc"),
        ("trong 10 ngày kể từ ngày nhận được văn bản", "nhận được văn bản"),
        ("", ""),
    ],
)
def test_an_event_is_known_by_its_bare_name(words, name):
    assert event_name(words) == name
    assert event_key(words) == event_key(name)


@given(st.text(max_size=60))
def test_the_name_of_a_name_is_the_name(words):
    assert event_key(event_name(words)) == event_key(words)


def test_a_plan_tells_what_it_waits_for(book):
    code = stored()
    plan = plan_store.load(code)
    (awaited,) = events.awaited(plan, events.known(code))
    assert (awaited.name, awaited.on) == ("kết thúc năm học", None)
    assert awaited.used_for == ("Nộp danh sách", "Tổng hợp")
    event_deeds.keep_day("Kết thúc năm học", END, code)
    (awaited,) = events.awaited(plan, events.known(code))
    assert (awaited.on, awaited.for_all) == (END, False)


def test_a_told_day_opens_what_waited_for_it(book):
    Unit.create(code="DV01", name="Trường Một")
    code = stored()
    track(code, TODAY)
    assert open_due(TODAY) == 0
    event_deeds.keep_day("kết thúc năm học", END, code)
    assert open_due(TODAY) == 1
    assert Obligation.get().due_on == date(2026, 5, 29)


def test_a_plan_s_own_day_wins_over_the_one_of_all_plans(book):
    code, other = stored(), stored()
    event_deeds.keep_day("kết thúc năm học", END)
    event_deeds.keep_day("kết thúc năm học", date(2026, 5, 29), code)
    assert office_calendar(code).event_day("khi kết thúc năm học") == date(2026, 5, 29)
    assert office_calendar(other).event_day("khi kết thúc năm học") == END
    assert office_calendar().event_day("khi kết thúc năm học") == END


def test_the_day_of_an_event_is_undone_and_taken_away(book):
    code = stored()
    change = event_deeds.keep_day("kết thúc năm học", END, code)
    assert change.sentence == "Ghi ngày 22/5/2026 cho sự kiện “kết thúc năm học”"
    deeds.undo(change)
    assert events.days(code) == {}
    event_deeds.keep_day("kết thúc năm học", END, code)
    event_deeds.keep_day("kết thúc năm học", None, code)
    assert events.days(code) == {}
    assert event_deeds.keep_day("kết thúc năm học", None, code) is None


def test_an_event_told_for_all_plans_keeps_one_day(book):
    code = stored()
    event_deeds.keep_day("kết thúc năm học", END, code)
    (awaited,) = events.awaited(plan_store.load(code), events.known(code))
    event_deeds.keep_days(code, [(awaited, END, True)])
    (awaited,) = events.awaited(plan_store.load(code), events.known(code))
    assert (awaited.on, awaited.for_all) == (END, True)
    assert events.NamedEvent.select().count() == 1


def test_an_event_without_a_name_is_refused(book):
    with pytest.raises(RuleBroken, match="Hãy nhập tên sự kiện"):
        event_deeds.keep_day("sau khi", END)
