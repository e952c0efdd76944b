"""How wide words run in Times New Roman, to draw rules and share out table columns."""

import re
import unicodedata

_POINT_MM = 25.4 / 72
_FIRST = 32
# Advance widths of the characters from space to "~", in thousandths of the size.
_UPRIGHT = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500"
    " 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889"
    " 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500"
    " 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480"
    " 200 480 541"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500"
    " 500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944"
    " 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556"
    " 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394"
    " 220 394 520"
)
_WIDTHS = {False: [int(w) for w in _UPRIGHT.split()], True: [int(w) for w in _BOLD.split()]}
_PLAIN = str.maketrans({"đ": "d", "Đ": "D", "\u00a0": " ", "–": "n", "“": '"', "”": '"'})
_UNKNOWN = 600
_BREAKS = re.compile(r"[ \t\n]")


def width_mm(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return about how long `text` runs on one line; accents add nothing."""
    widths = _WIDTHS[bold]
    total = 0
    for char in unicodedata.normalize("NFD", text).translate(_PLAIN):
        if not unicodedata.combining(char):
            place = ord(char) - _FIRST
            total += widths[place] if 0 <= place < len(widths) else _UNKNOWN
    return total / 1000 * size_pt * _POINT_MM


def last_line_mm(text: str, size_pt: float, room_mm: float, *, bold: bool = False) -> float:
    """Return the length of the last line when `text` is broken at spaces to fit `room_mm`.

    Several spaces in a row, left for what is written in by hand, take their room.
    """
    line = last_line(text, size_pt, room_mm, bold=bold)
    return min(width_mm(line, size_pt, bold=bold), room_mm)


def last_line(text: str, size_pt: float, room_mm: float, *, bold: bool = False) -> str:
    """Return the words of that last line; a space that does not break holds words together."""
    line = ""
    for word in _BREAKS.split(text.strip()):
        longer = f"{line} {word}" if line else word
        fits = width_mm(longer.rstrip(), size_pt, bold=bold) <= room_mm
        line = longer if fits else word
    return line


def column_shares(columns: list[list[str]], room_mm: float, size_pt: float) -> list[float]:
    """Share out `room_mm` among table columns by what their cells hold; shares add up to 1.

    Each column gets room for its longest word first; the rest goes to those with long lines.
    """
    padding_mm = 5.0
    words = [_longest(cells, size_pt, by_word=True) + padding_mm for cells in columns]
    lines = [_longest(cells, size_pt, by_word=False) + padding_mm for cells in columns]
    if not columns:
        return []
    least = [min(word, room_mm / 2) for word in words]
    wish = [max(0.0, min(line, room_mm) - word) for line, word in zip(lines, least, strict=True)]
    left = max(0.0, room_mm - sum(least))
    if sum(wish) > 0:
        grown = [a + left * b / sum(wish) for a, b in zip(least, wish, strict=True)]
    else:
        grown = least
    return [width / sum(grown) for width in grown]


def _longest(cells: list[str], size_pt: float, *, by_word: bool) -> float:
    parts = [part for cell in cells for part in (cell.split() if by_word else cell.split("\n"))]
    return max((width_mm(part, size_pt, bold=True) for part in parts), default=0.0)
