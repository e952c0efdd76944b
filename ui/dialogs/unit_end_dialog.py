"""Ending a unit on a day; and the story of a unit, reminders to it included."""

from datetime import timedelta

from PySide6.QtWidgets import QTabWidget, QWidget

from models import reminding, unit_deeds
from models.errors import RuleBroken
from models.journal import Change
from models.units import Unit
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.dialogs.journal_columns import COLUMNS
from ui.reports.reminder_log import ReminderLog
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.form import Form


class EndUnitDialog(FormDialog):
    """Asks for the first day on which the unit is no more; `saved` is the line of the journal."""

    def __init__(
        self, unit: Unit, session: Session, why: str = "", parent: QWidget | None = None
    ) -> None:
        hint = "Các báo cáo đã mở vẫn giữ tên đơn vị; từ ngày đó không mở thêm báo cáo mới."
        super().__init__(
            f"Ngừng hoạt động: {unit.name}", hint, save_text="Ngừng hoạt động", parent=parent
        )
        self._unit = unit
        self.saved: Change | None = None
        self.from_on = DateField(session.today, session.today)
        form = Form()
        form.add("from_on", "Ngừng hoạt động từ ngày", self.from_on, required=True)
        self.body.addWidget(form)
        if why:
            self.message.show_message(why, Tone.WARNING, closable=False)
        self.from_on.setFocus()

    def accept(self) -> None:
        day = self.from_on.day()
        if day is None:
            self.refuse(self.from_on.problem() or "Hãy nhập ngày ngừng hoạt động.")
            return
        try:
            self.saved = unit_deeds.end(self._unit, day - timedelta(days=1))
        except RuleBroken as broken:
            self.refuse(str(broken))
        else:
            super().accept()


class UnitHistoryDialog(FormDialog):
    """What was changed about a unit, and how often it was reminded; the newest first."""

    def __init__(self, unit: Unit, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(f"Lịch sử: {unit.name}", save_text="Đóng", width=860, parent=parent)
        self.cancel.hide()
        self.table = DataTable(COLUMNS, unit_deeds.history(unit))
        self.table.setMinimumHeight(280)
        empty = EmptyState("backup", "Chưa có thay đổi nào", "Đơn vị có từ khi lập sổ.")
        switch = EmptySwitch(self.table, empty)
        switch.show_empty(self.table.source.rowCount() == 0)
        self.reminders = ReminderLog(session, lambda: reminding.log_of_unit(unit.id))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(switch, "Thay đổi")
        count = self.reminders.table.source.rowCount()
        self.tabs.addTab(self.reminders, f"Đôn đốc ({count})" if count else "Đôn đốc")
        self.body.addWidget(self.tabs, 1)
