"""A list to tick units in, searched without accents."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.text import folded
from models.units import Unit
from ui.theme import tokens
from ui.widgets.search_field import SearchField

_ID = Qt.ItemDataRole.UserRole


class TickList(QWidget):
    """Units with boxes; those ticked at first stand on top."""

    changed = Signal()

    def __init__(self, units: list[Unit], ticked: set[int], notes: dict[int, str]) -> None:
        super().__init__()
        self.search = SearchField("Tìm đơn vị…")
        self.search.searched.connect(self._search)
        self.list = QListWidget()
        self.list.setMinimumHeight(190)
        for unit in sorted(units, key=lambda unit: unit.id not in ticked):
            self._add(unit, unit.id in ticked, notes.get(unit.id, ""))
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)

    def ticked(self) -> list[int]:
        """Return the ids of the ticked units, from top to bottom."""
        checked = Qt.CheckState.Checked
        return [item.data(_ID) for item in self._items() if item.checkState() == checked]

    def tick(self, number: int, wanted: bool = True) -> None:
        """Tick a unit by its id, or take the tick away."""
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        for item in self._items():
            if item.data(_ID) == number:
                item.setCheckState(state)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _add(self, unit: Unit, ticked: bool, note: str) -> None:
        item = QListWidgetItem(f"{unit.name}  ({note})" if note else unit.name, self.list)
        item.setData(_ID, unit.id)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, self.list.fontMetrics().height() + 12))

    def _search(self, text: str) -> None:
        words = folded(text).split()
        for item in self._items():
            item.setHidden(not all(word in folded(item.text()) for word in words))
