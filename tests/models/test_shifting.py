from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan import (
    Campaign,
    Ground,
    Head,
    Mark,
    Milestone,
    Node,
    Phase,
    Plan,
    Reading,
    ReportingRule,
    Slip,
    Table,
    Task,
)
from models.shifting import duplicated, forget_keys, moved_day, shifted
from models.values import Cadence, Deadline, DueRule, Moment, MomentKind

PARENT = "Kế hoạch số 41/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh Vân Sơn"


def plan_of(text: str = "", **fields: object) -> Plan:
    """A plan for 2026 with one paragraph."""
    values = {
        "year": 2026,
        "head": Head(number="12", day=5, month=1, year=2026, subject="Thi đua năm 2026"),
        "outline": [Node(key="n1", text=text)],
    }
    return Plan(**{**values, **fields})


def moved_text(text: str, years: int = 1, **fields: object) -> str:
    return shifted(plan_of(text, **fields), years).outline[0].text


def test_number_and_day_become_blank_and_the_year_moves():
    head = shifted(plan_of(), 2).head
    assert (head.number, head.day, head.month, head.year) == ("", None, 1, 2028)
    assert head.subject == "Thi đua năm 2028"


def test_the_plan_that_is_moved_stays_as_it_was():
    plan = plan_of("trước ngày 15/12/2026", milestones=[Milestone(title="Đăng ký năm 2026")])
    shifted(plan, 3)
    assert plan.head.number == "12" and plan.year == 2026
    assert plan.outline[0].text == "trước ngày 15/12/2026"
    assert plan.milestones[0].title == "Đăng ký năm 2026"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("trước ngày 15/12/2026.", "trước ngày 15/12/2027."),
        ("đến hết ngày 05 tháng 12 năm 2026", "đến hết ngày 05 tháng 12 năm 2027"),
        ("Quý I/2026 và năm 2027", "Quý I/2027 và năm 2028"),
        ("năm học 2025 - 2026", "năm học 2026 - 2027"),
        ("năm học 2026-2027", "năm học 2027-2028"),
        ("tổng kết năm 2025, 2026", "tổng kết năm 2026, 2027"),
    ],
)
def test_own_years_move(before, after):
    assert moved_text(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Luật Thi đua, khen thưởng số 06/2022/QH15",
        "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ",
        "Nghị quyết số 09/NQ-HĐND ngày 20 tháng 12 năm 2025 của Hội đồng nhân dân xã",
        "Kế hoạch số 41/KH-UBND ngày 12/01/2026 của UBND tỉnh về thi đua cao điểm năm 2026;",
        "Chỉ thị số 02-CT/ĐU ngày 06/01/2026 của Đảng ủy xã",
        "kỷ niệm 35 năm Ngày mở làng (15/10/1991 - 15/10/2026)",
        "em Lý A Tủa, sinh năm 2026",
        "trồng 2026 cây quế",
        "kinh phí 2.026.000 đồng",
        "khởi nguồn từ năm 1975",
    ],
)
def test_citations_history_and_amounts_stay(text):
    assert moved_text(text) == text


def test_after_a_citation_the_plan_speaks_of_itself_again():
    text = f"Thực hiện {PARENT}, Ủy ban nhân dân xã phát động thi đua năm 2026."
    assert (
        moved_text(text) == f"Thực hiện {PARENT}, Ủy ban nhân dân xã phát động thi đua năm 2027."
    )


def test_a_ground_is_kept_word_for_word_wherever_it_stands():
    ground = Ground(text="Bài phát động đầu xuân năm 2026", dated_on=date(2026, 1, 12))
    moved = shifted(plan_of("Theo Bài phát động đầu xuân năm 2026", grounds=[ground]), 1)
    assert moved.outline[0].text == "Theo Bài phát động đầu xuân năm 2026"
    assert moved.grounds == [ground]


def test_a_term_moves_whole():
    campaign = Campaign(
        starts=Moment.day(date(2025, 3, 10)),
        ends=Moment(
            kind=MomentKind.TERM, last_on=date(2030, 6, 30), words="hết nhiệm kỳ 2025 - 2030"
        ),
    )
    moved = shifted(plan_of("nhiệm kỳ 2025 - 2030", campaigns=[campaign]), 1)
    assert moved.campaigns[0].ends.last_on == date(2031, 6, 30)
    assert moved.campaigns[0].ends.words == "hết nhiệm kỳ 2026 - 2031"
    assert moved.outline[0].text == "nhiệm kỳ 2026 - 2031"


def test_every_kind_of_day_moves():
    plan = plan_of(
        campaigns=[Campaign(phases=[Phase(name="Đợt 1/2026", ends=Moment.month(2026, 2))])],
        milestones=[Milestone(deadline=Deadline(on=date(2026, 9, 30), words="30/9/2026"))],
        reporting=[
            ReportingRule(cadence=Cadence.LISTED, listed=[date(2026, 6, 5), date(2027, 1, 8)]),
            ReportingRule(due=DueRule(on=date(2026, 12, 4), words="trước ngày 04/12/2026")),
        ],
        tasks=[Task(content="Sơ kết 2026", deadline=Deadline(on=date(2026, 7, 1)))],
        outline=[Node(table=Table(columns=["Năm 2026"], rows=[["Tháng 3/2026"]]))],
    )
    moved = shifted(plan, 2)
    phase = moved.campaigns[0].phases[0]
    assert (phase.name, phase.ends.last_on) == ("Đợt 1/2028", date(2028, 2, 29))
    assert moved.milestones[0].deadline == Deadline(on=date(2028, 9, 30), words="30/9/2028")
    assert moved.reporting[0].listed == [date(2028, 6, 5), date(2029, 1, 8)]
    assert moved.reporting[1].due.on == date(2028, 12, 4)
    assert moved.reporting[1].due.words == "trước ngày 04/12/2028"
    assert moved.tasks[0].deadline.on == date(2028, 7, 1)
    assert moved.outline[0].table == Table(columns=["Năm 2028"], rows=[["Tháng 3/2028"]])


def test_a_leap_day_falls_back_in_days_and_in_words():
    plan = plan_of(
        "trước ngày 29/02/2028, ngày 29 tháng 02 năm 2028",
        year=2028,
        milestones=[Milestone(deadline=Deadline(on=date(2028, 2, 29)))],
    )
    moved = shifted(plan, 1)
    assert moved.milestones[0].deadline.on == date(2029, 2, 28)
    assert moved.outline[0].text == "trước ngày 28/02/2029, ngày 28 tháng 02 năm 2029"
    assert shifted(plan, 4).outline[0].text.startswith("trước ngày 29/02/2032")


@given(st.dates(date(2020, 1, 1), date(2090, 12, 31)), st.integers(-30, 30))
def test_there_and_back_gives_the_same_day(day, years):
    back = moved_day(moved_day(day, years), -years)
    assert back == (day.replace(day=28) if (day.month, day.day) == (2, 29) and years % 4 else day)


@given(st.lists(st.dates(date(2024, 3, 1), date(2027, 12, 31)), max_size=4), st.integers(-9, 9))
def test_a_plan_moved_there_and_back_has_the_same_days(days, years):
    plan = plan_of(
        reporting=[ReportingRule(cadence=Cadence.LISTED, listed=days)],
        milestones=[Milestone(deadline=Deadline(on=day)) for day in days],
        campaigns=[Campaign(starts=Moment.day(day)) for day in days],
    )
    back = shifted(shifted(plan, years), -years)
    assert (back.year, back.head.year) == (plan.year, plan.head.year)
    assert (back.reporting, back.milestones) == (plan.reporting, plan.milestones)
    assert back.campaigns == plan.campaigns


def test_a_duplicate_is_a_fresh_draft():
    plan = plan_of(
        "I. năm 2026",
        code="PT-2026-001",
        campaigns=[
            Campaign(
                key="c1",
                confirmed=False,
                read_from="thi đua",
                node="n1",
                phases=[Phase(key="p1", read_from="đợt 1", confirmed=False)],
            ),
        ],
        tasks=[Task(key="t1", done_on=date(2026, 2, 3), campaign_code="PT-2026-002")],
        grounds=[Ground(key="g1", text=PARENT, dated_on=date(2026, 1, 12), confirmed=False)],
        slips=[Slip(message="Thiếu dấu")],
        readings={"head.number": Reading(words="Số 12")},
    )
    plan.outline[0].children.append(Node(key="n2", mark=Mark.DASH, text="Hết năm 2026"))
    fresh = duplicated(plan, 1)
    campaign, task, ground = fresh.campaigns[0], fresh.tasks[0], fresh.grounds[0]
    assert (fresh.code, fresh.slips, fresh.readings) == ("", [], {})
    assert campaign == Campaign(phases=[Phase()])
    assert (task.key, task.done_on, task.campaign_code) == ("", None, "")
    assert ground == Ground(text=PARENT, dated_on=date(2026, 1, 12))
    assert [node.key for node in (fresh.outline[0], *fresh.outline[0].children)] == ["", ""]
    assert fresh.outline[0].children[0].text == "Hết năm 2027"


def test_forgotten_keys_leave_the_outline_alone():
    plan = plan_of(
        campaigns=[Campaign(key="c1", node="n1", phases=[Phase(key="p1")])],
        grounds=[Ground(key="g1")],
    )
    forget_keys(plan)
    assert (plan.campaigns[0].key, plan.campaigns[0].phases[0].key, plan.grounds[0].key) == (
        "",
        "",
        "",
    )
    assert (plan.campaigns[0].node, plan.outline[0].key) == ("n1", "n1")
