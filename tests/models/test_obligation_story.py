from datetime import date, datetime

import pytest

from models import indicators, journal, receiving
from models.extending import extend, withdraw
from models.obligation_story import first_accepted, received_words, story_of
from models.obligations import Channel, Receipt
from models.receiving import HandIn, Verdict, book, exempt, remind, strike_out
from models.states import State
from models.tracking import cells
from tests.models.reported import TODAY, fill, item


@pytest.fixture
def code(book) -> str:
    return fill()


def titles() -> list[str]:
    return [event.title for event in story_of(item()).events]


def test_the_whole_way_of_a_report_is_told_in_order(code):
    remind([item()], date(2026, 3, 16), "8/UBND", Channel.EMAIL)
    extend([item()], date(2026, 3, 31), "CV 12", date(2026, 3, 17), "mưa lũ")
    back = HandIn(
        received_on=date(2026, 3, 25), verdict=Verdict.RETURNED, reason="Thiếu biểu",
        redo_by=date(2026, 3, 28),
    )  # fmt: skip
    book(item(), back, TODAY)
    book(item(), HandIn(received_on=date(2026, 3, 27), paper_number="5/BC"), TODAY)
    book(item(), HandIn(received_on=date(2026, 4, 2)), TODAY)
    assert titles() == [
        "Mở kỳ theo kế hoạch",
        "Đôn đốc ngày 16/3/2026",
        "Gia hạn đến hết ngày 31/3/2026",
        "Trả lại để làm lại",
        "Nhận, đạt yêu cầu",
        "Nhận bản chỉnh sửa, bổ sung (ngày nộp vẫn tính 27/3/2026)",
    ]
    told = "\n".join("; ".join(event.details) for event in story_of(item()).events)
    assert "Công văn số 8/UBND" in told and "Văn bản: 5/BC" in told
    assert "Theo CV 12 ngày 17/3/2026; Lý do: mưa lũ" in told
    assert "Lý do trả lại: Thiếu biểu; Nộp lại chậm nhất 28/3/2026" in told


def test_a_correction_keeps_the_first_date_and_the_verdict(code):
    book(item(), HandIn(received_on=date(2026, 3, 20)), TODAY)
    book(item(), HandIn(received_on=date(2026, 5, 4)), TODAY)
    assert item().first_accepted_on == date(2026, 3, 20)
    assert cells([item()], TODAY)[0].standing.state is State.ON_TIME


def test_when_the_first_is_struck_the_correction_is_what_counts(code):
    first = book(item(), HandIn(received_on=date(2026, 3, 20)), TODAY)
    book(item(), HandIn(received_on=date(2026, 5, 4)), TODAY)
    strike_out([first], "Ghi nhầm đơn vị")
    assert item().first_accepted_on == date(2026, 5, 4)
    events = story_of(item()).receipts
    assert [(event.kind, event.void) for event in events] == [
        ("accepted", True), ("accepted", False),
    ]  # fmt: skip
    assert events[0].ended == "Đã gạch ngày 21/11/2026: Ghi nhầm đơn vị"


def test_an_undone_strike_is_told_no_more(code):
    receipt = book(item(), HandIn(received_on=date(2026, 3, 20)), TODAY)
    strike_out([receipt], "Nhầm")
    receiving.undo(journal.recent(1)[0])
    assert [(event.void, event.ended) for event in story_of(item()).receipts] == [(False, "")]


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        (datetime(2026, 3, 20, 16), "nhận ngày 20/3/2026"),
        (datetime(2026, 3, 23, 9), "nhận ngày 20/3/2026, vào sổ ngày 23/3/2026"),
    ],
)
def test_the_day_of_entry_is_told_where_it_differs(entered, words):
    assert received_words(Receipt(received_on=date(2026, 3, 20), entered_at=entered)) == words


def test_a_withdrawn_extension_stays_readable(code):
    extend([item()], date(2026, 3, 31), "CV 12")
    withdraw([item()])
    event = next(event for event in story_of(item()).events if event.kind == "extended")
    assert (event.void, event.ended) == (True, "Đã bỏ lần gia hạn này")


def test_an_exemption_is_told_with_its_reason(code):
    exempt([item()], date(2026, 3, 18), "Mới thành lập")
    event = story_of(item()).events[-1]
    assert event.title == "Được miễn từ ngày 18/3/2026"
    assert event.details == ("Lý do: Mới thành lập",)


def test_what_is_in_is_not_exempted(code):
    book(item(), HandIn(received_on=date(2026, 3, 20)), TODAY)
    with pytest.raises(receiving.RuleBroken, match="đã nộp ngày 20/3/2026"):
        exempt([item("Thôn Đoài"), item()], TODAY, "Thiên tai")
    assert item("Thôn Đoài").exempt_on is None


def test_values_handed_in_are_told(code):
    receipt = book(item(), HandIn(received_on=date(2026, 3, 20)), TODAY)
    plan = item().plan_id
    for position, (title, value, applies) in enumerate(
        (("Đường làm mới", 1250.5, True), ("Nhà tạm", None, True), ("Chợ", None, False))
    ):
        made = indicators.Indicator.create(
            plan=plan, key=f"k{position}", position=position, title=title, measure="m", decimals=1
        )
        indicators.IndicatorValue.create(
            receipt=receipt, indicator=made, value=value, applies=applies
        )
    details = story_of(item()).receipts[0].details
    assert details[-3:] == (
        "Đường làm mới: 1.250,5 m", "Nhà tạm: chưa có số liệu", "Chợ: không áp dụng",
    )  # fmt: skip


def test_of_several_on_one_day_the_first_entered_is_the_first():
    one, two = (Receipt(id=n, received_on=date(2026, 3, 20), verdict="accepted") for n in (1, 2))
    assert first_accepted([one, two]) is one
    assert first_accepted([]) is None
