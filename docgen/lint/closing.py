"""The end of a paper: where the body stops, who receives it, who signs."""

import re
from typing import TYPE_CHECKING

from docgen.lint.lines import Line
from docgen.lint.posts import is_post

if TYPE_CHECKING:
    from docgen.lint.papers import Paper

_NOTES = re.compile(r"ghi chu\s*:?")
_MOST_SIGNERS = 4


def _begins_notes(line: Line) -> bool:
    """Tell the notes below a paper from a column of that name in a table."""
    return not line.table and _NOTES.fullmatch(line.plain) is not None


def beside(line: Line, other: Line) -> bool:
    """Tell whether two lines lie in one table, or in one row set with tabs."""
    same = (line.table, 0 if line.table else line.row)
    return same == (other.table, 0 if other.table else other.row)


def close(paper: "Paper", lines: list[Line]) -> None:
    """Part the body of a paper from Nơi nhận and the signatures, and those from the rest."""
    at = next((at for at, line in enumerate(lines) if is_recipients_title(line)), None)
    notes = next((n for n, line in enumerate(lines) if _begins_notes(line)), len(lines))
    if at is None or at > notes:
        paper.body = lines[:notes]
        _take_signing_table(paper)
        return
    title = lines[at]
    start = next(n for n, line in enumerate(lines) if beside(line, title))
    paper.body, paper.recipients_title = lines[:start], title
    if title.table:
        end = next((n for n in range(at, len(lines)) if not beside(lines[n], title)), len(lines))
        block = [line for line in lines[start : min(end, notes)] if line is not title]
    else:
        end = _end_of_loose(lines, at)
        block = lines[start + 1 : end]
        _take_signing_table(paper)
    paper.after = lines[end:]
    _sort(paper, title, [line for line in block if line.has_words or line.is_open])


def is_recipients_title(line: Line) -> bool:
    """Tell whether a line is "Nơi nhận:" and no more."""
    return re.fullmatch(r"\s*nơi\s+nhận\s*[:.]?\s*", line.text, re.I) is not None


def _end_of_loose(lines: list[Line], at: int) -> int:
    """Return where Nơi nhận and signatures set with tabs end: at a new page or an appendix."""
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if line.table or line.page_break or line.plain.startswith("phu luc"):
            return place
    return len(lines)


def _take_signing_table(paper: "Paper") -> None:
    """Take a table of several signers from the end of the body; Nơi nhận stands below it then."""
    last = next((line for line in reversed(paper.body) if line.has_words), None)
    if last is None or not last.table:
        return
    columns: dict[int, list[Line]] = {}
    for line in paper.body:
        if line.table == last.table and line.has_words:
            columns.setdefault(line.column, []).append(line)
    if len(columns) <= _MOST_SIGNERS and all(is_post(block[0]) for block in columns.values()):
        paper.signing = [block for _, block in sorted(columns.items())]
        paper.body = [line for line in paper.body if line.table != last.table]


def _sort(paper: "Paper", title: Line, block: list[Line]) -> None:
    """Part receivers from signers; in minutes the secretary signs above Nơi nhận."""
    columns: dict[int, list[Line]] = {}
    for line in block:
        if line.column == title.column and line.paragraph > title.paragraph:
            paper.recipients.append(line)
        else:
            columns.setdefault(line.column, []).append(line)
    above = columns.get(title.column)
    if above and not is_post(above[0]):
        del columns[title.column]
    paper.signing += [lines for _, lines in sorted(columns.items())]
