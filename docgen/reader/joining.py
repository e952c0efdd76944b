"""Puts the lines of a PDF's text together into paragraphs."""

import re
from dataclasses import dataclass
from itertools import pairwise

from docgen.reader.lines import Line, bare
from docgen.reader.marks import BULLETS, Sign, sign_of
from docgen.reader.roles import is_closing
from models.plan import Mark
from models.text import folded

_ENDS = tuple(".;:!?…")
_CLOSERS = "”\"'’)*» "
_HANGING = (",", "-", "–", "—", "(", "“", "/", "&", "+")
_DANGLING = re.compile(
    r"\b(?:và|của|các|những|cho|với|về|trong|tại|theo|từ|đến|do|bởi|là|để|trên|số|ngày|tháng|"
    r"năm|khoản|điểm|mục|hoặc|được|có|không|cấp|ban|bộ|xã|huyện|tỉnh|phường|thị|thành|ủy|như)$",
    re.I,
)
_MAY_END = re.compile(  # such a word can just as well end a heading: "4. Ủy ban nhân dân các xã"
    r"\b(?:cấp|ban|bộ|xã|huyện|tỉnh|phường|thị|thành|ủy|năm|tháng|ngày|có|không|được|số)$", re.I
)
_FAMILIES = (
    ("kinh te", "xa hoi"), ("thi dua", "khen thuong"), ("van hoa", "xa hoi"),
    ("van hoa", "thong tin"), ("quoc phong", "an ninh"), ("chinh tri", "xa hoi"),
    ("tai chinh", "ke hoach"), ("khoa hoc", "cong nghe"), ("doc lap", "tu do"),
    ("tu do", "hanh phuc"), ("van phong", "thong ke"), ("y te", "dan so"),
    ("lao dong", "thuong binh"), ("tu phap", "ho tich"), ("dia chinh", "xay dung"),
    ("dia chinh", "nong nghiep"), ("nong nghiep", "xay dung"), ("dan so", "ke hoach"),
    ("xay dung", "do thi"), ("do thi", "moi truong"), ("xa hoi", "nghe nghiep"),
    ("phong chay", "chua chay"), ("bi thu", "chu tich"), ("tai chinh", "ke toan"),
)  # fmt: skip


@dataclass(kw_only=True)
class Layout:
    """How the lines of one paper are broken: `width` in letters; 0 when each is a paragraph."""

    width: int = 0

    def is_full(self, line: str) -> bool:
        """Tell whether `line` runs on to the right edge."""
        return bool(self.width) and len(line) >= 0.8 * self.width


def layout_of(lines: list[Line]) -> Layout:
    """Find out whether lines end at a fixed width, from those followed by another at once."""
    pairs = [
        (line.text, after.text)
        for line, after in pairwise(lines)
        if not after.gap and line.text and after.text and not line.whole and len(line.text) > 40
    ]
    broken = [text for text, after in pairs if not _ended(text) and not sign_of(after)]
    if len(broken) < 4 or len(broken) < 0.3 * len(pairs):
        return Layout()
    lengths = sorted(map(len, broken))
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return Layout(width=width if 40 <= width <= 160 else 0)


def paragraphs_of(lines: list[Line]) -> list[Line]:
    """Return one line for each paragraph, heading and table, in order."""
    layout = layout_of(lines)
    found: list[Line] = []
    parts: list[str] = []  # of the last paragraph: joined once it is whole
    last = ""  # its last line
    for line in lines:
        before = found[-1] if found else None
        goes_on = (
            before is not None
            and before.table is None
            and line.table is None
            and not line.rule
            and not before.rule
            and _goes_on(before, last, line, layout)
        )
        if goes_on:
            parts.append(line.text)
        else:
            _close(found, parts)
            found.append(line)
            parts = [line.text]
        last = line.text
    _close(found, parts)
    return [line for line in found if not line.rule]


def _close(found: list[Line], parts: list[str]) -> None:
    if len(parts) > 1:
        found[-1].text = glued(parts)


def glued(parts: list[str]) -> str:
    """Join the lines of one paragraph; bold that only broke at the line's end is one again."""
    text = [parts[0]]
    for part in parts[1:]:
        hyphen = text[-1].endswith(("-", "/")) and text[-1][-2:-1].isalpha()
        if text[-1].endswith("**") and part.startswith("**") and text[-1] != "**":
            text[-1], part = text[-1][:-2], part[2:]
        text.append(part if hyphen else " " + part)
    return "".join(text)


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_ENDS) or text.rstrip("* ").endswith("./")


def _goes_on(before: Line, last: str, line: Line, layout: Layout) -> bool:
    """Tell whether `line` carries on the paragraph `before`, whose last line is `last`."""
    sign = sign_of(line.text)
    if line.level or before.level:
        both = line.level == before.level and sign is None
        return both and last.rstrip("* ").endswith((",", "-", "–"))
    if sign is not None:
        return _is_no_sign(sign, before, last, line, layout)
    upper = _is_title(before.text)
    if upper or _is_title(line.text):
        return upper and _is_title(line.text) and _title_goes_on(before, line)
    if line.gap or line.whole:
        return _goes_on_after_gap(before, last, line)
    return _goes_on_at_once(before, last, line, layout)


def _goes_on_after_gap(before: Line, last: str, line: Line) -> bool:
    """Decide over a blank line, a page's end or the end of a Word paragraph."""
    tail = last.rstrip("*” ")
    if _ended(last):
        return False
    small = _starts_small(line.text)
    if small or (tail.endswith(_HANGING) and not sign_of(line.text)):
        return not (small and _is_short_heading(before))
    if line.page and len(before.text) > 60:
        return True
    return len(before.text) > 60 and bool(_DANGLING.search(tail))


def _goes_on_at_once(before: Line, last: str, line: Line, layout: Layout) -> bool:
    """Decide where no blank line parts the two."""
    if _ended(last):
        full = layout.is_full(last) and not _opens_bold(line.text)
        return full and not is_closing(line.text)
    if _starts_small(line.text) or last.rstrip("* ").endswith(_HANGING):
        return True
    if layout.is_full(last):
        return True
    if _is_short_heading(before) and _MAY_END.search(last.rstrip("* ")):
        return False
    return bool(_DANGLING.search(last.rstrip("* ")))


def _is_no_sign(sign: Sign, before: Line, last: str, line: Line, layout: Layout) -> bool:
    """Tell whether a sign at a line's start belongs to the sentence: "kinh tế / - xã hội"."""
    if _ended(last) or _is_title(last):
        return False
    in_brackets = last.rfind("(") > last.rfind(")") and sign.rest.find(")") >= 0
    if sign.mark is Mark.DASH and (in_brackets or _is_family(last, sign.rest)):
        return True
    if line.gap or line.whole:
        return False
    small = _starts_small(sign.rest) or sign.rest[:1].isdigit()
    if sign.mark in BULLETS:
        return small and layout.is_full(last)
    cut = last.rstrip("* ")
    if sign.ordinal == 1 and _is_short_heading(before) and not layout.is_full(last):
        return False
    if _DANGLING.search(cut) and sign.mark is not Mark.ROMAN:
        return layout.is_full(last) or not _MAY_END.search(cut)
    return small and sign.ordinal > 1 and (layout.is_full(last) or sign.mark is Mark.DECIMAL)


def _is_family(last: str, rest: str) -> bool:
    """Tell whether a dash joins two halves of one term or of a span of years."""
    if re.search(r"\d{4}\s*$", last) and re.match(r"\d{4}\b", rest):
        return True
    before, after = folded(last[-20:]), folded(rest[:20])
    return any(before.endswith(one) and after.startswith(two) for one, two in _FAMILIES)


def _starts_small(text: str) -> bool:
    first = text.lstrip("*“\"'‘(")[:1]
    return first.islower() or text[:1] in ",;.)”%"


def _opens_bold(text: str) -> bool:
    return text.startswith("**")


def _is_title(text: str) -> bool:
    """Tell whether a line is all capitals, of two words or more."""
    words = bare(text)
    sign = sign_of(words)
    words = sign.rest if sign else words
    return len(words.split()) >= 2 and words == words.upper() and any(map(str.isalpha, words))


def _title_goes_on(before: Line, line: Line) -> bool:
    return not line.gap or before.text.rstrip("* ").endswith((",", "-", "–"))


def _is_short_heading(before: Line) -> bool:
    sign = sign_of(before.text)
    return (before.text.startswith("**") and before.text.endswith("**")) or (
        sign is not None and len(before.text) < 60
    )
