"""The templates themselves, each a function that returns a new document full of tags."""

from docx.document import Document
from docx.table import Table, _Row

from docgen import nd30
from docgen.templating import pieces
from docgen.templating.pieces import head, sign_off, title
from docgen.templating.tables import add_row, grid, keep_whole, say

LATE_COLUMNS_MM = (12.0, 50.0, 50.0, 28.0, 25.0)  # TT, unit, report, due, days late


def plan() -> Document:
    """Kế hoạch: of a campaign or the year's work plan. Mẫu 1.4 of Phụ lục III."""
    document = pieces.new_paper()
    head(document)
    title(document)
    _blocks(document, "noi_dung")
    sign_off(document)
    say(document, "Dòng trống", "{%p for d in phan_chua_xep %}", '{%p if d.kieu == "bang" %}')
    _free_table(document)
    say(document, "Dòng trống", "{%p else %}")
    say(document, "Phần chưa xếp", "{{ d.chu }}")
    say(document, "Dòng trống", "{%p endif %}", "{%p endfor %}")
    return document


def reminder() -> Document:
    """Công văn đôn đốc. Mẫu 1.5 of Phụ lục III."""
    document = pieces.new_paper()
    head(document, letter=True)
    pieces.addressees(document)
    say(document, "Đoạn văn", "{{ can_cu }}", "{{ tinh_hinh }}")
    say(document, "Đoạn văn", "{%p for dong in con_thieu %}", "{{ dong }}", "{%p endfor %}")
    say(document, "Dòng trống", "{%p if bang_con_thieu %}", "")
    _late_table(document)
    say(document, "Dòng trống", "{%p endif %}")
    say(document, "Đoạn văn", "{%p for dong in yeu_cau %}", "{{ dong }}", "{%p endfor %}")
    sign_off(document)
    return document


def _blocks(document: Document, name: str) -> None:
    """Add the loop that prints the outline: one branch for each kind of paragraph."""
    say(document, "Đoạn văn", f"{{%p for d in {name} %}}")
    branches = (("phan", "Phần Chương"), ("muc", "Mục"), ("tieu_de", "Tiêu đề khoản"))
    branches += (("can_cu", "Căn cứ"), ("doan", "Đoạn văn"))
    for place, (kind, style) in enumerate(branches):
        word = "elif" if place else "if"
        say(document, style, f'{{%p {word} d.kieu == "{kind}" %}}', "{{ d.chu }}")
    say(document, "Đoạn văn", '{%p elif d.kieu == "bang" %}')
    say(document, "Dòng trống", "")
    _free_table(document)
    say(document, "Đoạn văn", "{%p endif %}", "{%p endfor %}")


def _free_table(document: Document) -> None:
    """Add a table of any number of columns: a heading row, group rows, rows."""
    third = nd30.TEXT_WIDTH_MM / 3
    table = grid(document, (third, third, third), ruled=True)
    _spanning(table.rows[0], "{%tr if d.cot %}")
    cells = ("{%tc for o in d.cot %}", "{{ o }}", "{%tc endfor %}")
    add_row(table, *cells, style="Ô đầu bảng", heading=True)
    add_row(table, "{%tr endif %}")
    add_row(table, "{%tr for h in d.hang %}")
    add_row(table, "{%tr if h.nhom %}")
    add_row(table, "{% colspan d.so_cot %}{{ h.nhom }}", style="Dòng nhóm")
    add_row(table, "{%tr else %}")
    add_row(table, "{%tc for o in h.o %}", "{{ o }}", "{%tc endfor %}")
    add_row(table, "{%tr endif %}")
    add_row(table, "{%tr endfor %}")


def _late_table(document: Document) -> None:
    titles = ("TT", "Đơn vị", "Báo cáo còn thiếu", "Hạn nộp", "Số ngày chậm")
    table = _headed(document, LATE_COLUMNS_MM, titles)
    add_row(table, "{%tr for h in bang_con_thieu %}")
    tags = ("{{ h.tt }}", "{{ h.don_vi }}", "{{ h.bao_cao }}", "{{ h.han }}", "{{ h.cham }}")
    _centre(add_row(table, *tags), 0, 3, 4)
    add_row(table, "{%tr endfor %}")


def _headed(document: Document, widths_mm: tuple[float, ...], titles: tuple[str, ...]) -> Table:
    """Add a ruled table whose first row, repeated on each page, holds the titles."""
    table = grid(document, widths_mm, ruled=True)
    for cell, text in zip(table.rows[0].cells, titles, strict=True):
        say(cell, "Ô đầu bảng", text)
    keep_whole(table.rows[0], heading=True)
    return table


def _spanning(row: _Row, text: str) -> None:
    row.cells[0].merge(row.cells[-1])
    say(row.cells[0], "Ô bảng", text)
    keep_whole(row)


def _centre(row: _Row, *places: int) -> None:
    for place in places:
        row.cells[place].paragraphs[0].style = "Ô bảng giữa"
