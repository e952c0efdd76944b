"""Word's automatic numbering: the sign that Word shows before a paragraph, as text."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from docgen.marks import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLETS = {"-": "-", "–": "-", "—": "-", "+": "+", "*": "*"}


@dataclass
class _Level:
    kind: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts every list of one Word file while its paragraphs pass by in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._abstract_of: dict[str, str] = {}
        self._seen: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str, int | None, str]] = {}
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def sign(self, paragraph: Element) -> str:
        """Return the sign before this paragraph, "" without one, and count it."""
        number_id, level = self._of(paragraph)
        one = self._lists.get(self._abstract_of.get(number_id, ""))
        if one is None or level not in one.levels:
            return ""
        if (number_id, level) not in self._seen:  # a list that starts anew says so
            self._seen.add((number_id, level))
            if level in (starts := self._starts.get(number_id, {})):
                one.counts[level] = starts[level] - 1
        if one.levels[level].kind == "bullet":
            return _BULLETS.get(one.levels[level].text.strip(), "•")
        one.counts[level] = one.counts.get(level, one.levels[level].start - 1) + 1
        for deeper in [at for at in one.counts if at > level]:
            del one.counts[deeper]
        return self._shown(one, level)

    def _shown(self, one: _List, level: int) -> str:
        text = one.levels[level].text
        for at in range(level + 1):
            shape = one.levels.get(at, _Level())
            count = one.counts.get(at, shape.start)
            text = text.replace(f"%{at + 1}", _written(count, shape.kind))
        return text.strip()

    def _of(self, paragraph: Element) -> tuple[str, int]:
        """Return list and level of a paragraph, from itself or from its style."""
        props = paragraph.find(f"{W}pPr")
        if props is None:
            return "", 0
        style = _value(props.find(f"{W}pStyle"))
        number_id, level = self._from_style(style)
        own = props.find(f"{W}numPr")
        if own is not None:
            number_id = _value(own.find(f"{W}numId")) or number_id
            level = _whole(_value(own.find(f"{W}ilvl")), level or 0)
        return number_id, level or 0

    def _from_style(self, style: str) -> tuple[str, int | None]:
        level: int | None = None
        for _ in range(12):  # styles rest on each other; a ring must not hold us
            if style not in self._styles:
                return "", None
            number_id, own, style_above = self._styles[style]
            level = own if level is None else level
            if number_id:
                return number_id, level
            style = style_above
        return "", None

    def _read(self, root: Element) -> None:
        for abstract in root.findall(f"{W}abstractNum"):
            levels = {
                _whole(level.get(f"{W}ilvl"), 0): _Level(
                    kind=_value(level.find(f"{W}numFmt")) or "decimal",
                    text=_value(level.find(f"{W}lvlText")),
                    start=_whole(_value(level.find(f"{W}start")), 1),
                )
                for level in abstract.findall(f"{W}lvl")
            }
            self._lists[abstract.get(f"{W}abstractNumId", "")] = _List(levels=levels)
        for number in root.findall(f"{W}num"):
            number_id = number.get(f"{W}numId", "")
            self._abstract_of[number_id] = _value(number.find(f"{W}abstractNumId"))
            self._starts[number_id] = {
                _whole(over.get(f"{W}ilvl"), 0): _whole(_value(start), 1)
                for over in number.findall(f"{W}lvlOverride")
                if (start := over.find(f"{W}startOverride")) is not None
            }

    def _read_styles(self, root: Element) -> None:
        for style in root.findall(f"{W}style"):
            props = style.find(f"{W}pPr/{W}numPr")
            number_id = _value(props.find(f"{W}numId")) if props is not None else ""
            level = props.find(f"{W}ilvl") if props is not None else None
            self._styles[style.get(f"{W}styleId", "")] = (
                number_id,
                _whole(_value(level), 0) if level is not None else None,
                _value(style.find(f"{W}basedOn")),
            )


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def _written(count: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        digits = roman(min(max(count, 0), 3999))
        return digits if kind == "upperRoman" else digits.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (max(count, 1) - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind == "decimalZero":
        return f"{count:02d}"
    return "" if kind == "none" else str(count)
