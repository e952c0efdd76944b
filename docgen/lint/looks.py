"""How letters and paragraphs of a Word file really look, styles, defaults and theme counted in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from docgen.reader.docx_numbers import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_MOST_PARENTS = 20  # styles rest on each other; a ring must not hold us
_TOGGLES = ("b", "i", "caps")
Properties = dict[str, str]


@dataclass(frozen=True)
class Look:
    """The letters of a run: fonts for plain and for accented letters, size, face, colour."""

    fonts: tuple[str, str] = ("", "")  # "" means Word's own default, Times New Roman
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    underlined: bool = False
    colour: str = "auto"
    raised: bool = False


@dataclass(frozen=True)
class Layout:
    """A paragraph: side, indents (mm), gaps (pt), and lines as share or in points."""

    side: str = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_mm: float = 0.0  # below 0: the first line hangs out
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"  # auto: `line` counts lines; exact, atLeast: points
    no_gap_between_same: bool = False
    style: str = ""


@dataclass
class _Style:
    parent: str
    letters: Properties = field(default_factory=dict)
    layout: Properties = field(default_factory=dict)


class Styles:
    """The styles of one file; answers how a run or a paragraph comes out."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._styles: dict[str, _Style] = {}
        self._default_style = ""
        self._letters: Properties = {}
        self._layout: Properties = {}
        if styles is not None:
            self._read(styles)

    def layout(self, paragraph: Element) -> Layout:
        """Return how the paragraph is laid out."""
        own = paragraph.find(f"{W}pPr")
        style = self._style_of(paragraph)
        levels = [self._layout, *self._chain(style, "layout"), _layout_of(own)]
        return _as_layout(_merged(levels), style)

    def look(self, paragraph: Element, run: Element) -> Look:
        """Return how the letters of a run look."""
        own = run.find(f"{W}rPr")
        name = _value(own.find(f"{W}rStyle")) if own is not None else ""
        base = _merged([self._letters, *self._chain(self._style_of(paragraph), "letters")])
        character = _merged(self._chain(name, "letters"))
        direct = self._letters_of(own)
        found = _merged([base, character, direct])
        for toggle in _TOGGLES:  # set in both kinds of style, they cancel each other
            if toggle not in direct and base.get(toggle) == character.get(toggle) == "on":
                found[toggle] = "off"
        return _as_look(found)

    def _style_of(self, paragraph: Element) -> str:
        own = paragraph.find(f"{W}pPr/{W}pStyle")
        name = _value(own)
        return name if name in self._styles else self._default_style

    def _chain(self, name: str, what: str) -> list[Properties]:
        levels: list[Properties] = []
        for _ in range(_MOST_PARENTS):
            if name not in self._styles:
                break
            levels.insert(0, getattr(self._styles[name], what))
            name = self._styles[name].parent
        return levels

    def _read(self, root: Element) -> None:
        self._letters = self._letters_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._layout = _layout_of(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for style in root.findall(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = _Style(
                _value(style.find(f"{W}basedOn")),
                self._letters_of(style.find(f"{W}rPr")),
                _layout_of(style.find(f"{W}pPr")),
            )
            kind, default = style.get(f"{W}type"), style.get(f"{W}default", "0")
            if kind == "paragraph" and default not in _OFF:
                self._default_style = name

    def _letters_of(self, element: Element | None) -> Properties:
        found: Properties = {}
        for child in element if element is not None else ():
            tag, value = child.tag.removeprefix(W), child.get(f"{W}val", "")
            if tag == "rFonts":
                found |= self._fonts(child)
            elif tag in _TOGGLES:
                found[tag] = "on" if is_on(child) else "off"
            elif tag in ("sz", "color", "u", "vertAlign"):
                found[tag] = value
        return found

    def _fonts(self, element: Element) -> Properties:
        found = {}
        for slot in ("ascii", "hAnsi"):
            font = self._theme.get(element.get(f"{W}{slot}Theme", ""))
            if font := font or element.get(f"{W}{slot}", ""):
                found[slot] = font
        return found


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    fonts = {}
    for slot, part in (("minor", "minorFont"), ("major", "majorFont")):
        latin = theme.find(f".//{_A}{part}/{_A}latin") if theme is not None else None
        if latin is not None:
            fonts[f"{slot}HAnsi"] = fonts[f"{slot}Ascii"] = latin.get("typeface", "")
    return fonts


def _layout_of(element: Element | None) -> Properties:
    found: Properties = {}
    for child in element if element is not None else ():
        tag = child.tag.removeprefix(W)
        if tag == "jc":
            found["jc"] = child.get(f"{W}val", "")
        elif tag == "contextualSpacing":
            found["contextual"] = "on" if is_on(child) else "off"
        elif tag in ("ind", "spacing"):
            for name, value in child.attrib.items():
                found[_plain(name)] = value
    if "firstLine" in found and "hanging" not in found:
        found["hanging"] = "0"
    return found


def _plain(name: str) -> str:
    name = name.removeprefix(W)
    return {"start": "left", "end": "right"}.get(name, name)


def _merged(levels: Iterable[Properties]) -> Properties:
    found: Properties = {}
    for level in levels:
        found |= level
    return found


def _as_look(found: Properties) -> Look:
    return Look(
        fonts=(found.get("ascii", ""), found.get("hAnsi", "")),
        size_pt=whole(found.get("sz"), 20) / 2,
        bold=found.get("b") == "on",
        italic=found.get("i") == "on",
        capitals=found.get("caps") == "on",
        underlined=found.get("u", "none") not in ("none", ""),
        colour=found.get("color", "auto").lower(),
        raised=found.get("vertAlign", "") == "superscript",
    )


def _as_layout(found: Properties, style: str) -> Layout:
    hanging = whole(found.get("hanging"), 0)
    rule = found.get("lineRule", "auto")
    line = whole(found.get("line"), 240)
    return Layout(
        side=found.get("jc", "left") or "left",
        left_mm=twips_mm(whole(found.get("left"), 0)),
        right_mm=twips_mm(whole(found.get("right"), 0)),
        first_mm=twips_mm(-hanging if hanging else whole(found.get("firstLine"), 0)),
        before_pt=whole(found.get("before"), 0) / 20,
        after_pt=whole(found.get("after"), 0) / 20,
        line=line / 240 if rule == "auto" else line / 20,
        line_rule=rule,
        no_gap_between_same=found.get("contextual") == "on",
        style=style,
    )


def is_on(switch: Element | None) -> bool:
    """Tell whether one of Word's switches is set: there, and not with the value "0" or "false"."""
    return switch is not None and switch.get(f"{W}val", "1") not in _OFF


def twips_mm(twips: float) -> float:
    """Return the millimetres of twentieths of a point."""
    return twips * 25.4 / 1440


def whole(text: str | None, otherwise: int) -> int:
    """Return a number of the file, `otherwise` where it is none. Word writes "12.5" at times."""
    try:
        return round(float(text or ""))
    except (ValueError, OverflowError):
        return otherwise


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
