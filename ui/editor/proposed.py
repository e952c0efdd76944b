"""The quiet mark of what was read from a paper: its words, and one key to take them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Tone, tokens
from ui.widgets.buttons import icon_button
from ui.widgets.labels import ShorteningLabel, set_property
from ui.widgets.pill import Pill, StatePill

PROPOSED = Pill("đề xuất", Tone.GOLD)


class ProposedStrip(QWidget):
    """Pill "đề xuất" · the words it was read from · ✓. Hidden when there is nothing to confirm."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pill = StatePill(PROPOSED, self)
        self.words = ShorteningLabel("", "small")
        self.tick = icon_button("tick", "Xác nhận mục này (Ctrl+Enter)", self.confirmed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(tokens.SMALL)
        row.addWidget(self.pill)
        row.addWidget(self.words, 1)
        row.addWidget(self.tick)
        self.hide()

    def show_words(self, words: str, is_proposed: bool) -> None:
        """Show what was read; nothing once it is confirmed."""
        told = " ".join(words.split())
        self.words.setText(f"đọc từ: “{told}”" if told else "máy đọc từ văn bản")
        self.setVisible(is_proposed)


class Marked(QWidget):
    """An editor with the strip below it; Ctrl+Enter anywhere inside confirms."""

    confirmed = Signal()

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.strip = ProposedStrip()
        self.strip.confirmed.connect(self.confirmed)
        kinds = (QLineEdit, QComboBox, QPlainTextEdit)
        inside = [*editor.findChildren(QLineEdit), *editor.findChildren(QComboBox)]
        self._fields = [editor] if isinstance(editor, kinds) else inside
        self.setFocusProxy(editor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(editor)
        whole.addWidget(self.strip)

    def show_reading(self, words: str, is_proposed: bool) -> None:
        """Dress the field as proposed, or not."""
        self.strip.show_words(words, is_proposed)
        for field in self._fields:
            set_property(field, "proposed", is_proposed)

    def confirm_here(self) -> bool:
        """Confirm the field when it waits for that; False when it does not."""
        waits = self.strip.isVisibleTo(self)
        if waits:
            self.confirmed.emit()
        return waits

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
