"""The tasks of a work plan by quarter, ticked off from the keyboard."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import office, plan_list
from models.plan import PlanKind, Task
from models.plan_store import reference
from models.rules_told import rules_short, rules_told
from models.task_state import TaskState
from ui.context import Session
from ui.dialogs.bin import BinDialog
from ui.dialogs.duplicate import DuplicateDialog
from ui.dialogs.new_campaign import NewCampaignDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.forms.duplicate_form import DuplicateForm
from ui.forms.new_campaign_form import NewCampaignForm
from ui.forms.work_plan_form import TaskLine, Undo, WorkPlanForm
from ui.pages.campaigns import deeds
from ui.pages.taking import TakingIn, dropped_plans
from ui.pages.workplan.filters import TaskFilters
from ui.tables.tasks import TaskTable
from ui.widgets.buttons import button, explain_disabled, menu_button
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label
from ui.widgets.page import Page

_SUBTITLE = "Nhiệm vụ theo quý, cơ quan thực hiện, việc đã làm"


class TasksView(Page):
    """The tasks of the work plan chosen above."""

    asked_editor = Signal(str)  # code of the plan

    def __init__(self, session: Session) -> None:
        super().__init__("Chương trình năm", _SUBTITLE, scrolls=False)
        self._session = session
        self.form: WorkPlanForm | None = None
        self.taking = TakingIn(session, self)
        self.taking.kept.connect(self._show_kept)
        self.setAcceptDrops(True)
        self.table = TaskTable()
        self.table.setAccessibleName("Nhiệm vụ trong năm")
        self.table.asked.connect(self._do)
        self.table.picked.connect(lambda line: self._follow_row())
        self._build_header()
        self._build_filters()
        self._build_body()
        self.setFocusProxy(self.table)
        self.refresh()
        self.table.pick_first_open()

    def refresh(self) -> None:
        """Read the plans anew; the one shown stays."""
        rows = plan_list.rows(PlanKind.WORK_PLAN)
        self.filters.set_plans(rows)
        code = self.filters.code()
        self.form = WorkPlanForm(code, self._session.today) if code else None
        has_bin = bool(plan_list.rows(PlanKind.WORK_PLAN, deleted=True))
        self.bin.setVisible(has_bin)
        self.switch.show_empty(self.form is None)
        for part in (self.filters, self.add, self.paper):
            part.setVisible(self.form is not None)
        self.header.set_title("Chương trình năm", self._subject())
        if self.form is not None:
            self.filters.set_bodies(self.form.bodies())
        self._show()

    def choose(self, code: str) -> bool:
        """Show a plan; False when there is none of that code."""
        self.filters.plan.set_value(code)
        is_known = self.filters.code() == code
        self.refresh()
        self.table.pick_first_open()
        return is_known

    # --- layout ------------------------------------------------------------------------------

    def _build_header(self) -> None:
        self.paper = button("Tạo văn bản", "documents", self._make_paper)
        self.add = button("Thêm nhiệm vụ", "add", self._add, kind="primary", keys="Ctrl+N")
        more = menu_button("Chương trình", "workplan")
        menu = more.menu()
        self.open = menu.addAction("Mở trong trình soạn", self._open)
        menu.addSeparator()
        self.copy = menu.addAction("Nhân bản sang năm khác…", self._duplicate)
        menu.addAction("Chương trình năm mới…", self._new)
        menu.addAction("Lấy từ văn bản có sẵn…", self.taking.ask)
        menu.addSeparator()
        self.delete = menu.addAction("Xóa chương trình này", self._delete_plan)
        self.bin = menu.addAction("Thùng rác…", self._open_bin)
        for act in (more, self.paper, self.add):
            self.header.add_action(act)

    def _build_filters(self) -> None:
        self.filters = TaskFilters()
        self.filters.plan_chosen.connect(self.choose)
        self.filters.changed.connect(self._show)

    def _build_body(self) -> None:
        empty = EmptyState(
            "workplan",
            "Chưa có chương trình năm",
            "Lấy từ chương trình đã ban hành (.docx, .txt): kéo tệp thả vào đây; hoặc lập mới rồi"
            " thêm từng nhiệm vụ theo quý.",
            "Lấy từ văn bản có sẵn",
            self.taking.ask,
            second_text="Chương trình năm mới",
            second=self._new,
        )
        no_task = EmptyState(
            "workplan", "Không có nhiệm vụ nào để hiện",
            "Thêm nhiệm vụ đầu tiên, hoặc bỏ bớt bộ lọc ở trên.",
            "Thêm nhiệm vụ", self._add, second_text="Bỏ lọc", second=self.filters.clear,
        )  # fmt: skip
        self.tasks_switch = EmptySwitch(self.table, no_task)
        self.acts = QWidget()
        row = FlowLayout(self.acts)
        self.done = button("Đánh dấu đã làm", "tick", lambda: self._do("toggle"))
        self.edit = button("Sửa", "edit", lambda: self._do("edit"))
        self.remove = button("Xóa", "delete", lambda: self._do("remove"))
        self.hint = label("Space đã làm · Enter sửa · Insert thêm · Alt+↑ ↓ chuyển", "small")
        self.hint.setMinimumHeight(self.edit.sizeHint().height())
        for part in (self.done, self.edit, self.remove, self.hint):
            row.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tasks_switch, 1)
        column.addWidget(self.acts)
        self.rules = label("", "small", wrap=True)
        column.addWidget(self.rules)
        self.switch = EmptySwitch(inside, empty)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.switch, 1)

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        lines = self.form.lines() if self.form else []
        self.table.set_tasks(self.filters.kept(lines))
        self.tasks_switch.show_empty(self.table.source.rowCount() == 0)
        self.acts.setVisible(self.table.source.rowCount() > 0)
        self.rules.setText(rules_short(office.rules()))
        self.rules.setToolTip(rules_told(office.rules()))
        self._follow_row()

    def _subject(self) -> str:
        """Return number and subject of the plan shown."""
        if self.form is None:
            return _SUBTITLE
        head = self.form.plan.head
        return " · ".join(part for part in (reference(head), head.subject) if part)

    def _follow_row(self) -> None:
        line = self.table.current_task()
        for act in (self.done, self.edit, self.remove):
            explain_disabled(act, "" if line else "Hãy chọn một nhiệm vụ trong bảng.")
        is_done = line is not None and line.state is TaskState.DONE
        self.done.setText("Bỏ đánh dấu đã làm" if is_done else "Đánh dấu đã làm")
        for act in (self.open, self.copy, self.delete):
            act.setEnabled(self.form is not None)

    # --- deeds on tasks ----------------------------------------------------------------------

    def task_dialog(self, line: TaskLine) -> TaskDialog:
        """Return the dialog for a task."""
        return TaskDialog(line.task, self._session.today, parent=self)

    def _do(self, deed: str) -> None:
        line = self.table.current_task()
        if self.form is None:
            return
        if deed == "add":
            self._add()
        elif line is not None:
            {
                "edit": self._edit,
                "toggle": self._toggle,
                "remove": self._remove,
                "up": lambda line: self._move(line, -1),
                "down": lambda line: self._move(line, 1),
            }[deed](line)

    def _add(self) -> None:
        if self.form is None:
            return
        line = self.table.current_task()
        beside = line.task if line else Task(quarter=self.filters.quarter_chosen() or 1)
        task = self.form.new_task(beside)
        dialog = TaskDialog(task, self._session.today, is_new=True, parent=self)
        if dialog.exec():
            undo = self.form.add(dialog.task, line.key if line else "")
            self._done("Đã thêm nhiệm vụ.", undo)
            self.table.pick(task.key)

    def _edit(self, line: TaskLine) -> None:
        dialog = self.task_dialog(line)
        if dialog.exec() and dialog.task != line.task:
            self._done("Đã sửa nhiệm vụ.", self.form.change(dialog.task))
            self.table.pick(line.key)

    def _toggle(self, line: TaskLine) -> None:
        undo = self.form.toggle(line.key)
        told = "Đã đánh dấu" if line.state is not TaskState.DONE else "Đã bỏ đánh dấu"
        self._done(f"{told} nhiệm vụ {line.number}.", undo)

    def _remove(self, line: TaskLine) -> None:
        self._done(f"Đã xóa nhiệm vụ {line.number}.", self.form.remove(line.key))

    def _move(self, line: TaskLine, step: int) -> None:
        if self.form.move(line.key, step):
            self._session.changed.emit()
            self._show()

    def _done(self, told: str, undo: Undo) -> None:
        self._session.changed.emit()
        self.refresh()

        def take_back() -> None:
            undo()
            self._session.changed.emit()
            self.refresh()

        self._session.notify(told, "ok", take_back, "Hoàn tác")

    # --- deeds on the plan -------------------------------------------------------------------

    def _open(self) -> None:
        if self.form is not None:
            self.asked_editor.emit(self.form.code)

    def _make_paper(self) -> None:
        if self.form is not None:
            deeds.make_paper(self._session, self.form.code)

    def _new(self) -> None:
        form = NewCampaignForm(self._session.today, PlanKind.WORK_PLAN)
        if NewCampaignDialog(form, self).exec():
            self._session.changed.emit()
            self.refresh()
            self.choose(form.code)

    def _duplicate(self) -> None:
        if self.form is None:
            return
        form = DuplicateForm(self.form.code, self._session.today)
        if DuplicateDialog(form, self).exec():
            self._session.changed.emit()
            self.refresh()
            self.choose(form.new_code)
            self._session.notify(f"Đã nhân bản thành “{form.new_title}”.")

    def _delete_plan(self) -> None:
        if self.form is not None:
            name = self.form.plan.head.subject or self.form.code
            deeds.delete_plan(self._session, self.form.code, name)
            self.refresh()

    def _open_bin(self) -> None:
        BinDialog(self._session, PlanKind.WORK_PLAN, self).exec()
        self.refresh()

    def _show_kept(self, code: str, is_work_plan: bool) -> None:
        if is_work_plan:
            self.refresh()
            self.choose(code)
        else:
            self._session.show_page("campaigns", code=code)

    def dragEnterEvent(self, event) -> None:
        if dropped_plans(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:
        event.acceptProposedAction()
        self.taking.take(dropped_plans(event.mimeData()))
