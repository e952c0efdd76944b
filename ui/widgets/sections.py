"""Editors with many sections: a list on the left, one section at a time on the right."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import colours, tokens
from ui.widgets.combo import Combo

_FOLD_BELOW = 760


class SectionNav(QListWidget):
    """The list of sections; each may carry a note such as "2 việc" (what is still missing)."""

    chosen = Signal(str)  # key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sections")
        self.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._titles: dict[str, str] = {}
        self.currentItemChanged.connect(self._tell)

    def add_section(self, key: str, title: str, sign: str = "") -> None:
        """Add a line."""
        item = QListWidgetItem(title, self)
        item.setData(Qt.ItemDataRole.UserRole, key)
        if sign:
            item.setIcon(icon(sign))
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 20))
        self._titles[key] = title
        wide = max(self.fontMetrics().horizontalAdvance(t) for t in self._titles.values())
        self.setFixedWidth(min(260, wide + 110))

    def set_note(self, key: str, note: str = "") -> None:
        """Show `note` behind the title, and a warning sign beside it; "" takes both away."""
        item = self._item(key)
        if item:
            item.setText(f"{self._titles[key]} ({note})" if note else self._titles[key])
            item.setToolTip(f"Còn thiếu: {note}" if note else "")
            ink = colours().tones["warning"].text if note else colours().text
            item.setForeground(QColor(ink))

    def choose(self, key: str) -> None:
        """Choose a section."""
        item = self._item(key)
        if item:
            self.setCurrentItem(item)

    def current(self) -> str:
        """Return the key chosen, "" for none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def _item(self, key: str) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((i for i in items if i.data(Qt.ItemDataRole.UserRole) == key), None)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))


class Sections(QWidget):
    """`SectionNav` with its sections, each made when first shown; a list box on narrow windows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nav = SectionNav()
        self.nav.chosen.connect(self._show)
        self._box = Combo()
        self._box.chosen.connect(lambda key: self.show_section(str(key)))
        self._box.hide()
        self._stack = QStackedWidget()
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self._choices: list[tuple[str, object]] = []
        right = QVBoxLayout()
        right.setSpacing(tokens.SMALL)
        right.addWidget(self._box)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.LARGE)
        row.addWidget(self.nav)
        row.addLayout(right, 1)

    def add_section(
        self, key: str, title: str, make: Callable[[], QWidget], sign: str = ""
    ) -> None:
        """Add a section; `make` is called when it is first shown."""
        self._makers[key] = make
        self._choices.append((title, key))
        self._box.set_choices(self._choices)
        self.nav.add_section(key, title, sign)

    def show_section(self, key: str) -> QWidget:
        """Show a section and return its widget. Raises KeyError for an unknown key."""
        widget = self.section(key)
        self.nav.choose(key)
        return widget

    def section(self, key: str) -> QWidget:
        """Return the widget of a section, making it if need be."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def current(self) -> str:
        """Return the key of the section shown."""
        return self.nav.current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _FOLD_BELOW
        self.nav.setVisible(not narrow)
        self._box.setVisible(narrow)

    def _show(self, key: str) -> None:
        self._stack.setCurrentWidget(self.section(key))
        self._box.set_value(key)
        self.chosen.emit(key)
