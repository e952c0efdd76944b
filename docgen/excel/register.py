"""The register of outgoing papers as a workbook: a sheet for each row of numbers.

Source: NĐ 30/2020/NĐ-CP, art. 15: an electronic register must be printable in this form.
"""

import re
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.styles import (
    CENTRED,
    DATE,
    HEADING,
    NUMBER,
    PLAIN,
    WORDS,
    Look,
    fit_rows,
    merge,
    new_book,
    put_date,
    put_number,
    put_text,
    raise_row,
    set_page,
    set_widths,
)
from docgen.register_data import (
    HEADINGS,
    NO_PAPERS,
    TITLE,
    WIDTHS,
    RegisterData,
    RegisterLine,
    RegisterPart,
)
from models.files import atomic_write

LAST = len(HEADINGS)
_HEAD = Look(grid=False, size=13, across="center", bold=True)
_FREE = "EDEDED"
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']")


def write_register(data: RegisterData, path: Path) -> None:
    """Write the register to `path`, ready to be printed on A4 across. Raises RuleBroken."""
    book = new_book()
    book.properties.creator = "Sổ Thi Đua"
    book.properties.title = f"{TITLE} {data.year}"
    parts = data.parts or [RegisterPart(name="Sổ văn bản đi")]
    book.remove(book.active)
    for part in parts:
        _fill(book.create_sheet(_title(book, part.name)), data, part)
    atomic_write(path, book.save)


def _title(book: Workbook, name: str) -> str:
    """Return a name that Excel takes for a sheet: at most 31 letters, none of its signs, new."""
    bare = _NOT_IN_TITLE.sub(" ", name).strip()[:31] or "Sổ"
    taken = {sheet.title.casefold() for sheet in book.worksheets}
    number, title = 2, bare
    while title.casefold() in taken:
        title = f"{bare[:27]} ({number})"
        number += 1
    return title


def _fill(sheet: Worksheet, data: RegisterData, part: RegisterPart) -> None:
    set_widths(sheet, WIDTHS)
    top = _head(sheet, data, part)
    for column, words in enumerate(HEADINGS, start=1):
        put_text(sheet.cell(top, column), words, HEADING)
        put_text(sheet.cell(top + 1, column), f"({column})", replace(CENTRED, size=9, italic=True))
    fit_rows(sheet, top, top + 1)
    first = row = top + 2
    for line in part.lines:
        _line(sheet, row, line)
        row += 1
    if not part.lines:
        merge(sheet, row, 1, LAST, NO_PAPERS, replace(CENTRED, italic=True))
        raise_row(sheet, row, 22)
        row += 1
    fit_rows(sheet, first, row - 1)
    set_page(sheet, f"Sổ văn bản đi năm {data.year} – {part.name}", f"{top}:{top + 1}")
    sheet.print_area = f"A1:{sheet.cell(row - 1, LAST).coordinate}"
    sheet.freeze_panes = f"B{first}"


def _head(sheet: Worksheet, data: RegisterData, part: RegisterPart) -> int:
    """Write agency, title, year and row; return the row of the headings."""
    row = 0
    for text in data.agency:
        row += 1
        merge(sheet, row, 1, 3, text, replace(_HEAD, size=12))
    merge(sheet, row + 1, 1, LAST, TITLE, replace(_HEAD, size=14))
    merge(sheet, row + 2, 1, LAST, f"Năm {data.year} – {part.name}", _HEAD)
    merge(sheet, row + 3, 1, LAST, "", PLAIN)
    return row + 4


def _line(sheet: Worksheet, row: int, line: RegisterLine) -> None:
    fill = _FREE if line.free else ""
    words, centred = replace(WORDS, fill=fill), replace(CENTRED, fill=fill)
    days, number = replace(DATE, fill=fill), replace(NUMBER, fill=fill)
    put_text(sheet.cell(row, 1), line.reference, centred)
    put_date(sheet.cell(row, 2), line.day, days)
    about = "— còn trống —" if line.free else line.about
    put_text(sheet.cell(row, 3), about, replace(words, italic=line.free))
    put_text(sheet.cell(row, 4), line.signer, words)
    put_text(sheet.cell(row, 5), line.recipients, words)
    put_text(sheet.cell(row, 6), line.keeper, words)
    put_number(sheet.cell(row, 7), line.copies, number)
    put_date(sheet.cell(row, 8), line.sent_on, days)
    put_text(sheet.cell(row, 9), "", words)  # signed by hand
    put_text(sheet.cell(row, 10), line.note, words)
