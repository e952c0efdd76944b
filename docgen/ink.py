"""Marks inside a string that outlive the template and become bold, italic, widths, rules.

A template is filled with plain strings only. What a string cannot say (this word is bold, this
column is narrow) travels as noncharacters of Unicode, kept for such inner use and legal in XML.
`apply` turns them into Word's own means once the template is filled.
"""

import copy
import re
from collections.abc import Iterable, Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from models.text import nfc

BOLD, UNBOLD, ITALIC, UNITALIC = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
CENTRED = "\ufdd4"  # centres its paragraph
WITH_NEXT = "\ufdd5"  # its paragraph stays on the page of what follows
JOINED = "\ufdd7"  # no line above the table row it stands in: it goes on the row before
GUARD = "\ufdd6"  # parts braces of a value, so that they cannot pass for a template's own
_NUMBERS, _END = "\ufdd8", "\ufdd9"
_WIDTHS, _RULE = "w", "r"
PARAGRAPH = "\a"  # docxtpl begins a new paragraph of the same kind here

_MARK = re.compile("[\ufdd0-\ufdef]")
_SWITCH = re.compile("([\ufdd0-\ufdd3])")
_ORDER = re.compile(f"{_NUMBERS}([a-z])([0-9.,]*){_END}")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\u2028\u2029\x85]")
_BOTH = re.compile(r"(?<![\w*])\*{3}(?=[^\s*)])(.+?)(?<=[^\s(*])\*{3}(?![\w*])", re.DOTALL)
_STRONG = re.compile(r"(?<![\w*])\*\*(?=[^\s*)])(.+?)(?<=[^\s(])\*\*(?![\w*])", re.DOTALL)
_SOFT = re.compile(r"(?<![\w*])\*(?=[^\s*)])([^*]+?)(?<=[^\s(*])\*(?![\w*])")

_MM_TWIPS = 1440 / 25.4
_P, _R, _T, _TBL, _TC = (qn(f"w:{name}") for name in ("p", "r", "t", "tbl", "tc"))


def plain(text: str) -> str:
    """Return `text` in NFC without what XML forbids; line ends of any kind become "\\n"."""
    return _ILLEGAL.sub("", _LINE_ENDS.sub("\n", nfc(text)))


def marked_up(text: str) -> str:
    """Return `plain(text)` with **…** and *…* turned into marks; lone asterisks stay."""
    both = _BOTH.sub(lambda found: bold(italic(found[1])), plain(text))
    strong = _STRONG.sub(lambda found: bold(found[1]), both)
    return _SOFT.sub(lambda found: italic(found[1]), strong)


def bold(text: str) -> str:
    """Return `text` in bold, each of its lines by itself."""
    return "\n".join(f"{BOLD}{line}{UNBOLD}" for line in text.split("\n"))


def italic(text: str) -> str:
    """Return `text` in italic, each of its lines by itself."""
    return "\n".join(f"{ITALIC}{line}{UNITALIC}" for line in text.split("\n"))


def widths(shares: Iterable[float]) -> str:
    """Return the mark that gives the columns of the table it stands in these shares."""
    return f"{_NUMBERS}{_WIDTHS}{','.join(f'{share:.4f}' for share in shares)}{_END}"


def rule(length_mm: float) -> str:
    """Return the mark that makes its empty paragraph a rule of this length, centred."""
    return f"{_NUMBERS}{_RULE}{length_mm:.2f}{_END}"


def is_rule(text: str) -> bool:
    """Tell whether a text holds the mark that makes its paragraph a rule."""
    return any(kind == _RULE for kind, _ in _ORDER.findall(text))


def guarded(text: str) -> str:
    """Return `text` with its braces parted by marks; `apply` takes the marks out again."""
    return text.replace("{", "{" + GUARD).replace("}", GUARD + "}")


def words_of(text: str) -> str:
    """Return `text` without any mark: the words alone."""
    return _MARK.sub("", _ORDER.sub("", text)).replace(PARAGRAPH, "\n")


def apply(root: etree._Element, text_width_mm: float) -> None:
    """Turn all marks below `root` (a body, header or footer) into Word's own means."""
    for paragraph in list(root.iter(_P)):
        text = "".join(part.text or "" for part in paragraph.iter(_T))
        if _MARK.search(text) is None:
            continue
        for kind, numbers in _ORDER.findall(text):
            _obey(paragraph, kind, numbers, text_width_mm)
        if CENTRED in text:
            _set(paragraph.get_or_add_pPr(), "w:jc", val="center")
        if JOINED in text:
            _join_rows(paragraph)
        if WITH_NEXT in text:
            paragraph.get_or_add_pPr().get_or_add_keepNext()
        _ink_runs(paragraph)


def _join_rows(paragraph: etree._Element) -> None:
    """Take away the line between the paragraph's table row and the row before."""
    row = next(paragraph.iterancestors(qn("w:tr")), None)
    before = row.getprevious() if row is not None else None
    if before is None or before.tag != qn("w:tr"):
        return
    for line, side in ((row, "top"), (before, "bottom")):
        for cell in line.iterchildren(_TC):
            _no_border(cell.get_or_add_tcPr(), side)


def _no_border(properties: etree._Element, side: str) -> None:
    """Set one side of a cell's borders to none, where the schema wants it."""
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        after = {qn(f"w:{name}") for name in ("shd", "noWrap", "tcMar", "vAlign", "hideMark")}
        follower = next((child for child in properties if child.tag in after), None)
        properties.append(borders) if follower is None else follower.addprevious(borders)
    drawn = borders.find(qn(f"w:{side}"))
    if drawn is None:
        drawn = OxmlElement(f"w:{side}")
        borders.insert(0, drawn) if side == "top" else borders.append(drawn)
    drawn.set(qn("w:val"), "nil")


def _obey(paragraph: etree._Element, kind: str, numbers: str, text_width_mm: float) -> None:
    values = [float(number) for number in numbers.split(",") if number]
    if kind == _WIDTHS:
        table = next(paragraph.iterancestors(_TBL), None)
        if table is not None:
            set_widths(table, values)
    elif kind == _RULE and values:
        _draw_rule(paragraph, values[0], text_width_mm)


def _draw_rule(paragraph: etree._Element, length_mm: float, text_width_mm: float) -> None:
    """Indent the paragraph from both sides, so that its top border is the rule."""
    room_mm = text_width_mm
    cell = next(paragraph.iterancestors(_TC), None)
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if cell is not None else None
    if width is not None:
        room_mm = _twips(width.get(qn("w:w"))) / _MM_TWIPS or text_width_mm
    side = str(round(max(0.0, (room_mm - length_mm) / 2) * _MM_TWIPS))
    indent = paragraph.get_or_add_pPr().get_or_add_ind()
    for name in list(indent.attrib):
        del indent.attrib[name]
    indent.set(qn("w:left"), side)
    indent.set(qn("w:right"), side)
    indent.set(qn("w:firstLine"), "0")


def _twips(written: str | None) -> float:
    """Return a width as other programs write it ("4680.0" too); 0 for none and for shares."""
    try:
        return float(written or 0)
    except ValueError:
        return 0.0


def set_widths(table: etree._Element, shares: list[float]) -> None:
    """Give the table's grid and every cell the widths of `shares` of its present width."""
    grid = table.find(qn("w:tblGrid"))
    total = sum(_twips(column.get(qn("w:w"))) for column in grid)
    columns = [round(total * share / (sum(shares) or 1)) for share in shares]
    grid[:] = []
    for column in columns:
        grid.append(OxmlElement("w:gridCol", {qn("w:w"): str(column)}))
    for row in table.iterchildren(qn("w:tr")):
        place = 0
        for cell in row.iterchildren(_TC):
            properties = cell.get_or_add_tcPr()
            span = properties.find(qn("w:gridSpan"))
            count = int(span.get(qn("w:val"))) if span is not None else 1
            _set(properties, "w:tcW", w=str(sum(columns[place : place + count])), type="dxa")
            properties.insert(0, properties.tcW)  # docxtpl puts gridSpan before it; Word minds
            place += count


def _ink_runs(paragraph: etree._Element) -> None:
    """Split runs where bold or italic begins or ends; drop all marks."""
    is_on = {BOLD: False, ITALIC: False}
    for run in list(paragraph.iter(_R)):
        pieces = list(_pieces(run, is_on))
        for piece in reversed(pieces):
            run.addnext(piece)
        run.getparent().remove(run)


def _pieces(run: etree._Element, is_on: dict[str, bool]) -> Iterator[etree._Element]:
    properties = run.find(qn("w:rPr"))
    piece = _piece(properties, is_on)
    for child in run:
        if child is properties:
            continue
        if child.tag != _T:
            piece.append(copy.deepcopy(child))
            continue
        for part in _SWITCH.split(_ORDER.sub("", child.text or "")):
            if _SWITCH.fullmatch(part):
                is_on[BOLD if part in (BOLD, UNBOLD) else ITALIC] = part in (BOLD, ITALIC)
                if len(piece) > (piece.find(qn("w:rPr")) is not None):
                    yield piece
                piece = _piece(properties, is_on)
            elif text := _MARK.sub("", part):
                element = OxmlElement("w:t")
                element.text = text
                element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                piece.append(element)
    yield piece


def _piece(properties: etree._Element | None, is_on: dict[str, bool]) -> etree._Element:
    run = OxmlElement("w:r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    if is_on[BOLD]:
        _set(run.get_or_add_rPr(), "w:b")
    if is_on[ITALIC]:
        _set(run.get_or_add_rPr(), "w:i")
    return run


def _set(properties: etree._Element, tag: str, **attributes: str) -> None:
    """Set a child of paragraph or cell properties at the place the schema wants it."""
    child = properties.find(qn(tag))
    if child is None:
        child = getattr(properties, f"get_or_add_{tag.removeprefix('w:')}")()
    for name in list(child.attrib):
        del child.attrib[name]
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
