"""Tables on rendered pages: which lines make one up, and whether its headings come again."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.docgen.page_text import Box, Line, Page, around

_NEAR_MM = 0.8


@dataclass
class Grid:
    """One table, or the part of it that stands on a page."""

    page: Page
    box: Box
    lines: list[Box]

    @property
    def columns(self) -> tuple[float, float]:
        return round(self.box.left), round(self.box.right)

    def heading(self) -> str:
        """Return the words of the first row."""
        across = sorted(
            line.top for line in self.lines if line.width > self.box.width - 2 * _NEAR_MM
        )
        lower = [top for top in across if top > self.box.top + 3]
        floor = lower[0] if lower else self.box.bottom
        said = [line for line in self.page.lines if self.box.top < line.ink.middle_y < floor]
        return " ".join(line.text for line in said)


def grids(page: Page) -> list[Grid]:
    """Return the tables of a page from top to bottom: lines that meet, with an upright among."""
    left, found = [*page.rules, *page.uprights], []
    while left:
        group, edge = [], [left.pop()]
        while edge:
            one = edge.pop()
            group.append(one)
            met = [other for other in left if _meet(one, other)]
            left = [other for other in left if other not in met]
            edge += met
        if any(line.bottom - line.top > line.width for line in group):
            found.append(Grid(page, around(group), group))
    return sorted(found, key=lambda grid: grid.box.top)


def inside_a_grid(page: Page, line: Line) -> bool:
    return any(grid.box.top < line.ink.middle_y < grid.box.bottom for grid in grids(page))


def grid_faults(pages: list[Page]) -> Iterator[str]:
    """Say where a table goes on without its headings."""
    before: Grid | None = None
    heading = ""
    for page in pages:
        here = grids(page)
        if here and before and _goes_on(before, here[0]):
            if here[0].heading() != heading:
                yield f"trang {page.number}: a table goes on without its headings"
        elif here:
            heading = here[0].heading()
        if len(here) > 1:
            heading = here[-1].heading()
        before = here[-1] if here and _ends_page(here[-1]) else None


def _goes_on(before: Grid, here: Grid) -> bool:
    above = [line for line in here.page.lines if line.ink.bottom < here.box.top]
    alone = all(line.text.isdigit() for line in above)
    return alone and before.columns == here.columns


def _ends_page(grid: Grid) -> bool:
    return not any(line.ink.top > grid.box.bottom for line in grid.page.lines)


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > -_NEAR_MM and down > -_NEAR_MM
