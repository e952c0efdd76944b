"""What stands where there is nothing yet: why, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import colours, tokens
from ui.widgets.buttons import button
from ui.widgets.labels import label


class EmptyState(QFrame):
    """A sign, a short title, a sentence that says what to do, and at most two buttons."""

    def __init__(
        self,
        sign: str,
        title: str,
        sentence: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        *,
        second_text: str = "",
        second: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "empty")
        bubble = QLabel()
        bubble.setProperty("role", "bubble")
        bubble.setFixedSize(64, 64)
        bubble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bubble.setPixmap(pixmap(sign, 30, colours().accent, self.devicePixelRatioF()))
        self.title = label(title, "section")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = label(sentence, "soft", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMaximumWidth(460)
        self.sentence.setMinimumWidth(240)
        self.action = button(action_text, on_click=action, kind="primary")
        self.second = button(second_text, on_click=second)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.SMALL)
        buttons.addStretch()
        buttons.addWidget(self.action)
        buttons.addWidget(self.second)
        buttons.addStretch()
        whole = QVBoxLayout(self)
        whole.setSpacing(tokens.SMALL)
        whole.addStretch()
        centre = Qt.AlignmentFlag.AlignHCenter
        whole.addWidget(bubble, 0, centre)
        whole.addWidget(self.title, 0, centre)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self.sentence, 1)
        middle.addStretch()
        whole.addLayout(middle)
        whole.addSpacing(tokens.TIGHT)
        whole.addLayout(buttons)
        whole.addStretch()
        self.action.setVisible(bool(action_text))  # only now: without a parent it is a window
        self.second.setVisible(bool(second_text))


class EmptySwitch(QWidget):
    """Shows `content`, or `empty` while there is nothing in it."""

    def __init__(self, content: QWidget, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(content)
        self._stack.addWidget(empty)

    def show_empty(self, nothing: bool) -> None:
        """Show the empty state, or the content."""
        self._stack.setCurrentIndex(int(nothing))

    def is_empty(self) -> bool:
        """Tell which of the two is shown."""
        return self._stack.currentIndex() == 1
