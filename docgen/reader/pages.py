"""What a page adds to a paper: its number, and lines repeated at the head of every page."""

import re
from collections import Counter

from docgen.reader.lines import Line

_NUMBER = re.compile(r"(?:[-–—]\s*)?(\d{1,3})(?:\s*[-–—])?")
_SURE = re.compile(
    r"[-–—]\s*\d{1,3}\s*[-–—]|(?:trang|page)\s*:?\s*\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?", re.I
)
_APART = 400  # letters at least between two page numbers; less is a column of numbers


def without_pages(lines: list[Line]) -> list[Line]:
    """Return `lines` without page numbers and page heads; what followed them begins a page."""
    numbers = _page_numbers(lines)
    heads = _page_heads(lines, numbers)
    kept: list[Line] = []
    page = False
    for at, line in enumerate(lines):
        if at in numbers or at in heads:
            page = True
            continue
        if page:
            line.page, line.gap, page = True, True, False
        kept.append(line)
    return kept


def _page_numbers(lines: list[Line]) -> set[int]:
    """Return where page numbers stand: alone, rising from 3 or less, a page apart."""
    found: set[int] = set()
    last, letters = 0, 0
    for at, line in enumerate(lines):
        number = _NUMBER.fullmatch(line.bare) if line.table is None else None
        if _SURE.fullmatch(line.bare):
            found.add(at)
            last = int(re.search(r"\d+", line.bare)[0])
            letters = 0
        elif number and _follows(int(number[1]), last, letters) and _stands_alone(lines, at):
            found.add(at)
            last, letters = int(number[1]), 0
        else:
            letters += len(line.text)
    return found


def _follows(number: int, last: int, letters: int) -> bool:
    if not last and number == 1:  # the first page may carry its number anywhere
        return True
    return last < number <= last + 3 and letters >= _APART


def _stands_alone(lines: list[Line], at: int) -> bool:
    """Tell whether a number is parted from its neighbours as a page number is."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    indent = len(lines[at].raw) - len(lines[at].raw.lstrip())
    if indent >= 10:  # centred, or at the right edge
        return True
    return lines[at].gap or lines[at].page or after is None or after.gap or after.page


def _page_heads(lines: list[Line], numbers: set[int]) -> set[int]:
    """Return short lines that stand by a page's edge three times or more."""
    edges: list[int] = []
    for at, line in enumerate(lines):
        by_edge = line.page or at - 1 in numbers or at + 1 in numbers
        if by_edge and at not in numbers and line.text and len(line.text) <= 80:
            edges.append(at)
    often = Counter(lines[at].text for at in edges)
    return {at for at in edges if often[lines[at].text] >= 3 and "|" not in lines[at].text}
