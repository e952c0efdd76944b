"""Slips that no decree names: unbalanced quotes, doubled spaces, two spellings of one place."""

import re
from collections import Counter

from docgen.lint.finding import SPELLING, Sheet
from docgen.lint.lines import Line
from docgen.lint.papers import Paper
from models.text import folded, name_key

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
_DOUBLED = re.compile(r"(?<=[^\s…._]) {2,3}(?=[^\s…._])")  # more of them are laid out on purpose
_LEFT_OPEN = re.compile(r"(?:ngày|tháng|năm|số:?)\s{2,}|\s{2,}(?:tháng|năm|/)", re.I)
_BEFORE_SIGN = re.compile(r"(?<=[\w”)]) +[,;:.!?](?=\s|$)")
_PLACE = re.compile(
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)\s+"
    r"((?:[A-ZÀ-ỸĐ][a-zà-ỹđ]+)(?:\s+[A-ZÀ-ỸĐ][a-zà-ỹđ]+){1,2})"
)
_CAPITAL_PLACE = re.compile(
    r"^(?:.*\s)?(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|ĐẶC KHU)"
    r"\s+(\S+(?:\s+\S+)+)$"
)
_SURE = 3  # a spelling met so often is the office's own
_WORD = re.compile(r"[^\W\d_]+(?: [-–])?")
_BODIES = ("phong", "ban", "so", "trung", "tram", "truong", "uy", "hoi", "cong", "van", "dang",
           "mat", "doan", "chi", "bo")  # fmt: skip
_NAME_WORDS = 4  # as many words of an office's name tell it from others


def check_wording(sheet: Sheet, lines: list[Line]) -> None:
    """Check quotes and spaces of all lines of a paper."""
    _check_quotes(sheet, lines)
    for line in lines:
        if line.is_open or line.is_rule or _LEFT_OPEN.search(line.text):
            continue
        text = line.text.strip()
        if _DOUBLED.search(text):
            sheet.note(SPELLING, "Thừa dấu cách giữa hai chữ", line)
        if _BEFORE_SIGN.search(text.removesuffix("./.").rstrip()):
            sheet.note(SPELLING, "Thừa dấu cách trước dấu câu", line)


def _check_quotes(sheet: Sheet, lines: list[Line]) -> None:
    """Check that quotes close; a quotation may run over several paragraphs."""
    text = "\n".join(line.text for line in lines)
    straight = text.count(_STRAIGHT)
    off = abs(text.count(_OPEN) - text.count(_CLOSE))
    if off > straight:
        uneven = (line for line in lines if line.text.count(_OPEN) != line.text.count(_CLOSE))
        sheet.note(SPELLING, "Dấu ngoặc kép mở và đóng không đủ đôi", next(uneven))
    elif (straight - off) % 2:
        odd = (line for line in lines if line.text.count(_STRAIGHT) % 2)
        sheet.note(SPELLING, "Dấu ngoặc kép mở và đóng không đủ đôi", next(odd, lines[0]))


def check_names(sheet: Sheet, paper: Paper, lines: list[Line]) -> None:
    """Check that a place has one spelling: the head's own, or the one met most often."""
    own = {name_key(name) for name in _own_places(paper)}
    found = [(match[1], line) for line in lines for match in _PLACE.finditer(line.text)]
    counts = Counter(name_key(name) for name, _ in found)
    shown = {name_key(name): name for name, _ in found}
    shown |= {name_key(name): name.title() for name in _own_places(paper)}
    sure = own | {key for key, count in counts.items() if count >= _SURE}
    for key in sorted(sure):
        for slip in (other for other, count in counts.items() if count == 1 and other not in own):
            if slip != key and _look_alike(shown[key], shown[slip]):
                line = next(line for name, line in found if name_key(name) == slip)
                sheet.note(SPELLING, f"Tên viết chưa thống nhất: “{shown[slip]}”, nơi khác là"
                           f" “{shown[key]}”", line)  # fmt: skip


def check_bodies(sheet: Sheet, lines: list[Line]) -> None:
    """Check that an office is written with the same tones everywhere: Xã hội, Xả hội."""
    found: dict[str, dict[str, list[tuple[str, Line]]]] = {}
    for line in lines:
        for name in _body_names(line.text):
            spelt = found.setdefault(folded(name), {})
            spelt.setdefault(name_key(name), []).append((name, line))
    told: list[Line] = []  # the windows over one slip overlap
    for spelt in found.values():
        usual, *others = sorted(spelt.values(), key=len, reverse=True)
        for rare in others:
            if len(rare) == 1 and len(usual) >= _SURE and rare[0][1] not in told:
                told.append(rare[0][1])
                sheet.note(SPELLING, f"Tên viết chưa thống nhất: “{rare[0][0]}”, nơi khác là"
                           f" “{usual[0][0]}”", rare[0][1])  # fmt: skip


def _body_names(text: str) -> list[str]:
    """Return the first words of whatever looks like the name of an office."""
    names = []
    for part in re.split(r"[^\w\s–-]", text):
        words = _WORD.findall(part)
        for at, word in enumerate(words[: -_NAME_WORDS + 1]):
            if word[0].isupper() and folded(word) in _BODIES:
                names.append(" ".join(words[at : at + _NAME_WORDS]))
    return names


def _own_places(paper: Paper) -> list[str]:
    found = [_CAPITAL_PLACE.match(line.shown) for line in paper.agency]
    return [match[1] for match in found if match]


def _look_alike(one: str, other: str) -> bool:
    """Tell whether two names differ by tones, or by one letter left out: Hoa Sơn, Hòa Sơ.

    Another letter in its stead (Yên Minh, Yên Ninh) may be another place.
    """
    letters, others = folded(one), folded(other)
    short, long = sorted((letters, others), key=len)
    if len(long) - len(short) != 1:
        return letters == others
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
