"""The plain objects behind the dialogs: new, duplicate, import, the tasks of a year."""

import json
from datetime import date
from pathlib import Path

import pytest

from docgen import campaign_file
from models import office, plan_list, plan_store
from models.errors import RuleBroken
from models.plan import Campaign, CampaignKind, Head, Phase, Plan, PlanKind, Task
from models.task_state import TaskState
from models.values import Deadline, Moment
from ui.forms.draft_preview import groups
from ui.forms.duplicate_form import DuplicateForm, different
from ui.forms.import_form import read_file
from ui.forms.new_campaign_form import NewCampaignForm
from ui.forms.work_plan_form import WorkPlanForm

TODAY = date(2026, 11, 21)
PAPERS = Path(__file__).parent.parent / "data" / "plans"


def test_a_new_campaign_needs_a_title_and_a_year(book):
    form = NewCampaignForm(TODAY)
    assert form.year == 2026
    assert set(form.problems()) == {"title"}
    form.title, form.year = "Đường hoa biên ải", 1999
    assert set(form.problems()) == {"year"}
    with pytest.raises(RuleBroken):
        form.save()
    assert plan_list.codes() == []
    form.year = 2000
    form.campaign_kind = CampaignKind.REGULAR
    form.save()
    stored = plan_store.load(form.code)
    assert stored.campaigns[0].kind is CampaignKind.REGULAR
    assert form.code == "PT-2000-001"


def test_an_office_without_a_name_is_told_of(book):
    assert NewCampaignForm(TODAY).office_hint
    office.set_profile(office.OfficeProfile(name="Ủy ban nhân dân xã Suối Hoa"))
    assert NewCampaignForm(TODAY).office_hint == ""


# --- duplicating -----------------------------------------------------------------------------


@pytest.fixture
def old_code(book):
    plan = Plan(
        year=2024,
        head=Head(number="61", symbol="/KH-UBND", day=5, month=3, year=2024,
                  subject="Phát động phong trào “Ngõ sạch” năm 2024"),
        campaigns=[
            Campaign(
                title="Ngõ sạch năm 2024",
                starts=Moment.day(date(2024, 2, 29)),
                ends=Moment.day(date(2024, 11, 30)),
                phases=[Phase(name="Đợt 1", ends=Moment.month(2024, 6))],
            )
        ],
    )  # fmt: skip
    return plan_store.save(plan, TODAY)


def test_a_plan_of_years_ago_is_moved_to_this_year_unless_told_otherwise(old_code):
    form = DuplicateForm(old_code, TODAY)
    assert (form.years, form.target_year()) == (2, 2026)


@pytest.mark.parametrize(("years", "is_right"), [(0, False), (1, True), (20, True), (21, False)])
def test_the_years_have_limits(old_code, years, is_right):
    form = DuplicateForm(old_code, TODAY)
    form.years = years
    assert (form.problem() == "") is is_right
    assert bool(form.changes()) is is_right


def test_the_preview_shows_every_day_before_and_after(old_code):
    changes = {change.what: change for change in DuplicateForm(old_code, TODAY).changes()}
    assert (changes["Kết thúc"].before, changes["Kết thúc"].after) == ("30/11/2024", "30/11/2026")
    assert changes["Bắt đầu"].after == "28/02/2026"  # 2026 has no 29/02
    assert changes["Đợt 1"].after == "tháng 6/2026"
    assert changes["Trích yếu"].after.endswith("năm 2026")


def test_the_copy_is_a_fresh_draft_and_the_old_plan_stays(old_code):
    form = DuplicateForm(old_code, TODAY)
    form.save()
    fresh, old = plan_store.load(form.new_code), plan_store.load(old_code)
    assert fresh.head.number == ""
    assert fresh.campaigns[0].ends.last_on == date(2026, 11, 30)
    assert form.new_title == "Ngõ sạch năm 2026"
    assert old.campaigns[0].ends.last_on == date(2024, 11, 30)


def test_long_words_are_shown_from_where_they_differ():
    assert different("một hai ba bốn 2024", "một hai ba bốn 2026") == (
        "… ba bốn 2024",
        "… ba bốn 2026",
    )
    assert different("năm 2024", "năm 2026") == ("năm 2024", "năm 2026")


# --- taking in -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(PAPERS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_paper_can_be_previewed_with_the_words_it_was_read_from(path):
    form = read_file(path)
    lines = [line for group in groups(form.plan) for line in group.lines]
    assert form.proposed > 0
    assert any(line.name == "Trích yếu" and line.is_proposed for line in lines)
    assert all(line.value.strip() for line in lines)


def test_reading_touches_no_book_and_keeping_does(book):
    form = read_file(PAPERS / "huyen-2023-nuoc-sach.txt")
    assert plan_list.codes() == []
    form.save(TODAY)
    assert plan_list.codes() == [form.code]


def test_a_paper_taken_in_before_is_known_again(book):
    form = read_file(PAPERS / "huyen-2023-nuoc-sach.txt")
    assert form.twin() == ""
    form.save(TODAY)
    assert read_file(PAPERS / "huyen-2023-nuoc-sach.txt").twin() == form.code
    assert read_file(PAPERS / "huyen-2021-nhiem-ky.txt").twin() == ""


def test_a_campaign_file_is_known_by_its_content_and_keeps_its_plan(book, tmp_path):
    plan = Plan(year=2026, head=Head(subject="Thi đua làm đường"), campaigns=[Campaign(title="A")])
    path = tmp_path / "giao-xuong.txt"
    campaign_file.write(campaign_file.CampaignFile(plan=plan), path)
    form = read_file(path)
    assert form.is_campaign_file
    assert form.proposed == 0


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("cu.doc", b"\xd0\xcf\x11\xe0", "Word"),
        ("bang.xlsx", b"PK\x03\x04", ".docx"),
        ("rong.txt", b"", "trống"),
        ("hong.json", json.dumps({"format": "khác"}).encode(), "không phải tệp phong trào"),
    ],
)
def test_a_file_that_is_no_plan_gets_one_sentence(tmp_path, name, content, word):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RuleBroken, match=word):
        read_file(path)


def test_a_file_that_is_gone_gets_one_sentence(tmp_path):
    with pytest.raises(RuleBroken, match="không"):
        read_file(tmp_path / "không có.txt")


# --- tasks -----------------------------------------------------------------------------------


@pytest.fixture
def year_form(book):
    tasks = [
        Task(quarter=1, content="Ký giao ước", bodies=["Phòng Kinh tế"]),
        Task(quarter=1, content="Ban hành kế hoạch", bodies=["Văn phòng"]),
        Task(quarter=4, content="Tổng kết", deadline=Deadline(on=date(2026, 12, 15))),
    ]
    code = plan_store.save(
        Plan(kind=PlanKind.WORK_PLAN, year=2026, head=Head(subject="Công tác"), tasks=tasks), TODAY
    )
    return WorkPlanForm(code, TODAY)


def contents(form):
    return [task.content for task in plan_store.load(form.code).tasks]


def test_tasks_tell_their_state_on_the_day(year_form):
    states = [line.state for line in year_form.lines()]
    assert states == [TaskState.OVERDUE, TaskState.OVERDUE, TaskState.OPEN]


def test_every_deed_is_stored_and_can_be_taken_back(year_form):
    before = plan_store.load(year_form.code).tasks
    key = before[0].key
    fresh = year_form.new_task(before[0])
    fresh.content = "Kiểm tra"
    moved = WorkPlanForm(year_form.code, TODAY).lines()[0].task
    moved.quarter = 4
    deeds = (
        lambda: year_form.toggle(key),
        lambda: year_form.remove(key),
        lambda: year_form.add(fresh, key),
        lambda: year_form.change(moved),
    )
    for deed in deeds:
        undo = deed()
        assert plan_store.load(year_form.code).tasks != before
        undo()
        assert plan_store.load(year_form.code).tasks == before


def test_a_task_ticked_off_carries_the_day(year_form):
    key = year_form.plan.tasks[0].key
    year_form.toggle(key)
    assert plan_store.load(year_form.code).tasks[0].done_on == TODAY
    year_form.toggle(key)
    assert plan_store.load(year_form.code).tasks[0].done_on is None


def test_a_new_task_stands_after_the_chosen_one_in_its_quarter(year_form):
    first = year_form.plan.tasks[0]
    task = year_form.new_task(first)
    task.content = "Kiểm tra"
    year_form.add(task, first.key)
    assert contents(year_form) == ["Ký giao ước", "Kiểm tra", "Ban hành kế hoạch", "Tổng kết"]


def test_a_task_of_a_quarter_without_tasks_stands_between_its_neighbours(year_form):
    task = year_form.new_task(None)
    task.quarter, task.content = 2, "Sơ kết"
    year_form.add(task, year_form.plan.tasks[2].key)
    assert contents(year_form) == ["Ký giao ước", "Ban hành kế hoạch", "Sơ kết", "Tổng kết"]


def test_tasks_move_within_their_quarter_only(year_form):
    first, second, _ = (task.key for task in year_form.plan.tasks)
    assert not year_form.move(first, -1)
    assert year_form.move(first, 1)
    assert contents(year_form)[:2] == ["Ban hành kế hoạch", "Ký giao ước"]
    assert not year_form.move(first, 1)  # the next one is of quarter 4
    assert year_form.move(second, 1)


def test_what_another_window_changed_is_kept(year_form):
    other = plan_store.load(year_form.code)
    other.head.subject = "Công tác thi đua"
    plan_store.save(other, TODAY)
    year_form.toggle(year_form.plan.tasks[0].key)
    assert plan_store.load(year_form.code).head.subject == "Công tác thi đua"


def test_a_task_that_is_gone_is_told_of(year_form):
    key = year_form.plan.tasks[0].key
    WorkPlanForm(year_form.code, TODAY).remove(key)
    with pytest.raises(RuleBroken, match="F5"):
        year_form.toggle(key)
