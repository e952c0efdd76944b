"""What people do to a form without meaning harm: each must read as if nothing had been done."""

import unicodedata
from collections.abc import Callable
from copy import copy
from datetime import datetime

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.forms.content import PREFIX
from docgen.excel.forms.identity import HIDDEN
from docgen.excel.forms.writing import KEYS, LAST, NOTE, VALUE
from tests.docgen.excel.forms.filled import cell, sheet

Bend = Callable[[Workbook], Workbook | None]


def header_row(page: Worksheet) -> int:
    return next(row for row in range(1, page.max_row) if page.cell(row, VALUE).value == "Kỳ này")


def shifted(book: Workbook, down_from: int = 0, right_from: int = 0, with_names: bool = True):
    """Insert a row or a column as Excel does: merged blocks and names move along."""
    page = sheet(book)
    blocks = [block.coord for block in page.merged_cells.ranges]
    for block in blocks:
        page.unmerge_cells(block)
    bounds = [page[block] for block in blocks]
    corners = [(b[0][0].row, b[0][0].column, b[-1][-1].row, b[-1][-1].column) for b in bounds]
    if down_from:
        page.insert_rows(down_from)
    if right_from:
        page.insert_cols(right_from)
    for top, left, bottom, right in corners:
        rows = [row + (row >= down_from > 0) for row in (top, bottom)]
        columns = [column + (column >= right_from > 0) for column in (left, right)]
        page.merge_cells(
            start_row=rows[0], end_row=rows[1], start_column=columns[0], end_column=columns[1]
        )
    for name, defined in book.defined_names.items() if with_names else ():
        if name != f"{PREFIX}bieu":
            _, letters, row = defined.attr_text.rpartition("!")[2].split("$")
            column = page[f"{letters}1"].column
            column += column >= right_from > 0
            moved = int(row) + (int(row) >= down_from > 0)
            defined.attr_text = f"'{page.title}'!${get_column_letter(column)}${moved}"


def row_above(book: Workbook) -> None:
    shifted(book, down_from=1)
    sheet(book)["A1"] = "Kính gửi: Ủy ban nhân dân xã"


def row_above_without_names(book: Workbook) -> None:
    shifted(book, down_from=1, with_names=False)


def row_within_table(book: Workbook) -> None:
    shifted(book, down_from=header_row(sheet(book)) + 2)


def numbering_row(book: Workbook) -> None:
    at = header_row(sheet(book)) + 1
    shifted(book, down_from=at)
    for column in range(1, LAST + 1):
        sheet(book).cell(at, column).value = f"({column})"


def row_within_answer(book: Workbook) -> None:
    at = cell(book, "ket_qua").row
    page = sheet(book)
    page.unmerge_cells(f"A{at}:H{at}")
    shifted(book, down_from=at + 1)
    page.cell(at, 1).value = "1. Trồng 1,2 km đường hoa."
    page.cell(at + 1, 2).value = "Cả thôn tham gia."


def column_before_value(book: Workbook) -> None:
    shifted(book, right_from=VALUE)
    sheet(book).cell(header_row_any(book), VALUE).value = "Ước cả năm"


def header_row_any(book: Workbook) -> int:
    page = sheet(book)
    return next(item.row for row in page.iter_rows() for item in row if item.value == "Chỉ tiêu")


def swapped_columns(book: Workbook) -> None:
    page, first = sheet(book), header_row(sheet(book))
    for row in range(first, first + 6):
        value, note = page.cell(row, VALUE), page.cell(row, NOTE)
        value.value, note.value = note.value, value.value


def reversed_rows(book: Workbook) -> None:
    """Sort the visible table; the hidden column stays, as it does in Excel."""
    page, first = sheet(book), header_row(sheet(book)) + 1
    rows = [
        [page.cell(row, at).value for at in range(1, LAST + 1)] for row in range(first, first + 5)
    ]
    for row, values in enumerate(reversed(rows), start=first):
        for column, value in enumerate(values, start=1):
            page.cell(row, column).value = value


def without_names(book: Workbook) -> None:
    book.defined_names.clear()


def without_properties(book: Workbook) -> None:
    while book.custom_doc_props.props:
        del book.custom_doc_props[book.custom_doc_props.names[0]]


def without_hidden_sheet(book: Workbook) -> None:
    del book[HIDDEN]


def only_the_visible_code(book: Workbook) -> None:
    without_names(book)
    without_properties(book)
    without_hidden_sheet(book)


def without_the_visible_code(book: Workbook) -> None:
    for row in sheet(book).iter_rows():
        for item in row:
            if isinstance(item.value, str) and "STDF" in item.value:
                item.value = None


def names_point_nowhere(book: Workbook) -> None:
    for defined in book.defined_names.values():
        defined.attr_text = "#REF!"


def without_keys(book: Workbook) -> None:
    for row in range(1, sheet(book).max_row + 1):
        sheet(book).cell(row, KEYS).value = None


def without_keys_and_names(book: Workbook) -> None:
    without_keys(book)
    without_names(book)


def titles_changed(book: Workbook) -> None:
    first = header_row(sheet(book)) + 1
    for row in range(first, first + 5):
        sheet(book).cell(row, 2).value = f"Chỉ tiêu thứ {row}"


def titles_changed_without_keys(book: Workbook) -> None:
    titles_changed(book)
    without_keys(book)


def headings_changed(book: Workbook) -> None:
    first = header_row(sheet(book))
    for column in range(1, LAST + 1):
        sheet(book).cell(first, column).value = None


def typed(**values: object) -> Bend:
    def bend(book: Workbook) -> None:
        for name, value in values.items():
            cell(book, name).value = value

    return bend


def percent_format(book: Workbook) -> None:
    cell(book, "ct_02").value = 0.855
    cell(book, "ct_02").number_format = "0.0%"


def quoted(book: Workbook) -> None:
    for name, text in (("ct_01", "1250"), ("so_van_ban", "12/BC-NS")):
        cell(book, name).value = text
        cell(book, name).quotePrefix = True


def in_font(font: str, **values: str) -> Bend:
    def bend(book: Workbook) -> None:
        for name, text in values.items():
            cell(book, name).value = text
            cell(book, name).font = Font(name=font)

    return bend


def decomposed(book: Workbook) -> None:
    for row in sheet(book).iter_rows():
        for item in row:
            if isinstance(item.value, str) and not item.value.startswith("="):
                item.value = unicodedata.normalize("NFD", item.value)


def headings_as(form: Callable[[str], str]) -> Bend:
    def bend(book: Workbook) -> None:
        for item in sheet(book)[header_row(sheet(book))][:LAST]:
            item.value = form(item.value)

    return bend


def merged(name: str, columns: int) -> Bend:
    def bend(book: Workbook) -> None:
        at = cell(book, name)
        sheet(book).cell(at.row, at.column + 1).value = None
        sheet(book).merge_cells(
            start_row=at.row,
            end_row=at.row,
            start_column=at.column,
            end_column=at.column + columns,
        )

    return bend


def unmerged(book: Workbook) -> None:
    for block in list(sheet(book).merged_cells.ranges):
        sheet(book).unmerge_cells(block.coord)


def renamed(book: Workbook) -> None:
    sheet(book).title = "Thôn Nà Sao (bản chốt)"
    for defined in book.defined_names.values():
        defined.attr_text = defined.attr_text.replace("'Báo cáo'", "'Thôn Nà Sao (bản chốt)'")


def guide_first(book: Workbook) -> None:
    book.move_sheet("Hướng dẫn", -1)


def without_guide(book: Workbook) -> None:
    del book["Hướng dẫn"]


def another_sheet(book: Workbook) -> None:
    page = book.create_sheet("Nháp", 0)
    page.append(["Số liệu tạm", 12])


def dressed_up(book: Workbook) -> None:
    page = sheet(book)
    page.protection.sheet = False
    page.data_validations.dataValidation = []
    cell(book, "ct_01").comment = Comment("Đã kiểm tra", "Trưởng thôn")
    cell(book, "ct_01").font = Font(name="Arial", bold=True, color="FF0000")
    page.column_dimensions["B"].width = 60
    page.auto_filter.ref = f"A{header_row(page)}:H{header_row(page) + 5}"


def hidden_row(book: Workbook) -> None:
    sheet(book).row_dimensions[cell(book, "ct_02").row].hidden = True


def signed(book: Workbook) -> None:
    page = sheet(book)
    foot = next(
        item.row for row in page.iter_rows() for item in row if item.value == "NGƯỜI LẬP BIỂU"
    )
    page.cell(foot + 3, 1).value, page.cell(foot + 3, 5).value = "Lò Thị Hoa", "Lò Văn Nà"


def from_1904(book: Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904


def copied_by_value(book: Workbook) -> Workbook:
    """Copy what is seen into a new workbook: no hidden sheet, names, properties, keys."""
    page, fresh = sheet(book), Workbook()
    target = fresh.active
    for row in page.iter_rows(max_col=LAST):
        for item in row:
            if item.value is not None and item.data_type != "f":
                new = target.cell(item.row, item.column, item.value)
                new.number_format = copy(item.number_format)
    return fresh


BENDS: dict[str, Bend] = {
    "nguyên vẹn": lambda book: None,
    "thêm dòng trên đầu": row_above,
    "thêm dòng, tên ô chưa dời": row_above_without_names,
    "thêm dòng trong bảng": row_within_table,
    "thêm dòng đánh số cột": numbering_row,
    "thêm dòng trong ô trả lời": row_within_answer,
    "thêm cột": column_before_value,
    "đổi chỗ cột": swapped_columns,
    "sắp xếp lại dòng": reversed_rows,
    "mất tên ô": without_names,
    "mất thuộc tính tệp": without_properties,
    "mất trang ẩn": without_hidden_sheet,
    "chỉ còn mã trên trang": only_the_visible_code,
    "mất mã trên trang": without_the_visible_code,
    "tên ô trỏ vào hư không": names_point_nowhere,
    "mất cột khóa": without_keys,
    "mất cột khóa và tên ô": without_keys_and_names,
    "sửa tên chỉ tiêu": titles_changed,
    "sửa tên chỉ tiêu, mất cột khóa": titles_changed_without_keys,
    "xóa tiêu đề cột": headings_changed,
    "số kiểu Việt": typed(ct_01="1.250", ct_02="85,5", ct_04="3,25"),
    "số kiểu Anh": typed(ct_02="85.5", ct_04="3.25"),
    "số cách bằng dấu cách": typed(ct_01="1 250"),
    "số cách bằng dấu cách cứng": typed(ct_01="\u00a01\u00a0250 "),
    "số toàn chiều rộng": typed(ct_01="１２５０"),
    "số có dấu nháy": quoted,
    "số kèm đúng đơn vị": typed(ct_01="1.250 m", ct_02="85,5%", ct_04="3,25 HA"),
    "số hiện phần trăm": percent_format,
    "số lẻ do máy": typed(ct_02=85.50000000000001),
    "phép tính chưa có kết quả": typed(ct_01="=1000+250"),
    "ngày chữ gạch chéo": typed(ngay_van_ban="18/9/2026"),
    "ngày chữ gạch ngang": typed(ngay_van_ban="18-09-2026"),
    "ngày chữ chấm": typed(ngay_van_ban="18.9.2026"),
    "ngày quốc tế": typed(ngay_van_ban="2026-09-18"),
    "ngày bằng lời": typed(ngay_van_ban="Nà Sao, ngày 18 tháng 9 năm 2026"),
    "ngày năm hai số": typed(ngay_van_ban="18/09/26"),
    "ngày là số": typed(ngay_van_ban=(datetime(2026, 9, 18) - datetime(1899, 12, 30)).days),
    "ngày theo mốc 1904": from_1904,
    "không áp dụng X": typed(ct_03="X"),
    "không áp dụng KAD": typed(ct_03=" KAD. "),
    "không áp dụng bằng lời": typed(ct_03="Không áp dụng"),
    "không phát sinh chữ thường": typed(khong_phat_sinh="không "),
    "không phát sinh để trống": typed(khong_phat_sinh=None),
    "gộp ô sang phải": merged("ct_01", 1),
    "gộp ghi chú": merged("gc_01", 0),
    "bỏ mọi ô gộp": unmerged,
    "chữ tổ hợp (NFD)": decomposed,
    "tiêu đề chữ hoa": headings_as(str.upper),
    "tiêu đề không dấu": headings_as(
        lambda text: (
            unicodedata.normalize("NFD", text)
            .encode("ascii", "ignore")
            .decode()
            .replace("on vi", "Don vi")
        )
    ),
    "tiêu đề xuống dòng": headings_as(lambda text: text.replace(" ", "\n")),
    "đổi tên trang": renamed,
    "hướng dẫn lên trước": guide_first,
    "bỏ hướng dẫn": without_guide,
    "thêm trang nháp": another_sheet,
    "đổi phông, màu, bỏ khóa": dressed_up,
    "ẩn một dòng": hidden_row,
    "ký tên cuối trang": signed,
    "chép sang tệp mới": copied_by_value,
    "chữ TCVN3": typed(nguoi_lap="Lß ThÞ Hoa", kho_khan="ThiÕu gièng hoa."),
    "chữ TCVN3 có phông": in_font(".VnTime", nguoi_lap="Lß ThÞ Hoa", gc_01="V­ît kÕ ho¹ch"),
    "chữ VNI": typed(nguoi_lap="Loø Thò Hoa", kho_khan="Thieáu gioáng hoa."),
    "chữ VNI có phông": in_font("VNI-Times", gc_01="Vöôït keá hoaïch"),
}
