"""A list with a panel of details at its right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import tokens

_ROOM = 980 - tokens.WIDE - 2 * tokens.MEDIUM  # a page 980 wide, without its margins


class Beside(QWidget):
    """Shows `main` with `panel` beside it; the panel gives way while there is little room."""

    def __init__(self, main: QWidget, panel: QWidget, panel_width: int) -> None:
        super().__init__()
        self._panel = panel
        panel.setFixedWidth(panel_width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.MEDIUM)
        row.addWidget(main, 1)
        row.addWidget(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.setVisible(self.width() >= _ROOM)
