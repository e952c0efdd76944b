"""The sheet that tells a unit how its form is filled in."""

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.forms.content import MOST_ANSWER, Form
from docgen.excel.styles import PLAIN, WORDS, Look, fit_rows, merge, put_text, set_page, set_widths
from models.deadlines import vietnamese_date

_TITLE = Look(grid=False, bold=True, size=14, across="center")


def fill_guide(sheet: Worksheet, form: Form) -> None:
    """Write the instruction into an empty sheet."""
    set_widths(sheet, (24, 70))
    merge(sheet, 1, 1, 2, "HƯỚNG DẪN ĐIỀN BIỂU BÁO CÁO", _TITLE)
    rows = _rows(form)
    for row, (what, how) in enumerate(rows, start=3):
        put_text(sheet.cell(row, 1), what, replace(WORDS, bold=True, upright="top"))
        put_text(sheet.cell(row, 2), how, replace(WORDS, upright="top"))
    fit_rows(sheet, 3, 2 + len(rows))
    last = "Biểu in ra giấy A4 được; khi in chỉ lấy trang “Báo cáo”."
    merge(sheet, 4 + len(rows), 1, 2, last, replace(PLAIN, italic=True))
    sheet.protection.sheet = True
    set_page(sheet, "Hướng dẫn", "1:1", wide=False)


def _rows(form: Form) -> list[tuple[str, str]]:
    general = [
        (
            "Điền ở đâu",
            "Chỉ điền vào các ô nền vàng của trang “Báo cáo”. Các ô khác đã khóa để tránh sửa"
            " nhầm. Không cần đổi tên tệp, cũng có thể đổi tùy ý.",
        ),
        (
            "Số văn bản, ngày",
            "Ghi số, ký hiệu và ngày của văn bản gửi kèm (nếu có). Ngày ghi theo dạng"
            " ngày/tháng/năm, ví dụ 05/12/2026.",
        ),
        (
            "Không phát sinh",
            "Chọn “Có” khi trong kỳ không có gì để báo cáo; khi đó để trống số liệu.",
        ),
    ]
    figures = [
        (
            "Kỳ này",
            "Ghi số liệu của riêng kỳ này. Số lẻ dùng dấu phẩy (12,5). Không ghi kèm đơn vị tính,"
            " không ghi khoảng (10-12), không gộp ô.",
        ),
        (
            "0, x và để trống",
            "Ba điều khác nhau: 0 là có làm nhưng chưa có kết quả; x (hoặc KAD) là chỉ tiêu không"
            " áp dụng cho đơn vị; để trống là chưa có số liệu.",
        ),
        (
            "Lũy kế",
            "Tự tính: các kỳ trước đã nộp cộng kỳ này. Dấu – là chỉ tiêu không cộng dồn.",
        ),
    ]
    rest = [
        (
            "Kết quả, khó khăn, kiến nghị",
            f"Ghi bằng chữ Unicode có dấu, mỗi ô không quá {MOST_ANSWER} ký tự. Nhấn Alt+Enter để"
            " xuống dòng.",
        ),
        (
            "Nộp báo cáo",
            f"Lưu tệp dạng .xlsx rồi gửi trước khi hết ngày {vietnamese_date(form.due_on)}. Mỗi"
            " đơn vị dùng đúng biểu của mình, mỗi kỳ một biểu; không chép biểu của đơn vị khác.",
        ),
    ]
    return [*general, *(figures if form.indicators else []), *rest]
