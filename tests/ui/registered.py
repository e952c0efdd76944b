"""A register with made-up papers, and the page that shows it."""

from models.documents import Document
from models.register_entries import Entry, register_other
from tests.small_book import TODAY
from tests.ui.shown import shown
from ui.documents.register_rows import RegisterRow
from ui.pages.documents import DocumentsPage


def register_page(qtbot, book_session) -> DocumentsPage:
    """Return the page on its second tab."""
    made = shown(qtbot, DocumentsPage(book_session), 1150, 760)
    made.tabs.setCurrentIndex(1)
    return made


def other(number: str, symbol="/QĐ-UBND", day=TODAY, **more) -> Document:
    values = {"type_name": "Quyết định", "subject": f"Khen đợt {number}", "recipients": []}
    record = Document(number=number, symbol=symbol, dated_on=day, **values)
    return register_other(record, Entry(**more), TODAY, "Ký bổ sung")


def numbers(page: DocumentsPage) -> list[str]:
    return [row.told.reference for row in page.register.table.shown_rows()]


def pick(page: DocumentsPage, reference: str) -> RegisterRow:
    (row,) = [row for row in page.register.table.shown_rows() if row.told.reference == reference]
    page.register.table.pick(row)
    return row
