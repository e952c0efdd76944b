"""Rules on a page: paragraph borders, drawn lines, underscores in a row."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from docgen.lint.lines import Drawn, Line
from docgen.lint.looks import whole
from docgen.reader.docx_numbers import W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_FLAT_EMU = 60_000  # a shape no higher than this is a line
_EMU_MM = 36_000
_POINT_MM = 25.4 / 72
_TYPED = re.compile(r"\s*(?:_{3,}|[-–—]{4,}|\*{3,}|[─━]{3,})\s*")
_SIDES = ("top", "bottom")
_RAISED = 0.62  # superscript letters are about this much of their size


def drawn_in(paragraph: Element, line: Line) -> list[Drawn]:
    """Return the rules of a paragraph; `line` gives its words, indents and room."""
    return [*_borders(paragraph, line), *_shapes(paragraph), *_typed(line)]


def _borders(paragraph: Element, line: Line) -> Iterator[Drawn]:
    borders = paragraph.find(f"{W}pPr/{W}pBdr")
    for side in _SIDES if borders is not None else ():
        border = borders.find(f"{W}{side}")
        if border is not None and border.get(f"{W}val", "none") not in ("none", "nil"):
            yield Drawn("border", line.free_mm)


def _shapes(paragraph: Element) -> Iterator[Drawn]:
    seen = False
    for holder in (*paragraph.iter(f"{_WP}anchor"), *paragraph.iter(f"{_WP}inline")):
        extent = holder.find(f"{_WP}extent")
        if extent is None:
            continue
        wide, high = whole(extent.get("cx"), 0), whole(extent.get("cy"), 0)
        if high <= _FLAT_EMU < wide:
            seen = True
            yield Drawn("shape", wide / _EMU_MM)
    if seen:
        return
    for line in paragraph.iter(f"{_V}line"):
        yield Drawn("shape", _between(line.get("from", ""), line.get("to", "")))
    for shape in paragraph.iter(f"{_V}shape"):
        if shape.get("type", "").endswith("_t32"):
            yield Drawn("shape", None)


def _between(start: str, end: str) -> float | None:
    points = [re.match(r"(-?[\d.]+)pt", point) for point in (start, end)]
    if not all(points):
        return None
    return abs(float(points[1][1]) - float(points[0][1])) * _POINT_MM


def _typed(line: Line) -> Iterator[Drawn]:
    if not _TYPED.fullmatch(line.text):
        return
    length = 0.0
    for piece in line.pieces:
        share = _RAISED if piece.look.raised else 1.0
        length += len(piece.text.strip()) * piece.look.size_pt * share / 2 * _POINT_MM
    yield Drawn("typed", length)
