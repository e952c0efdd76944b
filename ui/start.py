"""Opening the window on a data folder: one instance, hooks, and a copy of the book at the end."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLockFile, QObject, QSettings, QTimer

from models import backup, office, search
from models.database import BOOK_ERRORS, DataFolder, book_failed, close, open_folder
from models.deadlines import vietnamese_date
from models.errors import BookDamaged, RuleBroken
from models.legal import ensure_list
from models.opening import open_due
from models.restoring import check_copy, restore
from models.soundness import check_after, seal, was_sealed
from ui.app import guard, make_application
from ui.context import Found, Session, Status
from ui.dialogs.confirm import confirm, tell
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
_COPY_EVERY_MS = 30 * 60 * 1000
_HEAVY = ("docgen.reader", "docgen.jobs.generating", "docgen.excel.units")  # none of Qt


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
    guard(app, path / "logs")
    opened = _open_or_mend(path, today)
    if opened is None:
        return 2
    window, folder = opened
    settings = QSettings("so-thi-dua", "so-thi-dua")
    window.restore_place(settings)
    watch = DayWatch(window, folder)
    window.show()
    Thread(target=warm_up, daemon=True).start()
    code = app.exec()
    window.save_place(settings)
    watch.back_up()
    close()
    seal(path)
    return code


def warm_up() -> None:
    """Import what reads Word and Excel while the clerk still looks at the first page."""
    for module in _HEAVY:
        import_module(module)


def _open_or_mend(path: Path, today: date) -> tuple[MainWindow, DataFolder] | None:
    """Open the window; offer the newest sound copy when the book is damaged or gone."""
    try:
        return open_window(path, today)
    except BookDamaged as damaged:
        copy = newest_sound_copy(path)
        if copy is None:
            tell(None, "Chưa mở được sổ", str(damaged), Tone.ERROR)
            return None
        text = (
            f"{damaged}\n\nBản sao lưu lành gần nhất: ngày {vietnamese_date(copy.made_on)}."
            " Sổ hỏng được giữ lại bên cạnh."
        )
        if not confirm(None, "Sổ dữ liệu cần khôi phục", text, "Khôi phục bản này"):
            return None
        restore(path, copy.path)
        return open_window(path, today)
    except RuleBroken as broken:
        tell(None, "Chưa mở được sổ", str(broken), Tone.ERROR)
        return None


def newest_sound_copy(path: Path) -> backup.Copy | None:
    """Return the newest copy that passes SQLite's full check; None when there is none."""
    for copy in backup.copies(DataFolder(path)):
        with suppress(RuleBroken):
            check_copy(copy.path)
            return copy
    return None


class DayWatch(QObject):
    """Copies the book every half hour when it changed, and notices that a new day began."""

    def __init__(
        self,
        window: MainWindow,
        folder: DataFolder,
        clock: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(window)
        self._window, self._folder, self._clock = window, folder, clock
        self._follows_clock = window.session.today == clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_COPY_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def back_up(self) -> None:
        """Copy the book if it changed; a full disk is told, never a reason to stop."""
        try:
            backup.back_up(self._folder, self._window.session.today)
        except RuleBroken as broken:
            self._window.notify(str(broken), "warning")

    def look(self) -> None:
        """Copy the book if it changed; go on to the new day when midnight passed."""
        self.back_up()
        session = self._window.session
        if self._follows_clock and session.today != self._clock():
            session.today = self._clock()
            open_due(session.today)
            session.changed.emit()
        self._window.refresh_status()


def open_window(path: Path, today: date) -> tuple[MainWindow, DataFolder]:
    """Open the book in `path` and return the window over it, not shown yet.

    Raises RuleBroken; BookDamaged when a copy should take the book's place.
    """
    sealed = was_sealed(path)
    folder = open_folder(path)
    try:
        check_after(sealed)
        ensure_list()
        open_due(today)
    except BOOK_ERRORS as error:  # so damaged that even the check cannot walk it
        raise book_failed(error) from error
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
