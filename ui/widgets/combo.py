"""Choice fields: a short list, and a long one that is searched without accents."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QWidget

from models.text import folded, squeeze

Choice = tuple[str, object]  # what the clerk reads, what the program means


class Combo(QComboBox):
    """A list of choices with values; the wheel does nothing unless the field has the focus."""

    chosen = Signal(object)  # the value, only when the clerk chose it

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        value: object = None,
        *,
        placeholder: str = "Chọn…",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText(placeholder)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # the list obeys the style sheet
        self._values: list[object] = []
        self.set_choices(choices)
        self.set_value(value)
        self.activated.connect(lambda row: self.chosen.emit(self._values[row]))

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Show other choices; the value stays when it is among them."""
        kept = self.value()
        listed = list(choices)
        self._values = [value for _, value in listed]
        self.clear()
        self.addItems([text for text, _ in listed])
        self.set_value(kept)

    def value(self) -> object:
        """Return the value chosen, None while nothing is."""
        row = self.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose `value`; one that is not listed means nothing is chosen."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # scrolling a form must not change what stands in it


class SearchCombo(Combo):
    """A long list: typing narrows a popup, accents or not, and never completes inside the text.

    With `free_text` words that are not listed are kept: `value()` is then the typed text.
    """

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        value: object = None,
        *,
        placeholder: str = "Gõ để tìm…",
        free_text: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._free_text = free_text
        self._texts = QStringListModel()
        self._found = _FoldedFilter()
        super().__init__((), None, placeholder=placeholder, parent=parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._found.setSourceModel(self._texts)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.popup().setItemDelegate(QStyledItemDelegate(completer))
        completer.popup().setProperty("role", "popup")
        self.setCompleter(completer)
        self.lineEdit().setPlaceholderText(placeholder)
        self.lineEdit().textEdited.connect(self._narrow)
        self.lineEdit().editingFinished.connect(self._settle)
        self.set_choices(choices)
        self.set_value(value)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        listed = list(choices)
        self._texts.setStringList([text for text, _ in listed])
        super().set_choices(listed)

    def value(self) -> object:
        row = self._row_of(self.currentText())
        if row >= 0:
            return self._values[row]
        return squeeze(self.currentText()) or None if self._free_text else None

    def set_value(self, value: object) -> None:
        super().set_value(value)
        if self.isEditable() and self.currentIndex() < 0:
            self.setEditText(str(value) if self._free_text and value else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.lineEdit().selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the one choice that holds the typed words, unless the popup takes the focus."""
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._free_text:
            words = self.currentText()
            if self._row_of(words) < 0 and (row := self._only_match(words)) >= 0:
                self.setEditText(self.itemText(row))
                self._settle()
        super().focusOutEvent(event)

    def _row_of(self, text: str) -> int:
        """Return the row whose words are `text`, accents or not if only one fits; -1 for none."""
        wanted = squeeze(text)
        texts = [squeeze(self.itemText(row)) for row in range(self.count())]
        if wanted in texts:
            return texts.index(wanted)
        alike = [row for row, listed in enumerate(texts) if folded(listed) == folded(wanted)]
        return alike[0] if wanted and len(alike) == 1 and not self._free_text else -1

    def _only_match(self, text: str) -> int:
        """Return the row that holds every word of `text`, -1 when none or several do."""
        words = folded(text).split()
        rows = [
            row
            for row in range(self.count())
            if all(word in folded(self.itemText(row)) for word in words)
        ]
        return rows[0] if words and len(rows) == 1 else -1

    def _narrow(self, text: str) -> None:
        self._found.narrow(text)
        if self._found.rowCount():
            self.completer().complete()
        else:
            self.completer().popup().hide()

    def _settle(self) -> None:
        """Put the text in order when the field is left: a listed choice, or nothing."""
        row = self._row_of(self.currentText())
        if row >= 0:
            changed = row != self.currentIndex()
            self.setCurrentIndex(row)
            self.setEditText(self.itemText(row))
            if changed:
                self.chosen.emit(self._values[row])
        elif self._free_text:
            self.chosen.emit(self.value())
        elif self.currentText().strip():
            self.setProperty("wrong", True)
            self.style().polish(self)
            return
        if self.property("wrong"):
            self.setProperty("wrong", False)
            self.style().polish(self)


class _FoldedFilter(QSortFilterProxyModel):
    """Keeps the rows that contain every word typed."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []

    def narrow(self, text: str) -> None:
        self._words = folded(text).split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        text = folded(str(self.sourceModel().index(row, 0, parent).data() or ""))
        return all(word in text for word in self._words)
