"""The office's layout on paper: every corner the decree allows, reopened and held against it."""

from dataclasses import replace
from itertools import product

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from docgen import nd30, templates, word
from docgen.contexts.decision import decision_context
from docgen.contexts.plan import plan_context
from docgen.lint import lint_file
from docgen.textwidth import last_line_mm
from models.layout import Layout
from models.plan import Duty, Ground, Role, Table
from tests.docgen.paper import decision_of, filled, small_plan, texts
from tests.docgen.test_nd30 import PAPERS, section

_TWIPS_MM = 25.4 / 1440
SIDES = [Layout(top_mm=t, bottom_mm=b, left_mm=le, right_mm=r)
         for t, b, le, r in product((20, 25), (20, 25), (30, 35), (15, 20))]  # fmt: skip
LETTERS = [Layout(left_mm=35, right_mm=20, body_pt=size, first_line_mm=first, spacing=spacing)
           for size, first, spacing in product((13, 14), (10.0, 12.7), (1.0, 1.5))]  # fmt: skip
NARROW = Layout(left_mm=35, right_mm=20)


def laid_out(kind, context, folder, layout):
    out = folder / f"{kind}.docx"
    word.render(templates.find(kind).path, context, out, layout)
    return docx.Document(str(out))


@pytest.mark.parametrize("kind", PAPERS)
def test_every_corner_is_clean_and_inside_the_margins(tmp_path, kind):
    context = PAPERS[kind]()
    for layout in [*SIDES, *LETTERS]:
        paper = laid_out(kind, context, tmp_path, layout)
        assert [str(found) for found in lint_file(tmp_path / f"{kind}.docx")] == [], layout
        room = 210 - layout.left_mm - layout.right_mm
        for page in paper.sections:
            sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
            wanted = (layout.top_mm, layout.bottom_mm, layout.left_mm, layout.right_mm)
            assert [side.mm for side in sides] == pytest.approx(wanted, abs=0.03)
        for table in paper.tables:
            grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
            assert sum(grid) * _TWIPS_MM == pytest.approx(room, abs=0.3)
            for row in table._tbl.tr_lst:
                cells = [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst]
                assert sum(cells) * _TWIPS_MM == pytest.approx(room, abs=0.3)


@pytest.mark.parametrize("layout", LETTERS)
def test_the_text_takes_the_chosen_letters_and_the_frame_keeps_its_own(tmp_path, layout):
    paper = laid_out("plan", PAPERS["plan"](), tmp_path, layout)
    body = paper.styles["Đoạn văn"]
    assert body.font.size.pt == layout.body_pt
    assert body.element.rPr.find(qn("w:szCs")).get(qn("w:val")) == str(layout.body_pt * 2)
    assert body.paragraph_format.first_line_indent.mm == pytest.approx(
        layout.first_line_mm, abs=0.05
    )
    assert body.paragraph_format.line_spacing == layout.spacing
    for name in ("Tên loại", "Trích yếu", "Họ tên", "Tiêu ngữ", "Số trang"):
        assert paper.styles[name].font.size.pt == 14
        assert paper.styles[name].paragraph_format.line_spacing == 1.0
    assert paper.styles["Nơi nhận dòng"].font.size.pt == nd30.RECIPIENT_PT.ours


def test_the_name_of_the_country_keeps_its_line_on_the_narrowest_text(tmp_path):
    wide = laid_out("plan", PAPERS["plan"](), tmp_path, Layout()).tables[0]
    narrow = laid_out("plan", PAPERS["plan"](), tmp_path, NARROW).tables[0]
    (agency, country), (less, same) = (
        [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid] for table in (wide, narrow)
    )
    assert same == country
    assert (agency - less) * _TWIPS_MM == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize("words", ["năm 2026", "xã Suối Hoa", "của Nhân dân các thôn, bản, tổ"])
def test_rules_are_measured_by_the_line_they_stand_under(tmp_path, words):
    plan = small_plan(section())
    plan.head.subject = f"Phát động phong trào thi đua “Bản sạch, nước trong, đường hoa” {words}"
    for layout in (Layout(), NARROW):
        paper = laid_out("plan", plan_context(plan), tmp_path, layout)
        room = 210 - layout.left_mm - layout.right_mm
        rule = next(p for p in paper.paragraphs if p.style.name == "Kẻ ngang")
        sides = rule.paragraph_format.left_indent.mm + rule.paragraph_format.right_indent.mm
        (printed,) = (p.text for p in paper.paragraphs if p.style.name == "Trích yếu")
        assert printed.replace("\u00a0", " ") == plan.head.subject
        last = last_line_mm(printed, 14, room - 24, bold=True)
        assert nd30.RULE_SHARE.holds((room - sides) / last, 0.02)


def test_the_shipped_layout_changes_no_byte(tmp_path):
    for kind, context in PAPERS.items():
        plain, dressed = tmp_path / "a.docx", tmp_path / "b.docx"
        values = context()
        first = word.render(templates.find(kind).path, values, plain)
        assert first == word.render(templates.find(kind).path, values, dressed, Layout())


def test_free_tables_share_the_narrower_text(tmp_path):
    node = section()
    node.table = Table(columns=["TT", "Nội dung"], rows=[["1", "Trồng hoa ven đường " * 9]])
    paper = laid_out("plan", plan_context(small_plan(node)), tmp_path, NARROW)
    table = next(t for t in paper.tables if t.cell(0, 0).text == "TT")
    widths = [int(column.get(qn("w:w"))) * _TWIPS_MM for column in table._tbl.tblGrid]
    assert sum(widths) == pytest.approx(155, abs=0.2)
    assert widths[0] < 25


def own_copy(folder, change):
    """Return an own copy of the plan's template, edited by `change` as in Word."""
    path = templates.copy_for_editing("plan", folder)
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return path


def test_what_the_clerk_set_in_an_own_template_stays(tmp_path):
    def change(document):
        document.sections[0].left_margin = Mm(32)
        document.styles["Đoạn văn"].font.size = Pt(13.5)

    path = own_copy(tmp_path, change)
    out = tmp_path / "ra.docx"
    wanted = replace(NARROW, top_mm=25, body_pt=13, spacing=1.5)
    word.render(path, PAPERS["plan"](), out, wanted)
    paper = docx.Document(str(out))
    page, text = paper.sections[0], paper.styles["Đoạn văn"]
    assert page.left_margin.mm == pytest.approx(32, abs=0.05)  # set by hand
    assert text.font.size.pt == 13.5
    assert page.top_margin.mm == pytest.approx(25, abs=0.05)  # as shipped: follows the office
    assert text.paragraph_format.line_spacing == 1.5


def test_pages_that_lie_keep_their_margins(tmp_path):
    def change(document):
        page = document.sections[0]
        page.orientation = 1
        page.page_width, page.page_height = Mm(297), Mm(210)

    out = tmp_path / "ra.docx"
    word.render(own_copy(tmp_path, change), PAPERS["plan"](), out, NARROW)
    page = docx.Document(str(out)).sections[0]
    assert (round(page.left_margin.mm), round(page.right_margin.mm)) == (30, 15)


# --- a text is cited in full once ------------------------------------------------------------

CITED = "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ về thi đua"


def test_a_decision_cites_its_grounds_short_in_the_articles(tmp_path):
    data = decision_of(1, 0, 0, grounds=[f"Căn cứ {CITED};"], money=f"Mức thưởng theo {CITED}.")
    context = decision_context(data)
    paper = texts(laid_out("decision", context, tmp_path, Layout()))
    assert sum(CITED in text for text in paper) == 1
    assert any(text.endswith("Mức thưởng theo Nghị định số 152/2025/NĐ-CP.") for text in paper)


def test_a_plan_cites_its_grounds_short_in_what_it_fills_in(tmp_path):
    plan = small_plan(
        filled(Role.GROUNDS), filled(Role.DUTIES, "Nhiệm vụ"), grounds=[Ground(text=CITED)]
    )
    plan.duties = [Duty(unit_name="Thôn Nà Sáng", text=f"Thực hiện {CITED}")]
    paper = texts(laid_out("plan", plan_context(plan), tmp_path, Layout()))
    assert sum(CITED in text for text in paper) == 1
    assert any("Thực hiện Nghị định số 152/2025/NĐ-CP." in text for text in paper)
