"""Which pages of a paper are the list that goes with it."""

import pytest
from docx.shared import Mm

from docgen.enclosed import enclosed_from, enclosed_openings
from tests.docgen.lint.kinds import KINDS


def saved(kind: str, folder):
    path = folder / "van-ban.docx"
    KINDS[kind]().document.save(str(path))
    return path


def test_the_list_of_a_decision_is_known_by_its_title(tmp_path):
    (opening,) = enclosed_openings(saved("decision", tmp_path))
    assert opening.startswith("DANH SÁCH THÀNH VIÊN HỘI ĐỒNG (Kèm theo")


def test_an_appendix_is_known_by_its_word(tmp_path):
    assert enclosed_openings(saved("wide_appendix", tmp_path))[0].startswith("Phụ lục DANH SÁCH")


def test_a_wide_table_in_the_middle_of_a_paper_is_no_list(tmp_path):
    typist = KINDS["report"]()
    part = typist.document.add_section()
    part.page_width, part.page_height = Mm(297), Mm(210)
    typist.body("Số liệu các thôn như sau:")
    path = tmp_path / "bao-cao.docx"
    typist.document.save(str(path))
    assert enclosed_openings(path) == []


def test_a_paper_of_one_section_and_a_broken_file_have_none(tmp_path):
    assert enclosed_openings(saved("report", tmp_path)) == []
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"x")
    assert enclosed_openings(broken) == []


@pytest.mark.parametrize(
    ("pages", "start"),
    [
        (["Quyết định", "DANH SÁCH\nđược tặng Giấy khen\n(Kèm theo"], 1),
        (["Quyết định", "2\nĐiều 3", "2 DANH SÁCH được tặng"], 2),
        (["DANH SÁCH được tặng", "Điều 3"], None),  # never the first page
        (["Quyết định", "Điều 1: theo DANH SÁCH được tặng"], None),
        (["", ""], None),
    ],
)
def test_the_first_page_of_the_list_is_found_by_its_words(pages, start):
    assert enclosed_from(["DANH SÁCH được tặng"], pages) == start


def test_words_too_short_to_tell_pages_apart_find_nothing():
    assert enclosed_from(["BẢNG"], ["a", "BẢNG kê"]) is None
    assert enclosed_from([], ["a", "b"]) is None
