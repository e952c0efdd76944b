"""The lines of a Word file with their looks: paragraphs, cells and halves parted by a tab."""

import re
from dataclasses import dataclass, field, replace

from docgen.lint.looks import Layout, Look
from models.text import folded, nfc

# What a form leaves open: dots, a leader; such lines are judged no further than their letters.
_BLANKS = re.compile(r"…|\.{3,}|_{3,}|\t[^\w]*$")
# What stands in one of the two columns of a head or of a sign-off set with tabs.
_OF_A_COLUMN = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI.*|Độc lập\W+Tự do\W.*|Số\s*:.*|.*ngày.*tháng.*năm[\s\d…]*|V/v.*"
    r"|Nơi nhận\s*:?|(?:TM|KT|TL|TUQ|Q)\s*\..*|[_-]{4,}"
)
_RECIPIENT = re.compile(r"[-–]\s*\S.*[;.]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Piece:
    """Words of one look."""

    text: str
    look: Look


@dataclass(frozen=True)
class Drawn:
    """A rule: as a border, a drawn line, or typed signs; the length is None if unknown."""

    kind: str  # "border", "shape", "typed"
    length_mm: float | None


@dataclass
class Line:
    """A paragraph, or what stands before or after its tab or line break."""

    pieces: list[Piece]
    layout: Layout
    paragraph: int = 0  # counted from 1, blank ones left out
    section: int = 0
    room_mm: float = 0.0
    table: int = 0  # 0 outside tables
    row: int = 0
    column: int = 0
    sign: str = ""  # what Word's own numbering writes before it
    rules: list[Drawn] = field(default_factory=list)
    starts: bool = True  # begins its paragraph
    page_break: bool = False  # a new page begins before it

    @property
    def text(self) -> str:
        """The words as typed, in NFC, without Word's own sign."""
        return nfc("".join(piece.text for piece in self.pieces)).strip("\r\n")

    @property
    def shown(self) -> str:
        """The words as printed: capitals of the look counted in."""
        parts = [p.text.upper() if p.look.capitals else p.text for p in self.pieces]
        return nfc("".join(parts)).strip()

    @property
    def plain(self) -> str:
        """The words folded, to compare with known ones."""
        return folded(self.text)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_rule(self) -> bool:
        """Tell whether this line is nothing but a rule."""
        return bool(self.rules) and not _LETTER.search(self.text)

    @property
    def has_words(self) -> bool:
        return bool(_LETTER.search(self.text))

    @property
    def is_open(self) -> bool:
        """Tell whether the line leaves room to be filled in, as forms do."""
        return bool(_BLANKS.search(self.text))

    @property
    def is_centred(self) -> bool:
        return self.layout.side == "center"

    @property
    def size_pt(self) -> float:
        """The largest letters of its words; 14 where there are none."""
        return max((piece.look.size_pt for piece in self.worded()), default=14.0)

    @property
    def free_mm(self) -> float:
        """The room between its indents."""
        return max(1.0, self.room_mm - self.layout.left_mm - self.layout.right_mm)

    def worded(self) -> list[Piece]:
        """Return the pieces that carry letters or digits."""
        return [piece for piece in self.pieces if re.search(r"[^\W_]", piece.text)]


def stand_side_by_side(halves: list[str]) -> bool:
    """Tell whether words parted by tabs are two columns, not running text."""
    if len(halves) < 2:
        return False
    right = halves[-1]
    names_post = right == right.upper() != right.lower() and len(right) > 3
    return (
        any(_OF_A_COLUMN.fullmatch(half) for half in halves)
        or (_RECIPIENT.fullmatch(halves[0]) is not None)
        or (names_post and halves[0] == halves[0].upper() and len(halves[0]) > 3)
    )


def split(line: Line, by: str) -> list[Line]:
    """Return the parts of a line between tabs or breaks; a part keeps the looks of its words."""
    parts: list[list[Piece]] = [[]]
    for piece in line.pieces:
        for at, text in enumerate(piece.text.split(by)):
            if at:
                parts.append([])
            if text:
                parts[-1].append(replace(piece, text=text))
    made = [replace(line, pieces=pieces, starts=False, rules=[]) for pieces in parts]
    made[0].starts, made[-1].rules = line.starts, line.rules
    return made
