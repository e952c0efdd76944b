"""Theo đơn vị: one unit, all its campaigns × the periods of a year."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models import office
from models.opening import open_due
from models.rules_told import rules_short, rules_told
from models.tracking import Cell, Matrix, matrix
from models.unit_tracking import UnitSheet, unit_sheet, units_owing, years_of
from models.units import Unit
from ui.context import Session
from ui.reports import printing
from ui.reports.board import Board
from ui.reports.deeds import Deeds
from ui.reports.lines import plan_line, told_figures
from ui.tables.matrix_model import Shown, figures_by_period
from ui.theme import tokens
from ui.widgets.buttons import icon_button
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.empty import EmptyState, EmptySwitch


class UnitView(QWidget):
    """The unit is found by typing; Ctrl+PageUp and Ctrl+PageDown step to its neighbours."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet: UnitSheet | None = None
        self._units: dict[int, Unit] = {}
        self.deeds = Deeds(session, self, self._matrix_of)
        self.undo = self.deeds.undo
        self.unit = SearchCombo(placeholder="Gõ tên đơn vị…")
        self.unit.setAccessibleName("Đơn vị")
        self.unit.chosen.connect(lambda _: self._change())
        self.year = Combo()
        self.year.setAccessibleName("Năm")
        self.year.chosen.connect(lambda _: self._change())
        self.board = Board(session, self.deeds)
        self.board.changed.connect(self._show)
        self.board.printing.connect(self._print)
        self.view = self.board.view
        self.setFocusProxy(self.view)
        self.actions = [self.board.out_menu(), self.board.menu()]
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        open_due(self._session.today)
        units = units_owing()
        self._units = {unit.id: unit for unit in units}
        self.unit.set_choices([(unit.name, unit.id) for unit in units])
        if self.unit.value() is None and units:
            self.unit.set_value(units[0].id)
        unit = self._units.get(self.unit.value())
        self._sheet = self._read(unit) if unit else None
        self.switch.show_empty(unit is None)
        self._show()

    def focus_target(
        self, unit: int | None = None, year: int | None = None, obligation: int | None = None
    ) -> None:
        """Show a unit, a year of it, a cell."""
        if unit is not None:
            self.unit.set_value(unit)
        self.refresh()
        if year is not None:
            self.year.set_value(year)
            self.refresh()
        if obligation is not None:
            self.view.find(obligation)
        self.view.setFocus()

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        before = icon_button("left", "Đơn vị trước (Ctrl+PageUp)", lambda: self._step(-1))
        after = icon_button("right", "Đơn vị sau (Ctrl+PageDown)", lambda: self._step(1))
        self.year.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(tokens.SMALL)
        top.addWidget(before)
        top.addWidget(self.unit, 1)
        top.addWidget(after)
        top.addWidget(self.year)
        empty = EmptyState(
            "reports",
            "Chưa đơn vị nào phải nộp báo cáo",
            "Mở một phong trào, bấm “Bắt đầu theo dõi báo cáo”; các kỳ sẽ tự mở khi đến lúc.",
            "Mở danh sách phong trào",
            lambda: self._session.show_page("campaigns"),
        )
        self.switch = EmptySwitch(self.board, empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addLayout(top)
        whole.addWidget(self.switch, 1)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._step(step))

    def _step(self, by: int) -> None:
        """Show the unit before or after, in Vietnamese order."""
        ids = list(self._units)
        if self.unit.value() in ids:
            at = ids.index(self.unit.value()) + by
            if 0 <= at < len(ids):
                self.unit.set_value(ids[at])
                self._change()
                self.view.setFocus()

    def _change(self) -> None:
        self.refresh()
        self.view.show_latest()

    # --- showing -----------------------------------------------------------------------------

    def _read(self, unit: Unit) -> UnitSheet:
        years = years_of(unit, self._session.today)
        self.year.set_choices([(f"Năm {year}", year) for year in years])
        if self.year.value() is None:
            self.year.set_value(self._session.today.year)
        return unit_sheet(unit, self.year.value(), self._session.today)

    def _show(self) -> None:
        found, today = self._sheet, self._session.today
        if found is None:
            self.board.show_lines(None, [])
            return
        self.board.count(found.cells)
        kept = [row for row in found.rows if self.board.holds(row.cells.values())]
        lines = [plan_line(row, found.unit) for row in kept]
        shown = Shown(
            corner="Phong trào",
            columns=found.columns,
            lines=lines,
            figures=figures_by_period(row.cells for row in found.rows),
            today=today,
            wanted=self.board.wanted.holds,
        )
        told = [*told_figures(found.figures, today), rules_short(office.rules())]
        told[1] = f"{told[1]} {self._about(found)}".strip()
        if not found.rows:
            told = [f"{found.unit.name} không phải nộp báo cáo nào trong năm {found.year}."]
        self.board.show_lines(shown, told, rules_told(office.rules()))

    @staticmethod
    def _about(found: UnitSheet) -> str:
        contact = " ".join(part for part in (found.unit.contact, found.unit.phone) if part)
        return f"Liên hệ: {contact}." if contact else ""

    def _matrix_of(self, cell: Cell) -> Matrix:
        """Return the matrix of the campaign that a cell belongs to."""
        return matrix(cell.obligation.plan.code, self._session.today)

    def _print(self) -> None:
        found, today = self._sheet, self._session.today
        if found is None or not found.rows:
            self._session.notify("Năm này đơn vị không phải nộp báo cáo nào.", "info")
            return
        about = [f"{found.unit.name}, năm {found.year}"]
        figures = told_figures(found.figures, today)
        made = printing.sheet(self.view, about, figures, today)
        name = f"Theo dõi báo cáo {found.unit.name} {found.year}"
        printing.preview(self._session, made, name, self)
