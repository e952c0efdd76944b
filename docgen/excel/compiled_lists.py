"""Báo cáo nhận được and Còn thiếu: what the figures rest on, and what they lack."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.compiled_data import CompiledData
from docgen.excel.compiled_head import finish, note, top
from docgen.excel.styles import (
    CENTRED,
    HEADING,
    WORDS,
    fit_rows,
    merge,
    put_date,
    put_number,
    put_text,
    set_widths,
)
from models.figure_gaps import FigureGap
from models.states import OPEN_STATES, State
from models.text import sort_key


class Column(NamedTuple):
    """A column of a list: heading, width in letters, what it shows of a row."""

    heading: str
    width: float
    value: Callable[[Any], str | int | date | None]
    centred: bool = False


class _Gap(NamedTuple):
    gap: FigureGap
    campaign: str
    cluster: str


_RECEIVED = (
    Column("Đơn vị", 28, lambda row: row.unit),
    Column("Cụm, khối", 17, lambda row: row.cluster),
    Column("Mã phong trào", 13, lambda row: row.campaign, True),
    Column("Báo cáo", 34, lambda row: row.report),
    Column("Hạn nộp", 11.5, lambda row: row.due_on),
    Column("Ngày nhận", 11.5, lambda row: row.received_on),
    Column("Số ngày chậm", 7.5, lambda row: row.days_late),
    Column("Số văn bản", 13, lambda row: row.document_number, True),
    Column("Hình thức nộp", 13, lambda row: row.channel, True),
    Column("Ghi chú", 20, lambda row: row.note),
)
_ABSENT = (
    Column("Đơn vị", 28, lambda row: row.unit),
    Column("Cụm, khối", 17, lambda row: row.cluster),
    Column("Mã phong trào", 13, lambda row: row.campaign, True),
    Column("Báo cáo, chỉ tiêu", 44, lambda row: row.period),
    Column("Hạn nộp", 11.5, lambda row: row.due_on),
    Column("Tình trạng", 14, lambda row: row.state.label, True),
    Column("Số ngày quá hạn", 8.5, lambda row: row.days_late or None),
    Column("Ghi chú", 32, lambda row: row.note),
)
_GAPS = (
    _ABSENT[0]._replace(value=lambda row: row.gap.unit.name),
    _ABSENT[1]._replace(value=lambda row: row.cluster),
    _ABSENT[2]._replace(value=lambda row: row.campaign),
    _ABSENT[3]._replace(value=lambda row: f"Chỉ tiêu: {row.gap.indicator.title}"),
    _ABSENT[4]._replace(value=lambda row: None),
    _ABSENT[5]._replace(value=lambda row: "Chưa có số liệu"),
    _ABSENT[6]._replace(value=lambda row: None),
    _ABSENT[7]._replace(value=lambda row: "; ".join(row.gap.periods)),
)
_STRONG = (State.OVERDUE, State.RETURNED)


def fill_received(sheet: Worksheet, data: CompiledData) -> None:
    """List every accepted hand-in, as far as the figures count them."""
    last = len(_RECEIVED) + 1
    head = _begin(sheet, data, "BÁO CÁO NHẬN ĐƯỢC", _RECEIVED)
    row = _rows(sheet, head + 1, _RECEIVED, data.received)
    if not data.received:
        row = _none(sheet, row, last, "Chưa nhận được báo cáo nào.")
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(last)}{row - 1}"
    row = note(sheet, row + 1, last, "Số ngày chậm tính theo ngày lịch, xét bản đầu tiên được"
               " chấp nhận; 0 là đúng hạn, ô trống là bản bổ sung, thay thế.")  # fmt: skip
    row = note(sheet, row, last, data.rules)
    finish(sheet, f"Báo cáo nhận được, {data.as_of:%d/%m/%Y}", head, row - 1, last, 3)


def fill_gaps(sheet: Worksheet, data: CompiledData) -> None:
    """List reports that are not in, the longest overdue first, then figures left out."""
    last = len(_ABSENT) + 1
    head = _begin(sheet, data, "SỐ LIỆU CÒN THIẾU", _ABSENT)
    absent = sorted(
        (row for row in data.rows if row.state in OPEN_STATES),
        key=lambda row: (
            row.state not in _STRONG,
            -row.days_late,
            row.due_on or date.max,
            sort_key(row.unit),
        ),
    )
    clusters = {row.unit: row.cluster for row in data.rows}
    gaps = [
        _Gap(gap, part.figures.code, clusters.get(gap.unit.name, ""))
        for part in data.parts
        for gap in part.gaps
    ]
    row = head + 1
    for title, columns, rows, none in (
        ("I. BÁO CÁO CHƯA NỘP", _ABSENT, absent, "Không còn báo cáo nào chưa nộp."),
        ("II. CHỈ TIÊU THIẾU SỐ LIỆU TRONG BÁO CÁO ĐÃ NỘP", _GAPS, gaps,
         "Không có chỉ tiêu nào thiếu số liệu trong báo cáo đã nộp."),
    ):  # fmt: skip
        merge(sheet, row, 1, last, title, replace(WORDS, bold=True, fill="F2F2F2"))
        row = _rows(sheet, row + 1, columns, rows) if rows else _none(sheet, row + 1, last, none)
    row = note(sheet, row + 1, last, data.rules)
    finish(sheet, f"Số liệu còn thiếu, {data.as_of:%d/%m/%Y}", head, row - 1, last, 3)


def _begin(sheet: Worksheet, data: CompiledData, title: str, columns: Sequence[Column]) -> int:
    """Write the top and the headings; return their row."""
    set_widths(sheet, (5.5, *(column.width for column in columns)))
    head = top(sheet, data, title, len(columns) + 1)
    for place, text in enumerate(("TT", *(column.heading for column in columns)), start=1):
        put_text(sheet.cell(head, place), text, HEADING)
    fit_rows(sheet, head, head)
    return head


def _rows(sheet: Worksheet, first: int, columns: Sequence[Column], rows: Sequence[object]) -> int:
    """Write the rows, numbered from 1; return the next row."""
    for number, source in enumerate(rows, start=1):
        at = first + number - 1
        put_number(sheet.cell(at, 1), number)
        for place, column in enumerate(columns, start=2):
            _put(sheet, at, place, column, source)
    if rows:
        fit_rows(sheet, first, first + len(rows) - 1)
    return first + len(rows)


def _put(sheet: Worksheet, row: int, place: int, column: Column, source: object) -> None:
    cell, value = sheet.cell(row, place), column.value(source)
    if isinstance(value, str):
        put_text(cell, value, CENTRED if column.centred else WORDS)
    elif isinstance(value, date):
        put_date(cell, value)
    else:
        put_number(cell, value)


def _none(sheet: Worksheet, row: int, last: int, text: str) -> int:
    merge(sheet, row, 1, last, text, replace(WORDS, italic=True, across="center"))
    return row + 1
