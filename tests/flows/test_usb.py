"""From booked reports to a package on a stick, and every way the stick can fail."""

import shutil
from collections import namedtuple
from pathlib import Path

import openpyxl
import pytest

from docgen import package
from docgen.jobs import exporting
from docgen.package import verify_package
from models.documents import Export
from models.tracking import matrix
from tests.small_book import TODAY, fill, hand_in_first
from tests.ui.shown import shown
from ui.exchange.drives import Drive
from ui.exchange.result import FAREWELL
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages.exchange import ExchangePage

Room = namedtuple("Room", "total used free")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "USB"
    path.mkdir()
    return path


@pytest.fixture
def page(qtbot, session, book, stick) -> ExchangePage:
    """The page in the real window, with one stick plugged in and one report booked."""
    fill()
    hand_in_first()

    def drives() -> list[Drive]:
        return [Drive(stick, "USB", 8 << 30, 16 << 30, True)] if stick.exists() else []

    entry = PageEntry("exchange", "USB", "exchange", lambda given: ExchangePage(given, drives))
    window = shown(qtbot, MainWindow(session, [entry]), 1366, 768)
    return window.page("exchange")


def counted(page: ExchangePage) -> tuple[int, int]:
    """Return how many reports the workbook lists, and how many of them as handed in."""
    (path,) = page.result.place().glob("*.xlsx")
    sheet = openpyxl.load_workbook(path)["Chi tiết"]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    return len(rows), sum("úng hạn" in " ".join(map(str, row)) for row in rows)


def test_the_summary_leaves_on_a_stick_and_counts_what_the_screen_counts(qtbot, page, session):
    code = page.what.codes()[0]
    page.go.click()
    assert "Đang ghi" in page.go.toolTip()
    qtbot.waitUntil(lambda: page.result.isVisible(), timeout=10_000)
    shown_here = matrix(code, session.today)
    assert counted(page) == (len(shown_here.cells), shown_here.figures.on_time)
    assert shown_here.figures.on_time == 1
    assert page.result.message.text() == FAREWELL
    assert verify_package(page.result.place()) == []
    assert [row.done for row in page.table.shown_rows()] == [True]
    assert page.go.isEnabled()


def test_one_period_leaves_alone(qtbot, page):
    page.what.period.set_value("2026-Q3")
    page.go.click()
    qtbot.waitUntil(lambda: page.result.isVisible(), timeout=10_000)
    assert counted(page)[0] == 2
    assert Export.get().period == "Quý III/2026"


def failed(qtbot, page: ExchangePage) -> str:
    """Press the button and return the sentence that tells of the failure."""
    page.go.click()
    qtbot.waitUntil(lambda: page._pending is None, timeout=10_000)
    assert not page.result.isVisible()
    assert not Export.select().exists()
    return page.message.text()


def test_a_stick_that_vanishes_half_way_is_told(qtbot, page, stick, monkeypatch):
    write_parts = package._fill

    def pulled(*given):
        shutil.rmtree(stick)
        return write_parts(*given)

    monkeypatch.setattr(package, "_fill", pulled)
    assert "có thể USB đã bị rút" in failed(qtbot, page)
    page.place.look()
    assert not page.go.isEnabled()


def test_a_full_stick_is_told_and_nothing_stands_on_it(qtbot, page, stick, monkeypatch):
    monkeypatch.setattr(package.shutil, "disk_usage", lambda path: Room(10, 10, 0))
    assert "chỉ còn trống" in failed(qtbot, page)
    assert list(stick.iterdir()) == []


def test_a_stick_that_gives_back_something_else_is_told(qtbot, page, stick, monkeypatch):
    monkeypatch.setattr(package, "_is_same", lambda *given: False)
    assert "không khớp với bản gốc" in failed(qtbot, page)
    assert list(stick.iterdir()) == []


def test_the_clerk_may_stop_it(qtbot, page, stick, session, monkeypatch):
    started = []

    def slow(snapshot, target, progress):
        started.append(True)
        while True:
            progress(1, 2)

    monkeypatch.setattr(exporting, "write", slow)
    page.go.click()
    qtbot.waitUntil(lambda: bool(started))
    (line,) = session.window.jobs.lines()
    line.stop.click()
    qtbot.waitUntil(lambda: page._pending is None, timeout=10_000)
    assert not Export.select().exists()
    assert list(stick.iterdir()) == []


def test_the_day_of_the_package_is_the_day_of_the_session(qtbot, page):
    page.go.click()
    qtbot.waitUntil(lambda: page.result.isVisible(), timeout=10_000)
    assert Export.get().made_on == TODAY
