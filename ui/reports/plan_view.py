"""Theo phong trào: one plan's units × periods, worked from the keyboard."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import office
from models.opening import open_due
from models.reminding import to_remind
from models.rules_told import rules_short, rules_told
from models.text import folded
from models.tracking import Matrix, UnitRow, matrix, plans_tracked
from ui.context import Session
from ui.forms.extra_form import ExtraForm
from ui.reports import printing
from ui.reports.board import Board
from ui.reports.deeds import Deeds
from ui.reports.letters import send_reminder
from ui.reports.lines import by_cluster, told_figures, unit_line
from ui.reports.owed_dialogs import AddOwedDialog
from ui.reports.remind_menu import remind_menu
from ui.tables.matrix_model import Shown, figures_by_period
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.combo import SearchCombo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.search_field import SearchField


class PlanView(QWidget):
    """The plan is chosen above, the story of a cell stands beside."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._matrix: Matrix | None = None
        self._words = ""
        self.deeds = Deeds(session, self, lambda _: self._matrix)
        self.undo = self.deeds.undo
        self.plan = SearchCombo(placeholder="Chọn phong trào…")
        self.plan.chosen.connect(lambda _: self._change_plan())
        self.board = Board(session, self.deeds, groups=True)
        self.board.changed.connect(self._show)
        self.board.printing.connect(self._print)
        self.view, self.filters = self.board.view, self.board.filters
        self.setFocusProxy(self.view)
        menu = self.board.menu()
        menu.menu().addAction("Thêm báo cáo phải nộp…", self._add_owed)
        self.remind = button("Công văn đôn đốc", "mail", self._remind, kind="primary")
        self.nudge = remind_menu(session, lambda: self._matrix, self)
        self.actions = [self.board.out_menu(), menu, self.nudge, self.remind]
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew; open first what is due to open in the plan shown."""
        plans = plans_tracked()
        self.plan.set_choices([(f"{row.code} · {row.title}", row.code) for row in plans])
        if self.plan.value() is None and plans:
            self.plan.set_value(plans[0].code)
        code = self.plan.value()
        if code:
            open_due(self._session.today, code)
        self._matrix = matrix(code, self._session.today) if code else None
        self.switch.show_empty(self._matrix is None or not self._matrix.columns)
        self._show()

    def _change_plan(self) -> None:
        self.refresh()
        self.view.show_latest()

    def focus_target(self, code: str = "", obligation: int | None = None, show: str = "") -> None:
        """Show a plan, a cell of it, or a filter ("overdue")."""
        if code:
            self.plan.set_value(code)
        self.refresh()
        if show:
            self.filters.choose(show)
        if obligation is not None:
            self._find(obligation)
        self.view.setFocus()

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        search = SearchField("Tìm đơn vị…")
        search.searched.connect(self._search)
        top = QHBoxLayout()
        top.setSpacing(tokens.MEDIUM)
        top.addWidget(self.plan, 3)
        top.addWidget(search, 1)
        empty = EmptyState(
            "reports",
            "Chưa theo dõi báo cáo nào",
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

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        found = self._matrix
        self.board.count(found.cells if found else [])
        told = told_figures(found.figures, self._session.today) if found else []
        told += [rules_short(office.rules())] if found else []
        self.board.show_lines(self._shown(), told, rules_told(office.rules()))
        late = len({cell.unit.id for cell in to_remind(found.late)}) if found else 0
        self.remind.setText(f"Công văn đôn đốc ({late})" if late else "Công văn đôn đốc")
        explain_disabled(self.remind, "" if late else "Không có đơn vị nào quá hạn.")

    def _shown(self) -> Shown | None:
        found = self._matrix
        if found is None:
            return None
        if self.board.grouped.isChecked():
            lines = by_cluster(found.rows, self.board.folded, self._keeps)
        else:
            lines = [unit_line(row) for row in found.rows if self._keeps(row)]
        return Shown(
            corner="Đơn vị",
            columns=found.columns,
            lines=lines,
            figures=figures_by_period(row.cells for row in found.rows),
            today=found.today,
            wanted=self.board.wanted.holds,
        )

    def _keeps(self, row: UnitRow) -> bool:
        named = all(word in row.unit.folded for word in self._words.split())
        return named and self.board.holds(row.cells.values())

    def _find(self, obligation: int) -> None:
        """Go to a cell, opening the groups or dropping the filter that hide it."""
        if not self.view.find(obligation):
            self.board.folded.clear()
            self.filters.choose("all")
            self.view.find(obligation)

    def _search(self, text: str) -> None:
        self._words = folded(text)
        self._show()

    # --- deeds -------------------------------------------------------------------------------

    def _print(self) -> None:
        found = self._matrix
        if found is None or not found.columns:
            self._session.notify("Chưa có bảng nào để in.", "info")
            return
        about, chosen = [found.title], self.board.wanted
        if chosen.key != "all":
            about.append(f"Chỉ in đơn vị có báo cáo: {chosen.label.lower()}")
        figures = told_figures(found.figures, self._session.today)
        made = printing.sheet(self.view, about, figures, self._session.today)
        printing.preview(self._session, made, f"Theo dõi báo cáo {found.code}", self)

    def _add_owed(self) -> None:
        if self._matrix is None:
            self._session.notify("Hãy chọn phong trào trước.", "info")
            return
        here = [cell.unit.id for cell in self.view.chosen()]
        form = ExtraForm(self._matrix, self._session.today, units=list(dict.fromkeys(here)))
        self.deeds.ask(AddOwedDialog(form, self), "Đã thêm báo cáo phải nộp của")

    def _remind(self) -> None:
        if self._matrix is not None:
            send_reminder(self._session, self._matrix, self)
