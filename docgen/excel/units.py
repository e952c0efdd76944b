"""Lists of units in Excel: reading any sheet that has a column with their names, and a dry run."""

from dataclasses import dataclass, field
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.gate import open_foreign, open_foreign_formulas
from docgen.excel.unit_cells import (
    cell_text,
    is_email,
    is_foot,
    is_total,
    kind_of,
    phone_text,
)
from docgen.excel.unit_import import ExistingUnit, ImportAction, ImportLine, plan_import
from docgen.excel.unit_layout import Layout, find_layout
from docgen.excel.unit_template import write_unit_template
from models.errors import RuleBroken
from models.text import folded, name_key

__all__ = [
    "CellProblem",
    "ExistingUnit",
    "ImportAction",
    "ImportLine",
    "UnitRow",
    "UnitSheet",
    "plan_import",
    "read_units",
    "write_unit_template",
]

MOST_LETTERS = 255  # in one field
_FIELDS = ("code", "kind", "cluster", "address", "contact", "phone", "email", "note")
_OLD_FONTS = (".vn", "vni")


@dataclass(kw_only=True)
class UnitRow:
    """One unit as the sheet has it.

    `kind` is a value of UnitKind, "" where it cannot be told; guessed from the name where the
    sheet says nothing, and then no reason to change a unit that has one.
    """

    row_number: int
    name: str
    code: str = ""
    kind: str = ""
    kind_guessed: bool = False
    cluster: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CellProblem:
    """Something the clerk should look at. `cell` is "C7"; the row is kept unless it says not."""

    cell: str
    found: str
    expected: str
    sentence: str


@dataclass(kw_only=True)
class UnitSheet:
    """What was read: the units, and what was odd."""

    sheet: str
    header_row: int
    rows: list[UnitRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def read_units(path: Path) -> UnitSheet:
    """Read a list of units. Raises RuleBroken when the file or the sheet is none.

    The sheet with most known headings is read; blank rows, sums, numbering rows, the example
    row and what stands under the table are passed over. A row "II. Khối trường học" without
    anything else gives its name as cluster to the rows below.
    """
    layout = find_layout(open_foreign(path), path.name)
    formulas = open_foreign_formulas(path)[layout.sheet.title]
    reading = _Reading(layout, formulas)
    reading.read()
    found = reading.found
    if not found.rows and not found.problems:
        raise RuleBroken(
            f"Trang “{found.sheet}” trong tệp “{path.name}” chưa có đơn vị nào. Hãy điền ít nhất"
            " một dòng rồi nhập lại."
        )
    return found


class _Reading:
    """Walks down one table."""

    def __init__(self, layout: Layout, formulas: Worksheet) -> None:
        self._layout, self._formulas = layout, formulas
        self._cluster = ""
        self._by_code: dict[str, UnitRow] = {}
        self._by_name: dict[str, list[UnitRow]] = {}
        self._by_folded: dict[str, UnitRow] = {}
        self.found = UnitSheet(sheet=layout.sheet.title, header_row=layout.header_row)

    def read(self) -> None:
        for title in self._layout.also:
            self.found.problems.append(
                CellProblem(
                    cell="",
                    found=title,
                    expected=self.found.sheet,
                    sentence=f"Trang “{title}” cũng giống danh sách đơn vị nhưng không được đọc.",
                )
            )
        for row in range(self._layout.first_row, self._layout.sheet.max_row + 1):
            if self._ends(row):
                return
            if not self._is_passed_over(row):
                self._take(row)

    def _texts(self, row: int) -> list[str]:
        return [text for cell in self._layout.cells(row) if (text := cell_text(cell))]

    def _ends(self, row: int) -> bool:
        """Tell whether the table is over: place and day, signatures."""
        number = self._text(row, "number")
        return not number and any(is_foot(text) for text in self._texts(row))

    def _is_passed_over(self, row: int) -> bool:
        """Tell whether a row holds no unit; remembers the cluster of a group row."""
        texts = self._texts(row)
        if not texts and not self._has_formula(row):
            return True
        number = self._text(row, "number")
        if folded(number) == "vi du" or any(is_total(text) for text in texts[:2]):
            return True
        is_top = row <= self._layout.first_row + 1
        if is_top and len(texts) > 1 and all(_is_numbering(text) for text in texts):
            return True
        group = self._group(row, number, texts)
        if group:
            self._cluster = group
        return bool(group)

    def _group(self, row: int, number: str, texts: list[str]) -> str:
        """Return the name of the group that a row announces; "" for a row with a unit."""
        name = self._layout.across(row) or self._text(row, "name")
        rest = [text for text in texts if text not in (number, name)]
        announces = folded(name).split(" ")[0] in ("cum", "khoi") or _is_roman(number)
        if self._layout.across(row) and not number.isdigit():
            announces = True
        if not name or rest or not announces or number.isdigit():
            return ""
        head, _, tail = name.partition(" ")
        return tail.strip() if _is_roman(head) and tail.strip() else name

    def _has_formula(self, row: int) -> bool:
        beside = (self._formulas[cell.coordinate] for cell in self._layout.cells(row))
        return any(cell.data_type == "f" for cell in beside)

    def _text(self, row: int, name: str) -> str:
        cell = self._layout.cell(row, name)
        return "" if cell is None else cell_text(cell)

    def _take(self, row: int) -> None:
        """Read one unit with all that is odd about it."""
        unit = UnitRow(row_number=row, name=self._text(row, "name"))
        for name in ("name", *_FIELDS):
            self._check_cell(row, name)
        if self._layout.is_covered(row, "name"):
            self._tell(row, "name", "", "mỗi dòng một đơn vị", "ô bị gộp; hãy bỏ gộp ô")
            return
        if not unit.name:
            self._tell(row, "name", "", "tên đơn vị", "chưa có tên đơn vị nên không nhập dòng này")
            return
        if not any(mark.isalpha() for mark in unit.name):
            self._tell(row, "name", unit.name, "tên đơn vị", "không phải là tên đơn vị")
            return
        for name in _FIELDS:
            owner = self._layout.owner(row, name)
            is_shared = name in ("kind", "cluster")  # one block beside several rows means all
            text = cell_text(owner) if owner is not None and is_shared else self._text(row, name)
            setattr(unit, name, text)
        self._settle(row, unit)
        if not self._is_double(row, unit):
            self.found.rows.append(unit)

    def _settle(self, row: int, unit: UnitRow) -> None:
        """Put phone, e-mail, kind and cluster into their forms; cut what is too long."""
        unit.cluster = unit.cluster or self._cluster
        typed, kind = unit.kind, kind_of(unit.kind or unit.name)
        unit.kind = kind.value if kind else ""
        unit.kind_guessed = bool(kind) and not typed
        if typed and not kind:
            self._tell(
                row, "kind", typed, "loại có trong mẫu", "không rõ loại đơn vị; hãy chọn lại"
            )
        phone, odd = phone_text(unit.phone)
        if odd == "lost_zero":
            self._tell(row, "phone", unit.phone, phone, "mất số 0 ở đầu, đã thêm lại; hãy xem lại")
        elif odd:
            self._tell(row, "phone", phone, "số điện thoại", "không giống số điện thoại")
        unit.phone = phone
        if unit.email and not is_email(unit.email):
            self._tell(row, "email", unit.email, "ten@noi.vn", "không giống địa chỉ email")
        for name in ("name", *_FIELDS):
            text = getattr(unit, name)
            if len(text) > MOST_LETTERS:
                expected = f"không quá {MOST_LETTERS} ký tự"
                self._tell(
                    row, name, f"{text[:40]}…", expected, f"dài {len(text)} ký tự, đã cắt bớt"
                )
                setattr(unit, name, text[:MOST_LETTERS].rstrip())

    def _is_double(self, row: int, unit: UnitRow) -> bool:
        """Tell of a unit that stands in the list already; such a row is left out."""
        same_code = self._by_code.get(folded(unit.code)) if unit.code else None
        named = self._by_name.get(name_key(unit.name), [])
        same_name = next((one for one in named if not (unit.code and one.code)), None)
        other = same_code or same_name
        if other:
            what = "code" if same_code else "name"
            told = f"trùng với dòng {other.row_number} nên không nhập dòng này"
            self._tell(row, what, getattr(unit, what), "mỗi đơn vị một dòng", told)
            return True
        alike = self._by_folded.get(folded(unit.name))
        if alike and not named:
            told = f"chỉ khác dấu với dòng {alike.row_number} (“{alike.name}”); hãy xem lại"
            self._tell(row, "name", unit.name, "tên khác hẳn hoặc một dòng", told)
        self._by_code.setdefault(folded(unit.code), unit)
        self._by_name.setdefault(name_key(unit.name), []).append(unit)
        self._by_folded.setdefault(folded(unit.name), unit)
        return False

    def _check_cell(self, row: int, name: str) -> None:
        """Tell of errors, formulas without a value, old fonts and broken letters."""
        cell = self._layout.cell(row, name)
        if cell is None:
            return
        shown = cell_text(cell)
        if cell.data_type == "e":
            self._tell(row, name, str(cell.value), "chữ", "ô báo lỗi; hãy sửa công thức trong tệp")
        elif cell.value is None and self._formulas[cell.coordinate].data_type == "f":
            told = "ô là công thức chưa có kết quả; hãy mở tệp bằng Excel, lưu lại rồi nhập"
            self._tell(row, name, str(self._formulas[cell.coordinate].value), "chữ", told)
        elif shown and _has_old_font(cell):
            told = "gõ bằng phông cũ (TCVN3 hoặc VNI); hãy chuyển sang Unicode"
            self._tell(row, name, shown, "chữ Unicode", told)
        elif "\ufffd" in shown:
            self._tell(row, name, shown, "chữ đủ dấu", "chữ bị lỗi mã; hãy gõ lại")

    def _tell(self, row: int, name: str, found: str, expected: str, what: str) -> None:
        cell = self._layout.cell(row, name)
        place = cell.coordinate if cell is not None else f"A{row}"
        said = f"Ô {place} (“{found}”): {what}." if found else f"Dòng {row}, ô {place}: {what}."
        self.found.problems.append(
            CellProblem(cell=place, found=found, expected=expected, sentence=said)
        )


def _has_old_font(cell: Cell) -> bool:
    return (cell.font.name or "").lower().startswith(_OLD_FONTS)


def _is_numbering(text: str) -> bool:
    """Tell whether a cell belongs to the row that numbers the columns: "(3)", "3", "A"."""
    bare = text.strip("() ")
    return bare.isdigit() or (len(bare) == 1 and bare.isalpha())


def _is_roman(text: str) -> bool:
    bare = text.strip(".) ")
    return bool(bare) and (set(bare) <= set("IVXLC") or (len(bare) == 1 and bare.isupper()))
