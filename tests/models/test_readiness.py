from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import readiness
from models.date_mentions import days_in, reworded
from models.plan import (
    Award,
    Campaign,
    Criterion,
    Head,
    Issuer,
    Mark,
    Milestone,
    Node,
    Phase,
    Plan,
    PlanKind,
    Quota,
    Reading,
    Recipient,
    ReportingRule,
    Role,
    Signature,
    Slip,
    Task,
)
from models.values import Deadline, Moment, MomentKind


def ready_plan() -> Plan:
    """A plan that lacks nothing but number, place and day."""
    return Plan(
        year=2026,
        head=Head(subject="Phát động phong trào Ngõ sạch"),
        issuer=Issuer(lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]),
        campaigns=[
            Campaign(
                title="Ngõ sạch",
                starts=Moment(kind=MomentKind.SIGNING, words="kể từ ngày ký"),
                ends=Moment.day(date(2026, 11, 30)),
                criteria=[Criterion(text="Ngõ không rác")],
                awards=[Award(form="Giấy khen")],
            )
        ],
        outline=[Node(key="n1", mark=Mark.ROMAN, text="MỤC ĐÍCH", heading=True)],
        reporting=[ReportingRule(title="Báo cáo quý", receiver="UBND xã")],
        recipients=[Recipient(text="Các thôn")],
        signatures=[Signature(lines=["CHỦ TỊCH"], name="Lò Văn Bình")],
    )


def missing(plan: Plan) -> list[str]:
    return [item.path for item in readiness.missing_to_issue(plan) if not item.is_advice]


def advice(plan: Plan) -> list[str]:
    return [item.path for item in readiness.missing_to_issue(plan) if item.is_advice]


def test_blank_number_place_and_day_are_advice_only():
    plan = ready_plan()
    assert missing(plan) == []
    assert advice(plan) == ["head.number", "head.day", "head.place"]


def test_an_empty_plan_is_told_all_it_needs():
    plan = Plan(campaigns=[Campaign()])
    assert missing(plan) == [
        "head.subject", "issuer.lines", "outline", "campaigns.0.title", "campaigns.0.starts",
        "campaigns.0.ends", "campaigns.0.criteria", "campaigns.0.awards", "reporting",
        "recipients", "signatures",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        ("head.subject", "  ", "head.subject"),
        ("campaigns.0.criteria", [], "campaigns.0.criteria"),
        ("campaigns.0.awards", [], "campaigns.0.awards"),
        ("campaigns.0.ends", None, "campaigns.0.ends"),
        ("reporting.0.receiver", "", "reporting.0.receiver"),
        ("signatures.0.name", "", "signatures.0.name"),
        ("recipients", [], "recipients"),
    ],
)
def test_each_thing_taken_away_is_asked_for_by_its_path(path, value, wanted):
    plan = ready_plan()
    owner: object = plan
    *steps, name = path.split(".")
    for step in steps:
        owner = owner[int(step)] if isinstance(owner, list) else getattr(owner, step)
    setattr(owner, name, value)
    assert missing(plan) == [wanted]


def test_a_theme_stands_for_a_title_and_words_of_the_outline_for_criteria():
    plan = ready_plan()
    plan.campaigns[0].title, plan.campaigns[0].theme = "", "Ngõ sạch, nhà vui"
    plan.campaigns[0].criteria = []
    told = Node(text="Tiêu chí", role=Role.CRITERIA, children=[Node(text="Ngõ không rác.")])
    plan.outline.append(told)
    assert missing(plan) == []
    told.filled = True  # then the words come from the record, which has none
    assert missing(plan) == ["campaigns.0.criteria"]


def test_a_work_plan_asks_for_tasks_with_bodies_and_no_campaign():
    plan = ready_plan()
    plan.kind, plan.campaigns, plan.reporting = PlanKind.WORK_PLAN, [], []
    assert missing(plan) == ["tasks"]
    plan.tasks = [Task(content="Họp khối", bodies=["Văn phòng"]), Task(content="Tổng kết")]
    assert missing(plan) == ["tasks.1.bodies"]


@pytest.mark.parametrize(
    ("ends", "is_wrong"),
    [(date(2026, 3, 4), True), (date(2026, 3, 5), False), (date(2026, 3, 6), False)],
)
def test_an_end_before_its_start_is_told_with_both_days(ends, is_wrong):
    stretch = Phase(starts=Moment.day(date(2026, 3, 5)), ends=Moment.day(ends))
    told = readiness.end_before_start(stretch)
    assert bool(told) == is_wrong
    plan = ready_plan()
    plan.campaigns[0].starts, plan.campaigns[0].ends = stretch.starts, stretch.ends
    assert ("campaigns.0.ends" in readiness.objections(plan)) == is_wrong
    if is_wrong:
        assert "04/03/2026" in told
        assert "05/03/2026" in told


@pytest.mark.parametrize(
    ("day", "month", "year", "is_wrong"),
    [
        (29, 2, 2024, False), (29, 2, 2026, True), (31, 4, None, True), (30, 4, None, False),
        (32, None, None, True), (None, 13, None, True), (None, None, None, False),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told(day, month, year, is_wrong):
    plan = Plan(head=Head(day=day, month=month, year=year))
    assert ("head.day" in readiness.objections(plan)) == is_wrong


def test_a_quota_upside_down_is_told():
    plan = ready_plan()
    plan.campaigns[0].awards[0].quotas = [Quota(least=4, most=3)]
    assert list(readiness.objections(plan)) == ["campaigns.0.awards.0.quotas"]
    plan.campaigns[0].awards[0].quotas = [Quota(least=3, most=3)]
    assert readiness.objections(plan) == {}


def test_what_is_proposed_is_counted_by_section_and_leads_to_the_first():
    plan = ready_plan()
    plan.readings = {
        "head.nation": Reading(words="CỘNG HÒA"),
        "head.subject": Reading(words="Phát động"),
        "campaigns.0.ends": Reading(words="đến hết 30/11"),
        "campaigns.0.fund": Reading(words="từ Quỹ"),
        "contact": Reading(words="Phòng Văn hóa", confirmed=True),
    }
    plan.campaigns[0].criteria[0].confirmed = False
    sections = [item.section for item in readiness.proposed(plan)]
    assert sections == ["general", "general", "awards", "criteria"]
    told = {item.path: item.sentence for item in readiness.missing_to_issue(plan)}
    assert told["head.subject"].startswith("Xác nhận 2 mục đề xuất")
    assert told["campaigns.0.criteria.0"].startswith("Xác nhận 1 mục")


def test_open_slips_are_advice_until_fixed():
    plan = ready_plan()
    plan.slips = [Slip(message="Ngoặc", fixable=True), Slip(message="Số", fixed=True)]
    assert "slips" in advice(plan)
    plan.slips[0].fixed = True
    assert "slips" not in advice(plan)


def moved_end(words: str, day: date) -> list[readiness.Missing]:
    plan = ready_plan()
    plan.outline.append(Node(key="n2", text=f"Từ ngày 01/3/2026 {words}."))
    plan.campaigns[0].ends = Moment.day(day)
    plan.readings["campaigns.0.ends"] = Reading(words=words, confirmed=True, node="n2")
    return readiness.mismatches(plan)


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("đến hết ngày 30/11/2026", "đến hết ngày 15/12/2026"),
        ("đến ngày 30 tháng 11 năm 2026", "đến ngày 15 tháng 12 năm 2026"),
    ],
)
def test_a_day_changed_in_the_record_is_missed_in_the_words_it_was_read_from(words, better):
    assert moved_end(words, date(2026, 11, 30)) == []
    [item] = moved_end(words, date(2026, 12, 15))
    assert (item.path, item.node, item.found, item.better) == (
        "campaigns.0.ends", "n2", words, better
    )  # fmt: skip
    assert "15/12/2026" in item.sentence


def test_a_filled_node_or_one_without_a_day_is_never_missed():
    plan = ready_plan()
    plan.outline = [Node(key="n2", text="Thời gian đến 30/11/2026", role=Role.TIME, filled=True)]
    plan.campaigns[0].ends = Moment.day(date(2026, 12, 15))
    plan.readings["campaigns.0.ends"] = Reading(words="x", node="n2")
    assert readiness.mismatches(plan) == []
    plan.outline[0].filled, plan.outline[0].text = False, "Thời gian cả năm"
    assert readiness.mismatches(plan) == []


def test_words_that_name_a_month_are_not_compared_with_the_days_beside_them():
    assert moved_end("đến hết tháng 11 năm 2026", date(2026, 12, 15)) == []


def test_a_milestone_is_compared_with_the_sentence_it_was_read_from():
    plan = ready_plan()
    plan.outline.append(Node(key="n2", text="Gửi hồ sơ trước ngày 05/12/2026."))
    plan.milestones = [
        Milestone(
            title="Hồ sơ", deadline=Deadline(on=date(2026, 12, 8)), node="n2",
            read_from="Gửi hồ sơ trước ngày 05/12/2026.",
        )
    ]  # fmt: skip
    [item] = readiness.mismatches(plan)
    assert item.better == "Gửi hồ sơ trước ngày 08/12/2026."


def test_words_that_name_several_days_are_left_to_the_clerk():
    text = "Từ **01/3/2026** đến **30/11/2026**"
    assert reworded(text, "đến 30/11/2026", date(2026, 12, 1)) == ("", "")


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.booleans())
def test_a_day_put_into_words_is_found_there_again(day, is_long):
    old = "ngày 05 tháng 4 năm 2026" if is_long else "05/4/2026"
    found, better = reworded(f"Xong trước {old}.", "", day)
    assert found
    assert days_in(better) == {day}
