"""The plan paper: the record's words, its outline, what is filled in, and how it ends."""

from datetime import date

import docx
import pytest

from docgen.contexts.plan import plan_context
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
    RecipientKind,
    ReportingRule,
    Role,
    Task,
)
from models.values import Cadence, Deadline, DueRule, Moment, MomentKind, Wording
from tests.docgen.paper import filled, made, section, small_plan, texts


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
    start = shown.index("Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh.")
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
