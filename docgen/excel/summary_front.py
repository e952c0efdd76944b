"""The first sheet of the summary: head, counts by unit and cluster, signatures."""

from collections.abc import Callable
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen import nd30
from docgen.excel.styles import (
    CENTRED,
    HEADING,
    NOT_COUNTED,
    NUMBER,
    PLAIN,
    SHARE,
    WORDS,
    Formulas,
    Look,
    fit_rows,
    merge,
    put_number,
    put_text,
    raise_row,
    set_page,
    set_widths,
)
from docgen.excel.summary_data import (
    SummaryData,
    SummaryRow,
    grouped,
    share,
    waiting,
)
from docgen.marks import roman
from models.deadlines import vietnamese_long_date
from models.rate_words import on_time_sentence
from models.states import Figures, State, figures

WIDTHS = (5, 31, 7.5, 8, 7.5, 7.5, 9, 8, 8, 7.5, 8, 7.5, 8.5, 9.5, 24)
LAST = len(WIDTHS)
_GROUPS = ((4, 7, "Đã nộp"), (8, 11, "Chưa nộp"), (13, 14, "Tỷ lệ"))
_LABELS = (
    *("TT", "Đơn vị", "Phải nộp", "Tổng số", "Đúng hạn", "Chậm", "T.đó không phát sinh"),
    *("Tổng số", "Chưa đến hạn", "Quá hạn", "T.đó bị trả lại", "Được miễn"),
    *("Nộp", "Đúng hạn", "Ghi chú"),
)
_SIGNS = (
    *("(1)", "(2)", "(3)=\n(4)+(8)", "(4)=\n(5)+(6)", "(5)", "(6)", "(7)", "(8)=\n(9)+(10)"),
    *("(9)", "(10)", "(11)", "(12)", "(13)=\n(4)/(3)", "(14)=(5)/\n[(4)+(10)]", "(15)"),
)
COUNTS: tuple[tuple[int, Callable[[Figures], int]], ...] = (
    (3, lambda counted: counted.expected),
    (4, lambda counted: counted.received),
    (5, lambda counted: counted.on_time),
    (6, lambda counted: counted.late),
    (7, lambda counted: counted.nil),
    (8, lambda counted: counted.missing),
    (9, waiting),
    (10, lambda counted: counted.overdue),
    (11, lambda counted: counted.returned),
    (12, lambda counted: counted.exempt),
)
_HEAD = Look(grid=False, size=13, across="center")


def fill_front(sheet: Worksheet, data: SummaryData, formulas: Formulas) -> int:
    """Fill the sheet and return the number of the row with the grand total."""
    set_widths(sheet, WIDTHS)
    row = _head(sheet, data)
    top = _headings(sheet, row)
    total = _body(sheet, data, formulas, top)
    fit_rows(sheet, top, total - 1)
    _close(sheet, data, total + 1)
    set_page(sheet, data.title.capitalize(), f"{row}:{top - 1}")
    sheet.freeze_panes = sheet.cell(top, 3)
    return total


def _head(sheet: Worksheet, data: SummaryData) -> int:
    """Write agency, nation, title and what it is about; return the next free row."""
    left = [(line, False) for line in data.superior] + [(line, True) for line in data.agency]
    for row, (text, bold) in enumerate(left, start=1):
        merge(sheet, row, 1, 5, text, replace(_HEAD, bold=bold))
    for row, text in enumerate((nd30.COUNTRY, nd30.MOTTO), start=1):
        merge(sheet, row, 8, LAST, text, replace(_HEAD, bold=True, size=12 + row - 1))
    _rule(sheet, len(left) + 1, 1, 5, 16)
    _rule(sheet, 3, 8, LAST, 40)
    row = max(len(left), 3) + 2
    merge(sheet, row, 1, LAST, data.title, replace(_HEAD, bold=True, size=14))
    for text, look in (
        (data.subtitle, replace(_HEAD, bold=True)),
        (f"Kỳ báo cáo: {data.period}" if data.period else "", _HEAD),
        (f"Tính đến ngày {data.as_of:%d/%m/%Y}", replace(_HEAD, italic=True)),
    ):
        if text:
            row += 1
            merge(sheet, row, 1, LAST, text, look)
    row += 1
    for campaign in data.campaigns:
        row += 1
        parts = [f"- {campaign.title} (mã {campaign.code})", campaign.launched_by, campaign.span]
        merge(sheet, row, 1, LAST, "; ".join(part for part in parts if part), _note_look(12))
    return row + 2


def _rule(sheet: Worksheet, row: int, first: int, last: int, count: int) -> None:
    """Draw the rule under a heading line. Source: NĐ 30/2020, Phụ lục I, phần I, mục II."""
    look = replace(_HEAD, size=8, upright="top")
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    put_text(sheet.cell(row, first), "_" * count, look)


def _headings(sheet: Worksheet, row: int) -> int:
    """Write the three rows of headings; return the row below."""
    inside = {c for first, last, _ in _GROUPS for c in range(first, last + 1)}
    for first, last, text in _GROUPS:
        merge(sheet, row, first, last, text, HEADING)
    for column, (label, sign) in enumerate(zip(_LABELS, _SIGNS, strict=True), start=1):
        put_text(sheet.cell(row + 1 if column in inside else row, column), label, HEADING)
        if column not in inside:
            HEADING.dress(sheet.cell(row + 1, column))
            sheet.merge_cells(
                start_row=row, end_row=row + 1, start_column=column, end_column=column
            )
        put_text(sheet.cell(row + 2, column), sign, replace(CENTRED, size=9, italic=True))
    raise_row(sheet, row, 18)
    raise_row(sheet, row + 1, 46)
    raise_row(sheet, row + 2, 26)
    return row + 3


def _body(sheet: Worksheet, data: SummaryData, formulas: Formulas, row: int) -> int:
    """Write clusters and units, then the grand total; return its row."""
    clusters = grouped(data.rows)
    summed: list[str] = []  # what the total adds up: cluster rows, or one range of units
    number = 0
    first = row
    for order, (cluster, units) in enumerate(clusters.items(), start=1):
        if len(clusters) > 1:
            rows = [one for owed in units.values() for one in owed]
            head = row
            put_text(sheet.cell(head, 1), roman(order), replace(CENTRED, bold=True))
            name = cluster or "Chưa xếp cụm, khối"
            put_text(sheet.cell(head, 2), name, replace(WORDS, bold=True))
            inside = f"{head + 1}:{{0}}{head + len(units)}"
            _sums(sheet, formulas, head, f"=SUM({{0}}{inside})", figures(rows))
            put_text(sheet.cell(head, LAST), "")
            summed.append(f"{{0}}{head}")
            row += 1
        for unit, owed in units.items():
            number += 1
            _unit(sheet, formulas, row, number, unit, owed)
            row += 1
    if len(clusters) == 1:
        summed = [f"SUM({{0}}{first}:{{0}}{row - 1})"]
    merge(sheet, row, 1, 2, "TỔNG CỘNG", replace(CENTRED, bold=True))
    _sums(sheet, formulas, row, "=" + ("+".join(summed) or "0"), figures(data.rows))
    put_text(sheet.cell(row, LAST), "")
    raise_row(sheet, row, 20)
    return row


def _unit(
    sheet: Worksheet,
    formulas: Formulas,
    row: int,
    number: int,
    unit: str,
    owed: list[SummaryRow],
) -> None:
    tally = figures(owed)
    put_number(sheet.cell(row, 1), number)
    put_text(sheet.cell(row, 2), unit)
    for column, count in COUNTS:
        put_number(sheet.cell(row, column), count(tally))
    _shares(sheet, formulas, row, tally, bold=False)
    put_text(sheet.cell(row, LAST), _overdue_words(owed), replace(WORDS, size=10))


def _overdue_words(owed: list[SummaryRow]) -> str:
    late = [row.period for row in owed if row.state is State.OVERDUE]
    more = f" và {len(late) - 2} kỳ khác" if len(late) > 2 else ""
    return f"Quá hạn: {', '.join(late[:2])}{more}" if late else ""


def _sums(sheet: Worksheet, formulas: Formulas, row: int, pattern: str, tally: Figures) -> None:
    """Write a row of sums; `pattern` is a formula with {0} for the letter of the column."""
    for column, count in COUNTS:
        formula = pattern.format(get_column_letter(column))
        look = replace(NUMBER, bold=True)
        formulas.put(sheet.cell(row, column), formula, count(tally), look)
    _shares(sheet, formulas, row, tally, bold=True)


def _shares(sheet: Worksheet, formulas: Formulas, row: int, tally: Figures, bold: bool) -> None:
    for column, part, whole, value in (
        (13, f"D{row}", f"C{row}", share(tally.received, tally.expected)),
        (14, f"E{row}", f"(D{row}+J{row})", share(tally.on_time, tally.due)),
    ):
        formula = f'=IF({whole}=0,"{NOT_COUNTED}",{part}/{whole})'
        shown = NOT_COUNTED if value is None else value
        formulas.put(sheet.cell(row, column), formula, shown, replace(SHARE, bold=bold))


def _close(sheet: Worksheet, data: SummaryData, row: int) -> None:
    """Write how it was counted in short, and where to sign."""
    note = (
        "Ghi chú: số liệu tính theo số báo cáo (mỗi đơn vị, mỗi kỳ một báo cáo); không tính kỳ"
        " chưa mở và báo cáo được miễn; báo “không phát sinh” là đã nộp. Tỷ lệ đúng hạn tính trên"
        " số đã nộp và quá hạn. Xem trang “Giải thích”."
    )
    counted = figures(data.rows)
    if counted.extended:
        note = f"{note}\n{on_time_sentence(counted)}"
    note = f"{note}\n{data.rules}" if data.rules else note
    merge(sheet, row, 1, LAST, note, replace(_note_look(10), italic=True))
    day = data.signed_on
    words = vietnamese_long_date(day) if day else "ngày …… tháng …… năm ………"
    place = f"{data.place}, {words}" if data.place else words.capitalize()
    merge(sheet, row + 2, 9, LAST, place, replace(_HEAD, italic=True))
    bold = replace(_HEAD, bold=True)
    merge(sheet, row + 3, 1, 5, "NGƯỜI LẬP BIỂU", bold)
    for offset, line in enumerate(data.signer_lines):
        merge(sheet, row + 3 + offset, 9, LAST, line, bold)
    below = row + 3 + max(1, len(data.signer_lines)) + 4
    merge(sheet, below, 1, 5, data.prepared_by, bold)
    merge(sheet, below, 9, LAST, data.signer, bold)


def _note_look(size: int) -> Look:
    return replace(PLAIN, size=size)
