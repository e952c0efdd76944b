"""The papers page: finding, opening, numbering, making again."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from docgen.jobs import papers
from models.documents import Document
from tests.small_book import SUBJECT, TODAY, propose
from tests.ui.shown import shown
from ui.dialogs.frame import FormDialog
from ui.documents.new_paper import NewPaperDialog
from ui.documents.number_dialog import NumberDialog
from ui.forms.number_form import NumberForm
from ui.pages import documents
from ui.pages.documents import COLUMNS, DocumentsPage, PaperRow
from ui.snapshot import settle
from ui.tables.base import RowTableModel


def page_with(qtbot, book_session, book, code, *kinds: str) -> DocumentsPage:
    for kind in kinds:
        papers.make(book, kind, code, TODAY)
    return shown(qtbot, DocumentsPage(book_session), 1100, 700)


def subjects(page: DocumentsPage) -> list[str]:
    return [row.document.subject for row in page.table.shown_rows()]


def kinds(page: DocumentsPage) -> list[str]:
    return [row.document.kind for row in page.table.shown_rows()]


def accept(dialog_type: type, change=lambda dialog: None) -> None:
    """Press the main button of the dialog that is about to open."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:  # a key presses its button a moment later
            QTimer.singleShot(20, press)
            return
        assert isinstance(dialog, dialog_type)
        change(dialog)
        dialog.save.click()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, press)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp, book, code):
    rows = [PaperRow(papers.make(book, "plan", code, TODAY), papers.FileState.WHOLE)]
    qtmodeltester.check(RowTableModel(COLUMNS, rows))


def test_an_empty_register_says_what_to_do(qtbot, book_session, book):
    page = DocumentsPage(book_session)
    qtbot.addWidget(page)
    assert page.switch.is_empty()


def test_chips_year_and_search_narrow_the_list(qtbot, book_session, book, code):
    page = page_with(qtbot, book_session, book, code, "plan", "reminder")
    assert kinds(page) == ["reminder", "plan"]
    page.filters.choose("Kế hoạch")
    assert kinds(page) == ["plan"]
    page.filters.choose("")
    Document.update(dated_on=date(2025, 5, 1)).where(Document.kind == "plan").execute()
    page.refresh()
    page.year.set_value(2025)
    page.year.chosen.emit(2025)
    assert kinds(page) == ["plan"]
    page.year.set_value(None)
    page.year.chosen.emit(None)
    page.table.proxy.search("don doc")
    assert kinds(page) == ["reminder"]


def test_a_target_is_found_whatever_the_filter(qtbot, book_session, book, code):
    page = page_with(qtbot, book_session, book, code, "plan", "reminder")
    page.filters.choose("Kế hoạch")
    wanted = Document.get(Document.kind == "reminder")
    page.focus_target(document=str(wanted.id))
    assert page.table.current_row().document == wanted
    assert wanted.subject in page.details.text()


def test_enter_opens_the_file_in_word(qtbot, book_session, book, code, monkeypatch):
    opened = []
    monkeypatch.setattr(documents, "open_file", lambda _, path: opened.append(path))
    page = page_with(qtbot, book_session, book, code, "plan")
    page.focus_target(document=Document.get().id)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == [book.path / Document.get().path]


def test_buttons_say_why_they_are_off(qtbot, book_session, book, code):
    page = page_with(qtbot, book_session, book, code, "plan")
    (book.path / Document.get().path).unlink()
    page.refresh()
    open_it = page.deeds[0][0]
    assert "Hãy chọn một văn bản" in open_it.toolTip()
    page.focus_target(document=Document.get().id)
    assert not open_it.isEnabled()
    assert "Tạo lại" in open_it.toolTip()
    assert "mất tệp" in page.message.text()


def test_a_lost_paper_that_was_made_again_is_no_longer_told(qtbot, book_session, book, code):
    page = page_with(qtbot, book_session, book, code, "plan")
    (book.path / Document.get().path).unlink()
    page.refresh()
    assert "1 văn bản mất tệp" in page.message.text()
    papers.make(book, "plan", code, TODAY)
    page.refresh()
    assert not page.message.isVisible()


def test_ctrl_g_writes_number_and_day(qtbot, book_session, book, code):
    page = page_with(qtbot, book_session, book, code, "plan")
    page.focus_target(document=Document.get().id)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    accept(NumberDialog)
    QTest.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: Document.get().reference == "01/KH-UBND")
    qtbot.waitUntil(lambda: bool(book_session.told))
    assert "01/KH-UBND" in book_session.told[-1][0]


def test_a_wrong_number_keeps_the_dialog_open(qtbot, book_session, book, code):
    paper = papers.make(book, "plan", code, TODAY)
    dialog = shown(qtbot, NumberDialog(NumberForm(book, paper, TODAY)))
    dialog.number.setText("số bảy")
    dialog.save.click()
    assert dialog.isVisible()
    assert "không đúng" in dialog.message.text()
    dialog.number.clear()
    dialog.save.click()
    assert "Hãy nhập số" in dialog.message.text()
    assert Document.get().number == ""


def test_the_proposed_number_follows_the_year_until_the_clerk_types(
    qtbot, book_session, book, code
):
    first = papers.make(book, "plan", code, TODAY)
    Document.update(number="08", dated_on=date(2026, 1, 5)).where(
        Document.id == first.id
    ).execute()
    Document.update(plan=None).execute()
    second = papers.make(book, "plan", code, TODAY)
    dialog = shown(qtbot, NumberDialog(NumberForm(book, second, TODAY)))
    assert dialog.number.text() == "09"
    dialog.day.set_day(date(2025, 12, 30))
    assert dialog.number.text() == "01"
    dialog.number.setText("5")
    dialog.day.set_day(TODAY)
    assert dialog.number.text() == "5"


def test_a_new_paper_tells_first_what_is_missing(qtbot, book_session, book, code):
    dialog = shown(qtbot, NewPaperDialog(book_session, "decision", code))
    assert not dialog.save.isEnabled()
    assert "Chưa có tập thể" in dialog.save.toolTip()
    propose(code, "Lò Văn An")
    dialog = shown(qtbot, NewPaperDialog(book_session, "decision", code))
    dialog.save.click()
    assert dialog.document.kind == "decision"


def test_the_menu_makes_a_paper_and_offers_to_open_it(qtbot, book_session, book, code):
    page = page_with(qtbot, book_session, book, code)
    accept(NewPaperDialog)
    page.create("plan", code)
    assert subjects(page) == [SUBJECT]
    text, kind, _, action = book_session.told[-1]
    assert (kind, action) == ("ok", "Mở trong Word")
    assert SUBJECT in text


def test_made_again_is_a_new_file_and_the_old_one_stays(qtbot, book_session, book, code):
    page = page_with(qtbot, book_session, book, code, "plan")
    old = Document.get()
    page.focus_target(document=old.id)
    page._make_again()
    assert len(page.table.shown_rows()) == 2
    assert page.table.current_row().document != old
    assert (book.path / old.path).is_file()


def hidden_lines(dialog: FormDialog) -> int:
    """Return how far the body of a dialog scrolls: 0 when all of it is seen."""
    settle()
    return dialog._area.verticalScrollBar().maximum()


def test_the_dialog_grows_with_the_reason_it_asks_for(qtbot, book, code):
    paper = papers.make(book, "reminder", code, TODAY)
    paper.subject = f"{paper.subject} " * 3
    dialog = shown(qtbot, NumberDialog(NumberForm(book, paper, TODAY)))
    assert hidden_lines(dialog) == 0
    dialog.number.setText("12a")
    assert hidden_lines(dialog) == 0


def test_the_dialog_grows_with_what_it_refuses(qtbot, book, code):
    paper = papers.make(book, "reminder", code, TODAY)
    dialog = shown(qtbot, NumberDialog(NumberForm(book, paper, TODAY)))
    dialog.symbol.clear()
    dialog.save.click()
    assert "ký hiệu" in dialog.message.text()
    assert hidden_lines(dialog) == 0
    dialog.number.clear()
    dialog.day.set_day(None)
    dialog.save.click()
    assert hidden_lines(dialog) == 0
