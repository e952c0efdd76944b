"""An eye of its own for finished papers: it reads rendered pages and knows nothing of our rules.

Measures are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, written down here once more.
Each check returns sentences; [] when the pages are as they should be.
"""

import re
from collections.abc import Iterator

from tests.docgen.page_endings import ending
from tests.docgen.page_grids import grid_faults, inside_a_grid
from tests.docgen.page_parts import (
    Paper,
    begins_appendix,
    closing_lines,
    main_part,
    page_number,
    words,
)
from tests.docgen.page_text import Box, Line, Page, around, level

COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_SLACK_MM = 1.0
_FONTS = re.compile(r"(LiberationSerif|TimesNewRoman|Times New Roman)[^/]*(/Italic)?")
_FIRST_LINE_MM = 15.0  # and a little: a page may hold nothing but beginnings


def page_faults(paper: Paper) -> list[str]:
    """Return all that is amiss with a paper."""
    checks = (_sheets, _edges, _numbers, _letters, _head, _rules, ending, grid_faults)
    pages = paper.pages
    return [
        fault
        for check in checks
        for fault in (check(pages) if check is grid_faults else check(paper))
    ]


# --- sheet, margins, numbers, letters --------------------------------------------------------


def _sheets(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        if sorted((round(page.width), round(page.height))) != [210, 297]:
            yield f"trang {page.number}: {page.width:.0f} × {page.height:.0f} mm is not A4"
        if not words(page):
            yield f"trang {page.number}: nothing on it"


def _edges(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        top, right, bottom, left = _margins(page)
        room = Box(
            left[0] - _SLACK_MM,
            top[0] - _SLACK_MM,
            page.width - right[0] + _SLACK_MM,
            page.height - bottom[0] + _SLACK_MM,
        )
        boxes = [line.ink for line in words(page)]
        for line in words(page):
            if not _within(line.ink, room):
                yield f"trang {page.number}: “{line.text[:30]}” stands in the margin"
        if any(not _within(rule, room) for rule in page.rules):
            yield f"trang {page.number}: a line is drawn in the margin"
        if len(boxes) > 8 and around(boxes).left > left[1] + _FIRST_LINE_MM:
            yield f"trang {page.number}: the left margin is too broad"
        if boxes and around(boxes).top > top[1] + 5:
            yield f"trang {page.number}: begins {around(boxes).top:.0f} mm below the edge"


def _margins(page: Page) -> tuple[tuple[float, float], ...]:
    """Return least and most of top, right, bottom, left; a sheet that lies is a turned one."""
    upright = ((20, 25), (15, 20), (20, 25), (30, 35))
    return (upright[3], upright[0], upright[1], upright[2]) if page.lies else upright


def _within(box: Box, room: Box) -> bool:
    across = room.left <= box.left and box.right <= room.right
    return across and room.top <= box.top and box.bottom <= room.bottom


def _numbers(paper: Paper) -> Iterator[str]:
    wanted = 0
    for page in paper.pages:
        number = page_number(page)
        begins = page is paper.first or begins_appendix(page)
        wanted = 1 if begins else wanted + 1
        if begins and number:
            yield f"trang {page.number}: a first page shows its number"
        elif not begins and (number is None or number.text != str(wanted)):
            yield f"trang {page.number}: shows {number.text if number else 'no number'}"
        elif not begins and abs(number.ink.middle - _middle(page)) > _SLACK_MM:
            yield f"trang {page.number}: the number is not centred"
        if number and not 13 <= number.size <= 14:
            yield f"trang {page.number}: the number has {number.size} pt"


def _middle(page: Page) -> float:
    """Return the middle of the text: with unequal margins it is not that of the sheet.

    A page of short lines does not tell its margins; then they are taken as custom has them.
    """
    full, left = page.width - (20 if page.lies else 15), 20 if page.lies else 30
    boxes = [line.ink for line in words(page)] + page.rules
    if boxes:
        all_of = around(boxes)
        if abs(all_of.right - full) < 3 and abs(all_of.left - left) < 3:
            return all_of.middle
    return (left + full) / 2


def _letters(paper: Paper) -> Iterator[str]:
    closed = closing_lines(paper)
    for page in paper.pages:
        for line in words(page):
            fonts = {letter.font for letter in line.letters if letter.text.strip()}
            for font in sorted(fonts):
                if not _FONTS.fullmatch(font):
                    yield f"trang {page.number}: “{line.text[:30]}” is set in {font}"
            small = 11 if line in closed else 12
            if not small <= line.size <= 14:
                yield f"trang {page.number}: “{line.text[:30]}” has {line.size} pt"
        for line in _body(paper, page):
            if line.size < 13:
                yield f"trang {page.number}: body “{line.text[:30]}” has {line.size} pt"


def _body(paper: Paper, page: Page) -> list[Line]:
    """Return the lines of running text: no head, no table, nothing after the end mark."""
    if page not in main_part(paper):
        return []
    closed, head = closing_lines(paper), _head_lines(paper) if page is paper.first else []
    out = [*closed, *head]
    return [line for line in words(page) if line not in out and not inside_a_grid(page, line)]


# --- head ------------------------------------------------------------------------------------


def _country(paper: Paper) -> Line | None:
    return next((line for line in paper.first.lines if COUNTRY in line.text), None)


def _head_lines(paper: Paper) -> list[Line]:
    """Return agency, country, number, day and, in a letter, its subject."""
    country = _country(paper)
    if country is None:
        return []
    left_side = [line for line in paper.first.lines if line.ink.right < country.ink.left]
    found, edge = [], country.ink.bottom
    for line in left_side:
        if line.ink.top - edge > 14:
            break
        found.append(line)
        edge = max(edge, line.ink.bottom)
    limit = max([line.baseline for line in found], default=0.0)
    right_side = [
        line
        for line in paper.first.lines
        if line.ink.middle > country.ink.left and line.baseline <= limit + 0.5
    ]
    return [*found, *(line for line in right_side if line not in found)]


def _head(paper: Paper) -> Iterator[str]:
    said = [line for page in paper.pages for line in page.lines if COUNTRY in line.text]
    if len(said) != 1 or _country(paper) is None:
        yield f"the name of the country stands {len(said)} times"
        return
    country = said[0]
    motto = next((line for line in paper.first.lines if MOTTO in line.text), None)
    if country.text != COUNTRY:
        yield f"the agency runs into the name of the country: “{country.text[:40]}”"
    if country.ink.middle < paper.first.width / 2:
        yield "the name of the country stands on the left"
    if motto is None or abs(motto.ink.middle - country.ink.middle) > _SLACK_MM:
        yield "the motto is not centred below the name of the country"
    left = [line for line in _head_lines(paper) if line.ink.right < country.ink.left]
    if paper.has_agency and (not left or not level(left[0], country)):
        yield "the agency does not begin level with the name of the country"
    for line in left:
        if any(level(line, other) for other in (country, motto) if other):
            gap = country.ink.left - line.ink.right
            if gap < 2:
                yield f"the agency stands {gap:.1f} mm beside the name of the country"
    yield from _day(paper, country, left)


def _day(paper: Paper, country: Line, left: list[Line]) -> Iterator[str]:
    number = next((line for line in left if line.text.startswith("Số")), None)
    day = next(
        (
            line
            for line in paper.first.lines
            if "/Italic" in line.letters[0].font or "Italic" in line.letters[0].font
            if line.ink.left > country.ink.left - 8 and line.ink.middle > paper.first.width / 2
            if line.baseline < country.baseline + 60
        ),
        None,
    )
    if number and day and not level(number, day):
        yield "number and day are not level"
    if (
        day
        and paper.has_agency
        and abs(day.ink.middle - country.ink.middle) > 3
        and "tháng" in day.text
    ):
        yield "the day is not centred below the name of the country"


# --- rules -----------------------------------------------------------------------------------


def free_rules(page: Page) -> list[Box]:
    """Return the rules of a page that belong to no table."""
    return [rule for rule in page.rules if not _meets_an_upright(page, rule)]


def _meets_an_upright(page: Page, rule: Box) -> bool:
    return any(
        post.top - 1 <= rule.top <= post.bottom + 1
        and rule.left - 1 <= post.left <= rule.right + 1
        for post in page.uprights
    )


def _rules(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        for rule in free_rules(page):
            above = [
                line
                for line in page.lines
                if line.ink.bottom <= rule.top + 0.3
                and line.ink.left < rule.middle < line.ink.right
            ]
            if not above:
                yield f"trang {page.number}: a rule without words above it"
                continue
            line = max(above, key=lambda found: found.baseline)
            yield from _rule_under(page, line, rule)
        yield from _touched(page)
    yield from _missing_rules(paper)


def _rule_under(page: Page, line: Line, rule: Box) -> Iterator[str]:
    share, told = rule.width / line.ink.width, f"trang {page.number}: the rule under “{line.text}”"
    if MOTTO in line.text:
        if abs(share - 1) > 0.04:
            yield f"{told} is {share:.2f} of its length"
    elif not 0.31 <= share <= 0.52:
        yield f"{told} is {share:.2f} of its length"
    if abs(rule.middle - line.ink.middle) > _SLACK_MM:
        yield f"{told} is not centred"
    if rule.top - line.baseline > 5:
        yield f"{told} stands {rule.top - line.baseline:.1f} mm below"


def _touched(page: Page) -> Iterator[str]:
    """Say which words a rule or the line of a table crosses."""
    for line in page.lines:
        for letter in line.letters:
            ink = letter.ink
            if ink.width > 0 and any(_cross(ink, drawn) for drawn in page.rules + page.uprights):
                yield f"trang {page.number}: a line runs through “{line.text[:30]}”"
                break


def _cross(ink: Box, drawn: Box) -> bool:
    across = min(ink.right, drawn.right) - max(ink.left, drawn.left)
    down = min(ink.bottom, drawn.bottom) - max(ink.top, drawn.top)
    return across > 0.15 and down > 0.15


def _missing_rules(paper: Paper) -> Iterator[str]:
    country = _country(paper)
    if country is None:
        return
    rules = [rule for rule in free_rules(paper.first) if rule.top > country.baseline]
    left = [rule for rule in rules if rule.right < country.ink.left]
    right = [rule for rule in rules if rule.left > country.ink.left]
    if not any(MOTTO in line.text and _has_rule(line, right) for line in paper.first.lines):
        yield "no rule under the motto"
    agency = [line for line in _head_lines(paper) if line.ink.right < country.ink.left]
    if agency and agency[0].text[:2] != "Số" and not left:
        yield "no rule under the agency"
    below = [rule for rule in rules if rule not in left and rule.top > country.baseline + 15]
    if paper.has_agency and not paper.is_letter and not below:
        yield "no rule under the subject"


def _has_rule(line: Line, rules: list[Box]) -> bool:
    return any(0 < rule.top - line.baseline < 5 for rule in rules)
