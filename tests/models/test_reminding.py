"""Reminding: exactly the late, how manieth time, what a cancelled letter leaves behind."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.contexts.wording import ordinal
from docgen.jobs import papers
from models import journal, undoing
from models.contacts import by_contact
from models.documents import Document
from models.errors import RuleBroken
from models.extending import extend
from models.obligation_story import story_of
from models.obligations import Channel, Obligation, Reminder, Verdict, owed
from models.plan_records import PlanRecord
from models.receiving import HandIn, book, exempt, remind
from models.reminding import (
    Told,
    cancel_letter,
    earlier,
    log_contact,
    log_of,
    log_of_plan,
    log_of_unit,
    times,
    to_remind,
)
from models.tracking import matrix, overview
from models.units import Unit
from tests.small_book import TODAY, fill

DAY = timedelta(days=1)


@pytest.fixture
def code(book) -> str:
    return fill()


def late(code: str, today: date = TODAY) -> list:
    return to_remind(matrix(code, today).late)


def periods(code: str) -> set[tuple[str, str]]:
    return {(cell.unit.name, cell.obligation.period) for cell in late(code)}


def one(unit: str, period: str) -> Obligation:
    return next(item for item in owed() if item.unit.name == unit and item.period == period)


def told(day: date, void: str = "") -> Told:
    return Told(
        id=1,
        obligation=1,
        unit="",
        report="",
        plan="",
        on=day,
        channel=Channel.PHONE,
        letter="",
        contact="",
        note="",
        document=None,
        void=void,
    )


# --- who ------------------------------------------------------------------------------------


def test_only_what_is_past_its_day_is_reminded_of(code):
    first = one("Thôn Nà Sao", "2026-Q1")
    assert not late(code, first.last_day)
    day_after = {cell.obligation.id for cell in late(code, first.last_day + DAY)}
    assert first.id in day_after
    assert {cell.obligation.period for cell in late(code, first.last_day + DAY)} == {"2026-Q1"}


def test_nobody_exempt_extended_or_accepted_since_is_reminded(code):
    before = periods(code)
    exempt([one("Thôn Nà Sao", "2026-Q1")], TODAY, "Lũ quét")
    extend([one("Thôn Nà Sao", "2026-Q2")], TODAY)  # today is the last good day
    book(one("Thôn Nà Sao", "2026-Q3"), HandIn(received_on=TODAY), TODAY)
    gone = {("Thôn Nà Sao", f"2026-Q{number}") for number in (1, 2, 3)}
    assert before - periods(code) == gone
    assert periods(code) == {("Thôn Đồng Mạ", f"2026-Q{number}") for number in (1, 2, 3)}


def test_after_a_return_there_is_time_until_the_day_set(code):
    item = one("Thôn Nà Sao", "2026-Q1")
    sent_back = HandIn(
        received_on=TODAY - 5 * DAY,
        verdict=Verdict.RETURNED,
        reason="thiếu biểu",
        redo_by=TODAY,
    )
    book(item, sent_back, TODAY)
    assert (item.unit.name, item.period) not in periods(code)
    tomorrow = {cell.obligation.id for cell in late(code, TODAY + DAY)}
    assert item.id in tomorrow


def test_a_return_without_a_day_is_reminded_of_at_once(code):
    item = one("Thôn Nà Sao", "2026-Q1")
    book(item, HandIn(received_on=TODAY, verdict=Verdict.RETURNED, reason="sai kỳ"), TODAY)
    assert (item.unit.name, item.period) in periods(code)


# --- how often ------------------------------------------------------------------------------


def test_each_report_counts_for_itself_across_periods(code):
    first, second = one("Thôn Nà Sao", "2026-Q1"), one("Thôn Nà Sao", "2026-Q2")
    for days in (30, 20, 10):
        log_contact([first], TODAY - days * DAY, TODAY)
    log_contact([second], TODAY - 5 * DAY, TODAY)
    before = earlier([first.id, second.id], TODAY)
    assert (times(before[first.id]), times(before[second.id])) == (4, 2)
    assert times(earlier([one("Thôn Đồng Mạ", "2026-Q1").id], TODAY).get(0, ())) == 1


def test_a_letter_and_a_call_of_one_day_are_one_time(code):
    item = one("Thôn Nà Sao", "2026-Q1")
    remind([item], TODAY - DAY, "15/UBND-VHXH")
    log_contact([item], TODAY - DAY, TODAY)
    assert times(earlier([item.id], TODAY)[item.id]) == 2
    assert times(earlier([item.id], TODAY - DAY)[item.id]) == 1  # of the day itself: not earlier


@given(st.lists(st.integers(0, 12)), st.integers(0, 13))
def test_the_number_of_a_reminder_is_one_more_than_the_days_before(days, today):
    lines = [told(TODAY + day * DAY) for day in days if day < today]
    assert times(lines) == len({day for day in days if day < today}) + 1


@pytest.mark.parametrize(("number", "words"), [(2, "hai"), (3, "ba"), (10, "mười"), (11, "11")])
def test_the_times_are_told_in_words(number, words):
    assert ordinal(number) == words


# --- the log --------------------------------------------------------------------------------


def test_a_call_is_noted_with_whom_and_taken_back(code):
    item = one("Thôn Nà Sao", "2026-Q1")
    change = log_contact([item], TODAY, TODAY, contact=" Lò  Thị Mỷ ", note="hẹn thứ Tư")
    (line,) = log_of([item.id])[item.id]
    assert (line.contact, line.note, line.channel_words) == (
        "Lò Thị Mỷ",
        "hẹn thứ Tư",
        "Điện thoại, Zalo",
    )
    assert "Thôn Nà Sao" in change.sentence
    assert undoing.can_undo(change)
    undoing.undo(change, TODAY)
    assert log_of([item.id]) == {}
    assert not undoing.can_undo(journal.Change.get_by_id(change.id))


def test_a_call_to_come_or_about_nothing_is_refused(code):
    with pytest.raises(RuleBroken, match="sau ngày hôm nay"):
        log_contact([one("Thôn Nà Sao", "2026-Q1")], TODAY + DAY, TODAY)
    with pytest.raises(RuleBroken, match="ít nhất một"):
        log_contact([], TODAY, TODAY)
    assert Reminder.select().count() == 0


def test_the_log_names_the_letter_by_its_number_once_it_has_one(book, code):
    letter = papers.make(book, "reminder", code, TODAY)
    item = one("Thôn Nà Sao", "2026-Q1")
    assert log_of([item.id])[item.id][0].letter == "công văn ngày 21/11/2026"
    letter.number, letter.symbol = "15", "/UBND-VHXH"
    letter.dated_on = TODAY + DAY
    letter.save()
    (line,) = log_of([item.id])[item.id]
    assert line.words == "tại Công văn số 15/UBND-VHXH ngày 22/11/2026"
    events = [event for event in story_of(item).events if event.kind == "reminded"]
    assert events[0].details == ("Công văn số 15/UBND-VHXH ngày 22/11/2026",)


def test_a_cancelled_letter_stays_in_the_log_and_does_not_count(book, code):
    letter = papers.make(book, "reminder", code, TODAY)
    item = one("Thôn Nà Sao", "2026-Q1")
    assert matrix(code, TODAY).late[0].reminders == 1
    change = cancel_letter(letter)
    (line,) = log_of([item.id])[item.id]
    assert "hủy" in line.void
    assert line.document is None
    assert {cell.reminders for cell in matrix(code, TODAY).late} == {0}
    assert times(earlier([item.id], TODAY + DAY)[item.id]) == 1
    event = next(event for event in story_of(item).events if event.kind == "reminded")
    assert event.void
    assert "hủy" in event.ended
    newer = papers.make(book, "reminder", code, TODAY)  # it may take the free id
    assert [bool(line.void) for line in log_of([item.id])[item.id]] == [True, False]
    assert newer.whole
    with pytest.raises(RuleBroken):  # its number in the book is taken again
        undoing.undo(change, TODAY)


def test_cancelling_can_be_taken_back(book, code):
    letter = papers.make(book, "reminder", code, TODAY)
    undoing.undo(cancel_letter(letter), TODAY)
    assert Document.get_by_id(letter.id).subject == letter.subject
    assert {cell.reminders for cell in matrix(code, TODAY).late} == {1}


def test_a_numbered_letter_and_other_papers_are_not_cancelled(book, code):
    letter = papers.make(book, "reminder", code, TODAY)
    letter.number = "15"
    letter.save()
    with pytest.raises(RuleBroken, match="đã có số"):
        cancel_letter(letter)
    with pytest.raises(RuleBroken, match="công văn đôn đốc"):
        cancel_letter(papers.make(book, "plan", code, TODAY))


def test_a_lost_letter_is_told_too(book, code):
    letter = papers.make(book, "reminder", code, TODAY)
    Document.delete().where(Document.id == letter.id).execute()
    plan = PlanRecord.get(PlanRecord.code == code)
    assert all("hủy" in line.void for line in log_of_plan(plan.id))


def test_a_unit_and_a_plan_have_their_log_newest_first(code):
    mine, other = one("Thôn Nà Sao", "2026-Q1"), one("Thôn Đồng Mạ", "2026-Q1")
    log_contact([mine], TODAY - 2 * DAY, TODAY, note="một")
    log_contact([mine, other], TODAY, TODAY, note="hai")
    assert [line.note for line in log_of_unit(mine.unit_id)] == ["hai", "một"]
    plan = PlanRecord.get(PlanRecord.code == code)
    assert [line.note for line in log_of_plan(plan.id)] == ["hai", "hai", "một"]
    assert overview(TODAY).overdue[0].reminders in (1, 2)


# --- by contact person ----------------------------------------------------------------------


def test_one_telephone_is_one_person_and_units_without_stand_last(code):
    Unit.update(contact="Lò Thị Mỷ", phone="0912 345 678").where(
        Unit.name == "Thôn Nà Sao"
    ).execute()
    assert [line.contact for line in by_contact(late(code))] == ["Lò Thị Mỷ", ""]
    assert [line.known for line in by_contact(late(code))] == [True, False]
    Unit.update(contact="bà Mỷ", phone="0912345678").where(Unit.name == "Thôn Đồng Mạ").execute()
    (line,) = by_contact(late(code))
    assert len(line.units) == 2
    assert len(line.cells) == len(late(code))


def test_without_a_telephone_the_name_is_the_person(code):
    Unit.update(contact="Lò Thị Mỷ").execute()
    assert len(by_contact(late(code))) == 1
