"""Knowing whether the book is whole: a seal written at a clean end, a full check without it.

SQLite's own checks see half of all damage; a hash noted beside the file sees all of it.
"""

import json
from pathlib import Path

from models.database import FILE_NAME, problems
from models.errors import BookDamaged
from models.files import sha256, world_failed, write_bytes

SEAL = f"{FILE_NAME}.niem-phong"


def seal(folder: Path) -> None:
    """Note size and SHA-256 of the closed book. Call it last, after `database.close`."""
    book = folder / FILE_NAME
    noted = {"size": book.stat().st_size, "sha256": sha256(book)}
    write_bytes(folder / SEAL, json.dumps(noted).encode())


def was_sealed(folder: Path) -> bool | None:
    """Tell whether the book is still as it was sealed; None when there is no seal to go by.

    The seal is taken away: it holds for one start only. Call it before the book is opened.
    Raises RuleBroken when the folder does not let it go.
    """
    path, book = folder / SEAL, folder / FILE_NAME
    try:
        noted = json.loads(path.read_text("utf-8"))
        whole = (book.stat().st_size, sha256(book)) == (noted["size"], noted["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        whole = None
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise world_failed(error, path) from error
    return whole


def check_after(sealed: bool | None) -> None:
    """Check the opened book fully unless its seal was whole. Raises BookDamaged."""
    if sealed:
        return
    found = problems()
    if found:
        raise BookDamaged(
            "Sổ dữ liệu bị hỏng sau lần tắt máy đột ngột. Phần mềm giữ nguyên tệp này; hãy khôi"
            " phục từ bản sao lưu gần nhất."
        )
