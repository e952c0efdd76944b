"""Writing to the late units: who, until when; the letter is made, registered and noted."""

from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from docgen.drafts import Wanted, draft_of
from docgen.jobs.generating import keep
from models.database import DataFolder
from models.errors import RuleBroken
from models.opening import office_calendar
from models.receiving import remind
from models.tracking import Cell, Matrix
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.documents.telling import tell_made
from ui.theme import tokens
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_REPLY_DAYS = 3
_ROWS_SHOWN = 7


class ReminderDialog(FormDialog):
    """Lists the late reports (all ticked), asks for the new day and hour."""

    def __init__(self, session: Session, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(
            "Công văn đôn đốc",
            "Công văn gửi đúng các đơn vị được chọn; số và ngày để trống cho văn thư.",
            save_text="Tạo công văn",
            parent=parent,
        )
        self._session, self._matrix = session, matrix
        self.units = QListWidget()
        self.units.setAccessibleName("Báo cáo quá hạn")
        self.units.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.units.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for cell in matrix.late:
            self._add(cell)
        line = self.fontMetrics().height() + tokens.LARGE
        self.units.setMinimumHeight(line * min(_ROWS_SHOWN, self.units.count()))
        day = office_calendar().add_working_days(session.today, _REPLY_DAYS)
        self.day = DateField(session.today, day)
        self.hour = QLineEdit("17:00")
        form = Form()
        form.add("units", "Báo cáo quá hạn", self.units)
        form.add("day", "Hạn nộp mới", self.day, required=True, half=True)
        form.add("hour", "Giờ", self.hour, half=True)
        self.body.addWidget(form)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.units.doItemsLayout()  # the lines were laid before the style gave them their height

    def chosen(self) -> list[Cell]:
        """Return the ticked ones."""
        marks = (self.units.item(row) for row in range(self.units.count()))
        ticked = [mark.checkState() == Qt.CheckState.Checked for mark in marks]
        return [cell for cell, on in zip(self._matrix.late, ticked, strict=True) if on]

    def due_at(self) -> datetime:
        """Return the new deadline. Raises RuleBroken when day or hour cannot be read."""
        day = self.day.day()
        if day is None or day < self._session.today:
            raise RuleBroken("Hạn nộp mới phải từ hôm nay trở đi.")
        try:
            hour, minute = (int(part) for part in self.hour.text().replace("h", ":").split(":"))
            return datetime.combine(day, time(hour, minute))
        except ValueError as error:
            raise RuleBroken("Giờ ghi như 17:00 hoặc 9:30.") from error

    def accept(self) -> None:
        self.close_after(self._make)

    def _make(self) -> None:
        chosen, today = self.chosen(), self._session.today
        if not chosen:
            raise RuleBroken("Hãy chọn ít nhất một đơn vị.")
        owed = [cell.obligation for cell in chosen]
        details = {
            "obligations": [item.id for item in owed],
            "due_at": self.due_at().isoformat(),
        }
        draft = draft_of("reminder", Wanted(self._matrix.code, today, details))
        folder = DataFolder(self._session.folder)
        self.document = keep(folder, draft, today)
        remind(owed, today, self.document.reference)

    def _add(self, cell: Cell) -> None:
        owed = cell.obligation
        text = f"{owed.unit.name} · {owed.period_label} · {cell.standing.text.lower()}"
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        self.units.addItem(item)


def send_reminder(session: Session, matrix: Matrix, parent: QWidget) -> None:
    """Ask, make the letter, and offer to open it."""
    dialog = ReminderDialog(session, matrix, parent)
    if dialog.exec():
        session.changed.emit()
        tell_made(session, session.folder / dialog.document.path)
