"""Đơn vị: who owes reports, and the clusters they sit in."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QTabWidget, QWidget

from models import clusters
from models.errors import RuleBroken
from models.unit_list import unit_lines
from ui.choosing_files import documents_folder, dropped_files
from ui.context import Session
from ui.dialogs.import_units_dialog import ImportUnitsDialog
from ui.opening_files import open_folder_of
from ui.theme import Tone
from ui.units.cluster_panel import ClusterPanel
from ui.units.list_panel import UnitListPanel
from ui.units.telling import tell_done
from ui.widgets.buttons import button, menu_button
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.page import Page

TEMPLATE_NAME = "Danh sách đơn vị (mẫu).xlsx"
_EXCEL = (".xlsx", ".xlsm")


class UnitsPage(Page):
    """Units and clusters on two tabs; an Excel list may be dropped anywhere."""

    def __init__(self, session: Session) -> None:
        super().__init__("Đơn vị", "Các đơn vị phải báo cáo, cụm và khối thi đua", scrolls=False)
        self._session = session
        self.setAcceptDrops(True)
        self.units = UnitListPanel(session)
        self.clusters = ClusterPanel(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.units, "Danh sách đơn vị")
        self.tabs.addTab(self.clusters, "Cụm, khối thi đua")
        self.tabs.currentChanged.connect(lambda _: self._show_actions())
        empty = EmptyState(
            "units",
            "Chưa có đơn vị nào",
            "Thêm từng đơn vị, hoặc nhập danh sách có sẵn từ Excel: kéo tệp .xlsx thả vào đây"
            " cũng được.",
            "Thêm đơn vị",
            self.units.add,
            second_text="Nhập từ Excel",
            second=self.choose_file,
        )
        template = button("Lấy mẫu Excel trống", on_click=self.save_template, kind="link")
        empty.layout().insertWidget(empty.layout().count() - 1, template)
        self.switch = EmptySwitch(self.tabs, empty)
        self.body.addWidget(self.switch, 1)
        self._add_actions()
        self.refresh()

    def refresh(self) -> None:
        """Read units, seats and figures anew."""
        lines = unit_lines(self._session.today)
        groups = clusters.lines(self._session.today)
        self.units.show_lines(lines, groups)
        self.clusters.show_lines(groups, lines)
        self.switch.show_empty(not lines and not groups)
        self._show_actions()

    def focus_target(self, unit: str = "") -> None:
        """Select a unit by its id."""
        self.tabs.setCurrentWidget(self.units)
        if unit.isdigit():
            self.units.pick(int(unit))

    # --- Excel -------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a sheet and show what it would do."""
        path, _ = QFileDialog.getOpenFileName(
            self, "Chọn danh sách đơn vị", documents_folder(), "Excel (*.xlsx *.xlsm)"
        )
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Show what a sheet would do; a file that is none is told in one sentence."""
        from docgen.jobs.unit_import import dry_run  # openpyxl is slow to import

        self.message.clear()
        try:
            run = dry_run(path, self._session.today)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        dialog = ImportUnitsDialog(path, run, self._session, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tell_done(self._session, [dialog.saved], f"Đã nhập {dialog.count} đơn vị từ Excel")

    def save_template(self) -> None:
        """Write the empty form into a folder of the clerk's choice."""
        from docgen.excel.units import write_unit_template

        start = str(Path(documents_folder()) / TEMPLATE_NAME)
        chosen, _ = QFileDialog.getSaveFileName(self, "Lưu mẫu Excel", start, "Excel (*.xlsx)")
        if not chosen:
            return
        path = Path(chosen).with_suffix(".xlsx")
        try:
            write_unit_template(path)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        self._session.notify(
            f"Đã lưu “{path.name}”.",
            "ok",
            lambda: open_folder_of(self._session, path),
            "Mở thư mục",
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)

    # --- inside ------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        self.excel = menu_button("Excel", "table")
        self.excel.menu().addAction("Nhập danh sách từ Excel…", self.choose_file)
        self.excel.menu().addAction("Lấy mẫu Excel trống…", self.save_template)
        self.more = menu_button("Thao tác", "more")
        self.more.setMenu(self.units.menu)
        self.add_unit = button("Thêm đơn vị", "add", self.units.add, kind="primary", keys="Ctrl+N")
        self.add_cluster = button("Thêm cụm, khối", "add", self.clusters.add, kind="primary")
        for widget in (self.excel, self.more, self.add_unit, self.add_cluster):
            self.header.add_action(widget)

    def _show_actions(self) -> None:
        if not hasattr(self, "add_cluster"):
            return  # still being made
        on_units = self.tabs.currentWidget() is self.units
        some = not self.switch.is_empty()
        self.more.setVisible(on_units and some)
        self.excel.setVisible(on_units and some)
        self.add_unit.setVisible(on_units and some)
        self.add_cluster.setVisible(not on_units and some)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the Excel file that is being dropped, None for anything else."""
    paths = dropped_files(event.mimeData())
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _EXCEL else None


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return UnitsPage(session)
