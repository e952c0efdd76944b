"""Rules that are pure: numbers, measures, looks."""

from io import BytesIO
from types import SimpleNamespace
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from docx.shared import Mm, Twips
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen import marks, nd30
from docgen.lint.finding import Sheet
from docgen.lint.lines import Line, Piece
from docgen.lint.looks import Layout, Look, Styles
from docgen.lint.opened import opened
from docgen.lint.outline_rules import check_outline
from docgen.lint.wording_rules import check_bodies, check_wording
from models.plan import Mark, Node
from tests.docgen.lint.bending import findings

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def line(text: str) -> Line:
    return Line([Piece(text, Look(size_pt=14))], Layout(), room_mm=165)


def outline_faults(*texts: str) -> list[str]:
    sheet = Sheet()
    check_outline(sheet, [line(text) for text in texts])
    return [finding.sentence for finding in sheet.findings()]


_COUNTED = (Mark.ROMAN, Mark.ARABIC, Mark.LETTER, Mark.BRACKET)


def nodes(marks_left: tuple[Mark, ...]) -> st.SearchStrategy[list[Node]]:
    if not marks_left:
        return st.just([])
    below = nodes(marks_left[1:])
    node = st.builds(
        lambda children: Node(mark=marks_left[0], text="việc", children=children), below
    )
    return st.lists(node, max_size=4)


@settings(max_examples=60, deadline=None)
@given(nodes(_COUNTED))
def test_what_we_number_ourselves_has_no_gaps(outline):
    texts = [f"{one.sign} {one.node.text}" for one in marks.lines(outline)]
    assert outline_faults(*texts) == []


@given(st.sampled_from(_COUNTED), st.integers(3, 20), st.data())
def test_a_number_left_out_is_told_once(mark, count, data):
    texts = [f"{marks.sign_of(mark, number)} việc" for number in range(1, count + 1)]
    missing = data.draw(st.integers(1, count - 2))
    wish = texts.pop(missing).split()[0]
    (fault,) = outline_faults(*texts)
    assert fault.endswith(f"phải là “{wish}”")


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        (["1. a", "4. b", "5. c"], 1),
        (["a) x", "c) y"], 1),
        (["I. A", "1. a", "2. b", "II. B", "1. a"], 0),
        (["I. A", "1. a", "2. b", "II. B", "3. c"], 0),  # counted on through the sections
        (["Điều 1. A", "1. a", "2. b", "Điều 2. B", "1. c", "Điều 4. D"], 1),
        (["1. a", "1.1. b", "1.2. c", "2. d", "2.1. e", "2.3. f"], 1),
        (["G. a"], 1),
        (["A. a", "B. b", "C. c", "D. d", "Đ. đ", "E. e", "G. g", "H. h", "I. i", "K. k"], 0),
        (["30 hộ ký cam kết", "1.500 hộ đăng ký", "12/2026 là hạn cuối"], 0),
    ],
)
def test_gaps_are_seen_and_new_beginnings_allowed(texts, faults):
    assert len(outline_faults(*texts)) == faults


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        (["nói “làm” và “giữ”"], 0),
        (["nói “làm", "rồi giữ”"], 0),  # a quotation of two paragraphs
        (["nói “làm"], 1),
        (["nói làm”"], 1),
        (['nói "làm"'], 0),
        (['nói "làm'], 1),
        (['nói “làm"'], 0),  # closed, with the wrong sign
        (["đường  thôn"], 1),
        (["đường thôn ; ngõ"], 1),
        (["ngày    tháng    năm 2026"], 0),
        (["Chủ trì: ………… , thư ký"], 0),
        (["bao gồm ./."], 0),  # told by the rule of the ending
    ],
)
def test_wording_slips(texts, faults):
    sheet = Sheet()
    check_wording(sheet, [line(text) for text in texts])
    assert len(sheet.findings()) == faults


@settings(max_examples=25, deadline=None)
@given(tenths=st.integers(200, 420))
@example(tenths=352)
def test_a_left_margin_is_right_from_30_to_35_mm_only(tmp_path_factory, tenths):
    def bend(document):
        document.sections[0].left_margin = Mm(tenths / 10)

    found = findings(tmp_path_factory.mktemp("le"), "reminder", bend)
    told = [finding for finding in found if finding.sentence.startswith("Lề trái")]
    written = Twips(Mm(tenths / 10).twips).mm  # a paper keeps whole twentieths of a point
    assert bool(told) != nd30.MARGIN_LEFT_MM.holds(written, 0.2)


@pytest.mark.parametrize(
    ("usual", "rare", "faults"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xả hội", 1),
        ("Phòng Văn hóa xã", "Phòng Vân hóa xã", 1),
        ("Phòng Văn hóa xã", "Phòng Văn hoá xã", 0),  # one word, its tone set the old way
        ("Hội Nông dân xã", "Hội nông dân xã", 0),
        ("Trường Tiểu học Suối Hoa", "Trường Mầm non Suối Hoa", 0),
    ],
)
def test_an_office_has_one_spelling(usual, rare, faults):
    sheet = Sheet()
    check_bodies(sheet, [line(f"{usual} tổng hợp.")] * 3 + [line(f"Gửi {rare} trước ngày 05.")])
    assert len(sheet.findings()) == faults


# --- how letters really look -----------------------------------------------------------------

STYLES = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="26"/></w:rPr>
<w:pPr><w:jc w:val="both"/><w:ind w:firstLine="720"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Dam"><w:basedOn w:val="Normal"/><w:rPr><w:b/>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>
<w:pPr><w:ind w:hanging="360" w:left="360"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>
<w:style w:type="character" w:styleId="Chu"><w:rPr><w:b/><w:i/></w:rPr></w:style></w:styles>"""
THEME = f"""<a:theme {_A}><a:themeElements><a:fontScheme name="x"><a:minorFont>
<a:latin typeface="Cambria"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"""


def look_of(paragraph: str, run: str = "") -> SimpleNamespace:
    styles = Styles(fromstring(STYLES), fromstring(THEME))
    made = fromstring(f"<w:p {_W}><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr></w:r></w:p>")
    return SimpleNamespace(look=styles.look(made, made[1]), layout=styles.layout(made))


def body_lines(document: str) -> list[Line]:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", document)
    return opened(made.getvalue(), "a.docx").lines


def test_defaults_and_theme_count_where_no_style_says_more():
    seen = look_of("")
    assert seen.look.fonts == ("Cambria", "Cambria")
    assert seen.look.size_pt == 13
    assert (seen.layout.side, round(seen.layout.first_mm, 1)) == ("both", 12.7)


def test_a_style_takes_from_the_one_it_rests_on():
    seen = look_of('<w:pStyle w:val="Dam"/>')
    assert (seen.look.fonts[0], seen.look.size_pt, seen.look.bold) == ("Times New Roman", 13, True)
    assert seen.layout.first_mm < 0


def test_bold_in_both_kinds_of_style_cancels_out_but_direct_bold_wins():
    dam, chu = '<w:pStyle w:val="Dam"/>', '<w:rStyle w:val="Chu"/>'
    assert look_of(dam, chu).look.bold is False
    assert look_of(dam, chu).look.italic is True
    assert look_of(dam, f"{chu}<w:b/>").look.bold is True
    assert look_of(dam, '<w:b w:val="0"/>').look.bold is False


def test_a_switch_with_the_value_0_is_off():
    """Word writes w:vanish w:val="0" where a style says more than the clerk wants."""
    body = f"""<w:document {_W}><w:body><w:p><w:pPr><w:pageBreakBefore w:val="0"/></w:pPr>
    <w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>Một</w:t></w:r></w:p></w:body>
    </w:document>"""
    (only,) = body_lines(body)
    assert (only.text, only.page_break) == ("Một", False)
    (only,) = body_lines(body.replace(' w:val="0"', "").replace(' w:val="false"', ""))
    assert (only.text, only.page_break) == ("", True)


def test_styles_in_a_ring_do_not_hold_us():
    assert look_of('<w:pStyle w:val="Vong"/>').look.size_pt == 11
