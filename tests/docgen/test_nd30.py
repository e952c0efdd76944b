"""What NĐ 30/2020 asks of a page, held against the papers that come out."""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from docgen import nd30, templates
from docgen.contexts.decision import decision_context
from docgen.contexts.head import COUNTRY_COLUMN_MM
from docgen.contexts.plan import plan_context
from docgen.contexts.reminder import reminder_context
from docgen.templating.__main__ import build
from docgen.templating.styles import LOOKS
from docgen.textwidth import column_shares, last_line_mm, width_mm
from models.plan import Mark, Node
from tests.docgen.paper import decision_of, made, reminder_of, section, small_plan

_TWIPS_MM = 25.4 / 1440


def plan_of(pages_of_text: int = 1) -> dict[str, object]:
    children = [
        Node(mark=Mark.DASH, text="Giữ nước suối trong, giữ đường bản sạch. " * 5)
        for _ in range(pages_of_text * 10)
    ]
    return plan_context(small_plan(section(*children)))


PAPERS = {
    "plan": plan_of,
    "reminder": lambda: reminder_context(reminder_of(4)),
    "decision": lambda: decision_context(decision_of(1, 1, 3)),
}


@pytest.fixture(params=PAPERS)
def paper(request, tmp_path):
    return made(request.param, PAPERS[request.param](), tmp_path)


def test_points_count_as_the_decree_does():
    assert "".join(nd30.POINT_LETTERS) == "abcdđeghiklmnopqrstuvxy"


def test_our_choices_lie_in_the_allowed_ranges():
    ranges = [value for value in vars(nd30).values() if isinstance(value, nd30.Allowed)]
    assert len(ranges) > 15
    assert all(allowed.holds(allowed.ours, slack=0) for allowed in ranges)


@pytest.mark.parametrize(
    ("value", "holds"), [(29.8, False), (30, True), (35, True), (35.2, False)]
)
def test_a_range_holds_its_ends_and_nothing_beyond(value, holds):
    assert nd30.MARGIN_LEFT_MM.holds(value) is holds


def test_pages_are_a4_with_legal_margins(paper):
    for page in paper.sections:
        assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
        assert nd30.MARGIN_TOP_MM.holds(page.top_margin.mm, 0.01)
        assert nd30.MARGIN_BOTTOM_MM.holds(page.bottom_margin.mm, 0.01)
        assert nd30.MARGIN_LEFT_MM.holds(page.left_margin.mm, 0.01)
        assert nd30.MARGIN_RIGHT_MM.holds(page.right_margin.mm, 0.02)


def test_page_numbers_stand_centred_on_top_but_not_on_the_first_page(paper):
    for page in paper.sections:
        assert page.different_first_page_header_footer
        assert "PAGE" in "".join(page.header._element.itertext())
        assert "".join(page.first_page_header._element.itertext()).strip() == ""
        style = page.header.paragraphs[0].style
        assert (style.name, style.paragraph_format.alignment) == ("Số trang", 1)


def test_every_letter_is_times_new_roman(paper):
    fonts = list(paper.styles.element.iter(qn("w:rFonts")))
    fonts += list(paper.element.body.iter(qn("w:rFonts")))
    for names in fonts:
        assert {
            names.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")
        } == {"Times New Roman"}
    assert len(fonts) > len(LOOKS)


@pytest.mark.parametrize(
    ("style", "allowed", "bold", "italic"),
    [
        ("Quốc hiệu", nd30.COUNTRY_PT, True, False),
        ("Tiêu ngữ", nd30.MOTTO_PT, True, False),
        ("Cơ quan chủ quản", nd30.AGENCY_PT, False, False),
        ("Cơ quan ban hành", nd30.AGENCY_PT, True, False),
        ("Số ký hiệu", nd30.NUMBER_PT, False, False),
        ("Địa danh ngày tháng", nd30.PLACE_DATE_PT, False, True),
        ("Về việc công văn", nd30.LETTER_SUBJECT_PT, False, False),
        ("Tên loại", nd30.TYPE_NAME_PT, True, False),
        ("Trích yếu", nd30.SUBJECT_PT, True, False),
        ("Căn cứ", nd30.BODY_PT, False, True),
        ("Mục", nd30.BODY_PT, True, False),
        ("Đoạn văn", nd30.BODY_PT, False, False),
        ("Chức vụ", nd30.SIGNER_PT, True, False),
        ("Họ tên", nd30.SIGNER_PT, True, False),
        ("Nơi nhận", nd30.RECIPIENT_TITLE_PT, True, True),
        ("Nơi nhận dòng", nd30.RECIPIENT_PT, False, False),
        ("Kèm theo", nd30.APPENDIX_TITLE_PT, False, True),
    ],
)
def test_each_part_has_its_size_and_face(style, allowed, bold, italic):
    font = docx.Document(str(templates.find("plan").path)).styles[style].font
    assert allowed.holds(font.size.pt, 0)
    assert (font.bold, font.italic) == (bold, italic)


def test_body_text_is_justified_indented_and_spaced_as_asked():
    layout = docx.Document(str(templates.find("plan").path)).styles["Đoạn văn"].paragraph_format
    assert layout.alignment == 3
    assert nd30.FIRST_LINE_MM.holds(layout.first_line_indent.mm)
    assert nd30.PARAGRAPH_GAP_PT.holds(layout.space_before.pt)
    assert nd30.LINE_SPACING.holds(layout.line_spacing, 0)


def test_the_name_of_the_country_fits_on_one_line():
    assert width_mm(nd30.COUNTRY, nd30.COUNTRY_PT.ours, bold=True) < COUNTRY_COLUMN_MM


def rules(document) -> list[float]:
    """Return the lengths of the drawn rules in millimetres, from the top."""
    lengths = []
    for border in document.element.body.iter(qn("w:pBdr")):
        paragraph = border.getparent().getparent()
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        room = nd30.TEXT_WIDTH_MM
        if cell is not None:
            room = int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) * _TWIPS_MM
        indent = paragraph.pPr.find(qn("w:ind"))
        sides = int(indent.get(qn("w:left"))) + int(indent.get(qn("w:right")))
        lengths.append(room - sides * _TWIPS_MM)
    return lengths


def test_rules_are_drawn_as_long_as_the_decree_says(tmp_path):
    agency, motto, subject = rules(made("plan", plan_of(), tmp_path))
    assert motto == pytest.approx(width_mm(nd30.MOTTO, 14, bold=True), abs=0.2)
    assert nd30.RULE_SHARE.holds(agency / width_mm("XÃ SUỐI HOA", 13, bold=True), 0.02)
    words = "Phát động phong trào thi đua “Bản sạch, nước trong” năm 2026"
    last = last_line_mm(words, 14, nd30.TEXT_WIDTH_MM - 24, bold=True)
    assert nd30.RULE_SHARE.holds(subject / last, 0.02)


def test_nothing_is_underlined_or_put_into_a_text_box(paper):
    xml = paper.element.xml
    assert not re.search(r"<w:u |<w:txbxContent|<w:pict|<w:drawing", xml)


def test_the_heads_grid_agrees_with_its_cells(paper):
    table = paper.tables[0]._tbl
    grid = [int(column.get(qn("w:w"))) for column in table.tblGrid]
    cells = [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in table.tr_lst[0].tc_lst]
    assert grid == cells
    assert table.tblPr.find(qn("w:tblBorders")) is None


def test_the_shipped_templates_are_those_the_program_builds(tmp_path):
    for path in build(tmp_path):
        assert path.read_bytes() == (templates.SHIPPED / path.name).read_bytes(), path.name


def test_columns_share_the_room_by_what_they_hold():
    narrow, wide = column_shares([["TT", "1"], ["Nội dung rất dài " * 9]], 165, 13)
    assert narrow + wide == pytest.approx(1)
    assert narrow < 0.15
    assert column_shares([], 165, 13) == []
    assert sum(column_shares([["x" * 200]] * 9, 165, 13)) == pytest.approx(1)


# --- as printed ------------------------------------------------------------------------------


def pages_of(path: Path, folder: Path) -> list[str]:
    """Return the text of each page as LibreOffice lays it out."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(str(folder / f"{path.stem}.pdf")) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("lines", [7, 8, 9])
def test_a_signature_never_stands_on_a_page_alone(tmp_path, lines):
    children = [Node(mark=Mark.DASH, text="Giữ suối trong, giữ đường bản sạch. " * 7)] * lines
    made("plan", plan_context(small_plan(section(*children))), tmp_path)
    last = pages_of(tmp_path / "plan.docx", tmp_path)[-1]
    assert "Giàng A Sùng" in last
    assert "./." in last


@pytest.mark.render
@pytest.mark.slow
def test_the_printed_head_keeps_to_its_lines(tmp_path):
    made("plan", plan_of(pages_of_text=2), tmp_path)
    pages = pages_of(tmp_path / "plan.docx", tmp_path)
    lines = [line.strip() for line in pages[0].splitlines()]
    assert any(nd30.COUNTRY in line for line in lines)
    assert len(pages) > 1
    assert pages[1].split()[0] == "2"


@pytest.mark.render
@pytest.mark.slow
def test_a_full_first_page_leaves_no_blank_one_before_the_list(tmp_path):
    long_ground = "Nghị quyết của Hội đồng nhân dân xã về chăm lo đời sống Nhân dân " * 2
    for count in range(3, 12, 2):
        data = decision_of(1, 1, 1, grounds=[long_ground] * count)
        made("decision", decision_context(data), tmp_path)
        pages = pages_of(tmp_path / "decision.docx", tmp_path)
        assert all(len(page.split()) > 5 for page in pages), count
