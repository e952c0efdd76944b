"""Names that every stick and every Windows accepts."""

import re
import unicodedata

from models.text import squeeze

MOST_LETTERS = 120
_MOST_BYTES = 240  # Linux allows 255 bytes; room for "-2" and for a temporary name
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\s*(\.|$))", re.IGNORECASE
)
_NOT_WRITABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def safe_name(text: str, instead: str = "khong-ten") -> str:
    """Return `text` as a file or folder name for FAT and NTFS; `instead` if nothing is left.

    NFC, at most 120 letters with the suffix kept, no reserved name, no dot or space at an end.
    """
    visible = "".join(
        " " if mark in "\t\r\n" else mark
        for mark in text
        if mark in "\t\r\n" or unicodedata.category(mark) not in _NOT_WRITABLE
    )
    name = _FORBIDDEN.sub("-", squeeze(visible)).lstrip(". ~").rstrip(". ")
    if _DEVICES.match(name):
        name = f"_{name}"
    return _shortened(name).rstrip(". ") or instead


def _shortened(name: str) -> str:
    """Cut the stem so that name and suffix fit."""
    found = _SUFFIX.search(name)
    suffix = found.group() if found else ""
    stem = name[: len(name) - len(suffix)]
    while len(stem + suffix) > MOST_LETTERS or len((stem + suffix).encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ") + suffix
