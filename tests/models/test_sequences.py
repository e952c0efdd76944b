"""Rows of numbers: which row a paper's number runs in, what is free, when a reason is needed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies

from models import deeds, journal
from models.errors import RuleBroken
from models.sequences import (
    Given,
    Mode,
    Numbering,
    board_of,
    check_free,
    gaps,
    keep_numbering,
    label_of,
    next_after,
    number_key,
    numbering,
    row_order,
    runs,
    sequence_of,
    tidy,
    type_of,
    usual_rows,
    why_reason,
)

DAY = date(2026, 11, 20)
LETTERS = strategies.sampled_from(["", "a", "b", "d", "đ", "k"])
NUMBERS = strategies.builds(
    lambda plain, letter: f"{plain:02d}{letter}", strategies.integers(1, 300), LETTERS
)


@pytest.mark.parametrize(
    ("symbol", "type_name", "by_type", "three", "one"),
    [
        ("/QĐ-UBND", "QUYẾT ĐỊNH", "QĐ", "QĐ", "CHUNG"),
        ("/UBND-VHXH", "Công văn", "CV", "CV", "CHUNG"),
        ("/UBND-VHXH", "", "CV", "CV", "CHUNG"),
        ("/KH-UBND", "Kế hoạch", "KH", "VB", "CHUNG"),
        ("/TTr-UBND", "", "TTr", "VB", "CHUNG"),
        ("/GƯ-UBND", "Giao ước", "GƯ", "VB", "CHUNG"),
        ("", "Biên bản", "BB", "VB", "CHUNG"),
        ("/HĐ-UBND", "Hợp đồng", "HĐ", "VB", "CHUNG"),
        ("/TTr-HĐTĐKT", "Tờ trình", "HĐTĐKT", "HĐTĐKT", "HĐTĐKT"),
        ("/HĐTĐ-KT", "", "HĐTĐKT", "HĐTĐKT", "HĐTĐKT"),
        ("-KH/BCĐ", "Kế hoạch", "BCĐ", "BCĐ", "BCĐ"),
        ("/NQ-HĐND", "Nghị quyết", "NQ", "VB", "CHUNG"),
    ],
)
def test_the_offices_choice_decides_the_row(symbol, type_name, by_type, three, one):
    found = [sequence_of(symbol, type_name, Numbering(mode=mode)) for mode in Mode]
    assert found == [by_type, three, one]


def test_the_councils_row_may_be_split_by_type():
    chosen = Numbering(mode=Mode.ONE, council_by_type=True)
    assert sequence_of("/TTr-HĐTĐKT", "", chosen) == "HĐTĐKT TTr"
    assert sequence_of("/HĐTĐKT-VP", "Công văn", chosen) == "HĐTĐKT CV"
    assert label_of("HĐTĐKT TTr") == "Hội đồng Thi đua - Khen thưởng: tờ trình"
    assert usual_rows(chosen)[:2] == ["CHUNG", "HĐTĐKT QĐ"]


def test_small_letters_and_spaces_name_the_same_row():
    assert type_of("/qđ-UBND") == "QĐ"
    assert type_of("/ttr-UBND") == "TTr"
    assert board_of(" / TTr - HĐTĐKT ") == "HĐTĐKT"
    assert board_of("/QĐ-UBND") == ""


def test_rows_are_listed_the_offices_first():
    keys = ["HĐTĐKT", "KH", "BCĐ KH", "QĐ", "CHUNG", "VB", "CV"]
    assert sorted(keys, key=row_order) == ["CHUNG", "QĐ", "CV", "KH", "VB", "HĐTĐKT", "BCĐ KH"]


# --- numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5", "05"), ("005", "05"), (" 12A ", "12a"), ("7Đ", "07đ"), ("150", "150")],
)
def test_a_number_is_tidied(typed, kept):
    assert tidy(typed) == kept


@pytest.mark.parametrize("typed", ["", "0", "00", "a", "12ab", "1/2", "7 bis", "-3", "1234567"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(RuleBroken, match=r"không đúng"):
        tidy(typed)


def test_inserted_numbers_stand_between():
    numbers = ["13", "12đ", "12a", "2", "12", "12d"]
    assert sorted(numbers, key=number_key) == ["2", "12", "12a", "12d", "12đ", "13"]
    assert number_key("05") == number_key("5") != number_key("5a")
    assert number_key("12A") == number_key("12a")


@given(strategies.lists(NUMBERS, max_size=40), strategies.integers(1, 30))
def test_next_and_gaps_leave_no_number_out(numbers, first):
    free, following = gaps(numbers, first), int(next_after(numbers, first))
    taken = {number_key(number)[0] for number in numbers if not number[-1].isalpha()}
    assert not set(free) & taken
    assert all(number_key(number)[0] < following for number in numbers)
    highest = max((number_key(number)[0] for number in numbers), default=0)
    assert following == max(first, highest + 1)
    whole = {number for number in taken if number >= first}
    assert sorted({*free, *whole}) == list(range(first, highest + 1))


@given(strategies.lists(NUMBERS, max_size=40))
def test_runs_hold_just_the_gaps(numbers):
    missing = gaps(numbers)
    told = [number for first, last in runs(missing, numbers) for number in range(first, last + 1)]
    assert told == missing
    inserted = {number_key(number)[0] for number in numbers if number[-1].isalpha()}
    assert not [run for run in runs(missing, numbers) if set(range(run[0], run[1])) & inserted]


def test_an_inserted_number_cuts_a_run():
    assert runs([3, 4, 5, 9]) == [(3, 5), (9, 9)]
    assert runs([3, 4, 5], ["4a"]) == [(3, 4), (5, 5)]


def test_an_empty_row_begins_with_its_first_number():
    assert next_after([]) == "01"
    assert next_after([], 58) == "58"
    assert next_after(["57"], 58) == "58"
    assert gaps(["60"], 58) == [58, 59]


# --- reasons and doubles -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "day", "why"),
    [
        ("10", DAY, ""),
        ("10", DAY - timedelta(days=1), "Số 09 đã đề ngày 20/11/2026, muộn hơn"),
        ("08", DAY, ""),
        ("08", DAY + timedelta(days=1), "Số 09 đã đề ngày 20/11/2026, sớm hơn"),
        ("10", None, ""),
        ("12a", DAY, "Số 12a là số chèn"),
        ("09a", None, "Số 09a là số chèn"),
    ],
)
def test_a_reason_is_asked_for_what_is_out_of_order(number, day, why):
    others = [Given(number="09", day=DAY), Given(number="08a")]
    assert why_reason(number, day, others).startswith(why)
    assert bool(why_reason(number, day, others)) == bool(why)


@given(strategies.lists(strategies.tuples(NUMBERS, strategies.dates()), max_size=12))
def test_numbers_in_the_order_of_days_never_need_a_reason(pairs):
    days = sorted(day for _, day in pairs)
    plain = [f"{place:02d}" for place in range(1, len(days) + 1)]
    row = [Given(number=number, day=day) for number, day in zip(plain, days, strict=True)]
    for place, item in enumerate(row):
        assert why_reason(item.number, item.day, row[:place] + row[place + 1 :]) == ""


@given(NUMBERS, strategies.lists(NUMBERS, max_size=20))
def test_no_number_twice(number, others):
    row = [Given(number=other) for other in others]
    if number_key(number) in {number_key(other) for other in others}:
        with pytest.raises(RuleBroken, match="đã cấp cho văn bản khác"):
            check_free(number, "/KH-UBND", 2026, row, "99")
    else:
        check_free(number, "/KH-UBND", 2026, row, "99")


# --- the setting -------------------------------------------------------------------------------


def test_the_choice_is_kept_told_and_taken_back(book):
    assert numbering() == Numbering()
    chosen = Numbering(mode=Mode.THREE, starts={"2026 QĐ": 58, "2026 CV": 1})
    change = keep_numbering(chosen)
    assert numbering() == Numbering(mode=Mode.THREE, starts={"2026 QĐ": 58})
    assert numbering().first("QĐ", 2026) == 58
    assert numbering().first("QĐ", 2027) == 1
    assert journal.recent(1)[0].sentence == "Sửa cách đánh số văn bản"
    assert keep_numbering(chosen) is None
    deeds.undo(change)
    assert numbering() == Numbering()


def test_a_row_cannot_begin_with_nought(book):
    with pytest.raises(RuleBroken, match="từ 1 trở lên"):
        keep_numbering(Numbering(starts={"2026 QĐ": 0}))
    assert numbering() == Numbering()


@pytest.mark.parametrize(("number", "asks"), [("1005", False), ("1006", True), ("999999", True)])
def test_a_number_far_ahead_of_all_needs_a_reason(number, asks):
    told = why_reason(number, date(2026, 3, 1), [Given(number="05", day=date(2026, 1, 5))])
    assert ("quá xa" in told) is asks
