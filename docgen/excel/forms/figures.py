"""The table of indicators read back, row by row."""

from dataclasses import dataclass

from docgen.excel.forms.content import MOST_NOTE, FormIndicator
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.finding import Found, indicator_rows
from docgen.excel.forms.numbers import number_words, read_figure
from docgen.excel.forms.words import TurnedCell, read_words
from models.text import folded


@dataclass(kw_only=True)
class ReadFigure:
    """One indicator as the form has it. Missing, 0 and not applicable are three things."""

    key: str
    title: str
    value: float | None = None
    applies: bool = True
    note: str = ""
    cell: str = ""

    @property
    def is_missing(self) -> bool:
        return self.value is None and self.applies

    @property
    def shown(self) -> str:
        """The value as the clerk reads it."""
        return number_words(self.value) if self.applies else "không áp dụng"


class Table:
    """Reads one table into `figures`; collects what is wrong and what is to be told."""

    def __init__(self, found: Found, indicators: list[FormIndicator]) -> None:
        self._found, self._indicators = found, indicators
        self._rows = indicator_rows(found, indicators)
        self.figures: list[ReadFigure] = []
        self.problems: list[Problem] = []
        self.warnings: list[str] = []
        self.turned: list[TurnedCell] = []

    def read(self) -> None:
        if not self._has_columns():
            return
        for indicator in self._indicators:
            self._read_indicator(indicator)
        self._tell_further_rows()

    def _has_columns(self) -> bool:
        """Tell whether there is one column of values; names stand in for a lost heading."""
        found = self._found
        if found.twice:
            row, column = found.twice[0]
            self._fail(Fault.TWO_VALUES, found.grid.raw(row, column).cell, "Kỳ này")
            return False
        named = any(key.startswith("ct:") for key in found.names)
        if found.header_row and "value" not in found.columns and not named:
            headings = ", ".join(found.grid.text(found.header_row, at) for at in self._heads())
            self._fail(Fault.NO_VALUES, "", headings)
            return False
        if not found.header_row and not named:
            self._fail(Fault.NO_TABLE)
            return False
        return True

    def _heads(self) -> list[int]:
        return [at for at in sorted(self._found.columns.values())]

    def _read_indicator(self, indicator: FormIndicator) -> None:
        rows = self._rows[indicator.key]
        if not rows:
            self._fail(Fault.ROW_GONE, expected=indicator.title)
            return
        read = [figure for row in rows if (figure := self._read_row(row, indicator))]
        told = [figure for figure in read if not figure.is_missing]
        if len({(figure.value, figure.applies) for figure in told}) > 1:
            both = "; ".join(figure.shown for figure in told)
            self._fail(Fault.TWO_ROWS, told[1].cell, both, indicator.title)
        elif read:
            self.figures.append((told or read)[0])

    def _read_row(self, row: int, indicator: FormIndicator) -> ReadFigure | None:
        found = self._found
        column = found.columns.get("value") or found.names.get(f"ct:{indicator.key}", (0, 0))[1]
        if not column:
            column = next((at for key, (_, at) in found.names.items() if key[:3] == "ct:"), 0)
        if self._is_merged_badly(row, column, indicator):
            return None
        raw = found.grid.raw(row, column)
        figure = read_figure(raw, indicator)
        self.warnings += [f"{told[:-1]} ({indicator.title})." for told in figure.warnings]
        if figure.problem:
            self.problems.append(figure.problem)
            return None
        return ReadFigure(
            key=indicator.key,
            title=indicator.title,
            value=figure.value,
            applies=figure.applies,
            note=self._note(row, indicator),
            cell=raw.cell,
        )

    def _is_merged_badly(self, row: int, column: int, indicator: FormIndicator) -> bool:
        top, left, bottom, _ = self._found.grid.block(row, column)
        raw = self._found.grid.raw(top, left)
        if raw.is_empty:
            return False
        others = {at for key, rows in self._rows.items() if key != indicator.key for at in rows}
        if others & set(range(top, bottom + 1)):
            self._fail(Fault.MERGED_ROWS, raw.cell, raw.text)
            return True
        if left < column:
            self._fail(Fault.MERGED_OVER, raw.cell, raw.text)
            return True
        return False

    def _note(self, row: int, indicator: FormIndicator) -> str:
        found = self._found
        column = found.columns.get("note") or found.names.get(f"gc:{indicator.key}", (0, 0))[1]
        if not column or found.grid.block(row, column)[1] != column:
            return ""  # swallowed by a block that begins further left
        words = read_words(found.grid.raw(row, column), MOST_NOTE)
        self.warnings += words.warnings
        self.turned += words.turned
        if words.problem:
            self.problems.append(words.problem)
        return words.text

    def _tell_further_rows(self) -> None:
        """Tell of rows the unit added, and of hidden ones: neither goes by in silence."""
        found, grid = self._found, self._found.grid
        known = {row for rows in self._rows.values() for row in rows}
        if not found.header_row or not known:
            return
        column = found.columns.get("value", 0)
        for row in range(found.header_row + 1, max(known) + 1):
            if row in known:
                if grid.is_row_hidden(row):
                    self.warnings.append(f"Trang “{grid.title}”, dòng {row} đang bị ẩn, vẫn đọc.")
            elif column and grid.text(row, column) and not self._is_numbering(row):
                title = grid.text(row, found.columns.get("title", 2)) or "không tên"
                self.warnings.append(
                    f"Trang “{grid.title}”, dòng {row} (“{title}”) không có trong biểu nên không"
                    " được nhập."
                )

    def _is_numbering(self, row: int) -> bool:
        """Tell whether a row numbers the columns or adds up: "(1) (2) (3)", "Cộng"."""
        texts = [text for (at, _), text in self._found.grid.filled.items() if at == row]
        bare = [text.strip("() ") for text in texts if not text.startswith("#")]
        return all(text.isdigit() or len(text) == 1 for text in bare) or any(
            folded(text) in ("cong", "tong", "tong cong") for text in bare
        )

    def _fail(self, fault: Fault, cell: str = "", found: str = "", expected: str = "") -> None:
        sheet = self._found.grid.title
        self.problems.append(
            Problem(fault=fault, sheet=sheet, cell=cell, found=found, expected=expected)
        )


def read_figures(found: Found, indicators: list[FormIndicator]) -> Table:
    """Read the table; its figures stand in the order of `indicators`."""
    table = Table(found, indicators)
    if indicators:
        table.read()
    return table
