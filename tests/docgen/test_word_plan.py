"""The plan paper: the record's words, its outline, what is filled in, and how it ends."""

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from docgen import ink
from docgen.contexts.head import number_line, place_and_day, recipient_lines
from docgen.contexts.plan import close, plan_context
from models.plan import (
    Mark,
    Node,
    Plan,
    Recipient,
    Role,
    Signature,
    Table,
)
from tests.docgen.paper import made, section, small_plan, texts

# --- head and frame --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("", "Số:       /KH-UBND"),
        ("7", "Số: 07/KH-UBND"),
        ("10", "Số: 10/KH-UBND"),
        ("05", "Số: 05/KH-UBND"),
        ("12a", "Số: 12a/KH-UBND"),
    ],
)
def test_a_number_below_ten_gets_a_zero_and_a_blank_one_a_gap(number, line):
    assert number_line(number, "/KH-UBND") == line


@pytest.mark.parametrize(
    ("day", "month", "year", "line"),
    [
        (5, 1, 2026, "Suối Hoa, ngày 05 tháng 01 năm 2026"),
        (9, 2, 2026, "Suối Hoa, ngày 09 tháng 02 năm 2026"),
        (10, 3, 2026, "Suối Hoa, ngày 10 tháng 3 năm 2026"),
        (None, 1, 2024, "Suối Hoa, ngày    tháng 01 năm 2024"),
        (None, None, 2026, "Suối Hoa, ngày    tháng    năm 2026"),
        (3, None, 2026, "Suối Hoa, ngày 03 tháng    năm 2026"),
        (3, 4, None, "Suối Hoa, ngày 03 tháng 4 năm"),
    ],
)
def test_each_part_of_the_day_may_be_blank_by_itself(day, month, year, line):
    assert place_and_day("Suối Hoa", day, month, year) == line


def test_a_blank_place_leaves_room_before_its_comma():
    assert place_and_day(" ", None, 3, 2026) == "            , ngày    tháng 3 năm 2026"


def test_the_head_stands_once_with_number_and_day_on_one_row(tmp_path):
    document = made("plan", plan_context(small_plan()), tmp_path)
    shown = texts(document)
    assert shown[:3] == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    cells = document.tables[0].rows[1].cells
    assert cells[0].text == "Số: 07/KH-UBND"
    assert cells[1].text == "Suối Hoa, ngày 05 tháng 3 năm 2026"
    assert shown.count("KẾ HOẠCH") == 1


def test_recipients_end_with_semicolons_and_the_last_with_a_stop():
    given_lines = [Recipient(text="- Các thôn;"), Recipient(text=" "), Recipient(text="Lưu: VT.")]
    assert recipient_lines(given_lines) == ["- Các thôn;", "- Lưu: VT."]


def test_two_signers_stand_side_by_side_and_nobody_is_no_fault(tmp_path):
    plan = small_plan(Node(text="Một câu."))
    second = Signature(lines=["TRƯỞNG BAN"], name="Lò Thị Mây", other_post="PHÓ BÍ THƯ")
    plan.signatures.append(second)
    table = made("plan", plan_context(plan), tmp_path).tables[1]
    blocks = [[line.text for line in cell.paragraphs] for cell in table.rows[0].cells]
    assert blocks == [
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Giàng A Sùng"],
        ["TRƯỞNG BAN", "", "PHÓ BÍ THƯ", "Lò Thị Mây"],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    plan.signatures, plan.recipients = [], []
    document = made("plan", plan_context(plan), tmp_path)
    assert texts(document)[-1] == "Một câu./."
    assert all(cell.findall(qn("w:p")) for cell in document.element.body.iter(qn("w:tc")))


def test_a_paper_ends_with_a_thin_line_after_the_signatures(tmp_path):
    document = made("plan", plan_context(small_plan()), tmp_path)
    last = document.element.body[-2]
    assert last.tag == qn("w:p")
    assert last.pPr.find(qn("w:spacing")).get(qn("w:line")) == "20"


# --- the outline -----------------------------------------------------------------------------


def test_the_outline_is_printed_word_for_word_with_computed_signs(tmp_path):
    plan = small_plan(
        Node(text="Căn cứ Quy chế của xã;", role=Role.GROUNDS),
        section(
            Node(
                mark=Mark.ARABIC,
                text="Mục đích",
                heading=True,
                children=[
                    Node(mark=Mark.LETTER, text="Giữ suối trong.", typed="c)"),
                    Node(mark=Mark.LETTER, text="Thu gom rác:", children=[]),
                    Node(mark=Mark.DASH, text="Mỗi tuần một buổi;"),
                    Node(mark=Mark.PLUS, text="Có ghi sổ."),
                ],
            )
        ),
    )
    shown = texts(made("plan", plan_context(plan), tmp_path))
    start = shown.index("Căn cứ Quy chế của xã.")
    assert shown[start : start + 7] == [
        "Căn cứ Quy chế của xã.",
        "I. NỘI DUNG",
        "1. Mục đích",
        "a) Giữ suối trong.",
        "b) Thu gom rác:",
        "- Mỗi tuần một buổi;",
        "+ Có ghi sổ./.",
    ]


def test_styles_tell_headings_citations_and_paragraphs_apart(tmp_path):
    plan = small_plan(
        Node(text="Căn cứ Quy chế của xã;", role=Role.GROUNDS),
        Node(text="Căn cứ tình hình, xã ban hành kế hoạch như sau:", role=Role.GROUNDS),
        section(Node(mark=Mark.ARABIC, text="Mục đích", heading=True)),
        Node(mark=Mark.CHAPTER, text="QUY ĐỊNH", heading=True),
        Node(mark=Mark.ARTICLE, text="Phạm vi."),
    )
    document = made("plan", plan_context(plan), tmp_path)
    styles = [(p.text, p.style.name) for p in document.paragraphs if p.text][2:8]
    assert styles == [
        ("Căn cứ Quy chế của xã.", "Căn cứ"),
        ("Căn cứ tình hình, xã ban hành kế hoạch như sau:", "Đoạn văn"),
        ("I. NỘI DUNG", "Mục"),
        ("1. Mục đích", "Tiêu đề khoản"),
        ("Chương I", "Phần Chương"),
        ("QUY ĐỊNH", "Phần Chương"),
    ]
    article = next(p for p in document.paragraphs if p.text.startswith("Điều 1."))
    assert (article.runs[0].text, article.runs[0].bold) == ("Điều 1.", True)


def table_of(count: int) -> Table:
    rows = [[str(place), f"Việc & <{place}>", "- Xã.\n- Thôn."] for place in range(1, count + 1)]
    return Table(columns=["TT", "Nội dung", "Cơ quan"], rows=[["QUÝ I"], *rows])


@pytest.mark.parametrize("count", [0, 1, 500])
def test_a_table_of_any_length_comes_out_whole(tmp_path, count):
    plan = small_plan(section(Node(table=table_of(count))))
    table = made("plan", plan_context(plan), tmp_path).tables[1]
    assert len(table.rows) == count + 2
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nội dung", "Cơ quan"]
    if count:
        assert table.rows[-1].cells[1].text == f"Việc & <{count}>"
        assert [p.text for p in table.rows[-1].cells[2].paragraphs] == ["- Xã.", "- Thôn."]


def test_table_heading_repeats_groups_span_and_rows_stay_whole(tmp_path):
    plan = small_plan(section(Node(table=table_of(2))))
    rows = made("plan", plan_context(plan), tmp_path).tables[1]._tbl.tr_lst
    assert rows[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    (group,) = rows[1].tc_lst
    assert group.grid_span == 3
    assert [child.tag for child in group.tcPr][:2] == [qn("w:tcW"), qn("w:gridSpan")]


def test_table_columns_get_exact_widths_that_fill_the_page(tmp_path):
    plan = small_plan(section(Node(table=table_of(2))))
    table = made("plan", plan_context(plan), tmp_path).tables[1]._tbl
    grid = [int(column.get(qn("w:w"))) for column in table.tblGrid]
    assert sum(grid) == pytest.approx(165 * 1440 / 25.4, abs=5)
    assert grid[0] < grid[1]
    cells = [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in table.tr_lst[2].tc_lst]
    assert cells == grid


def test_widths_of_the_record_are_kept_and_a_table_may_have_no_heading(tmp_path):
    table = Table(rows=[["một", "hai"], ["ba", "bốn"]], widths=[1, 3])
    plan = small_plan(section(Node(table=table)))
    shown = made("plan", plan_context(plan), tmp_path).tables[1]
    grid = [int(column.get(qn("w:w"))) for column in shown._tbl.tblGrid]
    assert grid[1] == pytest.approx(grid[0] * 3, abs=3)
    assert [[cell.text for cell in row.cells] for row in shown.rows] == table.rows


def test_text_without_a_place_is_kept_and_printed_last(tmp_path):
    stray = Node(text="Dòng lạc", role=Role.UNPLACED, children=[Node(text="và con của nó")])
    plan = small_plan(stray, section(Node(text="Thân bài.")))
    shown = texts(made("plan", plan_context(plan), tmp_path))
    assert shown[-2:] == ["Dòng lạc", "và con của nó"]
    assert "Thân bài./." in shown


# --- how it ends -----------------------------------------------------------------------------


def paragraphs(*found: str) -> list[dict[str, object]]:
    return [{"kieu": "doan", "chu": text} for text in found]


@pytest.mark.parametrize(
    "last", ["Hết.", "Hết", "Hết;", "Hết./.", "Hết ./.", "Hết. /.", "Hết,", "Hết. "]
)
def test_the_closing_sign_stands_once_whatever_stood_there(last):
    assert [block["chu"] for block in close(paragraphs("Đầu.", last), True)] == ["Đầu.", "Hết./."]


def test_a_closing_sign_in_mid_text_stays_the_only_one():
    done = close(paragraphs("Một./.", "Hai./.", "(Kèm theo biểu)"), True)
    assert [block["chu"] for block in done] == ["Một.", "Hai./.", "(Kèm theo biểu)"]


def test_a_body_that_ends_with_a_table_or_not_at_all_gets_a_line_for_the_sign():
    table: dict[str, object] = {"kieu": "bang"}
    assert close([table], True)[-1]["chu"] == "./."
    assert close([], True)[-1]["chu"] == "./."


def test_a_paper_without_the_sign_is_left_as_it_is():
    assert [block["chu"] for block in close(paragraphs("Hết."), False)] == ["Hết."]


def test_bold_at_the_end_stays_bold_before_the_sign():
    (block,) = close(paragraphs(ink.marked_up("xong **hết.**")), True)
    assert block["chu"] == f"xong {ink.BOLD}hết{ink.UNBOLD}./."


@given(st.lists(st.sampled_from(["a.", "b./.", "c", "d;"]), min_size=1, max_size=6))
def test_the_sign_never_stands_twice(found):
    joined = " ".join(str(block["chu"]) for block in close(paragraphs(*found), True))
    assert joined.count("./.") == 1


def test_the_last_paragraph_stays_with_the_signature(tmp_path):
    plan = small_plan(section(Node(text="Câu cuối của kế hoạch này khá dài. " * 5)))
    document = made("plan", plan_context(plan), tmp_path)
    signing = document.tables[-1]._tbl
    assert signing.getprevious().pPr.find(qn("w:keepNext")) is not None
    assert signing.tr_lst[0].trPr.find(qn("w:cantSplit")) is not None


@pytest.mark.parametrize("archive", ["Lưu VT, VHXH", "Lưu: VT, VHXH", "Lưu : VT, VHXH"])
def test_the_archive_line_has_its_colon(archive):
    assert recipient_lines([Recipient(text=archive)]) == ["- Lưu: VT, VHXH."]


def test_the_last_of_the_grounds_ends_with_a_stop():
    grounds = [
        Node(text="Căn cứ Luật Thi đua, khen thưởng;", role=Role.GROUNDS),
        Node(text="Căn cứ Kế hoạch số 3/KH-UBND của tỉnh;", role=Role.GROUNDS),
        Node(text="Ủy ban nhân dân xã ban hành kế hoạch:", role=Role.GROUNDS),
    ]
    body = plan_context(Plan(outline=grounds))["noi_dung"]
    assert [ink.words_of(block["chu"])[-1] for block in body[:2]] == [";", "."]


def test_a_row_that_carries_on_has_no_line_above_it(tmp_path):
    rows = [["1", "Họp;", "A"], ["", "Ký.", "B"], ["2", "Làm", "C"]]
    plan = Plan(outline=[Node(table=Table(columns=["TT", "Việc", "Ai"], rows=rows))])
    table = made("plan", plan_context(plan), tmp_path).tables[1]
    lines = [
        [cell.tcPr.find(f"{qn('w:tcBorders')}/{qn(f'w:{side}')}") for side in ("top", "bottom")]
        for cell in (table.rows[number]._tr.tc_lst[1] for number in (1, 2, 3))
    ]
    gone = [[line is not None and line.get(qn("w:val")) == "nil" for line in row] for row in lines]
    assert gone == [[False, True], [True, False], [False, False]]
    assert [cell.text for cell in table.rows[2].cells] == ["", "Ký.", "B"]
