"""Editing one task of a work plan."""

from copy import deepcopy
from datetime import date

from PySide6.QtWidgets import QWidget

from models import office, opening, plan_list
from models.plan import PlanKind, Task
from models.text import squeeze
from ui.dialogs.frame import FormDialog
from ui.editor.deadlines import DeadlineValue
from ui.editor.values import DayValue, LinesValue, LineValue, TextValue
from ui.forms.work_plan_form import QUARTER_NAMES
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.form import Form


class TaskDialog(FormDialog):
    """Shows a copy of one task; `task` is what was typed once the dialog is accepted."""

    def __init__(
        self, task: Task, today: date, is_new: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("Nhiệm vụ mới" if is_new else "Nhiệm vụ", width=680, parent=parent)
        self.task = deepcopy(task)
        self.content = TextValue("Việc phải làm", least=2)
        self.quarter = Combo([(name, number) for number, name in QUARTER_NAMES.items()])
        self.period = LineValue("ví dụ: tháng 3, hằng tháng")
        self.bodies = LinesValue("Mỗi dòng một cơ quan", least=2)
        self.support = LinesValue("Mỗi dòng một cơ quan", least=2)
        self.product = LineValue("ví dụ: kế hoạch, báo cáo")
        self.note = LineValue()
        self.deadline = DeadlineValue(today, opening.office_calendar(), office.rules())
        self.campaign = SearchCombo(_campaigns(), placeholder="Không gắn phong trào")
        self.done_on = DayValue(today)
        self.fields = Form()
        self._lay_out()
        self._show()
        self.content.setFocus()

    def accept(self) -> None:
        if not self.lacks(self.fields, self._problems()):
            self.close_after(self._collect)

    def _lay_out(self) -> None:
        add = self.fields.add
        add("content", "Nội dung", self.content, required=True)
        add("quarter", "Quý", self.quarter, half=True)
        add("period", "Thời gian ghi bằng lời", self.period, half=True)
        add("bodies", "Cơ quan thực hiện", self.bodies, half=True)
        add("support", "Cơ quan phối hợp", self.support, half=True)
        add("deadline", "Thời hạn", self.deadline)
        add("product", "Sản phẩm", self.product, half=True)
        add("note", "Ghi chú", self.note, half=True)
        add("campaign", "Thuộc phong trào", self.campaign, half=True)
        add("done_on", "Đã làm ngày", self.done_on, half=True)
        self.body.addWidget(self.fields)

    def _show(self) -> None:
        task = self.task
        self.quarter.set_value(task.quarter)
        self.campaign.set_value(task.campaign_code or None)
        for editor, value in (
            (self.content, task.content), (self.period, task.period), (self.bodies, task.bodies),
            (self.support, task.support), (self.product, task.product), (self.note, task.note),
            (self.deadline, task.deadline), (self.done_on, task.done_on),
        ):  # fmt: skip
            editor.set_value(value)

    def _problems(self) -> dict[str, str]:
        found = {}
        if not squeeze(self.content.value()):
            found["content"] = "Hãy nhập nội dung nhiệm vụ."
        if self.deadline.on.problem():
            found["deadline"] = self.deadline.on.problem()
        if self.done_on.problem():
            found["done_on"] = self.done_on.problem()
        return found

    def _collect(self) -> None:
        task, due = self.task, self.deadline.value()
        task.content, task.quarter = self.content.value().strip(), self.quarter.value()
        task.period, task.product = self.period.value(), self.product.value()
        task.bodies, task.support = self.bodies.value(), self.support.value()
        task.note, task.done_on = self.note.value(), self.done_on.value()
        task.deadline = due if due.is_set else None
        task.campaign_code = str(self.campaign.value() or "")
        task.confirmed = True


def _campaigns() -> list[tuple[str, object]]:
    rows = {row.code: row for row in plan_list.rows(PlanKind.CAMPAIGN)}
    return [(f"{row.title or row.subject} ({code})", code) for code, row in rows.items()]
