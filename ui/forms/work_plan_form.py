"""The tasks of one work plan: every change is written at once and can be taken back."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from models import office, opening, plan_store
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.plan import Plan, Task
from models.task_state import TaskState, last_good_day, task_state
from models.text import folded

QUARTER_NAMES = {1: "Quý I", 2: "Quý II", 3: "Quý III", 4: "Quý IV", None: "Cả năm"}
Undo = Callable[[], None]


@dataclass(frozen=True)
class TaskLine:
    """One task as the table shows it. `number` runs through the year, from 1."""

    number: int
    task: Task
    last_good: date | None
    state: TaskState

    @property
    def key(self) -> str:
        return self.task.key

    @property
    def is_open(self) -> bool:
        return self.state is not TaskState.DONE

    @property
    def bodies(self) -> str:
        return "\n".join(self.task.bodies)

    @property
    def time(self) -> str:
        """The time as the paper says it; a deadline's last good day."""
        told = [self.task.period] if self.task.period else []
        if self.task.deadline and self.last_good:
            told.append(f"đến {vietnamese_date(self.last_good)}")
        return "\n".join(told)


class WorkPlanForm:
    """One work plan. Other windows may change it too: each deed starts from the stored plan."""

    def __init__(self, code: str, today: date) -> None:
        self.code, self.today = code, today
        self._calendar, self._rules = opening.office_calendar(code), office.rules()
        self.plan = plan_store.load(code)

    @property
    def year(self) -> int | None:
        return self.plan.year or self.plan.head.year

    def lines(self) -> list[TaskLine]:
        """Return all tasks in the order of the plan."""
        found = []
        for number, task in enumerate(self.plan.tasks, start=1):
            last = last_good_day(task, self.year, self._calendar, self._rules)
            found.append(TaskLine(number, task, last, task_state(task, last, self.today)))
        return found

    def bodies(self) -> list[str]:
        """Return the bodies named in the tasks, each once, as first met."""
        named = {}
        for task in self.plan.tasks:
            for body in [*task.bodies, *task.support]:
                named.setdefault(folded(body).strip("-+ ;.,"), body.strip("-+ ;.,"))
        return [body for key, body in named.items() if key]

    def new_task(self, after: Task | None) -> Task:
        """Return an empty task of the quarter of the one it will stand after."""
        return Task(key=plan_store.new_key(), quarter=after.quarter if after else 1)

    # --- deeds: each is stored at once and returns how to take it back ------------------------

    def add(self, task: Task, after_key: str = "") -> Undo:
        """Put a task after another one (at the end of its quarter without)."""

        def put(plan: Plan) -> None:
            plan.tasks.insert(self._place_for(plan, task, after_key), deepcopy(task))

        self._change(put)
        return lambda: self._change(lambda plan: _take_out(plan, task.key))

    def change(self, task: Task) -> Undo:
        """Write another version of a task, known by its key."""
        place = self._place(self.plan, task.key)
        before = deepcopy(self.plan.tasks[place])
        self._change(lambda plan: self._put_in(plan, task))
        return lambda: self._change(lambda plan: self._put_in(plan, before, place))

    def toggle(self, key: str) -> Undo:
        """Note a task as done today, or as open again."""
        task = deepcopy(self._task(key))
        task.done_on = None if task.done_on else self.today
        return self.change(task)

    def remove(self, key: str) -> Undo:
        """Take a task away."""
        place = self._place(self.plan, key)
        task = deepcopy(self.plan.tasks[place])
        self._change(lambda plan: _take_out(plan, key))
        return lambda: self._change(lambda plan: plan.tasks.insert(place, deepcopy(task)))

    def move(self, key: str, step: int) -> bool:
        """Move a task up (-1) or down (1) within its quarter; False at the edge of it."""
        place = self._place(self.plan, key)
        to = place + step
        tasks = self.plan.tasks
        if not 0 <= to < len(tasks) or tasks[to].quarter != tasks[place].quarter:
            return False

        def swap(plan: Plan) -> None:
            here = self._place(plan, key)
            if 0 <= here + step < len(plan.tasks):
                plan.tasks.insert(here + step, plan.tasks.pop(here))

        self._change(swap)
        return True

    def _change(self, deed: Callable[[Plan], None]) -> None:
        """Load, change and store the plan. Raises RuleBroken; then nothing was changed."""
        plan = plan_store.load(self.code)
        deed(plan)
        plan_store.save(plan, self.today)
        self.plan = plan

    def _place_for(self, plan: Plan, task: Task, after_key: str) -> int:
        places = [place for place, one in enumerate(plan.tasks) if one.quarter == task.quarter]
        after = next((place for place in places if plan.tasks[place].key == after_key), None)
        if after is not None:
            return after + 1
        earlier = [
            place
            for place, one in enumerate(plan.tasks)
            if (one.quarter or 5) <= (task.quarter or 5)
        ]
        return max(earlier, default=-1) + 1

    def _put_in(self, plan: Plan, task: Task, place: int | None = None) -> None:
        """Put another version of a task; a new quarter moves it to the end of that quarter."""
        here = self._place(plan, task.key)
        same_quarter = plan.tasks[here].quarter == task.quarter
        plan.tasks.pop(here)
        if place is None:
            place = here if same_quarter else self._place_for(plan, task, "")
        plan.tasks.insert(place, deepcopy(task))

    def _task(self, key: str) -> Task:
        return self.plan.tasks[self._place(self.plan, key)]

    @staticmethod
    def _place(plan: Plan, key: str) -> int:
        for place, task in enumerate(plan.tasks):
            if task.key == key:
                return place
        raise RuleBroken("Nhiệm vụ này không còn trong chương trình. Hãy bấm F5 để xem lại.")


def _take_out(plan: Plan, key: str) -> None:
    plan.tasks[:] = [task for task in plan.tasks if task.key != key]
