"""Ctrl+K: one box that finds pages and records, accents or not."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.text import folded
from ui.context import Found
from ui.icons import icon
from ui.theme import colours, tokens
from ui.widgets.labels import divider, key_hint, label
from ui.widgets.search_field import SearchField

_MOST = 40
_FOUND = Qt.ItemDataRole.UserRole


class _TwoTexts(QStyledItemDelegate):
    """Paints what it is at the right of what was found."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        found: Found = index.data(_FOUND)
        room = option.fontMetrics.horizontalAdvance(found.detail) + 24
        self.initStyleOption(option, index)
        option.text = option.fontMetrics.elidedText(
            found.title, Qt.TextElideMode.ElideRight, option.rect.width() - room - 48
        )
        style = option.widget.style()
        element = QStyle.ControlElement.CE_ItemViewItem
        style.drawControl(element, option, painter, option.widget)
        painter.save()
        painter.setPen(QColor(colours().soft_text))
        place = option.rect.adjusted(0, 0, -tokens.MEDIUM, 0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(align), found.detail)
        painter.restore()


class Finder(QFrame):
    """A box over the window. ↑ ↓ Enter Escape work while typing goes on."""

    chosen = Signal(object)  # Found

    def __init__(
        self,
        pages: Iterable[Found],
        find_records: Callable[[str], Iterable[Found]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "finder")
        self.setAccessibleName("Tìm nhanh")
        self._pages, self._find = list(pages), find_records
        self.field = SearchField("Tìm phong trào, đơn vị, văn bản, trang…", wait_ms=80)
        self.field.setMaximumWidth(16_777_215)
        self.field.searched.connect(self.search)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(_TwoTexts(self.list))
        self.list.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.nothing = label("", "soft", wrap=True)
        self.nothing.setContentsMargins(tokens.LARGE, tokens.LARGE, tokens.LARGE, tokens.LARGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SMALL, tokens.SMALL, tokens.SMALL, tokens.SMALL)
        whole.setSpacing(tokens.TIGHT)
        whole.addWidget(self.field)
        whole.addWidget(divider())
        whole.addWidget(self.list, 1)
        whole.addWidget(self.nothing, 1)
        whole.addLayout(_keys())
        self.search("")

    def open_over(self, window: QWidget) -> None:
        """Show the box in the upper middle of `window`."""
        width = min(640, window.width() - 80)
        height = min(440, window.height() - 100)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(
            corner.x() + (window.width() - width) // 2, corner.y() + 56, width, height
        )
        self.show()
        self.field.setFocus()

    def search(self, text: str) -> None:
        """Show what fits `text`: pages first, then records."""
        words = folded(text).split()
        pages = [p for p in self._pages if all(w in folded(p.title) for w in words)]
        found = [*pages, *(self._find(text) if words else ())][:_MOST]
        self.list.clear()
        for one in found:
            item = QListWidgetItem(icon(one.sign or one.page), one.title, self.list)
            item.setData(_FOUND, one)
        self.list.setCurrentRow(0 if found else -1)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(f"Không thấy “{text.strip()}”. Thử gõ ít chữ hơn hoặc bỏ dấu.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and self.list.count():
                row = (self.list.currentRow() + step) % self.list.count()
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.search(self.field.text()) if self.field.isModified() else None
                self._choose(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item:
            found = item.data(_FOUND)
            self.close()
            self.chosen.emit(found)


def _keys() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.TIGHT)
    row.setContentsMargins(tokens.SMALL, tokens.TIGHT, tokens.SMALL, 0)
    for keys, meaning in (("↑ ↓", "chọn"), ("Enter", "mở"), ("Esc", "đóng")):
        row.addWidget(key_hint(keys))
        row.addWidget(label(meaning, "small"))
        row.addSpacing(tokens.SMALL)
    row.addStretch()
    return row
