"""Moving in the outline by mouse and keys, pasting from Word, and taking it back."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolTip

from models.plan import Campaign, Mark, Node, Plan
from tests.ui.editor.test_outline import at, lines
from ui.snapshot import settle

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
START = ["I. VIỆC", "1. Dọn ngõ", "2. Trồng cây", "3. Treo cờ", "II. HẠN", "1. Tháng 3"]


@pytest.fixture
def outline(open_editor):
    """The section with I (1, 2, 3) and II (1)."""
    tree = [
        Node(key="a", mark=Mark.ROMAN, text="VIỆC", heading=True, children=[
            Node(key="a1", mark=Mark.ARABIC, text="Dọn ngõ"),
            Node(key="a2", mark=Mark.ARABIC, text="Trồng cây"),
            Node(key="a3", mark=Mark.ARABIC, text="Treo cờ"),
        ]),
        Node(key="b", mark=Mark.ROMAN, text="HẠN", heading=True, children=[
            Node(key="b1", mark=Mark.ARABIC, text="Tháng 3"),
        ]),
    ]  # fmt: skip
    editor = open_editor(Plan(campaigns=[Campaign(title="A")], outline=tree))
    section = editor.sections.show_section("outline")
    editor.activateWindow()
    settle()
    return section


def index(section, key: str):
    return section.model.index_of(section.model.by_key(key))


def drag(section, keys: list[str], target: str, share: float) -> bool:
    """Drag nodes onto a line, `share` of its height down; return whether it was taken."""
    tree = section.tree
    section.select(*(section.model.by_key(key) for key in keys))
    data = section.model.mimeData([index(section, key) for key in keys])
    room = tree.visualRect(index(section, target))
    place = QPoint(room.left() + 30, room.top() + round(room.height() * share))
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    viewport = tree.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(place, move, data, left, held))
    hover = QDragMoveEvent(place, move, data, left, held)
    QApplication.sendEvent(viewport, hover)
    drop = QDropEvent(QPointF(place), move, data, left, held)
    QApplication.sendEvent(viewport, drop)
    settle()
    return hover.isAccepted()


def test_a_line_dropped_on_another_goes_into_it(outline):
    assert drag(outline, ["a3"], "a1", 0.5)
    assert lines(outline)[1:4] == ["1. Dọn ngõ", "a) Treo cờ", "2. Trồng cây"]
    assert outline.current().key == "a3"


@pytest.mark.parametrize(
    ("share", "wish"),
    [(0.02, ["1. Treo cờ", "2. Dọn ngõ"]), (0.98, ["1. Dọn ngõ", "2. Treo cờ"])],
)
def test_a_line_dropped_between_others_stands_before_or_after(outline, share, wish):
    drag(outline, ["a3"], "a1", share)
    assert lines(outline)[1:3] == wish


def test_a_branch_goes_with_all_below_it_and_one_undo_brings_it_back(outline):
    drag(outline, ["b"], "a", 0.02)
    assert lines(outline)[:3] == ["I. HẠN", "1. Tháng 3", "II. VIỆC"]
    outline.desk.undo()
    assert lines(outline) == START


def test_several_lines_are_dropped_in_their_order(outline):
    drag(outline, ["a1", "a3"], "b1", 0.98)
    assert lines(outline) == [
        "I. VIỆC", "1. Trồng cây", "II. HẠN", "1. Tháng 3", "2. Dọn ngõ", "3. Treo cờ",
    ]  # fmt: skip
    assert [node.key for node in outline.tree.chosen()] == ["a1", "a3"]


def test_a_branch_is_not_taken_into_itself_and_the_words_say_so(outline):
    assert not drag(outline, ["a"], "a1", 0.5)
    assert lines(outline) == START
    assert outline.desk.form.undo() is False


def test_words_lead_the_drag(outline, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, words, widget: said.append(words))
    drag(outline, ["a3"], "a1", 0.5)
    drag(outline, ["a"], "b1", 0.98)
    assert said == ["Đưa vào trong “Dọn ngõ”", "Đặt sau “Tháng 3”"]


def test_a_drag_of_another_plan_is_refused(outline):
    data = QMimeData()
    data.setText("III. KHÁC")
    assert not outline.model.canDropMimeData(
        data, Qt.DropAction.MoveAction, 0, 0, index(outline, "a")
    )


def test_shift_arrows_choose_several_lines_and_keys_move_them_all(qtbot, outline):
    at(outline, "a2")
    outline.tree.setFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    assert lines(outline)[1:4] == ["1. Trồng cây", "2. Treo cờ", "3. Dọn ngõ"]
    qtbot.keyClick(outline.tree, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(outline.tree, Qt.Key.Key_Tab)
    assert lines(outline)[1:4] == ["1. Dọn ngõ", "a) Trồng cây", "b) Treo cờ"]
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert lines(outline)[:3] == ["I. VIỆC", "1. Dọn ngõ", "II. HẠN"]
    for _ in range(4):
        outline.desk.undo()
    assert lines(outline) == START


@pytest.mark.parametrize("where", ["tree", "text"])
def test_ctrl_z_takes_back_one_move_at_a_time(qtbot, outline, where):
    at(outline, "a1")
    widget = outline.tree if where == "tree" else outline.panel.text
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(widget, Qt.Key.Key_Down, ALT)
    assert lines(outline)[3] == "3. Dọn ngõ"
    qtbot.keyClick(widget, Qt.Key.Key_Z, CTRL)
    assert lines(outline)[1:4] == ["1. Trồng cây", "2. Dọn ngõ", "3. Treo cờ"]
    qtbot.keyClick(widget, Qt.Key.Key_Z, CTRL)
    assert lines(outline) == START
    qtbot.keyClick(widget, Qt.Key.Key_Y, CTRL)
    assert lines(outline)[2] == "2. Dọn ngõ"


def test_ctrl_z_takes_typing_back_before_any_move(qtbot, outline):
    at(outline, "a1")
    outline.panel.text.setFocus()
    qtbot.keyClick(outline.panel.text, Qt.Key.Key_Down, ALT)
    outline.panel.text.setFocus()
    qtbot.keyClicks(outline.panel.text, "xyz")
    qtbot.keyClick(outline.panel.text, Qt.Key.Key_Z, CTRL)
    assert lines(outline)[2] == "2. Dọn ngõ"


WORD = """<html><body><!--StartFragment-->
<p class=MsoNormal><b>III. BÁO CÁO</b></p>
<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
&nbsp;</span></span><![endif]>Thôn gửi xã</p>
<p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span>
&nbsp;</span></span><![endif]>Bằng giấy</p>
<table><tr><td>TT</td><td>Kỳ</td></tr><tr><td>1</td><td>Quý I</td></tr></table>
<p>2. Xã gửi tỉnh</p><!--EndFragment--></body></html>"""


def test_what_word_copied_becomes_nodes_with_its_numbers_and_table(qtbot, outline):
    data = QMimeData()
    data.setHtml(WORD)
    data.setText("III. BÁO CÁO\nThôn gửi xã\nBằng giấy\nTT\tKỳ\n1\tQuý I\nXã gửi tỉnh")
    QApplication.clipboard().setMimeData(data)
    at(outline, "b1")
    outline.tree.setFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_V, CTRL)
    assert lines(outline)[6:] == [
        "III. BÁO CÁO", "1. Thôn gửi xã", "a) Bằng giấy", "Bảng 1 dòng, 2 cột", "2. Xã gửi tỉnh",
    ]  # fmt: skip
    outline.desk.undo()
    assert lines(outline) == START


def test_a_table_alone_is_pasted_into_the_text_as_a_node(outline):
    data = QMimeData()
    data.setHtml("<table><tr><td>TT</td><td>Kỳ</td></tr><tr><td>1</td><td>Quý I</td></tr></table>")
    data.setText("TT\tKỳ")
    at(outline, "b1")
    outline.panel.text.insertFromMimeData(data)
    assert lines(outline)[-1] == "Bảng 1 dòng, 2 cột"
    assert lines(outline)[:6] == START


def test_lines_with_tabs_become_a_table(outline):
    at(outline, "b1")
    outline.paste("2. Tháng 6\nTT\tViệc\tHạn\n1\tHọp\t05/3\n2\tKý\t06/3\n3. Tháng 9")
    assert lines(outline)[5:] == [
        "1. Tháng 3", "2. Tháng 6", "Bảng 2 dòng, 3 cột", "3. Tháng 9",
    ]  # fmt: skip


def test_copied_lines_come_back_whole_and_read_well_in_word(qtbot, outline):
    at(outline, "b1")
    outline.add_table()
    outline.select(*(outline.model.by_key(key) for key in ("b", "a2")))
    outline.tree.setFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines()[:3] == [
        "1. Trồng cây", "I. HẠN", "    1. Tháng 3",
    ]  # fmt: skip
    at(outline, "a1")
    qtbot.keyClick(outline.tree, Qt.Key.Key_V, CTRL)
    assert lines(outline)[:8] == [
        "I. VIỆC", "1. Dọn ngõ", "2. Trồng cây", "3. Trồng cây", "4. Treo cờ",
        "II. HẠN", "1. Tháng 3", "Bảng 1 dòng, 3 cột",
    ]  # fmt: skip
    keys = [node.key for node in outline.model._nodes]
    assert len(set(keys)) == len(keys)


def test_cut_lines_are_pasted_elsewhere(qtbot, outline):
    outline.select(*(outline.model.by_key(key) for key in ("a1", "a3")))
    outline.tree.setFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_X, CTRL)
    assert lines(outline) == ["I. VIỆC", "1. Trồng cây", "II. HẠN", "1. Tháng 3"]
    at(outline, "b1")
    qtbot.keyClick(outline.tree, Qt.Key.Key_V, CTRL)
    assert lines(outline)[2:] == ["II. HẠN", "1. Tháng 3", "2. Dọn ngõ", "3. Treo cờ"]


def test_words_copied_elsewhere_since_then_are_those_that_are_pasted(qtbot, outline):
    at(outline, "a1")
    outline.copy()
    QApplication.clipboard().setText("2. Việc khác")
    at(outline, "b1")
    qtbot.keyClick(outline.tree, Qt.Key.Key_V, CTRL)
    assert lines(outline)[-1] == "2. Việc khác"
