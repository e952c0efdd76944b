"""The package upward: what is in it, what is left of it in the book, and how it fails."""

import errno
import json
import shutil
from collections import namedtuple
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from docgen import package
from docgen.jobs import exporting
from docgen.package import read_manifest, verify_package
from models import plan_store
from models.documents import Export
from models.errors import Cancelled, RuleBroken
from models.tracking import matrix
from tests.small_book import TODAY, fill, hand_in_first, new_plan

Room = namedtuple("Room", "total used free")


@pytest.fixture
def code(book):
    made = fill()
    hand_in_first()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "USB"
    path.mkdir()
    return path


def rows_of_detail(folder: Path) -> list[tuple]:
    """Return the rows of the sheet "Chi tiết" that hold a unit's report."""
    (path,) = folder.glob("*.xlsx")
    sheet = openpyxl.load_workbook(path)["Chi tiết"]
    return [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]


def words(folder: Path, sheet: str) -> str:
    (path,) = folder.glob("*.xlsx")
    cells = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return "\n".join(str(value) for row in cells for value in row if value is not None)


def test_the_package_holds_workbook_machine_files_and_a_true_list(code, stick):
    folder = exporting.export([code], TODAY, stick)
    assert folder.parent == stick
    assert verify_package(folder) == []
    names = {file.name for file in read_manifest(folder).files}
    assert names == {
        *(f"tong-hop-{code}.xlsx", f"phong-trao-{code}.json", "tinh-hinh.json", "MUC-LUC.txt")
    }
    assert read_manifest(folder).office == "Ủy ban nhân dân xã Suối Hoa"


def test_workbook_and_machine_file_count_what_the_screen_counts(code, stick):
    folder = exporting.export([code], TODAY, stick)
    shown = matrix(code, TODAY)
    assert shown.cells
    assert len(rows_of_detail(folder)) == len(shown.cells)
    told = json.loads((folder / "tinh-hinh.json").read_text("utf-8"))["reports"][0]
    assert told["figures"]["received"] == shown.figures.received == 1
    assert len(told["obligations"]) == len(shown.cells)


def test_the_campaign_file_comes_in_again(code, stick):
    from docgen.campaign_file import read

    folder = exporting.export([code], TODAY, stick)
    assert read(folder / f"phong-trao-{code}.json").plan == plan_store.load(code)


@pytest.mark.parametrize("period", ["2026-Q2", "Quý II/2026", "quy ii/2026"])
def test_a_period_keeps_its_own_reports_only(code, stick, period):
    folder = exporting.export([code], TODAY, stick, period)
    told = json.loads((folder / "tinh-hinh.json").read_text("utf-8"))["reports"][0]
    assert {item["period"] for item in told["obligations"]} == {"2026-Q2"}
    assert told["figures"]["expected"] == len(rows_of_detail(folder)) == 2


def test_an_unknown_period_names_the_known_ones_and_writes_nothing(code, stick):
    with pytest.raises(RuleBroken, match=r"“2027-Q9”.*2026-Q1 \(Quý I/2026\)"):
        exporting.export([code], TODAY, stick, "2027-Q9")
    assert list(stick.iterdir()) == []
    assert exporting.earlier() == []


def test_a_plan_that_nobody_owes_anything_says_so_in_the_workbook(book, stick):
    fill()
    bare = new_plan("Việc mới")
    bare.reporting = []
    code = plan_store.save(bare, TODAY)
    folder = exporting.export([code], TODAY, stick)
    assert "Chưa có báo cáo nào được mở" in words(folder, "Tổng hợp")
    assert rows_of_detail(folder) == []


def test_several_plans_share_one_workbook(code, stick):
    other = plan_store.save(new_plan("Bếp sạch"), TODAY)
    folder = exporting.export([code, other], TODAY, stick)
    assert [path.name for path in folder.glob("*.xlsx")] == ["tong-hop-nhieu-phong-trao.xlsx"]
    assert (folder / f"phong-trao-{other}.json").is_file()


def test_no_plan_at_all_is_told(book, stick):
    with pytest.raises(RuleBroken, match="Chưa có phong trào"):
        exporting.export([], TODAY, stick)


def test_the_folder_is_made_when_its_parent_is_there(code, stick):
    assert exporting.export([code], TODAY, stick / "quý 4").parent == stick / "quý 4"
    with pytest.raises(RuleBroken, match="Không còn thấy nơi lưu"):
        exporting.export([code], TODAY, stick / "không" / "có")


def test_the_book_remembers_the_package(code, stick):
    folder = exporting.export([code], TODAY, stick, "2026-Q2")
    (row,) = exporting.earlier()
    assert (row.done, row.folder, row.period) == (True, str(folder), "Quý II/2026")
    assert row.plan.code == code
    assert len(row.manifest_sha256) == 64


def test_a_second_package_never_touches_the_first(code, stick):
    first = exporting.export([code], TODAY, stick)
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    second = exporting.export([code], TODAY, stick)
    assert first != second
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before


def test_a_full_stick_leaves_nothing_and_no_line(code, stick, monkeypatch):
    monkeypatch.setattr(package.shutil, "disk_usage", lambda path: Room(10, 10, 0))
    with pytest.raises(RuleBroken, match="chỉ còn trống"):
        exporting.export([code], TODAY, stick)
    assert list(stick.iterdir()) == []
    assert not Export.select().exists()


def test_a_stick_pulled_out_half_way_is_told_in_one_sentence(code, stick):
    def pull(done: int, total: int) -> None:
        if done and stick.exists():
            shutil.rmtree(stick)

    with pytest.raises(RuleBroken, match="có thể USB đã bị rút"):
        exporting.export([code], TODAY, stick, progress=pull)
    assert not Export.select().exists()


def test_a_stick_pulled_out_right_after_is_told_and_left_as_unfinished(code, stick):
    snapshot = exporting.collect([code], TODAY)
    row = exporting.note(snapshot, stick)
    result = exporting.write(snapshot, stick)
    shutil.rmtree(result.folder)
    with pytest.raises(RuleBroken, match="USB đã bị rút"):
        exporting.confirm(row, result)
    assert exporting.unfinished() == [row]


def test_a_locked_stick_is_told(code, stick, monkeypatch):
    def refuse(self, *args, **options):
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(RuleBroken, match="chỉ cho đọc"):
        exporting.write(exporting.collect([code], TODAY), stick)


def test_stopping_leaves_nothing(code, stick):
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        exporting.export([code], TODAY, stick, progress=stop)
    assert list(stick.iterdir()) == []
    assert not Export.select().exists()


def test_a_package_cut_short_by_the_power_is_known_and_cleared_away(code, stick):
    snapshot = exporting.collect([code], TODAY)
    exporting.note(snapshot, stick)
    (stick / ".tdkt-tmp-0a").mkdir()
    (row,) = exporting.unfinished()
    exporting.forget(row)
    assert exporting.unfinished() == []
    assert list(stick.iterdir()) == []


def test_writing_needs_no_book(code, stick):
    from models.database import close

    snapshot = exporting.collect([code], TODAY)
    close()
    assert verify_package(exporting.write(snapshot, stick).folder) == []


def test_opened_periods_come_in_the_order_of_their_days(code):
    opened = exporting.opened_periods([code])
    assert [key for key, _ in opened] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert opened[0][1] == "Quý I/2026"
    assert exporting.opened_periods([]) == []


def test_a_period_still_to_come_gives_an_empty_summary(code, stick):
    folder = exporting.export([code], TODAY, stick, "2026-Q4")
    assert rows_of_detail(folder) == []


def test_the_summary_is_of_the_day_asked_for(code, stick):
    early = exporting.collect([code], date(2026, 3, 1))
    assert early.summary.as_of == date(2026, 3, 1)
    assert early.info.created_on == date(2026, 3, 1)
