"""Section "Đơn vị và nhiệm vụ": which units take part, and what each body has to do."""

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHBoxLayout, QListView, QRadioButton, QWidget

from models import opening
from models.plan import Duty
from models.text import folded
from models.units import Unit
from ui.editor.desk import Desk
from ui.editor.rows import RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.rows_table import EmptyLine
from ui.editor.section import Section
from ui.tables.base import NO_PARENT, Index
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField

_LINES_SHOWN = 8


class TickModel(QAbstractListModel):
    """Units with a tick each; a search leaves those whose name fits."""

    ticked = Signal()  # by the clerk

    def __init__(self, units: list[Unit], chosen: set[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = units
        self._shown = list(units)
        self.chosen = set(chosen)

    def search(self, text: str) -> None:
        """Show the units whose name holds every word of `text`, accents or not."""
        words = folded(text).split()
        self.beginResetModel()
        self._shown = [unit for unit in self._all if all(word in unit.folded for word in words)]
        self.endResetModel()

    def tick_shown(self, ticked: bool) -> None:
        """Tick or untick all units shown."""
        shown = {unit.id for unit in self._shown}
        self.chosen = self.chosen | shown if ticked else self.chosen - shown
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._shown) - 1)))
        self.ticked.emit()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        unit = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return unit.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return unit.kind_label
        if role == Qt.ItemDataRole.CheckStateRole:
            is_in = unit.id in self.chosen
            return Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        unit = self._shown[index.row()]
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.chosen = self.chosen | {unit.id} if wanted else self.chosen - {unit.id}
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


class UnitsSection(Section):
    """Participants are kept by unit at once; duties belong to the plan's words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("units", desk, parent)
        code = desk.form.plan.code
        active = list(Unit.active(desk.today))
        named = {unit.id for unit in opening.named_participants(code)}
        self.model = TickModel(active, named, self)
        self.model.ticked.connect(self._keep)
        self._build_participants(bool(named), bool(active))
        hint = "Phần việc của từng cơ quan, đơn vị trong mục Tổ chức thực hiện."
        self.duties = self.add_list(self.card("Nhiệm vụ", hint, "bullets"), self._duties())
        self.body.addStretch(1)
        self._show_choice()
        self.refresh()

    def _build_participants(self, is_named: bool, has_units: bool) -> None:
        card = self.card("Đơn vị tham gia", "Các đơn vị này sẽ phải nộp báo cáo.", "units")
        self.everyone = QRadioButton("")
        self.only_some = QRadioButton("Chỉ các đơn vị được chọn")
        (self.only_some if is_named else self.everyone).setChecked(True)
        self.everyone.setText(f"Tất cả {self.model.rowCount()} đơn vị đang hoạt động")
        self.everyone.clicked.connect(self._keep)
        self.only_some.clicked.connect(self._keep)
        self._list = QListView()
        self._list.setModel(self.model)
        line = self._list.fontMetrics().height() + 14
        self._list.setFixedHeight(line * min(_LINES_SHOWN, max(2, self.model.rowCount())) + 4)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        search = SearchField("Tìm đơn vị…")
        search.searched.connect(self.model.search)
        row.addWidget(search)
        for text, ticked in (("Chọn hết", True), ("Bỏ hết", False)):
            tick = button(text, kind="link")
            tick.clicked.connect(lambda checked=False, on=ticked: self.model.tick_shown(on))
            row.addWidget(tick)
        row.addStretch()
        self.told = label("", "small", wrap=True)
        if not has_units:
            sentence = "Sổ chưa có đơn vị nào. Thêm đơn vị ở trang Đơn vị, rồi trở lại đây."
            card.body.addWidget(EmptyLine("units", sentence))
        for part in (self.everyone, self.only_some):
            part.setVisible(has_units)
            card.body.addWidget(part)
        for part in (self._tools, self._list, self.told):
            card.body.addWidget(part)

    def _duties(self) -> RowsEditor:
        return RowsEditor(
            self.desk,
            path=lambda: "duties",
            make=Duty,
            columns=[
                RowColumn(
                    title="Cơ quan, đơn vị", name="unit_name", offer=self.desk.bodies, share=3
                ),
                RowColumn(title="Nhiệm vụ", name="text", edit="text", share=7),
            ],
            what="nhiệm vụ",
            add_text="Thêm nhiệm vụ",
            empty=("bullets", "Chưa giao nhiệm vụ cho cơ quan, đơn vị nào."),
        )

    def _keep(self) -> None:
        """Write the choice; nobody ticked means everyone until somebody is."""
        chosen = sorted(self.model.chosen) if self.only_some.isChecked() else []
        opening.set_participants(self.desk.form.plan.code, chosen)
        self._show_choice()

    def _show_choice(self) -> None:
        some = self.only_some.isChecked()
        self._tools.setVisible(some)
        self._list.setVisible(some)
        count = len(self.model.chosen)
        told = f"Đã chọn {count} đơn vị."
        if not count:
            told = "Chưa chọn đơn vị nào: tạm tính tất cả đơn vị đang hoạt động."
        self.told.setText(told)
        self.told.setVisible(some)
