"""What the form check says: one finding, its place in the decree, and the sheet it is noted on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.lint.lines import Line
from docgen.nd30 import Allowed

SPELLING = "Chính tả"  # not the decree's, but what a careful clerk would mend before signing
VALIDITY = "Hiệu lực"
_WORDS = 60  # letters of a quotation


def part_one(section: str, clause: int, point: str = "") -> str:
    """Return "Phụ lục I, Mục II, khoản 3" of NĐ 30/2020/NĐ-CP, of whose part I all are."""
    return f"Phụ lục I, Mục {section}, {f'điểm {point} ' if point else ''}khoản {clause}"


@dataclass(frozen=True)
class Finding:
    """One breach: the article, where (a paragraph, a page), the words there, what to mend."""

    article: str
    place: str
    words: str
    sentence: str

    def __str__(self) -> str:
        quoted = f" “{self.words}”" if self.words else ""
        where = f" ({self.place})" if self.place else ""
        return f"{self.article}: {self.sentence}{':' + quoted if quoted else ''}{where}."


@dataclass
class Sheet:
    """Collects findings; the same fault in many paragraphs is told once, with their number."""

    _found: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)

    def note(self, article: str, sentence: str, line: Line | None = None, place: str = "") -> None:
        """Note a fault; `sentence` without its full stop, the words are quoted from `line`."""
        words = shortened(line.text) if line else ""
        where = place or (f"đoạn {line.paragraph}" if line else "")
        self._found.setdefault((article, sentence), []).append((where, words))

    def note_look(self, article: str, part: str, line: Line, wrong: Iterable[str]) -> None:
        """Note what is wrong with the letters of a part, in one finding."""
        if faults := list(wrong):
            self.note(article, f"{part} {'; '.join(faults)}", line)

    def findings(self) -> list[Finding]:
        """Return the findings in the order in which they were first met."""
        return [
            Finding(article, _places(spots), spots[0][1], sentence)
            for (article, sentence), spots in self._found.items()
        ]


def _places(spots: list[tuple[str, str]]) -> str:
    more = len(spots) - 1
    return f"{spots[0][0]} và {more} chỗ khác" if more else spots[0][0]


def shortened(text: str) -> str:
    """Return the beginning of `text`, on one line."""
    text = text.strip().replace("\t", " ")
    return text if len(text) <= _WORDS else f"{text[:_WORDS].rstrip()}…"


def look_faults(
    line: Line,
    size: Allowed,
    *,
    bold: bool | None = None,
    italic: bool | None = False,
    upper: bool | None = None,
) -> list[str]:
    """Return what is wrong with size and face of a line's words; None leaves a face open."""
    looks = [piece.look for piece in line.worded()]
    faults = []
    wrong = sorted({look.size_pt for look in looks if not size.holds(look.size_pt, 0.01)})
    if wrong:
        faults.append(f"cỡ chữ {number(wrong[0])}, phải là {span(size)}")
    if bold is not None and any(look.bold != bold for look in looks):
        faults.append("chưa in đậm" if bold else "in đậm, phải là chữ không đậm")
    if italic is not None and any(look.italic != italic for look in looks):
        faults.append("chưa in nghiêng" if italic else "in nghiêng, phải là chữ đứng")
    shown = line.shown
    if upper is True and shown != shown.upper():
        faults.append("chưa viết hoa toàn bộ")
    if upper is False and len(shown) > 3 and shown == shown.upper() != shown.lower():
        faults.append("viết hoa toàn bộ, phải là chữ in thường")
    return faults


def span(allowed: Allowed, unit: str = "") -> str:
    """Return "13 - 14" or "13"."""
    if allowed.least == allowed.most:
        return f"{number(allowed.least)}{unit}"
    return f"{number(allowed.least)} - {number(allowed.most)}{unit}"


def number(value: float) -> str:
    """Return a measure with a comma, at most one digit after it."""
    return f"{round(value, 1):g}".replace(".", ",")
