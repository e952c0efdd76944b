"""Section "Nội dung": the tree of the paper, and the node chosen in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from models.errors import RuleBroken
from models.plan import Mark, Node
from ui.editor.desk import Desk
from ui.editor.node_panel import NodePanel
from ui.editor.outline_clipboard import Copied
from ui.editor.outline_model import OutlineModel, shown
from ui.editor.outline_tree import OutlineTree
from ui.editor.values import is_key
from ui.forms import outline_form as tree_of
from ui.forms import outline_moves as moves
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled, icon_button
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.flow import FlowLayout

_SHOWN = QEvent.Type.Show
_PANEL_SHARE = 0.6  # of the height; what needs more scrolls
_ROOM_FOR_HINT = 420  # lower windows leave the room to the tree


class OutlineSection(QWidget):
    """Changes of shape go through `ui.forms.outline_form`, so that signs are counted anew."""

    key = "outline"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._folded: set[str] = set()
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self.model)
        self.panel = NodePanel()
        self._buttons: dict[str, QWidget] = {}
        self._build()
        self._connect()
        self.refresh()

    # --- what the editor asks ----------------------------------------------------------------

    def refresh(self) -> None:
        """Show the outline as the form has it now."""
        current = self.current()
        self._rebuild(self.model.by_key(current.key) if current else None, by_key=current)

    def focus_path(self, path: str) -> bool:
        """Lead to a node ("outline.<key>" or its key), or to the start."""
        key = path.removeprefix("outline").removeprefix(".")
        node = self.model.by_key(key) if key else None
        if path != "outline" and node is None:
            return False
        if node is not None:
            self.select(node)
        (self.panel.text if self.current() else self._switch).setFocus()
        return True

    def confirm_here(self) -> bool:
        """Nodes are words, never proposals."""
        return False

    def current(self) -> Node | None:
        """Return the node chosen."""
        return self.model.node(self.tree.currentIndex())

    def select(self, *nodes: Node | None) -> None:
        """Choose nodes and show the first."""
        self.tree.choose(node for node in nodes if node is not None)

    # --- changing the shape ------------------------------------------------------------------

    def add_sibling(self, text: str = "") -> Node:
        """Add a node after the current one and begin to write in it."""
        if not text:  # a text that was parted goes with its other half
            self.desk.form.remember()
        made = tree_of.add_after(self._outline(), self.current())
        made.text = text
        self._changed(made)
        self.panel.text.setFocus()
        self.panel.text.moveCursor(self.panel.text.textCursor().MoveOperation.Start)
        return made

    def add_child(self) -> Node | None:
        """Add a node below the current one."""
        node = self.current()
        if node is None:
            return None
        self.desk.form.remember()
        made = tree_of.add_below(node)
        self._folded.discard(node.key)
        self._changed(made)
        self.panel.text.setFocus()
        return made

    def add_table(self) -> None:
        """Add a table after the current node."""
        self.desk.form.remember()
        self._changed(tree_of.add_table(self._outline(), self.current()))

    def demote(self) -> None:
        """The chosen nodes one level down."""
        self._reshape(lambda chosen: moves.demote_all(self._outline(), chosen))

    def promote(self) -> None:
        """The chosen nodes one level up."""
        self._reshape(lambda chosen: moves.promote_all(self._outline(), chosen))

    def move(self, step: int) -> None:
        """The chosen nodes up or down among their siblings."""
        self._reshape(lambda chosen: moves.move_all(self._outline(), chosen, step))

    def put(self, nodes: list[Node], parent: Node | None, row: int | None) -> None:
        """Move nodes to where they were dropped."""
        if parent is not None:
            self._folded.discard(parent.key)
        self._reshape(lambda _: moves.put(self._outline(), nodes, parent, row), nodes)

    def remove(self) -> None:
        """Take the chosen nodes with all below them away; undo brings them back."""
        chosen = moves.tops(self._outline(), self.tree.chosen())
        if not chosen:
            return
        count = sum(1 for _ in tree_of.walk(chosen))
        words = shown(chosen[0])
        self.desk.form.remember()
        self._changed(moves.remove_all(self._outline(), chosen))
        short = words if len(words) < 40 else f"{words[:38]}…"
        self.desk.removed(f"{count} mục" if count > 1 else f"mục “{short}”")

    def paste(self, text: str, html: str = "") -> None:
        """Put several pasted lines into the tree by their signs; tables become nodes."""
        self._paste(lambda: tree_of.pasted(text, html))

    def paste_clipboard(self) -> None:
        """Paste what was copied here, in Word, Excel or elsewhere."""
        self._paste(lambda: Copied.nodes_of(QApplication.clipboard().mimeData()))

    def copy(self) -> None:
        """Copy the chosen nodes with all below them."""
        if chosen := moves.tops(self._outline(), self.tree.chosen()):
            Copied.put(chosen)

    def cut(self) -> None:
        """Copy the chosen nodes and take them away; undo brings them back."""
        self.copy()
        self.remove()

    def insert(self, fresh: list[Node], deed: str) -> None:
        """Put new nodes at the current place, in one step of undo, and say so."""
        if not fresh:
            return
        self.desk.form.remember()
        tree_of.insert_after(self._outline(), self.current(), fresh)
        self._changed(fresh[-1])
        count = sum(1 for _ in tree_of.walk(fresh))
        self.desk.form.remember()
        self.desk.session.notify(f"{deed} {count} mục.", "ok", self.desk.undo, "Hoàn tác")

    def take_over(self) -> None:
        """Let the clerk pick pieces of another plan and put them at the current place."""
        from ui.editor.takeover_dialog import TakeoverDialog  # rarely used, needs both plans

        self.panel.text.clearFocus()
        node = self.current()
        dialog = TakeoverDialog(self.desk, shown(node) if node else "", self)
        if dialog.exec():
            self.insert(dialog.taken, "Đã lấy")
        dialog.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.keys.setVisible(event.size().height() > _ROOM_FOR_HINT)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.panel and event.type() in (QEvent.Type.LayoutRequest, _SHOWN):
            self._fit()
        return super().eventFilter(watched, event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        tools = FlowLayout(spacing=tokens.TIGHT)
        tools.addWidget(button("Thêm mục", "add", self.add_sibling))
        below = button("Thêm mục con", "add", self.add_child)
        below.setToolTip("Thêm một mục ngay dưới mục đang chọn")
        tools.addWidget(below)
        for sign, tip, act in (
            ("table", "Thêm bảng", self.add_table),
            ("outdent", "Lên một cấp (Shift+Tab)", self.promote),
            ("indent", "Xuống một cấp (Tab)", self.demote),
            ("go_up", "Chuyển lên (Alt+↑)", lambda: self.move(-1)),
            ("go_down", "Chuyển xuống (Alt+↓)", lambda: self.move(1)),
            ("delete", "Xóa mục (Delete)", self.remove),
        ):
            self._buttons[sign] = icon_button(sign, tip, act)
            tools.addWidget(self._buttons[sign])
        take = button("Lấy từ kế hoạch khác…", "copy", self.take_over, keys="Ctrl+L")
        tools.addWidget(take)
        empty = EmptyState(
            "outline",
            "Chưa có nội dung",
            "Thêm mục đầu tiên, hoặc chép phần nội dung từ Word rồi bấm Dán.",
            "Thêm mục đầu tiên",
            self.add_sibling,
            second_text="Dán nội dung đã chép",
            second=self.paste_clipboard,
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.panel)
        self._area.viewport().setAutoFillBackground(False)
        self.panel.installEventFilter(self)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.SMALL)
        inside.addLayout(tools)
        inside.addWidget(self.tree, 1)
        inside.addWidget(self._area)
        self._switch = EmptySwitch(filled, empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, tokens.SMALL)
        whole.addWidget(self._switch)

    def _connect(self) -> None:
        self.desk.replaced.connect(self.refresh)
        self.desk.changed.connect(lambda: self.panel.show_preview(self.desk.form.plan))
        self.tree.keyed.connect(self._key)
        self.model.dropped.connect(self.put)
        self.tree.selectionModel().currentRowChanged.connect(self._show)
        self.tree.collapsed.connect(lambda index: self._fold(index, True))
        self.tree.expanded.connect(lambda index: self._fold(index, False))
        self.tree.doubleClicked.connect(lambda index: self.panel.text.setFocus())
        self.panel.edited.connect(self._edited)
        self.panel.marked.connect(self._set_mark)
        text = self.panel.text
        text.split.connect(self.add_sibling)
        text.demoted.connect(self._keep_focus(self.demote))
        text.promoted.connect(self._keep_focus(self.promote))
        text.moved.connect(lambda step: self._keep_focus(lambda: self.move(step))())
        text.left.connect(lambda: self.tree.setFocus())
        text.emptied.connect(self._remove_empty)
        text.pasted.connect(self.paste)

    def _fit(self) -> None:
        """Give the panel the height it needs, but leave the tree its share."""
        wanted = self.panel.sizeHint().height() if self.current() else 0
        height = min(wanted, max(120, round(self.height() * _PANEL_SHARE)))
        if height != self._area.height():
            self._area.setFixedHeight(height)
            self.tree.scrollTo(self.tree.currentIndex())

    def _outline(self) -> list[Node]:
        return self.desk.form.plan.outline

    def _reshape(self, act: Callable[[list[Node]], bool], nodes: list[Node] | None = None) -> None:
        """Move nodes (the chosen ones) in one step of undo, and keep them chosen."""
        chosen = moves.tops(self._outline(), nodes or self.tree.chosen())
        self.desk.form.remember()
        if chosen and act(chosen):
            self._changed(*chosen)
            self.desk.form.remember()

    def _paste(self, read: Callable[[], list[Node]]) -> None:
        try:
            self.insert(read(), "Đã dán")
        except RuleBroken as broken:
            self.desk.session.notify(str(broken), "warning")

    def _changed(self, *nodes: Node | None) -> None:
        first = nodes[0] if nodes else None
        self._rebuild(first)
        if len(nodes) > 1:
            self.select(*nodes)
        self.panel.text.document().clearUndoRedoStacks()  # Ctrl+Z takes the move back
        self.desk.form.touch()
        self.desk.tell()

    def _rebuild(self, node: Node | None, by_key: Node | None = None) -> None:
        place = self.tree.verticalScrollBar().value()
        folded = set(self._folded)
        self.model.rebuild(self._outline())
        self._switch.show_empty(not self._outline())
        self.tree.expandAll()
        self._folded = folded
        for key in folded:
            self.tree.setExpanded(self.model.index_of(self.model.by_key(key)), False)
        if node is None and by_key is not None:
            node = self.model.by_key(by_key.key)
        if node is None and self._outline():
            node = self._outline()[0]
        self.tree.verticalScrollBar().setValue(place)
        self.select(node)
        self._show()

    def _show(self, *_: object) -> None:
        node = self.current()
        self.panel.show_node(node, self.desk.form.plan)
        reason = "" if node else "Hãy chọn một mục."
        for sign, tool in self._buttons.items():
            if sign != "table":
                explain_disabled(tool, reason)

    def _edited(self) -> None:
        node = self.current()
        if node is None:
            return
        self.model.told(node)
        self.panel.show_node(node, self.desk.form.plan)
        self.desk.form.touch()
        self.desk.tell()

    def _set_mark(self, mark: object) -> None:
        node = self.current()
        if node is not None and isinstance(mark, Mark):
            tree_of.set_mark(self._outline(), node, mark)
            self._changed(node)

    def _fold(self, index: QModelIndex, is_folded: bool) -> None:
        node = self.model.node(index)
        if node is not None:
            (self._folded.add if is_folded else self._folded.discard)(node.key)

    def _keep_focus(self, act: Callable[[], object]) -> Callable[[], None]:
        """Return `act` followed by the cursor going back to where it was in the text."""

        def run() -> None:
            place = self.panel.text.textCursor().position()
            act()
            cursor = self.panel.text.textCursor()
            cursor.setPosition(min(place, len(self.panel.text.toPlainText())))
            self.panel.text.setTextCursor(cursor)
            self.panel.text.setFocus()

        return run

    def _remove_empty(self) -> None:
        node = self.current()
        if node is None or node.children or node.table is not None or node.filled:
            return
        above = self.model.node(self.tree.indexAbove(self.tree.currentIndex()))
        tree_of.remove(self._outline(), node)
        self._changed(above)
        self.panel.text.setFocus()
        self.panel.text.moveCursor(self.panel.text.textCursor().MoveOperation.End)

    def _key(self, event: QKeyEvent) -> None:
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        if is_key(event, Qt.Key.Key_Return) or is_key(event, Qt.Key.Key_Enter):
            self.add_sibling()
        elif is_key(event, Qt.Key.Key_F2):
            self.panel.text.setFocus()
        elif is_key(event, Qt.Key.Key_Tab):
            self.demote()
        elif event.key() == Qt.Key.Key_Backtab:
            self.promote()
        elif is_key(event, Qt.Key.Key_Up, alt):
            self.move(-1)
        elif is_key(event, Qt.Key.Key_Down, alt):
            self.move(1)
        elif is_key(event, Qt.Key.Key_Delete):
            self.remove()
        elif is_key(event, Qt.Key.Key_C, control):
            self.copy()
        elif is_key(event, Qt.Key.Key_X, control):
            self.cut()
        elif is_key(event, Qt.Key.Key_V, control):
            self.paste_clipboard()
        else:
            return
        event.accept()
