"""Phụ lục I, phần I, mục I: paper, margins, font and colour, page numbers."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from docgen import nd30
from docgen.lint.finding import Sheet, number, part_one, span
from docgen.lint.lines import Line
from docgen.lint.looks import Look
from docgen.lint.opened import Opened, runs_with_looks
from docgen.lint.sections import Section
from docgen.reader.docx_numbers import W

_SLACK_MM = 1.0  # paper sizes are rounded by every program
_MARGINS = (
    ("top", "Lề trên", nd30.MARGIN_TOP_MM),
    ("bottom", "Lề dưới", nd30.MARGIN_BOTTOM_MM),
    ("left", "Lề trái", nd30.MARGIN_LEFT_MM),
    ("right", "Lề phải", nd30.MARGIN_RIGHT_MM),
)
_WIDE_PAGE_MM = nd30.Allowed(15, 35, 20)  # turned by a quarter, each side may be any of the four
_FONTS = {"", "times new roman"}
_BLACK = {"auto", "", "000000", "windowtext"}
_LONG = 6_000  # letters that fill more than one page whatever the layout
_PAGE_FIELD = re.compile(r"\bPAGE\b(?!\s*REF)")
_NOT_ARABIC = re.compile(r"\\\*\s*(?:roman|alphabetic)", re.I)


def check_sections(sheet: Sheet, sections: list[Section], with_tables: set[int]) -> None:
    """Check paper and margins of every section; `with_tables` are those with tables to read."""
    for at, section in enumerate(sections):
        place = f"phần trang {at + 1}" if len(sections) > 1 else "thiết lập trang"
        if section.width_mm and section.height_mm:
            may_lie = section.has_drawing or bool({at, at + 1} & with_tables)
            _check_paper(sheet, section, place, may_lie)
        for side, name, allowed in _MARGINS:
            allowed = _WIDE_PAGE_MM if section.is_landscape else allowed
            value = section.margins_mm.get(side)
            if value is not None and not allowed.holds(value, 0.2):
                wish = span(allowed, " mm")
                sheet.note(part_one("I", 3), f"{name} {number(value)} mm, phải là {wish}",
                           place=place)  # fmt: skip


def _check_paper(sheet: Sheet, section: Section, place: str, may_lie: bool) -> None:
    short, long = sorted((section.width_mm, section.height_mm))
    is_a4 = (abs(short - nd30.PAGE_WIDTH_MM) <= _SLACK_MM
             and abs(long - nd30.PAGE_HEIGHT_MM) <= _SLACK_MM)  # fmt: skip
    if not is_a4:
        size = f"{number(section.width_mm)} x {number(section.height_mm)} mm"
        sheet.note(part_one("I", 1), f"Khổ giấy {size}, phải là A4 (210 x 297 mm)", place=place)
    if section.is_landscape and not may_lie:
        sheet.note(part_one("I", 2),
                   "Trang nằm ngang chỉ dùng khi có bảng, biểu; phần này không có bảng",
                   place=place)  # fmt: skip


def check_letters(sheet: Sheet, lines: list[Line]) -> None:
    """Check font and colour of every word."""
    for line in lines:
        for piece in line.worded():
            if other := _foreign_font(piece.text, piece.look):
                sheet.note(part_one("I", 4), f"Phông chữ {other}, phải là {nd30.FONT}", line)
                break
        if any(piece.look.colour not in _BLACK for piece in line.worded()):
            sheet.note(part_one("I", 4), "Chữ không phải màu đen", line)


def _foreign_font(text: str, look: Look) -> str:
    """Return the name of a font that is not Times New Roman, "" when all is well."""
    used = [look.fonts[0]] if any(sign.isascii() and sign.isalnum() for sign in text) else []
    used += [look.fonts[1]] if not text.isascii() else []
    return next((font for font in used if font.lower() not in _FONTS), "")


def check_page_numbers(sheet: Sheet, opened: Opened) -> None:
    """Check that pages are numbered on top, in the middle, in Arabic, but for the first."""
    relations = _relations(opened)
    numbered = False
    for at, section in enumerate(opened.sections):
        names = [name for name in section.headers if name != "first"]
        tops = {name: _numbers(opened, relations.get(section.headers[name])) for name in names}
        feet = [_numbers(opened, relations.get(target)) for target in section.footers.values()]
        here = any(tops.values())
        numbered = numbered or here or any(feet)
        for found in (*tops.values(), *([] if here else feet)):
            for paragraph, field in found:
                _check_number(sheet, opened, section, paragraph, field)
        if any(feet) and not here:
            sheet.note(part_one("I", 7), "Số trang đặt ở chân trang, phải ở giữa lề trên",
                       place="chân trang")  # fmt: skip
        if at == 0 and (here or any(feet)):
            _check_first_page(sheet, opened, section, relations)
    if not numbered and _is_long(opened):
        sheet.note(part_one("I", 7), "Văn bản nhiều trang nhưng chưa đánh số trang",
                   place="đầu trang")  # fmt: skip


def _check_first_page(sheet: Sheet, opened: Opened, section: Section, names: dict) -> None:
    shown = _numbers(opened, names.get(section.headers.get("first", "")))
    shown += _numbers(opened, names.get(section.footers.get("first", "")))
    if shown or not section.first_page_differs:
        sheet.note(part_one("I", 7), "Trang thứ nhất không được hiển thị số trang",
                   place="đầu trang 1")  # fmt: skip


def _check_number(
    sheet: Sheet, opened: Opened, section: Section, paragraph: Element, field: str
) -> None:
    article, place = part_one("I", 7), "số trang"
    if opened.styles.layout(paragraph).side != "center" and not _is_framed(paragraph):
        sheet.note(article, "Số trang chưa đặt giữa theo chiều ngang", place=place)
    if section.number_format != "decimal" or _NOT_ARABIC.search(field):
        sheet.note(article, "Số trang phải dùng chữ số Ả Rập", place=place)
    looks = [look for run, look in runs_with_looks(paragraph, opened.styles) if _is_seen(run)]
    wrong = [look.size_pt for look in looks if not nd30.PAGE_NUMBER_PT.holds(look.size_pt, 0.01)]
    if wrong:
        wish = span(nd30.PAGE_NUMBER_PT)
        sheet.note(article, f"Số trang cỡ chữ {number(wrong[0])}, phải là {wish}", place=place)
    if other := next((font for look in looks if (font := _foreign_font("1", look))), ""):
        sheet.note(part_one("I", 4), f"Phông chữ {other}, phải là {nd30.FONT}", place=place)
    if any(look.italic for look in looks):
        sheet.note(article, "Số trang in nghiêng, phải là chữ đứng", place=place)


def _is_seen(run: Element) -> bool:
    return run.find(f"{W}t") is not None


def _is_framed(paragraph: Element) -> bool:
    """Tell whether a frame or a tab may centre the paragraph: not certain, so not judged."""
    has_frame = paragraph.find(f"{W}pPr/{W}framePr") is not None
    return has_frame or any(run.find(f"{W}tab") is not None for run in paragraph.iter(f"{W}r"))


def _numbers(opened: Opened, part: str | None) -> list[tuple[Element, str]]:
    """Return the paragraphs of a header that show the page number, with their field code."""
    root = opened.parts.part(part) if part else None
    found = []
    for paragraph in root.iter(f"{W}p") if root is not None else ():
        code = "".join(_codes(paragraph))
        if _PAGE_FIELD.search(code):
            found.append((paragraph, code))
    return found


def _codes(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{W}instrText":
            yield element.text or ""
        elif element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr", "")


def _relations(opened: Opened) -> dict[str, str]:
    root = opened.parts.part("word/_rels/document.xml.rels")
    return {
        relation.get("Id", ""): _inside_word(relation.get("Target", ""))
        for relation in (root if root is not None else ())
    }


def _inside_word(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"word/{target}"


def _is_long(opened: Opened) -> bool:
    loose = (line.text for line in opened.lines if not line.table)
    return sum(map(len, loose)) > _LONG or any(line.page_break for line in opened.lines[1:])
