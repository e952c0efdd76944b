"""Adding a report that units owe beside the plan's rules, and dropping one added by hand."""

from PySide6.QtWidgets import QLineEdit, QWidget

from models.obligations import Obligation
from models.owing import drop
from models.units import Unit
from ui.dialogs.frame import FormDialog
from ui.forms.extra_form import ExtraForm
from ui.units.ticks import TickList
from ui.widgets.combo import SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_HINT = (
    "Dùng cho báo cáo không có trong kế hoạch, hoặc đơn vị chưa được tính khi mở kỳ. Lý do được"
    " giữ trong lịch sử của báo cáo."
)


class AddOwedDialog(FormDialog):
    """Units × period × title × last day, with the reason; shows one `ExtraForm`."""

    def __init__(self, form: ExtraForm, parent: QWidget | None = None) -> None:
        super().__init__("Thêm báo cáo phải nộp", _HINT, save_text="Thêm", parent=parent)
        self._form = form
        self.title = QLineEdit(form.title)
        choices = [(label, label) for label in form.periods]
        self.period = SearchCombo(choices, placeholder="Chọn hoặc gõ kỳ…", free_text=True)
        self.due_on = DateField(form.today)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("ví dụ: theo yêu cầu đột xuất của UBND tỉnh")
        units = list(Unit.active(form.today))
        self.units = TickList(units, set(form.units), {})
        self.fields = Form()
        self.fields.add("title", "Tên báo cáo", self.title, required=True, half=True)
        self.fields.add("period", "Kỳ báo cáo", self.period, required=True, half=True)
        hint = "Ngày cuối cùng còn đúng hạn, tính cả ngày đó."
        self.fields.add("due_on", "Hạn nộp", self.due_on, required=True, hint=hint)
        self.fields.add("reason", "Lý do", self.reason, required=True)
        self.fields.add("units", "Đơn vị phải nộp", self.units, required=True)
        self.body.addWidget(self.fields)
        self.title.setFocus()
        self.title.selectAll()

    def accept(self) -> None:
        form = self._form
        form.title, form.reason = self.title.text(), self.reason.text()
        form.period = str(self.period.value() or "")
        form.due_on, form.units = self.due_on.day(), self.units.ticked()
        problems = [wrong] if (wrong := self.due_on.problem()) else form.problems()
        if problems:
            self.refuse(problems[0])
        else:
            self.close_after(form.save)


class DropOwedDialog(FormDialog):
    """Takes reports added by hand out of the book, with the reason."""

    def __init__(self, owed: list[Obligation], parent: QWidget | None = None) -> None:
        names = "; ".join(f"{item.unit.name} ({item.period_label})" for item in owed[:8])
        super().__init__("Bỏ báo cáo thêm bằng tay", names, save_text="Bỏ", parent=parent)
        self._owed = owed
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("ví dụ: cấp trên không yêu cầu nữa")
        fields = Form()
        fields.add("reason", "Lý do", self.reason, required=True)
        self.body.addWidget(fields)
        self.reason.setFocus()

    def accept(self) -> None:
        self.close_after(lambda: drop(self._owed, self.reason.text()))
