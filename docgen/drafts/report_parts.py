"""What the reports of the office have in common: typed parts, papers issued, lines of units."""

from collections.abc import Iterable, Mapping
from datetime import date

from docgen.contexts.figures import FiguresLine, missing_note
from docgen.contexts.wording import capital
from docgen.drafts.draft import Ask, AskKind
from docgen.drafts.kinds import KINDS
from models.deadlines import vietnamese_date
from models.documents import Document
from models.nominations import Nomination
from models.plan import Plan
from models.proposing import is_upward, plan_awards
from models.report_figures import by_unit
from models.tracking import Cell


def text_ask(name: str, title: str, proposal: str = "", *, required: bool = False) -> Ask:
    """Return the field for a part of a report that only the clerk can write."""
    return Ask(
        name=name,
        title=title,
        kind=AskKind.TEXT,
        required=required,
        hint="Mỗi dòng một đoạn.",
        proposal=proposal or None,
    )


def paper_name(item: Document) -> str:
    """Return "Công văn số 31/UBND-VHXH ngày 19/4/2026"."""
    name = KINDS[item.kind].type_name if item.kind in KINDS else capital(item.type_name.lower())
    day = f" ngày {vietnamese_date(item.dated_on)}" if item.dated_on else ""
    return f"{name} số {item.reference}{day}"


def unit_lines(found: Iterable[Cell], on: date) -> list[FiguresLine]:
    """Return a line for each unit, those of one cluster together."""
    return [
        FiguresLine(
            name=line.unit.name,
            figures=line.figures,
            note=missing_note(line.missing),
            group=line.cluster,
        )
        for line in by_unit(found, on)
    ]


def unreported(found: Iterable[Cell], on: date) -> list[str]:
    """Return "Bản A (Quý I/2026, Quý II/2026)" for each unit with something overdue."""
    return [
        f"{line.unit.name} ({', '.join(cell.obligation.period_label for cell in line.missing)})"
        for line in by_unit(found, on)
        if line.missing
    ]


def upward(items: Iterable[Nomination], plans: Mapping[int, Plan]) -> list[Nomination]:
    """Return those of `items` whose award the level above decides on; `plans` by their id."""
    awards = {plan_id: plan_awards(plan) for plan_id, plan in plans.items()}
    return [
        item for item in items if item.chosen and is_upward(item, awards.get(item.plan_id, ()))
    ]


def slow_units(lines: list[FiguresLine]) -> str:
    """Return what the figures show against the units; "" when nobody was late."""
    slow = sum(bool(line.figures.late or line.figures.overdue) for line in lines)
    if not slow:
        return ""
    return (
        f"Việc gửi báo cáo của một số đơn vị chưa đúng hạn: {slow:02d}/{len(lines):02d} đơn vị có"
        " báo cáo gửi chậm hoặc chưa gửi."
    )
