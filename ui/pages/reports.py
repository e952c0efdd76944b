"""Báo cáo: who has handed in what, as a matrix worked from the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models import journal, receiving
from models.base import db
from models.deadlines import vietnamese_date
from models.opening import open_due
from models.states import Standing, State, rate_words
from models.text import folded
from models.tracking import Cell, Matrix, UnitRow, matrix, plans_tracked
from ui.context import Session
from ui.dialogs.obligation_dialogs import ExemptDialog, ExtendDialog, StrikeDialog
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.forms.receipt_form import ReceiptForm
from ui.pages.beside import Beside
from ui.reports.history import HistoryPanel
from ui.reports.letters import send_reminder
from ui.tables.matrix import MatrixView
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled, menu_button
from ui.widgets.chips import FilterBar
from ui.widgets.combo import SearchCombo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label
from ui.widgets.page import Page
from ui.widgets.search_field import SearchField

KEYS = {
    Qt.Key.Key_Return: "book",
    Qt.Key.Key_Enter: "book",
    Qt.Key.Key_Space: "today",
    Qt.Key.Key_T: "return",
    Qt.Key.Key_K: "nil",
    Qt.Key.Key_M: "exempt",
    Qt.Key.Key_B: "require",
    Qt.Key.Key_G: "extend",
    Qt.Key.Key_X: "strike",
}
_KEY_WORDS = [
    ("Space", "Nhận đủ, hôm nay"),
    ("Enter", "Nhận, ghi ngày và số văn bản"),
    ("K", "Không phát sinh"),
    ("T", "Trả lại để làm lại"),
    ("M", "Miễn báo cáo"),
    ("B", "Bỏ miễn"),
    ("G", "Gia hạn"),
    ("X", "Gạch lần nhận ghi nhầm"),
    ("Ctrl+Z", "Hoàn tác"),
]
_DEEDS = {
    "today": "Nhận đủ, hôm nay (Space)",
    "book": "Nhận, ghi ngày và số văn bản… (Enter)",
    "nil": "Không phát sinh… (K)",
    "return": "Trả lại để làm lại… (T)",
    "exempt": "Miễn báo cáo… (M)",
    "require": "Bỏ miễn báo cáo (B)",
    "extend": "Gia hạn… (G)",
    "strike": "Gạch lần nhận ghi nhầm… (X)",
}
_FILTERS: dict[str, tuple[str, Callable[[Standing], bool]]] = {
    "all": ("Tất cả", lambda found: True),
    "overdue": ("Quá hạn", lambda found: found.received_on is None and found.days_late > 0),
    "soon": ("Sắp đến hạn", lambda found: found.state is State.SOON),
    "returned": ("Bị trả lại", lambda found: found.state is State.RETURNED),
    "late": ("Nộp chậm", lambda found: found.state is State.LATE),
}


class ReportsPage(Page):
    """One plan's units × periods; the plan is chosen above, the story of a cell stands beside."""

    def __init__(self, session: Session) -> None:
        super().__init__("Báo cáo", "Đơn vị nào đã nộp, đơn vị nào còn thiếu", scrolls=False)
        self._session = session
        self._matrix: Matrix | None = None
        self._words = ""
        self._deeds: list[tuple[str, list[journal.Change]]] = []  # what was said, what was done
        self.plan = SearchCombo(placeholder="Chọn phong trào…")
        self.plan.chosen.connect(lambda _: self.refresh())
        deeds = menu_button("Ghi sổ", "write")
        for deed, words in _DEEDS.items():
            deeds.menu().addAction(words, lambda deed=deed: self._do(deed))
        self.header.add_action(deeds)
        self.remind = button("Công văn đôn đốc", "mail", self._remind, kind="primary")
        self.header.add_action(self.remind)
        self.view = MatrixView(KEYS)
        self.view.asked.connect(self._do)
        self.begins_with = self.view
        self.history = HistoryPanel(_KEY_WORDS)
        self.view.looked_at.connect(self.history.show_cell)
        self.foot = label("", "small", wrap=True)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
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
        self.body.addLayout(top)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.switch, 1)
        self.body.addWidget(self.foot)

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
        share = rate_words(counts.on_time_rate)
        self.foot.setText(
            f"Tính đến {vietnamese_date(self._session.today)}: phải nộp {counts.expected}, đã nộp"
            f" {counts.received} (đúng hạn {counts.on_time}, chậm {counts.late}), quá hạn"
            f" {counts.overdue}, bị trả lại {counts.returned}, được miễn {counts.exempt}. Tỷ lệ"
            f" đúng hạn = đúng hạn {counts.on_time} / đến hạn {counts.due} = {share}."
        )

    # --- deeds -------------------------------------------------------------------------------

    def _do(self, deed: str) -> None:
        cells = self.view.chosen()
        if not cells:
            self._session.notify("Hãy chọn ô của đơn vị có báo cáo phải nộp.", "info")
            return
        owed = [cell.obligation for cell in cells]
        if deed == "today":
            self._book_today(cells)
        elif deed in ("book", "nil", "return"):
            state = {"book": "", "nil": "nil", "return": "returned"}[deed]
            form = ReceiptForm(owed, self._session.today)
            self._ask(ReceiptDialog(form, state, self), "Đã ghi sổ")
        elif deed == "exempt":
            self._ask(ExemptDialog(owed, self._session, self), "Đã miễn báo cáo cho")
        elif deed == "extend":
            self._ask(ExtendDialog(owed, self._session, self), "Đã gia hạn cho")
        elif deed == "require":
            self._require_again(cells)
        elif deed == "strike":
            self._strike(cells)

    def _require_again(self, cells: list[Cell]) -> None:
        freed = [cell.obligation for cell in cells if cell.obligation.exempt_on]
        if not freed:
            self._session.notify("Các ô này không được miễn báo cáo.", "info")
            return
        mark = _last_change()
        receiving.lift_exemption(freed)
        self._done(mark, "Đã bỏ miễn báo cáo của")

    def _strike(self, cells: list[Cell]) -> None:
        newest = [cell.receipts[-1] for cell in cells if cell.receipts]
        if not newest:
            self._session.notify("Các ô này chưa ghi lần nhận nào.", "info")
            return
        self._ask(StrikeDialog(newest, self), "Đã gạch lần nhận của")

    def _book_today(self, cells: list[Cell]) -> None:
        waiting = [cell.obligation for cell in cells if cell.standing.received_on is None]
        if not waiting:
            self._session.notify("Các ô này đã nhận báo cáo rồi.", "info")
            return
        mark = _last_change()
        form = ReceiptForm(waiting, self._session.today)
        form.save()
        self._done(mark, "Đã nhận báo cáo của")

    def _ask(self, dialog: object, words: str) -> None:
        mark = _last_change()
        if dialog.exec():
            self._done(mark, words)

    def _done(self, mark: int, words: str) -> None:
        """Show what was done and offer to take all of it back."""
        changes = [c for c in journal.recent(_last_change() - mark) if c.id > mark]
        self._session.changed.emit()
        name = changes[0].sentence.split(" của ")[-1].split(" cho ")[-1] if changes else ""
        what = f"{words} {name}." if len(changes) == 1 else f"{words} {len(changes)} báo cáo."
        self._deeds.append((what, changes))
        self._session.notify(what, "ok", self._undo, "Hoàn tác")

    def _undo(self) -> None:
        """Take back the last deed of this page that still stands."""
        while self._deeds:
            said, done = self._deeds.pop()
            changes = [change for change in done if not change.undone]
            if changes:
                with db.atomic("IMMEDIATE"):  # all or none
                    for change in changes:
                        receiving.undo(change)
                self._session.changed.emit()
                self._session.notify(f"Đã hoàn tác: {said.removeprefix('Đã ')}", "info")
                return
        self._session.notify("Không còn việc nào để hoàn tác ở trang này.", "info")

    def _remind(self) -> None:
        if self._matrix is not None:
            send_reminder(self._session, self._matrix, self)


def _last_change() -> int:
    newest = journal.recent(1)
    return newest[0].id if newest else 0


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return ReportsPage(session)
