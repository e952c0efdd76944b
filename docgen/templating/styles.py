"""The paragraph styles of the templates, named so that the clerk knows them in Word."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from docgen import nd30
from docgen.contexts.head import AGENCY_SIDE_MM, SUBJECT_SIDE_MM

LEFT = WD_ALIGN_PARAGRAPH.LEFT
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
BOTH = WD_ALIGN_PARAGRAPH.JUSTIFY
_KEPT = {"Normal", "header", "Default Paragraph Font", "Normal Table", "No List"}


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a style looks: size and gaps in points, indents in millimetres."""

    size: float = nd30.BODY_PT.ours
    bold: bool = False
    italic: bool = False
    align: int = CENTRE
    before: float = 0
    after: float = 0
    first_line: float = 0
    left: float = 0
    right: float = 0
    spacing: float = 1.0
    with_next: bool = False
    level: int | None = None  # in Word's navigation pane, 0 at the top


STEERING = "Lệnh mẫu"  # of paragraphs with {%p … %}, which vanish when the template is filled
_GREY = RGBColor(0x80, 0x80, 0x80)
_INDENT = nd30.FIRST_LINE_MM.ours
_GAP = nd30.PARAGRAPH_GAP_PT.ours
_LINE = nd30.LINE_SPACING.ours
_TEXT = {"align": BOTH, "before": _GAP, "first_line": _INDENT, "spacing": _LINE}

LOOKS: dict[str, Look] = {
    "Cơ quan chủ quản": Look(size=nd30.AGENCY_PT.ours, left=AGENCY_SIDE_MM, right=AGENCY_SIDE_MM),
    "Cơ quan ban hành": Look(
        size=nd30.AGENCY_PT.ours, bold=True, left=AGENCY_SIDE_MM, right=AGENCY_SIDE_MM
    ),
    "Quốc hiệu": Look(size=nd30.COUNTRY_PT.ours, bold=True),
    "Tiêu ngữ": Look(size=nd30.MOTTO_PT.ours, bold=True),
    "Kẻ ngang": Look(size=4, before=4),
    "Số ký hiệu": Look(size=nd30.NUMBER_PT.ours, before=4),
    "Địa danh ngày tháng": Look(size=nd30.PLACE_DATE_PT.ours, italic=True, before=4),
    "Về việc công văn": Look(size=nd30.LETTER_SUBJECT_PT.ours, before=6),
    "Tên loại": Look(size=nd30.TYPE_NAME_PT.ours, bold=True, before=22, with_next=True),
    "Trích yếu": Look(
        size=nd30.SUBJECT_PT.ours,
        bold=True,
        left=SUBJECT_SIDE_MM,
        right=SUBJECT_SIDE_MM,
        with_next=True,
    ),
    "Thẩm quyền ban hành": Look(bold=True, before=14, after=4, with_next=True),
    "Quyết định dòng": Look(bold=True, before=10, after=4, with_next=True),
    "Căn cứ": Look(italic=True, **_TEXT),
    "Phần Chương": Look(bold=True, before=12, with_next=True, level=0),
    "Mục": Look(bold=True, with_next=True, level=0, **_TEXT),
    "Tiêu đề khoản": Look(bold=True, with_next=True, level=1, **_TEXT),
    "Đoạn văn": Look(**_TEXT),
    "Kính gửi": Look(align=LEFT, before=14, left=30),
    "Kính gửi dòng": Look(align=LEFT, before=2, left=52),
    "Ô đầu bảng": Look(size=nd30.TABLE_PT.ours, bold=True, before=2, after=2, with_next=True),
    "Ô bảng": Look(size=nd30.TABLE_PT.ours, align=LEFT, before=2, after=2),
    "Ô bảng giữa": Look(size=nd30.TABLE_PT.ours, before=2, after=2),
    "Dòng nhóm": Look(
        size=nd30.TABLE_PT.ours, bold=True, align=LEFT, before=3, after=3, with_next=True
    ),
    "Nơi nhận": Look(
        size=nd30.RECIPIENT_TITLE_PT.ours, bold=True, italic=True, align=LEFT, with_next=True
    ),
    "Nơi nhận dòng": Look(size=nd30.RECIPIENT_PT.ours, align=LEFT),
    "Chức vụ": Look(size=nd30.SIGNER_PT.ours, bold=True),
    "Chỗ ký": Look(size=nd30.SIGNER_PT.ours, before=nd30.SIGNATURE_GAP_PT),
    "Họ tên": Look(size=nd30.SIGNER_PT.ours, bold=True),
    "Tên phụ lục": Look(size=nd30.APPENDIX_TITLE_PT.ours, bold=True, with_next=True, level=0),
    "Kèm theo": Look(italic=True, with_next=True),
    "Phần chưa xếp": Look(size=nd30.LEFTOVER_PT, align=BOTH, before=4),
    "Số trang": Look(size=nd30.PAGE_NUMBER_PT.ours),
    "Dòng trống": Look(size=6, with_next=True),
    "Ngắt phần": Look(size=1),
    STEERING: Look(size=9, align=LEFT),
}


def prepare(document: Document) -> None:
    """Leave only the base styles in a new document, all Times New Roman, and add ours."""
    styles = document.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT:
            styles.remove(style)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_font(defaults)
    normal = document.styles["Normal"]
    normal.font.size = Pt(nd30.BODY_PT.ours)
    _set_font(normal.element.get_or_add_rPr())
    _set_look(normal, Look(align=LEFT))
    for name, look in LOOKS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.quick_style = True
        _set_look(style, look)
    document.styles[STEERING].font.color.rgb = _GREY


def _set_font(properties: etree._Element) -> None:
    """Name the one font for Latin, East Asian and complex scripts alike."""
    for tag in ("w:rFonts", "w:lang"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), nd30.FONT)
    properties.insert(0, fonts)
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), "vi-VN")
    properties.append(language)


def _set_look(style: object, look: Look) -> None:
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    _set_font(style.element.get_or_add_rPr())
    complex_size = OxmlElement("w:szCs", {qn("w:val"): str(round(look.size * 2))})
    style.element.rPr.find(qn("w:sz")).addnext(complex_size)
    layout.alignment = look.align
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = look.spacing
    layout.first_line_indent, layout.left_indent = Mm(look.first_line), Mm(look.left)
    layout.right_indent = Mm(look.right)
    layout.keep_with_next = look.with_next
    layout.widow_control = True
    if look.level is not None:
        level = OxmlElement("w:outlineLvl", {qn("w:val"): str(look.level)})
        style.element.get_or_add_pPr().append(level)
