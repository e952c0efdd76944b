"""Cells hold what they were given, as text, whatever it looks like."""

import io
import unicodedata
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from docgen.excel.styles import MOST_LETTERS, NUMBER, Formulas, lines, put_date, put_text


def written(text):
    """Return the cell as read back from a real file, and the XML of its sheet."""
    book, file = Workbook(), io.BytesIO()
    put_text(book.active["A1"], text)
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    return load_workbook(file).active["A1"], xml


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 912", "-5", "@SUM(A1)", "\t=x", '=HYPERLINK("http://x")', "=cmd|' /C'!A0"],
)
def test_what_looks_like_a_formula_is_quoted_text(text):
    cell, xml = written(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert "<f>" not in xml


@pytest.mark.parametrize(
    "text", ["05", "1e5", "TRUE", "01/02/2026", "{{ x }}", "{% if %}", "😀 ạ"]
)
def test_other_text_stays_text_without_a_quote(text):
    cell, _ = written(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", False)


def test_ten_thousand_letters_fit_and_more_than_excel_holds_is_cut_with_a_sign():
    assert written("ạ" * 10_000)[0].value == "ạ" * 10_000
    assert written("a" * MOST_LETTERS)[0].value == "a" * MOST_LETTERS
    assert written("a" * (MOST_LETTERS + 1))[0].value == "a" * (MOST_LETTERS - 1) + "…"


def test_control_characters_and_halves_of_letters_are_left_out():
    assert written("a\x00b\x0bc\x1f\ud83d\uffffd")[0].value == "abcd"


def test_what_excel_would_read_as_an_escape_is_escaped():
    assert "_x005F_x0041_" in written("_x0041_")[1]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(st.text(max_size=200))
@example("= {{ a }}\r\n\t😀")
def test_any_text_goes_round(text):
    cell, xml = written(text)
    kept = "".join(
        mark for mark in unicodedata.normalize("NFC", text) if unicodedata.category(mark) != "Cf"
    )
    plain = "".join(mark for mark in kept if mark.isprintable())
    found = "".join(
        mark
        for mark in (cell.value or "")
        if mark.isprintable() and unicodedata.category(mark) != "Cf"
    )
    assert found.replace("_x005F_", "_") == plain.replace("_x005F_", "_")
    assert "<f>" not in xml and cell.data_type in ("s", "n")


def test_a_day_is_a_real_date_shown_the_vietnamese_way():
    book, file = Workbook(), io.BytesIO()
    put_date(book.active["A1"], date(2026, 2, 5))
    put_date(book.active["A2"], None)
    book.save(file)
    sheet = load_workbook(file).active
    assert sheet["A1"].is_date and sheet["A1"].value.date() == date(2026, 2, 5)
    assert sheet["A1"].number_format == "dd/mm/yyyy" and sheet["A2"].value is None


def test_a_formula_carries_its_value_for_readers_that_do_not_calculate(tmp_path):
    book, formulas = Workbook(), Formulas()
    book.active["A1"] = 2
    formulas.put(book.active["A2"], "=A1*2", 4, NUMBER)
    formulas.put(book.active["A3"], '=IF(A1>0,"<có>","không")', "<có>", NUMBER)
    formulas.save(book, tmp_path / "a.xlsx")
    values = load_workbook(tmp_path / "a.xlsx", data_only=True).active
    assert (values["A2"].value, values["A3"].value) == (4, "<có>")
    assert load_workbook(tmp_path / "a.xlsx").active["A2"].value == "=A1*2"


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("ngắn", 10, 1),
        ("a\nb", 10, 2),
        ("một hai ba bốn năm", 10, 2),
        ("x" * 50, 10, 6),
    ],
)
def test_lines_are_counted_with_breaks_between_words(text, width, count):
    assert lines(text, width) == count
