"""Small made-up papers to read fields from."""

from models.plan import Campaign, Head, Issuer, Mark, Node, Plan, Role


def plan_of(*outline: Node, subject: str = "", issuer: str = "", **head: int) -> Plan:
    """Return an unread plan of a made-up commune; `head` may give day, month and year."""
    title = subject or "Phát động phong trào thi đua “Suối trong, bản sạch”"
    name = issuer or "Ủy ban nhân dân xã Suối Hoa"
    return Plan(
        head=Head(subject=title, **head), issuer=Issuer(name=name), outline=keyed(list(outline))
    )


def keyed(nodes: list[Node], start: int = 1) -> list[Node]:
    """Give every node a key in reading order."""
    number = start
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        node.key = f"n{number}"
        number += 1
        stack.extend(reversed(node.children))
    return nodes


def part(title: str, *children: Node | str) -> Node:
    """Return a section "I. TITLE"."""
    return Node(mark=Mark.ROMAN, text=title, heading=True, children=_nodes(children))


def item(text: str, *children: Node | str) -> Node:
    """Return a numbered item "1. text"."""
    return Node(mark=Mark.ARABIC, text=text, children=_nodes(children))


def dash(text: str) -> Node:
    return Node(mark=Mark.DASH, text=text)


def loose(text: str) -> Node:
    """Return a paragraph without a sign."""
    return Node(text=text)


def ground(text: str) -> Node:
    return Node(text=text, role=Role.GROUNDS)


def closing(text: str) -> Node:
    return Node(text=text, role=Role.CLOSING)


def _nodes(parts: tuple[Node | str, ...]) -> list[Node]:
    return [dash(one) if isinstance(one, str) else one for one in parts]


def only(plan: Plan) -> Campaign:
    """Return the one campaign of `plan`."""
    assert len(plan.campaigns) == 1
    return plan.campaigns[0]
