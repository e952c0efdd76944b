"""The workbook that goes with a compiled report: counts, indicators, what came in, what lacks."""

from pathlib import Path

from docgen.excel.compiled_data import CompiledData
from docgen.excel.compiled_figures import fill_figures
from docgen.excel.compiled_front import fill_front
from docgen.excel.compiled_lists import fill_gaps, fill_received
from docgen.excel.styles import Formulas, new_book
from models.files import atomic_write


def write_compiled(data: CompiledData, path: Path) -> None:
    """Write the workbook to `path`, ready to be printed on A4. Raises RuleBroken as files do.

    Sheets: Tổng hợp (counts by cluster, unit and period), one of Chỉ tiêu for each campaign that
    has some, Báo cáo nhận được (every accepted hand-in), Còn thiếu.
    """
    book, formulas = new_book(), Formulas()
    book.properties.creator = data.program or "Sổ Thi Đua"
    book.properties.title = data.subject
    front = book.active
    front.title = "Tổng hợp"
    fill_front(front, data, formulas)
    for place, part in enumerate(data.parts, start=1):
        name = "Chỉ tiêu" if len(data.parts) == 1 else f"Chỉ tiêu {place}"
        fill_figures(book.create_sheet(name), data, part, formulas)
    fill_received(book.create_sheet("Báo cáo nhận được"), data)
    fill_gaps(book.create_sheet("Còn thiếu"), data)
    atomic_write(path, lambda beside: formulas.save(book, beside))
