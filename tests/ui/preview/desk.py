"""Hands and eyes of the tests: opening the dialog, a printer that writes PDF."""

from pathlib import Path

import pypdfium2
from PySide6.QtPrintSupport import QPrinter

from tests.ui.shown import shown
from ui.preview.dialog import PreviewDialog


def opened(qtbot, session, path: Path, width: int = 1000, height: int = 700) -> PreviewDialog:
    dialog = shown(qtbot, PreviewDialog(session, path, "Quyết định"), width, height)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def words(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf.read_bytes()) as opened_pdf:
        found = ""
        for page in opened_pdf:
            text = page.get_textpage()
            found += text.get_text_bounded()
            text.close()
            page.close()
        return " ".join(found.split())


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(300)
    return printer
