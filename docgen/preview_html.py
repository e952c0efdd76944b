"""Our own Word papers as plain HTML, for machines without Word and LibreOffice.

Only what our templates use is told: paragraphs and runs by their styles, drawn rules, tables with
widths and spans, page sizes and margins. Qt's subset of HTML decides what can be said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl, CT_Tc
from docx.section import Section
from docx.shared import Length
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from docgen import nd30
from models.errors import RuleBroken
from models.text import nfc

_ALIGN = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}


@dataclass(frozen=True)
class HtmlSection:
    """One run of pages of one size; lengths in mm."""

    html: str
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    restarts: bool = False  # page numbers begin anew with 1
    first_bare: bool = True  # no number on the first page


def sections(path: Path) -> list[HtmlSection]:
    """Return the paper section by section. Raises RuleBroken for a file that is no Word paper."""
    if not path.is_file():
        raise RuleBroken(f"Không còn thấy “{path.name}”. Hãy tạo lại văn bản.")
    try:
        document = docx.Document(str(path))
        return [_section(section) for section in document.sections]
    except Exception as error:  # python-docx fails in a dozen ways on a damaged file
        raise RuleBroken(
            f"Không đọc được tệp “{path.name}”: tệp hỏng hoặc không phải văn bản Word."
            " Hãy tạo lại văn bản."
        ) from error


def _section(section: Section) -> HtmlSection:
    width, height = _mm(section.page_width), _mm(section.page_height)
    left, right = _mm(section.left_margin), _mm(section.right_margin)
    room = width - left - right
    inside = "".join(_blocks(section.iter_inner_content(), room))
    font = f"font-family:'{nd30.FONT}';font-size:{nd30.BODY_PT.ours}pt"
    return HtmlSection(
        html=f'<body style="{font}">{inside}</body>',
        width=width,
        height=height,
        top=_mm(section.top_margin),
        right=right,
        bottom=_mm(section.bottom_margin),
        left=left,
        restarts=section._sectPr.find(f"{qn('w:pgNumType')}[@{qn('w:start')}]") is not None,
        first_bare=section.different_first_page_header_footer,
    )


def _blocks(items: Iterator[Paragraph | Table], room_mm: float) -> Iterator[str]:
    for item in items:
        if isinstance(item, Table):
            yield _table(item, room_mm)
        else:
            yield _paragraph(item, room_mm)


# --- paragraphs ------------------------------------------------------------------------------


def _paragraph(paragraph: Paragraph, room_mm: float) -> str:
    borders = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    left, right = _pt(_of(paragraph, "left_indent")), _pt(_of(paragraph, "right_indent"))
    if borders is not None and not paragraph.text.strip():
        share = 100 - (left + right) / 72 * 25.4 / room_mm * 100
        return f'<hr width="{max(5, round(share))}%" style="margin-top:1px;margin-bottom:0px">'
    if "Ngắtphần" in (paragraph.style.style_id or ""):
        return ""
    style = {
        "margin-left": f"{_px(left)}px",
        "margin-right": f"{_px(right)}px",
        "margin-top": f"{_px(_pt(_of(paragraph, 'space_before')))}px",
        "margin-bottom": f"{_px(_pt(_of(paragraph, 'space_after')))}px",
        "text-indent": f"{_px(_pt(_of(paragraph, 'first_line_indent')))}px",
        "line-height": _line_height(paragraph),
    }
    if _of(paragraph, "page_break_before"):
        style["page-break-before"] = "always"
    align = _ALIGN.get(_of(paragraph, "alignment"), "left")
    written = ";".join(f"{name}:{value}" for name, value in style.items() if value)
    inside = "".join(_run(run, paragraph) for run in _runs(paragraph))
    inside = inside or f'<span style="font-size:{_font(paragraph, "size") or 14}pt">&nbsp;</span>'
    return f'<p align="{align}" style="{written}">{inside}</p>'


def _line_height(paragraph: Paragraph) -> str:
    spacing = _of(paragraph, "line_spacing")
    if spacing is None or isinstance(spacing, Length):
        return ""  # exact spacing is used for blank lines only; their font says as much
    return f"{round(spacing * 100)}%"


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    for item in paragraph.iter_inner_content():
        yield from [item] if isinstance(item, Run) else item.runs  # a link holds runs


def _run(run: Run, paragraph: Paragraph) -> str:
    own = run.font
    capitals = own.all_caps if own.all_caps is not None else _font(paragraph, "all_caps")
    text = nfc(run.text).upper() if capitals else nfc(run.text)
    if not text:
        return ""
    size = own.size.pt if own.size else _font(paragraph, "size")
    style = f"font-size:{size}pt;" if size else ""
    for name, words in (("bold", "font-weight:bold;"), ("italic", "font-style:italic;")):
        value = getattr(own, name)
        if value if value is not None else _font(paragraph, name):
            style += words
    if own.underline:
        style += "text-decoration:underline;"
    if own.superscript:
        style += "vertical-align:super;"
    return f'<span style="{style}">{_written(text)}</span>'


def _written(text: str) -> str:
    """Return text for HTML; blanks left for a hand-written number stay as wide as they are."""
    kept = escape(text).replace("  ", " &nbsp;").replace("  ", " &nbsp;")
    return kept.replace("\n", "<br>").replace("\t", "&nbsp;" * 4)


def _of(paragraph: Paragraph, name: str) -> object:
    """Return a paragraph setting, its own or the one of its styles; None when nobody says."""
    value = getattr(paragraph.paragraph_format, name)
    for style in _styles(paragraph.style):
        if value is not None:
            break
        value = getattr(style.paragraph_format, name)
    return value


def _font(paragraph: Paragraph, name: str) -> object:
    """Return a font setting of the paragraph's styles; sizes in points."""
    for style in _styles(paragraph.style):
        value = getattr(style.font, name)
        if value is not None:
            return value.pt if name == "size" else value
    return None


def _styles(style: ParagraphStyle | None) -> Iterator[ParagraphStyle]:
    while style is not None:
        yield style
        style = style.base_style


# --- tables ----------------------------------------------------------------------------------


def _table(table: Table, room_mm: float) -> str:
    columns = [_mm(column.width) for column in table.columns]
    whole = sum(columns) or room_mm
    bordered, above = _bordered(table._tbl), _px(_cell_top(table._tbl))
    padding = f' style="padding-top:{above}px"' if above else ""
    grid = [_placed(row) for row in table._tbl.tr_lst]
    heads = 0
    for row in table._tbl.tr_lst:
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            break
        heads += 1
    lines = []
    for place, cells in enumerate(grid):
        inside = ""
        for column, cell in cells:
            if cell.vMerge == "continue":
                continue
            span = cell.grid_span
            width = sum(columns[column : column + span])
            tall = _row_span(grid, place, column) if cell.vMerge == "restart" else 1
            blocks = "".join(_blocks(_Cell(cell, table).iter_inner_content(), width or whole))
            inside += (
                f'<td width="{round(width / whole * 100)}%" colspan="{span}" rowspan="{tall}"'
                f"{padding}>{blocks}</td>"
            )
        lines.append(f"<tr>{inside}</tr>")
    head = f"<thead>{''.join(lines[:heads])}</thead>" if heads else ""
    look = 'border="1" cellpadding="3"' if bordered else 'border="0" cellpadding="0"'
    share = min(100, round(whole / room_mm * 100))
    style = "border-collapse:collapse;border-style:solid;border-color:black"
    opening = f'<table {look} cellspacing="0" width="{share}%" style="{style}">'
    return f"{opening}{head}{''.join(lines[heads:])}</table>"


def _placed(row: object) -> list[tuple[int, CT_Tc]]:
    """Return the cells of a row, each with its first column."""
    column, placed = 0, []
    for cell in row.tc_lst:
        placed.append((column, cell))
        column += cell.grid_span
    return placed


def _row_span(grid: list[list[tuple[int, CT_Tc]]], place: int, column: int) -> int:
    tall = 1
    for cells in grid[place + 1 :]:
        if not any(at == column and cell.vMerge == "continue" for at, cell in cells):
            break
        tall += 1
    return tall


def _bordered(table: CT_Tbl) -> bool:
    """Tell whether lines are drawn: by the table itself, by its style, or by its cells."""
    borders = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    if borders is not None:
        return any(line.get(qn("w:val")) not in ("nil", "none") for line in borders)
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    if style is not None and "Grid" in style.get(qn("w:val"), ""):
        return True
    return next(table.iter(qn("w:tcBorders")), None) is not None


def _cell_top(table: CT_Tbl) -> float:
    """Return the room above the text of every cell, in points."""
    margin = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn('w:top')}")
    return int(margin.get(qn("w:w"), "0")) / 20 if margin is not None else 0.0


def _mm(length: Length | None) -> float:
    return length.mm if length is not None else 0.0


def _pt(length: object) -> float:
    return length.pt if isinstance(length, Length) else 0.0


def _px(points: float) -> int:
    return round(points * 96 / 72)
