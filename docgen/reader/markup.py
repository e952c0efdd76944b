"""Takes Markdown, HTML, LaTeX and odd characters out of a paper's text; no word is lost.

What stays: bold as **…**, italics as *…*, pipes of tables, "#" of headings, line breaks.
"""

import html
import re

from models.text import nfc

CELL_BREAK = "\ue001"  # a line break inside a table cell, until the cell is read
PIPE = "\ue002"  # an escaped pipe inside a cell

_BREAKS = re.compile(r"\\r\\n|" "\r\n?|[\u2028\u2029\x85\v]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LONG_GAPS = re.compile(" {41,}")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>$%&\"'/:;,=])")
_BOLD_TAG = re.compile(r"</?(?:b|strong)(?:\s[^<>]{0,99})?>", re.I)
_ITALIC_TAG = re.compile(r"</?(?:i|em)(?:\s[^<>]{0,99})?>", re.I)
_LINE_TAG = re.compile(r"</?(?:p|div|center|li|ul|ol|h[1-6]|hr|page)(?:\s[^<>]{0,199})?/?>", re.I)
_OTHER_TAG = re.compile(
    r"</?(?:span|u|sup|sub|font|a|img|mark|small|big|s|strike|del|ins|figure|figcaption|"
    r"table|thead|tbody|tr|td|th|blockquote|pre|code)(?:\s[^<>]{0,299})?/?>",
    re.I,
)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.I)
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\((?:https?:|mailto:|#|\.?/)[^)\n]{0,500}\)")
_MATH = re.compile(r"\$\$?([^$\n]{1,80})\$\$?")
_UNDERLINED = re.compile(r"(?<!\w)__(?=\S)([^_\n]{1,500})(?<=\S)__(?!\w)")
_SLANTED = re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,500})(?<=\S)_(?![\w_])")
_TRIPLE = re.compile(r"\*{3}(?=\S)([^*\n]{1,2000})(?<=\S)\*{3}")
_SIGNS = {
    "geqslant": "≥", "leqslant": "≤", "geq": "≥", "leq": "≤", "ge": "≥", "le": "≤",
    "times": "×", "rightarrow": "→", "Rightarrow": "⇒", "to": "→", "pm": "±", "approx": "≈",
    "neq": "≠", "div": "÷", "cdot": "·", "bullet": "•", "circ": "°", "gt": ">", "lt": "<",
    "ldots": "...", "dots": "...", "quad": " ",
}  # fmt: skip
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_FRACTION = re.compile(r"\\d?frac\{([^{}]*)\}\{([^{}]*)\}")


def plain(text: str) -> str:
    """Return `text` in NFC with line breaks as "\n" and its markup reduced as told above."""
    text = _BREAKS.sub("\n", text.replace("\u00ad\n", ""))
    text = _LONG_GAPS.sub(" " * 40, plain_word(text))
    if "<" in text:
        text = _without_tags(text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\xa0", " "), text)
    if "$" in text:
        text = _MATH.sub(_math, text)
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text.replace("\\|", PIPE))
    text = _SLANTED.sub(r"*\1*", _UNDERLINED.sub(r"**\1**", text))
    return _TRIPLE.sub(r"**\1**", text)


def _without_tags(text: str) -> str:
    text = _html_tables(text)
    if "-->" in text:
        text = re.sub(r"<!--.{0,500}?-->", "", text, flags=re.S)
    text = _ITALIC_TAG.sub("*", _BOLD_TAG.sub("**", text))
    text = "\n".join(
        _BREAK_TAG.sub(CELL_BREAK if line.lstrip().startswith("|") else "\n", line)
        for line in text.split("\n")
    )
    return _OTHER_TAG.sub("", _LINE_TAG.sub("\n", text))


def _html_tables(text: str) -> str:
    """Turn <table> into rows of pipes, the first row as the header."""
    pieces = re.split(r"(?i)<table[^<>]{0,299}>", text)
    done = [pieces[0]]
    for piece in pieces[1:]:
        inside, closed, after = _cut(piece, "</table>")
        done.append("\n\n" + _pipe_rows(inside) + "\n\n" + after if closed else piece)
    return "".join(done)


def _cut(text: str, tag: str) -> tuple[str, bool, str]:
    at = text.lower().find(tag)
    return (text, False, "") if at < 0 else (text[:at], True, text[at + len(tag) :])


def _pipe_rows(inside: str) -> str:
    rows: list[str] = []
    for row in re.split(r"(?i)<tr[^<>]{0,299}>", inside)[1:]:
        cells = re.split(r"(?i)<t[dh](?:\s[^<>]{0,299})?>", row)[1:]
        texts = [_cell_text(cell) for cell in cells]
        rows.append("| " + " | ".join(texts) + " |")
        if len(rows) == 1:
            rows.append("|" + "---|" * len(texts))
    return "\n".join(rows)


def _cell_text(cell: str) -> str:
    cell = re.sub(r"(?i)</?(?:p|div|li|br)\b[^<>]{0,99}>", CELL_BREAK, cell)
    cell = re.sub(r"(?i)</t[dhr][^<>]{0,9}>|</?(?:tbody|thead)[^<>]{0,99}>", "", cell)
    cell = re.sub(f"{CELL_BREAK}(?:\\s*{CELL_BREAK})*", CELL_BREAK, cell)
    return cell.replace("|", PIPE).replace("\n", " ").strip(f" {CELL_BREAK}")


def _math(found: re.Match[str]) -> str:
    """Return a formula as plain signs; two dollar signs in a sentence stay as they are."""
    inside = found[1]
    if not re.search(r"[\\^_{}]|^[\s\d.,%<>=+\-]+$", inside):
        return found[0]
    inside = _FRACTION.sub(r"\1/\2", inside).replace("\\%", "%").replace("{,}", ",")
    inside = _COMMAND.sub(lambda command: _SIGNS.get(command[1], ""), inside)
    return re.sub(r"[\\{}^]|~", "", inside).strip()


def plain_word(text: str) -> str:
    """Return text of a Word file in NFC, without invisible and odd characters."""
    return nfc(_CONTROLS.sub("", _SPACES.sub(" ", text)))
