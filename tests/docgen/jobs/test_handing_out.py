"""Forms handed out: to whom, into a folder of their own, stopped, the stick pulled out."""

import shutil
from datetime import date

import pytest

from docgen.excel.fault_list import FaultLine, fault_text, write_fault_list
from docgen.jobs import forms
from models.errors import Cancelled, RuleBroken
from models.form_booking import take_back
from models.obligations import Obligation, Receipt
from models.receiving import HandIn, book, strike_out
from models.units import Unit
from tests.docgen.excel.forms.filled import PERIOD, fill_office
from tests.small_book import TODAY


def test_receivers_tell_what_is_known_of_each(book):
    code = fill_office()
    first, second = forms.receivers(code, PERIOD)
    assert first.words == second.words == ""
    forms.prepare(code, PERIOD, TODAY, [first.unit.id])
    owed = Obligation.get(Obligation.period == PERIOD, Obligation.unit == second.unit)
    _book(owed, date(2026, 9, 21))
    told = [one.words for one in forms.receivers(code, PERIOD)]
    assert told == ["đã phát biểu 21/11/2026", "đã nộp 21/09/2026"]
    assert forms.receivers("không có", PERIOD) == [] == forms.open_periods("không có", TODAY)


def test_only_the_chosen_units_get_a_form_in_a_new_folder_each_time(book, tmp_path):
    code = fill_office()
    unit = Unit.get(Unit.code == "DV02")
    batch = forms.prepare(code, PERIOD, TODAY, [unit.id])
    done = forms.hand_out(batch, tmp_path)
    assert [path.parent for path in done.files] == [done.folder] and done.wanted == 1
    assert done.folder.name == f"Biểu báo cáo {code} - Quý III-2026"
    again = forms.hand_out(batch, tmp_path)
    assert again.folder.name == f"{done.folder.name}-2" and done.files[0].is_file()
    with pytest.raises(RuleBroken, match="không có đơn vị nào"):
        forms.prepare(code, PERIOD, TODAY, [])


def test_stopped_what_is_written_is_told_and_nothing_leaves_no_folder(book, tmp_path):
    batch = forms.prepare(fill_office(), PERIOD, TODAY)

    def stop_at(number: int):
        def step(done: int, total: int) -> None:
            if done == number:
                raise Cancelled

        return step

    done = forms.hand_out(batch, tmp_path, stop_at(1))
    assert len(done.files) == 1 and done.wanted == 2
    none = forms.hand_out(batch, tmp_path, stop_at(0))
    assert none.files == [] and not none.folder.exists()


def test_a_stick_that_is_gone_is_not_made_on_this_computer(book, tmp_path):
    batch = forms.prepare(fill_office(), PERIOD, TODAY)
    usb = tmp_path / "usb"
    with pytest.raises(RuleBroken, match="cắm lại USB"):
        forms.hand_out(batch, usb)
    usb.mkdir()

    def pull_out(done: int, total: int) -> None:
        if done == 1:
            shutil.rmtree(usb)

    with pytest.raises(RuleBroken, match="USB"):
        forms.hand_out(batch, usb, pull_out)
    assert not usb.exists()


def test_a_round_is_taken_back_whole_and_what_was_struck_out_is_left(book):
    fill_office()
    owed = list(Obligation.select().limit(3))
    receipts = [_book(item, date(2026, 10, 1)) for item in owed]
    strike_out(receipts[:1], "Ghi nhầm")
    assert take_back(receipts) == 2
    assert Receipt.select().where(Receipt.void).count() == 3
    assert Receipt.get_by_id(receipts[0].id).void_reason == "Ghi nhầm"
    assert take_back(receipts) == 0


def test_the_list_of_faults_is_safe_to_open_and_grouped_by_file(tmp_path):
    lines = [
        FaultLine(
            file="a.xlsx", unit="Thôn A", sheet="BC", cell="F1", found="=1+1", sentence="Sửa"
        ),
        FaultLine(file="a.xlsx", unit="Thôn A", sentence="Thiếu"),
        FaultLine(file="b.xlsx", sentence="Hỏng \x07"),
    ]
    assert fault_text(lines).split("\r\n")[2:6] == [
        "Tệp “a.xlsx” (Thôn A)",
        "  - Sửa",
        "  - Thiếu",
        "",
    ]
    write_fault_list(lines, tmp_path / "lỗi.xlsx")
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "lỗi.xlsx").active
    assert sheet["G4"].value == "=1+1" and sheet["G4"].data_type == "s"
    assert sheet["I6"].value == "Hỏng "


def _book(owed: Obligation, day: date) -> Receipt:
    return book(owed, HandIn(received_on=day), TODAY)
