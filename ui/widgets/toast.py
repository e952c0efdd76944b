"""The dark bar at the bottom that says what was done and lets it be undone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.icons import icon, pixmap
from ui.theme import Tone, colours, tokens
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import label
from ui.widgets.message_bar import SIGNS


class Toast(QFrame):
    """One toast at a time over the bottom of `host`; it waits while the mouse is on it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("role", "toast")
        self._sign = QLabel()
        self._text = label("", wrap=True)
        self.action = button("", kind="link")
        self.action.clicked.connect(self._act)
        self._on_action: Callable[[], object] | None = None
        cross = icon_button("close", "Đóng", self.hide)
        cross.setIcon(icon("close", colours().tone(Tone.NEUTRAL).on_dark))
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.LARGE, tokens.SMALL, tokens.SMALL, tokens.SMALL)
        row.setSpacing(tokens.SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.action)
        row.addWidget(cross)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def show_toast(
        self,
        text: str,
        tone: Tone = Tone.OK,
        action_text: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Show `text` for six seconds, twelve when there is something to undo."""
        pale = colours().tone(tone).on_dark
        self._sign.setPixmap(pixmap(SIGNS[tone], 20, pale, self.devicePixelRatioF()))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action_text)
        self.action.setVisible(bool(action_text))
        self._on_action = action
        self._rest.start(12_000 if action_text else 6_000)
        self.show()
        self._place()
        self.raise_()

    def text(self) -> str:
        """Return the sentence last shown."""
        return self._text.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._rest.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._rest.start(4_000)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self.hide()
        if self._on_action:
            self._on_action()

    def _place(self) -> None:
        host = self.parentWidget()
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        others = self.action.sizeHint().width() + 130
        width = min(host.width() - 2 * tokens.WIDE, max(320, words + others))
        self.setFixedWidth(max(200, width))
        self.setFixedHeight(self.layout().totalHeightForWidth(self.width()))
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - 20)


def tone_of(kind: str) -> Tone:
    """Return the tone for a kind handed to `Session.notify`: ok, info, warning, error."""
    return Tone(kind) if kind in set(Tone) else Tone.INFO
