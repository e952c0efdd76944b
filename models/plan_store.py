"""Plans in and out of the book: `save`, `load`, `delete`, `restore`, `undo`.

A plan is saved whole, in one transaction with its line in the journal; rows keep their keys,
so what points to them (obligations, proposals) stays in place.
"""

import uuid
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

from peewee import IntegrityError

from models import journal
from models.base import db
from models.codec import from_plain, to_plain
from models.errors import RuleBroken
from models.indicator_store import save_indicators
from models.plan import (
    Campaign,
    Head,
    Node,
    Part,
    Plan,
    PlanKind,
    Role,
    Slip,
    Task,
)
from models.plan_reading import CAMPAIGN_FIELDS, PART_FIELDS, existing, load, parts
from models.plan_records import (
    CAMPAIGN_LISTS,
    PLAN_LISTS,
    CampaignRecord,
    NodeRecord,
    PlanRecord,
    SlipRecord,
)
from models.text import folded, stored_sort_key

_PREFIX = {PlanKind.CAMPAIGN: "PT", PlanKind.WORK_PLAN: "CT"}


def save(plan: Plan, today: date, origin: str = "", typing: bool = True) -> str:
    """Write `plan`, new or known by its code, and return the code.

    Gives code and keys where they are missing (also in `plan` itself). With `typing`, an edit
    soon after another lengthens its line of the journal; without, it is an undoing. Raises
    RuleBroken when a row that obligations rest on would go.
    """
    _give_keys(plan)
    try:
        with db.atomic("IMMEDIATE"):
            record = _record(plan, today, origin)
            before = None if record.get_id() is None else load(plan.code)
            if before is not None:
                _let_table_follow(plan, before)
            _fill(record, plan, today)
            record.save()
            _save_campaigns(record, plan.campaigns)
            for name, table in PLAN_LISTS.items():
                _sync(table, record.id, getattr(plan, name))
            save_indicators(record.id, plan.indicators)
            _save_outline(record.id, plan)
            _save_slips(record.id, plan.slips)
            _note(plan, to_plain(before) if before is not None else {}, typing)
    except IntegrityError as error:
        raise RuleBroken(
            "Không bỏ được kỳ báo cáo hoặc mốc này vì đã có đơn vị phải nộp theo nó. Hãy miễn các"
            " báo cáo đó trước."
        ) from error
    return plan.code


def delete(code: str, today: date) -> journal.Change:
    """Put a plan into the bin; return the line of the journal, which `restore` takes back."""
    record = existing(code)
    with db.atomic("IMMEDIATE"):
        record.deleted_on = today
        record.save()
        return journal.note("deleted", "plan", code, f"Xóa “{record.subject or code}”")


def restore(code: str) -> None:
    """Take a plan out of the bin."""
    record = existing(code)
    with db.atomic("IMMEDIATE"):
        record.deleted_on = None
        record.save()
        journal.note("restored", "plan", code, f"Khôi phục “{record.subject or code}”")


def undo(change: journal.Change, today: date) -> None:
    """Take back one line of the journal about a plan: a deletion, a creation or an edit.

    Raises RuleBroken, changing nothing, when the same part of the plan was edited again since.
    """
    if change.subject != "plan" or change.undone:
        raise RuleBroken("Việc này không hoàn tác được nữa.")
    with db.atomic("IMMEDIATE"):
        if change.action == "deleted":
            restore(change.code)
        elif change.action == "created":
            delete(change.code, today)
        elif change.action == "changed":
            _refuse_buried(change)
            plain = to_plain(load(change.code))
            plain.update(change.before)
            kept = {name: value for name, value in plain.items() if value is not None}
            save(from_plain(kept, Plan), today, typing=False)
        else:
            raise RuleBroken("Việc này không hoàn tác được nữa.")
        change.undone = True
        change.save()


def _refuse_buried(change: journal.Change) -> None:
    """Refuse to undo an edit under a later one of the same parts: that one would be lost."""
    for line in journal.of("plan", change.code):
        is_later = line.id > change.id and line.action == "changed" and not line.undone
        if is_later and set(line.after) & set(change.after):
            raise RuleBroken("Sau việc này đã có thay đổi khác. Hãy hoàn tác việc mới hơn trước.")


def all_codes() -> set[str]:
    """Return the codes of all plans, those in the bin too."""
    return {row.code for row in PlanRecord.select(PlanRecord.code)}


def head_date(head: Head) -> date | None:
    """Return the paper's day when all three parts of it are known."""
    if head.day and head.month and head.year:
        try:
            return date(head.year, head.month, head.day)
        except ValueError:
            return None
    return None


def reference(head: Head) -> str:
    """Return number and symbol as cited: "61/KH-UBND"; "" while there is no number."""
    return f"{head.number}{head.symbol}" if head.number else ""


def new_key() -> str:
    """Return a key for a new row."""
    return uuid.uuid4().hex[:12]


# --- writing ---------------------------------------------------------------------------------


def _record(plan: Plan, today: date, origin: str) -> PlanRecord:
    if not plan.code:
        plan.code = _next_code(plan)
    known = PlanRecord.get_or_none(PlanRecord.code == plan.code)
    return known or PlanRecord(code=plan.code, created_on=today, origin=origin)


def _next_code(plan: Plan) -> str:
    start = f"{_PREFIX[plan.kind]}-{plan.year or plan.head.year or 0:04d}-"
    taken = PlanRecord.select(PlanRecord.code).where(PlanRecord.code.startswith(start))
    numbers = [int(row.code[len(start) :]) for row in taken if row.code[len(start) :].isdigit()]
    return f"{start}{max(numbers, default=0) + 1:03d}"


def _fill(record: PlanRecord, plan: Plan, today: date) -> None:
    head = plan.head
    record.kind, record.year = plan.kind.value, plan.year
    record.type_name, record.number, record.symbol = head.type_name, head.number, head.symbol
    record.place, record.subject = head.place, head.subject
    record.dated_day, record.dated_month, record.dated_year = head.day, head.month, head.year
    record.issuer, record.contact, record.end_mark = plan.issuer, plan.contact, plan.end_mark
    record.readings, record.changed_on = plan.readings, today
    titles = " ".join(f"{item.title} {item.theme}" for item in plan.campaigns)
    record.folded = folded(f"{plan.code} {reference(head)} {head.subject} {titles}")
    record.sort = stored_sort_key(head.subject)


def _save_campaigns(record: PlanRecord, campaigns: list[Campaign]) -> None:
    known = {row.key: row for row in CampaignRecord.select().where(CampaignRecord.plan == record)}
    for position, campaign in enumerate(campaigns):
        row = known.pop(campaign.key, None) or CampaignRecord(plan=record, key=campaign.key)
        row.position = position
        for name in (*PART_FIELDS[1:], *CAMPAIGN_FIELDS):
            setattr(row, name, getattr(campaign, name))
        row.save()
        for name, table in CAMPAIGN_LISTS.items():
            _sync(table, row.id, getattr(campaign, name))
    for row in known.values():
        row.delete_instance()


def _sync(table: type, owner: int, parts: list[Part]) -> None:
    """Make the rows of `owner` equal to `parts`: change, add and remove by key."""
    known = {row.key: row for row in table.select().where(table.owner == owner)}
    for position, part in enumerate(parts):
        values = {field.name: getattr(part, field.name) for field in fields(part)}
        row = known.pop(part.key, None)
        if row is None:
            table.create(owner=owner, position=position, **values)
            continue
        values["position"] = position
        changed = {name: new for name, new in values.items() if getattr(row, name) != new}
        if changed:
            table.update(changed).where(table.id == row.id).execute()
    if known:
        table.delete().where(table.id.in_([row.id for row in known.values()])).execute()


def _save_outline(owner: int, plan: Plan) -> None:
    wanted = [_node_values(*placed) for placed in _placed(plan.outline)]
    columns = [name for name in NodeRecord._meta.fields if name not in ("id", "owner")]
    stored = NodeRecord.select().where(NodeRecord.owner == owner).order_by(NodeRecord.id)
    if [{name: getattr(row, name) for name in columns} for row in stored] == wanted:
        return
    NodeRecord.delete().where(NodeRecord.owner == owner).execute()
    rows_in = [{**values, "owner": owner} for values in wanted]
    for start in range(0, len(rows_in), 50):
        NodeRecord.insert_many(rows_in[start : start + 50]).execute()


def _node_values(node: Node, parent: str, position: int) -> dict[str, object]:
    return {
        "parent": parent,
        "position": position,
        "key": node.key,
        "mark": node.mark.value,
        "text": node.text,
        "heading": node.heading,
        "role": node.role.value,
        "filled": node.filled,
        "typed": node.typed,
        "table": node.table,
    }


def _placed(outline: list[Node]) -> Iterator[tuple[Node, str, int]]:
    """Walk the outline top down: node, key of the node above, place among its siblings."""
    waiting = [(node, "", place) for place, node in reversed(list(enumerate(outline)))]
    while waiting:
        node, parent, place = waiting.pop()
        yield node, parent, place
        below = reversed(list(enumerate(node.children)))
        waiting.extend((child, node.key, position) for position, child in below)


def _save_slips(owner: int, slips: list[Slip]) -> None:
    if parts(SlipRecord, owner, Slip) == slips:
        return
    SlipRecord.delete().where(SlipRecord.owner == owner).execute()
    for position, slip in enumerate(slips):
        values = {field.name: getattr(slip, field.name) for field in fields(slip)}
        SlipRecord.create(owner=owner, position=position, **values)


def _note(plan: Plan, before: dict, typing: bool) -> None:
    after = to_plain(plan)
    name = plan.head.subject or plan.code
    if not before:
        journal.note("created", "plan", plan.code, f"Lập “{name}”", None, None)
        return
    if not typing:
        journal.note("undone", "plan", plan.code, f"Hoàn tác việc sửa “{name}”")
        return
    names = sorted({*before, *after})
    changed = [item for item in names if before.get(item) != after.get(item)]
    journal.note_typing(
        "plan",
        plan.code,
        f"Sửa “{name}”",
        {item: before.get(item) for item in changed},
        {item: after.get(item) for item in changed},
    )


def _let_table_follow(plan: Plan, before: Plan) -> None:
    """Have the printed table made from the tasks, once the clerk changed what it says of them.

    Until then a table that came from a paper is printed row by row as it stood there.
    """
    if _printed(plan.tasks) == _printed(before.tasks):
        return
    own = {node.key for node, _, _ in _placed(before.outline) if not node.filled}
    for node, _, _ in _placed(plan.outline):
        if node.role is Role.TASKS and node.key in own:
            node.filled = True


def _printed(tasks: list[Task]) -> list[Task]:
    """Return the tasks without what their table does not show."""
    hidden = {"key": "", "read_from": "", "node": "", "confirmed": True}
    return [replace(task, **hidden, done_on=None, campaign_code="") for task in tasks]


def _give_keys(plan: Plan) -> None:
    parts: list[Part] = [part for name in PLAN_LISTS for part in getattr(plan, name)]
    parts.extend(plan.indicators)
    for campaign in plan.campaigns:
        parts.append(campaign)
        parts.extend(part for name in CAMPAIGN_LISTS for part in getattr(campaign, name))
    for part in parts:
        part.key = part.key or new_key()
    seen: set[str] = set()
    for node, _, _ in _placed(plan.outline):
        if not node.key or node.key in seen:
            node.key = new_key()
        seen.add(node.key)
