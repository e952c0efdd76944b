"""Khen thưởng: who is proposed under a plan and the decision on them; score sheets of clusters."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from docgen.jobs import papers
from docgen.money import money
from models import plan_list
from models.base import db
from models.database import DataFolder
from models.errors import RuleBroken
from models.nominations import (
    KIND_LABELS,
    Nomination,
    bring_back,
    plan_with_names,
    withdraw,
)
from models.plan import Award, RecipientKind
from models.plan_records import PlanRecord
from models.proposing import goes_on_decision
from ui.awards.ballots import BallotDialog
from ui.awards.dialogs import NominationDialog, PasteDialog
from ui.awards.rows import COLUMNS, DECISION_COLUMN, KIND_COLUMN, NameRow, awards_of, rows_of
from ui.awards.sums import quota_message, sums
from ui.context import Session
from ui.documents.telling import tell_made
from ui.forms.ballot_form import BallotForm
from ui.forms.nomination_form import NominationForm
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.chips import FilterBar
from ui.widgets.combo import SearchCombo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import key_hint, label
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import Page
from ui.widgets.search_field import SearchField

_KEYS = (
    ("Space", "Đưa vào quyết định"),
    ("Enter", "Sửa"),
    ("Del", "Xóa"),
    ("Ctrl+V", "Dán nhiều dòng"),
)
_NARROW = 900


class NameTable(DataTable):
    """Keys of the list: Space chooses, Del removes, Ctrl+V pastes."""

    asked = Signal(str)  # choose, delete

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.asked.emit("choose")
        elif event.key() == Qt.Key.Key_Delete:
            self.asked.emit("delete")
        else:
            super().keyPressEvent(event)


class AwardsPage(Page):
    """The names of one plan, their eligibility and money, and the decision."""

    def __init__(self, session: Session) -> None:
        about = "Danh sách đề nghị, quyết định và chấm điểm cụm, khối"
        super().__init__("Khen thưởng", about, scrolls=False)
        self._session = session
        self._rows: list[NameRow] = []
        self._awards: list[Award] = []
        self.plan = SearchCombo(placeholder="Chọn phong trào…")
        self.plan.setAccessibleName("Phong trào")
        self.plan.chosen.connect(lambda _: self.refresh())
        self.decide = button("Quyết định khen thưởng", "awards", self._decide, kind="primary")
        self.add = button("Thêm", "add", self._add, keys="Ctrl+N")
        self.vote = button("Ghi phiếu bầu", "tick", self._vote, keys="Ctrl+B")
        self.header.add_action(self.add)
        self.header.add_action(self.vote)
        self.header.add_action(self.decide)
        self.table = NameTable(COLUMNS, many=True)
        self.table.opened.connect(lambda row: self._edit(row.item))
        self.table.asked.connect(self._do)
        self.begins_with = self.table
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)  # on the empty page as well
        self.quota = MessageBar()
        self.sums = label("", "strong", wrap=True)
        self.tabs = QTabWidget()
        self.scores: QWidget | None = None  # made when it is first shown
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the plans and the names of the one chosen anew, the score sheets when shown."""
        if self.scores is not None and self.tabs.currentIndex():
            self.scores.refresh()
        plans = {row.code: f"{row.code} · {row.title}" for row in plan_list.rows()}
        self.plan.set_choices([(words, code) for code, words in plans.items()])
        if self.plan.value() is None and plans:
            self.plan.set_value(plan_with_names() or next(iter(plans)))
            self.plan.lineEdit().setCursorPosition(0)
        code, today = self.plan.value(), self._session.today
        self._awards = awards_of(code) if code else []
        self._rows = rows_of(code, self._awards, today) if code else []
        decided = any(row.decision for row in self._rows)
        self.table.setColumnHidden(DECISION_COLUMN, not decided)
        self.table.set_rows(self._rows)
        self.switch.show_empty(not self._rows)
        self._show()

    def show_scores(self, **target: object) -> None:
        """Show the score sheets, and there what `target` names: a cluster and a year."""
        self.tabs.setCurrentIndex(1)
        if target:
            self.scores.focus_target(**target)

    def focus_target(self, code: str = "", nomination: int | None = None) -> None:
        """Show the names of a plan, and one of them."""
        self.tabs.setCurrentIndex(0)
        if code:
            self.plan.set_value(code)
        self.filters.choose("")
        self.refresh()
        for row in self._rows:
            if row.item.id == nomination:
                self.table.pick(row)
        self.table.setFocus()

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.filters = FilterBar()
        self.filters.add_chip("", "Tất cả")
        for kind, words in KIND_LABELS.items():
            self.filters.add_chip(kind.value, words)
        self.filters.changed.connect(self._filter)
        search = SearchField("Tìm tên, đơn vị…")
        search.searched.connect(self.table.proxy.search)
        top = QHBoxLayout()
        top.setSpacing(tokens.MEDIUM)
        top.addWidget(self.plan, 3)
        top.addWidget(search, 1)
        empty = EmptyState(
            "awards",
            "Chưa có ai được đề nghị",
            "Thêm từng tên, hoặc chép danh sách từ Excel (Họ tên; chức vụ; đơn vị) rồi dán.",
            "Thêm đề nghị",
            self._add,
            second_text="Dán danh sách",
            second=self._paste,
        )
        self.switch = EmptySwitch(self.table, empty)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.SMALL)
        foot.addWidget(self.sums, 1)
        self._hints: list[QLabel] = []
        for keys, words in _KEYS:
            for part in (key_hint(keys), label(words, "small")):
                self._hints.append(part)
                foot.addWidget(part)
        names, self._holder = QWidget(), QWidget()
        names.setFocusProxy(self.table)
        inside = QVBoxLayout(names)
        inside.setContentsMargins(0, tokens.MEDIUM, 0, 0)
        inside.setSpacing(tokens.MEDIUM)
        inside.addLayout(top)
        inside.addWidget(self.filters)
        inside.addWidget(self.quota)
        inside.addWidget(self.switch, 1)
        inside.addLayout(foot)
        QVBoxLayout(self._holder).setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(names, "Danh sách đề nghị")
        self.tabs.addTab(self._holder, "Chấm điểm cụm, khối")
        self.tabs.currentChanged.connect(self._turn)
        self.body.addWidget(self.tabs, 1)

    def _turn(self, tab: int) -> None:
        """Make the score sheets when they are first wanted; the header's deeds are the list's."""
        for widget in (self.add, self.vote, self.decide):
            widget.setVisible(tab == 0)
        if tab and self.scores is None:
            from ui.scores.view import ScoresView  # its dialogs are not needed before

            self.scores = ScoresView(self._session)
            self._holder.layout().addWidget(self.scores)
        elif tab:
            self.scores.refresh()
        self.tabs.currentWidget().setFocus()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        for hint in self._hints:
            hint.setVisible(self.width() > 1000)
        self.table.setColumnHidden(KIND_COLUMN, self.width() < _NARROW)

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        items = [row.item for row in self._rows]
        for key in ("", *(kind.value for kind in KIND_LABELS)):
            count = sum(not key or item.kind == key for item in items)
            self.filters.set_count(key, count)
        self._filter()
        text, over = quota_message(self._awards, items)
        self.quota.show_message(text, Tone.WARNING if over else Tone.INFO, closable=False)
        found = sums(items, self._session.today, self._awards)
        counts = ", ".join(
            f"{count} {KIND_LABELS[RecipientKind(kind)].lower()}"
            for kind, count in found.counts.items()
            if count
        )
        unknown = f" ({found.unknown} trường hợp chưa rõ mức)" if found.unknown else ""
        self.sums.setText(
            f"Đưa vào quyết định: {counts}; tổng tiền {money(found.money) or '0'} đồng{unknown}."
            if counts
            else "Chưa chọn ai vào quyết định."
        )
        reason = "" if self.plan.value() else "Hãy lập phong trào trước."
        explain_disabled(self.add, reason)
        explain_disabled(self.vote, reason or ("" if items else "Chưa có ai được đề nghị."))
        reason = reason or ("" if counts else "Chọn ít nhất một tên (phím cách) có Giấy khen.")
        explain_disabled(self.decide, reason)

    def _filter(self) -> None:
        kind = self.filters.chosen()
        self.table.proxy.keep(lambda row: not kind or row.item.kind == kind)

    # --- deeds -------------------------------------------------------------------------------

    def _do(self, deed: str) -> None:
        {"choose": self._choose, "delete": self._delete}[deed]()

    def _new(self) -> Nomination:
        return Nomination(plan=PlanRecord.get(PlanRecord.code == self.plan.value()))

    def _add(self) -> None:
        if self.plan.value():
            self._edit(self._new())

    def _edit(self, item: Nomination) -> None:
        if NominationDialog(NominationForm.of(item, self._session.today), self).exec():
            self._changed()
            self.focus_target(nomination=item.id)

    def _vote(self) -> None:
        form = BallotForm.of(self._new().plan_id, self._session.today)
        dialog = BallotDialog(form, self)
        if dialog.exec():
            tell_done(self._session, [dialog.change])
            self.refresh()

    def _choose(self) -> None:
        items = [row.item for row in self.table.selected_rows()]
        free = [item for item in items if item.decision_id is None]
        if not free:
            if items:
                self._session.notify("Tên này đã có quyết định.", "info")
            return
        wanted = not all(item.chosen for item in free)
        with db.atomic("IMMEDIATE"):
            for item in free:
                item.chosen = wanted
                item.save()
        barred = [item for item in free if wanted and not goes_on_decision(item, self._awards)]
        self._changed()
        if barred:
            self._session.notify(
                f"“{barred[0].name}” chưa vào quyết định: không đủ điều kiện, hoặc do cấp trên"
                " quyết định (lập Tờ trình khen thưởng).",
                "warning",
            )

    def _delete(self) -> None:
        items = [row.item for row in self.table.selected_rows()]
        if not items or not self._withdrawn(items):
            return
        what = f"“{items[0].name}”" if len(items) == 1 else f"{len(items)} tên"
        self._session.notify(
            f"Đã xóa {what} khỏi danh sách.", "ok", lambda: self._restore(items), "Hoàn tác"
        )

    def _restore(self, items: list[Nomination]) -> None:
        bring_back(items)
        self._changed()

    def _paste(self) -> None:
        if not self.plan.value() or self.tabs.currentIndex():
            return
        new, today = self._new(), self._session.today
        known = [row.item for row in self._rows]
        text = QGuiApplication.clipboard().text()
        dialog = PasteDialog(new, text, known, NominationForm.of(new, today), self)
        if dialog.exec():
            self._changed()
            self._session.notify(
                f"Đã thêm {len(dialog.added)} tên.",
                "ok",
                lambda: self._withdrawn(dialog.added),
                "Hoàn tác",
            )

    def _withdrawn(self, items: list[Nomination]) -> bool:
        """Take names off the list; tell why when they must stay."""
        try:
            withdraw(items)
        except RuleBroken as broken:
            self._session.notify(str(broken), "warning")
            return False
        self._changed()
        return True

    def _decide(self) -> None:
        folder = DataFolder(self._session.folder)
        try:
            made = papers.make(folder, "decision", self.plan.value(), self._session.today)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        self._changed()
        tell_made(self._session, self._session.folder / made.path)

    def _changed(self) -> None:
        self._session.changed.emit()
        self.refresh()


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return AwardsPage(session)
