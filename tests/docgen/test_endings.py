"""What keeps the last page of a paper together, and its subject from ending in a lone word."""

import docx
import pytest
from docx.oxml.ns import qn

from docgen import nd30
from docgen.contexts.head import SUBJECT_SIDE_MM, head_context
from docgen.endings import keep_ending
from docgen.textwidth import last_line, last_line_mm, width_mm
from models.plan import Head, Issuer


def kept(document) -> list[str]:
    body = document.element.body.iter(qn("w:p"))
    return [
        "".join(text.text for text in paragraph.iter(qn("w:t")))
        for paragraph in body
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    ]


@pytest.mark.parametrize(("letters", "wanted"), [(129, ["Đoạn trước.", ""]), (130, []), (300, [])])
def test_a_short_end_takes_the_paragraph_before_along(letters, wanted):
    document = docx.Document()
    for words in ("Đoạn đầu.", "Đoạn trước.", "", "x" * (letters - 3) + "./."):
        document.add_paragraph(words)
    keep_ending(document.element.body)
    assert kept(document) == wanted


def test_an_end_below_a_table_takes_its_last_row_along():
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for place, row in enumerate(table.rows):
        row.cells[0].text, row.cells[1].text = f"hàng {place}", "chữ"
    document.add_paragraph("./.")
    keep_ending(document.element.body)
    assert kept(document) == ["hàng 2", "chữ"]


def test_a_paper_without_an_end_mark_stays_as_it_is():
    document = docx.Document()
    document.add_paragraph("Đoạn một.")
    document.add_paragraph("Đoạn hai.")
    keep_ending(document.element.body)
    assert kept(document) == []


ROOM_MM = nd30.TEXT_WIDTH_MM - 2 * SUBJECT_SIDE_MM
LONE = "Tổng kết phong trào thi đua “Bản sạch, nước trong, đường hoa” các bản"


def subject(words: str) -> str:
    return str(head_context(Issuer(), Head(subject=words))["trich_yeu"])


def test_no_subject_ends_with_a_lone_word():
    assert len(last_line(LONE, 14, ROOM_MM, bold=True).split()) < 3
    printed = subject(LONE)
    assert printed.replace("\u00a0", " ") == LONE
    assert last_line(printed, 14, ROOM_MM, bold=True) == "hoa”\u00a0các\u00a0bản"


@pytest.mark.parametrize("words", ["", "Năm 2026", "Phát động phong trào", f"{LONE} trong xã"])
def test_other_subjects_stay_as_they_are(words):
    assert subject(words) == words


def test_words_too_broad_to_be_tied_stay_apart():
    words = " ".join(["Nghiệmthutổngkếtphongtrào" * 2] * 3)
    assert subject(words) == words


def test_room_left_for_writing_takes_its_width():
    gap = "số      /QĐ"
    assert last_line_mm(gap, 14, 100) == pytest.approx(width_mm(gap, 14))
