"""Words out of a cell: in Unicode, with their lines; broken letters are told, never guessed."""

import re
import unicodedata
from dataclasses import dataclass, field

from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.grid import Raw
from docgen.old_letters import Turned, is_mixed, turned
from models.text import nfc

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|_x00(?!0[9ADad]_)[01][0-9A-Fa-f]_")
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")
_QUESTION = re.compile(r"[^\W\d_]\?+[^\W\d_]")  # a mark within a word: "Th?n B?n"
_DOUBLE = re.compile("[ÃÄÅÆáâà][\u0080-\u00bf\u2013-\u203a€‚ƒ„…†‡ˆ‰ŠŒŽ]|á»|áº")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, kw_only=True)
class TurnedCell:
    """A cell whose letters of an old font were turned into Unicode."""

    sheet: str
    cell: str
    old: Turned


@dataclass(kw_only=True)
class Words:
    """What a cell says; `turned` tells of letters of an old font: nothing, or this one cell."""

    text: str = ""
    problem: Problem | None = None
    turned: list[TurnedCell] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_words(raw: Raw, most: int, one_line: bool = False) -> Words:
    """Return the words of a cell, at most `most` letters. Pure."""
    if raw.is_error:
        return _wrong(raw, Fault.TEXT_ERROR)
    if raw.value is None and raw.formula:
        return _wrong(raw, Fault.TEXT_FORMULA, raw.formula)
    text = raw.text
    if (fault := _broken(text)) is not None:
        return _wrong(raw, fault)
    if is_mixed(text, raw.font):
        return _wrong(raw, Fault.MIXED_LETTERS)
    old = turned(text, raw.font)
    if old is None and (meant := _decoded_again(text)):
        return _wrong(raw, Fault.DOUBLE_CODED, wanted=meant)
    clean = _clean(old.after if old else text, one_line)
    if len(clean) > most:
        return _wrong(raw, Fault.TOO_LONG, str(len(clean)), str(most))
    cells = [TurnedCell(sheet=raw.sheet, cell=raw.cell, old=old)] if old else []
    return Words(text=clean, turned=cells, warnings=_told(raw, old))


def _broken(text: str) -> Fault | None:
    if _LOST.search(text):
        return Fault.LOST_LETTERS
    if _BIDI.search(text):
        return Fault.TURNED_ROUND
    if _CONTROL.search(text):
        return Fault.CONTROL
    if _QUESTION.search(text):
        return Fault.QUESTION_MARKS
    if any(_has_lookalikes(word) for word in _WORD.findall(text)):
        return Fault.LOOKALIKES
    return None


def _has_lookalikes(word: str) -> bool:
    """Tell whether Latin letters are mixed with Cyrillic or Greek ones within a word."""
    alphabets = {unicodedata.name(mark, "").split(" ")[0] for mark in word}
    return "LATIN" in alphabets and bool(alphabets & {"CYRILLIC", "GREEK"})


def _decoded_again(text: str) -> str:
    """Return what "ThÃ´n" was before it was taken for another encoding; "" when it was not."""
    if not _DOUBLE.search(text):
        return ""
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return meant if meant != text else ""
    return ""


def _clean(text: str, one_line: bool) -> str:
    lines = [_SPACES.sub(" ", line).strip() for line in nfc(text).split("\n")]
    kept = "\n".join(lines).strip("\n")
    return " ".join(kept.split()) if one_line else re.sub(r"\n{3,}", "\n\n", kept)


def _told(raw: Raw, old: Turned | None) -> list[str]:
    if old is None:
        return []
    before, after = (" ".join(text.split())[:60] for text in (old.before, old.after))
    lost = " Có thể đã mất vài chữ, hãy xem kỹ." if old.doubtful else ""
    return [
        f"Trang “{raw.sheet}”, ô {raw.cell}: chữ {old.letters.value} được chuyển sang Unicode:"
        f" “{before}” → “{after}”.{lost}"
    ]


def _wrong(raw: Raw, fault: Fault, found: str = "", wanted: str = "") -> Words:
    said = found or raw.text
    problem = Problem(fault=fault, sheet=raw.sheet, cell=raw.cell, found=said, expected=wanted)
    return Words(problem=problem)
