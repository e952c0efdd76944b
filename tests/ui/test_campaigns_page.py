"""The pages of campaigns and of the year's tasks: what they show, filter and offer."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QUrl

from models import opening, plan_store
from models.campaign_state import CampaignState
from models.database import DataFolder
from models.plan import (
    Campaign,
    CampaignKind,
    Head,
    Plan,
    PlanKind,
    Reading,
    Recipient,
    ReportingRule,
    Task,
)
from models.values import Cadence, Moment
from tests.ui.conftest import TODAY
from tests.ui.shown import shown
from ui.context import Session
from ui.forms.work_plan_form import WorkPlanForm
from ui.pages.campaigns import CampaignsPage
from ui.pages.campaigns.listed import short_title
from ui.pages.campaigns.listing import CampaignList
from ui.pages.taking import dropped_plans
from ui.pages.workplan.view import TasksView
from ui.tables.tasks_model import Group, TaskTableModel, state_pill


@pytest.fixture
def session(book: DataFolder, qapp) -> Session:
    return Session(book.path, TODAY)


def keep(title, year, number="", ends=None, kind=CampaignKind.THEMATIC, **more):
    campaign = Campaign(
        title=title,
        kind=kind,
        starts=Moment.day(date(year, 1, 2)),
        ends=Moment.day(ends or date(year, 12, 31)),
    )
    head = Head(number=number, symbol="/KH-UBND", subject=f"Phát động {title}")
    plan = Plan(year=year, head=head, campaigns=[campaign], **more)
    return plan_store.save(plan, TODAY)


@pytest.fixture
def codes(book):
    return {
        "road": keep("Làm đường thôn", 2026, "12", kind=CampaignKind.SPRINT),
        "water": keep("Nước sạch về bản", 2026),
        "forest": keep("Giữ rừng", 2024, "61", ends=date(2024, 11, 30)),
    }


def titles(page):
    return [line.row.title for line in page.table.shown_rows()]


def test_an_empty_list_names_the_two_ways_to_begin(qtbot, session):
    page = shown(qtbot, CampaignList(session), 900, 500)
    assert page.switch.is_empty()
    assert page.switch.findChild(type(page.new), "") is not None
    words = [made.text() for made in page.switch.findChildren(type(page.new)) if made.isVisible()]
    assert words == ["Phong trào mới", "Lấy từ văn bản có sẵn"]


def test_the_bin_is_offered_only_when_a_campaign_lies_in_it(qtbot, session, codes):
    work_plan = plan_store.save(Plan(kind=PlanKind.WORK_PLAN, year=2026), TODAY)
    plan_store.delete(work_plan, TODAY)
    page = shown(qtbot, CampaignList(session), 1000, 500)
    assert not page.bin.isVisible()
    plan_store.delete(codes["road"], TODAY)
    page.refresh()
    assert page.bin.isVisible()


def test_states_are_shown_and_counted(qtbot, session, codes):
    page = shown(qtbot, CampaignList(session), 1000, 500)
    states = {line.row.title: line.state for line in page.table.source.rows()}
    assert states == {
        "Làm đường thôn": CampaignState.RUNNING,
        "Nước sạch về bản": CampaignState.UNNUMBERED,
        "Giữ rừng": CampaignState.ENDED,
    }
    assert page.chips[CampaignState.ENDED].text() == "Đã kết thúc  1"
    assert not page.chips[CampaignState.UPCOMING].isVisible()


def test_the_list_is_narrowed_by_state_year_kind_and_words_without_accents(qtbot, session, codes):
    page = shown(qtbot, CampaignList(session), 1000, 500)
    page.filters.choose(CampaignState.ENDED)
    assert titles(page) == ["Giữ rừng"]
    page.filters.choose("all")
    page.year.set_value(2026)
    page.year.chosen.emit(2026)
    assert sorted(titles(page)) == ["Làm đường thôn", "Nước sạch về bản"]
    page.kind.set_value(CampaignKind.SPRINT)
    page.kind.chosen.emit(CampaignKind.SPRINT)
    assert titles(page) == ["Làm đường thôn"]
    for combo in (page.year, page.kind):
        combo.set_value(None)
        combo.chosen.emit(None)
    page.search.setText("nuoc sach")
    page.search.searched.emit("nuoc sach")
    assert titles(page) == ["Nước sạch về bản"]
    page.search.searched.emit("không có đâu")
    assert page.count.text()


def test_the_usual_first_words_of_titles_are_left_out_in_the_table_only(qtbot, session, book):
    assert short_title("Phong trào thi đua “Giữ rừng”") == "“Giữ rừng”"
    assert short_title("Thi đua nước rút") == "Nước rút"
    assert short_title("Thi đua") == "Thi đua"
    keep("Phong trào thi đua giữ rừng", 2026)
    page = shown(qtbot, CampaignList(session), 1000, 500)
    assert titles(page) == ["Phong trào thi đua giữ rừng"]


def test_without_a_line_chosen_every_deed_says_why_it_cannot_be_done(qtbot, session, codes):
    page = shown(qtbot, CampaignList(session), 1000, 500)
    page.table.proxy.search("không có đâu")
    page._follow_row()
    for act in (page.open, page.paper, page.track, page.copy, page.remove):
        assert not act.isEnabled()
        assert act.toolTip() == "Hãy chọn một phong trào trong bảng."


def test_a_followed_plan_leads_to_its_reports(qtbot, session, codes):
    opening.track(codes["road"], TODAY)
    page = shown(qtbot, CampaignList(session), 1000, 500)
    page.pick(codes["road"])
    assert page.track.text() == "Xem báo cáo"
    page.pick(codes["water"])
    assert page.track.text() == "Bắt đầu theo dõi báo cáo"


def test_proposed_fields_are_counted(qtbot, session, book):
    rule = ReportingRule(title="Báo cáo", cadence=Cadence.YEAR, confirmed=False)
    keep("Giữ rừng", 2026, recipients=[Recipient(text="UBND tỉnh", confirmed=False)],
         reporting=[rule])  # fmt: skip
    page = shown(qtbot, CampaignList(session), 1000, 500)
    (line,) = page.table.source.rows()
    assert line.row.proposed == 2
    assert line.state is CampaignState.DRAFT


def test_what_nobody_can_confirm_is_not_counted_as_proposed(qtbot, session, book):
    keep("Giữ rừng", 2026, readings={"head.nation": Reading(words="CỘNG HÒA", confirmed=False)})
    page = shown(qtbot, CampaignList(session), 1000, 500)
    assert [line.row.proposed for line in page.table.source.rows()] == [0]


def test_the_line_chosen_stays_chosen_when_data_change(qtbot, session, codes):
    page = shown(qtbot, CampaignList(session), 1000, 500)
    page.pick(codes["forest"])
    keep("Một phong trào nữa", 2025)
    page.refresh()
    assert page.current().code == codes["forest"]


def test_only_files_that_may_be_plans_are_taken_from_a_drop(tmp_path):
    data = QMimeData()
    names = ("a.docx", "b.txt", "c.exe", "d.doc")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert [path.name for path in dropped_plans(data)] == ["a.docx", "b.txt", "d.doc"]
    assert dropped_plans(QMimeData()) == []


def test_the_search_box_of_the_window_leads_into_the_editor(qtbot, session, codes):
    page = shown(qtbot, CampaignsPage(session), 1100, 600)
    page.focus_target(code=codes["water"])
    assert page.stack.editor() is not None
    assert page.stack.currentWidget() is page.stack.editor()
    assert page.may_leave()


# --- the year's tasks ------------------------------------------------------------------------


@pytest.fixture
def year_code(book):
    tasks = [
        Task(quarter=1, content="Ký giao ước", bodies=["Phòng Kinh tế", "Các thôn"]),
        Task(quarter=1, content="Ban hành kế hoạch", bodies=["Văn phòng"],
             done_on=date(2026, 1, 9)),
        Task(quarter=4, content="Tổng kết năm", bodies=["Phòng Kinh tế"], product="Báo cáo"),
    ]  # fmt: skip
    plan = Plan(kind=PlanKind.WORK_PLAN, year=2026, head=Head(subject="Công tác"), tasks=tasks)
    return plan_store.save(plan, TODAY)


def shown_tasks(view):
    lines = (view.table.source.line(row) for row in range(view.table.source.rowCount()))
    return [line.title if isinstance(line, Group) else line.task.content for line in lines]


def test_the_model_of_tasks_is_sound(qtmodeltester, year_code):
    model = TaskTableModel()
    qtmodeltester.check(model)
    model.replace(WorkPlanForm(year_code, TODAY).lines())
    qtmodeltester.check(model)


def test_tasks_stand_below_their_quarter(qtbot, session, year_code):
    view = shown(qtbot, TasksView(session), 1000, 600)
    assert shown_tasks(view) == [
        "QUÝ I   ·   đã làm 1/2",
        "Ký giao ước",
        "Ban hành kế hoạch",
        "QUÝ IV   ·   đã làm 0/1",
        "Tổng kết năm",
    ]
    assert view.table.current_task().task.content == "Ký giao ước"


def test_a_task_says_how_it_stands(year_code):
    late, done, waiting = WorkPlanForm(year_code, TODAY).lines()
    assert state_pill(late).text == "Quá hạn 31/3"
    assert state_pill(done).text == "Đã làm 09/01"
    assert state_pill(waiting).text == "Chưa làm"


def test_tasks_are_narrowed_by_state_quarter_and_body(qtbot, session, year_code):
    view = shown(qtbot, TasksView(session), 1000, 600)
    view.filters.chips.choose("overdue")
    assert shown_tasks(view)[1:] == ["Ký giao ước"]
    view.filters.chips.choose("open")
    assert [name for name in shown_tasks(view) if "QUÝ" not in name] == [
        "Ký giao ước",
        "Tổng kết năm",
    ]
    view.filters.quarter.set_value(4)
    view.filters.quarter.chosen.emit(4)
    assert shown_tasks(view)[1:] == ["Tổng kết năm"]
    view.filters.clear()
    view.filters.body.set_value("cac thon")
    view.filters.body.chosen.emit("cac thon")
    assert shown_tasks(view)[1:] == ["Ký giao ước"]
    view.filters.quarter.set_value(3)
    view.filters.quarter.chosen.emit(3)
    assert view.tasks_switch.is_empty()


def test_rows_are_as_high_as_their_words(qtbot, session, year_code):
    view = shown(qtbot, TasksView(session), 1000, 600)
    two, one = view.table.source.row_of(view.form.plan.tasks[0].key), 2
    qtbot.waitUntil(lambda: view.table.rowHeight(two) > view.table.rowHeight(one))
    assert view.table.rowSpan(0, 0) == 1
    assert view.table.columnSpan(0, 0) == view.table.source.columnCount()


def test_without_a_work_plan_the_page_says_how_to_begin(qtbot, session):
    view = shown(qtbot, TasksView(session), 900, 500)
    assert view.switch.is_empty()
    assert not view.add.isVisible()
