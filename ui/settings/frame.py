"""The frame of a section that is filled in and saved: scrolling body, one button to save."""

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from models.errors import RuleBroken
from ui.theme import Tone, tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import scrolled


class Section(QWidget):
    """A heading, a hint and a body that scrolls. `refresh` reads the data anew."""

    def __init__(self, title: str, hint: str = "", *, scrolls: bool = True) -> None:
        super().__init__()
        self.message = MessageBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.MEDIUM)
        self.body.setContentsMargins(0, 0, tokens.SMALL if scrolls else 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(tokens.SMALL)
        self.head.addWidget(label(title, "section"), 1)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(tokens.SMALL)
        self.whole.addLayout(self.head)
        if hint:
            self.whole.addWidget(label(hint, "soft", wrap=True))
        self.whole.addWidget(self.message)
        if scrolls:
            padded = QVBoxLayout()
            padded.setContentsMargins(0, 0, 0, 0)
            padded.addLayout(self.body)
            padded.addStretch()
            self.whole.addWidget(scrolled(padded), 1)
        else:
            self.whole.addLayout(self.body, 1)

    def refresh(self) -> None:
        """Read the data anew; overridden."""

    def dirty(self) -> bool:
        """Tell whether something typed is not saved yet."""
        return False

    def keep(self) -> bool:
        """Save what was typed; False when it may not be saved."""
        return True

    def reload(self) -> None:
        """Show what is saved, letting go of what was typed."""
        self.refresh()


class SavedSection(Section):
    """A section with a "Lưu" button. Give it `dirty` and `write` (which may raise RuleBroken)."""

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__(title, hint)
        self.save = button("Lưu", "save", self.keep, kind="primary", keys="Ctrl+S")
        self.drop = button("Bỏ thay đổi", on_click=self.reload)
        for widget in (self.drop, self.save):
            self.head.addWidget(widget)

    def write(self) -> bool:
        """Write what was typed; False when a field says why not. Raises RuleBroken; overridden."""
        return True

    def reload(self) -> None:
        """Show what is saved, letting go of what was typed; overridden."""

    def keep(self) -> bool:
        if not self.dirty():
            return True
        self.message.clear()
        try:
            written = self.write()
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return False
        self.follow()
        return written

    def refresh(self) -> None:
        if not self.dirty():
            self.reload()

    def follow(self) -> None:
        """Let the buttons say whether there is something to save."""
        reason = "" if self.dirty() else "Chưa có thay đổi nào để lưu."
        explain_disabled(self.save, reason)
        self.drop.setVisible(not reason)


class LinesField(QPlainTextEdit):
    """Several short lines, one string a line; Tab leaves the field."""

    def __init__(self, rows: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 3 * tokens.MEDIUM)

    def lines(self) -> list[str]:
        """Return the lines that hold something."""
        return [line.strip() for line in self.toPlainText().splitlines() if line.strip()]

    def set_lines(self, lines: list[str]) -> None:
        """Show lines."""
        self.setPlainText("\n".join(lines))
