"""A Word file taken apart for the form check: lines in order, sections, page numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from docgen.lint.drawn import drawn_in
from docgen.lint.lines import Line, Piece, split, stand_side_by_side
from docgen.lint.looks import Layout, Look, Styles, is_on, twips_mm, whole
from docgen.lint.sections import Section, sections_of
from docgen.reader.docx_gate import WordParts
from docgen.reader.docx_numbers import Numbering, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr",
            "sectPr", "tblPr", "tcPr", "trPr", "txbxContent", "drawing", "pict")}  # fmt: skip
_SKIPPED |= {f"{_MC}AlternateContent", f"{_MC}Fallback"}
_HOLDERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml")}
_CHARS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTE_SIGN = re.compile(r"[\d\s*()a-z]{0,6}")  # the raised number of a note
_MOST_LINES = 50_000
_DEEPEST = 60  # tables in tables, controls in controls: deeper ones are no work of a clerk


@dataclass
class Opened:
    """What the rules look at."""

    lines: list[Line]
    sections: list[Section]
    parts: WordParts
    styles: Styles


@dataclass
class _Reader:
    """Walks the body once, counting paragraphs, tables and sections."""

    styles: Styles
    numbering: Numbering
    sections: list[Section]
    cell_sides_mm: float
    lines: list[Line] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    rows: int = 0
    section: int = 0
    breaks: bool = False
    depth: int = 0

    def block(self, element: Element, cell: Line | None = None) -> None:
        """Read what lies in a body or a cell; `cell` tells the place in a table."""
        if self.depth > _DEEPEST:
            return
        self.depth += 1
        self._children_of(element, cell)
        self.depth -= 1

    def _children_of(self, element: Element, cell: Line | None) -> None:
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, cell)
            elif child.tag == f"{W}tbl":
                self._table(child, cell)
            elif child.tag not in _SKIPPED and len(child):
                self.block(child, cell)

    def _paragraph(self, element: Element, cell: Line | None) -> None:
        layout = self.styles.layout(element)
        pieces = list(self._pieces(element))
        words = "".join(piece.text for piece in pieces)
        self.paragraphs += bool(words.strip())
        self.rows += 1
        room = cell.room_mm if cell else self.sections[self.section].text_width_mm
        line = Line(pieces, layout, self.paragraphs, self.section, room)
        line.rules = drawn_in(element, line)
        line.sign = self.numbering.sign(element) if words.strip() else ""
        line.page_break, self.breaks = self.breaks or _breaks_before(element), _breaks(element)
        if cell:
            line.table, line.row, line.column = cell.table, cell.row, cell.column
        else:
            line.row = self.rows
        self._add(line)
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            self.section = min(self.section + 1, len(self.sections) - 1)
            self.breaks = True

    def _add(self, line: Line) -> None:
        if len(self.lines) > _MOST_LINES:
            return
        for part in split(line, "\n"):
            halves = [half for half in split(part, "\t") if not half.is_blank]
            if line.table or not stand_side_by_side([half.text.strip() for half in halves]):
                self.lines.append(part)
                continue
            halves[0].starts = part.starts
            for column, half in enumerate(halves):
                half.column = column
                self.lines.append(half)

    def _pieces(self, paragraph: Element) -> Iterator[Piece]:
        for run in _runs(paragraph):
            text = "".join(_chars(run))
            if not text:
                continue
            look = self.styles.look(paragraph, run)
            if not (look.raised and _NOTE_SIGN.fullmatch(text)):
                yield Piece(text, look)

    def _table(self, element: Element, above: Line | None) -> None:
        self.tables += 1
        table = self.tables
        sides = _cell_sides_mm(element.find(f"{W}tblPr"), self.cell_sides_mm)
        grid = [whole(col.get(f"{W}w"), 0) for col in element.findall(f"{W}tblGrid/{W}gridCol")]
        for row in _children(element, f"{W}tr"):
            self.rows += 1
            place, number = 0, self.rows
            for cell in _children(row, f"{W}tc"):
                width, span = _cell_width(cell, grid[place:])
                room = max(1.0, twips_mm(width) - sides)
                at = Line([], Layout(), room_mm=room)
                at.table, at.row, at.column = table, number, place
                if above is not None:
                    at.table, at.row, at.column = above.table, above.row, above.column
                self.block(cell, at)
                place += span


def opened(content: bytes, name: str) -> Opened:
    """Take a .docx apart. Raises RuleBroken for a bad, foreign or dangerous file."""
    parts = WordParts(content, name)
    root = parts.part("word/document.xml")
    styles_part = parts.part("word/styles.xml")
    styles = Styles(styles_part, parts.part("word/theme/theme1.xml"))
    sections = sections_of(root)
    usual = styles_part.find(f"{W}style[@{W}type='table'][@{W}default='1']/{W}tblPr") if (
        styles_part is not None) else None  # fmt: skip
    numbering = Numbering(parts.part("word/numbering.xml"), styles_part)
    reader = _Reader(styles, numbering, sections, _cell_sides_mm(usual, 0.0))
    body = root.find(f"{W}body")
    if body is not None:
        reader.block(body)
    return Opened(reader.lines, sections, parts, styles)


def runs_with_looks(paragraph: Element, styles: Styles) -> list[tuple[Element, Look]]:
    """Return the runs of a paragraph, fields too, with their looks."""
    return [(run, styles.look(paragraph, run)) for run in paragraph.iter(f"{W}r")]


def _runs(element: Element, depth: int = 0) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _SKIPPED and depth < _DEEPEST:
            yield from _runs(child, depth + 1)


def _chars(run: Element) -> Iterator[str]:
    if is_on(run.find(f"{W}rPr/{W}vanish")):
        return
    for child in run:
        tag = child.tag.removeprefix(W)
        if tag == "t":
            yield (child.text or "").replace("\n", " ")
        elif tag == "br" and child.get(f"{W}type") in ("page", "column"):
            continue
        elif tag in _CHARS:
            yield _CHARS[tag]


def _children(element: Element, tag: str, depth: int = 0) -> Iterator[Element]:
    """Yield rows or cells, also those inside a content control."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS and depth < _DEEPEST:
            yield from _children(child, tag, depth + 1)


def _cell_width(cell: Element, grid: list[int]) -> tuple[int, int]:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    count = max(1, min(whole(span.get(f"{W}val"), 1), 60)) if span is not None else 1
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is not None and width.get(f"{W}type") == "dxa" and whole(width.get(f"{W}w"), 0) > 0:
        return whole(width.get(f"{W}w"), 0), count
    return sum(grid[:count]), count


def _cell_sides_mm(properties: Element | None, otherwise: float) -> float:
    margins = properties.find(f"{W}tblCellMar") if properties is not None else None
    if margins is None:
        return otherwise
    names = ("left", "right", "start", "end")
    found = [margins.find(f"{W}{name}") for name in names]
    return sum(twips_mm(whole(side.get(f"{W}w"), 0)) for side in found if side is not None)


def _breaks(paragraph: Element) -> bool:
    return any(br.get(f"{W}type") == "page" for br in paragraph.iter(f"{W}br"))


def _breaks_before(paragraph: Element) -> bool:
    return is_on(paragraph.find(f"{W}pPr/{W}pageBreakBefore"))
