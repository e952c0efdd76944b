"""The council in the settings, through its real table, keys and dialogs."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.council import CouncilMember, members_on
from tests.ui.modal import answering
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages import settings as settings_page

TODAY = date(2026, 11, 21)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot, book_session) -> MainWindow:
    pages = [PageEntry("settings", "Cài đặt", "settings", settings_page.make_page)]
    made = MainWindow(book_session, pages)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def section(window):
    page = window.page("settings")
    page.focus_target(section="council")
    return page.made["council"]


@pytest.fixture
def seated(section):
    """Seat a chair, three members and one who has left."""
    CouncilMember.create(name="Giàng A Chủ", role="chair", position=1)
    for place, name in enumerate(("Lò Văn Một", "Lò Văn Hai", "Lò Văn Ba"), start=1):
        CouncilMember.create(name=name, role="member", position=place, votes=place != 3)
    CouncilMember.create(name="Vi Thị Cũ", until_on=TODAY - timedelta(days=1))
    section.refresh()
    return section


def listed(section) -> list[str]:
    return [row.name for row in section.table.shown_rows()]


def pick(section, name: str) -> None:
    assert section.table.pick(CouncilMember.get(CouncilMember.name == name))


def press(section, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    section.table.setFocus()
    QTest.keyClick(section.table, key, modifier)


def test_an_empty_council_says_what_to_do(section):
    assert section.switch.is_empty()

    def fill(dialog):
        assert dialog.role.value() == "chair"  # the first one chairs
        dialog.name.setText("Giàng A Chủ")
        dialog.post.setText("Chủ tịch Ủy ban nhân dân xã")
        dialog.save.click()

    answering(fill)
    section.add_member.click()
    assert not section.switch.is_empty()
    assert [(m.name, m.role, m.from_on) for m in members_on(TODAY)] == [
        ("Giàng A Chủ", "chair", TODAY)
    ]
    section._session.told[-1][2]()  # Hoàn tác
    assert section.switch.is_empty()


def test_chips_part_those_of_today_from_the_others(seated):
    assert listed(seated) == ["Giàng A Chủ", "Lò Văn Một", "Lò Văn Hai", "Lò Văn Ba"]
    assert seated.told.text() == "Hôm nay có 4 thành viên, 3 người biểu quyết."
    seated.chips.choose("other")
    assert listed(seated) == ["Vi Thị Cũ"]
    seated.chips.choose("")
    assert len(listed(seated)) == 5


def test_without_a_chair_the_line_below_says_so(seated):
    CouncilMember.delete().where(CouncilMember.role == "chair").execute()
    seated.refresh()
    assert seated.told.text().endswith("Chưa có Chủ tịch Hội đồng.")


def test_keys_move_a_member_and_the_toast_moves_it_back(seated):
    pick(seated, "Lò Văn Ba")
    press(seated, Qt.Key.Key_Up, ALT)
    assert listed(seated)[1:] == ["Lò Văn Một", "Lò Văn Ba", "Lò Văn Hai"]
    assert seated.table.current_row().name == "Lò Văn Ba"
    press(seated, Qt.Key.Key_Up, ALT)
    press(seated, Qt.Key.Key_Up, ALT)  # at the top of its role already
    assert listed(seated)[0:2] == ["Giàng A Chủ", "Lò Văn Ba"]
    press(seated, Qt.Key.Key_Down, ALT)
    assert listed(seated)[1:3] == ["Lò Văn Một", "Lò Văn Ba"]
    seated._session.told[-1][2]()
    assert listed(seated)[1] == "Lò Văn Ba"


def test_moving_leaves_a_table_sorted_by_a_header(seated):
    seated.table.sort_by(1, descending=True)
    pick(seated, "Lò Văn Hai")
    seated.up.click()
    assert listed(seated) == ["Giàng A Chủ", "Lò Văn Hai", "Lò Văn Một", "Lò Văn Ba"]


def test_enter_opens_a_member(seated):
    pick(seated, "Lò Văn Hai")
    answering(lambda dialog: (dialog.post.setText("Trưởng bản"), dialog.save.click()))
    press(seated, Qt.Key.Key_Return)
    assert CouncilMember.get(CouncilMember.name == "Lò Văn Hai").post == "Trưởng bản"
    assert seated.table.current_row().name == "Lò Văn Hai"


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (lambda dialog: dialog.name.setText(" "), "name", "Hãy nhập họ tên"),
        (lambda dialog: dialog.role.set_value("chair"), "role", "Giàng A Chủ là Chủ tịch"),
        (lambda dialog: dialog.days["until_on"].edit.setText("31/2/2026"), "until_on", ""),
        (
            lambda dialog: (
                dialog.days["from_on"].set_day(TODAY),
                dialog.days["until_on"].set_day(TODAY - timedelta(days=1)),
            ),
            "until_on",
            "trước ngày bắt đầu",
        ),
    ],
)
def test_what_may_not_be_is_told_at_its_field(seated, change, field, words):
    told = []

    def say(dialog):
        change(dialog)
        dialog.save.click()
        told.append(dialog.fields.rows[field].error())
        assert dialog.isVisible()

    pick(seated, "Lò Văn Hai")
    answering(say)
    seated.edit_member.click()
    assert told[0] and words in told[0]
    assert CouncilMember.get(CouncilMember.name == "Lò Văn Hai").role == "member"


def test_several_leave_together_on_a_day(seated):
    seated.table.selectAll()
    answering(lambda dialog: (dialog.last_on.set_day(TODAY), dialog.save.click()))
    seated.end_members.click()
    assert len(members_on(TODAY)) == 4
    assert members_on(TODAY + timedelta(days=1)) == []
    assert seated._session.told[-1][0].startswith("4 thành viên thôi tham gia")


def test_a_last_day_is_asked_for(seated):
    told = []

    def say(dialog):
        dialog.last_on.edit.setText("")
        dialog.save.click()
        told.append(dialog.fields.rows["last_on"].error())

    pick(seated, "Lò Văn Hai")
    answering(say)
    seated.end_members.click()
    assert told == ["Hãy nhập ngày."]
    assert len(members_on(TODAY + timedelta(days=1))) == 4


def test_delete_takes_a_member_away_and_the_toast_brings_back(seated):
    pick(seated, "Lò Văn Hai")
    press(seated, Qt.Key.Key_Delete)
    assert "Lò Văn Hai" not in listed(seated)
    seated._session.told[-1][2]()
    assert "Lò Văn Hai" in listed(seated)


def test_buttons_say_what_to_choose_first(seated):
    seated.table.clearSelection()
    seated.table.setCurrentIndex(seated.table.model().index(-1, -1))
    for widget in (seated.up, seated.edit_member, seated.end_members, seated.remove_members):
        assert not widget.isEnabled() and widget.toolTip().startswith("Hãy chọn")
    seated.chips.choose("other")
    pick(seated, "Vi Thị Cũ")
    assert not seated.up.isEnabled() and seated.edit_member.isEnabled()
