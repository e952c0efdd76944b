"""How our workbooks look on paper, and how texts and formulas get into their cells safely."""

import io
import re
import zipfile
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen import nd30
from docgen.nd30 import FONT
from models.text import nfc

WHOLE, PERCENT, DAY, TEXT = "#,##0", "0.0%", "dd/mm/yyyy", "@"
MOST_LETTERS = 32_767  # in one cell, Excel's own limit
NOT_COUNTED = "–"  # stands where a share has no denominator
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # Source: OWASP ASVS 1.2.10
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NARROW = set(" .,;:'|!()[]/-ijlItfrìíỉĩị")
_MM_PER_INCH = 25.4
_LETTER_POINTS = 5.4  # width of a letter of a column
_LINE_POINTS = 1.32  # height of a line of text, in font sizes
_THIN = Side(style="thin", color="000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def new_book() -> Workbook:
    """Return an empty workbook in our font: widths of columns are counted in its digits."""
    book = Workbook()
    book._named_styles["Normal"].font = Font(name=FONT, size=11)  # openpyxl has no open door to it
    return book


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a cell is drawn."""

    size: int = 11
    bold: bool = False
    italic: bool = False
    across: str = "left"
    upright: str = "center"
    grid: bool = True
    fill: str = ""
    format: str = "General"

    def dress(self, cell: Cell) -> None:
        """Give the cell this look; its value stays."""
        known = _DRAWN.setdefault(cell.parent.parent, {})
        if self not in known:
            self._draw(cell)
            known[self] = copy(cell._style)
        # openpyxl compares whole fonts and borders for every cell: this is four times as fast
        cell._style = copy(known[self])

    def _draw(self, cell: Cell) -> None:
        cell.font = Font(name=FONT, size=self.size, bold=self.bold, italic=self.italic)
        cell.alignment = Alignment(horizontal=self.across, vertical=self.upright, wrap_text=True)
        cell.number_format = self.format
        if self.grid:
            cell.border = _GRID
        if self.fill:
            cell.fill = PatternFill("solid", start_color=self.fill)


_DRAWN: WeakKeyDictionary[Workbook, dict[Look, object]] = WeakKeyDictionary()
HEADING = Look(bold=True, across="center", fill="E7E6E6")
WORDS = Look(format=TEXT)
CENTRED = Look(across="center", format=TEXT)
NUMBER = Look(across="center", format=WHOLE)
SHARE = Look(across="center", format=PERCENT)
DATE = Look(across="center", format=DAY)
PLAIN = Look(grid=False)


def put_text(cell: Cell, text: str, look: Look = WORDS) -> None:
    """Put `text` into a cell as text, whatever it begins with; what no cell holds is left out."""
    clean = _LONE.sub("", ILLEGAL_CHARACTERS_RE.sub("", nfc(text).replace("\r\n", "\n")))
    clean = clean.replace("\r", "\n")
    if len(clean) > MOST_LETTERS:
        clean = clean[: MOST_LETTERS - 1] + "…"
    look.dress(cell)
    cell.value = _ESCAPE.sub("_x005F_", clean) or None
    if clean:
        cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
    if clean.startswith(_RISKY):
        cell.quotePrefix = True


def put_number(cell: Cell, number: int | float | None, look: Look = NUMBER) -> None:
    """Put a number into a cell; None leaves it empty."""
    look.dress(cell)
    cell.value = number


def put_date(cell: Cell, day: date | None, look: Look = DATE) -> None:
    """Put a day into a cell as a real date; None leaves it empty."""
    look.dress(cell)
    cell.value = day


class Formulas:
    """Formulas with the values they have now, so that a reader without Excel sees numbers too."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], int | float | str] = {}

    def put(self, cell: Cell, formula: str, value: int | float | str, look: Look) -> None:
        """Put a formula ("=SUM(…)") and its present value into a cell."""
        look.dress(cell)
        cell.value = formula
        self._values[cell.parent.title, cell.coordinate] = value

    def save(self, book: Workbook, path: Path) -> None:
        """Write the workbook to `path`; openpyxl itself leaves the values of formulas out."""
        first = io.BytesIO()
        book.save(first)
        titles = {
            f"xl/worksheets/sheet{number}.xml": sheet.title
            for number, sheet in enumerate(book.worksheets, start=1)
        }
        with (
            zipfile.ZipFile(first) as source,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for entry in source.infolist():
                content = source.read(entry)
                if entry.filename in titles:
                    content = self._filled(content.decode(), titles[entry.filename]).encode()
                target.writestr(entry.filename, content)

    def _filled(self, xml: str, title: str) -> str:
        def fill(found: re.Match[str]) -> str:
            value = self._values[title, found["cell"]]
            kind = ' t="str"' if isinstance(value, str) else ""
            shown = escape(str(value))
            return f'<c r="{found["cell"]}"{found["rest"]}{kind}>{found["f"]}<v>{shown}</v></c>'

        return re.sub(
            r'<c r="(?P<cell>[A-Z]+\d+)"(?P<rest>(?: s="\d+")?)>(?P<f><f>[^<]*</f>)'
            r"<v\s*(?:/>|></v>)</c>",
            fill,
            xml,
        )


def merge(sheet: Worksheet, row: int, first: int, last: int, text: str, look: Look) -> None:
    """Put `text` across columns `first` to `last` of a row and make the row high enough."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    put_text(sheet.cell(row, first), text, look)
    for column in range(first + 1, last + 1) if look.grid else ():
        look.dress(sheet.cell(row, column))
    width = sum(width_of(sheet, column) for column in range(first, last + 1))
    raise_row(sheet, row, lines(text, width * 11 / look.size) * look.size * _LINE_POINTS)


def raise_row(sheet: Worksheet, row: int, points: float) -> None:
    """Make a row at least so high; Excel does not do it for merged cells."""
    here = sheet.row_dimensions[row]
    here.height = min(409, max(here.height or 0, ceil(points)))


def lines(text: str, width: float) -> int:
    """Return how many lines `text` takes, broken between words, in a column of `width` letters."""
    room = max(1.0, width - 0.7)
    count = 0
    for part in text.split("\n"):
        count, used = count + 1, 0.0
        for word in part.split(" "):
            long = _letters(word)
            if used and used + long > room:
                count, used = count + 1, 0.0
            count += int(long / room) if long > room else 0
            used += long + _letters(" ")
    return count


def _letters(text: str) -> float:
    """Return the width of `text` in letters of a column, as Times New Roman runs."""
    return sum(
        0.6 if mark in _NARROW else 1.6 if mark in "mwMW" else 1.35 if mark.isupper() else 0.98
        for mark in text
    )


def fit_rows(sheet: Worksheet, first: int, last: int, least: float = 17) -> None:
    """Make rows high enough for their cells; not every program does it when opening."""
    for cells in sheet.iter_rows(first, last):
        points = least
        for cell in cells:
            if cell.data_type == "s" and isinstance(cell.value, str):
                size = cell.font.sz
                count = lines(cell.value, width_of(sheet, cell.column) * 11 / size)
                points = max(points, count * size * _LINE_POINTS + 3)
        raise_row(sheet, cells[0].row, points)


def width_of(sheet: Worksheet, column: int) -> float:
    """Return the width of a column in letters."""
    return sheet.column_dimensions[get_column_letter(column)].width


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """Set the widths of the columns from A on, in letters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def set_page(sheet: Worksheet, foot: str, headings: str, wide: bool = True) -> None:
    """Prepare for paper: A4, one page wide, `headings` ("7:9") on each page, pages numbered.

    Margins are those of documents. Source: NĐ 30/2020, Phụ lục I, phần I, mục I.
    """
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(_nearly_one_page(sheet, wide))  # 0: as many as it takes
    margins = sheet.page_margins
    margins.left = nd30.MARGIN_LEFT_MM.ours / _MM_PER_INCH
    margins.right = nd30.MARGIN_RIGHT_MM.ours / _MM_PER_INCH
    margins.top = nd30.MARGIN_TOP_MM.ours / _MM_PER_INCH
    margins.bottom = nd30.MARGIN_BOTTOM_MM.ours / _MM_PER_INCH
    margins.header = margins.footer = nd30.HEADER_DISTANCE_MM / _MM_PER_INCH
    sheet.print_title_rows = headings
    sheet.print_options.horizontalCentered = True
    for part, text in (
        (sheet.oddFooter.left, foot.replace("&", "&&")),
        (sheet.oddFooter.right, "Trang &P/&N"),
    ):
        part.text, part.size, part.font = text, 10, f"{FONT},Regular"


def _nearly_one_page(sheet: Worksheet, wide: bool) -> bool:
    """Tell whether some tenths smaller letters save a second page with a few rows on it."""
    across, down = (252, 170) if wide else (165, 257)  # mm within the margins
    across_points, down_points = (mm / _MM_PER_INCH * 72 for mm in (across, down))
    width = sum(width_of(sheet, column) for column in range(1, sheet.max_column + 1))
    scale = min(1.0, across_points / (width * _LETTER_POINTS))
    height = sum(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
    return height * scale <= down_points * 1.3
