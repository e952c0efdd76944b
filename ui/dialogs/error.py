"""The one dialog for our own bugs: a calm sentence, and details to copy."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.icons import pixmap
from ui.theme import Tone, colours, tokens
from ui.widgets.buttons import button
from ui.widgets.labels import label


class ErrorDialog(QDialog):
    """Says that the program failed, that data are safe, and what to pass on to whom."""

    def __init__(
        self, details: str, log_path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phần mềm gặp lỗi")
        sign = QLabel()
        ink = colours().tone(Tone.ERROR).text
        sign.setPixmap(pixmap("error", 32, ink, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(tokens.SMALL)
        words.addWidget(label("Phần mềm gặp lỗi khi làm việc vừa rồi", "section", wrap=True))
        sentence = "Dữ liệu đã lưu vẫn còn nguyên. Anh/chị có thể làm tiếp; nếu lỗi lặp lại, hãy"
        sentence += " sao chép chi tiết dưới đây và gửi cho người hỗ trợ."
        words.addWidget(label(sentence, wrap=True))
        if log_path:
            words.addWidget(label(f"Nhật ký: {log_path}", "small", wrap=True))
        upper = QHBoxLayout()
        upper.setSpacing(tokens.LARGE)
        upper.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setMinimumHeight(140)
        self.copy = button("Sao chép chi tiết", "copy", self._copy)
        self.close_button = button("Làm tiếp", on_click=self.accept, kind="primary")
        lower = QHBoxLayout()
        lower.addWidget(self.copy)
        lower.addStretch()
        lower.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.LARGE)
        whole.setSpacing(tokens.LARGE)
        whole.addLayout(upper)
        whole.addWidget(self.details, 1)
        whole.addLayout(lower)
        self.resize(620, 400)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText("Đã sao chép")
