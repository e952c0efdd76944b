"""The grid of points: typed like a sheet. Enter goes down, Tab right, blocks come from Excel."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from models.scoring import Hand
from ui.forms.score_form import ScoreForm
from ui.scores.grid_model import HANDS, ScoreModel
from ui.tables.base import Index
from ui.tables.frozen import FrozenColumn
from ui.theme import colours
from ui.widgets.labels import set_property

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_NAME_LETTERS, _NARROW_LETTERS, _POINT_LETTERS, _ALONE_LETTERS = 44, 30, 11, 18
_NARROW = 820
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class UnitHeader(QHeaderView):
    """Two storeys: the unit with its points and rank, below it whose points a column holds."""

    def __init__(self, table: QTableView, model: ScoreModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._model = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setHeight(self.fontMetrics().lineSpacing() * 4 + 18)
        return hint

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not section or self._model.form is None:
            super().paintSection(painter, rect, section)
            return
        lower = self.fontMetrics().lineSpacing() + 10
        below = QRect(rect.left(), rect.bottom() - lower + 1, rect.width(), lower)
        palette = colours()
        painter.save()
        painter.fillRect(below, QColor(palette.raised))
        painter.setPen(QColor(palette.line))
        painter.drawLine(below.topRight(), below.bottomRight())
        painter.drawLine(below.bottomLeft(), below.bottomRight())
        painter.setPen(QColor(palette.soft_text))
        painter.drawText(below, _CENTRE, str(self._model.headerData(section, self.orientation())))
        painter.restore()
        self._paint_unit(painter, rect, section, rect.height() - lower)

    def _paint_unit(self, painter: QPainter, rect: QRect, section: int, height: int) -> None:
        first = (section - 1) // HANDS * HANDS + 1
        shown = [one for one in range(first, first + HANDS) if not self.isSectionHidden(one)]
        left = rect.left() - sum(self.sectionSize(one) for one in shown if one < section)
        width = sum(self.sectionSize(one) for one in shown)
        whole, palette = QRect(left, rect.top(), width, height), colours()
        unit, _ = self._model.form.columns[section - 1]
        painter.save()
        painter.setClipRect(QRect(rect.left(), rect.top(), rect.width(), height))
        painter.fillRect(
            whole, QColor(palette.selection if self._stands(first) else palette.pressed)
        )
        painter.setPen(QColor(palette.line))
        painter.drawRect(whole.adjusted(0, -1, -1, -1))
        step = self.fontMetrics().lineSpacing()
        painter.setPen(QColor(palette.text))
        name = whole.adjusted(4, 2, -4, -step - 4)
        painter.drawText(name, _CENTRE, _fitting(painter, unit.name, name))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(
            QRect(left, rect.top() + height - step - 4, width, step + 2),
            _CENTRE,
            self._model.form.head(unit),
        )
        painter.restore()

    def _stands(self, first: int) -> bool:
        here = self.parent().currentIndex()
        return here.isValid() and first <= here.column() < first + HANDS


def _fitting(painter: QPainter, text: str, room: QRect) -> str:
    """Return a name cut to the two lines there are."""
    metrics = painter.fontMetrics()
    box = metrics.boundingRect(room, _CENTRE, text)
    if box.height() <= room.height() and box.width() <= room.width():
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * 1.7))


class _Typing(QStyledItemDelegate):
    """Points only; what may not stand is told at the cell and stays to be mended."""

    left = Signal(int)  # by which key

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setMaxLength(9)
        editor.setProperty("row", index.row())
        editor.setProperty("in_cell", True)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in (*_ENTER, *_TAB):
            if not self._refused(editor):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.left.emit(event.key())
            return True
        return super().eventFilter(editor, event)

    def _refused(self, editor: QLineEdit) -> bool:
        told = self.parent().source.form.problem(editor.property("row"), editor.text())
        set_property(editor, "wrong", bool(told))
        if told:
            editor.setToolTip(told)
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), told, editor)
            editor.selectAll()
            self.parent().source.refused.emit(told)
        return bool(told)


class ScoreGrid(QTableView):
    """Keys: digits type over, Enter down, Tab right, Del empties, Ctrl+C, Ctrl+V blocks."""

    looked_at = Signal(int, int)  # row and column of the form; -1 for a name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = ScoreModel(self)
        self.setModel(self.source)
        self.setHorizontalHeader(UnitHeader(self, self.source))
        typing = _Typing(self)
        typing.left.connect(self._go_on)
        self.setItemDelegate(typing)
        mode = QAbstractItemView.EditTrigger
        self.setEditTriggers(mode.AnyKeyPressed | mode.DoubleClicked | mode.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Bảng chấm điểm")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 2 + 10)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._frozen = FrozenColumn(self)
        self.setVerticalScrollMode(self._frozen.view.verticalScrollMode())
        self._frozen.view.setSortingEnabled(False)
        self.setSortingEnabled(False)
        self._frozen.view.setWordWrap(True)
        self._hand: Hand | None = None
        self.source.modelReset.connect(self._fit)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_form(self, form: ScoreForm | None) -> None:
        """Show a sheet; the current cell keeps its place."""
        here = self.currentIndex()
        row, column = (here.row(), here.column()) if here.isValid() else (0, 1)
        self.source.show_form(form)
        row = min(row, self.source.rowCount() - 1)
        column = max(1, min(column, self.source.columnCount() - 1))
        if row >= 0 and self.source.columnCount() > 1:
            self.setCurrentIndex(self._typed_from(row, column))

    def show_hand(self, hand: Hand | None) -> None:
        """Show the columns of one hand, or of all three (None)."""
        self._hand = hand
        self._fit()

    def shown_columns(self) -> list[int]:
        """Return the columns of the form that are in view."""
        columns = range(1, self.source.columnCount())
        return [column - 1 for column in columns if not self.isColumnHidden(column)]

    def place(self) -> tuple[int, int]:
        """Return row and column of the form of the current cell; -1 beside the cells."""
        return self.currentIndex().row(), self.currentIndex().column() - 1

    # --- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys of copying and pasting from the page, which has its own for them."""
        if event.type() == QEvent.Type.ShortcutOverride and (
            event.matches(QKeySequence.StandardKey.Paste)
            or event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, *_TAB):
            self._go_on(event.key())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the cells; Ctrl+Tab leaves."""
        return False

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self._frozen.uncover(index)

    def _go_on(self, key: int) -> None:
        """Go to the next cell that is typed in: down by columns, or right by rows."""
        columns = [column + 1 for column in self.shown_columns()]
        rows = [row for row in range(self.source.rowCount()) if self.source.form.is_typed(row)]
        if not rows or not columns:
            return
        by_row = [(row, column) for row in rows for column in columns]
        order = by_row if key in _TAB else [(row, column) for column in columns for row in rows]
        here = (self.currentIndex().row(), self.currentIndex().column())
        step = -1 if key == Qt.Key.Key_Backtab else 1
        at = order.index(here) + step if here in order else 0
        if 0 <= at < len(order):
            self.setCurrentIndex(self.source.index(*order[at]))
            self.scrollTo(self.currentIndex())

    def _paste(self) -> None:
        row, column = self.place()
        if column < 0 or self.source.form is None:
            return
        text = QGuiApplication.clipboard().text()
        cells = self.source.form.pasted(row, column, text, self.shown_columns())
        if cells:
            self.source.write(cells, f"Dán {len(cells)} ô điểm")

    def _copy(self) -> None:
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda at: (at.row(), at.column())):
            if not self.isColumnHidden(index.column()):
                lines.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in lines.values()))

    def _empty(self) -> None:
        cells = {
            (index.row(), index.column() - 1): ""
            for index in self.selectedIndexes()
            if self.source.is_typed(index) and index.data()
        }
        if cells:
            self.source.write(cells, f"Xóa {len(cells)} ô điểm")

    # --- layout ------------------------------------------------------------------------------

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._fit_names()
        wide = (_ALONE_LETTERS if self._hand else _POINT_LETTERS) * letter
        for column in range(1, self.source.columnCount()):
            hand = tuple(Hand)[(column - 1) % HANDS]
            self.setColumnHidden(column, self._hand not in (None, hand))
            self.setColumnWidth(column, wide)
        self._shape_rows()
        self._frozen.place()

    def _shape_rows(self) -> None:
        low = self.fontMetrics().lineSpacing() + 12
        for row in range(self.source.rowCount()):
            if self.source.line(row).criterion is None:
                self.setRowHeight(row, low)
            else:
                self.setRowHeight(row, self.verticalHeader().defaultSectionSize())

    def _fit_names(self) -> None:
        letters = _NAME_LETTERS if self.width() > _NARROW else _NARROW_LETTERS
        self.setColumnWidth(0, letters * self.fontMetrics().averageCharWidth())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._fit_names()
        self._frozen.place()

    def _typed_from(self, row: int, column: int) -> QModelIndex:
        rows = range(row, self.source.rowCount())
        first = next((one for one in rows if self.source.form.is_typed(one)), row)
        return self.source.index(first, column)

    def _tell(self) -> None:
        self.horizontalHeader().viewport().update()
        self.looked_at.emit(*self.place())
