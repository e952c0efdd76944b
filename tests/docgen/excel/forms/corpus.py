"""Files that must be refused, each with its own sentence: from no workbook to one wrong letter."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from docgen.excel.forms.content import FORMAT, Form, Identity
from docgen.excel.forms.faults import Fault
from docgen.excel.refusals import Refusal
from tests.docgen.excel.forms.distortions import header_row, shifted
from tests.docgen.excel.forms.filled import TYPED, blank, cell, opened, saved, sheet, type_in
from tests.odd_files import ENTITY, LOCKED, NOISE, OLE, locked_zip, rezipped, word

BOMB = b"<a>" + b" " * (80 << 20) + b"</a>"


@dataclass(frozen=True, kw_only=True)
class Given:
    """What every bad file is made of."""

    form: Form
    other: Form  # of another unit
    blank: bytes
    folder: Path

    @property
    def good(self) -> bytes:
        """The file, filled in without fault."""
        return saved(type_in(opened(self.blank), TYPED))

    def of(self, **identity: object) -> bytes:
        """A form that says it is another's."""
        values = {**vars(self.form.identity), **identity}
        made = Identity(**{**values, "checksum": ""})
        made = replace(made, checksum=made.right_checksum)
        path = self.folder / "of"
        return saved(type_in(opened(blank(replace(self.form, identity=made), _in(path))), TYPED))


@dataclass(frozen=True, kw_only=True)
class Bad:
    """One bad file: how it is made, what it is refused for, and the cell that is named."""

    make: Callable[[Given], bytes]
    why: Fault | Refusal
    cell: str = ""  # name of the cell: "ct_01"
    words: str = ""  # must stand in the sentence
    file: str = "báo cáo.xlsx"


def _in(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _typed(name: str, value: object, why: Fault, words: str = "") -> Bad:
    def make(given: Given) -> bytes:
        book = type_in(opened(given.blank), TYPED)
        cell(book, name).value = value
        return saved(book)

    return Bad(make=make, why=why, cell=name, words=words)


def _bent(bend: Callable[[Workbook], None], why: Fault, name: str = "", words: str = "") -> Bad:
    def make(given: Given) -> bytes:
        book = type_in(opened(given.blank), TYPED)
        bend(book)
        return saved(book)

    return Bad(make=make, why=why, cell=name, words=words)


def _part(name: str, content: bytes) -> Callable[[Given], bytes]:
    return lambda given: rezipped(given.good, {name: content})


def _without(name: str) -> Callable[[Given], bytes]:
    return lambda given: rezipped(given.good, {}, without=name)


def _sheet_with(row: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{row}</sheetData></worksheet>'.encode()


def _plain_zip(given: Given) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("ghi chú.txt", "báo cáo")
    return made.getvalue()


def _zip_of(name: str) -> Callable[[Given], bytes]:
    def make(given: Given) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr(name, "<a/>")
        return made.getvalue()

    return make


_FIRST = "xl/worksheets/sheet1.xml"
FILES: dict[str, Bad] = {
    "rỗng": Bad(make=lambda given: b"", why=Refusal.EMPTY),
    "cắt nửa": Bad(make=lambda given: given.good[:5000], why=Refusal.BROKEN),
    "toàn số 0": Bad(make=lambda given: bytes(9000), why=Refusal.BROKEN),
    "nhiễu": Bad(make=lambda given: NOISE, why=Refusal.OTHER_KIND, words="tệp loại khác"),
    "pdf": Bad(make=lambda given: b"%PDF-1.7" + NOISE, why=Refusal.OTHER_KIND, words="tệp PDF"),
    "ảnh": Bad(make=lambda given: b"\xff\xd8\xff" + NOISE, why=Refusal.OTHER_KIND, words="ảnh"),
    "chương trình": Bad(
        make=lambda given: b"MZ" + NOISE, why=Refusal.OTHER_KIND, words="chương trình"
    ),
    "rar": Bad(make=lambda given: b"Rar!" + NOISE, why=Refusal.OTHER_KIND, words="RAR"),
    "7z": Bad(make=lambda given: b"7z\xbc\xaf" + NOISE, why=Refusal.OTHER_KIND, words="7z"),
    "rtf": Bad(make=lambda given: b"{\\rtf1 a}", why=Refusal.OTHER_KIND, words="RTF"),
    "trang web": Bad(make=lambda given: b"<html>", why=Refusal.OTHER_KIND, words="trang web"),
    "csv": Bad(make=lambda given: "Chỉ tiêu;12\n".encode(), why=Refusal.OTHER_KIND, words=".csv"),
    "word": Bad(make=lambda given: word(), why=Refusal.OTHER_KIND, words=".docx"),
    "powerpoint": Bad(make=_zip_of("ppt/a.xml"), why=Refusal.OTHER_KIND, words="PowerPoint"),
    "ods": Bad(make=_zip_of("content.xml"), why=Refusal.OTHER_KIND, words="LibreOffice"),
    "xlsb": Bad(make=_zip_of("xl/workbook.bin"), why=Refusal.OTHER_KIND, words="nhị phân"),
    "zip": Bad(make=_plain_zip, why=Refusal.OTHER_KIND, words="ZIP"),
    "word cũ": Bad(
        make=lambda given: OLE + "WordDocument".encode("utf-16-le") + bytes(900),
        why=Refusal.OTHER_KIND,
        words="đời cũ (.doc)",
    ),
    "mật khẩu": Bad(make=lambda given: LOCKED, why=Refusal.PASSWORD),
    "mục mã hóa": Bad(make=lambda given: locked_zip(given.good), why=Refusal.PASSWORD),
    "macro": Bad(make=_part("xl/vbaProject.bin", b"x"), why=Refusal.MACRO),
    "bom nén": Bad(make=_part(_FIRST, BOMB), why=Refusal.HOSTILE),
    "đường dẫn lên": Bad(make=_part("../a.xml", b"<a/>"), why=Refusal.HOSTILE),
    "thực thể": Bad(make=_part(_FIRST, ENTITY.encode() + b"<x/>"), why=Refusal.HOSTILE),
    "xml đứt": Bad(make=_part(_FIRST, b"<worksheet><sheetData>"), why=Refusal.BROKEN),
    "triệu dòng": Bad(
        make=_part(_FIRST, _sheet_with('<row r="1000000"/>')), why=Refusal.TOO_MANY_ROWS
    ),
    "vạn cột": Bad(
        make=_part(_FIRST, _sheet_with('<row r="1"><c r="XFD1"/></row>')), why=Refusal.TOO_BIG
    ),
    "thiếu kiểu": Bad(make=_without("xl/styles.xml"), why=Refusal.PART_MISSING),
    "thiếu trang": Bad(make=_without(_FIRST), why=Refusal.PART_MISSING),
    "tên đảo chiều": Bad(
        make=lambda given: given.good, why=Refusal.NAME, file="báo cáo\u202exslx.xlsx"
    ),
}


def _edit_code(book: Workbook) -> None:
    from tests.docgen.excel.forms.distortions import only_the_visible_code

    only_the_visible_code(book)
    for row in sheet(book).iter_rows():
        for item in row:
            if isinstance(item.value, str) and "STDF" in item.value:
                item.value = item.value.replace("DV01", "DV02")


def _mix(given: Given) -> bytes:
    book = type_in(opened(given.blank), TYPED)
    code = given.other.identity.code
    book.create_sheet("Thôn khác").append([f"Mã biểu: {code}"])
    return saved(book)


def _other_name(book: Workbook) -> None:
    sheet(book)["A1"] = "Đơn vị báo cáo: Thôn Đồng Mạ"


def _second_sheet(book: Workbook) -> None:
    book.copy_worksheet(sheet(book)).title = "Báo cáo (2)"


def _hide_sheet(book: Workbook) -> None:
    sheet(book).sheet_state = "hidden"
    book.active = book.sheetnames.index("Hướng dẫn")


def _no_table(book: Workbook) -> None:
    page, first = sheet(book), header_row(sheet(book))
    book.defined_names.clear()
    for row in range(first, first + 6):
        for column in range(1, 10):
            page.cell(row, column).value = None


def _no_value_heading(book: Workbook) -> None:
    book.defined_names.clear()
    page = sheet(book)
    page.cell(header_row(page), 6).value = "Cột 6"


def _two_value_headings(book: Workbook) -> None:
    page = sheet(book)
    page.cell(header_row(page), 7).value = "KỲ NÀY"


def _row_gone(book: Workbook) -> None:
    page, at = sheet(book), cell(book, "ct_04").row
    del book.defined_names["STD_ct_04"], book.defined_names["STD_gc_04"]
    for column in range(1, 10):
        page.cell(at, column).value = None


def _two_rows(book: Workbook) -> None:
    at = cell(book, "ct_01").row
    shifted(book, down_from=at + 1)
    page = sheet(book)
    page.cell(at + 1, 2).value, page.cell(at + 1, 6).value = page.cell(at, 2).value, 900


def _field_gone(book: Workbook) -> None:
    page, at = sheet(book), cell(book, "kho_khan").row
    del book.defined_names["STD_kho_khan"]
    for row in (at - 1, at):
        for column in (1, 9):
            page.cell(row, column).value = None


def _merged_down(book: Workbook) -> None:
    at = cell(book, "ct_01")
    sheet(book).merge_cells(f"F{at.row}:F{at.row + 1}")


def _merged_left(book: Workbook) -> None:
    at = cell(book, "ct_01")
    sheet(book).cell(at.row, 5).value = 1250
    sheet(book).merge_cells(f"E{at.row}:F{at.row}")


def _empty(given: Given) -> bytes:
    return given.blank


def _error(name: str) -> Callable[[Workbook], None]:
    def bend(book: Workbook) -> None:
        cell(book, name).value = "#REF!"
        cell(book, name).data_type = "e"

    return bend


FORMS: dict[str, Bad] = {
    "không mã": Bad(make=lambda given: saved(Workbook()), why=Fault.NO_FORM),
    "sửa mã": _bent(_edit_code, Fault.CODE_BROKEN),
    "hai biểu": Bad(make=_mix, why=Fault.TWO_FORMS),
    "mẫu mới": Bad(make=lambda given: given.of(format=FORMAT + 1), why=Fault.NEWER_FORMAT),
    "mẫu cũ": Bad(make=lambda given: given.of(format=FORMAT - 1), why=Fault.OLDER_FORMAT),
    "phong trào lạ": Bad(
        make=lambda given: given.of(token="0" * 16, plan="PT-1999-001"), why=Fault.UNKNOWN_PLAN
    ),
    "phong trào đã xóa": Bad(
        make=lambda given: given.of(token="0" * 16, plan="PT-2026-002"), why=Fault.DELETED_PLAN
    ),
    "đơn vị lạ": Bad(
        make=lambda given: given.of(token="0" * 16, unit="DV99"), why=Fault.UNKNOWN_UNIT
    ),
    "đơn vị đã xóa": Bad(
        make=lambda given: given.of(token="0" * 16, unit="DV03"), why=Fault.DELETED_UNIT
    ),
    "kỳ không phải nộp": Bad(
        make=lambda given: given.of(token="0" * 16, period="2031-Q1"), why=Fault.NOT_OWED
    ),
    "tên đơn vị khác": _bent(_other_name, Fault.OTHER_UNIT, words="ô A1"),
    "không còn trang": _bent(
        lambda book: book.remove(sheet(book)), Fault.NO_SHEET, words="Hướng dẫn"
    ),
    "trang ẩn": _bent(_hide_sheet, Fault.HIDDEN_SHEET),
    "hai trang": _bent(_second_sheet, Fault.TWO_SHEETS),
    "mất bảng": _bent(_no_table, Fault.NO_TABLE),
    "mất cột": _bent(_no_value_heading, Fault.NO_VALUES),
    "hai cột": _bent(_two_value_headings, Fault.TWO_VALUES),
    "mất dòng": _bent(_row_gone, Fault.ROW_GONE, words="Diện tích trồng cây"),
    "hai dòng": _bent(_two_rows, Fault.TWO_ROWS, words="1.250; 900"),
    "mất ô": _bent(_field_gone, Fault.FIELD_GONE, words="Khó khăn"),
    "gộp dòng": _bent(_merged_down, Fault.MERGED_ROWS, "ct_01"),
    "gộp cột": _bent(_merged_left, Fault.MERGED_OVER, words="ô E"),
    "chưa điền": Bad(make=_empty, why=Fault.NOTHING),
    "không phát sinh mà có số": _typed("khong_phat_sinh", "Có", Fault.NIL_WITH_FIGURES),
}

VALUES: dict[str, Bad] = {
    "chữ": _typed("ct_01", "nhiều lắm", Fault.NOT_NUMBER, "nhiều lắm"),
    "đơn vị khác": _typed("ct_01", "3 km", Fault.OTHER_MEASURE, "“m”"),
    "hai cách": _typed("ct_04", "1.250", Fault.AMBIGUOUS, "1.250 hoặc 1,25"),
    "hai cách phẩy": _typed("ct_01", "1,250", Fault.AMBIGUOUS),
    "ngày thay số": _typed("ct_01", datetime(2026, 5, 12), Fault.DAY_FOR_NUMBER, "12/05/2026"),
    "đúng sai": _typed("ct_01", True, Fault.YES_FOR_NUMBER),
    "ô lỗi": _bent(_error("ct_01"), Fault.CELL_ERROR, "ct_01", "#REF!"),
    "công thức": _typed("ct_01", "=SUM(A1:A9)", Fault.FORMULA, "=SUM"),
    "công thức DDE": _typed("ct_01", "=cmd|'/C calc'!A0", Fault.FORMULA),
    "chia cho 0": _typed("ct_01", "=5/0", Fault.FORMULA),
    "không phải số": _typed("ct_01", "NaN", Fault.NOT_FINITE),
    "vô cùng": _typed("ct_01", "∞", Fault.NOT_FINITE),
    "quá lớn": _typed("ct_01", 10**15, Fault.TOO_LARGE),
    "phần lẻ": _typed("ct_01", 12.5, Fault.FRACTION),
    "phần lẻ chữ": _typed("ct_01", "12,5", Fault.FRACTION),
    "lũy thừa": _typed("ct_01", "1E5", Fault.SCIENTIFIC),
    "khoảng": _typed("ct_01", "10-12", Fault.SPAN),
    "khoảng bằng chữ": _typed("ct_01", "từ 10 đến 12", Fault.SPAN),
    "tỷ số": _typed("ct_01", "8/10", Fault.RATIO),
    "chữ l": _typed("ct_01", "l25O", Fault.LETTER),
    "gạch": _typed("ct_01", "-", Fault.DASH),
    "không có": _typed("ct_01", "Không có", Fault.NONE_WORD),
    "phần trăm": _typed("ct_01", "85%", Fault.PERCENT),
    "nhiều số": _typed("ct_01", "5; 7; 9", Fault.SEVERAL),
    "nhiều dòng số": _typed("ct_01", "5\n7", Fault.SEVERAL),
    "ngoặc": _typed("ct_01", "(12)", Fault.BRACKETS),
    "ước chừng": _typed("ct_01", "khoảng 50", Fault.ABOUT),
    "so sánh": _typed("ct_01", ">50", Fault.COMPARED),
    "phép tính chữ": _typed("ct_01", "5+7", Fault.ARITHMETIC),
    "không phải ngày": _typed("ngay_van_ban", "hôm qua", Fault.NOT_DAY),
    "ngày 31/02": _typed("ngay_van_ban", "31/02/2026", Fault.NO_SUCH_DAY),
    "ngày kiểu Mỹ": _typed("ngay_van_ban", "09/18/2026", Fault.MONTH_FIRST),
    "ngày sau": _typed("ngay_van_ban", datetime(2026, 11, 22), Fault.FUTURE, "22/11/2026"),
    "ngày xa": _typed("ngay_van_ban", datetime(1990, 1, 1), Fault.TOO_OLD),
    "chỉ năm": _typed("ngay_van_ban", 2026, Fault.YEAR_ONLY),
    "chỉ tháng": _typed("ngay_van_ban", "tháng 9/2026", Fault.MONTH_ONLY),
    "hai ngày": _typed("ngay_van_ban", "18/9/2026 và 20/9/2026", Fault.TWO_DAYS),
    "số không là ngày": _typed("ngay_van_ban", 12, Fault.NUMBER_FOR_DAY),
    "ngoài danh sách": _typed("khong_phat_sinh", "Có thể", Fault.NOT_CHOICE, "“Có” hoặc “Không”"),
    "mất chữ": _typed("kho_khan", "Thi\ufffdu giống", Fault.LOST_LETTERS),
    "dấu hỏi": _typed("kho_khan", "Thi?u gi?ng hoa", Fault.QUESTION_MARKS),
    "chuyển mã hai lần": _typed(
        "kho_khan", "Thiếu giống".encode().decode("cp1252", "ignore"), Fault.DOUBLE_CODED
    ),
    "chữ Kirin": _typed("nguoi_lap", "L\u043e Thị Hoa", Fault.LOOKALIKES),
    "đảo chiều": _typed("nguoi_lap", "Lò \u202eThị Hoa", Fault.TURNED_ROUND),
    "ký tự điều khiển": _typed("nguoi_lap", "Lò_x0007_ Thị", Fault.CONTROL),
    "quá dài": _typed("ket_qua", "a" * 4001, Fault.TOO_LONG, "4001"),
    "ghi chú dài": _typed("gc_01", "a" * 501, Fault.TOO_LONG, "501"),
    "lẫn phông": _typed("kho_khan", "Thiếu gièng hoa, n­íc ®ñ", Fault.MIXED_LETTERS),
    "chữ là lỗi": _bent(_error("nguoi_lap"), Fault.TEXT_ERROR, "nguoi_lap"),
    "chữ là công thức": _typed("nguoi_lap", '=HYPERLINK("http://a")', Fault.TEXT_FORMULA),
}
ALL = FILES | FORMS | VALUES


def given(form: Form, other: Form, folder: Path) -> Given:
    """Return what the files are made of."""
    return Given(form=form, other=other, blank=blank(form, folder), folder=folder)
