"""The sections of a Word file: paper, margins, what stands on top of their pages."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from docgen.lint.looks import is_on, twips_mm, whole
from docgen.reader.docx_numbers import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass
class Section:
    """Measures in millimetres; None where the file leaves them to Word."""

    width_mm: float | None = None
    height_mm: float | None = None
    margins_mm: dict[str, float] = field(default_factory=dict)  # top, bottom, left, right
    first_page_differs: bool = False
    number_format: str = "decimal"
    restarts: bool = False  # its pages are counted from 1 again
    headers: dict[str, str] = field(default_factory=dict)  # default, first, even → relation
    footers: dict[str, str] = field(default_factory=dict)
    has_drawing: bool = False

    @property
    def is_landscape(self) -> bool:
        return bool(self.width_mm and self.height_mm and self.width_mm > self.height_mm)

    @property
    def text_width_mm(self) -> float:
        sides = self.margins_mm.get("left", 0) + self.margins_mm.get("right", 0)
        return max(1.0, (self.width_mm or 210.0) - sides)


def sections_of(root: Element) -> list[Section]:
    """Return the sections in order, at least one."""
    found: list[Section] = []
    has_drawing = False
    body = root.find(f"{W}body")
    for child in body if body is not None else ():
        has_drawing = has_drawing or _holds_drawing(child)
        ends = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if ends is not None:
            found.append(_section(ends, has_drawing, found[-1] if found else None))
            has_drawing = False
    return found or [Section()]


def _holds_drawing(block: Element) -> bool:
    """Tell whether a block holds a drawing, which may be a chart or a table."""
    names = ("drawing", "pict", "object")
    return any(next(block.iter(f"{W}{name}"), None) is not None for name in names)


def _section(element: Element, has_drawing: bool, before: Section | None) -> Section:
    size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    numbers, first = element.find(f"{W}pgNumType"), element.find(f"{W}titlePg")
    section = Section(has_drawing=has_drawing)
    if size is not None:
        section.width_mm = twips_mm(whole(size.get(f"{W}w"), 0)) or None
        section.height_mm = twips_mm(whole(size.get(f"{W}h"), 0)) or None
    for side in ("top", "bottom", "left", "right") if margins is not None else ():
        if (value := margins.get(f"{W}{side}")) is not None:
            section.margins_mm[side] = twips_mm(abs(whole(value, 0)))
    if margins is not None and "left" in section.margins_mm:
        section.margins_mm["left"] += twips_mm(whole(margins.get(f"{W}gutter"), 0))
    section.first_page_differs = is_on(first)
    if numbers is not None:
        section.number_format = numbers.get(f"{W}fmt", "decimal")
        section.restarts = numbers.get(f"{W}start") == "1"
    section.headers = _references(element, "headerReference", before.headers if before else {})
    section.footers = _references(element, "footerReference", before.footers if before else {})
    return section


def _references(element: Element, name: str, inherited: dict[str, str]) -> dict[str, str]:
    """Return the relations of headers; a section without its own goes on with the one before."""
    own = {
        reference.get(f"{W}type", "default"): reference.get(f"{_R}id", "")
        for reference in element.findall(f"{W}{name}")
    }
    return inherited | own
