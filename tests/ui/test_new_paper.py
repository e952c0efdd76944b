"""A paper that asks for more than the records hold: fields, what is missing, nothing lost."""

import json

import pytest
from PySide6.QtCore import Qt

from docgen.drafts import KINDS, About, Wanted, asked
from docgen.drafts.draft import Ask, AskKind
from docgen.jobs import papers
from models import office, plan_store
from models.documents import Document
from models.errors import RuleBroken
from models.paper_details import details_of, keep_details
from tests.small_book import TODAY, new_plan
from tests.ui.shown import shown
from ui.documents.asking import AskForm
from ui.documents.new_paper import NewPaperDialog
from ui.widgets.card import ClickableFrame
from ui.widgets.checklist import CheckState

WHOLE = {
    "event": "Hội nghị tổng kết",
    "guests": ["Trưởng các thôn"],
    "on": "2026-12-18",
    "at": "8h00",
    "place": "Hội trường",
}


def lacking(dialog: NewPaperDialog) -> list[str]:
    return [item.text for item in dialog.check.missing()]


@pytest.fixture
def dialog(qtbot, book_session, book, code) -> NewPaperDialog:
    return shown(qtbot, NewPaperDialog(book_session, "invitation"))


def test_it_asks_only_for_what_this_paper_needs(dialog):
    assert list(dialog.asked.fields) == [
        ask.name for ask in asked("invitation", Wanted("", TODAY))
    ]
    assert lacking(dialog)[0] == "Chưa có: cuộc họp, hội nghị."
    assert not dialog.save.isEnabled()
    assert "cuộc họp" in dialog.save.toolTip()


def test_a_line_of_the_list_leads_to_its_field(dialog):
    dialog.check.asked.emit("1")
    assert dialog.focusWidget() is dialog.asked.fields["guests"]


def test_what_is_whole_becomes_a_paper(dialog, book_session):
    dialog.asked.fields["event"].setText("Hội nghị tổng kết")
    dialog.asked.fields["guests"].setPlainText("Trưởng các thôn\n\n  Trưởng trạm y tế ")
    dialog.asked.fields["on"].set_day(TODAY)
    dialog.asked.fields["at"].setText("14 giờ 30")
    dialog.asked.fields["place"].setText("Hội trường")
    dialog._look()
    assert lacking(dialog) == []
    dialog.save.click()
    made = Document.get()
    assert made.recipients == ["Trưởng các thôn", "Trưởng trạm y tế"]
    assert made.made_from["details"]["on"] == TODAY.isoformat()
    assert (book_session.folder / made.path).is_file()


def test_a_day_that_cannot_be_read_keeps_the_dialog_open(dialog):
    keep_details("invitation", None, WHOLE, TODAY)
    dialog.form.choose("invitation", "")
    dialog._show_fields()
    dialog._look()
    dialog.asked.fields["on"].findChild(type(dialog.asked.fields["place"])).setText("31/02")
    dialog.save.click()
    assert dialog.isVisible()
    assert Document.select().count() == 0


def test_what_was_typed_is_there_again_after_a_change_of_mind(qtbot, dialog, book_session):
    dialog.asked.fields["place"].setText("Nhà văn hóa")
    dialog.reject()
    again = shown(qtbot, NewPaperDialog(book_session, "invitation"))
    assert again.asked.fields["place"].text() == "Nhà văn hóa"


def test_turning_to_another_kind_and_back_loses_nothing(dialog):
    dialog.asked.fields["place"].setText("Nhà văn hóa")
    dialog.kind.set_value("plan")
    dialog.kind.chosen.emit("plan")
    assert list(dialog.asked.fields) == []
    dialog.kind.set_value("invitation")
    dialog.kind.chosen.emit("invitation")
    assert dialog.asked.fields["place"].text() == "Nhà văn hóa"


def test_a_campaign_proposes_and_the_clerk_may_empty_it(qtbot, book_session, code):
    dialog = shown(qtbot, NewPaperDialog(book_session, "invitation", code))
    event = dialog.asked.fields["event"]
    assert event.text().startswith("Hội nghị tổng kết phong trào")
    event.clear()
    dialog.reject()
    plan_id = Wanted(code, TODAY).plan_id
    assert details_of("invitation", plan_id) == {"event": None}
    again = shown(qtbot, NewPaperDialog(book_session, "invitation", code))
    assert again.asked.fields["event"].text() == ""
    assert "Chưa có: cuộc họp, hội nghị." in lacking(again)


def test_what_the_office_lacks_leads_to_its_settings(qtbot, book_session, code):
    shown_pages = []
    book_session.show_page = lambda key, **target: shown_pages.append((key, target))
    office.set_profile(office.OfficeProfile(name="UBND xã", issuer_lines=["UBND XÃ"]))
    keep_details("invitation", None, WHOLE, TODAY)
    dialog = shown(qtbot, NewPaperDialog(book_session, "invitation"))
    advice = [item for item in dialog.check._items if item.state is CheckState.ADVICE]
    (place,) = [item for item in advice if "địa danh" in item.text]
    dialog.check.asked.emit(place.key)
    assert shown_pages == [("settings", {"section": "office", "field": "place"})]
    assert not dialog.isVisible()


def test_every_kind_of_field_gives_back_what_it_was_given(qtbot):
    choices = (("Một", 1), ("Hai", 2), ("Ba", 3))
    values = {
        AskKind.LINE: "một dòng",
        AskKind.TEXT: "hai\ndòng",
        AskKind.LINES: ["một", "hai"],
        AskKind.DAY: "2026-02-28",
        AskKind.HOUR: "14:30",
        AskKind.NUMBER: 12,
        AskKind.CHOICE: 2,
        AskKind.FLAG: True,
        AskKind.PICKS: [1, 3],
    }
    asks = [Ask(name=kind.value, title="x", kind=kind, choices=choices) for kind in AskKind]
    form = AskForm(asks, {kind.value: value for kind, value in values.items()}, TODAY)
    qtbot.addWidget(form)
    assert form.values() == {kind.value: value for kind, value in values.items()}
    assert json.loads(json.dumps(form.values())) == form.values(), "kept as JSON"


def test_without_typed_words_all_that_is_missing_is_one_sentence(book, code):
    with pytest.raises(RuleBroken, match=r"Giấy mời còn thiếu: cuộc họp.*; kính mời; ngày họp"):
        papers.make(book, "invitation", "", TODAY)
    assert Document.select().count() == 0


def test_made_again_says_the_same(book, code):
    first = papers.make(book, "invitation", "", TODAY, WHOLE)
    second = papers.make_again(book, first, TODAY)
    assert second.made_from["details"] == first.made_from["details"]
    assert second.path != first.path


@pytest.mark.parametrize("kind", [key for key in KINDS])
def test_every_line_of_an_empty_office_leads_somewhere(qtbot, book_session, kind):
    asked_for = []
    book_session.show_page = lambda key, **target: asked_for.append((key, target))
    dialog = shown(qtbot, NewPaperDialog(book_session, kind))
    assert not dialog.save.isEnabled()
    dialog.check.asked.emit(dialog.check.missing()[0].key)
    needs_plan = KINDS[kind].about is not About.OFFICE
    office_name = ("settings", {"section": "office", "field": "name"})
    assert asked_for == [("campaigns", {}) if needs_plan else office_name]


def test_without_any_plan_the_dialog_says_where_to_make_one(qtbot, book_session):
    dialog = shown(qtbot, NewPaperDialog(book_session, "report"))
    assert lacking(dialog) == [
        "Chưa có phong trào, chương trình nào. Hãy lập ở trang Phong trào trước."
    ]


def test_a_line_that_only_tells_is_no_button(qtbot, book_session, code):
    dialog = shown(qtbot, NewPaperDialog(book_session, "launch_decision", code))
    (told,) = [item for item in dialog.check._items if "Ctrl+G" in item.text]
    lines = dialog.check.findChildren(ClickableFrame)
    (line,) = [one for one in lines if told.text in one.accessibleName()]
    assert "Bấm" not in line.toolTip()
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus


def type_plan(qtbot, dialog: NewPaperDialog, words: str) -> None:
    dialog.plan.setFocus()
    dialog.plan.lineEdit().selectAll()
    qtbot.keyClicks(dialog.plan.lineEdit(), words)
    dialog.plan.completer().popup().hide()


@pytest.mark.parametrize("words", ["nothing of the kind", " "])
def test_no_paper_is_made_about_another_plan_than_the_box_shows(qtbot, book_session, code, words):
    dialog = shown(qtbot, NewPaperDialog(book_session, "plan", code))
    type_plan(qtbot, dialog, words)
    dialog.save.click()
    assert dialog.isVisible()
    assert "trong danh sách" in dialog.top.rows["plan"].error()
    assert Document.select().count() == 0
    dialog.plan.set_value(code)
    dialog.save.click()
    assert Document.get().plan.code == code


def test_the_code_of_a_plan_is_enough_to_choose_it(qtbot, book_session, code):
    other = plan_store.save(new_plan("Sạch nhà, đẹp ngõ"), TODAY)
    dialog = shown(qtbot, NewPaperDialog(book_session, "plan", other))
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    type_plan(qtbot, dialog, code)
    qtbot.keyClick(dialog.plan, Qt.Key.Key_Tab)
    assert (dialog.plan.value(), dialog.form.code) == (code, code)


@pytest.mark.parametrize("kind", ["invitation", "minutes", "plan"])
def test_the_keyboard_begins_at_the_first_field_not_at_cancel(qtbot, book_session, code, kind):
    dialog = shown(qtbot, NewPaperDialog(book_session, kind, code))
    assert dialog.focusWidget() is dialog.kind


def test_every_stop_of_the_tab_key_has_a_name_for_screen_readers(qtbot, book_session, code):
    dialog = shown(qtbot, NewPaperDialog(book_session, "minutes", code))
    dialog.kind.setFocus()
    names = []
    while not names or dialog.focusWidget() is not dialog.kind:
        at = dialog.focusWidget()
        names.append(at.accessibleName() or getattr(at, "text", str)())
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert "" not in names
    assert "Ngày họp" in names
    assert not any(".." in name for name in names)
