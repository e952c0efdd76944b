"""The frame of a page: a header with title and actions, and a body that scrolls."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.buttons import icon_button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ShorteningLabel, label
from ui.widgets.message_bar import MessageBar


class PageHeader(QWidget):
    """Title and subtitle on the left, actions on the right (the last added is outermost)."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ShorteningLabel(title, "title")
        self._subtitle = label(subtitle, "soft", wrap=True)
        self._before = QHBoxLayout()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(tokens.SMALL)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.MEDIUM)
        row.addLayout(self._before)
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        row.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)
        self._subtitle.setVisible(bool(subtitle))  # only now: without a parent it is a window

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show other words."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def add_action(self, widget: QWidget) -> QWidget:
        """Add a button (or any widget) on the right and return it."""
        self._actions.addWidget(widget)
        return widget

    def add_back(self, tip: str, on_click: Callable[[], object]) -> QWidget:
        """Add a back arrow before the title and return it."""
        back = icon_button("back", tip, on_click)
        self._before.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return back


class Page(QWidget):
    """A page: `header`, `message` (hidden until used) and `body` (a vertical layout).

    `scrolls` False is for pages whose table or editor fills the rest and scrolls by itself.
    Subclasses may have `refresh()` (data changed) and `focus_target(**target)`; the keyboard
    begins at `begins_with` when the page is first shown, else at the first button.
    """

    begins_with: QWidget | None = None

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.header = PageHeader(title, subtitle)
        self.message = MessageBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.MEDIUM)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.WIDE, tokens.LARGE, tokens.MEDIUM, 0)
        whole.setSpacing(tokens.MEDIUM)
        upper = QVBoxLayout()  # keeps the room that the scroll bar takes below
        upper.setContentsMargins(0, 0, tokens.MEDIUM, 0)
        upper.setSpacing(tokens.MEDIUM)
        upper.addWidget(self.header)
        upper.addWidget(self.message)
        whole.addLayout(upper)
        self.body.setContentsMargins(0, 0, tokens.MEDIUM, tokens.LARGE)
        if scrolls:
            whole.addWidget(scrolled(self.body), 1)
        else:
            whole.addLayout(self.body, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.begins_with
        if first is not None and self.focusWidget() is None and first.isVisibleTo(self):
            first.setFocus()


def scrolled(layout: QVBoxLayout | QHBoxLayout | FlowLayout) -> QScrollArea:
    """Return a scroll area around `layout`: full width, only as high as there is room."""
    inside = QWidget()
    inside.setProperty("role", "scrolled")
    inside.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    return area
