"""Taking pieces of another plan over: last year's, or the one of the level above."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from docgen import ink, marks
from docgen.contexts.filled import expand
from models import laws, legal, plan_list, plan_store
from models.outline import walk
from models.plan import Node, Plan, Table
from models.plan_list import PlanRow
from models.shifting import shifted
from models.text import folded

_UNDATED = 9999  # years away: a plan that names no year comes last


class TakeoverForm:
    """The plan on the desk, another plan chosen, and whether its years move. No widget in here.

    The source's own words are shown: what it fills from its record stands there as text.
    """

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan = plan
        self.today = today
        self.source: Plan | None = None
        self.moves_years = False
        self._laws = legal.laws()

    # --- which plan --------------------------------------------------------------------------

    def candidates(self) -> list[tuple[str, str]]:
        """Return label and code of the other plans: the one of the level above, then by year."""
        rows = {row.code: row for row in plan_list.rows() if row.code != self.plan.code}
        ordered = sorted(
            rows.values(), key=lambda row: (not self._is_parent(row), self._away(row))
        )
        return [(self._label(row), row.code) for row in ordered]

    def choose(self, code: str) -> None:
        """Open another plan as the source. Raises RuleBroken for one that is gone."""
        self.source = plan_store.load(code)
        is_above = self.source.issuer.name != self.plan.issuer.name
        self.moves_years = bool(self.years()) and not is_above

    def years(self) -> int:
        """Return by how many years the source lies back; 0 where either names no year."""
        own, other = _year(self.plan), _year(self.source) if self.source else None
        return own - other if own and other else 0

    def years_words(self) -> str:
        """Return what the switch for moving years says."""
        return f"Chuyển ngày, năm trong câu chữ sang năm {_year(self.plan)}"

    # --- what is taken -----------------------------------------------------------------------

    def outline(self) -> list[Node]:
        """Return the source's tree as it would be taken over, every node with a key."""
        if self.source is None:
            return []
        plan = shifted(self.source, self.years()) if self.moves_years else self.source
        shown = [_literal(expand(plan, node)) for node in plan.outline]
        for place, node in enumerate(walk(shown)):
            node.key = f"{place}"  # only to pick it here; stays the same when years move
        return shown

    def taken(self, keys: Collection[str]) -> list[Node]:
        """Return the picked nodes as a tree with keys of its own.

        A node hangs on the nearest picked one above it, else it is a piece by itself.
        """
        fresh: list[Node] = []
        _pick(self.outline(), set(keys), fresh)
        for node in walk(fresh):
            node.key = plan_store.new_key()
        return fresh

    def warnings(self, text: str) -> list[str]:
        """Return a sentence for each legal text named in `text` that does not hold today."""
        told = (laws.fault(law, self.today) for law in laws.named_in(text, self._laws))
        return [sentence for sentence in told if sentence]

    def matching(self, search: str, outline: list[Node]) -> set[str]:
        """Return the keys of nodes that hold every word, accents or not, and of those above."""
        words = folded(search).split()
        found: set[str] = set()

        def look(nodes: list[Node]) -> bool:
            hit = False
            for node in nodes:
                own = folded(words_of(node))
                if look(node.children) or all(word in own for word in words):
                    found.add(node.key)
                    hit = True
            return hit

        look(outline)
        return found

    # --- inside ------------------------------------------------------------------------------

    def _is_parent(self, row: PlanRow) -> bool:
        parents = {folded(ground.number) for ground in self.plan.grounds if ground.is_parent}
        return bool(row.reference) and folded(row.reference) in parents

    def _away(self, row: PlanRow) -> tuple[bool, int, str]:
        """Return how far a plan lies: its kind first, then last year's before all others."""
        own = _year(self.plan)
        away = abs(own - 1 - row.year) if own and row.year else _UNDATED
        return row.kind is not self.plan.kind, away, row.code

    def _label(self, row: PlanRow) -> str:
        own = _year(self.plan)
        note = ""
        if self._is_parent(row):
            note = " · kế hoạch cấp trên"
        elif own and row.year == own - 1:
            note = " · năm trước"
        return f"{row.code} · {row.title}{note}"


def told(outline: list[Node]) -> str:
    """Return what pieces print, a line each, deeper ones further in."""
    lines = []
    for line in marks.lines(outline):
        parts = (line.sign, words_of(line.node))
        lines.append("    " * line.depth + " ".join(part for part in parts if part))
    return "\n".join(lines)


def words_of(node: Node) -> str:
    """Return the words of a node without bold and italic marks; a table's row by row."""
    words = " ".join(ink.words_of(node.text).replace("*", "").split())
    if node.table is None:
        return words
    cells = [" ".join(cell.split()) for row in _rows(node.table) for cell in row]
    cells = " | ".join(filter(None, cells))
    return f"{words} {cells}".strip()


def _literal(node: Node) -> Node:
    """Return a copy of a tree in which nothing is filled from a record any more."""
    children = [_literal(child) for child in node.children]
    table = node.table
    if table is not None:
        columns, *rows = [[ink.words_of(cell) for cell in row] for row in _rows(table)]
        table = replace(table, columns=columns, rows=rows, widths=list(table.widths))
    words = ink.words_of(node.text)
    return replace(node, filled=False, text=words, table=table, children=children)


def _rows(table: Table) -> list[list[str]]:
    return [table.columns, *table.rows]


def _pick(nodes: list[Node], keys: set[str], into: list[Node]) -> None:
    for node in nodes:
        if node.key not in keys:
            _pick(node.children, keys, into)
            continue
        made = replace(node, children=[])
        into.append(made)
        _pick(node.children, keys, made.children)


def _year(plan: Plan) -> int | None:
    return plan.year or plan.head.year
