"""Biên bản họp Hội đồng. Mẫu 1.9 of Phụ lục III."""

from docx.document import Document

from docgen.templating import pieces
from docgen.templating.figures import centre, headed
from docgen.templating.tables import add_row, say

SECRET_COLUMNS_MM = (11.0, 56.0, 15.0, 15.0, 15.0, 15.0, 18.0, 20.0)
OPEN_COLUMNS_MM = (11.0, 76.0, 22.0, 17.0, 18.0, 21.0)
_HEADINGS = (
    ("1. Khai mạc", "khai_mac"),
    ("2. Báo cáo, trình danh sách đề nghị khen thưởng", "bao_cao"),
    ("3. Ý kiến của các thành viên Hội đồng", "y_kien"),
)


def minutes() -> Document:
    """Return the template: who met, what was said, the table of votes, how it ended."""
    document = pieces.new_paper()
    pieces.head(document, dated=False)
    pieces.title(document)
    pieces.paragraphs(document, "mo_dau")
    say(document, "Đoạn văn", "Nội dung:")
    for title, name in _HEADINGS:
        say(document, "Tiêu đề khoản", title)
        pieces.paragraphs(document, name)
    say(
        document,
        "Tiêu đề khoản",
        "4. Kết quả {% if phieu_kin %}bỏ phiếu{% else %}biểu quyết{% endif %}",
    )
    pieces.paragraphs(document, "cach_bo_phieu")
    say(document, "Dòng trống", "")
    _votes(document)
    pieces.paragraphs(document, "ket_qua")
    say(document, "Đoạn văn", "{%p if khong_de_nghi %}", "Trường hợp không đề nghị khen thưởng:")
    pieces.paragraphs(document, "khong_de_nghi")
    say(document, "Đoạn văn", "{%p endif %}")
    say(document, "Tiêu đề khoản", "5. Kết luận")
    pieces.paragraphs(document, "ket_luan")
    pieces.paragraphs(document, "ket_thuc")
    pieces.abreast(document)
    return document


def _votes(document: Document) -> None:
    """Add the table of ballots, or the shorter one of raised hands."""
    first = ("TT", "Tên, chức vụ, đơn vị")
    last = ("Đồng ý", "Không đồng ý", "Tỷ lệ")
    say(document, "Dòng trống", "{%p if phieu_kin %}")
    titles = (*first, "Phát ra", "Thu về", "Hợp lệ", *last)
    _table(document, SECRET_COLUMNS_MM, titles, ("phat_ra", "thu_ve", "hop_le"))
    say(document, "Dòng trống", "{%p else %}")
    _table(document, OPEN_COLUMNS_MM, (*first, "Số người biểu quyết", *last), ("phat_ra",))
    say(document, "Dòng trống", "{%p endif %}")


def _table(
    document: Document,
    widths_mm: tuple[float, ...],
    titles: tuple[str, ...],
    counts: tuple[str, ...],
) -> None:
    table = headed(document, widths_mm, titles)
    add_row(table, "{%tr for nhom in bang_phieu %}")
    add_row(table, "{{ nhom.ten }}", style="Dòng nhóm")
    add_row(table, "{%tr for h in nhom.hang %}")
    names = (*counts, "dong_y", "khong_dong_y", "ty_le")
    tags = [f"{{{{ h.{name} }}}}" for name in names]
    row = add_row(table, "{{ h.tt }}", "{{ h.ten }}", *tags)
    centre(row, 0, *range(2, len(titles)))
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr endfor %}")
