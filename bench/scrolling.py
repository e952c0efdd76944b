"""Scrolling 500 units × 60 periods: our matrix against a plain QTableView over empty cells.

`QT_QPA_PLATFORM=offscreen python -m bench.scrolling`
"""

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from bench.measure import interleaved, seconds, show
from models.obligations import Obligation
from models.plan_records import PlanRecord
from models.states import standing
from models.tracking import Cell, PeriodColumn, UnitRow
from models.units import Cluster, Unit
from ui.app import make_application
from ui.reports.lines import by_cluster
from ui.tables.matrix import MatrixView
from ui.tables.matrix_model import Shown, figures_by_period

_UNITS, _PERIODS, _CLUSTERS = 500, 60, 12
_TODAY = date(2026, 11, 21)
_STEPS = 60  # of the scroll bars, there and back


class _Empty(QAbstractTableModel):
    """As many rows and columns, and nothing in them."""

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return _UNITS

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return _PERIODS + 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return None


def main() -> None:
    make_application()
    plain, ours, narrow = _plain(), _ours(), _ours()
    narrow.set_compact(True)
    measured = {
        "a plain QTableView, empty model": lambda: seconds(lambda: _scroll(plain)),
        "MatrixView": lambda: seconds(lambda: _scroll(ours)),
        "MatrixView, narrow columns": lambda: seconds(lambda: _scroll(narrow)),
    }
    print(f"{_UNITS} units × {_PERIODS} periods, {2 * _STEPS} steps each way\n")
    found = interleaved(measured)
    show("Scrolling", found, "a plain QTableView, empty model")
    for name, taken in found.items():
        print(f"{name}: {1000 * sorted(taken)[len(taken) // 2] / (4 * _STEPS):.1f} ms a step")


def _scroll(view: QTableView) -> None:
    """Go down and up, right and left, painting at each step."""
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        steps = [round(bar.maximum() * step / _STEPS) for step in range(_STEPS)]
        for value in (*steps, *reversed(steps)):
            bar.setValue(value)
            QApplication.processEvents()  # paints what has to be painted


def _plain() -> QTableView:
    view = QTableView()
    view.setModel(_Empty(view))
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return _sized(view)


def _ours() -> MatrixView:
    view = MatrixView({})
    view.show_lines(_shown())
    return _sized(view)


def _sized(view: QTableView) -> QTableView:
    view.resize(1100, 520)  # what the page leaves of 1366 × 768
    view.show()
    QApplication.processEvents()
    return view


def _shown() -> Shown:
    columns = [_column(number) for number in range(_PERIODS)]
    rows = [_row(number, columns) for number in range(_UNITS)]
    figures = figures_by_period(row.cells for row in rows)
    return Shown("Đơn vị", columns, by_cluster(rows, (), lambda row: True), figures, _TODAY)


def _column(number: int) -> PeriodColumn:
    day = date(2022, 1, 25) + timedelta(days=30 * number)
    return PeriodColumn(f"P{number}|Báo cáo", f"Kỳ {number + 1}", "Báo cáo", day, "", True)


def _row(number: int, columns: list[PeriodColumn]) -> UnitRow:
    unit = Unit(id=number + 1, code=f"DV{number:03d}", name=f"Thôn Suối {number + 1}")
    cluster = Cluster(id=number % _CLUSTERS + 1, name=f"Cụm {number % _CLUSTERS + 1}")
    return UnitRow(unit, cluster, {column.key: _cell(unit, column) for column in columns})


def _cell(unit: Unit, column: PeriodColumn) -> Cell:
    owed = Obligation(
        id=unit.id,
        plan=PlanRecord(id=1),
        unit=unit,
        period=column.key,
        period_label=column.label,
        title=column.title,
        opens_on=column.last_day - timedelta(days=30),
        due_on=column.last_day,
    )
    return Cell(owed, (), standing(owed, (), _TODAY), 0)


if __name__ == "__main__":
    main()
