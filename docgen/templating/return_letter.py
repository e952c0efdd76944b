"""Công văn trả lại hồ sơ. Mẫu 1.5 of Phụ lục III."""

from docx.document import Document

from docgen.templating import figures, pieces
from docgen.templating.tables import add_row, say

FAULT_COLUMNS_MM = (12.0, 58.0, 95.0)  # TT, piece of the dossier, what it lacks


def return_letter() -> Document:
    """Return the template: whose dossiers, the table of what they lack, what is asked."""
    document = pieces.new_paper()
    pieces.head(document, letter=True)
    pieces.addressees(document)
    pieces.paragraphs(document, "mo_dau")
    pieces.paragraphs(document, "truong_hop")
    (lead,) = say(document, "Đoạn văn", "Nội dung chưa đạt, cần bổ sung, hoàn thiện:")
    lead.paragraph_format.keep_with_next = True
    say(document, "Dòng trống", "")
    titles = ("TT", "Thành phần hồ sơ", "Nội dung cần bổ sung, hoàn thiện")
    table = figures.headed(document, FAULT_COLUMNS_MM, titles)
    add_row(table, "{%tr for h in bang_thieu %}")
    figures.centre(add_row(table, "{{ h.tt }}", "{{ h.giay_to }}", "{{ h.noi_dung }}"), 0)
    add_row(table, "{%tr endfor %}")
    pieces.paragraphs(document, "yeu_cau")
    pieces.sign_off(document)
    return document
