"""A filled paper takes on the layout the office chose: margins, letters, lines, widths of tables.

What stands as the shipped templates have it follows the office's choice. What the clerk set
otherwise in Word, in a template of the office's own, stays: there the hand wins over the setting.
Pages that lie (landscape) keep their margins.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from docgen import ink, nd30
from docgen.templating.styles import LOOKS
from docgen.textwidth import last_line_mm
from models.layout import Layout

_TWIPS_MM = 25.4 / 1440
_SLACK_MM = 0.5
_SAME_MM = 1.5  # a table this close to the width of the text is meant to fill it
_LEAST_COLUMN_MM = 40.0  # left for the agency beside the name of the country
_FRAME = {  # 14 pt whatever the text has: the decree gives these parts a size of their own
    "Tiêu ngữ",
    "Địa danh ngày tháng",
    "Tên loại",
    "Trích yếu",
    "Chức vụ",
    "Chỗ ký",
    "Họ tên",
    "Tên phụ lục",
    "Số trang",
}
_UNDERLINED = ("Cơ quan ban hành", "Trích yếu", "Kèm theo")  # a share of their last line
_MARGINS = {
    "top_margin": ("top_mm", nd30.MARGIN_TOP_MM),
    "bottom_margin": ("bottom_mm", nd30.MARGIN_BOTTOM_MM),
    "left_margin": ("left_mm", nd30.MARGIN_LEFT_MM),
    "right_margin": ("right_mm", nd30.MARGIN_RIGHT_MM),
}


def arrange(document: Document, layout: Layout) -> None:
    """Lay a filled document out as the office wants it; its marks of `ink` are still to come."""
    for style in document.styles:
        if isinstance(style, ParagraphStyle) and style.name in LOOKS:
            _dress(style, layout)
    for section, blocks in parts(document):
        before = text_width_mm(section)
        if section.orientation != WD_ORIENT.LANDSCAPE:
            _set_margins(section, layout)
        after = text_width_mm(section)
        for block in blocks:
            if block.tag == qn("w:tbl") and abs(after - before) > _SLACK_MM:
                _fit(block, before, after)
            for paragraph in block.iter(qn("w:p")):
                _remeasure(Paragraph(paragraph, document), after)


def text_width_mm(section: Section) -> float:
    """Return how wide the text of a section is."""
    return (section.page_width - section.left_margin - section.right_margin) / 36000


def parts(document: Document) -> Iterator[tuple[Section, list[etree._Element]]]:
    """Yield each section with its paragraphs and tables."""
    sections, blocks = iter(document.sections), []
    for block in document.element.body:
        if block.tag == qn("w:sectPr"):
            continue
        blocks.append(block)
        if block.tag == qn("w:p") and block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            yield next(sections), blocks
            blocks = []
    yield next(sections), blocks


def _set_margins(section: Section, layout: Layout) -> None:
    for name, (field, shipped) in _MARGINS.items():
        if abs(getattr(section, name).mm - shipped.ours) <= _SLACK_MM:
            setattr(section, name, Mm(getattr(layout, field)))


def _dress(style: ParagraphStyle, layout: Layout) -> None:
    """Give one of our styles the office's size, first line and spacing, where it has ours."""
    size, lines = style.font.size, style.paragraph_format
    if style.name not in _FRAME and size is not None and size.pt == nd30.BODY_PT.ours:
        style.font.size = Pt(layout.body_pt)
        complex_size = style.element.rPr.find(qn("w:szCs"))
        if complex_size is not None:
            complex_size.set(qn("w:val"), str(layout.body_pt * 2))
    first, wanted = lines.first_line_indent, layout.first_line_mm
    ours = nd30.FIRST_LINE_MM.ours
    if wanted != ours and first is not None and abs(first.mm - ours) <= 0.1:
        lines.first_line_indent = Mm(layout.first_line_mm)
    if lines.line_spacing == nd30.LINE_SPACING.ours:
        lines.line_spacing = float(layout.spacing)


def _fit(table: etree._Element, before_mm: float, after_mm: float) -> None:
    """Give a table that filled the text, or would now stand out, the width there is."""
    grid = table.find(qn("w:tblGrid"))
    columns = [float(column.get(qn("w:w"), 0)) * _TWIPS_MM for column in grid]
    total = sum(columns)
    if not total or (abs(total - before_mm) > _SAME_MM and total <= after_mm):
        return
    fitted = _narrowed(columns, after_mm, _country_column(table, len(columns)))
    for column, width_mm in zip(grid, fitted, strict=True):
        column.set(qn("w:w"), str(round(width_mm / _TWIPS_MM)))
    width = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if width is not None and width.get(qn("w:type")) == "dxa":
        width.set(qn("w:w"), str(round(after_mm / _TWIPS_MM)))
    ink.set_widths(table, fitted)


def _narrowed(columns: list[float], room_mm: float, kept: int | None) -> list[float]:
    """Return widths that add up to `room_mm`; column `kept` gives nothing if the rest can."""
    if kept is not None and len(columns) > 1 and room_mm - columns[kept] >= _LEAST_COLUMN_MM:
        others = sum(columns) - columns[kept]
        share = (room_mm - columns[kept]) / others
        return [w if place == kept else w * share for place, w in enumerate(columns)]
    return [width * room_mm / sum(columns) for width in columns]


def _country_column(table: etree._Element, count: int) -> int | None:
    """Return the column of the name of the country, which needs its line; None for none."""
    first = table.find(qn("w:tr"))
    cells = first.findall(qn("w:tc")) if first is not None else []
    if len(cells) != count:
        return None
    for place, cell in enumerate(cells):
        if nd30.COUNTRY in "".join(part.text or "" for part in cell.iter(qn("w:t"))):
            return place
    return None


def _remeasure(rule: Paragraph, text_width: float) -> None:
    """Measure a rule anew by the line it now stands under."""
    if not ink.is_rule(rule.text):
        return
    above = rule._p.getprevious()
    if above is None or above.tag != qn("w:p"):
        return
    words = Paragraph(above, rule._parent)
    if words.style is None or words.style.name not in _UNDERLINED:
        return
    font, lines = words.style.font, words.style.paragraph_format
    room_mm = _room_mm(rule._p, text_width)
    room_mm -= sum(side.mm for side in (lines.left_indent, lines.right_indent) if side)
    last = ink.words_of(words.text).split("\n")[-1]
    length = last_line_mm(last, font.size.pt, room_mm, bold=bool(font.bold))
    first, *rest = rule.runs
    first.text = ink.rule(length * nd30.RULE_SHARE.ours)
    for run in rest:
        run.text = ""


def _room_mm(paragraph: etree._Element, text_width: float) -> float:
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if cell is not None else None
    return float(width.get(qn("w:w"))) * _TWIPS_MM if width is not None else text_width
