"""Below the tree: what the chosen node is, its text, its table, or what the record says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docgen import ink, marks
from docgen.contexts.filled import expand
from models.plan import Node, Plan
from ui.editor.choices import FILLABLE, MARKS, ROLES
from ui.editor.fitting import FlowRow, WrapLabel
from ui.editor.grid import GridEditor
from ui.editor.node_text import NodeText
from ui.editor.values import ChoiceValue, FlagValue
from ui.theme import tokens
from ui.widgets.buttons import explain_disabled, icon_button

_MOST_PREVIEW = 900  # letters


class NodePanel(QFrame):
    """Shows one node; writes words and switches into it and says so. Shape is not its business."""

    edited = Signal()  # words or switches of the node
    marked = Signal(object)  # another sign is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._node: Node | None = None
        self.mark = ChoiceValue(MARKS)
        self.role = ChoiceValue(ROLES)
        self.mark.setMinimumContentsLength(7)
        self.role.setMinimumContentsLength(11)
        self.mark.setToolTip("Ký hiệu đầu mục; số thứ tự được tính tự động")
        self.role.setToolTip("Phần này nói về điều gì")
        self.heading = FlagValue("Tiêu đề")
        self.heading.setToolTip("In đậm, đứng riêng một dòng")
        self.filled = FlagValue("Lấy từ hồ sơ")
        self.text = NodeText()
        self.grid = GridEditor()
        self.preview = WrapLabel()
        self.bold = icon_button("bold", "In đậm chữ đang chọn (Ctrl+B)", self._embolden)
        self.italic = icon_button("italic", "In nghiêng chữ đang chọn (Ctrl+I)", self._slant)
        self._lay_out()
        self.text.edited.connect(self._take_text)
        self.grid.edited.connect(self.edited)
        self.heading.edited.connect(self._take_switches)
        self.filled.edited.connect(self._take_switches)
        self.role.edited.connect(self._take_switches)
        self.mark.edited.connect(lambda: self.marked.emit(self.mark.value()))

    def show_node(self, node: Node | None, plan: Plan) -> None:
        """Show a node; None hides the panel."""
        self._node = node
        self.setVisible(node is not None)
        if node is None:
            return
        self.mark.set_value(node.mark)
        self.role.set_value(node.role)
        self.heading.set_value(node.heading)
        self.filled.set_value(node.filled)
        can_fill = node.role in FILLABLE
        reason = "" if can_fill else "Chọn phần như Thời gian, Tiêu chí, Báo cáo… để lấy từ hồ sơ."
        explain_disabled(self.filled, reason)
        self.text.set_value(node.text)
        self.grid.setVisible(node.table is not None and not node.filled)
        if node.table is not None:
            self.grid.set_table(node.table)
        self.show_preview(plan)

    def show_preview(self, plan: Plan) -> None:
        """Show what a filled node will print, as the record is now."""
        node = self._node
        is_filled = node is not None and node.filled
        self.preview.setVisible(is_filled)
        if is_filled:
            self.preview.setText(filled_words(plan, node) or "Hồ sơ chưa có gì cho phần này.")

    def _lay_out(self) -> None:
        line = FlowRow(self.mark, self.role, self.heading, self.filled)
        shapes = QVBoxLayout()
        shapes.setSpacing(0)
        shapes.addWidget(self.bold)
        shapes.addWidget(self.italic)
        shapes.addStretch()
        words = QHBoxLayout()
        words.setSpacing(tokens.TIGHT)
        words.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        words.addLayout(shapes)
        self.keys = WrapLabel(
            "Enter: mục mới · Tab, Shift+Tab: lùi, đẩy cấp · Alt+↑ ↓ hoặc kéo thả: chuyển"
            " · Shift, Ctrl: chọn nhiều mục · Ctrl+Z: hoàn tác · Esc: về cây mục"
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.MEDIUM, tokens.SMALL, tokens.MEDIUM, tokens.SMALL)
        whole.setSpacing(tokens.TIGHT)
        whole.addWidget(line)
        whole.addLayout(words)
        for part in (self.grid, self.preview, self.keys):
            whole.addWidget(part)

    def _take_text(self) -> None:
        if self._node is not None:
            self._node.text = self.text.value()
            self.edited.emit()

    def _take_switches(self) -> None:
        if self._node is None:
            return
        self._node.role = self.role.value() or self._node.role
        self._node.heading = self.heading.value()
        self._node.filled = self.filled.value() and self._node.role in FILLABLE
        self.edited.emit()

    def _embolden(self) -> None:
        self.text.wrap("**")

    def _slant(self) -> None:
        self.text.wrap("*")


def filled_words(plan: Plan, node: Node) -> str:
    """Return what a filled node prints, a line each, shortened."""
    made = expand(plan, node)
    lines = []
    for line in marks.lines([made]):
        words = " ".join(ink.words_of(line.node.text).split())
        lines.append("    " * line.depth + " ".join(part for part in (line.sign, words) if part))
    if made.table is not None:
        lines.append(f"(bảng {len(made.table.rows)} dòng)")
    told = "\n".join(line for line in lines if line.strip())
    return told if len(told) <= _MOST_PREVIEW else f"{told[:_MOST_PREVIEW]}…"
