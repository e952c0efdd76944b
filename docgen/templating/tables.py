"""Tables of the templates: exact columns, with or without lines, rows that stay whole."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from docgen.templating.styles import STEERING

CELL_SIDE_MM = 1.9
_STEERS = ("{%p ", "{%tr ", "{%tc ")


def say(place: Document | _Cell, style: str, *texts: str) -> list[Paragraph]:
    """Add one paragraph of `style` for each text; a cell's first, empty one is used up first.

    Tags that only steer, and vanish, look small and grey so that the clerk tells them from text.
    """
    added = []
    for text in texts:
        fresh = isinstance(place, _Cell) and place.paragraphs and not place.paragraphs[0].runs
        paragraph = place.paragraphs[0] if fresh else place.add_paragraph()
        paragraph.style = STEERING if text.startswith(_STEERS) else style
        paragraph.add_run(text)
        added.append(paragraph)
    return added


def grid(
    document: Document, widths_mm: Sequence[float], *, ruled: bool = False, top_pt: float = 0
) -> Table:
    """Add a table of one row with exact columns; `ruled`: with lines and room beside the text.

    `top_pt` is the room above the words of each cell.
    """
    table = document.add_table(rows=1, cols=len(widths_mm))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblStyle")) + properties.findall(qn("w:tblLook")):
        properties.remove(old)
    width = properties.find(qn("w:tblW"))
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(_twips(sum(widths_mm))))
    layout = properties.find(qn("w:tblLayout"))
    if ruled:
        layout.addprevious(_borders())
    layout.addnext(_margins(CELL_SIDE_MM if ruled else 0, top_pt))
    for column, width_mm in zip(table._tbl.tblGrid, widths_mm, strict=True):
        column.set(qn("w:w"), str(_twips(width_mm)))  # Word and LibreOffice go by the grid
    for cell, width_mm in zip(table.rows[0].cells, widths_mm, strict=True):
        cell.width = Mm(width_mm)
    return table


def add_row(table: Table, *texts: str, style: str = "Ô bảng", heading: bool = False) -> _Row:
    """Add a row; with fewer texts than columns the last text spans the rest.

    Without texts the cells stay empty.
    """
    row = table.add_row()
    columns = list(table._tbl.tblGrid)
    for cell, column in zip(row.cells, columns, strict=True):
        cell.width = int(column.get(qn("w:w"))) * 635
    if 0 < len(texts) < len(columns):
        row.cells[len(texts) - 1].merge(row.cells[-1])
    for place, text in enumerate(texts):
        say(row.cells[place], style, text)
    keep_whole(row, heading=heading)
    return row


def keep_whole(row: _Row, *, heading: bool = False) -> None:
    """Never split this row over two pages; `heading`: repeat it on each."""
    properties = row._tr.get_or_add_trPr()
    properties[:] = []
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))


def _borders() -> object:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}", {qn("w:val"): "single", qn("w:sz"): "4"})
        line.set(qn("w:space"), "0")
        line.set(qn("w:color"), "000000")
        borders.append(line)
    return borders


def _margins(side_mm: float, top_pt: float) -> object:
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "right"):
        twips = round(top_pt * 20) if side == "top" else _twips(side_mm)
        margin = OxmlElement(f"w:{side}", {qn("w:w"): str(twips)})
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _twips(length_mm: float) -> int:
    return round(length_mm * 1440 / 25.4)
