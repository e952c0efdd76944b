"""Names pasted from Excel or Word: "Họ tên; chức vụ; đơn vị", one a line. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.text import folded, nfc, squeeze

_HONORIFIC = re.compile(r"(Ông|Bà|Anh|Chị)\s+(?=\S)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,3}[.)]?")
_MARKED = re.compile(r"^(\d{1,3}[.)]\s*|[-–•+]\s*)")


@dataclass(frozen=True)
class PastedName:
    """One line as understood. `unit` is an id, or the name typed where none is known."""

    name: str
    honorific: str = ""
    post: str = ""
    unit: int | str = ""
    unit_text: str = ""
    problem: str = ""  # why it will not be added


def read_names(text: str, units: Mapping[str, int], known: Iterable[str] = ()) -> list[PastedName]:
    """Return the names in `text`, line by line; blank lines go.

    `units`: name → id. `known`: names on the list already. Columns part at tab, ";" or "|";
    a leading number of its own and marks such as "1." or "-" go.
    """
    by_name = {folded(name): unit for name, unit in units.items()}
    seen = {folded(name) for name in known}
    found = []
    for line in nfc(text).splitlines():
        if not squeeze(line):
            continue
        item = _read(line, by_name)
        wrong = _problem(item, seen)
        seen.add(folded(item.name))
        found.append(PastedName(**{**vars(item), "problem": wrong}))
    return found


def _read(line: str, units: Mapping[str, int]) -> PastedName:
    cells = [squeeze(cell) for cell in re.split(r"[\t;|]", line)]
    if len(cells) > 1 and (_NUMBERED.fullmatch(cells[0]) or not cells[0]):
        cells.pop(0)
    name = _MARKED.sub("", cells[0])
    titled = _HONORIFIC.match(name)
    honorific = titled.group(1).capitalize() if titled else ""
    name = name[titled.end() :] if titled else name
    post = cells[1] if len(cells) > 1 else ""
    unit = ", ".join(cell for cell in cells[2:] if cell)
    return PastedName(name, honorific, post, units.get(folded(unit), unit), unit)


def _problem(item: PastedName, seen: set[str]) -> str:
    if not any(letter.isalpha() for letter in item.name):
        return "không có tên"
    if folded(item.name) in ("ho ten", "ho va ten", "ten"):
        return "dòng tiêu đề"
    return "đã có trong danh sách" if folded(item.name) in seen else ""
