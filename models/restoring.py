"""Putting a copy of the book back: checked first, the book that was there is kept beside."""

import shutil
import sqlite3
from pathlib import Path

from models.database import APPLICATION_ID, FILE_NAME, SQLITE_HEAD, close, newest_version
from models.errors import RuleBroken
from models.files import atomic_write, free_name, world_failed

KEPT = "so-thi-dua.truoc-khoi-phuc.db"


def check_copy(copy: Path) -> None:
    """Raise RuleBroken unless `copy` is a sound book of ours that this program can read."""
    try:
        with copy.open("rb") as file:
            start = file.read(len(SQLITE_HEAD))
    except OSError as error:
        raise world_failed(error, copy) from error
    if start != SQLITE_HEAD:
        raise RuleBroken(f"“{copy.name}” không phải bản sao lưu của Sổ Thi Đua.")
    version, ours, found = _look_into(copy)
    if not ours:
        raise RuleBroken(f"“{copy.name}” không phải bản sao lưu của Sổ Thi Đua.")
    if version > newest_version():
        raise RuleBroken(
            f"“{copy.name}” do phiên bản mới hơn của phần mềm tạo ra. Hãy cập nhật phần mềm."
        )
    if found != "ok":
        raise RuleBroken(f"“{copy.name}” bị hỏng nên không dùng được. Hãy chọn bản sao lưu khác.")


def restore(folder: Path, copy: Path) -> Path | None:
    """Put `copy` in place of the book in `folder`; return where the old book is kept now.

    None when there was none. Raises RuleBroken with the book untouched. Killed in the middle,
    either the old or the new book stands there, whole.
    """
    check_copy(copy)
    close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, folder) from error
    book, kept = folder / FILE_NAME, None
    if book.exists():
        kept = free_name(folder / KEPT)
        atomic_write(kept, lambda beside: _copy(book, beside))
    atomic_write(book, lambda beside: _copy(copy, beside))
    for leftover in (folder / f"{FILE_NAME}-journal", folder / f"{FILE_NAME}-wal"):
        try:
            leftover.unlink(missing_ok=True)  # of the old book: it would ruin the new one
        except OSError as error:
            raise world_failed(error, leftover) from error
    return kept


def _look_into(copy: Path) -> tuple[int, bool, str]:
    """Return schema version, whether it is ours, and what SQLite's full check says."""
    link = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        version = link.execute("PRAGMA user_version").fetchone()[0]
        ours = link.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        return version, ours, link.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError:
        return 0, True, "damaged"
    finally:
        link.close()


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
