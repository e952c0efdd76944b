"""The grid of targets: a row for all units, one for each unit, a column for each indicator."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.plan_indicators import MOST, PlanIndicator, UnitTarget
from models.units import Unit
from ui.forms.typed_number import read_number, written_number

COMMON = 0  # the row that holds for every unit without a number of its own


@dataclass
class TargetsForm:
    """What was typed, as text; the indicators are untouched until `write`.

    Units that have a target but are not among `units` (gone, not taking part) keep theirs.
    """

    indicators: list[PlanIndicator]
    units: Sequence[Unit]
    cells: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        codes = [unit.code for unit in self.units]
        own = [{item.unit: item.value for item in one.unit_targets} for one in self.indicators]
        self.cells = [[written_number(one.target) for one in self.indicators]]
        self.cells += [[written_number(values.get(code)) for values in own] for code in codes]

    @property
    def row_names(self) -> list[str]:
        return ["Chung cho mọi đơn vị", *(unit.name for unit in self.units)]

    @property
    def column_names(self) -> list[str]:
        return [
            f"{one.title or 'Chưa có tên'} ({one.measure})" if one.measure else one.title
            for one in self.indicators
        ]

    def set(self, row: int, column: int, text: str) -> None:
        """Write one cell."""
        self.cells[row][column] = text.strip()

    def paste(self, row: int, column: int, text: str) -> int:
        """Write a block copied from Excel with its upper left corner here; return how many cells.

        What would stand outside of the grid is left out.
        """
        count = 0
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for across, words in enumerate(line.split("\t")):
                inside = row + down < len(self.cells) and column + across < len(self.indicators)
                if inside:
                    self.set(row + down, column + across, words)
                    count += 1
        return count

    def problem(self, row: int, column: int) -> str:
        """Return what is wrong with one cell, "" for a number or blank."""
        try:
            _number(self.cells[row][column])
        except ValueError as wrong:
            return str(wrong)
        return ""

    def problems(self) -> list[str]:
        """Return a sentence for each wrong cell, naming it; empty when all may be written."""
        rows, columns = self.row_names, self.column_names
        return [
            f"{rows[row]}, {columns[column]}: “{text}”. {told}"
            for row, line in enumerate(self.cells)
            for column, text in enumerate(line)
            if (told := self.problem(row, column))
        ]

    def write(self) -> bool:
        """Put the targets into the indicators; tell whether any changed. Raises ValueError."""
        changed = False
        shown = {unit.code for unit in self.units}
        for column, one in enumerate(self.indicators):
            numbers = [_number(line[column]) for line in self.cells]
            kept = [item for item in one.unit_targets if item.unit not in shown]
            typed = [
                UnitTarget(unit=unit.code, value=value)
                for unit, value in zip(self.units, numbers[1:], strict=True)
                if value is not None
            ]
            own = sorted([*kept, *typed], key=lambda item: item.unit)
            if (numbers[COMMON], own) != (one.target, one.unit_targets):
                one.target, one.unit_targets, changed = numbers[COMMON], own, True
        return changed


def _number(text: str) -> float | None:
    if not text.strip():
        return None
    number = read_number(text)
    if abs(number) > MOST:
        raise ValueError("Số quá lớn. Hãy xem lại đơn vị tính.")
    return float(number)
