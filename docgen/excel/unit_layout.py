"""Finds the table in a workbook somebody else made: which sheet, which row, which columns."""

from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.unit_cells import cell_text, heading_field
from models.errors import RuleBroken
from models.text import folded

MOST_HEADER_ROW = 20


@dataclass(kw_only=True)
class Layout:
    """Where a table stands. Rows and columns count from 1."""

    sheet: Worksheet
    header_row: int
    first_row: int  # of the data
    columns: dict[str, int]  # field → column
    also: list[str] = field(default_factory=list)  # other sheets that look like a list

    def __post_init__(self) -> None:
        self._width = self.sheet.max_column  # openpyxl counts it anew each time
        self._merged = {
            (row, column): (merged.min_row, merged.min_col, merged.max_col)
            for merged in self.sheet.merged_cells.ranges
            for row in range(merged.min_row, merged.max_row + 1)
            for column in range(merged.min_col, merged.max_col + 1)
        }

    def cell(self, row: int, name: str) -> Cell | None:
        """Return the cell of a field in a row; None when the table has no such column."""
        column = self.columns.get(name)
        return None if column is None else self.sheet.cell(row, column)

    def cells(self, row: int) -> list[Cell]:
        """Return all cells of a row."""
        return [self.sheet.cell(row, column) for column in range(1, self._width + 1)]

    def owner(self, row: int, name: str) -> Cell | None:
        """Return the cell that shows through here: the first of a merged block."""
        cell = self.cell(row, name)
        if isinstance(cell, MergedCell):
            top, left, _ = self._merged[cell.row, cell.column]
            return self.sheet.cell(top, left)
        return cell

    def is_covered(self, row: int, name: str) -> bool:
        """Tell whether a cell is hidden below another row's in a merged block."""
        found = self._merged.get((row, self.columns.get(name, 0)))
        return found is not None and found[0] < row

    def across(self, row: int) -> str:
        """Return the text of a block merged over several columns that covers the name."""
        found = self._merged.get((row, self.columns["name"]))
        if found is None or found[2] - found[1] < 2 or found[0] != row:
            return ""
        return cell_text(self.sheet.cell(row, found[1]))


def find_layout(book: Workbook, file: str) -> Layout:
    """Return the best list of units in `book`. Raises RuleBroken when there is none."""
    found = [layout for sheet in book.worksheets if (layout := _look(sheet, file))]
    shown = [layout for layout in found if layout.sheet.sheet_state == "visible"]
    if found and not shown:
        raise RuleBroken(
            f"Trang “{found[0].sheet.title}” trong tệp “{file}” đang bị ẩn. Hãy bỏ ẩn, xem lại nội"
            " dung rồi nhập."
        )
    if not shown:
        raise RuleBroken(
            f"Không tìm thấy cột “Tên đơn vị” trong {MOST_HEADER_ROW} dòng đầu của tệp “{file}”."
            " Hãy thêm dòng tiêu đề cột hoặc dùng mẫu do chương trình xuất ra."
        )
    best = max(shown, key=lambda layout: len(layout.columns))
    best.also = [one.sheet.title for one in shown if one is not best and len(one.columns) > 1]
    return best


def _look(sheet: Worksheet, file: str) -> Layout | None:
    """Return the table of one sheet: the row among the first 20 with most headings."""
    best: Layout | None = None
    for row in range(1, min(MOST_HEADER_ROW, sheet.max_row) + 1):
        columns = {} if _is_numbered(sheet, row) else _headings(sheet, row, file)
        if "name" in columns and (best is None or len(columns) > len(best.columns)):
            best = Layout(sheet=sheet, header_row=row, first_row=row + 1, columns=columns)
    if best is not None:
        _add_second_row(best, file)
    return best


def _is_numbered(sheet: Worksheet, row: int) -> bool:
    """Tell whether a row begins with a number: a unit, though "phòng ban" stands in it."""
    texts = (cell_text(cell) for cell in sheet[row])
    return next((text for text in texts if text), "").strip("(). ").isdigit()


def _headings(sheet: Worksheet, row: int, file: str) -> dict[str, int]:
    """Return the columns that the headings in a row name; the first of each wins."""
    columns: dict[str, int] = {}
    for cell in sheet[row]:
        text = cell_text(cell)
        name = heading_field(text)
        if name == "name" and name in columns:
            before = cell_text(sheet.cell(row, columns[name]))
            if folded(before) == folded(text):
                raise RuleBroken(
                    f"Tệp “{file}” có hai cột cùng tên “{text}”. Hãy đổi tên một cột rồi nhập."
                )
        if name:
            columns.setdefault(name, cell.column)
    return columns


def _add_second_row(layout: Layout, file: str) -> None:
    """Take headings split over two rows: "Liên hệ" above "Họ tên" and "Điện thoại"."""
    row = layout.header_row + 1
    if row > layout.sheet.max_row or cell_text(layout.cell(row, "name")):
        return
    more = _headings(layout.sheet, row, file)
    more.pop("name", None)
    if more:
        layout.columns = more | layout.columns
        layout.first_row = row + 1
