"""The matrix units × periods: one model, one way to paint a cell, worked from the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.states import State
from models.tracking import Cell, Matrix, PeriodColumn, UnitRow
from ui.standings import TONES, short, story
from ui.tables.base import NO_PARENT, Index
from ui.tables.frozen import FrozenColumn
from ui.theme import colours

CELL = Qt.ItemDataRole.UserRole + 1
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_PERIOD_LETTERS, _MOST_LETTERS = 13, 20


class MatrixModel(QAbstractTableModel):
    """Rows are units, column 0 their names, the rest the periods. Everything is fetched before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[PeriodColumn] = []
        self._rows: list[UnitRow] = []
        self._figures: list[str] = []

    def replace(
        self, matrix: Matrix | None, keep: Callable[[UnitRow], bool] | None = None
    ) -> None:
        """Show another matrix (None: nothing); `keep` narrows the rows."""
        self.beginResetModel()
        self._columns = list(matrix.columns) if matrix else []
        rows = matrix.rows if matrix else []
        self._rows = [row for row in rows if keep is None or keep(row)]
        self._figures = [_share(matrix, column) for column in self._columns] if matrix else []
        self.endResetModel()

    def row(self, number: int) -> UnitRow:
        """Return the unit of a row."""
        return self._rows[number]

    def column(self, section: int) -> PeriodColumn:
        """Return the period of a column (1 and up)."""
        return self._columns[section - 1]

    def cell(self, index: Index) -> Cell | None:
        """Return what is owed there; None for the unit's name and for empty places."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._rows[index.row()].cells.get(self._columns[index.column() - 1].key)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.column() == 0:
            return _unit_data(self._rows[index.row()], role)
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role == _ALIGNMENT:
            return _CENTRE
        if cell is None:
            if role == Qt.ItemDataRole.DisplayRole:
                return "" if self._columns[index.column() - 1].open else State.NOT_OPEN.sign
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return short(cell.standing)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return story(cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section > len(self._columns):
            return None
        if section == 0:
            return {Qt.ItemDataRole.DisplayRole: "Đơn vị", _ALIGNMENT: _LEFT}.get(role)
        column = self._columns[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            due = f"{column.last_day.day:02d}/{column.last_day.month}/{column.last_day.year % 100}"
            return f"{column.label}\nhạn {due}\n{self._figures[section - 1]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.title} · {column.label}\n{column.words}"
        if role == _ALIGNMENT:
            return _WRAPPED
        return None


class MatrixDelegate(QStyledItemDelegate):
    """Paints a cell as a soft tile in the tone of its state; the sign says it without colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        cell = index.data(CELL)
        if cell is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        palette = colours()
        shade = palette.tone(TONES[cell.standing.state])
        plain = cell.standing.state in (State.NOT_DUE, State.NOT_OPEN, State.EXEMPT)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        tile = QRectF(option.rect).adjusted(3.5, 3.5, -3.5, -3.5)
        painter.save()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem  # its line below, its choice
        option.widget.style().drawPrimitive(panel, option, painter, option.widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent if selected else shade.line), 1.5))
        painter.setBrush(QColor(palette.surface if plain else shade.soft))
        if not plain or selected:
            painter.drawRoundedRect(tile, 5, 5)
        painter.setPen(QColor(palette.soft_text if plain else shade.text))
        painter.setFont(option.font)
        painter.drawText(option.rect, _CENTRE, option.text)
        painter.restore()


class MatrixView(QTableView):
    """The matrix. Letters act on the selected cells; see `KEYS` on the page."""

    asked = Signal(str)  # what a key asks for: "book", "today", "return", "nil" …
    looked_at = Signal(object)  # the current cell, None for none

    def __init__(self, keys: dict[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.matrix = MatrixModel(self)
        self.setModel(self.matrix)
        self.setItemDelegate(MatrixDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        self.horizontalHeader().setDefaultAlignment(_WRAPPED)
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName("Bảng theo dõi báo cáo")
        self._frozen = FrozenColumn(self)
        self.setSortingEnabled(False)
        self._frozen.view.setSortingEnabled(False)
        self.doubleClicked.connect(self._ask_to_book)
        self.selectionModel().currentChanged.connect(self._tell)
        self.matrix.modelReset.connect(self._fit)
        self.horizontalScrollBar().rangeChanged.connect(self._keep_in_view)

    def show_matrix(
        self, matrix: Matrix | None, keep: Callable[[UnitRow], bool] | None = None
    ) -> None:
        """Show another matrix; the current place and the scrolling stay where they can."""
        here = self.currentIndex()
        row, column = here.row(), here.column()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.matrix.replace(matrix, keep)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        if 0 <= row < self.matrix.rowCount() and 0 < column < self.matrix.columnCount():
            self.go_to(row, column)
        else:
            self.looked_at.emit(None)
            self.show_latest()

    def show_latest(self) -> None:
        """Scroll to the newest period that is open, and begin there."""
        sections = range(1, self.matrix.columnCount())
        opened = [section for section in sections if self.matrix.column(section).open]
        if opened and self.matrix.rowCount():
            self.go_to(0, opened[-1])
            self.scrollTo(self.matrix.index(0, opened[-1]))

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self._frozen.uncover(index)

    def go_to(self, row: int, column: int) -> None:
        """Make one cell current."""
        index = self.matrix.index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def find(self, obligation_id: int) -> bool:
        """Make the cell of an obligation current; False when it is not shown."""
        for row in range(self.matrix.rowCount()):
            for column in range(1, self.matrix.columnCount()):
                cell = self.matrix.cell(self.matrix.index(row, column))
                if cell is not None and cell.obligation.id == obligation_id:
                    self.go_to(row, column)
                    self.scrollTo(self.matrix.index(row, column))
                    return True
        return False

    def chosen(self) -> list[Cell]:
        """Return the selected cells that hold an obligation, from top to bottom."""
        picked = sorted(self.selectedIndexes(), key=lambda at: (at.row(), at.column()))
        return [cell for cell in map(self.matrix.cell, picked) if cell is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in self._keys:
            self.asked.emit(self._keys[event.key()])
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_units()

    def _keep_in_view(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _ask_to_book(self, index: QModelIndex) -> None:
        if self.matrix.cell(index) is not None:
            self.asked.emit("book")

    def _tell(self, index: QModelIndex) -> None:
        self.looked_at.emit(self.matrix.cell(index))

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        labels = [self.matrix.column(n).label for n in range(1, self.matrix.columnCount())]
        metrics, most = self.horizontalHeader().fontMetrics(), _MOST_LETTERS * letter
        wide = [metrics.horizontalAdvance(label) + 24 for label in labels]
        for section, width in enumerate(wide, start=1):
            self.setColumnWidth(section, min(max(_PERIOD_LETTERS * letter, width), most))
        lines = 4 if any(width > most for width in wide) else 3  # a long name takes two
        height = lines * metrics.lineSpacing() + 12
        for header in (self.horizontalHeader(), self._frozen.view.horizontalHeader()):
            header.setFixedHeight(height)
        self._fit_units()

    def _fit_units(self) -> None:
        """Give the names the room they need, but never more than a third of the table."""
        metrics = self.fontMetrics()
        names = [self.matrix.row(number).unit.name for number in range(self.matrix.rowCount())]
        wanted = max((metrics.horizontalAdvance(name) for name in names), default=0) + 28
        self.setColumnWidth(0, max(140, min(wanted, self.width() // 3)))
        self._frozen.place()

    def _copy(self) -> None:
        """Put the selected block on the clipboard, ready to paste into Excel."""
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda at: (at.row(), at.column())):
            lines.setdefault(index.row(), []).append(str(index.data() or ""))
        text = "\n".join("\t".join(cells) for cells in lines.values())
        QApplication.clipboard().setText(text)


def _unit_data(row: UnitRow, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return row.unit.name
    if role == Qt.ItemDataRole.ToolTipRole:
        counts = row.figures
        cluster = f"\n{row.cluster.name}" if row.cluster else ""
        contact = " ".join(part for part in (row.unit.contact, row.unit.phone) if part)
        return (
            f"{row.unit.name}{cluster}\nĐã nộp {counts.received}/{counts.expected},"
            f" đúng hạn {counts.on_time}, quá hạn {counts.overdue}"
            + (f"\nLiên hệ: {contact}" if contact else "")
        )
    return None


def _share(matrix: Matrix, column: PeriodColumn) -> str:
    if not column.open:
        return "chưa mở"
    counts = matrix.column_figures(column.key)
    return f"{counts.received}/{counts.expected} đã nộp"
