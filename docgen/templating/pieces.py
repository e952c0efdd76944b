"""The pieces every template is put together from: page, head, title, tables, sign-off."""

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from docgen import nd30
from docgen.contexts.head import AGENCY_COLUMN_MM, BLOCK_SIDE_MM
from docgen.templating.styles import prepare
from docgen.templating.tables import add_row, grid, keep_whole, say

_SIGN_OFF_GAP_PT = 12
NOTE_COLUMN_MM = 60.0  # Nơi nhận; mẫu 1.4 has 53, mẫu 1.5 62
_TAG_PT = 8
_NEEDLESS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/extended-properties")


def new_paper(*, landscape: bool = False) -> Document:
    """Return an empty A4 document with our styles and page numbers from page 2."""
    document = docx.Document()
    document.element.body.clear_content()
    prepare(document)
    _settle(document)
    set_page(document.sections[0], landscape=landscape)
    return document


def set_page(section: Section, *, landscape: bool = False) -> None:
    """Give a section the decree's paper, margins and its own page numbers from page 2.

    A page that lies is the same page turned by a quarter: what is bound stays as broad.
    """
    sides = (nd30.PAGE_WIDTH_MM, nd30.PAGE_HEIGHT_MM)
    top, bottom = nd30.MARGIN_TOP_MM.ours, nd30.MARGIN_BOTTOM_MM.ours
    left, right = nd30.MARGIN_LEFT_MM.ours, nd30.MARGIN_RIGHT_MM.ours
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = map(Mm, reversed(sides) if landscape else sides)
    margins = (left, right, bottom, top) if landscape else (top, bottom, left, right)
    section.top_margin, section.bottom_margin = Mm(margins[0]), Mm(margins[1])
    section.left_margin, section.right_margin = Mm(margins[2]), Mm(margins[3])
    section.header_distance = section.footer_distance = Mm(nd30.HEADER_DISTANCE_MM)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    _number_pages(section.header.paragraphs[0])
    first = section.first_page_header.paragraphs[0]
    first.style = "Số trang"


def new_section(document: Document, *, landscape: bool = False) -> Section:
    """Begin an appendix: a new page, numbered from 1 again. Source: Phụ lục I, phần I, mục III.

    `landscape` for broad tables; the text is then `nd30.LYING_TEXT_WIDTH_MM` wide. Source: mục I.
    """
    section = document.add_section(WD_SECTION.NEW_PAGE)
    ending = document.paragraphs[-1]  # carries the break; thin, or a full page would get another
    ending.style = "Ngắt phần"
    ending.paragraph_format.line_spacing = Pt(1)
    numbers = OxmlElement("w:pgNumType", {qn("w:start"): "1"})
    section._sectPr.find(qn("w:pgMar")).addnext(numbers)
    set_page(section, landscape=landscape)
    return section


def rule(place: Document | _Cell, tag: str) -> None:
    """Add a rule: an empty paragraph with a top border, its length filled in by `tag`."""
    (paragraph,) = say(place, "Kẻ ngang", tag)
    paragraph.runs[0].font.size = Pt(_TAG_PT)  # the tag goes; the style's size is the line's
    borders = OxmlElement("w:pBdr")
    size = str(round(nd30.RULE_PT * 8))
    top = OxmlElement("w:top", {qn("w:val"): "single", qn("w:sz"): size, qn("w:space"): "1"})
    top.set(qn("w:color"), "000000")
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def head(
    document: Document,
    *,
    letter: bool = False,
    dated: bool = True,
    numbered: bool = True,
    width_mm: float = nd30.TEXT_WIDTH_MM,
) -> None:
    """Add agency and Quốc hiệu, number and day; `letter`: the V/v line under the number.

    `dated` is False for minutes, which have no line of place and day. Source: mẫu 1.9.
    `numbered` is False for forms of the office's own, which the decree gives no number.
    """
    table = grid(document, (AGENCY_COLUMN_MM, width_mm - AGENCY_COLUMN_MM))
    agency, country = table.rows[0].cells
    say(agency, "Cơ quan chủ quản", "{%p for dong in co_quan_chu_quan %}", "{{ dong }}")
    say(agency, "Cơ quan chủ quản", "{%p endfor %}")
    say(agency, "Cơ quan ban hành", "{%p for dong in co_quan %}", "{{ dong }}", "{%p endfor %}")
    rule(agency, "{{ ke_co_quan }}")
    say(country, "Quốc hiệu", nd30.COUNTRY)
    say(country, "Tiêu ngữ", nd30.MOTTO)
    rule(country, "{{ ke_tieu_ngu }}")
    number, day = add_row(table).cells
    if numbered:
        say(number, "Số ký hiệu", "{{ so_ky_hieu }}")
    if dated:
        say(day, "Địa danh ngày tháng", "{{ dia_danh_ngay }}")
    if letter:
        say(number, "Về việc công văn", "V/v {{ trich_yeu }}")


def addressees(document: Document) -> None:
    """Add "Kính gửi": one name on its line, or several below."""
    say(document, "Dòng trống", "{%p if kinh_gui|length == 1 %}")
    (one,) = say(document, "Kính gửi", "Kính gửi: {{ kinh_gui[0] }}")
    one.alignment = 1
    say(document, "Dòng trống", "{%p else %}")
    say(document, "Kính gửi", "Kính gửi:")
    say(document, "Kính gửi dòng", "{%p for dong in kinh_gui %}", "{{ dong }}", "{%p endfor %}")
    say(document, "Dòng trống", "{%p endif %}", "")


def paragraphs(document: Document, name: str, style: str = "Đoạn văn") -> None:
    """Add a list of paragraphs of one style."""
    say(document, style, f"{{%p for dong in {name} %}}", "{{ dong }}", "{%p endfor %}")


def title(document: Document) -> None:
    """Add type name, subject and the rule under it."""
    say(document, "Tên loại", "{{ ten_loai }}")
    say(document, "Trích yếu", "{{ trich_yeu }}")
    rule(document, "{{ ke_trich_yeu }}")
    say(document, "Dòng trống", "")


def sign_off(document: Document, width_mm: float = nd30.TEXT_WIDTH_MM) -> None:
    """Add Nơi nhận beside one signing block, or below several that stand side by side."""
    say(document, "Dòng trống", "{%p if mot_nguoi_ky %}")
    columns = (NOTE_COLUMN_MM, width_mm - NOTE_COLUMN_MM)
    table = grid(document, columns, top_pt=_SIGN_OFF_GAP_PT)
    keep_whole(table.rows[0])
    note, block = table.rows[0].cells
    receivers(note)
    say(block, "Chức vụ", "{%p for nguoi in nguoi_ky %}")
    _posts(block)
    _name(block)
    say(block, "Họ tên", "{%p endfor %}")
    say(document, "Dòng trống", "{%p else %}")
    abreast(document, width_mm)
    say(document, "Dòng trống", "{%p endif %}")


def abreast(document: Document, width_mm: float = nd30.TEXT_WIDTH_MM) -> None:
    """Add several signing blocks side by side, Nơi nhận below; two stand left and right."""
    third = width_mm / 3
    blocks = grid(document, (third, third, third), top_pt=_SIGN_OFF_GAP_PT)
    keep_whole(blocks.rows[0])  # one row: a name never stands on another page than its post
    first, middle, last = blocks.rows[0].cells
    say(first, "Chức vụ", "{%tc for nguoi in nguoi_ky %}")
    _posts(middle)
    _name(middle)
    for paragraph in middle.paragraphs:
        layout = paragraph.paragraph_format
        layout.left_indent = layout.right_indent = Mm(BLOCK_SIDE_MM)
        layout.keep_with_next = True  # Nơi nhận below is not left to a page of its own
    say(last, "Chức vụ", "{%tc endfor %}")
    receivers_row(blocks, "so_nguoi_ky")


def receivers_row(blocks: Table, columns: str) -> None:
    """Add Nơi nhận as the last row of signing blocks, so that it stays on their page.

    `columns`: the tag that tells over how many columns it runs.
    """
    add_row(blocks, "{%tr if noi_nhan %}", style="Chức vụ")
    row = add_row(blocks)
    cell = row.cells[0].merge(row.cells[-1])
    say(cell, "Nơi nhận", f"{{% colspan {columns} %}}Nơi nhận:")
    say(cell, "Nơi nhận dòng", "{%p for dong in noi_nhan %}", "{{ dong }}", "{%p endfor %}")
    add_row(blocks, "{%tr endif %}", style="Chức vụ")


def receivers(place: Document | _Cell) -> None:
    """Add Nơi nhận with its lines; nothing where there are none."""
    say(place, "Nơi nhận", "{%p if noi_nhan %}", "Nơi nhận:", "{%p endif %}")
    say(place, "Nơi nhận dòng", "{%p for dong in noi_nhan %}", "{{ dong }}", "{%p endfor %}")


def _posts(cell: _Cell) -> None:
    say(cell, "Chức vụ", "{%p for dong in nguoi.chuc_vu %}", "{{ dong }}", "{%p endfor %}")


def _name(cell: _Cell) -> None:
    say(cell, "Chỗ ký", "")
    say(cell, "Họ tên", "{%p if nguoi.chuc_danh %}", "{{ nguoi.chuc_danh }}", "{%p endif %}")
    say(cell, "Họ tên", "{{ nguoi.ho_ten }}")


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.style = "Số trang"
    for kind, text in (
        ("begin", ""),
        ("", " PAGE "),
        ("separate", ""),
        ("text", "2"),
        ("end", ""),
    ):
        run = paragraph.add_run()._r
        if kind == "text":
            run.add_t(text)
        elif kind:
            run.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))
        else:
            code = OxmlElement("w:instrText")
            code.text = text
            run.append(code)


def _settle(document: Document) -> None:
    """Drop what python-docx's own template drags along; ask Word for its present layout rules."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(_NEEDLESS):
                del part.rels[key]
    settings = document.settings.element
    for tag in ("w:compat", "w:rsids", "w:savePreviewPicture", "w:themeFontLang"):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    compat = OxmlElement("w:compat")
    mode = OxmlElement("w:compatSetting", {qn("w:name"): "compatibilityMode"})
    mode.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    mode.set(qn("w:val"), "15")
    compat.append(mode)
    settings.find(qn("m:mathPr")).addprevious(compat)
