"""The score sheet of a cluster as a workbook: a ranking, and a sheet for each unit to fill in.

Points are real numbers, sums and ranks are formulas that hold the values of today as well. In the
sheets of units only the unit's own points and its evidence may be typed into.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.styles import (
    CENTRED,
    HEADING,
    NUMBER,
    PLAIN,
    Formulas,
    Look,
    fit_rows,
    merge,
    new_book,
    put_number,
    put_text,
    set_page,
    set_widths,
)
from docgen.excel.unit_scores import TOTALS, UnitRows, fill_unit
from models.files import atomic_write
from models.score_book import Board, Result

SUMMARY = "Tổng hợp"
POINTS = replace(NUMBER, format="General")  # 0.## leaves a comma behind whole numbers
MARK = "so-thi-dua-cham-diem"  # in the workbook's keywords: year and cluster follow
_HEADS = (
    "TT", "Đơn vị", "Tự chấm", "Chấm chéo", "Hội đồng", "Điểm tiêu chí", "Điểm thưởng",
    "Điểm trừ", "Tổng điểm", "Xếp hạng", "Xếp loại", "Ghi chú",
)  # fmt: skip
_WIDTHS = (5, 30, 9, 9, 9, 9, 9, 9, 10, 8, 22, 30)
_HEAD = Look(grid=False, size=13, across="center", bold=True)
_OUT = "Không xếp hạng"
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, kw_only=True)
class ScoreBook:
    """What the workbook shows; `agency` are the lines above its title."""

    board: Board
    agency: Sequence[str] = ()


def write_scores(data: ScoreBook, path: Path) -> None:
    """Write the workbook to `path`. Raises RuleBroken when it cannot be written."""
    book, formulas = new_book(), Formulas()
    board = data.board
    book.properties.creator = "Sổ Thi Đua"
    book.properties.title = title(board)
    book.properties.keywords = f"{MARK} {board.sheet.year} {board.cluster.id}"
    front = book.active
    front.title = SUMMARY
    rows = {}
    for unit in board.units:
        sheet = book.create_sheet(_title(book, unit.name))
        rows[unit.id] = fill_unit(sheet, board, unit, formulas)
    _fill_front(front, data, rows, formulas)
    atomic_write(path, lambda beside: formulas.save(book, beside))


def title(board: Board) -> str:
    """Return "Bảng chấm điểm thi đua năm 2026 – Cụm số 1"."""
    name = board.sheet.title or "Bảng chấm điểm thi đua"
    year = f" năm {board.sheet.year}"
    return f"{name}{'' if str(board.sheet.year) in name else year} – {board.cluster.name}"


def _title(book: Workbook, name: str) -> str:
    """Return a name that Excel takes for a sheet: at most 31 letters, none of its signs, new."""
    bare = _NOT_IN_TITLE.sub(" ", name).strip()[:31].strip() or "Đơn vị"
    taken = {sheet.title.casefold() for sheet in book.worksheets}
    number, found = 2, bare
    while found.casefold() in taken:
        found = f"{bare[:26].strip()} ({number})"
        number += 1
    return found


def _fill_front(
    sheet: Worksheet, data: ScoreBook, rows: dict[int, UnitRows], formulas: Formulas
) -> None:
    board, last = data.board, len(_HEADS)
    set_widths(sheet, _WIDTHS)
    row = 0
    for line in data.agency:
        row += 1
        merge(sheet, row, 1, 3, line, replace(_HEAD, size=12))
    row += 1
    merge(sheet, row, 1, last, title(board).upper(), replace(_HEAD, size=14))
    merge(sheet, row + 1, 1, last, board.sheet.paper, replace(PLAIN, across="center", italic=True))
    head = row + 3
    for column, words in enumerate(_HEADS, start=1):
        put_text(sheet.cell(head, column), words, HEADING)
    fit_rows(sheet, head, head)
    first = head + 1
    end = first + max(1, len(board.results)) - 1
    for place, line in enumerate(board.results):
        _fill_result(sheet, first + place, (first, end), line, rows[line.unit.id], formulas)
    if not board.results:
        merge(
            sheet, first, 1, last, "Cụm, khối chưa có đơn vị nào.", replace(CENTRED, italic=True)
        )
    fit_rows(sheet, first, end)
    _fill_notes(sheet, end + 2, board)
    set_page(sheet, title(board), f"{head}:{head}")
    sheet.freeze_panes = f"C{first}"


def _fill_result(
    sheet: Worksheet,
    row: int,
    span: tuple[int, int],
    line: Result,
    place: UnitRows,
    formulas: Formulas,
) -> None:
    put_number(sheet.cell(row, 1), row - span[0] + 1)
    put_text(sheet.cell(row, 2), line.unit.name)
    for column, name in enumerate(TOTALS, start=3):
        cell = place.cells[name]
        look = replace(POINTS, bold=name == "total")
        formulas.put(sheet.cell(row, column), f"={place.at(cell)}", place.values[name], look)
    _put_rank(sheet, row, span, line, formulas)
    put_text(sheet.cell(row, 11), line.grade, CENTRED)
    put_text(
        sheet.cell(row, 12), (line.unit.out and f"Không xếp hạng: {line.unit.out}") or line.tie
    )


def _put_rank(
    sheet: Worksheet, row: int, span: tuple[int, int], line: Result, formulas: Formulas
) -> None:
    """Write the rank: 1 and how many ranked units have more points."""
    if line.unit.out:
        put_text(sheet.cell(row, 10), "–", CENTRED)
        return
    points = f"$I${span[0]}:$I${span[1]}"
    out = f'LEFT($L${span[0]}:$L${span[1]},{len(_OUT)})<>"{_OUT}"'
    more = f"SUMPRODUCT(ISNUMBER({points})*({points}>I{row})*({out}))"
    value = "" if line.rank is None else line.rank
    formulas.put(sheet.cell(row, 10), f'=IF(ISNUMBER(I{row}),1+{more},"")', value, NUMBER)


def _fill_notes(sheet: Worksheet, row: int, board: Board) -> None:
    notes = [
        "Điểm cuối của mỗi tiêu chí là điểm Hội đồng; chưa có thì lấy điểm chấm chéo, rồi điểm"
        " tự chấm.",
        "Bằng điểm thì cùng hạng, hạng sau bỏ qua số đã dùng (1, 2, 2, 4); trong cùng hạng, đơn vị"
        " báo cáo đúng hạn hơn đứng trước.",
    ]
    if board.sheet.bonus_cap is not None:
        notes.append(f"Tổng điểm thưởng tính nhiều nhất {_plain(board.sheet.bonus_cap)} điểm.")
    if board.rules.penalty_cap is not None:
        notes.append(f"Tổng điểm trừ tính nhiều nhất {_plain(board.rules.penalty_cap)} điểm.")
    for place, text in enumerate(notes):
        merge(sheet, row + place, 1, len(_HEADS), text, replace(PLAIN, italic=True))


def _plain(number: float) -> str:
    return f"{number:g}".replace(".", ",")
