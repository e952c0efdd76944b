"""Dates and numbers as offices type them, and the fields for them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget

from tests.ui.conftest import TODAY
from tests.ui.shown import shown
from ui.forms.typed_date import read_date, weekday, written_date
from ui.forms.typed_number import read_number, written_number
from ui.widgets.date_field import DateField
from ui.widgets.number_field import NumberField


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/12", date(2026, 12, 5)),
        ("05/12/2024", date(2024, 12, 5)),
        ("5-12-24", date(2024, 12, 5)),
        ("5.12.2024", date(2024, 12, 5)),
        ("051224", date(2024, 12, 5)),
        ("05122024", date(2024, 12, 5)),
        ("0512", date(2026, 12, 5)),
        (" 5 12 ", date(2026, 12, 5)),
        ("29/2/2024", date(2024, 2, 29)),
        ("ngày 5 tháng 12 năm 2024", date(2024, 12, 5)),
        ("Ngày 05 tháng 12", date(2026, 12, 5)),
    ],
)
def test_a_day_is_read_as_offices_type_it(typed, day):
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("29/2/2026", "không có ngày 29"),
        ("31/11", "không có ngày 31"),
        ("12/13/2026", "Không có tháng 13"),
        ("0/5", "không có ngày 0"),
        ("5/12/1024", "Năm 1024"),
        ("mai", "Hãy gõ ngày"),
        ("5/", "Hãy gõ ngày"),
        ("5", "Hãy gõ ngày"),
        ("5/12/2024/1", "Hãy gõ ngày"),
    ],
)
def test_what_is_no_day_is_refused_with_a_reason(typed, words):
    with pytest.raises(ValueError, match=words):
        read_date(typed, TODAY)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_written_day_reads_back(day):
    assert read_date(written_date(day), TODAY) == day
    assert read_date(f"{day:%d%m%Y}", TODAY) == day


def test_the_week_begins_on_monday():
    assert [weekday(date(2026, 11, day)) for day in (21, 22, 23)] == [
        "Thứ Bảy",
        "Chủ nhật",
        "Thứ Hai",
    ]


def test_the_field_puts_the_day_in_order_only_when_it_is_left(qtbot):
    field = shown(qtbot, DateField(TODAY))
    qtbot.keyClicks(field.edit, "5/12")
    assert field.edit.text() == "5/12", "never rewritten while typing"
    assert field.day() == date(2026, 12, 5)
    assert field.weekday.text() == "Thứ Bảy"
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "05/12/2026"


def test_the_field_may_be_blank(qtbot):
    field = shown(qtbot, DateField(TODAY, TODAY))
    field.edit.clear()
    assert field.day() is None and field.problem() == ""


def test_the_field_keeps_words_that_are_no_day(qtbot):
    field = shown(qtbot, DateField(TODAY))
    qtbot.keyClicks(field.edit, "31/2")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "31/2" and field.day() is None
    assert "không có ngày 31" in field.problem()
    assert field.edit.property("wrong") is True
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.day() == date(2026, 11, 22), "arrows start from today"
    assert field.edit.property("wrong") is False


def test_the_field_tells_every_change(qtbot):
    field = shown(qtbot, DateField(TODAY))
    with qtbot.waitSignal(field.changed) as caught:
        field.set_day(date(2026, 12, 1))
    assert caught.args == [date(2026, 12, 1)]


def test_a_day_is_taken_from_the_calendar(qtbot):
    field = shown(qtbot, DateField(TODAY))
    field.pick.click()
    calendar = field.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 21), "opens at today"
    calendar.clicked.emit(QDate(2026, 12, 5))
    assert field.day() == date(2026, 12, 5)
    assert not calendar.isVisible()


# --- typed numbers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "12"),
        ("95,5", "95.5"),
        ("95.5 %", "95.5"),
        ("1.500.000", "1500000"),
        ("1.500", "1500"),
        ("1.500.000,25", "1500000.25"),
        ("-3", "-3"),
        ("20 000 đồng", "20000"),
    ],
)
def test_a_number_is_read_as_offices_type_it(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "mười", "1.50.0", "1,5,5", "12.3456", "--1"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match="Hãy gõ số"):
        read_number(typed)


@given(st.decimals(-(10**9), 10**12, places=2))
def test_a_written_number_reads_back(number):
    assert read_number(written_number(number)) == number


def test_the_number_field_knows_its_limits(qtbot):
    field = shown(qtbot, NumberField(unit="%", least=0, most=100, whole=True))
    for typed, good in (("0", True), ("100", True), ("101", False), ("-1", False), ("5,5", False)):
        field.edit.setText(typed)
        assert (field.value() is not None) is good, typed
        assert bool(field.problem()) is not good
    field.edit.clear()
    assert field.value() is None and field.problem() == ""


def test_dots_are_set_when_the_number_field_is_left(qtbot):
    field = shown(qtbot, NumberField())
    qtbot.keyClicks(field.edit, "1500000")
    assert field.edit.text() == "1500000" and field.value() == 1_500_000
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "1.500.000"
