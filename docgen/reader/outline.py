"""Builds the tree of a paper's body from its paragraphs, by the signs seen in this very paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.reader.headwords import is_capitals
from docgen.reader.letters import vietnamese
from docgen.reader.lines import Line, bare
from docgen.reader.marks import BULLETS, COUNTED, Sign, sign_of
from docgen.reader.roles import is_closing, is_known_title
from models.plan import Mark, Node
from models.text import squeeze

DEPTH = 9  # levels that the marks allow

_RANKS = {
    Mark.PART: 0, Mark.CHAPTER: 0, Mark.ROMAN: 0, Mark.CAPITAL: 0, Mark.ARTICLE: 2,
    Mark.ARABIC: 3, Mark.DECIMAL: 4, Mark.LETTER: 6, Mark.BRACKET: 7,
    Mark.STAR: 8, Mark.DASH: 9, Mark.PLUS: 10,
}  # fmt: skip
_HEADED = (Mark.PART, Mark.CHAPTER, Mark.ROMAN, Mark.CAPITAL, Mark.ARTICLE)
_MOST_TITLE_WORDS = 25
_BARE_NUMBER = vietnamese(r"(\**)(\d{1,2})\s+([A-ZÀ-ỸĐ].*[^.;,:])")


@dataclass
class _Open:
    """A node that may still get children, the way its sign looked, and its lists so far."""

    node: Node
    style: str = ""
    mark: Mark = Mark.NONE
    last: dict[str, int] = field(default_factory=dict)


class Builder:
    """Puts paragraphs, one after the other, at their place in the tree."""

    def __init__(self) -> None:
        self.root = Node()
        self._stack = [_Open(self.root)]

    def add(self, line: Line) -> Node:
        """Add one paragraph or table and return its node."""
        if line.table is not None:
            self._close_texts()
            line.table.columns = [squeeze(bare(name)) for name in line.table.columns]
            return self._put(Node(table=line.table), "", Mark.NONE, 0, opens=False)
        sign = sign_of(line.text)
        if sign is not None:
            sign = self._as_fits(sign)
        if sign is not None:
            return self._add_marked(sign, line)
        return self._add_unmarked(line)

    def _as_fits(self, sign: Sign) -> Sign | None:
        """Read "i)" after "h)" as a letter, drop numbers that no list of the paper explains."""
        if sign.mark is Mark.LETTER and sign.typed.startswith("i") and not self._expects(sign):
            return Sign(
                mark=Mark.BRACKET, style="bracketna", ordinal=1, typed=sign.typed, rest=sign.rest
            )
        counted = sign.mark in (Mark.ARABIC, Mark.LETTER, Mark.CAPITAL)
        if counted and sign.ordinal > 12 and not self._expects(sign):
            return None
        return sign

    def _expects(self, sign: Sign) -> bool:
        lasts = (entry.last.get(sign.style, 0) for entry in self._stack)
        return any(0 < last < sign.ordinal <= last + 6 for last in lasts)

    def _add_marked(self, sign: Sign, line: Line) -> Node:
        self._pop_to_place(sign)
        node = Node(mark=sign.mark, text=sign.rest, typed=sign.typed)
        node.heading = _is_heading(sign, line)
        return self._put(node, sign.style, sign.mark, sign.ordinal)

    def _pop_to_place(self, sign: Sign) -> None:
        """Close nodes until the top is the parent of a node with this sign."""
        at = self._parent_index(sign)
        del self._stack[min(at, DEPTH - 1) + 1 :]

    def _parent_index(self, sign: Sign) -> int:
        stack = self._stack
        same = [at for at, entry in enumerate(stack) if entry.style == sign.style]
        if same:
            nested = sign.ordinal == 1 and same[-1] < len(stack) - 1 and self._announces()
            going_on = stack[same[-1] - 1].last.get(sign.style, 0) if same[-1] else 0
            if not (nested and sign.mark not in _HEADED and going_on):
                return same[-1] - 1
            return len(stack) - 1
        for at in range(len(stack) - 1, -1, -1):
            last = stack[at].last.get(sign.style, 0)
            if sign.ordinal > 1 and 0 < last < sign.ordinal <= last + 3:
                return at
        if sign.mark in BULLETS:
            return self._bullet_parent(sign)
        return self._counted_parent(sign)

    def _bullet_parent(self, sign: Sign) -> int:
        """Place the first bullet of its kind: under what announces it, or what counts."""
        at = len(self._stack) - 1
        top = self._stack[at]
        if top.mark in BULLETS and not self._announces():
            rank = _RANKS[sign.mark]
            while at and self._stack[at].mark in BULLETS and _RANKS[self._stack[at].mark] >= rank:
                at -= 1
        elif top.mark is Mark.NONE and at and not self._announces() and not top.node.heading:
            at -= 1
        return at

    def _counted_parent(self, sign: Sign) -> int:
        at = len(self._stack) - 1
        while at and self._stack[at].mark is Mark.NONE and not self._stack[at].node.heading:
            at -= 1
        rank = _RANKS[sign.mark]
        if sign.ordinal <= 1 and rank and not self._is_above(sign, at):
            if self._stack[at].mark in BULLETS and not self._announces():
                while at and self._stack[at].mark in BULLETS:
                    at -= 1
            return at
        if sign.ordinal <= 1 and not rank:
            while at and _RANKS.get(self._stack[at].mark, -1) > rank:
                at -= 1
            return at
        while at and _RANKS.get(self._stack[at].mark, -1) >= rank:
            at -= 1
        return at

    def _is_above(self, sign: Sign, at: int) -> bool:
        """Tell whether this sign always counts more than the one that is open."""
        top = self._stack[at].mark
        if sign.mark is Mark.ARTICLE:
            return _RANKS.get(top, -1) > _RANKS[Mark.ARTICLE]
        return (
            sign.mark is Mark.ARABIC
            and top in (Mark.DECIMAL, Mark.LETTER)
            and not self._announces()
        )

    def _announces(self) -> bool:
        """Tell whether the open node ends by announcing a list."""
        return bare(self._stack[-1].node.text).endswith(":")

    def _add_unmarked(self, line: Line) -> Node:
        node = Node(text=line.text)
        node.heading = _is_unmarked_heading(line)
        if node.heading and (line.level or is_capitals(line.bare)) and self._starts_part(line):
            del self._stack[1:]
            return self._put(node, "title", Mark.NONE, 0)
        if is_closing(line.text):
            del self._stack[1:]
        else:
            self._close_texts(node.heading)
        return self._put(node, "" if not node.heading else "bold", Mark.NONE, 0)

    def _starts_part(self, line: Line) -> bool:
        return is_capitals(line.bare) or not any(entry.mark in _HEADED for entry in self._stack)

    def _close_texts(self, heading: bool = False) -> None:
        """Close nodes that are sentences; titles and announcements keep what follows."""
        stack = self._stack
        while len(stack) > 1:
            node = stack[-1].node
            if node.heading and heading and stack[-1].style == "bold":
                pass  # a bold line of its own ends the part of the one before
            elif node.heading or _may_be_title(stack[-1]):
                return
            stack.pop()

    def _put(self, node: Node, style: str, mark: Mark, ordinal: int, opens: bool = True) -> Node:
        if len(self._stack) > DEPTH:
            del self._stack[DEPTH:]
        parent = self._stack[-1]
        parent.node.children.append(node)
        if style:
            parent.last[style] = ordinal
        if opens:
            self._stack.append(_Open(node, style or "text", mark))
        return node


def build(paragraphs: list[Line]) -> list[Node]:
    """Return the tree of these paragraphs, headings settled and bold titles unwrapped."""
    builder = Builder()
    for line in _titled(_dotted(paragraphs)):
        builder.add(line)
    for node, _ in walk(builder.root.children):
        _settle(node)
    return builder.root.children


def walk(nodes: list[Node]) -> Iterator[tuple[Node, Node | None]]:
    """Yield every node in print order with its parent; no recursion."""
    todo: list[tuple[Node, Node | None]] = [(node, None) for node in reversed(nodes)]
    while todo:
        node, parent = todo.pop()
        yield node, parent
        todo.extend((child, node) for child in reversed(node.children))


def _dotted(paragraphs: list[Line]) -> list[Line]:
    """Give titles that count up without a dot their dot: "1 Mục đích", "2 Yêu cầu"."""
    run: list[tuple[Line, re.Match[str]]] = []
    for line in [*paragraphs, Line()]:
        found = _BARE_NUMBER.fullmatch(line.text) if line.table is None else None
        number = int(found[2]) if found else 0
        if found and number == len(run) + 1 and len(found[3].split()) <= _MOST_TITLE_WORDS:
            run.append((line, found))
        elif (number == 1 or not line.text or _is_frame(line)) and run:
            for each, sign in run if len(run) > 1 else ():
                each.text = f"{sign[1]}{sign[2]}. {sign[3]}"
            run = [(line, found)] if found and number == 1 else []
    return paragraphs


def _is_frame(line: Line) -> bool:
    sign = sign_of(line.text)
    return line.level > 0 or bool(sign and sign.mark in _HEADED)


def _titled(paragraphs: list[Line]) -> Iterator[Line]:
    """Give Phần and Chương the title that stands on the next line."""
    waiting: Line | None = None
    for line in paragraphs:
        if waiting is not None:
            if line.table is None and sign_of(line.text) is None and is_capitals(line.bare):
                waiting.text = f"{bare(waiting.text)} {line.bare}"
                yield waiting
                waiting = None
                continue
            yield waiting
            waiting = None
        sign = sign_of(line.text) if line.table is None else None
        if sign and sign.mark in (Mark.PART, Mark.CHAPTER) and not sign.rest.strip("* "):
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def _is_heading(sign: Sign, line: Line) -> bool:
    text = bare(sign.rest)
    if not text or len(text.split()) > 2 * _MOST_TITLE_WORDS:
        return sign.mark in (Mark.PART, Mark.CHAPTER)
    whole_bold = _is_whole_bold(sign.rest)
    if line.level or (sign.mark in _HEADED and is_capitals(text)):
        return True
    if text[-1] in ".;,!?" and not (whole_bold and text[-1] == "."):
        return False
    if sign.mark in BULLETS:
        return False
    return whole_bold or (sign.mark in _HEADED and len(text.split()) <= _MOST_TITLE_WORDS)


def _is_whole_bold(text: str) -> bool:
    return text.startswith("**") and text.rstrip(":. ").endswith("**") and text.count("**") == 2


def _is_unmarked_heading(line: Line) -> bool:
    text = line.bare
    if len(text.split()) > _MOST_TITLE_WORDS or text.endswith((".", ";", ",")):
        return False
    if line.level or _is_whole_bold(line.text):
        return True
    return is_capitals(text) and len(text.split()) >= 2


def _settle(node: Node) -> None:
    """Decide on titles of their own line once the children are known, and unwrap their bold."""
    text = bare(node.text)
    run_in = re.search(r":\s+\S", text)
    if node.mark in COUNTED and _is_short_title(text) and node.children and not run_in:
        node.heading = True
    if node.heading:
        node.text = text


def _is_short_title(text: str) -> bool:
    """Tell whether a text is short and open-ended, or a usual title: "Yêu cầu."."""
    if not text or len(text.split()) > _MOST_TITLE_WORDS:
        return False
    return text[-1] not in ".;,!?" or (text[-1] == "." and is_known_title(text))


def _may_be_title(entry: _Open) -> bool:
    """Tell whether what follows without a sign belongs to this node: a short title, or "…:"."""
    text = bare(entry.node.text)
    if entry.mark is Mark.NONE or not text:
        return False
    if text.endswith(":"):
        return entry.mark not in BULLETS or not entry.node.children
    counted = entry.mark not in BULLETS
    return counted and _is_short_title(text) and not re.search(r":\s+\S", text)
