"""The table of a work plan, made from its tasks, quarter by quarter."""

from collections.abc import Callable
from dataclasses import dataclass

from docgen.contexts.wording import deadline
from models.plan import Table, Task
from models.text import folded

_QUARTERS = {1: "QUÝ I", 2: "QUÝ II", 3: "QUÝ III", 4: "QUÝ IV"}


@dataclass(frozen=True)
class _Column:
    """A column we can fill: its usual title, words that tell it in a paper's own title."""

    title: str
    words: tuple[str, ...]
    tell: Callable[[Task, int], str]
    is_usual: bool = False  # stands in every table; the others only where they say something


def _time(task: Task, _number: int) -> str:
    return task.period or (deadline(task.deadline) if task.deadline else "")


# Looked for in this order: "cơ quan phối hợp thực hiện" is about support, not about bodies.
_COLUMNS = (
    _Column("TT", ("tt", "stt", "so tt"), lambda _, number: str(number), True),
    _Column("Nội dung", ("noi dung", "nhiem vu", "cong viec"), lambda task, _: task.content, True),
    _Column("Cơ quan phối hợp", ("phoi hop",), lambda task, _: _paragraphs(task.support)),
    _Column("Thời gian", ("thoi gian", "thoi han", "tien do", "han "), _time),
    _Column("Sản phẩm", ("san pham", "ket qua"), lambda task, _: task.product),
    _Column("Ghi chú", ("ghi chu",), lambda task, _: task.note),
    _Column(
        "Cơ quan thực hiện",
        ("chu tri", "thuc hien", "co quan", "don vi"),
        lambda task, _: _paragraphs(task.bodies),
        True,
    ),
)
_TIME = _COLUMNS[3]
_USUAL_ORDER = (0, 1, 6, 2, 3, 4, 5)


def task_table(tasks: list[Task], titles: list[str]) -> Table:
    """Return the tasks as a table: a group row for each quarter, numbers running through.

    `titles` are the paper's own, kept with their order; what they have no place for gets a
    column of its own. A time that is no quarter becomes a group row where no column holds it.
    """
    columns = [(title, _column_for(title)) for title in titles]
    present = [column for _, column in columns]
    in_groups = bool(titles) and _TIME not in present
    for place in _USUAL_ORDER:
        column = _COLUMNS[place]
        if column not in present and _is_wanted(column, tasks, titles, in_groups):
            columns.append((column.title, column))
    return Table(columns=[title for title, _ in columns], rows=_rows(tasks, columns, in_groups))


def _is_wanted(column: _Column, tasks: list[Task], titles: list[str], in_groups: bool) -> bool:
    """Tell whether a column that the paper does not name has to be added."""
    if not titles and column.is_usual:
        return True
    if column.title == "TT":
        return False
    if column is _TIME and in_groups:
        return any(task.deadline or _is_within_quarter(task) for task in tasks)
    return any(column.tell(task, 0) for task in tasks)


def _is_within_quarter(task: Task) -> bool:
    """Tell whether a task's time says more than the group row of its quarter does."""
    return bool(task.quarter and task.period) and not folded(task.period).startswith("quy ")


def _rows(
    tasks: list[Task], columns: list[tuple[str, _Column | None]], in_groups: bool
) -> list[list[str]]:
    rows: list[list[str]] = []
    group = ""
    for number, task in enumerate(tasks, start=1):
        label = _QUARTERS.get(task.quarter or 0, task.period if in_groups else "")
        if label and label != group:
            rows.append([label])
        group = label
        rows.append([column.tell(task, number) if column else "" for _, column in columns])
    return rows


def _column_for(title: str) -> _Column | None:
    """Return what a paper's column is about; None when its title tells nothing."""
    words = folded(title)
    for column in _COLUMNS:
        if words in column.words or (
            column.title != "TT" and any(word in f"{words} " for word in column.words)
        ):
            return column
    return None


def _paragraphs(bodies: list[str]) -> str:
    """Return several bodies as a dash list, one as it is."""
    kept = [body.strip() for body in bodies if body.strip()]
    if len(kept) < 2:
        return "".join(kept)
    return "\n".join(body if body.startswith(("-", "+")) else f"- {body}" for body in kept)
