"""Biên bản bàn giao. After mẫu 1.9 of Phụ lục III: no line of place and day."""

from docx.document import Document

from docgen.templating import pieces
from docgen.templating.figures import centre, headed
from docgen.templating.tables import add_row, say

COLUMNS_MM = (11.0, 70.0, 26.0, 28.0, 30.0)
_TITLES = ("TT", "Tên hồ sơ, tài liệu", "Số lượng", "Tình trạng", "Ghi chú")


def handover() -> Document:
    """Return the template: who hands over to whom, the table, the work, how it ended."""
    document = pieces.new_paper()
    pieces.head(document, dated=False)
    pieces.title(document)
    pieces.paragraphs(document, "can_cu", "Căn cứ")
    pieces.paragraphs(document, "mo_dau")
    say(document, "Đoạn văn", "Nội dung:")
    say(document, "Tiêu đề khoản", "1. Danh mục hồ sơ, tài liệu bàn giao")
    say(document, "Dòng trống", "")
    table = headed(document, COLUMNS_MM, _TITLES)
    add_row(table, "{%tr for h in bang_ban_giao %}")
    tags = [f"{{{{ h.{name} }}}}" for name in ("tt", "ten", "so_luong", "tinh_trang", "ghi_chu")]
    centre(add_row(table, *tags), 0, 2)
    add_row(table, "{%tr endfor %}")
    say(document, "Tiêu đề khoản", "{%p if cong_viec %}", "2. Công việc đang theo dõi")
    pieces.paragraphs(document, "cong_viec")
    say(document, "Tiêu đề khoản", "{%p endif %}")
    number = "{% if cong_viec %}3{% else %}2{% endif %}"
    say(document, "Tiêu đề khoản", "{%p if cam_ket %}", f"{number}. Cam kết của các bên")
    pieces.paragraphs(document, "cam_ket")
    say(document, "Tiêu đề khoản", "{%p endif %}")
    pieces.paragraphs(document, "ket_thuc")
    pieces.abreast(document)
    return document
