"""Kế hoạch kiểm tra: its six parts, its days and hours, and what the records propose."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from docgen.contexts.inspection_plan import InspectionData, inspection_context
from docgen.drafts import Wanted, asked, draft_of
from docgen.jobs import papers
from models import office, plan_store
from models.council import CouncilMember
from models.errors import RuleBroken
from models.plan import PlanKind
from models.plan_list import newest_work_plan
from models.visits import Visit
from tests.docgen.paper import FACTS, made, texts
from tests.small_book import TODAY, fill, new_plan

TYPED = {"units": ["DV01", "DV02"], "starts_on": "2026-12-01"}


@pytest.fixture
def filled(book):
    fill()
    return book


def data(**fields: object) -> InspectionData:
    usual: dict[str, object] = {
        "office": FACTS,
        "subject": "Kiểm tra công tác thi đua, khen thưởng năm 2026",
        "on": date(2026, 5, 20),
        "visits": [
            Visit("Thôn Nà Sao", datetime(2026, 6, 9, 8, 0)),
            Visit("Trạm Y tế xã", datetime(2026, 6, 10, 14, 30)),
        ],
        "team": ["Bà Hà Thị Nhã: Trưởng đoàn;", "- Ông Vì Văn Tá: Thư ký"],
        "period": "Từ ngày 01/01/2026 đến thời điểm kiểm tra.",
        "aims": ["Nắm tình hình"],
        "demands": ["Khách quan"],
        "matters": ["Giao ước thi đua"],
        "duties": ["Phòng thông báo lịch"],
    }
    return InspectionData(**(usual | fields))


def said(context: dict[str, object], tmp_path) -> list[str]:
    return texts(made("inspection_plan", context, tmp_path))


def plan_rows(wanted: Wanted) -> list[tuple[str, str, str]]:
    rows = draft_of("inspection_plan", wanted).context["lich"]
    return [(row["don_vi"], row["ngay"], row["gio"]) for row in rows]


def test_the_six_parts_stand_in_their_order(tmp_path):
    words = said(inspection_context(data()), tmp_path)
    parts = [text for text in words if text.split(".")[0] in ("I", "II", "III", "IV", "V", "VI")]
    assert parts == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NỘI DUNG KIỂM TRA",
        "III. ĐỐI TƯỢNG, THỜI KỲ KIỂM TRA",
        "IV. THÀNH PHẦN ĐOÀN KIỂM TRA",
        "V. THỜI GIAN, LỊCH KIỂM TRA",
        "VI. TỔ CHỨC THỰC HIỆN",
    ]
    assert words[words.index("1. Mục đích") + 1] == "- Nắm tình hình."
    assert "- Bà Hà Thị Nhã: Trưởng đoàn;" in words and "- Ông Vì Văn Tá: Thư ký." in words
    assert "Thời kỳ kiểm tra: từ ngày 01/01/2026 đến thời điểm kiểm tra." in words


def test_days_and_hours_are_a_table_under_the_first_and_last_day(tmp_path):
    document = made("inspection_plan", inspection_context(data()), tmp_path)
    words = texts(document)
    assert (
        "Từ ngày 09 tháng 6 năm 2026 đến ngày 10 tháng 6 năm 2026, mỗi đơn vị một buổi, theo lịch"
        " sau:" in words
    )
    assert words[words.index("Giờ") + 1 :][:8] == [
        "1",
        "Thôn Nà Sao",
        "Thứ Ba, 09/6/2026",
        "08 giờ 00 phút",
        "2",
        "Trạm Y tế xã",
        "Thứ Tư, 10/6/2026",
        "14 giờ 30 phút",
    ]
    assert "tblHeader" in document.tables[1].rows[0]._tr.xml


def test_one_day_is_told_as_one_day(tmp_path):
    one = data(visits=[Visit("Thôn Nà Sao", datetime(2026, 6, 9, 8, 0))])
    words = said(inspection_context(one), tmp_path)
    assert "Kiểm tra trong ngày 09 tháng 6 năm 2026, theo lịch sau:" in words
    assert any("01 cơ quan, đơn vị có tên trong lịch kiểm tra tại Mục V" in text for text in words)


def test_the_units_own_report_is_the_first_duty(tmp_path):
    words = said(inspection_context(data(report_by=date(2026, 6, 4))), tmp_path)
    first = words[words.index("VI. TỔ CHỨC THỰC HIỆN") + 1]
    assert "gửi về Phòng Văn hóa - Xã hội trước ngày 04 tháng 6 năm 2026;" in first
    assert inspection_context(data())["to_chuc"] == ["- Phòng thông báo lịch."]


def test_the_end_names_the_plan_and_those_inspected_get_it(tmp_path):
    words = said(inspection_context(data()), tmp_path)
    assert (
        "Trên đây là Kế hoạch kiểm tra công tác thi đua, khen thưởng năm 2026 của Ủy ban nhân dân"
        " xã Suối Hoa; đề nghị các đơn vị, thành viên Đoàn kiểm tra thực hiện./." in words
    )
    start = words.index("Nơi nhận:")
    assert words[start + 1 : start + 3] == [
        "- Các đơn vị được kiểm tra;",
        "- Thành viên Đoàn kiểm tra;",
    ]


@pytest.mark.parametrize("empty", ["visits", "team"])
def test_nobody_to_visit_or_to_send_is_told(empty):
    with pytest.raises(RuleBroken, match="Chưa có"):
        inspection_context(data(**{empty: []}))


def test_visits_are_laid_out_over_working_days(filled):
    assert plan_rows(Wanted("", TODAY, TYPED)) == [
        ("Thôn Đồng Mạ", "Thứ Ba, 01/12/2026", "08 giờ 00 phút"),
        ("Thôn Nà Sao", "Thứ Ba, 01/12/2026", "14 giờ 00 phút"),
    ]
    only_mornings = {**TYPED, "afternoon": None, "starts_on": "2026-12-04"}
    assert [row[1] for row in plan_rows(Wanted("", TODAY, only_mornings))] == [
        "Thứ Sáu, 04/12/2026",
        "Thứ Hai, 07/12/2026",
    ]


def test_a_unit_may_have_its_own_time_and_a_stranger_may_join(filled):
    own = ["thôn Nà Sao: 30/11/2026 9h30", "Hợp tác xã Mận: 01/12/2026, 8 giờ 00 phút"]
    assert plan_rows(Wanted("", TODAY, {**TYPED, "own_times": own})) == [
        ("Thôn Nà Sao", "Thứ Hai, 30/11/2026", "09 giờ 30 phút"),
        ("Hợp tác xã Mận", "Thứ Ba, 01/12/2026", "08 giờ 00 phút"),
        ("Thôn Đồng Mạ", "Thứ Ba, 01/12/2026", "14 giờ 00 phút"),
    ]


@pytest.mark.parametrize(
    "line", ["Thôn Nà Sao 9h30", "Thôn: 31/11/2026 9h", "Thôn: 1/12/2026 25h"]
)
def test_an_own_time_that_cannot_be_read_is_shown_how(filled, line):
    with pytest.raises(RuleBroken, match="Lịch riêng ghi như"):
        draft_of("inspection_plan", Wanted("", TODAY, {**TYPED, "own_times": [line]}))


@pytest.mark.parametrize(
    "first, sentence",
    [("2026-11-20", "đã qua"), ("2028-01-01", "quá xa"), ("9999-12-31", "quá xa")],
)
def test_days_out_of_reach_are_told(filled, first, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        draft_of("inspection_plan", Wanted("", TODAY, {**TYPED, "starts_on": first}))


def test_a_round_may_begin_today_or_next_year(filled):
    assert plan_rows(Wanted("", TODAY, {**TYPED, "starts_on": "2026-11-21"}))[0][1] == (
        "Thứ Hai, 23/11/2026"  # today is a Saturday
    )
    assert plan_rows(Wanted("", TODAY, {**TYPED, "starts_on": "2027-12-31"}))


@pytest.mark.parametrize(
    "first, proposed", [("2026-12-01", "2026-11-26"), ("2026-11-25", None), ("", None)]
)
def test_the_units_report_is_proposed_three_working_days_before(filled, first, proposed):
    wanted = Wanted("", TODAY, {"starts_on": first})
    proposals = {ask.name: ask.proposal for ask in asked("inspection_plan", wanted)}
    assert proposals["report_by"] == proposed


def test_the_council_sends_the_team(filled):
    for role, name in (("chair", "Lò Thị Xa"), ("secretary", "Vì Văn Tá"), ("deputy", "Hà Mai")):
        CouncilMember.create(name=name, role=role, post="Công chức" if role == "secretary" else "")
    proposals = {a.name: a.proposal for a in asked("inspection_plan", Wanted("", TODAY))}
    assert proposals["team"] == ["Hà Mai: Trưởng đoàn", "Vì Văn Tá, Công chức: Thư ký"]


def test_without_a_council_the_desk_does(filled):
    office.set_profile(replace(office.profile_on(TODAY), desk_name="Phòng Văn hóa - Xã hội"))
    proposals = {a.name: a.proposal for a in asked("inspection_plan", Wanted("", TODAY))}
    assert proposals["team"][1].endswith("của Phòng Văn hóa - Xã hội: Thư ký")


def test_the_years_work_plan_is_the_ground(filled):
    assert newest_work_plan(2026) == ""
    head = replace(new_plan().head, subject="Công tác thi đua năm 2026")
    plan = replace(new_plan(), kind=PlanKind.WORK_PLAN, head=head, campaigns=[])
    code = plan_store.save(plan, TODAY)
    assert (newest_work_plan(2026), newest_work_plan(2025)) == (code, "")
    proposals = {a.name: a.proposal for a in asked("inspection_plan", Wanted("", TODAY))}
    assert "công tác thi đua năm 2026" in proposals["ground"]


def test_units_and_first_day_are_all_that_must_be_typed(filled):
    needed = [lack.ask for lack in papers.lacks("inspection_plan", "", TODAY) if lack.needed]
    assert needed == ["units", "starts_on"]
    with pytest.raises(RuleBroken, match="còn thiếu: đơn vị được kiểm tra; bắt đầu từ ngày"):
        draft_of("inspection_plan", Wanted("", TODAY))


def test_the_paper_is_registered_and_made_again(filled):
    old = papers.make(filled, "inspection_plan", "", TODAY, TYPED)
    assert old.type_name == "KẾ HOẠCH" and old.subject.endswith("năm 2026")
    again = papers.make_again(filled, old, TODAY)
    assert again.made_from["details"]["units"] == ["DV01", "DV02"]
