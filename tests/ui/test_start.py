"""Opening the office in a window: search, status, copies, a new day, a damaged book."""

from datetime import date
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QObject

from models import office, plan_store
from models.backup import back_up, copies
from models.database import FILE_NAME, close
from models.errors import BookDamaged
from models.plan import Head, Plan
from models.units import Unit
from ui import start
from ui.start import DayWatch, newest_sound_copy, open_window

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot, book, qapp):
    office.set_profile(office.OfficeProfile(name="x", short_name="UBND xã Suối Hoa"))
    plan_store.save(Plan(year=2026, head=Head(subject="Đường làng sạch")), TODAY)
    Unit.create(code="DV01", name="Thôn Đường Mòn")
    close()
    window, _ = open_window(book.path, TODAY)
    qtbot.addWidget(window)
    return window


def test_ctrl_k_finds_plans_and_units_without_accents(window):
    found = window.session.find_hook("duong")
    assert [(item.title, item.page) for item in found] == [
        ("Đường làng sạch", "campaigns"),
        ("Thôn Đường Mòn", "units"),
    ]
    assert window.session.find_hook("  ") == []


def test_no_page_flashes_a_small_window_while_it_is_made(qtbot, window, qapp):
    class Watch(QObject):
        shown: ClassVar[list] = []

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
                self.shown.append(watched)
            return False

    window.show()
    qtbot.waitExposed(window)
    watch = Watch()
    qapp.installEventFilter(watch)
    for key in window.page_keys():
        window.show_page(key)
    qapp.removeEventFilter(watch)
    assert watch.shown == []


def test_the_status_line_tells_of_the_last_copy(window, book):
    assert window.session.backup_hook().tone == "warning"
    back_up(book, date(2026, 11, 12))
    assert window.session.backup_hook().text == "Sao lưu gần nhất: 12/11/2026"
    assert window.session.backup_hook().tone == "warning"
    back_up(book, date(2026, 11, 14), force=True)
    assert window.session.backup_hook().tone == "neutral"


def test_the_watch_copies_what_changed_and_follows_the_day(qtbot, window, book):
    day = [TODAY]
    watch = DayWatch(window, book, clock=lambda: day[0])
    watch.look()
    watch.look()
    assert len(copies(book)) == 1
    day[0] = date(2026, 11, 22)
    with qtbot.waitSignal(window.session.changed):
        watch.look()
    assert window.session.today == date(2026, 11, 22)


def test_a_day_given_on_the_command_line_stays(window, book):
    watch = DayWatch(window, book, clock=lambda: date(2027, 1, 1))
    watch.look()
    assert window.session.today == TODAY


def test_a_full_disk_while_copying_is_told(window, book, monkeypatch):
    from models.errors import RuleBroken

    def full(*_, **__):
        raise RuleBroken("Ổ đĩa đã đầy.")

    told = []
    monkeypatch.setattr(start.backup, "back_up", full)
    monkeypatch.setattr(window, "notify", lambda text, *_: told.append(text))
    DayWatch(window, book, clock=lambda: TODAY).back_up()
    assert told == ["Ổ đĩa đã đầy."]


def test_the_newest_copy_that_is_sound_is_offered(book):
    for number in range(3):
        plan_store.save(Plan(year=2026, head=Head(subject=str(number))), TODAY)
        back_up(book, TODAY)
    newest = copies(book)[0].path
    newest.write_bytes(newest.read_bytes()[:3000])
    assert newest_sound_copy(book.path).number == 2


@pytest.mark.parametrize("agreed", [True, False])
def test_a_damaged_book_is_mended_only_when_the_clerk_agrees(
    qtbot, book, qapp, monkeypatch, agreed
):
    code = plan_store.save(Plan(year=2026, head=Head(subject="Thi đua")), TODAY)
    back_up(book, TODAY)
    close()
    damaged = b"hong" * 999
    (book.path / FILE_NAME).write_bytes(damaged)
    with pytest.raises(BookDamaged):
        open_window(book.path, TODAY)
    monkeypatch.setattr(start, "confirm", lambda *_, **__: agreed)
    opened = start._open_or_mend(book.path, TODAY)
    if agreed:
        qtbot.addWidget(opened[0])
        assert plan_store.load(code).head.subject == "Thi đua"
    else:
        assert opened is None
        assert (book.path / FILE_NAME).read_bytes() == damaged


def test_damage_that_breaks_even_the_check_is_offered_a_copy(qtbot, book, qapp, monkeypatch):
    code = plan_store.save(Plan(year=2026, head=Head(subject="Thi đua")), TODAY)
    back_up(book, TODAY)
    close()
    file = book.path / FILE_NAME
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\x55" * 32768 + whole[40960:])
    monkeypatch.setattr(start, "confirm", lambda *_, **__: True)
    window, _ = start._open_or_mend(book.path, TODAY)
    qtbot.addWidget(window)
    assert plan_store.load(code).head.subject == "Thi đua"
