"""The lines of the matrices: a unit or a campaign each, under the heads of their groups."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from models.deadlines import vietnamese_date
from models.rate_words import on_time_sentence, received_words
from models.states import Figures, figures
from models.text import sort_key
from models.tracking import UnitRow
from models.unit_tracking import PlanLine
from models.units import Unit
from ui.tables.matrix_model import Group, Line

NO_CLUSTER = "Chưa thuộc cụm, khối nào"


def unit_line(row: UnitRow) -> Line:
    """Return the line of one unit in the matrix of a campaign."""
    contact = " ".join(part for part in (row.unit.contact, row.unit.phone) if part)
    words = [row.unit.name, row.cluster.name if row.cluster else "", _counted(row.figures)]
    words.append(f"Liên hệ: {contact}" if contact else "")
    tip = "\n".join(part for part in words if part)
    return Line(f"unit {row.unit.id}", row.unit.name, tip, row.cells, row.unit)


def plan_line(row: PlanLine, unit: Unit) -> Line:
    """Return the line of one campaign on the sheet of a unit."""
    name = f"{row.subject} – {row.title}" if row.title else row.subject
    tip = "\n".join((row.code, name, _counted(row.figures)))
    return Line(f"plan {row.code} {row.title}", name, tip, row.cells, unit)


def by_cluster(
    rows: Iterable[UnitRow], folded: Collection[str], keeps: Callable[[UnitRow], bool]
) -> list[Line]:
    """Return the lines that `keeps` lets through, under the clusters the units sit in.

    Clusters stand in Vietnamese order, units without one last; the keys in `folded` show their
    head alone. Without any cluster there are no heads.
    """
    seats: dict[int, list[UnitRow]] = {}
    names: dict[int, str] = {}
    for row in rows:
        cluster = row.cluster.id if row.cluster else 0
        seats.setdefault(cluster, []).append(row)
        names[cluster] = row.cluster.name if row.cluster else NO_CLUSTER
    if not any(names):
        return [unit_line(row) for ours in seats.values() for row in ours if keeps(row)]
    found: list[Line] = []
    for cluster in sorted(names, key=lambda one: (not one, sort_key(names[one]))):
        kept = [row for row in seats[cluster] if keeps(row)]
        if kept:
            key = f"cluster {cluster}"
            head = _group(key, names[cluster], seats[cluster], len(kept), key in folded)
            found += [head, *(() if head.folded else map(unit_line, kept))]
    return found


def told_figures(counts: Figures, today: date) -> list[str]:
    """Return the figures of all that is shown, and on a second line the rates in full."""
    return [
        f"Tính đến {vietnamese_date(today)}: phải nộp {counts.expected}, đã nộp"
        f" {counts.received} (đúng hạn {counts.on_time}, chậm {counts.late}), quá hạn"
        f" {counts.overdue}, bị trả lại {counts.returned}, được miễn {counts.exempt}.",
        f"Tỷ lệ nộp {received_words(counts)}. {on_time_sentence(counts)}",
    ]


def _group(key: str, name: str, rows: list[UnitRow], shown: int, folded: bool) -> Group:
    counts = figures(cell.standing for row in rows for cell in row.cells.values())
    return Group(
        key,
        f"{name} ({len(rows) if shown == len(rows) else f'{shown}/{len(rows)}'})",
        f"{name}: {len(rows)} đơn vị\n{_counted(counts)}",
        lines=tuple(unit_line(row) for row in rows),
        folded=folded,
    )


def _counted(counts: Figures) -> str:
    return (
        f"Đã nộp {counts.received}/{counts.expected}, đúng hạn {counts.on_time},"
        f" quá hạn {counts.overdue}"
    )
