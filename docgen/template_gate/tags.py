"""Finding the tags of a part paragraph by paragraph, and putting split ones together again.

Word cuts a tag into runs when it is typed, corrected or formatted in pieces. The tag is put back
into the run where it begins, and so takes that run's look.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from docx.oxml.ns import qn
from lxml import etree

from docgen.template_gate.problems import Code, TemplateProblem, problem

MOST_TAGS = 2_000
_P, _R, _T, _TC, _TR, _TBL = (qn(f"w:{name}") for name in ("p", "r", "t", "tc", "tr", "tbl"))
_BOX = qn("w:txbxContent")
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_KEEP_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OPENERS = re.compile(r"\{\{|\{%|\{#")
_CLOSERS = {"{{": "}}", "{%": "%}"}
_STRAY = re.compile(r"\}\}|%\}|#\}")
_HEAD = re.compile(r"\{%(p|tr|tc|r)(?=\s)")
_PLAIN = str.maketrans("“”„‘’‚\u00a0\u2007\u202f\t\n", "\"\"\"'''     ")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


@dataclass(frozen=True)
class Tag:
    """One tag: {{ … }} or {% … %}, whose `inner` is what stands between the signs.

    `level` is "p", "tr", "tc" when the whole paragraph, row or cell only steers; "" else.
    """

    text: str
    inner: str
    is_print: bool
    level: str
    paragraph: etree._Element
    place: str
    words: str

    def problem(self, code: Code, why: str = "", **more: str) -> TemplateProblem:
        return problem(code, why, place=self.place, words=self.words, **more)


@dataclass
class Scan:
    """The tags of one part in their order, what was wrong with them, how many were healed."""

    tags: list[Tag] = field(default_factory=list)
    problems: list[TemplateProblem] = field(default_factory=list)
    healed: int = 0


@dataclass
class _Piece:
    element: etree._Element
    text: str


def scan(root: etree._Element, part: str, names: frozenset[str]) -> Scan:
    """Find all tags below `root`, mending those that Word cut; the tree is changed in place.

    `part` names the place ("" for the body); `names` are fields, to notice "{ten}" with one brace.
    """
    found = Scan()
    rows = _rows_of(root)
    for paragraph in root.iter(_P):
        pieces = _pieces(paragraph)
        text = "".join(piece.text for piece in pieces)
        if "{" not in text and "}" not in text:
            continue
        where = _where(paragraph, part, rows)
        _read(paragraph, pieces, text, where, found, names)
        if len(found.tags) > MOST_TAGS:
            found.problems.append(problem(Code.TOO_BIG, f"hơn {MOST_TAGS} thẻ"))
            break
    return found


def text_of(element: etree._Element) -> str:
    """Return all words below an element, paragraphs joined without a sign."""
    return "".join(part.text or "" for part in element.iter(_T))


def plain_inner(text: str) -> str:
    """Return the inside of a tag with straight quotes, usual spaces and no invisible signs."""
    return _INVISIBLE.sub("", text.translate(_PLAIN))


def _read(
    paragraph: etree._Element,
    pieces: list[_Piece],
    text: str,
    where: str,
    found: Scan,
    names: frozenset[str],
) -> None:
    spans, end, outside = [], 0, ""
    while opener := OPENERS.search(text, end):
        outside += text[end : opener.start()] + " "
        closer = _CLOSERS.get(opener[0])
        stop = text.find(closer, opener.end()) if closer else -1
        inside = text[opener.end() : stop]
        if stop < 0 or "{" in inside or "}" in inside:
            found.problems.append(_unclosed(opener[0], where, text, stop < 0))
            return
        end = stop + 2
        spans.append((opener.start(), end))
    outside += text[end:]
    if found_problem := _outside_problem(outside, where, text, names):
        found.problems.append(found_problem)
    for start, stop in spans:
        found.tags.append(_tag(text[start:stop], paragraph, where, text))
    found.healed += _heal(pieces, spans)


def _tag(text: str, paragraph: etree._Element, where: str, words: str) -> Tag:
    head = _HEAD.match(plain_inner(text))
    level = head[1] if head else ""
    inner = plain_inner(text[2 + len(level) : -2]).strip()
    return Tag(plain_inner(text), inner, text.startswith("{{"), level, paragraph, where, words)


def _unclosed(opener: str, where: str, text: str, is_open: bool) -> TemplateProblem:
    if opener == "{#":
        why = "dấu “{#” không dùng được trong mẫu, hãy xóa hoặc cách hai dấu ra"
    elif is_open:
        closer = _CLOSERS[opener]
        why = f"có “{opener}” mà thiếu “{closer}” trong cùng đoạn, hãy gõ thêm “{closer}”"
    else:
        why = f"giữa “{opener}” và “{_CLOSERS[opener]}” có thừa dấu ngoặc nhọn, hãy xóa dấu thừa"
    return problem(Code.SYNTAX, why, place=where, words=text)


def _outside_problem(
    outside: str, where: str, words: str, names: frozenset[str]
) -> TemplateProblem | None:
    """Return what is wrong with the braces that stand outside of tags, if anything."""
    if stray := _STRAY.search(outside):
        opener = {"}}": "{{", "%}": "{%", "#}": "{#"}[stray[0]]
        why = f"có “{stray[0]}” mà thiếu “{opener}” phía trước, hãy gõ thêm hoặc xóa dấu thừa"
        return problem(Code.SYNTAX, why, place=where, words=words)
    for lone in re.finditer(r"\{\s*([\w.]+)\s*\}", outside):
        if lone[1] in names:
            why = f"“{lone[0]}” chỉ có một dấu ngoặc mỗi bên, hãy gõ {{{{ {lone[1]} }}}}"
            return problem(Code.SYNTAX, why, place=where, words=words)
    return None


def _pieces(paragraph: etree._Element) -> list[_Piece]:
    """Return what a paragraph says, piece by piece; text boxes within it speak for themselves."""
    pieces: list[_Piece] = []

    def walk(element: etree._Element) -> Iterator[_Piece]:
        for child in element:
            if child.tag == _T:
                yield _Piece(child, child.text or "")
            elif child.tag in _SIGNS:
                yield _Piece(child, _SIGNS[child.tag])
            elif child.tag not in (_P, _BOX, qn("w:pPr"), qn("w:rPr")):
                yield from walk(child)

    pieces.extend(walk(paragraph))
    return pieces


def _heal(pieces: list[_Piece], spans: list[tuple[int, int]]) -> int:
    """Put every tag into the piece where it begins; return how many had been cut."""
    starts = [0, *accumulate(len(piece.text) for piece in pieces)][:-1]
    text = "".join(piece.text for piece in pieces)
    texts, cut = [piece.text for piece in pieces], 0
    for start, stop in reversed(spans):
        first, last = (bisect_right(starts, at) - 1 for at in (start, stop - 1))
        head = texts[first][: start - starts[first]]
        tail = texts[last][stop - starts[last] :]
        tag = plain_inner(text[start:stop])
        texts[first] = head + tag + (tail if first == last else "")
        if first != last:
            texts[first + 1 : last + 1] = [*[""] * (last - first - 1), tail]
            cut += 1
    for piece, new in zip(pieces, texts, strict=True):
        _put(piece, new)
    return cut


def _put(piece: _Piece, text: str) -> None:
    """Write a piece back; what has become empty goes, and its run with it."""
    if text == piece.text:
        return
    element = piece.element
    if text:
        element.text = text
        element.set(_KEEP_SPACE, "preserve")
        return
    run = element.getparent()
    run.remove(element)
    if run.tag == _R and all(child.tag == qn("w:rPr") for child in run):
        run.getparent().remove(run)


def _rows_of(root: etree._Element) -> dict[etree._Element, str]:
    """Return "bảng 2, dòng 3" for every row of every table."""
    named = {}
    for number, table in enumerate(root.iter(_TBL), start=1):
        for place, row in enumerate(table.iterchildren(_TR), start=1):
            named[row] = f"bảng {number}, dòng {place}"
    return named


def _where(paragraph: etree._Element, part: str, rows: dict[etree._Element, str]) -> str:
    """Return "bảng 2, dòng 3", "khung chữ", "đầu trang" …; "thân văn bản" for the plain body."""
    places = [part] if part else []
    holder = next(paragraph.iterancestors(_BOX, _TR), None)
    if holder is not None:
        places.append("khung chữ" if holder.tag == _BOX else rows.get(holder, "bảng"))
    return ", ".join(places) or "thân văn bản"
