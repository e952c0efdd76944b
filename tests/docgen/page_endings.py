"""How a rendered paper ends: its mark, the signatures, who receives it."""

from collections.abc import Iterator

from tests.docgen.page_parts import Paper, closing_lines, words
from tests.docgen.page_text import Line, Page

_NOTE = "Nơi nhận:"
_A_PAGE_MM = 180.0  # a block as high as that leaves no room for more above it


def ending(paper: Paper) -> Iterator[str]:
    """Check the end mark, and what stands above the signatures on their page.

    Two lines at least; one where the file itself asks to keep more (`keeps_before`), which Word
    does and LibreOffice does not for the row of a table or ahead of a page that lies.
    """
    marks = sum(line.text.count("./.") for page in paper.pages for line in page.lines)
    if marks != paper.has_end_mark:
        yield f"the end mark stands {marks} times"
    closing = closing_lines(paper)
    if not closing:
        return
    page = next(page for page in paper.pages if closing[0] in page.lines)
    before = [line for line in words(page) if line not in closing]
    here = [line for line in closing if line in page.lines]
    fills = here[-1].baseline - here[0].baseline > _A_PAGE_MM
    if not fills and len(before) < (1 if paper.keeps_before else 2):
        yield f"trang {page.number}: the signatures stand alone"
    yield from _receivers(paper, closing)
    yield from _run_together(paper, closing)


def _receivers(paper: Paper, closing: list[Line]) -> Iterator[str]:
    note = next((line for line in closing if line.text == _NOTE), None)
    if note is None:
        return
    page = next(page for page in paper.pages if note in page.lines)
    here = [line for line in closing if line in page.lines]
    if not page.below(note):
        yield f"trang {page.number}: “{_NOTE}” stands apart from its lines"
    if here[0] is note and len(words(page)) == len(here) and not _signers(page, here):
        yield f"trang {page.number}: nothing but who receives the paper"
    beside = _signers(page, here)
    above = [line for line in beside if line.ink.bottom < note.ink.top - 2]
    if beside and not above and abs(beside[0].baseline - note.baseline) > 1.5:
        yield f"trang {page.number}: “{_NOTE}” is not level with who signs"


def _signers(page: Page, closing: list[Line]) -> list[Line]:
    return [line for line in closing if line.is_bold and line.text != _NOTE]


def _run_together(paper: Paper, closing: list[Line]) -> Iterator[str]:
    """Find two blocks whose words leave no more than a slip of paper between them."""
    for line in closing:
        for one, other in zip(line.letters, line.letters[1:], strict=False):
            bare = not one.text.isspace() and not other.text.isspace() and "Bold" in one.font
            if bare and other.ink.left - one.ink.right > 1:
                yield f"two signers run into each other: “{line.text[:50]}”"
                break
