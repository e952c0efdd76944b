from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel

from models import plan_store
from models.errors import RuleBroken
from models.plan import Campaign, Head, Node, Plan, PlanKind, Reading, Slip
from models.readiness import SECTIONS
from models.values import Moment
from tests.models.test_plan_store import rich_plan
from ui.snapshot import settle


def told(editor) -> str:
    return "\n".join(label.text() for label in editor.findChildren(QLabel))


def test_every_section_opens_for_both_kinds_of_plan(open_editor):
    for kind in PlanKind:
        plan = rich_plan()
        plan.kind = kind
        editor = open_editor(plan)
        for key in editor.section_keys():
            editor.focus_target(key)
            settle()
            assert editor.sections.current() == key
    left_out = {"criteria", "indicators", "awards"}
    assert set(editor.section_keys()) | left_out == {*SECTIONS, "check"}


def test_what_is_typed_is_saved_after_a_moment(qtbot, open_editor):
    editor = open_editor(Plan(campaigns=[Campaign()]))
    field = editor.section("general").editor("campaigns.0.title")
    field.setFocus()
    qtbot.keyClicks(field, "Ngo sach")
    assert editor.status.text() == "Đang lưu…"
    with qtbot.waitSignal(editor.autosave.saved, timeout=3000):
        pass
    assert editor.status.text().startswith("Đã lưu ")
    assert plan_store.load(editor.form.plan.code).campaigns[0].title == "Ngo sach"


def test_leaving_saves_at_once(qtbot, open_editor):
    editor = open_editor(Plan(campaigns=[Campaign()]))
    qtbot.keyClicks(editor.section("general").editor("head.place"), "Suoi Hoa")
    with qtbot.waitSignal(editor.closed):
        editor.leave()
    assert plan_store.load(editor.form.plan.code).head.place == "Suoi Hoa"


def test_a_refused_save_keeps_the_words_and_is_tried_again(qtbot, open_editor, monkeypatch):
    editor = open_editor(Plan(campaigns=[Campaign()]))

    def full(*_: object) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr(plan_store, "save", full)
    qtbot.keyClicks(editor.section("general").editor("head.place"), "Suoi Hoa")
    assert not editor.autosave.save_now()
    assert "Chưa lưu được" in editor.message.text()
    monkeypatch.undo()
    qtbot.mouseClick(editor.message.action, Qt.MouseButton.LeftButton)
    assert editor.message.text() == ""
    assert plan_store.load(editor.form.plan.code).head.place == "Suoi Hoa"


def test_a_proposed_field_shows_its_words_and_is_confirmed_by_one_click(qtbot, open_editor):
    plan = Plan(
        head=Head(place="Suối Hoa"),
        readings={"head.place": Reading(words="Suối Hoa, ngày … tháng 3")},
    )
    editor = open_editor(plan)
    section = editor.section("general")
    marked = section.editor("head.place").parentWidget()
    assert marked.strip.isVisible()
    assert "Suối Hoa, ngày … tháng 3" in marked.strip.words.text()
    assert section.editor("head.place").property("proposed") is True
    qtbot.mouseClick(marked.strip.tick, Qt.MouseButton.LeftButton)
    assert not marked.strip.isVisible()
    editor.autosave.save_now()
    assert plan_store.load(editor.form.plan.code).readings["head.place"].confirmed


def test_ctrl_enter_confirms_the_field_with_the_cursor(qtbot, open_editor):
    plan = Plan(head=Head(place="Suối Hoa"), readings={"head.place": Reading(words="x")})
    editor = open_editor(plan)
    field = editor.section("general").editor("head.place")
    field.setFocus()
    editor.confirm_here()
    assert not editor.form.is_proposed("head.place")


def test_a_section_is_confirmed_whole(open_editor):
    plan = rich_plan()
    plan.campaigns[0].criteria[0].confirmed = False
    editor = open_editor(plan)
    section = editor.sections.show_section("criteria")
    settle()
    assert section._confirm.isVisible()
    section._confirm.click()
    assert not section._confirm.isVisible()
    assert editor.form.plan.campaigns[0].criteria[0].confirmed


def test_a_day_no_calendar_has_is_told_under_the_field(qtbot, open_editor):
    editor = open_editor(Plan(head=Head(month=4, year=2026)))
    qtbot.keyClicks(editor.section("general").editor("head.date").day, "31")
    settle()
    assert "Không có ngày 31 tháng 04 năm 2026" in told(editor.section("general"))


def test_an_end_before_the_start_is_told_under_the_end(qtbot, open_editor):
    plan = Plan(campaigns=[Campaign(title="A", starts=Moment.day(date(2026, 3, 5)))])
    editor = open_editor(plan)
    ends = editor.section("general").editor("campaigns.0.ends")
    ends.kind.setCurrentIndex(1)
    ends.kind.activated.emit(1)
    qtbot.keyClicks(ends.day.edit, "4/3/2026")
    settle()
    assert "đang trước ngày bắt đầu 05/03/2026" in told(editor.section("general"))
    ends.day.edit.clear()
    qtbot.keyClicks(ends.day.edit, "5/3/2026")
    settle()
    assert "đang trước ngày bắt đầu" not in told(editor.section("general"))


def test_a_click_on_the_checklist_leads_to_the_field(qtbot, open_editor):
    editor = open_editor(Plan(campaigns=[Campaign(title="A")]))
    editor.focus_target("units")
    line = next(item for item in editor.items if item.path == "campaigns.0.ends")
    editor.side.list.asked.emit(line.key)
    settle()
    assert editor.sections.current() == "general"
    ends = editor.section("general").editor("campaigns.0.ends")
    assert ends.isAncestorOf(editor.window().focusWidget())


def test_a_field_alone_tells_its_section(open_editor):
    editor = open_editor(rich_plan())
    editor.focus_target(field="milestones.0.deadline")
    assert editor.sections.current() == "timing"
    assert editor.section("timing").milestones.current().title == "Nộp hồ sơ"


def test_the_checklist_shrinks_as_fields_are_filled(qtbot, open_editor):
    editor = open_editor(Plan(campaigns=[Campaign()]))
    before = len(editor.side.list.missing())
    qtbot.keyClicks(editor.section("general").editor("head.subject"), "Phat dong")
    qtbot.waitUntil(lambda: len(editor.side.list.missing()) == before - 1)
    assert f"{before - 1} việc" in editor.todo.text()


def test_slips_are_put_right_by_a_click_and_come_back_by_undo(qtbot, open_editor):
    plan = Plan(
        campaigns=[Campaign()],
        outline=[Node(key="n1", text="các các thôn"), Node(key="n2", text="“Ngõ sạch")],
        slips=[
            Slip(message="Lặp chữ.", node="n1", found="các các", better="các", fixable=True),
            Slip(message="Ngoặc chưa khép.", node="n2"),
        ],
    )
    editor = open_editor(plan)
    card = editor.sections.show_section("check").slips
    assert "Lặp chữ." in told(card)
    card.fix(card.open_slips()[0])
    assert editor.form.plan.outline[0].text == "các thôn"
    assert card.open_slips() == []
    editor.undo()
    assert editor.form.plan.outline[0].text == "các các thôn"
    assert len(card.open_slips()) == 1


def test_the_record_s_day_goes_into_the_text_by_a_click(qtbot, open_editor):
    plan = Plan(
        campaigns=[Campaign(title="A", ends=Moment.day(date(2026, 12, 15)))],
        outline=[Node(key="n1", text="Đến hết ngày 30/11/2026.")],
        readings={"campaigns.0.ends": Reading(words="Đến hết ngày 30/11/2026", confirmed=True,
                                              node="n1")},
    )  # fmt: skip
    editor = open_editor(plan)
    item = next(item for item in editor.items if item.better)
    editor.side.put(item)
    assert editor.form.plan.outline[0].text == "Đến hết ngày 15/12/2026."


def test_a_second_campaign_is_added_and_taken_away_again(open_editor, monkeypatch):
    editor = open_editor(rich_plan())
    section = editor.section("general")
    section.add_campaign.click()
    assert len(editor.form.plan.campaigns) == 3
    section.editor("campaigns.2.title").set_value("Ba")
    monkeypatch.setattr("ui.editor.general.confirm", lambda *_, **__: True)
    section._remove(0)
    assert section.editor("campaigns.0.title").value() == "Nước sạch"
    editor.undo()
    assert section.editor("campaigns.0.title").value() == "Làng xanh"


def test_the_editor_refuses_a_code_that_is_not_there(desk_session):
    from ui.editor import PlanEditor

    with pytest.raises(RuleBroken, match="PT-9"):
        PlanEditor(desk_session, "PT-9")


@pytest.mark.parametrize("width", [690, 860, 1150])
def test_sections_fit_the_width_they_get(open_editor, width):
    plan = rich_plan()
    editor = open_editor(plan)
    editor.resize(width, 450)
    for key in editor.section_keys():
        widget = editor.sections.show_section(key)
        settle()
        area = getattr(widget, "area", None)
        if area is not None:
            assert area.horizontalScrollBar().maximum() == 0, key


def test_ctrl_y_does_again_what_was_taken_back(qtbot, open_editor):
    editor = open_editor(Plan(campaigns=[Campaign()]))
    editor.form.set("head.place", "Suối Hoa")
    editor.desk.tell()
    editor.undo()
    assert editor.form.plan.head.place == ""
    editor.undo_button.setFocus()
    qtbot.keyClick(editor.undo_button, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert editor.form.plan.head.place == "Suối Hoa"


def test_no_key_of_the_editor_is_bound_twice(open_editor):
    editor = open_editor(Plan(campaigns=[Campaign()]))
    bound = [
        key.toString() for short in editor.findChildren(QShortcut) for key in QShortcut.keys(short)
    ]
    assert len(bound) == len(set(bound)), "Qt answers to neither of two"
