"""The files around a paper: whether it was edited, earlier versions, signed scans."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from docgen.jobs import versions
from models.attachments import Attachment, annexes_of, scans_of
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.journal import Change
from ui.choosing_files import documents_folder
from ui.context import Session
from ui.opening_files import open_file
from ui.theme import tokens
from ui.units.telling import tell_done
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import label

_FEW = 5  # earlier versions shown
SCAN_FILTER = "Bản quét (*.pdf *.jpg *.jpeg *.png)"


def choose_scan(session: Session, document: Document, parent: QWidget) -> Change | None:
    """Ask for a signed scan and take it in; why not is told in one sentence."""
    from docgen.jobs.attaching import attach_scan

    title = f"Chọn bản ký của {document.reference or document.subject}"
    chosen, _ = QFileDialog.getOpenFileName(parent, title, documents_folder(), SCAN_FILTER)
    if not chosen:
        return None
    folder = DataFolder(session.folder)
    try:
        added, change = attach_scan(folder, document, Path(chosen), session.today)
    except RuleBroken as broken:
        session.notify(str(broken), "error")
        return None
    tell_done(session, [change], f"Đã đính kèm “{added.name}”")
    return change


class FilesPanel(QWidget):
    """Lists the files of one paper; each opens with a click or Enter."""

    changed = Signal()  # a scan came or went

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._document: Document | None = None
        self.links: list[QPushButton] = []
        self.removers: list[QWidget] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)

    def show_paper(self, document: Document) -> None:
        """Show the files of another paper."""
        self._document = document
        folder = DataFolder(self._session.folder)
        self._clear()
        if versions.is_edited(folder, document):
            self._title("Tệp")
            self._words("Đã sửa trong Word sau khi lập")
        if annexes := annexes_of(document):
            self._title("Phụ lục Excel")
            for annex in annexes:
                self._attached(annex)
        if kept := versions.versions(folder, document):
            self._title("Bản trước")
            for version in kept[:_FEW]:
                self._link(version.title, version.path)
            if len(kept) > _FEW:
                self._words(f"và {len(kept) - _FEW} bản khác trong thư mục")
        self._title("Bản ký")
        for scan in scans_of(document):
            self._scan(scan)
        self.attach = button("Đính kèm bản ký…", "file_in", self._attach)
        self._lines.addWidget(self.attach)

    def text(self) -> str:
        """Return the words shown, line by line."""
        widgets = (self._lines.itemAt(place).widget() for place in range(self._lines.count()))
        return "\n".join(widget.accessibleName() for widget in widgets if widget)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.links, self.removers = [], []

    def _title(self, words: str) -> None:
        made = label(words, "small")
        made.setAccessibleName(words)
        self._lines.addWidget(made)

    def _words(self, words: str) -> None:
        made = label(words, wrap=True)
        made.setAccessibleName(words)
        self._lines.addWidget(made)

    def _link(self, words: str, path: Path, *beside: QWidget) -> None:
        """Add a line that opens a file; one that is gone says so when clicked."""
        holder = QWidget()
        holder.setAccessibleName(words)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.TIGHT)
        link = button(_short(words), on_click=self._opener(path), kind="link")
        link.setToolTip(f"{words}\n{path.name}")
        link.setAccessibleName(words)
        self.links.append(link)
        row.addWidget(link)
        row.addStretch()
        for widget in beside:
            row.addWidget(widget)
        self._lines.addWidget(holder)

    def _opener(self, path: Path) -> Callable[[], object]:
        def do() -> None:
            if path.is_file():
                open_file(self._session, path)
            else:
                told = f"Không còn thấy “{path.name}”. Hãy chép tệp trả vào thư mục dữ liệu."
                self._session.notify(told, "error")

        return do

    def _scan(self, scan: Attachment) -> None:
        remove = icon_button("delete", f"Bỏ bản ký “{scan.name}”", lambda: self._remove(scan))
        self.removers.append(remove)
        self._attached(scan, remove)

    def _attached(self, item: Attachment, *beside: QWidget) -> None:
        path = self._session.folder / item.path
        gone = "" if path.is_file() else " (mất tệp)"
        self._link(f"{item.name}{gone}", path, *beside)

    def _attach(self) -> None:
        if self._document and choose_scan(self._session, self._document, self):
            self._again()

    def _remove(self, scan: Attachment) -> None:
        from docgen.jobs.attaching import remove_scan

        change = remove_scan(scan)
        tell_done(self._session, [change], f"Đã bỏ bản ký “{scan.name}”")
        self._again()

    def _again(self) -> None:
        if self._document is not None:
            self.show_paper(self._document)
        self.changed.emit()


def _short(words: str, most: int = 34) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
