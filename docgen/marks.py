"""The signs before the pieces of an outline: I. 1. 1.1. a) (1) - +, computed, never typed.

Word's own numbering cannot count a, b, c, d, đ, e, g …, so signs are written as text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.nd30 import POINT_LETTERS
from models.plan import Mark, Node

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
_ROMAN += ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_THROUGHOUT = {Mark.PART, Mark.CHAPTER, Mark.ARTICLE}  # counted through the whole paper
_BULLETS = "*•●▪◦"


@dataclass(frozen=True)
class Line:
    """A node with its sign ("" without one), and how deep it lies (0 at the top)."""

    node: Node
    sign: str
    depth: int


@dataclass
class _Counter:
    """Numbers given so far: by mark through the paper, and to the last node of each level."""

    throughout: dict[Mark, int] = field(default_factory=dict)

    def next(self, mark: Mark, here: dict[Mark, int]) -> int:
        counts = self.throughout if mark in _THROUGHOUT else here
        counts[mark] = counts.get(mark, 0) + 1
        return counts[mark]


def lines(outline: list[Node]) -> Iterator[Line]:
    """Yield every node of the outline from top to bottom with its sign."""
    yield from _level(outline, _Counter(), path="", depth=0)


def _level(nodes: list[Node], counter: _Counter, path: str, depth: int) -> Iterator[Line]:
    here: dict[Mark, int] = {}
    above = path  # what a decimal sign continues: the number of the parent, or of the last "1."
    decimals: dict[str, int] = {}
    for node in nodes:
        if node.mark == Mark.DECIMAL:
            decimals[above] = decimals.get(above, 0) + 1
            number = f"{above}{decimals[above]}."
            sign, below = number, number
        else:
            count = counter.next(node.mark, here)
            sign = sign_of(node.mark, count, node.typed)
            below = _continued(node.mark, count, path)
            above = below if node.mark == Mark.ARABIC else above
        yield Line(node, sign, depth)
        yield from _level(node.children, counter, below, depth + 1)


def _continued(mark: Mark, count: int, path: str) -> str:
    """Return what decimals below a node begin with: "2." below "2.", "3." below "III."."""
    if mark in (Mark.ARABIC, Mark.ROMAN, Mark.ARTICLE):
        return f"{count}."
    return path


def sign_of(mark: Mark, count: int, typed: str = "") -> str:
    """Return the sign number `count` (from 1); `typed` picks one of two usual ways.

    Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 6.
    """
    match mark:
        case Mark.PART if "thứ" in typed.lower():
            return f"Phần thứ {_ORDINALS[count - 1] if count <= len(_ORDINALS) else count}"
        case Mark.PART:
            return f"Phần {roman(count)}"
        case Mark.CHAPTER:
            return f"Chương {roman(count)}"
        case Mark.ROMAN:
            return f"{roman(count)}."
        case Mark.CAPITAL:
            return f"{_capital(count)}."
        case Mark.ARTICLE:
            return f"Điều {count}."
        case Mark.ARABIC:
            return f"{count}."
        case Mark.LETTER:
            return f"{letter(count)})"
        case Mark.BRACKET:
            return f"{count})" if typed and not typed.startswith("(") else f"({count})"
        case Mark.DASH:
            return "-"
        case Mark.PLUS:
            return "+"
        case Mark.STAR:
            return typed[0] if typed and typed[0] in _BULLETS else "*"
        case _:
            return ""


def roman(count: int) -> str:
    """Return `count` (from 1) in Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        text += sign * times
    return text


def letter(count: int) -> str:
    """Return the letter of a điểm: a, b, c, d, đ, e, g … y, then aa, ab …"""
    text = ""
    while count > 0:
        count, place = divmod(count - 1, len(POINT_LETTERS))
        text = POINT_LETTERS[place] + text
    return text


def _capital(count: int) -> str:
    return letter(count).upper()
