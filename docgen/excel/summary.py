"""The summary workbook that goes upward: who has reported, who has not, and how it was counted."""

from pathlib import Path

from docgen.excel.styles import Formulas, new_book
from docgen.excel.summary_data import SummaryCampaign, SummaryData, SummaryRow
from docgen.excel.summary_front import fill_front
from docgen.excel.summary_sheets import fill_detail, fill_matrix, fill_missing, fill_notes
from models.files import atomic_write

__all__ = [
    "SummaryCampaign",
    "SummaryData",
    "SummaryRow",
    "write_summary",
]


def write_summary(data: SummaryData, path: Path) -> None:
    """Write the summary to `path`, ready to be printed on A4. Raises RuleBroken as files do.

    Sheets: Tổng hợp (counts by unit and cluster, to be signed), Theo kỳ (units × periods),
    Chưa nộp, Chi tiết (one row per report owed), Giải thích (what each count means).
    """
    book, formulas = new_book(), Formulas()
    book.properties.creator = data.program or "Sổ Thi Đua"
    book.properties.title = data.title
    front = book.active
    front.title = "Tổng hợp"
    total_row = fill_front(front, data, formulas)
    fill_matrix(book.create_sheet("Theo kỳ"), data)
    fill_missing(book.create_sheet("Chưa nộp"), data)
    rows = fill_detail(book.create_sheet("Chi tiết"), data)
    fill_notes(book.create_sheet("Giải thích"), data, formulas, total_row, rows)
    atomic_write(path, lambda beside: formulas.save(book, beside))
