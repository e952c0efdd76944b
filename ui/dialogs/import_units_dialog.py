"""What an Excel sheet would do to the units, line by line, before anything is done."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from docgen.excel.units import ImportAction, ImportLine
from docgen.jobs import unit_import
from models import journal
from models.errors import RuleBroken
from models.units import UnitKind
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.tables.base import Column, RowTableModel
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.buttons import explain_disabled
from ui.widgets.labels import label
from ui.widgets.pill import Pill

_PILLS = {
    ImportAction.NEW: Pill("Thêm", Tone.OK, "add"),
    ImportAction.CHANGE: Pill("Sửa", Tone.INFO, "edit"),
    ImportAction.SAME: Pill("Giữ nguyên", Tone.NEUTRAL, "tick"),
    ImportAction.UNCLEAR: Pill("Cần xem", Tone.WARNING, "warning"),
}
_DOABLE = (ImportAction.NEW, ImportAction.CHANGE)


@dataclass(eq=False)
class Tick:
    """A line of the dry run, and whether the clerk wants it."""

    line: ImportLine
    wanted: bool

    @property
    def doable(self) -> bool:
        return self.line.action in _DOABLE


COLUMNS = (
    Column("", lambda _: "", least=2),
    Column("Dòng", lambda row: str(row.line.new.row_number), lambda row: row.line.new.row_number),
    Column("Đơn vị", lambda row: row.line.new.name, bold=True, most=32),
    Column(
        "Việc",
        lambda row: _PILLS[row.line.action].text,
        pill=lambda row: _PILLS[row.line.action],
    ),
    Column("Cũ → mới, lý do", lambda row: told(row.line), stretch=True, most=60),
)


class TickModel(RowTableModel):
    """Lines with a box to tick in the first column."""

    ticked = Signal()

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            row = self.row(index.row())
            if not row.doable:
                return None
            return Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        ticks = role == Qt.ItemDataRole.CheckStateRole and index.column() == 0
        if not (index.isValid() and ticks and self.row(index.row()).doable):
            return False
        self.row(index.row()).wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self.row(index.row()).doable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


class TickTable(DataTable):
    """Space ticks the current line."""

    def __init__(self, rows: list[Tick]) -> None:
        super().__init__(COLUMNS)
        self.model_of_ticks = TickModel(COLUMNS, rows, self)
        self.source = self.model_of_ticks
        self.proxy.setSourceModel(self.source)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and row is not None:
            index = self.proxy.index(self.currentIndex().row(), 0)
            state = Qt.CheckState.Unchecked if row.wanted else Qt.CheckState.Checked
            self.proxy.setData(index, state, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)


class ImportUnitsDialog(FormDialog):
    """Shows a dry run; saving carries out the ticked lines, all or none."""

    def __init__(
        self,
        path: Path,
        run: unit_import.DryRun,
        session: Session,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Nhập đơn vị từ “{path.name}”",
            f"Trang “{run.sheet.sheet}”, {len(run.lines)} dòng. Chưa có gì thay đổi trong sổ.",
            width=980,
            parent=parent,
        )
        self._today = session.today
        self.saved: journal.Change | None = None
        self.count = 0
        self.rows = [Tick(line, line.action in _DOABLE) for line in run.lines]
        self.table = TickTable(self.rows)
        self.table.setMinimumHeight(240)
        self.table.model_of_ticks.ticked.connect(self._count)
        self.problems = label(_problems(run), "error", wrap=True)
        self.problems.setVisible(bool(run.sheet.problems))
        self.body.addWidget(self.problems)
        self.whole = label("", "soft", wrap=True)
        self.table.picked.connect(self._tell_whole)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.whole)
        if self.rows:
            self.table.pick(self.rows[0])
        self._count()

    def chosen(self) -> list[ImportLine]:
        """Return the ticked lines."""
        return [row.line for row in self.rows if row.wanted]

    def accept(self) -> None:
        try:
            self.count = unit_import.apply(self.chosen(), self._today)
        except RuleBroken as broken:
            self.refuse(str(broken))
            return
        newest = journal.recent(1)
        self.saved = newest[0] if newest and newest[0].action == "imported" else None
        super().accept()

    def _tell_whole(self, row: Tick | None) -> None:
        """A long reason is cut in the table; all of it stands below."""
        self.whole.setText(told(row.line) if row else "")

    def _count(self) -> None:
        count = len(self.chosen())
        self.save.setText(f"Nhập {count} đơn vị")
        explain_disabled(self.save, "" if count else "Hãy đánh dấu ít nhất một dòng để nhập.")


def told(line: ImportLine) -> str:
    """Return what a line would change: "điện thoại: … → …", or why it stays."""
    if line.action is ImportAction.NEW:
        row = line.new
        kind = UnitKind(row.kind).label if row.kind else ""
        parts = (kind, row.cluster, row.contact, row.phone)
        return ", ".join(part for part in parts if part) or line.reason
    return line.reason


def _problems(run: unit_import.DryRun) -> str:
    shown = [problem.sentence for problem in run.sheet.problems[:6]]
    more = len(run.sheet.problems) - len(shown)
    return "\n".join([*shown, *([f"… và {more} ô khác cần xem."] if more > 0 else [])])
