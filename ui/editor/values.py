"""Editors of one value each. All have `value()`, `set_value(value)` and the signal `edited`.

`edited` is sent only for what the clerk does; `set_value` is silent and leaves the cursor alone
when nothing changes.
"""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from models.text import nfc
from ui.forms.typed_date import read_date
from ui.theme import tokens
from ui.widgets.combo import Choice, Combo, SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.labels import label


class LineValue(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda: self.edited.emit())

    def value(self) -> str:
        """Return the text as typed, in NFC."""
        return nfc(self.text())

    def set_value(self, value: object) -> None:
        """Show a text."""
        if self.value() != str(value or ""):
            self.setText(str(value or ""))
            self.setCursorPosition(0)


class TextValue(QPlainTextEdit):
    """Several lines of text, as high as they need; Tab leaves the field."""

    edited = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        least: int = 2,
        most: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._silent = least, most, False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit())
        self._fit()

    def value(self) -> str:
        """Return the text as typed, in NFC."""
        return nfc(self.toPlainText())

    def set_value(self, value: object) -> None:
        """Show a text."""
        if self.value() != str(value or ""):
            self._silent = True
            self.setPlainText(str(value or ""))
            self._silent = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def _tell(self) -> None:
        if not self._silent:
            self.edited.emit()

    def _fit(self) -> None:
        shown = round(self.document().documentLayout().documentSize().height())
        lines = min(self._most, max(self._least, shown))
        margins = self.contentsMargins()
        room = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + room + 4)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar if shown > self._most else off)


class LinesValue(TextValue):
    """A list of strings, one a line."""

    def value(self) -> list[str]:
        """Return the lines that hold something."""
        lines = (line.strip() for line in nfc(self.toPlainText()).split("\n"))
        return [line for line in lines if line]

    def set_value(self, value: object) -> None:
        """Show a list of lines."""
        lines = [str(line) for line in value] if isinstance(value, list | tuple) else []
        if self.value() != lines:
            self._silent = True
            self.setPlainText("\n".join(lines))
            self._silent = False


class NumberValue(QLineEdit):
    """A whole number, or one with a decimal comma; blank is None."""

    edited = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        digits: int = 4,
        decimals: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._decimals = decimals
        self.setPlaceholderText(placeholder)
        self.setMaxLength(digits + (4 if decimals else 0))
        wide = self.fontMetrics().horizontalAdvance("0" * (digits + 2))
        asked = self.fontMetrics().horizontalAdvance(placeholder)
        self.setMaximumWidth(max(wide, asked) + 2 * tokens.MEDIUM)
        self.setMinimumWidth(min(self.maximumWidth(), 52))
        self.textEdited.connect(lambda: self.edited.emit())

    def value(self) -> int | float | None:
        """Return the number; None for blank or for what is none."""
        typed = self.text().strip().replace(",", ".")
        try:
            return float(typed) if self._decimals and typed else int(typed) if typed else None
        except ValueError:
            return None

    def set_value(self, value: object) -> None:
        """Show a number; None clears the field."""
        if self.value() == value and (value is not None or not self.text()):
            return
        self.setText("" if value is None else f"{value:.10g}".replace(".", ","))

    def problem(self) -> str:
        """Return what is wrong with the typed text, "" for a number or blank."""
        wrong = bool(self.text().strip()) and self.value() is None
        return "Chỉ nhập số." if wrong else ""


class PaperDateValue(QWidget):
    """The day of a paper in three fields, each of which may be blank: (day, month, year)."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = NumberValue("ngày", digits=2)
        self.month = NumberValue("tháng", digits=2)
        self.year = NumberValue("năm")
        self.setFocusProxy(self.day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.TIGHT)
        for part, between in ((self.day, "/"), (self.month, "/"), (self.year, "")):
            part.edited.connect(self.edited)
            row.addWidget(part)
            row.addWidget(label(between, "soft"))
        row.addStretch()

    def value(self) -> tuple[int | float | None, ...]:
        """Return day, month and year."""
        return self.day.value(), self.month.value(), self.year.value()

    def set_value(self, value: object) -> None:
        """Show day, month and year."""
        parts = value if isinstance(value, tuple) else (None, None, None)
        for part, number in zip((self.day, self.month, self.year), parts, strict=True):
            part.set_value(number)

    def problem(self) -> str:
        """Return what is wrong with the typed text, "" when it is numbers or blank."""
        parts = (self.day, self.month, self.year)
        return next((part.problem() for part in parts if part.problem()), "")


class ChoiceValue(Combo):
    """One of a short list."""

    edited = Signal()

    def __init__(self, choices: Iterable[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(choices, parent=parent)
        self.chosen.connect(lambda value: self.edited.emit())


class SuggestedValue(SearchCombo):
    """Free text with suggestions from `offer`, asked each time the field is entered."""

    edited = Signal()

    def __init__(
        self, offer: Callable[[], list[str]], placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        self._offer = offer
        super().__init__(placeholder=placeholder, free_text=True, parent=parent)
        self.lineEdit().textEdited.connect(lambda text: self.edited.emit())
        self.chosen.connect(lambda value: self.edited.emit())

    def value(self) -> str:
        """Return the text."""
        return nfc(self.currentText()).strip()

    def set_value(self, value: object) -> None:
        """Show a text."""
        if not self.isEditable() or self.value() != str(value or ""):
            super().set_value(value or None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        text = self.value()
        self.set_choices([(offered, offered) for offered in self._offer()])
        self.set_value(text)
        super().focusInEvent(event)


class FlagValue(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda: self.edited.emit())

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick or untick."""
        self.setChecked(bool(value))


class DayValue(DateField):
    """One day."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        self._shown = False
        super().__init__(today, parent=parent)
        self._shown = True
        self.changed.connect(self._tell)

    def value(self) -> date | None:
        """Return the day."""
        return self.day()

    def set_value(self, value: object) -> None:
        """Show a day."""
        day = value if isinstance(value, date) else None
        if self.day() != day or (day is None and self.edit.text() and not self.edit.hasFocus()):
            self._shown = False
            self.set_day(day)
            self._shown = True

    def _tell(self) -> None:
        if self._shown:
            self.edited.emit()


class DaysValue(LineValue):
    """Several days, parted by semicolons or commas."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("15/6/2026; 15/12/2026", parent)
        self._today = today

    def value(self) -> list[date]:
        """Return the days that can be read, in order."""
        return sorted({day for _, day in self._read() if day})

    def set_value(self, value: object) -> None:
        """Show days."""
        days = sorted(value) if isinstance(value, list) else []
        if self.value() != days:
            self.setText("; ".join(f"{day:%d/%m/%Y}" for day in days))

    def problem(self) -> str:
        """Return which piece is no day, "" when all are."""
        wrong = [piece for piece, day in self._read() if day is None]
        return f"“{wrong[0]}” không phải ngày. Gõ như 15/6/2026." if wrong else ""

    def _read(self) -> list[tuple[str, date | None]]:
        found: list[tuple[str, date | None]] = []
        for piece in self.text().replace(",", ";").split(";"):
            if not piece.strip():
                continue
            try:
                found.append((piece.strip(), read_date(piece, self._today)))
            except ValueError:
                found.append((piece.strip(), None))
        return found


def is_key(event: QKeyEvent, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> bool:
    """Tell whether exactly this key with these modifiers was pressed (keypad or not)."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    wanted = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        wanted |= modifier
    return event.key() == key and held == wanted
