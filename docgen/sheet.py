"""A table of words with colours: what is copied to Excel or Word, and what is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class SheetCell:
    """One place. Colours as "#RRGGBB"; "" leaves paper and black."""

    text: str
    fill: str = ""
    ink: str = ""
    bold: bool = False
    left: bool = False  # words begin at the left; else they stand in the middle


@dataclass(frozen=True)
class Sheet:
    """Rows under headings; a heading may have several lines."""

    heads: Sequence[str]
    rows: Sequence[Sequence[SheetCell]]
    title: str = ""
    about: Sequence[str] = ()  # lines under the title
    agency: Sequence[str] = ()  # as printed in heads, one string a line
    notes: Sequence[str] = field(default_factory=list)  # under the table


def tab_separated(sheet: Sheet, with_heads: bool = False) -> str:
    """Return the rows as lines of cells, tabs between them; headings on one line if asked."""
    lines = [[cell.text for cell in row] for row in sheet.rows]
    if with_heads:
        lines.insert(0, [head.replace("\n", " ") for head in sheet.heads])
    return "\n".join("\t".join(map(_one_line, line)) for line in lines)


def html_table(sheet: Sheet, with_heads: bool = False) -> str:
    """Return the rows as a table that Excel and Word paste with its colours."""
    heads = "".join(
        f'<td style="{_style(SheetCell("", bold=True))}">{_words(head)}</td>'
        for head in sheet.heads
    )
    rows = [f"<tr>{''.join(map(_pasted, row))}</tr>" for row in sheet.rows]
    if with_heads:
        rows.insert(0, f"<tr>{heads}</tr>")
    return (
        '<html><head><meta charset="utf-8"></head><body>'
        '<table border="1" cellspacing="0" style="border-collapse:collapse">'
        f"{''.join(rows)}</table></body></html>"
    )


def _pasted(cell: SheetCell) -> str:
    # "\@" keeps Excel from reading "02/3" as a day or "9/12" as a fraction.
    fill = f' bgcolor="{cell.fill}"' if cell.fill else ""
    return f'<td{fill} style="{_style(cell)}">{_words(cell.text)}</td>'


def _style(cell: SheetCell) -> str:
    parts = [r"mso-number-format:'\@'", f"text-align:{'left' if cell.left else 'center'}"]
    if cell.fill:
        parts.append(f"background:{cell.fill}")
    if cell.ink:
        parts.append(f"color:{cell.ink}")
    if cell.bold:
        parts.append("font-weight:bold")
    return ";".join(parts)


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _one_line(text: str) -> str:
    return " ".join(text.split())
