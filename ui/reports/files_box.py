"""A box of files: add or drag them in, open, remove. What becomes of them is up to its owner."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from docgen.jobs.receipt_files import FILTER
from ui.choosing_files import documents_folder, dropped_files
from ui.theme import tokens
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import label

_LETTERS = 46


class ShownFile(NamedTuple):
    """A file as it is listed."""

    name: str
    path: Path
    key: object  # what `removed` tells the owner


class FilesBox(QFrame):
    """Lists files, one line each, under them the way to add more."""

    added = Signal(list)  # of paths the clerk chose or dragged here
    removed = Signal(object)  # key of the file
    failed = Signal(str)  # a file could not be opened: why, in one sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName("Tệp kèm theo")
        self.links: list[QPushButton] = []
        self.removers: list[QWidget] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.add = button("Thêm tệp…", "file_in", self._choose)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.SMALL)
        foot.addWidget(self.add)
        foot.addWidget(label("hoặc kéo tệp thả vào đây", "small"))
        foot.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.TIGHT)
        whole.addLayout(self._lines)
        whole.addLayout(foot)
        self.setFocusProxy(self.add)

    def show_files(self, files: Iterable[ShownFile]) -> None:
        """Show other files."""
        while (item := self._lines.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self.links, self.removers = [], []
        for file in files:
            self._lines.addWidget(self._line(file))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.added.emit(dropped_files(event.mimeData()))

    def _line(self, file: ShownFile) -> QWidget:
        gone = "" if file.path.is_file() else " (mất tệp)"
        link = button(f"{_short(file.name)}{gone}", on_click=lambda: self._open(file), kind="link")
        link.setToolTip(f"Mở {file.name}")
        link.setAccessibleName(f"Mở {file.name}")
        remove = icon_button("delete", f"Bỏ “{file.name}”", lambda: self.removed.emit(file.key))
        self.links.append(link)
        self.removers.append(remove)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.TIGHT)
        row.addWidget(link)
        row.addStretch()
        row.addWidget(remove)
        return holder

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self, "Chọn tệp đơn vị đã nộp", documents_folder(), FILTER
        )
        if chosen:
            self.added.emit([Path(path) for path in chosen])

    def _open(self, file: ShownFile) -> None:
        if not file.path.is_file():
            told = f"Không còn thấy “{file.path.name}”. Hãy chép tệp trả vào thư mục dữ liệu."
            self.failed.emit(told)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.path))):
            self.failed.emit(
                f"Máy chưa có chương trình mở “{file.name}”. Tệp nằm ở {file.path.parent}."
            )


def _short(words: str) -> str:
    return words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1]}…"
