import pytest
from PySide6.QtCore import QMimeData, Qt

from models.plan import Campaign, Mark, Node, Plan, Role, Table
from tests.models.test_plan_store import rich_plan
from ui.editor.grid import GridModel
from ui.editor.outline_model import OutlineModel
from ui.snapshot import settle

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def outline(open_editor):
    """The section with a small tree: I (1, 2), II."""
    tree = [
        Node(key="a", mark=Mark.ROMAN, text="VIỆC", heading=True, children=[
            Node(key="a1", mark=Mark.ARABIC, text="Dọn ngõ"),
            Node(key="a2", mark=Mark.ARABIC, text="Trồng cây"),
        ]),
        Node(key="b", mark=Mark.ROMAN, text="HẠN", heading=True),
    ]  # fmt: skip
    editor = open_editor(Plan(campaigns=[Campaign(title="A")], outline=tree))
    section = editor.sections.show_section("outline")
    settle()
    return section


def lines(section) -> list[str]:
    model, found = section.model, []

    def walk(parent) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append(index.data())
            walk(index)

    walk(section.tree.rootIndex())
    return found


def at(section, key: str) -> None:
    section.select(section.model.by_key(key))


def test_the_models_are_sound(qtmodeltester):
    model = OutlineModel()
    model.rebuild(rich_plan().outline)
    qtmodeltester.check(model)
    grid = GridModel()
    grid.set_table(Table(columns=["TT", "Việc"], rows=[["QUÝ I"], ["1", "Họp"]]))
    qtmodeltester.check(grid)


def test_signs_are_counted_never_typed(outline):
    assert lines(outline) == ["I. VIỆC", "1. Dọn ngõ", "2. Trồng cây", "II. HẠN"]


def test_enter_adds_a_sibling_and_the_cursor_stands_in_its_text(qtbot, outline):
    at(outline, "a1")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    qtbot.keyClicks(outline.panel.text, "Quet duong")
    assert lines(outline)[1:4] == ["1. Dọn ngõ", "2. Quet duong", "3. Trồng cây"]


def test_enter_inside_the_text_parts_it(qtbot, outline):
    at(outline, "a1")
    cursor = outline.panel.text.textCursor()
    cursor.setPosition(3)
    outline.panel.text.setTextCursor(cursor)
    qtbot.keyClick(outline.panel.text, Qt.Key.Key_Return)
    assert lines(outline)[1:3] == ["1. Dọn", "2. ngõ"]


@pytest.mark.parametrize("where", ["tree", "text"])
def test_tab_and_shift_tab_change_the_level(qtbot, outline, where):
    at(outline, "a2")
    widget = outline.tree if where == "tree" else outline.panel.text
    qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert lines(outline)[1:3] == ["1. Dọn ngõ", "a) Trồng cây"]
    qtbot.keyClick(widget, Qt.Key.Key_Backtab, SHIFT)
    assert lines(outline)[1:3] == ["1. Dọn ngõ", "2. Trồng cây"]


def test_alt_arrows_move_a_node_with_all_below_it(qtbot, outline):
    at(outline, "a")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Down, ALT)
    assert lines(outline) == ["I. HẠN", "II. VIỆC", "1. Dọn ngõ", "2. Trồng cây"]
    assert outline.current().key == "a"


def test_delete_takes_a_branch_away_and_undo_brings_it_back(qtbot, outline):
    at(outline, "a")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert lines(outline) == ["I. HẠN"]
    outline.desk.undo()
    assert lines(outline) == ["I. VIỆC", "1. Dọn ngõ", "2. Trồng cây", "II. HẠN"]


def test_several_pasted_lines_become_nodes(outline):
    at(outline, "b")
    mime = QMimeData()
    mime.setText("III. BÁO CÁO\n1. Thôn gửi xã\n2. Xã gửi tỉnh")
    outline.panel.text.insertFromMimeData(mime)
    assert lines(outline)[3:] == [
        "II. HẠN", "III. BÁO CÁO", "1. Thôn gửi xã", "2. Xã gửi tỉnh",
    ]  # fmt: skip


def test_bold_goes_on_and_off_around_the_selection(qtbot, outline):
    at(outline, "a1")
    text = outline.panel.text
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert outline.current().text == "**Dọn ngõ**"
    qtbot.keyClick(text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert outline.current().text == "Dọn ngõ"


def test_another_sign_is_chosen_for_a_node(outline):
    at(outline, "a1")
    outline.panel.marked.emit(Mark.DASH)
    assert lines(outline)[1:3] == ["- Dọn ngõ", "1. Trồng cây"]


def test_a_filled_node_shows_what_the_record_says(outline):
    outline.desk.form.plan.campaigns[0].fund = "quỹ thi đua của xã"
    at(outline, "b")
    panel = outline.panel
    assert not panel.filled.isEnabled()
    panel.role.set_value(Role.FUND)
    panel.role.edited.emit()
    panel.filled.click()
    assert outline.current().filled
    assert "Quỹ thi đua của xã" in panel.preview.text()


def test_a_table_is_edited_in_the_grid(qtbot, outline):
    at(outline, "b")
    outline.add_table()
    grid = outline.panel.grid
    assert grid.isVisible()
    grid.model.setData(grid.model.index(1, 1), "Họp thôn")
    grid.model.add_row(1, group=True)
    grid.model.add_column(2)
    table = outline.current().table
    assert table.rows == [["1", "Họp thôn", "", ""], [""]]
    grid.model.remove_row(2)
    grid.model.remove_column(3)
    assert table.rows == [["1", "Họp thôn", ""]]
    assert grid.model.columnCount() == 3


def test_backspace_in_an_empty_node_takes_it_away(qtbot, outline):
    at(outline, "a1")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    qtbot.keyClick(outline.panel.text, Qt.Key.Key_Backspace)
    assert lines(outline)[1:3] == ["1. Dọn ngõ", "2. Trồng cây"]
    assert outline.current().key == "a1"


def test_folded_branches_stay_folded_while_others_are_edited(outline):
    outline.tree.setExpanded(outline.model.index_of(outline.model.by_key("a")), False)
    at(outline, "b")
    outline.add_sibling()
    assert not outline.tree.isExpanded(outline.model.index_of(outline.model.by_key("a")))


def test_an_empty_outline_says_how_to_begin(open_editor):
    editor = open_editor(Plan(campaigns=[Campaign()]))
    section = editor.sections.show_section("outline")
    assert section._switch.is_empty()
    section.add_sibling("MỤC ĐÍCH")
    assert not section._switch.is_empty()
    assert lines(section) == ["I. MỤC ĐÍCH"]
