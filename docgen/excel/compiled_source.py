"""From the book to the workbook of a compiled report: the very figures of its paper."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from docgen.excel.compiled_data import CompiledData, FigurePart, ReceivedRow
from docgen.excel.summary_source import row_of
from models import office
from models.obligations import Channel, Verdict
from models.rules_told import rules_told
from models.text import sort_key
from models.tracking import Cell
from models.units import clusters_by_unit


def compiled_of(
    subject: str,
    found: Sequence[Cell],
    parts: Iterable[FigurePart],
    as_of: date,
    known_on: date,
) -> CompiledData:
    """Return the workbook of a report about `found`, as it stood on a day.

    Figures of indicators are those known on `known_on`, which may be later.
    """
    profile = office.profile_on(as_of)
    clusters = {unit: one.name for unit, one in clusters_by_unit(as_of).items()}
    ordered = sorted(
        found,
        key=lambda cell: (
            not clusters.get(cell.unit.id),
            sort_key(clusters.get(cell.unit.id, "")),
            cell.unit.sort,
            cell.obligation.due_on,
        ),
    )
    return CompiledData(
        agency=profile.issuer_lines or [profile.name.upper()],
        subject=subject,
        as_of=as_of,
        known_on=known_on,
        rows=[
            row_of(
                cell,
                cell.obligation.plan.code,
                clusters.get(cell.unit.id, ""),
                period_name(cell),
                cell.obligation.due_on.toordinal(),
            )
            for cell in ordered
        ],
        received=[row for cell in ordered for row in _received(cell, clusters, as_of)],
        parts=[part for part in parts if part.figures.units],
        rules=rules_told(office.rules()),
    )


def annex_of(data: CompiledData) -> Callable[[Path], None]:
    """Return what writes the workbook to a path; it needs no book any more."""

    def write(path: Path) -> None:
        from docgen.excel.compiled import write_compiled  # openpyxl loads slowly

        write_compiled(data, path)

    return write


def period_name(cell: Cell) -> str:
    """Return "Quý III/2026: Báo cáo quý"; a milestone has one name only."""
    label, title = cell.obligation.period_label, cell.obligation.title
    return label if not title or title == label else f"{label}: {title}"


def _received(cell: Cell, clusters: dict[int, str], as_of: date) -> list[ReceivedRow]:
    accepted = [
        item
        for item in cell.receipts
        if item.verdict == Verdict.ACCEPTED and item.received_on <= as_of
    ]
    return [
        ReceivedRow(
            unit=cell.unit.name,
            cluster=clusters.get(cell.unit.id, ""),
            campaign=cell.obligation.plan.code,
            report=period_name(cell),
            due_on=cell.standing.last_day,
            received_on=item.received_on,
            days_late=cell.standing.days_late if place == 0 else None,
            document_number=item.paper_number,
            channel=Channel(item.channel).label,
            counts=place == 0,
            note=_note(place, item.nil, item.note),
        )
        for place, item in enumerate(accepted)
    ]


def _note(place: int, nil: bool, note: str) -> str:
    told = ["Bản bổ sung, thay thế" if place else "", "Không phát sinh" if nil else "", note]
    return "; ".join(part.strip() for part in told if part.strip())
