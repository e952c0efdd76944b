"""The stick or folder that files go to: step 2 of the package, and the place of forms."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QVBoxLayout

from ui.exchange.drives import Drive
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.card import Card
from ui.widgets.labels import label

_LOOK_EVERY_MS = 2000


class WhereCard(Card):
    """Sticks come and go while one looks: read anew every two seconds, only while shown."""

    changed = Signal()

    def __init__(
        self,
        drives: Callable[[], list[Drive]],
        title: str = "2. Chọn nơi ghi",
        question: str = "Chọn thư mục để ghi gói",
    ) -> None:
        """`question` stands above the window that asks for a folder."""
        super().__init__(title, sign="exchange")
        self._read, self._drives = drives, []
        self._folder: Path | None = None  # chosen by hand
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self._choose)
        self._chosen: Path | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.SMALL)
        self.none = label(
            "Chưa thấy USB nào. Hãy cắm USB, hoặc chọn một thư mục.", "soft", wrap=True
        )
        self.other = button("Chọn thư mục khác…", "open_folder", self.ask_folder)
        self.ask: Callable[[], str] = lambda: QFileDialog.getExistingDirectory(self, question)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.none)
        self.body.addWidget(self.other)
        self.body.addStretch()
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOK_EVERY_MS)
        self.timer.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Read the drives; the choice stays while its stick does."""
        found = self._read()
        if found == self._drives and self._buttons.buttons():
            return
        self._drives = found
        self._show()

    def target(self) -> Path | None:
        """Return the folder chosen, None for none."""
        return self._chosen

    def reason(self) -> str:
        """Return why nothing can be written yet, "" when it can."""
        if self._chosen is None:
            return "Hãy chọn USB hoặc thư mục để ghi."
        locked = [d for d in self._drives if d.path == self._chosen and not d.writable]
        return "USB đang khóa ghi. Hãy gạt chốt khóa hoặc chọn nơi khác." if locked else ""

    def choose_folder(self, folder: Path) -> None:
        """Choose a folder by hand."""
        self._folder = self._chosen = folder
        self._show()

    def ask_folder(self) -> None:
        """Let the clerk pick a folder."""
        if picked := self.ask():
            self.choose_folder(Path(picked))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()
        self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()

    def _places(self) -> list[tuple[Path, str, str]]:
        """Return path, words and what is against it, for each place that may be chosen."""
        locked = "USB đang khóa ghi. Hãy gạt chốt khóa rồi cắm lại."
        found = [(d.path, d.words, "" if d.writable else locked) for d in self._drives]
        if self._folder is not None and self._folder not in [path for path, _, _ in found]:
            found.append((self._folder, f"Thư mục: {self._folder}", ""))
        return found

    def _show(self) -> None:
        for old in self._buttons.buttons():
            self._buttons.removeButton(old)
            self._lines.removeWidget(old)
            old.deleteLater()
        places = self._places()
        if self._chosen not in [path for path, _, _ in places]:
            free = [path for path, _, against in places if not against]
            self._chosen = free[0] if len(free) == 1 else None
        for number, (path, words, against) in enumerate(places):
            made = QRadioButton(words)
            made.setToolTip(str(path))
            made.setMinimumWidth(1)
            explain_disabled(made, against)
            made.setChecked(path == self._chosen)
            self._buttons.addButton(made, number)
            self._lines.addWidget(made)
        self.none.setVisible(not self._drives)
        self.changed.emit()

    def _choose(self, number: int) -> None:
        self._chosen = self._places()[number][0]
        self.changed.emit()
