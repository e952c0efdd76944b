"""A line inside a dialog that follows a long job: words, bar, a button to stop."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from ui.theme import tokens
from ui.widgets.buttons import button
from ui.widgets.labels import ShorteningLabel


class ProgressLine(QFrame):
    """Hidden until something runs."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self._title = ""
        self.words = ShorteningLabel("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(180)
        self.stop = button("Dừng", "close", stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.MEDIUM, tokens.TIGHT, tokens.SMALL, tokens.TIGHT)
        row.setSpacing(tokens.MEDIUM)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.hide()

    def begin(self, title: str) -> None:
        """Show the line, without a known end yet."""
        self._title = title
        self.stop.setEnabled(True)
        self.show_step(0, 0)
        self.show()

    def show_step(self, done: int, total: int) -> None:
        """Show how far the job is; `total` 0 while that is not known."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        count = f" {done}/{total}" if total else (f" {done} tệp" if done else "")
        self.words.setText(f"{self._title}…{count}")
