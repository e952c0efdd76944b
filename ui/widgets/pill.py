"""A state in a pill: colour, sign and word together, as widget or painted in a table."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import icon
from ui.theme import Tone, colours, tokens

_PAD, _GAP = 8, 5


class Pill(NamedTuple):
    """What a pill shows. `sign` is a meaning from `ui.icons`, "" for none."""

    text: str
    tone: Tone = Tone.NEUTRAL
    sign: str = ""


def pill_font(font: QFont) -> QFont:
    """Return the small bold letters of a pill, of the family of `font`."""
    small = QFont(font)
    small.setPointSizeF(tokens.SMALL_PT)
    small.setWeight(QFont.Weight.DemiBold)
    return small


def pill_size(pill: Pill, font: QFont) -> QSize:
    """Return the room a pill needs in `font`."""
    metrics = QFontMetrics(font)
    sign = metrics.height() + _GAP - 2 if pill.sign else 0
    return QSize(metrics.horizontalAdvance(pill.text) + 2 * _PAD + sign, metrics.height() + 6)


def paint_pill(painter: QPainter, rect: QRect, pill: Pill, font: QFont) -> None:
    """Paint a pill at the left of `rect`, in the middle of its height; shortened if need be."""
    shade = colours().tone(pill.tone)
    size = pill_size(pill, font)
    box = QRect(rect.x(), 0, min(size.width(), rect.width()), min(size.height(), rect.height()))
    box.moveTop(rect.y() + (rect.height() - box.height()) // 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(shade.line), 1))
    painter.setBrush(QColor(shade.soft))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
    inner = box.adjusted(_PAD, 0, -_PAD, 0)
    if pill.sign:
        side = QFontMetrics(font).height() - 2
        place = QRect(inner.x() - 2, box.y() + (box.height() - side) // 2, side, side)
        icon(pill.sign, shade.text).paint(painter, place)
        inner.setLeft(inner.x() + side + _GAP - 2)
    painter.setPen(QColor(shade.text))
    painter.setFont(font)
    text = QFontMetrics(font).elidedText(pill.text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    painter.restore()


class StatePill(QWidget):
    """A pill as a widget of its own."""

    def __init__(self, pill: Pill = Pill(""), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pill = pill
        self.show_pill(pill)

    def show_pill(self, pill: Pill) -> None:
        """Show another state; an empty text hides the pill."""
        self._pill = pill
        self.setAccessibleName(pill.text)
        self.setVisible(bool(pill.text)) if self.parent() else None
        self.updateGeometry()
        self.update()

    def pill(self) -> Pill:
        """Return what is shown."""
        return self._pill

    def sizeHint(self) -> QSize:
        return pill_size(self._pill, self._font())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pill.text:
            paint_pill(QPainter(self), self.rect(), self._pill, self._font())

    def _font(self) -> QFont:
        return pill_font(self.font())
