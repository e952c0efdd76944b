"""What is still missing, line by line; a click leads to the field."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Tone, colours, tokens
from ui.widgets.card import ClickableFrame
from ui.widgets.labels import label


class CheckState(StrEnum):
    """How one item stands."""

    DONE = "done"
    MISSING = "missing"  # must be there before going on
    ADVICE = "advice"  # better looked at, but no hindrance


class CheckItem(NamedTuple):
    """One line. `key` is what `asked` emits, "" leads nowhere; `detail` says what to do."""

    key: str
    text: str
    state: CheckState
    detail: str = ""


_LOOK = {
    CheckState.DONE: ("ok", Tone.OK, "Đã đủ"),
    CheckState.MISSING: ("todo", Tone.ERROR, "Còn thiếu"),
    CheckState.ADVICE: ("warning", Tone.WARNING, "Nên xem lại"),
}


class Checklist(QWidget):
    """Missing items first, then advice, then what is done; with a count and a bar on top."""

    asked = Signal(str)  # key of the line clicked

    def __init__(self, ready: str = "Đã đủ để ban hành", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = ready
        self._items: list[CheckItem] = []
        self.summary = label("", "strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addWidget(self.summary)
        whole.addWidget(self._bar)
        whole.addLayout(self._lines)
        whole.addStretch()

    def set_items(self, items: Iterable[CheckItem]) -> None:
        """Show these lines."""
        order = [CheckState.MISSING, CheckState.ADVICE, CheckState.DONE]
        self._items = sorted(items, key=lambda item: order.index(item.state))
        while line := self._lines.takeAt(0):
            line.widget().deleteLater()
        for item in self._items:
            self._lines.addWidget(self._line(item))
        missing = len(self.missing())
        self.summary.setText(f"Còn thiếu {missing} việc" if missing else self._ready)
        self._bar.setMaximum(max(1, len(self._items)))
        self._bar.setValue(self._bar.maximum() - missing)

    def missing(self) -> list[CheckItem]:
        """Return what must still be done."""
        return [item for item in self._items if item.state == CheckState.MISSING]

    def reason(self) -> str:
        """Return a sentence for `explain_disabled`, "" when nothing is missing."""
        missing = [item.text for item in self.missing()]
        if not missing:
            return ""
        rest = f" và {len(missing) - 3} việc khác" if len(missing) > 3 else ""
        return f"Còn thiếu: {'; '.join(missing[:3])}{rest}."

    def _line(self, item: CheckItem) -> ClickableFrame:
        sign, tone, word = _LOOK[item.state]
        frame = ClickableFrame("checklist-item")
        frame.set_clickable(bool(item.key))
        frame.setToolTip(f"{word}. Bấm để tới chỗ này" if item.key else word)
        frame.setAccessibleName(" ".join(f"{word}: {item.text} {item.detail}".split()))
        frame.clicked.connect(lambda: self.asked.emit(item.key))
        mark = QLabel()
        mark.setPixmap(pixmap(sign, 18, colours().tone(tone).text, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(
            label(item.text, "soft" if item.state == CheckState.DONE else "", wrap=True)
        )
        if item.detail:
            words.addWidget(label(item.detail, "small", wrap=True))
        row = QHBoxLayout(frame)
        row.setContentsMargins(tokens.SMALL, 5, tokens.SMALL, 5)
        row.setSpacing(tokens.SMALL)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return frame
