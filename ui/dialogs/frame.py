"""The frame of every dialog: title, body that scrolls, message, buttons in Vietnamese."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.errors import RuleBroken
from ui.theme import Tone, tokens
from ui.widgets.buttons import button
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import scrolled


class FormDialog(QDialog):
    """A dialog with `body` (vertical layout, scrolls) and the buttons `save` and `cancel`.

    Override `accept` as the form says: `lacks` stays open at the first wrong field,
    `close_after` unless the deed raises RuleBroken. Nothing typed is lost.
    """

    def __init__(
        self,
        title: str,
        hint: str = "",
        *,
        save_text: str = "Lưu",
        width: int = 560,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._width = width
        self.message = MessageBar()
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.MEDIUM)
        self.body.setContentsMargins(0, 0, tokens.SMALL, 0)
        self.save: QPushButton = button(save_text, on_click=self.accept, kind="primary")
        self.cancel: QPushButton = button("Hủy", on_click=self.reject)
        self.save.setDefault(True)
        upper = QVBoxLayout()
        upper.setContentsMargins(tokens.WIDE, tokens.LARGE, tokens.LARGE, tokens.MEDIUM)
        upper.setSpacing(tokens.SMALL)
        upper.addWidget(label(title, "section", wrap=True))
        if hint:
            upper.addWidget(label(hint, "soft", wrap=True))
        upper.addWidget(self.message)
        padded = QVBoxLayout()
        padded.setContentsMargins(0, 0, 0, 0)
        padded.addLayout(self.body, 1)
        padded.addStretch()
        self._area = scrolled(padded)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
        upper.addWidget(self._area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self._foot())

    def refuse(self, sentence: str) -> None:
        """Say what keeps the dialog from closing; "" takes it away."""
        self.message.show_message(sentence, Tone.ERROR, closable=False)
        self._grow()

    def lacks(self, fields: Form, problems: dict[str, str]) -> bool:
        """Show what is wrong by field and go to the first; False when nothing is."""
        fields.show_problems(problems)
        self._grow()
        if problems:
            fields.focus_field(next(iter(problems)))
        return bool(problems)

    def close_after(self, deed: Callable[[], object]) -> None:
        """Do a deed and close; told by RuleBroken why not, stay open."""
        try:
            deed()
        except RuleBroken as broken:
            self.refuse(str(broken))
        else:
            QDialog.accept(self)

    def sizeHint(self) -> QSize:
        screen = self.screen()
        room = screen.availableSize() if screen else QSize(1366, 768)
        width = min(self._width, room.width() - 40)
        inside = self._area.widget()
        within = width - tokens.WIDE - tokens.LARGE - 4
        wanted = inside.heightForWidth(within) if inside.hasHeightForWidth() else -1
        wanted = max(wanted, inside.minimumSizeHint().height())
        around = super().sizeHint().height() - self._area.sizeHint().height()
        return QSize(width, min(wanted + around + tokens.SMALL, room.height() - 40))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(self.sizeHint())
        if self.focusWidget() is None:
            self._begin()

    def _begin(self) -> None:
        """Put the cursor into the first field: left alone, Qt begins at "Hủy"."""
        inside = self._area.widget()
        field = inside.nextInFocusChain()
        while field is not inside:
            takes = field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isEnabled()
            if takes and inside.isAncestorOf(field) and field.isVisibleTo(inside):
                field.setFocus()
                return
            field = field.nextInFocusChain()

    def _grow(self) -> None:
        """Make room for a sentence just shown; the screen is the limit, then the body scrolls."""
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(tokens.WIDE, tokens.MEDIUM, tokens.WIDE, tokens.MEDIUM)
        self.foot.setSpacing(tokens.SMALL)
        self.foot.addStretch()
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.save)
        return foot
