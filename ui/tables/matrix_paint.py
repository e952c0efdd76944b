"""How the matrix is painted: tiles with signs, headings of groups, the line of today."""

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.states import State
from models.tracking import Cell
from ui.standings import TONES
from ui.tables.matrix_model import CELL, FAINT, GROUP, TINY, Group, MatrixModel
from ui.theme import colours

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_PLAIN = (State.NOT_DUE, State.NOT_OPEN, State.EXEMPT)
_DASHED = (State.SOON, State.RETURNED)  # a second mark beside the colour: something is to come
_PANEL = QStyle.PrimitiveElement.PE_PanelItemViewItem
_ARROW = 4.0  # half of its width
TODAY = "hôm nay"


class MatrixDelegate(QStyledItemDelegate):
    """Paints a cell as a soft tile in the tone of its state; the sign says it without colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.compact = False  # sign and number alone
        self.today_section = 0  # the column that the line of today stands before

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        group = index.data(GROUP)
        if group is not None:
            self._paint_group(painter, option, index, group)
        elif (cell := index.data(CELL)) is not None:
            self._paint_cell(painter, option, index, cell)
        else:
            super().paint(painter, option, index)
        if self.today_section and index.column() == self.today_section:
            painter.fillRect(today_mark(option.rect), QColor(colours().accent))

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, cell: Cell
    ) -> None:
        self.initStyleOption(option, index)
        palette, state = colours(), cell.standing.state
        shade = palette.tone(TONES[state])
        plain = state in _PLAIN or bool(index.data(FAINT))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        option.widget.style().drawPrimitive(_PANEL, option, painter, option.widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(palette.accent if selected else shade.line), 1.5)
        if state in _DASHED and not selected:
            pen.setColor(QColor(shade.text))
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.surface if plain else shade.soft))
        if not plain or selected:
            painter.drawRoundedRect(QRectF(option.rect).adjusted(3.5, 3.5, -3.5, -3.5), 5, 5)
        painter.setPen(QColor(palette.soft_text if plain else shade.text))
        painter.setFont(_heavier(option.font) if state is State.OVERDUE else option.font)
        text = str(index.data(TINY)) if self.compact else option.text
        painter.drawText(option.rect, _CENTRE, text)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, group: Group
    ) -> None:
        self.initStyleOption(option, index)
        palette = colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(palette.selection if selected else palette.pressed))
        painter.setPen(QColor(palette.text))
        painter.setFont(_heavier(option.font))
        if index.column():
            painter.drawText(option.rect, _CENTRE, option.text)
        else:
            _draw_arrow(painter, option.rect, group.folded)
            room = option.rect.adjusted(26, 0, -6, 0)
            metrics = painter.fontMetrics()
            text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()


class MatrixHeader(QHeaderView):
    """The periods; a flag says where today stands among them."""

    def __init__(self, table: QTableView, matrix: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._matrix = matrix
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section and section == self._matrix.today_section:
            _paint_flag(painter, rect)


def today_mark(rect: QRect) -> QRect:
    """Return the upright line at the left of a place."""
    return QRect(rect.left(), rect.top(), 2, rect.height())


def _paint_flag(painter: QPainter, rect: QRect) -> None:
    palette = colours()
    painter.save()
    font = painter.font()
    font.setPointSizeF(max(6.5, font.pointSizeF() - 1.5))
    painter.setFont(font)
    wide = painter.fontMetrics().horizontalAdvance(TODAY) + 10
    flag = QRect(rect.left(), rect.top(), wide, painter.fontMetrics().height() + 1)
    painter.fillRect(today_mark(rect), QColor(palette.accent))
    painter.fillRect(flag, QColor(palette.accent))
    painter.setPen(QColor(palette.on_accent))
    painter.drawText(flag, _CENTRE, TODAY)
    painter.restore()


def _draw_arrow(painter: QPainter, rect: QRect, folded: bool) -> None:
    middle = QPointF(rect.left() + 14, rect.center().y() + 0.5)
    half = _ARROW
    corners = (
        ((-half / 2, -half), (half, 0), (-half / 2, half))
        if folded
        else ((-half, -half / 2), (half, -half / 2), (0, half))
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _heavier(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
