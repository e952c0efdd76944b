"""What the preview does while it waits, and how pages lead to it."""

from pathlib import Path
from threading import Event
from time import sleep

import pytest
from PySide6.QtCore import Qt, QTimer

from docgen.jobs import papers
from docgen.preview import Converter
from models.documents import Document
from models.errors import RuleBroken
from tests import small_book
from tests.ui.modal import answering
from tests.ui.preview.desk import opened
from tests.ui.shown import shown
from ui.context import Session
from ui.editor import making
from ui.pages.documents import DocumentsPage
from ui.preview import conversion, printing
from ui.preview import dialog as preview
from ui.preview.dialog import PreviewDialog


def test_without_a_converter_qt_sets_the_paper_and_says_it_is_near(qtbot, session, paper, alone):
    dialog = opened(qtbot, session, paper)
    assert dialog.place.text() == "Trang 1/2"
    assert "gần đúng" in dialog.message.text()
    assert "LibreOffice" in dialog.message.text()
    assert dialog.print.isEnabled()


def test_while_a_converter_works_nothing_can_be_printed_and_its_end_shows_the_pages(
    qtbot, session, paper, three_pages, alone, monkeypatch
):
    monkeypatch.setattr(preview, "find_converter", lambda: Converter("LibreOffice", Path("x")))
    done = Event()

    def convert(*args: object, **more: object) -> Path:
        done.wait(20)
        return three_pages

    monkeypatch.setattr(conversion, "to_pdf", convert)
    dialog = opened(qtbot, session, paper)
    assert not dialog.print.isEnabled()
    assert dialog.print.toolTip() == "Hãy đợi dựng xong các trang."
    done.set()
    qtbot.waitUntil(lambda: dialog.place.text() == "Trang 1/3")
    assert dialog.print.isEnabled()
    assert dialog.message.text() == ""


def test_a_failing_converter_leads_to_the_near_view(qtbot, session, paper, alone, monkeypatch):
    def fail(*args: object, **more: object) -> Path:
        raise RuleBroken("LibreOffice không đọc được tệp.")

    monkeypatch.setattr(preview, "find_converter", lambda: Converter("LibreOffice", Path("x")))
    monkeypatch.setattr(conversion, "to_pdf", fail)
    dialog = opened(qtbot, session, paper)
    qtbot.waitUntil(lambda: dialog.place.text() == "Trang 1/2")
    assert "không đọc được" in dialog.message.text()
    assert "gần đúng" in dialog.message.text()


def slow_converter(started: list[int], ended: list[int], monkeypatch) -> None:
    """Let the converter work until it is told to stop."""

    def work(*args: object, progress, **more: object) -> Path:
        started.append(1)
        try:
            while True:
                progress(0, 1)
                sleep(0.01)
        finally:
            ended.append(1)

    monkeypatch.setattr(preview, "find_converter", lambda: Converter("LibreOffice", Path("x")))
    monkeypatch.setattr(conversion, "to_pdf", work)


def test_stopping_shows_the_near_view_and_ends_the_work(qtbot, session, paper, alone, monkeypatch):
    started, ended = [], []
    slow_converter(started, ended, monkeypatch)
    dialog = opened(qtbot, session, paper)
    qtbot.waitUntil(lambda: bool(started))
    dialog.waiting.second.click()
    assert dialog.place.text() == "Trang 1/2"
    qtbot.waitUntil(lambda: bool(ended))


def test_closing_ends_the_work(qtbot, session, paper, alone, monkeypatch):
    started, ended = [], []
    slow_converter(started, ended, monkeypatch)
    dialog = opened(qtbot, session, paper)
    qtbot.waitUntil(lambda: bool(started))
    dialog.close()
    qtbot.waitUntil(lambda: bool(ended))


def test_a_paper_that_went_away_is_told_and_cannot_be_printed(qtbot, session, tmp_path, alone):
    dialog = opened(qtbot, session, tmp_path / "mất.docx")
    assert "Không còn thấy “mất.docx”" in dialog.message.text()
    assert not dialog.print.isEnabled()
    assert dialog.print.toolTip() == "Chưa dựng được trang nào."


@pytest.fixture
def listed(qtbot, book, qapp, alone) -> DocumentsPage:
    """The papers page with one paper, chosen."""
    papers.make(book, "plan", small_book.fill(), small_book.TODAY)
    page = shown(qtbot, DocumentsPage(Session(book.path, small_book.TODAY)), 1100, 700)
    page.focus_target(document=Document.get().id)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_f9_shows_the_chosen_paper(qtbot, listed):
    seen = answering(lambda dialog: qtbot.waitUntil(lambda: dialog.place.text() != ""))
    qtbot.keyClick(listed, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].windowTitle() == f"Xem trước: {small_book.SUBJECT}"


def test_ctrl_p_asks_for_the_printer_at_once(qtbot, listed, monkeypatch):
    monkeypatch.setattr(printing, "printer_names", lambda: [])
    told = []

    def look(dialog: PreviewDialog) -> None:
        qtbot.waitUntil(lambda: "máy in" in dialog.message.text())
        told.append(dialog.message.text())

    answering(look)
    qtbot.keyClick(listed, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [printing.NO_PRINTER]


def test_the_toast_of_the_editor_leads_to_the_preview(qtbot, session, book, alone):
    told = []
    session = Session(book.path, small_book.TODAY)
    session.notify = lambda *words: told.append(words)
    path = making.make_document(session, small_book.fill())
    _, kind, action, action_text = told[-1]
    assert (kind, action_text) == ("ok", "Xem trước")
    seen = answering(lambda dialog: None)
    QTimer.singleShot(0, action)
    qtbot.waitUntil(lambda: bool(seen))
    assert path.stem in seen[0].windowTitle()


@pytest.mark.parametrize("printing_first", [False, True])
def test_a_paper_still_being_converted_is_printed_when_it_stands(
    qtbot, session, paper, three_pages, alone, monkeypatch, printing_first
):
    monkeypatch.setattr(preview, "find_converter", lambda: Converter("LibreOffice", Path("x")))
    monkeypatch.setattr(conversion, "to_pdf", lambda *args, **more: three_pages)
    monkeypatch.setattr(printing, "printer_names", lambda: [])
    dialog = PreviewDialog(session, paper)
    qtbot.addWidget(dialog)
    if printing_first:
        dialog.print_when_ready()
    qtbot.waitUntil(lambda: dialog.place.text() == "Trang 1/3")
    qtbot.wait(50)
    assert (dialog.message.text() == printing.NO_PRINTER) is printing_first
