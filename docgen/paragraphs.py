"""Where a sentence of a plan stands, as papers cite it: "điểm a, khoản 2, mục III"."""

from docgen.marks import Line, lines
from models.plan import Mark, Node, Role

_CALLED = {
    Mark.ROMAN: "mục",
    Mark.CAPITAL: "mục",
    Mark.ARABIC: "khoản",
    Mark.DECIMAL: "khoản",
    Mark.LETTER: "điểm",
    Mark.BRACKET: "điểm",
}
_BY_THEMSELVES = (Mark.PART, Mark.CHAPTER, Mark.ARTICLE)  # their sign says what they are


def paragraph_of(outline: list[Node], key: str) -> str:
    """Return the place of a node, innermost first; "" for an unknown one or without numbers.

    Dashes and plain paragraphs are cited by what they stand in; of "2." and "2.1." the longer
    number alone is said.
    """
    above: list[Line] = []
    for line in lines(outline):
        above = [*above[: line.depth], line]
        if key and line.node.key == key:
            return _told(above)
    return ""


def _told(path: list[Line]) -> str:
    found: list[str] = []
    said = ""
    for line in reversed(path):
        sign = line.sign.strip("().") if line.node.mark in _CALLED else line.sign
        called = _CALLED.get(line.node.mark, "")
        is_part_of_said = said and said.startswith(f"{sign}.")
        if line.node.mark in _BY_THEMSELVES:
            found.append(line.sign.rstrip("."))
        elif called and not is_part_of_said:
            found.append(f"{called} {sign}")
            said = sign
    return ", ".join(found)


def paragraph_about(outline: list[Node], role: Role) -> str:
    """Return the place of what speaks of `role` (the criteria); "" unless there is just one."""
    above: list[Line] = []
    found = []
    for line in lines(outline):
        above = [*above[: line.depth], line]
        if line.node.role is role:
            found.append(_told(above))
    return found[0] if len(found) == 1 else ""
