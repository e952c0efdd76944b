"""Filled forms dropped as files: the dry run, what is ticked, booking, stopping, undoing."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from peewee import OperationalError
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from docgen.jobs import form_import
from docgen.jobs.form_intake import Entry, Standing
from models.journal import Change
from models.obligations import Obligation, Receipt
from tests.docgen.excel.forms.filled import opened, saved, type_in
from tests.small_book import TODAY
from tests.ui.intake.conftest import BAD
from tests.ui.shown import shown
from ui.exchange.drives import Drive
from ui.intake.receive import ReceiveFormsDialog
from ui.intake.table import COLUMNS
from ui.task import Task

WAIT_MS = 60_000


@pytest.fixture
def dialog(qtbot, book_session, thirty) -> ReceiveFormsDialog:
    made = ReceiveFormsDialog(book_session, drives=lambda: [])
    return shown(qtbot, made, 1180, 690)


def read(qtbot, dialog: ReceiveFormsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.reading.is_running, timeout=WAIT_MS)


def taken(qtbot, dialog: ReceiveFormsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._booking.isActive(), timeout=WAIT_MS)


def named(dialog: ReceiveFormsDialog, name: str) -> Entry:
    return next(entry for entry in dialog.intake.entries if entry.path.name == name)


def standings(dialog: ReceiveFormsDialog) -> dict[Standing, int]:
    found = [entry.standing for entry in dialog.intake.entries]
    return {one: found.count(one) for one in Standing if one in found}


def texts(table) -> list[list[str]]:
    return [[column.text(row) for column in table.source.columns] for row in table.shown_rows()]


def test_thirty_files_dropped_are_known_by_their_content_and_nothing_is_booked(
    qtbot, dialog, folder, drop
):
    assert dialog.ui.switch.is_empty() and not dialog.ui.take.isEnabled()
    drop(dialog, sorted(folder.glob("*.xlsx")))
    read(qtbot, dialog)
    assert standings(dialog) == {Standing.NEW: 24, Standing.LOOK: 1, Standing.WRONG: BAD}
    assert len({entry.unit for entry in dialog.intake.entries if entry.unit}) == 29
    assert dialog.ui.summary.text() == "30 tệp: 24 sẽ nhận mới, 1 cần xem, 5 có lỗi."
    assert dialog.ui.take.text() == "Nhận 24 biểu" and dialog.ui.take.isEnabled()
    row = texts(dialog.ui.table)[10]
    assert row[2].startswith("Thôn ") and row[3] == "Đường hoa thôn bản"
    assert row[4:6] == ["Quý III/2026", "Sẽ nhận mới"]
    assert not Receipt.select().exists()


def test_a_row_shows_old_and_new_values_and_turned_letters(qtbot, dialog, folder, drop):
    drop(dialog, [folder / "bieu 05.xlsx"])
    read(qtbot, dialog)
    detail = dialog.ui.detail
    assert detail.tabText(detail.currentIndex()) == "Lưu ý (1)"  # what it is to be looked at for
    first = texts(detail.tables["values"])[0]
    assert first[0] == "Số mét đường hoa trồng mới" and first[2:] == ["chưa có", "→ 1.250"]
    ((sheet, where, _, before, after, _),) = texts(detail.tables["turned"])
    assert sheet == "Báo cáo" and where.isalnum()
    assert before == "Trång c©y ven ®­êng" and after == "Trồng cây ven đường"


def test_every_problem_is_told_with_sheet_cell_found_and_expected(qtbot, dialog, folder, drop):
    drop(dialog, [folder / "bieu 01.xlsx"])
    read(qtbot, dialog)
    faults = texts(dialog.ui.detail.tables["faults"])
    assert len(faults) == 2 and {row[0] for row in faults} == {"Báo cáo"}
    found = {row[2]: row for row in faults}
    assert set(found) == {"31/02/2026", "mười"}
    assert all(row[1].isalnum() and row[3] for row in faults)
    assert "không phải là số" in found["mười"][4]
    assert not dialog.ui.take.isEnabled()
    assert "đánh dấu ít nhất một biểu" in dialog.ui.take.toolTip()


def test_a_folder_is_read_too_and_booking_takes_each_file_for_itself(qtbot, dialog, folder, drop):
    drop(dialog, [folder.parent])
    read(qtbot, dialog)
    dialog.ui.take.click()
    assert not dialog.ui.undo.isEnabled() and not dialog.ui.take.isEnabled()
    taken(qtbot, dialog)
    assert Receipt.select().count() == 24
    assert standings(dialog)[Standing.DONE] == 24
    assert dialog.ui.message.text() == "Đã nhận 24 biểu."
    dialog.ui.tick_unseen.click()
    dialog.ui.take.click()
    taken(qtbot, dialog)
    assert Receipt.select().count() == 25


def test_one_undo_takes_the_whole_round_back(qtbot, dialog, folder, drop):
    drop(dialog, [folder])
    read(qtbot, dialog)
    dialog.ui.take.click()
    taken(qtbot, dialog)
    dialog.ui.message.action.click()
    assert not Receipt.select().where(~Receipt.void).exists()
    assert not Obligation.select().where(Obligation.first_accepted_on.is_null(False)).exists()
    assert Change.select().where(Change.undone).count() == 24
    assert standings(dialog)[Standing.NEW] == 24
    dialog.ui.take.click()  # and the files may be taken again
    taken(qtbot, dialog)
    assert Receipt.select().where(~Receipt.void).count() == 24


def test_stopped_while_booking_what_is_booked_stays_and_the_rest_stays_ticked(
    qtbot, dialog, folder, drop
):
    drop(dialog, [folder])
    read(qtbot, dialog)
    dialog.ui.take.click()
    qtbot.waitUntil(lambda: len(dialog.intake.booked()) >= 3, timeout=WAIT_MS)
    dialog.ui.progress.stop.click()
    taken(qtbot, dialog)
    booked = len(dialog.intake.booked())
    assert 3 <= booked < 24 and Receipt.select().count() == booked
    assert len(dialog.intake.wanted()) == 24 - booked
    assert f"đã nhận {booked} biểu" in dialog.ui.message.text()


def test_escape_while_booking_stops_instead_of_closing(qtbot, dialog, folder, drop):
    drop(dialog, [folder])
    read(qtbot, dialog)
    dialog.ui.take.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    taken(qtbot, dialog)
    assert dialog.isVisible() and len(dialog.intake.wanted()) > 0


def test_stopped_while_reading_what_was_read_stays(qtbot, dialog, folder, drop):
    drop(dialog, [folder])
    qtbot.waitUntil(lambda: len(dialog.intake.entries) >= 2, timeout=WAIT_MS)
    dialog.ui.progress.stop.click()
    read(qtbot, dialog)
    assert 2 <= len(dialog.intake.entries) < 30
    assert "Đã dừng đọc" in dialog.ui.message.text()


def test_the_same_file_twice_is_taken_once(qtbot, dialog, folder, drop, tmp_path):
    first, copy = folder / "bieu 10.xlsx", tmp_path / "bản sao.xlsx"
    shutil.copy(first, copy)
    drop(dialog, [first, copy])
    drop(dialog, [first])
    read(qtbot, dialog)
    assert standings(dialog) == {Standing.NEW: 1, Standing.TWIN: 1}
    assert "giống hệt tệp" in named(dialog, "bản sao.xlsx").problems[0]
    dialog.ui.take.click()
    taken(qtbot, dialog)
    again = ReceiveFormsDialog(dialog._session, [copy])
    qtbot.addWidget(again)
    read(qtbot, again)
    assert standings(again) == {Standing.TAKEN: 1} and not again.ui.take.isEnabled()


def test_a_later_file_replaces_older_figures(qtbot, dialog, folder, drop):
    path = folder / "bieu 10.xlsx"
    drop(dialog, [path])
    read(qtbot, dialog)
    dialog.ui.take.click()
    taken(qtbot, dialog)
    path.write_bytes(saved(type_in(opened(path.read_bytes()), {"ct_01": 1300})))
    newer = ReceiveFormsDialog(dialog._session, [path])
    qtbot.addWidget(newer)
    read(qtbot, newer)
    (entry,) = newer.intake.entries
    assert entry.standing is Standing.REPLACES and entry.wanted
    shown_values = texts(newer.ui.detail.tables["values"])
    assert [row[2:] for row in shown_values] == [["1.250", "→ 1.300"]]


def test_two_files_of_one_report_are_left_to_the_clerk(qtbot, dialog, folder, drop, tmp_path):
    first, other = folder / "bieu 10.xlsx", tmp_path / "bản sửa.xlsx"
    other.write_bytes(saved(type_in(opened(first.read_bytes()), {"ct_01": 7})))
    drop(dialog, [first, other])
    read(qtbot, dialog)
    assert standings(dialog) == {Standing.LOOK: 2} and not dialog.intake.wanted()
    assert "cũng là báo cáo đó" in named(dialog, "bản sửa.xlsx").warnings[-1]


def test_a_stick_pulled_out_while_booking_is_told_file_by_file(qtbot, dialog, folder, drop):
    drop(dialog, [folder])
    read(qtbot, dialog)
    dialog.ui.take.click()
    qtbot.waitUntil(lambda: len(dialog.intake.booked()) >= 2, timeout=WAIT_MS)
    shutil.rmtree(folder.parent)
    taken(qtbot, dialog)
    booked = len(dialog.intake.booked())
    assert 2 <= booked < 24 and Receipt.select().count() == booked
    refused = [entry for entry in dialog.intake.refused() if entry.against]
    assert len(refused) == 24 - booked
    assert all("Không" in entry.against for entry in refused)
    assert f"{24 - booked} biểu không nhận được" in dialog.ui.message.text()


def test_a_stick_pulled_out_while_reading_keeps_what_was_read(qtbot, dialog, folder, drop):
    drop(dialog, [folder])
    qtbot.waitUntil(lambda: len(dialog.intake.entries) >= 2, timeout=WAIT_MS)
    shutil.rmtree(folder.parent)
    read(qtbot, dialog)
    assert "Không còn thấy" in dialog.ui.message.text()
    assert len(dialog.intake.entries) == 30
    assert len(dialog.intake.refused()) > BAD


def test_the_day_received_holds_for_all_and_may_speak_against_a_file(qtbot, dialog, folder, drop):
    late = folder / "bieu 10.xlsx"
    late.write_bytes(saved(type_in(opened(late.read_bytes()), {"ngay_van_ban": TODAY})))
    drop(dialog, [late, folder / "bieu 11.xlsx"])
    read(qtbot, dialog)
    assert len(dialog.intake.wanted()) == 2
    dialog.ui.day.set_day(TODAY - timedelta(days=1))
    assert [entry.path.name for entry in dialog.intake.wanted()] == ["bieu 11.xlsx"]
    assert "Ngày văn bản" in named(dialog, "bieu 10.xlsx").problems[0]
    dialog.ui.day.set_day(TODAY + timedelta(days=1))
    assert not dialog.ui.take.isEnabled()
    dialog.ui.day.edit.setText("")
    assert "ngày nhận" in dialog.ui.take.toolTip()
    dialog.ui.day.set_day(date(2026, 11, 20))
    dialog.ui.take.click()
    taken(qtbot, dialog)
    assert Receipt.get().received_on == date(2026, 11, 20)


def test_ticks_by_mouse_and_by_space(qtbot, dialog, folder, drop):
    drop(dialog, [folder / "bieu 10.xlsx", folder / "bieu 11.xlsx", folder / "bieu 00.xlsx"])
    read(qtbot, dialog)
    table = dialog.ui.table
    box = table.visualRect(table.proxy.index(0, 0))
    at = box.center()
    at.setX(box.left() + 14)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    assert dialog.ui.take.text() == "Nhận 1 biểu"
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert dialog.ui.take.text() == "Nhận 2 biểu"  # the bad one has no box
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert not dialog.intake.wanted()


def test_the_stick_is_searched_for_forms_and_other_workbooks_are_left_alone(
    qtbot, book_session, folder
):
    usb = folder.parent
    deep = usb / "a" / "b"
    deep.mkdir(parents=True)
    shutil.move(folder / "bieu 10.xlsx", deep / "khác tên.xlsx")
    (usb / "thu chi.xlsx").write_bytes(saved(_plain()))
    (usb / "ảnh.jpg").write_bytes(b"\xff\xd8\xff")
    drive = Drive(usb, "USB", 1, 2, True)
    made = shown(qtbot, ReceiveFormsDialog(book_session, drives=lambda: [drive]), 1180, 690)
    made.ui.sources[-1].click()
    read(qtbot, made)
    assert named(made, "khác tên.xlsx").standing is Standing.NEW
    assert len(made.intake.entries) == 29  # the one cut off carries no code any more
    assert "2 tệp Excel khác không phải biểu" in made.ui.message.text()


def test_no_stick_and_no_form_on_it_are_told(qtbot, dialog, tmp_path):
    dialog.ui.sources[-1].click()
    assert "Chưa thấy USB nào" in dialog.ui.message.text()
    (tmp_path / "trống").mkdir()
    dialog.add([tmp_path / "trống"], searched=True)
    read(qtbot, dialog)
    assert "Không thấy biểu báo cáo nào trong “trống”" in dialog.ui.message.text()


def test_the_result_can_be_copied_and_the_faults_saved(qtbot, dialog, folder, drop, tmp_path):
    drop(dialog, [folder])
    read(qtbot, dialog)
    dialog.ui.copy.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 31 and lines[0].startswith("Tệp\tĐơn vị")
    assert all(line.count("\t") == 5 for line in lines)
    dialog.ui.save_fault_list(tmp_path / "lỗi.xlsx")
    sheet = load_workbook(tmp_path / "lỗi.xlsx").active
    rows = [row for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert {row[1] for row in rows} == {f"bieu 0{number}.xlsx" for number in range(BAD)}
    assert ("Báo cáo", "mười") in {(row[4], row[6]) for row in rows}
    dialog.ui.save_fault_list(tmp_path / "lỗi.txt")
    told = (tmp_path / "lỗi.txt").read_text("utf-8-sig")
    assert "Tệp “bieu 04.xlsx”" in told and "không phải là số" in told


def test_closing_tells_how_many_and_offers_to_take_them_back(
    qtbot, dialog, folder, drop, book_session
):
    drop(dialog, [folder / "bieu 10.xlsx"])
    read(qtbot, dialog)
    dialog.ui.take.click()
    taken(qtbot, dialog)
    dialog.reject()
    text, _, undo, words = book_session.told[-1]
    assert (text, words) == ("Đã nhận 1 biểu báo cáo.", "Hoàn tác")
    undo()
    assert Receipt.get().void


def test_every_column_has_a_heading_but_the_box():
    assert [column.header for column in COLUMNS].count("") == 1


def _plain():
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Khoản", "Số tiền"])
    return book


def test_a_file_that_is_no_form_says_so(qtbot, dialog, drop, tmp_path):
    path: Path = tmp_path / "thu chi.xlsx"
    path.write_bytes(saved(_plain()))
    (tmp_path / "kế hoạch.docx").write_bytes(b"PK")
    drop(dialog, [path, tmp_path / "kế hoạch.docx"])
    read(qtbot, dialog)
    (entry,) = dialog.intake.entries
    assert "không có mã biểu" in entry.problems[0]
    assert "không phải biểu nên không đọc ở đây: kế hoạch.docx" in dialog.ui.message.text()


def test_closed_while_reading_the_thread_ends_and_nothing_is_booked(qtbot, dialog, folder, drop):
    drop(dialog, [folder])
    qtbot.waitUntil(lambda: len(dialog.intake.entries) >= 1, timeout=WAIT_MS)
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: Task.running() == 0, timeout=WAIT_MS)
    assert not Receipt.select().exists()


def test_a_full_disk_ends_the_booking_in_one_sentence(qtbot, dialog, folder, drop, monkeypatch):
    drop(dialog, [folder])
    read(qtbot, dialog)

    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(form_import, "book_form", full)
    dialog.ui.take.click()
    taken(qtbot, dialog)
    assert "ổ đĩa" in dialog.ui.message.text().lower() or "đầy" in dialog.ui.message.text()
    assert not Receipt.select().exists() and len(dialog.intake.wanted()) >= 23
