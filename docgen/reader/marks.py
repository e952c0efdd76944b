"""The sign before a paragraph: which kind it is, which number it carries, and what follows."""

import re
from dataclasses import dataclass
from functools import lru_cache

from docgen.marks import roman
from docgen.nd30 import POINT_LETTERS
from docgen.reader.letters import CAPITALS, vietnamese
from docgen.reader.lines import has_words
from models.plan import Mark

BULLETS = (Mark.DASH, Mark.PLUS, Mark.STAR)
COUNTED = frozenset(Mark) - {Mark.NONE, *BULLETS}
_UPPER = CAPITALS
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

_PART = re.compile(r"phần\s+(thứ\s+\w+|[IVX]+|\d{1,2})\s*(?:[:./\-–]\s*|\s+|$)(.*)", re.I)
_CHAPTER = re.compile(r"chương\s+([IVXL]+|\d{1,2})\s*(?:[:./\-–]\s*|\s+|$)(.*)", re.I)
_ARTICLE = re.compile(r"điều\s+(\d{1,3})\s*[.:]\s*(.*)", re.I)
_ROMAN = vietnamese(  # "V/v" opens a subject and is no sign
    r"([IVX]{1,6})\s*(?:\.\s*[-–]|[.):]|/(?![a-zà-ỹđ])|[-–](?=\s))\s*(?=\S)(.*)"
)
_BARE_ROMAN = re.compile(rf"([IVX]{{1,5}})\s+([{_UPPER}]{{2,}}.*)")
_CAPITAL = re.compile(
    rf"(?!Q\s*\.\s*(?:CHỦ|TRƯỞNG|GIÁM|HIỆU)|[TK]/[MTL]\b)([A-HK-UYĐ])\s*(?:\.\s*[-–]|[.)/]|[-–](?=\s))\s*(?=[*“\"{_UPPER}])(.*)"
)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\s*([.)/:-]?)\s*(?=\S)(.*)")
_ARABIC = re.compile(r"(\d{1,2})\s*(\.\s*[-–]|\)?[.]|[:/]|[-–](?=\s))\s*(?=\S)(.*)")
_LETTER = re.compile(r"([a-zđ])\s*([.)/]|[-–](?=\s))\s*(?=\S)(.*)")
_SUBLETTER = re.compile(r"([a-zđ]\.?\d{1,2}|\d{1,2}[a-zđ]|[ivx]{2,5})\s*[.)/]\s*(?=\S)(.*)")
_BRACKET = re.compile(r"(\(\d{1,2}\)|\d{1,2}\)|\([a-zđ]\)|\([ivx]{1,5}\))\s*[.:]?\s*(?=\S)(.*)")
_DASH = re.compile(r"([-–—−‒―]|\u2011)(?![-–—\d])\s*(?=\S)(.*)|([-–—−])\s+(?=\S)(.*)")
_PLUS = re.compile(r"(\+)\s*(?=\S)(.*)")
_STAR = re.compile(r"(\*(?=\s)|[•·●○▪■◦□❖◆➢➤➔→⇒►✓✔★☆\uf000-\uf0ff]|o(?=\t))\s*(?=\S)(.*)")
_UNITS = re.compile(r"(?:triệu|tỷ|nghìn|đồng|km|ha|m2|lần|điểm|tấn|kg|người|%|năm|tháng|ngày)\b")


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A sign at the start of a paragraph and the words after it."""

    mark: Mark
    style: str  # what tells levels apart: "arabic", "decimal2", "bracket(1)"
    ordinal: int  # 0 where the sign does not count
    typed: str
    rest: str


@lru_cache(maxsize=65_536)
def sign_of(text: str) -> Sign | None:
    """Return the sign that `text` begins with, or None; bold round it goes over to the rest."""
    body, opened = _unwrapped(text)
    sign = _bullet(body) or _counted(body)
    if sign is None or (not has_words(sign.rest) and sign.mark not in (Mark.PART, Mark.CHAPTER)):
        return None
    rest = sign.rest.strip()
    if opened:
        rest = rest[2:].lstrip() if rest.startswith("**") else f"**{rest}"
        if rest.endswith("****"):
            rest = rest[:-2]
    if rest.count("**") % 2:
        rest = rest.replace("**", "", 1) if not opened else rest + "**"
    return Sign(
        mark=sign.mark, style=sign.style, ordinal=sign.ordinal, typed=sign.typed, rest=rest
    )


def roman_value(digits: str) -> int:
    """Return the number of an upper-case Roman numeral; 0 when it is none."""
    total = 0
    values = [_ROMAN_DIGITS.get(digit, 0) for digit in digits]
    for at, value in enumerate(values):
        total += -value if any(value < later for later in values[at + 1 : at + 2]) else value
    return total if roman(total) == digits else 0


def _unwrapped(text: str) -> tuple[str, bool]:
    """Return the text without a leading **, and whether there was one."""
    if text.startswith("**") and not text.startswith("** "):
        return text[2:].lstrip(), True
    return text, False


def _bullet(text: str) -> Sign | None:
    """Read -, + or *. Converters put a dash before other signs: "- + …", "- a) …"."""
    for mark, pattern in ((Mark.DASH, _DASH), (Mark.PLUS, _PLUS), (Mark.STAR, _STAR)):
        found = pattern.match(text)
        if not found:
            continue
        typed, rest = [group for group in found.groups() if group is not None][:2]
        if mark in (Mark.DASH, Mark.STAR):
            inner = _bullet(rest) or _safe_counted(rest)
            if inner:
                return inner
        if mark is Mark.PLUS and re.match(r"\d", rest) and not text.startswith("+ "):
            return None
        return Sign(mark=mark, style=mark.value, ordinal=0, typed=typed, rest=rest)
    return None


def _safe_counted(text: str) -> Sign | None:
    """Read a counted sign after a dash, only where it cannot be the sentence itself."""
    sign = _counted(text)
    if sign is None or sign.mark is Mark.CAPITAL:
        return None
    return sign if re.match(rf"\**[“\"(]?[{_UPPER}]", sign.rest) else None


def _counted(text: str) -> Sign | None:
    for reader in (_read_frame, _read_roman, _read_bracket, _read_decimal, _read_arabic):
        if sign := reader(text):
            return sign
    return _read_letter(text)


def _sign(mark: Mark, style: str, ordinal: int, text: str, rest: str) -> Sign:
    typed = text[: len(text) - len(rest)].strip() if rest else text.strip()
    return Sign(mark=mark, style=style, ordinal=ordinal, typed=typed, rest=rest)


def _read_frame(text: str) -> Sign | None:
    """Read Phần, Chương and Điều."""
    for mark, pattern in ((Mark.PART, _PART), (Mark.CHAPTER, _CHAPTER)):
        found = pattern.match(text)
        if found and (not found[2] or re.match(rf"[*“\"]*[{_UPPER}]", found[2])):
            return _sign(mark, mark.value, _frame_number(found[1]), text, found[2])
    found = _ARTICLE.match(text)
    if found and text[0] == "Đ":
        return _sign(Mark.ARTICLE, "article", int(found[1]), text, found[2])
    return None


def _frame_number(words: str) -> int:
    last = words.split()[-1]
    if last.lower() in _ORDINALS:
        return _ORDINALS.index(last.lower()) + 1
    return int(last) if last.isdigit() else roman_value(last.upper())


def _read_roman(text: str) -> Sign | None:
    found = _ROMAN.match(text)
    if found is None:
        found = _BARE_ROMAN.match(text)
        if found and (found[2] != found[2].upper() or len(found[2].split()) < 2):
            return None
    if found and (value := roman_value(found[1])):
        return _sign(Mark.ROMAN, "roman", value, text, found[2])
    found = _CAPITAL.match(text)
    if found:
        letter = found[1].lower()
        ordinal = POINT_LETTERS.index(letter) + 1 if letter in POINT_LETTERS else 0
        return _sign(Mark.CAPITAL, "capital", ordinal, text, found[2])
    return None


def _read_bracket(text: str) -> Sign | None:
    found = _BRACKET.match(text) or _SUBLETTER.match(text)
    if not found:
        return None
    inside = found[1].strip("()")
    style = "bracket" + re.sub(r"\w+", "n", found[1]) + ("a" if inside.isalpha() else "")
    if inside.isdigit():
        ordinal = int(inside)
    elif inside in POINT_LETTERS:
        ordinal = POINT_LETTERS.index(inside) + 1
    elif inside.isalpha():
        ordinal = roman_value(inside.upper())
    else:
        ordinal = int(re.sub(r"\D", "", inside))
    return _sign(Mark.BRACKET, style, ordinal, text, found[2]) if ordinal else None


def _read_decimal(text: str) -> Sign | None:
    found = _DECIMAL.match(text)
    if not found or _UNITS.match(found[3]) or re.match(r"[\d/.)%]", found[3]):
        return None
    numbers = found[1].split(".")
    if "0" in numbers or not (found[2] or re.match(rf"\**[“\"(]?[{_UPPER}]", found[3])):
        return None
    return _sign(Mark.DECIMAL, f"decimal{len(numbers)}", int(numbers[-1]), text, found[3])


def _read_arabic(text: str) -> Sign | None:
    found = _ARABIC.match(text)
    if not found or not int(found[1]):
        return None
    rest = found[3]
    if text[found.end(2)].isdigit():  # "30.11.2026", "2.5 triệu"
        return None
    if found[2] in "/:-–" and not re.match(rf"[*“\"(]*[{_UPPER}]", rest):
        return None
    return _sign(Mark.ARABIC, "arabic", int(found[1]), text, rest)


def _read_letter(text: str) -> Sign | None:
    found = _LETTER.match(text)
    if not found or found[1] not in POINT_LETTERS:
        return None
    return _sign(Mark.LETTER, "letter", POINT_LETTERS.index(found[1]) + 1, text, found[3])
