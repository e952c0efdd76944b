"""Thông báo cụm trưởng, khối trưởng. Mẫu 1.4 of Phụ lục III."""

from docx.document import Document

from docgen.templating import figures, pieces
from docgen.templating.tables import add_row, say

LEADERS_MM = (12.0, 51.0, 51.0, 51.0)  # TT, cluster, head, deputy
WITH_MEMBERS_MM = (11.0, 34.0, 34.0, 34.0, 52.0)  # the same and its members
_TITLES = ("TT", "Cụm, khối thi đua", "Cụm trưởng, khối trưởng", "Cụm phó, khối phó", "Thành viên")
_FIELDS = ("tt", "cum", "truong", "pho", "thanh_vien")


def cluster_notice() -> Document:
    """Return the template: the table of clusters, with or without members, then duties."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    pieces.paragraphs(document, "mo_dau")
    say(document, "Dòng trống", "{%p if co_thanh_vien %}", "")
    _table(document, WITH_MEMBERS_MM)
    say(document, "Dòng trống", "{%p else %}", "")
    _table(document, LEADERS_MM)
    say(document, "Dòng trống", "{%p endif %}")
    pieces.paragraphs(document, "trach_nhiem")
    pieces.paragraphs(document, "ket_thuc")
    pieces.sign_off(document)
    return document


def _table(document: Document, widths_mm: tuple[float, ...]) -> None:
    count = len(widths_mm)
    table = figures.headed(document, widths_mm, _TITLES[:count])
    add_row(table, "{%tr for h in bang %}")
    figures.centre(add_row(table, *(f"{{{{ h.{name} }}}}" for name in _FIELDS[:count])), 0)
    add_row(table, "{%tr endfor %}")
