"""The building blocks: choices, forms, messages, lists."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tests.ui.conftest import TODAY
from tests.ui.shown import shown
from ui.theme import Tone
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.card import StatTile
from ui.widgets.checklist import CheckItem, Checklist, CheckState
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo, SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.form import Form
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import Page, scrolled
from ui.widgets.pill import Pill, StatePill
from ui.widgets.search_field import SearchField
from ui.widgets.sections import Sections
from ui.widgets.toast import Toast

UNITS = [("Trường THCS Suối Hoa", 1), ("Thôn Đồng Mây", 2), ("Thôn Đông Mây", 3)]


# --- choices ---------------------------------------------------------------------------------


def test_a_combo_speaks_in_values(qtbot):
    combo = Combo(UNITS, 2)
    qtbot.addWidget(combo)
    assert (combo.value(), combo.currentText()) == (2, "Thôn Đồng Mây")
    combo.set_choices(UNITS[1:])
    assert combo.value() == 2, "a value that is still listed stays"
    combo.set_choices(UNITS[:1])
    assert combo.value() is None


def test_a_choice_from_the_popup_is_told_once(qtbot):
    combo = shown(qtbot, SearchCombo(UNITS))
    told = []
    combo.chosen.connect(told.append)
    combo.lineEdit().setFocus()
    qtbot.keyClicks(combo.lineEdit(), "truong")
    popup = combo.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert len(told) == 1 and combo.value() == told[0]


def test_the_search_narrows_without_accents_and_leaves_the_text_alone(qtbot):
    combo = shown(qtbot, SearchCombo(UNITS))
    qtbot.keyClicks(combo.lineEdit(), "truong")
    assert combo.lineEdit().text() == "truong", "no inline completion"
    assert combo.completer().completionModel().rowCount() == 1
    popup = combo.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert combo.value() == 1


def test_words_without_accents_are_taken_when_only_one_choice_fits(qtbot):
    combo = shown(qtbot, SearchCombo(UNITS))
    combo.setEditText("truong thcs suoi hoa")
    assert combo.value() == 1
    combo.setEditText("thon dong may")
    assert combo.value() is None, "two fit: the clerk has to choose"


def test_a_piece_that_fits_only_one_choice_is_taken_when_the_field_is_left(qtbot):
    form, combo, told = Form(), SearchCombo(UNITS), []
    form.add("unit", "Đơn vị", combo)
    form.add("note", "Ghi chú", QLineEdit())
    with qtbot.waitActive(shown(qtbot, form)):
        form.activateWindow()
    combo.chosen.connect(told.append)
    combo.setFocus()
    combo.setEditText("thcs")
    qtbot.keyClick(combo, Qt.Key.Key_Tab)
    assert (combo.currentText(), combo.value(), told) == (UNITS[0][0], 1, [1])
    combo.setFocus()
    combo.setEditText("dong")
    qtbot.keyClick(combo, Qt.Key.Key_Tab)
    assert combo.value() is None and combo.property("wrong"), "two fit"


def test_typed_words_that_are_not_listed_are_marked_not_lost(qtbot):
    combo = shown(qtbot, SearchCombo(UNITS))
    combo.setEditText("Thôn nào đó")
    combo.lineEdit().editingFinished.emit()
    assert combo.value() is None
    assert combo.currentText() == "Thôn nào đó" and combo.property("wrong")


def test_free_text_is_a_value_of_its_own(qtbot):
    combo = shown(qtbot, SearchCombo([(t, t) for t, _ in UNITS], free_text=True))
    combo.setEditText("Ban  Quản lý chợ ")
    assert combo.value() == "Ban Quản lý chợ"
    combo.set_value("Đơn vị khác")
    assert combo.currentText() == "Đơn vị khác"


# --- forms and messages ----------------------------------------------------------------------


@pytest.fixture
def form(qtbot):
    made = Form()
    made.add("title", "Tên phong trào", QLineEdit(), hint="Như trong trích yếu", required=True)
    made.add("from", "Từ ngày", DateField(TODAY), half=True)
    made.add("to", "Đến ngày", DateField(TODAY), half=True)
    return shown(qtbot, made, 700)


def test_a_problem_stands_under_its_field_and_goes_again(form):
    form.show_problems({"title": "Hãy nhập tên.", "to": "Hãy nhập ngày."})
    assert form.rows["title"].error() == "Hãy nhập tên."
    assert form.rows["title"].editor.property("wrong") is True
    assert form.rows["to"].editor.edit.property("wrong") is True
    form.show_problems({})
    assert form.rows["title"].error() == ""
    assert form.rows["title"].editor.property("wrong") is False


def test_half_rows_share_a_line_until_the_window_is_narrow(qtbot, form):
    first, second = form.rows["from"], form.rows["to"]
    assert first.y() == second.y() and first.x() < second.x()
    form.resize(400, 400)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert first.x() == second.x()


def test_a_form_folds_rather_than_being_cut_in_a_narrow_scroll_area(qtbot):
    form = Form()
    for key in ("from", "to"):
        form.add(key, "Ngày", DateField(TODAY), half=True)
    column = QVBoxLayout()
    column.addWidget(form)
    area = shown(qtbot, scrolled(column), 400, 300)
    qtbot.waitUntil(lambda: form.rows["to"].y() > form.rows["from"].y())
    assert area.horizontalScrollBar().maximum() == 0


def test_the_cursor_goes_to_a_field_by_its_key(qtbot, form):
    assert form.focus_field("to")
    qtbot.waitUntil(lambda: form.rows["to"].editor.edit.hasFocus())
    assert not form.focus_field("nothing")


def test_enter_presses_the_button_in_focus_not_the_dialogs_own(qtbot):
    pressed = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row = QVBoxLayout(dialog)
    save = button("Lưu", on_click=lambda: pressed.append("save"))
    cancel = button("Hủy", on_click=lambda: pressed.append("cancel"))
    row.addWidget(save)
    row.addWidget(cancel)
    save.setDefault(True)
    dialog.show()
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    qtbot.keyClick(cancel, Qt.Key.Key_Enter)
    qtbot.keyClick(cancel, Qt.Key.Key_Space)
    assert pressed == ["cancel"] * 3


def test_a_switched_off_control_says_why_and_gets_its_tooltip_back(qtbot):
    save = button("Lưu", "save", keys="Ctrl+S")
    qtbot.addWidget(save)
    explain_disabled(save, "Hãy nhập tên phong trào.")
    explain_disabled(save, "Hãy chọn đơn vị.")
    assert not save.isEnabled()
    assert save.toolTip() == save.statusTip() == "Hãy chọn đơn vị."
    explain_disabled(save, "")
    assert save.isEnabled() and save.toolTip() == "Lưu (Ctrl+S)"


def test_a_message_with_an_action_stays_until_closed(qtbot):
    done = []
    bar = shown(qtbot, MessageBar())
    bar.show_message("Đã 9 ngày chưa sao lưu.", Tone.WARNING, "Sao lưu", lambda: done.append(1))
    bar.action.click()
    assert done == [1] and bar.isVisible()
    bar.cross.click()
    assert not bar.isVisible() and bar.text() == ""


def test_a_toast_undoes_once_and_goes(qtbot):
    host, done = shown(qtbot, QWidget()), []
    toast = Toast(host)
    toast.show_toast("Đã xóa đơn vị.", Tone.OK, "Hoàn tác", lambda: done.append(1))
    assert toast.isVisible() and host.rect().contains(toast.geometry())
    toast.action.click()
    assert done == [1] and not toast.isVisible()


def test_a_long_toast_wraps_inside_a_narrow_window(qtbot):
    host = shown(qtbot, QWidget(), 420, 300)
    toast = Toast(host)
    toast.show_toast("Đơn vị này đã có báo cáo của kỳ tháng mười một. " * 3, Tone.INFO)
    assert host.rect().contains(toast.geometry())


# --- lists, sections, tiles ------------------------------------------------------------------


def test_the_checklist_counts_what_is_missing_and_leads_there(qtbot):
    checklist = shown(qtbot, Checklist())
    checklist.set_items(
        [
            CheckItem("signer", "Người ký", CheckState.DONE),
            CheckItem("law", "Căn cứ", CheckState.ADVICE),
            CheckItem("end", "Ngày kết thúc", CheckState.MISSING, "Ở mục Thời gian"),
        ]
    )
    assert checklist.summary.text() == "Còn thiếu 1 việc"
    assert checklist.reason() == "Còn thiếu: Ngày kết thúc."
    first = checklist._lines.itemAt(0).widget()
    with qtbot.waitSignal(checklist.asked) as caught:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert caught.args == ["end"]


def test_a_full_checklist_gives_no_reason(qtbot):
    checklist = shown(qtbot, Checklist())
    checklist.set_items([CheckItem("a", "Người ký", CheckState.DONE)])
    assert checklist.reason() == "" and checklist.summary.text() == "Đã đủ để ban hành"


def test_a_checklist_without_a_line_is_full_not_empty(qtbot):
    checklist = shown(qtbot, Checklist())
    checklist.set_items([])
    bar = checklist.findChild(QProgressBar)
    assert bar.value() == bar.maximum()


def test_one_chip_is_chosen_and_any_number_with_many(qtbot):
    for many, expected in ((False, ["late"]), (True, ["all", "late"])):
        bar = FilterBar(many=many)
        qtbot.addWidget(bar)
        chips = [bar.add_chip("all", "Tất cả", 13), bar.add_chip("late", "Quá hạn")]
        if many:
            chips[0].click()
        chips[1].click()
        assert bar.all_chosen() == expected
        assert chips[0].text() == "Tất cả  13"


def test_chips_wrap_when_there_is_no_room(qtbot):
    bar = FilterBar()
    for number in range(8):
        bar.add_chip(str(number), f"Trạng thái {number}")
    shown(qtbot, bar, 300)
    right = max(bar._chips[key].geometry().right() for key in bar._chips)
    assert right <= bar.width()
    assert bar._chips["7"].y() > bar._chips["0"].y()


def test_the_search_is_told_once_typing_rests(qtbot):
    field = shown(qtbot, SearchField(wait_ms=20))
    told = []
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "dong")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["dong"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told[-1] == "" and field.text() == ""


def test_a_section_is_made_when_first_shown(qtbot):
    made = []

    def maker(key):
        return lambda: made.append(key) or QLineEdit(key)

    sections = Sections()
    for key in ("general", "rules"):
        sections.add_section(key, key.title(), maker(key))
    shown(qtbot, sections, 900)
    sections.show_section("general")
    assert made == ["general"]
    sections.show_section("rules")
    sections.show_section("general")
    assert made == ["general", "rules"] and sections.current() == "general"


def test_sections_become_a_list_box_on_a_narrow_window(qtbot):
    sections = Sections()
    sections.add_section("general", "Thông tin chung", QWidget)
    shown(qtbot, sections, 500)
    sections.show_section("general")
    assert not sections.nav.isVisible() and sections._box.isVisible()
    assert sections._box.value() == "general"


def test_a_tile_is_clicked_by_mouse_and_keyboard(qtbot):
    tile = shown(qtbot, StatTile("Quá hạn", "5", tone=Tone.ERROR, clickable=True))
    told = []
    tile.clicked.connect(lambda: told.append(1))
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert told == [1, 1]
    tile.show_figure("0", "không còn đơn vị nào", Tone.OK)
    assert tile.figure() == "0" and "không còn đơn vị nào" in tile.accessibleName()


def test_an_empty_list_offers_its_action(qtbot):
    done = []
    empty = EmptyState("units", "Chưa có", "Hãy thêm.", "Thêm", lambda: done.append(1))
    switch = shown(qtbot, EmptySwitch(QLineEdit(), empty))
    switch.show_empty(True)
    empty.action.click()
    assert done == [1] and switch.is_empty()
    switch.show_empty(False)
    assert not empty.isVisible()


def test_a_pill_takes_the_room_of_its_words(qtbot):
    short, long = StatePill(Pill("Chậm")), StatePill(Pill("Chậm 12 ngày", Tone.ERROR, "late"))
    for pill in (short, long):
        qtbot.addWidget(pill)
    assert long.sizeHint().width() > short.sizeHint().width()
    assert long.accessibleName() == "Chậm 12 ngày"


def test_the_keyboard_begins_where_the_work_of_a_page_is(qtbot):
    window = QStackedWidget()
    qtbot.addWidget(window)
    first, second = Page("Một"), Page("Hai")
    for page in (first, second):
        page.header.add_action(button("Nút"))
        page.begins_with = QLineEdit()
        page.body.addWidget(page.begins_with)
        window.addWidget(page)
    window.show()
    qtbot.waitExposed(window)
    window.setCurrentWidget(second)
    assert window.focusWidget() is second.begins_with


def test_a_page_shows_its_message_only_when_there_is_one(qtbot):
    page = shown(qtbot, Page("Đơn vị"))
    assert not page.message.isVisible()
    page.message.show_message("Chưa có dữ liệu.")
    assert page.message.isVisible()
