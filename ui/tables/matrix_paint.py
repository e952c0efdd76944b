"""How the matrix is painted: tiles with signs, headings of groups, the line of today."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPixmapCache, QPolygonF
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
from ui.tables.matrix_model import TINY, Group, MatrixModel
from ui.theme import colours

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_PLAIN = (State.NOT_DUE, State.NOT_OPEN, State.EXEMPT)
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_ARROW = 4.0  # half of its width
TODAY = "hôm nay"


class _Look(NamedTuple):
    """All that the picture of a cell depends on, but for its size. `state` None: nothing owed."""

    text: str
    state: State | None
    selected: bool
    faint: bool  # the filter looks for something else


class MatrixDelegate(QStyledItemDelegate):
    """Paints a cell as a soft tile in the tone of its state; the sign says it without colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.compact = False  # sign and number alone
        self.today_section = 0  # the column that the line of today stands before

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        model = index.model()
        line = model.row(index.row())
        if isinstance(line, Group):
            self._paint_group(painter, option, index, line)
        elif index.column() == 0:
            super().paint(painter, option, index)
        else:
            self._paint_cell(painter, option, index, model.cell(index))
        if self.today_section and index.column() == self.today_section:
            painter.fillRect(today_mark(option.rect), QColor(colours().accent))

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex,
        cell: Cell | None,
    ) -> None:
        """Lay down a picture that is kept: many cells look alike, and come again in scrolling.

        Between whole pixels (a screen at 125 or 150 %) it would blur, so there each is drawn.
        """
        text = str(index.data(TINY if self.compact else Qt.ItemDataRole.DisplayRole))
        look = _Look(
            text=text,
            state=cell.standing.state if cell else None,
            selected=bool(option.state & _SELECTED),
            faint=cell is not None and not index.model().is_wanted(cell),
        )
        rect, scale = option.rect, painter.deviceTransform().m11()
        if scale == round(scale):
            painter.drawPixmap(rect.topLeft(), _kept(look, rect.size(), scale, option.font))
        else:
            painter.save()
            _draw(painter, rect, look, option.font)
            painter.restore()
        if option.state & _FOCUSED:
            _paint_focus(painter, rect)

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, group: Group
    ) -> None:
        self.initStyleOption(option, index)
        palette = colours()
        selected = bool(option.state & _SELECTED)
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
        if option.state & _FOCUSED:
            _paint_focus(painter, option.rect)
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


def _kept(look: _Look, size: QSize, scale: float, font: QFont) -> QPixmap:
    """Return the picture of a cell, drawn when it is first asked for."""
    key = f"matrix {look} {size.width()}x{size.height()} {scale} {colours().surface}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        painter = QPainter(picture)
        _draw(painter, QRect(QPoint(0, 0), size), look, font)
        painter.end()
        QPixmapCache.insert(key, picture)
    return picture


def _draw(painter: QPainter, rect: QRect, look: _Look, font: QFont) -> None:
    """Draw ground, line, tile and sign of a cell."""
    palette = colours()
    painter.fillRect(rect, QColor(palette.selection if look.selected else palette.surface))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.row_line))
    painter.setPen(QColor(palette.soft_text))
    if look.state is not None:
        _paint_tile(painter, rect, look, look.state)
    painter.setFont(_heavier(font) if look.state is State.OVERDUE else font)
    painter.drawText(rect, _CENTRE, look.text)


def _paint_tile(painter: QPainter, rect: QRect, look: _Look, state: State) -> None:
    palette, shade = colours(), colours().tone(TONES[state])
    plain = state in _PLAIN or look.faint
    if look.selected or not plain:
        pen = QPen(QColor(palette.accent if look.selected else shade.line), 1.5)
        if state is State.RETURNED and not look.selected:  # a second mark beside the sign
            pen.setColor(QColor(shade.text))
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.surface if plain else shade.soft))
        painter.drawRoundedRect(QRectF(rect).adjusted(3.5, 3.5, -3.5, -3.5), 5, 5)
    painter.setPen(QColor(palette.soft_text if plain else shade.text))


def _paint_focus(painter: QPainter, rect: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours().focus), 2))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


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
