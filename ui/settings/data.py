"""Dữ liệu: where the book lies, whether it is whole, and what was done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from docgen.jobs.checking import check_documents
from models import journal, undoing
from models.database import DataFolder, problems
from models.errors import RuleBroken
from models.journal import Change
from ui.context import Session
from ui.dialogs.journal_columns import COLUMNS
from ui.opening_files import open_folder_of
from ui.settings.frame import Section
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ShorteningLabel
from ui.widgets.search_field import SearchField


class DataSection(Section):
    """The journal below, the folder and its check above."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Dữ liệu", "Chép cả thư mục dữ liệu sang máy khác là chuyển được sổ.", scrolls=False
        )
        self._session = session
        self.back = button("Hoàn tác việc này", "undo", self.take_back)
        self.check = button("Kiểm tra dữ liệu", "shield", self.check_all, kind="primary")
        self.head.addWidget(
            button("Mở thư mục", "open_folder", lambda: open_folder_of(session, session.folder))
        )
        self.head.addWidget(self.check)
        self.search = SearchField("Tìm việc đã làm…")
        self.table = DataTable(COLUMNS)
        self.search.searched.connect(self.table.proxy.search)
        self.table.picked.connect(lambda _: self._follow())
        empty = EmptyState("backup", "Nhật ký còn trống", "Mỗi việc làm trong sổ để lại một dòng.")
        self.switch = EmptySwitch(self.table, empty)
        self.body.addWidget(ShorteningLabel(f"Thư mục dữ liệu: {session.folder}", "small"))
        row = FlowLayout()
        row.addWidget(self.search)
        row.addWidget(self.back)
        self.body.addLayout(row)
        self.body.addWidget(self.switch, 1)
        self.refresh()

    def refresh(self) -> None:
        lines = journal.recent()
        self.table.set_rows(lines)
        self.switch.show_empty(not lines)
        self._follow()

    def check_all(self) -> None:
        """Check the book and every registered paper; say what is wrong, or that all is well."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            found = [f"Cơ sở dữ liệu: {problem}" for problem in problems()]
            found += check_documents(DataFolder(self._session.folder))
        finally:
            QApplication.restoreOverrideCursor()
        if not found:
            self.message.show_message("Dữ liệu nguyên vẹn, mọi văn bản đều đủ tệp.", Tone.OK)
            return
        more = f"\n… và {len(found) - 8} điều khác." if len(found) > 8 else ""
        self.message.show_message("\n".join(found[:8]) + more, Tone.WARNING)

    def take_back(self) -> None:
        """Undo the current line."""
        line = self.table.current_row()
        if line is None:
            return
        try:
            undoing.undo(line, self._session.today)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.WARNING)
            return
        self.message.clear()
        self._session.changed.emit()
        self.refresh()
        self._session.notify(f"Đã hoàn tác: {line.sentence}.", "ok")

    def _follow(self) -> None:
        explain_disabled(self.back, why_not(self.table.current_row()))


def why_not(line: Change | None) -> str:
    """Return why a line cannot be undone, "" when it can."""
    if line is None:
        return "Hãy chọn một việc trong nhật ký."
    if line.undone:
        return "Việc này đã được hoàn tác."
    return "" if undoing.can_undo(line) else "Việc này không hoàn tác được."
