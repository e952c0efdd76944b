"""Reminding late units: one letter to all or one to each, and texts for phone and Zalo."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from docgen.drafts import Draft, Wanted, draft_of
from docgen.drafts.facts import campaign_title, office_facts
from docgen.drafts.reminder import late_cells, owed_of
from docgen.jobs.generating import Pending, begin, finish
from docgen.messages import Missing, Request, group_text, unit_text
from models import plan_store
from models.base import db
from models.database import DataFolder
from models.documents import Document
from models.errors import Cancelled, RuleBroken
from models.reminding import earlier, to_remind
from models.tracking import Cell
from models.units import Unit

Progress = Callable[[int, int], None]


@dataclass
class Written:
    """What came of writing letters: those that stand, those that do not, and why not."""

    done: list[tuple[Pending, str]] = field(default_factory=list)  # with SHA-256
    left: list[Pending] = field(default_factory=list)
    problem: str = ""


def letters(code: str, today: date, details: Mapping[str, object]) -> list[Draft]:
    """Return one draft a late unit that is meant, the longest late first. Raises RuleBroken."""
    wanted = Wanted(code, today, details)
    by_unit: dict[int, list[int]] = {}
    for cell in late_cells(wanted):
        by_unit.setdefault(cell.unit.id, []).append(cell.obligation.id)
    if not by_unit:
        raise RuleBroken("Không còn đơn vị nào chậm báo cáo. Hãy mở lại trang Báo cáo.")
    return [
        draft_of("reminder", Wanted(code, today, {**details, "obligations": numbers}))
        for numbers in by_unit.values()
    ]


def prepare(folder: DataFolder, drafts: Iterable[Draft], today: date) -> list[Pending]:
    """Register letters before they are written, all or none. Raises RuleBroken."""
    with db.atomic("IMMEDIATE"):
        return [begin(folder, draft, today) for draft in drafts]


def write(pending: list[Pending], progress: Progress = lambda done, total: None) -> Written:
    """Write the files; touches no database. Stopped or refused midway, the rest is left."""
    found = Written()
    try:
        for number, item in enumerate(pending):
            progress(number, len(pending))
            found.done.append((item, item.write()))
    except Cancelled:
        found.problem = "Đã dừng theo yêu cầu"
    except RuleBroken as broken:
        found.problem = str(broken)
    found.left = pending[len(found.done) :]
    return found


def confirm(written: Written) -> list[Document]:
    """Note the letters that stand and the reminders they are; drop the others from the list."""
    with db.atomic("IMMEDIATE"):
        for item in written.left:
            item.drop()
        return [finish(item, sha256) for item, sha256 in written.done]


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text ready to copy, to one unit; `unit` None: to the group of all."""

    unit: Unit | None
    cells: tuple[Cell, ...]
    words: str


def texts(late: Iterable[Cell], today: date, due_at: datetime) -> list[Text]:
    """Return the text for the group, then one a unit; [] when nobody is to be reminded.

    The reports may belong to several plans. Raises RuleBroken for an office without a name.
    """
    late = to_remind(late)
    if not late:
        return []
    request = Request(office=office_facts(today), on=today, due_at=due_at)
    before = earlier((cell.obligation.id for cell in late), today)
    titles = {
        code: campaign_title(plan_store.load(code))
        for code in {cell.obligation.plan.code for cell in late}
    }
    missing = {
        cell.obligation.id: Missing(
            owed=owed_of(cell, before), campaign=titles[cell.obligation.plan.code]
        )
        for cell in late
    }
    by_unit: dict[int, list[Cell]] = {}
    for cell in late:
        by_unit.setdefault(cell.unit.id, []).append(cell)
    whole = group_text(request, list(missing.values()))
    return [
        Text(unit=None, cells=tuple(late), words=whole),
        *(_to_unit(request, cells, missing) for cells in by_unit.values()),
    ]


def _to_unit(request: Request, cells: list[Cell], missing: Mapping[int, Missing]) -> Text:
    unit = cells[0].unit
    told = [missing[cell.obligation.id] for cell in cells]
    words = unit_text(request, unit.name, unit.contact, told)
    return Text(unit=unit, cells=tuple(cells), words=words)
