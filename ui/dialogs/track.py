"""Asking from which day a plan's reports are followed up."""

from datetime import date

from PySide6.QtWidgets import QWidget

from models.opening import Planned
from ui.dialogs.frame import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.form import Form


class TrackDialog(FormDialog):
    """Asks for a day; tells at once what that day means for the plan's reports."""

    def __init__(
        self, title: str, planned: list[Planned], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Bắt đầu theo dõi báo cáo", f"{title}: các kỳ báo cáo tự mở khi đến lúc.",
            save_text="Bắt đầu theo dõi", parent=parent,
        )  # fmt: skip
        self._planned, self._today = planned, today
        self.from_on = DateField(today, today)
        self.fields = Form()
        self.fields.add("from_on", "Theo dõi các kỳ có hạn nộp từ ngày", self.from_on,
                        required=True, hint="–")  # fmt: skip
        self.body.addWidget(self.fields)
        self.from_on.changed.connect(lambda day: self._tell())
        self.from_on.edit.setFocus()
        self._tell()

    def day(self) -> date:
        """Return the day chosen."""
        day = self.from_on.day()
        assert day is not None  # `accept` saw to it
        return day

    def accept(self) -> None:
        problem = self.from_on.problem() or ("" if self.from_on.day() else "Hãy nhập ngày.")
        if not self.lacks(self.fields, {"from_on": problem} if problem else {}):
            super().accept()

    def _tell(self) -> None:
        day = self.from_on.day()
        if day is None:
            return
        self.fields.show_problems({})
        wanted = [item for item in self._planned if item.last_day >= day]
        now = sum(item.opens_on <= self._today for item in wanted)
        told = f"{len(wanted)} kỳ báo cáo, mốc phải nộp; {now} trong số đó mở ngay hôm nay."
        if left_out := len(self._planned) - len(wanted):
            told += f" {left_out} kỳ có hạn trước ngày này không theo dõi."
        self.fields.rows["from_on"].set_hint(told)
