"""The one table view: calm rows, widths by content, keyboard, states as pills."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMargins,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.tables.base import Column, RowProxy, RowTableModel
from ui.tables.frozen import FrozenColumn
from ui.theme import tokens
from ui.widgets.pill import Pill, paint_pill, pill_font, pill_size

_SAMPLE = 200  # rows measured for the width of a column
_PAD = 24
_GIVE_WAY = 16  # letters that a stretching column keeps on a narrow window
_MARGINS = QMargins(8, 4, 8, 4)


class CellDelegate(QStyledItemDelegate):
    """Paints pills, and shows the whole text as a tooltip where it is cut."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        pill = index.data(RowTableModel.PILL)
        if not isinstance(pill, Pill):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        paint_pill(painter, self.pill_room(option), pill, pill_font(option.font))

    def pill_room(self, option: QStyleOptionViewItem) -> QRect:
        """Return where a pill stands in its cell: in the middle of its height."""
        return option.rect.adjusted(11, 0, -4, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        pill = index.data(RowTableModel.PILL)
        if isinstance(pill, Pill):
            return pill_size(pill, pill_font(option.font)).grownBy(_MARGINS)
        return super().sizeHint(option, index)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex,
    ) -> bool:
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        if told or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        cut = self.sizeHint(option, index).width() > view.visualRect(index).width()
        QToolTip.showText(event.globalPos(), str(index.data() or "") if cut else "", view)
        return True


class DataTable(QTableView):
    """Shows a `RowTableModel` through a `RowProxy`; both are made here.

    Enter or a double click tells `opened`; `picked` follows the current row. With
    `sticky_first` the first column stays while the rest scrolls sideways.
    """

    opened = Signal(object)  # the row
    picked = Signal(object)  # the current row, None for none
    shown_changed = Signal(int)  # rows left after filtering

    def __init__(
        self,
        columns: Iterable[Column],
        rows: Iterable[Any] = (),
        *,
        sticky_first: bool = False,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.source: RowTableModel[Any] = RowTableModel(columns, rows, self)
        self.proxy = RowProxy(self.source, self)
        self.setModel(self.proxy)
        self.setItemDelegate(CellDelegate(self))
        self._fitted: list[int] = []
        self._calm(many)
        self._frozen = FrozenColumn(self) if sticky_first else None
        self.doubleClicked.connect(lambda index: self.opened.emit(self.proxy.row(index)))
        self.selectionModel().currentRowChanged.connect(self._tell_picked)
        for signal in (self.proxy.modelReset, self.proxy.layoutChanged):
            signal.connect(self._tell_count)
        self.proxy.rowsInserted.connect(self._tell_count)
        self.proxy.rowsRemoved.connect(self._tell_count)
        self.fit_columns()

    def set_rows(self, rows: Iterable[Any]) -> None:
        """Show other rows; the current row stays current when it is among them (by ==)."""
        kept = self.current_row()
        place = self.verticalScrollBar().value()
        self.source.replace(rows)
        self.fit_columns()
        if kept is not None:
            self.pick(kept)
        self.verticalScrollBar().setValue(place)

    def current_row(self) -> Any:
        """Return the current row, None for none."""
        index = self.currentIndex()
        return self.proxy.row(index) if index.isValid() else None

    def selected_rows(self) -> list[Any]:
        """Return the rows selected, from top to bottom."""
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.proxy.row(index) for index in chosen]

    def shown_rows(self) -> list[Any]:
        """Return the rows that pass the filter, in the order shown."""
        count = self.proxy.rowCount()
        return [self.proxy.row(self.proxy.index(number, 0)) for number in range(count)]

    def pick(self, row: Any) -> bool:
        """Make `row` current and bring it into view; False when it is not shown."""
        for number in range(self.proxy.rowCount()):
            index = self.proxy.index(number, max(0, self.currentIndex().column()))
            if self.proxy.row(index) == row:
                flag = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
                self.scrollTo(index)
                return True
        return False

    def sort_by(self, section: int, *, descending: bool = False) -> None:
        """Sort by a column, as a click on its header does."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(section, order)

    def fit_columns(self) -> None:
        """Give every column the width its header and first rows need, within its limits."""
        letter = self.fontMetrics().averageCharWidth()
        self._fitted = []
        for section, column in enumerate(self.source.columns):
            head = self.horizontalHeader().sectionSizeHint(section) + 8
            wide = max([head, *self._needed(section)])
            least, most = column.least * letter + _PAD, column.most * letter + _PAD
            self._fitted.append(max(least, min(wide, max(most, head))))
            self.setColumnWidth(section, self._fitted[-1])
        self._stretch()

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, ready to paste into Excel."""
        lines = [
            "\t".join(column.text(row).replace("\n", " ") for column in self.source.columns)
            for row in self.selected_rows()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.current_row() is not None:
            self.opened.emit(self.current_row())
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row with the keyboard's arrival; Qt would leave it merely framed."""
        super().focusInEvent(event)
        by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_keys and self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
        if self._frozen:
            self._frozen.place()

    def _calm(self, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        pixel = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setHorizontalScrollMode(pixel)
        self.setVerticalScrollMode(pixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 18)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorClearable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(32)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _needed(self, section: int) -> list[int]:
        """Return the widths of the first cells of a column."""
        column, pills = self.source.columns[section], pill_font(self.font())
        sign = tokens.ICON + 10 if column.sign else 0
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if column.bold else QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        widths = []
        for number in range(min(_SAMPLE, self.source.rowCount())):
            index = self.source.index(number, section)
            pill = index.data(RowTableModel.PILL)
            if isinstance(pill, Pill):
                widths.append(pill_size(pill, pills).width() + _PAD)
            else:
                widths.append(metrics.horizontalAdvance(str(index.data() or "")) + _PAD + sign)
        return widths

    def _stretch(self) -> None:
        """Share the room left among the columns that want it; they also give way first."""
        wanting = [n for n, column in enumerate(self.source.columns) if column.stretch]
        if not wanting or not self._fitted:
            return
        others = sum(self.columnWidth(n) for n in range(len(self._fitted)) if n not in wanting)
        share = (self.viewport().width() - others) // len(wanting)
        for section in wanting:
            least = min(self._fitted[section], _GIVE_WAY * self.fontMetrics().averageCharWidth())
            self.setColumnWidth(section, max(share, least))

    def _tell_picked(self, index: QModelIndex) -> None:
        self.picked.emit(self.proxy.row(index) if index.isValid() else None)

    def _tell_count(self) -> None:
        self.shown_changed.emit(self.proxy.rowCount())
