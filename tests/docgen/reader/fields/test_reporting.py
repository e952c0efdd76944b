from datetime import date

import pytest

from docgen.reader.fields import read_fields
from models.plan import Reporter
from models.values import Cadence, Wording
from tests.docgen.reader.fields.papers import closing, item, part, plan_of


def read(*items, **head):
    plan = plan_of(part("TỔ CHỨC THỰC HIỆN", *items), **({"year": 2026} | head))
    read_fields(plan)
    return plan


def test_every_cadence_of_a_list_is_a_rule():
    plan = read(
        item("Các thôn báo cáo định kỳ hằng tháng, quý, 6 tháng, 9 tháng, năm gửi Phòng Kinh tế.")
    )
    assert [rule.cadence for rule in plan.reporting] == [
        Cadence.MONTH,
        Cadence.QUARTER,
        Cadence.HALF_YEAR,
        Cadence.NINE_MONTHS,
        Cadence.YEAR,
    ]
    assert {rule.reporter for rule in plan.reporting} == {Reporter.UNITS}
    assert {rule.via for rule in plan.reporting} == {"Phòng Kinh tế"}


def test_units_and_the_collecting_office_have_cycles_of_their_own():
    plan = read(
        item("Phòng Nội vụ", "Hằng quý tổng hợp, báo cáo UBND huyện."),
        item("Các xã báo cáo hằng tháng về UBND huyện (qua Phòng Nội vụ)."),
        issuer="Ủy ban nhân dân huyện Nậm Vàng",
    )
    rules = [(rule.cadence, rule.reporter, rule.receiver, rule.via) for rule in plan.reporting]
    assert rules == [
        (Cadence.QUARTER, Reporter.COLLECTOR, "UBND huyện", ""),
        (Cadence.MONTH, Reporter.UNITS, "UBND huyện", "Phòng Nội vụ"),
    ]


@pytest.mark.parametrize(
    ("text", "cadence", "due"),
    [
        ("báo cáo hằng tháng trước ngày 25", Cadence.MONTH, (25, None, 0, 0)),
        ("hằng tháng báo cáo chậm nhất ngày 05", Cadence.MONTH, (5, None, 1, 0)),
        ("báo cáo năm trước ngày 15/12 hằng năm", Cadence.YEAR, (15, 12, 0, 0)),
        ("báo cáo năm trước ngày 05/01 năm sau", Cadence.YEAR, (5, 1, 0, 1)),
        ("báo cáo quý trước ngày 20 của tháng cuối quý", Cadence.QUARTER, (20, None, 0, 0)),
    ],
)
def test_a_recurring_report_has_a_recurring_day(text, cadence, due):
    rule = read(item(f"Các thôn {text}.")).reporting[0]
    assert rule.cadence is cadence
    got = (rule.due.day, rule.due.month, rule.due.months_later, rule.due.years_later)
    assert got == due


def test_each_cadence_keeps_the_day_that_follows_it():
    plan = read(item("Các thôn báo cáo 6 tháng trước ngày 15/6/2026, năm trước ngày 05/12/2026."))
    dues = [(rule.cadence, rule.due.day, rule.due.month) for rule in plan.reporting]
    assert dues == [(Cadence.HALF_YEAR, 15, 6), (Cadence.YEAR, 5, 12)]


def test_a_last_report_beside_a_monthly_one_is_owed_once():
    plan = read(
        item("Các thôn báo cáo trước ngày 25 hằng tháng, báo cáo tổng kết trước ngày 05/6/2026.")
    )
    once = [rule for rule in plan.reporting if rule.cadence is Cadence.ONCE]
    assert [(rule.title, rule.due.on) for rule in once] == [("Báo cáo tổng kết", date(2026, 6, 5))]
    assert once[0].due.wording is Wording.BEFORE


def test_listed_days_are_one_rule():
    rule = read(item("Các thôn báo cáo vào các ngày 31/3/2026, 30/6/2026 và 30/9/2026.")).reporting
    assert [row.cadence for row in rule] == [Cadence.LISTED]
    assert rule[0].listed == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]


def test_one_day_for_report_and_dossier_is_a_rule_and_a_milestone():
    plan = read(
        item("Các thôn báo cáo kết quả và gửi hồ sơ khen thưởng về UBND xã trước ngày 10/12/2026.")
    )
    assert [rule.due.on for rule in plan.reporting] == [date(2026, 12, 10)]
    assert [(row.title, row.owed_by_units) for row in plan.milestones] == [
        ("Gửi hồ sơ đề nghị khen thưởng", True)
    ]


@pytest.mark.parametrize(
    ("text", "title", "owed"),
    [
        ("Các thôn gửi bản đăng ký về UBND xã trước ngày 10/4/2026", "Đăng ký thi đua", True),
        (
            "Các thôn xây dựng kế hoạch, gửi về UBND xã trước ngày 10/4/2026",
            "Gửi kế hoạch của đơn vị",
            True,
        ),
        ("Tổ chức sơ kết trong tháng 7/2026", "Sơ kết phong trào", False),
        ("Tổ chức lễ phát động xong trước ngày 10/4/2026", "Phát động phong trào", False),
        (
            "Phòng Kinh tế trình hồ sơ khen thưởng trước ngày 10/4/2026",
            "Gửi hồ sơ đề nghị khen thưởng",
            False,
        ),
    ],
)
def test_a_milestone_says_what_is_due_and_whether_each_unit_owes_it(text, title, owed):
    row = read(item(f"{text}.")).milestones[0]
    assert (row.title, row.owed_by_units) == (title, owed)
    assert row.read_from.startswith(text[:20]) and row.node and not row.confirmed


def test_a_milestone_keeps_receiver_and_collector_apart():
    text = "Các thôn gửi hồ sơ về UBND xã (qua Phòng Kinh tế) chậm nhất ngày 10/4/2026."
    row = read(item(text)).milestones[0]
    assert (row.receiver, row.via) == ("UBND xã", "Phòng Kinh tế")
    assert (row.deadline.on, row.deadline.wording) == (date(2026, 4, 10), Wording.UNTIL_END)


def test_the_day_of_a_cited_paper_is_due_to_nobody():
    plan = read(item("Các thôn thực hiện Quyết định số 9/QĐ-UBND ngày 05/3/2026 của UBND tỉnh."))
    assert plan.milestones == []


def test_what_is_handed_on_is_not_owed_by_the_units():
    plan = read(
        item("Các thôn gửi đăng ký về Phòng Kinh tế để tổng hợp, báo cáo trước 10/4/2026.")
    )
    assert plan.reporting == []


def test_a_clause_of_the_closing_tells_who_receives():
    plan = plan_of(
        part("BÁO CÁO", item("Các thôn báo cáo hằng quý gửi Phòng Kinh tế tổng hợp.")),
        closing("Yêu cầu các thôn báo cáo định kỳ về UBND xã (qua Phòng Kinh tế)."),
    )
    read_fields(plan)
    assert (plan.reporting[0].receiver, plan.reporting[0].via) == ("UBND xã", "Phòng Kinh tế")


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Mọi thông tin xin liên hệ bà Mùa Thị Dâu, điện thoại 0900.111.222.", "bà Mùa Thị Dâu"),
        ("Đầu mối liên hệ: ông Lò Văn Chẻo, SĐT 0900 111 222.", "ông Lò Văn Chẻo"),
        ("Giữ mối liên hệ chặt chẽ với các thôn.", ""),
    ],
)
def test_whom_to_ring_up_is_found(text, contact):
    assert read(item(text)).contact.partition(",")[0] == contact
