"""A plan becomes what the plan template prints: head, blocks of the outline, sign-off.

An imported plan is printed with the record's words exactly; added are only the words of the head,
the signs of the outline and the end mark.
"""

from collections.abc import Iterator
from dataclasses import replace

from docgen import ink
from docgen.contexts.closing import Block, close, keep_with_signature
from docgen.contexts.filled import expand
from docgen.contexts.head import head_context, sign_off_context
from docgen.marks import Line, lines
from docgen.nd30 import TABLE_PT, TEXT_WIDTH_MM
from docgen.textwidth import column_shares
from models.plan import Mark, Node, Plan, Role, Table

_TITLED_ALONE = {Mark.PART, Mark.CHAPTER}
_SECTIONS = {Mark.ROMAN, Mark.CAPITAL}
_SHORT = 6  # a column of cells no longer than this is centred


def plan_context(plan: Plan) -> dict[str, object]:
    """Return what fills the template "plan". Raises nothing: an unfinished plan prints too."""
    leftovers: list[Node] = []
    outline = _placed([expand(plan, node) for node in plan.outline], leftovers)
    printed = [block for line in lines(outline) for block in blocks(line)]
    body = close(_with_grounds_ended(printed), plan.end_mark)
    return {
        **head_context(plan.issuer, plan.head),
        "noi_dung": keep_with_signature(body),
        "phan_chua_xep": [block for line in lines(leftovers) for block in blocks(line)],
        **sign_off_context(plan.recipients, plan.signatures),
    }


def blocks(line: Line) -> Iterator[Block]:
    """Yield the paragraphs and the table of one line of the outline."""
    node = line.node
    text = ink.marked_up(node.text).strip().replace("\n", ink.PARAGRAPH)
    if node.mark in _TITLED_ALONE:
        yield {"kieu": "phan", "chu": line.sign}
        if text:
            yield {"kieu": "phan", "chu": text}
    elif node.mark == Mark.ARTICLE and not node.heading:
        yield {"kieu": "doan", "chu": f"{ink.bold(line.sign)} {text}".rstrip()}
    elif line.sign or text:
        yield {"kieu": _kind(node), "chu": f"{line.sign} {text}".strip()}
    if node.table is not None and (node.table.columns or node.table.rows):
        yield table_block(node.table)


def table_block(table: Table) -> Block:
    """Return a table as the template prints it: titles, group rows, rows; widths in a mark."""
    count = max([len(table.columns), *(len(row) for row in table.rows)])
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    titles = [_cell(title) for title in table.columns]
    whole = [row for row in rows if len(row) == count]
    centred = [_is_short([row[place] for row in whole]) for place in range(count)]
    shares = table.widths if len(table.widths) == count else _shares(titles, whole, count)
    if titles:
        titles += [""] * (count - len(titles))
        titles[0] = ink.widths(shares) + titles[0]
    made = [_row(row, count, centred) for row in rows]
    for place in range(1, len(rows)):
        if _goes_on(rows[place - 1], rows[place], count):
            made[place]["o"][0] = f"{ink.JOINED}{made[place]['o'][0]}"
    if made and not titles:
        first = made[0]
        first["nhom" if first["nhom"] else "o"] = _marked_first(first, ink.widths(shares))
    return {"kieu": "bang", "cot": titles, "hang": made, "so_cot": count}


def _with_grounds_ended(body: list[Block]) -> list[Block]:
    """Return the body with a full stop after the last of the grounds.

    Source: NĐ 30/2020, Phụ lục I, phần I, mục II, khoản 6, điểm a.
    """
    for place, block in enumerate(body):
        following = body[place + 1]["kieu"] if place + 1 < len(body) else ""
        text = str(block.get("chu", ""))
        if block["kieu"] == "can_cu" and following != "can_cu" and text.endswith(";"):
            block["chu"] = f"{text[:-1]}."
    return body


def _placed(nodes: list[Node], leftovers: list[Node]) -> list[Node]:
    """Return the outline without unplaced nodes, which are put into `leftovers`."""
    kept = []
    for node in nodes:
        if node.role == Role.UNPLACED:
            leftovers.append(node)
        else:
            kept.append(replace(node, children=_placed(node.children, leftovers)))
    return kept


def _kind(node: Node) -> str:
    if node.mark in _SECTIONS:
        return "muc"
    if node.heading:
        return "tieu_de"
    return "can_cu" if _is_citation(node) else "doan"


def _is_citation(node: Node) -> bool:
    """Tell whether a node is one of the italic lines "Căn cứ …;", not a sentence of the plan."""
    text = node.text.strip().strip("*")
    is_alone = node.role == Role.GROUNDS and node.mark == Mark.NONE
    starts = text.lower().startswith(("căn cứ", "thực hiện", "theo đề nghị", "xét đề nghị"))
    return (
        is_alone
        and starts
        and (text.endswith(";") or text.lower().startswith("căn cứ"))
        and (not text.endswith(":"))
    )


def _cell(text: str) -> str:
    return ink.marked_up(text).strip().replace("\n", ink.PARAGRAPH)


def _row(cells: list[str], count: int, centred: list[bool]) -> dict[str, object]:
    if len(cells) < count:
        group = ink.PARAGRAPH.join(cell for cell in cells if cell) or " "
        return {"nhom": group, "o": []}
    marked = [
        f"{ink.CENTRED}{cell}" if centre else cell
        for cell, centre in zip(cells, centred, strict=True)
    ]
    return {"nhom": "", "o": marked}


def _marked_first(row: dict[str, object], mark: str) -> object:
    cells = list(row["o"]) if isinstance(row["o"], list) else []
    if row["nhom"]:
        return f"{mark}{row['nhom']}"
    return [f"{mark}{cells[0]}", *cells[1:]]


def _goes_on(above: list[str], row: list[str], count: int) -> bool:
    """Tell whether a row without a number carries on the numbered one above it."""
    return len(above) == len(row) == count > 1 and not row[0] and any(row)


def _is_short(cells: list[str]) -> bool:
    return all(len(ink.words_of(cell)) <= _SHORT for cell in cells)


def _shares(titles: list[str], rows: list[list[str]], count: int) -> list[float]:
    columns = [
        [
            ink.words_of(cell)
            for cell in (*titles[place : place + 1], *(row[place] for row in rows))
        ]
        for place in range(count)
    ]
    return column_shares(columns, TEXT_WIDTH_MM, TABLE_PT.ours)
