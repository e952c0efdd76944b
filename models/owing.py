"""Reports owed that no rule of a plan opens: added by hand with a reason, and dropped again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models import journal
from models.base import db
from models.deadlines import vietnamese_date, weekday
from models.errors import RuleBroken
from models.obligations import Extension, Obligation, Receipt, Reminder
from models.plan_records import PlanRecord
from models.text import folded, squeeze
from models.units import Unit

ADDED, DROPPED = "added", "dropped"
ACTIONS = (ADDED, DROPPED)
_DAYS = ("data_from", "data_to", "opens_on", "due_on", "extended_to", "exempt_on")


@dataclass(frozen=True, kw_only=True)
class Extra:
    """A report to be owed by some units beside what the rules of a plan ask for."""

    code: str  # of the plan
    units: tuple[int, ...]  # ids
    title: str
    period_label: str
    due_on: date | None  # last good day
    reason: str
    period: str = ""  # key of a period that is there; "": a new one, named after its label


def objections(extra: Extra, today: date) -> list[str]:
    """Return what keeps a report from being added, as sentences; empty when all is well."""
    found = []
    if not extra.units:
        found.append("Hãy chọn ít nhất một đơn vị phải nộp.")
    if not squeeze(extra.title):
        found.append("Hãy nhập tên báo cáo.")
    if not squeeze(extra.period_label):
        found.append("Hãy nhập kỳ báo cáo, ví dụ “Đột xuất tháng 11/2026”.")
    if extra.due_on is None:
        found.append("Hãy nhập ngày cuối cùng được nộp.")
    if not squeeze(extra.reason):
        found.append("Hãy ghi lý do thêm báo cáo.")
    return found or _of_units(extra, today)


def add(extra: Extra, today: date) -> list[Obligation]:
    """Let units owe a report from today on, all or none. Raises RuleBroken."""
    objected = objections(extra, today)
    if objected:
        raise RuleBroken(objected[0])
    plan = PlanRecord.get(PlanRecord.code == extra.code)
    with db.atomic("IMMEDIATE"):
        values = _values(plan, extra, today)
        made = [Obligation.create(unit=unit, **values) for unit in extra.units]
        for item in made:
            told = f"Thêm báo cáo phải nộp của {_name(item)}"
            journal.note(ADDED, "obligation", str(item.id), told, {"row": None}, _row(item))
    return made


def why_not_droppable(item: Obligation) -> str:
    """Return why a report stays in the book, "" when it may be dropped without a trace."""
    if not item.origin_reason:
        return (
            f"{_name(item)} được mở theo kế hoạch nên không bỏ được. Hãy dùng “Miễn báo cáo”,"
            " có ghi lý do."
        )
    if any(
        table.select().where(table.obligation == item.id).exists()
        for table in (Receipt, Reminder, Extension)
    ):
        return (
            f"{_name(item)} đã có lần nhận, đôn đốc hoặc gia hạn nên không bỏ được. Hãy dùng"
            " “Miễn báo cáo”, có ghi lý do."
        )
    return ""


def drop(owed: Iterable[Obligation], reason: str) -> int:
    """Drop reports added by hand, all or none; return how many. Raises RuleBroken.

    What a rule opened, or what anything was booked for, is never dropped but exempted.
    """
    owed, reason = list(owed), squeeze(reason)
    if not reason:
        raise RuleBroken("Hãy ghi lý do bỏ báo cáo.")
    for item in owed:
        if why := why_not_droppable(item):
            raise RuleBroken(why)
    with db.atomic("IMMEDIATE"):
        for item in owed:
            told = f"Bỏ báo cáo thêm tay của {_name(item)}: {reason}"
            journal.note(DROPPED, "obligation", str(item.id), told, _row(item), {"row": None})
            item.delete_instance()
    return len(owed)


def undo(change: journal.Change) -> None:
    """Take back a line of the journal about adding or dropping.

    Raises RuleBroken, changing nothing, when something was booked since.
    """
    there = Obligation.get_or_none(Obligation.id == int(change.code))
    if change.action == DROPPED:
        if there is not None:
            raise RuleBroken("Báo cáo này đã có trong sổ.")
        values = dict(change.before["row"])
        values |= {name: _day(values[name]) for name in (*_DAYS, "first_accepted_on")}
        Obligation.insert(values).execute()
        return
    if there is None:
        raise RuleBroken("Báo cáo này đã được bỏ.")
    if why := why_not_droppable(there):
        raise RuleBroken(why)
    there.delete_instance()


def _of_units(extra: Extra, today: date) -> list[str]:
    opens = min(today, extra.due_on or today)
    found, key = [], _key(extra)
    for unit in Unit.select().where(Unit.id.in_(extra.units)).order_by(Unit.sort):
        twin = Obligation.select().where(
            Obligation.plan
            == PlanRecord.select(PlanRecord.id).where(PlanRecord.code == extra.code),
            Obligation.unit == unit.id,
            Obligation.period == key,
            Obligation.title == squeeze(extra.title),
        )
        if not unit.exists_on(opens):
            day = vietnamese_date(opens)
            found.append(f"{unit.name} không hoạt động vào ngày {day}. Hãy bỏ chọn đơn vị này.")
        elif twin.exists():
            found.append(f"{unit.name} đã có báo cáo này trong kỳ. Hãy bỏ chọn hoặc đổi tên.")
    return found


def _values(plan: PlanRecord, extra: Extra, today: date) -> dict[str, object]:
    assert extra.due_on is not None  # asked for in `objections`
    due = extra.due_on
    return {
        "plan": plan.id,
        "period": _key(extra),
        "period_label": squeeze(extra.period_label),
        "title": squeeze(extra.title),
        "opens_on": min(today, due),
        "due_on": due,
        "due_words": f"ghi tay → ngày cuối cùng: {vietnamese_date(due)}, {weekday(due)}",
        "origin_reason": squeeze(extra.reason),
    }


def _key(extra: Extra) -> str:
    return extra.period or f"tay-{folded(extra.period_label).replace(' ', '-')}"


def _name(item: Obligation) -> str:
    return f"{item.unit.name}, {item.period_label}"


def _row(item: Obligation) -> dict[str, object]:
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in item.__data__.items()
    }
    return {"row": {**{name: None for name in Obligation._meta.fields}, **plain}}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
