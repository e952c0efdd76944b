"""What every sheet of such a workbook begins and ends with, and how it is printed."""

from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.compiled_data import CompiledData
from docgen.excel.styles import PLAIN, Look, merge, set_page

_TITLE = Look(grid=False, bold=True, size=14, across="center")
_UNDER = Look(grid=False, italic=True, size=12, across="center")
_AGENCY = replace(_TITLE, size=12, across="left")
_NOTE = replace(PLAIN, italic=True, size=10)


def top(
    sheet: Worksheet, data: CompiledData, title: str, last: int, more: tuple[str, ...] = ()
) -> int:
    """Write agency, title and "Số liệu đến ngày …" over `last` columns; return the next row."""
    merge(sheet, 1, 1, last, " ".join(data.agency), _AGENCY)
    merge(sheet, 2, 1, last, title, _TITLE)
    row = 2
    for text in (*more, f"Kèm theo Báo cáo: {data.subject}", as_of(data)):
        if text:
            row += 1
            merge(sheet, row, 1, last, text, _UNDER)
    return row + 2


def as_of(data: CompiledData) -> str:
    """Return the day the figures stand for, as printed on every sheet."""
    return f"Số liệu đến ngày {data.as_of:%d/%m/%Y}"


def note(sheet: Worksheet, row: int, last: int, text: str) -> int:
    """Write a line under a table, where there is something to say; return the next row."""
    if not text:
        return row
    merge(sheet, row, 1, last, text, _NOTE)
    return row + 1


def finish(
    sheet: Worksheet, foot: str, headings: int, last_row: int, last: int, frozen: int
) -> None:
    """Set page, print area, the repeated row of `headings` and what stays in view."""
    set_page(sheet, foot, f"{headings}:{headings}")
    sheet.print_area = f"A1:{get_column_letter(last)}{last_row}"
    sheet.freeze_panes = f"{get_column_letter(frozen)}{headings + 1}"
