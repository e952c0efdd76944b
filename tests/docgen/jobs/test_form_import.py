"""Filled forms booked: receipt, figures and file together; a kill leaves whole ones only."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from docgen.jobs.form_import import examine, import_forms
from docgen.jobs.forms import prepare, write
from models import undoing
from models.attachments import Attachment
from models.database import close, open_folder
from models.errors import Cancelled
from models.files import sha256
from models.form_booking import note_of, remarks_of
from models.form_issues import FormIssue, figures_now
from models.indicators import Indicator, IndicatorValue
from models.journal import Change
from models.obligations import Channel, Obligation, Receipt
from models.units import Unit
from tests.docgen.excel.forms.filled import PERIOD, TYPED, fill_office, opened, saved, type_in
from tests.small_book import TODAY

FIGURES = [("buoi", None, False), ("ha", 3.25, True), ("ho", 85.5, True), ("hoa", 1250.0, True)]


def forms_of(code: str, folder: Path, typed: dict[str, object] | None = None) -> list[Path]:
    """Give out the forms of the third quarter and fill each in."""
    paths = write(prepare(code, PERIOD, TODAY), folder)
    for path in paths:
        book = type_in(opened(path.read_bytes()), TYPED if typed is None else typed)
        path.write_bytes(saved(book))
    return paths


def booked_figures(receipt: Receipt) -> list[tuple[str, float | None, bool]]:
    query = IndicatorValue.select(IndicatorValue, Indicator).join(Indicator)
    rows = query.where(IndicatorValue.receipt == receipt).order_by(Indicator.key)
    return [(row.indicator.key, row.value, row.applies) for row in rows]


def test_a_form_is_booked_whole(book, tmp_path):
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    (result,) = import_forms([path], TODAY, received_on=date(2026, 11, 20))
    receipt = Receipt.get()
    assert result.receipt == receipt and result.problems == []
    assert receipt.received_on == date(2026, 11, 20)
    assert receipt.channel == Channel.USB and receipt.source_sha256 == sha256(path)
    assert (receipt.paper_number, receipt.paper_on) == ("12/BC-NS", date(2026, 9, 18))
    assert booked_figures(receipt) == FIGURES
    assert remarks_of(receipt.note) == {
        "Người lập báo cáo": "Lò Thị Hoa",
        "Kết quả nổi bật": "1. Trồng 1,2 km đường hoa.\nCả thôn tham gia.",
        "Khó khăn, vướng mắc": "Thiếu giống hoa.",
    }
    attached = Attachment.get()
    kept = book.path / attached.path
    assert kept.read_bytes() == path.read_bytes() and attached.sha256 == sha256(kept)
    assert (attached.receipt_id, attached.kind, attached.name) == (receipt.id, "sent", path.name)
    assert receipt.file == attached.path
    assert Obligation.get_by_id(receipt.obligation_id).first_accepted_on == date(2026, 11, 20)


def test_the_file_tells_whose_it_is_not_its_name(book, tmp_path):
    first, second = forms_of(fill_office(), tmp_path / "ra")
    name = first.name
    first.rename(tmp_path / "tạm.xlsx")
    second.rename(first)
    import_forms([first], TODAY)
    assert Receipt.get().obligation.unit.name not in name


def test_the_same_file_twice_is_noticed_by_its_content(book, tmp_path):
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    copy = tmp_path / "bản sao.xlsx"
    copy.write_bytes(path.read_bytes())
    first, second = import_forms([path, copy], TODAY)
    assert first.receipt and not second.receipt
    assert second.problems == [
        "Tệp “bản sao.xlsx” giống hệt tệp đã nhập ngày 21/11/2026. Không nhập lại."
    ]
    assert Receipt.select().count() == 1


def test_a_dry_run_notices_twins_and_writes_nothing(book, tmp_path):
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    copy = tmp_path / "bản sao.xlsx"
    copy.write_bytes(path.read_bytes())
    first, second = import_forms([path, copy], TODAY, check=True)
    assert "Số mét đường hoa trồng mới (ô F" in first.sentence
    assert "): chưa có → 1.250" in first.sentence
    assert f"giống hệt tệp “{path.name}” trong cùng đợt" in second.sentence
    assert not Receipt.select().exists() and not any((book.path / "documents").iterdir())


def test_new_figures_take_the_place_of_old_ones_and_the_dry_run_shows_both(book, tmp_path):
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    import_forms([path], TODAY)
    path.write_bytes(saved(type_in(opened(path.read_bytes()), {"ct_01": 1300, "ct_03": 4})))
    examined = examine(path, TODAY)
    told = [(line.what, line.old, line.new) for line in examined.lines[:2]]
    assert told == [
        ("Số mét đường hoa trồng mới", "1.250", "1.300"),
        ("Số buổi tuyên truyền", "không áp dụng", "4"),
    ]
    assert any("đã có báo cáo kỳ này nhận ngày 21/11/2026" in said for said in examined.warnings)
    import_forms([path], TODAY)
    newest = figures_now(Receipt.get().obligation_id)
    assert sorted(item.value for item in newest.values() if item.applies) == [3.25, 4, 85.5, 1300]
    assert Receipt.select().count() == 2


def test_a_hand_in_is_undone_like_any_other_and_its_file_may_come_again(book, tmp_path):
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    import_forms([path], TODAY)
    line = Change.select().where(Change.subject == "receipt").order_by(Change.id.desc()).get()
    undoing.undo(line, TODAY)
    assert Obligation.get_by_id(Receipt.get().obligation_id).first_accepted_on is None
    (again,) = import_forms([path], TODAY)
    assert again.problems == []


def test_a_day_received_after_today_books_nothing_and_keeps_no_file(book, tmp_path):
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    (result,) = import_forms([path], TODAY, received_on=date(2026, 11, 22))
    assert result.problems == ["Ngày nhận không được sau ngày hôm nay."]
    left = [item for item in (book.path / "documents").rglob("*") if item.is_file()]
    assert left == [] and not Receipt.select().exists()


def test_one_bad_file_keeps_no_other_from_being_taken(book, tmp_path):
    first, second = forms_of(fill_office(), tmp_path / "ra")
    first.write_bytes(first.read_bytes()[:3000])
    results = import_forms([first, second], TODAY)
    assert [bool(result.receipt) for result in results] == [False, True]


def test_stopped_by_either_way_what_is_booked_stays_and_the_rest_is_named(book, tmp_path):
    paths = forms_of(fill_office(), tmp_path / "ra")
    asked = iter((False, True))
    results = import_forms(paths, TODAY, is_cancelled=lambda: next(asked))
    assert [bool(result.receipt) for result in results] == [True, False]
    assert "chưa nhập vì đã dừng" in results[1].sentence

    def stop(done: int, total: int) -> None:
        raise Cancelled

    assert not any(result.receipt for result in import_forms(paths[1:], TODAY, progress=stop))
    assert Receipt.select().count() == 1


def test_earlier_forms_are_read_by_their_own_layout(book, tmp_path):
    code = fill_office()
    path = forms_of(code, tmp_path / "ra")[0]
    Indicator.create(plan=1, key="moi", title="Chỉ tiêu mới", position=9)
    prepare(code, PERIOD, TODAY)
    examined = examine(path, TODAY)
    assert examined.problems == []
    assert "Biểu phát trước khi thêm chỉ tiêu “Chỉ tiêu mới”." in examined.warnings
    assert "Biểu phiên bản 1, đã phát phiên bản 2." in examined.warnings


def test_a_form_survives_the_loss_of_what_was_noted_of_it(book, tmp_path):
    """The book was put back to a copy from before the forms went out."""
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    FormIssue.delete().execute()
    (result,) = import_forms([path], TODAY)
    assert booked_figures(result.receipt) == FIGURES
    assert "Không thấy biểu này trong danh sách biểu đã phát của sổ." in result.warnings


def test_a_unit_renamed_meanwhile_is_still_known(book, tmp_path):
    paths = forms_of(fill_office(), tmp_path / "ra")
    Unit.update(name="Thôn Nà Sao Mới", code="DV77").where(Unit.code == "DV01").execute()
    (result,) = import_forms([path for path in paths if "Nà Sao" in path.name], TODAY)
    assert result.problems == [] and result.receipt.obligation.unit.code == "DV77"


def test_a_note_gives_its_answers_back():
    remarks = {"Kết quả": "a: b\nhai\n  ba", "Khó khăn": ""}
    assert remarks_of(note_of(remarks)) == {"Kết quả": "a: b\nhai\n  ba"}
    assert remarks_of("Gọi điện: đã hẹn\nmai nộp") == {"Gọi điện": "đã hẹn"}


@pytest.mark.render
def test_an_old_workbook_is_read_by_libreoffice(book, tmp_path):
    from docgen.preview import find_libreoffice

    if find_libreoffice() is None:
        pytest.skip("không có LibreOffice")
    path = forms_of(fill_office(), tmp_path / "ra")[0]
    for ending in ("xls", "ods", "xlsx"):
        profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
        command = [find_libreoffice().program, "--headless", profile, "--convert-to", ending]
        subprocess.run(
            [*command, "--outdir", tmp_path / ending, path], check=True, capture_output=True
        )
    old = next((tmp_path / "xls").iterdir())
    assert old.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    again = next((tmp_path / "xlsx").iterdir())
    for made in (again, old):
        examined = examine(made, TODAY)
        assert examined.problems == []
        assert [(item.key, item.value, item.applies) for item in examined.read.figures] == [
            ("hoa", 1250.0, True),
            ("ho", 85.5, True),
            ("buoi", None, False),
            ("ha", 3.25, True),
            ("quy", None, True),
        ]
        assert examined.read.answers["kho_khan"] == "Thiếu giống hoa."
    (result,) = import_forms([old], TODAY)
    assert result.receipt.source_sha256 == sha256(old)
    assert (book.path / result.receipt.file).read_bytes() == old.read_bytes()


# --- many, and a kill in the middle ----------------------------------------------------------

_CHILD = """
import sys
from datetime import date
from pathlib import Path
from docgen.jobs.form_import import import_forms
from models.database import open_folder

open_folder(Path(sys.argv[1]), create=False)
paths = sorted(Path(sys.argv[2]).glob("*.xlsx"))
import_forms(paths, date(2026, 11, 21), progress=lambda done, total: print(done, flush=True))
"""


def many_filled(count: int, folder: Path) -> list[Path]:
    """Give out a filled form to so many units, made from one by changing who it is of."""
    owed = Obligation.select().where(Obligation.period == PERIOD).dicts().get()
    for number in range(3, count + 1):
        unit = Unit.create(code=f"DV{number:03d}", name=f"Thôn Số {number}")
        Obligation.create(**{**owed, "id": None, "unit": unit.id})
    batch = prepare("PT-2026-001", PERIOD, TODAY)
    first = batch.forms[0]
    folder.mkdir()
    made = write(type(batch)(period=batch.period, forms=[first]), folder)[0]
    pattern = type_in(opened(made.read_bytes()), TYPED)
    made.unlink()
    paths = []
    for number, form in enumerate(batch.forms):
        for page in pattern.worksheets:
            for row in page.iter_rows():
                for item in row:
                    if isinstance(item.value, str):
                        item.value = item.value.replace(first.identity.code, form.identity.code)
                        item.value = item.value.replace(first.unit_name, form.unit_name)
        for name in list(pattern.custom_doc_props.names):
            del pattern.custom_doc_props[name]
        pattern.defined_names.pop("STD_bieu", None)
        first = form
        path = folder / f"{number:03d}.xlsx"
        path.write_bytes(saved(pattern))
        paths.append(path)
    return paths


def check_whole(folder: Path) -> int:
    """Check that every receipt is whole; return how many there are."""
    receipts = list(Receipt.select())
    for receipt in receipts:
        assert booked_figures(receipt) == FIGURES
        attached = Attachment.get(Attachment.receipt == receipt)
        content = (folder / attached.path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == attached.sha256 == receipt.source_sha256
        assert receipt.obligation.first_accepted_on == receipt.received_on
    assert IndicatorValue.select().count() == len(FIGURES) * len(receipts)
    assert Attachment.select().count() == len(receipts)
    return len(receipts)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("after_ms", [0, 15, 40])
def test_a_kill_in_the_middle_leaves_whole_receipts_only(book, tmp_path, after_ms):
    fill_office()
    paths = many_filled(24, tmp_path / "về")
    close()
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(book.path), str(tmp_path / "về")],
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in child.stdout:
        if int(line) == 7:
            time.sleep(after_ms / 1000)  # some way into the next file
            child.send_signal(signal.SIGKILL)
            break
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    open_folder(book.path)
    assert 7 <= check_whole(book.path) < len(paths)
    results = import_forms(paths, TODAY)
    assert all(result.receipt or "giống hệt" in result.problems[0] for result in results)
    assert check_whole(book.path) == len(paths)


@pytest.mark.slow
def test_two_hundred_forms_come_in_with_progress(book, tmp_path):
    fill_office()
    paths = many_filled(200, tmp_path / "về")
    told: list[tuple[int, int]] = []
    results = import_forms(paths, TODAY, progress=lambda *step: told.append(step))
    assert all(result.receipt for result in results)
    assert told == [(number, 200) for number in range(201)]
    assert check_whole(book.path) == 200
