"""The preview: true pages of a paper, zoom, printing, saving as PDF."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from docgen.drives import safe_name
from docgen.enclosed import enclosed_from, enclosed_openings
from docgen.pdf_pages import PdfPages
from docgen.preview import find_converter
from models.errors import RuleBroken
from models.files import write_bytes
from ui.context import Session
from ui.dialogs.confirm import confirm
from ui.opening_files import open_file, open_folder_of
from ui.preview import printing
from ui.preview.conversion import Conversion
from ui.preview.page_view import ZOOMS, PageView
from ui.theme import Tone, tokens
from ui.widgets.buttons import button, explain_disabled, icon_button
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.number_field import NumberField

_WAIT = "Hãy đợi dựng xong các trang."
_MOST_COPIES = 500


def show_preview(
    session: Session,
    path: Path,
    title: str = "",
    parent: QWidget | None = None,
    *,
    printing: bool = False,
    copies: int = 1,
) -> None:
    """Show a paper (.docx, .pdf) until it is closed; `printing` opens the print dialog too.

    `copies` stands in "In n bản" at first.
    """
    dialog = PreviewDialog(session, path, title, parent or session.window)
    dialog.copies.set_value(copies)
    if printing:
        dialog.print_when_ready()
    dialog.exec()
    dialog.deleteLater()


class PreviewDialog(QDialog):
    """Converts on showing; without a converter Qt itself sets the paper, and a bar says so.

    Ctrl+P prints, Ctrl+S saves the PDF; Ctrl + and − zoom, Ctrl+0 is 100 %, Ctrl+2 fits the width.
    """

    def __init__(
        self, session: Session, path: Path, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._path, self._title = session, path, title or path.stem
        self._pdf: Path | None = None
        self._pages: PdfPages | None = None
        self._conversion = Conversion(session, path, self._title, self)
        self.setWindowTitle(f"Xem trước: {self._title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.message = MessageBar()
        self.view = PageView()
        self.view.page_changed.connect(self._show_place)
        self.view.zoom_changed.connect(self._show_zoom)
        self._lay_out()
        for keys, do in (
            ("Ctrl++", self.view.zoom_in),
            ("Ctrl+=", self.view.zoom_in),
            ("Ctrl+-", self.view.zoom_out),
            ("Ctrl+0", lambda: self.view.set_zoom(100)),
            ("Ctrl+2", self.view.fit_width),
        ):
            QShortcut(QKeySequence(keys), self, do)
        self.resize(self.sizeHint())  # left alone, Qt takes two thirds of the screen at most
        self._allow()
        self._start()

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.copies = NumberField(1, unit="bản", whole=True, least=1, most=_MOST_COPIES)
        self.copies.setAccessibleName("Số bản in")
        self.copies.edit.setMaximumWidth(self.copies.edit.fontMetrics().averageCharWidth() * 9)
        self.copies.edit.setMinimumWidth(self.copies.edit.maximumWidth())
        self.part = Combo([("Cả văn bản", None)])
        self.part.setAccessibleName("Phần in")
        self.part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.part.chosen.connect(self._show_part)
        self.print = button("In…", "print", self._print, kind="primary", keys="Ctrl+P")
        self.save = button("Lưu PDF…", "save", self._save, keys="Ctrl+S")
        tools = QWidget()
        row = FlowLayout(tools)
        for widget in (
            self.print,
            self.copies,
            self.part,
            self.save,
            button("Mở trong Word", "open_outside", self._open),
            button("Mở thư mục", "open_folder", self._open_folder),
        ):
            row.addWidget(widget)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._waiting())
        self.stack.addWidget(self.view)
        upper = QVBoxLayout()
        upper.setContentsMargins(tokens.LARGE, tokens.MEDIUM, tokens.LARGE, 0)
        upper.setSpacing(tokens.SMALL)
        upper.addWidget(tools)
        upper.addWidget(self.message)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addLayout(upper)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self._foot())

    def _waiting(self) -> QWidget:
        self.waiting = EmptyState(
            "preview",
            "Đang dựng các trang…",
            "",
            second_text="Xem ngay bản gần đúng",
            second=self._conversion.take_near,
        )
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumWidth(tokens.WIDE * 10)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.addStretch()
        lines.addWidget(self.waiting)
        lines.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch()
        self._bar = bar
        return holder

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        self.place = label("", "soft")
        self.zoom = label("", "soft")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("200 %") + 8)
        self.smaller = icon_button("zoom_out", "Thu nhỏ (Ctrl+−)", self.view.zoom_out)
        self.larger = icon_button("zoom_in", "Phóng to (Ctrl++)", self.view.zoom_in)
        self.fit = button("Vừa bề ngang", on_click=self.view.fit_width)
        self.fit.setToolTip("Vừa bề ngang (Ctrl+2); 100 %: Ctrl+0")
        row = QHBoxLayout(foot)
        row.setContentsMargins(tokens.LARGE, tokens.SMALL, tokens.LARGE, tokens.SMALL)
        row.setSpacing(tokens.SMALL)
        row.addWidget(self.place)
        row.addStretch()
        for widget in (self.smaller, self.zoom, self.larger, self.fit):
            row.addWidget(widget)
        row.addWidget(button("Đóng", on_click=self.reject))
        return foot

    def sizeHint(self) -> QSize:
        screen = self.screen()
        room = screen.availableSize() if screen else QSize(1366, 768)
        return QSize(min(960, room.width() - 40), min(1000, room.height() - 60))

    # --- pages -------------------------------------------------------------------------------

    def _start(self) -> None:
        converter = find_converter()
        if converter is not None:
            self.waiting.sentence.setText(
                f"{converter.name} đang dàn trang; lần đầu trên máy cũ có thể lâu tới nửa phút."
            )
        self._conversion.ready.connect(self._show)
        self._conversion.refused.connect(self._refuse)
        self._conversion.start(converter)

    def _show(self, pdf: Path, told: str) -> None:
        try:
            self._pages = PdfPages(pdf)
        except RuleBroken as broken:
            self._refuse(str(broken))
            return
        self._pdf = pdf
        self.message.show_message(told, Tone.WARNING)
        self.stack.setCurrentWidget(self.view)
        self.view.set_pages(self._pages)
        self.view.setFocus()
        self._show_place(0)
        self._show_zoom(self.view.zoom())
        self._find_parts(self._pages)
        self._allow()

    def _find_parts(self, pages: PdfPages) -> None:
        """Offer the list that goes with the paper by itself, and the paper without it."""
        count = pages.count()
        openings = enclosed_openings(self._path) if self._path.suffix.lower() == ".docx" else []
        words = [pages.words(number) for number in range(count)] if openings else []
        start = enclosed_from(openings, words)
        parts: list[tuple[str, object]] = [("Cả văn bản", None)]
        if start is not None:
            parts.append((f"Không kèm danh sách ({_span(0, start)})", range(start)))
            parts.append((f"Chỉ danh sách kèm theo ({_span(start, count)})", range(start, count)))
        self.part.set_choices(parts)
        self.part.set_value(None)
        longest = max(len(text) for text, _ in parts)
        self.part.setMinimumContentsLength(round(0.8 * longest))  # letters are narrower than “x”

    def _show_part(self, part: object) -> None:
        """Show where the part begins that is going to be printed."""
        self.view.go_to(part.start if isinstance(part, range) else 0)

    def print_when_ready(self) -> None:
        """Open the print dialog as soon as the pages stand."""
        if self._pages is not None:
            QTimer.singleShot(0, self, self._print)
        else:
            self._conversion.ready.connect(lambda: QTimer.singleShot(0, self, self._print))

    def _refuse(self, sentence: str) -> None:
        """Show why there are no pages."""
        self.message.show_message(sentence, Tone.ERROR, closable=False)
        self.waiting.title.setText("Chưa xem trước được")
        self.waiting.sentence.setText("")
        self.waiting.second.hide()
        self._bar.hide()
        self._allow("Chưa dựng được trang nào.")

    def _allow(self, why_not: str = _WAIT) -> None:
        reason = "" if self._pages else why_not
        for widget in (self.print, self.save, self.fit, self.smaller, self.larger, self.copies):
            explain_disabled(widget, reason)
        alone = "" if self.part.count() > 1 else "Văn bản này không có danh sách kèm theo."
        explain_disabled(self.part, reason or alone)

    def _show_place(self, page: int) -> None:
        count = self.view.count()
        self.place.setText(f"Trang {page + 1}/{count}" if count else "")

    def _show_zoom(self, zoom: int) -> None:
        self.zoom.setText(f"{zoom} %")
        if self._pages:
            explain_disabled(self.smaller, "Đã nhỏ nhất." if zoom <= ZOOMS[0] else "")
            explain_disabled(self.larger, "Đã lớn nhất." if zoom >= ZOOMS[-1] else "")

    # --- deeds -------------------------------------------------------------------------------

    def _print(self) -> None:
        if self._pages is None:
            return
        if self.copies.problem() or self.copies.value() is None:
            self.message.show_message(f"Hãy nhập số bản in từ 1 đến {_MOST_COPIES}.", Tone.WARNING)
            self.copies.setFocus()
            return
        if not printing.printer_names():
            self.message.show_message(printing.NO_PRINTER, Tone.WARNING, "Lưu PDF…", self._save)
            return
        printer = printing.new_printer(self._pages, self._title, int(self.copies.value()))
        if isinstance(part := self.part.value(), range):
            printing.limit_to(printer, part)
        asked = QPrintDialog(printer, self)
        asked.setWindowTitle("In văn bản")
        asked.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        asked.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asked.setMinMax(1, self._pages.count())
        if asked.exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer already chosen, asking first when its margins would cut words."""
        pages = printing.chosen_pages(printer, self._pages.count(), self.view.page())
        cut = printing.cut_pages(printing.unprintable(printer), self._pages, pages)
        if cut and not self._cut_allowed(cut):
            return
        copies = printer.copyCount()
        try:
            printing.print_pages(printer, self._pages, pages, self._tell_printing)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR, "Lưu PDF…", self._save)
            return
        where = printer.printerName() or printer.outputFileName()
        self.message.show_message(
            f"Đã gửi {len(pages)} trang × {copies} bản tới “{where}”.", Tone.OK
        )

    def _cut_allowed(self, cut: list[int]) -> bool:
        named = ", ".join(str(page + 1) for page in sorted(set(cut)))
        return confirm(
            self,
            "Máy in không in được sát mép",
            f"Trang {named} có chữ hoặc bảng nằm ngoài vùng in được của máy in này, phần đó sẽ"
            " mất. Có thể chọn máy in khác hoặc sửa lề trong Word.",
            "Vẫn in",
        )

    def _tell_printing(self, done: int, total: int) -> None:
        self.message.show_message(f"Đang gửi trang {done + 1}/{total} tới máy in…", closable=False)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _save(self) -> None:
        if self._pdf is None:
            return
        name = str(self._path.parent / f"{safe_name(self._title)}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu PDF", name, "Tệp PDF (*.pdf)")
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        try:
            write_bytes(path, self._pdf.read_bytes())
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
        else:
            self.message.show_message(
                f"Đã lưu “{path.name}”.",
                Tone.OK,
                "Mở thư mục",
                lambda: open_folder_of(self._session, path),
            )

    def _open(self) -> None:
        open_file(self._session, self._path)

    def _open_folder(self) -> None:
        open_folder_of(self._session, self._path)

    # --- Qt ----------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        self._conversion.leave()
        self.view.set_pages(None)
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(QDialog.DialogCode.Rejected)
        event.accept()


def _span(start: int, stop: int) -> str:
    """Return pages from `start` up to `stop` (from 0, the last left out) in words."""
    return f"trang {start + 1}" if stop - start == 1 else f"trang {start + 1}-{stop}"
