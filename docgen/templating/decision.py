"""Quyết định tặng Giấy khen with its lists. Mẫu 1.2 and 2.1 of Phụ lục III."""

from docx.document import Document

from docgen.templating import pieces
from docgen.templating.figures import centre, headed
from docgen.templating.tables import add_row, say

REWARD_LIST_MM = (12.0, 55.0, 62.0, 36.0)  # TT, name, post and unit, reward
PLAIN_LIST_MM = (12.0, 65.0, 88.0)  # the same without the reward
MONEY_LIST_MM = (10.0, 42.0, 24.0, 14.0, 24.0, 30.0, 21.0)  # with what is signed on receipt


def decision() -> Document:
    """Return the template: articles, the list of names, the list of money where it is wanted."""
    document = pieces.new_paper()
    enacting(document)
    pieces.sign_off(document)
    pieces.new_section(document)
    list_head(document, "{{ ten_danh_sach }}")
    say(document, "Dòng trống", "{%p if co_tien %}")
    _award_table(document, REWARD_LIST_MM)
    say(document, "Dòng trống", "{%p else %}")
    _award_table(document, PLAIN_LIST_MM)
    say(document, "Dòng trống", "{%p endif %}")
    say(document, "Đoạn văn", "{%p if tong_cong %}", "{{ tong_cong }}", "{%p endif %}")
    _money_list(document)
    return document


def enacting(document: Document) -> None:
    """Add head, title, authority, grounds, "QUYẾT ĐỊNH:" and the articles of a decision."""
    pieces.head(document)
    pieces.title(document)
    say(document, "Thẩm quyền ban hành", "{%p for d in tham_quyen %}", "{{ d }}", "{%p endfor %}")
    pieces.paragraphs(document, "can_cu", "Căn cứ")
    say(document, "Quyết định dòng", "QUYẾT ĐỊNH:")
    pieces.paragraphs(document, "dieu")


def list_head(document: Document, title: str) -> None:
    """Add the title of a list and the line that says which paper it goes with."""
    say(document, "Tên phụ lục", title)
    say(document, "Kèm theo", "{{ kem_theo }}")
    pieces.rule(document, "{{ ke_danh_sach }}")
    say(document, "Dòng trống", "")


def _award_table(document: Document, widths_mm: tuple[float, ...]) -> None:
    titles = ("TT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Mức tiền thưởng (đồng)")
    tags = ("{{ h.tt }}", "{{ h.ten }}", "{{ h.don_vi }}", "{{ h.tien }}")
    count = len(widths_mm)
    table = headed(document, widths_mm, titles[:count])
    add_row(table, "{%tr for nhom in danh_sach %}")
    add_row(table, "{{ nhom.ten }}", style="Dòng nhóm")
    add_row(table, "{%tr for h in nhom.hang %}")
    centre(add_row(table, *tags[:count]), 0, *range(3, count))
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr endfor %}")


def _money_list(document: Document) -> None:
    """Add the list of money on pages of its own; without it the paper ends with the names."""
    say(document, "Dòng trống", "{%p if bang_tien %}")
    pieces.new_section(document)
    list_head(document, "DANH SÁCH TIỀN THƯỞNG")
    titles = ("TT", "Họ và tên, tên tập thể", "Hình thức", "Hệ số", "Lương cơ sở (đồng)",
              "Thành tiền (đồng)", "Ký nhận")  # fmt: skip
    table = headed(document, MONEY_LIST_MM, titles)
    add_row(table, "{%tr for nhom in bang_tien %}")
    add_row(table, "{{ nhom.ten }}", style="Dòng nhóm")
    add_row(table, "{%tr for h in nhom.hang %}")
    tags = ("{{ h.tt }}", "{{ h.ten }}", "{{ h.hinh_thuc }}", "{{ h.he_so }}", "{{ h.luong }}")
    centre(add_row(table, *tags, "{{ h.tien }}", ""), 0, 3, 4, 5)
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr endfor %}")
    total = add_row(table, "", "Tổng cộng", "", "", "", "{{ tong_tien }}", "", style="Ô đầu bảng")
    total.cells[1].paragraphs[0].alignment = 0
    for cell in total.cells:  # the last row: nothing to stay together with
        cell.paragraphs[0].paragraph_format.keep_with_next = False
    say(document, "Đoạn văn", "{%p if bang_chu %}", "{{ bang_chu }}", "{%p endif %}")
    say(document, "Dòng trống", "{%p endif %}")
