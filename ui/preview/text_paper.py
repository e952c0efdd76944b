"""A Word paper set by Qt itself: near to the real pages, for machines without Word."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from docgen import nd30
from docgen.preview_html import HtmlSection, sections
from models.files import atomic_write, sha256

_DPI = 600
_DOTS_PER_MM = _DPI / 25.4


def approximate_pdf(paper: Path, folder: Path) -> Path:
    """Set a paper into a PDF in `folder`, kept under the paper's hash. Raises RuleBroken."""
    parts = sections(paper)
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{sha256(paper)}-gan-dung.pdf"
    if not kept.is_file():
        atomic_write(kept, lambda beside: write_sections(parts, beside))
    return kept


def write_sections(parts: list[HtmlSection], path: Path) -> None:
    """Write a PDF: every section on pages of its own size, numbered from the second page on."""
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    painter: QPainter | None = None
    number = 0
    for part in parts:
        document = _document(part, writer)
        for page in range(document.pageCount()):
            writer.setPageLayout(_layout(part))
            if painter is None:
                painter = QPainter(writer)
            else:
                writer.newPage()
            number = 1 if part.restarts and page == 0 else number + 1
            _paint(painter, part, document, page)
            if page or not part.first_bare:
                _paint_number(painter, part, number)
    if painter is not None:
        painter.end()


def page_count(part: HtmlSection) -> int:
    """Return how many pages a section takes."""
    nowhere = QBuffer()
    writer = QPdfWriter(nowhere)
    writer.setResolution(_DPI)
    return _document(part, writer).pageCount()


def _layout(part: HtmlSection) -> QPageLayout:
    size = QPageSize(QSizeF(part.width, part.height), QPageSize.Unit.Millimeter)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def _document(part: HtmlSection, writer: QPdfWriter) -> QTextDocument:
    """Return the section laid out on pages of just its text area."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(nd30.FONT, round(nd30.BODY_PT.ours)))
    document.documentLayout().setPaintDevice(writer)
    document.setHtml(part.html)
    _scale_indents(document)
    _flatten_end(document)
    room = _room(part)
    document.setPageSize(room.size())
    _keep_signature_whole(document)
    return document


def _scale_indents(document: QTextDocument) -> None:
    """Bring first-line indents to the printer's dots: the one length Qt leaves in pixels."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.textIndent():
            form.setTextIndent(form.textIndent() * _DPI / 96)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _keep_signature_whole(document: QTextDocument) -> None:
    """Move a frame table (head, Nơi nhận and signature) that a page would cut to the next page.

    The paragraph before it goes along: a signature never stands alone on a page.
    """
    page = document.pageSize().height()
    for frame in document.rootFrame().childFrames():
        if not isinstance(frame, QTextTable) or frame.format().border():
            continue
        layout = document.documentLayout()
        before = document.findBlock(frame.firstPosition() - 2)
        if not before.isValid():  # the head: nothing stands above it
            continue
        bottoms = (
            layout.blockBoundingRect(before).bottom(),
            layout.frameBoundingRect(frame).bottom(),
        )
        first, last = (int((bottom - 1) // page) for bottom in bottoms)
        if first != last:
            form = before.blockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(before).setBlockFormat(form)


def _flatten_end(document: QTextDocument) -> None:
    """Keep the empty line that Qt sets after a last table from opening a page of its own."""
    block = document.lastBlock()
    if block.text().strip():
        return
    cursor = QTextCursor(block)
    form = QTextBlockFormat()
    form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(form)
    tiny = QTextCharFormat()
    tiny.setFontPointSize(1)
    cursor.setBlockCharFormat(tiny)


def _room(part: HtmlSection) -> QRectF:
    """Return the text area in dots."""
    width = part.width - part.left - part.right
    height = part.height - part.top - part.bottom
    return QRectF(
        part.left * _DOTS_PER_MM,
        part.top * _DOTS_PER_MM,
        width * _DOTS_PER_MM,
        height * _DOTS_PER_MM,
    )


def _paint(painter: QPainter, part: HtmlSection, document: QTextDocument, page: int) -> None:
    room = _room(part)
    view = QRectF(0, page * room.height(), room.width(), room.height())
    painter.save()
    painter.translate(room.left(), room.top() - view.top())
    painter.setClipRect(view)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = view
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.palette = palette
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_number(painter: QPainter, part: HtmlSection, number: int) -> None:
    """Paint the page number in the top margin. Source: NĐ 30/2020, Phụ lục I, phần I, mục I.7."""
    painter.save()
    painter.setFont(QFont(nd30.FONT, round(nd30.PAGE_NUMBER_PT.ours)))
    painter.setPen(Qt.GlobalColor.black)
    band = QRectF(
        0, nd30.HEADER_DISTANCE_MM * _DOTS_PER_MM, part.width * _DOTS_PER_MM, 8 * _DOTS_PER_MM
    )
    painter.drawText(band, int(Qt.AlignmentFlag.AlignHCenter), str(number))
    painter.restore()
