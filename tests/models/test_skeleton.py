from datetime import date

from docgen.contexts.plan import plan_context
from docgen.jobs.generating import generate_file
from models import plan_store
from models.office import OfficeProfile
from models.plan import CampaignKind, Mark, PlanKind, Role
from models.readiness import missing_to_issue, walk
from models.skeleton import new_campaign_plan, new_work_plan

TODAY = date(2026, 11, 21)
PROFILE = OfficeProfile(
    name="Ủy ban nhân dân xã Suối Hoa",
    issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
    place="Suối Hoa",
    signer_name="Lò Văn Đoàn",
    recipients=["Thường trực Đảng ủy", "Các thôn"],
)


def new_plan():
    return new_campaign_plan("  Ngõ sạch,  nhà xanh ", 2027, CampaignKind.SPRINT, PROFILE, TODAY)


def test_a_new_plan_carries_the_office_and_asks_only_for_what_the_clerk_must_say():
    plan = new_plan()
    assert plan.campaigns[0].title == "Ngõ sạch, nhà xanh"
    assert plan.issuer.lines == PROFILE.issuer_lines
    assert (plan.head.symbol, plan.head.place, plan.head.number) == ("/KH-UBND", "Suối Hoa", "")
    assert [item.text for item in plan.recipients][-1] == "Lưu: VT, VHXH"
    assert plan.signatures[0].name == "Lò Văn Đoàn"
    asked = {item.path for item in missing_to_issue(plan) if not item.is_advice}
    assert asked == {
        "campaigns.0.starts",
        "campaigns.0.ends",
        "campaigns.0.criteria",
        "campaigns.0.awards",
        "reporting",
    }


def test_the_outline_has_the_four_usual_parts_in_order():
    parts = [node.text for node in new_plan().outline if node.mark is Mark.ROMAN]
    assert parts == [
        "MỤC ĐÍCH, YÊU CẦU",
        "NỘI DUNG, THỜI GIAN, CHỦ ĐỀ",
        "TIÊU CHÍ, HÌNH THỨC KHEN THƯỞNG",
        "TỔ CHỨC THỰC HIỆN",
    ]


def test_what_the_record_says_appears_in_the_paper():
    plan = new_plan()
    plan.campaigns[0].theme = "Mỗi nhà một gốc cây"
    words = str(plan_context(plan)["noi_dung"])
    assert "Mỗi nhà một gốc cây" in words


def test_a_work_plan_is_about_its_table_of_tasks():
    plan = new_work_plan(2027, PROFILE, TODAY)
    assert plan.kind is PlanKind.WORK_PLAN
    assert not plan.campaigns
    assert [node.role for node in walk(plan.outline) if node.role is Role.TASKS] == [Role.TASKS]


def test_a_new_plan_can_be_printed_at_once(book):
    code = plan_store.save(new_plan(), TODAY)
    assert generate_file(book, "plan", code, TODAY).is_file()
