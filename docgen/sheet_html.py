"""A sheet on paper, A4 across: as many pages wide and high as it needs, headings on each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from docgen import nd30
from docgen.preview_html import HtmlSection
from docgen.sheet import Sheet, SheetCell

_A4_MM = (297.0, 210.0)  # across
_NAME_MM, _COLUMN_MM = 52.0, 19.5
_SIZE_PT = 9.0
_MOST_ROWS = 60  # on one page, were each a single line

Count = Callable[[HtmlSection], int]
Progress = Callable[[int, int], None]


def sheet_sections(
    sheet: Sheet, page_count: Count, progress: Progress = lambda done, total: None
) -> list[HtmlSection]:
    """Return a section for each page; the first column stands on each of them.

    Title and agency stand on the first page only, the notes on the last; in between a line says
    which part of the table a page shows. `page_count` tells how many pages a section would take;
    `progress` hears of each part that is laid out.
    """
    bands = _bands(len(sheet.heads) - 1)
    parts = [_part(sheet, band) for band in bands]
    if stacked := _stacked(parts, page_count):
        return stacked
    found: list[HtmlSection] = []
    for number, part in enumerate(parts, start=1):
        part_of = f"Phần {number}/{len(bands)} (theo cột)" if len(bands) > 1 else ""
        last_band = number == len(bands)
        progress(number - 1, len(parts))
        found += _down(part, part_of, number == 1, last_band, page_count)
    return found


def _stacked(parts: Sequence[Sheet], page_count: Count) -> list[HtmlSection]:
    """Return pages on which parts of few rows stand below each other; [] where that saves none."""
    found: list[HtmlSection] = []
    pile: list[Sheet] = []
    if len(parts) < 2 or len(parts[0].rows) > _MOST_ROWS // 2:
        return []
    for part in parts:
        last = part is parts[-1]
        grown = _section([*pile, part], "", first=not found, last=last)
        if pile and page_count(grown) > 1:
            found.append(_section(pile, "", first=not found, last=False))
            pile = []
        pile.append(part)
    found.append(_section(pile, "", first=not found, last=True))
    fits = len(found) < len(parts) and all(page_count(section) == 1 for section in found)
    return found if fits else []


def _bands(columns: int) -> list[range]:
    """Return which columns (1 and up) share a page, as even in number as can be."""
    room = _A4_MM[0] - nd30.MARGIN_LEFT_MM.ours - nd30.MARGIN_RIGHT_MM.ours - _NAME_MM
    most = max(1, int(room // _COLUMN_MM))
    pages = max(1, -(-columns // most))
    each = max(1, -(-columns // pages))
    return [range(at, min(at + each, columns + 1)) for at in range(1, columns + 1, each)] or [
        range(1, 1)
    ]


def _part(sheet: Sheet, band: range) -> Sheet:
    """Return the sheet with the first column and those of `band`."""
    shown = (0, *band)
    rows = [[row[at] for at in shown] for row in sheet.rows]
    return replace(sheet, heads=[sheet.heads[at] for at in shown], rows=rows)


def _down(
    part: Sheet, part_of: str, first_band: bool, last_band: bool, page_count: Count
) -> list[HtmlSection]:
    found: list[HtmlSection] = []
    rest, many = list(part.rows), _MOST_ROWS // 2
    while rest or not found:
        first = first_band and not found

        def page(count: int, first: bool = first, rest: Sequence = rest) -> HtmlSection:
            ends = last_band and count == len(rest)
            return _section([replace(part, rows=rest[:count])], part_of, first, ends)

        # The third page is like the second: what fitted there is not searched for again.
        alike = len(found) > 1 or (bool(found) and not first_band)
        if not (alike and many < len(rest) and page_count(page(many)) == 1):
            many = _fitting(page, len(rest), many, page_count)
        found.append(page(many))
        rest = rest[many:]
    return found


def _fitting(page: Callable[[int], HtmlSection], left: int, guess: int, page_count: Count) -> int:
    """Return how many rows fit one page, at least one; `guess` held for the page before."""

    def fits(count: int) -> bool:
        return page_count(page(count)) == 1

    most = min(left, _MOST_ROWS)
    least = 1
    if not most:
        return 0
    guess = min(guess, most)
    if fits(guess):
        least = guess
        if guess == most or not fits(guess + 1):
            return guess
        least = guess + 1
    else:
        most = max(1, guess - 1)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(middle):
            least = middle
        else:
            most = middle - 1
    return least


def _section(parts: Sequence[Sheet], part_of: str, first: bool, last: bool) -> HtmlSection:
    sheet = parts[0]
    tables = "<p></p>".join(map(_table, parts))
    notes = _notes(sheet) if last else ""
    return HtmlSection(
        html=f"<body>{_head(sheet, part_of, first)}{tables}{notes}</body>",
        width=_A4_MM[0],
        height=_A4_MM[1],
        top=nd30.MARGIN_TOP_MM.ours,
        right=nd30.MARGIN_RIGHT_MM.ours,
        bottom=nd30.MARGIN_BOTTOM_MM.ours,
        left=nd30.MARGIN_LEFT_MM.ours,
        restarts=first,
        first_bare=first,
    )


def _head(sheet: Sheet, part_of: str, first: bool) -> str:
    """Return agency and title on the first page, a short line on the others."""
    if not first:
        words = " – ".join(words for words in (sheet.title, *sheet.about[:1], part_of) if words)
        return f'<p style="font-size: {_SIZE_PT}pt; margin: 0px;"><i>{escape(words)}</i></p>'
    agency = "".join(_centred(line, 12) for line in sheet.agency)
    frame = f'<table width="100%"><tr><td width="40%">{agency}</td><td></td></tr></table>'
    about = "".join(_centred(line, 12, bold=False) for line in (*sheet.about, part_of) if line)
    return f"{frame if agency else ''}{_centred(sheet.title, 14)}{about}<p></p>"


def _table(sheet: Sheet) -> str:
    style = f"border-collapse: collapse; border-color: #000000; font-size: {_SIZE_PT}pt;"
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in sheet.rows)
    return (
        f'<table border="1" cellspacing="0" cellpadding="2" width="100%" style="{style}">'
        f"{_heads(sheet)}{rows}</table>"
    )


def _heads(sheet: Sheet) -> str:
    many = len(sheet.heads) - 1
    name = 100 if not many else max(18, round(100 - many * 100 / (many + 2.5)))
    each = (100 - name) / many if many else 0
    shares = [name, *[each] * many]
    cells = (
        f'<td width="{share:.1f}%" align="center" valign="middle"><b>{_lines(head)}</b></td>'
        for share, head in zip(shares, sheet.heads, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _cell(cell: SheetCell) -> str:
    fill = f' bgcolor="{cell.fill}"' if cell.fill else ""
    align = "left" if cell.left else "center"
    words = _lines(cell.text if cell.left else cell.text.replace(" ", "\u00a0"))
    words = f"<b>{words}</b>" if cell.bold else words
    return f'<td{fill} align="{align}" valign="middle">{words}</td>'


def _notes(sheet: Sheet) -> str:
    style = f"font-size: {_SIZE_PT}pt; margin: 3px 0px 0px 0px;"
    return "".join(f'<p style="{style}">{escape(words)}</p>' for words in sheet.notes)


def _centred(text: str, size_pt: float, bold: bool = True) -> str:
    words = f"<b>{escape(text)}</b>" if bold else escape(text)
    return f'<p align="center" style="font-size: {size_pt}pt; margin: 0px;">{words}</p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
