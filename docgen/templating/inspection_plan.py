"""Kế hoạch kiểm tra. Mẫu 1.4 of Phụ lục III."""

from docx.document import Document

from docgen.templating import figures, pieces
from docgen.templating.tables import add_row, say

VISIT_COLUMNS_MM = (12.0, 73.0, 45.0, 35.0)  # TT, unit, day, hour


def inspection_plan() -> Document:
    """Return the template: six parts in Roman numbers, the visits as a table in the fifth."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    pieces.paragraphs(document, "mo_dau")
    say(document, "Mục", "I. MỤC ĐÍCH, YÊU CẦU")
    say(document, "Tiêu đề khoản", "1. Mục đích")
    pieces.paragraphs(document, "muc_dich")
    say(document, "Tiêu đề khoản", "2. Yêu cầu")
    pieces.paragraphs(document, "yeu_cau")
    say(document, "Mục", "II. NỘI DUNG KIỂM TRA")
    pieces.paragraphs(document, "noi_dung")
    say(document, "Mục", "III. ĐỐI TƯỢNG, THỜI KỲ KIỂM TRA")
    pieces.paragraphs(document, "doi_tuong")
    pieces.paragraphs(document, "thoi_ky")
    say(document, "Mục", "IV. THÀNH PHẦN ĐOÀN KIỂM TRA")
    pieces.paragraphs(document, "doan")
    say(document, "Mục", "V. THỜI GIAN, LỊCH KIỂM TRA")
    pieces.paragraphs(document, "thoi_gian")
    _visits(document)
    say(document, "Mục", "VI. TỔ CHỨC THỰC HIỆN")
    pieces.paragraphs(document, "to_chuc")
    pieces.paragraphs(document, "ket_thuc")
    pieces.sign_off(document)
    return document


def _visits(document: Document) -> None:
    say(document, "Dòng trống", "")
    table = figures.headed(document, VISIT_COLUMNS_MM, ("TT", "Đơn vị", "Ngày", "Giờ"))
    add_row(table, "{%tr for h in lich %}")
    row = add_row(table, "{{ h.tt }}", "{{ h.don_vi }}", "{{ h.ngay }}", "{{ h.gio }}")
    figures.centre(row, 0, 2, 3)
    add_row(table, "{%tr endfor %}")
