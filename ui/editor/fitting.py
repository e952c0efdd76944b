"""Rows that wrap and words that wrap, as high as they need at the width they get.

Forms take the height their parts ask for, so these ask anew whenever the width changes.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from ui.theme import tokens
from ui.widgets.flow import FlowLayout


class FlowRow(QWidget):
    """Widgets from left to right, then on further lines."""

    def __init__(
        self,
        *parts: QWidget,
        spacing: int = tokens.SMALL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget) -> QWidget:
        """Add a widget and return it; words stand on the line of the fields."""
        if isinstance(part, QLabel | QCheckBox):
            part.setMinimumHeight(part.fontMetrics().height() + 16)
        self._flow.addWidget(part)
        return part

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        height = self._flow.heightForWidth(max(1, self.width()))
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)


class WrapLabel(QLabel):
    """Small words on as many lines as they need; nothing at all when empty."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(1, self.width())
        box = self.fontMetrics().boundingRect(
            0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, self.text()
        )
        height = box.height() + 2 if self.text() else 0
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
