"""The list of contents of a package: written, read with suspicion, and held against the files.

Its shape is described in resources/schema/package.schema.json.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from docgen.drives import safe_name
from models.errors import RuleBroken
from models.files import sha256, world_failed
from models.text import nfc

FORMAT = "so-thi-dua/package"
VERSION = 1
MANIFEST = "manifest.json"
CONTENTS = "MUC-LUC.txt"
SUFFIXES = (".xlsx", ".docx", ".pdf", ".json", ".txt", ".jpg", ".jpeg", ".png")
MOST_FILES = 2000
_MOST_BYTES = 2 << 20  # of the manifest itself
_SHA256 = re.compile(r"[0-9a-f]{64}")
# What Windows, macOS and Office leave on every stick.
_LITTER = re.compile(
    r"(desktop\.ini|thumbs\.db|\.ds_store|\._.*|~\$.*|\.~lock\..*)", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class PackagedFile:
    """One file as the manifest lists it; `sha256` in lower case."""

    name: str
    size: int
    sha256: str
    title: str = ""


@dataclass(kw_only=True)
class Manifest:
    """What a package says about itself."""

    office: str
    title: str
    created_on: date
    program: str
    campaign: str = ""
    period: str = ""
    files: list[PackagedFile] = field(default_factory=list)


def check_names(names: Iterable[str]) -> None:
    """Raise RuleBroken for names no package may hold: not portable, double, of a foreign kind."""
    seen = {MANIFEST.casefold(), CONTENTS.casefold()}
    for name in names:
        _check_name(name)
        if nfc(name).casefold() in seen:
            raise RuleBroken(f"Gói có hai tệp cùng tên “{name}”. Hãy đổi tên một tệp.")
        seen.add(nfc(name).casefold())
    count = len(seen) - 2
    if not count:
        raise RuleBroken("Gói chưa có tệp nào. Hãy chọn ít nhất một tài liệu.")
    if count > MOST_FILES:
        raise RuleBroken(f"Gói có {count} tệp, nhiều hơn {MOST_FILES}. Hãy chia thành nhiều gói.")


def _check_name(name: str) -> None:
    if safe_name(name) != name:
        raise RuleBroken(f"Tên tệp “{name}” không dùng được trên Windows hoặc USB. Hãy đổi tên.")
    if Path(name).suffix.lower() not in SUFFIXES:
        raise RuleBroken(
            f"Tệp “{name}” không thuộc loại được gửi theo gói"
            f" ({', '.join(suffix[1:] for suffix in SUFFIXES)})."
        )


def manifest_text(manifest: Manifest) -> str:
    """Return the manifest as JSON."""
    shown = {"format": FORMAT, "version": VERSION} | asdict(manifest)
    shown["created_on"] = manifest.created_on.isoformat()
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def contents_text(manifest: Manifest) -> str:
    """Return the list of contents for people, one paragraph a file."""
    lines = [
        "MỤC LỤC GÓI DỮ LIỆU",
        "",
        f"Cơ quan gửi: {manifest.office}",
        f"Nội dung: {manifest.title}",
        f"Ngày lập: {manifest.created_on:%d/%m/%Y}",
        f"Chương trình: {manifest.program}",
        f"Số tệp: {len(manifest.files)}",
        "",
    ]
    for number, file in enumerate(manifest.files, start=1):
        lines += [
            f"{number}. {file.title}",
            f"   Tệp: {file.name} ({file.size:,} byte)".replace(",", "."),
            f"   Mã kiểm tra SHA-256: {file.sha256}",
        ]
    lines += ["", f"Máy đọc tệp {MANIFEST}; xin không sửa, đổi tên hay xóa các tệp trong gói.", ""]
    return "\n".join(lines)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest in `folder`. Raises RuleBroken for none and for a newer program's."""
    path = folder / MANIFEST
    foreign = RuleBroken(
        f"“{folder.name or folder}” không phải gói dữ liệu của phần mềm (thiếu hoặc hỏng bản kê"
        f" {MANIFEST}). Hãy chọn đúng thư mục gói hoặc xin nơi gửi chép lại."
    )
    try:
        if not path.is_file() or path.is_symlink() or path.stat().st_size > _MOST_BYTES:
            raise foreign
        raw = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise world_failed(error, path) from error
    except (ValueError, RecursionError) as error:
        raise foreign from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise foreign
    if isinstance(raw.get("version"), int) and raw["version"] > VERSION:
        raise RuleBroken(
            f"Gói “{folder.name}” do phiên bản mới hơn của phần mềm tạo ra. Hãy cập nhật phần mềm."
        )
    try:
        manifest = _parsed(raw)
        check_names(file.name for file in manifest.files if file.name != CONTENTS)
    except (KeyError, TypeError, ValueError) as error:
        raise foreign from error
    return manifest


def _parsed(raw: dict) -> Manifest:
    """Return the manifest in `raw`. Raises KeyError, TypeError or ValueError for a wrong shape."""
    if raw["version"] != VERSION:
        raise ValueError(raw["version"])
    words = {key: _text(raw[key]) for key in ("office", "title", "program")}
    words |= {key: _text(raw.get(key, "")) for key in ("campaign", "period")}
    files = [_parsed_file(item) for item in raw["files"]]
    return Manifest(**words, created_on=date.fromisoformat(raw["created_on"]), files=files)


def _parsed_file(raw: dict) -> PackagedFile:
    digest, size = _text(raw["sha256"]).lower(), raw["size"]
    if not _SHA256.fullmatch(digest) or type(size) is not int or size < 0:
        raise ValueError(raw)
    title = _text(raw.get("title", ""))
    return PackagedFile(name=_text(raw["name"]), size=size, sha256=digest, title=title)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return nfc(value)


def verify_package(folder: Path) -> list[str]:
    """Return what is wrong with the package in `folder`, one sentence each; empty when whole.

    Reads every file. Files that are not on the list count as wrong, what Windows and Office
    leave behind does not.
    """
    try:
        manifest = read_manifest(folder)
        present = {nfc(path.name).casefold(): path for path in folder.iterdir()}
    except RuleBroken as broken:
        return [str(broken)]
    except OSError as error:
        return [str(world_failed(error, folder))]
    present.pop(MANIFEST, None)
    problems = []
    for file in manifest.files:
        path = present.pop(nfc(file.name).casefold(), None)
        problems += _differences(file, path)
    problems += [
        f"Gói có tệp “{path.name}” không có trong bản kê."
        for path in present.values()
        if not _LITTER.fullmatch(path.name)
    ]
    return problems


def _differences(file: PackagedFile, path: Path | None) -> list[str]:
    if path is None:
        return [f"Gói thiếu tệp “{file.name}”."]
    try:
        if path.is_symlink() or not path.is_file():
            return [f"“{file.name}” trong gói không phải là một tệp thường."]
        if path.stat().st_size != file.size or sha256(path) != file.sha256:
            return [
                f"Tệp “{file.name}” trong gói đã bị sửa hoặc chép lỗi (mã kiểm tra không khớp)."
            ]
    except OSError as error:
        return [str(world_failed(error, path))]
    return []
