"""Tờ trình đề nghị khen thưởng with its list. Mẫu 1.4 and 2.1 of Phụ lục III."""

from docx.document import Document

from docgen.templating import pieces
from docgen.templating.figures import centre, headed
from docgen.templating.tables import add_row, say

LIST_MM = (11.0, 46.0, 52.0, 17.0, 62.0, 28.0, 23.0, 18.0)
_TITLES = ("TT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Năm sinh", "Tóm tắt thành tích",
           "Hình thức đề nghị", "Tỷ lệ phiếu", "Ghi chú")  # fmt: skip
_FIELDS = ("tt", "ten", "don_vi", "nam_sinh", "thanh_tich", "hinh_thuc", "phieu", "ghi_chu")


def submission() -> Document:
    """Return the template: what is asked for and why, and the list on pages that lie."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    pieces.addressees(document)
    pieces.paragraphs(document, "can_cu", "Căn cứ")
    for name in ("noi_dung", "de_nghi", "ho_so", "ket_thuc"):
        pieces.paragraphs(document, name)
    pieces.sign_off(document)
    pieces.new_section(document, landscape=True)
    say(document, "Tên phụ lục", "{{ ten_danh_sach }}")
    say(document, "Kèm theo", "{{ kem_theo }}")
    pieces.rule(document, "{{ ke_phu_luc }}")
    say(document, "Dòng trống", "")
    _names(document)
    say(document, "Đoạn văn", "{{ tong_cong }}")
    return document


def _names(document: Document) -> None:
    table = headed(document, LIST_MM, _TITLES)
    add_row(table, "{%tr for nhom in danh_sach %}")
    add_row(table, "{{ nhom.ten }}", style="Dòng nhóm")
    add_row(table, "{%tr for h in nhom.hang %}")
    centre(add_row(table, *(f"{{{{ h.{name} }}}}" for name in _FIELDS)), 0, 3, 5, 6)
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr endfor %}")
