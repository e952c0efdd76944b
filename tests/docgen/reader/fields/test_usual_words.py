"""Turns of phrase of offices, schools and unions that plans of communes do not have."""

from datetime import date

import pytest

from docgen.reader.fields import read_fields
from docgen.reader.fields.awards import awards_in
from docgen.reader.fields.bodies import is_above
from docgen.reader.fields.quotas import quotas_in
from models.plan import Node, Plan, RecipientKind, Table
from models.values import Cadence, MomentKind
from tests.docgen.reader.fields.papers import item, loose, only, part, plan_of

OFFICE = "Sở Y tế"
UNION = "Đoàn xã Suối Hoa"


def read(*outline, **head) -> Plan:
    plan = plan_of(*outline, **head)
    read_fields(plan)
    return plan


def days(plan):
    return [(row.title, row.deadline.on) for row in plan.milestones]


def test_a_step_of_the_road_is_no_span():
    plan = read(
        part("TIẾN ĐỘ THỰC HIỆN", item("Quý I/2026: Phát động (xong trước 31/3/2026)."),
             item("Quý IV/2026: Tổng kết phong trào (từ 15/11 đến 10/12/2026).")),
        subject="Phát động phong trào thi đua “Nước sạch” năm 2026", year=2026,
    )  # fmt: skip
    campaign = only(plan)
    assert campaign.ends.kind is MomentKind.YEAR
    assert (campaign.starts.first_on, campaign.ends.last_on) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert days(plan) == [
        ("Phát động phong trào", date(2026, 3, 31)),
        ("Tổng kết phong trào", date(2026, 12, 10)),
    ]


def test_the_last_months_of_a_year_have_an_end_only():
    plan = read(subject="Phát động thi đua cao điểm những tháng cuối năm 2026", year=2026)
    assert only(plan).starts is None
    assert only(plan).ends.last_on == date(2026, 12, 31)


@pytest.mark.parametrize("to", ["và ngày 15 tháng 12", "và 15/12"])
def test_two_days_for_two_periods_are_paired(to):
    plan = read(
        part("BÁO CÁO", item(f"Định kỳ 06 tháng, 01 năm các thôn báo cáo trước ngày 15/6 {to}.")),
        year=2026,
    )
    assert [(r.cadence, r.due.day, r.due.month) for r in plan.reporting] == [
        (Cadence.HALF_YEAR, 15, 6),
        (Cadence.YEAR, 15, 12),
    ]


def test_a_basis_holds_up_to_the_semicolon():
    rows = quotas_in("mỗi bệnh viện 01 tập thể, 02 cá nhân; khối cơ quan không quá 10 tập thể")
    assert [(row.most, row.basis) for row in rows] == [
        (1, "mỗi bệnh viện"),
        (2, "mỗi bệnh viện"),
        (10, ""),
    ]


def test_who_is_meant_by_a_share_may_stand_before_it():
    rows = quotas_in("tập thể không quá 30% tổng số xã, thị trấn; cá nhân không quá 5% tổng số hộ")
    assert [(row.kind, row.percent) for row in rows] == [
        (RecipientKind.COLLECTIVE, 30),
        (RecipientKind.PERSON, 5),
    ]
    assert rows[0].basis == "tổng số xã, thị trấn"


def test_each_form_keeps_its_own_numbers():
    plan = plan_of(issuer="Ủy ban nhân dân huyện Mường Rạng")
    kept, sent = awards_in(
        "Chủ tịch UBND huyện tặng Giấy khen cho tối đa 05 tập thể; lựa chọn 01 tập thể, 02 cá"
        " nhân trình Chủ tịch UBND tỉnh tặng Bằng khen.",
        plan,
        in_section=True,
    )
    assert [quota.most for quota in kept.quotas] == [5]
    assert [quota.most for quota in sent.quotas] == [1, 2]
    assert (kept.proposed_upward, sent.proposed_upward) == (False, True)


def test_an_office_of_the_province_proposes_to_the_province():
    plan = plan_of(issuer=OFFICE)
    [asked] = awards_in("Đề nghị UBND tỉnh tặng Bằng khen cho 03 tập thể.", plan, in_section=True)
    [own] = awards_in("Giám đốc Sở Y tế tặng Giấy khen.", plan, in_section=True)
    assert (asked.proposed_upward, own.proposed_upward) == (True, False)
    assert is_above("Giám đốc Sở", plan) is False


def test_a_union_and_a_committee_of_one_level_give_two_awards():
    plan = read(
        part("KHEN THƯỞNG", loose("Ban Chấp hành Đoàn xã tặng Giấy khen cho 03 chi đoàn, 05 đoàn"
             " viên; đề nghị Chủ tịch UBND xã tặng Giấy khen 01 chi đoàn.")),
        issuer=UNION,
    )  # fmt: skip
    own, asked = only(plan).awards
    assert [quota.most for quota in own.quotas] == [3, 5]
    assert (own.proposed_upward, asked.proposed_upward) == (False, True)


def test_who_issues_the_plan_receives_and_does_not_collect():
    plan = read(
        part("HỒ SƠ", item("Hồ sơ gồm: tờ trình, biên bản họp xét; lập thành 02 bộ, gửi về Sở Y tế"
             " trước ngày 20/11/2026.")),
        issuer=OFFICE, year=2026,
    )  # fmt: skip
    [row] = plan.milestones
    assert (row.receiver, row.via) == ("Sở Y tế", "")
    assert [(piece.text, piece.copies) for piece in only(plan).dossier] == [
        ("Tờ trình", 2),
        ("Biên bản họp xét", 2),
    ]


def test_a_term_within_the_work_is_no_milestone():
    plan = read(
        part("NỘI DUNG", item("Giải quyết hồ sơ trong thời hạn 03 ngày kể từ ngày nhận đủ.")),
        part("TIÊU CHUẨN", item("Tập thể: giải ngân từ 98% trở lên trước ngày 25/12/2026.")),
        year=2026,
    )  # fmt: skip
    assert plan.milestones == []
    assert [one.value for one in only(plan).criteria] == [98]


def test_an_office_that_checks_dossiers_does_not_send_them():
    plan = read(
        part("TỔ CHỨC THỰC HIỆN",
             item("Phòng Nội vụ: thẩm định hồ sơ, trình khen thưởng trước ngày 10/12/2026.")),
        year=2026,
    )  # fmt: skip
    assert days(plan) == [("Thẩm định, trình khen thưởng", date(2026, 12, 10))]
    assert not plan.milestones[0].owed_by_units


def test_what_goes_with_a_report_goes_the_same_way():
    plan = read(
        part("TỔ CHỨC THỰC HIỆN", item(
            "Các thôn",
            "Gửi kế hoạch về UBND xã (qua Phòng Kinh tế) trước ngày 28/02/2026.",
            "Báo cáo tổng kết kèm hồ sơ đề nghị khen thưởng trước ngày 05/12/2026.")),
        year=2026,
    )  # fmt: skip
    dossiers = plan.milestones[-1]
    assert (dossiers.title, dossiers.via) == ("Gửi hồ sơ đề nghị khen thưởng", "Phòng Kinh tế")


def test_the_fund_is_named_without_who_finds_it():
    plan = read(
        part("TỔ CHỨC THỰC HIỆN",
             item("Văn phòng Sở: Chuẩn bị kinh phí khen thưởng từ quỹ thi đua khen thưởng.")),
        issuer=OFFICE,
    )  # fmt: skip
    assert only(plan).fund == "Chuẩn bị kinh phí khen thưởng từ quỹ thi đua khen thưởng"


def test_a_day_in_the_note_is_the_deadline():
    columns = ["Thời gian", "Nội dung công việc", "Người phụ trách", "Ghi chú"]
    rows = [["Tháng 9/2026", "Đăng ký danh hiệu", "Hiệu trưởng", "Xong trước 30/9/2026"],
            ["Tháng 5/2027", "Nộp hồ sơ", "Tổ văn phòng", ""]]  # fmt: skip
    plan = read(
        Node(table=Table(columns=columns, rows=rows)),
        subject="Công tác thi đua, khen thưởng năm học 2026 - 2027",
        issuer="Trường Tiểu học Nà Lêng",
    )
    assert [task.deadline.on for task in plan.tasks] == [date(2026, 9, 30), date(2027, 5, 31)]


def test_two_reports_in_one_sentence_have_their_own_names():
    plan = read(
        part("BÁO CÁO", item("Các trường báo cáo sơ kết học kỳ I trước ngày 15/01/2027, tổng kết"
             " năm học trước ngày 31/5/2027.")),
        year=2026,
    )  # fmt: skip
    assert [row.title for row in plan.reporting] == [
        "Báo cáo sơ kết học kỳ I",
        "Báo cáo tổng kết năm học",
    ]


def test_a_bold_roman_row_is_the_title_of_a_group():
    columns = ["STT", "Nội dung", "Chủ trì", "Thời gian"]
    rows = [["**I**", "**Kiểm tra**", "", ""], ["1", "Kiểm tra 05 thôn", "UBND xã", "Quý II"]]
    plan = read(
        Node(table=Table(columns=columns, rows=rows)), subject="Hoạt động của Hội đồng năm 2026"
    )
    assert [(task.content, task.quarter) for task in plan.tasks] == [("Kiểm tra 05 thôn", 2)]


def test_a_title_in_capitals_is_spelt_as_in_running_text():
    plan = read(
        part("KHEN THƯỞNG", item("Tổng kết phong trào “Suối trong, bản sạch”.")),
        subject="PHÁT ĐỘNG PHONG TRÀO THI ĐUA “SUỐI TRONG, BẢN SẠCH” NĂM 2026",
    )
    assert only(plan).title == "Phong trào thi đua “Suối trong, bản sạch” năm 2026"
