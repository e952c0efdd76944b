"""Paragraphs and tables of copied HTML as lines: what Word, LibreOffice and browsers put on the
clipboard beside the plain text.

The HTML is taken apart, never shown: no picture is fetched, no script is run.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from docgen import marks
from docgen.reader import markup
from docgen.reader.lines import Line, has_words
from docgen.reader.tables import table_of
from models.plan import Mark
from models.text import squeeze

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.S | re.I)
_BLOCK_TAG = re.compile(r"<(?:p|div|li|table|h[1-6])[\s>]", re.I)
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd"}
_UNSEEN = {"style", "script", "head", "title", "xml", "del", "s", "strike", "noscript"}
_VOID = {"br", "img", "hr", "meta", "link", "col", "input", "wbr"}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_WORD_SIGN = re.compile(r"mso-list\s*:\s*ignore", re.I)
_LIST_MARKS = {"I": Mark.ROMAN, "A": Mark.CAPITAL, "a": Mark.LETTER, "1": Mark.ARABIC}
_STYLE_MARKS = {"upper-roman": "I", "upper-alpha": "A", "upper-latin": "A",
                "lower-alpha": "a", "lower-latin": "a", "decimal": "1"}  # fmt: skip
_MOST_COLUMNS, _MOST_DEPTH = 40, 200


def has_blocks(html: str) -> bool:
    """Tell whether the HTML says more than plain text: paragraphs, lists or tables."""
    return bool(_BLOCK_TAG.search(html))


def lines_of_html(html: str) -> list[Line]:
    """Return the paragraphs and tables of copied HTML in order; **…** round bold words.

    Signs of lists stand before their words: those Word wrote, or counted for <ol>.
    """
    found = _FRAGMENT.search(html)
    reader = _Reader()
    reader.feed(found[1] if found else html)
    reader.close()
    reader.end_block()
    return reader.lines


@dataclass
class _Open:
    """A tag that is open, and what it switched on."""

    tag: str
    bold: bool
    unseen: bool = False
    sign: bool = False


@dataclass
class _List:
    """A list that is open: the mark of its items, how many there were."""

    mark: Mark
    count: int = 0


@dataclass
class _Table:
    """A table that is open; cells that reach down leave blanks in the rows below."""

    rows: list[list[str]] = field(default_factory=list)
    falls: dict[int, int] = field(default_factory=dict)  # column → rows still reached below
    cell: list[str] | None = None  # paragraphs of the cell that is open
    wide: int = 1
    tall: int = 1

    def begin_row(self) -> None:
        self.end_cell()
        self.fill()
        self.rows.append([])

    def begin_cell(self, wide: int, tall: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self.fill()
        self.cell, self.wide, self.tall = [], wide, tall

    def end_cell(self) -> None:
        if self.cell is None:
            return
        row = self.rows[-1]
        for column in range(len(row), len(row) + self.wide):
            self.falls[column] = self.tall - 1
        row += ["\n".join(self.cell), *[""] * (self.wide - 1)]
        self.cell = None

    def fill(self) -> None:
        """Leave blank, from where the row stands, what cells above reach down to."""
        row = self.rows[-1] if self.rows else []
        while self.falls.get(len(row), 0) and len(row) < _MOST_COLUMNS:
            self.falls[len(row)] -= 1
            row.append("")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._open: list[_Open] = []
        self._lists: list[_List] = []
        self._table: _Table | None = None
        self._inner_tables = 0
        self._pieces: list[tuple[bool, str]] = []
        self._sign = ""  # of a list, waits for the words of its item
        self._level = 0

    # --- tags --------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._pieces.append((False, "\n"))
        if tag in _VOID or len(self._open) > _MOST_DEPTH:
            return
        self._push(tag, given)
        if tag in _BLOCKS:
            self.end_block()
            self._level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
        if tag in ("ol", "ul"):
            self.end_block()
            self._lists.append(_list_of(tag, given))
        elif tag == "li" and self._lists:
            self._sign = self._next_sign(given)
        elif tag in ("table", "tr", "td", "th"):
            self._start_table_part(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if not any(one.tag == tag for one in self._open):
            return
        while self._open.pop().tag != tag:
            pass
        if tag in _BLOCKS:
            self.end_block()
        elif tag in ("ol", "ul") and self._lists:
            self.end_block()
            self._lists.pop()
        elif tag in ("table", "td", "th"):
            self._end_table_part(tag)

    def handle_data(self, data: str) -> None:
        here = self._open[-1] if self._open else _Open("", bold=False)
        if here.unseen:
            return
        if here.sign:
            self._sign = (self._sign + data).strip()
        else:
            self._pieces.append((here.bold, re.sub(r"[ \t\r\n\xa0]+", " ", data)))

    def _push(self, tag: str, given: dict[str, str]) -> None:
        above = self._open[-1] if self._open else _Open("", bold=False)
        style = given.get("style", "")
        bold = above.bold or tag in ("b", "strong") or bool(_BOLD.search(style))
        if _LIGHT.search(style):
            bold = False
        unseen = above.unseen or tag in _UNSEEN or bool(_HIDDEN.search(style))
        sign = above.sign or bool(_WORD_SIGN.search(style))
        self._open.append(_Open(tag, bold, unseen, sign))

    # --- paragraphs --------------------------------------------------------------------------

    def end_block(self) -> None:
        """Close the paragraph that is open; a blank one is dropped."""
        text = markup.plain_word("".join(_bolded(bold, text) for bold, text in self._pieces))
        text = text.replace("****", "")
        self._pieces = []
        if not has_words(text):
            return
        sign, self._sign = _plain_sign(self._sign), ""
        parts = [part for part in map(squeeze, text.split("\n")) if part]
        parts[0] = f"{sign} {parts[0]}" if sign else parts[0]
        if self._table is not None and self._table.cell is not None:
            self._table.cell += parts
            return
        for at, part in enumerate(parts):
            level = self._level
            self.lines.append(Line(text=part, raw=part, whole=True, gap=at == 0, level=level))

    def _next_sign(self, given: dict[str, str]) -> str:
        listed = self._lists[-1]
        value = given.get("value", "")
        listed.count = int(value) if value.isdecimal() and len(value) < 4 else listed.count + 1
        return marks.sign_of(listed.mark, listed.count)

    # --- tables ------------------------------------------------------------------------------

    def _start_table_part(self, tag: str, given: dict[str, str]) -> None:
        """Open a part of the outermost table; tables inside a cell are words of that cell."""
        if tag == "table":
            self.end_block()
            self._inner_tables += self._table is not None
            self._table = self._table or _Table()
        table = self._table
        if table is None or self._inner_tables:
            return
        if tag == "tr":
            table.begin_row()
        elif tag in ("td", "th"):
            self.end_block()
            table.begin_cell(_count(given.get("colspan", "")), _count(given.get("rowspan", "")))

    def _end_table_part(self, tag: str) -> None:
        self.end_block()
        table = self._table
        if table is None:
            return
        if self._inner_tables:
            self._inner_tables -= tag == "table"
        elif tag == "table":
            table.end_cell()
            table.fill()
            self._table = None
            self._add_table(table.rows)
        else:
            table.end_cell()

    def _add_table(self, rows: list[list[str]]) -> None:
        """Add a table as one line; a frame of one column is only a box round text."""
        if max(map(len, rows), default=0) <= 1:
            texts = [part for row in rows for cell in row for part in cell.split("\n")]
            self.lines += [
                Line(text=text, raw=text, whole=True, gap=True)
                for text in texts
                if has_words(text)
            ]
            return
        found = table_of(rows)
        if found.columns:
            self.lines.append(Line(table=found, gap=True, whole=True))


def _list_of(tag: str, given: dict[str, str]) -> _List:
    if tag == "ul":
        return _List(Mark.DASH)
    named = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", given.get("style", ""), re.I)
    kind = _STYLE_MARKS.get(named[1].lower(), "") if named else ""
    start = given.get("start", "")
    begun = int(start) - 1 if start.isdecimal() and len(start) < 4 else 0
    return _List(_LIST_MARKS.get(kind or given.get("type", "1"), Mark.ARABIC), max(0, begun))


def _plain_sign(sign: str) -> str:
    """Return a sign as typed; Word's picture letters (·, §, o) are bullets."""
    sign = squeeze(sign)
    if not sign or sign in ("-", "–", "+", "*") or re.search(r"[^\W_]", sign.rstrip("o§ØüvqÜ")):
        return sign
    return "•"


def _bolded(bold: bool, text: str) -> str:
    words = text.strip()
    if not bold or not has_words(words):
        return text
    start = text.index(words)
    return f"{text[:start]}**{words}**{text[start + len(words) :]}"


def _count(text: str) -> int:
    return max(1, min(int(text), _MOST_COLUMNS)) if text.isdecimal() and len(text) < 4 else 1
