"""Tổng hợp: who handed in and when, by cluster, by unit and by period, rates with their bases."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.compiled_data import CompiledData
from docgen.excel.compiled_head import finish, note, top
from docgen.excel.styles import (
    CENTRED,
    HEADING,
    NOT_COUNTED,
    NUMBER,
    SHARE,
    WORDS,
    Formulas,
    fit_rows,
    merge,
    put_number,
    put_text,
    set_widths,
)
from docgen.excel.summary_data import SummaryRow, share
from models.states import Figures, figures

_COUNTS: tuple[tuple[str, Callable[[Figures], int]], ...] = (
    ("Phải nộp", lambda counted: counted.expected),
    ("Đã nộp", lambda counted: counted.received),
    ("Đúng hạn", lambda counted: counted.on_time),
    ("Chậm", lambda counted: counted.late),
    ("Chưa nộp", lambda counted: counted.missing),
    ("Quá hạn", lambda counted: counted.overdue),
    ("Bị trả lại", lambda counted: counted.returned),
    ("Không phát sinh", lambda counted: counted.nil),
    ("Được miễn", lambda counted: counted.exempt),
)
_FIRST = 3  # column of the first count
_RATES = _FIRST + len(_COUNTS)
_LAST = _RATES + 3
_WIDTHS = (5, 40, *[8.5] * len(_COUNTS), 9.5, 10.5, 9.5, 10.5)
_HEADS = ("Số đúng hạn", "Đã nộp và quá hạn", "Tỷ lệ nộp", "Tỷ lệ đúng hạn")
_NOTE = (
    "Tỷ lệ nộp = đã nộp / phải nộp. Tỷ lệ đúng hạn = số đúng hạn / (đã nộp và quá hạn). Không tính"
    " kỳ chưa mở và báo cáo được miễn; báo “không phát sinh” là đã nộp; báo cáo bị trả lại mà chưa"
    " nộp bản thay thế nằm trong số chưa nộp."
)


@dataclass(frozen=True)
class _Line:
    name: str
    counted: Figures


def fill_front(sheet: Worksheet, data: CompiledData, formulas: Formulas) -> None:
    """Fill the sheet: three blocks with a sum each that Excel adds up."""
    set_widths(sheet, _WIDTHS)
    row = top(sheet, data, "TỔNG HỢP TÌNH HÌNH NỘP BÁO CÁO", _LAST)
    head = row
    for column, text in enumerate(
        ("TT", "Nội dung", *(text for text, _ in _COUNTS), *_HEADS), start=1
    ):
        put_text(sheet.cell(row, column), text, HEADING)
    fit_rows(sheet, row, row)
    row += 1
    for title, lines in _blocks(data.rows):
        row = _block(sheet, formulas, row, title, lines)
    if not data.rows:
        merge(sheet, row, 1, _LAST, "Chưa có báo cáo nào đến kỳ phải nộp.", WORDS)
        row += 1
    row = note(sheet, row + 1, _LAST, _NOTE)
    row = note(sheet, row, _LAST, data.rules)
    finish(
        sheet, f"Tổng hợp tình hình nộp báo cáo, {data.as_of:%d/%m/%Y}", head, row - 1, _LAST, 3
    )


def _blocks(rows: list[SummaryRow]) -> list[tuple[str, list[_Line]]]:
    """Return the three tables; that of clusters only where there are several."""
    by_cluster = _lines(rows, lambda row: (row.cluster,), lambda row: row.cluster)
    clusters = [_Line(line.name or "Không thuộc cụm, khối", line.counted) for line in by_cluster]
    units = _lines(rows, lambda row: (row.cluster, row.unit), lambda row: row.unit)
    many = len({row.campaign for row in rows}) > 1
    in_time = sorted(rows, key=lambda row: (row.campaign, row.period_order))
    periods = _lines(
        in_time,
        lambda row: (row.campaign, row.period),
        lambda row: f"{row.campaign}: {row.period}" if many else row.period,
    )
    found = [("I. THEO CỤM, KHỐI", clusters)] if len(clusters) > 1 else []
    for title, lines in (("THEO ĐƠN VỊ", units), ("THEO KỲ BÁO CÁO", periods)):
        if lines:
            found.append((f"{('I', 'II', 'III')[len(found)]}. {title}", lines))
    return found


def _lines(
    rows: Iterable[SummaryRow],
    key: Callable[[SummaryRow], tuple[str, ...]],
    name: Callable[[SummaryRow], str],
) -> list[_Line]:
    """Return a line for each key, in the order in which `rows` name them."""
    groups: dict[tuple[str, ...], list[SummaryRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    lines = [_Line(name(group[0]), figures(group)) for group in groups.values()]
    return [line for line in lines if line.counted.expected or line.counted.exempt]


def _block(sheet: Worksheet, formulas: Formulas, row: int, title: str, lines: list[_Line]) -> int:
    """Write a heading, the lines and their sum; return the next row."""
    merge(sheet, row, 1, _LAST, title, replace(WORDS, bold=True, fill="F2F2F2"))
    first = row + 1
    for place, line in enumerate(lines, start=1):
        put_number(sheet.cell(row + place, 1), place)
        put_text(sheet.cell(row + place, 2), line.name)
        for offset, (_, count) in enumerate(_COUNTS):
            put_number(sheet.cell(row + place, _FIRST + offset), count(line.counted))
        _rates(sheet, formulas, row + place, line.counted, bold=False)
    below = row + len(lines) + 1
    whole = sum((line.counted for line in lines), Figures())
    put_text(sheet.cell(below, 1), "")
    put_text(sheet.cell(below, 2), "Cộng", replace(WORDS, bold=True))
    for offset, (_, count) in enumerate(_COUNTS):
        letter = get_column_letter(_FIRST + offset)
        formula = f"=SUM({letter}{first}:{letter}{below - 1})"
        look = replace(NUMBER, bold=True)
        formulas.put(sheet.cell(below, _FIRST + offset), formula, count(whole), look)
    _rates(sheet, formulas, below, whole, bold=True)
    fit_rows(sheet, first, below)
    return below + 1


def _rates(
    sheet: Worksheet, formulas: Formulas, row: int, counted: Figures, *, bold: bool
) -> None:
    """Write numerator and denominator of the rate on time, then both rates."""
    letters = {text: get_column_letter(_FIRST + at) for at, (text, _) in enumerate(_COUNTS)}
    whole, got, good = (letters[text] for text in ("Phải nộp", "Đã nộp", "Đúng hạn"))
    number = replace(NUMBER, bold=bold)
    formulas.put(sheet.cell(row, _RATES), f"={good}{row}", counted.on_time, number)
    due = f"={got}{row}+{letters['Quá hạn']}{row}"
    formulas.put(sheet.cell(row, _RATES + 1), due, counted.due, number)
    top_letter, base = get_column_letter(_RATES), get_column_letter(_RATES + 1)
    for column, part, under, value in (
        (_RATES + 2, f"{got}{row}", f"{whole}{row}", share(counted.received, counted.expected)),
        (_RATES + 3, f"{top_letter}{row}", f"{base}{row}", share(counted.on_time, counted.due)),
    ):
        formula = f'=IF({under}=0,"{NOT_COUNTED}",{part}/{under})'
        shown = NOT_COUNTED if value is None else value
        look = replace(SHARE if value is not None else CENTRED, bold=bold)
        formulas.put(sheet.cell(row, column), formula, shown, replace(look, format=SHARE.format))
