"""The register on the screen: tabs, lines, free numbers, dialogs, scans, printing, settings."""

from datetime import date

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from docgen.jobs import papers
from docgen.jobs.numbering import give_number
from docgen.pdf_pages import PdfPages
from models.documents import Document
from tests.small_book import TODAY
from tests.ui.modal import answering
from tests.ui.registered import numbers, other, pick, register_page
from tests.ui.shown import shown
from ui.documents.number_dialog import NumberDialog
from ui.documents.other_paper import OtherPaperDialog
from ui.documents.register_dialogs import ChoosePaperDialog, EntryDialog
from ui.documents.register_rows import COLUMNS
from ui.forms.number_form import NumberForm
from ui.forms.other_paper_form import OtherPaperForm
from ui.pages.documents import DocumentsPage
from ui.tables.base import RowTableModel


@pytest.fixture
def page(qtbot, book_session, book, code) -> DocumentsPage:
    return register_page(qtbot, book_session)


# --- lines -------------------------------------------------------------------------------------


def test_the_register_stands_beside_the_list_and_the_keyboard_reaches_it(qtbot, page):
    page.tabs.setCurrentIndex(0)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.tabs.tabBar().setFocus()
    QTest.keyClick(page.tabs.tabBar(), Qt.Key.Key_Right)
    assert page.tabs.currentWidget() is page.register
    assert page.tabs.tabText(1) == "Sổ văn bản đi"
    assert page.register.switch.is_empty()


def test_lines_free_numbers_and_what_they_say(page, book):
    other("2", copies=8, sent_on=TODAY, note="Sổ giấy")
    other("5")
    page.refresh()
    assert numbers(page) == ["01", "02/QĐ-UBND", "03 – 04", "05/QĐ-UBND"]
    row = pick(page, "02/QĐ-UBND")
    assert [column.text(row) for column in COLUMNS] == [
        "02/QĐ-UBND",
        "21/11/2026",
        "Quyết định: Khen đợt 2",
        "",
        "",
        "VT, VHXH",
        "8",
        "21/11/2026",
        "",
        "Sổ giấy",
        "",
    ]
    assert pick(page, "03 – 04").about == "— các số 03–04 còn trống —"
    assert len(COLUMNS) >= 10


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, page, book):
    other("2")
    page.refresh()
    qtmodeltester.check(RowTableModel(COLUMNS, page.register.table.shown_rows()))


def test_year_row_and_search_narrow_the_register(page, book):
    other("1")
    other("1", "/TTr-UBND")
    other("1", day=date(2025, 3, 1))
    page.refresh()
    assert numbers(page) == ["01/QĐ-UBND", "01/TTr-UBND"]
    page.register.row.set_value("TTr")
    page.register.refresh()
    assert numbers(page) == ["01/TTr-UBND"]
    page.register.row.set_value("")
    page.register.year.set_value(2025)
    page.register.refresh()
    assert numbers(page) == ["01/QĐ-UBND"]
    page.register.table.proxy.search("khong co")
    assert numbers(page) == []


def test_a_paper_not_made_here_is_no_lost_file(page, book):
    made = other("2")
    page.refresh()
    assert page.table.source.rows() == []
    assert page.message.text() == ""
    page.tabs.setCurrentIndex(0)
    page.focus_target(document=made.id)
    assert page.tabs.currentWidget() is page.register
    assert page.register.table.current_row().line.paper == made


def test_buttons_say_why_they_are_off(page, book, code):
    other("2")
    paper = papers.make(book, "plan", code, TODAY)
    give_number(book, paper, number="1", symbol="/KH-UBND", day=TODAY, today=TODAY)
    page.refresh()
    view = page.register
    pick(page, "01")
    assert view.fill.isEnabled()
    assert "chưa có văn bản" in view.edit.toolTip()
    pick(page, "02/QĐ-UBND")
    assert "còn trống" in view.fill.toolTip()
    assert view.edit.isEnabled()
    assert view.remove.isEnabled()
    assert "chưa đính kèm" in view.open_scan.toolTip()
    pick(page, "01/KH-UBND")
    assert "không lập trong sổ này" in view.remove.toolTip()


# --- dialogs -----------------------------------------------------------------------------------


def test_enter_edits_a_line_and_the_toast_takes_it_back(page, book, book_session):
    made = other("2")
    page.refresh()
    pick(page, "02/QĐ-UBND")

    def fill(dialog: EntryDialog) -> None:
        dialog.entry.keeper.setText("Phòng VHXH")
        dialog.entry.copies.set_value(7)
        dialog.entry.sent_on.set_day(TODAY)
        QTest.keyClick(dialog.entry.note, Qt.Key.Key_Return)

    seen = answering(fill)
    QTest.keyClick(page.register.table, Qt.Key.Key_Return)
    assert isinstance(seen[0], EntryDialog)
    kept = Document.get_by_id(made.id)
    assert (kept.keeper, kept.copies, kept.sent_on) == ("Phòng VHXH", 7, TODAY)
    words, _, undo, action = book_session.told[-1]
    assert (words, action) == ("Sửa dòng 02/QĐ-UBND trong sổ văn bản đi.", "Hoàn tác")
    undo()
    assert Document.get_by_id(made.id).keeper == ""


def test_a_wrong_entry_keeps_the_dialog_open(qtbot, book, code):
    made = other("2", copies=2)
    dialog = shown(qtbot, EntryDialog(made, TODAY))
    dialog.entry.copies.set_value(0)
    dialog.entry.sent_on.edit.setText("32/13")
    dialog.save.click()
    assert dialog.isVisible()
    assert "từ 1 đến" in dialog.fields.rows["copies"].error()
    assert dialog.fields.rows["sent_on"].error()
    assert Document.get_by_id(made.id).copies == 2


def test_another_paper_is_typed_into_the_register(page, book):
    def fill(dialog: OtherPaperDialog) -> None:
        dialog.type_name.set_value("Thông báo")
        dialog.type_name.chosen.emit("Thông báo")
        assert (dialog.number.text(), dialog.symbol.text()) == ("01", "/TB-UBND")
        assert dialog.why.isHidden()
        dialog.save.click()
        assert dialog.isVisible()
        assert "trích yếu" in dialog.fields.rows["subject"].error()
        dialog.subject.setText("Kết quả chấm điểm quý III")
        dialog.recipients.set_lines(["Các thôn", "Lưu: VT"])
        dialog.save.click()

    answering(fill)
    page.register.add.click()
    kept = Document.get()
    assert (kept.reference, kept.type_name) == ("01/TB-UBND", "Thông báo")
    assert kept.recipients == ["Các thôn", "Lưu: VT"]
    assert (kept.path, kept.signer) == ("", "Lò Văn Suối")
    assert numbers(page) == ["01/TB-UBND"]
    assert page.register.table.current_row().line.paper == kept


def test_an_inserted_number_asks_for_its_reason(qtbot, book, code):
    dialog = shown(qtbot, OtherPaperDialog(OtherPaperForm(TODAY, type_name="Quyết định")))
    dialog.subject.setText("Khen")
    assert dialog.why.isHidden()
    dialog.number.setText("12a")
    assert dialog.why.isVisible()
    dialog.save.click()
    assert "Số 12a là số chèn" in dialog.fields.rows["reason"].error()
    dialog.reason.setText("Sót số")
    dialog.save.click()
    assert not dialog.isVisible()
    assert Document.get().number_reason == "Sót số"


def test_enter_on_a_free_number_registers_a_paper_there(page, book):
    other("3", day=date(2026, 5, 1))
    page.refresh()
    pick(page, "01 – 02")

    def fill(dialog: OtherPaperDialog) -> None:
        assert (dialog.number.text(), dialog.symbol.text()) == ("01", "/QĐ-UBND")
        dialog.day.set_day(date(2026, 4, 1))
        dialog.subject.setText("Khen muộn")
        dialog.save.click()

    answering(fill)
    QTest.keyClick(page.register.table, Qt.Key.Key_Return)
    assert numbers(page) == ["01/QĐ-UBND", "02", "03/QĐ-UBND"]


def test_a_free_number_can_go_to_a_paper_made_here(page, book, code):
    paper = papers.make(book, "plan", code, TODAY)
    other("3", "/KH-UBND", day=date(2026, 5, 1))
    page.refresh()
    pick(page, "01 – 02")

    def number(dialog: NumberDialog) -> None:
        assert dialog.number.text() == "01"
        dialog.day.set_day(date(2026, 4, 1))
        dialog.save.click()

    def choose(dialog: ChoosePaperDialog) -> None:
        assert dialog.chosen() == paper
        answering(number)
        dialog.save.click()

    answering(choose)
    page.register.fill.click()
    kept = Document.get_by_id(paper.id)
    assert (kept.reference, kept.sequence) == ("01/KH-UBND", "KH")
    table = docx.Document(str(book.path / kept.path)).tables[0]
    assert "Số: 01/KH-UBND" in "\n".join(cell.text for cell in table._cells)


def test_the_choice_of_a_paper_begins_at_the_list_not_at_cancel(qtbot, book, code):
    waiting = [papers.make(book, "plan", code, TODAY)]
    dialog = shown(qtbot, ChoosePaperDialog("03", waiting))
    assert dialog.focusWidget() is dialog.paper


def test_free_numbers_are_chips_that_fill_the_field(qtbot, book, code):
    for number in ("2", "5"):
        other(number, "/KH-UBND", day=date(2026, 5, 1))
    paper = papers.make(book, "plan", code, TODAY)
    dialog = shown(qtbot, NumberDialog(NumberForm(book, paper, TODAY)))
    assert dialog.number.text() == "06"
    assert [chip.text() for chip in dialog.free.chips] == ["01", "03", "04"]
    assert dialog.why.isHidden()
    dialog.free.chips[1].click()
    assert dialog.number.text() == "03"
    assert dialog.why.isVisible()
    dialog.save.click()
    assert "Số 05 đã đề ngày 01/5/2026" in dialog.message.text()
    dialog.reason.setText("Trình ký lại")
    dialog.save.click()
    assert not dialog.isVisible()
    assert Document.get_by_id(paper.id).number_reason == "Trình ký lại"


def test_chips_follow_the_symbol(qtbot, book, code):
    other("2", "/KH-UBND")
    paper = papers.make(book, "plan", code, TODAY)
    dialog = shown(qtbot, NumberDialog(NumberForm(book, paper, TODAY)))
    assert dialog.free.isVisible()
    dialog.symbol.setText("/KH-HĐTĐKT")
    dialog.symbol.editingFinished.emit()
    assert dialog.number.text() == "01"
    assert not dialog.free.isVisible()


def test_a_line_goes_and_comes_back(page, book, book_session):
    made = other("2")
    page.refresh()
    pick(page, "02/QĐ-UBND")
    page.register.remove.click()
    assert page.register.switch.is_empty()
    book_session.told[-1][2]()
    page.refresh()
    assert pick(page, "02/QĐ-UBND").line.paper == made


# --- out ---------------------------------------------------------------------------------------


def test_the_register_goes_to_excel(page, book, tmp_path, monkeypatch, book_session):
    other("2")
    page.refresh()
    out = tmp_path / "so.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page.register.export.click()
    assert openpyxl.load_workbook(out).active["A9"].value == "02/QĐ-UBND"
    assert book_session.told[-1][0] == "Đã xuất “so.xlsx”."
    (tmp_path / "~$so.xlsx").write_bytes(b"")
    page.register.export.click()
    assert "đang mở" in page.register.message.text()


def test_the_register_is_printed_without_excel(page, book, monkeypatch):
    for number in range(1, 30):
        other(str(number), day=date(2026, 5, 1))
    page.refresh()
    seen = []
    monkeypatch.setattr(
        "ui.preview.dialog.show_preview", lambda *words, **more: seen.append(words[1])
    )
    page._print()
    assert seen == [book.documents / "2026" / "Sổ văn bản đi năm 2026.pdf"]
    pages = PdfPages(seen[0])
    assert pages.count() == 2
    width, height = pages.size_mm(0)
    assert (round(width), round(height)) == (297, 210)
    pages.close()
