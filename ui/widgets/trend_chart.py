"""A small bar chart: one bar a period, its number above; reads without colour too."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone, colours, tokens

_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BELOW = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)
_HEIGHT = 200
_WIDEST_BAR = 46
_MOST_BARS = 12  # the newest; more would leave no room for their numbers


class TrendBar(NamedTuple):
    """One period. Without a `value` an empty, dashed place with `words` in it."""

    label: str
    value: float | None
    words: str  # the number as printed, or why there is none
    tip: str = ""


class TrendChart(QWidget):
    """Shows bars from 0 up, and a dashed line where a level is to be met."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[TrendBar] = []
        self.level: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[TrendBar], level: float | None = None) -> None:
        """Show the newest bars of a series; `level` None draws no line."""
        self.bars = list(bars)[-_MOST_BARS:]
        self.level = level
        told = "; ".join(f"{bar.label}: {bar.words}" for bar in self.bars)
        self.setAccessibleName(f"Biểu đồ theo kỳ. {told}")
        self.setToolTip("\n".join(bar.tip or f"{bar.label}: {bar.words}" for bar in self.bars))
        self.setVisible(bool(self.bars)) if self.parent() else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(tokens.SMALL_PT)
        painter.setFont(small)
        line = painter.fontMetrics().height()
        share = self.width() / len(self.bars)
        widest = max(painter.fontMetrics().horizontalAdvance(bar.words) for bar in self.bars)
        upright = widest > share - 2  # the numbers stand on end where there is no room
        head = (widest if upright else line) + 4
        plot = QRectF(0, head, self.width(), self.height() - head - 2 * line - 8)
        top = self._top()
        for number, bar in enumerate(self.bars):
            place = QRectF(plot.x() + number * share, plot.y(), share, plot.height())
            body = self._paint_bar(painter, place, bar, top)
            self._paint_words(painter, place, body, bar, upright)
        self._paint_level(painter, plot, top)
        painter.setPen(QPen(QColor(colours().field_line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _top(self) -> float:
        """Return the value at the upper border."""
        known = [bar.value for bar in self.bars if bar.value is not None]
        return max([0.0, *known, self.level or 0.0]) or 1.0

    @staticmethod
    def _paint_bar(painter: QPainter, place: QRectF, bar: TrendBar, top: float) -> QRectF:
        """Paint a bar, or an empty place of one line's height; return where it stands."""
        wide = min(_WIDEST_BAR, place.width() * 0.6)
        high = place.height() * max(0.0, bar.value or 0.0) / top
        if bar.value is None:
            high = painter.fontMetrics().height()
            painter.setPen(QPen(QColor(colours().field_line), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().tone(Tone.INFO).strong))
        body = QRectF(place.center().x() - wide / 2, place.bottom() - high, wide, high)
        painter.drawRect(body)
        return body

    @staticmethod
    def _paint_words(
        painter: QPainter, place: QRectF, body: QRectF, bar: TrendBar, upright: bool
    ) -> None:
        """Paint the number above a bar and its label below the base line."""
        line = painter.fontMetrics().height()
        painter.setPen(QColor(colours().text if bar.value is not None else colours().soft_text))
        if upright:
            painter.save()
            painter.translate(place.center().x(), body.top() - 3)
            painter.rotate(-90)
            painter.drawText(QRectF(0, -line / 2, 400, line), _LEFT, bar.words)
            painter.restore()
        else:
            above = QRectF(place.x(), body.top() - line - 2, place.width(), line)
            painter.drawText(above, _CENTRE, bar.words)
        below = QRectF(place.x(), place.bottom() + 4, place.width(), 2 * line + 4)
        painter.setPen(QColor(colours().soft_text))
        painter.drawText(below, _BELOW, bar.label)

    def _paint_level(self, painter: QPainter, plot: QRectF, top: float) -> None:
        known = any(bar.value is not None for bar in self.bars)
        if not known or self.level is None or self.level < 0:
            return
        y = int(plot.bottom() - plot.height() * self.level / top)
        painter.setPen(QPen(QColor(colours().text), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(int(plot.left()), y, int(plot.right()), y)
