"""The blank report form: named cells, locked but for what the unit fills in."""

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Protection
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.forms import checks
from docgen.excel.forms.content import (
    DAY,
    GENERAL,
    NIL,
    NO,
    PREFIX,
    QUESTIONS,
    Form,
    FormIndicator,
)
from docgen.excel.forms.guide import fill_guide
from docgen.excel.forms.identity import put_identity
from docgen.excel.styles import (
    CENTRED,
    HEADING,
    NUMBER,
    PLAIN,
    WORDS,
    Formulas,
    Look,
    fit_rows,
    merge,
    new_book,
    put_number,
    put_text,
    raise_row,
    set_page,
    set_widths,
)
from docgen.excel.styles import DAY as DAY_SHOWN
from models.deadlines import vietnamese_date
from models.files import atomic_write

SHEET = "Báo cáo"
COLUMNS = (  # heading, width in letters
    ("TT", 5),
    ("Chỉ tiêu", 30),
    ("Đơn vị tính", 10),
    ("Mục tiêu", 10),
    ("Kỳ trước", 10),
    ("Kỳ này", 11),
    ("Lũy kế", 11),
    ("Ghi chú", 21),
)
LAST = len(COLUMNS)
KEYS = LAST + 1  # hidden column: which row is which, whatever is inserted or sorted
VALUE, TOTAL, NOTE = 6, 7, 8
_LABEL_TO = 3  # labels of the general part stand in A:C, what is filled in from D on
_INPUT = "FFF9E5"
_TITLE = Look(grid=False, bold=True, size=14, across="center")
_SECTION = Look(grid=False, bold=True, size=12)
_FILLED = replace(WORDS, fill=_INPUT)
_BOX = replace(_FILLED, upright="top")
_SMALL = replace(PLAIN, italic=True, size=10)
_BOX_POINTS, _HEADING_POINTS, _LINE_POINTS = 84, 32, 19


def write_form(form: Form, path: Path) -> None:
    """Write a blank form to `path`. Raises RuleBroken, leaving an older file as it was."""
    book, formulas = new_book(), Formulas()
    sheet = book.active
    sheet.title = SHEET
    set_widths(sheet, (width for _, width in COLUMNS))
    writer = _Writer(book, sheet, form, formulas)
    writer.fill()
    fill_guide(book.create_sheet("Hướng dẫn"), form)
    put_identity(book, form)
    atomic_write(path, lambda beside: formulas.save(book, beside))


class _Writer:
    """Goes down the sheet, row by row."""

    def __init__(self, book: Workbook, sheet: Worksheet, form: Form, formulas: Formulas) -> None:
        self._book, self._sheet, self._form, self._formulas = book, sheet, form, formulas
        self._row = 0

    def fill(self) -> None:
        self._fill_head()
        self._fill_general()
        if self._form.indicators:
            self._fill_table()
        self._fill_answers()
        self._fill_foot()
        sheet = self._sheet
        sheet.column_dimensions[sheet.cell(1, KEYS).column_letter].hidden = True
        sheet.protection.sheet = True  # no password: it keeps from slips, not from people
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        set_page(sheet, f"{self._form.unit_name} – {self._form.period_label}", "1:1", wide=False)
        sheet.print_title_rows = None
        sheet.print_area = f"A1:{sheet.cell(self._row, LAST).coordinate}"

    def _line(self, text: str, look: Look, key: str = "") -> int:
        self._row += 1
        merge(self._sheet, self._row, 1, LAST, text, look)
        if key:
            self._mark(key)
        return self._row

    def _mark(self, key: str) -> None:
        put_text(self._sheet.cell(self._row, KEYS), f"#{key}", _SMALL)

    def _fill_head(self) -> None:
        form = self._form
        centred = replace(PLAIN, across="center")
        self._line(f"Đơn vị báo cáo: {form.unit_name}", replace(PLAIN, bold=True), "don_vi")
        self._line(form.title.upper(), _TITLE)
        self._line(form.campaign, replace(centred, bold=True))
        self._line(f"Kỳ báo cáo: {_period(form)}", replace(centred, italic=True))
        self._line(f"Hạn nộp: {_due(form)}", centred)
        if form.receiver:
            self._line(f"Nơi nhận: {form.receiver}", centred)
        self._line(f"Mã biểu (xin không sửa): {form.identity.code}", _SMALL, "bieu")
        self._line("Chỉ điền vào các ô nền vàng; cách điền ở trang “Hướng dẫn”.", _SMALL)

    def _fill_general(self) -> None:
        self._row += 1
        self._line("I. THÔNG TIN CHUNG", _SECTION)
        for key, label in GENERAL.items():
            self._row += 1
            merge(self._sheet, self._row, 1, _LABEL_TO, label, WORDS)
            look = replace(_FILLED, format=DAY_SHOWN) if key == DAY else _FILLED
            text = NO if key == NIL else ""
            merge(self._sheet, self._row, _LABEL_TO + 1, LAST, text, look)
            cell = self._open(self._row, _LABEL_TO + 1, key)
            raise_row(self._sheet, self._row, _LINE_POINTS)
            self._mark(key)
            checks.GENERAL[key](self._sheet, cell)

    def _fill_table(self) -> None:
        self._row += 1
        self._line("II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU", _SECTION)
        self._row += 1
        first = self._row
        for column, (heading, _) in enumerate(COLUMNS, start=1):
            put_text(self._sheet.cell(first, column), heading, HEADING)
        for number, indicator in enumerate(self._form.indicators, start=1):
            self._row += 1
            self._fill_row(number, indicator)
        fit_rows(self._sheet, first, self._row, 20)
        raise_row(self._sheet, first, _HEADING_POINTS)

    def _fill_row(self, number: int, indicator: FormIndicator) -> None:
        sheet, row = self._sheet, self._row
        shown = replace(NUMBER, format=number_format(indicator.decimals))
        put_number(sheet.cell(row, 1), number)
        put_text(sheet.cell(row, 2), indicator.title)
        put_text(sheet.cell(row, 3), indicator.measure, CENTRED)
        put_number(sheet.cell(row, 4), indicator.target, shown)
        if indicator.previous_applies:
            put_number(sheet.cell(row, 5), indicator.previous, shown)
        else:
            put_text(sheet.cell(row, 5), "x", CENTRED)
        put_number(sheet.cell(row, VALUE), None, replace(shown, fill=_INPUT))
        self._open(row, VALUE, f"ct_{number:02d}")
        checks.figure(sheet, sheet.cell(row, VALUE), indicator)
        self._put_total(indicator, shown)
        put_text(sheet.cell(row, NOTE), "", _FILLED)
        checks.note(sheet, self._open(row, NOTE, f"gc_{number:02d}"))
        self._mark(f"ct:{indicator.key}")

    def _put_total(self, indicator: FormIndicator, look: Look) -> None:
        total = self._sheet.cell(self._row, TOTAL)
        if not indicator.cumulative:
            put_text(total, "–", CENTRED)
            return
        this = f"F{self._row}"
        before = f"{indicator.before:.{indicator.decimals}f}"
        self._formulas.put(total, f'=IF(ISNUMBER({this}),{before}+{this},"")', "", look)

    def _fill_answers(self) -> None:
        self._row += 1
        part = "III" if self._form.indicators else "II"
        self._line(f"{part}. KẾT QUẢ NỔI BẬT, KHÓ KHĂN, KIẾN NGHỊ", _SECTION)
        for number, (key, label) in enumerate(QUESTIONS.items(), start=1):
            self._line(f"{number}. {label}", replace(PLAIN, bold=True), key)
            raise_row(self._sheet, self._row, _LINE_POINTS)
            self._line("", _BOX)
            raise_row(self._sheet, self._row, _BOX_POINTS)
            checks.answer(self._sheet, self._open(self._row, 1, key))

    def _fill_foot(self) -> None:
        self._row += 2
        sheet, centred = self._sheet, replace(PLAIN, bold=True, across="center")
        merge(sheet, self._row, 1, 3, "NGƯỜI LẬP BIỂU", centred)
        merge(sheet, self._row, 5, LAST, "THỦ TRƯỞNG ĐƠN VỊ", centred)
        self._mark("ket")
        self._row += 4  # room to sign

    def _open(self, row: int, column: int, name: str) -> Cell:
        """Unlock a cell and give it its name."""
        cell = self._sheet.cell(row, column)
        for block in self._sheet.merged_cells.ranges:
            if cell.coordinate in block:
                for inside_row, inside_column in block.cells:
                    self._sheet.cell(inside_row, inside_column).protection = _OPEN
        cell.protection = _OPEN
        full = f"{PREFIX}{name}"
        place = f"{quote_sheetname(SHEET)}!${cell.column_letter}${row}"
        self._book.defined_names[full] = DefinedName(full, attr_text=place)
        return cell


_OPEN = Protection(locked=False)


def number_format(decimals: int) -> str:
    """Return how a number with so many decimals is shown."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _period(form: Form) -> str:
    if form.data_from is None or form.data_to is None:
        return form.period_label
    span = f"{form.data_from:%d/%m/%Y} đến {form.data_to:%d/%m/%Y}"
    return f"{form.period_label} (số liệu từ {span})"


def _due(form: Form) -> str:
    words = f". Cách tính: {form.due_words}" if form.due_words else ""
    return f"hết ngày {vietnamese_date(form.due_on)}{words}"
