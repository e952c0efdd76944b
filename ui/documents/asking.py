"""The fields a paper asks for, one widget each, that speak in the values papers store."""

from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from docgen.drafts.draft import Ask, AskKind
from ui.theme import tokens
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_ROWS = {AskKind.TEXT: 4, AskKind.LINES: 4}
_FEW_CHOICES = 8
_PICKS_SHOWN = 6


class AskForm(Form):
    """Shows asks; `values()` returns what they hold, by name."""

    edited = Signal()

    def __init__(self, asks: list[Ask], values: dict[str, object], today: date) -> None:
        super().__init__()
        self.asks = asks
        self.fields: dict[str, QWidget] = {}
        for ask in asks:
            widget = _widget(ask, values.get(ask.name), today)
            self.fields[ask.name] = widget
            _told(widget, self.edited.emit)
            self.add(
                ask.name,
                ask.title,
                widget,
                hint=ask.hint,
                required=ask.required,
                half=ask.half,
            )

    def values(self) -> dict[str, object]:
        """Return the value of every field; None for an empty one."""
        return {ask.name: _value(self.fields[ask.name], ask.kind) for ask in self.asks}

    def misread(self) -> dict[str, str]:
        """Return by field what cannot be read as the day it stands for."""
        days = {name: field for name, field in self.fields.items() if isinstance(field, DateField)}
        return {name: problem for name, field in days.items() if (problem := field.problem())}


def _widget(ask: Ask, value: Any, today: date) -> QWidget:
    match ask.kind:
        case AskKind.DAY:
            return DateField(today, date.fromisoformat(value) if value else None)
        case AskKind.TEXT | AskKind.LINES:
            lines = value if isinstance(value, list) else [str(value or "")]
            return _box("\n".join(str(line) for line in lines), _ROWS[ask.kind])
        case AskKind.CHOICE:
            make = Combo if len(ask.choices) <= _FEW_CHOICES else SearchCombo
            return make(list(ask.choices), value)
        case AskKind.FLAG:
            box = QCheckBox("Có")
            box.setAccessibleName(ask.title)
            box.setChecked(bool(value))
            return box
        case AskKind.PICKS:
            return _picks(ask, value or [])
        case _:
            line = QLineEdit("" if value is None else str(value))
            line.setCursorPosition(0)  # a long one shows how it begins
            return line


def _box(text: str, rows: int) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setTabChangesFocus(True)
    height = QFontMetrics(box.font()).lineSpacing() * rows + 3 * tokens.MEDIUM
    box.setFixedHeight(height)
    return box


def _picks(ask: Ask, chosen: list[object]) -> QListWidget:
    listed = QListWidget()
    listed.setTextElideMode(Qt.TextElideMode.ElideRight)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    line = listed.fontMetrics().height() + tokens.LARGE
    for words, value in ask.choices:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, line))
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setToolTip(words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked
        item.setCheckState(ticked)
        listed.addItem(item)
    listed.setFixedHeight(line * max(2, min(_PICKS_SHOWN, listed.count())) + tokens.SMALL)
    return listed


def _value(widget: QWidget, kind: AskKind) -> object:
    if isinstance(widget, DateField):
        day = widget.day()
        return day.isoformat() if day else None
    if isinstance(widget, QPlainTextEdit):
        text = widget.toPlainText().strip()
        if kind is AskKind.LINES:
            return [line.strip() for line in text.splitlines() if line.strip()] or None
        return text or None
    if isinstance(widget, Combo):
        return widget.value()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QListWidget):
        items = [widget.item(row) for row in range(widget.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return [item.data(Qt.ItemDataRole.UserRole) for item in ticked]
    assert isinstance(widget, QLineEdit)
    text = widget.text().strip()
    if kind is AskKind.NUMBER and text.isdecimal():
        return int(text)
    return text or None


def _told(widget: QWidget, tell: Any) -> None:
    """Have `tell` called after each change of a field."""
    if isinstance(widget, DateField):
        widget.changed.connect(lambda _: tell())
    elif isinstance(widget, Combo):
        widget.chosen.connect(lambda _: tell())
    elif isinstance(widget, QCheckBox):
        widget.toggled.connect(lambda _: tell())
    elif isinstance(widget, QListWidget):
        widget.itemChanged.connect(lambda _: tell())
    elif isinstance(widget, QPlainTextEdit):
        widget.textChanged.connect(tell)
    elif isinstance(widget, QLineEdit):
        widget.textChanged.connect(lambda _: tell())
