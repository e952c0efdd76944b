"""Cards and number tiles."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Tone, colours, tokens
from ui.widgets.labels import label, set_property


class Card(QFrame):
    """A white surface with an optional title row; fill `body`, put buttons by `add_action`."""

    def __init__(
        self, title: str = "", hint: str = "", *, sign: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.LARGE, tokens.MEDIUM, tokens.LARGE, tokens.MEDIUM)
        whole.setSpacing(tokens.SMALL)
        self._head = QHBoxLayout()
        self._head.setSpacing(tokens.SMALL)
        self.title = label(title, "section")
        if sign:
            picture = QLabel()
            picture.setPixmap(pixmap(sign, 20, colours().accent, self.devicePixelRatioF()))
            self._head.addWidget(picture)
        self._head.addWidget(self.title, 1)
        if title:
            whole.addLayout(self._head)
        if hint:
            whole.addWidget(label(hint, "small", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.SMALL)
        whole.addLayout(self.body, 1)

    def add_action(self, widget: QWidget) -> QWidget:
        """Add a widget at the right of the title row and return it."""
        self._head.addWidget(widget)
        return widget


class ClickableFrame(QFrame):
    """A frame that acts like a button: mouse, Enter, Space, focus ring."""

    clicked = Signal()

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.set_clickable(False)

    def set_clickable(self, clickable: bool) -> None:
        """Say whether a click means anything."""
        self._clickable = clickable
        set_property(self, "clickable", clickable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if clickable else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self._clickable and inside and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class StatTile(ClickableFrame):
    """One number with its meaning and a coloured mark; `clicked` leads to what it counts."""

    def __init__(
        self,
        caption: str,
        figure: str = "–",
        detail: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        clickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", parent)
        self.set_clickable(clickable)
        self._mark = QFrame()
        self._mark.setProperty("role", "tile-mark")
        self._mark.setFixedWidth(4)
        self._figure = label(figure, "figure")
        self._caption = label(caption, "strong", wrap=True)
        self._detail = label(detail, "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self._figure, self._caption, self._detail):
            words.addWidget(part)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.MEDIUM, tokens.MEDIUM, tokens.MEDIUM, tokens.MEDIUM)
        row.setSpacing(tokens.MEDIUM)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_figure(figure, detail, tone)

    def show_figure(self, figure: str, detail: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Show another number; `tone` colours it and the mark."""
        self._figure.setText(figure)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        set_property(self._mark, "tone", str(tone))
        set_property(self._figure, "tone", str(tone))
        self.setAccessibleName(f"{self._caption.text()}: {figure}. {detail}")

    def figure(self) -> str:
        """Return the number shown."""
        return self._figure.text()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())
