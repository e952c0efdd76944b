"""Date expressions of one text, read with what the plan says about its own time."""

import re
from dataclasses import replace
from datetime import date

from models.expressions import Context, Found, FoundKind, find_deadlines
from models.plan import Plan

_LED = re.compile(
    r"(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|đến(?: hết)?|hết|xong trước) ?$", re.I
)


def context_of(plan: Plan, default_end: date | None = None) -> Context:
    """Return what the paper's head and subject tell about days without a year."""
    return Context(paper_on=paper_day(plan), paper_year=plan.year, default_end=default_end)


def paper_day(plan: Plan) -> date | None:
    """Return the paper's own day; None while one of its three parts is blank."""
    head = plan.head
    if head.day is None or head.month is None or head.year is None:
        return None
    try:
        return date(head.year, head.month, head.day)
    except ValueError:
        return None


def found_in(text: str, context: Context, *kinds: FoundKind) -> list[Found]:
    """Return the expressions of `text`, of the given kinds only (all without), in order.

    A day after "trước", "chậm nhất" is due, also where it follows the name of a paper:
    "ban hành Kế hoạch năm nay (trước ngày 31/01)".
    """
    rows: list[Found] = []
    for found in find_deadlines(text, context, with_cited=True):
        if found.kind is not FoundKind.CITED:
            rows.append(found)
        elif led := _LED.search(text[: found.start]):
            rows += _moved(text, led.start(), found.end, context)
    return sorted((f for f in rows if not kinds or f.kind in kinds), key=lambda f: f.start)


def _moved(text: str, start: int, end: int, context: Context) -> list[Found]:
    found = find_deadlines(text[start:end], context)
    return [replace(f, start=f.start + start, end=f.end + start) for f in found]
