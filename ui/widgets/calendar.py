"""The calendar that drops down from a date field."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import Tone, colours, tokens


def month_calendar(day: date) -> QCalendarWidget:
    """Return a calendar open at `day`: weeks from Monday, Sundays in the accent colour."""
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale(QLocale.Language.Vietnamese))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    plain, sunday = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(colours().text))
    sunday.setForeground(QColor(colours().tone(Tone.ACCENT).text))
    calendar.setWeekdayTextFormat(Qt.DayOfWeek.Saturday, plain)
    calendar.setWeekdayTextFormat(Qt.DayOfWeek.Sunday, sunday)
    head = QTextCharFormat()
    head.setForeground(QColor(colours().soft_text))
    calendar.setHeaderTextFormat(head)
    for name, sign in (("prevmonth", "left"), ("nextmonth", "right")):
        arrow = calendar.findChild(QToolButton, f"qt_calendar_{name}")
        if arrow:
            arrow.setIcon(icon(sign))
    return calendar


def drop_calendar(owner: QWidget, day: date, take: Callable[[date], object]) -> QFrame:
    """Open a calendar under `owner`; `take` gets the day chosen. Escape closes it."""
    popup = QFrame(owner, Qt.WindowType.Popup)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    popup.setProperty("role", "card")
    calendar = month_calendar(day)

    def chosen(on: QDate) -> None:
        popup.close()
        take(date(on.year(), on.month(), on.day()))

    calendar.clicked.connect(chosen)
    calendar.activated.connect(chosen)
    inside = QVBoxLayout(popup)
    inside.setContentsMargins(tokens.SMALL, tokens.SMALL, tokens.SMALL, tokens.SMALL)
    inside.addWidget(calendar)
    popup.adjustSize()
    popup.move(_place(owner, popup))
    popup.show()
    calendar.setFocus()
    return popup


def _place(owner: QWidget, popup: QFrame) -> QPoint:
    """Return where the popup fits: under its owner, or above it at the foot of the screen."""
    room = owner.screen().availableGeometry()
    corner = owner.mapToGlobal(owner.rect().bottomLeft())
    if corner.y() + popup.height() > room.bottom():
        corner.setY(owner.mapToGlobal(owner.rect().topLeft()).y() - popup.height())
    corner.setX(max(room.left(), min(corner.x(), room.right() - popup.width())))
    return corner
