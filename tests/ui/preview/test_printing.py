"""Printing in true size on a printer that writes PDF, and ways on without one."""

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from docgen.pdf_pages import PdfPages
from tests.ui.preview.desk import opened, pdf_printer
from ui.preview import dialog as preview
from ui.preview import printing


def test_pages_are_printed_in_true_size(tmp_path, qapp, three_pages):
    out = tmp_path / "printed.pdf"
    with PdfPages(three_pages) as pages:
        assert printing.print_pages(pdf_printer(out), pages, [0, 1, 2]) == 3
    with PdfPages(out) as printed:
        assert printed.count() == 3
        assert printed.size_mm(0) == pytest.approx((210, 297), abs=0.5)
        assert printed.size_mm(2) == pytest.approx((297, 210), abs=0.5)
        assert tuple(printed.ink(1)) == pytest.approx((3, 20, 103, 70), abs=1)


def test_copies_and_order_follow_the_dialog(tmp_path, qapp, three_pages):
    out = tmp_path / "printed.pdf"
    printer = pdf_printer(out)
    printer.setCopyCount(2)
    with PdfPages(three_pages) as pages:
        sent = printing.print_pages(printer, pages, [2, 1])
    repeated = 1 if printer.supportsMultipleCopies() else 2
    assert sent == 2 * repeated
    with PdfPages(out) as printed:
        assert printed.count() == 2 * repeated
        assert printed.size_mm(0)[0] > 290


def test_the_pages_asked_for_are_those_of_the_dialog(tmp_path, qapp, three_pages):
    with PdfPages(three_pages) as pages:
        printer = printing.new_printer(pages, "Quyết định", 3)
    assert printer.copyCount() == 3
    assert printing.chosen_pages(printer, 3, 1) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert printing.chosen_pages(printer, 3, 1) == [1]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert printing.chosen_pages(printer, 3, 0) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.chosen_pages(printer, 3, 0) == [2, 1]


@pytest.mark.parametrize(("margin", "cut"), [(2.0, []), (2.9, []), (3.7, [1]), (6.0, [1])])
def test_ink_outside_the_printable_area_is_named(tmp_path, three_pages, margin, cut):
    """The ink begins 3 mm from the edge; it is measured to half a millimetre."""
    with PdfPages(three_pages) as pages:
        least = QMarginsF(margin, margin, margin, margin)
        assert printing.cut_pages(least, pages, [0, 1, 2]) == cut


def test_cut_pages_are_asked_about_before_printing(
    qtbot, session, tmp_path, three_pages, monkeypatch
):
    asked = []
    monkeypatch.setattr(printing, "unprintable", lambda printer: QMarginsF(6, 6, 6, 6))
    monkeypatch.setattr(preview, "confirm", lambda *args: asked.append(args[2]))
    dialog = opened(qtbot, session, three_pages)
    dialog.print_on(pdf_printer(tmp_path / "printed.pdf"))
    assert "Trang 2 có chữ" in asked[0]
    assert not (tmp_path / "printed.pdf").exists()


def test_the_dialog_prints_and_says_how_much(qtbot, session, tmp_path, paper, alone):
    dialog = opened(qtbot, session, paper)
    dialog.print_on(pdf_printer(tmp_path / "printed.pdf"))
    assert dialog.message.text().startswith("Đã gửi 2 trang × 1 bản tới")
    with PdfPages(tmp_path / "printed.pdf") as printed:
        assert printed.count() == 2
        assert printed.size_mm(0) == pytest.approx((210, 297), abs=0.5)


def test_a_printer_that_refuses_is_told_with_a_way_on(qtbot, session, tmp_path, three_pages):
    dialog = opened(qtbot, session, three_pages)
    dialog.print_on(pdf_printer(tmp_path / "gone" / "printed.pdf"))
    assert "không nhận lệnh in" in dialog.message.text()
    assert dialog.message.action.text() == "Lưu PDF…"


def test_without_a_printer_the_pdf_can_be_saved(
    qtbot, session, tmp_path, three_pages, monkeypatch
):
    out = tmp_path / "nộp.pdf"
    monkeypatch.setattr(printing, "printer_names", lambda: [])
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *args: (str(out.with_suffix("")), "")
    )
    dialog = opened(qtbot, session, three_pages)
    dialog.print.click()
    assert "Máy chưa cài máy in nào" in dialog.message.text()
    dialog.message.action.click()
    assert dialog.message.text() == "Đã lưu “nộp.pdf”."
    assert out.read_bytes() == three_pages.read_bytes()


@pytest.mark.parametrize("typed", ["0", "501", "hai", ""])
def test_a_wrong_number_of_copies_is_refused(qtbot, session, three_pages, typed):
    dialog = opened(qtbot, session, three_pages)
    dialog.copies.edit.setText(typed)
    dialog.print.click()
    assert dialog.message.text() == "Hãy nhập số bản in từ 1 đến 500."
