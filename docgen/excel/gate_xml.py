"""Looks through one XML part of a workbook before openpyxl builds objects from it."""

from xml.parsers import expat

from docgen.excel.refusals import Refusal, refusal

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_CELLS = 400_000
_MOST_DEPTH = 60
_MOST_ATTRIBUTE_LETTERS = 50_000
_MOST_STYLES = 65_000  # Excel itself stops at 65 490 formats
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Look:
    """Counts and refuses while expat walks through the part."""

    def __init__(self, part: str, file: str) -> None:
        self._file, self._depth = file, 0
        self._is_sheet = part.startswith("xl/worksheets/")
        self._is_styles = part == "xl/styles.xml"
        self._row = self._cells = self._styles = 0
        self._in_index = False  # within <v> of a cell that points to the shared texts
        self._cell_kind = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEPTH or any(
            len(value) > _MOST_ATTRIBUTE_LETTERS for value in attributes.values()
        ):
            raise refusal(Refusal.HOSTILE, self._file)
        name = tag.rpartition(":")[2]
        if self._is_sheet and name == "row":
            self._see_row(attributes.get("r"))
        elif self._is_sheet and name == "c":
            self._see_cell(attributes)
        elif name == "v":
            self._in_index = self._cell_kind == "s"
        elif self._is_styles and name == "xf":
            self._styles += 1
            if self._styles > _MOST_STYLES:
                raise refusal(Refusal.HOSTILE, self._file)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._in_index = False

    def text(self, data: str) -> None:
        if self._in_index and "-" in data:  # openpyxl would count from the end
            raise refusal(Refusal.BROKEN, self._file)

    def doctype(self, *_: object) -> None:
        raise refusal(Refusal.HOSTILE, self._file)

    def _see_row(self, number: str | None) -> None:
        row = self._row + 1 if number is None else int(number)
        if row <= self._row:
            raise refusal(Refusal.BROKEN, self._file)
        self._row = row
        if row > MOST_ROWS:
            raise self._too_many(row)

    def _see_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        self._cell_kind = attributes.get("t", "")
        if "r" in attributes:
            column, row = _place(attributes["r"])
            if row > MOST_ROWS:
                raise self._too_many(row)
            if column > MOST_COLUMNS:
                raise refusal(
                    Refusal.TOO_BIG, self._file, size=f"{column} cột", most=f"{MOST_COLUMNS} cột"
                )
        if self._cells > MOST_CELLS:
            raise refusal(
                Refusal.TOO_BIG, self._file, size=f"{self._cells} ô", most=f"{MOST_CELLS} ô"
            )

    def _too_many(self, rows: int) -> Exception:
        return refusal(
            Refusal.TOO_MANY_ROWS, self._file, size=f"{rows} dòng", most=f"{MOST_ROWS} dòng"
        )


def check_xml(content: bytes, part: str, file: str) -> None:
    """Raise RuleBroken for a part with a document type, too deep, too long; ExpatError if broken.

    Raises LookupError for an unknown encoding and ValueError for numbers that are none.
    """
    look, parser = _Look(part, file), expat.ParserCreate()
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.text
    parser.StartDoctypeDeclHandler = look.doctype
    parser.Parse(content, True)


def _place(reference: str) -> tuple[int, int]:
    """Return column and row of "C7", from 1. Raises ValueError."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + _LETTERS.index(letter) + 1
    row = int(reference[len(letters) :])
    if not 0 < len(letters) <= 3 or row < 1:
        raise ValueError(reference)
    return column, row
