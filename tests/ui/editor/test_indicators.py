"""The section “Chỉ tiêu” of the editor and its dialog of targets."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models import plan_store
from models.plan import Campaign, Criterion, Mark, Node, Plan
from models.plan_indicators import IndicatorKind, PlanIndicator, UnitTarget
from models.units import Unit
from ui.editor.targets_dialog import TargetsDialog
from ui.forms.duplicate_form import DuplicateForm
from ui.forms.targets_form import TargetsForm
from ui.snapshot import settle

V = Qt.KeyboardModifier.ControlModifier


def with_criteria() -> Plan:
    node = Node(key="n1", mark=Mark.ARABIC, text="Tỷ lệ nước sạch từ 95% trở lên.")
    outline = [
        Node(mark=Mark.ROMAN, text="MỤC ĐÍCH"),
        Node(mark=Mark.ROMAN, text="TIÊU CHÍ", children=[Node(mark=Mark.ARABIC), node]),
    ]
    criterion = Criterion(text="Tỷ lệ nước sạch", operator=">=", value=95.0, unit="%", node="n1")
    return Plan(campaigns=[Campaign(title="Làng xanh", criteria=[criterion])], outline=outline)


def section(editor):
    editor.focus_target("indicators")
    settle()
    return editor.section("indicators")


def test_criteria_become_indicators_with_their_paragraph_and_can_be_undone(open_editor):
    editor = open_editor(with_criteria())
    part = section(editor)
    part.take.click()
    made = editor.form.plan.indicators
    assert [(one.title, one.reference, one.kind) for one in made] == [
        ("Tỷ lệ nước sạch", "khoản 2, mục II", IndicatorKind.LAST)
    ]
    assert part.rows.model.index(0, 4).data() == "≥ 95 %"
    assert not part.take.isEnabled()
    assert "tiêu chí" in part.take.toolTip()
    assert editor.autosave.save_now()
    assert plan_store.load(editor.form.plan.code).indicators == made
    editor.undo()
    assert editor.form.plan.indicators == []
    assert part.take.isEnabled()


def test_a_row_typed_by_hand_is_saved_with_its_details(qtbot, open_editor):
    editor = open_editor(Plan(campaigns=[Campaign(title="Làng xanh")]))
    part = section(editor)
    assert not part.targets.isEnabled()
    part.rows.add_button.click()
    part.rows.model.setData(part.rows.model.index(0, 1), "Đường hoa")
    for name, text in (("threshold", "1,5"), ("target", "2"), ("low", "0")):
        field = part.rows.editor(name)
        field.clear()
        qtbot.keyClicks(field, text)
    assert editor.autosave.save_now()
    stored = plan_store.load(editor.form.plan.code).indicators[0]
    assert (stored.title, stored.threshold, stored.target, stored.low) == (
        "Đường hoa",
        1.5,
        2.0,
        0.0,
    )
    editor.check()
    assert any("cách so sánh" in item.sentence for item in editor.items)


def units() -> list[Unit]:
    return [
        Unit.create(code=f"DV{n:02d}", name=name)
        for n, name in ((1, "Thôn Đông"), (2, "Thôn Tây"))
    ]


def test_a_block_from_excel_fills_the_targets(qtbot, book, qapp):
    roads = PlanIndicator(
        title="Đường", measure="km", unit_targets=[UnitTarget(unit="CU", value=1.0)]
    )
    share = PlanIndicator(title="Rác", measure="%", target=90.0)
    dialog = TargetsDialog([roads, share], units())
    qtbot.addWidget(dialog)
    QApplication.clipboard().setText("1.250,5\t\n2\t0\r\n")
    dialog.grid.setCurrentIndex(dialog.grid.grid.index(1, 1))
    qtbot.keyClick(dialog.grid, Qt.Key.Key_V, V)
    assert dialog.form.cells == [["", "90"], ["1.250,5", ""], ["2", "0"]]
    dialog.save.click()
    assert dialog.changed
    assert roads.unit_targets == [
        UnitTarget(unit="CU", value=1.0),  # of a unit that takes no part now: kept
        UnitTarget(unit="DV01", value=1250.5),
        UnitTarget(unit="DV02", value=2.0),
    ]
    assert share.unit_targets == [UnitTarget(unit="DV02", value=0.0)]


def test_words_among_the_targets_keep_the_dialog_open_and_name_the_cell(qtbot, book, qapp):
    roads = PlanIndicator(title="Đường", measure="km")
    dialog = TargetsDialog([roads], units())
    qtbot.addWidget(dialog)
    dialog.grid.grid.setData(dialog.grid.grid.index(2, 1), "hai km")
    dialog.save.click()
    assert dialog.result() == 0
    assert "Thôn Tây, Đường (km): “hai km”. Hãy gõ số" in dialog.message.text()
    assert roads.unit_targets == []
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Delete)
    dialog.grid.setCurrentIndex(dialog.grid.grid.index(2, 1))
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Delete)
    dialog.save.click()
    assert not dialog.changed


def test_what_is_pasted_outside_of_the_grid_is_left_out(book):
    form = TargetsForm([PlanIndicator(title="Đường")], units())
    assert form.paste(2, 0, "1\t2\n3") == 1
    assert form.cells == [[""], [""], ["1"]]


def test_targets_typed_in_the_dialog_reach_the_book_and_one_undo_takes_them_back(
    qtbot, open_editor, monkeypatch
):
    units()
    plan = Plan(campaigns=[Campaign(title="x")], indicators=[PlanIndicator(title="Đường")])
    editor = open_editor(plan)
    part = section(editor)

    def fill(dialog: TargetsDialog) -> bool:
        dialog.grid.grid.setData(dialog.grid.grid.index(0, 1), "5")
        dialog.grid.grid.setData(dialog.grid.grid.index(1, 1), "7")
        dialog.save.click()
        return bool(dialog.result())

    monkeypatch.setattr(TargetsDialog, "exec", fill)
    part.targets.click()
    assert part.rows.model.index(0, 5).data() == "5; 1 đơn vị riêng"
    assert editor.autosave.save_now()
    stored = plan_store.load(editor.form.plan.code).indicators[0]
    assert (stored.target, stored.unit_targets) == (5.0, [UnitTarget(unit="DV01", value=7.0)])
    editor.undo()
    assert editor.form.plan.indicators[0].target is None


@pytest.mark.parametrize("key", ["indicators.0.threshold", "indicators.0"])
def test_the_checklist_leads_to_the_row(open_editor, key):
    wrong = PlanIndicator(title="Đường", operator=">=")
    editor = open_editor(Plan(campaigns=[Campaign(title="x")], indicators=[wrong]))
    editor.focus_target("", key)
    settle()
    assert editor.sections.current() == "indicators"
    assert editor.section("indicators").rows.current().title == "Đường"


def test_the_preview_of_a_copy_names_the_indicators_that_change(book):
    plan = Plan(year=2026, indicators=[PlanIndicator(title="Số hộ thoát nghèo năm 2026")])
    form = DuplicateForm(plan_store.save(plan, date(2026, 11, 21)), date(2027, 1, 5))
    assert ("Chỉ tiêu", "… nghèo năm 2026", "… nghèo năm 2027") in [
        (line.what, line.before, line.after) for line in form.changes()
    ]
    form.save()
    assert plan_store.load(form.new_code).indicators[0].title == "Số hộ thoát nghèo năm 2027"
