"""The navigation rail: pages by name, or by sign only when the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon, pixmap
from ui.navigation import PageEntry
from ui.theme import colours, tokens
from ui.widgets.buttons import ToolButton
from ui.widgets.labels import ShorteningLabel, label

_WIDE, _NARROW = 212, 58


class Rail(QFrame):
    """Brand and office on top, the search box, then one line a page (Alt+1 … Alt+9)."""

    chosen = Signal(str)  # key of the page
    search_asked = Signal()

    def __init__(self, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.office = ShorteningLabel("", "office")
        self.find = self._find_button()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, tokens.LARGE, 0, tokens.MEDIUM)
        whole.setSpacing(2)
        whole.addLayout(self._brand())
        whole.addSpacing(tokens.MEDIUM)
        boxed = QHBoxLayout()
        boxed.setContentsMargins(tokens.SMALL, 0, tokens.SMALL, 0)
        boxed.addWidget(self.find)
        whole.addLayout(boxed)
        whole.addSpacing(tokens.SMALL)
        for number, page in enumerate(pages, start=1):
            if page.key == "settings":
                whole.addStretch()
            whole.addWidget(self._page_button(page, number))
        if not any(page.key == "settings" for page in pages):
            whole.addStretch()
        self.collapse(False)

    def mark(self, key: str) -> None:
        """Mark the page shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def keys(self) -> list[str]:
        """Return the keys of the pages in order."""
        return list(self._buttons)

    def set_office(self, name: str) -> None:
        """Show whose folder is open."""
        self.office.setText(name)
        self.office.setVisible(bool(name) and not self.is_collapsed())

    def is_collapsed(self) -> bool:
        """Tell whether only signs are shown."""
        return self.width() <= _NARROW or self.maximumWidth() == _NARROW

    def collapse(self, collapsed: bool) -> None:
        """Show signs only, or signs with names."""
        self.setFixedWidth(_NARROW if collapsed else _WIDE)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if collapsed else beside
        for made in (*self._buttons.values(), self.find):
            made.setToolButtonStyle(style)
        self._words.setVisible(not collapsed)
        self.office.setVisible(bool(self.office.text()) and not collapsed)

    def _brand(self) -> QHBoxLayout:
        lotus = QLabel()
        lotus.setPixmap(pixmap("brand", 28, colours().rail_mark, self.devicePixelRatioF()))
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(label("Sổ Thi Đua", "brand"))
        words.addWidget(self.office)
        row = QHBoxLayout()
        row.setContentsMargins(15, 0, tokens.SMALL, 0)
        row.setSpacing(tokens.SMALL)
        row.addWidget(lotus)
        row.addWidget(self._words, 1)
        return row

    def _find_button(self) -> QToolButton:
        made = ToolButton()
        made.setProperty("kind", "find")
        made.setText("  Tìm…   Ctrl+K")
        made.setToolTip("Tìm phong trào, đơn vị, văn bản (Ctrl+K)")
        made.setAccessibleName("Tìm nhanh")
        made.setIcon(icon("search", colours().rail_soft_text))
        made.setIconSize(QSize(tokens.ICON, tokens.ICON))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(self.search_asked)
        return made

    def _page_button(self, page: PageEntry, number: int) -> QToolButton:
        made = ToolButton()
        palette = colours()
        made.setText(f"  {page.title}")
        made.setIcon(icon(page.icon, palette.rail_soft_text, active=palette.rail_text))
        made.setIconSize(QSize(20, 20))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click or Alt+1 leads into the page
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        keys = f" (Alt+{number})" if number <= 9 else ""
        made.setToolTip(f"{page.title}{keys}")
        made.setAccessibleName(page.title)
        if keys:
            made.setShortcut(f"Alt+{number}")
        made.clicked.connect(lambda: self.chosen.emit(page.key))
        self._group.addButton(made)
        self._buttons[page.key] = made
        return made
