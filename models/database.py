"""Opening the data folder. The one place that knows about SQLite."""

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from peewee import DatabaseError, IntegrityError, OperationalError
from playhouse.migrations import Runner

from models.base import db
from models.errors import BookDamaged, RuleBroken
from models.files import atomic_write, sweep, world_failed

FILE_NAME = "so-thi-dua.db"
FOLDERS = ("documents", "templates", "backups", "logs")
APPLICATION_ID = 0x53544431  # "STD1": this file is ours
SQLITE_HEAD = b"SQLite format 3\x00"  # the first 16 bytes of every SQLite file
MIGRATIONS = Path(__file__).parent / "migrations"

BOOK_ERRORS = (DatabaseError, sqlite3.DatabaseError)  # the second from pragmas read row by row

# One connection that keeps the file for itself; the journal is cut to nothing after each commit
# and every commit reaches the disk, also under Windows.
_PRAGMAS = {
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "TRUNCATE",
    "synchronous": "FULL",
    "foreign_keys": 1,
    "cell_size_check": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
}


@dataclass(frozen=True)
class DataFolder:
    """An opened data folder. Moving the folder moves the office."""

    path: Path

    @property
    def documents(self) -> Path:
        return self.path / "documents"

    @property
    def templates(self) -> Path:
        return self.path / "templates"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def logs(self) -> Path:
        return self.path / "logs"


def newest_version() -> int:
    """Return the schema number this program writes: the number of its last migration."""
    return max(int(step.name[:4]) for step in MIGRATIONS.glob("[0-9]*.py"))


def is_data_folder(path: Path) -> bool:
    """Tell whether an office's book lies in `path`."""
    return (path / FILE_NAME).is_file()


def open_folder(path: Path, create: bool = True) -> DataFolder:
    """Open the book in `path`, bringing it to the newest schema; make it when `create`.

    Raises RuleBroken when there is none and none may be made, when another window has it open,
    when a newer program wrote it, or when it is damaged; the file stays as it was.
    """
    close()
    file = path / FILE_NAME
    if not file.exists() and not create:
        raise RuleBroken(
            f"Thư mục “{path.name}” chưa có sổ dữ liệu. Hãy chọn đúng thư mục dữ liệu."
        )
    _prepare(path)
    _refuse_lost(path)
    fresh = not file.exists()
    _refuse_foreign(file)
    db.init(str(file), pragmas=_PRAGMAS, timeout=1)
    try:
        db.connect()
        _keep_for_ourselves()
        _refuse_newer(fresh)
        _migrate(path, fresh)
    except (OperationalError, DatabaseError) as error:
        close()
        raise _sentence(error, file) from error
    except BaseException:
        close()
        raise
    return DataFolder(path)


def close() -> None:
    """Close the book, if open."""
    if not db.is_closed():
        db.close()


def copy_to(target: Path) -> None:
    """Write a sound copy of the open book to `target` by SQLite's own backup call.

    Raises RuleBroken when the disk is full, gone or write-protected.
    """
    try:
        with contextlib.closing(sqlite3.connect(target)) as copy:
            db.connection().backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise RuleBroken(
            f"Không ghi được bản sao lưu vào “{target.parent.name}”. Hãy kiểm tra ổ đĩa hoặc USB"
            " còn cắm, còn chỗ trống và cho ghi rồi làm lại."
        ) from error
    if found != "ok":
        raise RuleBroken("Bản sao lưu vừa tạo không đạt kiểm tra nên không được dùng.")


def problems() -> list[str]:
    """Return what SQLite's full checks find in the open book; empty when it is sound."""
    integrity = [row[0] for row in db.execute_sql("PRAGMA integrity_check").fetchall()]
    found = [] if integrity == ["ok"] else integrity
    for table, row, parent, _ in db.execute_sql("PRAGMA foreign_key_check").fetchall():
        found.append(f"{table} #{row} → {parent}")
    return found


def book_failed(error: Exception) -> RuleBroken:
    """Return the sentence for one of `BOOK_ERRORS` that came up while the book was open.

    Raises the error again when it tells of a fault of ours, not of the disk.
    """
    if isinstance(error, IntegrityError | sqlite3.IntegrityError):
        raise error
    return _sentence(error, Path(str(db.database)))


def _prepare(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            (path / name).mkdir(exist_ok=True)
            sweep(path / name)
    except OSError as error:
        raise world_failed(error, path) from error


def _refuse_lost(path: Path) -> None:
    """Where there are copies, a missing book was lost: it is not the time for a new one."""
    if not (path / FILE_NAME).exists() and any((path / "backups").glob("*.db")):
        raise BookDamaged(
            f"Không thấy tệp dữ liệu “{FILE_NAME}” trong khi vẫn còn bản sao lưu. Hãy khôi phục"
            " từ bản sao lưu trong thư mục backups."
        )


def _refuse_foreign(file: Path) -> None:
    """A damaged or foreign file must never become a new empty book in silence."""
    if not file.exists():
        return
    try:
        with file.open("rb") as opened:
            start = opened.read(len(SQLITE_HEAD))
    except OSError as error:
        raise world_failed(error, file) from error
    if start != SQLITE_HEAD:
        raise BookDamaged(
            f"Tệp dữ liệu “{file.name}” bị hỏng. Phần mềm giữ nguyên tệp này; hãy khôi phục từ"
            " bản sao lưu trong thư mục backups."
        )


def _keep_for_ourselves() -> None:
    """Take the lock now, not at the first write: two windows could read side by side till then."""
    db.execute_sql("BEGIN EXCLUSIVE")
    db.execute_sql("COMMIT")


def _refuse_newer(fresh: bool) -> None:
    version = db.pragma("user_version")
    if version < 0 or version > newest_version():
        raise RuleBroken(
            f"Dữ liệu do phiên bản mới hơn của phần mềm tạo ra (mức {version}, máy này đọc đến"
            f" mức {newest_version()}). Hãy cập nhật phần mềm; dữ liệu không bị thay đổi."
        )
    if not fresh and db.pragma("application_id") != APPLICATION_ID:
        raise RuleBroken("Tệp dữ liệu này không phải của Sổ Thi Đua. Hãy chọn thư mục khác.")


def _migrate(path: Path, fresh: bool) -> None:
    version = db.pragma("user_version")
    if version == newest_version():
        return
    if not fresh:
        atomic_write(path / "backups" / f"truoc-nang-cap-{version:04d}.db", copy_to)
    if version == 0:
        db.pragma("application_id", APPLICATION_ID)
    Runner(db, str(MIGRATIONS)).up()
    if problems():
        raise RuleBroken("Nâng cấp dữ liệu không đạt kiểm tra; bản trước nằm trong backups.")


def _sentence(error: Exception, file: Path) -> RuleBroken:
    text = str(error)
    if "locked" in text:
        return RuleBroken("Sổ dữ liệu đang mở ở một cửa sổ khác. Hãy đóng cửa sổ đó rồi mở lại.")
    if "full" in text:
        return RuleBroken(f"Ổ đĩa chứa “{file.name}” đã đầy. Hãy xóa bớt tệp rồi làm lại.")
    if "readonly" in text or "unable to open" in text:
        return RuleBroken(
            f"Không mở được “{file.name}” để ghi. Hãy kiểm tra quyền của thư mục dữ liệu."
        )
    return BookDamaged(
        f"Tệp dữ liệu “{file.name}” bị hỏng. Phần mềm giữ nguyên tệp này; hãy khôi phục từ bản"
        " sao lưu trong thư mục backups."
    )
