"""From the ledger to a summary: the matrices of plans and the office become plain values."""

from collections.abc import Sequence
from datetime import date

from docgen.excel.summary_data import SummaryCampaign, SummaryData, SummaryRow
from models.obligations import Channel
from models.office import OfficeProfile
from models.text import sort_key, squeeze
from models.tracking import Cell, Matrix


def summary_of(
    matrices: Sequence[Matrix],
    office: OfficeProfile,
    as_of: date,
    *,
    period: str = "",
    prepared_by: str = "",
    program: str = "",
    rules: str = "",
    launched: dict[str, tuple[str, str]] | None = None,
) -> SummaryData:
    """Return the summary of one plan or several.

    `period` keeps the periods of that label only. `launched`: code → the paper that launched
    the campaign and its span, both in words. `rules`: how the office counts deadlines.
    """
    told = launched or {}
    campaigns = [
        SummaryCampaign(
            code=matrix.code,
            title=matrix.title,
            launched_by=told.get(matrix.code, ("", ""))[0],
            span=told.get(matrix.code, ("", ""))[1],
        )
        for matrix in matrices
    ]
    rows = [row for matrix in matrices for row in rows_of(matrix, period)]
    return SummaryData(
        agency=office.issuer_lines or [office.name.upper()],
        superior=office.superior_lines,
        as_of=as_of,
        rows=sorted(rows, key=lambda row: sort_key(row.cluster)),  # units keep their order
        campaigns=campaigns,
        place=office.place,
        period=period,
        prepared_by=prepared_by,
        signer_lines=office.signer_lines,
        signer=office.signer_name,
        rules=rules,
        program=program,
    )


def rows_of(matrix: Matrix, period: str = "") -> list[SummaryRow]:
    """Return what is owed to one plan, unit by unit, each in the order of the periods."""
    labels = [column.label for column in matrix.columns]
    rows = []
    for line in matrix.rows:
        cluster = line.cluster.name if line.cluster else ""
        for order, column in enumerate(matrix.columns):
            cell = line.cells.get(column.key)
            if cell is None or (period and column.label != period):
                continue
            is_alone = labels.count(column.label) == 1 or column.title == column.label
            name = column.label if is_alone else f"{column.label}: {column.title}"
            then = cluster if cell.cluster is None else cell.cluster
            rows.append(row_of(cell, matrix.code, then, name, order))
    return rows


def row_of(cell: Cell, code: str, cluster: str, period: str, order: int) -> SummaryRow:
    """Return one report that is owed; `period` is its name within its plan, `order` its place."""
    owed, stands = cell.obligation, cell.standing
    # The day, the number and the way in are those of the hand-in that counts.
    counted = next(
        (
            receipt
            for receipt in cell.receipts
            if receipt.verdict == "accepted" and receipt.received_on == stands.received_on
        ),
        None,
    )
    last = cell.receipts[-1] if cell.receipts else None
    notes = [owed.note, owed.extension_paper and f"Gia hạn: {owed.extension_paper}"]
    notes += [owed.exempt_reason, last.reason if last and counted is None else ""]
    return SummaryRow(
        unit=owed.unit.name,
        campaign=code,
        period=period,
        period_order=order,
        cluster=cluster,
        state=stands.state,
        due_on=stands.last_day,
        due_words=owed.due_words,
        received_on=stands.received_on,
        document_number=counted.paper_number if counted else "",
        days_late=stands.days_late,
        late_against_original=stands.late_against_original,
        extended=stands.extended,
        channel=Channel(counted.channel).label if counted else "",
        reminders=cell.reminders,
        contact=owed.unit.contact,
        phone=owed.unit.phone,
        note=squeeze("; ".join(note for note in notes if note)),
    )
