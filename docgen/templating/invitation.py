"""Giấy mời. Mẫu 1.7 of Phụ lục III."""

from docx.document import Document

from docgen.templating import pieces
from docgen.templating.tables import say


def invitation() -> Document:
    """Return the template: who is invited, then event, chair, time and place."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    say(document, "Đoạn văn", "{{ kinh_moi }}")
    pieces.paragraphs(document, "khach_moi")
    pieces.paragraphs(document, "chi_tiet")
    pieces.sign_off(document)
    return document
