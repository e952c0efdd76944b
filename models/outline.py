"""The body of a plan as a tree of nodes. Numbers are computed, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """The sign before a node. The number itself is computed, never stored."""

    NONE = "none"
    PART = "part"  # Phần I, Phần thứ nhất
    CHAPTER = "chapter"  # Chương I
    ROMAN = "roman"  # I.
    CAPITAL = "capital"  # A.
    ARTICLE = "article"  # Điều 1.
    ARABIC = "arabic"  # 1.
    DECIMAL = "decimal"  # 1.1.
    LETTER = "letter"  # a)
    BRACKET = "bracket"  # (1) or 1)
    DASH = "dash"  # -
    PLUS = "plus"  # +
    STAR = "star"  # * or •


class Role(StrEnum):
    """What a node is about; decides what may be filled in from the record."""

    TEXT = "text"
    GROUNDS = "grounds"  # the sentences before "I."
    PURPOSE = "purpose"
    REQUIREMENT = "requirement"
    TIME = "time"
    THEME = "theme"
    CONTENT = "content"
    SOLUTION = "solution"
    AUDIENCE = "audience"
    CRITERIA = "criteria"
    DISQUALIFIERS = "disqualifiers"
    AWARDS = "awards"
    FUND = "fund"
    DOSSIER = "dossier"
    REGISTRATION = "registration"
    REPORTING = "reporting"
    DUTIES = "duties"
    TASKS = "tasks"  # the table of a work plan
    CLOSING = "closing"  # the last sentence, ending with ./.
    UNPLACED = "unplaced"  # text the reader could not place: kept, printed last


@dataclass(kw_only=True)
class Table:
    """A table in the body: cell texts only; "\n" parts paragraphs within a cell.

    A row with fewer cells than there are columns is a group row across the whole width.
    """

    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)  # shares of the width; empty: by content


@dataclass(kw_only=True)
class Node:
    """One node of the outline. `text` is one paragraph; **…** is bold, *…* italic.

    `heading`: a title of its own line (bold). `filled`: the text is made from the record's
    fields for `role` each time, and `text` is only the title.
    """

    key: str = ""
    mark: Mark = Mark.NONE
    text: str = ""
    heading: bool = False
    role: Role = Role.TEXT
    filled: bool = False
    typed: str = ""  # the sign as the paper typed it: "4.", "c)"; for the list of slips
    table: Table | None = None
    children: list[Node] = field(default_factory=list)


def walk(outline: list[Node]) -> Iterator[Node]:
    """Yield every node from top to bottom, parents before their children."""
    waiting = list(reversed(outline))
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))
