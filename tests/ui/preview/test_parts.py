"""Printing n copies, or only the list that goes with the paper; wide pages stay wide."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from docgen.contexts.decision import decision_context
from docgen.pdf_pages import PdfPages
from tests.docgen.lint.kinds import KINDS
from tests.docgen.paper import decision_of, made
from tests.ui.modal import answering
from tests.ui.preview.desk import opened, pdf_printer, words
from ui.preview import printing
from ui.preview.dialog import show_preview
from ui.preview.text_paper import approximate_pdf


@pytest.fixture
def long_list(tmp_path):
    """A decision of one page with a list of two."""
    made("decision", decision_context(decision_of(3, 2, 40)), tmp_path)
    return tmp_path / "decision.docx"


@pytest.fixture
def asked(monkeypatch):
    """What the print dialog would show; it is answered with no."""
    seen = []

    def refuse(dialog: QPrintDialog) -> int:
        seen.append(dialog.printer())
        return 0

    monkeypatch.setattr(printing, "printer_names", lambda: ["HP"])
    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    return seen


def choose(dialog, row: int) -> None:
    dialog.part.setCurrentIndex(row)
    dialog.part.activated.emit(row)


def test_the_list_is_offered_by_itself_and_shown(qtbot, session, long_list, alone):
    dialog = opened(qtbot, session, long_list)
    assert [dialog.part.itemText(row) for row in range(dialog.part.count())] == [
        "Cả văn bản", "Không kèm danh sách (trang 1)", "Chỉ danh sách kèm theo (trang 2-3)",
    ]  # fmt: skip
    choose(dialog, 2)
    assert dialog.place.text() == "Trang 2/3"
    choose(dialog, 0)
    assert dialog.place.text() == "Trang 1/3"


@pytest.mark.parametrize(("row", "wish"), [(0, [0, 1, 2]), (1, [0]), (2, [1, 2])])
def test_the_print_dialog_begins_with_that_part_and_the_copies(
    qtbot, session, long_list, alone, asked, row, wish
):
    dialog = opened(qtbot, session, long_list)
    choose(dialog, row)
    dialog.copies.set_value(4)
    dialog.print.click()
    (printer,) = asked
    assert printer.copyCount() == 4
    assert printing.chosen_pages(printer, 3, 0) == wish


def test_only_the_list_comes_out_of_the_printer(qtbot, session, tmp_path, long_list, alone):
    dialog = opened(qtbot, session, long_list)
    printer = pdf_printer(tmp_path / "printed.pdf")
    printing.limit_to(printer, range(1, 3))
    dialog.print_on(printer)
    assert dialog.message.text().startswith("Đã gửi 2 trang × 1 bản")
    with PdfPages(tmp_path / "printed.pdf") as printed:
        assert printed.count() == 2


def test_a_paper_without_a_list_says_so(qtbot, session, three_pages):
    dialog = opened(qtbot, session, three_pages)
    assert not dialog.part.isEnabled()
    assert dialog.part.toolTip() == "Văn bản này không có danh sách kèm theo."


def test_the_number_of_copies_is_preset_by_who_opens_the_preview(session, three_pages):
    seen = answering(lambda dialog: None)
    show_preview(session, three_pages, "Quyết định", copies=5)
    assert seen[0].copies.value() == 5


def test_a_wide_appendix_is_set_and_printed_wide_without_a_converter(tmp_path, qapp):
    path = tmp_path / "bao-cao.docx"
    KINDS["wide_appendix"]().document.save(str(path))
    near = approximate_pdf(path, tmp_path / "kept")
    assert "DANH SÁCH THÀNH VIÊN" in words(near)
    with PdfPages(near) as pages:
        count = pages.count()
        assert pages.size_mm(0) == pytest.approx((210, 297), abs=0.5)
        assert pages.size_mm(count - 1) == pytest.approx((297, 210), abs=0.5)
        printer = pdf_printer(tmp_path / "printed.pdf")
        printing.print_pages(printer, pages, range(count))
    with PdfPages(tmp_path / "printed.pdf") as printed:
        assert printed.size_mm(count - 1) == pytest.approx((297, 210), abs=0.5)
        ink = printed.ink(count - 1)
        assert 15 < ink.left < ink.right < 282
        assert ink.bottom < 200


def test_without_a_printer_the_list_too_leads_to_the_pdf(
    qtbot, session, long_list, alone, monkeypatch
):
    monkeypatch.setattr(printing, "printer_names", lambda: [])
    dialog = opened(qtbot, session, long_list)
    choose(dialog, 2)
    dialog.print.click()
    assert dialog.message.text() == printing.NO_PRINTER
    assert dialog.message.action.text() == "Lưu PDF…"


def test_the_range_given_to_a_printer_is_counted_from_one(qapp):
    printer = QPrinter()
    printing.limit_to(printer, range(1, 3))
    assert (printer.fromPage(), printer.toPage()) == (2, 3)
