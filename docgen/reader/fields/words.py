"""A paper's words as patterns see them: lower case, tones in one place, one dash, one quote.

A shadow is exactly as long as its text, so a place found in one is the same place in the other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from models.text import squeeze

_SIGNS = str.maketrans({c: "-" for c in "–—−‐‑"} | {c: '"' for c in "“”„«»″"} | {"\u00a0": " "})
_LATE_TONE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_TONED = "àáảãạèéẻẽẹỳýỷỹỵ"
_BARE = "aaaaaeeeeeyyyyy"
_FIRST = {"o": "òóỏõọòóỏõọ", "u": "ùúủũụ"}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ỸĐ“\"])|(?<=;)\s+|\n")
_ABBREVIATION = re.compile(r"(?:\b(?:TP|TM|KT|TL|Q|GS|TS|ThS|v\.v|St|P|Tx)|\b\d{1,2}|^[a-zđ])\.$")
_LONGEST_ABBREVIATION = 8  # letters from the end on are enough to see one
OPENING, CLOSING = '“"«„', '”"»'


def plain(text: str) -> str:
    """Return `text` on one line without the marks of bold and italic."""
    return squeeze(text.replace("*", ""))


@lru_cache(maxsize=4096)
def shadow(text: str) -> str:
    """Return the form patterns are written for; same length as `text`."""
    lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return _LATE_TONE.sub(_early_tone, lowered.translate(_SIGNS))


def _early_tone(found: re.Match[str]) -> str:
    """Put the tone on the first of two vowels: "hoà" → "hòa", "uỷ" → "ủy"."""
    first, second = found.group()
    place = _TONED.index(second)
    return _FIRST[first][place - 10 if first == "u" else place] + _BARE[place]


def sentences(text: str) -> list[str]:
    """Split a paragraph at full stops, semicolons and line breaks; nothing is dropped."""
    return list(_sentences(text))


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if parts and _ABBREVIATION.search(parts[-1][-_LONGEST_ABBREVIATION:]):
            parts[-1] += " " + piece
        elif piece.strip():
            parts.append(piece.strip())
    return tuple(parts)


def paragraphs(text: str) -> list[str]:
    """Split a paragraph at full stops only: what semicolons part stays together."""
    parts: list[str] = []
    for sentence in sentences(text):
        if parts and parts[-1].endswith(";"):
            parts[-1] += " " + sentence
        else:
            parts.append(sentence)
    return parts


def clean(text: str) -> str:
    """Drop dashes and punctuation around a phrase, and a closing bracket nobody opened."""
    text = re.sub(r"^[\s,;:.\-–—+*•/]+|[\s,;:.\-–—/]+$", "", text)
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip()
    if text.startswith("(") and text.count("(") > text.count(")"):
        text = text[1:].lstrip()
    return text


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def unquoted(text: str) -> str:
    """Drop one pair of quotes around `text`; an inner pair keeps both its signs."""
    text = clean(text)
    if text[:1] in OPENING and text[:1]:
        text = text[1:].strip()
        if text and text[-1] in CLOSING and not _balanced(text):
            text = text[:-1].strip()
    return clean(text)


def _balanced(text: str) -> bool:
    if '"' in text:
        return text.count('"') % 2 == 0
    return text.count("“") >= text.count("”")


def quoted(text: str) -> Iterator[str]:
    """Yield the phrases in quotes, outer ones only."""
    for found in re.finditer(r"“([^“”]+(?:“[^“”]*”[^“”]*)*)”|\"([^\"]+)\"", text):
        yield clean(found.group(1) or found.group(2))
