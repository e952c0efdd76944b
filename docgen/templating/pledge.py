"""Giao ước thi đua: a paper of its own kind, headed and signed as the decree has it."""

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell

from docgen import nd30
from docgen.contexts.head import BLOCK_SIDE_MM
from docgen.templating import pieces
from docgen.templating.tables import add_row, grid, keep_whole, say

_GAP_PT = 12


def pledge() -> Document:
    """Return the template: grounds, who promises, what, and blocks of all who sign."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    pieces.paragraphs(document, "can_cu", "Căn cứ")
    pieces.paragraphs(document, "mo_dau")
    pieces.paragraphs(document, "cac_ben")
    for title, name in (("I. NỘI DUNG GIAO ƯỚC", "noi_dung"), ("II. CAM KẾT", "cam_ket")):
        say(document, "Mục", title)
        pieces.paragraphs(document, name)
    say(document, "Mục", "III. TỔ CHỨC THỰC HIỆN")
    pieces.paragraphs(document, "thuc_hien")
    _signers(document)
    return document


def _signers(document: Document) -> None:
    """Add rows of signing blocks, none of them split, and the office's confirmation below."""
    third = nd30.TEXT_WIDTH_MM / 3
    table = grid(document, (third, third, third), top_pt=_GAP_PT)
    table.rows[0].cells[0].merge(table.rows[0].cells[-1])
    say(table.rows[0].cells[0], "Chức vụ", "{%tr for hang in hang_ky %}")
    first, middle, last = add_row(table).cells
    say(first, "Chức vụ", "{%tc for nguoi in hang.nguoi %}")
    _block(middle, "nguoi.chuc_vu", "{{ nguoi.ho_ten }}")
    say(last, "Chức vụ", "{%tc endfor %}")
    add_row(table, "{%tr endfor %}", style="Chức vụ")
    add_row(table, "{%tr if xac_nhan %}", style="Chức vụ")
    row = add_row(table)
    cell = row.cells[0].merge(row.cells[-1])
    say(cell, "Chức vụ", "{% colspan so_cot %}{{ xac_nhan }}")
    _block(cell, "chuc_vu_xac_nhan", "{{ ten_xac_nhan }}")
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True  # Nơi nhận stays with it
    keep_whole(row)
    add_row(table, "{%tr endif %}", style="Chức vụ")
    pieces.receivers_row(table, "so_cot")


def _block(cell: _Cell, posts: str, name: str) -> None:
    say(cell, "Chức vụ", f"{{%p for dong in {posts} %}}", "{{ dong }}", "{%p endfor %}")
    say(cell, "Chỗ ký", "")
    say(cell, "Họ tên", name)
    for paragraph in cell.paragraphs:
        layout = paragraph.paragraph_format
        layout.left_indent = layout.right_indent = Mm(BLOCK_SIDE_MM)
        layout.keep_with_next = paragraph.style.name == "Chỗ ký" or None
