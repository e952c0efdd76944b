"""The matrix leaving the screen: as a sheet, and to the clipboard for Excel and Word."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from docgen.sheet import Sheet, SheetCell, html_table, tab_separated
from models.states import State
from ui.standings import TONES
from ui.tables.matrix_model import CELL, HEAD, Group, MatrixModel
from ui.theme.palette import LIGHT  # paper is white, whatever the window looks like

_UNCOLOURED = (State.NOT_DUE, State.NOT_OPEN, State.EXEMPT)
_EMPTY = SheetCell("")


def copy_block(matrix: MatrixModel, picked: Sequence[QModelIndex], with_heads: bool) -> None:
    """Put the chosen places on the clipboard, as words and as a table with colours.

    They are copied as the block around them; what was not chosen inside it stays empty. With
    headings the first column comes along, so that each line tells whose it is.
    """
    if not picked:
        return
    columns = {at.column() for at in picked}
    shown = sorted(columns | {0} if with_heads else columns)
    taken = {(at.row(), at.column()) for at in picked}
    rows = sorted({row for row, _ in taken})
    cells = [
        [
            _cell(matrix, row, at) if (row, at) in taken or _is_name(at, with_heads) else _EMPTY
            for at in shown
        ]
        for row in rows
    ]
    sheet = Sheet(heads=_heads(matrix, shown), rows=cells)
    data = QMimeData()
    data.setText(tab_separated(sheet, with_heads))
    data.setHtml(html_table(sheet, with_heads))
    QApplication.clipboard().setMimeData(data)


def rows_of(matrix: MatrixModel) -> list[list[SheetCell]]:
    """Return all that is shown, line by line, with the colours of paper."""
    columns = range(matrix.columnCount())
    return [[_cell(matrix, row, at) for at in columns] for row in range(matrix.rowCount())]


def heads_of(matrix: MatrixModel) -> list[str]:
    """Return the headings of all that is shown."""
    return _heads(matrix, range(matrix.columnCount()))


def _is_name(column: int, with_heads: bool) -> bool:
    return with_heads and column == 0


def _heads(matrix: MatrixModel, columns: Iterable[int]) -> list[str]:
    return [str(matrix.headerData(at, Qt.Orientation.Horizontal, HEAD) or "") for at in columns]


def _cell(matrix: MatrixModel, row: int, column: int) -> SheetCell:
    index = matrix.index(row, column)
    text = str(index.data() or "")
    if isinstance(matrix.row(row), Group):
        return SheetCell(text, fill=LIGHT.pressed, bold=True, left=column == 0)
    cell = index.data(CELL)
    if cell is None:
        return SheetCell(text, left=column == 0)
    state = cell.standing.state
    if state in _UNCOLOURED:
        return SheetCell(text)
    shade = LIGHT.tone(TONES[state])
    return SheetCell(text, fill=shade.soft, ink=shade.text, bold=state is State.OVERDUE)
