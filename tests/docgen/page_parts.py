"""A paper as pages: its main part, its appendices, its page numbers, what closes it."""

import re
from dataclasses import dataclass

from tests.docgen.page_text import Line, Page

_NUMBER_ABOVE_MM = 20.0
_NUMBER = re.compile(r"\d{1,3}")
_APPENDIX = re.compile(r"(Phụ lục|DANH SÁCH)\b")


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The pages of one paper and what kind it is."""

    pages: list[Page]
    is_letter: bool = False
    has_end_mark: bool = True
    has_agency: bool = True
    keeps_before: bool = False  # the file asks for more before the signatures: see `page_endings`

    @property
    def first(self) -> Page:
        return self.pages[0]


def page_number(page: Page) -> Line | None:
    """Return what stands in the top margin, when it is a number."""
    above = [line for line in page.lines if line.baseline < _NUMBER_ABOVE_MM]
    return above[0] if len(above) == 1 and _NUMBER.fullmatch(above[0].text) else None


def words(page: Page) -> list[Line]:
    """Return the lines of a page but its number."""
    number = page_number(page)
    return [line for line in page.lines if line is not number]


def main_part(paper: Paper) -> list[Page]:
    """Return the pages before the first appendix."""
    ends = [page.number for page in paper.pages[1:] if begins_appendix(page)]
    return [page for page in paper.pages if not ends or page.number < ends[0]]


def begins_appendix(page: Page) -> bool:
    lines = words(page)
    return bool(lines) and lines[0].is_bold and bool(_APPENDIX.match(lines[0].text))


def closing_lines(paper: Paper) -> list[Line]:
    """Return what follows the end mark, up to the first appendix; [] without a mark."""
    pages = main_part(paper)
    marked = [(page, line) for page in pages for line in page.lines if "./." in line.text]
    if not marked:
        return []
    start, mark = marked[0]
    after = start.below(mark)
    return after + [line for page in pages if page.number > start.number for line in words(page)]
