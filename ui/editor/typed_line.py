"""The line to type a deadline in words; below it, live, what was understood."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.text import squeeze
from ui.editor.fitting import WrapLabel
from ui.editor.values import LineValue
from ui.widgets.labels import set_property


class TypedLine(QWidget):
    """One line of text. Sends `typed` at each key and `left` when the clerk is done with it."""

    typed = Signal(str)
    left = Signal(str)

    def __init__(self, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineValue(placeholder)
        self.line.setAccessibleName(name)
        self.told = WrapLabel()
        self.setFocusProxy(self.line)
        self.line.edited.connect(lambda: self.typed.emit(self.text()))
        self.line.editingFinished.connect(lambda: self.left.emit(self.text()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.line)
        whole.addWidget(self.told)

    def text(self) -> str:
        """Return what stands in the line, without needless spaces."""
        return squeeze(self.line.value())

    def show_text(self, text: str) -> None:
        """Put words into the line; nothing is sent. What is being typed stays."""
        if not self.line.hasFocus() or not text:
            self.line.set_value(text)

    def tell(self, sentence: str, *, is_wrong: bool = False) -> None:
        """Show under the line what was understood, or that it was not."""
        set_property(self.told, "role", "error" if is_wrong else "small")
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
