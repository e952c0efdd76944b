"""Mixed drops on the pages, and forms handed out from their dialog."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from docgen.campaign_file import CampaignFile, write
from docgen.excel.forms.sniffing import is_form
from docgen.jobs import exporting
from docgen.jobs.incoming import Kind
from models import plan_list
from models.form_issues import FormIssue
from models.obligations import Receipt
from models.receiving import HandIn, book
from models.units import Unit
from tests.docgen.excel.forms.filled import PERIOD, add_indicators
from tests.small_book import TODAY, hand_in_first, new_plan
from tests.ui.modal import answering
from tests.ui.shown import shown
from ui.dialogs.import_units_dialog import ImportUnitsDialog
from ui.exchange.drives import Drive
from ui.intake import doors, hand_out
from ui.intake.hand_out import HandOutDialog
from ui.intake.receive import ReceiveFormsDialog
from ui.pages import exchange
from ui.pages.exchange import ExchangePage
from ui.pages.reports import ReportsPage

WAIT_MS = 60_000


@pytest.fixture
def opened(monkeypatch) -> list[list[Path]]:
    """Keep what the dialog of forms would be opened with."""
    seen: list[list[Path]] = []
    monkeypatch.setattr(doors, "receive_forms", lambda session, page, paths: seen.append(paths))
    return seen


def stick(folder: Path) -> Drive:
    return Drive(folder, "USB", 1 << 30, 1 << 31, True)


def campaign_file(path: Path) -> Path:
    write(CampaignFile(plan=new_plan("Việc cấp trên giao")), path)
    return path


def test_a_form_chosen_where_campaigns_are_taken_opens_the_dialog_of_forms(
    qtbot, book_session, folder
):
    page = shown(qtbot, ExchangePage(book_session, lambda: []), 1000, 800)
    page.ask_file = lambda: str(folder / "bieu 10.xlsx")
    seen = answering(lambda dialog: None)
    page.incoming.buttons["file"].click()
    assert isinstance(seen[0], ReceiveFormsDialog)


def test_a_mixed_drop_is_told_apart_and_led_door_by_door(
    qtbot, book_session, thirty, folder, drop, opened, monkeypatch, tmp_path
):
    mixed = tmp_path / "lẫn"
    mixed.mkdir()
    for number in (10, 11):
        (folder / f"bieu {number}.xlsx").rename(mixed / f"{number}.bin")
    campaign_file(mixed / "tỉnh.json")
    exporting.export([thirty], TODAY, mixed)
    (mixed / "ảnh.jpg").write_bytes(b"\xff\xd8\xff")
    page = shown(qtbot, ExchangePage(book_session, lambda: []), 1000, 800)
    asked = []
    monkeypatch.setattr(doors, "confirm", lambda _, title, text, yes: asked.append(text) or True)
    monkeypatch.setattr(exchange, "confirm", lambda *words: asked.append(words[2]) or True)
    drop(page, [mixed])
    qtbot.waitUntil(lambda: "nguyên vẹn" in page.message.text(), timeout=WAIT_MS)
    assert [path.name for path in opened[0]] == ["10.bin", "11.bin"]
    assert "• 2 biểu báo cáo" in asked[0] and "• 1 gói dữ liệu" in asked[0]
    assert "• 1 tệp phong trào" in asked[0] and "Nhận ra: 1 phong trào" in asked[1]
    assert len(plan_list.codes()) == 2
    assert any("ảnh.jpg" in told[0] for told in book_session.told)


def test_a_no_to_a_mixed_drop_takes_nothing(
    qtbot, book_session, folder, drop, opened, monkeypatch, tmp_path
):
    campaign_file(folder / "tỉnh.json")
    page = shown(qtbot, ExchangePage(book_session, lambda: []), 1000, 800)
    asked = []
    monkeypatch.setattr(doors, "confirm", lambda *words: asked.append(words) and False)
    drop(page, [folder])
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    assert opened == [] and len(plan_list.codes()) == 1


def test_nothing_known_is_told(qtbot, book_session, thirty, drop, tmp_path):
    (tmp_path / "ảnh.jpg").write_bytes(b"\xff\xd8\xff")
    page = shown(qtbot, ExchangePage(book_session, lambda: []), 1000, 800)
    drop(page, [tmp_path / "ảnh.jpg"])
    assert "Không có tệp nào nhận được ở đây: ảnh.jpg." in book_session.told[-1][0]


def test_forms_dropped_on_the_reports_page_open_their_dialog_others_lead_away(
    qtbot, book_session, folder, drop, opened, monkeypatch, tmp_path
):
    led = []
    book_session.show_page = lambda key, **target: led.append((key, target))
    page = shown(qtbot, ReportsPage(book_session), 1000, 700)
    drop(page, [folder])
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    assert len(opened[0]) == 30
    path = campaign_file(tmp_path / "tỉnh.json")
    drop(page, [path])
    qtbot.waitUntil(lambda: bool(led), timeout=WAIT_MS)
    assert led == [("exchange", {"files": [path]})]


def test_a_list_of_units_and_a_plan_go_to_their_own_doors(
    qtbot, book_session, thirty, drop, opened, monkeypatch, tmp_path
):
    plan = tmp_path / "kế hoạch.txt"
    plan.write_text("KẾ HOẠCH\nPhát động phong trào thi đua", "utf-8")
    units = Workbook()
    units.active.append(["TT", "Tên đơn vị", "Điện thoại"])
    units.active.append([1, "Thôn Mới", "0900000000"])
    units.save(tmp_path / "x.xlsx")
    page = shown(qtbot, ExchangePage(book_session, lambda: []), 1000, 800)
    went = []
    page.doors._doors[Kind.PLAN] = went.append
    seen = answering(lambda dialog: dialog.accept())
    drop(page, [tmp_path / "x.xlsx"])
    assert isinstance(seen[0], ImportUnitsDialog)
    assert Unit.get(Unit.name == "Thôn Mới")
    drop(page, [plan])
    assert went == [[plan]] and opened == []


# --- handing out ---------------------------------------------------------------------------


def made(qtbot, session, usb: Path, code: str = "") -> HandOutDialog:
    return shown(qtbot, HandOutDialog(session, code, drives=lambda: [stick(usb)]), 560, 720)


def test_forms_are_handed_out_onto_the_stick_that_is_in_the_machine(
    qtbot, book_session, thirty, tmp_path, monkeypatch
):
    folders = []
    monkeypatch.setattr(hand_out, "open_folder_of", lambda session, path: folders.append(path))
    dialog = made(qtbot, book_session, tmp_path)
    assert dialog.period.value() == PERIOD  # the newest that is open
    assert dialog.save.text() == "Phát 30 biểu" and dialog.save.isEnabled()
    first = Unit.get(Unit.code == "DV01")
    dialog.ticks.tick(first.id, False)
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(book_session.told), timeout=WAIT_MS)
    text, kind, act, words = book_session.told[-1]
    assert text.startswith("Đã ghi 29 biểu vào") and (kind, words) == ("ok", "Mở thư mục")
    act()
    files = sorted(folders[0].glob("*.xlsx"))
    assert len(files) == 29 and all(is_form(path) for path in files)
    assert load_workbook(files[0]).active["A1"] is not None
    assert FormIssue.select().count() == 29


def test_units_that_have_handed_in_are_left_unticked(qtbot, book_session, code, tmp_path):
    add_indicators(code)
    hand_in_first()
    dialog = made(qtbot, book_session, tmp_path, code)
    dialog.period.set_value("2026-Q1")
    dialog._change_period()
    assert len(dialog.units()) == 1
    assert "đã nộp 20/03/2026" in dialog.ticks.list.item(1).text()
    dialog.all.click()
    assert len(dialog.units()) == 2 and dialog.all.text() == "Bỏ chọn tất cả"
    dialog.all.click()
    assert not dialog.save.isEnabled() and "ít nhất một đơn vị" in dialog.save.toolTip()


def test_without_a_followed_campaign_the_dialog_says_what_to_do(qtbot, book_session, tmp_path):
    dialog = made(qtbot, book_session, tmp_path)
    assert not dialog.save.isEnabled() and "Bắt đầu theo dõi" in dialog.save.toolTip()


def test_a_stick_pulled_out_before_writing_keeps_the_dialog_open(
    qtbot, book_session, code, tmp_path
):
    usb = tmp_path / "usb"
    usb.mkdir()
    dialog = made(qtbot, book_session, usb, code)
    usb.rmdir()
    dialog.save.click()
    assert dialog.isVisible() and "Không còn thấy" in dialog.message.text()
    assert not usb.exists() and not FormIssue.select().exists()


def test_the_round_trip_from_the_dialog_to_the_book(qtbot, book_session, code, tmp_path):
    from tests.docgen.excel.forms.filled import opened as to_fill
    from tests.docgen.excel.forms.filled import saved, type_in

    add_indicators(code)
    dialog = made(qtbot, book_session, tmp_path, code)
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(book_session.told), timeout=WAIT_MS)
    for path in tmp_path.glob("Biểu*/*.xlsx"):
        path.write_bytes(saved(type_in(to_fill(path.read_bytes()), {"ct_01": 12})))
    taking = shown(qtbot, ReceiveFormsDialog(book_session, [tmp_path]), 1180, 690)
    qtbot.waitUntil(lambda: not taking.reading.is_running, timeout=WAIT_MS)
    taking.ui.take.click()
    qtbot.waitUntil(lambda: len(taking.intake.booked()) == 2, timeout=WAIT_MS)
    assert Receipt.select().count() == 2


def test_the_undo_leaves_later_hand_ins_alone(qtbot, book_session, folder, drop):
    taking = shown(qtbot, ReceiveFormsDialog(book_session, [folder / "bieu 10.xlsx"]), 1180, 690)
    qtbot.waitUntil(lambda: not taking.reading.is_running, timeout=WAIT_MS)
    taking.ui.take.click()
    qtbot.waitUntil(lambda: len(taking.intake.booked()) == 1, timeout=WAIT_MS)
    later = book(Receipt.get().obligation, HandIn(received_on=TODAY), TODAY)
    taking.take_back()
    standing = list(Receipt.select().where(~Receipt.void))
    assert standing == [later] and later.obligation.first_accepted_on == TODAY
