"""Công văn đề nghị. Mẫu 1.5 of Phụ lục III."""

from docx.document import Document

from docgen.templating import figures, pieces
from docgen.templating.tables import add_row, say

NAME_COLUMNS_MM = (12.0, 54.0, 57.0, 42.0)  # TT, name, post and unit, award


def request() -> Document:
    """Return the template: grounds, the request with its points and names, the end."""
    document = pieces.new_paper()
    pieces.head(document, letter=True)
    pieces.addressees(document)
    pieces.paragraphs(document, "mo_dau")
    pieces.paragraphs(document, "de_nghi")
    pieces.paragraphs(document, "noi_dung")
    say(document, "Dòng trống", "{%p if danh_sach %}", "")
    titles = ("TT", "Tên tập thể, họ và tên", "Chức vụ, đơn vị", "Hình thức đề nghị")
    table = figures.headed(document, NAME_COLUMNS_MM, titles)
    add_row(table, "{%tr for h in danh_sach %}")
    tags = ("{{ h.tt }}", "{{ h.ten }}", "{{ h.don_vi }}", "{{ h.hinh_thuc }}")
    figures.centre(add_row(table, *tags), 0, 3)
    add_row(table, "{%tr endfor %}")
    say(document, "Dòng trống", "{%p endif %}")
    pieces.paragraphs(document, "ket_thuc")
    pieces.sign_off(document)
    return document
