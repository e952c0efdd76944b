"""Every plan of tests/data/plans comes out again as it came in, through the program's commands."""

from pathlib import Path

import pytest
from docx import Document

from tests.fidelity import LEAST_RECALL, MOST_INVENTION, compare, measure
from tests.words import common, document_lines, paper_lines, words

PAPERS = sorted((Path(__file__).parent / "data" / "plans").glob("*.txt"))


def test_there_are_papers_to_measure():
    assert len(PAPERS) >= 14


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_a_paper_comes_out_as_it_came_in(paper):
    found = measure(paper)
    assert found.recall >= LEAST_RECALL, "\n".join(found.missing)
    assert found.invention <= MOST_INVENTION, "\n".join(found.invented)


def test_the_longest_run_in_order_is_found_not_the_first():
    pairs = common(list("abcbdab"), list("bdcaba"))
    assert len(pairs) == 4
    assert all("abcbdab"[one] == "bdcaba"[other] for one, other in pairs)
    assert pairs == sorted(pairs)


def test_a_lost_word_lowers_recall_and_a_new_one_is_invention():
    paper = ["KẾ HOẠCH", "Phát động thi đua trồng rừng ven suối"]
    document = ["KẾ HOẠCH", "Phát động thi đua trồng thật nhiều rừng"]
    found = compare("x", paper, document)
    assert found.recall == pytest.approx(8 / 10)
    assert found.invention == pytest.approx(2 / 10)
    assert [run.split("   ")[0] for run in found.missing] == ["ven suối"]


def test_list_marks_and_markup_are_no_words():
    lines = ["## II. **NỘI DUNG**", "1.1. Thi đua", "- + a) trồng rừng", "(2) 15 xã", "I- Gì"]
    said = [word.text for word in words(lines)]
    assert said == ["nội", "dung", "thi", "đua", "trồng", "rừng", "15", "xã", "gì"]


def test_a_signature_may_change_sides_with_its_recipients_but_a_sentence_may_not():
    foot = ["Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lò Văn Pánh"]
    turned = ["CHỦ TỊCH", "Lò Văn Pánh", "Nơi nhận:", "- Lưu: VT."]
    body = ["KẾ HOẠCH", "Một câu.", "Hai câu."]
    assert compare("x", body + foot, [*body, "TM. XÃ", *foot]).recall == 1
    paper, document = [*body, "TM. XÃ", *turned], [*body, "TM. XÃ", *foot]
    assert compare("x", paper, document).recall == 1
    swapped = ["KẾ HOẠCH", "Hai câu.", "Một câu."]
    assert compare("x", body, swapped).recall < 1


def test_a_document_is_read_in_the_order_of_its_body_with_merged_cells_once(tmp_path):
    document = Document()
    document.add_paragraph("trước")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "QUÝ I"
    table.cell(1, 0).text, table.cell(1, 1).text = "việc", "phòng\nban"
    document.add_paragraph("sau")
    document.save(tmp_path / "x.docx")
    assert document_lines(tmp_path / "x.docx") == ["trước", "QUÝ I", "việc", "phòng", "ban", "sau"]


def test_page_numbers_and_repeated_headings_are_no_words_of_the_paper(tmp_path):
    paper = tmp_path / "x.txt"
    rows = "| TT | Việc |\n|---|---|\n| 1 | Họp |\n\n| TT | Việc |\n|---|---|\n| 2 | Khen |"
    paper.write_text(f"Trồng\n2\nrừng\n{rows}", encoding="utf-8")
    said = [word.text for word in words(paper_lines(paper))]
    assert said == ["trồng", "rừng", "tt", "việc", "1", "họp", "2", "khen"]


def test_a_stamp_may_be_left_out_but_not_words_of_the_body_like_it():
    body = ["KẾ HOẠCH", "Cơ quan: nêu gương", "Nơi nhận:", "- Lưu: VT."]
    stamped = [*body, "Người ký: Ủy ban nhân dân xã"]
    assert compare("x", stamped, body).recall == 1
    assert compare("x", body, ["KẾ HOẠCH", "Nơi nhận:", "- Lưu: VT."]).recall < 1
