"""The list of whom to call about late reports, as HTML for printing and lines for copying."""

from collections.abc import Callable, Iterable
from datetime import date
from html import escape

from docgen import nd30
from docgen.drafts.reminder import report_words
from docgen.preview_html import HtmlSection
from models.contacts import ContactLine
from models.deadlines import vietnamese_date
from models.tracking import Cell

TITLE = "DANH SÁCH LIÊN HỆ ĐÔN ĐỐC BÁO CÁO"
_HEADINGS = (
    ("TT", 5),
    ("Người liên hệ", 19),
    ("Điện thoại", 19),
    ("Đơn vị, báo cáo quá hạn", 42),
    ("Ghi chú", 15),
)
_SIZE_PT = 11
_Numbered = tuple[int, ContactLine]


def contact_words(line: ContactLine) -> str:
    """Return who it is; a unit without anybody says so."""
    return line.contact or ("" if line.phone else "chưa có người liên hệ")


def report_line(cell: Cell) -> str:
    """Return "Thôn Nà Sao: báo cáo quý I năm 2026, chậm 12 ngày"."""
    return f"{cell.unit.name}: {late_words(cell)}"


def late_words(cell: Cell) -> str:
    """Return "báo cáo quý I năm 2026, chậm 12 ngày"."""
    late = cell.standing.redo_days_late or cell.standing.days_late
    return f"{report_words(cell)}, chậm {late} ngày"


def as_text(lines: Iterable[ContactLine]) -> str:
    """Return the list as lines to paste: person and telephone, then what is late."""
    return "\n".join(
        "\n".join(
            [
                " – ".join(filter(None, (contact_words(line), line.phone))) + ":",
                *(f"  • {report_line(cell)}" for cell in line.cells),
            ]
        )
        for line in lines
    )


def contact_sections(
    lines: list[ContactLine], today: date, page_count: Callable[[HtmlSection], int]
) -> list[HtmlSection]:
    """Return a section for each page, A4 upright; the headings stand on every page.

    `page_count` tells how many pages a section would take.
    """
    pages: list[list[_Numbered]] = [[]]
    for numbered in enumerate(lines, start=1):
        longer = [*pages[-1], numbered]
        if pages[-1] and page_count(_section(longer, today, first=len(pages) == 1)) > 1:
            pages.append([numbered])
        else:
            pages[-1] = longer
    return [_section(page, today, first=place == 0) for place, page in enumerate(pages)]


def _section(page: list[_Numbered], today: date, *, first: bool) -> HtmlSection:
    head = _head(today) if first else ""
    heads = "".join(
        f'<td width="{share}%" align="center"><b>{name}</b></td>' for name, share in _HEADINGS
    )
    style = f"border-collapse: collapse; border-color: #000000; font-size: {_SIZE_PT}pt;"
    rows = "".join(_row(number, line) for number, line in page)
    return HtmlSection(
        html=f'<body>{head}<table border="1" cellspacing="0" cellpadding="4" width="100%"'
        f' style="{style}"><tr>{heads}</tr>{rows}</table></body>',
        width=nd30.PAGE_WIDTH_MM,
        height=nd30.PAGE_HEIGHT_MM,
        top=nd30.MARGIN_TOP_MM.ours,
        right=nd30.MARGIN_RIGHT_MM.ours,
        bottom=nd30.MARGIN_BOTTOM_MM.ours,
        left=nd30.MARGIN_LEFT_MM.ours,
        restarts=first,
        first_bare=first,
    )


def _head(today: date) -> str:
    return (
        f'<p align="center" style="font-size: 13pt; margin: 0px;"><b>{TITLE}</b></p>'
        f'<p align="center" style="font-size: 12pt; margin: 0px;"><i>(Tính đến ngày'
        f" {vietnamese_date(today)})</i></p><p></p>"
    )


def _reminded(cell: Cell) -> str:
    return f", đã nhắc {cell.reminders} lần" if cell.reminders else ""


def _row(number: int, line: ContactLine) -> str:
    reports = "<br>".join(escape(f"{report_line(cell)}{_reminded(cell)}") for cell in line.cells)
    phone = escape(line.phone).replace(" ", "&nbsp;")
    return (
        f'<tr><td align="center">{number}</td><td>{escape(contact_words(line))}</td>'
        f"<td>{phone}</td><td>{reports}</td><td></td></tr>"
    )
