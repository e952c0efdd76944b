"""The sheets behind the first one: matrix, missing reports, the full list, explanations."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.styles import (
    CENTRED,
    HEADING,
    NOT_COUNTED,
    PLAIN,
    SHARE,
    WORDS,
    Formulas,
    Look,
    fit_rows,
    merge,
    put_date,
    put_number,
    put_text,
    set_page,
    set_widths,
)
from docgen.excel.summary_data import (
    SummaryData,
    SummaryRow,
    grouped,
    periods,
    share,
)
from models.states import OPEN_STATES, Figures, State, figures
from models.text import sort_key

_TITLE = Look(grid=False, bold=True, size=14, across="center")
_UNDER = Look(grid=False, italic=True, size=12, across="center")
_STRONG = {State.OVERDUE, State.RETURNED}
_TOTALS: tuple[tuple[str, Callable[[Figures], int]], ...] = (
    ("Phải nộp", lambda counted: counted.expected),
    ("Đã nộp", lambda counted: counted.received),
    ("Trong đó: đúng hạn", lambda counted: counted.on_time),
    ("chậm", lambda counted: counted.late),
    ("Chưa nộp", lambda counted: counted.missing),
    ("Trong đó: quá hạn", lambda counted: counted.overdue),
    ("Được miễn", lambda counted: counted.exempt),
)


class Column(NamedTuple):
    """A column of a list: heading, width in letters, what it shows of a row."""

    heading: str
    width: float
    value: Callable[[SummaryRow], str | int | date | None]
    centred: bool = False


_CLUSTER = Column("Cụm, khối", 16, lambda row: row.cluster)
_UNIT = Column("Đơn vị", 29, lambda row: row.unit)
_CAMPAIGN = Column("Mã phong trào", 13.5, lambda row: row.campaign, True)
_PERIOD = Column("Kỳ báo cáo", 19.5, lambda row: row.period)
_DUE = Column("Hạn nộp", 11.5, lambda row: row.due_on)
_STATE = Column("Tình trạng", 13.5, lambda row: row.state.label, True)
_REMINDED = Column("Số lần nhắc", 6.5, lambda row: row.reminders or None)
_NOTE = Column("Ghi chú", 20, lambda row: row.note)
DETAIL = (
    *(_CLUSTER, _UNIT, _CAMPAIGN, _PERIOD, _DUE),
    Column("Ngày nhận", 11.5, lambda row: row.received_on),
    Column("Số văn bản", 13, lambda row: row.document_number, True),
    _STATE,
    Column("Số ngày chậm", 7, lambda row: row.days_late or None),
    Column("Hình thức nộp", 12, lambda row: row.channel, True),
    *(_REMINDED, _NOTE),
)
ABSENT = (
    *(_UNIT, _CLUSTER, _CAMPAIGN, _PERIOD, _DUE, _STATE),
    Column("Số ngày quá hạn", 8, lambda row: row.days_late or None),
    Column("Người liên hệ", 16, lambda row: row.contact),
    Column("Điện thoại", 14, lambda row: row.phone, True),
    *(_REMINDED, _NOTE),
)


def fill_detail(sheet: Worksheet, data: SummaryData) -> int:
    """List every report owed, as in the register; return the number of rows."""
    _list(sheet, data, "DANH SÁCH CHI TIẾT", DETAIL, data.rows)
    return len(data.rows)


def fill_missing(sheet: Worksheet, data: SummaryData) -> None:
    """List what is still missing: overdue and returned first, longest overdue on top."""
    rows = sorted(
        (row for row in data.rows if row.state in OPEN_STATES),
        key=lambda row: (
            row.state not in _STRONG,
            -row.days_late,
            row.due_on or date.max,
            sort_key(row.unit),
        ),
    )
    _list(sheet, data, "BÁO CÁO CHƯA NỘP", ABSENT, rows)
    if not rows:
        none = f"Tính đến ngày {data.as_of:%d/%m/%Y} không còn báo cáo nào chưa nộp."
        merge(sheet, 5, 1, len(ABSENT) + 1, none, replace(WORDS, italic=True, across="center"))


def _list(
    sheet: Worksheet,
    data: SummaryData,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[SummaryRow],
) -> None:
    """Write a list with headings in row 4 that can be filtered."""
    set_widths(sheet, (5.5, *(column.width for column in columns)))
    last = len(columns) + 1
    _top(sheet, data, title, last)
    put_text(sheet.cell(4, 1), "TT", HEADING)
    for place, column in enumerate(columns, start=2):
        put_text(sheet.cell(4, place), column.heading, HEADING)
    for number, row in enumerate(rows, start=1):
        put_number(sheet.cell(4 + number, 1), number)
        for place, column in enumerate(columns, start=2):
            _put(sheet, 4 + number, place, column, row)
    fit_rows(sheet, 4, 4 + len(rows))
    _rules(sheet, data, max(5, 4 + len(rows)) + 2, last)
    sheet.auto_filter.ref = f"A4:{get_column_letter(last)}{max(5, 4 + len(rows))}"
    sheet.freeze_panes = "C5"
    set_page(sheet, title.capitalize(), "4:4")


def _rules(sheet: Worksheet, data: SummaryData, row: int, last: int) -> None:
    """Say under a table how its deadlines are counted."""
    if data.rules:
        merge(sheet, row, 1, last, data.rules, replace(PLAIN, italic=True, size=10))


def _put(sheet: Worksheet, row: int, place: int, column: Column, source: SummaryRow) -> None:
    cell, value = sheet.cell(row, place), column.value(source)
    strong = column is _STATE and source.state in _STRONG
    if isinstance(value, str):
        put_text(cell, value, replace(CENTRED if column.centred else WORDS, bold=strong))
    elif isinstance(value, date):
        put_date(cell, value)
    else:
        put_number(cell, value)


def _top(sheet: Worksheet, data: SummaryData, title: str, last: int) -> None:
    merge(sheet, 1, 1, last, " ".join(data.agency), replace(_TITLE, size=12, across="left"))
    merge(sheet, 2, 1, last, title, _TITLE)
    merge(sheet, 3, 1, last, f"Tính đến ngày {data.as_of:%d/%m/%Y}", _UNDER)


def fill_matrix(sheet: Worksheet, data: SummaryData) -> None:
    """Show units × periods, and under it the counts of each period."""
    listed = periods(data)
    last = 2 + max(1, len(listed))
    set_widths(sheet, (5.5, 30, *[19.0 if len(listed) < 7 else 13.0] * (last - 2)))
    _top(sheet, data, "TÌNH HÌNH THEO KỲ BÁO CÁO", last)
    for column, text in ((1, "TT"), (2, "Đơn vị")):
        put_text(sheet.cell(4, column), text, HEADING)
        for row in (5, 6):
            HEADING.dress(sheet.cell(row, column))
        sheet.merge_cells(start_row=4, end_row=6, start_column=column, end_column=column)
    _period_headings(sheet, listed)
    units = [(name, unit) for name, units in grouped(data.rows).items() for unit in units]
    places = {unit: row for row, unit in enumerate(units, start=7)}
    for number, ((_, unit), row) in enumerate(places.items(), start=1):
        put_number(sheet.cell(row, 1), number)
        put_text(sheet.cell(row, 2), unit)
        for column in range(3, last + 1):
            put_text(sheet.cell(row, column), "", CENTRED)
    below = 7 + len(places)
    for column, (_, _, rows) in enumerate(listed, start=3):
        _period(sheet, column, rows, places, below)
    fit_rows(sheet, 7, below - 1)
    for offset, (label, _) in enumerate((*_TOTALS, ("Tỷ lệ nộp", None))):
        look = replace(WORDS, bold=True, across="right" if label == "chậm" else "left")
        merge(sheet, below + offset, 1, 2, label, look)
    _rules(sheet, data, below + len(_TOTALS) + 2, last)
    sheet.freeze_panes = "C7"
    sheet.print_title_cols = "A:B"
    set_page(sheet, "Tình hình theo kỳ báo cáo", "4:6")
    if last > 16:
        sheet.page_setup.fitToWidth = 0  # too many to be read on one page: go on on the next


def _period_headings(sheet: Worksheet, listed: list) -> None:
    """Write campaign, period and due day above each column."""
    for column, (campaign, name, rows) in enumerate(listed, start=3):
        days = {row.due_on for row in rows if row.due_on}
        due = f"Hạn: {min(days):%d/%m/%Y}" if len(days) == 1 else "Hạn: theo đơn vị"
        for row, text in ((4, campaign.code), (5, name), (6, due if days else "")):
            put_text(sheet.cell(row, column), text, replace(HEADING, bold=row != 6, size=10))
    fit_rows(sheet, 4, 6)


def _period(
    sheet: Worksheet,
    column: int,
    rows: list[SummaryRow],
    places: dict[tuple[str, str], int],
    below: int,
) -> None:
    for row in rows:
        cell = sheet.cell(places[row.cluster, row.unit], column)
        words = f"{cell.value}; {state_words(row)}" if cell.value else state_words(row)
        put_text(cell, words, replace(CENTRED, size=10, bold=row.state in _STRONG))
    tally = figures(rows)
    for offset, (_, count) in enumerate(_TOTALS):
        put_number(sheet.cell(below + offset, column), count(tally))
    reached = share(tally.received, tally.expected)
    cell = sheet.cell(below + len(_TOTALS), column)
    if reached is None:
        put_text(cell, NOT_COUNTED, CENTRED)
    else:
        put_number(cell, reached, SHARE)


def state_words(row: SummaryRow) -> str:
    """Return the state as the matrix shows it: "Nộp chậm 3 ngày (18/6)", with the day received."""
    words = row.state.label
    if row.days_late and row.state in (State.LATE, State.OVERDUE):
        words += f" {row.days_late} ngày"
    elif row.days_late:
        words += f", quá hạn {row.days_late} ngày" if row.state is State.RETURNED else ", chậm"
    day = row.received_on
    return words + (f" ({day.day}/{day.month})" if day else "")


_MEANINGS = (
    ("(3) Phải nộp", "Báo cáo của các kỳ đã mở, trừ báo cáo được miễn", "(4) + (8)"),
    ("(4) Đã nộp", "Báo cáo đã được tiếp nhận, kể cả nộp chậm và không phát sinh", "(5) + (6)"),
    ("(5) Đúng hạn", "Bản đầu tiên được tiếp nhận đến trong hạn (tính cả gia hạn)", "đếm"),
    ("(6) Chậm", "Bản đầu tiên được tiếp nhận đến sau hạn", "đếm"),
    ("(7) Không phát sinh", "Đã nộp, báo không có nội dung phát sinh trong kỳ", "đếm, thuộc (4)"),
    ("(8) Chưa nộp", "Phải nộp nhưng chưa có bản nào được tiếp nhận", "(9) + (10)"),
    ("(9) Chưa đến hạn", "Chưa nộp, chưa hết hạn (gồm cả sắp đến hạn)", "đếm"),
    ("(10) Quá hạn", "Chưa nộp, đã hết hạn", "đếm"),
    ("(11) Bị trả lại", "Bị trả lại và chưa nộp bản thay thế", "đếm, thuộc (8)"),
    ("(12) Được miễn", "Không phải nộp theo ý kiến của cơ quan nhận báo cáo", "đếm"),
    ("(13) Tỷ lệ nộp", "Phần đã nộp trong số phải nộp", "(4) / (3)"),
    ("(14) Tỷ lệ đúng hạn", "Phần đúng hạn trong số đã nộp và quá hạn", "(5) / [(4)+(10)]"),
    ("Số ngày chậm", "Ngày theo lịch, từ ngày liền sau hạn đến ngày nhận", "nhận - hạn"),
    ("Hạn nộp", "Ngày cuối cùng còn đúng hạn, đã xét ngày nghỉ và gia hạn", ""),
)
_CHECKS = (  # what, column of the first sheet, the same from the full list; {0} its last row
    ("Đã nộp", "D", "COUNT('Chi tiết'!G5:G{0})"),
    ("Chậm", "F", "SUMPRODUCT(('Chi tiết'!J5:J{0}>0)*('Chi tiết'!G5:G{0}<>\"\"))"),
    ("Quá hạn", "J", "SUMPRODUCT(('Chi tiết'!J5:J{0}>0)*('Chi tiết'!G5:G{0}=\"\"))"),
)


def fill_notes(
    sheet: Worksheet, data: SummaryData, formulas: Formulas, total_row: int, detail_rows: int
) -> None:
    """Explain each count and let Excel hold the first sheet against the full list."""
    set_widths(sheet, (24, 62, 22))
    merge(sheet, 1, 1, 3, "GIẢI THÍCH SỐ LIỆU", _TITLE)
    for column, text in enumerate(("Cột", "Ý nghĩa", "Cách tính"), start=1):
        put_text(sheet.cell(3, column), text, HEADING)
    row = 4
    for name, meaning, how in _MEANINGS:
        put_text(sheet.cell(row, 1), name, replace(WORDS, bold=True))
        put_text(sheet.cell(row, 2), meaning)
        put_text(sheet.cell(row, 3), how, CENTRED)
        row += 1
    row += 1
    merge(
        sheet,
        row,
        1,
        3,
        "Đối chiếu trang “Tổng hợp” với trang “Chi tiết”",
        replace(PLAIN, bold=True),
    )
    for label, letter, count in _CHECKS:
        row += 1
        again = count.format(4 + max(1, detail_rows))
        formula = f'=IF(\'Tổng hợp\'!{letter}{total_row}={again},"Khớp","Lệch")'
        put_text(sheet.cell(row, 1), label)
        formulas.put(sheet.cell(row, 2), formula, "Khớp", WORDS)
    row = _due_days(sheet, data, row + 2)
    if data.program:
        merge(
            sheet,
            row + 2,
            1,
            3,
            f"Lập bằng chương trình {data.program}.",
            replace(PLAIN, italic=True),
        )
    set_page(sheet, "Giải thích số liệu", "3:3", wide=False)


def _due_days(sheet: Worksheet, data: SummaryData, row: int) -> int:
    """Tell how the due day of each period came about; return the last row written."""
    told = {(one.campaign, one.period): one.due_words for one in data.rows if one.due_words}
    if not told and not data.rules:
        return row - 2
    merge(sheet, row, 1, 3, "Hạn nộp từng kỳ", replace(PLAIN, bold=True))
    for (campaign, period), words in told.items():
        row += 1
        put_text(sheet.cell(row, 1), f"{campaign}: {period}")
        merge(sheet, row, 2, 3, words, WORDS)
        fit_rows(sheet, row, row)
    _rules(sheet, data, row + 1, 3)
    return row + 1
