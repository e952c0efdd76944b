"""What a report changed, in the window: beside the list, in a dialog, and the workbook's link."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from docgen.jobs import papers
from docgen.jobs.comparing import compared
from models.documents import Document
from tests import compiled_book
from tests.compiled_book import UNITS
from tests.ui.modal import answering
from tests.ui.shown import shown
from ui.documents import files_panel
from ui.documents.changes import COLUMNS, NO_CHANGE, ChangesBox, ChangesDialog
from ui.pages.documents import DocumentsPage
from ui.tables.base import RowTableModel

TYPED = {"results": "Đã trồng hoa", "limits": "Còn chậm", "lessons": "Giữ nếp"}
ON = date(2026, 7, 10)


@pytest.fixture
def plan(book):
    plan = compiled_book.fill()
    compiled_book.first_story(plan)
    papers.make(book, "report", plan.code, ON, TYPED)
    return plan


def late(plan):
    compiled_book.tell(plan, UNITS[1], "2026-Q2", km=1.0, share=91.0, on=date(2026, 7, 9))


def page_of(qtbot, book_session) -> DocumentsPage:
    page = shown(qtbot, DocumentsPage(book_session), 1100, 700)
    page.focus_target(document=Document.get().id)
    return page


def make_again(page) -> None:
    next(deed for deed, _ in page.deeds if "Tạo lại" in deed.text()).click()


def test_made_again_after_a_late_report_says_what_changed(qtbot, book_session, plan):
    page = page_of(qtbot, book_session)
    assert "Thay đổi so với" not in page.details.text()
    late(plan)
    make_again(page)
    assert Document.select().count() == 2
    assert page.message.text().startswith("Thay đổi so với bản ngày 10/7/2026: ")
    assert "Thay đổi so với bản ngày 10/7/2026\nĐã nộp 5 → 6" in page.details.text()


def test_the_way_in_the_message_shows_every_change(qtbot, book_session, plan):
    page = page_of(qtbot, book_session)
    late(plan)
    make_again(page)
    names = []
    seen = answering(lambda dialog: names.extend(
        row.name for row in dialog.table.shown_rows()))  # fmt: skip
    next(one for one in page.message.findChildren(QPushButton)
         if one.text() == "Xem thay đổi").click()  # fmt: skip
    qtbot.waitUntil(lambda: bool(seen) and bool(names))
    assert isinstance(seen[0], ChangesDialog)
    assert names == [change.name for change in compared(_newest()).found]
    assert {"Đã nộp", "Đường có hoa (km)", UNITS[1]} <= set(names)


def test_made_again_without_news_says_that_too(qtbot, book_session, plan):
    page = page_of(qtbot, book_session)
    make_again(page)
    assert page.message.text() == (
        "Thay đổi so với bản ngày 10/7/2026: không có số liệu nào thay đổi."
    )
    assert NO_CHANGE in page.details.text()


def test_another_paper_says_nothing_of_changes(qtbot, book_session, book, plan):
    papers.make(book, "plan", plan.code, ON)
    page = shown(qtbot, DocumentsPage(book_session), 1100, 700)
    page.focus_target(document=_newest().id)
    assert "Thay đổi so với" not in page.details.text()
    make_again(page)
    assert "Thay đổi so với" not in page.message.text()


def test_the_box_shows_a_few_and_the_window_all(qtbot, book, plan):
    late(plan)
    papers.make_again(book, Document.get(), ON)
    told = compared(_newest())
    box = shown(qtbot, ChangesBox(told))
    assert box.all.text() == f"Xem cả {len(told.found)} thay đổi…"
    assert len(box.accessibleName().splitlines()) == 5
    seen = answering(lambda dialog: dialog.save.click())
    box.all.click()
    qtbot.waitUntil(lambda: bool(seen))
    dialog = shown(qtbot, ChangesDialog(told), 1000, 560)
    assert len(dialog.table.shown_rows()) == len(told.found) > 4
    assert dialog.cancel.isHidden()


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp, book, plan):
    late(plan)
    papers.make_again(book, Document.get(), ON)
    qtmodeltester.check(RowTableModel(COLUMNS, compared(_newest()).found))


def test_the_workbook_opens_from_the_panel(qtbot, book_session, plan, monkeypatch):
    opened = []
    monkeypatch.setattr(files_panel, "open_file", lambda _, path: opened.append(path))
    page = page_of(qtbot, book_session)
    files = page.details.files
    assert "Phụ lục Excel" in files.text()
    link = next(one for one in files.links if ".phu-luc.xlsx" in one.accessibleName())
    link.click()
    assert opened[0].suffixes[-2:] == [".phu-luc", ".xlsx"]
    opened[0].unlink()
    page.refresh()
    assert "(mất tệp)" in files.text()


def _newest() -> Document:
    return Document.select().order_by(Document.id.desc()).get()
