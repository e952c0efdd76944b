"""Báo cáo định kỳ gửi cấp trên. Mẫu 1.4 and 2.1 of Phụ lục III."""

from docx.document import Document

from docgen.templating import figures, indicators, pieces
from docgen.templating.tables import add_row, say

MOVEMENT_COLUMNS_MM = (10.0, 52.0, 40.0, 42.0, 20.0, 63.0, 30.0)


def periodic_report() -> Document:
    """Return the template: five parts, campaigns and units on pages that lie."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    say(document, "Dòng trống", "{%p if kinh_gui %}")
    pieces.addressees(document)
    say(document, "Dòng trống", "{%p endif %}")
    pieces.paragraphs(document, "mo_dau")
    say(document, "Mục", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
    pieces.paragraphs(document, "chi_dao")
    _results(document)
    say(document, "Mục", "III. TỒN TẠI, HẠN CHẾ")
    pieces.paragraphs(document, "han_che")
    figures.gaps(document)
    say(document, "Mục", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI")
    pieces.paragraphs(document, "phuong_huong")
    say(document, "Mục", "V. ĐỀ XUẤT, KIẾN NGHỊ")
    pieces.paragraphs(document, "kien_nghi")
    pieces.paragraphs(document, "ket_thuc")
    pieces.sign_off(document)
    figures.annex(document, "Phụ lục I", "CÁC PHONG TRÀO THI ĐUA THỰC HIỆN TRONG KỲ")
    _movement_table(document)
    figures.annex(document, "Phụ lục II", "TỔNG HỢP TÌNH HÌNH NỘP BÁO CÁO CỦA CÁC ĐƠN VỊ")
    figures.unit_table(document)
    say(document, "Đoạn văn", "{{ ghi_chu_bang }}")
    say(document, "Dòng trống", "{%p if bang_chi_tieu %}")
    figures.annex(document, "Phụ lục III", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU CỦA CÁC ĐƠN VỊ")
    indicators.grids(document, "bang_chi_tieu")
    pieces.paragraphs(document, "ghi_chu_chi_tieu")
    say(document, "Dòng trống", "{%p endif %}")
    return document


def _results(document: Document) -> None:
    say(document, "Mục", "II. KẾT QUẢ THỰC HIỆN")
    say(document, "Tiêu đề khoản", "1. Các phong trào thi đua đang thực hiện")
    pieces.paragraphs(document, "phong_trao")
    say(document, "Tiêu đề khoản", "2. Công tác khen thưởng")
    pieces.paragraphs(document, "khen_thuong")
    figures.award_table(document)
    say(document, "Tiêu đề khoản", "3. Tình hình nộp báo cáo của các đơn vị")
    pieces.paragraphs(document, "nop_bao_cao")
    figures.period_table(document, "bang_nop", "Phong trào, chương trình")
    say(document, "Tiêu đề khoản", "{%p if chi_tieu %}", "4. Kết quả thực hiện chỉ tiêu")
    pieces.paragraphs(document, "mo_dau_chi_tieu")
    indicators.grouped_table(document, "chi_tieu")
    indicators.below(document)
    say(document, "Dòng trống", "{%p endif %}")


def _movement_table(document: Document) -> None:
    titles = ("TT", "Tên phong trào", "Văn bản phát động", "Thời gian", "Số đơn vị tham gia")
    widths = MOVEMENT_COLUMNS_MM
    table = figures.headed(document, widths, (*titles, "Kết quả nộp báo cáo", "Khen thưởng"))
    add_row(table, "{%tr for h in bang_phong_trao %}")
    tags = ("{{ h.tt }}", "{{ h.ten }}", "{{ h.van_ban }}", "{{ h.thoi_gian }}")
    row = add_row(table, *tags, "{{ h.so_don_vi }}", "{{ h.bao_cao }}", "{{ h.khen_thuong }}")
    figures.centre(row, 0, 4)
    add_row(table, "{%tr endfor %}")
    add_row(table, "{%tr if not bang_phong_trao %}")
    add_row(table, "Trong kỳ không có phong trào thi đua nào diễn ra.")
    add_row(table, "{%tr endif %}")
