"""Names for sticks: legal everywhere, never empty, the same when made safe twice."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.drives import MOST_LETTERS, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Báo cáo quý I/2026.xlsx", "Báo cáo quý I-2026.xlsx"),
        ("Tổng hợp: 6 tháng?", "Tổng hợp- 6 tháng-"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1 .docx", "_COM1.docx"),
        ("Công an xã", "Công an xã"),
        ("COM10.docx", "COM10.docx"),
        ("báo cáo. . .", "báo cáo"),
        ("..\\..\\a.docx", "-..-a.docx"),
        ("~$mở.docx", "$mở.docx"),
        ("  ", "khong-ten"),
        ("dòng 1\r\n\tdòng 2.pdf", "dòng 1 dòng 2.pdf"),
        ("a\x00b\x1f.txt", "ab.txt"),
        ("gian\u202efdp.exe", "gianfdp.exe"),
        ("\ud800", "khong-ten"),
    ],
)
def test_a_name_becomes_legal(text, name):
    assert safe_name(text) == name


def test_a_long_name_keeps_its_suffix_and_ends_at_the_limit():
    assert safe_name("x" * 115 + ".docx") == "x" * 115 + ".docx"
    assert safe_name("x" * 116 + ".docx") == "x" * 115 + ".docx"


def test_decomposed_letters_become_composed():
    assert safe_name(unicodedata.normalize("NFD", "Trường học")) == "Trường học"


@given(st.text())
def test_any_text_gives_a_name_every_system_takes(text):
    name = safe_name(text)
    assert 0 < len(name) <= MOST_LETTERS and len(name.encode()) <= 255
    assert not set(name) & set('\\/:*?"<>|') and name.isprintable()
    assert name[-1] not in ". " and name[0] not in ". ~"
    assert safe_name(name) == name
