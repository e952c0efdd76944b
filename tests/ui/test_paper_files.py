"""The files around a paper: scans attached and let go, edits in Word, earlier versions."""

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from docgen.jobs import papers
from docgen.jobs.numbering import give_number
from models.attachments import Attachment, scans_of
from models.documents import Document
from tests.small_book import TODAY
from tests.ui.modal import answering
from tests.ui.registered import other, pick, register_page
from ui.documents import files_panel, register_view
from ui.pages.documents import DocumentsPage


@pytest.fixture
def page(qtbot, book_session, book, code) -> DocumentsPage:
    return register_page(qtbot, book_session)


@pytest.fixture
def scan(tmp_path, monkeypatch):
    path = tmp_path / "ký.pdf"
    path.write_bytes(b"%PDF-1.7 made up")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def test_a_scan_is_attached_to_a_line_and_opened(page, book, scan, monkeypatch):
    opened = []
    monkeypatch.setattr(register_view, "open_file", lambda _, path: opened.append(path))
    made = other("2")
    page.refresh()
    pick(page, "02/QĐ-UBND")
    page.register.attach.click()
    assert page.register.table.current_row().scanned
    page.register.open_scan.click()
    assert opened == [book.path / scans_of(made)[0].path]
    assert opened[0].read_bytes() == scan.read_bytes()


def test_the_panel_attaches_opens_and_lets_go(page, book, code, scan, monkeypatch, book_session):
    opened = []
    monkeypatch.setattr(files_panel, "open_file", lambda _, path: opened.append(path))
    paper = papers.make(book, "plan", code, TODAY)
    page.refresh()
    page.focus_target(document=paper.id)
    files = page.details.files
    files.attach.click()
    assert "ký.pdf" in page.details.text()
    files.links[-1].click()
    assert opened == [book.path / Attachment.get().path]
    files.removers[0].click()
    assert scans_of(paper) == []
    assert book_session.told[-1][3] == "Hoàn tác"
    book_session.told[-1][2]()
    assert len(scans_of(paper)) == 1


def test_a_scan_that_is_none_is_told(page, book, scan, book_session):
    other("2")
    page.refresh()
    pick(page, "02/QĐ-UBND")
    scan.write_bytes(b"MZ")
    page.register.attach.click()
    assert "không phải tệp PDF" in book_session.told[-1][0]
    assert not Attachment.select().exists()


def edit(path) -> None:
    edited = docx.Document(str(path))
    edited.add_paragraph("Dòng văn thư tự thêm.")
    edited.save(str(path))


def test_an_edit_and_the_version_before_the_number_are_shown(page, book, code, monkeypatch):
    opened = []
    monkeypatch.setattr(files_panel, "open_file", lambda _, path: opened.append(path.name))
    paper = papers.make(book, "plan", code, TODAY)
    page.refresh()
    page.focus_target(document=paper.id)
    assert "Đã sửa trong Word" not in page.details.text()
    edit(book.path / paper.path)
    give_number(book, paper, number="1", symbol="/KH-UBND", day=TODAY, today=TODAY)
    page.refresh()
    assert "Đã sửa trong Word" in page.details.text()
    page.details.files.links[0].click()
    assert opened == [f"{(book.path / paper.path).stem}.ban-truoc.docx"]


@pytest.mark.parametrize(("answer", "count"), [("yes", 2), ("no", 1)])
def test_an_edited_paper_is_made_anew_only_when_asked(page, book, code, answer, count):
    paper = papers.make(book, "plan", code, TODAY)
    path = book.path / paper.path
    edit(path)
    before = path.read_bytes()
    page.refresh()
    page.focus_target(document=paper.id)
    seen = answering(lambda dialog: dialog.buttons[answer].click())
    page._make_again()
    assert seen[0].windowTitle() == "Văn bản này đã sửa trong Word"
    assert Document.select().count() == count
    assert path.read_bytes() == before
