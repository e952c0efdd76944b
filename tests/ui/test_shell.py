"""The window: pages made when shown, search, jobs, what happens when something fails."""

import os
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.errors import RuleBroken
from ui.context import Found, Status
from ui.main_window import MainWindow
from ui.navigation import TITLES, PageEntry, existing_pages
from ui.snapshot import grab_pages
from ui.task import Task

ROOT = Path(__file__).parents[2]


class Page(QWidget):
    """A page that remembers what the window asked of it."""

    def __init__(self, session):
        super().__init__()
        self.refreshed, self.targets, self.stays = 0, [], False
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self):
        self.refreshed += 1

    def focus_target(self, **target):
        self.targets.append(target)

    def may_leave(self):
        return not self.stays


@pytest.fixture
def made():
    return []


@pytest.fixture
def window(qtbot, session, made):
    def factory(key):
        return lambda given: made.append(key) or Page(given)

    pages = [PageEntry(key, title, key, factory(key)) for key, title in TITLES]
    opened = MainWindow(session, pages)
    qtbot.addWidget(opened)
    opened.show()
    qtbot.waitExposed(opened)
    return opened


def test_a_key_of_the_rail_leads_into_the_page(qtbot, window):
    window.activateWindow()
    window.page("overview").field.setFocus()
    for key, page in ((Qt.Key.Key_2, "campaigns"), (Qt.Key.Key_2, "campaigns")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda page=page: window.current_key() == page)
        qtbot.wait(120)  # the button's own play of being pressed
        assert window.focusWidget() is window.page(page).field


# --- pages -----------------------------------------------------------------------------------


def test_a_page_is_made_when_first_shown(window, made):
    assert made == ["overview"] and window.current_key() == "overview"
    window.show_page("units")
    window.show_page("overview")
    window.show_page("units")
    assert made == ["overview", "units"]


@pytest.mark.parametrize(("number", "key"), [(n, t[0]) for n, t in enumerate(TITLES, start=1)])
def test_alt_and_a_digit_shows_a_page(qtbot, window, number, key):
    QTest.keyClick(window, str(number), Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.current_key() == key)


def test_a_page_is_led_to_its_target(window):
    page = window.show_page("reports", unit=7)
    assert page.targets == [{"unit": 7}]


def test_pages_refresh_after_a_change_only_when_seen(window, session):
    overview, units = window.page("overview"), window.show_page("units")
    session.changed.emit()
    assert (overview.refreshed, units.refreshed) == (0, 1)
    window.show_page("overview")
    window.show_page("overview")
    assert overview.refreshed == 1


def test_a_page_with_unsaved_words_may_stay(window):
    page = window.page("overview")
    page.stays = True
    assert window.show_page("units") is None
    assert window.current_key() == "overview"
    assert window.rail._buttons["overview"].isChecked()
    assert not window.close()
    page.stays = False
    assert window.close()


def test_closing_asks_whoever_wants_to_be_asked(window):
    answers = [False, True]
    window.ask_before_close(lambda: answers.pop(0))
    assert not window.close()
    assert window.close()


def test_an_unknown_page_changes_nothing(window):
    assert window.show_page("nowhere") is None
    assert window.current_key() == "overview"


def test_the_rail_has_only_pages_that_exist(monkeypatch):
    monkeypatch.setattr("ui.navigation.find_spec", lambda name: name.endswith("units") or None)
    assert [page.key for page in existing_pages()] == ["units"]


def test_a_window_without_pages_opens(qtbot, session):
    window = MainWindow(session, [])
    qtbot.addWidget(window)
    window.show()
    assert window.current_key() == ""


def test_every_page_has_an_icon(qapp):
    from ui.icons import ICONS

    assert {key for key, _ in TITLES} <= set(ICONS)


# --- room ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "collapsed"), [(910, True), (1079, True), (1080, False)])
def test_the_rail_shows_signs_only_on_a_narrow_window(window, width, collapsed):
    window.resize(width, 512)
    assert window.rail.is_collapsed() is collapsed
    assert window.width() == width, "the window must fit the screen at 150 %"


def test_all_signs_of_the_rail_fit_the_lowest_window(qtbot, window):
    window.resize(910, 512)
    last = window.rail._buttons["settings"]
    bottom = last.mapTo(window, last.rect().bottomLeft()).y()
    assert bottom < window.height() - window.statusBar().height()
    tops = [made.y() for made in window.rail._buttons.values()]
    assert all(b - a >= last.height() for a, b in pairwise(tops))


def test_the_place_of_the_window_is_remembered(qtbot, session, window, tmp_path):
    settings = QSettings(str(tmp_path / "place.ini"), QSettings.Format.IniFormat)
    window.resize(780, 560)
    window.save_place(settings)
    other = MainWindow(session, [])
    qtbot.addWidget(other)
    other.restore_place(settings)
    assert other.size() == QSize(780, 560)


def test_the_status_bar_tells_folder_and_backup(window, session):
    session.backup_hook = lambda: Status("Sao lưu: 9 ngày trước", "warning")
    session.office_hook = lambda: "UBND xã Suối Hoa"
    window.refresh_status()
    assert str(session.folder) in window.folder.text()
    assert window.backup.text() == "Sao lưu: 9 ngày trước"
    assert window.backup.property("tone") == "warning"
    assert window.rail.office.text() == "UBND xã Suối Hoa"


def test_pictures_of_all_pages_are_written(window, tmp_path):
    files = grab_pages(window, tmp_path / "pictures", 1.5)
    assert len(files) == len(TITLES)
    width, height = QImage(str(files[0])).width(), QImage(str(files[0])).height()
    assert abs(width - 1366) <= 2 and abs(height - 768) <= 2


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1", "1.5"])
def test_no_button_is_cut_at_any_scale(scale):
    script = (
        "from ui.app import make_application; app = make_application()\n"
        "from ui.widgets.buttons import button\n"
        "from ui.widgets.chips import FilterBar\n"
        "b = button('Ghi nhận báo cáo', 'add', kind='primary'); b.show()\n"
        "need = b.fontMetrics().boundingRect(b.text())\n"
        "assert b.height() >= need.height() + 8, (b.height(), need.height())\n"
        "assert b.width() >= need.width() + 18, (b.width(), need.width())\n"
        "f = FilterBar(); c = f.add_chip('a', 'Sắp đến hạn', 12); f.show()\n"
        "assert c.width() >= c.fontMetrics().horizontalAdvance(c.text()) + 16\n"
        "print(b.devicePixelRatioF())\n"
    )
    told = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | told,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert float(ran.stdout) == float(scale)


# --- search ----------------------------------------------------------------------------------


def test_the_search_finds_pages_and_records_without_accents(qtbot, window, session):
    found = Found("Thôn Đồng Mây", "Đơn vị", "units", {"unit": 3})
    session.find_hook = lambda text: [found] if "thon" in text else []
    finder = window.open_finder()
    finder.search("don vi")
    assert finder.list.item(0).text() == "Đơn vị"
    qtbot.keyClicks(finder.field, "thon")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert window.current_key() == "units"
    assert window.page("units").targets == [{"unit": 3}]


def test_the_arrows_move_in_the_list_while_the_cursor_stays(qtbot, window):
    finder = window.open_finder()
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert window.current_key() == TITLES[1][0]


def test_the_search_says_when_nothing_fits(qtbot, window):
    finder = window.open_finder()
    finder.search("zzzz")
    assert "Không thấy “zzzz”" in finder.nothing.text()
    assert not finder.list.isVisible()
    qtbot.keyClick(finder.field, Qt.Key.Key_Escape)
    assert window.current_key() == "overview"


def test_ctrl_k_opens_the_search(qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = QGuiApplication.instance().activePopupWidget()
    assert popup is not None and popup.accessibleName() == "Tìm nhanh"
    popup.close()


# --- jobs ------------------------------------------------------------------------------------


def test_a_job_tells_its_result_in_the_thread_of_the_window(qtbot, window, session):
    told = []

    def work(progress):
        progress(1, 2)
        return threading.current_thread()

    session.run("Tính", work, lambda result: told.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(told))
    worker, teller = told[0]
    assert worker is not teller and teller is threading.main_thread()
    qtbot.waitUntil(lambda: not window.jobs.isVisible() and not Task.running())


def test_a_job_can_be_stopped(qtbot, window, session):
    begun, go_on = threading.Event(), threading.Event()
    told = []

    def work(progress):
        begun.set()
        go_on.wait(5)
        progress(1, 2)
        told.append("went on")

    session.run("Xuất gói", work, told.append)
    assert begun.wait(5)
    line = window.jobs.layout().itemAt(0).widget()
    line.stop.click()
    go_on.set()
    qtbot.waitUntil(lambda: "Đã dừng: Xuất gói" in window.toast.text())
    assert told == []


def test_the_window_asks_before_it_closes_on_a_running_job(qtbot, window, session, monkeypatch):
    go_on, answers = threading.Event(), [False, True]
    monkeypatch.setattr("ui.widgets.job_panel.confirm", lambda *_, **__: answers.pop(0))

    def work(progress):
        go_on.wait(5)
        progress(1, 2)

    session.run("Xuất gói", work)
    assert not window.close()
    assert window.close() and answers == []
    go_on.set()
    qtbot.waitUntil(lambda: not Task.running())


def test_a_job_the_world_refuses_says_its_sentence(qtbot, window, session):
    def work(progress):
        raise RuleBroken("Ổ đĩa đã đầy.")

    session.run("Xuất gói", work)
    qtbot.waitUntil(lambda: window.toast.text() == "Ổ đĩa đã đầy.")


def test_a_job_without_a_window_tells_in_the_thread_that_asked(qtbot, session):
    told = []
    session.run("Tính", lambda progress: 7, lambda result: told.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.main_thread()]


def test_a_job_hands_its_error_to_whoever_asked(qtbot, window, session):
    told = []

    def work(progress):
        raise ValueError("x")

    session.run("Tính", work, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ValueError)
