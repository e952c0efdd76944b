"""Writing files so that half a file never exists, and saying in words what the world refused."""

import contextlib
import errno
import hashlib
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from models.errors import RuleBroken

TEMPORARY = ".tdkt-tmp-"
_RETRY_AFTER_MS = (10, 25, 50, 100, 500)  # antivirus and Office let go within this
_SHARING_ERRORS = {5, 32}  # Windows: access denied, sharing violation

_SENTENCES = {
    errno.ENOSPC: "Ổ đĩa chứa “{name}” đã đầy. Hãy xóa bớt tệp hoặc chọn ổ khác rồi làm lại.",
    errno.EACCES: "Không ghi được “{name}”: tệp đang mở trong Word/Excel hoặc thư mục không cho"
    " ghi. Hãy đóng tệp hoặc chọn nơi khác rồi làm lại.",
    errno.EROFS: "Nơi lưu “{name}” chỉ cho đọc (khóa ghi). Hãy gạt chốt khóa của USB hoặc chọn"
    " nơi khác.",
    errno.ENOENT: "Không còn thấy nơi lưu “{name}”; có thể USB đã bị rút. Hãy cắm lại USB hoặc"
    " chọn nơi khác rồi làm lại.",
    errno.EIO: "Thiết bị chứa “{name}” bị lỗi khi đọc hoặc ghi. Hãy cắm lại USB hoặc dùng thiết"
    " bị khác.",
    errno.EEXIST: "“{name}” là một tệp, không phải thư mục. Hãy chọn thư mục.",
    errno.EISDIR: "“{name}” là một thư mục. Hãy chọn tên tệp khác.",
    errno.ENOTDIR: "Đường dẫn tới “{name}” không đúng. Hãy chọn lại nơi lưu.",
    errno.ENAMETOOLONG: "Tên tệp “{name}” quá dài. Hãy đặt tên ngắn hơn.",
}
_SAME = {errno.EPERM: errno.EACCES, errno.ENODEV: errno.ENOENT, errno.ENXIO: errno.ENOENT}
_SAME |= {errno.EDQUOT: errno.ENOSPC, errno.EFBIG: errno.ENOSPC, errno.EBUSY: errno.EACCES}


def world_failed(error: OSError, path: Path) -> RuleBroken:
    """Return the sentence for an error of the operating system while touching `path`."""
    code = _SAME.get(error.errno or 0, error.errno or 0)
    sentence = _SENTENCES.get(
        code, "Không đọc hoặc ghi được “{name}”. Hãy kiểm tra ổ đĩa, USB rồi làm lại."
    )
    return RuleBroken(sentence.format(name=path.name))


def is_open_in_office(path: Path) -> bool:
    """Tell whether Word, Excel or LibreOffice left its lock file beside `path`."""
    name = path.name
    locks = (f"~${name}", f"~${name[2:]}", f".~lock.{name}#")
    return any(os.path.exists(path.parent / lock) for lock in locks)


def atomic_write(path: Path, write: Callable[[Path], None]) -> str:
    """Let `write` fill a temporary file beside `path`, then put it in place; return its SHA-256.

    Synced before and after the move (FAT sticks need both) and read back: the returned hash is
    that of what stands under `path`. Raises RuleBroken with nothing left behind and an older
    `path` untouched.
    """
    if is_open_in_office(path):
        raise RuleBroken(
            f"“{path.name}” đang mở trong Word hoặc Excel. Hãy đóng tệp đó rồi làm lại."
        )
    beside = path.parent / f"{TEMPORARY}{secrets.token_hex(4)}{path.suffix}"
    try:
        write(beside)
        sync(beside)
        wanted = sha256(beside)
        _replace(beside, path)
        sync(path)
        sync_folder(path.parent)
        if sha256(path) != wanted:
            raise RuleBroken(f"“{path.name}” ghi ra không khớp. Hãy dùng thiết bị khác.")
    except OSError as error:
        raise world_failed(error, path) from error
    finally:
        _discard(beside)
    return wanted


def write_bytes(path: Path, content: bytes) -> str:
    """Put `content` under `path` by `atomic_write`; return its SHA-256."""
    return atomic_write(path, lambda beside: _fill(beside, content))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def free_name(path: Path) -> Path:
    """Return `path`, or the first of "…-2", "…-3" that does not exist yet."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free


def sweep(folder: Path) -> int:
    """Remove temporary files that a killed run left in `folder`; return how many."""
    left = list(folder.glob(f"{TEMPORARY}*")) if folder.is_dir() else []
    for path in left:
        _discard(path)
    return len(left)


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def sync(path: Path) -> None:
    """Make what was written to a file last. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where that can be asked for. Raises OSError."""
    if os.name == "nt":  # Windows has no way to sync a folder; syncing the file does it
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some sticks cannot
            raise
    finally:
        os.close(handle)


def _replace(source: Path, target: Path) -> None:
    for wait_ms in _RETRY_AFTER_MS:
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING_ERRORS:
                raise
            time.sleep(wait_ms / 1000)
    os.replace(source, target)


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):  # the stick is gone: the next start sweeps
        path.unlink(missing_ok=True)
