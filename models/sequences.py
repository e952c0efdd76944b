"""In which row the number of a paper runs, which numbers are free, and when a reason is asked for.

Source: NĐ 30/2020/NĐ-CP, art. 15: numbers run from 1 January to 31 December of a year; the head
of the agency chooses how administrative papers are numbered; councils that use the agency's seal
have a row of their own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from models import deeds, office
from models.codec import from_plain, to_plain
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.journal import Change
from models.office import Setting
from models.text import folded, nfc, sort_key, squeeze

# Source: NĐ 30/2020/NĐ-CP, Phụ lục III, part I; "CV" is ours: such papers carry no abbreviation.
_FAR = 1000  # a number that much above the highest is more likely mistyped
TYPES = {
    "QĐ": "Quyết định",
    "CV": "Công văn",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "TB": "Thông báo",
    "GM": "Giấy mời",
    "BB": "Biên bản",
    "CTr": "Chương trình",
    "HD": "Hướng dẫn",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
}
USUAL = ("QĐ", "CV", "KH", "BC", "TTr", "TB", "GM", "BB")
LETTER, DECISION, MINUTES = "CV", "QĐ", "BB"
OTHERS, COMMON, COUNCIL = "VB", "CHUNG", "HĐTĐKT"
_LABELS = {
    OTHERS: "Văn bản có tên loại khác",
    COMMON: "Dãy số chung",
    COUNCIL: "Hội đồng Thi đua - Khen thưởng",
}
_NUMBER = re.compile(r"(\d{1,6})([A-Za-zđĐ]?)")
_SPLIT = re.compile(r"[/\-–]")
_BOARD = re.compile(r"hd(?!nd)|bcd|btc")  # councils, steering and organising committees


class Mode(StrEnum):
    """How the office numbers its papers."""

    BY_TYPE = "by_type"  # one row for each type of paper
    THREE = "three"  # decisions, letters, all other typed papers
    ONE = "one"  # one common row


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """The office's choice. `starts`: "2025 KH" → the first number of that row in that year."""

    mode: Mode = Mode.BY_TYPE
    council_by_type: bool = False  # its papers: one row for each type, or one for all
    starts: dict[str, int] = field(default_factory=dict)

    def first(self, key: str, year: int) -> int:
        """Return the number with which a row begins in a year, 1 unless set."""
        return self.starts.get(f"{year} {key}", 1)


@dataclass(frozen=True, kw_only=True)
class Given:
    """A number that a paper or a plan of ours carries."""

    number: str
    symbol: str = ""
    day: date | None = None
    what: str = ""  # its subject


def numbering() -> Numbering:
    """Return the office's choice."""
    return from_plain(office.get("numbering"), Numbering)


def keep_numbering(chosen: Numbering) -> Change | None:
    """Write the office's choice; None when nothing differs. Raises RuleBroken."""
    if any(first < 1 for first in chosen.starts.values()):
        raise RuleBroken("Số bắt đầu phải từ 1 trở lên.")
    kept = {name: first for name, first in chosen.starts.items() if first != 1}
    told = "Sửa cách đánh số văn bản"
    with deeds.recorded("changed", "numbering", "", told, (Setting,)) as deed:
        office.put("numbering", to_plain(replace(chosen, starts=kept)))
    return deed.change


# --- rows --------------------------------------------------------------------------------------


def sequence_of(symbol: str, type_name: str, chosen: Numbering) -> str:
    """Return the key of the row in which the number of a paper runs.

    `symbol` is "/KH-UBND", "/UBND-VHXH" (a letter), "/TTr-HĐTĐKT" (the council's).
    """
    kind = type_of(symbol, type_name)
    if board := board_of(symbol):
        return f"{board} {kind}" if chosen.council_by_type else board
    if chosen.mode is Mode.ONE:
        return COMMON
    if chosen.mode is Mode.THREE and kind not in (DECISION, LETTER):
        return OTHERS
    return kind


def type_of(symbol: str, type_name: str = "") -> str:
    """Return the abbreviation of the type of paper; "CV" for a letter."""
    parts = [part for part in _SPLIT.split(nfc(squeeze(symbol))) if part]
    known = {short.casefold(): short for short in TYPES}
    if len(parts) > 1 and parts[0].casefold() in known:
        return known[parts[0].casefold()]
    named = {folded(name): short for short, name in TYPES.items()}
    if folded(type_name) in named:
        return named[folded(type_name)]
    if folded(type_name) and len(parts) > 1:
        return parts[0]  # a type of the office's own: "/GƯ-UBND"
    return LETTER if parts or not folded(type_name) else squeeze(type_name).capitalize()


def board_of(symbol: str) -> str:
    """Return the council or board of the office that issues papers with a symbol; "" for none."""
    parts = [part for part in _SPLIT.split(nfc(squeeze(symbol)).replace(" ", "")) if part]
    for part in parts[1:] if parts and parts[0] in TYPES else parts:
        if _BOARD.match(folded(part)):
            return COUNCIL if folded(part).startswith("hdtd") else part
    return ""


def label_of(key: str) -> str:
    """Return what the clerk calls a row."""
    board, _, kind = key.partition(" ")
    if kind and board_of(f"/{board}"):
        return f"{label_of(board)}: {label_of(kind).lower()}"
    return _LABELS.get(key) or TYPES.get(key, key)


def usual_rows(chosen: Numbering) -> list[str]:
    """Return the keys of the rows an office of that choice commonly has, in their order."""
    if chosen.mode is Mode.ONE:
        own = [COMMON]
    elif chosen.mode is Mode.THREE:
        own = [DECISION, LETTER, OTHERS]
    else:
        own = list(USUAL)
    council = [f"{COUNCIL} {kind}" for kind in USUAL] if chosen.council_by_type else [COUNCIL]
    return own + council


def row_order(key: str) -> tuple[object, ...]:
    """Return what sorts keys as lists show them: the office's, then each board's."""
    board, _, kind = key.partition(" ")
    apart = bool(board_of(f"/{board}"))
    order = [COMMON, *USUAL, OTHERS]
    bare = kind if apart else key
    place = order.index(bare) if bare in order else len(order)
    return apart, apart and board != COUNCIL, board if apart else "", place, key


# --- numbers -----------------------------------------------------------------------------------


def tidy(number: str) -> str:
    """Return a number as it is written: "05", "12a". Raises RuleBroken for what is none."""
    number = nfc(squeeze(number))
    found = _NUMBER.fullmatch(number)
    if found is None or not int(found[1]):
        raise RuleBroken(f"Số “{number}” không đúng. Hãy ghi như 61, 05 hoặc 12a.")
    return f"{int(found[1]):02d}{found[2].lower()}"


def number_key(number: str) -> tuple[int, tuple[object, ...]]:
    """Return what makes a number this one, and sorts: "05" is "5"; 12 < 12a < 12d < 12đ < 13."""
    found = _NUMBER.match(nfc(squeeze(number)))
    if found is None:
        return 0, sort_key(number)
    return int(found[1]), sort_key(found[2].lower()) if found[2] else ()


def next_after(numbers: Iterable[str], first: int = 1) -> str:
    """Return the number after the highest one: "08"; the first one of an empty row."""
    highest = max((number_key(number)[0] for number in numbers), default=0)
    return f"{max(highest + 1, first):02d}"


def gaps(numbers: Iterable[str], first: int = 1) -> list[int]:
    """Return the numbers between `first` and the highest one that nobody has; 12a is no 12."""
    keys = {number_key(number) for number in numbers}
    whole = {plain for plain, letter in keys if not letter}
    highest = max((plain for plain, _ in keys), default=0)
    return [number for number in range(first, highest + 1) if number not in whole]


def runs(missing: Iterable[int], numbers: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Return missing numbers as runs, first and last: 3, 4, 5, 9 → (3, 5), (9, 9).

    A run ends where one of `numbers` was inserted: with 4a there, 3, 4, 5 → (3, 4), (5, 5).
    """
    inserted = {plain for plain, letter in map(number_key, numbers) if letter}
    found: list[tuple[int, int]] = []
    for number in sorted(set(missing)):
        if found and found[-1][1] == number - 1 and number - 1 not in inserted:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def why_reason(number: str, day: date | None, given: Iterable[Given]) -> str:
    """Return why a number needs a reason: inserted, far ahead, or out of the order of days."""
    key = number_key(number)
    if key[1]:
        return f"Số {number} là số chèn."
    given = list(given)
    highest = max((number_key(item.number)[0] for item in given), default=0)
    if highest and key[0] > highest + _FAR:
        return f"Số {number} cách quá xa số lớn nhất đã cấp ({highest})."
    if day is None:
        return ""
    dated = [item for item in given if item.day is not None]
    lower = [item for item in dated if number_key(item.number) < key and item.day > day]
    higher = [item for item in dated if number_key(item.number) > key and item.day < day]
    if lower:
        other = max(lower, key=lambda item: item.day)
        return f"Số {other.number} đã đề ngày {vietnamese_date(other.day)}, muộn hơn ngày này."
    if higher:
        other = min(higher, key=lambda item: item.day)
        return f"Số {other.number} đã đề ngày {vietnamese_date(other.day)}, sớm hơn ngày này."
    return ""


def check_free(number: str, symbol: str, year: int, given: Iterable[Given], free: str) -> None:
    """Raise RuleBroken when a number of a row is taken; `free` is the one to propose."""
    key = number_key(number)
    for item in given:
        if number_key(item.number) == key:
            holder = f" (“{item.what[:80]}”)" if item.what else ""
            raise RuleBroken(
                f"Số {number}{symbol} năm {year} đã cấp cho văn bản khác{holder}."
                f" Số tiếp theo là {free}."
            )
