"""From the lines of a paper to a `Plan`: head, outline, tail, slips."""

from itertools import takewhile

from docgen.reader import head, issuer, outline, roles, slips, tail
from docgen.reader.joining import paragraphs_of
from docgen.reader.lines import Line
from docgen.reader.marks import COUNTED
from docgen.reader.pages import without_pages
from docgen.reader.stamps import STAMP
from docgen.reader.tables import with_tables
from models.plan import Mark, Node, Plan, Role


def plan_of(lines: list[Line]) -> Plan:
    """Return the plan that these lines of a paper tell; every word of them is in it."""
    plan = Plan()
    lines = with_tables(without_pages(lines))
    parts = tail.split(head.read_head(plan, lines))
    before = plan.outline
    unplaced, stamp = tail.read_tail(plan, parts.tail)
    stamp = [node.text for node in before if node.typed == STAMP] + stamp
    body = outline.build(paragraphs_of(parts.body))
    after = outline.build(paragraphs_of(parts.after))
    for node in after:  # an appendix is printed last, behind the signature
        node.role = Role.UNPLACED
    plan.outline = [node for node in before if node.typed != STAMP] + body
    plan.outline += [Node(text=text, role=Role.UNPLACED) for text in unplaced]
    plan.outline += after
    if stamp:
        plan.outline.append(Node(text=" ".join(stamp), role=Role.UNPLACED, typed=STAMP))
    _number_keys(plan)
    _cut_end_mark(plan, body)
    _give_roles(body)
    issuer.work_out(plan, _preamble(plan.outline))
    slips.find(plan, lines)
    return plan


def _cut_end_mark(plan: Plan, body: list[Node]) -> None:
    """Take "./." off the last paragraph, mark it as the closing one, and note what is wrong."""
    texts = [node for node, _ in outline.walk(body) if node.text]
    marked = [node for node in texts if tail.end_mark_cut(node.text)[1]]
    last = marked[-1] if marked else (texts[-1] if texts else None)
    if last is None:
        return
    last.text, had, spaced = tail.end_mark_cut(last.text)
    on_top = any(node is last for node in body)
    if last.mark is Mark.NONE and (on_top or roles.is_closing(last.text)):
        last.role = Role.CLOSING
    slips.note_end_mark(plan, last, had, spaced)


def _give_roles(body: list[Node]) -> None:
    preamble = _before_first_title(body)
    for node in preamble:
        if node.role is Role.TEXT:
            node.role = Role.GROUNDS
    for node, parent in outline.walk(body):
        in_preamble = parent is not None and parent.role is Role.GROUNDS
        if in_preamble:
            node.role = Role.GROUNDS
        elif node.role is Role.TEXT:
            node.role = roles.role_of(node)


def _before_first_title(body: list[Node]) -> list[Node]:
    """Return the sentences before "I.": unmarked ones, or dashes, at the very start."""
    return list(takewhile(lambda node: not _opens_body(node), body))


def _opens_body(node: Node) -> bool:
    return node.heading or node.table is not None or node.mark in COUNTED


def _preamble(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node.role is Role.GROUNDS]


def _number_keys(plan: Plan) -> None:
    for number, (node, _) in enumerate(outline.walk(plan.outline), start=1):
        node.key = f"n{number}"
