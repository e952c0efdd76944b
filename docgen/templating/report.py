"""Báo cáo sơ kết, tổng kết of a campaign. Mẫu 1.4 and 2.1 of Phụ lục III."""

from docx.document import Document

from docgen.templating import figures, indicators, pieces
from docgen.templating.tables import say


def report() -> Document:
    """Return the template: five parts, and the table of units on pages that lie."""
    document = pieces.new_paper()
    pieces.head(document)
    pieces.title(document)
    say(document, "Dòng trống", "{%p if kinh_gui %}")
    pieces.addressees(document)
    say(document, "Dòng trống", "{%p endif %}")
    pieces.paragraphs(document, "mo_dau")
    say(document, "Mục", "I. TÌNH HÌNH TRIỂN KHAI")
    pieces.paragraphs(document, "trien_khai")
    figures.participation_table(document)
    _results(document)
    say(document, "Mục", "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN")
    pieces.paragraphs(document, "han_che")
    figures.gaps(document)
    say(document, "Mục", "IV. {{ ten_phuong_huong }}")
    pieces.paragraphs(document, "phuong_huong")
    say(document, "Mục", "V. ĐỀ XUẤT, KIẾN NGHỊ")
    pieces.paragraphs(document, "kien_nghi")
    pieces.paragraphs(document, "ket_thuc")
    pieces.sign_off(document)
    figures.annex(document, "{{ ten_phu_luc }}", "TỔNG HỢP TÌNH HÌNH NỘP BÁO CÁO CỦA CÁC ĐƠN VỊ")
    figures.unit_table(document)
    say(document, "Đoạn văn", "{{ ghi_chu_bang }}")
    _grids(document)
    return document


def _results(document: Document) -> None:
    say(document, "Mục", "II. KẾT QUẢ THỰC HIỆN")
    say(document, "Tiêu đề khoản", "1. Kết quả thực hiện nội dung thi đua")
    pieces.paragraphs(document, "ket_qua")
    say(document, "Tiêu đề khoản", "2. Tình hình nộp báo cáo của các đơn vị")
    pieces.paragraphs(document, "nop_bao_cao")
    figures.period_table(document, "bang_ky", "Kỳ báo cáo")
    say(document, "Tiêu đề khoản", "3. Công tác khen thưởng")
    pieces.paragraphs(document, "khen_thuong")
    figures.award_table(document)
    say(document, "Tiêu đề khoản", "{%p if chi_tieu %}", "4. Kết quả thực hiện chỉ tiêu")
    pieces.paragraphs(document, "mo_dau_chi_tieu")
    indicators.line_table(document, "chi_tieu")
    indicators.below(document)
    say(document, "Dòng trống", "{%p endif %}")


def _grids(document: Document) -> None:
    """Add the second appendix, where the campaign has indicators."""
    say(document, "Dòng trống", "{%p if bang_chi_tieu %}")
    figures.annex(document, "Phụ lục II", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU CỦA CÁC ĐƠN VỊ")
    indicators.grids(document, "bang_chi_tieu")
    pieces.paragraphs(document, "ghi_chu_chi_tieu")
    say(document, "Dòng trống", "{%p endif %}")
