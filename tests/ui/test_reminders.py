"""Letters, calls and the log of reminders, as the clerk works with them."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QApplication, QFileDialog

from docgen.jobs import papers
from models.documents import Document
from models.errors import Cancelled
from models.obligations import Reminder, owed
from models.opening import open_due
from models.paper_details import details_of
from models.plan_records import PlanRecord
from models.receiving import HandIn, book, remind
from models.reminding import cancel_letter, log_contact, log_of_plan
from models.tracking import matrix, overview
from models.units import Unit
from tests.ui.conftest import TODAY
from tests.ui.modal import answering
from ui.dialogs.unit_end_dialog import UnitHistoryDialog
from ui.forms.call_form import CALLED, CallForm
from ui.forms.reminder_form import ReminderForm
from ui.pages.overview import OverviewPage
from ui.reports import reminder_log
from ui.reports.calendar_out import export_calendar
from ui.reports.calls import CallDialog, call_late
from ui.reports.contacts import ContactsDialog
from ui.reports.letters import ReminderDialog, send_reminder
from ui.reports.plan_view import PlanView
from ui.reports.reminder_log import ReminderLog

YESTERDAY = TODAY - timedelta(days=1)


def plan_id(code: str) -> int:
    return PlanRecord.get(PlanRecord.code == code).id


@pytest.fixture
def dialog(qtbot, book_session, code) -> ReminderDialog:
    made = ReminderDialog(book_session, matrix(code, TODAY))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def calls(qtbot, book_session, code) -> CallDialog:
    Unit.update(contact="Lò Thị Mỷ", phone="0912 000 001").where(Unit.code == "DV02").execute()
    made = CallDialog(CallForm.open(matrix(code, TODAY).late, TODAY), book_session)
    qtbot.addWidget(made)
    return made


# --- the letter -------------------------------------------------------------------------------


def test_one_letter_to_all_is_made_and_what_was_typed_is_remembered(
    qtbot, dialog, book_session, code
):
    dialog.contact.setText("bà Sen")
    dialog.consequence.setText("Đơn vị chậm bị trừ điểm.")
    dialog.accept()
    assert dialog.document is not None
    assert Document.select().count() == 1
    assert {cell.reminders for cell in matrix(code, TODAY).late} == {1}
    again = ReminderForm.open(matrix(code, TODAY), TODAY)
    assert (again.contact, again.consequence) == ("bà Sen", "Đơn vị chậm bị trừ điểm.")
    assert "due_on" not in details_of("reminder", plan_id(code))


def test_a_letter_to_each_is_one_file_a_unit(qtbot, book_session, code):
    def choose(shown: ReminderDialog) -> None:
        shown.shape.set_value(True)
        shown.shape.chosen.emit(True)
        assert shown.save.text() == "Tạo 2 công văn"
        assert shown.fields.rows["address"].isHidden()
        shown.accept()

    answering(choose)
    send_reminder(book_session, matrix(code, TODAY), None)
    qtbot.waitUntil(lambda: bool(book_session.told), timeout=20_000)
    assert "Đã lập 2 công văn" in book_session.told[0][0]
    assert {paper.recipients[0] for paper in Document.select()} == {"Thôn Nà Sao", "Thôn Đồng Mạ"}
    assert all((book_session.folder / paper.path).is_file() for paper in Document.select())
    assert all(paper.whole for paper in Document.select())
    assert ReminderForm.open(matrix(code, TODAY), TODAY).each


def test_stopped_midway_the_rest_is_told(qtbot, book_session, code, monkeypatch):
    def run(title, work, done, failed=None):
        def stop(step: int, _total: int) -> None:
            if step:
                raise Cancelled

        done(work(stop))

    monkeypatch.setattr(book_session, "run", run)
    ReminderForm.open(matrix(code, TODAY), TODAY)

    def choose(shown: ReminderDialog) -> None:
        shown.shape.set_value(True)
        shown.accept()

    answering(choose)
    send_reminder(book_session, matrix(code, TODAY), None)
    assert "Đã lập 1/2 công văn" in book_session.told[0][0]
    assert Document.select().count() == 1


def test_nothing_ticked_is_refused_and_a_past_day_too(dialog):
    dialog.day.set_day(YESTERDAY)
    dialog.accept()
    assert "từ hôm nay" in dialog.message.text()
    dialog.day.set_day(TODAY)
    dialog.form.late = []
    dialog.units.clear()
    dialog.accept()
    assert "ít nhất một đơn vị" in dialog.message.text()
    assert Document.select().count() == 0


def test_what_came_in_while_the_dialog_stood_open_is_left_out(dialog, code):
    item = next(item for item in owed() if item.unit.name == "Thôn Nà Sao")
    book(item, HandIn(received_on=TODAY), TODAY)
    dialog.accept()
    assert item.id not in dialog.document.made_from["obligations"]
    assert not Reminder.select().where(Reminder.obligation == item.id).exists()


# --- phone and Zalo ---------------------------------------------------------------------------


def test_the_text_is_copied_as_shown(calls):
    assert calls.text.toPlainText().startswith("Kính gửi ông/bà Lò Thị Mỷ, Thôn Đồng Mạ.")
    calls.copy.click()
    assert QApplication.clipboard().text() == calls.text.toPlainText()


def test_a_call_is_logged_and_the_next_unit_comes(calls, book_session, code):
    calls.note.setText("hẹn thứ Hai")
    calls.called.click()
    lines = log_of_plan(plan_id(code))
    assert {line.unit for line in lines} == {"Thôn Đồng Mạ"}
    assert {line.note for line in lines} == {"Đã gọi; hẹn thứ Hai"}
    assert {line.contact for line in lines} == {"Lò Thị Mỷ · 0912 000 001"}
    assert "Thôn Nà Sao" in calls.text.toPlainText()
    assert calls.note.text() == ""
    calls.message.action.click()
    assert log_of_plan(plan_id(code)) == []
    assert calls.message.text() == "Đã hoàn tác lần ghi vừa rồi."


def test_the_group_text_logs_all_units_at_once(calls, code):
    calls.unit.set_value(0)
    calls.unit.chosen.emit(0)
    assert calls.text.toPlainText().startswith("Kính gửi các đơn vị.")
    calls.save.click()
    assert {cell.reminders for cell in matrix(code, TODAY).late} == {1}
    assert {line.note for line in log_of_plan(plan_id(code))} == {"Đã nhắn"}
    assert "đã ghi nhắc" in calls.unit.currentText()


def test_another_deadline_is_written_into_the_text(calls):
    calls.day.set_day(date(2026, 12, 1))
    calls.hour.setText("8h30")
    calls.hour.editingFinished.emit()
    assert "trước 08 giờ 30 phút, ngày 01/12/2026" in calls.text.toPlainText()
    calls.hour.setText("abc")
    calls.hour.editingFinished.emit()
    assert "Giờ ghi như" in calls.message.text()
    assert "08 giờ 30 phút" in calls.text.toPlainText()


def test_nobody_late_opens_nothing(book_session, code):
    call_late(book_session, [], None)
    assert "Không có đơn vị nào quá hạn" in book_session.told[0][0]


# --- whom to call -----------------------------------------------------------------------------


def test_the_list_by_person_is_copied_and_a_contact_filled_in(qtbot, book_session, code):
    Unit.update(contact="Lò Thị Mỷ", phone="0912 000 001").where(Unit.code == "DV01").execute()
    shown = ContactsDialog(book_session, lambda: overview(TODAY).overdue)
    qtbot.addWidget(shown)
    lines = shown.table.shown_rows()
    assert [line.contact for line in lines] == ["Lò Thị Mỷ", ""]
    assert "1 đơn vị chưa có người liên hệ" in shown.message.text()
    shown.copy.click()
    assert QApplication.clipboard().text().startswith("Lò Thị Mỷ – 0912 000 001:")

    def type_in(unit_dialog) -> None:
        unit_dialog.contact.setText("Bàn Văn Sao")
        unit_dialog.accept()

    answering(type_in)
    shown.table.opened.emit(lines[1])  # Enter on a unit without anybody
    assert Unit.get(Unit.code == "DV02").contact == "Bàn Văn Sao"
    assert [line.contact for line in shown.table.shown_rows()] == ["Bàn Văn Sao", "Lò Thị Mỷ"]
    assert shown.message.isHidden()


def test_without_anybody_late_the_list_says_so(qtbot, book_session, code):
    shown = ContactsDialog(book_session, list)
    qtbot.addWidget(shown)
    assert shown.switch.is_empty()
    assert shown.copy.isHidden()


# --- the log ----------------------------------------------------------------------------------


def test_the_history_of_a_unit_has_its_reminders(qtbot, book, book_session, code):
    item = next(item for item in owed() if item.unit.name == "Thôn Nà Sao")
    remind([item], YESTERDAY, "15/UBND-VHXH")
    log_contact([item], TODAY, TODAY, contact="Lò Thị Mỷ", note="hẹn mai")
    shown = UnitHistoryDialog(item.unit, book_session)
    qtbot.addWidget(shown)
    assert shown.tabs.tabText(1) == "Đôn đốc (2)"
    table = shown.reminders.table
    rows = [[column.text(row) for column in table.source.columns] for row in table.shown_rows()]
    assert rows == [
        ["21/11/2026", item.period_label, "Điện thoại, Zalo", "Lò Thị Mỷ", "hẹn mai"],
        ["20/11/2026", item.period_label, "Công văn số 15/UBND-VHXH ngày 20/11/2026", "", ""],
    ]


def test_a_letter_is_cancelled_from_the_log_and_its_line_stays(
    qtbot, book, book_session, code, monkeypatch
):
    papers.make(book, "reminder", code, TODAY)
    shown = ReminderLog(book_session, lambda: log_of_plan(plan_id(code)), with_unit=True)
    qtbot.addWidget(shown)
    assert shown.cancel.isEnabled()
    monkeypatch.setattr(reminder_log, "confirm", lambda *_args, **_options: True)
    shown.cancel.click()
    assert Document.select().count() == 0
    told = [shown.table.source.columns[3].text(row) for row in shown.table.shown_rows()]
    assert told
    assert all(text == "Công văn ngày 21/11/2026 (đã hủy)" for text in told)
    assert not shown.cancel.isEnabled()
    undo = book_session.told[0][2]
    undo()
    assert Document.select().count() == 1


def test_a_numbered_letter_is_opened_but_not_cancelled(qtbot, book, book_session, code):
    letter = papers.make(book, "reminder", code, TODAY)
    letter.number = "15"
    letter.save()
    shown = ReminderLog(book_session, lambda: log_of_plan(plan_id(code)))
    qtbot.addWidget(shown)
    assert shown.open.isEnabled()
    assert "đã có số" in shown.cancel.toolTip()


def test_an_empty_log_says_what_will_stand_there(qtbot, book_session, code):
    shown = ReminderLog(book_session, lambda: log_of_plan(plan_id(code)))
    qtbot.addWidget(shown)
    assert shown.switch.is_empty()


# --- the pages --------------------------------------------------------------------------------


def test_the_overview_counts_who_was_reminded(qtbot, book, book_session, code):
    page = OverviewPage(book_session)
    qtbot.addWidget(page)
    item = next(item for item in owed() if item.unit.name == "Thôn Nà Sao")
    log_contact([item], TODAY, TODAY)
    page.refresh()
    assert "của 2 đơn vị, 1 đã nhắc" in page.tiles["late"].accessibleName()
    reminded = {cell.obligation.id for cell in page.late.shown_rows() if cell.reminders}
    assert reminded == {item.id}
    letter = papers.make(book, "reminder", code, TODAY)
    cancel_letter(letter)
    page.refresh()
    assert "1 đã nhắc" in page.tiles["late"].accessibleName()


def test_the_calendar_is_written_from_the_page(qtbot, book_session, code, tmp_path, monkeypatch):
    open_due(TODAY)
    out = tmp_path / "hạn.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page = OverviewPage(book_session)
    qtbot.addWidget(page)
    page.calendar.click()
    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert events
    assert f"Đã ghi {len(events)} hạn" in book_session.told[0][0]


def test_without_deadlines_no_place_is_asked_for(qtbot, book, book_session, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    export_calendar(book_session, None)
    assert "Không có hạn nộp nào" in book_session.told[0][0]


def test_the_menu_of_reminders_opens_what_it_says(qtbot, book_session, code):
    page = PlanView(book_session)
    qtbot.addWidget(page)
    actions = {action.text(): action for action in page.nudge.menu().actions()}
    for words, title in (
        ("Nhắn tin, gọi điện…", "Nhắn tin, gọi điện đôn đốc"),
        ("Danh sách theo người liên hệ, mọi phong trào…", "Danh sách theo người liên hệ"),
        ("Nhật ký đôn đốc…", "Nhật ký đôn đốc"),
    ):
        seen = answering(lambda shown: None)
        actions[words].trigger()
        assert seen[0].windowTitle() == title


def test_a_call_form_goes_on_and_stays_at_the_last(book, code):
    form = CallForm.open(matrix(code, TODAY).late, TODAY)
    places = []
    for _ in range(3):
        form.note(CALLED, "", "")
        places.append(form.place)
    assert places == [2, 2, 2]
    assert form.choices[2][0].endswith("đã ghi nhắc")
