"""Quyết định thành lập, kiện toàn Hội đồng with its list. Mẫu 1.2 and 2.1 of Phụ lục III."""

from docx.document import Document

from docgen.templating import pieces
from docgen.templating.decision import enacting, list_head
from docgen.templating.figures import centre, headed
from docgen.templating.tables import add_row, say

LIST_MM = (12.0, 46.0, 64.0, 43.0)


def council_decision() -> Document:
    """Return the template: articles, and the list of members where there are many."""
    document = pieces.new_paper()
    enacting(document)
    pieces.sign_off(document)
    say(document, "Dòng trống", "{%p if danh_sach %}")
    pieces.new_section(document)
    list_head(document, "{{ ten_danh_sach }}")
    titles = ("TT", "Họ và tên", "Chức vụ, đơn vị", "Vai trò trong Hội đồng")
    table = headed(document, LIST_MM, titles)
    add_row(table, "{%tr for h in danh_sach %}")
    tags = ("{{ h.tt }}", "{{ h.ten }}", "{{ h.chuc_vu }}", "{{ h.vai_tro }}")
    centre(add_row(table, *tags), 0)
    add_row(table, "{%tr endfor %}")
    say(document, "Dòng trống", "{%p endif %}")
    return document
