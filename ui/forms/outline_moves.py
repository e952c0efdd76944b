"""Moving several nodes of an outline at once: by keys, and by the mouse to any place."""

from collections.abc import Iterable

from models.plan import Mark, Node
from ui.forms import outline_form as tree_of


def tops(outline: list[Node], chosen: Iterable[Node]) -> list[Node]:
    """Return the chosen nodes that lie below no other chosen one, from top to bottom."""
    wanted = {id(node) for node in chosen}
    found: list[Node] = []
    waiting = list(reversed(outline))
    while waiting:
        node = waiting.pop()
        if id(node) in wanted:
            found.append(node)
        else:
            waiting.extend(reversed(node.children))
    return found


def demote_all(outline: list[Node], chosen: Iterable[Node]) -> bool:
    """Put nodes one level down; False when none can. Neighbours go or stay together."""
    stuck: set[int] = set()
    moved = False
    for node in tops(outline, chosen):
        siblings, place, _ = tree_of.placed(outline, node)
        if place == 0 or id(siblings[place - 1]) in stuck:
            stuck.add(id(node))
        else:
            moved |= tree_of.demote(outline, node)
    return moved


def promote_all(outline: list[Node], chosen: Iterable[Node]) -> bool:
    """Put nodes one level up, in their order; False when all are at the top."""
    last_first = reversed(tops(outline, chosen))
    return any([tree_of.promote(outline, node) for node in last_first])


def move_all(outline: list[Node], chosen: Iterable[Node], step: int) -> bool:
    """Move nodes up (-1) or down (1) among their siblings; False when none can."""
    nodes = tops(outline, chosen)
    stuck: set[int] = set()
    moved = False
    for node in nodes if step < 0 else reversed(nodes):
        siblings, place, _ = tree_of.placed(outline, node)
        beside = siblings[place + step] if 0 <= place + step < len(siblings) else None
        if beside is None or id(beside) in stuck:
            stuck.add(id(node))
        else:
            moved |= tree_of.move(outline, node, step)
    return moved


def remove_all(outline: list[Node], chosen: Iterable[Node]) -> Node | None:
    """Take nodes with all below them away; return the one to go on from."""
    left = None
    for node in tops(outline, chosen):
        left = tree_of.remove(outline, node)
    return left


def may_put(chosen: Iterable[Node], parent: Node | None) -> bool:
    """Tell whether nodes may go below `parent`: not below themselves, nor below a table."""
    if parent is None:
        return True
    inside = any(node is parent for node in tree_of.walk(list(chosen)))
    return parent.table is None and not inside


def put(outline: list[Node], chosen: Iterable[Node], parent: Node | None, row: int | None) -> bool:
    """Move nodes, with all below them, before the `row`-th child of `parent` (None: the top).

    `row` None means after the last. They take the sign used there, unless they stay with their
    siblings. False, and nothing changed, for a place that cannot be or that they are at.
    """
    nodes = tops(outline, chosen)
    if not nodes or not may_put(nodes, parent):
        return False
    children = outline if parent is None else parent.children
    before = _shape(outline)
    beside = _anchor(children, nodes, row)
    mark = _sign_at(children, nodes, beside, parent)
    for node in nodes:
        siblings, place, above = tree_of.placed(outline, node)
        siblings.pop(place)
        if above is not parent and mark is not None and node.mark is not Mark.NONE:
            tree_of.sign_as(node, mark)
    at = len(children) if beside is None else _index(children, beside)
    children[at:at] = nodes
    return before != _shape(outline)


def _anchor(children: list[Node], nodes: list[Node], row: int | None) -> Node | None:
    """Return the first node from `row` on that is not moved itself; None for the end."""
    moved = {id(node) for node in nodes}
    after = children[row:] if row is not None else []
    return next((node for node in after if id(node) not in moved), None)


def _sign_at(
    children: list[Node], nodes: list[Node], beside: Node | None, parent: Node | None
) -> Mark | None:
    """Return the sign used before `beside`, else behind it; None where nodes keep their own."""
    moved = {id(node) for node in nodes}
    stay = [node for node in children if id(node) not in moved]
    at = len(stay) if beside is None else _index(stay, beside)
    signed = [
        node.mark for node in [*reversed(stay[:at]), *stay[at:]] if node.mark is not Mark.NONE
    ]
    if signed:
        return signed[0]
    return tree_of.BELOW[parent.mark] if parent is not None else None


def _index(nodes: list[Node], wanted: Node) -> int:
    return next(place for place, node in enumerate(nodes) if node is wanted)


def _shape(outline: list[Node]) -> list[tuple[int, list[int]]]:
    shape = [(0, [id(node) for node in outline])]
    return shape + [(id(n), [id(c) for c in n.children]) for n in tree_of.walk(outline)]
