from datetime import date, timedelta

import pytest

from models import journal, plan_list, plan_store
from models.errors import RuleBroken
from models.obligations import Obligation
from models.plan import (
    Award,
    Campaign,
    Criterion,
    Head,
    Issuer,
    IssuerKind,
    Mark,
    Milestone,
    Node,
    Phase,
    Plan,
    PlanKind,
    Quota,
    Reading,
    RecipientKind,
    Reporter,
    ReportingRule,
    Role,
    Signature,
    Slip,
    Table,
    Task,
)
from models.plan_records import MilestoneRecord, PlanRecord
from models.units import Unit
from models.values import Cadence, Deadline, DueRule, Moment, MomentKind, Wording

TODAY = date(2026, 11, 21)


def rich_plan() -> Plan:
    """A plan that uses the less plain corners of the record."""
    return Plan(
        year=2026,
        head=Head(number="05", symbol="-KH/BCĐ", place="Suối Hoa", month=3, year=2026,
                  subject="Phát động hai phong trào thi đua"),
        issuer=Issuer(kind=IssuerKind.PARTY, lines=["ĐẢNG ỦY", "XÃ SUỐI HOA"]),
        campaigns=[
            Campaign(
                title="Làng xanh",
                starts=Moment(kind=MomentKind.SIGNING, words="từ ngày ký"),
                ends=Moment(kind=MomentKind.SCHOOL_YEAR, last_on=date(2027, 5, 31)),
                phases=[Phase(name="Đợt 1", ends=Moment.month(2026, 6))],
                criteria=[
                    Criterion(text="Tỷ lệ rác phân loại", audience="Thôn", operator=">=",
                              value=90.0, unit="%", confirmed=False, read_from="từ 90%"),
                ],
                awards=[
                    Award(form="Giấy khen", quotas=[
                        Quota(kind=RecipientKind.PERSON, least=3, most=4),
                        Quota(percent=20.0, basis="theo xếp loại của đơn vị"),
                    ]),
                ],
            ),
            Campaign(title="Nước sạch", ends=Moment.day(date(2027, 1, 15))),
        ],
        outline=[
            Node(mark=Mark.ROMAN, text="MỤC ĐÍCH", heading=True,
                 children=[Node(mark=Mark.DASH, text="Câu **đậm** một.")]),
            Node(table=Table(columns=["TT", "Việc"], rows=[["QUÝ I"], ["1", "Họp\nBàn"]])),
        ],
        tasks=[Task(quarter=1, content="Họp", bodies=["UBND xã", "Hội đồng"])],
        milestones=[
            Milestone(title="Nộp hồ sơ", owed_by_units=True,
                      deadline=Deadline(on=date(2027, 1, 5), wording=Wording.BEFORE)),
        ],
        reporting=[
            ReportingRule(cadence=Cadence.MONTH, via="Phòng Kinh tế",
                          due=DueRule(day=5, months_later=1)),
            ReportingRule(cadence=Cadence.LISTED, reporter=Reporter.COLLECTOR,
                          listed=[date(2026, 6, 10)]),
        ],
        signatures=[
            Signature(lines=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], name="Lý A"),
            Signature(lines=["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"], name="H'Ly Niê"),
        ],
        readings={"head.number": Reading(words="Số 05-KH/BCĐ")},
        slips=[Slip(message="Thiếu dấu kết thúc.")],
    )  # fmt: skip


def test_a_plan_comes_back_as_it_went_in(book):
    plan = rich_plan()
    code = plan_store.save(plan, TODAY)
    assert plan_store.load(code) == plan


def test_codes_count_up_within_kind_and_year(book):
    saved = [plan_store.save(Plan(year=2026), TODAY) for _ in range(2)]
    saved.append(plan_store.save(Plan(year=2025), TODAY))
    saved.append(plan_store.save(Plan(year=2026, kind=PlanKind.WORK_PLAN), TODAY))
    assert saved == ["PT-2026-001", "PT-2026-002", "PT-2025-001", "CT-2026-001"]


def test_rows_keep_their_keys_through_edits(book):
    plan = rich_plan()
    code = plan_store.save(plan, TODAY)
    key = plan.milestones[0].key
    row = MilestoneRecord.get(MilestoneRecord.key == key).id
    plan.milestones[0].title = "Nộp hồ sơ khen thưởng"
    plan_store.save(plan, TODAY)
    assert MilestoneRecord.get(MilestoneRecord.key == key).id == row
    assert plan_store.load(code).milestones[0].title == "Nộp hồ sơ khen thưởng"


def test_a_row_that_obligations_rest_on_may_not_go(book):
    plan = rich_plan()
    code = plan_store.save(plan, TODAY)
    unit = Unit.create(code="DV01", name="Thôn Đông")
    Obligation.create(
        plan=PlanRecord.get(PlanRecord.code == code), unit=unit, period="M", title="x",
        milestone=MilestoneRecord.get(), period_label="x", opens_on=TODAY, due_on=TODAY,
    )  # fmt: skip
    plan.milestones.clear()
    with pytest.raises(RuleBroken, match="đã có đơn vị phải nộp"):
        plan_store.save(plan, TODAY)
    assert len(plan_store.load(code).milestones) == 1


def test_a_deleted_plan_leaves_the_list_and_comes_back(book):
    code = plan_store.save(rich_plan(), TODAY)
    change = plan_store.delete(code, TODAY)
    assert plan_list.rows() == []
    assert [row.code for row in plan_list.rows(deleted=True)] == [code, code]
    plan_store.undo(change, TODAY)
    assert plan_list.codes() == [code]


def test_undo_puts_an_edit_back_whole(book):
    plan = rich_plan()
    code = plan_store.save(plan, TODAY)
    before = plan_store.load(code)
    plan.head.subject = "Khác"
    plan.campaigns.pop()
    plan.outline[0].children.clear()
    plan_store.save(plan, TODAY)
    plan_store.undo(journal.recent()[0], TODAY)
    assert plan_store.load(code) == before


def test_typing_is_one_line_of_the_journal_until_five_minutes_pass(book, monkeypatch):
    plan = rich_plan()
    plan_store.save(plan, TODAY)
    start = journal.now()
    for minutes, subject in ((0, "a"), (1, "ab"), (20, "abc")):
        monkeypatch.setattr(journal, "now", lambda m=minutes: start + timedelta(minutes=m))
        plan.head.subject = subject
        plan_store.save(plan, TODAY)
    edits = [change for change in journal.recent() if change.action == "changed"]
    assert [change.after["head"]["subject"] for change in edits] == ["abc", "ab"]
    assert edits[1].before["head"]["subject"] == rich_plan().head.subject


def test_saving_nothing_new_leaves_no_line(book):
    plan = rich_plan()
    plan_store.save(plan, TODAY)
    plan_store.save(plan, TODAY)
    assert [change.action for change in journal.recent()] == ["created"]


def test_a_plan_with_two_campaigns_gives_two_lines_and_a_work_plan_one(book):
    plan_store.save(rich_plan(), TODAY)
    plan_store.save(Plan(year=2026, kind=PlanKind.WORK_PLAN, head=Head(subject="Việc")), TODAY)
    titles = [row.title for row in plan_list.rows()]
    assert titles == ["Việc", "Làng xanh", "Nước sạch"]


def test_what_waits_for_the_clerk_is_counted(book):
    plan_store.save(rich_plan(), TODAY)
    assert {row.proposed for row in plan_list.rows()} == {2}


def test_the_only_plan_needs_no_code_but_two_do(book):
    with pytest.raises(RuleBroken, match="chưa có phong trào"):
        plan_list.only_code()
    first = plan_store.save(rich_plan(), TODAY)
    assert plan_list.only_code() == first
    plan_store.save(rich_plan(), TODAY)
    with pytest.raises(RuleBroken, match="--campaign"):
        plan_list.only_code()
    with pytest.raises(RuleBroken, match="PT-9"):
        plan_list.only_code("PT-9")


def test_a_failed_save_changes_nothing(book, monkeypatch):
    plan = rich_plan()
    code = plan_store.save(plan, TODAY)
    before = plan_store.load(code)
    monkeypatch.setattr(plan_store, "_save_slips", lambda *_: 1 / 0)
    plan.head.subject = "Khác"
    with pytest.raises(ZeroDivisionError):
        plan_store.save(plan, TODAY)
    monkeypatch.undo()
    assert plan_store.load(code) == before


def test_text_is_stored_in_one_form(book):
    decomposed = "Tha\u0306\u0301ng lo\u031b\u0323i"
    code = plan_store.save(Plan(year=2026, head=Head(subject=decomposed)), TODAY)
    assert plan_store.load(code).head.subject == "Thắng lợi"


def paper_with_tasks() -> Plan:
    """A work plan read from a paper: its table stands in the outline, its tasks in the record."""
    table = Table(columns=["TT", "Việc"], rows=[["1", "Họp"], ["", "Bàn"]])
    return Plan(
        year=2026,
        kind=PlanKind.WORK_PLAN,
        outline=[Node(role=Role.TASKS, table=table)],
        tasks=[Task(quarter=1, content="Họp\nBàn")],
    )


def test_the_papers_own_table_is_printed_until_a_task_changes(book):
    plan = paper_with_tasks()
    code = plan_store.save(plan, TODAY)
    plan.tasks[0].done_on = TODAY
    plan_store.save(plan, TODAY)
    assert not plan_store.load(code).outline[0].filled
    plan.tasks[0].content = "Họp toàn xã"
    plan_store.save(plan, TODAY)
    assert plan_store.load(code).outline[0].filled


def test_undo_brings_the_papers_own_table_back(book):
    plan = paper_with_tasks()
    code = plan_store.save(plan, TODAY)
    before = plan_store.load(code)
    plan.tasks.append(Task(content="Thêm"))
    plan_store.save(plan, TODAY)
    plan_store.undo(journal.recent()[0], TODAY)
    assert plan_store.load(code) == before


def edited(code: str, moment, monkeypatch, **heads: object) -> journal.Change:
    """Save other parts of a plan at a moment and return the line of the journal."""
    monkeypatch.setattr(journal, "now", lambda: moment)
    plan = plan_store.load(code)
    for name, value in heads.items():
        setattr(plan, name, value)
    plan_store.save(plan, TODAY)
    return journal.recent()[0]


def test_an_edit_under_a_later_one_of_the_same_part_is_not_undone_first(book, monkeypatch):
    code = plan_store.save(rich_plan(), TODAY)
    before, start = plan_store.load(code), journal.now()
    older = edited(code, start, monkeypatch, tasks=[Task(content="Họp")])
    newer = edited(
        code, start + timedelta(minutes=20), monkeypatch, tasks=[Task(content="Họp thôn")]
    )
    with pytest.raises(RuleBroken, match="việc mới hơn trước"):
        plan_store.undo(older, TODAY)
    assert [task.content for task in plan_store.load(code).tasks] == ["Họp thôn"]
    plan_store.undo(newer, TODAY)
    plan_store.undo(older, TODAY)
    assert plan_store.load(code) == before


def test_undoing_a_later_edit_does_not_bring_an_undone_one_back(book, monkeypatch):
    code = plan_store.save(rich_plan(), TODAY)
    before, start = plan_store.load(code), journal.now()
    older = edited(code, start, monkeypatch, contact="Zalo")
    newer = edited(code, start + timedelta(minutes=20), monkeypatch, end_mark="./.!")
    plan_store.undo(older, TODAY)
    newer = journal.Change.get_by_id(newer.id)
    assert set(newer.after) == {"end_mark"}
    plan_store.undo(newer, TODAY)
    assert plan_store.load(code) == before
