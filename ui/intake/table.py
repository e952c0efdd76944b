"""The table of the dry run: a line a file, with a box to tick."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from docgen.jobs.form_intake import Entry, Standing
from ui.tables.base import Column, RowTableModel
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.pill import Pill

PILLS = {
    Standing.NEW: Pill(Standing.NEW.value, Tone.INFO, "file_in"),
    Standing.REPLACES: Pill(Standing.REPLACES.value, Tone.GOLD, "refresh"),
    Standing.LOOK: Pill(Standing.LOOK.value, Tone.WARNING, "warning"),
    Standing.WRONG: Pill(Standing.WRONG.value, Tone.ERROR, "error"),
    Standing.TWIN: Pill(Standing.TWIN.value, Tone.NEUTRAL, "copy"),
    Standing.TAKEN: Pill(Standing.TAKEN.value, Tone.NEUTRAL, "done"),
    Standing.DONE: Pill(Standing.DONE.value, Tone.OK, "ok"),
}
_ORDER = list(Standing)


def _count(number: int) -> str:
    return str(number) if number else ""


COLUMNS = (
    Column("", lambda _: "", lambda row: not row.wanted, least=2),
    Column("Tệp", lambda row: row.path.name, stretch=True, tip=lambda row: str(row.path)),
    Column("Đơn vị", lambda row: row.unit or "–", bold=True, most=28),
    Column("Phong trào", lambda row: row.campaign or "–", stretch=True),
    Column("Kỳ", lambda row: row.period or "–"),
    Column(
        "Trạng thái",
        lambda row: row.standing.value,
        lambda row: _ORDER.index(row.standing),
        pill=lambda row: PILLS[row.standing],
    ),
    Column("Lỗi", lambda row: _count(len(row.problems)), lambda row: len(row.problems), "right"),
    Column("Lưu ý", lambda row: _count(len(row.warnings)), lambda row: len(row.warnings), "right"),
)
_RESULT = (*COLUMNS[1:6], Column("Lý do", lambda row: " ".join(row.problems)))


class EntryModel(RowTableModel):
    """Files with a box in the first column, where they may be taken."""

    ticked = Signal()

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            row = self.row(index.row())
            if not row.is_takeable:
                return None
            return Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        ticks = role == Qt.ItemDataRole.CheckStateRole and index.column() == 0
        if not (index.isValid() and ticks and self.row(index.row()).is_takeable):
            return False
        self.row(index.row()).wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self.row(index.row()).is_takeable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


class EntryTable(DataTable):
    """Space ticks the selected lines."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, many=True)
        self.entries = EntryModel(COLUMNS, (), self)
        self.source = self.entries
        self.proxy.setSourceModel(self.source)
        self.setAccessibleName("Các biểu đã đọc")

    def show_entry(self, number: int) -> None:
        """Paint one line anew."""
        self.entries.replace_row(number, self.entries.row(number))

    def tick(self, rows: list[Entry], wanted: bool) -> None:
        """Tick lines, or take their ticks away; those that cannot be taken stay as they are."""
        for row in rows:
            row.wanted = wanted and row.is_takeable
        self.viewport().update()
        self.entries.ticked.emit()

    def copy_all(self) -> None:
        """Put the whole result on the clipboard with its headings, ready for Excel."""
        lines = ["\t".join(column.header for column in _RESULT)]
        for row in self.shown_rows():
            cells = (" ".join(column.text(row).split()) for column in _RESULT)
            lines.append("\t".join(cells))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = [row for row in self.selected_rows() if row.is_takeable]
        if event.key() == Qt.Key.Key_Space and chosen:
            self.tick(chosen, not chosen[0].wanted)
            return
        super().keyPressEvent(event)
