"""The field to search a list by."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon


class SearchField(QLineEdit):
    """Tells what to search for once typing rests; Enter tells at once, Escape clears."""

    searched = Signal(str)  # as typed; fold it (models.text.folded) before comparing

    def __init__(
        self, placeholder: str = "Tìm…", *, wait_ms: int = 150, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setToolTip("Gõ có dấu hoặc không dấu đều tìm được")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 18 + 48)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 44 + 48)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(wait_ms)
        self._rest.timeout.connect(self._tell)
        self.textChanged.connect(lambda: self._rest.start())
        self.returnPressed.connect(self._tell)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            self.clear()
            self._tell()
            return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._rest.stop()
        self.searched.emit(self.text())
