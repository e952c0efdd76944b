"""A sheet copied to Excel and Word, and set on pages: no place lost, headings on each page."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.preview_html import HtmlSection
from docgen.sheet import Sheet, SheetCell, html_table, tab_separated
from docgen.sheet_html import sheet_sections


class Table(HTMLParser):
    """Collects the cells of tables, row by row, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.looks: list[list[dict[str, str | None]]] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
            self.looks.append([])
        elif tag == "td":
            self.rows[-1].append("")
            self.looks[-1].append(dict(attrs))
            self._inside = True
        elif tag == "br" and self._inside:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag):
        if tag == "td":
            self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.rows[-1][-1] += data


def sheet(rows: int, columns: int) -> Sheet:
    heads = ["Đơn vị", *(f"Kỳ {n}\nhạn {n}" for n in range(1, columns + 1))]
    cells = [
        [SheetCell(f"Thôn {row}", left=True)]
        + [SheetCell(f"{row}.{n}", fill="#EEEEEE") for n in range(1, columns + 1)]
        for row in range(rows)
    ]
    return Sheet(heads, cells, title="BẢNG", about=["Làm đường"], notes=["Ký hiệu: ✓"])


def by_lines(most: int):
    """Return a page counter for pages of so many table rows; notes and title take some too."""

    def count(section: HtmlSection) -> int:
        tall = section.html.count("<tr>") + section.html.count("<p")
        return 1 if tall <= most else 2

    return count


def test_tabs_between_cells_and_no_line_broken_inside_one():
    made = Sheet(["A\nB", "C"], [[SheetCell("x\ty"), SheetCell("1\n2")]])
    assert tab_separated(made) == "x y\t1 2"
    assert tab_separated(made, with_heads=True).split("\n")[0] == "A B\tC"


def test_html_keeps_colours_and_text_as_text():
    cell = SheetCell("✓ 02/3 <&>", fill="#E3F2E8", ink="#1B6B3A", bold=True)
    table = Table(html_table(Sheet(["A"], [[cell]]), with_heads=True))
    assert table.rows == [["A"], ["✓ 02/3 <&>"]]
    look = table.looks[1][0]
    assert look["bgcolor"] == "#E3F2E8"
    assert "color:#1B6B3A" in look["style"]
    assert r"mso-number-format:'\@'" in look["style"]  # else Excel makes a day of "02/3"


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 90), st.integers(1, 70), st.integers(12, 60))
def test_each_place_stands_on_exactly_one_page_under_its_heading(rows, columns, most):
    made = sheet(rows, columns)
    count = by_lines(most)
    pages = sheet_sections(made, count)
    seen: list[str] = []
    for page in pages:
        heads: list[str] = []
        for row in Table(page.html).rows:
            if row and row[0] == "Đơn vị":
                heads = row
            elif len(row) > 1 and row[0].startswith("Thôn"):
                assert len(row) == len(heads)
                numbers = [head.split("\n")[0].removeprefix("Kỳ ") for head in heads[1:]]
                assert [cell.split(".")[1] for cell in row[1:]] == numbers
                seen += row[1:]
    assert sorted(seen) == sorted(f"{r}.{n}" for r in range(rows) for n in range(1, columns + 1))
    assert sum("Ký hiệu" in page.html for page in pages) == 1
    assert "Ký hiệu" in pages[-1].html
    assert [page.first_bare for page in pages] == [True, *[False] * (len(pages) - 1)]


def test_parts_of_few_rows_share_a_page():
    assert len(sheet_sections(sheet(3, 30), by_lines(60))) == 1
    assert len(sheet_sections(sheet(30, 30), by_lines(60))) == 3


@pytest.mark.parametrize(("many", "pages"), [(53, 1), (54, 2)])
def test_a_page_is_filled_to_the_last_row(many, pages):
    """Of 58 lines five are the heading, title, about, an empty line and the note."""
    assert len(sheet_sections(sheet(many, 3), by_lines(58))) == pages
