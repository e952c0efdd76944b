"""Tables of reports that several papers have: who handed in, awards, the top of an appendix."""

from docx.document import Document
from docx.table import Table, _Row

from docgen.templating import pieces
from docgen.templating.tables import add_row, grid, keep_whole, say

PERIOD_COLUMNS_MM = (11.0, 55.0, 15.0, 14.0, 16.0, 17.0, 16.0, 21.0)
UNIT_COLUMNS_MM = (10.0, 50.0, 14.0, 13.0, 15.5, 17.0, 15.5, 14.0, 13.0, 18.0, 15.5, 21.0, 40.5)
PARTICIPATION_COLUMNS_MM = (12.0, 72.0, 27.0, 27.0, 27.0)
AWARD_COLUMNS_MM = (12.0, 69.0, 21.0, 23.0, 21.0, 19.0)
_COUNTS = ("phai_nop", "da_nop", "dung_han", "cham", "chua_nop")
_ALL_COUNTS = (*_COUNTS, "qua_han", "tra_lai", "khong_phat_sinh", "mien", "ty_le")
_TITLES = ("Phải nộp", "Đã nộp", "Đúng hạn", "Chậm", "Chưa nộp")


def headed(document: Document, widths_mm: tuple[float, ...], titles: tuple[str, ...]) -> Table:
    """Add a ruled table whose first row, repeated on each page, holds the titles."""
    table = grid(document, widths_mm, ruled=True)
    for cell, text in zip(table.rows[0].cells, titles, strict=True):
        say(cell, "Ô đầu bảng", text)
    keep_whole(table.rows[0], heading=True)
    return table


def centre(row: _Row, *places: int) -> None:
    """Centre the words of some cells of a row."""
    for place in places:
        row.cells[place].paragraphs[0].style = "Ô bảng giữa"


def annex(document: Document, name: str, title: str) -> None:
    """Begin an appendix on pages that lie: "Phụ lục", its title, the paper it goes with."""
    pieces.new_section(document, landscape=True)
    say(document, "Tên phụ lục", name, title)
    say(document, "Kèm theo", "{{ kem_theo }}")
    pieces.rule(document, "{{ ke_phu_luc }}")
    say(document, "Dòng trống", "")


def period_table(document: Document, name: str, first: str) -> None:
    """Add the table of figures with a line for each row of `name`; `first` heads its names."""
    say(document, "Dòng trống", f"{{%p if {name} %}}", "")
    table = headed(document, PERIOD_COLUMNS_MM, ("TT", first, *_TITLES, "Tỷ lệ đúng hạn"))
    add_row(table, f"{{%tr for h in {name} %}}")
    tags = [f"{{{{ h.{field} }}}}" for field in (*_COUNTS, "ty_le")]
    centre(add_row(table, "{{ h.tt }}", "{{ h.ten }}", *tags), 0, *range(2, 8))
    add_row(table, "{%tr endfor %}")
    say(document, "Dòng trống", "{%p endif %}")


def participation_table(document: Document) -> None:
    """Add the table of participants by cluster, the last row their sum."""
    say(document, "Dòng trống", "{%p if bang_tham_gia %}", "")
    titles = ("TT", "Cụm, khối", "Đơn vị tham gia", "Đã gửi báo cáo", "Chưa gửi báo cáo nào")
    table = headed(document, PARTICIPATION_COLUMNS_MM, titles)
    add_row(table, "{%tr for h in bang_tham_gia %}")
    tags = ("{{ h.tt }}", "{{ h.ten }}", "{{ h.tham_gia }}", "{{ h.co_bao_cao }}")
    centre(add_row(table, *tags, "{{ h.chua_bao_cao }}"), 0, *range(2, 5))
    add_row(table, "{%tr endfor %}")
    say(document, "Dòng trống", "{%p endif %}")


def gaps(document: Document) -> None:
    """Add what is missing, under a line that says so; nothing when the figures are whole."""
    say(document, "Đoạn văn", "{%p if con_thieu %}", "Số liệu còn thiếu, chưa đầy đủ:")
    say(document, "Đoạn văn", "{%p endif %}")
    pieces.paragraphs(document, "con_thieu")


def unit_table(document: Document) -> None:
    """Add the broad table of units: groups, lines and their sum."""
    titles = ("TT", "Đơn vị", *_TITLES, "Quá hạn", "Bị trả lại", "Không phát sinh", "Được miễn")
    table = headed(document, UNIT_COLUMNS_MM, (*titles, "Tỷ lệ đúng hạn", "Ghi chú"))
    add_row(table, "{%tr for nhom in don_vi %}")
    add_row(table, "{%tr if nhom.ten %}")
    add_row(table, "{{ nhom.ten }}", style="Dòng nhóm")
    add_row(table, "{%tr endif %}")
    add_row(table, "{%tr for h in nhom.hang %}")
    tags = [f"{{{{ h.{field} }}}}" for field in _ALL_COUNTS]
    row = add_row(table, "{{ h.tt }}", "{{ h.ten }}", *tags, "{{ h.ghi_chu }}")
    centre(row, 0, *range(2, 12))
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr for h in tong %}")
    total = add_row(table, "", "Tổng cộng", *tags, "", style="Ô đầu bảng")
    total.cells[1].paragraphs[0].alignment = 0
    for cell in total.cells:  # the last row: nothing to stay together with
        cell.paragraphs[0].paragraph_format.keep_with_next = False
    add_row(table, "{%tr endfor %}")


def award_table(document: Document) -> None:
    """Add the table of awards by form and kind of recipient, in groups."""
    titles = ("TT", "Hình thức", "Tập thể", "Hộ gia đình", "Cá nhân", "Cộng")
    say(document, "Dòng trống", "{%p if bang_khen %}", "")
    table = headed(document, AWARD_COLUMNS_MM, titles)
    add_row(table, "{%tr for nhom in bang_khen %}")
    add_row(table, "{{ nhom.ten }}", style="Dòng nhóm")
    add_row(table, "{%tr for h in nhom.hang %}")
    tags = ("{{ h.tt }}", "{{ h.hinh_thuc }}", "{{ h.tap_the }}", "{{ h.ho }}")
    row = add_row(table, *tags, "{{ h.ca_nhan }}", "{{ h.cong }}")
    centre(row, 0, *range(2, 6))
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr endfor %}")
    say(document, "Dòng trống", "{%p endif %}")
