"""Grounds picked from the register, and what is told of those that do not hold."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from models import legal
from models.laws import by_number
from models.legal import ensure_list
from models.plan import Campaign, Ground, Head, Node, Plan, PlanKind, Role
from tests.ui.modal import answering
from ui.editor.law_picker import LawPicker

OLD = by_number("98/2023/NĐ-CP", legal.shipped())


@pytest.fixture
def section_of(open_editor):
    ensure_list()

    def opened(plan):
        editor = open_editor(plan)
        return editor, editor.sections.show_section("grounds")

    return opened


def plan_on(day: date | None, *grounds: Ground, **fields) -> Plan:
    head = Head(day=day.day, month=day.month, year=day.year) if day else Head()
    return Plan(head=head, campaigns=[Campaign(title="A")], grounds=list(grounds), **fields)


def numbers(editor) -> list[str]:
    return [ground.number for ground in editor.form.plan.grounds]


def shown(picker: LawPicker) -> set[str]:
    return {law.number for law in picker.table.shown_rows()}


def test_the_usual_set_is_added_with_full_citations(section_of):
    editor, section = section_of(plan_on(date(2026, 11, 21)))

    def say(picker):
        assert not picker.save.isEnabled()
        picker.usual.click()
        picker.save.click()

    answering(say)
    section.pick.click()
    assert numbers(editor) == ["72/2025/QH15", "06/2022/QH15", "06/2026/QH16", "152/2025/NĐ-CP"]
    texts = [ground.text for ground in editor.form.plan.grounds]
    assert texts[1] == "Luật Thi đua, khen thưởng"
    assert texts[3].startswith(
        "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ"
    )
    editor.undo()
    assert numbers(editor) == []


def test_only_what_holds_on_the_plans_day_is_offered_at_first(section_of):
    _, section = section_of(plan_on(date(2025, 6, 30)))
    seen = []

    def say(picker):
        seen.append(shown(picker))
        picker.all.setChecked(True)
        seen.append(shown(picker))
        picker.search.setText("nganh giao duc")
        picker.search.returnPressed.emit()
        seen.append(shown(picker))
        picker.reject()

    answering(say)
    section.pick.click()
    assert "98/2023/NĐ-CP" in seen[0]
    assert not {"152/2025/NĐ-CP", "91/2017/NĐ-CP"} & seen[0]
    assert {"152/2025/NĐ-CP", "91/2017/NĐ-CP"} <= seen[1]
    assert seen[2] == {"21/2020/TT-BGDĐT", "29/2023/TT-BGDĐT", "07/2026/TT-BGDĐT"}


def test_rows_are_ticked_with_the_space_bar_and_once_only(qtbot, section_of):
    editor, section = section_of(
        plan_on(date(2026, 11, 21), Ground(text=OLD.full, number=OLD.number))
    )

    def say(picker):
        picker.all.setChecked(True)
        rows = {law.number: law for law in picker.table.shown_rows()}
        picker.table.pick(rows["98/2023/NĐ-CP"])
        qtbot.keyClick(picker.table, Qt.Key.Key_Space)
        assert picker.chosen() == []  # a ground already
        picker.table.pick(rows["30/2020/NĐ-CP"])
        qtbot.keyClick(picker.table, Qt.Key.Key_Space)
        assert "1 văn bản" in picker.count.text()
        picker.save.click()

    answering(say)
    section.pick.click()
    assert numbers(editor) == ["98/2023/NĐ-CP", "30/2020/NĐ-CP"]


def test_a_work_plan_is_offered_what_its_kind_rests_on(section_of):
    editor, section = section_of(
        Plan(kind=PlanKind.WORK_PLAN, year=2026, head=Head(day=2, month=3, year=2026))
    )

    def say(picker):
        picker.tick_usual()
        picker.save.click()

    answering(say)
    section.pick.click()
    assert numbers(editor)[-2:] == ["15/2025/TT-BNV", "09/2019/NĐ-CP"]


def test_a_ground_typed_by_hand_shows_its_validity(section_of):
    _, section = section_of(plan_on(date(2026, 11, 21), Ground(text="Quyết định số 5/QĐ-UBND")))
    model = section.rows.model
    place = next(
        n for n, column in enumerate(model.columns, start=1) if column.title == "Hiệu lực"
    )
    assert model.index(0, place).data() == ""
    model.setData(model.index(0, 1), "Nghị định số 98/2023/NĐ-CP")
    assert model.index(0, place).data() == "Hết hiệu lực"
    assert section._faults.count() == 1
    model.setData(model.index(0, 1), "Nghị định số 152/2025/NĐ-CP")
    assert model.index(0, place).data() == "Còn hiệu lực"
    assert section._faults.count() == 0


def test_an_expired_ground_is_replaced_in_one_click_and_taken_back(qtbot, section_of):
    node = Node(text=f"Căn cứ {OLD.full};", role=Role.GROUNDS)
    editor, section = section_of(
        plan_on(date(2026, 11, 21), Ground(text=OLD.full, number=OLD.number), outline=[node])
    )
    editor.check()
    item = next(item for item in editor.items if item.instead)
    assert "152/2025/NĐ-CP" in item.sentence
    replace = section._faults.itemAt(0).widget().findChildren(type(section.pick))[0]
    assert replace.text() == "Thay bằng 152/2025/NĐ-CP"
    replace.click()
    assert numbers(editor) == ["152/2025/NĐ-CP"]
    assert "152/2025/NĐ-CP" in editor.form.plan.outline[0].text
    assert section.faults() == []
    editor.undo()
    assert numbers(editor) == ["98/2023/NĐ-CP"]
    assert "98/2023/NĐ-CP" in editor.form.plan.outline[0].text


def test_the_checklist_has_the_same_deed(section_of):
    editor, _ = section_of(plan_on(date(2026, 11, 21), Ground(text=OLD.full)))
    editor.check()
    fixes = editor.side._fixes
    texts = [fixes.itemAt(n).widget().text() for n in range(fixes.count())]
    assert texts == ["Thay bằng 152/2025/NĐ-CP"]
    fixes.itemAt(0).widget().click()
    editor.check()
    assert not [item for item in editor.items if item.instead]


def test_on_its_own_day_the_old_decree_is_no_fault(section_of):
    editor, section = section_of(plan_on(date(2025, 6, 30), Ground(text=OLD.full)))
    assert section.faults() == []
    assert not [item for item in editor.form.checklist() if item.instead]
