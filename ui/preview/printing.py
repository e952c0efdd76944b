"""Pages of a PDF onto paper in their true size."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from docgen.pdf_pages import MM_PER_INCH, PdfPages, print_dpi
from models.errors import RuleBroken
from ui.preview.page_view import image

NO_PRINTER = (
    "Máy chưa cài máy in nào. Hãy cài máy in trong hệ điều hành, hoặc lưu PDF để in ở máy khác."
)
_SLACK_MM = 0.3  # how exactly the end of the ink is known


def printer_names() -> list[str]:
    """Return the printers of this machine."""
    return QPrinterInfo.availablePrinterNames()


def new_printer(pages: PdfPages, title: str, copies: int) -> QPrinter:
    """Return a printer set to the size of the first page and to a number of copies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Sổ Thi Đua")
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(*pages.size_mm(0)))
    printer.setCopyCount(copies)
    printer.setFromTo(1, pages.count())
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    return printer


def limit_to(printer: QPrinter, pages: range) -> None:
    """Have the print dialog begin with some of the pages (from 0)."""
    printer.setFromTo(pages.start + 1, pages.stop)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """Return the pages (from 0) that the print dialog asks for, in the order they are printed."""
    chosen = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.CurrentPage:
        chosen = [current]
    elif printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        chosen = [page for page in chosen if ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    return chosen


def page_layout(width_mm: float, height_mm: float) -> QPageLayout:
    """Return the layout of a sheet without margins; a wide page is a turned sheet."""
    wide = width_mm > height_mm
    short, long = sorted((width_mm, height_mm))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter)
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def cut_pages(least: QMarginsF, pages: PdfPages, chosen: Sequence[int]) -> list[int]:
    """Return the pages whose ink reaches into the margins (mm) that a printer leaves blank."""
    cut = []
    for page in chosen:
        ink = pages.ink(page)
        width, height = pages.size_mm(page)
        if ink and (
            ink.left + _SLACK_MM < least.left()
            or ink.top + _SLACK_MM < least.top()
            or width - ink.right + _SLACK_MM < least.right()
            or height - ink.bottom + _SLACK_MM < least.bottom()
        ):
            cut.append(page)
    return cut


def unprintable(printer: QPrinter) -> QMarginsF:
    """Return the margins in mm that the printer cannot reach."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    return layout.minimumMargins()


def print_pages(
    printer: QPrinter,
    pages: PdfPages,
    chosen: Sequence[int],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Print pages in true size and return the number of sheets' sides sent.

    Copies are repeated here for printers that cannot do so. Raises RuleBroken when the printer
    takes no more.
    """
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    order = [page for _ in range(copies) for page in chosen]
    painter = QPainter()
    try:
        for done, page in enumerate(order):
            progress(done, len(order))
            printer.setPageLayout(page_layout(*pages.size_mm(page)))
            ready = printer.newPage() if done else painter.begin(printer)
            if not ready:
                printer.abort()
                raise RuleBroken(
                    f"Máy in “{printer.printerName()}” không nhận lệnh in. Hãy kiểm tra nguồn,"
                    " dây nối, giấy và hàng đợi in rồi làm lại."
                )
            _draw(painter, printer, pages, page)
    finally:
        if painter.isActive():
            painter.end()
    return len(order)


def _draw(painter: QPainter, printer: QPrinter, pages: PdfPages, page: int) -> None:
    dots = printer.resolution() / MM_PER_INCH
    width, height = pages.size_mm(page)
    picture = image(pages.render(page, print_dpi(printer.resolution()), for_print=True))
    painter.drawImage(QRectF(0, 0, width * dots, height * dots), picture)
