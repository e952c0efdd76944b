"""Who has not reported: from the overview to a booked receipt and the letter to the late."""

from datetime import date

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import journal, office, plan_store
from models.base import db
from models.documents import Document
from models.errors import RuleBroken
from models.obligations import Receipt, owed
from models.opening import open_due, track
from models.plan import Campaign, Head, Milestone, Plan, ReportingRule
from models.receiving import HandIn, book_many, exempt
from models.states import State
from models.tracking import matrix
from models.units import Unit
from models.values import Cadence, Deadline, DueRule, Moment
from ui.dialogs.obligation_dialogs import ExemptDialog, ExtendDialog, StrikeDialog
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.pages.overview import OverviewPage
from ui.reports.letters import ReminderDialog
from ui.reports.plan_view import PlanView

TODAY = date(2026, 11, 21)
NAMES = ("Thôn Đông", "Thôn Đoài", "Phòng Kinh tế")


@pytest.fixture
def code(book) -> str:
    """Quarterly reports due on the 20th; two quarters are booked, the third is late."""
    for number, name in enumerate(NAMES, start=1):
        Unit.create(code=f"DV0{number}", name=name)
    office.set_profile(
        office.OfficeProfile(
            name="Ủy ban nhân dân xã Suối Hoa",
            short_name="UBND xã Suối Hoa",
            issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
            place="Suối Hoa",
            desk_name="Phòng Văn hóa - Xã hội",
        )
    )
    span = {"starts": Moment.day(date(2026, 1, 1)), "ends": Moment.day(date(2026, 12, 31))}
    plan = Plan(
        year=2026,
        head=Head(number="3", subject="Thi đua làm đường", day=2, month=1, year=2026),
        campaigns=[Campaign(title="Làm đường", **span)],
        reporting=[ReportingRule(cadence=Cadence.QUARTER, due=DueRule(day=20))],
        milestones=[
            Milestone(title="Hồ sơ", owed_by_units=True, deadline=Deadline(on=date(2026, 11, 27)))
        ],
    )
    made = plan_store.save(plan, date(2026, 1, 2))
    track(made, date(2026, 1, 2))
    open_due(TODAY)
    early = [item for item in owed() if item.due_on < date(2026, 7, 1)]
    book_many(early, HandIn(received_on=date(2026, 3, 2)), TODAY)
    return made


@pytest.fixture
def page(qtbot, session, code) -> PlanView:
    page = PlanView(session)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    return page


def standing_of(code: str, unit: str, period: str):
    row = next(row for row in matrix(code, TODAY).rows if row.unit.name == unit)
    return row.cells[f"{period}|Báo cáo quý"].standing


def go_to(page: PlanView, unit: str, period: str) -> None:
    owed_one = next(item for item in owed() if item.unit.name == unit and item.period == period)
    assert page.view.find(owed_one.id)


def test_the_overview_answers_without_a_click(qtbot, session, code):
    page = OverviewPage(session)
    qtbot.addWidget(page)
    late = [cell.unit.name for cell in page.late.shown_rows()]
    assert sorted(late) == sorted(NAMES)
    assert [cell.obligation.title for cell in page.next.shown_rows()] == ["Hồ sơ"] * 3


def test_a_line_of_the_overview_leads_to_its_cell(qtbot, session, code, monkeypatch):
    page = OverviewPage(session)
    qtbot.addWidget(page)
    asked = []
    monkeypatch.setattr(session, "show_page", lambda key, **target: asked.append((key, target)))
    page.late.pick(page.late.shown_rows()[0])
    QTest.keyClick(page.late, Qt.Key.Key_Return)
    assert asked == [
        ("reports", {"code": code, "obligation": page.late.current_row().obligation.id})
    ]


def test_one_key_books_a_report_of_today(page, code):
    go_to(page, "Thôn Đông", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    found = standing_of(code, "Thôn Đông", "2026-Q3")
    assert (found.state, found.received_on) == (State.LATE, TODAY)


def test_undo_takes_the_last_booking_back(page, code):
    go_to(page, "Thôn Đông", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    page.deeds.undo()
    assert standing_of(code, "Thôn Đông", "2026-Q3").state is State.OVERDUE


def test_several_cells_are_booked_at_once(page, code):
    view = page.view
    go_to(page, "Phòng Kinh tế", "2026-Q3")
    column = view.currentIndex().column()
    for row in range(3):
        view.selectionModel().select(
            view.matrix.index(row, column), view.selectionModel().SelectionFlag.Select
        )
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert matrix(code, TODAY).column_figures("2026-Q3|Báo cáo quý").received == 3


def fill(monkeypatch, dialog_type, act) -> None:
    """Let `act(dialog)` stand in for the clerk while a modal dialog is open."""

    def run(dialog) -> int:
        dialog.show()
        act(dialog)
        dialog.hide()
        return dialog.result()

    monkeypatch.setattr(dialog_type, "exec", run)


def test_enter_enter_books_with_day_channel_and_number(page, code, monkeypatch):
    def type_in(dialog: ReceiptDialog) -> None:
        dialog.number.setText("15/BC-TĐ")
        dialog.received.edit.setText("20/9")
        QTest.keyClick(dialog.number, Qt.Key.Key_Return)

    fill(monkeypatch, ReceiptDialog, type_in)
    go_to(page, "Thôn Đoài", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    found = standing_of(code, "Thôn Đoài", "2026-Q3")
    assert (found.state, found.received_on) == (State.ON_TIME, date(2026, 9, 20))
    assert Receipt.select().order_by(Receipt.id.desc()).first().paper_number == "15/BC-TĐ"


def test_a_return_without_reason_keeps_the_dialog_and_what_was_typed(page, code, monkeypatch):
    seen = {}

    def type_in(dialog: ReceiptDialog) -> None:
        dialog.number.setText("8/BC")
        dialog.accept()
        seen["told"], seen["typed"] = dialog.message.text(), dialog.number.text()
        dialog.reason.setText("Thiếu biểu số liệu kèm theo")
        dialog.accept()

    fill(monkeypatch, ReceiptDialog, type_in)
    go_to(page, "Thôn Đoài", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_T)
    assert "lý do trả lại" in seen["told"]
    assert seen["typed"] == "8/BC"
    assert standing_of(code, "Thôn Đoài", "2026-Q3").state is State.RETURNED


def test_a_day_in_the_future_is_refused_in_the_dialog(page, code, monkeypatch):
    seen = {}

    def type_in(dialog: ReceiptDialog) -> None:
        dialog.received.edit.setText("22/11/2026")
        dialog.accept()
        seen["told"] = dialog.message.text()

    fill(monkeypatch, ReceiptDialog, type_in)
    before = Receipt.select().count()
    go_to(page, "Thôn Đoài", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert "không được sau ngày hôm nay" in seen["told"]
    assert Receipt.select().count() == before


def test_nil_exempt_and_extension_each_have_a_key(page, code, monkeypatch):
    fill(monkeypatch, ReceiptDialog, lambda dialog: dialog.accept())
    go_to(page, "Thôn Đông", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_K)
    assert standing_of(code, "Thôn Đông", "2026-Q3").state is State.NIL

    def exempt(dialog: ExemptDialog) -> None:
        dialog.reason.setText("Mới thành lập")
        dialog.accept()

    fill(monkeypatch, ExemptDialog, exempt)
    go_to(page, "Thôn Đoài", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_M)
    assert standing_of(code, "Thôn Đoài", "2026-Q3").state is State.EXEMPT

    def extend(dialog: ExtendDialog) -> None:
        dialog.to.edit.setText("30/11/2026")
        dialog.accept()

    fill(monkeypatch, ExtendDialog, extend)
    go_to(page, "Phòng Kinh tế", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_G)
    assert standing_of(code, "Phòng Kinh tế", "2026-Q3").state is State.SOON


def test_an_exemption_is_lifted_by_a_key_and_undone(page, code):
    go_to(page, "Thôn Đoài", "2026-Q3")
    exempt([page.view.chosen()[0].obligation], TODAY, "Mới thành lập")
    page.refresh()
    go_to(page, "Thôn Đoài", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_B)
    assert standing_of(code, "Thôn Đoài", "2026-Q3").state is State.OVERDUE
    page.deeds.undo()
    assert standing_of(code, "Thôn Đoài", "2026-Q3").state is State.EXEMPT


def test_a_wrong_receipt_is_struck_out_with_its_reason_and_undone(page, code, monkeypatch):
    def strike(dialog: StrikeDialog) -> None:
        dialog.accept()
        assert not Receipt.select().where(Receipt.void).exists()  # no reason yet
        dialog.reason.setText("Ghi nhầm đơn vị")
        dialog.accept()

    fill(monkeypatch, StrikeDialog, strike)
    go_to(page, "Thôn Đông", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    page.refresh()
    go_to(page, "Thôn Đông", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_X)
    assert standing_of(code, "Thôn Đông", "2026-Q3").state is State.OVERDUE
    assert Receipt.get(Receipt.void).void_reason == "Ghi nhầm đơn vị"
    page.deeds.undo()
    assert standing_of(code, "Thôn Đông", "2026-Q3").state is State.LATE


def test_what_was_done_to_very_many_cells_is_taken_back_whole(page, code):
    mark = journal.recent(1)[0].id
    with db.atomic():
        for _ in range(650):
            journal.note("received", "receipt", "1", "Nhận báo cáo của Thôn Đông, Quý III")
    page.deeds.tell(mark, "Đã nhận báo cáo của")
    assert page.deeds.said()[-1] == ("Đã nhận báo cáo của 650 báo cáo.", 650)


def test_undoing_is_all_or_nothing(page, code):
    first, second = [item for item in owed() if item.period == "2026-Q3"][:2]
    mark = journal.recent(1)[0].id
    exempt([first, second], TODAY, "Bão lũ")
    page.deeds.tell(mark, "Đã miễn báo cáo cho")
    exempt([first], TODAY, "Mới thành lập")  # a newer deed stands in the way of one of them
    with pytest.raises(RuleBroken):
        page.deeds.undo()
    assert [item.exempt_reason for item in owed() if item.exempt_on] == ["Mới thành lập", "Bão lũ"]


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_X])
def test_a_key_without_anything_to_take_back_changes_nothing(page, code, monkeypatch, key):
    said = []
    monkeypatch.setattr(page._session, "notify", lambda words, *rest: said.append(words))
    before = journal.recent(1)[0].id
    go_to(page, "Thôn Đông", "2026-Q3")
    QTest.keyClick(page.view, key)
    assert len(said) == 1
    assert journal.recent(1)[0].id == before


def test_the_cell_gone_to_is_not_hidden_by_the_column_of_units(page, code, qtbot):
    page.resize(640, 500)
    view, bar = page.view, page.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for column in range(view.matrix.columnCount() - 1, 0, -1):
        bar.setValue(bar.maximum())
        view.go_to(0, column)
        view.scrollTo(view.currentIndex())
        assert view.visualRect(view.currentIndex()).left() >= view.columnWidth(0)


def test_the_filter_keeps_the_units_it_names(page, code):
    go_to(page, "Thôn Đông", "2026-Q3")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    page.focus_target(code=code, show="overdue")
    shown = [page.view.matrix.row(row).unit.name for row in range(page.view.matrix.rowCount())]
    assert shown == ["Phòng Kinh tế", "Thôn Đoài"]


def test_the_letter_names_exactly_the_ticked_units_and_is_registered(
    page, code, book, monkeypatch
):
    def untick_first(dialog: ReminderDialog) -> None:
        dialog.units.item(0).setCheckState(Qt.CheckState.Unchecked)
        dialog.accept()

    fill(monkeypatch, ReminderDialog, untick_first)
    page.remind.click()
    paper = Document.get()
    document = docx.Document(str(book.path / paper.path))
    text = "\n".join(item.text for item in document.paragraphs)
    text += "\n".join(cell.text for table in document.tables for cell in table._cells)
    late = [cell.unit.name for cell in matrix(code, TODAY).late]
    assert late[0] not in text
    assert all(name in text for name in late[1:])
    reminded = {cell.unit.name: cell.reminders for cell in matrix(code, TODAY).late}
    assert reminded == {late[0]: 0, late[1]: 1, late[2]: 1}
    assert paper.whole


def test_an_hour_that_cannot_be_read_keeps_the_dialog(page, monkeypatch):
    seen = {}

    def type_in(dialog: ReminderDialog) -> None:
        dialog.hour.setText("chiều")
        dialog.accept()
        seen["told"] = dialog.message.text()

    fill(monkeypatch, ReminderDialog, type_in)
    page.remind.click()
    assert "17:00" in seen["told"]
    assert Document.select().count() == 0


def test_a_block_is_copied_ready_for_excel(page):
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert all(line.count("\t") == page.view.matrix.columnCount() - 1 for line in lines)


def test_the_matrix_model_is_sound(page, qtmodeltester):
    qtmodeltester.check(page.view.matrix)


def test_without_a_plan_followed_up_the_page_says_what_to_do(qtbot, session):
    page = PlanView(session)
    qtbot.addWidget(page)
    assert page.switch.is_empty()
    assert not page.remind.isEnabled()
    assert "Không có đơn vị nào quá hạn" in page.remind.toolTip()


def test_the_lines_of_the_letter_do_not_overlap(qtbot, session, code):
    dialog = ReminderDialog(session, matrix(code, TODAY))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    boxes = [
        dialog.units.visualItemRect(dialog.units.item(row)) for row in range(dialog.units.count())
    ]
    assert len(boxes) > 1
    assert all(box.height() >= dialog.units.sizeHintForRow(0) for box in boxes)
