"""Which plan is shown, and which of its tasks: by quarter, body and state."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.plan_list import PlanRow
from models.task_state import TaskState
from models.text import folded
from ui.forms.work_plan_form import QUARTER_NAMES, TaskLine
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo

_STATES = {
    "all": ("Tất cả", frozenset(TaskState)),
    "open": ("Chưa làm", frozenset({TaskState.OPEN, TaskState.OVERDUE})),
    "overdue": ("Quá hạn", frozenset({TaskState.OVERDUE})),
    "done": ("Đã làm", frozenset({TaskState.DONE})),
}
_ALL = "all"
_SIGNS = "-+ ;.,"  # typed around a body's name, meaning nothing


class TaskFilters(QWidget):
    """The row above the tasks; wraps when the window is narrow."""

    plan_chosen = Signal(str)  # code
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = Combo(placeholder="Chọn chương trình…")
        self.plan.chosen.connect(lambda code: self.plan_chosen.emit(str(code)))
        quarters = [(name, number) for number, name in QUARTER_NAMES.items() if number]
        self.quarter = Combo([("Mọi quý", _ALL), *quarters], _ALL)
        self.body = Combo([("Mọi cơ quan", _ALL)], _ALL)
        self.chips = FilterBar()
        for combo, name, letters in (
            (self.plan, "Chương trình", 14),
            (self.quarter, "Lọc theo quý", 6),
            (self.body, "Lọc theo cơ quan", 11),
        ):
            combo.setAccessibleName(name)
            combo.setMinimumContentsLength(letters)
            self.chips.add_widget(combo)
        for key, (words, _) in _STATES.items():
            self.chips.add_chip(key, words)
        for combo in (self.quarter, self.body):
            combo.chosen.connect(lambda value: self.changed.emit())
        self.chips.changed.connect(self.changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.chips)

    def code(self) -> str:
        """Return the code of the plan chosen, "" for none."""
        return str(self.plan.value() or "")

    def set_plans(self, rows: list[PlanRow]) -> None:
        """Offer other plans; the chosen one stays, else the first (the newest) is taken."""
        years = Counter(row.year for row in rows)
        self.plan.set_choices([(_name(row, years[row.year] > 1), row.code) for row in rows])
        if self.plan.value() is None and rows:
            self.plan.set_value(rows[0].code)

    def set_bodies(self, names: list[str]) -> None:
        """Offer other bodies."""
        self.body.set_choices([("Mọi cơ quan", _ALL), *((name, folded(name)) for name in names)])
        if self.body.value() is None:
            self.body.set_value(_ALL)

    def quarter_chosen(self) -> int | None:
        """Return the quarter chosen, None for all."""
        quarter = self.quarter.value()
        return quarter if isinstance(quarter, int) else None

    def kept(self, lines: list[TaskLine]) -> list[TaskLine]:
        """Return the tasks to show, and count on the chips what each would leave."""
        found = [line for line in lines if self._keeps(line)]
        states = Counter(line.state for line in found)
        for key, (_, wanted) in _STATES.items():
            self.chips.set_count(key, sum(states[state] for state in wanted))
        wanted = _STATES[self.chips.chosen() or "all"][1]
        return [line for line in found if line.state in wanted]

    def clear(self) -> None:
        """Show all tasks."""
        self.quarter.set_value(_ALL)
        self.body.set_value(_ALL)
        self.chips.choose("all")

    def _keeps(self, line: TaskLine) -> bool:
        quarter, body = self.quarter_chosen(), self.body.value()
        if quarter is not None and line.task.quarter != quarter:
            return False
        if body in (_ALL, None):
            return True
        named = [*line.task.bodies, *line.task.support]
        return any(folded(one).strip(_SIGNS) == str(body).strip(_SIGNS) for one in named)


def _name(row: PlanRow, is_one_of_several: bool) -> str:
    name = f"Năm {row.year}" if row.year else row.code
    return f"{name} · {row.code}" if row.year and is_one_of_several else name
