"""The register of outgoing papers as HTML for printing on machines without Excel."""

from collections.abc import Callable
from html import escape

from docgen import nd30
from docgen.preview_html import HtmlSection
from docgen.register_data import (
    HEADINGS,
    NO_PAPERS,
    TITLE,
    WIDTHS,
    RegisterData,
    RegisterLine,
    RegisterPart,
)
from models.deadlines import vietnamese_date

_A4_MM = (297.0, 210.0)  # across
_SIZE_PT = 9.5
_MOST_LINES = 60  # on one page, were each a single line


def register_sections(
    data: RegisterData, page_count: Callable[[HtmlSection], int]
) -> list[HtmlSection]:
    """Return a section for each page on A4 across: no line is cut, headings stand on every page.

    `page_count` tells how many pages a section would take.
    """
    found = []
    for part in data.parts or [RegisterPart(name="Sổ văn bản đi")]:
        rest, first = list(part.lines), True
        while rest or first:
            many = _fitting(data, part, rest, first, page_count)
            found.append(_section(data, part, rest[:many], first))
            rest, first = rest[many:], False
    return found


def _fitting(
    data: RegisterData,
    part: RegisterPart,
    lines: list[RegisterLine],
    first: bool,
    page_count: Callable[[HtmlSection], int],
) -> int:
    """Return how many of `lines` fit one page; at least one, though it be longer than a page."""
    least, most = 1, min(len(lines), _MOST_LINES)
    while least < most:
        middle = (least + most + 1) // 2
        if page_count(_section(data, part, lines[:middle], first)) == 1:
            least = middle
        else:
            most = middle - 1
    return least


def _section(
    data: RegisterData, part: RegisterPart, lines: list[RegisterLine], first: bool
) -> HtmlSection:
    return HtmlSection(
        html=_page(data, part, lines, first),
        width=_A4_MM[0],
        height=_A4_MM[1],
        top=nd30.MARGIN_TOP_MM.ours,
        right=nd30.MARGIN_RIGHT_MM.ours,
        bottom=nd30.MARGIN_BOTTOM_MM.ours,
        left=nd30.MARGIN_LEFT_MM.ours,
        restarts=first,
        first_bare=first,
    )


def _page(data: RegisterData, part: RegisterPart, lines: list[RegisterLine], first: bool) -> str:
    rows = "".join(map(_row, lines)) or (
        f'<tr><td colspan="{len(HEADINGS)}" align="center"><i>{NO_PAPERS}</i></td></tr>'
    )
    style = f"border-collapse: collapse; border-color: #000000; font-size: {_SIZE_PT}pt;"
    return (
        f"<body>{_head(data, part) if first else ''}"
        f'<table border="1" cellspacing="0" cellpadding="3" width="100%" style="{style}">'
        f"{_headings()}{rows}</table></body>"
    )


def _head(data: RegisterData, part: RegisterPart) -> str:
    agency = "".join(_centred(line, 12) for line in data.agency)
    frame = f'<table width="100%"><tr><td width="40%">{agency}</td><td></td></tr></table>'
    titles = _centred(TITLE, 14) + _centred(f"Năm {data.year} – {part.name}", 13)
    return f"{frame if agency else ''}{titles}<p></p>"


def _headings() -> str:
    share = [round(width / sum(WIDTHS) * 100) for width in WIDTHS]
    names = "".join(
        f'<td width="{part}%" align="center" valign="middle"><b>{escape(words)}</b></td>'
        for part, words in zip(share, HEADINGS, strict=True)
    )
    signs = "".join(f'<td align="center"><i>({n})</i></td>' for n in range(1, len(HEADINGS) + 1))
    return f"<tr>{names}</tr><tr>{signs}</tr>"


def _row(line: RegisterLine) -> str:
    if line.free:
        rest = "<td></td>" * (len(HEADINGS) - 3)
        return f"<tr>{_cell(line.reference, 'center')}<td></td>{_cell('— còn trống —')}{rest}</tr>"
    cells = (
        _cell(line.reference, "center"),
        _cell(vietnamese_date(line.day) if line.day else "", "center"),
        _cell(line.about),
        _cell(line.signer),
        _cell(line.recipients),
        _cell(line.keeper),
        _cell(str(line.copies or ""), "center"),
        _cell(vietnamese_date(line.sent_on) if line.sent_on else "", "center"),
        "<td></td>",
        _cell(line.note),
    )
    return f"<tr>{''.join(cells)}</tr>"


def _cell(text: str, align: str = "left") -> str:
    whole = text.replace("-", "\u2011") if align == "center" else text  # numbers are not broken
    return f'<td align="{align}">{escape(whole)}</td>'


def _centred(text: str, size_pt: float) -> str:
    style = f"font-size: {size_pt}pt; margin: 0px;"
    return f'<p align="center" style="{style}"><b>{escape(text)}</b></p>'
