"""Opening the window on a data folder: one instance, hooks, and a copy of the book at the end."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLockFile, QSettings

from models import backup, office, search
from models.database import DataFolder, close, open_folder
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.legal import ensure_list
from models.opening import open_due
from ui.app import guard, make_application
from ui.context import Found, Session, Status
from ui.dialogs.confirm import tell
from ui.main_window import MainWindow
from ui.theme import Tone

_PAGE_OF = {
    "plan": ("campaigns", "code"),
    "work_plan": ("workplan", "code"),
    "unit": ("units", "unit"),
    "document": ("documents", "document"),
}
_KIND = {
    "plan": "Phong trào",
    "work_plan": "Chương trình năm",
    "unit": "Đơn vị",
    "document": "Văn bản",
}
_OLD_COPY_DAYS = 7


def default_folder() -> Path:
    """Return where the office's data lie when nothing else is said."""
    from platformdirs import user_data_path

    return user_data_path("so-thi-dua", appauthor=False)


def run(data: Path | None, today: date) -> int:
    """Show the window until it is closed; return the exit code."""
    app = make_application(sys.argv[1:])
    path = data or default_folder()
    path.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(path / "app.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100) and not (lock.removeStaleLockFile() and lock.tryLock(100)):
        tell(None, "Sổ Thi Đua đang mở", "Hãy dùng cửa sổ đang mở của thư mục này.", Tone.INFO)
        return 3
    try:
        window, folder = open_window(path, today)
    except RuleBroken as broken:
        tell(None, "Chưa mở được sổ", str(broken), Tone.ERROR)
        return 2
    guard(app, folder.logs)
    settings = QSettings("so-thi-dua", "so-thi-dua")
    window.restore_place(settings)
    window.show()
    code = app.exec()
    window.save_place(settings)
    backup.back_up(folder, today)
    close()
    return code


def open_window(path: Path, today: date) -> tuple[MainWindow, DataFolder]:
    """Open the book in `path` and return the window over it, not shown yet."""
    folder = open_folder(path)
    ensure_list()
    open_due(today)
    session = Session(path, today)
    session.find_hook = _find
    session.office_hook = lambda: office.profile_on(today).short_name
    session.backup_hook = lambda: _backup_status(folder, today)
    return MainWindow(session), folder


def _find(text: str) -> list[Found]:
    found = []
    for hit in search.find(text):
        page, name = _PAGE_OF[hit.kind]
        detail = f"{_KIND[hit.kind]} · {hit.detail}"
        found.append(Found(hit.title, detail, page, {name: hit.key}))
    return found


def _backup_status(folder: DataFolder, today: date) -> Status:
    known = backup.copies(folder)
    if not known:
        return Status("Chưa có bản sao lưu", "warning")
    newest = known[0].made_on
    tone = "warning" if (today - newest).days > _OLD_COPY_DAYS else "neutral"
    return Status(f"Sao lưu gần nhất: {vietnamese_date(newest)}", tone)
