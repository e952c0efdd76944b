"""The cells of a table of work: bodies one by one, and the quarter that words of time name."""

import re

from docgen.reader.fields.bodies import START
from docgen.reader.fields.words import clean, shadow

QUARTER = re.compile(r"qu[ýí] (?P<number>iv|i{1,3}|[1-4]|một|hai|ba|tư)(?!\w)")
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}
MONTH = re.compile(r"tháng (?P<number>1[0-2]|0?[1-9])(?!\d| ngày)")
_DAY = re.compile(r"\b\d{1,2}[/.](?P<number>1[0-2]|0?[1-9])(?:[/.]\d{4})?\b")
_BULLET = re.compile(
    r"(?:^|(?<=[.;,:])\s*|\n\s*|(?<=\w)\s+(?=[-–+•]\s+(?:UBND|Ủy ban|Phòng|Văn phòng|Các|Hội|Ban|"
    r"Trung tâm|Sở|Công an|Trường)))[-–+•]\s*(?=\S)"
)
_SUPPORTS = re.compile(
    r"[,;.]? ?(?:chủ trì,? )?(?:phối hợp(?: với| cùng| thực hiện)*|cơ quan phối hợp|"
    r"đơn vị phối hợp):? "
)


def quarter_in(words: str) -> int | None:
    """Return the quarter that words such as "Quý II/2025", "Tháng 5", "trước 15/3" fall into."""
    low = shadow(words)
    quarters = {_quarter_number(found["number"]) for found in QUARTER.finditer(low)}
    if quarters:
        return quarters.pop() if len(quarters) == 1 else None
    if re.search(r"(?:0?[369]|12) tháng|hằng|hàng|thường xuyên", low):
        return None
    months = {int(found["number"]) for found in _DAY.finditer(low)}
    months = months or {int(found["number"]) for found in MONTH.finditer(low)}
    quarters = {(month + 2) // 3 for month in months}
    return quarters.pop() if len(quarters) == 1 else None


def _quarter_number(words: str) -> int:
    return _NUMBERS.get(words) or int(words)


def bodies_in(cell: str) -> tuple[list[str], list[str]]:
    """Return (who leads, who helps) of a cell, one body each.

    Bodies stand on lines of their own, after dashes, or after semicolons or commas.
    """
    text = cell.strip()
    if not text:
        return [], []
    low = shadow(text)
    helpers = ""
    if help_from := _SUPPORTS.search(low):
        text, helpers = text[: help_from.start()], text[help_from.end() :]
    text = re.sub(r"(?i)(?:\s|^)\(?(?:cơ quan |đơn vị )?chủ trì\)?:?\s*", " ", text)
    return _split(text), _split(helpers)


def _split(text: str) -> list[str]:
    parts = [part for part in _BULLET.split(text) if clean(part)]
    names = []
    for part in parts:
        for line in re.split(r"[\n;]", part):
            names += _at_commas(clean(line))
    return list(dict.fromkeys(name for name in names if name))


def _at_commas(words: str) -> list[str]:
    """Part "UBND xã, Phòng Kinh tế" but not "Phòng Kinh tế, Hạ tầng và Đô thị"."""
    low = shadow(words)
    borders = [
        (found.start(), found.end())
        for found in re.finditer(r"(?:, (?:và )?| và )(?=" + START + ")", low)
        if _is_border(words, low, found)
    ]
    names, start = [], 0
    for begin, end in borders:
        names.append(clean(words[start:begin]))
        start = end
    return [*names, clean(words[start:])]


def _is_border(words: str, low: str, found: re.Match[str]) -> bool:
    after = words[found.end()]
    together = re.match(
        r"đơn vị|cơ quan|ban|đoàn thể|tổ chức|xã|phường|thị trấn", low[found.end() :]
    )
    if together and re.search(r"\b(?:các|những)\b[^,]*$|các [^;]*$", low[: found.start()]):
        return False
    if low[found.start() : found.end()].strip() == "và" and low.startswith(("văn phòng", "vp")):
        return False
    return after.isupper() or low.startswith(("các ", "những "), found.end())


def is_quarter(words: str) -> bool:
    """Tell words that say no more than a quarter: "Quý II năm 2026"."""
    return bool(
        re.fullmatch(r"(?:trong )?qu[ýí] \w+(?:[ /,-]+(?:năm )?\d{4})?", clean(shadow(words)))
    )
