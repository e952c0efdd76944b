"""Giving named events their day: "kết thúc năm học", "Đại hội Đảng bộ xã"."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.event_deeds import keep_days
from models.events import Awaited
from models.journal import Change
from ui.dialogs.frame import FormDialog
from ui.theme import tokens
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_HINT = (
    "Các thời hạn của kế hoạch này chờ những sự kiện dưới đây. Ghi ngày của sự kiện thì hạn được"
    " tính ngay; để trống nếu chưa biết."
)
_FOR_ALL = "Dùng cho mọi phong trào"


class EventsDialog(FormDialog):
    """One day for each event a plan hangs on; `changes` are the journal's lines once accepted."""

    def __init__(
        self, code: str, awaited: list[Awaited], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("Ngày của sự kiện", _HINT, width=600, parent=parent)
        self._code, self._awaited = code, awaited
        self.changes: list[Change] = []
        self.fields = Form()
        self.days: dict[str, DateField] = {}
        self.for_all: dict[str, QCheckBox] = {}
        for event in awaited:
            self._add(event, today)
        self.body.addWidget(self.fields)
        next(iter(self.days.values())).edit.setFocus()

    def accept(self) -> None:
        problems = {key: field.problem() for key, field in self.days.items() if field.problem()}
        if not self.lacks(self.fields, problems):
            self.close_after(self._save)

    def _add(self, event: Awaited, today: date) -> None:
        day, for_all = DateField(today, event.on), QCheckBox(_FOR_ALL)
        for_all.setChecked(event.for_all)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.TIGHT)
        inside.addWidget(day)
        inside.addWidget(for_all)
        holder.setFocusProxy(day.edit)
        name = event.name[:1].upper() + event.name[1:]
        hint = f"Dùng cho: {'; '.join(event.used_for)}" if event.used_for else ""
        self.fields.add(event.key, name, holder, hint=hint)
        self.days[event.key], self.for_all[event.key] = day, for_all

    def _save(self) -> None:
        wanted = [
            (event, self.days[event.key].day(), self.for_all[event.key].isChecked())
            for event in self._awaited
        ]
        self.changes = keep_days(self._code, wanted)
