"""Quyết định phát động phong trào thi đua. Mẫu 1.2, 1.3 of Phụ lục III."""

from docx.document import Document

from docgen.templating import pieces
from docgen.templating.decision import enacting


def launch_decision() -> Document:
    """Return the template: a decision of articles alone."""
    document = pieces.new_paper()
    enacting(document)
    pieces.sign_off(document)
    return document
