"""A field for one number, typed and shown as offices write it."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.forms.typed_number import read_number, written_number
from ui.theme import tokens
from ui.widgets.labels import label, set_property


class NumberField(QWidget):
    """Holds a number, nothing, or typed text that is no number yet (`problem()` says why).

    Dots are set (1.500.000) when the field is left, never while typing. `whole` refuses
    decimals; `least` and `most` are the limits, both allowed themselves.
    """

    changed = Signal(object)  # Decimal, or None for blank or wrong

    def __init__(
        self,
        value: Decimal | float | int | None = None,
        *,
        unit: str = "",
        whole: bool = False,
        least: float | None = None,
        most: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole, self._least, self._most = whole, least, most
        self.edit = QLineEdit()
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setMinimumWidth(self.edit.fontMetrics().averageCharWidth() * 8 + 24)
        self.edit.setMaximumWidth(self.edit.fontMetrics().averageCharWidth() * 20 + 24)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SMALL)
        row.addWidget(self.edit, 1)
        row.addWidget(label(unit, "soft"))
        row.addStretch()
        self.set_value(value)
        self.edit.textChanged.connect(lambda: self.changed.emit(self.value()))
        self.edit.editingFinished.connect(self._put_in_order)

    def value(self) -> Decimal | None:
        """Return the number; None for blank, for no number and for one out of limits."""
        return None if self.problem() or not self.edit.text().strip() else self._number()

    def set_value(self, value: Decimal | float | int | None) -> None:
        """Show a number; None clears the field."""
        self.edit.setText(written_number(value))
        set_property(self.edit, "wrong", bool(self.problem()))

    def problem(self) -> str:
        """Return what is wrong with the typed text, "" for a good number or blank."""
        if not self.edit.text().strip():
            return ""
        try:
            number = self._number()
        except ValueError as error:
            return str(error)
        if self._whole and number != int(number):
            return "Hãy gõ số nguyên."
        if self._least is not None and number < Decimal(str(self._least)):
            return f"Hãy gõ số từ {written_number(self._least)} trở lên."
        if self._most is not None and number > Decimal(str(self._most)):
            return f"Hãy gõ số không quá {written_number(self._most)}."
        return ""

    def _number(self) -> Decimal:
        return read_number(self.edit.text())

    def _put_in_order(self) -> None:
        problem = self.problem()
        set_property(self.edit, "wrong", bool(problem))
        self.edit.setToolTip(problem)
        if not problem and self.edit.text().strip():
            self.edit.setText(written_number(self._number()))
