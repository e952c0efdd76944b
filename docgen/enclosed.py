"""Which pages of a paper are the list or appendix that goes with it (danh sách kèm theo)."""

import re
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.section import Section
from docx.table import Table

from models.text import folded

_OPENING = re.compile(r"(?:danh sach|phu luc|bieu|bang)\b")
_LINES = 5  # title, then "(Kèm theo …)", stand within these
_LEAST = 8  # letters that tell one page from another


def enclosed_openings(paper: Path) -> list[str]:
    """Return the first words of each section that goes with the paper itself, in order.

    Empty for a paper without any, and for a file that cannot be read: then nothing is told apart.
    """
    try:
        sections = list(docx.Document(str(paper)).sections)[1:]
        openings = [_opening(section) for section in sections]
    except Exception:  # python-docx fails in a dozen ways on a damaged file
        return []
    return [opening for opening in openings if opening]


def enclosed_from(openings: Sequence[str], pages: Sequence[str]) -> int | None:
    """Return the page (from 0) on which the first enclosed section begins; None when not found.

    `pages` are the words of each page. A list never begins on the first page.
    """
    for opening in openings:
        wanted = _letters(opening)
        for number, words in enumerate(pages[1:], start=1):
            if len(wanted) >= _LEAST and _letters(words).lstrip("0123456789").startswith(wanted):
                return number
    return None


def _opening(section: Section) -> str:
    """Return the first line of a section that names itself a list or appendix, "" for others."""
    lines: list[str] = []
    for item in section.iter_inner_content():
        if isinstance(item, Table):
            break
        if item.text.strip():
            lines.append(item.text.strip())
        if len(lines) == _LINES:
            break
    if not lines:
        return ""
    named = _OPENING.match(folded(lines[0]))
    attached = any(folded(line).startswith("(kem theo") for line in lines)
    return " ".join(lines[:2]) if named or attached else ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))
