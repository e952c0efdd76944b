"""Buttons by rank, and the one way to switch a control off: with its reason."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.theme import colours, tokens

_OWN_TIP = "own_tip"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PushButton(QPushButton):
    """Enter presses the button that has the focus; Qt leaves it to the dialog's default one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif self.menu():
            self.showMenu()
        else:
            self.click()


class ToolButton(QToolButton):
    """A button with a sign; Enter presses it as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str,
    sign: str = "",
    on_click: Callable[[], object] | None = None,
    *,
    kind: str = "",
    keys: str = "",
) -> QPushButton:
    """Return a push button. Kinds: "" (plain), primary (one a view), danger, ghost, link.

    `sign` is a meaning from `ui.icons`; `keys` a shortcut such as "Ctrl+N", shown as tooltip.
    """
    made = PushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if sign:
        made.setIcon(icon(sign, _sign_colour(kind)))
        gap = 5 if text else 0
        made.setIconSize(QSize(tokens.ICON + gap, tokens.ICON))
    if keys:
        made.setShortcut(keys)
        made.setToolTip(f"{text} ({keys})")
    if on_click:
        made.clicked.connect(lambda: on_click())
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    return made


def menu_button(text: str, sign: str = "", *, kind: str = "") -> QPushButton:
    """Return a button that opens a menu; fill it through `button.menu().addAction(…)`."""
    made = button(text, sign, kind=kind)
    made.setMenu(QMenu(made))
    made.setProperty("menued", True)
    return made


def icon_button(sign: str, tip: str, on_click: Callable[[], object] | None = None) -> QToolButton:
    """Return a square button with a sign only; `tip` names it for the mouse and screen readers."""
    made = ToolButton()
    made.setIcon(icon(sign))
    made.setIconSize(QSize(tokens.ICON, tokens.ICON))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if on_click:
        made.clicked.connect(lambda: on_click())
    return made


def explain_disabled(widget: QWidget, reason: str) -> None:
    """Switch `widget` off and say why (a sentence telling what to do first); "" switches it on.

    The reason shows as tooltip, in the status bar and to screen readers; the widget's own
    tooltip comes back later.
    """
    if widget.property(_OWN_TIP) is None:
        widget.setProperty(_OWN_TIP, widget.toolTip())
    widget.setEnabled(not reason)
    widget.setToolTip(reason or widget.property(_OWN_TIP))
    widget.setStatusTip(reason)
    widget.setAccessibleDescription(reason)
    if isinstance(widget, QAbstractButton):
        pointing = Qt.CursorShape.ForbiddenCursor if reason else Qt.CursorShape.PointingHandCursor
        widget.setCursor(pointing)


def _sign_colour(kind: str) -> str:
    palette = colours()
    if kind == "primary":
        return palette.on_accent
    if kind == "danger":
        return palette.tones["error"].text
    return palette.tones["info"].text if kind == "link" else palette.soft_text
