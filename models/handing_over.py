"""What a clerk who leaves the desk hands over: the campaigns of the book and their papers."""

from dataclasses import dataclass
from datetime import date

from peewee import fn

from models import plan_list
from models.documents import Document
from models.obligations import still_owed
from models.plan import PlanKind
from models.states import State
from models.tracking import cells


@dataclass(frozen=True, kw_only=True)
class File:
    """The papers of one plan, or (`code` "") those of no plan."""

    code: str
    title: str
    is_campaign: bool
    papers: int


def files() -> list[File]:
    """Return a line for every plan, as the list of plans has them, then for papers of none."""
    counts = dict(
        Document.select(Document.plan, fn.COUNT(Document.id)).group_by(Document.plan).tuples()
    )
    found: dict[int, File] = {}
    for row in plan_list.rows():  # a plan with two campaigns comes twice
        old = found.get(row.plan_id)
        found[row.plan_id] = File(
            code=row.code,
            title=f"{old.title} và {row.title}" if old else row.title,
            is_campaign=row.kind is PlanKind.CAMPAIGN,
            papers=counts.get(row.plan_id, 0),
        )
    loose = counts.get(None, 0)
    rest = [File(code="", title="", is_campaign=False, papers=loose)] if loose else []
    return [*found.values(), *rest]


def overdue_by_plan(today: date) -> dict[str, int]:
    """Return plan code → how many of its reports are overdue today; plans without are left out."""
    counts: dict[str, int] = {}
    for cell in cells(still_owed(today, today), today):
        if cell.standing.state is not State.OVERDUE:
            continue
        code = cell.obligation.plan.code
        counts[code] = counts.get(code, 0) + 1
    return counts
