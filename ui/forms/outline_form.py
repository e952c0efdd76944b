"""Changing the tree of an outline: plain functions over nodes, no widget."""

from collections.abc import Iterator

from docgen.reader import outline as reader_outline
from docgen.reader.joining import paragraphs_of
from docgen.reader.lines import lines_of
from docgen.reader.marks import sign_of
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
    siblings, place, _ = _placed(outline, node)
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
    siblings, place, _ = _placed(outline, node)
    if place == 0:
        return False
    above = siblings[place - 1]
    siblings.pop(place)
    node.mark = above.children[-1].mark if above.children else BELOW[above.mark]
    node.heading = node.heading and node.mark not in (Mark.DASH, Mark.PLUS, Mark.STAR)
    node.typed = ""
    above.children.append(node)
    return True


def promote(outline: list[Node], node: Node) -> bool:
    """Put a node after the one above it, with its sign; False at the top."""
    siblings, place, parent = _placed(outline, node)
    if parent is None:
        return False
    siblings.pop(place)
    upper, at, _ = _placed(outline, parent)
    node.mark, node.typed = parent.mark, ""
    upper.insert(at + 1, node)
    return True


def move(outline: list[Node], node: Node, step: int) -> bool:
    """Move a node up (-1) or down (1) among its siblings; False at the end of the list."""
    siblings, place, _ = _placed(outline, node)
    if not 0 <= place + step < len(siblings):
        return False
    siblings.insert(place + step, siblings.pop(place))
    return True


def remove(outline: list[Node], node: Node) -> Node | None:
    """Take a node with all below it away; return the one to go on from."""
    siblings, place, parent = _placed(outline, node)
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


def pasted(text: str) -> list[Node]:
    """Return the tree of several pasted lines, by the signs they begin with.

    Where most lines carry a sign, each is a paragraph of its own; else lines that a PDF broke
    are joined first.
    """
    lines = [line for line in lines_of(text) if line.text or line.table]
    signed = sum(sign_of(line.text) is not None for line in lines)
    paragraphs = lines if 2 * signed >= len(lines) else paragraphs_of(lines)
    nodes = reader_outline.build(paragraphs)
    for node in walk(nodes):
        node.key = new_key()
    return nodes


def insert_after(outline: list[Node], node: Node | None, fresh: list[Node]) -> None:
    """Put nodes after `node`; an empty `node` gives its place to them."""
    if node is None:
        outline.extend(fresh)
        return
    siblings, place, _ = _placed(outline, node)
    siblings[place + 1 : place + 1] = fresh
    if not node.text.strip() and not node.children and node.table is None and not node.filled:
        siblings.pop(place)


def add_table(outline: list[Node], node: Node | None) -> Node:
    """Add a small table after `node` and return its node."""
    made = add_after(outline, node)
    made.mark, made.heading = Mark.NONE, False
    made.table = Table(columns=["TT", "Nội dung", "Ghi chú"], rows=[["1", "", ""]])
    return made


def _placed(outline: list[Node], node: Node) -> tuple[list[Node], int, Node | None]:
    found = place_of(outline, node)
    if found is None:
        raise LookupError("node is not in the outline")
    return found
