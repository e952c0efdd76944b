"""Tables of indicators in reports: all units in one line each, and unit × indicator."""

from docx.document import Document
from docx.table import Table

from docgen import nd30
from docgen.templating import pieces
from docgen.templating.figures import centre, headed
from docgen.templating.tables import add_row, grid, keep_whole, say

LINE_COLUMNS_MM = (10.0, 40.0, 17.0, 19.0, 22.0, 21.0, 20.0, 16.0)
_TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu", "Thực hiện", "Tỷ lệ")
_FIELDS = ("tt", "ten", "don_vi_tinh", "muc_tieu", "dat", "ty_le", "co_so_lieu", "dat_muc")


def line_table(document: Document, name: str) -> None:
    """Add the table with a line for each row of `name`."""
    table = _headed(document)
    add_row(table, f"{{%tr for h in {name} %}}")
    _line(table)
    add_row(table, "{%tr endfor %}")


def grouped_table(document: Document, name: str) -> None:
    """Add the same in groups, each with its name above its lines."""
    table = _headed(document)
    add_row(table, f"{{%tr for nhom in {name} %}}")
    add_row(table, "{{ nhom.ten }}", style="Dòng nhóm")
    add_row(table, "{%tr for h in nhom.hang %}")
    _line(table)
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr endfor %}")


def below(document: Document) -> None:
    """Add what stands below such a table: its note and how indicators moved."""
    say(document, "Dòng trống", "")
    pieces.paragraphs(document, "ghi_chu_chi_tieu")
    pieces.paragraphs(document, "xu_huong")


def grids(document: Document, name: str) -> None:
    """Add a table unit × indicator for each of `name`, with any number of columns."""
    say(document, "Dòng trống", f"{{%p for bang in {name} %}}")
    say(document, "Tiêu đề khoản", "{{ bang.ten }}")
    _free_table(document)
    say(document, "Dòng trống", "", "{%p endfor %}")


def _headed(document: Document) -> Table:
    say(document, "Dòng trống", "")
    return headed(document, LINE_COLUMNS_MM, (*_TITLES, "Đơn vị có số liệu", "Đơn vị đạt"))


def _line(table: Table) -> None:
    tags = [f"{{{{ h.{field} }}}}" for field in _FIELDS]
    centre(add_row(table, *tags), 0, *range(2, len(_FIELDS)))


def _free_table(document: Document) -> None:
    third = nd30.LYING_TEXT_WIDTH_MM / 3
    table = grid(document, (third, third, third), ruled=True)
    heads = ("{%tc for o in bang.cot %}", "{{ o }}", "{%tc endfor %}")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        say(cell, "Ô đầu bảng", text)
    keep_whole(table.rows[0], heading=True)
    add_row(table, "{%tr for h in bang.hang %}")
    add_row(table, "{%tc for o in h.o %}", "{{ o }}", "{%tc endfor %}")
    add_row(table, "{%tr endfor %}")
