"""A sheet of a filled form as it came: cells with what they show, merged blocks seen through."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl.cell.cell import Cell
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.unit_cells import cell_text
from models.text import folded

Place = tuple[int, int]  # row, column, from 1


@dataclass(frozen=True, kw_only=True)
class Raw:
    """What stands in one place. `value` is what Excel saved; `formula` "" when there is none."""

    sheet: str
    cell: str
    value: object = None
    formula: str = ""
    is_error: bool = False
    font: str = ""
    shown_as: str = "General"
    from_1904: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.formula and (
            self.value is None or (isinstance(self.value, str) and not self.value.strip())
        )

    @property
    def text(self) -> str:
        """What the cell holds as text, letters untouched: old fonts are not known yet."""
        if isinstance(self.value, str):
            return re.sub(r"_x000D_|\r\n?", "\n", self.value).strip(" \n\t\u00a0")
        if isinstance(self.value, bool):
            return "TRUE" if self.value else "FALSE"
        if isinstance(self.value, datetime | date):
            return f"{self.value:%d/%m/%Y}"
        if isinstance(self.value, float):
            return f"{self.value:.15g}".replace(".", ",")
        return "" if self.value is None else str(self.value)


class Grid:
    """One sheet, with values and formulas side by side."""

    def __init__(self, values: Worksheet, formulas: Worksheet) -> None:
        self._values, self._formulas = values, formulas
        self.title: str = values.title
        self.is_hidden = values.sheet_state != "visible"
        self._rows, self._width = values.max_row, values.max_column  # counted anew each time
        self._from_1904 = values.parent.epoch == MAC_EPOCH
        self._blocks: dict[Place, tuple[int, int, int, int]] = {}
        for block in values.merged_cells.ranges:
            bounds = (block.min_row, block.min_col, block.max_row, block.max_col)
            self._blocks.update(dict.fromkeys(block.cells, bounds))
        self.filled: dict[Place, str] = {  # place → what it says, folded
            (cell.row, cell.column): folded(text)
            for row in values.iter_rows()
            for cell in row
            if (text := cell_text(cell))
        }

    def raw(self, row: int, column: int) -> Raw:
        """Return what stands at a place; a formula without a saved result keeps its text."""
        cell: Cell = self._values.cell(row, column)
        written = self._formulas.cell(row, column)
        formula = str(written.value or "") if written.data_type == "f" else ""
        return Raw(
            sheet=self.title,
            cell=cell.coordinate,
            value=cell.value,
            formula=formula,
            is_error=cell.data_type == "e",
            font=cell.font.name or "",
            shown_as=cell.number_format or "General",
            from_1904=self._from_1904,
        )

    def text(self, row: int, column: int) -> str:
        """Return what a place says on one line."""
        return cell_text(self._values.cell(row, column))

    def block(self, row: int, column: int) -> tuple[int, int, int, int]:
        """Return first row, first column, last row, last column of the block a place is in."""
        return self._blocks.get((row, column), (row, column, row, column))

    def row(self, row: int) -> list[int]:
        """Return the columns of a row that hold something, from the left."""
        written = range(1, self._width + 1)
        return [column for column in written if not self.raw(row, column).is_empty]

    def is_row_hidden(self, row: int) -> bool:
        return bool(self._values.row_dimensions[row].hidden)

    @property
    def last_row(self) -> int:
        return self._rows
