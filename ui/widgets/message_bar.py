"""A message that stays on the page until it is dealt with or closed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.icons import pixmap
from ui.theme import Tone, colours, tokens
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import label, set_property

SIGNS = {
    Tone.OK: "ok",
    Tone.WARNING: "warning",
    Tone.ERROR: "error",
    Tone.INFO: "info",
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "lotus",
    Tone.GOLD: "star",
}


class MessageBar(QFrame):
    """One sentence with a sign, at most one action, and a cross. Hidden when empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._sign = QLabel()
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button("", kind="link")
        self.action.clicked.connect(self._act)
        self._on_action: Callable[[], object] | None = None
        self.cross = icon_button("close", "Đóng thông báo", self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.MEDIUM, tokens.SMALL, tokens.SMALL, tokens.SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.action)
        row.addWidget(self.cross)
        self.hide()

    def show_message(
        self,
        text: str,
        tone: Tone = Tone.INFO,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        *,
        closable: bool = True,
    ) -> None:
        """Show `text`; an empty one hides the bar."""
        set_property(self, "tone", str(tone))
        ink = colours().tone(tone).text
        self._sign.setPixmap(pixmap(SIGNS[tone], 20, ink, self.devicePixelRatioF()))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action_text)
        self.action.setVisible(bool(action_text))
        self._on_action = action
        self.cross.setVisible(closable)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the sentence shown, "" when hidden."""
        return self._text.text()

    def clear(self) -> None:
        """Hide the bar."""
        self._text.setText("")
        self.hide()

    def _act(self) -> None:
        if self._on_action:
            self._on_action()
