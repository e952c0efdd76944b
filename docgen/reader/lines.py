"""The lines of a paper: text without clutter, and what stood around each of them."""

import re
from dataclasses import dataclass

from docgen.reader import markup
from docgen.reader.letters import vietnamese
from models.errors import RuleBroken
from models.plan import Table
from models.text import squeeze

_HEADING = re.compile(r"^\s*(#{1,6})\s+(?=\S)")
_HEADING_END = re.compile(r"\s+#+\s*$")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_RULE = re.compile(r"^[\s\-_=*.…·~—–―─━+^:,|\\/]*$")
_FENCE = re.compile(r"^\s*```\w*\s*$")
_FOLDED = vietnamese(
    r"(?<!\s)\s+(?=[IVX]{1,4}\.\s+[A-ZÀ-ỸĐ]{2}|\d{1,2}\.\s+[A-ZÀ-ỸĐ]|[a-zđ]\)\s+[A-ZÀ-ỸĐ]|[-+]\s+[A-ZÀ-ỸĐ]"
    r"[a-zà-ỹđ]|Nơi nhận\s*:|TM\.\s|KẾ HOẠCH\s|Căn cứ |Trên đây là |Số\s*:|CỘNG HÒA|PHỤ LỤC )"
    r"|(?<=\./\.)\s+|(?<=[a-z.])\s+(?=CHỦ TỊCH\b)"
)
_WORD = re.compile(r"[^\W_]")
_MOST_LINES = 20_000  # a plan has some three hundred


@dataclass(kw_only=True)
class Line:
    """One line, or one whole paragraph of a Word file, or one table."""

    text: str = ""  # single spaces; **…** bold, *…* italic
    raw: str = ""  # the same with its own spaces and tabs: they part columns
    gap: bool = False  # a blank line stands before it
    rule: bool = False  # dashes or dots only: parts pieces, holds no word
    page: bool = False  # a page begins here
    level: int = 0  # 1–6 for a Markdown heading
    whole: bool = False  # a paragraph of a Word file: its end is certain
    table: Table | None = None

    @property
    def bare(self) -> str:
        """The text without the signs of bold and italics."""
        return bare(self.text)


def bare(text: str) -> str:
    """Return `text` on one line, without the signs of bold and italics."""
    return squeeze(text.replace("*", "")) if "*" in text else text


def has_words(text: str) -> bool:
    """Tell whether `text` holds a letter or a digit."""
    return bool(_WORD.search(text))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a paper's text that hold something; pipe tables still as lines.

    Raises RuleBroken for so many lines that it cannot be a paper.
    """
    found: list[Line] = []
    gap = page = False
    for raw in _balanced(_unfolded(markup.plain(text)).split("\n")):
        if "\f" in raw:
            page, raw = True, raw.replace("\f", "")
        line = _line(raw)
        if line is None:
            gap = True
            continue
        line.gap, line.page = gap or page or line.level > 0, page
        found.append(line)
        if len(found) > _MOST_LINES:
            raise RuleBroken("Văn bản quá nhiều dòng, không phải một kế hoạch. Hãy mở tệp khác.")
        gap, page = line.level > 0, False
    return found


def _unfolded(text: str) -> str:
    """Break a text that lost all its line breaks before the signs that start paragraphs."""
    filled = sum(map(bool, map(str.strip, text.split("\n"))))
    words = text.count(" ")
    return _FOLDED.sub("\n", text) if words > 40 and words > 150 * (filled - 1) else text


def _line(raw: str) -> Line | None:
    """Return the line made of `raw`, or None when it is blank."""
    raw = _QUOTED.sub("", raw.rstrip())
    if not raw.strip() or _FENCE.match(raw):
        return None
    if not has_words(raw) and _RULE.match(raw) and not raw.lstrip().startswith("|"):
        return Line(rule=True) if len(raw.strip()) >= 2 else None
    level = 0
    if found := _HEADING.match(raw):
        level = len(found[1])
        raw = _HEADING_END.sub("", raw[found.end() :])
    raw = _tidy_bold(raw)
    if raw.lstrip().startswith("|"):
        return Line(text=raw.strip(), raw=raw)
    return Line(text=squeeze(raw), raw=raw, level=level)


def _balanced(raws: list[str]) -> list[str]:
    """Close every ** at the end of its line and open it again on the next one of its block."""
    done: list[str] = []
    block: list[str] = []
    for raw in [*raws, ""]:
        if raw.strip():
            block.append(raw)
        else:
            done.extend(_balanced_block(block))
            done.append(raw)
            block = []
    return done


def _balanced_block(block: list[str]) -> list[str]:
    signs = sum(raw.count("**") for raw in block)
    if not signs:
        return block
    done: list[str] = []
    is_open, seen = False, 0
    for raw in block:
        here = raw.count("**")
        seen += here
        if here and seen == signs and signs % 2:  # the last sign has no partner
            at = raw.rfind("**")
            raw, here = raw[:at] + raw[at + 2 :], here - 1
        start = "**" if is_open and has_words(raw) else ""
        is_open ^= bool(here % 2)
        done.append(_opened(raw, start) + ("**" if is_open and has_words(raw) else ""))
    return done


def _opened(raw: str, start: str) -> str:
    """Put `start` before the first sign of `raw`, after its indent."""
    indent = len(raw) - len(raw.lstrip())
    return raw[:indent] + start + raw[indent:] if start else raw


def _tidy_bold(raw: str) -> str:
    """Move spaces out of **…** and drop empty ones."""
    if "**" not in raw:
        return raw
    parts = raw.split("**")
    if len(parts) % 2 == 0:  # an odd sign left over
        return raw.replace("**", "")
    for at in range(1, len(parts), 2):
        inside = parts[at]
        if not has_words(inside):
            continue
        left = inside[: len(inside) - len(inside.lstrip())]
        right = inside[len(inside.rstrip()) :]
        parts[at] = f"{left}**{inside.strip()}**{right}"
    return "".join(parts)
