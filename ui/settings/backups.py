"""Sao lưu: the copies there are, a new one, and one to carry elsewhere."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from models import backup
from models.database import DataFolder, copy_to
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.files import atomic_write
from ui.context import Session
from ui.exchange.drives import size_words
from ui.opening_files import open_folder_of
from ui.settings.frame import Section
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.widgets.buttons import button
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import ShorteningLabel


@dataclass(frozen=True)
class CopyLine:
    """A copy with its size in bytes, looked up once."""

    copy: backup.Copy
    size: int


COLUMNS = (
    Column("Ngày", lambda row: vietnamese_date(row.copy.made_on), lambda row: row.copy.number),
    Column("Lần", lambda row: str(row.copy.number), lambda row: row.copy.number, align="right"),
    Column("Dung lượng", lambda row: size_words(row.size), lambda row: row.size, align="right"),
    Column("Tệp", lambda row: row.copy.path.name, stretch=True),
)


class BackupSection(Section):
    """Copies, newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Sao lưu",
            "Phần mềm tự sao lưu khi sổ có thay đổi. Mỗi tuần hãy chép một bản ra USB hoặc máy"
            " khác.",
            scrolls=False,
        )
        self._session = session
        self._folder = DataFolder(session.folder)
        self.elsewhere = button("Chép ra nơi khác…", "export", self.copy_elsewhere)
        self.now = button("Sao lưu ngay", "backup", self.back_up, kind="primary")
        self.head.addWidget(button("Mở thư mục", "open_folder", self._open))
        self.head.addWidget(self.elsewhere)
        self.head.addWidget(self.now)
        self.table = DataTable(COLUMNS)
        empty = EmptyState(
            "backup",
            "Chưa có bản sao lưu",
            "Bản sao lưu giữ toàn bộ sổ; dùng để khôi phục khi máy hỏng.",
            "Sao lưu ngay",
            self.back_up,
        )
        self.switch = EmptySwitch(self.table, empty)
        self.body.addWidget(self.switch, 1)
        self.body.addWidget(ShorteningLabel(f"Thư mục: {self._folder.backups}", "small"))
        self.refresh()

    def refresh(self) -> None:
        found = [CopyLine(copy, _size(copy.path)) for copy in backup.copies(self._folder)]
        self.table.set_rows(found)
        self.switch.show_empty(not found)
        self.now.setVisible(bool(found))

    def back_up(self) -> None:
        """Make a verified copy now."""
        try:
            made = backup.back_up(self._folder, self._session.today, force=True)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        self.refresh()
        self._session.changed.emit()
        if made is not None:
            self._session.notify(f"Đã sao lưu và kiểm tra “{made.path.name}”.", "ok")

    def copy_elsewhere(self) -> None:
        """Write a verified copy to a place of the clerk's choice."""
        name = f"so-thi-dua_{self._session.today.isoformat()}.db"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Chép một bản ra nơi khác", name, "Bản sao lưu (*.db)"
        )
        if not chosen:
            return
        path = Path(chosen).with_suffix(".db")
        try:
            if path.resolve().parent == self._session.folder.resolve():
                raise RuleBroken(
                    "Đây là thư mục dữ liệu đang dùng. Hãy chọn USB hoặc thư mục khác."
                )
            atomic_write(path, copy_to)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        self._session.notify(
            f"Đã chép và kiểm tra “{path.name}”. Nếu là USB, hãy đẩy USB an toàn trước khi rút.",
            "ok",
            lambda: open_folder_of(self._session, path),
            "Mở thư mục",
        )

    def _open(self) -> None:
        open_folder_of(self._session, self._folder.backups)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
