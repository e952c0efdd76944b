"""The empty form for a list of units."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.styles import (
    HEADING,
    PLAIN,
    WORDS,
    Formulas,
    Look,
    fit_rows,
    merge,
    new_book,
    put_text,
    set_page,
    set_widths,
)
from models.files import atomic_write
from models.units import UnitKind

_EMPTY_ROWS = 200
_COLUMNS = (  # heading, width, help
    ("TT", 6, "Số thứ tự; có thể để trống."),
    ("Tên đơn vị", 36, "Bắt buộc. Ghi đủ dấu, mỗi dòng một đơn vị, không gộp ô."),
    ("Mã đơn vị", 12, "Không bắt buộc. Để trống thì chương trình tự đặt mã."),
    ("Loại đơn vị", 22, "Chọn trong danh sách thả xuống. Để trống thì đoán theo tên."),
    ("Cụm, khối", 18, "Tên cụm hoặc khối thi đua trong năm; có thể để trống."),
    ("Người liên hệ", 22, "Người chịu trách nhiệm gửi báo cáo."),
    ("Điện thoại", 15, "Cột này là cột chữ nên không mất số 0 ở đầu."),
    ("Email", 24, "Có thể để trống."),
    ("Ghi chú", 24, "Có thể để trống."),
)
EXAMPLE_SIGN = "Ví dụ"
_EXAMPLE = (
    *(EXAMPLE_SIGN, "Thôn Bản Lầu", "DV01", UnitKind.VILLAGE.label, "Cụm số 1", "Lò Thị Mỷ"),
    *("0912 000 001", "banlau@example.vn", "Dòng ví dụ: không được nhập, có thể xóa"),
)
_TITLE = Look(grid=False, bold=True, size=14, across="center")


def write_unit_template(
    path: Path, kinds: Sequence[str] = tuple(kind.label for kind in UnitKind)
) -> None:
    """Write an empty list of units with headings, a choice of `kinds` and one example row."""
    book = new_book()
    sheet, guide = book.active, book.create_sheet("Hướng dẫn")
    sheet.title = "Danh sách đơn vị"
    _fill_list(sheet)
    _fill_guide(guide, kinds)
    choice = DataValidation(
        type="list", formula1=f"'Hướng dẫn'!$A$20:$A${19 + len(kinds)}", allow_blank=True
    )
    choice.errorTitle, choice.error = "Loại đơn vị", "Hãy chọn một loại trong danh sách."
    choice.showErrorMessage = True
    choice.add(f"D6:D{5 + _EMPTY_ROWS}")
    sheet.add_data_validation(choice)
    atomic_write(path, lambda beside: Formulas().save(book, beside))


def _fill_list(sheet: Worksheet) -> None:
    set_widths(sheet, (width for _, width, _ in _COLUMNS))
    merge(sheet, 1, 1, len(_COLUMNS), "DANH SÁCH ĐƠN VỊ", _TITLE)
    hint = (
        "Điền từ dòng 6; chỉ cột “Tên đơn vị” là bắt buộc. Đưa con trỏ lên tiêu đề cột để xem"
        " hướng dẫn."
    )
    merge(sheet, 2, 1, len(_COLUMNS), hint, replace(PLAIN, italic=True, across="center"))
    for column, (heading, _, text) in enumerate(_COLUMNS, start=1):
        put_text(sheet.cell(4, column), heading, HEADING)
        sheet.cell(4, column).comment = Comment(text, "Sổ Thi Đua", height=80, width=220)
    for column, text in enumerate(_EXAMPLE, start=1):
        put_text(sheet.cell(5, column), text, replace(WORDS, italic=True, fill="F2F2F2"))
    for row in range(6, 6 + _EMPTY_ROWS):
        for column in range(1, len(_COLUMNS) + 1):
            put_text(sheet.cell(row, column), "")
    fit_rows(sheet, 4, 5)
    sheet.freeze_panes = "C5"
    set_page(sheet, "Danh sách đơn vị", "4:4")
    sheet.print_area = f"A1:I{5 + 40}"


def _fill_guide(sheet: Worksheet, kinds: Sequence[str]) -> None:
    set_widths(sheet, (26, 70))
    merge(sheet, 1, 1, 2, "HƯỚNG DẪN ĐIỀN DANH SÁCH ĐƠN VỊ", _TITLE)
    for row, (heading, _, text) in enumerate(_COLUMNS, start=3):
        put_text(sheet.cell(row, 1), heading, replace(WORDS, bold=True))
        put_text(sheet.cell(row, 2), text)
    example = (
        f"Dòng có chữ “{EXAMPLE_SIGN}” ở cột TT chỉ để xem mẫu, chương trình bỏ qua khi nhập."
        " Tên chỉ khác nhau ở dấu (Thôn Hà, Thôn Hạ) được coi là hai đơn vị."
    )
    merge(sheet, 14, 1, 2, example, replace(PLAIN, italic=True))
    put_text(sheet.cell(19, 1), "Các loại đơn vị", HEADING)
    for row, kind in enumerate(kinds, start=20):
        put_text(sheet.cell(row, 1), kind)
    set_page(sheet, "Hướng dẫn", "1:1", wide=False)
