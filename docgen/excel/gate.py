"""The door before openpyxl: a workbook from outside is looked at before it is opened.

Everything the clerk may be handed comes back as one sentence: renamed files of other kinds,
half copies, passwords, macros, archives made to fill the memory. Nothing is executed, no link
is followed, formulas keep the value that was saved with them.
"""

import io
import re
import stat
import warnings
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from openpyxl import Workbook, load_workbook

from docgen.excel.gate_xml import check_xml
from docgen.excel.refusals import Refusal, refusal
from models.errors import RuleBroken
from models.files import world_failed

MOST_BYTES = 20 << 20
MOST_UNPACKED_BYTES = 150 << 20
MOST_PARTS = 3000
_MOST_RATIO = 250  # repeated rows of a real workbook stay below; a bomb starts at 1000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MISLEADING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\x00-\x1f]")
_NEEDED = ("[content_types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
_KINDS = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"MZ", "tệp chương trình"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"<", "trang web hoặc tệp XML"),
    (b"{\\rtf", "tệp RTF"),
)


def open_foreign(path: Path) -> Workbook:
    """Return a workbook from outside with the values saved in it. Raises RuleBroken."""
    return _loaded(path, check_workbook(path), values=True)


def open_foreign_formulas(path: Path) -> Workbook:
    """Return the same workbook with formulas instead of their values. Raises RuleBroken."""
    return _loaded(path, check_workbook(path), values=False)


def check_workbook(path: Path) -> bytes:
    """Return the content of a workbook that may be opened. Raises RuleBroken for any other."""
    if _MISLEADING.search(path.name):
        raise refusal(Refusal.NAME, _MISLEADING.sub("?", path.name))
    content = _content(path)
    if not content:
        raise refusal(Refusal.EMPTY, path.name)
    if not content.startswith(_ZIP):
        raise _not_a_zip(content, path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_entries(archive, path.name)
            _check_parts(archive, path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise refusal(Refusal.BROKEN, path.name) from error
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise refusal(Refusal.BROKEN, path.name) from error
    return content


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refusal(Refusal.OTHER_KIND, path.name, kind="thư mục")
        if found.st_size > MOST_BYTES:
            size = f"{found.st_size >> 20} MB"
            raise refusal(Refusal.TOO_BIG, path.name, size=size, most=f"{MOST_BYTES >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise world_failed(error, path) from error


def _not_a_zip(content: bytes, name: str) -> RuleBroken:
    """Return the sentence for a file that is no zip: what is it then?"""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return refusal(Refusal.PASSWORD, name)
        if "WordDocument".encode("utf-16-le") in content:
            return refusal(Refusal.OTHER_KIND, name, kind="tệp Word đời cũ (.doc)")
        return refusal(Refusal.OLD_EXCEL, name)
    bare = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, kind in _KINDS:
        if bare.startswith(sign):
            return refusal(Refusal.OTHER_KIND, name, kind=kind)
    if len(content) < 4 or not bare.strip(b"\x00"):
        return refusal(Refusal.BROKEN, name)
    is_text = b"\x00" not in bare and sum(byte < 32 for byte in bare) < len(bare) / 8
    kind = "tệp văn bản (.csv, .txt)" if is_text else "tệp loại khác"
    return refusal(Refusal.OTHER_KIND, name, kind=kind)


def _check_entries(archive: zipfile.ZipFile, name: str) -> None:
    """Check the archive as such, without unpacking anything."""
    entries = archive.infolist()
    seen, unpacked, last_end = set(), 0, 0
    if len(entries) > MOST_PARTS:
        raise refusal(Refusal.HOSTILE, name)
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.flag_bits & 0x1:
            raise refusal(Refusal.PASSWORD, name)
        inside = PurePosixPath(entry.filename.replace("\\", "/"))
        strange = inside.is_absolute() or ".." in inside.parts or ":" in entry.filename
        linked = stat.S_ISLNK(entry.external_attr >> 16)
        double = entry.filename.casefold() in seen
        overlapping = entry.header_offset < last_end
        unpacked += entry.file_size
        bomb = entry.file_size > (1 << 20) and (
            entry.file_size > _MOST_RATIO * max(1, entry.compress_size)
        )
        if strange or linked or double or overlapping or bomb or unpacked > MOST_UNPACKED_BYTES:
            raise refusal(Refusal.HOSTILE, name)
        seen.add(entry.filename.casefold())
        last_end = entry.header_offset + entry.compress_size


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Check what the archive holds: an Excel workbook, whole, without macros, decent XML."""
    parts = {entry.filename.casefold(): entry for entry in archive.infolist()}
    if not any(part.startswith("xl/") for part in parts):
        raise refusal(Refusal.OTHER_KIND, name, kind=_kind_of_zip(parts))
    if "xl/workbook.bin" in parts:
        raise refusal(Refusal.OTHER_KIND, name, kind="tệp Excel nhị phân (.xlsb)")
    if any("vbaproject" in part or part.startswith("xl/macrosheets/") for part in parts):
        raise refusal(Refusal.MACRO, name)
    if not all(part in parts for part in _NEEDED):
        raise refusal(Refusal.PART_MISSING, name)
    for part, entry in parts.items():
        if part.endswith((".xml", ".rels")):
            check_xml(archive.read(entry), part, name)
    types = archive.read(parts["[content_types].xml"])
    if b"macroenabled" in types.replace(b"\x00", b"").lower():
        raise refusal(Refusal.MACRO, name)


def _kind_of_zip(parts: dict[str, zipfile.ZipInfo]) -> str:
    if any(part.startswith("word/") for part in parts):
        return "tệp Word (.docx)"
    if any(part.startswith("ppt/") for part in parts):
        return "tệp PowerPoint (.pptx)"
    if "content.xml" in parts:
        return "tệp LibreOffice (.ods, .odt)"
    return "tệp nén ZIP"


def _loaded(path: Path, content: bytes, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out
            book = load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
    except KeyError as error:
        raise refusal(Refusal.PART_MISSING, path.name) from error
    except Exception as error:  # openpyxl answers odd files with any error there is
        raise refusal(Refusal.BROKEN, path.name) from error
    if not book.worksheets:
        raise refusal(Refusal.PART_MISSING, path.name)
    return book
