from datetime import date

import pytest
from PySide6.QtCore import Qt

from models import opening, plan_store
from models.plan import Campaign, Criterion, Ground, Head, Milestone, Plan, ReportingRule
from models.units import Unit
from models.values import Cadence, Deadline, DueRule, Moment, Wording
from tests.models.test_plan_store import rich_plan
from ui.editor.rows_model import RowColumn, RowsModel
from ui.editor.units import TickModel
from ui.snapshot import settle


@pytest.fixture
def criteria(open_editor):
    """The list of criteria of a campaign with three of them, one proposed."""
    texts = [Criterion(text=text) for text in ("một", "hai", "ba")]
    texts[1].confirmed, texts[1].read_from = False, "tiêu chí hai"
    editor = open_editor(Plan(campaigns=[Campaign(title="A", criteria=texts)]))
    section = editor.sections.show_section("criteria")
    settle()
    return section.criteria


def texts(rows) -> list[str]:
    return [part.text for part in rows.parts()]


def test_the_model_of_a_list_is_sound(qtmodeltester):
    columns = [RowColumn(title="Tiêu chí", name="text"), RowColumn(title="Số", name="value")]
    model = RowsModel(columns)
    model.set_parts([Criterion(text="a", value=1.5), Criterion(text="b", confirmed=False)])
    qtmodeltester.check(model)
    model.insert(1, Criterion(text="c"))
    model.move(0, 1)
    model.remove(2)
    qtmodeltester.check(model)
    assert [model.part(row).text for row in range(model.rowCount())] == ["c", "a"]


def test_the_model_of_ticked_units_is_sound_and_searches_without_accents(book, qtmodeltester):
    for number, name in enumerate(("Thôn Đông", "Trường Suối Hoa"), start=1):
        Unit.create(code=f"DV{number}", name=name)
    model = TickModel(list(Unit.listed()), set())
    qtmodeltester.check(model)
    model.search("thon dong")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Thôn Đông"]


def test_a_cell_is_edited_in_place_and_every_key_reaches_the_record(qtbot, criteria):
    criteria.pick(0)
    criteria.table.edit(criteria.model.index(0, 1))
    editor = criteria.table.findChild(type(criteria.table.indexWidget(criteria.model.index(0, 1))))
    editor = criteria.table.viewport().focusWidget() or criteria.table.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "Ngo")
    assert criteria.parts()[0].text == "Ngo"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert texts(criteria) == ["Ngo", "hai", "ba"]


def test_rows_are_added_moved_and_removed_from_the_keyboard(qtbot, criteria):
    table = criteria.table
    criteria.pick(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(criteria) == ["hai", "một", "ba"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert texts(criteria) == ["hai", "ba"]
    criteria.pick(0)
    criteria.add()
    assert texts(criteria) == ["hai", "", "ba"]


def test_a_removed_row_comes_back_by_undo(qtbot, criteria):
    criteria.pick(2)
    criteria.remove_current()
    assert texts(criteria) == ["một", "hai"]
    criteria._desk.undo()
    assert texts(criteria) == ["một", "hai", "ba"]


def test_a_proposed_row_shows_its_words_and_is_confirmed_by_its_sign(criteria):
    criteria.pick(1)
    settle()
    assert criteria.strip.isVisible()
    assert "tiêu chí hai" in criteria.strip.words.text()
    criteria.table.clicked.emit(criteria.model.index(1, 0))
    assert criteria.parts()[1].confirmed
    assert not criteria.strip.isVisible()


def test_a_threshold_is_typed_below_the_table(qtbot, criteria):
    criteria.pick(0)
    value = criteria.editor("value")
    qtbot.keyClicks(value, "92,5")
    qtbot.keyClicks(criteria.editor("unit").lineEdit(), "%")
    part = criteria.parts()[0]
    assert (part.value, part.unit) == (92.5, "%")
    qtbot.keyClicks(value, "x")
    assert criteria.details.rows["value"].error() == "Chỉ nhập số."
    assert part.value == 92.5


def test_a_milestone_shows_the_last_good_day_as_it_is_typed(qtbot, open_editor):
    plan = Plan(milestones=[Milestone(title="Nộp hồ sơ")])
    editor = open_editor(plan)
    rows = editor.sections.show_section("timing").milestones
    rows.pick(0)
    deadline = rows.editor("deadline")
    deadline.wording.setCurrentIndex(1)
    deadline.wording.activated.emit(1)
    qtbot.keyClicks(deadline.on.edit, "5/12/2024")
    assert "ngày cuối cùng: 04/12/2024, thứ Tư" in deadline.told.text()
    stored = editor.form.plan.milestones[0].deadline
    assert stored == Deadline(on=date(2024, 12, 5), wording=Wording.BEFORE)


def test_the_paper_s_words_go_when_the_day_is_changed(qtbot, open_editor):
    due = Deadline(on=date(2026, 12, 5), words="trước ngày 05/12/2026", wording=Wording.BEFORE)
    editor = open_editor(Plan(milestones=[Milestone(title="Nộp hồ sơ", deadline=due)]))
    rows = editor.sections.show_section("timing").milestones
    rows.pick(0)
    deadline = rows.editor("deadline")
    qtbot.keyClick(deadline.on.edit, Qt.Key.Key_Up)
    assert editor.form.plan.milestones[0].deadline.on == date(2026, 12, 6)
    assert editor.form.plan.milestones[0].deadline.words == ""


def test_a_fixed_due_day_may_be_chosen_before_it_is_typed(qtbot, open_editor):
    editor = open_editor(Plan(year=2027, reporting=[ReportingRule(title="Tổng kết")]))
    rows = editor.sections.show_section("timing").reporting
    rows.pick(0)
    due = rows.editor("due")
    due.mode.setCurrentIndex(1)
    due.mode.activated.emit(1)
    settle()
    assert due.on.isVisible()
    qtbot.keyClicks(due.on.edit, "10/12/2027")
    assert editor.form.plan.reporting[0].due == DueRule(on=date(2027, 12, 10))


def test_coming_days_follow_the_rules_and_tracking_opens_what_is_due(open_editor):
    Unit.create(code="DV1", name="Thôn Đông")
    plan = Plan(
        year=2026,
        head=Head(day=1, month=3, year=2026, subject="Ngõ sạch"),
        campaigns=[Campaign(title="A", ends=Moment.day(date(2027, 6, 30)))],
        reporting=[ReportingRule(title="Báo cáo quý", cadence=Cadence.QUARTER,
                                 due=DueRule(day=10))],
    )  # fmt: skip
    editor = open_editor(plan)
    section = editor.sections.show_section("timing")
    first = section.coming()[0]
    assert (first.period, first.last_day) == ("2026-Q4", date(2026, 12, 10))
    assert opening.tracked_since(editor.form.plan.code) is None
    assert section.start_tracking() >= 1
    assert opening.tracked_since(editor.form.plan.code) == date(2026, 11, 21)


def test_a_rule_that_reports_rest_on_stays_in_the_book_and_on_the_desk_it_comes_back(open_editor):
    Unit.create(code="DV1", name="Thôn Đông")
    due = DueRule(day=10)
    rule = ReportingRule(title="Báo cáo quý", cadence=Cadence.QUARTER, due=due)
    plan = Plan(year=2026, head=Head(subject="Ngõ sạch"), reporting=[rule])
    editor = open_editor(plan)
    section = editor.sections.show_section("timing")
    assert section.start_tracking() >= 1
    section.reporting.pick(0)
    section.reporting.remove_current()
    assert not editor.autosave.save_now()
    assert "đã có đơn vị phải nộp" in editor.message.text()
    editor.undo()
    assert editor.autosave.save_now()
    assert len(plan_store.load(editor.form.plan.code).reporting) == 1


def test_units_are_named_at_once(open_editor):
    units = [Unit.create(code=f"DV{n}", name=f"Thôn {n}") for n in range(3)]
    editor = open_editor(Plan(campaigns=[Campaign()]))
    section = editor.sections.show_section("units")
    section.only_some.click()
    index = section.model.index(1)
    section.model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert opening.named_participants(editor.form.plan.code) == [units[1]]
    section.everyone.click()
    assert opening.named_participants(editor.form.plan.code) == []


def test_a_text_of_the_law_is_taken_once(open_editor):
    from models.legal import LegalText

    law = LegalText.create(
        kind="Nghị định", number="1/2026/NĐ-CP", dated_on=date(2026, 1, 2), issuer="Chính phủ",
        title="về thi đua", from_on=date(2026, 1, 2),
    )  # fmt: skip
    editor = open_editor(Plan(grounds=[Ground(text="Kế hoạch tỉnh")]))
    section = editor.sections.show_section("grounds")
    section.take(law)
    section.take(law)
    assert [item.number for item in editor.form.plan.grounds] == ["", "1/2026/NĐ-CP"]


def test_quotas_are_typed_with_their_numbers(qtbot, open_editor):
    editor = open_editor(rich_plan())
    rows = editor.sections.show_section("awards").awards
    rows.pick(0)
    line = rows.editor("quotas")._lines[0]
    line.most.clear()
    qtbot.keyClicks(line.most, "2")
    assert "lớn hơn" in rows.details.rows["quotas"].error()
    line.most.clear()
    qtbot.keyClicks(line.most, "5")
    assert editor.form.plan.campaigns[0].awards[0].quotas[0].most == 5


def test_lists_follow_the_campaign_chosen(open_editor):
    editor = open_editor(rich_plan())
    section = editor.sections.show_section("criteria")
    assert section.criteria.model.rowCount() == 1
    section.show_campaign(1)
    assert section.criteria.model.rowCount() == 0
    section.criteria.add()
    assert len(editor.form.plan.campaigns[1].criteria) == 1
