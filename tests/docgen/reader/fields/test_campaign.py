from datetime import date

import pytest

from docgen.reader.fields import read_fields
from docgen.reader.fields.campaign import theme_in, titles_of
from models.plan import CampaignKind, Node, PlanKind, Role, SlipKind, Table
from models.values import MomentKind
from tests.docgen.reader.fields.papers import ground, item, loose, only, part, plan_of


@pytest.mark.parametrize(
    ("subject", "titles"),
    [
        ("Phát động phong trào thi đua “Ngõ sáng”", ["Phong trào thi đua “Ngõ sáng”"]),
        ("Về việc triển khai phong trào thi đua dạy tốt", ["Phong trào thi đua dạy tốt"]),
        ("Tổ chức đợt thi đua cao điểm 50 ngày", ["Đợt thi đua cao điểm 50 ngày"]),
        (
            "Phát động hai phong trào thi đua: “Ngõ sáng” và “Suối trong”",
            ["Phong trào thi đua “Ngõ sáng”", "Phong trào thi đua “Suối trong”"],
        ),
        ("Công tác lưu trữ năm 2026", []),
    ],
)
def test_the_title_is_the_campaign_without_the_launching(subject, titles):
    assert titles_of(subject) == titles


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Phát động phong trào thi đua nước rút thu thuế", CampaignKind.SPRINT),
        ("Phát động đợt thi đua 90 ngày đêm làm đường", CampaignKind.SPRINT),
        ("Phát động phong trào thi đua chuyên đề chuyển đổi số", CampaignKind.THEMATIC),
        ("Phát động phong trào thi đua thường xuyên năm 2026", CampaignKind.REGULAR),
    ],
)
def test_the_words_of_the_title_tell_the_kind(subject, kind):
    plan = plan_of(subject=subject)
    read_fields(plan)
    assert only(plan).kind is kind
    assert plan.readings["campaigns.0.kind"].words in subject


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Chủ đề thi đua: “Nhà sạch, vườn xanh”.", "Nhà sạch, vườn xanh"),
        ("Khẩu hiệu: Nhanh hơn, đúng hơn.", "Nhanh hơn, đúng hơn"),
        ("Phong trào có chủ đề “Cùng nhau” trong cả năm.", "Cùng nhau"),
        ("Chủ đề: “Xã ta đồng lòng “Vì bản làng”.", "Xã ta đồng lòng “Vì bản làng”"),
        ("Nội dung chủ đề do đơn vị chọn.", ""),
    ],
)
def test_a_theme_comes_without_its_outer_quotes(text, theme):
    assert theme_in(text) == theme


def test_a_table_of_work_without_a_launch_is_a_work_plan():
    table = Table(columns=["TT", "Nội dung", "Cơ quan thực hiện"], rows=[["1", "Họp", "UBND xã"]])
    plan = plan_of(
        part("NỘI DUNG", Node(role=Role.TASKS, table=table)),
        subject="Công tác thi đua, khen thưởng năm 2026",
    )
    read_fields(plan)
    assert (plan.kind, plan.campaigns, plan.year) == (PlanKind.WORK_PLAN, [], 2026)


def timed(text, **head):
    plan = plan_of(part("THỜI GIAN THỰC HIỆN", loose(text)), **head)
    read_fields(plan)
    return only(plan), plan


def test_a_span_from_signing_to_a_day():
    campaign, plan = timed("Từ nay đến hết ngày 20/11/2026.", day=2, month=3, year=2026)
    assert campaign.starts.kind is MomentKind.SIGNING
    assert (campaign.starts.words, campaign.ends.words) == ("Từ nay", "đến hết ngày 20/11/2026")
    assert campaign.ends.last_on == date(2026, 11, 20)
    assert plan.readings["campaigns.0.ends"].node == "n2"


def test_an_end_in_words_of_its_own():
    campaign, _ = timed("Đợt thi đua bắt đầu từ ngày ký và kết thúc vào ngày 31/8/2026.")
    assert campaign.ends.last_on == date(2026, 8, 31)


def test_a_term_in_the_title_is_the_span_where_no_section_gives_one():
    plan = plan_of(subject="Phát động phong trào thi đua nhiệm kỳ 2025 - 2030")
    read_fields(plan)
    assert only(plan).ends.kind is MomentKind.TERM
    assert only(plan).ends.last_on == date(2030, 12, 31)


def test_a_school_year_is_a_span():
    campaign, _ = timed("Năm học 2026 - 2027.")
    assert (campaign.starts.kind, campaign.ends.kind) == (MomentKind.SCHOOL_YEAR,) * 2


def test_phases_have_names_and_days_of_their_own():
    campaign, _ = timed(
        "Gồm: Giai đoạn 1 từ ngày 01/3/2026 đến ngày 30/6/2026; Giai đoạn 2 từ ngày "
        "01/7/2026 đến ngày 20/11/2026."
    )
    assert [phase.name for phase in campaign.phases] == ["Giai đoạn 1", "Giai đoạn 2"]
    assert campaign.phases[1].starts.first_on == date(2026, 7, 1)
    assert campaign.phases[0].ends.last_on == date(2026, 6, 30)


def test_a_stretch_of_years_is_no_phase():
    campaign, _ = timed("Thực hiện trong giai đoạn 2026 - 2030.")
    assert campaign.phases == []


def test_the_time_of_registering_is_not_the_campaigns():
    plan = plan_of(part("ĐĂNG KÝ", item("Thời gian đăng ký: từ nay đến hết ngày 15/4/2026.")))
    read_fields(plan)
    assert only(plan).ends is None
    assert [row.deadline.on for row in plan.milestones] == [date(2026, 4, 15)]


def test_two_sections_are_two_campaigns_with_their_own_days():
    plan = plan_of(
        part("PHONG TRÀO “NGÕ SÁNG”", item("Thời gian: từ 01/3/2026 đến 30/6/2026.")),
        part("PHONG TRÀO “SUỐI TRONG”", item("Thời gian: từ 01/7/2026 đến 30/9/2026.")),
        part("KINH PHÍ", loose("Từ ngân sách xã.")),
        subject="Phát động hai phong trào thi đua “Ngõ sáng” và “Suối trong”",
    )
    read_fields(plan)
    assert [campaign.title for campaign in plan.campaigns] == [
        "Phong trào “Ngõ sáng”",
        "Phong trào “Suối trong”",
    ]
    assert [campaign.ends.last_on.month for campaign in plan.campaigns] == [6, 9]


def test_an_end_before_the_start_is_a_slip():
    _, plan = timed("Từ ngày 01/9/2026 đến ngày 01/5/2026.")
    assert [slip.kind for slip in plan.slips] == [SlipKind.DEADLINE]


@pytest.mark.parametrize(("day", "slips"), [("10/3/2026", 0), ("09/3/2026", 1)])
def test_a_deadline_before_the_paper_itself_is_a_slip(day, slips):
    plan = plan_of(
        part("TỔ CHỨC THỰC HIỆN", item(f"Các thôn gửi đăng ký về UBND xã trước {day}.")),
        day=10,
        month=3,
        year=2026,
    )
    read_fields(plan)
    assert len(plan.slips) == slips


def test_nothing_is_invented_for_a_paper_that_says_nothing():
    plan = plan_of(ground("Để đẩy mạnh việc vệ sinh, xã đề ra mấy việc sau."))
    read_fields(plan)
    campaign = only(plan)
    assert not campaign.confirmed
    assert (campaign.starts, campaign.ends, campaign.theme, campaign.fund) == (None, None, "", "")
    assert not (campaign.audiences or campaign.criteria or campaign.awards or campaign.dossier)
    assert not (plan.reporting or plan.milestones or plan.duties or plan.contact)
