"""Adding, dropping, extending, returning, attaching: through the real windows and real files."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from docgen.jobs.receipt_files import attach
from models import journal
from models.attachments import Attachment
from models.database import DataFolder
from models.extending import extend, log_of
from models.obligations import Extension, Obligation, Receipt
from models.rate_words import RULES
from models.receiving import HandIn, Verdict, book
from models.tracking import cells, matrix, overview, same_period
from models.units import Unit
from tests.models.reported import NAMES, TODAY, fill, item
from ui.dialogs.obligation_dialogs import ExtendDialog
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.forms.extra_form import ExtraForm
from ui.forms.receipt_form import ReceiptForm
from ui.pages.overview import OverviewPage
from ui.pages.reports import ReportsPage
from ui.reports.figures_view import FiguresView
from ui.reports.files_box import FilesBox
from ui.reports.history import HistoryPanel
from ui.reports.owed_dialogs import AddOwedDialog, DropOwedDialog
from ui.reports.story_dialog import StoryDialog

PERIOD = "2026-Q3"


@pytest.fixture
def code(book) -> str:
    return fill()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "bao cao.docx"
    made.write_bytes(b"noi dung")
    return made


def words_of(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def drop(box: FilesBox, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    place, copy = QPointF(2, 2), Qt.DropAction.CopyAction
    box.dropEvent(QDropEvent(place, copy, data, Qt.MouseButton.LeftButton, none))


# --- adding and dropping by hand ---------------------------------------------------------------


@pytest.fixture
def adding(qtbot, session, code) -> AddOwedDialog:
    dialog = AddOwedDialog(ExtraForm(matrix(code, TODAY), TODAY))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_report_is_added_for_the_ticked_units(adding, code):
    adding.title.setText("Báo cáo nhanh")
    adding.period.setEditText("Đột xuất tháng 11")
    adding.due_on.edit.setText("27/11/2026")
    adding.reason.setText("Tỉnh yêu cầu")
    for name in NAMES[:2]:
        adding.units.tick(Unit.named(name).id)
    adding.accept()
    made = list(Obligation.select().where(Obligation.origin_reason == "Tỉnh yêu cầu"))
    assert {one.unit.name for one in made} == set(NAMES[:2])
    assert {one.due_on for one in made} == {date(2026, 11, 27)}
    assert not adding.isVisible()


def test_what_is_lacking_keeps_the_dialog_open(adding):
    adding.accept()
    assert adding.isVisible() and "ít nhất một đơn vị" in adding.message.text()
    adding.units.tick(Unit.named("Thôn Đông").id)
    adding.period.setEditText("Quý III/2026")
    adding.due_on.edit.setText("31/31")
    adding.accept()
    assert adding.isVisible() and adding.period.currentText() == "Quý III/2026"
    assert not Obligation.select().where(Obligation.origin_reason != "").exists()


def test_choosing_a_period_that_is_there_puts_the_unit_into_its_column(qtbot, session, code):
    late = Unit.create(code="DV09", name="Trạm y tế", opened_on=TODAY)
    adding = AddOwedDialog(ExtraForm(matrix(code, TODAY), TODAY, units=[late.id]))
    qtbot.addWidget(adding)
    adding.title.setText("Báo cáo quý")
    adding.period.setEditText("Quý III/2026")
    adding.due_on.edit.setText("27/11/2026")
    adding.reason.setText("Đơn vị mới")
    adding.accept()
    seen = matrix(code, TODAY)
    assert seen.column_figures(f"{PERIOD}|Báo cáo quý").expected == 4


def test_a_report_added_by_hand_is_dropped_with_a_reason(qtbot, adding, code):
    test_a_report_is_added_for_the_ticked_units(adding, code)
    made = list(Obligation.select().where(Obligation.origin_reason != ""))
    dialog = DropOwedDialog(made)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "lý do" in dialog.message.text()
    dialog.reason.setText("Tỉnh thôi yêu cầu")
    dialog.accept()
    assert not Obligation.select().where(Obligation.origin_reason != "").exists()


# --- extensions --------------------------------------------------------------------------------


def extending_dialog(qtbot, session, code) -> ExtendDialog:
    seen = matrix(code, TODAY)
    chosen = [cell for cell in seen.cells if cell.obligation.id == item(period=PERIOD).id]
    whole = same_period(seen, chosen)
    dialog = ExtendDialog([chosen[0].obligation], session, None, whole)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_one_report_is_extended_with_its_paper(qtbot, session, code):
    dialog = extending_dialog(qtbot, session, code)
    dialog.to.edit.setText("30/11/2026")
    dialog.number.setText("Công văn số 12/UBND-VHXH")
    dialog.paper_on.edit.setText("20/11/2026")
    dialog.reason.setText("mưa lũ")
    dialog.accept()
    line = Extension.get()
    assert (line.paper_number, line.paper_on) == ("Công văn số 12/UBND-VHXH", date(2026, 11, 20))
    assert line.reason == "mưa lũ" and line.obligation_id == item(period=PERIOD).id
    assert Extension.select().count() == 1


def test_a_whole_period_is_extended_but_for_those_that_have_longer(qtbot, session, code):
    extend([item("Thôn Trung", PERIOD)], date(2026, 12, 15), "CV 1")
    dialog = extending_dialog(qtbot, session, code)
    assert "Mọi đơn vị" in dialog.scope.itemText(1) and "(3)" in dialog.scope.itemText(1)
    dialog.scope.set_value(True)
    dialog.to.edit.setText("30/11/2026")
    dialog.accept()
    days = {name: item(name, PERIOD).last_day.day for name in NAMES}
    assert days == {"Thôn Đông": 30, "Thôn Đoài": 30, "Thôn Trung": 15}


@pytest.mark.parametrize(
    ("to", "paper_on", "field"),
    [("", "", "to"), ("20/9/2026", "", "to"), ("30/11/2026", "22/11/2026", "paper_on")],
)
def test_a_wrong_day_is_told_under_its_field(qtbot, session, code, to, paper_on, field):
    dialog = extending_dialog(qtbot, session, code)
    dialog.to.edit.setText(to)
    dialog.paper_on.edit.setText(paper_on)
    dialog.number.setText("CV 5")
    dialog.accept()
    assert dialog.isVisible() and dialog.fields.rows[field].error()
    assert dialog.number.text() == "CV 5"
    assert not Extension.select().exists()


def test_the_original_day_is_told_in_the_dialog_and_beside_the_matrix(qtbot, session, code):
    dialog = extending_dialog(qtbot, session, code)
    assert "21/9/2026" in words_of(dialog)  # 20/9 is a Sunday
    extend([item(period=PERIOD)], date(2026, 11, 30), "CV 5")
    panel = HistoryPanel([])
    qtbot.addWidget(panel)
    panel.show_cell(cells([item(period=PERIOD)], TODAY)[0])
    assert "Hạn gốc 21/9/2026, đã gia hạn" in words_of(panel)
    assert "Theo CV 5" in words_of(panel)


# --- hand-ins with files -----------------------------------------------------------------------


@pytest.fixture
def receiving(qtbot, session, code) -> ReceiptDialog:
    form = ReceiptForm([item(period=PERIOD)], TODAY, folder=DataFolder(session.folder))
    dialog = ReceiptDialog(form)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_dragged_file_goes_into_the_data_folder_with_the_hand_in(receiving, session, paper):
    drop(receiving.files, paper)
    assert [link.text() for link in receiving.files.links] == ["bao cao.docx"]
    receiving.accept()
    added = Attachment.get()
    assert added.receipt_id == Receipt.get().id
    assert (session.folder / added.path).read_bytes() == b"noi dung"


def test_a_file_taken_out_again_is_not_copied(receiving, paper):
    drop(receiving.files, paper)
    receiving.files.removers[0].click()
    receiving.accept()
    assert Receipt.select().count() == 1 and not Attachment.select().exists()


def test_a_wrong_file_is_told_and_the_rest_stays(receiving, tmp_path, paper):
    program = tmp_path / "virus.exe"
    program.write_bytes(b"MZ")
    receiving.number.setText("15/BC")
    drop(receiving.files, paper)
    drop(receiving.files, program)
    assert "virus.exe" in receiving.message.text()
    assert len(receiving.files.links) == 1 and receiving.number.text() == "15/BC"


def test_a_file_that_went_missing_meanwhile_keeps_the_dialog(receiving, paper):
    drop(receiving.files, paper)
    paper.unlink()
    receiving.accept()
    assert receiving.isVisible() and not Receipt.select().exists()
    receiving.files.links[0].click()
    assert "Không còn thấy" in receiving.message.text()


# --- the story ---------------------------------------------------------------------------------


def test_the_story_shows_all_and_takes_files_later_on(qtbot, session, code, paper):
    receipt = book(item(period=PERIOD), HandIn(received_on=date(2026, 9, 20)), TODAY)
    attach(DataFolder(session.folder), receipt, [paper], TODAY)
    dialog = StoryDialog(cells([item(period=PERIOD)], TODAY)[0], session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Nhận ngày 20/9/2026, vào sổ ngày 21/11/2026" in words_of(dialog)
    other = paper.with_name("bieu so lieu.xlsx")
    other.write_bytes(b"bieu")
    drop(dialog.boxes[receipt.id], other)
    texts = [link.text() for link in dialog.boxes[receipt.id].links]
    assert texts == ["bao cao.docx", "bieu so lieu.xlsx"]
    dialog.boxes[receipt.id].removers[0].click()
    assert [one.name for one in Attachment.select()] == ["bieu so lieu.xlsx"]
    drop(dialog.boxes[receipt.id], other)
    assert "đã đính kèm rồi" in dialog.message.text()


def test_the_panel_marks_a_correction_and_what_was_struck(qtbot, session, code):
    book(item(period=PERIOD), HandIn(received_on=date(2026, 9, 18)), TODAY)
    book(item(period=PERIOD), HandIn(received_on=date(2026, 10, 2)), TODAY)
    panel = HistoryPanel([])
    qtbot.addWidget(panel)
    panel.show_cell(cells([item(period=PERIOD)], TODAY)[0])
    assert "bản chỉnh sửa, bổ sung (ngày nộp vẫn tính 18/9/2026)" in words_of(panel)


# --- what is to be handed in again -------------------------------------------------------------


@pytest.mark.parametrize(
    ("redo", "left"), [(-1, "quá 1"), (0, "0 ngày"), (14, "14 ngày"), (15, "")]
)
def test_the_overview_tells_until_when_to_hand_in_again(qtbot, session, code, redo, left):
    returned = HandIn(
        received_on=TODAY - timedelta(days=5), verdict=Verdict.RETURNED, reason="Thiếu biểu",
        redo_by=TODAY + timedelta(days=redo),
    )  # fmt: skip
    book(item(period=PERIOD), returned, TODAY)
    page = OverviewPage(session)
    qtbot.addWidget(page)
    texts = [
        [page.next.source.index(row, column).data() for column in (0, 2, 3)]
        for row in range(page.next.source.rowCount())
    ]
    again = [line for line in texts if "nộp lại" in line[1]]
    assert [line[2] for line in again] == ([left] if left else [])


def test_a_return_with_a_day_before_its_far_deadline_is_a_task_too(code):
    far = item(period=PERIOD)
    Obligation.update(due_on=date(2027, 6, 30)).where(Obligation.id == far.id).execute()
    returned = HandIn(
        received_on=TODAY, verdict=Verdict.RETURNED, reason="Sai mẫu", redo_by=date(2026, 11, 25)
    )
    book(item(period=PERIOD), returned, TODAY)
    assert far.id in [cell.obligation.id for cell in overview(TODAY).soon]
    book(item(period=PERIOD), HandIn(received_on=TODAY), TODAY)
    assert far.id not in [cell.obligation.id for cell in overview(TODAY).soon]


# --- the table of figures ----------------------------------------------------------------------


def test_the_table_counts_by_what_is_chosen_and_is_copied_with_its_rule(qtbot, session, code):
    extend([item()], date(2026, 3, 31), "CV 5")
    book(item(), HandIn(received_on=date(2026, 3, 25)), TODAY)
    view = FiguresView(session)
    qtbot.addWidget(view)
    view.by.set_value("period")
    view.refresh()
    view.copy.click()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[1].split("\t")[:4] == ["Kỳ báo cáo", "Phải nộp", "Đã nộp", "Đúng hạn"]
    first = lines[2].split("\t")
    assert first[:4] == ["Quý I/2026", "3", "1", "1"]
    assert first[-2:] == ["1/3 = 33,3 %", "0/3 = 0,0 %"]
    assert lines[5].startswith("Tổng cộng\t9\t1\t1")
    assert lines[-len(RULES) :] == list(RULES)
    assert RULES[0] in view.rules.text()


def test_the_table_follows_plan_and_year(qtbot, session, code):
    view = FiguresView(session)
    qtbot.addWidget(view)
    assert [row.label for row in view.table.shown_rows()] == [
        "Thôn Đoài", "Thôn Đông", "Thôn Trung",
    ]  # fmt: skip
    view.focus_target(code=code, by="year")
    assert [row.label for row in view.table.shown_rows()] == ["2026"]
    assert view.table.source.headerData(0, Qt.Orientation.Horizontal) == "Năm"


def test_an_empty_book_says_what_to_do(qtbot, session):
    view = FiguresView(session)
    qtbot.addWidget(view)
    assert view.switch.is_empty()
    assert not view.copy.isEnabled() and "Chưa có số liệu" in view.copy.toolTip()


# --- through the page --------------------------------------------------------------------------


def test_extending_and_withdrawing_on_the_page_are_undone(qtbot, session, code, monkeypatch):
    page = ReportsPage(session)
    qtbot.addWidget(page)
    view = page.view("plan")

    def give(dialog: ExtendDialog) -> int:
        dialog.to.edit.setText("30/11/2026")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExtendDialog, "exec", give)
    assert view.view.find(item(period=PERIOD).id)
    view.deeds.do("extend", view.view.chosen())
    assert item(period=PERIOD).last_day == date(2026, 11, 30)
    page.refresh()
    assert view.view.find(item(period=PERIOD).id)
    view.deeds.do("withdraw", view.view.chosen())
    assert item(period=PERIOD).extended_to is None
    view.undo()
    view.undo()
    assert [line.void for line in log_of(item(period=PERIOD).id)] == [True]
    assert item(period=PERIOD).last_day == item(period=PERIOD).due_on
    assert all(line.undone for line in journal.recent(2))
