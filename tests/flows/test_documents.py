"""From data to a numbered paper: menu, Word file, number and day, register, plan."""

import docx
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from docgen.jobs.checking import check_documents
from models import plan_store
from models.documents import Document
from tests.small_book import fill, propose
from tests.ui.shown import shown
from ui.documents.new_paper import NewPaperDialog
from ui.documents.number_dialog import NumberDialog
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages import awards, documents


@pytest.fixture
def code(book) -> str:
    return fill()


@pytest.fixture
def window(qtbot, session, code) -> MainWindow:
    entries = [
        PageEntry("documents", "Văn bản", "documents", documents.make_page),
        PageEntry("awards", "Khen thưởng", "awards", awards.make_page),
    ]
    return shown(qtbot, MainWindow(session, entries), 1366, 768)


def press_save(dialog_type: type) -> None:
    """Press the main button of the dialog that opens next."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, dialog_type)
        dialog.save.click()

    QTimer.singleShot(0, press)


def button_of(page: documents.DocumentsPage, words: str) -> QAbstractButton:
    return next(button for button, _ in page.deeds if button.text() == words)


def head_words(path) -> str:
    table = docx.Document(str(path)).tables[0]
    return "\n".join(cell.text for cell in table._cells)


def test_a_plan_is_made_edited_numbered_and_found(qtbot, window, session, book, code):
    page = window.page("documents")
    press_save(NewPaperDialog)
    page.create("plan", code)
    paper = Document.get()
    path = book.path / paper.path
    edited = docx.Document(str(path))
    edited.add_paragraph("Dòng văn thư tự thêm.")
    edited.save(str(path))

    press_save(NumberDialog)
    button_of(page, "Ghi số, ngày").click()

    words = head_words(path)
    assert "Số: 01/KH-UBND" in words
    assert "Suối Hoa, ngày 21 tháng 11 năm 2026" in words
    assert docx.Document(str(path)).paragraphs[-1].text == "Dòng văn thư tự thêm."
    assert "Số: 01" not in head_words(path.with_name(f"{path.stem}.ban-truoc.docx"))
    assert plan_store.load(code).head.number == "01"
    assert page.table.current_row().document.reference == "01/KH-UBND"
    assert check_documents(book) == []


def test_the_letter_names_the_late_and_takes_a_number(qtbot, window, book, code):
    page = window.page("documents")
    press_save(NewPaperDialog)
    page.create("reminder", code)
    press_save(NumberDialog)
    button_of(page, "Ghi số, ngày").click()
    paper = Document.get()
    assert paper.reference == "01/UBND-VHXH"
    assert "Số: 01/UBND-VHXH" in head_words(book.path / paper.path)
    assert paper.recipients == ["Thôn Đồng Mạ", "Thôn Nà Sao"]


def test_a_decision_made_on_the_awards_page_stands_in_the_register(qtbot, window, book, code):
    propose(code, "Lò Văn An")
    window.show_page("awards").refresh()
    window.page("awards").decide.click()
    page = window.show_page("documents")
    page.focus_target(document=Document.get().id)
    assert "Lò Văn An" in page.details.text()
    press_save(NumberDialog)
    button_of(page, "Ghi số, ngày").click()
    window.show_page("awards")
    (row,) = window.page("awards").table.shown_rows()
    assert row.decision == "01/QĐ-UBND"


def test_a_paper_lost_from_the_disk_is_marked_and_made_again(qtbot, window, book, code):
    page = window.page("documents")
    press_save(NewPaperDialog)
    page.create("plan", code)
    (book.path / Document.get().path).unlink()
    page.refresh()
    assert "mất tệp" in page.message.text()
    page.focus_target(document=Document.get().id)
    button_of(page, "Tạo lại").click()
    newest = Document.select().order_by(Document.id.desc()).get()
    assert (book.path / newest.path).is_file()
