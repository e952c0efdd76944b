"""Numbering without gaps: I. II. …, 1. 2. …, 1.1. …, a) b) c) d) đ) e) g) …, Điều 1. 2. …"""

import re
from dataclasses import dataclass, field

from docgen import marks
from docgen.lint.body_rules import HEADINGS
from docgen.lint.finding import Sheet
from docgen.lint.lines import Line
from docgen.nd30 import POINT_LETTERS
from docgen.reader.marks import roman_value

_PATTERNS = (
    ("article", re.compile(r"điều\s+(\d{1,3})\s*[.:]", re.I)),
    ("chapter", re.compile(r"chương\s+([IVXL]+|\d{1,2})\b(?!\s*[,;])", re.I)),
    ("decimal", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s)")),
    ("arabic", re.compile(r"(\d{1,2})\.(?=\s)")),
    ("bracket", re.compile(r"\((\d{1,2})\)(?=\s)")),
    ("half", re.compile(r"(\d{1,2})\)(?=\s)")),
    ("letter", re.compile(r"([a-zđ])\)(?=\s)")),
    ("upper", re.compile(r"([A-ZĐ]|[IVXL]{2,6})\.(?=\s)")),
)
_THROUGHOUT = {"article", "chapter"}
_ROMAN_LIKE = "IVXL"


@dataclass(frozen=True)
class _Sign:
    level: str  # what tells levels apart: "roman", "capital", "decimal 2."
    count: int
    shown: str


@dataclass
class _Outline:
    """The open levels from the top down, each with its last number."""

    levels: list[tuple[str, int]] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)  # by level, through the whole paper

    def follows(self, sign: _Sign) -> str:
        """Take a sign in; return what should stand there instead, "" when it is right."""
        names = [name for name, _ in self.levels]
        if sign.level in _THROUGHOUT:
            before = self.last.get(sign.level, 0)
            self.levels = []
        elif sign.level in names:
            at = names.index(sign.level)
            before = self.levels[at][1]
            del self.levels[at:]
        else:
            before = 0
        goes_on = sign.count == self.last.get(sign.level, 0) + 1  # counted on over headings
        self.levels.append((sign.level, sign.count))
        self.last[sign.level] = sign.count
        if sign.count in (1, before + 1) or goes_on:
            return ""
        return _written(sign.level, before + 1)


def check_outline(sheet: Sheet, body: list[Line]) -> None:
    """Check that numbers follow one another; a level may begin again at its first number."""
    outline = _Outline()
    for line in body:
        if line.table or not line.starts or not line.has_words:
            continue
        sign = _sign(line, outline)
        if sign is None:
            continue
        if sign.count == 0:
            sheet.note(HEADINGS, f"“{sign.shown}” không thuộc thứ tự chữ cái của điểm:"
                       " a, b, c, d, đ, e, g …", line)  # fmt: skip
        elif wish := outline.follows(sign):
            sheet.note(HEADINGS, f"Đánh số không liên tục: gặp “{sign.shown}”, phải là “{wish}”",
                       line)  # fmt: skip


def _sign(line: Line, outline: _Outline) -> _Sign | None:
    text = f"{line.sign} {line.text.strip()}".strip() if line.sign else line.text.strip()
    for kind, pattern in _PATTERNS:
        if found := pattern.match(text):
            return _counted(kind, found[1], found[0].strip(), outline)
    return None


def _counted(kind: str, typed: str, shown: str, outline: _Outline) -> _Sign | None:
    match kind:
        case "chapter":
            count = int(typed) if typed.isdigit() else roman_value(typed.upper())
            return _Sign(kind, count, shown)
        case "decimal":
            above, _, last = typed.rpartition(".")
            return _Sign(f"decimal {above}.", int(last), shown)
        case "letter":
            known = typed in POINT_LETTERS
            return _Sign(kind, POINT_LETTERS.index(typed) + 1 if known else 0, shown)
        case "upper":
            return _upper(typed, shown, outline)
        case _:
            return _Sign(kind, int(typed), shown) if int(typed) else None


def _upper(typed: str, shown: str, outline: _Outline) -> _Sign | None:
    """Tell "I." of the Romans from "I." after "H."."""
    names = [name for name, _ in outline.levels]
    capital = POINT_LETTERS.index(typed.lower()) + 1 if typed.lower() in POINT_LETTERS else 0
    expected = dict(outline.levels).get("capital", 0) + 1
    is_next = "capital" in names and capital == expected
    if set(typed) <= set(_ROMAN_LIKE) and not is_next and (value := roman_value(typed)):
        return _Sign("roman", value, shown)
    return _Sign("capital", capital, shown) if capital else None


def _written(level: str, count: int) -> str:
    match level:
        case "roman":
            return f"{marks.roman(count)}."
        case "capital":
            return f"{marks.letter(count).upper()}."
        case "letter":
            return f"{marks.letter(count)})"
        case "article":
            return f"Điều {count}."
        case "chapter":
            return f"Chương {marks.roman(count)}"
        case "bracket":
            return f"({count})"
        case "half":
            return f"{count})"
        case "arabic":
            return f"{count}."
        case _:
            return f"{level.removeprefix('decimal ')}{count}."
