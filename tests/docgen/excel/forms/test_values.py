"""Values out of single cells: what is written comes back, and nothing typed ever raises."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from docgen.excel.forms.content import FormIndicator, identity_in, sealed
from docgen.excel.forms.days import read_day
from docgen.excel.forms.faults import Fault
from docgen.excel.forms.grid import Raw
from docgen.excel.forms.numbers import number_words, read_figure
from docgen.excel.forms.reading import open_form, read_form
from docgen.excel.forms.words import read_words
from models.database import close, open_folder
from tests.docgen.excel.forms.filled import (
    blank,
    cell,
    fill_office,
    first_form,
    opened,
    saved,
    type_in,
)
from tests.small_book import TODAY

WHOLE = FormIndicator(key="a", title="Số hộ", measure="hộ")
TENTH = FormIndicator(key="b", title="Tỷ lệ", measure="%", decimals=1)
FINE = FormIndicator(key="c", title="Tiền", measure="triệu đồng", decimals=3)


def raw(value: object, **more: object) -> Raw:
    return Raw(sheet="Báo cáo", cell="F12", value=value, **more)


@pytest.mark.parametrize(
    ("typed", "indicator", "value"),
    [
        (0, WHOLE, 0.0),
        ("0", WHOLE, 0.0),
        ("-5", WHOLE, -5.0),
        ("\u22125", WHOLE, -5.0),
        ("1.234.567", WHOLE, 1234567.0),
        ("1,234,567", WHOLE, 1234567.0),
        ("1.234.567,5", TENTH, 1234567.5),
        ("1,234,567.5", TENTH, 1234567.5),
        ("1 234,5", TENTH, 1234.5),
        ("0,5", TENTH, 0.5),
        (".5", TENTH, None),
        ("1,250", FINE, 1.25),
        ("1.250.000", FINE, 1250000.0),
        ("12 hộ.", WHOLE, 12.0),
        ("12 HỘ", WHOLE, 12.0),
        (999_999_999_999_999, WHOLE, 999_999_999_999_999.0),
    ],
)
def test_numbers_typed_as_people_type_them(typed, indicator, value):
    assert read_figure(raw(typed), indicator).value == value


@pytest.mark.parametrize(
    ("typed", "is_missing", "applies"),
    [(None, True, True), ("", True, True), ("  \u00a0", True, True), (0, False, True)]
    + [(word, False, False) for word in ("x", "X", " kad ", "K/AD", "không áp dụng", "N/A")],
)
def test_missing_zero_and_not_applicable_are_three_things(typed, is_missing, applies):
    found = read_figure(raw(typed), WHOLE)
    assert (found.is_missing, found.applies, found.problem) == (is_missing, applies, None)


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_as_it_is_written(number):
    for typed in (number, float(number), str(number), number_words(number)):
        assert read_figure(raw(typed), WHOLE).value == number


@given(st.integers(-(10**9), 10**9))
def test_a_number_with_a_tenth_is_read_as_it_is_written(tenths):
    number = tenths / 10
    for typed in (number, f"{number:.1f}", f"{number:.1f}".replace(".", ","), f"{number:,.1f}"):
        assert read_figure(raw(typed), TENTH).value == pytest.approx(number, rel=1e-11)


@given(st.dates(date(2000, 1, 1), TODAY))
def test_a_day_is_read_as_it_is_written(day):
    serial = (day - date(1899, 12, 30)).days
    ways = (day, f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", f"{day:%Y-%m-%d}")
    long = f"ngày {day:%d} tháng {day.month} năm {day.year}"
    for typed in (*ways, f"{day:%d.%m.%Y}", long, serial if serial > 40_000 else day):
        assert read_day(raw(typed), TODAY)[:2] == (day, None)


def test_the_paper_may_be_of_the_day_it_came_in_and_no_later():
    assert read_day(raw(TODAY), TODAY)[0] == TODAY
    problem = read_day(raw(TODAY + timedelta(days=1)), TODAY)[1]
    assert problem is not None and problem.fault is Fault.FUTURE
    assert read_day(raw(date(2000, 1, 1)), TODAY)[0] == date(2000, 1, 1)
    problem = read_day(raw(date(1999, 12, 31)), TODAY)[1]
    assert problem is not None and problem.fault is Fault.TOO_OLD


@given(st.text(max_size=40) | st.text("0123456789.,-+/eE% xlIO()", max_size=12))
@example("9" * 400)
@example("1e999")
@example("=" * 30)
@settings(max_examples=400)
def test_nothing_typed_ever_raises(text):
    for read in (read_figure(raw(text), WHOLE), read_figure(raw(text), TENTH)):
        assert read.problem is None or "F12" in read.problem.sentence
    assert read_words(raw(text), 4000) is not None
    assert len(read_day(raw(text), TODAY)) == 3
    read_figure(raw(None, formula=f"={text}"), WHOLE)


@given(st.text(min_size=1, max_size=30), st.text(max_size=20), st.integers(1, 99))
def test_an_identity_comes_back_whatever_codes_hold(plan, unit, version):
    made = sealed("0123456789abcdef", plan, unit, "2026-Q3", version)
    assert identity_in(f"Mã biểu: {made.code}  ") == made
    assert identity_in(made.code[:-1] + ("0" if made.code[-1] != "0" else "1")) is None


# --- through a real workbook -----------------------------------------------------------------

WORDS = ["Trồng hoa,", "dọn ngõ:", "đường làng", "(12 km);", "–", "hưởng ứng", "=", "+", "@", "1."]
lines = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
texts = st.lists(lines, max_size=3).map("\n".join)


@pytest.fixture(scope="module")
def given_out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("biểu")
    open_folder(folder / "sổ")
    form = first_form(fill_office())
    close()
    return form, blank(form, folder), folder


def kept(text: str) -> str:
    """Return what is kept of an answer: no spaces at the ends of lines, no empty first or last."""
    return "\n".join(line.strip() for line in text.strip().split("\n")).strip("\n")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    whole=st.none() | st.just("x") | st.integers(0, 5000),
    share=st.none() | st.integers(0, 1000).map(lambda tenths: tenths / 10),
    money=st.none() | st.integers(0, 10**9).map(lambda number: number / 1000),
    answer=texts,
    note=texts,
    day=st.none() | st.dates(date(2026, 1, 1), TODAY),
)
def test_what_is_written_into_a_form_is_read_back(
    given_out, whole, share, money, answer, note, day
):
    form, content, folder = given_out
    book = opened(content)
    type_in(book, {"ct_01": whole, "ct_02": share, "ct_05": money, "ngay_van_ban": day})
    type_in(book, {"so_van_ban": "7/BC"})
    for name, text in (("ket_qua", answer), ("gc_01", note)):
        type_in(book, {name: text or None})
        if text:
            cell(book, name).data_type = "s"
    path = folder / "đi về.xlsx"
    path.write_bytes(saved(book))
    found = read_form(open_form(path), form, TODAY)
    assert found.sentences == []
    by_key = {item.key: item for item in found.figures}
    assert by_key["hoa"].value == (None if whole == "x" else whole)
    assert by_key["hoa"].applies == (whole != "x")
    assert (by_key["ho"].value, by_key["quy"].value) == (share, money)
    assert (found.paper_on, found.answers["ket_qua"]) == (day, kept(answer))
    assert by_key["hoa"].note == kept(note)
