"""Filled forms read back: bent ones say the same, and every value knows its cell."""

import pytest

from docgen.excel.forms.reading import open_form, read_form
from models.database import close, open_folder
from tests.docgen.excel.forms.distortions import BENDS, header_row, row_within_table
from tests.docgen.excel.forms.filled import (
    FACTS,
    TYPED,
    blank,
    facts,
    fill_office,
    first_form,
    opened,
    saved,
    type_in,
)
from tests.small_book import TODAY


@pytest.fixture(scope="module")
def given_out(tmp_path_factory):
    """A form and its blank file, made once: reading needs no book."""
    folder = tmp_path_factory.mktemp("biểu")
    open_folder(folder / "sổ")
    form = first_form(fill_office())
    close()
    return form, blank(form, folder)


def read(content: bytes, form, folder):
    path = folder / "tệp của thôn.xlsx"
    path.write_bytes(content)
    return read_form(open_form(path), form, TODAY)


@pytest.mark.parametrize("name", BENDS)
def test_what_people_do_to_a_form_changes_nothing(name, given_out, tmp_path):
    form, content = given_out
    book = type_in(opened(content), TYPED)
    book = BENDS[name](book) or book
    found = read(saved(book), form, tmp_path)
    assert found.sentences == []
    assert facts(found) == FACTS


def test_a_value_knows_its_cell_and_what_is_missing_is_told(given_out, tmp_path):
    form, content = given_out
    found = read(saved(type_in(opened(content), TYPED)), form, tmp_path)
    book = opened(content)
    for number, figure in enumerate(found.figures, start=1):
        assert book["Báo cáo"][figure.cell].column_letter == "F"
        assert book["Báo cáo"].cell(book["Báo cáo"][figure.cell].row, 1).value == number
    assert found.warnings == ["Còn 1 chỉ tiêu chưa có số liệu."]


def test_limits_warn_and_do_not_refuse(given_out, tmp_path):
    form, content = given_out
    book = type_in(opened(content), TYPED | {"ct_01": 5001, "ct_02": 100})
    found = read(saved(book), form, tmp_path)
    assert found.sentences == []
    assert [said for said in found.warnings if "ngoài khoảng" in said] == [
        f"Trang “Báo cáo”, ô {found.figures[0].cell}: 5.001 nằm ngoài khoảng 0–5.000"
        " (Số mét đường hoa trồng mới)."
    ]


def test_old_letters_are_shown_before_and_after(given_out, tmp_path):
    form, content = given_out
    book = type_in(opened(content), TYPED | {"nguoi_lap": "Lß ThÞ Hoa"})
    (told, _) = read(saved(book), form, tmp_path).warnings
    assert "TCVN3" in told and "“Lß ThÞ Hoa” → “Lò Thị Hoa”" in told


def test_nil_needs_no_figures(given_out, tmp_path):
    form, content = given_out
    found = read(saved(type_in(opened(content), {"khong_phat_sinh": "Có"})), form, tmp_path)
    assert found.nil and found.sentences == []


def test_a_row_the_unit_added_is_told_and_left_out(given_out, tmp_path):
    form, content = given_out
    book = type_in(opened(content), TYPED)
    row_within_table(book)
    at = header_row(book["Báo cáo"]) + 2
    book["Báo cáo"].cell(at, 2).value, book["Báo cáo"].cell(at, 6).value = "Số cây ăn quả", 40
    found = read(saved(book), form, tmp_path)
    assert facts(found) == FACTS
    assert any("“Số cây ăn quả”" in told and "không được nhập" in told for told in found.warnings)
