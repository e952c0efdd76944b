"""The item model of a score sheet: criteria down, units with three hands across."""

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont

from models.errors import RuleBroken
from models.scoring import Hand
from ui.forms.score_form import GridLine, ScoreForm
from ui.tables.base import NO_PARENT, Index
from ui.theme import colours

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
HANDS = len(Hand)


class ScoreModel(QAbstractTableModel):
    """Column 0 names the rows; then three columns for each unit."""

    wrote = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.form: ScoreForm | None = None

    def show_form(self, form: ScoreForm | None) -> None:
        """Show another sheet, or the same one arranged anew."""
        self.beginResetModel()
        self.form = form
        self.endResetModel()

    def freshen(self) -> None:
        """Paint all cells and the header anew: any point moves totals and ranks."""
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def line(self, row: int) -> GridLine | None:
        """Return what stands in a row."""
        return self.form.lines[row] if self.form and 0 <= row < len(self.form.lines) else None

    def is_typed(self, index: Index) -> bool:
        """Tell whether points may be typed into a cell."""
        return (
            index.isValid()
            and index.column() > 0
            and self.form is not None
            and self.form.is_typed(index.row())
        )

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return len(self.form.lines) if self.form and not parent.isValid() else 0

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return len(self.form.columns) + 1 if self.form and not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_typed(index) else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if not section:
            return "Tiêu chí (điểm tối đa)"
        unit, hand = self.form.columns[section - 1]
        if role == Qt.ItemDataRole.ToolTipRole:
            found = self.form.result(unit)
            why = unit.out and f"Không xếp hạng: {unit.out}"
            words = (unit.name, self.form.head(unit), found.grade, found.tie, why)
            return "\n".join(part for part in words if part)
        return hand.label

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.BackgroundRole and line.criterion is None:
            return QBrush(QColor(colours().pressed))
        if role == Qt.ItemDataRole.FontRole:
            return self._font(index, line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if not index.column():
            return self._name(index.row(), role)
        return self._points(index.row(), index.column() - 1, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.is_typed(index):
            return False
        if str(value).strip() == str(index.data() or ""):
            return True
        return self.write({(index.row(), index.column() - 1): str(value)})

    def write(self, cells: dict[tuple[int, int], str], sentence: str = "") -> bool:
        """Write texts by row and column of the form; what is refused is told by signal."""
        try:
            self.form.write(cells, sentence)
        except RuleBroken as broken:
            self.refused.emit(str(broken))
            return False
        self.freshen()
        self.wrote.emit()
        return True

    def _font(self, index: Index, line: GridLine) -> QFont | None:
        final = index.column() > 0 and self.form.is_final(index.row(), index.column() - 1)
        if line.criterion is None or final:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _name(self, row: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.form.name(row)
        return self.form.tip(row) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def _points(self, row: int, column: int, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.form.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.form.evidence(row, column) or None
        if role == Qt.ItemDataRole.ForegroundRole and not self.form.is_final(row, column):
            return QBrush(QColor(colours().soft_text))
        return None
