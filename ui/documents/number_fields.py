"""Fields shared by the dialogs that give a number: free numbers to click, a reason when needed."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.buttons import button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label

_FEW = 6  # free numbers offered; the nearest to the next one are wanted most


class FreeNumbers(QWidget):
    """Shows "Số còn trống:" with a chip for each of the last ones; hidden while there are none."""

    def __init__(self, take: Callable[[str], object]) -> None:
        super().__init__()
        self._take = take
        self._row = FlowLayout(self)
        self.chips: list[QPushButton] = []
        self.hide()

    def show_numbers(self, numbers: list[str]) -> None:
        """Offer other numbers."""
        while (item := self._row.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.chips = []
        if numbers:
            more = len(numbers) - _FEW
            lead = f"Số còn trống ({len(numbers)} số, gần nhất):" if more > 0 else "Số còn trống:"
            self._row.addWidget(label(lead, "small"))
        for number in numbers[-_FEW:]:
            chip = button(number, on_click=lambda number=number: self._take(number), kind="chip")
            chip.setToolTip(f"Dùng số {number}")
            chip.setAccessibleName(f"Dùng số còn trống {number}")
            self.chips.append(chip)
            self._row.addWidget(chip)
        self.setVisible(bool(numbers))
