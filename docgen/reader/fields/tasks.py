"""The table of a work plan, row by row; also quarters written as a list."""

import re

from docgen.reader.fields.cells import MONTH, QUARTER, bodies_in, is_quarter, quarter_in
from docgen.reader.fields.dates import found_in
from docgen.reader.fields.lines import Line
from docgen.reader.fields.words import clean, plain, shadow
from docgen.reader.outline import walk
from models.expressions import Context
from models.plan import Mark, Plan, PlanKind, Role, Table, Task
from models.values import Deadline

_COLUMNS = (
    ("number", r"^(?:tt|stt|số tt|số thứ tự|số)$"),
    ("support", r"phối hợp|tham gia"),
    ("product", r"sản phẩm|kết quả|đầu ra|hình thức văn bản"),
    ("time", r"thời gian|thời hạn|tiến độ|hoàn thành|thời điểm|tháng|quý"),
    ("bodies", r"chủ trì|thực hiện|tham mưu|phụ trách|cơ quan|đơn vị|bộ phận|phân công|người"),
    ("note", r"ghi chú"),
    ("content", r"nội dung|nhiệm vụ|công (?:việc|tác)|hoạt động|tên|việc"),
)
_NAMED_BODIES = re.compile(
    r"[.;,]? ?\(?(?:cơ quan|đơn vị|bộ phận|người)? ?(?:chủ trì )?"
    r"(?:thực hiện|chủ trì|phụ trách|tham mưu): ?"
)


def read_tasks(plan: Plan, lines: list[Line], context: Context) -> None:
    """Fill `plan.tasks` from every table of work, else from headings "Quý I" in a work plan."""
    for node, _ in walk(plan.outline):
        places = set(_columns(node.table)) if node.table else set()
        named = "content" in places and places & {"bodies", "time", "support"}
        if named and (plan.kind is PlanKind.WORK_PLAN or node.role is Role.TASKS):
            plan.tasks += tasks_of(node.table, node.key, context, plan.tasks)
    if not plan.tasks and plan.kind is PlanKind.WORK_PLAN:
        plan.tasks = _listed(lines, context)


def _columns(table: Table) -> dict[str, int]:
    """Return which column holds what, by its heading; the first fit keeps its place."""
    places: dict[str, int] = {}
    for place, heading in enumerate(table.columns):
        low = clean(shadow(plain(heading)))
        for name, words in _COLUMNS:
            if name not in places and place not in places.values() and re.search(words, low):
                if name == "bodies" and re.match(r"nội dung", low):
                    continue
                if name in ("product", "time") and re.match(r"nội dung|nhiệm vụ|công việc", low):
                    continue
                places[name] = place
                break
    return places


def tasks_of(table: Table, node: str, context: Context, before: list[Task]) -> list[Task]:
    """Return the tasks of a table. A row without a number goes on with the task above it."""
    places = _columns(table)
    numbered = "number" in places
    tasks: list[Task] = []
    group = before[-1].period or _quarter_words(before[-1].quarter) if before else ""
    for row in table.rows:
        cells = [cell.strip() for cell in row]
        if (title := _group_title(cells, len(table.columns))) is not None:
            group = title
            continue
        if not any(cells) or _is_heading(cells, table):
            continue
        number = cells[places["number"]] if numbered and places["number"] < len(cells) else ""
        target = tasks[-1] if tasks else (before[-1] if before else None)
        if numbered and not clean(number) and target is not None:
            _continue(target, cells, places)
            continue
        tasks.append(_task(cells, places, group, node, context))
    return tasks


def _quarter_words(quarter: int | None) -> str:
    return f"Quý {quarter}" if quarter else ""


def _is_heading(cells: list[str], table: Table) -> bool:
    same = [
        shadow(plain(a)) == shadow(plain(b)) for a, b in zip(cells, table.columns, strict=False)
    ]
    return bool(same) and all(same)


def _group_title(cells: list[str], width: int) -> str | None:
    """Return the title of a row that stands for those below it ("QUÝ I"); None for a task."""
    filled = [plain(cell) for cell in cells if clean(plain(cell))]
    if not filled:
        return None
    joined = " ".join(filled)
    low = shadow(joined)
    timed = (
        QUARTER.search(low) or MONTH.search(low) or re.search(r"thường xuyên|cả năm|6 tháng", low)
    )
    if len(cells) < width and len(filled) <= 2:
        return joined
    if len(filled) == 1 and timed and len(joined.split()) <= 10:
        return joined
    roman = re.fullmatch(r"(?:[ivx]+|[a-d])\.?", shadow(filled[0]))
    if len(filled) == 2 and roman and clean(plain(cells[0])) == clean(filled[0]):
        return filled[1]
    return None


def _continue(task: Task, cells: list[str], places: dict[str, int]) -> None:
    for name, value in _values(cells, places).items():
        if name == "content" and value:
            task.content = f"{task.content}\n{value}" if task.content else value
            task.read_from = f"{task.read_from}\n{value}"
        elif name in ("bodies", "support"):
            known = getattr(task, name)
            leads, helps = bodies_in(value)
            known += [body for body in leads if body not in known]
            task.support += [body for body in helps if body not in task.support]
        elif name in ("product", "note") and value:
            setattr(task, name, "\n".join(part for part in (getattr(task, name), value) if part))


def _values(cells: list[str], places: dict[str, int]) -> dict[str, str]:
    return {name: _lines(cells[place]) for name, place in places.items() if place < len(cells)}


def _lines(cell: str) -> str:
    """Return a cell's paragraphs without bold; two bullets on one line are parted."""
    text = re.sub(r"(?<=[.;])\s+(?=[-–+•]\s)", "\n", cell)
    return "\n".join(words for line in text.split("\n") if (words := plain(line)))


def _task(
    cells: list[str], places: dict[str, int], group: str, node: str, context: Context
) -> Task:
    values = _values(cells, places)
    leads, helps = bodies_in(values.get("bodies", ""))
    support, more = bodies_in(values.get("support", ""))
    time = values.get("time", "").replace("\n", " ")
    task = Task(
        content=values.get("content", ""),
        bodies=leads,
        support=support + [body for body in (*more, *helps) if body not in support],
        product=values.get("product", ""),
        note=values.get("note", ""),
        node=node,
        confirmed=False,
    )
    _place_in_time(task, time, group, context)
    if task.note and re.search(r"\d[/.]\d", task.note):  # "Xong trước 30/9/2026"
        task.deadline = _deadline(task.note, context) or task.deadline
    task.read_from = " | ".join(plain(cell) for cell in cells if plain(cell))
    return task


def _place_in_time(task: Task, time: str, group: str, context: Context) -> None:
    task.quarter = quarter_in(time) or quarter_in(group)
    if time and not is_quarter(time):
        task.period = time
    elif group and not time and not is_quarter(group):
        timed = MONTH.search(shadow(group)) or re.search(
            r"thường xuyên|cả năm|tháng", shadow(group)
        )
        task.period = group if timed else ""
    if time and not is_quarter(time):
        task.deadline = _deadline(time, context)


def _deadline(words: str, context: Context) -> Deadline | None:
    for found in found_in(words, context):
        if found.deadline and found.deadline.on:
            return found.deadline
    return None


def _listed(lines: list[Line], context: Context) -> list[Task]:
    """Return the tasks of a work plan written as headings "Quý I" with lines below."""
    tasks = []
    for line in lines:
        above = [step for step in reversed(line.path) if quarter_in(step.label)]
        if not above or line.below or not line.rest or line.node.mark is Mark.PLUS:
            continue
        if len(above[0].text.split()) > 14:
            continue
        task = Task(content=clean(line.text), node=line.key, confirmed=False, read_from=line.text)
        task.quarter = quarter_in(above[0].label)
        if not is_quarter(above[0].label):
            task.period = above[0].label if MONTH.search(shadow(above[0].label)) else ""
        task.deadline = _deadline(line.text, context)
        if named := _NAMED_BODIES.search(shadow(line.text)):
            task.content = clean(line.text[: named.start()])
            task.bodies, task.support = bodies_in(line.text[named.end() :])
        tasks.append(task)
    return tasks
