"""The plan paper: the record's words, its outline, what is filled in, and how it ends."""

from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from docgen import ink
from docgen.contexts.head import number_line, place_and_day, recipient_lines
from docgen.contexts.plan import close, plan_context
from docgen.contexts.workplan import task_table
from models.plan import (
    Audience,
    Award,
    Campaign,
    Criterion,
    Disqualifier,
    DossierPiece,
    Duty,
    Ground,
    Mark,
    Milestone,
    Node,
    Phase,
    Quota,
    Recipient,
    RecipientKind,
    ReportingRule,
    Role,
    Signature,
    Table,
    Task,
)
from models.values import Cadence, Deadline, DueRule, Moment, MomentKind, Wording
from tests.docgen.paper import filled, made, section, small_plan, texts

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
    assert [cell.text for cell in table.rows[0].cells] == [
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "TRƯỞNG BAN",
    ]
    assert [cell.text.strip() for cell in table.rows[1].cells] == [
        "Giàng A Sùng",
        "PHÓ BÍ THƯ\nLò Thị Mây",
    ]
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
    start = shown.index("Căn cứ Quy chế của xã;")
    assert shown[start : start + 7] == [
        "Căn cứ Quy chế của xã;",
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
        ("Căn cứ Quy chế của xã;", "Căn cứ"),
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


# --- what is filled from the record ----------------------------------------------------------


def said(tmp_path, role, title="Tên mục", *, heading=True, campaign=None, **fields):
    """Return what the filled node of this role prints below its title."""
    node = filled(role, title, heading=heading)
    campaigns = [campaign] if campaign else [Campaign(title="Bản sạch, nước trong")]
    plan = small_plan(section(node), Node(text="Hết."), campaigns=campaigns, **fields)
    shown = texts(made("plan", plan_context(plan), tmp_path))
    return shown[shown.index("I. NỘI DUNG") + 1 : shown.index("Hết./.")]


def test_time_is_told_from_its_days_with_its_phases(tmp_path):
    campaign = Campaign(
        starts=Moment.day(date(2026, 3, 5)),
        ends=Moment.month(2026, 11),
        phases=[Phase(name="Đợt 1", starts=Moment.month(2026, 3), text="Phát động.")],
    )
    assert said(tmp_path, Role.TIME, "Thời gian", campaign=campaign) == [
        "1. Thời gian",
        "Từ ngày 05 tháng 3 năm 2026 đến hết tháng 11 năm 2026.",
        "- Đợt 1: từ tháng 3 năm 2026; phát động.",
    ]


def test_a_title_that_is_no_heading_takes_a_single_sentence_along(tmp_path):
    event = Moment(kind=MomentKind.EVENT, words="ngày tổng kết")
    campaign = Campaign(starts=Moment(kind=MomentKind.SIGNING), ends=event)
    found = said(tmp_path, Role.TIME, "Thời gian:", heading=False, campaign=campaign)
    assert found == ["1. Thời gian: Từ ngày ký đến ngày tổng kết."]


def test_the_papers_own_words_are_not_doubled(tmp_path):
    campaign = Campaign(
        starts=Moment(words="từ tháng 3"), ends=Moment(words="đến hết ngày 30/11/2026")
    )
    found = said(tmp_path, Role.TIME, campaign=campaign)
    assert found[1] == "Từ tháng 3 đến hết ngày 30/11/2026."


def test_theme_fund_and_audience_are_told(tmp_path):
    campaign = Campaign(
        theme="“Suối trong, bản sạch”",
        fund="quỹ của xã",
        audiences=[Audience(name="Các thôn"), Audience(name="Hộ", standard="Có ba công trình")],
    )
    assert said(tmp_path, Role.THEME, campaign=campaign)[1:] == ["“Suối trong, bản sạch”."]
    assert said(tmp_path, Role.FUND, campaign=campaign)[1:] == ["Quỹ của xã."]
    found = said(tmp_path, Role.AUDIENCE, campaign=campaign)
    assert found[1:] == ["- Các thôn;", "- Hộ: có ba công trình."]


def test_criteria_name_their_thresholds_once_and_stand_by_audience(tmp_path):
    campaign = Campaign(
        criteria=[
            Criterion(text="Tỷ lệ hộ thu gom rác", operator=">=", value=90, unit="%"),
            Criterion(text="Đạt từ 8,5 điểm.", operator=">=", value=8.5, unit="điểm"),
            Criterion(text="Thu nhập", operator="<", value=36, unit="triệu đồng/năm"),
            Criterion(text="Không vi phạm", audience="Tập thể", reference="Mục 2"),
        ]
    )
    assert said(tmp_path, Role.CRITERIA, campaign=campaign)[1:] == [
        "- Tỷ lệ hộ thu gom rác: từ 90% trở lên;",
        "- Đạt từ 8,5 điểm;",
        "- Thu nhập: dưới 36 triệu đồng/năm.",
        "Đối với tập thể:",
        "- Không vi phạm (theo Mục 2).",
    ]


def test_disqualifiers_dossier_and_awards_are_lists(tmp_path):
    campaign = Campaign(
        disqualifiers=[Disqualifier(text="Bị kỷ luật;")],
        dossier=[
            DossierPiece(text="Tờ trình", copies=1),
            DossierPiece(text="02 bản sao", copies=2),
        ],
        awards=[
            Award(
                form="Giấy khen",
                level="Chủ tịch UBND xã",
                quotas=[
                    Quota(kind=RecipientKind.COLLECTIVE, least=2, most=5),
                    Quota(kind=RecipientKind.PERSON, percent=12.5),
                ],
            ),
            Award(form="Bằng khen", level="Chủ tịch UBND tỉnh", proposed_upward=True),
        ],
        reward="Theo quy định",
    )
    assert said(tmp_path, Role.DISQUALIFIERS, campaign=campaign)[2] == "- Bị kỷ luật."
    assert said(tmp_path, Role.DOSSIER, campaign=campaign)[2:] == [
        "- Tờ trình (01 bản);",
        "- 02 bản sao.",
    ]
    assert said(tmp_path, Role.AWARDS, campaign=campaign)[1:] == [
        "- Giấy khen của Chủ tịch UBND xã: từ 2 đến 5 tập thể, không quá 12,5% số cá nhân;",
        "- Đề nghị Chủ tịch UBND tỉnh xét, tặng Bằng khen.",
        "- Mức khen thưởng: theo quy định.",
    ]


def test_reporting_rules_and_milestones_become_sentences(tmp_path):
    rule = ReportingRule(
        title="Báo cáo kết quả",
        cadence=Cadence.QUARTER,
        receiver="UBND xã",
        via="qua Phòng Văn hóa - Xã hội",
        due=DueRule(day=5, months_later=1, wording=Wording.BEFORE),
    )
    dossier = Milestone(
        title="Hồ sơ khen thưởng",
        owed_by_units=True,
        receiver="UBND xã",
        deadline=Deadline(on=date(2026, 12, 5), wording=Wording.BEFORE),
    )
    joining = Milestone(title="Đăng ký thi đua", deadline=Deadline(words="trong tháng 3"))
    fields = {"reporting": [rule], "milestones": [dossier, joining]}
    assert said(tmp_path, Role.REPORTING, **fields)[1:] == [
        "- Các cơ quan, đơn vị gửi báo cáo kết quả hằng quý về UBND xã (qua Phòng Văn hóa - Xã"
        " hội) trước ngày 05 của tháng liền sau kỳ báo cáo.",
        "- Hồ sơ khen thưởng: các cơ quan, đơn vị gửi về UBND xã trước ngày 05 tháng 12 năm 2026.",
    ]
    found = said(tmp_path, Role.REGISTRATION, **fields)
    assert found[-1].endswith("Đăng ký thi đua: trong tháng 3.")


def test_duties_stand_under_each_body(tmp_path):
    duties = [
        Duty(unit_name="Phòng Văn hóa - Xã hội", text="Theo dõi;\n- Tổng hợp"),
        Duty(unit_name="Các thôn", text="Vận động Nhân dân."),
    ]
    assert said(tmp_path, Role.DUTIES, duties=duties)[1:] == [
        "a) Phòng Văn hóa - Xã hội",
        "- Theo dõi.",
        "- Tổng hợp.",
        "b) Các thôn",
        "Vận động Nhân dân.",
    ]


def test_grounds_and_closing_are_sentences_of_the_plan(tmp_path):
    plan = small_plan(
        filled(Role.GROUNDS, mark=Mark.NONE, heading=False),
        filled(Role.CLOSING, mark=Mark.NONE, heading=False),
        grounds=[Ground(text="Kế hoạch số 9/KH-UBND của UBND tỉnh;", is_parent=True)],
    )
    shown = texts(made("plan", plan_context(plan), tmp_path))
    start = shown.index("Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh;")
    lead, last = shown[start + 1 : start + 3]
    assert lead.startswith("Ủy ban nhân dân xã Suối Hoa ban hành Kế hoạch phát động phong trào")
    assert lead.endswith("như sau:")
    assert last.startswith("Trên đây là Kế hoạch phát động")
    assert last.endswith("giải quyết./.")


def test_several_campaigns_are_told_apart_by_title(tmp_path):
    campaigns = [Campaign(title="Một", fund="Quỹ A"), Campaign(title="Hai", fund="Quỹ B")]
    plan = small_plan(section(filled(Role.FUND, "Kinh phí")), campaigns=campaigns)
    shown = texts(made("plan", plan_context(plan), tmp_path))
    start = shown.index("1. Kinh phí") + 1
    assert shown[start : start + 4] == [
        "a) Phong trào “Một”:",
        "Quỹ A.",
        "b) Phong trào “Hai”:",
        "Quỹ B./.",
    ]


def test_tasks_become_a_table_by_quarter(tmp_path):
    tasks = [
        Task(quarter=1, content="Phát động", bodies=["UBND xã", "Các thôn"]),
        Task(quarter=1, content="Chấm điểm", bodies=["UBND xã"]),
        Task(quarter=2, content="Sơ kết", note="có báo cáo"),
    ]
    plan = small_plan(section(filled(Role.TASKS, mark=Mark.NONE)), tasks=tasks)
    table = made("plan", plan_context(plan), tmp_path).tables[1]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["TT", "Nội dung", "Cơ quan thực hiện", "Ghi chú"]
    assert cells[1][0] == "QUÝ I"
    assert cells[2] == ["1", "Phát động", "- UBND xã\n- Các thôn", ""]
    assert cells[4][0] == "QUÝ II"
    assert cells[5] == ["3", "Sơ kết", "", "có báo cáo"]


def test_a_papers_own_columns_keep_their_order_and_words():
    titles = ["STT", "Nội dung công việc", "Thời gian", "Cơ quan phối hợp thực hiện", "Chủ trì"]
    task = Task(period="Cả năm", content="Tuyên truyền", bodies=["Đài xã"], support=["Thôn"])
    table = task_table([task], titles)
    assert table.columns == titles
    assert table.rows == [["1", "Tuyên truyền", "Cả năm", "Thôn", "Đài xã"]]


def test_a_time_without_a_column_of_its_own_becomes_a_group_row():
    tasks = [Task(period="Thường xuyên", content="Tuyên truyền"), Task(quarter=1, content="A")]
    table = task_table(tasks, ["TT", "Nội dung", "Cơ quan thực hiện"])
    assert [row[0] for row in table.rows] == ["Thường xuyên", "1", "QUÝ I", "2"]


def test_a_month_within_a_quarter_is_never_lost():
    def columns(period):
        return task_table(
            [Task(quarter=1, period=period, content="A")], ["TT", "Nội dung"]
        ).columns

    assert columns("Tháng 2") == ["TT", "Nội dung", "Thời gian"]
    assert columns("Quý I") == ["TT", "Nội dung"]


def test_what_the_papers_columns_cannot_hold_gets_one_of_its_own():
    task = Task(content="A", note="gấp", deadline=Deadline(words="trước 15/3"))
    table = task_table([task], ["Nội dung", "Cột lạ"])
    assert table.columns == ["Nội dung", "Cột lạ", "Thời gian", "Ghi chú"]
    assert table.rows == [["A", "", "trước 15/3", "gấp"]]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.UNPLACED])
def test_a_role_without_anything_to_tell_still_prints_its_title(tmp_path, role):
    plan = small_plan(section(filled(role, "Tên mục")), campaigns=[])
    out = made("plan", plan_context(plan), tmp_path)
    assert any("Tên mục" in text for text in texts(out))
    assert isinstance(out, type(docx.Document()))
