"""Theo phong trào: one plan's units × periods, worked from the keyboard."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import office
from models.deadlines import vietnamese_date
from models.opening import open_due
from models.rate_words import on_time_sentence, received_words
from models.rules_told import rules_short, rules_told
from models.states import Standing, State
from models.text import folded
from models.tracking import Matrix, UnitRow, matrix, plans_tracked
from ui.context import Session
from ui.forms.extra_form import ExtraForm
from ui.pages.beside import Beside
from ui.reports.deeds import DEEDS, KEYS, Deeds
from ui.reports.history import HistoryPanel
from ui.reports.letters import send_reminder
from ui.reports.owed_dialogs import AddOwedDialog
from ui.tables.matrix import MatrixView
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled, menu_button
from ui.widgets.chips import FilterBar
from ui.widgets.combo import SearchCombo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField

_FILTERS: dict[str, tuple[str, Callable[[Standing], bool]]] = {
    "all": ("Tất cả", lambda found: True),
    "overdue": ("Quá hạn", lambda found: found.received_on is None and found.days_late > 0),
    "soon": ("Sắp đến hạn", lambda found: found.state is State.SOON),
    "returned": ("Bị trả lại", lambda found: found.state is State.RETURNED),
    "late": ("Nộp chậm", lambda found: found.state is State.LATE),
}


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
        self.plan.chosen.connect(lambda _: self.refresh())
        menu = menu_button("Ghi sổ", "write")
        for deed in DEEDS:
            words = f"{deed.words} ({deed.sign})"
            menu.menu().addAction(words, lambda key=deed.key: self._do(key))
        menu.menu().addSeparator()
        menu.menu().addAction("Thêm báo cáo phải nộp…", self._add_owed)
        self.remind = button("Công văn đôn đốc", "mail", self._remind, kind="primary")
        self.actions = [menu, self.remind]
        self.view = MatrixView(KEYS)
        self.view.asked.connect(self._do)
        self.setFocusProxy(self.view)
        self.history = HistoryPanel([(deed.sign, deed.words) for deed in DEEDS])
        self.view.looked_at.connect(self.history.show_cell)
        self.foot = label("", "small", wrap=True)
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

    def focus_target(self, code: str = "", obligation: int | None = None, show: str = "") -> None:
        """Show a plan, a cell of it, or a filter ("overdue")."""
        if code:
            self.plan.set_value(code)
        self.refresh()
        if show in _FILTERS:
            self.filters.choose(show)
            self._show()
        if obligation is not None:
            self.view.find(obligation)
        self.view.setFocus()

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.filters = FilterBar()
        for key, (words, _) in _FILTERS.items():
            self.filters.add_chip(key, words)
        self.filters.choose("all")
        self.filters.changed.connect(self._show)
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
        self.switch = EmptySwitch(Beside(self.view, self.history, 280), empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(self.filters)
        whole.addWidget(self.switch, 1)
        whole.addWidget(self.foot)

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        found = self._matrix
        for key, (_, holds) in _FILTERS.items():
            count = sum(holds(cell.standing) for cell in found.cells) if found else 0
            self.filters.set_count(key, None if key == "all" else count)
        self.view.show_matrix(found, self._keeps)
        self._tell_figures()
        late = len({cell.unit.id for cell in found.late}) if found else 0
        self.remind.setText(f"Công văn đôn đốc ({late})" if late else "Công văn đôn đốc")
        explain_disabled(self.remind, "" if late else "Không có đơn vị nào quá hạn.")

    def _keeps(self, row: UnitRow) -> bool:
        holds = _FILTERS[self.filters.chosen() or "all"][1]
        if not all(word in row.unit.folded for word in self._words.split()):
            return False
        return any(holds(cell.standing) for cell in row.cells.values())

    def _search(self, text: str) -> None:
        self._words = folded(text)
        self._show()

    def _tell_figures(self) -> None:
        if self._matrix is None:
            self.foot.setText("")
            return
        counts = self._matrix.figures
        self.foot.setText(
            f"Tính đến {vietnamese_date(self._session.today)}: phải nộp {counts.expected}, đã nộp"
            f" {counts.received} (đúng hạn {counts.on_time}, chậm {counts.late}), quá hạn"
            f" {counts.overdue}, bị trả lại {counts.returned}, được miễn {counts.exempt}. Tỷ lệ"
            f" nộp {received_words(counts)}. {on_time_sentence(counts)}\n"
            + rules_short(office.rules())
        )
        self.foot.setToolTip(rules_told(office.rules()))

    # --- deeds -------------------------------------------------------------------------------

    def _do(self, deed: str) -> None:
        self.deeds.do(deed, self.view.chosen())

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
