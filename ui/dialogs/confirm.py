"""Questions and notices, with buttons that say what they do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Tone, colours, tokens
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.message_bar import SIGNS


class Question(QDialog):
    """One question; `choice` is the key of the button pressed, "" when closed otherwise.

    `answers` run from left to right; the last is the main one and has the focus, unless
    `dangerous`: then the first (the way out) has it.
    """

    def __init__(
        self,
        title: str,
        text: str,
        answers: list[tuple[str, str]],
        *,
        tone: Tone = Tone.INFO,
        dangerous: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.choice = ""
        sign = QLabel()
        ink = colours().tone(tone).text
        sign.setPixmap(pixmap(SIGNS[tone], 32, ink, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(tokens.SMALL)
        words.addWidget(label(title, "section", wrap=True))
        body = label(text, wrap=True)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.setMinimumWidth(320)
        words.addWidget(body)
        words.addStretch()
        upper = QHBoxLayout()
        upper.setSpacing(tokens.LARGE)
        upper.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        self.buttons = {}
        lower = QHBoxLayout()
        lower.addStretch()
        for key, words_on_it in answers:
            last = key == answers[-1][0]
            kind = ("danger" if dangerous else "primary") if last else ""
            made = button(words_on_it, on_click=lambda key=key: self._choose(key), kind=kind)
            self.buttons[key] = made
            lower.addWidget(made)
        focused = self.buttons[answers[0 if dangerous else -1][0]]
        focused.setDefault(True)
        focused.setFocus()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.LARGE)
        whole.setSpacing(tokens.WIDE)
        whole.addLayout(upper, 1)
        whole.addLayout(lower)
        self.setMinimumWidth(440)
        self.setMaximumWidth(620)

    def _choose(self, key: str) -> None:
        self.choice = key
        self.accept()


def confirm(
    parent: QWidget | None, title: str, text: str, yes: str, *, dangerous: bool = False
) -> bool:
    """Ask; `yes` names the deed ("Xóa đơn vị"), beside it stands "Hủy"."""
    tone = Tone.WARNING if dangerous else Tone.INFO
    question = Question(
        title,
        text,
        [("no", "Hủy"), ("yes", yes)],
        tone=tone,
        dangerous=dangerous,
        parent=parent,
    )
    question.exec()
    return question.choice == "yes"


def ask_unsaved(parent: QWidget | None, what: str) -> str:
    """Ask what to do with unsaved words: "save", "discard" or "" (stay)."""
    question = Question(
        "Chưa lưu thay đổi",
        f"{what} có thay đổi chưa lưu.",
        [("", "Ở lại sửa tiếp"), ("discard", "Bỏ thay đổi"), ("save", "Lưu")],
        tone=Tone.WARNING,
        parent=parent,
    )
    question.exec()
    return question.choice


def tell(parent: QWidget | None, title: str, text: str, tone: Tone = Tone.INFO) -> None:
    """Show a notice with one button."""
    Question(title, text, [("ok", "Đã hiểu")], tone=tone, parent=parent).exec()
