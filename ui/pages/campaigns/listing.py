"""The list of campaigns: search, filter, sort, and what can be done with the chosen one."""

from collections import Counter

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models import plan_list
from models.campaign_state import CampaignState
from models.plan import PlanKind
from ui.context import Session
from ui.dialogs.bin import BinDialog
from ui.dialogs.duplicate import DuplicateDialog
from ui.dialogs.new_campaign import NewCampaignDialog
from ui.forms.duplicate_form import DuplicateForm
from ui.forms.new_campaign_form import NewCampaignForm
from ui.pages.campaigns import deeds
from ui.pages.campaigns.listed import (
    COLUMNS,
    KIND_NAMES,
    LESS_NEEDED,
    ListedCampaign,
    TitleDelegate,
    listed_campaigns,
)
from ui.pages.taking import TakingIn, dropped_plans
from ui.tables.view import DataTable
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label
from ui.widgets.page import Page
from ui.widgets.search_field import SearchField

_NARROW = 980
_PICK_ONE = "Hãy chọn một phong trào trong bảng."


class CampaignList(Page):
    """All campaigns of the office. Files dropped on it are taken in as drafts."""

    opened = Signal(str, str)  # code, section of the editor ("" for the first)

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Phong trào", "Kế hoạch phát động thi đua của cơ quan, từ dự thảo đến khi kết thúc",
            scrolls=False,
        )  # fmt: skip
        self._session = session
        self.taking = TakingIn(session, self)
        self.taking.kept.connect(self._show_kept)
        self.setAcceptDrops(True)
        self.table = self.begins_with = DataTable(COLUMNS)
        self.table.setAccessibleName("Danh sách phong trào")
        self.table.setItemDelegateForColumn(0, TitleDelegate(self.table))
        self.table.opened.connect(lambda line: self.opened.emit(line.code, ""))
        self.table.picked.connect(lambda line: self._follow_row())
        self._build_header()
        self._build_filters()
        self._build_body()
        self._bind_keys()
        self.setFocusProxy(self.table)
        self.refresh()

    def refresh(self) -> None:
        """Read the campaigns anew; the one chosen stays chosen."""
        kept = self.current()
        lines = listed_campaigns(self._session.today)
        self._count(lines)
        self.table.set_rows(lines)
        self.switch.show_empty(not lines)
        for part in (self.filters, self.acts, self.new, self.take):
            part.setVisible(bool(lines))
        self.bin.setVisible(bool(plan_list.rows(PlanKind.CAMPAIGN, deleted=True)))
        if not (kept and self.pick(kept.code)) and self.table.shown_rows():
            self.table.pick(self.table.shown_rows()[0])
        self._follow_row()

    def current(self) -> ListedCampaign | None:
        """Return the line chosen, None for none."""
        return self.table.current_row()

    def pick(self, code: str) -> bool:
        """Choose the line of a plan; False when the filter hides it."""
        found = next((line for line in self.table.shown_rows() if line.code == code), None)
        return found is not None and self.table.pick(found)

    # --- layout ------------------------------------------------------------------------------

    def _build_header(self) -> None:
        self.bin = button("Thùng rác", "delete", self._open_bin, kind="ghost")
        self.take = button("Lấy từ văn bản có sẵn", "file_in", self.taking.ask)
        self.new = button("Phong trào mới", "add", self._new, kind="primary")
        for act in (self.bin, self.take, self.new):
            self.header.add_action(act)

    def _build_filters(self) -> None:
        self.filters = FilterBar()
        self.search = SearchField("Tìm phong trào…")
        self.search.searched.connect(self.table.proxy.search)
        self.filters.add_widget(self.search)
        self.filters.add_chip("all", "Tất cả")
        self.chips = {state: self.filters.add_chip(state, state.label) for state in CampaignState}
        self.year = Combo([("Mọi năm", None)], None)
        kinds = [(name, kind) for kind, name in KIND_NAMES.items()]
        self.kind = Combo([("Mọi loại", None), *kinds], None)
        for combo, name in ((self.year, "Lọc theo năm"), (self.kind, "Lọc theo loại")):
            combo.setMinimumContentsLength(9)
            combo.setAccessibleName(name)
            combo.chosen.connect(lambda value: self._filter())
            self.filters.add_widget(combo)
        self.filters.changed.connect(self._filter)

    def _build_body(self) -> None:
        empty = EmptyState(
            "campaigns",
            "Chưa có phong trào nào",
            "Có hai cách bắt đầu: lập phong trào mới theo mẫu có sẵn, hoặc lấy từ kế hoạch đã có"
            " (.docx, .txt): kéo tệp thả vào đây, phần mềm đọc và lập dự thảo.",
            "Phong trào mới",
            self._new,
            second_text="Lấy từ văn bản có sẵn",
            second=self.taking.ask,
        )
        self.switch = EmptySwitch(self.table, empty)
        self.acts = QWidget()
        row = FlowLayout(self.acts)
        self.open = self._act(row, "Mở", "edit", lambda line: self.opened.emit(line.code, ""))
        self.paper = self._act(row, "Tạo văn bản", "documents", self._make_paper)
        self.track = self._act(row, "Theo dõi báo cáo", "reports", self._track)
        self.copy = self._act(row, "Nhân bản sang năm khác", "copy", self._duplicate)
        self.remove = self._act(row, "Xóa", "delete", self._delete)
        self.count = label("", "small")
        row.addWidget(self.count)
        self.table.shown_changed.connect(self._tell_count)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.switch, 1)
        self.body.addWidget(self.acts)

    def _act(self, row: FlowLayout, text: str, sign: str, do) -> QPushButton:
        """Add a button that does something with the line chosen."""
        made = button(text, sign, lambda: self.current() and do(self.current()))
        row.addWidget(made)
        return made

    def _bind_keys(self) -> None:
        for keys, act, tip in (
            ("Ctrl+N", self.new, "Lập phong trào theo mẫu có sẵn"),
            ("Ctrl+O", self.take, "Đọc kế hoạch .docx, .txt thành dự thảo"),
        ):  # not the buttons' own: they are hidden while the list is empty
            QShortcut(QKeySequence(keys), self, self._new if act is self.new else self.taking.ask)
            act.setToolTip(f"{tip} ({keys})")
        self.open.setToolTip("Mở trong trình soạn (Enter)")
        self.remove.setToolTip("Chuyển vào thùng rác, hoàn tác được (Delete)")
        self.copy.setShortcut("Ctrl+D")
        self.copy.setToolTip("Lập bản mới, mọi ngày tháng chuyển sang năm khác (Ctrl+D)")
        key = QShortcut(QKeySequence("Del"), self.table, self.remove.click)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for act in (self.open, self.paper, self.track, self.copy, self.remove):
            line = menu.addAction(act.icon(), act.text(), act.click)
            line.setEnabled(act.isEnabled())
        menu.exec(self.table.viewport().mapToGlobal(at))

    # --- showing -----------------------------------------------------------------------------

    def _count(self, lines: list[ListedCampaign]) -> None:
        states = Counter(line.state for line in lines)
        self.filters.set_count("all", len(lines))
        for state in CampaignState:
            self.filters.set_count(state, states[state])
            self.chips[state].setVisible(states[state] > 0 or self.filters.chosen() == state)
        years = sorted({line.row.year for line in lines if line.row.year}, reverse=True)
        self.year.set_choices([("Mọi năm", None), *((f"Năm {year}", year) for year in years)])

    def _filter(self) -> None:
        state, year, kind = self.filters.chosen(), self.year.value(), self.kind.value()

        def keeps(line: ListedCampaign) -> bool:
            return (
                state in ("all", line.state)
                and year in (None, line.row.year)
                and kind in (None, line.kind)
            )

        self.table.proxy.keep(keeps)
        self._follow_row()

    def _tell_count(self, shown: int) -> None:
        self.count.setText("Không có phong trào nào khớp với bộ lọc." if not shown else "")

    def _follow_row(self) -> None:
        line = self.current()
        for act in (self.open, self.paper, self.copy, self.remove):
            explain_disabled(act, "" if line else _PICK_ONE)
        tracked = line is not None and line.is_tracked
        self.track.setText("Xem báo cáo" if tracked else "Bắt đầu theo dõi báo cáo")
        explain_disabled(self.track, "" if line else _PICK_ONE)

    def _show_kept(self, code: str, is_work_plan: bool) -> None:
        if is_work_plan:
            self._session.show_page("workplan", code=code)
        else:
            self.opened.emit(code, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self.table.isColumnHidden(LESS_NEEDED[0]):
            for section in LESS_NEEDED:
                self.table.setColumnHidden(section, narrow)
            self.table.fit_columns()

    # --- deeds -------------------------------------------------------------------------------

    def _new(self) -> None:
        form = NewCampaignForm(self._session.today)
        if NewCampaignDialog(form, self).exec():
            self._session.changed.emit()
            self.opened.emit(form.code, "")

    def _duplicate(self, line: ListedCampaign) -> None:
        form = DuplicateForm(line.code, self._session.today)
        if DuplicateDialog(form, self).exec():
            self._session.changed.emit()
            self.refresh()
            self.pick(form.new_code)
            self._session.notify(
                f"Đã nhân bản thành “{form.new_title}”.",
                "ok",
                lambda: self.opened.emit(form.new_code, ""),
                "Mở",
            )

    def _delete(self, line: ListedCampaign) -> None:
        deeds.delete_plan(self._session, line.code, line.row.title or line.code)
        self.refresh()

    def _make_paper(self, line: ListedCampaign) -> None:
        deeds.make_paper(self._session, line.code)

    def _track(self, line: ListedCampaign) -> None:
        if line.is_tracked:
            self._session.show_page("reports", code=line.code)
            return
        lead = lambda: self.opened.emit(line.code, "timing")  # noqa: E731
        deeds.begin_tracking(self._session, line.code, line.row.title, self, lead)
        self.refresh()

    def _open_bin(self) -> None:
        BinDialog(self._session, PlanKind.CAMPAIGN, self).exec()
        self.refresh()

    # --- files dropped on the page -----------------------------------------------------------

    def dragEnterEvent(self, event) -> None:
        if dropped_plans(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:
        event.acceptProposedAction()
        self.taking.take(dropped_plans(event.mimeData()))
