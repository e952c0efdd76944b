"""Section "Nội dung": the tree of the paper, and the node chosen in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from models.plan import Mark, Node
from ui.editor.desk import Desk
from ui.editor.node_panel import NodePanel
from ui.editor.outline_model import OutlineModel, shown
from ui.editor.values import is_key
from ui.forms import outline_form as tree_of
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled, icon_button
from ui.widgets.empty import EmptyState, EmptySwitch

_SHOWN = QEvent.Type.Show
_PANEL_SHARE = 0.6  # of the height; what needs more scrolls
_ROOM_FOR_HINT = 420  # lower windows leave the room to the tree


class OutlineTree(QTreeView):
    """The tree; keys that change its shape are told, all others do what they do."""

    keyed = Signal(QKeyEvent)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(18)
        self.setTabKeyNavigation(True)  # else Tab leaves before the key is told
        self.setMinimumHeight(90)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.keyed.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)


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

    def select(self, node: Node | None) -> None:
        """Choose a node and show it."""
        index = self.model.index_of(node)
        flag = QItemSelectionModel.SelectionFlag
        self.tree.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        if index.isValid():
            self.tree.scrollTo(index)

    # --- changing the shape ------------------------------------------------------------------

    def add_sibling(self, text: str = "") -> Node:
        """Add a node after the current one and begin to write in it."""
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
        made = tree_of.add_below(node)
        self._folded.discard(node.key)
        self._changed(made)
        self.panel.text.setFocus()
        return made

    def add_table(self) -> None:
        """Add a table after the current node."""
        self._changed(tree_of.add_table(self._outline(), self.current()))

    def demote(self) -> None:
        """One level down."""
        node = self.current()
        if node and tree_of.demote(self._outline(), node):
            self._changed(node)

    def promote(self) -> None:
        """One level up."""
        node = self.current()
        if node and tree_of.promote(self._outline(), node):
            self._changed(node)

    def move(self, step: int) -> None:
        """Up or down among the siblings."""
        node = self.current()
        if node and tree_of.move(self._outline(), node, step):
            self._changed(node)

    def remove(self) -> None:
        """Take the node with all below it away; undo brings it back."""
        node = self.current()
        if node is None:
            return
        count = sum(1 for _ in tree_of.walk([node]))
        self.desk.form.remember()
        self._changed(tree_of.remove(self._outline(), node))
        words = shown(node)
        short = words if len(words) < 40 else f"{words[:38]}…"
        self.desk.removed(f"{count} mục" if count > 1 else f"mục “{short}”")

    def paste(self, text: str) -> None:
        """Put several pasted lines into the tree by their signs."""
        fresh = tree_of.pasted(text)
        if not fresh:
            return
        self.desk.form.remember()
        tree_of.insert_after(self._outline(), self.current(), fresh)
        self._changed(fresh[-1])
        count = sum(1 for _ in tree_of.walk(fresh))
        self.desk.form.remember()
        self.desk.session.notify(f"Đã dán {count} mục.", "ok", self.desk.undo, "Hoàn tác")

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
        tools = QHBoxLayout()
        tools.setSpacing(tokens.TIGHT)
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
        tools.addStretch()
        empty = EmptyState(
            "outline",
            "Chưa có nội dung",
            "Thêm mục đầu tiên, hoặc chép phần nội dung từ Word rồi bấm Dán.",
            "Thêm mục đầu tiên",
            self.add_sibling,
            second_text="Dán nội dung đã chép",
            second=lambda: self.paste(QApplication.clipboard().text()),
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

    def _changed(self, node: Node | None) -> None:
        self._rebuild(node)
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
        elif is_key(event, Qt.Key.Key_V, control):
            self.paste(QApplication.clipboard().text())
        else:
            return
        event.accept()
