"""Files that come in by drag and drop, from a folder or a stick: what each is, by its content."""

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from docgen import campaign_file
from docgen.manifest import MANIFEST, read_manifest
from models.errors import RuleBroken

Progress = Callable[[int, int], None]

MOST_FILES = 5000  # looked at in one go
MOST_LEVELS = 6  # of folders below the one chosen
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_PLANS = (".docx", ".txt", ".md", ".doc", ".rtf", ".odt")
_PASSED_OVER = {"$recycle.bin", "system volume information", "lost+found", "__macosx"}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Kind(StrEnum):
    """What a file or folder is; the value is what the clerk calls it."""

    FORM = "Biểu báo cáo"
    WORKBOOK = "Tệp Excel không phải biểu"
    UNITS = "Danh sách đơn vị"
    SCORES = "Bảng tự chấm điểm"
    PLAN = "Kế hoạch, chương trình"
    CAMPAIGN = "Tệp phong trào"
    PACKAGE = "Gói dữ liệu"
    OTHER = "Tệp khác"


@dataclass(kw_only=True)
class Incoming:
    """Paths by kind, in the order they were met. `cut`: there was more than is looked at."""

    found: dict[Kind, list[Path]] = field(default_factory=dict)
    cut: bool = False

    def of(self, *kinds: Kind) -> list[Path]:
        """Return the paths of some kinds."""
        return [path for kind in kinds for path in self.found.get(kind, [])]

    @property
    def kinds(self) -> list[Kind]:
        """Return the kinds that were met, in the order of `Kind`."""
        return [kind for kind in Kind if self.found.get(kind)]


def sort_out(
    paths: Iterable[Path], progress: Progress | None = None, only_forms: bool = False
) -> Incoming:
    """Tell apart files, and all that is in folders. Touches no book.

    Folders are followed six levels deep, never through links; hidden files and what Windows and
    Office leave are passed over. With `only_forms` lists of units are not told from other
    workbooks, which is quicker. `progress` may raise to stop. What vanishes meanwhile is
    counted as another kind: whoever opens it says why.
    """
    incoming = Incoming()
    met: list[Path] = []
    for path in _walk(paths):
        if len(met) == MOST_FILES:
            incoming.cut = True
            break
        met.append(path)
        if progress and len(met) % 50 == 0:
            progress(len(met), 0)
    for number, path in enumerate(met):
        if progress:
            progress(number, len(met))
        incoming.found.setdefault(kind_of(path, only_forms), []).append(path)
    if progress:
        progress(len(met), len(met))
    return incoming


def kind_of(path: Path, only_forms: bool = False) -> Kind:
    """Return what one path is; a workbook that cannot be opened is no form."""
    if path.is_dir():
        return Kind.PACKAGE if _is_package(path) else Kind.OTHER
    start = _start(path)
    suffix = path.suffix.lower()
    if start.startswith(_ZIP) and _holds_workbook(path):
        return _kind_of_workbook(path, only_forms)
    if start.startswith(_OLE) and suffix in _WORKBOOKS:
        return Kind.FORM if _has_sign(path) else Kind.WORKBOOK
    if suffix in _WORKBOOKS:
        return Kind.WORKBOOK
    if suffix == ".json" or (campaign_file.is_campaign_file(start) and suffix not in _PLANS):
        return Kind.CAMPAIGN
    return Kind.PLAN if suffix in _PLANS else Kind.OTHER


def _walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of `paths` and of the folders among them; a package as one thing."""
    for path in dict.fromkeys(paths):
        if path.is_dir() and not _is_package(path):
            yield from _inside(path, MOST_LEVELS)
        else:
            yield path


def _inside(folder: Path, levels: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return  # locked, or the stick went away: the files met before still count
    for entry in listed:
        path = Path(entry.path)
        if _is_litter(entry.name) or entry.is_symlink():
            continue
        if not entry.is_dir() or _is_package(path):
            yield path
        elif levels > 0:
            yield from _inside(path, levels - 1)


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _PASSED_OVER


def _is_package(folder: Path) -> bool:
    try:
        if not (folder / MANIFEST).is_file():
            return False
        read_manifest(folder)
    except (OSError, RuleBroken):
        return False
    return True


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""


def _holds_workbook(path: Path) -> bool:
    """Tell whether an archive is one of Excel; only its list of contents is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.casefold() for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return path.suffix.lower() in _WORKBOOKS
    return any(name.startswith("xl/") for name in names)


def _kind_of_workbook(path: Path, only_forms: bool) -> Kind:
    from docgen.excel.forms.sniffing import is_form  # openpyxl is slow to import
    from docgen.excel.score_reading import is_score_file
    from docgen.excel.units import read_units

    if is_form(path):
        return Kind.FORM
    if is_score_file(path):
        return Kind.SCORES
    if only_forms:
        return Kind.WORKBOOK
    try:
        read_units(path)
    except RuleBroken:
        return Kind.WORKBOOK
    return Kind.UNITS


def _has_sign(path: Path) -> bool:
    """Tell whether an .xls carries the code of a form, without turning it into an .xlsx."""
    from docgen.excel.forms.sniffing import has_sign
    from docgen.excel.gate import MOST_BYTES

    try:
        return path.stat().st_size <= MOST_BYTES and has_sign(path.read_bytes())
    except OSError:
        return False
