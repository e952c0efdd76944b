"""Campaigns and the year's tasks, worked through the real window on a real book."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import office, plan_list, plan_store
from models.documents import Document
from models.obligations import Obligation
from models.plan import Campaign, Head, Plan, PlanKind, ReportingRule, Task
from models.units import Unit
from models.values import Cadence, Moment
from tests.ui.conftest import TODAY
from ui.dialogs.bin import BinDialog
from ui.dialogs.duplicate import DuplicateDialog
from ui.dialogs.import_plan import ImportPlanDialog
from ui.dialogs.new_campaign import NewCampaignDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.dialogs.track import TrackDialog
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages import workplan
from ui.pages.campaigns import make_page

PAPERS = Path(__file__).parent.parent / "data" / "plans"


@pytest.fixture
def window(qtbot, session):
    office.set_profile(
        office.OfficeProfile(
            name="Ủy ban nhân dân xã Suối Hoa",
            issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
            place="Suối Hoa",
            signer_name="Lò Văn Đoàn",
            recipients=["Các thôn"],
        )
    )
    pages = [
        PageEntry("campaigns", "Phong trào", "campaigns", make_page),
        PageEntry("workplan", "Chương trình năm", "workplan", workplan.make_page),
    ]
    made = MainWindow(session, pages)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def listing(window):
    return window.page("campaigns").listing


@pytest.fixture
def code(book):
    plan = Plan(
        year=2025,
        head=Head(number="61", symbol="/KH-UBND", subject="Phát động “Giữ rừng” năm 2025"),
        campaigns=[
            Campaign(
                title="Giữ rừng năm 2025",
                starts=Moment.day(date(2025, 3, 1)),
                ends=Moment.day(date(2025, 11, 30)),
            )
        ],
        reporting=[ReportingRule(title="Báo cáo quý", cadence=Cadence.QUARTER)],
    )
    return plan_store.save(plan, TODAY)


def answer(kind, act):
    """Have `act(dialog)` done with the next dialog of a kind, as soon as it is shown."""

    def look():
        dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind)
                       and w.isVisible()), None)  # fmt: skip
        if dialog is None:
            QTimer.singleShot(20, look)
        else:
            act(dialog)

    QTimer.singleShot(0, look)


def press_undo(window):
    assert window.toast.isVisible()
    window.toast.action.click()


def test_a_new_campaign_begins_with_the_office_and_opens_in_the_editor(qtbot, window, listing):
    def fill(dialog):
        dialog.save.click()  # without a title it stays
        assert dialog.isVisible()
        assert dialog.fields.rows["title"].error()
        dialog.title.insert("Bản làng không rác")
        dialog.save.click()

    answer(NewCampaignDialog, fill)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(plan_list.codes()))
    (made,) = plan_list.codes()
    plan = plan_store.load(made)
    assert plan.issuer.lines == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"]
    assert plan.signatures[0].name == "Lò Văn Đoàn"
    editor = window.page("campaigns").stack.editor()
    assert editor is not None and editor.form.plan.code == made
    editor.leave()
    assert window.page("campaigns").stack.editor() is None
    assert listing.current().row.title == "Bản làng không rác"


def test_enter_opens_the_editor_and_escape_comes_back(qtbot, window, listing, code):
    listing.refresh()
    listing.pick(code)
    qtbot.keyClick(listing.table, Qt.Key.Key_Return)
    stack = window.page("campaigns").stack
    assert stack.currentWidget() is stack.editor()
    qtbot.keyClick(stack.editor(), Qt.Key.Key_Escape)
    assert stack.currentWidget() is listing
    assert listing.current().code == code


def test_delete_goes_at_once_and_comes_back_by_undo_or_from_the_bin(qtbot, window, listing, code):
    listing.refresh()
    listing.table.setFocus()
    qtbot.keyClick(listing.table, Qt.Key.Key_Delete)
    assert plan_list.codes() == []
    press_undo(window)
    assert plan_list.codes() == [code]
    assert [line.code for line in listing.table.shown_rows()] == [code]
    listing.remove.click()

    def restore(dialog):
        assert dialog.table.current_row().code == code
        dialog.save.click()
        assert dialog.switch.is_empty()
        assert not dialog.save.isEnabled()
        dialog.cancel.click()

    answer(BinDialog, restore)
    listing.bin.click()
    assert plan_list.codes() == [code]


def test_a_plan_is_used_again_in_another_year(qtbot, window, listing, code):
    listing.refresh()
    listing.pick(code)

    def fill(dialog):
        dialog.years.edit.selectAll()
        QTest.keyClicks(dialog.years.edit, "0")
        dialog.save.click()
        assert dialog.isVisible()
        dialog.years.edit.selectAll()
        QTest.keyClicks(dialog.years.edit, "2")
        assert dialog.target.text() == "Năm 2027"
        afters = [line.after for line in dialog.table.shown_rows()]
        assert "30/11/2027" in afters
        dialog.save.click()

    answer(DuplicateDialog, fill)
    listing.copy.click()
    fresh = listing.current()
    assert (fresh.row.title, fresh.row.year) == ("Giữ rừng năm 2027", 2027)
    assert fresh.row.reference == ""
    assert plan_store.load(code).campaigns[0].title == "Giữ rừng năm 2025"


def test_a_dropped_paper_is_shown_first_and_then_kept(qtbot, window, listing):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(PAPERS / "huyen-2023-nuoc-sach.txt"))])
    seen = []

    def look(dialog):
        seen.extend(group.title for group in dialog.groups)
        assert plan_list.codes() == []  # nothing is stored before the clerk says so
        dialog.save.click()

    answer(ImportPlanDialog, look)
    drop = QDropEvent(
        QPointF(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    listing.dropEvent(drop)
    qtbot.waitUntil(lambda: bool(plan_list.codes()), timeout=8000)
    stack = window.page("campaigns").stack
    qtbot.waitUntil(lambda: stack.editor() is not None)
    assert "Thông tin chung" in seen
    assert stack.editor().form.proposed()


def test_a_refused_preview_leaves_no_trace(qtbot, window, listing):
    closed = []
    answer(ImportPlanDialog, lambda dialog: (dialog.cancel.click(), closed.append(True)))
    listing.taking.take([PAPERS / "huyen-2023-nuoc-sach.txt"])
    qtbot.waitUntil(lambda: bool(closed), timeout=8000)
    assert plan_list.codes() == []


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(qtbot, window, listing, tmp_path):
    path = tmp_path / "trống.txt"
    path.touch()
    listing.taking.take([path])
    qtbot.waitUntil(window.toast.isVisible, timeout=8000)
    assert "trống (0 byte)" in window.toast.text()
    assert plan_list.codes() == []


def test_a_work_plan_taken_in_opens_on_its_own_page(qtbot, window, listing):
    answer(ImportPlanDialog, lambda dialog: dialog.save.click())
    listing.taking.take([PAPERS / "huyen-2024-viec-theo-quy.txt"])
    qtbot.waitUntil(lambda: window.current_key() == "workplan", timeout=8000)
    assert window.page("workplan").table.current_task() is not None


def test_reports_are_followed_up_after_a_yes(qtbot, window, listing, code):
    Unit.create(code="T01", name="Thôn Đồng Mây", kind="village", opened_on=date(2020, 1, 1))
    listing.refresh()
    listing.pick(code)
    answer(TrackDialog, lambda dialog: dialog.cancel.click())
    listing.track.click()
    assert not listing.current().is_tracked

    def choose(dialog):
        hint = dialog.fields.rows["from_on"]
        dialog.from_on.edit.clear()
        dialog.save.click()
        assert dialog.isVisible() and hint.error()
        dialog.from_on.set_day(date(2025, 6, 18))  # the day after quarter II was due
        dialog.save.click()

    answer(TrackDialog, choose)
    listing.track.click()
    assert listing.current().is_tracked
    periods = [owed.period for owed in Obligation.select().order_by(Obligation.id)]
    assert periods == ["2025-Q3", "2025-Q4"]
    assert listing.track.text() == "Xem báo cáo"


def test_a_plan_without_reports_leads_to_where_they_are_set(qtbot, window, listing, code):
    plan = plan_store.load(code)
    plan.reporting.clear()
    plan_store.save(plan, TODAY)
    listing.refresh()
    listing.track.click()
    assert "chưa có chế độ báo cáo" in window.toast.text()
    press_undo(window)
    assert window.page("campaigns").stack.editor() is not None


def test_the_paper_is_made_and_registered(qtbot, window, listing, code, session):
    listing.refresh()
    listing.paper.click()
    (paper,) = Document.select()
    assert (session.folder / paper.path).is_file()
    assert "Đã tạo" in window.toast.text()


# --- the year's tasks ------------------------------------------------------------------------


@pytest.fixture
def tasks_view(window, book):
    tasks = [
        Task(quarter=1, content="Ký giao ước", bodies=["Phòng Kinh tế"]),
        Task(quarter=1, content="Ban hành kế hoạch", bodies=["Văn phòng"]),
    ]
    head = Head(subject="Công tác năm 2026")
    plan = Plan(kind=PlanKind.WORK_PLAN, year=2026, head=head, tasks=tasks)
    plan_store.save(plan, TODAY)
    window.show_page("workplan")
    view = window.page("workplan").view
    view.refresh()
    view.table.setFocus()
    return view


def stored(view):
    return plan_store.load(view.form.code).tasks


def test_space_ticks_a_task_off_and_undo_opens_it_again(qtbot, window, tasks_view):
    qtbot.keyClick(tasks_view.table, Qt.Key.Key_Space)
    assert stored(tasks_view)[0].done_on == TODAY
    press_undo(window)
    assert stored(tasks_view)[0].done_on is None


def test_enter_edits_a_task(qtbot, tasks_view):
    def fill(dialog):
        dialog.content.set_value("")
        dialog.save.click()
        assert dialog.isVisible()  # a task without words is none
        dialog.content.setPlainText("Ký giao ước thi đua")
        dialog.bodies.setPlainText("Phòng Kinh tế\n\nCác thôn")
        dialog.save.click()

    answer(TaskDialog, fill)
    qtbot.keyClick(tasks_view.table, Qt.Key.Key_Return)
    task = stored(tasks_view)[0]
    assert task.content == "Ký giao ước thi đua"
    assert task.bodies == ["Phòng Kinh tế", "Các thôn"]
    assert task.deadline is None


def test_insert_adds_delete_removes_and_undo_brings_back(qtbot, window, tasks_view):
    def fill(dialog):
        dialog.content.setPlainText("Kiểm tra chéo")
        dialog.save.click()

    answer(TaskDialog, fill)
    qtbot.keyClick(tasks_view.table, Qt.Key.Key_Insert)
    assert [task.content for task in stored(tasks_view)][1] == "Kiểm tra chéo"
    assert tasks_view.table.current_task().task.content == "Kiểm tra chéo"
    qtbot.keyClick(tasks_view.table, Qt.Key.Key_Delete)
    assert len(stored(tasks_view)) == 2
    press_undo(window)
    assert [task.content for task in stored(tasks_view)][1] == "Kiểm tra chéo"


def test_alt_and_an_arrow_move_a_task_which_stays_chosen(qtbot, tasks_view):
    qtbot.keyClick(tasks_view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [task.content for task in stored(tasks_view)] == ["Ban hành kế hoạch", "Ký giao ước"]
    assert tasks_view.table.current_task().task.content == "Ký giao ước"


def test_arrows_step_over_the_lines_of_quarters(qtbot, tasks_view):
    task = tasks_view.form.new_task(None)
    task.quarter, task.content = 2, "Sơ kết"
    tasks_view.form.add(task)
    tasks_view.refresh()
    table = tasks_view.table
    table.pick(stored(tasks_view)[1].key)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_task().task.content == "Sơ kết"
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current_task().task.content == "Ban hành kế hoạch"


def test_the_work_plan_prints_and_opens_in_the_editor(qtbot, window, tasks_view):
    tasks_view.paper.click()
    assert Document.select().count() == 1
    tasks_view.open.trigger()
    assert window.page("workplan").stack.editor() is not None


def test_a_new_work_plan_is_for_a_year(qtbot, window, tasks_view):
    def fill(dialog):
        dialog.year.setText("2027")
        dialog.save.click()

    answer(NewCampaignDialog, fill)
    tasks_view._new()
    assert tasks_view.form.plan.year == 2027
    assert tasks_view.tasks_switch.is_empty()


def test_the_work_plan_is_used_again_next_year(qtbot, window, tasks_view):
    tasks_view.form.toggle(tasks_view.form.plan.tasks[0].key)
    answer(DuplicateDialog, lambda dialog: dialog.save.click())
    tasks_view.copy.trigger()
    assert tasks_view.form.plan.year == 2027
    assert [task.done_on for task in stored(tasks_view)] == [None, None]
    assert stored(tasks_view)[0].content == "Ký giao ước"


def test_a_paper_taken_in_twice_is_warned_of(qtbot, window, listing):
    paper = PAPERS / "huyen-2023-nuoc-sach.txt"
    warnings = []

    def look(dialog):
        warnings.append(dialog.message.text())
        dialog.save.click()

    for count in (1, 2):
        answer(ImportPlanDialog, look)
        listing.taking.take([paper])
        qtbot.waitUntil(lambda count=count: len(plan_list.codes()) == count, timeout=8000)
        window.page("campaigns").stack.close_editor()
    assert warnings[0] == ""
    assert "PT-2023-001" in warnings[1]
