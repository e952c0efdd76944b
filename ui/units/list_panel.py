"""The list of units with its search, chips and deeds."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from models import unit_deeds
from models.clusters import ClusterLine
from models.unit_list import UnitLine
from models.units import UnitKind
from ui.context import Session
from ui.dialogs.merge_units_dialog import MergeUnitsDialog
from ui.dialogs.unit_dialog import UnitDialog
from ui.dialogs.unit_end_dialog import EndUnitDialog, UnitHistoryDialog
from ui.forms.unit_form import UnitForm
from ui.icons import icon
from ui.tables.view import DataTable
from ui.theme import tokens
from ui.units.columns import COLUMNS, hidden
from ui.units.telling import tell_done
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField

_STATES = (("active", "Đang hoạt động"), ("gone", "Đã sáp nhập, ngừng"), ("all", "Tất cả"))


class UnitTable(DataTable):
    """Del asks for the deed behind it."""

    def __init__(self, delete: Callable[[], None]) -> None:
        super().__init__(COLUMNS, many=True)
        self._delete, self._with_span = delete, False
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Danh sách đơn vị")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete) and self.current_row():
            self._delete()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_way()
        super().resizeEvent(event)

    def show_span(self, wanted: bool) -> None:
        """Say whether the days of the units matter more than whom to call."""
        self._with_span = wanted
        self._give_way()
        self.fit_columns()

    def _give_way(self) -> None:
        gone = hidden(self.width(), self._with_span)
        for section in range(len(COLUMNS)):
            self.setColumnHidden(section, section in gone)


class UnitListPanel(QWidget):
    """All units; what may be done with them stands in `menu`, too."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._clusters: list[ClusterLine] = []
        self._lines: list[UnitLine] = []
        self.table = UnitTable(self.delete)
        self.table.opened.connect(self.edit)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.nothing = EmptyState(
            "search",
            "Không có đơn vị nào khớp",
            "Thử bỏ bớt điều kiện lọc.",
            "Bỏ lọc",
            self.clear_filters,
        )
        self.nothing.hide()
        self.search = SearchField("Tìm tên, mã, người liên hệ…")
        self.search.searched.connect(self.table.proxy.search)
        self.states = FilterBar()
        for key, words in _STATES:
            self.states.add_chip(key, words)
        self.kind, self.cluster = Combo([("Mọi loại", None)], None), Combo()
        self.kind.setAccessibleName("Lọc theo loại")
        self.cluster.setAccessibleName("Lọc theo cụm, khối")
        self.foot = label("", "small", wrap=True)
        self.menu = self._make_menu()
        self._lay_out()
        self.states.changed.connect(self._filter)
        for box in (self.kind, self.cluster):
            box.chosen.connect(lambda _: self._filter())
        self.table.shown_changed.connect(lambda _: self._show_foot())
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def show_lines(self, lines: list[UnitLine], clusters: list[ClusterLine]) -> None:
        """Show other units; filters and the current row stay."""
        self._lines, self._clusters = lines, clusters
        counts = {"active": sum(line.active for line in lines), "all": len(lines)}
        counts["gone"] = counts["all"] - counts["active"]
        for key, count in counts.items():
            self.states.set_count(key, count)
        kinds = [kind for kind in UnitKind if any(line.unit.kind == kind for line in lines)]
        self.kind.set_choices([("Mọi loại", None), *((k.label, str(k)) for k in kinds)])
        places = [(line.cluster.name, line.cluster.id) for line in clusters]
        self.cluster.set_choices([("Mọi cụm, khối", None), *places, ("Chưa ở cụm nào", 0)])
        for box in (self.kind, self.cluster):
            if box.currentIndex() < 0:
                box.set_value(None)
        self.table.set_rows(lines)
        self._filter()

    def pick(self, number: int) -> bool:
        """Make a unit current, letting go of filters that hide it."""
        line = next((line for line in self._lines if line.unit.id == number), None)
        if line is None:
            return False
        if not self.table.pick(line):
            self.clear_filters()
            self.states.choose("active" if line.active else "all")
        picked = self.table.pick(line)
        self.table.setFocus()
        return picked

    def clear_filters(self) -> None:
        """Show every unit."""
        self.search.clear()
        self.table.proxy.search("")
        self.kind.set_value(None)
        self.cluster.set_value(None)
        self.states.choose("all")

    # --- deeds -------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new unit."""
        form = UnitForm.blank(self._session.today)
        if self._dialog(form).exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [form.saved])
            self.pick(form.unit_id)

    def edit(self, line: UnitLine | None = None) -> None:
        """Open a unit, the current one when none is named."""
        line = line or self._current()
        if line is None:
            return
        form = UnitForm.of(line.unit, self._session.today)
        if self._dialog(form).exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [form.saved])

    def delete(self) -> None:
        """Put the selected units into the bin; what must stay may be ended instead."""
        lines = self.table.selected_rows() or [self._current()]
        units = [line.unit for line in lines if line]
        kept = next(((u, why) for u in units if (why := unit_deeds.why_not_deletable(u))), None)
        if kept:
            self._end(*kept)
        elif units:
            tell_done(self._session, [unit_deeds.delete(units)])

    def end(self) -> None:
        """Ask from which day the current unit is no more."""
        line = self._current()
        if line is not None:
            self._end(line.unit)

    def merge(self) -> None:
        """Ask who merges into whom; the selected units are ticked."""
        units = [line.unit for line in self._lines if line.active]
        chosen = [line.unit for line in self.table.selected_rows() if line.active]
        dialog = MergeUnitsDialog(units, chosen, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved])

    def reports(self) -> None:
        """Lead to all reports of the current unit."""
        line = self._current()
        if line is not None:
            self._session.show_page("reports", view="unit", unit=line.unit.id)

    def history(self) -> None:
        """Show what was done with the current unit."""
        line = self._current()
        if line is not None:
            UnitHistoryDialog(line.unit, self._session, self).exec()

    # --- inside ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = FilterBar()
        for widget in (self.search, self.kind, self.cluster):
            top.add_widget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, tokens.SMALL, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addWidget(top)
        whole.addWidget(self.states)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.foot)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, sign, deed in (
            ("Sửa\tEnter", "edit", self.edit),
            ("Báo cáo của đơn vị", "reports", self.reports),
            ("Sáp nhập…", "merge", self.merge),
            ("Ngừng hoạt động…", "nothing", self.end),
            ("Lịch sử thay đổi", "backup", self.history),
            ("Xóa\tDel", "delete", self.delete),
        ):
            menu.addAction(icon(sign), words, lambda deed=deed: deed())
        return menu

    def _open_menu(self, place: QPoint) -> None:
        self.menu.popup(self.table.viewport().mapToGlobal(place))

    def _dialog(self, form: UnitForm) -> UnitDialog:
        return UnitDialog(form, [line.cluster for line in self._clusters], self)

    def _end(self, unit: object, why: str = "") -> None:
        dialog = EndUnitDialog(unit, self._session, why, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved])

    def _current(self) -> UnitLine | None:
        line = self.table.current_row()
        if line is None:
            self._session.notify("Hãy chọn một đơn vị trong danh sách.", "info")
        return line

    def _filter(self) -> None:
        state, kind, cluster = self.states.chosen(), self.kind.value(), self.cluster.value()

        def keeps(line: UnitLine) -> bool:
            if state != "all" and line.active != (state == "active"):
                return False
            if kind is not None and line.unit.kind != kind:
                return False
            return cluster is None or (line.cluster_id or 0) == cluster

        self.table.proxy.keep(keeps)
        self.table.show_span(state != "active")
        self._show_foot()

    def _show_foot(self) -> None:
        shown = self.table.shown_rows()
        self.table.setVisible(bool(shown) or not self._lines)
        self.nothing.setVisible(not shown and bool(self._lines))
        due = sum(line.figures.due for line in shown)
        on_time = sum(line.figures.on_time for line in shown)
        year = f" Năm {self._session.today.year}: đúng hạn {on_time}/{due} báo cáo đến hạn."
        self.foot.setText(f"{len(shown)} đơn vị.{year if due else ''}")
