"""Finding anything by words, accents or not: campaigns, units, papers."""

from dataclasses import dataclass

from models.documents import Document
from models.plan import PlanKind
from models.plan_list import rows
from models.text import folded
from models.units import Unit

MOST = 12  # of each kind


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called, what it is, and where it is kept."""

    title: str
    kind: str  # "plan", "work_plan", "unit", "document"
    key: str  # code of a plan, id of a unit or a document as text
    detail: str


def find(text: str) -> list[Hit]:
    """Return what holds all the words, those that start with them first."""
    wanted = folded(text).split()
    if not wanted:
        return []
    groups = (_plans(wanted), _units(wanted), _documents(wanted))
    return [hit for group in groups for hit in _best(group, wanted)]


def _best(group: list[Hit], wanted: list[str]) -> list[Hit]:
    ranked = sorted(group, key=lambda hit: not folded(hit.title).startswith(wanted[0]))
    return ranked[:MOST]


def _holds(text: str, wanted: list[str]) -> bool:
    found = folded(text)
    return all(word in found for word in wanted)


def _plans(wanted: list[str]) -> list[Hit]:
    hits = []
    for row in rows():
        theme = row.campaign.theme if row.campaign else ""
        if _holds(f"{row.code} {row.reference} {row.subject} {row.title} {theme}", wanted):
            kind = "work_plan" if row.kind is PlanKind.WORK_PLAN else "plan"
            hits.append(Hit(row.title, kind, row.code, row.reference or row.code))
    return hits


def _units(wanted: list[str]) -> list[Hit]:
    return [
        Hit(unit.name, "unit", str(unit.id), unit.kind_label)
        for unit in Unit.listed()
        if all(word in unit.folded for word in wanted)
    ]


def _documents(wanted: list[str]) -> list[Hit]:
    # not what they were made from: that is a whole paper each
    query = Document.select(
        Document.id, Document.number, Document.symbol, Document.subject, Document.type_name
    )
    return [
        Hit(paper.subject, "document", str(paper.id), paper.reference or paper.type_name)
        for paper in query.order_by(Document.id.desc())
        if _holds(f"{paper.reference} {paper.subject}", wanted)
    ]
