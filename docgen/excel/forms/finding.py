"""Where things stand on a filled form: by what the sheet says, then by hidden keys and names.

What people see counts first: a row is the indicator whose title stands in it, a column is what its
heading says. The hidden keys help where titles were changed, the defined names where both went.
"""

import re
from dataclasses import dataclass, field

from openpyxl import Workbook

from docgen.excel.forms.content import GENERAL, PREFIX, QUESTIONS, FormIndicator
from docgen.excel.forms.grid import Grid, Place
from models.text import folded, squeeze

_HEADINGS = {
    "title": r"(ten )?chi tieu( thi dua| bao cao)?|noi dung( chi tieu)?",
    "value": r"(thuc hien |so lieu |ket qua )?(trong )?ky nay|thuc hien",
    "note": r"ghi chu.*",
    "previous": r"(thuc hien )?ky truoc",
    "total": r"luy ke.*",
    "target": r"muc tieu|ke hoach|chi tieu giao",
    "measure": r"don vi tinh|dvt|don vi",
    "number": r"(so )?tt|stt",
}
_HEADING = {name: re.compile(pattern) for name, pattern in _HEADINGS.items()}
_KEY = re.compile(r"#(\S+)")
# Whole headings: an answer may begin with "1. …" as well.
_SECTION = re.compile(r"i{1,3}\. (thong tin chung|ket qua thuc hien chi tieu|ket qua noi bat, .*)")
_FOOT = re.compile(r"nguoi lap( bieu)?|thu truong don vi")
_ORDER = re.compile(r"^\d+[.)]\s*")


@dataclass(kw_only=True)
class Found:
    """The places of one sheet."""

    grid: Grid
    keys: dict[str, int] = field(default_factory=dict)  # key → row, of hidden keys
    key_columns: set[int] = field(default_factory=set)
    labels: dict[str, Place] = field(default_factory=dict)  # field or question → its label
    header_row: int = 0  # 0: no table
    columns: dict[str, int] = field(default_factory=dict)
    twice: list[Place] = field(default_factory=list)  # further columns headed "Kỳ này"
    names: dict[str, Place] = field(default_factory=dict)  # key → place, of defined names
    unit: Place | None = None
    foot_row: int = 0

    @property
    def score(self) -> int:
        """How much of a form is on this sheet."""
        return 2 * len(self.labels) + 3 * bool(self.header_row) + len(self.keys)

    def general_row(self, key: str) -> int:
        """Return the row of a field of the first part; 0 when it is gone."""
        if key in self.labels:
            return self.labels[key][0]
        return self.keys.get(key, 0) or self.names.get(key, (0, 0))[0]

    def first_answer_row(self, key: str) -> int:
        """Return the row where an answer may begin; 0 when its place is gone."""
        row = self.labels.get(key, (0, 0))[0] or self.keys.get(key, 0)
        return row or self.names.get(key, (0, 0))[0]

    def borders(self) -> list[int]:
        """Return the rows where something begins that is no answer, sorted."""
        rows = {place[0] for place in self.labels.values()} | set(self.keys.values())
        rows |= {row for (row, _), text in self.grid.filled.items() if _SECTION.fullmatch(text)}
        rows |= {self.header_row, self.foot_row} - {0}
        return sorted(rows)


def find(grid: Grid, book: Workbook, keys: dict[str, str]) -> Found:
    """Look through one sheet; `keys`: defined name → key of what stands there."""
    found = Found(grid=grid)
    _find_keys(found)
    _find_labels(found)
    _find_header(found)
    found.names = _named(book, grid.title, keys)
    return found


def indicator_rows(found: Found, indicators: list[FormIndicator]) -> dict[str, list[int]]:
    """Return key of indicator → the rows that speak of it; empty when it is gone."""
    titles: dict[str, list[str]] = {}
    for indicator in indicators:
        titles.setdefault(folded(indicator.title), []).append(indicator.key)
    seen: dict[str, list[int]] = {}
    column = found.columns.get("title", 0)
    end = min((row for row in _ends(found)), default=found.grid.last_row + 1)
    for row in range(found.header_row + 1, end) if found.header_row else ():
        for text in _title_texts(found, row, column):
            if len(titles.get(text, ())) == 1:
                seen.setdefault(titles[text][0], []).append(row)
                break
    taken = {row for rows in seen.values() for row in rows}
    return {item.key: seen.get(item.key) or _by_key(found, item.key, taken) for item in indicators}


def _title_texts(found: Found, row: int, column: int) -> list[str]:
    if column:
        return [folded(_ORDER.sub("", found.grid.text(row, column)))]
    return [text for (line, _), text in found.grid.filled.items() if line == row]


def _by_key(found: Found, key: str, taken: set[int]) -> list[int]:
    for row in (found.keys.get(f"ct:{key}", 0), found.names.get(f"ct:{key}", (0, 0))[0]):
        if row and row not in taken:
            return [row]
    return []


def _ends(found: Found) -> list[int]:
    """Return the rows below the table where something else begins."""
    rows = [found.labels[key][0] for key in QUESTIONS if key in found.labels]
    rows += [found.foot_row] if found.foot_row else []
    sections = [row for (row, _), text in found.grid.filled.items() if _SECTION.fullmatch(text)]
    return [row for row in (*rows, *sections) if row > found.header_row]


def _find_keys(found: Found) -> None:
    for row, column in found.grid.filled:
        if match := _KEY.fullmatch(found.grid.text(row, column)):
            found.keys.setdefault(match[1], row)
            found.key_columns.add(column)
    found.foot_row = found.keys.get("ket", 0)


def _find_labels(found: Found) -> None:
    wanted = {folded(label): key for key, label in (GENERAL | QUESTIONS).items()}
    for (row, column), text in found.grid.filled.items():
        bare = _ORDER.sub("", text).rstrip(": ")
        if (key := wanted.get(bare)) and key not in found.labels:
            found.labels[key] = (row, column)
        elif text.startswith("don vi bao cao:") and found.unit is None:
            found.unit = (row, column)
        elif _FOOT.fullmatch(text) and not found.foot_row and row > 10:
            found.foot_row = row


def _find_header(found: Found) -> None:
    """Find the row with most headings; the first of equals."""
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in found.grid.filled.items():
        name = next((name for name, form in _HEADING.items() if form.fullmatch(text)), "")
        if name and column not in found.key_columns:
            by_row.setdefault(row, {})[column] = name
    best = max(by_row, key=lambda row: (len(set(by_row[row].values())), -row), default=0)
    if best == 0 or len(set(by_row[best].values())) < 3:
        return
    found.header_row = best
    for column, name in sorted(by_row[best].items()):
        if name == "value" and name in found.columns:
            found.twice.append((best, column))
        found.columns.setdefault(name, column)


def _named(book: Workbook, title: str, keys: dict[str, str]) -> dict[str, Place]:
    """Return where defined names point to on this sheet; those that point nowhere are left out."""
    found = {}
    folded_keys = {name.lower(): key for name, key in keys.items()}
    known = {**dict(book.defined_names), **dict(book[title].defined_names)}
    for name, defined in known.items():
        key = folded_keys.get(name.lower())
        target = (defined.attr_text or "").rpartition("!")
        sheet = target[0].strip("'").replace("''", "'")
        place = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d+)(?::.*)?", target[2])
        if key and name.startswith(PREFIX) and place and squeeze(sheet) == squeeze(title):
            found[key] = (int(place[2]), _column(place[1]))
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
