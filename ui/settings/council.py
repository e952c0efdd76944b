"""Hội đồng TĐKT: who sits on the council since when, in the order papers print them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models import council, council_deeds
from models.clusters import span_words
from models.council import CouncilMember
from ui.context import Session
from ui.dialogs.council_dialog import EndMembersDialog, MemberDialog
from ui.settings.frame import Section
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled, icon_button
from ui.widgets.chips import FilterBar
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label
from ui.widgets.pill import Pill

_TONES = {"chair": Tone.ACCENT, "deputy": Tone.INFO, "standing": Tone.INFO}
_CHIPS = (("now", "Đang tham gia"), ("other", "Đã thôi, chưa bắt đầu"), ("", "Tất cả"))


class CouncilSection(Section):
    """One table; chips part those of today from the others."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Hội đồng TĐKT",
            "Thành viên Hội đồng Thi đua - Khen thưởng cho quyết định, biên bản và tờ trình; mỗi"
            " văn bản lấy đúng người của ngày đó.",
            scrolls=False,
        )
        self._session = session
        self.up = icon_button("go_up", "Đưa lên (Alt+↑)", lambda: self.move_by(-1))
        self.down = icon_button("go_down", "Đưa xuống (Alt+↓)", lambda: self.move_by(1))
        self.remove_members = button("Xóa", "delete", self.remove)
        self.end_members = button("Thôi tham gia", "exempt", self.end)
        self.edit_member = button("Sửa", "edit", self.edit)
        self.add_member = button("Thêm", "add", self.add, kind="primary")
        for widget in (self.remove_members, self.end_members, self.edit_member, self.add_member):
            self.head.addWidget(widget)
        self.chips = FilterBar()
        for key, words in _CHIPS:
            self.chips.add_chip(key, words)
        for widget in (self.up, self.down):
            self.chips.add_widget(widget)
        self.table = DataTable(self._columns(), many=True)
        self.table.setAccessibleName("Thành viên Hội đồng Thi đua - Khen thưởng")
        self.told = label("", "soft", wrap=True)
        self._lay_out()
        self._bind()
        self.refresh()

    def refresh(self) -> None:
        members = council.all_members()
        self.table.set_rows(members)
        self.switch.show_empty(not members)
        self._filter()

    # --- deeds -------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for another member; the first one chairs."""
        role = "member" if council.chair_on(self._session.today) else "chair"
        self._ask(CouncilMember(name="", role=role, from_on=self._session.today))

    def edit(self) -> None:
        """Open the member that is current."""
        if (member := self.table.current_row()) is not None:
            self._ask(CouncilMember.get_by_id(member.id))

    def end(self) -> None:
        """Ask for the last day of the chosen members."""
        chosen = [CouncilMember.get_by_id(row.id) for row in self.table.selected_rows()]
        if not chosen:
            return
        dialog = EndMembersDialog(chosen, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved])
            self.refresh()

    def remove(self) -> None:
        """Take the chosen members off the list; the toast brings them back."""
        if chosen := self.table.selected_rows():
            tell_done(self._session, [council_deeds.remove_members(chosen)])
            self.refresh()

    def move_by(self, steps: int) -> None:
        """Move the current member among those of the same role."""
        member = self.table.current_row()
        if member is None:
            return
        change = council_deeds.move_member(member, steps, self._session.today)
        if change is not None:
            self.table.sort_by(-1)  # the order that papers print
            tell_done(self._session, [change])
            self.refresh()

    # --- inside ------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        order = {role: place for place, role in enumerate(council.ROLES)}
        return (
            Column("Vai trò", lambda row: row.role_name, lambda row: order.get(row.role),
                   pill=lambda row: Pill(row.role_name, _TONES.get(row.role, Tone.NEUTRAL))),
            Column("Họ và tên", lambda row: row.name, bold=True, most=32),
            Column("Chức vụ, đơn vị", lambda row: row.post, stretch=True),
            Column("Biểu quyết", lambda row: "Có" if row.votes else "Không", align="centre"),
            Column("Thời gian", lambda row: span_words(row.from_on, row.until_on), most=30),
        )  # fmt: skip

    def _lay_out(self) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.chips)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.told)
        empty = EmptyState(
            "people",
            "Chưa có thành viên Hội đồng",
            "Nhập Chủ tịch, Phó Chủ tịch, các ủy viên, thư ký; biên bản và quyết định sẽ tự có"
            " tên.",
            "Thêm thành viên",
            self.add,
        )
        self.switch = EmptySwitch(holder, empty)
        self.body.addWidget(self.switch, 1)

    def _bind(self) -> None:
        self.table.opened.connect(lambda _: self.edit())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.table.picked.connect(lambda _: self._follow())
        self.chips.changed.connect(self._filter)
        self._key("Alt+Up", lambda: self.move_by(-1))
        self._key("Alt+Down", lambda: self.move_by(1))
        self._key("Delete", self.remove)
        self._key("Insert", self.add)

    def _key(self, keys: str, deed: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self.table, deed)
        made.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _filter(self) -> None:
        today, wanted = self._session.today, self.chips.chosen()
        rows = self.table.source.rows()
        now = [row for row in rows if row.sits_on(today)]
        counts = {"now": len(now), "other": len(rows) - len(now), "": len(rows)}
        for key, count in counts.items():
            self.chips.set_count(key, count)
        self.table.proxy.keep(lambda row: not wanted or row.sits_on(today) == (wanted == "now"))
        voters = sum(row.votes for row in now)
        chair = "" if any(row.role == "chair" for row in now) else " Chưa có Chủ tịch Hội đồng."
        self.told.setText(f"Hôm nay có {len(now)} thành viên, {voters} người biểu quyết.{chair}")
        self._follow()

    def _follow(self) -> None:
        some = bool(self.table.selected_rows())
        current = self.table.current_row()
        reason = "" if some else "Hãy chọn thành viên trong bảng."
        for widget in (self.remove_members, self.end_members):
            explain_disabled(widget, reason)
        explain_disabled(self.edit_member, "" if current is not None else reason)
        sits = current is not None and current.sits_on(self._session.today)
        moving = "" if sits else "Hãy chọn một người đang tham gia Hội đồng."
        for widget in (self.up, self.down):
            explain_disabled(widget, moving)

    def _ask(self, member: CouncilMember) -> None:
        dialog = MemberDialog(member, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved])
            self.refresh()
            self.table.pick(member)
