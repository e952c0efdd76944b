"""A row of chips to filter a list by; wraps on narrow windows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.buttons import button
from ui.widgets.flow import FlowLayout


class FilterBar(QWidget):
    """Chips of which one is chosen (the default), or any number with `many`.

    Other widgets (search field, combo) may stand in the same wrapping row: `add_widget`.
    """

    changed = Signal()

    def __init__(self, *, many: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many = many
        self._chips: dict[str, QPushButton] = {}
        self._words: dict[str, str] = {}
        self._row = FlowLayout(self)

    def add_widget(self, widget: QWidget) -> QWidget:
        """Add any widget to the row and return it."""
        self._row.addWidget(widget)
        return widget

    def add_chip(self, key: str, text: str, count: int | None = None) -> QPushButton:
        """Add a chip; the first of an either-or bar is chosen."""
        chip = button(text, kind="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._click(key))
        self._chips[key], self._words[key] = chip, text
        self._row.addWidget(chip)
        if not self._many and len(self._chips) == 1:
            chip.setChecked(True)
        self.set_count(key, count)
        return chip

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many rows a chip would leave; None shows no number."""
        words = self._words[key]
        self._chips[key].setText(words if count is None else f"{words}  {count}")

    def set_shown(self, key: str, shown: bool) -> None:
        """Show a chip, or hide one that would leave no row; a chosen one stays."""
        chip = self._chips[key]
        chip.setVisible(shown or chip.isChecked())

    def chosen(self) -> str:
        """Return the key of the chip chosen ("" without any); of an either-or bar."""
        return next(iter(self.all_chosen()), "")

    def all_chosen(self) -> list[str]:
        """Return the keys of all chips chosen."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def choose(self, *keys: str) -> None:
        """Choose just these chips and tell."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self.changed.emit()

    def _click(self, key: str) -> None:
        if self._many:
            self.changed.emit()
        else:
            self.choose(key)
