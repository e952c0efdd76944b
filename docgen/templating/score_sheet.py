"""Bảng tổng hợp kết quả chấm điểm: a form of our own, on a lying page for its broad table."""

from docx.document import Document

from docgen import nd30
from docgen.templating import pieces
from docgen.templating.figures import centre, headed
from docgen.templating.tables import add_row, say

COLUMNS_MM = (10.0, 38.0, 16.0, 17.0, 16.0, 15.0, 19.0, 15.0, 16.0, 15.0, 40.0, 35.0)
_TITLES = (
    "TT", "Đơn vị", "Tự chấm", "Chấm chéo", "Hội đồng", "Điểm tiêu chí", "Điểm thưởng",
    "Điểm trừ", "Tổng điểm", "Hạng", "Xếp loại", "Ghi chú",
)  # fmt: skip
_FIELDS = (
    "tt", "don_vi", "tu_cham", "cham_cheo", "hoi_dong", "diem", "thuong", "tru", "tong", "hang",
    "loai", "ghi_chu",
)  # fmt: skip


def score_sheet() -> Document:
    """Return the template: head, title, the table, how it came out, one or two signatures."""
    document = pieces.new_paper(landscape=True)
    pieces.head(document, numbered=False, width_mm=nd30.LYING_TEXT_WIDTH_MM)
    pieces.title(document)
    pieces.paragraphs(document, "mo_dau")
    say(document, "Dòng trống", "")
    table = headed(document, COLUMNS_MM, _TITLES)
    add_row(table, "{%tr for h in bang %}")
    row = add_row(table, *(f"{{{{ h.{name} }}}}" for name in _FIELDS))
    centre(row, 0, *range(2, 10))
    add_row(table, "{%tr endfor %}")
    pieces.paragraphs(document, "ghi_chu", "Đoạn văn")
    pieces.paragraphs(document, "ket_thuc")
    pieces.sign_off(document, nd30.LYING_TEXT_WIDTH_MM)
    return document
