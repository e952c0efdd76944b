"""Papers of other hands: what keeps to the decree in another way is no finding."""

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.docgen.lint.bending import add_after, findings, lay, say, swap
from tests.docgen.lint.foreign import hand


def told(found) -> list[str]:
    return [finding.sentence for finding in found]


def test_a_paper_typed_by_hand_is_clean(tmp_path):
    typist = hand()
    typist.paper()
    assert told(typist.checked(tmp_path)) == []


def test_a_head_set_with_tabs_is_understood(tmp_path):
    typist = hand()
    typist.tabbed_head()
    typist.title()
    typist.body("Các thôn gửi kết quả về Ủy ban nhân dân xã./.")
    typist.sign_off()
    assert told(typist.checked(tmp_path)) == []


def test_number_and_day_in_two_rows_are_seen_without_a_table(tmp_path):
    typist = hand()
    typist.tabbed_head()
    row = typist.document.paragraphs[-1]
    day = row.runs[-1]
    typist.type(typist.document, day.text, 13, italic=True)
    row._p.remove(day._r)
    typist.title()
    typist.body("Các thôn gửi kết quả về Ủy ban nhân dân xã./.")
    typist.sign_off()
    assert told(typist.checked(tmp_path)) == [
        "Địa danh, ngày tháng năm phải nằm cùng dòng với số, ký hiệu"
    ]


def test_each_of_several_papers_in_a_file_is_checked_and_notes_are_not(tmp_path):
    typist = hand()
    typist.paper()
    typist.notes()
    typist.document.add_paragraph("Mẫu 1.2 - Quyết định  cá biệt")
    typist.paper("Các thôn gửi kết quả về Ủy ban nhân dân xã.")
    typist.notes()
    assert told(typist.checked(tmp_path)) == ["Văn bản phải kết thúc bằng dấu “./.”"]


def test_a_template_with_dots_to_fill_in_is_no_finding(tmp_path):
    typist = hand()
    typist.head("Số:        /QĐ-…3…", "…4…, ngày …… tháng …… năm ……")
    typist.title("QUYẾT ĐỊNH", "Về việc ……………………………………………")
    typist.body("Căn cứ ……………………………………………;").runs[0].italic = True
    typist.body("Điều 1. ………………………………………………………………./.").runs[0].bold = True
    typist.sign_off()
    assert told(typist.checked(tmp_path)) == []


def test_a_form_that_is_no_paper_of_the_decree_is_left_alone(tmp_path):
    typist = hand()
    typist.head()
    typist.title("PHIẾU THEO DÕI")
    typist.document.add_paragraph("1. Ý kiến của lãnh đạo").runs[0].font.name = "Times New Roman"
    typist.document.add_paragraph("3. Tiến độ").runs[0].font.name = "Times New Roman"
    assert told(typist.checked(tmp_path)) == []


def test_an_appendix_in_a_file_of_its_own_needs_no_head(tmp_path):
    typist = hand()
    typist.type(typist.document, "Phụ lục I", 14, bold=True)
    typist.type(typist.document, "BIỂU TỔNG HỢP", 14, bold=True)
    typist.type(typist.document, "(Kèm theo Kế hoạch số 12/KH-UBND)", 14, italic=True)
    assert told(typist.checked(tmp_path)) == []


def with_appendix(typist, body: str):
    typist.paper(body)
    typist.document.add_page_break()
    typist.type(typist.document, "Phụ lục", 14, bold=True)
    typist.type(typist.document, "BIỂU TỔNG HỢP", 14, bold=True)


def test_an_appendix_is_spoken_of_and_counts_its_own_pages(tmp_path):
    typist = hand()
    with_appendix(typist, "Các thôn gửi kết quả về Ủy ban nhân dân xã./.")
    assert told(typist.checked(tmp_path)) == [
        "Trong văn bản phải có chỉ dẫn về Phụ lục kèm theo",
        "Số trang của Phụ lục phải đánh riêng, bắt đầu từ 1",
    ]


def test_an_appendix_in_a_section_of_its_own_is_right(tmp_path):
    typist = hand()
    typist.paper("Các thôn báo cáo theo Phụ lục kèm theo./.")
    part = typist.document.add_section()
    number = part._sectPr.makeelement(qn("w:pgNumType"), {qn("w:start"): "1"})
    part._sectPr.append(number)
    typist.type(typist.document, "Phụ lục", 14, bold=True)
    typist.type(typist.document, "BIỂU TỔNG HỢP", 14, bold=True)
    assert told(typist.checked(tmp_path)) == []


def test_two_appendices_carry_roman_numbers(tmp_path):
    typist = hand()
    for name in ("Phụ lục I", "Phụ lục 2"):
        typist.type(typist.document, name, 14, bold=True)
        typist.type(typist.document, "BIỂU TỔNG HỢP", 14, bold=True)
        typist.body("Một dòng.")
    assert told(typist.checked(tmp_path)) == [
        "Từ hai phụ lục trở lên phải đánh số La Mã liên tiếp"
    ]


def test_a_file_without_any_head_says_so(tmp_path):
    typist = hand()
    typist.body("Một trang giấy không có tên nước.")
    assert told(typist.checked(tmp_path)) == ["Không thấy Quốc hiệu, Tiêu ngữ"]


def test_an_underline_is_no_rule(tmp_path):
    typist = hand()
    typist.paper()
    cell = typist.document.tables[0].rows[0].cells[0]
    rule = next(p for p in cell.paragraphs if p.text.startswith("___"))
    rule._p.getparent().remove(rule._p)
    next(p for p in cell.paragraphs if p.text.startswith("XÃ")).runs[0].font.underline = True
    assert told(typist.checked(tmp_path)) == [
        "Đường kẻ dưới tên cơ quan ban hành phải là đường vẽ, không dùng gạch chân chữ"
    ]


def test_a_long_paper_needs_page_numbers(tmp_path):
    typist = hand()
    header = typist.document.sections[0].header.paragraphs[0]._p
    header.getparent().remove(header)
    typist.paper(*["Các thôn gửi kết quả về Ủy ban nhân dân xã để tổng hợp chung. " * 3] * 40,
                 "Các thôn thực hiện./.")  # fmt: skip
    assert "Văn bản nhiều trang nhưng chưa đánh số trang" in told(typist.checked(tmp_path))


def test_words_own_letters_miss_the_fifth(tmp_path):
    """Word counts a, b, c, d, e; the decree a, b, c, d, đ."""
    texts = [f"{sign}) Giữ sạch đường thôn;" for sign in "abcde"]
    typist = hand()
    typist.paper("1. Yêu cầu:", *texts, "Các thôn thực hiện./.")
    assert told(typist.checked(tmp_path)) == [
        "Đánh số không liên tục: gặp “e)”, phải là “đ)”"
    ]  # fmt: skip


def test_a_council_shows_the_other_post_above_the_name(tmp_path):
    typist = hand()
    typist.paper()
    cell = typist.document.tables[-1].rows[0].cells[1]
    for made, text in zip(cell.paragraphs[1:5], ("TM. HỘI ĐỒNG", "CHỦ TỊCH", "", ""), strict=True):
        made.runs[0].text = text
    made = cell.paragraphs[4]
    made.runs[0].text, made.runs[0].font.italic, made.runs[0].font.bold = (
        "Chủ tịch Ủy ban nhân dân xã", False, True)  # fmt: skip
    assert told(typist.checked(tmp_path)) == []


def test_the_stamp_of_a_digital_signature_is_no_post(tmp_path):
    typist = hand()
    typist.paper()
    cell = typist.document.tables[-1].rows[0].cells[1]
    stamp = cell.paragraphs[4]
    stamp.runs[0].text, stamp.runs[0].font.size = "Thời gian ký: 19.05.2026 13:59:47", Pt(8)
    assert told(typist.checked(tmp_path)) == []


# --- legal ways that differ from ours --------------------------------------------------------

LEGAL = [
    ("plan", say("Số: 07", "Số:        /KH-UBND")),
    ("plan", say("Suối Hoa, ngày", "Suối Hoa, ngày    tháng    năm 2026")),
    ("plan", say("Suối Hoa, ngày", "Suối Hoa, ngày    tháng 3 năm 2026")),
    ("plan", say("Số: 07", "Số: 117/KH-UBND")),
    ("plan", say("Số: 07", "Số: 12a/KH-UBND")),
    ("plan", say("Độc lập", "Độc\u00a0lập - Tự\u00a0do - Hạnh\u00a0phúc")),
    ("plan", lay("- Mỗi hộ", first_line_indent=Mm(10))),
    ("plan", lay("- Mỗi hộ", line_spacing=1.5)),
    ("plan", lay("- Mỗi hộ", line_spacing=Pt(18))),
    ("plan", lay("- Mỗi hộ", space_before=Pt(12))),
    ("plan", swap("- Mỗi hộ", "đoạn đường", "“đoạn đường”")),
    ("plan", swap("- Mỗi hộ", "Suối Hoa", "Suối Hoe")),  # may be another commune
    ("plan", say("TM.", "Q. CHỦ TỊCH")),
    ("plan", add_after("TM.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("plan", add_after("- Lưu", "PL.(300)")),
    ("plan", swap("Căn cứ Nghị định", "152/2025", "09/2019")),
    ("plan", swap("Căn cứ Nghị định", "152/2025", "198/2023")),  # not the 98/2023 that is over
]


@pytest.mark.parametrize(("kind", "bend"), LEGAL)
def test_other_legal_ways_are_no_findings(tmp_path, kind, bend):
    assert told(findings(tmp_path, kind, bend)) == []
