"""The words of a paper, and those of the plan read from it, in order; to compare the two."""

import re
from collections.abc import Iterator

from docgen.reader.lines import bare, lines_of
from docgen.reader.marks import sign_of
from docgen.reader.outline import walk
from docgen.reader.pages import without_pages
from docgen.reader.tables import cells_in_order, with_tables
from models.plan import Node, Plan, Role
from models.text import nfc

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of `text` in NFC and small letters; signs and rules are none."""
    return _WORD.findall(nfc(text).lower())


def paper_words(text: str) -> list[str]:
    """Return the words of a paper's text, without list marks, page numbers and repeated heads."""
    found: list[str] = []
    for line in with_tables(without_pages(lines_of(text))):
        if line.table is not None:
            for cell in cells_in_order(line.table):
                found.extend(words_of(cell))
        else:
            found.extend(words_of(_without_sign(line.text)))
    return found


def record_words(plan: Plan) -> list[str]:
    """Return the words of a plan in print order: head, outline, recipients, signatures.

    The State's two lines, or the Party's, are in it only where the paper showed them; and
    what was left unplaced comes last, as it is printed.
    """
    return [word for text in _texts(plan) for word in words_of(text)]


def _texts(plan: Plan) -> Iterator[str]:
    head = plan.head
    yield from plan.issuer.superior
    yield from plan.issuer.lines
    for path in ("head.nation", "head.party"):
        if path in plan.readings:
            yield plan.readings[path].words
    if head.number or head.symbol:
        yield f"Số: {head.number} {head.symbol}"
    if "head.place" in plan.readings:
        day = f"ngày {_two(head.day)} tháng {_two(head.month, 2)} năm {head.year or ''}"
        yield f"{head.place}, {day}"
    yield head.type_name
    yield head.subject
    yield from outline_texts([node for node in plan.outline if node.role is not Role.UNPLACED])
    if plan.recipients:
        yield "Nơi nhận:"
    for recipient in plan.recipients:
        yield recipient.text
    for signature in plan.signatures:
        yield from [*signature.lines, signature.other_post, signature.name]
    yield from outline_texts([node for node in plan.outline if node.role is Role.UNPLACED])


def outline_texts(outline: list[Node]) -> Iterator[str]:
    """Yield the texts and cells of an outline from top to bottom, without signs."""
    for node, _ in walk(outline):
        yield bare(node.text)
        if node.table is not None:
            yield from cells_in_order(node.table)


def _two(number: int | None, below: int = 9) -> str:
    """Write a day or month as the head does: 05, and 01 and 02 for months."""
    if number is None:
        return ""
    return f"{number:02d}" if number <= below else str(number)


def _without_sign(text: str) -> str:
    sign = sign_of(text)
    return sign.rest if sign else text
