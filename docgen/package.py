"""The USB package: a folder of documents with a list of contents, verified after writing.

A package stands under its final name whole or not at all: it is filled in a temporary folder
on the same stick, which is renamed when everything in it has been read back.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from docgen.drives import safe_name
from docgen.manifest import (
    CONTENTS,
    MANIFEST,
    Manifest,
    PackagedFile,
    check_names,
    contents_text,
    manifest_text,
    read_manifest,
    verify_package,
)
from models.errors import RuleBroken
from models.files import (
    TEMPORARY,
    atomic_write,
    free_name,
    sha256,
    sync,
    sync_folder,
    world_failed,
    write_bytes,
)

__all__ = [
    "PackageInfo",
    "PackagePart",
    "PackageResult",
    "read_manifest",
    "sweep_packages",
    "verify_package",
    "write_package",
]

Progress = Callable[[int, int], None]
SPARE_BYTES = 5 * 1024 * 1024
_BLOCK = 1 << 20
_FAREWELL = "Đã ghi và kiểm tra xong {count} tệp. Hãy chọn “Ngắt kết nối an toàn” rồi mới rút USB."


@dataclass(frozen=True, kw_only=True)
class PackagePart:
    """One file to go into the package. `title` is its line in the list of contents."""

    name: str
    source: Path | bytes
    title: str = ""

    def size(self) -> int:
        """Return its size in bytes. Raises RuleBroken when the source file is gone."""
        if isinstance(self.source, bytes):
            return len(self.source)
        try:
            return self.source.stat().st_size
        except OSError as error:
            raise world_failed(error, self.source) from error


@dataclass(frozen=True, kw_only=True)
class PackageInfo:
    """What the manifest says about the whole. `title` also names the folder."""

    office: str
    title: str
    created_on: date
    program: str  # name and version: "so-thi-dua 0.1.0"
    campaign: str = ""  # code
    period: str = ""


@dataclass(frozen=True, kw_only=True)
class PackageResult:
    """What stands on the stick now."""

    folder: Path
    files: list[PackagedFile] = field(default_factory=list)
    sentence: str = ""  # for the clerk


def write_package(
    folder: Path,
    parts: Iterable[PackagePart],
    info: PackageInfo,
    progress: Progress = lambda done, total: None,
) -> PackageResult:
    """Write `parts` into a new folder inside `folder`, read everything back, return what stands.

    `progress` counts KiB and may raise Cancelled. Raises RuleBroken when the stick is gone,
    full, locked or gives back something else; then nothing new stands there, temporary
    files apart which a vanished stick keeps (`sweep_packages` removes them).
    """
    listed = list(parts)
    check_names([part.name for part in listed])
    size = sum(part.size() for part in listed)
    _check_room(folder, size)
    sweep_packages(folder)
    target = _new_folder(folder, info.title)
    filling = folder / f"{TEMPORARY}{secrets.token_hex(4)}"
    try:
        filling.mkdir()
        files = _fill(filling, listed, _Steps(progress, size))
        _describe(filling, files, info)
        filling.rename(target)
    except OSError as error:
        raise world_failed(error, target) from error
    finally:
        _remove(filling)
    _check_written(target)
    return PackageResult(folder=target, files=files, sentence=_FAREWELL.format(count=len(files)))


def sweep_packages(folder: Path) -> int:
    """Remove temporary folders that a killed run left in `folder`; return how many."""
    left = [path for path in folder.glob(f"{TEMPORARY}*") if path.is_dir()]
    _remove(*left)
    return len(left)


def _check_room(folder: Path, size: int) -> None:
    """Refuse a missing folder and one with less room than twice the size and 5 MB."""
    try:
        free = shutil.disk_usage(folder).free
        if not folder.is_dir():
            raise NotADirectoryError(20, "not a folder")
    except OSError as error:
        raise world_failed(error, folder) from error
    wanted = 2 * size + SPARE_BYTES
    if free < wanted:
        raise RuleBroken(
            f"Nơi lưu “{folder.name or folder}” chỉ còn trống {_megabytes(free)} MB, cần ít nhất"
            f" {_megabytes(wanted, up=True)} MB. Hãy xóa bớt tệp hoặc chọn USB khác."
        )


def _megabytes(size: int, up: bool = False) -> str:
    tenths = -(-size * 10 // (1 << 20)) if up else size * 10 // (1 << 20)
    return f"{tenths / 10:.1f}".replace(".", ",")


def _new_folder(folder: Path, title: str) -> Path:
    # Dots would look like a suffix to `free_name`.
    return free_name(folder / safe_name(title.replace(".", "-"), instead="goi-du-lieu"))


@dataclass
class _Steps:
    """Counts bytes written and read back, and reports KiB."""

    progress: Progress
    size: int
    done: int = 0

    def add(self, count: int) -> None:
        self.done += count
        self.progress(self.done >> 10, max(1, (2 * self.size) >> 10))


def _fill(filling: Path, parts: list[PackagePart], steps: _Steps) -> list[PackagedFile]:
    """Write all parts and compare each with its source, as read back from the stick."""
    files = []
    steps.add(0)
    for part in parts:
        path = filling / part.name
        digest = atomic_write(path, partial(_copy, part, steps))
        size = path.stat().st_size
        if not _is_same(part, digest, steps):
            raise RuleBroken(
                f"Tệp “{part.name}” ghi ra USB không khớp với bản gốc. Hãy dùng USB khác rồi"
                " làm lại."
            )
        title = part.title or Path(part.name).stem
        files.append(PackagedFile(name=part.name, size=size, sha256=digest, title=title))
    return files


def _copy(part: PackagePart, steps: _Steps, target: Path) -> None:
    if isinstance(part.source, bytes):
        target.write_bytes(part.source)
        steps.add(len(part.source))
        return
    with _opened(part.source) as source, target.open("wb") as file:
        while block := source.read(_BLOCK):
            file.write(block)
            steps.add(len(block))


def _opened(path: Path):
    try:
        return path.open("rb")
    except OSError as error:  # the source failed, not the stick: name the right file
        raise world_failed(error, path) from error


def _is_same(part: PackagePart, digest: str, steps: _Steps) -> bool:
    if isinstance(part.source, bytes):
        wanted = hashlib.sha256(part.source).hexdigest()
    else:
        wanted = sha256(part.source)
    steps.add(part.size())
    return wanted == digest


def _describe(filling: Path, files: list[PackagedFile], info: PackageInfo) -> None:
    """Write the list for people, then the manifest, which lists that too."""
    manifest = Manifest(**asdict(info), files=list(files))
    text = contents_text(manifest).replace("\n", "\r\n").encode("utf-8-sig")  # for Notepad
    digest = write_bytes(filling / CONTENTS, text)
    manifest.files.append(
        PackagedFile(name=CONTENTS, size=len(text), sha256=digest, title="Mục lục gói")
    )
    write_bytes(filling / MANIFEST, manifest_text(manifest).encode())


def _settle(target: Path) -> None:
    """Make the new name last: on FAT and on Windows only syncing each file again does it."""
    for path in target.iterdir():
        sync(path)
        if hasattr(os, "posix_fadvise"):  # read back from the stick, not from memory
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    for folder in (target, target.parent):
        sync_folder(folder)


def _check_written(target: Path) -> None:
    """Make it last and read everything back; a package with a fault is taken away again."""
    try:
        _settle(target)
        problems = verify_package(target)
    except OSError as error:
        _remove(target)
        raise world_failed(error, target) from error
    if problems:
        _remove(target)
        raise RuleBroken(
            f"Kiểm tra lại sau khi ghi không đạt: {problems[0]} Hãy dùng USB khác rồi làm lại."
        )


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)  # a vanished stick keeps it until the next run
