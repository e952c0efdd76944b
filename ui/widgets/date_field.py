"""A field for one day, typed as offices type it; the weekday stands beside it."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.forms.typed_date import read_date, weekday, written_date
from ui.theme import tokens
from ui.widgets.buttons import icon_button
from ui.widgets.calendar import drop_calendar
from ui.widgets.labels import label, set_property


class DateField(QFrame):
    """Holds a day, nothing, or typed text that is no day yet (`problem()` says what is wrong).

    The text is put in order (05/12/2024) only when the field is left, never while typing:
    Unikey and its like would lose letters. Up and Down move by one day.
    """

    changed = Signal(object)  # date, or None for blank or wrong

    def __init__(
        self, today: date, day: date | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.setProperty("role", "date-field")
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("ngày/tháng/năm")
        self.edit.setToolTip("Gõ 5/12, 05/12/2024 hoặc 051224; ↑ ↓ để tăng giảm một ngày")
        wide = self.edit.fontMetrics().horizontalAdvance("ngày/tháng/năm")
        self.edit.setMinimumWidth(wide + 28)
        self.edit.setMaximumWidth(wide + 48)
        self.edit.installEventFilter(self)
        self.weekday = label("", "weekday")
        self.weekday.setMinimumWidth(self.weekday.fontMetrics().horizontalAdvance("Chủ nhật. "))
        self.pick = icon_button("calendar", "Chọn trên lịch", self._open_calendar)
        self.pick.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.TIGHT)
        row.addWidget(self.edit)
        row.addWidget(self.pick)
        row.addWidget(self.weekday)
        row.addStretch()
        self.set_day(day)
        self.edit.textChanged.connect(self._follow)
        self.edit.editingFinished.connect(self._put_in_order)

    def day(self) -> date | None:
        """Return the day; None for blank or for text that is no day."""
        try:
            return read_date(self.edit.text(), self._today) if self.edit.text().strip() else None
        except ValueError:
            return None

    def set_day(self, day: date | None) -> None:
        """Show `day`; None clears the field."""
        self.edit.setText(written_date(day))
        self._show_weekday()

    def problem(self) -> str:
        """Return what is wrong with the typed text, "" for a day or blank."""
        try:
            if self.edit.text().strip():
                read_date(self.edit.text(), self._today)
        except ValueError as error:
            return str(error)
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if step and self.isEnabled():
                self.set_day((self.day() or self._today) + timedelta(days=step))
                return True
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self._show_weekday()
        self.changed.emit(self.day())

    def _show_weekday(self) -> None:
        day = self.day()
        self.weekday.setText(weekday(day) if day else "")
        if not self.problem():
            set_property(self.edit, "wrong", False)

    def _put_in_order(self) -> None:
        problem = self.problem()
        set_property(self.edit, "wrong", bool(problem))
        self.weekday.setText((problem and "chưa đúng ngày") or self.weekday.text())
        self.weekday.setToolTip(problem)
        if not problem and self.edit.text() != written_date(self.day()):
            self.edit.setText(written_date(self.day()))

    def _open_calendar(self) -> None:
        drop_calendar(self, self.day() or self._today, self._take)

    def _take(self, day: date) -> None:
        self.set_day(day)
        self.edit.setFocus()
