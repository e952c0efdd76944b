"""Reads rendered pages: the words pdfium sees with their places, and every line drawn.

Lengths are millimetres from the upper left corner of the page.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

_MM = 25.4 / 72
_PATH = 2
_THIN_MM = 1.0  # what is thinner is a line
_COLUMN_GAP_MM = 5.0  # words farther apart on a line stand in two columns
_LEVEL_MM = 0.4
_FLAG_ITALIC = 64


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle_y(self) -> float:
        return (self.top + self.bottom) / 2


class Letter(NamedTuple):
    text: str
    ink: Box
    baseline: float
    size: float  # points
    font: str


@dataclass
class Line:
    """Words on one baseline that belong together."""

    letters: list[Letter] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters).strip()

    @property
    def ink(self) -> Box:
        boxes = [letter.ink for letter in self.letters if letter.text.strip()]
        return around(boxes)

    @property
    def baseline(self) -> float:
        return self.letters[0].baseline

    @property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)

    @property
    def is_bold(self) -> bool:
        return all("Bold" in letter.font for letter in self.letters if letter.text.strip())


@dataclass
class Page:
    """One page; `rules` lie, `uprights` stand, `lines` go from top to bottom."""

    number: int  # from 1
    width: float
    height: float
    lines: list[Line]
    rules: list[Box]
    uprights: list[Box]

    @property
    def lies(self) -> bool:
        return self.width > self.height

    def below(self, line: Line) -> list[Line]:
        return [other for other in self.lines if other.baseline > line.baseline + _LEVEL_MM]


def read_pages(path: Path) -> list[Page]:
    """Return the pages of a PDF."""
    pdf = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return [_page(pdf, place) for place in range(len(pdf))]
    finally:
        pdf.close()


def around(boxes: list[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def level(one: Line, other: Line) -> bool:
    return abs(one.baseline - other.baseline) <= _LEVEL_MM


def _page(pdf: pypdfium2.PdfDocument, place: int) -> Page:
    page = pdf[place]
    try:
        width, height = page.get_size()
        words = page.get_textpage()
        try:
            lines = _lines(list(_letters(words, height)))
        finally:
            words.close()
        drawn = {
            _box(item.get_bounds(), height) for item in page.get_objects() if item.type == _PATH
        }
        rules = [box for box in drawn if box.bottom - box.top < _THIN_MM < box.width]
        uprights = [box for box in drawn if box.width < _THIN_MM < box.bottom - box.top]
        return Page(place + 1, width * _MM, height * _MM, lines, sorted(rules), sorted(uprights))
    finally:
        page.close()


def _box(bounds: tuple[float, float, float, float], height: float) -> Box:
    left, bottom, right, top = bounds
    return Box(*(round(side * _MM, 2) for side in (left, height - top, right, height - bottom)))


def _letters(words: pypdfium2.PdfTextPage, height: float) -> Iterator[Letter]:
    name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, place)
        if raw.FPDFText_IsGenerated(words, place) or code < 32:
            continue
        raw.FPDFText_GetCharOrigin(words, place, x, y)
        raw.FPDFText_GetFontInfo(words, place, name, 64, flags)
        size = raw.FPDFText_GetFontSize(words, place)
        ink = _box(words.get_charbox(place), height)
        font = name.value.decode() + ("/Italic" if flags.value & _FLAG_ITALIC else "")
        yield Letter(chr(code), ink, (height - y.value) * _MM, size, font)


def _lines(letters: list[Letter]) -> list[Line]:
    """Join letters as they were drawn; a jump aside or down begins another line."""
    lines: list[Line] = []
    last: Letter | None = None
    for letter in letters:
        apart = last is None or abs(letter.baseline - last.baseline) > _LEVEL_MM
        if not apart and last is not None:
            gap = letter.ink.left - last.ink.right
            filled = last.text.isspace() and gap > 0  # spaces left to be written into
            apart = abs(gap) > _COLUMN_GAP_MM and not filled
        if apart:
            lines.append(Line())
        lines[-1].letters.append(letter)
        last = letter
    whole = [line for line in lines if line.text]
    return sorted(whole, key=lambda line: (round(line.baseline, 1), line.ink.left))
