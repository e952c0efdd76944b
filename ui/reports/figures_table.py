"""The figures of a report as a small table of fields, for the dialog that books it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.forms.figures_form import FigureLine, FiguresForm
from ui.theme import tokens
from ui.widgets.labels import label, set_property

_HEADS = ("Chỉ tiêu", "Kỳ trước", "Kỳ này", "Không áp dụng", "Ghi chú")
_NAME, _BEFORE, _NOW, _APPLIES, _NOTE = range(5)
_HINT = (
    "Để trống là chưa có số liệu; có mà bằng không thì gõ 0. Chép cả cột từ Excel rồi bấm Ctrl+V"
    " ở ô đầu."
)


class FigureField(QLineEdit):
    """One number; a pasted column goes to the fields below too."""

    pasted = Signal(str)  # several lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in text.strip("\r\n"):
            self.pasted.emit(text)
            return
        super().keyPressEvent(event)


class FiguresTable(QWidget):
    """Shows a `FiguresForm` and writes into it with every key; hidden without lines."""

    def __init__(self, form: FiguresForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.numbers: list[FigureField] = []
        self.not_applicable: list[QCheckBox] = []
        self.notes: list[QLineEdit] = []
        self.told: list[QLabel] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.MEDIUM)
        self._grid.setVerticalSpacing(tokens.TIGHT)
        self._grid.setColumnStretch(_NAME, 5)
        self._grid.setColumnStretch(_NOTE, 3)
        for column, title in enumerate(_HEADS):
            self._grid.addWidget(label(title, "strong"), 0, column)
        for number, line in enumerate(form.lines):
            self._add(number, line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addWidget(label("Số liệu chỉ tiêu", "section"))
        whole.addWidget(label(_HINT, "small", wrap=True))
        whole.addLayout(self._grid)
        self.refresh()

    def refresh(self) -> None:
        """Show the form as it is now."""
        for number, line in enumerate(self.form.lines):
            if self.numbers[number].text() != line.typed:
                self.numbers[number].setText(line.typed)
            self.not_applicable[number].setChecked(not line.applies)
            self._judge(number)

    def _add(self, number: int, line: FigureLine) -> None:
        row = 2 * number + 1
        value, none, note = FigureField(line.typed), QCheckBox(), QLineEdit(line.note)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        value.setMinimumWidth(100)
        value.setAccessibleName(f"{line.name}, kỳ này")
        none.setAccessibleName(f"{line.name}, không áp dụng")
        none.setToolTip("Đơn vị không có đối tượng để tính chỉ tiêu này")
        note.setAccessibleName(f"{line.name}, ghi chú")
        told = label("", "warning", wrap=True)
        value.textEdited.connect(lambda text: self._typed(number, text))
        value.pasted.connect(lambda text: self._paste(number, text))
        none.toggled.connect(lambda ticked: self._tick(number, ticked))
        note.textEdited.connect(lambda text: setattr(line, "note", text))
        name = label(line.name, wrap=True)
        name.setBuddy(value)
        before = label(line.before_words, "soft")
        before.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((name, before, value, none, note)):
            self._grid.addWidget(widget, row, column)
        self._grid.setAlignment(none, Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(told, row + 1, _NAME, 1, _NOTE + 1)
        for kept, widget in (
            (self.numbers, value), (self.not_applicable, none), (self.notes, note),
            (self.told, told),
        ):  # fmt: skip
            kept.append(widget)

    def _typed(self, number: int, text: str) -> None:
        self.form.lines[number].typed = text
        self._judge(number)

    def _tick(self, number: int, ticked: bool) -> None:
        self.form.lines[number].applies = not ticked
        self._judge(number)

    def _paste(self, number: int, text: str) -> None:
        self.form.paste(number, text)
        self.refresh()

    def _judge(self, number: int) -> None:
        """Show what is wrong (refused) or worth another look (not refused) below a line."""
        line, told = self.form.lines[number], self.told[number]
        problem = line.problem()
        told.setText(problem or " ".join(line.warnings()))
        set_property(told, "role", "error" if problem else "warning")
        told.setVisible(bool(told.text()))
        set_property(self.numbers[number], "wrong", bool(problem))
        self.numbers[number].setEnabled(line.applies)
