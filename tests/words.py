"""Words of a paper and of a document, and the longest run of words both have in the same order.

Words are NFC, lower case, without punctuation at either end. Marks that are typed or drawn but
never said (list marks, Markdown, pipes and rules of a table) are no words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from models.text import nfc

_LIST_MARK = re.compile(
    r"^\s*(?:[-–—+*•▪◦●✓>]+\s*)*"
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđA-ZĐ])\s*[.)/](?=\s|$|[^\W\d])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)|\(\s*(?:\d{1,2}|[a-zđ])\s*\)|(?:\d{1,2}|[IVX]{1,5})\s*[-–](?=\s))?"
)
_RULE = re.compile(r"^[\s|:\-–—=_.*]*$")
_STAMP = re.compile(r"^\s*(?:Người ký|Ký bởi|Email|E-mail|Cơ quan|Thời gian ký|Ngày ký)\s*:", re.I)
_MARKUP = re.compile(r"\*+|^#+\s*|<br\s*/?>", re.M)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_NATION = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do", re.I)
_TYPE_NAME = re.compile(r"^\W*(?:KẾ HOẠCH|CHƯƠNG TRÌNH)\b")
_FOOT = re.compile(
    r"^\W*(?:Nơi nhận\b|(?:TM\.|T/M|KT\.|TL\.|TUQ\.|Q\.)\s|(?:CHỦ TỊCH|HIỆU TRƯỞNG)\W*$)"
)


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word with its line; `frame`: in the two-column head or foot, which has no one order.

    `given`: part of the head that a document has by law even when the paper lacks it.
    `stamp`: of a digital signature's stamp, which a document may print or leave out.
    """

    text: str
    line: str
    frame: bool = False
    given: bool = False
    stamp: bool = False


def paper_lines(path: Path) -> list[str]:
    """Return the lines of a paper (.txt or .docx), each cell of a table its own line.

    Left out: bare page numbers, rules of a table, and the heading row that a table repeats on
    the next page.
    """
    if path.suffix.lower() == ".docx":
        return document_lines(path)
    text = nfc(path.read_text(encoding="utf-8-sig"))
    return [piece for line in _kept(text.split("\n")) for piece in _cells(line)]


def document_lines(path: Path) -> list[str]:
    """Return paragraphs and cells of a .docx in the order of its body, merged cells once."""
    return [nfc(line) for line in _blocks(Document(str(path)))]


def words(lines: list[str]) -> list[Word]:
    """Return the words of `lines` in order."""
    title = next((at for at, line in enumerate(lines) if _TYPE_NAME.match(line)), 0)
    foot = next((at for at, line in enumerate(lines) if at > title and _FOOT.match(line)), None)
    found = []
    for at, line in enumerate(lines):
        in_foot = foot is not None and at >= foot
        frame = at < title or in_foot
        given = at < title and (bool(_NATION.search(line)) or line.isupper())
        stamp = in_foot and bool(_STAMP.match(line))
        said = _LIST_MARK.sub("", _MARKUP.sub(" ", line), count=1)
        for piece in said.split():
            text = _EDGE.sub("", piece).lower()
            if text:
                found.append(
                    Word(text=text, line=line.strip(), frame=frame, given=given, stamp=stamp)
                )
    return found


def common(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Return the index pairs of a longest common subsequence, in order.

    A true longest common subsequence, by the bit-parallel way of Hyyrö (2004).
    """
    places: dict[str, int] = {}
    for at, text in enumerate(left):
        places[text] = places.get(text, 0) | 1 << at
    full = (1 << len(left)) - 1
    row, rows = full, []
    for text in right:
        seen = row & places.get(text, 0)
        row = ((row + seen) | (row - seen)) & full
        rows.append(row)
    return _walk_back(rows, len(left))


def _walk_back(rows: list[int], width: int) -> list[tuple[int, int]]:
    pairs, at, col = [], len(rows), width
    while at and col:
        bit = 1 << (col - 1)
        if rows[at - 1] & bit:
            col -= 1
            continue
        at -= 1
        if at and not rows[at - 1] & bit:
            continue
        col -= 1
        pairs.append((col, at))
    return pairs[::-1]


def _kept(lines: list[str]) -> Iterator[str]:
    heads: set[str] = set()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if re.fullmatch(r"\s*\d{1,3}\s*|[\s|:\-–—=_.*]*", line):
            continue
        if "|" in line and "-" in following and _RULE.match(following):
            if line.strip() in heads:
                continue
            heads.add(line.strip())
        yield line


def _cells(line: str) -> list[str]:
    inner = line.strip().strip("|")
    return inner.split("|") if line.lstrip().startswith("|") else [line]


def _blocks(holder: object) -> Iterator[str]:
    for block in holder.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
        elif isinstance(block, Table):
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _blocks(cell)
