"""The score sheet as HTML for printing on machines without Excel: ranking, then all points."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from docgen import nd30
from docgen.excel.scores import title
from docgen.preview_html import HtmlSection
from models.score_book import Board, JudgedUnit, Result
from models.scoring import Criterion, points_words

_A4_MM = (297.0, 210.0)  # across
_SIZE_PT = 10
_STYLE = f"border-collapse: collapse; border-color: #000000; font-size: {_SIZE_PT}pt;"
_UNITS_ABREAST = 10
_HEADS = ("TT", "Đơn vị", "Tiêu chí", "Thưởng", "Trừ", "Tổng điểm", "Hạng", "Xếp loại", "Ghi chú")
_SHARES = (4, 24, 8, 8, 7, 9, 6, 19, 15)


def score_sections(
    board: Board, agency: Sequence[str], page_count: Callable[[HtmlSection], int]
) -> list[HtmlSection]:
    """Return a section for each page on A4 across; no line is cut, heads stand on every page."""
    top = (
        _frame(agency) + _centred(title(board).upper(), 14) + _centred(board.sheet.paper, 11, "i")
    )
    ranked = [_ranked(place, line) for place, line in enumerate(board.results, start=1)]
    found = _pages(f"{top}<p></p>", _ranking_head(), ranked, page_count)
    for first in range(0, len(board.units), _UNITS_ABREAST):
        units = board.units[first : first + _UNITS_ABREAST]
        words = _centred(f"Điểm từng tiêu chí – {board.cluster.name} năm {board.sheet.year}", 13)
        found += _pages(words, _points_head(units), _points_rows(board, units), page_count)
    return [_numbered(one, place == 0) for place, one in enumerate(found)]


def _pages(
    top: str, head: str, rows: list[str], page_count: Callable[[HtmlSection], int]
) -> list[HtmlSection]:
    pages, rest = [], rows
    while rest or not pages:
        lead = "" if pages else top
        many = len(rest)
        while many > 1 and page_count(_page(lead, head, rest[:many])) > 1:
            many -= 1
        pages.append(_page(lead, head, rest[:many]))
        rest = rest[many:]
    return pages


def _page(top: str, head: str, rows: list[str]) -> HtmlSection:
    table = (
        f'<table border="1" cellspacing="0" cellpadding="3" width="100%" style="{_STYLE}">'
        f"{head}{''.join(rows)}</table>"
    )
    return HtmlSection(
        html=f"<body>{top}{table}</body>",
        width=_A4_MM[0],
        height=_A4_MM[1],
        top=nd30.MARGIN_TOP_MM.ours,
        right=nd30.MARGIN_RIGHT_MM.ours,
        bottom=nd30.MARGIN_BOTTOM_MM.ours,
        left=nd30.MARGIN_LEFT_MM.ours,
        restarts=False,
        first_bare=False,
    )


def _numbered(section: HtmlSection, is_first: bool) -> HtmlSection:
    return replace(section, restarts=is_first, first_bare=is_first)


def _ranking_head() -> str:
    cells = zip(_SHARES, _HEADS, strict=True)
    return f"<tr>{''.join(_head(words, share) for share, words in cells)}</tr>"


def _ranked(place: int, line: Result) -> str:
    found = line.outcome
    note = f"Không xếp hạng: {line.unit.out}" if line.unit.out else line.tie
    cells = (
        _cell(str(place), "center"),
        _cell(line.unit.name),
        _cell(points_words(found.scale), "center"),
        _cell(points_words(found.bonus_counted), "center"),
        _cell(points_words(found.penalty_counted), "center"),
        f'<td align="center"><b>{points_words(found.total) or "–"}</b></td>',
        _cell(str(line.rank or "–"), "center"),
        _cell(line.grade),
        _cell(note),
    )
    return f"<tr>{''.join(cells)}</tr>"


def _points_head(units: Sequence[JudgedUnit]) -> str:
    share = 60 // max(1, len(units))
    names = "".join(_head(unit.name, share) for unit in units)
    return f"<tr>{_head('TT', 4)}{_head('Tiêu chí', 30)}{_head('Tối đa', 6)}{names}</tr>"


def _points_rows(board: Board, units: Sequence[JudgedUnit]) -> list[str]:
    rows, section = [], None
    for number, one in enumerate(board.criteria, start=1):
        if one.section and one.section != section:
            words = f"<b>{escape(one.section)}</b>"
            rows.append(f'<tr><td colspan="{len(units) + 3}">{words}</td></tr>')
        section = one.section
        rows.append(_points_row(board, units, number, one))
    sums = "".join(
        f'<td align="center"><b>{points_words(board.outcome(unit.id).total) or "–"}</b></td>'
        for unit in units
    )
    scale = f'<td align="center"><b>{points_words(board.scale)}</b></td>'
    return [*rows, f"<tr><td></td><td><b>TỔNG ĐIỂM</b></td>{scale}{sums}</tr>"]


def _points_row(board: Board, units: Sequence[JudgedUnit], number: int, one: Criterion) -> str:
    limit = one.least if one.takes_off else one.maximum
    cells = [_cell(str(number), "center"), _cell(one.text), _cell(points_words(limit), "center")]
    for unit in units:
        final = board.mark(one.key, unit.id).final
        counted = None if final is None else one.counted(final)
        cells.append(_cell(points_words(counted), "center"))
    return f"<tr>{''.join(cells)}</tr>"


def _head(words: str, share: int) -> str:
    return f'<td width="{share}%" align="center" valign="middle"><b>{escape(words)}</b></td>'


def _cell(text: str, align: str = "left") -> str:
    return f'<td align="{align}">{escape(text)}</td>'


def _centred(text: str, size_pt: float, tag: str = "b") -> str:
    style = f"font-size: {size_pt}pt; margin: 0px;"
    return f'<p align="center" style="{style}"><{tag}>{escape(text)}</{tag}></p>' if text else ""


def _frame(agency: Sequence[str]) -> str:
    lines = "".join(_centred(line, 12) for line in agency)
    if not lines:
        return ""
    return f'<table width="100%"><tr><td width="40%">{lines}</td><td></td></tr></table>'
