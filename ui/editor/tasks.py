"""Section "Nhiệm vụ theo quý" of a work plan."""

from PySide6.QtWidgets import QWidget

from models import plan_list
from models.plan import PlanKind, Task
from models.values import Deadline
from ui.editor.choices import QUARTERS
from ui.editor.deadlines import DeadlineValue
from ui.editor.desk import Desk
from ui.editor.rows import Detail, RowsEditor
from ui.editor.rows_model import RowColumn
from ui.editor.section import Section
from ui.editor.values import ChoiceValue, DayValue, LinesValue, LineValue, TextValue


class TasksSection(Section):
    """The year's table, a line for each task."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("tasks", desk, parent)
        hint = "Bảng in trong văn bản được lập từ các dòng này."
        self.rows = self.add_list(self.card("Nhiệm vụ", hint, "workplan"), self._rows())
        self.body.addStretch(1)
        self.refresh()

    def _rows(self) -> RowsEditor:
        form, today = self.desk.form, self.desk.today
        return RowsEditor(
            self.desk,
            path=lambda: "tasks",
            make=self._next_task,
            columns=[
                RowColumn(
                    title="Quý", name="quarter", edit="choice", choices=QUARTERS, share=2
                ),
                RowColumn(title="Nội dung", name="content", edit="text", share=9),
                RowColumn(title="Cơ quan thực hiện", name="bodies", edit="lines", share=5),
                RowColumn(title="Xong", edit="", text=done_told, share=2),
            ],
            details=[
                Detail(name="support", title="Cơ quan phối hợp", half=True,
                       make=lambda: LinesValue("Mỗi dòng một cơ quan", least=1)),
                Detail(name="product", title="Sản phẩm", half=True,
                       make=lambda: TextValue(least=1)),
                Detail(name="period", title="Thời gian (ghi bằng lời)", half=True,
                       make=lambda: LineValue("Ví dụ: Tháng 3, hằng tháng")),
                Detail(name="note", title="Ghi chú", half=True, make=LineValue),
                Detail(name="deadline", title="Thời hạn",
                       make=lambda: _TaskDeadline(today, form.calendar, form.rules)),
                Detail(name="campaign_code", title="Thuộc phong trào", half=True,
                       make=lambda: ChoiceValue(self._campaigns())),
                Detail(name="done_on", title="Hoàn thành ngày", half=True,
                       make=lambda: DayValue(today)),
            ],
            what="nhiệm vụ",
            add_text="Thêm nhiệm vụ",
            empty=("workplan", "Chưa có nhiệm vụ. Thêm từng việc theo quý, cơ quan thực hiện."),
        )  # fmt: skip

    def _next_task(self) -> Task:
        before = self.rows.current()
        return Task(quarter=before.quarter if before else 1)

    def _campaigns(self) -> list[tuple[str, object]]:
        rows = plan_list.rows(PlanKind.CAMPAIGN)
        return [("–", ""), *((row.title or row.code, row.code) for row in rows)]


class _TaskDeadline(DeadlineValue):
    """A deadline that may be missing altogether."""

    def value(self) -> Deadline | None:
        deadline = super().value()
        return deadline if deadline.is_set else None


def done_told(task: Task) -> str:
    """Return the day a task was done, "" while it is open."""
    return f"{task.done_on:%d/%m/%Y}" if task.done_on else ""
