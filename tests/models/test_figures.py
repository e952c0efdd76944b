"""What is reckoned of indicators, as rules: no book, no screen."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure_rules import (
    Entry,
    ValueState,
    Verdict,
    bar_of,
    is_outside,
    number_words,
    percent_reached,
    percent_words,
    reckon,
    rounded,
    target_of,
)
from models.figures import FigurePeriod, FigureSheet, FigureUnit, sums_over_units, total
from models.plan_indicators import Direction, IndicatorKind, PlanIndicator, UnitTarget

MISSING, NOT_APPLICABLE, NIL = (
    Entry(ValueState.MISSING),
    Entry(ValueState.NOT_APPLICABLE),
    Entry(ValueState.NIL),
)
NOT_OWED = Entry(ValueState.NOT_OWED)
ROADS = PlanIndicator(key="km", title="Đường làng được bê tông hóa", measure="km", decimals=1)
SHARE = PlanIndicator(
    key="tl", title="Tỷ lệ hộ phân loại rác", measure="%", kind=IndicatorKind.LAST, decimals=1,
    operator=">=", threshold=90.0, reference="khoản 2, mục III",
)  # fmt: skip
FIRES = PlanIndicator(
    key="chay", title="Số vụ cháy", measure="vụ", direction=Direction.LESS, operator="<=",
    threshold=2.0,
)  # fmt: skip

numbers = st.integers(-10_000, 10_000).map(lambda whole: Decimal(whole) / 10)
amounts = st.integers(0, 10_000).map(lambda whole: Decimal(whole) / 10)


def had(value: object) -> Entry:
    return Entry(ValueState.VALUE, Decimal(str(value)))


entries = st.one_of(amounts.map(had), st.sampled_from([MISSING, NOT_APPLICABLE, NIL, NOT_OWED]))


def told(*parts: Entry) -> list[tuple[str, Entry]]:
    return [(f"Quý {place}", part) for place, part in enumerate(parts, start=1)]


# --- sums ----------------------------------------------------------------------------------------


@given(st.lists(entries))
def test_a_cumulative_value_is_the_sum_of_what_is_printed(parts):
    line = reckon(ROADS, told(*parts))
    known = [part.value for part in parts if part.value is not None]
    assert line.value == (sum(known) if known else None)


@given(st.lists(amounts, min_size=1), st.integers(0, 3))
def test_rounding_comes_first_so_that_sums_agree_with_the_list(values, decimals):
    indicator = PlanIndicator(decimals=decimals)
    printed = [rounded(value, decimals) for value in values]
    line = reckon(indicator, told(*[Entry(ValueState.VALUE, value) for value in printed]))
    by_hand = sum((Decimal(number_words(value).replace(".", "").replace(",", "."))
                   for value in printed), Decimal(0))  # fmt: skip
    assert line.value == by_hand


@given(st.lists(entries))
def test_the_last_value_is_never_a_sum(parts):
    line = reckon(SHARE, told(*parts))
    saying = [
        part for part in parts if part.state in (ValueState.VALUE, ValueState.NOT_APPLICABLE)
    ]
    assert line.value == (saying[-1].value if saying else None)


@given(st.lists(st.lists(entries, min_size=3, max_size=3), max_size=8))
def test_every_unit_is_counted_once_and_the_parts_make_the_whole(rows):
    lines = [reckon(ROADS, told(*row)) for row in rows]
    found = total(ROADS, lines)
    assert found.reported + found.not_applicable + found.nil + found.missing == found.owing
    assert found.owing == sum(any(part is not NOT_OWED for part in row) for row in rows)
    assert 0 <= found.reached <= found.judged <= found.owing
    known = [line.value for line in lines if line.value is not None]
    assert found.value == (sum(known) if known else None)


@pytest.mark.parametrize("part", [MISSING, NOT_APPLICABLE, NIL, NOT_OWED])
def test_what_is_no_value_is_never_taken_for_zero(part):
    line = reckon(ROADS, told(part))
    assert (line.value, line.state) == (None, part.state)
    assert reckon(ROADS, told(had(0))).value == 0


def test_shares_of_units_have_no_sum():
    lines = [reckon(SHARE, told(had(80))), reckon(SHARE, told(had(95)))]
    found = total(SHARE, lines)
    assert found.value is None
    assert (found.reached, found.judged) == (1, 2)


@pytest.mark.parametrize(
    ("measure", "summed"),
    [
        ("%", False),
        (" % hộ", False),
        ("điểm", False),
        ("hộ", True),
        ("triệu đồng", True),
        ("triệu đồng/năm", False),
        ("", True),
    ],
)
def test_only_amounts_are_summed(measure, summed):
    assert sums_over_units(PlanIndicator(measure=measure)) is summed


def test_a_total_needs_the_target_of_every_unit_that_applies():
    lines = [reckon(ROADS, told(had(4)), Decimal(5)), reckon(ROADS, told(MISSING), Decimal(5)),
             reckon(ROADS, told(NOT_APPLICABLE), Decimal(9))]  # fmt: skip
    found = total(ROADS, lines)
    assert (found.value, found.target, found.percent) == (4, 10, Decimal("40.0"))
    assert (found.owing, found.reported, found.missing, found.not_applicable) == (3, 1, 1, 1)
    assert total(ROADS, [*lines, reckon(ROADS, told(had(1)))]).target is None


# --- percent -------------------------------------------------------------------------------------


@given(amounts, amounts, st.sampled_from(Direction))
def test_a_hundred_percent_says_that_the_target_is_met(value, target, direction):
    percent = percent_reached(value, target, direction)
    met = value >= target if direction is Direction.MORE else value <= target
    if percent is not None:
        assert (percent >= 100) == met


@pytest.mark.parametrize(
    ("value", "target", "direction", "shown"),
    [
        ("12", "10", Direction.MORE, "120,0 %"),  # never capped
        ("9.996", "10", Direction.MORE, "99,9 %"),  # never rounded up to what was not reached
        ("2", "3", Direction.MORE, "66,7 %"),
        ("0", "10", Direction.MORE, "0,0 %"),
        ("5", "0", Direction.MORE, "–"),
        ("5", None, Direction.MORE, "–"),
        (None, "5", Direction.MORE, "–"),
        ("-1", "5", Direction.MORE, "–"),
        ("4", "2", Direction.LESS, "50,0 %"),
        ("1", "2", Direction.LESS, "200,0 %"),
        ("0", "2", Direction.LESS, "–"),
    ],
)
def test_percents(value, target, direction, shown):
    given_value = None if value is None else Decimal(value)
    given_target = None if target is None else Decimal(target)
    assert percent_words(percent_reached(given_value, given_target, direction)) == shown


# --- verdicts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("89.9", Verdict.NOT_REACHED), ("90", Verdict.REACHED), ("90.1", Verdict.REACHED)],
)
def test_a_threshold_is_met_from_its_value_on(value, verdict):
    assert reckon(SHARE, told(had(value))).verdict is verdict


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [(">=", 0, 1, 1), (">", 0, 0, 1), ("<=", 1, 1, 0), ("<", 1, 0, 0), ("=", 0, 1, 0)],
)
def test_every_operator_at_its_border(operator, below, at, above):
    indicator = PlanIndicator(operator=operator, threshold=90.0, decimals=1)
    for value, holds in (("89.9", below), ("90", at), ("90.1", above)):
        expected = Verdict.REACHED if holds else Verdict.NOT_REACHED
        assert reckon(indicator, told(had(value))).verdict is expected


def test_a_verdict_says_what_it_rests_on():
    line = reckon(SHARE, told(had("92.5"), MISSING))
    assert line.words == "Đạt: 92,5 % (≥ 90 %, khoản 2, mục III), thiếu Quý 2"
    assert reckon(SHARE, told(MISSING)).words == "Chưa đủ số liệu (≥ 90 %, khoản 2, mục III)"
    assert line.upto == "Quý 1"


def test_a_target_judges_where_there_is_no_threshold():
    line = reckon(ROADS, told(had(4)), Decimal(5))
    assert line.verdict is Verdict.NOT_REACHED
    assert line.words == "Chưa đạt: 4 km (giao ≥ 5 km)"
    assert reckon(ROADS, told(had(4))).verdict is Verdict.NO_BAR


def test_a_sum_with_a_gap_is_judged_only_where_the_gap_cannot_matter():
    assert reckon(FIRES, told(had(3), MISSING)).verdict is Verdict.NOT_REACHED
    assert reckon(FIRES, told(had(1), MISSING)).verdict is Verdict.CANNOT_TELL
    assert reckon(FIRES, told(had(1), NIL)).verdict is Verdict.REACHED
    assert reckon(ROADS, told(had(5), MISSING), Decimal(5)).verdict is Verdict.REACHED
    assert reckon(ROADS, told(had(4), MISSING), Decimal(5)).verdict is Verdict.CANNOT_TELL


@given(st.lists(st.one_of(amounts.map(had), st.just(MISSING)), min_size=1), st.data(),
       st.sampled_from([">=", ">", "<=", "<", "="]), amounts)  # fmt: skip
def test_filling_the_gaps_never_turns_a_verdict_round(parts, data, operator, bar):
    indicator = PlanIndicator(operator=operator, threshold=float(bar), decimals=1)
    before = reckon(indicator, told(*parts)).verdict
    filled = [part if part is not MISSING else had(data.draw(amounts)) for part in parts]
    after = reckon(indicator, told(*filled)).verdict
    assert before in (after, Verdict.CANNOT_TELL)
    assert after is not Verdict.CANNOT_TELL


def test_negative_figures_leave_a_sum_with_a_gap_open():
    change = PlanIndicator(operator=">=", threshold=5.0, low=-10.0)
    assert reckon(change, told(had(6), MISSING)).verdict is Verdict.CANNOT_TELL
    assert reckon(change, told(had(6), had(-2))).verdict is Verdict.NOT_REACHED


def test_what_does_not_apply_is_not_judged():
    assert reckon(SHARE, told(NOT_APPLICABLE)).verdict is Verdict.NOT_APPLICABLE
    assert reckon(SHARE, told(had(95), NOT_APPLICABLE)).verdict is Verdict.NOT_APPLICABLE
    assert reckon(ROADS, told(had(2), NOT_APPLICABLE), Decimal(1)).verdict is Verdict.REACHED


# --- targets, limits, words ----------------------------------------------------------------------


def test_an_own_target_goes_before_the_common_one():
    indicator = PlanIndicator(target=10.0, unit_targets=[UnitTarget(unit="DV01", value=0.0)])
    assert (target_of(indicator, "DV01"), target_of(indicator, "DV02")) == (0, 10)
    assert target_of(PlanIndicator(), "DV01") is None
    assert bar_of(PlanIndicator(direction=Direction.LESS), Decimal(3)).operator == "<="


@pytest.mark.parametrize(
    ("value", "outside"), [(-0.1, True), (0, False), (100, False), (100.1, True)]
)
def test_limits_belong_to_the_range(value, outside):
    assert is_outside(PlanIndicator(low=0.0, high=100.0, decimals=1), value) is outside
    assert not is_outside(PlanIndicator(decimals=1), value)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(1250.5, 1, "1.250,5"), (0.05, 1, "0,1"), (2.675, 2, "2,68"), (1e6, 0, "1.000.000"),
     (-3.25, 1, "-3,3")],
)  # fmt: skip
def test_numbers_are_written_as_papers_do(value, decimals, shown):
    assert number_words(rounded(value, decimals)) == shown


# --- a sheet -------------------------------------------------------------------------------------


@pytest.fixture
def sheet() -> FigureSheet:
    periods = [FigurePeriod("Q1", "Quý I"), FigurePeriod("Q2", "Quý II")]
    east, west = FigureUnit(1, "DV01", "Thôn Đông"), FigureUnit(2, "DV02", "Thôn Tây")
    parts = {
        ("km", 1, "Q1"): had("1.5"), ("km", 1, "Q2"): had("2.0"),
        ("km", 2, "Q1"): MISSING, ("km", 2, "Q2"): had("0.5"),
    }  # fmt: skip
    roads = PlanIndicator(key="km", title="Đường", measure="km", decimals=1, target=2.0)
    return FigureSheet(
        "PT-2026-001", "Làng đẹp", "Báo cáo quý", [roads], periods, [east, west], parts
    )


def test_a_trend_shows_each_period_and_the_running_sum(sheet):
    points = sheet.trend("km", sheet.units[0])
    assert [(point.label, point.value, point.running) for point in points] == [
        ("Quý I", Decimal("1.5"), Decimal("1.5")),
        ("Quý II", Decimal("2.0"), Decimal("3.5")),
    ]


def test_the_trend_of_all_units_tells_how_many_it_rests_on(sheet):
    points = sheet.trend("km")
    assert [(point.value, point.running, point.reported, point.owing) for point in points] == [
        (Decimal("1.5"), Decimal("1.5"), 1, 2),
        (Decimal("2.5"), Decimal("4.0"), 2, 2),
    ]


def test_a_sheet_reckons_up_to_a_period(sheet):
    assert sheet.reckoned("km", sheet.units[0], "Q1").percent == Decimal("75.0")
    assert sheet.reckoned("km", sheet.units[0]).percent == Decimal("175.0")
    whole = sheet.total("km")
    assert (whole.value, whole.target, whole.incomplete) == (Decimal("4.0"), 4, 1)
    assert sheet.entry("km", 9, "Q1").state is ValueState.NOT_OWED
    with pytest.raises(KeyError):
        sheet.indicator("none")


def test_one_period_of_a_sum_is_not_held_against_the_whole(sheet):
    east = sheet.units[0]
    alone = sheet.alone("km", east, "Q1")
    assert (alone.value, alone.target, alone.verdict) == (Decimal("1.5"), None, Verdict.NO_BAR)
    assert sheet.period_total("km", "Q1").percent is None
    sheet.indicators[0] = replace(sheet.indicators[0], kind=IndicatorKind.LAST)
    assert sheet.alone("km", east, "Q1").verdict is Verdict.NOT_REACHED
    assert sheet.period_total("km", "Q2").reached == 1


@pytest.mark.parametrize(
    "title", ["Số ngày trung bình trả hồ sơ", "Thu nhập bình quân", "Tỷ lệ hộ"]
)
def test_averages_are_not_summed_whatever_their_measure(title):
    assert not sums_over_units(PlanIndicator(title=title, measure="ngày"))


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 4))
def test_no_number_is_too_wild_to_be_reckoned(value, decimals):
    indicator = PlanIndicator(decimals=decimals, target=value, operator=">=", threshold=value)
    line = reckon(indicator, told(had(rounded(value, decimals))), target_of(indicator, "x"))
    assert line.words
    assert line.percent is None or percent_words(line.percent)
    assert total(indicator, [line, line]).reported == 2
