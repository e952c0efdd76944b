"""The form check in the window: findings, a clean paper, files that are none, dropped files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from docgen.jobs import papers
from models.documents import Document
from models.legal import ensure_list
from tests import small_book
from tests.docgen.lint.bending import bent, page_left, swap
from tests.ui.modal import answering
from tests.ui.shown import shown
from ui.documents.lint_dialog import LintDialog, summary
from ui.pages.documents import DocumentsPage


@pytest.fixture
def dialog(qtbot, book_session) -> LintDialog:
    ensure_list()
    return shown(qtbot, LintDialog(book_session), 1000, 620)


def checked(qtbot, dialog: LintDialog, path: Path) -> LintDialog:
    dialog.check(path)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is not dialog.working)
    return dialog


def test_a_finding_tells_what_where_and_by_which_article(qtbot, dialog, tmp_path):
    checked(qtbot, dialog, bent(tmp_path, "plan", page_left(25)))
    assert dialog.stack.currentWidget() is dialog.filled
    (found,) = dialog.findings
    assert found.article == "Phụ lục I, Mục I, khoản 3"
    row = [dialog.table.proxy.index(0, column).data() for column in range(4)]
    assert row[0].startswith("Lề trái 25 mm")
    assert row[2:] == ["thiết lập trang", found.article]
    assert dialog.whole.text() == str(found)
    assert dialog.told.text() == ("1 điểm cần sửa: 1 về thể thức theo Nghị định 30/2020/NĐ-CP.")


def test_a_sound_paper_shows_that_nothing_is_to_be_mended(qtbot, dialog, tmp_path):
    checked(qtbot, dialog, bent(tmp_path, "plan"))
    assert dialog.stack.currentWidget() is dialog.clean
    assert not dialog.copy.isEnabled()
    assert dialog.again.isEnabled()


def test_all_findings_are_copied_a_line_each(qtbot, dialog, tmp_path):
    checked(qtbot, dialog, bent(tmp_path, "plan", page_left(25)))
    dialog.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "plan.docx"
    assert lines[1].startswith("- Phụ lục I, Mục I, khoản 3: Lề trái 25 mm")
    assert dialog.message.text() == "Đã chép 1 điểm cần sửa."


def test_mended_and_checked_again_the_finding_is_gone(qtbot, dialog, tmp_path):
    path = bent(tmp_path, "plan", page_left(25))
    checked(qtbot, dialog, path)
    bent(tmp_path, "plan")
    dialog.again.click()
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.clean)
    assert dialog.findings == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cu.doc", b"x", "Tệp .doc cũ"),
        ("hong.docx", b"x", "hong.docx"),
        ("mat.docx", None, "Không đọc được tệp “mat.docx”"),
    ],
)
def test_what_is_no_sound_word_file_is_told(qtbot, dialog, tmp_path, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    checked(qtbot, dialog, path)
    assert words in dialog.message.text()
    assert dialog.stack.currentWidget() is dialog.refused


def test_a_dropped_file_is_checked(qtbot, dialog, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bent(tmp_path, "reminder")))])
    drop = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data,
                      Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    dialog.dropEvent(drop)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.clean)
    assert dialog.name.text() == "reminder.docx"


def test_an_old_law_is_counted_apart(qtbot, dialog, tmp_path):
    old = swap("Căn cứ Nghị định", "152/2025", "98/2023")
    checked(qtbot, dialog, bent(tmp_path, "plan", old))
    assert "1 về hiệu lực văn bản căn cứ" in summary(dialog.findings)
    assert dialog.findings[0].article == "Hiệu lực"


def test_closing_while_it_works_shows_nothing_later(qtbot, dialog, tmp_path):
    dialog.check(bent(tmp_path, "plan", page_left(25)))
    dialog.reject()
    qtbot.wait(300)
    assert dialog.findings == []


@pytest.fixture
def page(qtbot, book, book_session) -> DocumentsPage:
    papers.make(book, "plan", small_book.fill(), small_book.TODAY)
    page = shown(qtbot, DocumentsPage(book_session), 1100, 700)
    page.focus_target(document=Document.get().id)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_f7_checks_the_chosen_paper(qtbot, page):
    seen = answering(
        lambda one: qtbot.waitUntil(lambda: one.stack.currentWidget() is not one.working)
    )
    qtbot.keyClick(page, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].name.text() == small_book.SUBJECT


def test_any_file_of_the_disk_is_checked(qtbot, page, tmp_path, monkeypatch):
    path = bent(tmp_path, "reminder")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *words: (str(path), ""))
    seen = answering(lambda one: qtbot.waitUntil(lambda: one.stack.currentWidget() is one.clean))
    page._lint_other()
    assert seen[0].name.text() == "reminder.docx"


def test_no_dialog_opens_when_no_file_is_chosen(page, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *words: ("", ""))
    page._lint_other()
