"""One thing bent in a sound paper gives that finding and no other."""

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.docgen.lint.bending import (
    add_after,
    drop,
    findings,
    ink,
    lay,
    paragraph,
    rule_below,
    say,
    swap,
)

BODY = "- Mỗi hộ"
NUMBER, DATE = "Số: 07", "Suối Hoa, ngày"


def page(**measures):
    def bend(document):
        for name, value in measures.items():
            setattr(document.sections[0], name, value)

    return bend


def lie_down(document):
    part = document.sections[0]
    part.orientation, part.page_width, part.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)


def header(change):
    return lambda document: change(document.sections[0].header.paragraphs[0])


def set_size(number):
    for run in number.runs:
        run.font.size = Pt(11)


def set_font(number):
    for run in number.runs:
        run.font.name = "Arial"


def date_below(document):
    """Move place and day to a row of their own, under the number."""
    table = document.tables[0]
    row = table.add_row()
    cell = table.rows[1].cells[1]
    row.cells[1]._tc.insert(1, cell.paragraphs[0]._p)
    cell.add_paragraph()


def colour(document):
    paragraph(document, BODY).runs[0].font.color.rgb = RGBColor(0, 0, 255)


def theme_font(document):
    """Take the font from the theme, as Word's own templates do."""
    fonts = document.styles["Đoạn văn"].element.rPr.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")


CASES = [
    # --- mục I: the page
    ("plan", page(page_width=Mm(216), page_height=Mm(279)), "Mục I, khoản 1", "phải là A4"),
    ("plan", page(left_margin=Mm(25)), "Mục I, khoản 3", "Lề trái 25 mm"),
    ("plan", page(right_margin=Mm(21)), "Mục I, khoản 3", "Lề phải 21 mm"),
    ("plan", page(top_margin=Mm(19)), "Mục I, khoản 3", "Lề trên 19 mm"),
    ("plan", page(bottom_margin=Mm(26)), "Mục I, khoản 3", "Lề dưới 26 mm"),
    ("plan", page(gutter=Mm(10)), "Mục I, khoản 3", "Lề trái 40 mm"),
    ("plan", ink(BODY, name="Arial"), "Mục I, khoản 4", "Phông chữ Arial"),
    ("plan", theme_font, "Mục I, khoản 4", "phải là Times New Roman"),
    ("plan", colour, "Mục I, khoản 4", "không phải màu đen"),
    ("plan", page(different_first_page_header_footer=False), "Mục I, khoản 7", "Trang thứ nhất"),
    ("plan", header(lambda p: setattr(p, "alignment", SIDE.RIGHT)), "Mục I, khoản 7", "giữa"),
    ("plan", header(set_size), "Mục I, khoản 7", "Số trang cỡ chữ 11"),
    ("plan", header(set_font), "Mục I, khoản 4", "Phông chữ Arial"),
    # --- khoản 1, 2: Quốc hiệu, Tiêu ngữ, agency
    ("plan", ink("CỘNG HÒA", size=Pt(14)), "khoản 1", "Quốc hiệu cỡ chữ 14, phải là 12 - 13"),
    ("plan", ink("CỘNG HÒA", bold=False), "khoản 1", "Quốc hiệu chưa in đậm"),
    ("plan", ink("Độc lập", italic=True), "khoản 1", "Tiêu ngữ in nghiêng"),
    ("plan", say("Độc lập", "Độc lập – Tự do – Hạnh phúc"), "khoản 1", "Tiêu ngữ phải viết"),
    ("plan", drop("Độc lập"), "khoản 1", "Không thấy Tiêu ngữ"),
    ("plan", rule_below("Độc lập", 25), "khoản 1", "dài 25 mm, phải dài bằng dòng chữ"),
    ("plan", rule_below("Độc lập", None), "khoản 1", "Không thấy đường kẻ dưới Tiêu ngữ"),
    ("plan", rule_below("XÃ SUỐI HOA", None), "khoản 2", "Không thấy đường kẻ"),
    ("plan", rule_below("XÃ SUỐI HOA", 40), "khoản 2", "phải bằng 1/3 đến 1/2"),
    ("plan", ink("XÃ SUỐI HOA", bold=False), "khoản 2", "Tên cơ quan ban hành chưa in đậm"),
    ("plan", say("XÃ SUỐI HOA", "Xã Suối Hoa"), "khoản 2", "chưa viết hoa toàn bộ"),
    # --- khoản 3, 4: number, place and day
    ("plan", say(NUMBER, "Số: 7/KH-UBND"), "khoản 3", "thêm số 0"),
    ("plan", say(NUMBER, "Số: 61 /KH-UBND"), "khoản 3", "viết liền"),
    ("plan", say(NUMBER, "Số: 61/KH - UBND"), "khoản 3", "viết liền"),
    ("plan", say(NUMBER, "Số: 61/KH–UBND"), "khoản 3", "dấu gạch nối"),
    ("plan", say(NUMBER, "Số: 61-KH"), "khoản 3", "dấu gạch chéo"),
    ("plan", say(NUMBER, "Số 61/KH-UBND"), "khoản 3", "dấu hai chấm"),
    ("plan", ink(NUMBER, bold=True), "khoản 3", "in đậm"),
    ("plan", drop(NUMBER), "khoản 3", "Không thấy dòng “Số: …”"),
    ("plan", say(DATE, "Suối Hoa, ngày 5 tháng 3 năm 2026"), "khoản 4", "Ngày nhỏ hơn 10"),
    ("plan", say(DATE, "Suối Hoa, ngày 15 tháng 2 năm 2026"), "khoản 4", "Tháng 1, 2"),
    ("plan", say(DATE, "Suối Hoa, ngày 15 tháng 03 năm 2026"), "khoản 4", "không thêm số 0"),
    ("plan", say(DATE, "Suối Hoa, ngày 31 tháng 4 năm 2026"), "khoản 4", "không có trong lịch"),
    ("plan", say(DATE, "Suối Hoa ngày 15 tháng 3 năm 2026"), "khoản 4", "dấu phẩy"),
    ("plan", say(DATE, "suối Hoa, ngày 15 tháng 3 năm 2026"), "khoản 4", "viết hoa"),
    ("plan", ink(DATE, italic=False), "khoản 4", "chưa in nghiêng"),
    ("plan", ink(DATE, size=Pt(12)), "khoản 4", "cỡ chữ 12"),
    ("plan", date_below, "khoản 4", "cùng dòng với số"),
    # --- khoản 5: type name, subject
    ("plan", ink("KẾ HOẠCH", bold=False), "khoản 5", "Tên loại văn bản chưa in đậm"),
    ("plan", say("KẾ HOẠCH", "Kế hoạch"), "khoản 5", "Tên loại văn bản chưa viết hoa"),
    ("plan", ink("Phát động", size=Pt(16)), "khoản 5", "Trích yếu cỡ chữ 16"),
    ("plan", rule_below("Phát động", None), "khoản 5", "Không thấy đường kẻ dưới trích yếu"),
    ("plan", rule_below("Phát động", 150), "khoản 5", "phải bằng 1/3 đến 1/2"),
    ("reminder", ink("V/v", size=Pt(14)), "khoản 5", "Trích yếu công văn cỡ chữ 14"),
    ("reminder", ink("V/v", bold=True), "khoản 5", "Trích yếu công văn in đậm"),
    # --- khoản 6: body
    ("plan", ink("Căn cứ Nghị quyết", italic=False), "điểm a khoản 6", "chưa in nghiêng"),
    ("plan", swap("Căn cứ Nghị quyết", "Hoa;", "Hoa."), "điểm a khoản 6", "chấm phẩy"),
    ("plan", swap("Căn cứ Nghị định", "phủ.", "phủ;"), "điểm a khoản 6", "dấu chấm (.)"),
    ("plan", say("I. MỤC ĐÍCH", "I. Mục đích, yêu cầu"), "điểm đ khoản 6", "chưa viết hoa"),
    ("plan", ink("II. TỔ CHỨC", bold=False), "điểm đ khoản 6", "chưa in đậm"),
    ("plan", ink("2. Yêu cầu", bold=False), "điểm đ khoản 6", "Tiêu đề của khoản chưa in đậm"),
    ("decision", ink("Điều 2.", bold=False), "điểm đ khoản 6", "Điều số thứ tự"),
    ("plan", ink(BODY, size=Pt(12)), "điểm e khoản 6", "Nội dung cỡ chữ 12, phải là 13 - 14"),
    ("plan", ink(BODY, italic=True), "điểm e khoản 6", "in nghiêng"),
    ("plan", lay(BODY, alignment=SIDE.LEFT), "điểm e khoản 6", "canh đều cả hai lề"),
    ("plan", lay(BODY, first_line_indent=Mm(0)), "điểm e khoản 6", "Đầu dòng lùi 0 mm"),
    ("plan", lay("3. Mỗi", first_line_indent=Mm(15)), "điểm e khoản 6", "Đầu dòng lùi 15 mm"),
    ("plan", lay(BODY, line_spacing=1.7), "điểm e khoản 6", "Khoảng cách dòng 1,7"),
    ("plan", lay(BODY, line_spacing=Pt(11)), "điểm e khoản 6", "Khoảng cách dòng"),
    ("plan", lay("4. Mỗi", space_before=Pt(3)), "điểm e khoản 6", "giữa các đoạn 3 pt"),
    # --- the end of the body
    ("reminder", swap("Đề nghị các cơ quan", "./.", "."), "Phụ lục III", "kết thúc bằng dấu"),
    ("reminder", swap("Đề nghị các cơ quan", "./.", " ./."), "Phụ lục III", "viết liền"),
    ("plan", swap(BODY, "Hoa.", "Hoa./."), "Phụ lục III", "một lần"),
    # --- numbering
    ("plan", drop("2. Yêu cầu"), "điểm đ khoản 6", "gặp “3.”, phải là “2.”"),
    ("plan", drop("II. TỔ"), "điểm đ khoản 6", "gặp “III.”, phải là “II.”"),
    ("plan", drop("b) "), "điểm đ khoản 6", "gặp “c)”, phải là “b)”"),
    ("plan", drop("đ) "), "điểm đ khoản 6", "gặp “e)”, phải là “đ)”"),
    ("plan", swap("e) ", "e)", "f)"), "điểm đ khoản 6", "không thuộc thứ tự chữ cái"),
    ("decision", swap("Điều 3.", "Điều 3.", "Điều 4."), "điểm đ khoản 6", "phải là “Điều 3.”"),
    # --- khoản 7: signatures
    ("plan", ink("CHỦ TỊCH", bold=False), "điểm đ khoản 7", "chưa in đậm"),
    ("plan", ink("Giàng A Sùng", size=Pt(12)), "điểm đ khoản 7", "Họ tên người ký cỡ chữ 12"),
    ("plan", say("Giàng A", "GIÀNG A SÙNG"), "điểm đ khoản 7", "viết hoa toàn bộ"),
    ("plan", say("Giàng A", "ThS. Giàng A Sùng"), "điểm c khoản 7", "học hàm, học vị"),
    ("plan", say("TM.", "T/M ỦY BAN NHÂN DÂN"), "điểm b khoản 7", "ghi “TM.”"),
    ("plan", say("TM.", "TM.ỦY BAN NHÂN DÂN"), "điểm b khoản 7", "dấu cách"),
    ("plan", drop("CHỦ TỊCH"), "điểm b khoản 7", "phải ghi chức vụ người ký"),
    ("plan", say("TM.", "KT. CHỦ TỊCH"), "điểm b khoản 7", "chức vụ cấp phó"),
    # --- khoản 9: Kính gửi, Nơi nhận
    ("plan", ink("Nơi nhận", bold=False), "điểm d khoản 9", "chưa in đậm"),
    ("plan", ink("Nơi nhận", size=Pt(13)), "điểm d khoản 9", "cỡ chữ 13, phải là 12"),
    ("plan", ink("- UBND tỉnh", size=Pt(12)), "điểm d khoản 9", "cỡ chữ 12, phải là 11"),
    ("plan", swap("- UBND tỉnh", ";", "."), "điểm d khoản 9", "chấm phẩy"),
    ("plan", swap("- Lưu", "VHXH.", "VHXH"), "điểm d khoản 9", "dấu chấm (.)"),
    ("plan", say("- Lưu", "- Các thôn."), "điểm d khoản 9", "“- Lưu: VT, …”"),
    ("plan", say("- UBND tỉnh", "UBND tỉnh;"), "điểm d khoản 9", "gạch đầu dòng"),
    ("reminder", drop("- Như trên"), "điểm d khoản 9", "“- Như trên;”"),
    ("reminder", say("Kính gửi", "Kính gửi"), "điểm d khoản 9", "dấu hai chấm"),
    ("reminder", swap("- Thôn Nà Sáng 1", ";", ","), "điểm d khoản 9", "chấm phẩy"),
    # --- what is no rule of the decree
    ("plan", swap(BODY, "giữ sạch", "giữ  sạch"), "Chính tả", "Thừa dấu cách giữa hai chữ"),
    ("plan", swap(BODY, "nhà,", "nhà ,"), "Chính tả", "Thừa dấu cách trước dấu câu"),
    ("plan", swap(BODY, "đoạn đường", "“đoạn đường"), "Chính tả", "ngoặc kép"),
    ("plan", swap(BODY, "đoạn đường", '"đoạn đường'), "Chính tả", "ngoặc kép"),
    ("plan", swap(BODY, "Suối Hoa", "Suối Hòa"), "Chính tả", "“Suối Hòa”, nơi khác"),
    ("plan", swap(BODY, "Suối Hoa", "Suối Ha"), "Chính tả", "“Suối Ha”, nơi khác"),
    ("plan", swap("Căn cứ Nghị định", "152/2025", "98/2023"), "Hiệu lực", "152/2025/NĐ-CP"),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["plan", "reminder", "decision"])
def test_a_sound_paper_has_no_findings(tmp_path, kind):
    assert findings(tmp_path, kind) == []


@pytest.mark.parametrize(
    ("kind", "bend", "article", "words"), CASES, ids=[f"{c[2]}: {c[3]}" for c in CASES]
)
def test_one_bent_thing_is_the_one_finding(tmp_path, kind, bend, article, words):
    found = [str(finding) for finding in findings(tmp_path, kind, bend)]
    assert len(found) == 1, found
    assert article in found[0].split(":")[0] + ","
    assert words in found[0]


def test_a_landscape_page_needs_a_table(tmp_path):
    found = [finding.sentence for finding in findings(tmp_path, "plan", lie_down)]
    assert any(sentence.startswith("Trang nằm ngang") for sentence in found)
    found = [finding.sentence for finding in findings(tmp_path, "reminder", lie_down)]
    assert not any(sentence.startswith("Trang nằm ngang") for sentence in found)


def test_the_same_fault_in_many_paragraphs_is_told_once(tmp_path):
    def shrink(document):
        document.styles["Đoạn văn"].font.size = Pt(12)

    found = findings(tmp_path, "plan", shrink)
    assert len(found) == 1
    assert found[0].place.endswith("chỗ khác")


def test_an_appendix_is_named_and_counted(tmp_path):
    bend = add_after("DANH SÁCH", "BẢNG KÊ")
    assert findings(tmp_path, "decision", bend) == []
    found = findings(tmp_path, "decision", add_after("DANH SÁCH", "PHỤ LỤC"))
    assert [finding.sentence for finding in found] == [
        "“Phụ lục” từ “Phụ lục” viết hoa toàn bộ, phải là chữ in thường"
    ]
