"""Paragraphs and tables of a Word file as lines, with bold and Word's own numbering as text."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from docgen.reader import markup
from docgen.reader.docx_gate import WordParts
from docgen.reader.docx_numbers import Numbering, W
from docgen.reader.lines import Line, has_words
from docgen.reader.tables import table_of
from models.text import squeeze

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr",
            f"{W}sectPr", _FALLBACK, f"{W}tblPr", f"{W}tcPr", f"{W}trPr"}  # fmt: skip
_TEXTBOX = f"{W}txbxContent"
_CHARS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def lines_of_docx(content: bytes, name: str) -> list[Line]:
    """Return the lines of a .docx in order. Raises RuleBroken for a bad or dangerous file."""
    parts = WordParts(content, name)
    root = parts.part("word/document.xml")
    numbering = Numbering(parts.part("word/numbering.xml"), parts.part("word/styles.xml"))
    found: list[Line] = []
    for block in _blocks(root):
        if block.tag == f"{W}tbl":
            found.extend(_table_lines(block))
        else:
            found.extend(_paragraph_lines(block, numbering))
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        root = parts.part(notes)
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            found.extend(_paragraph_lines(paragraph, numbering))
    return found


def _blocks(root: Element) -> Iterator[Element]:
    """Yield the body's paragraphs and tables; text boxes right after their paragraph."""
    todo = [root]
    while todo:
        element = todo.pop()
        if element.tag in _SKIPPED:
            continue
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
            if element.tag == f"{W}p":
                todo.extend(reversed(list(_boxes(element))))
            continue
        todo.extend(reversed(list(element)))


def _boxes(paragraph: Element) -> Iterator[Element]:
    for element in _inside(paragraph, stop={_TEXTBOX}):
        if element.tag == _TEXTBOX:
            yield element


def _inside(root: Element, stop: frozenset[str] | set[str] = frozenset()) -> Iterator[Element]:
    """Yield what lies in `root` in order, without deleted text; `stop` is not entered."""
    todo = list(reversed(list(root)))
    while todo:
        element = todo.pop()
        if element.tag in _SKIPPED:
            continue
        yield element
        if element.tag not in stop:
            todo.extend(reversed(list(element)))


def _paragraph_lines(paragraph: Element, numbering: Numbering) -> list[Line]:
    text = paragraph_text(paragraph)
    if not has_words(text):
        return [Line(rule=True, whole=True)] if set(text.strip()) & set("-_–*") else []
    if sign := numbering.sign(paragraph):
        text = f"{sign} {text.lstrip()}"
    lines = [
        Line(text=squeeze(part), raw=part.strip("\n"), whole=True, gap=at == 0)
        for at, part in enumerate(text.split("\n"))
        if squeeze(part)
    ]
    if lines:
        lines[0].page = _page_break(paragraph)
    return lines


def _page_break(paragraph: Element) -> bool:
    breaks = paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    return breaks or any(br.get(f"{W}type") == "page" for br in paragraph.iter(f"{W}br"))


def paragraph_text(paragraph: Element) -> str:
    """Return a paragraph's text with **…** round bold; a line break in it is "\n"."""
    pieces: list[tuple[bool, str]] = []
    for run in _runs(paragraph):
        text = "".join(_chars(run))
        if not text:
            continue
        bold = _is_bold(run)
        if pieces and (pieces[-1][0] == bold or not text.strip()):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + text)
        else:
            pieces.append((bold, text))
    return markup.plain_word("".join(_bolded(text) if bold else text for bold, text in pieces))


def _runs(paragraph: Element) -> Iterator[Element]:
    for element in _inside(paragraph, stop={_TEXTBOX, f"{W}r"}):
        if element.tag == f"{W}r":
            yield element


def _chars(run: Element) -> Iterator[str]:
    for element in _inside(run, stop={_TEXTBOX}):
        if element.tag == f"{W}t":
            yield (element.text or "").replace("\n", " ")
        elif element.tag == f"{W}sym":
            yield "•"
        elif element.tag in _CHARS:
            yield _CHARS[element.tag]


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _bolded(text: str) -> str:
    """Put ** round the words of `text`, line by line, spaces outside."""
    lines = []
    for line in text.split("\n"):
        words = line.strip()
        if has_words(words):
            start = line.index(words)
            line = f"{line[:start]}**{words}**{line[start + len(words) :]}"
        lines.append(line)
    return "\n".join(lines)


def _table_lines(table: Element) -> list[Line]:
    """Return the table as one line; a frame with a single cell is only a box round text."""
    rows = [_row(row) for row in _rows(table)]
    if max(map(len, rows), default=0) <= 1:
        texts = [part for row in rows for cell in row for part in cell.split("\n")]
        return [Line(text=squeeze(t), raw=t, whole=True, gap=True) for t in texts if has_words(t)]
    found = table_of(rows)
    return [Line(table=found, gap=True, whole=True)] if found.columns else []


def _rows(table: Element) -> Iterator[Element]:
    for element in _inside(table, stop={f"{W}tr"}):
        if element.tag == f"{W}tr":
            yield element


def _row(row: Element) -> list[str]:
    """Return the texts of a row; a merged cell speaks once and is blank for the rest."""
    cells: list[str] = []
    for cell in _inside(row, stop={f"{W}tc"}):
        if cell.tag != f"{W}tc":
            continue
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val") != "restart"
        texts = [paragraph_text(p) for p in _inside(cell) if p.tag == f"{W}p"]
        text = "" if goes_on else "\n".join(text for text in texts if has_words(text))
        cells.append(text)
        if span is not None:
            wide = span.get(f"{W}val", "")
            cells.extend([""] * (min(int(wide) if wide.isdecimal() else 1, 40) - 1))
    return cells
