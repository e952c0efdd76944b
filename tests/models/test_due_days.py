"""What lies ahead, from the demonstration office."""

from datetime import date, timedelta

import icalendar
import pytest

from docgen.calendar_file import write_calendar
from docgen.jobs.demo import make_demo
from models.due_days import DueDay, ahead
from models.errors import RuleBroken
from models.obligations import Obligation

TODAY = date(2026, 11, 21)


@pytest.fixture
def demo(book):
    make_demo(TODAY)
    return book


def test_all_that_is_still_owed_stands_on_its_day_once(demo):
    days = ahead(TODAY)
    assert days == sorted(days, key=lambda day: day.on)
    assert len({day.uid for day in days}) == len(days)
    assert all(day.on >= TODAY for day in days)
    open_now = [
        item
        for item in Obligation.select()
        if item.first_accepted_on is None and item.exempt_on is None and item.last_day >= TODAY
    ]
    assert sum(len(day.units) for day in days) == len(open_now)
    assert any(day.upward for day in days)


def test_a_day_that_was_today_is_still_there_and_gone_tomorrow(demo):
    first = ahead(TODAY)[0]
    assert any(day.uid == first.uid for day in ahead(first.on))
    assert all(day.uid != first.uid for day in ahead(first.on + timedelta(days=1)))


def test_one_plan_alone(demo):
    assert {day.plan_code for day in ahead(TODAY, code="PT-2026-002")} == {"PT-2026-002"}


def test_a_calendar_is_read_again_with_the_same_identities(demo, tmp_path):
    path, later = tmp_path / "lịch.ics", tmp_path / "sau.ics"
    count = write_calendar(ahead(TODAY), TODAY, path)
    write_calendar(ahead(TODAY), TODAY, later)
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    again = icalendar.Calendar.from_ical(later.read_bytes()).walk("VEVENT")
    assert len(events) == count == len(ahead(TODAY))
    assert [str(event["uid"]) for event in events] == [str(event["uid"]) for event in again]
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
               for event in events)  # fmt: skip
    assert all(event.walk("VALARM") for event in events)
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")


def test_words_with_commas_and_lines_stay_whole(tmp_path):
    day = DueDay(
        uid="a", on=date(2026, 12, 31), title="Báo cáo; “quý”, \\ IV", plan_code="PT",
        plan_title="Một\nhai", units=tuple(f"Thôn {place}" for place in range(20)),
    )  # fmt: skip
    write_calendar([day], TODAY, tmp_path / "a.ics")
    (event,) = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Hạn: Báo cáo; “quý”, \\ IV (20 đơn vị)"
    assert "và 8 đơn vị khác" in str(event["description"])
    assert event.decoded("dtend") == date(2027, 1, 1)


def test_nothing_ahead_is_said_and_writes_nothing(book, tmp_path):
    with pytest.raises(RuleBroken, match="Không có hạn nộp"):
        write_calendar(ahead(TODAY), TODAY, tmp_path / "a.ics")
    assert not (tmp_path / "a.ics").exists()
