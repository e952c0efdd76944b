"""Quyết định phát động: what is launched, with contents of its own or a plan, and from records."""

from dataclasses import replace
from datetime import date

import pytest

from docgen.contexts.launch_decision import LaunchData, Launched, launch_decision_context
from docgen.drafts import Wanted, draft_of
from docgen.jobs import papers
from docgen.lint import lint_file
from models import plan_store
from models.errors import RuleBroken
from models.plan import Audience, Campaign, Criterion, Ground
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill

CAMPAIGN = Launched(
    title="Bản sạch, nước trong",
    theme="Nhà sạch, ngõ đẹp",
    span="từ ngày 01/3/2026 đến hết ngày 30/11/2026",
    audiences=["Tập thể các bản", "Hộ gia đình", "Trường Tiểu học Suối Hoa"],
)


def launch_of(**fields: object) -> LaunchData:
    usual = {
        "office": FACTS,
        "campaigns": [CAMPAIGN],
        "grounds": ["Luật Thi đua, khen thưởng"],
        "content": ["90% hộ có hố rác", "mỗi bản một tuyến đường hoa."],
        "awards": ["Giấy khen của Chủ tịch Ủy ban nhân dân xã"],
        "fund": "Trích từ Quỹ Thi đua, khen thưởng xã",
        "responsible": "Phòng Văn hóa - Xã hội và các bản",
        "number": "9",
        "signed_on": date(2026, 2, 5),
    }
    return LaunchData(**(usual | fields))


def paper(folder, data):
    return made("launch_decision", launch_decision_context(data), folder)


def articles(folder, data) -> list[str]:
    shown = texts(paper(folder, data))
    return shown[shown.index("QUYẾT ĐỊNH:") + 1 : shown.index("Nơi nhận:")]


def test_a_launch_tells_theme_time_audiences_contents_awards_and_fund(tmp_path):
    assert articles(tmp_path, launch_of()) == [
        "Điều 1. Phát động phong trào thi đua “Bản sạch, nước trong”:",
        "1. Chủ đề: “Nhà sạch, ngõ đẹp”.",
        "2. Thời gian: từ ngày 01/3/2026 đến hết ngày 30/11/2026.",
        "3. Đối tượng: tập thể các bản; hộ gia đình; Trường Tiểu học Suối Hoa.",
        "Điều 2. Nội dung, chỉ tiêu thi đua chính:",
        "1. 90% hộ có hố rác;",
        "2. Mỗi bản một tuyến đường hoa.",
        "Điều 3. Tập thể, hộ gia đình, cá nhân có thành tích tiêu biểu được khen thưởng gồm: Giấy"
        " khen của Chủ tịch Ủy ban nhân dân xã.",
        "Kinh phí tổ chức, khen thưởng: trích từ Quỹ Thi đua, khen thưởng xã.",
        "Điều 4. Quyết định này có hiệu lực kể từ ngày ký.",
        "Phòng Văn hóa - Xã hội và các bản chịu trách nhiệm thi hành Quyết định này./.",
    ]
    assert [str(found) for found in lint_file(tmp_path / "launch_decision.docx")] == []


def test_a_plan_issued_with_it_takes_the_place_of_the_contents(tmp_path):
    data = launch_of(with_plan="Kế hoạch phát động phong trào thi đua “Bản sạch, nước trong”")
    shown = texts(paper(tmp_path, data))
    assert any(text.startswith("Về việc ban hành Kế hoạch phát động") for text in shown)
    second = next(text for text in shown if text.startswith("Điều 2."))
    assert second.startswith("Điều 2. Ban hành kèm theo Quyết định này Kế hoạch phát động")
    assert not any("hố rác" in text for text in shown)
    assert [str(found) for found in lint_file(tmp_path / "launch_decision.docx")] == []


def test_two_campaigns_are_a_khoan_each(tmp_path):
    other = Launched(title="Học tốt", audiences=["Các trường"])
    found = articles(tmp_path, launch_of(campaigns=[CAMPAIGN, other]))
    assert found[0] == "Điều 1. Phát động 02 phong trào thi đua:"
    assert found[1].startswith("1. Phong trào thi đua “Bản sạch, nước trong”; chủ đề: “Nhà sạch")
    assert found[2] == "2. Phong trào thi đua “Học tốt”; đối tượng: các trường."


def test_what_is_not_known_is_left_out(tmp_path):
    bare = launch_of(campaigns=[Launched(title="Học tốt")], content=[], awards=[], fund="")
    found = articles(tmp_path, bare)
    assert found[0] == "Điều 1. Phát động phong trào thi đua “Học tốt”."
    assert found[1].startswith("Điều 2. Nội dung, chỉ tiêu thi đua thực hiện theo kế hoạch")
    assert found[2].endswith("được khen thưởng theo quy định của pháp luật.")
    assert not any(text.startswith("Kinh phí") for text in found)


def test_without_a_campaign_nothing_is_launched():
    with pytest.raises(RuleBroken, match="Chưa có tên phong trào"):
        launch_decision_context(launch_of(campaigns=[]))


# --- from the records ------------------------------------------------------------------------


@pytest.fixture
def code(book) -> str:
    made_code = fill()
    plan = plan_store.load(made_code)
    campaign: Campaign = plan.campaigns[0]
    campaign.theme, campaign.fund = "Ngõ hoa", "Quỹ Thi đua, khen thưởng xã"
    campaign.audiences = [Audience(name="Các thôn")]
    campaign.criteria = [Criterion(text="Hộ trồng hoa", operator=">=", value=80, unit="%")]
    plan.grounds = [
        Ground(text="Căn cứ Luật Thi đua, khen thưởng;"),
        Ground(text="Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ"),
        Ground(text="Nghị quyết số 21/NQ-HĐND ngày 19/12/2025 của Hội đồng nhân dân xã"),
    ]
    plan_store.save(plan, TODAY)
    return made_code


def draft(code: str, **details: object):
    return draft_of("launch_decision", Wanted(code, TODAY, details))


def test_all_comes_from_the_plan_and_no_law_is_cited_twice(code):
    made_draft = draft(code, way="direct")
    first, second, third, _ = made_draft.context["dieu"]
    assert "Đường hoa thôn bản" in first and "“Ngõ hoa”" in first and "các thôn" in first
    assert "từ ngày 01" in first.replace("\u00a0", " ")
    assert "Hộ trồng hoa: từ 80% trở lên" in second
    assert "Chủ tịch UBND xã" in third and "Quỹ Thi đua" in third
    grounds = made_draft.context["can_cu"]
    assert sum("152/2025/NĐ-CP" in line for line in grounds) == 1
    assert sum(line.startswith("Căn cứ Luật Thi đua") for line in grounds) == 1
    assert any("21/NQ-HĐND" in line for line in grounds)


def test_a_plan_without_number_is_issued_with_the_decision(code):
    made_draft = draft(code)
    assert made_draft.subject == (
        "Về việc ban hành Kế hoạch phát động phong trào thi đua trồng hoa ven đường"
    )
    plan = plan_store.load(code)
    plan.head = replace(plan.head, number="12", day=5, month=1, year=2026)
    plan_store.save(plan, TODAY)
    made_draft = draft(code)
    assert made_draft.subject == "Về việc phát động phong trào thi đua “Đường hoa thôn bản”"
    assert "12/KH-UBND" in made_draft.context["can_cu"][-1].replace("\u00a0", " ")


def test_what_is_missing_is_said(code):
    assert not any(lack.needed for lack in papers.lacks("launch_decision", code, TODAY))
    found = papers.lacks("launch_decision", code, TODAY, {"responsible": " "})
    assert found[0].text == "Chưa có: chịu trách nhiệm thi hành."
    assert found[0].ask == "responsible"
