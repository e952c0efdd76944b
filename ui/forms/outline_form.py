"""Changing the tree of an outline: plain functions over nodes, no widget."""

from collections.abc import Iterator

from docgen.reader import outline as reader_outline
from docgen.reader.html_source import has_blocks, lines_of_html
from docgen.reader.joining import paragraphs_of
from docgen.reader.lines import Line, lines_of
from docgen.reader.marks import sign_of
from docgen.reader.tables import with_tables
from models.plan import Mark, Node, Role, Table
from models.plan_store import new_key

BELOW = {
    Mark.PART: Mark.ROMAN,
    Mark.CHAPTER: Mark.ARTICLE,
    Mark.ROMAN: Mark.ARABIC,
    Mark.CAPITAL: Mark.ARABIC,
    Mark.ARTICLE: Mark.ARABIC,
    Mark.ARABIC: Mark.LETTER,
    Mark.DECIMAL: Mark.LETTER,
    Mark.LETTER: Mark.DASH,
    Mark.BRACKET: Mark.DASH,
    Mark.DASH: Mark.PLUS,
    Mark.PLUS: Mark.STAR,
    Mark.STAR: Mark.STAR,
    Mark.NONE: Mark.DASH,
}
_RANKS = {mark: rank for rank, mark in enumerate((
    Mark.PART, Mark.CHAPTER, Mark.ROMAN, Mark.CAPITAL, Mark.ARTICLE, Mark.ARABIC, Mark.DECIMAL,
    Mark.LETTER, Mark.BRACKET, Mark.DASH, Mark.PLUS, Mark.STAR,
))}  # fmt: skip
_TITLED = {Mark.PART, Mark.CHAPTER, Mark.ROMAN, Mark.CAPITAL}


def walk(nodes: list[Node]) -> Iterator[Node]:
    """Yield every node from top to bottom."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def place_of(outline: list[Node], node: Node) -> tuple[list[Node], int, Node | None] | None:
    """Return the list a node is in, its place there and the node above; None when it is gone."""
    waiting: list[tuple[list[Node], Node | None]] = [(outline, None)]
    while waiting:
        siblings, parent = waiting.pop()
        for place, item in enumerate(siblings):
            if item is node:
                return siblings, place, parent
            waiting.append((item.children, item))
    return None


def new_node(mark: Mark = Mark.NONE, heading: bool | None = None) -> Node:
    """Return an empty node; titles are headings unless told otherwise."""
    is_heading = mark in _TITLED if heading is None else heading
    return Node(key=new_key(), mark=mark, heading=is_heading)


def add_after(outline: list[Node], node: Node | None) -> Node:
    """Add an empty node after `node`, of its kind (at the end without one), and return it."""
    if node is None:
        mark = outline[-1].mark if outline else Mark.ROMAN
        outline.append(new_node(mark))
        return outline[-1]
    siblings, place, _ = placed(outline, node)
    made = new_node(node.mark, node.heading)
    made.role = node.role if node.role in (Role.GROUNDS, Role.UNPLACED) else Role.TEXT
    siblings.insert(place + 1, made)
    return made


def add_below(node: Node) -> Node:
    """Add an empty node as the last below `node` and return it."""
    mark = node.children[-1].mark if node.children else BELOW[node.mark]
    made = new_node(mark, node.children[-1].heading if node.children else None)
    node.children.append(made)
    return made


def demote(outline: list[Node], node: Node) -> bool:
    """Put a node below the one before it, with the sign used there; False for a first one."""
    siblings, place, _ = placed(outline, node)
    if place == 0:
        return False
    above = siblings[place - 1]
    siblings.pop(place)
    sign_as(node, sign_below(above))
    above.children.append(node)
    return True


def promote(outline: list[Node], node: Node) -> bool:
    """Put a node after the one above it, with its sign; False at the top."""
    siblings, place, parent = placed(outline, node)
    if parent is None:
        return False
    siblings.pop(place)
    upper, at, _ = placed(outline, parent)
    sign_as(node, parent.mark)
    upper.insert(at + 1, node)
    return True


def sign_below(above: Node) -> Mark:
    """Return the sign that a node added last below `above` gets."""
    signs = [child.mark for child in above.children if child.table is None]
    return signs[-1] if signs else BELOW[above.mark]


def sign_as(node: Node, mark: Mark) -> None:
    """Give a node that changes its level the sign used there; what hung on its old one follows.

    A table carries no sign, nor does plain text that was put where others are plain.
    """
    if node.table is not None:
        return
    before, node.mark, node.typed = node.mark, mark, ""
    node.heading = node.heading and mark not in (Mark.DASH, Mark.PLUS, Mark.STAR)
    for child in node.children:
        if child.mark is BELOW[before] and before is not mark:
            sign_as(child, BELOW[mark])


def move(outline: list[Node], node: Node, step: int) -> bool:
    """Move a node up (-1) or down (1) among its siblings; False at the end of the list."""
    siblings, place, _ = placed(outline, node)
    if not 0 <= place + step < len(siblings):
        return False
    siblings.insert(place + step, siblings.pop(place))
    return True


def remove(outline: list[Node], node: Node) -> Node | None:
    """Take a node with all below it away; return the one to go on from."""
    siblings, place, parent = placed(outline, node)
    siblings.pop(place)
    if siblings:
        return siblings[min(place, len(siblings) - 1)]
    return parent


def set_mark(outline: list[Node], node: Node, mark: Mark) -> None:
    """Give a node another sign; titles become headings, list lines stop being so."""
    node.mark, node.typed = mark, ""
    if mark in _TITLED:
        node.heading = True
    elif mark in (Mark.DASH, Mark.PLUS, Mark.STAR):
        node.heading = False


def pasted(text: str, html: str = "") -> list[Node]:
    """Return the tree of several pasted lines, by the signs they begin with; tables as nodes.

    `html` is what Word and LibreOffice give beside the text: its paragraphs and tables are
    certain. Plain text where most lines carry a sign is a paragraph a line; else lines that a
    PDF broke are joined first.
    """
    lines = lines_of_html(html) if has_blocks(html) else []
    nodes = reader_outline.build(lines or _paragraphs(text))
    for node in walk(nodes):
        node.key = new_key()
    return nodes


def _paragraphs(text: str) -> list[Line]:
    lines = [line for line in with_tables(lines_of(text)) if line.text or line.table]
    signed = sum(line.table is not None or sign_of(line.text) is not None for line in lines)
    return lines if 2 * signed >= len(lines) else paragraphs_of(lines)


def insert_after(outline: list[Node], node: Node | None, fresh: list[Node]) -> None:
    """Put nodes right after `node`, each at the level of its sign.

    "1." goes below "I.", "II." after the "I." that the cursor is in; an empty `node` gives its
    place to them.
    """
    at = node
    for item in fresh:
        _insert(outline, at, item)
        at = item
    if node is not None and _is_untouched(node):
        siblings, place, _ = placed(outline, node)
        siblings.pop(place)


def _insert(outline: list[Node], at: Node | None, item: Node) -> None:
    if at is None:
        outline.append(item)
        return
    while True:
        siblings, place, parent = placed(outline, at)
        if _goes_below(at, item):
            at.children.insert(0, item)
            return
        if parent is None or _stays_at(at, item, parent):
            siblings.insert(place + 1, item)
            return
        at = parent


def _goes_below(at: Node, item: Node) -> bool:
    """Tell whether `item` pasted at `at` belongs below it."""
    if at.table is not None or at.mark is Mark.NONE or _is_untouched(at):
        return False
    if item.mark is Mark.NONE:
        return at.heading
    return _RANKS[item.mark] > _RANKS[at.mark]


def _stays_at(at: Node, item: Node, parent: Node) -> bool:
    """Tell whether `item` may stand beside `at`, and need not climb to the level above."""
    if item.mark is Mark.NONE:
        return True
    level = parent if at.mark is Mark.NONE else at
    return level.mark is Mark.NONE or _RANKS[item.mark] >= _RANKS[level.mark] + (level is parent)


def _is_untouched(node: Node) -> bool:
    return not (node.text.strip() or node.children or node.table or node.filled)


def add_table(outline: list[Node], node: Node | None) -> Node:
    """Add a small table after `node` and return its node."""
    made = add_after(outline, node)
    made.mark, made.heading = Mark.NONE, False
    made.table = Table(columns=["TT", "Nội dung", "Ghi chú"], rows=[["1", "", ""]])
    return made


def placed(outline: list[Node], node: Node) -> tuple[list[Node], int, Node | None]:
    """Return what `place_of` does. Raises LookupError for a node that is gone."""
    found = place_of(outline, node)
    if found is None:
        raise LookupError("node is not in the outline")
    return found
