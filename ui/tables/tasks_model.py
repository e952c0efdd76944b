"""The year's tasks as an item model: a line for each quarter, its tasks below."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from models.deadlines import vietnamese_date
from models.task_state import TaskState
from ui.forms.work_plan_form import QUARTER_NAMES, TaskLine
from ui.tables.base import NO_PARENT, Index, RowTableModel
from ui.theme import Tone, colours
from ui.widgets.pill import Pill

COLUMNS = ("TT", "Nội dung", "Cơ quan thực hiện", "Thời gian", "Sản phẩm", "Trạng thái")
LINE = Qt.ItemDataRole.UserRole + 8  # the TaskLine or Group of a row


class Group:
    """The line of a quarter."""

    def __init__(self, title: str, lines: list[TaskLine]) -> None:
        done = sum(line.state is TaskState.DONE for line in lines)
        self.title = f"{title.upper()}   ·   đã làm {done}/{len(lines)}"


Line = TaskLine | Group


class TaskTableModel(QAbstractTableModel):
    """Shows tasks already fetched, grouped by quarter in the order of the plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def replace(self, tasks: Iterable[TaskLine]) -> None:
        """Show other tasks."""
        self.beginResetModel()
        self._lines = _grouped(list(tasks))
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return what stands in a row: a task or the line of a quarter."""
        return self._lines[row]

    def row_of(self, key: str) -> int:
        """Return the row of a task, -1 when it is not shown."""
        keys = [line.key if isinstance(line, TaskLine) else "" for line in self._lines]
        return keys.index(key) if key in keys else -1

    def group_rows(self) -> list[int]:
        """Return the rows of quarters."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, Group)]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section] if 0 <= section < len(COLUMNS) else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], Group):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, Group):
            is_title = role == Qt.ItemDataRole.DisplayRole and index.column() == 0
            return line.title if is_title else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(line)[index.column()]
        if role == RowTableModel.PILL and index.column() == len(COLUMNS) - 1:
            return state_pill(line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if role == Qt.ItemDataRole.ForegroundRole and line.state is TaskState.DONE:
            return QBrush(QColor(colours().soft_text))
        return None


def state_pill(line: TaskLine) -> Pill:
    """Return the state of a task as the table shows it."""
    if line.task.done_on is not None:
        return Pill(f"Đã làm {line.task.done_on:%d/%m}", Tone.OK, "ok")
    if line.state is TaskState.OVERDUE and line.last_good is not None:
        return Pill(f"Quá hạn {vietnamese_date(line.last_good)[:-5]}", Tone.ERROR, "late")
    return Pill("Chưa làm", Tone.NEUTRAL, "todo")


def _grouped(tasks: list[TaskLine]) -> list[Line]:
    lines: list[Line] = []
    for quarter in dict.fromkeys(line.task.quarter for line in tasks):
        members = [line for line in tasks if line.task.quarter == quarter]
        lines.extend([Group(QUARTER_NAMES.get(quarter, "Khác"), members), *members])
    return lines


def _texts(line: TaskLine) -> tuple[str, ...]:
    task = line.task
    return (str(line.number), task.content, line.bodies, line.time, task.product,
            state_pill(line).text)  # fmt: skip
