"""Thông báo tình hình nộp báo cáo. Mẫu 1.4 and 2.1 of Phụ lục III."""

from docx.document import Document

from docgen.templating import figures, pieces
from docgen.templating.tables import add_row, say

# TT, unit, report, last good day, received on, state, days late
STATUS_COLUMNS_MM = (12.0, 62.0, 66.0, 27.0, 27.0, 34.0, 24.0)
_TITLES = ("TT", "Đơn vị", "Báo cáo", "Hạn nộp", "Ngày nhận", "Tình trạng", "Số ngày chậm")
_FIELDS = ("tt", "don_vi", "bao_cao", "han", "ngay_nhan", "tinh_trang", "cham")


def status_notice() -> Document:
    """Return the template: three parts, and the table of reports on pages that lie."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    pieces.paragraphs(document, "mo_dau")
    say(document, "Tiêu đề khoản", "1. Số liệu chung")
    pieces.paragraphs(document, "so_lieu")
    say(document, "Tiêu đề khoản", "2. Đánh giá")
    pieces.paragraphs(document, "nhan_xet")
    say(document, "Tiêu đề khoản", "3. Đề nghị")
    pieces.paragraphs(document, "yeu_cau")
    pieces.sign_off(document)
    figures.annex(document, "Phụ lục", "{{ ten_bang }}")
    table = figures.headed(document, STATUS_COLUMNS_MM, _TITLES)
    add_row(table, "{%tr for h in bang %}")
    row = add_row(table, *(f"{{{{ h.{name} }}}}" for name in _FIELDS))
    figures.centre(row, 0, 3, 4, 5, 6)
    add_row(table, "{%tr endfor %}")
    say(document, "Đoạn văn", "{{ ghi_chu_bang }}")
    return document
