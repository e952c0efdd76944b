"""Báo cáo thành tích of a nominee: the head is the nominee's unit's, two sign side by side."""

from docx.document import Document

from docgen.templating import figures, pieces
from docgen.templating.tables import add_row, say

EARLIER_COLUMNS_MM = (12.0, 18.0, 62.0, 73.0)


def achievement_report() -> Document:
    """Return the template: who, what was achieved, what was awarded before."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    say(document, "Kèm theo", "{%p if theo_mau %}", "{{ theo_mau }}", "{%p endif %}")
    say(document, "Mục", "I. {{ ten_phan_1 }}")
    pieces.paragraphs(document, "thong_tin")
    pieces.paragraphs(document, "dac_diem")
    say(document, "Mục", "II. THÀNH TÍCH ĐẠT ĐƯỢC")
    pieces.paragraphs(document, "mo_dau_thanh_tich")
    pieces.paragraphs(document, "thanh_tich")
    say(document, "Mục", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    say(document, "Dòng trống", "{%p if da_khen %}", "")
    titles = ("TT", "Năm", "Danh hiệu, hình thức khen thưởng")
    table = figures.headed(
        document, EARLIER_COLUMNS_MM, (*titles, "Quyết định (số, ngày, cơ quan ban hành)")
    )
    add_row(table, "{%tr for h in da_khen %}")
    tags = ("{{ h.tt }}", "{{ h.nam }}", "{{ h.hinh_thuc }}", "{{ h.quyet_dinh }}")
    figures.centre(add_row(table, *tags), 0, 1)
    add_row(table, "{%tr endfor %}")
    say(document, "Dòng trống", "{%p endif %}")
    pieces.paragraphs(document, "da_khen_khac")
    pieces.paragraphs(document, "ket_thuc")
    pieces.sign_off(document)
    return document
