"""Picking pieces of another plan's text: its tree with boxes to tick, and what comes of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from docgen import marks
from models.errors import RuleBroken
from models.plan import Node
from ui.dialogs.frame import FormDialog
from ui.editor.desk import Desk
from ui.forms.takeover_form import TakeoverForm, told, words_of
from ui.icons import icon
from ui.theme import Tone, colours, tokens
from ui.widgets.buttons import explain_disabled
from ui.widgets.combo import SearchCombo
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField

_KEY = Qt.ItemDataRole.UserRole
_CHECKED = Qt.CheckState.Checked
_LONGEST = 160  # letters of a line of the tree
_NO_OTHER = (
    "Sổ chưa có kế hoạch nào khác. Hãy nhập kế hoạch năm trước hoặc kế hoạch cấp trên"
    " ở trang Phong trào (nút “Lấy từ văn bản có sẵn”), rồi mở lại cửa sổ này."
)


class TakeoverDialog(FormDialog):
    """After `exec` the picked pieces are in `taken`; the plans themselves are untouched."""

    def __init__(self, desk: Desk, current: str = "", parent: QWidget | None = None) -> None:
        place = f"Chèn sau mục “{_short(current, 60)}”." if current else "Chèn vào cuối nội dung."
        super().__init__(
            "Lấy từ kế hoạch khác", f"Đánh dấu những mục cần lấy. {place}", save_text="Lấy",
            width=1040, parent=parent,
        )  # fmt: skip
        self.form = TakeoverForm(desk.form.plan, desk.today)
        self.taken: list[Node] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self._outline: list[Node] = []
        candidates = self.form.candidates()
        self.plan = SearchCombo(candidates, candidates[0][1] if candidates else None)
        self.plan.lineEdit().setCursorPosition(0)
        self.search = SearchField("Tìm trong kế hoạch này…")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName("Các mục của kế hoạch được chọn")
        self.years = QCheckBox()
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName("Phần sẽ lấy")
        self._lay_out()
        self.plan.chosen.connect(lambda _: self._choose())
        self.search.searched.connect(self._search)
        self.tree.itemChanged.connect(self._ticked_one)
        self.years.toggled.connect(self._move_years)
        if candidates:
            self._choose()
            self.tree.setFocus()
        else:
            self.message.show_message(_NO_OTHER, Tone.INFO, closable=False)
            self._show_taken()

    def accept(self) -> None:
        self.taken = self.form.taken(self._ticked())
        if self.taken:
            super().accept()

    def tick(self, key: str, on: bool = True) -> None:
        """Tick a node with all below it, as a click on its box does."""
        self._items[key].setCheckState(0, _CHECKED if on else Qt.CheckState.Unchecked)

    # --- inside ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        fields = Form()
        fields.add("plan", "Kế hoạch", self.plan, required=True)
        self.body.addWidget(fields)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, tokens.SMALL, 0)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        inside.addLayout(row)
        inside.addWidget(self.tree, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(tokens.SMALL, 0, 0, 0)
        self.count = label("", "strong")
        self.flags = label("", "error", wrap=True)
        for widget in (self.count, self.preview, self.flags):
            beside.addWidget(widget, 1 if widget is self.preview else 0)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([560, 440])
        halves.setMinimumHeight(340)
        self.body.addWidget(halves, 1)
        self.body.addWidget(self.years)

    def _choose(self) -> None:
        code = self.plan.value()
        if not code:
            return
        try:
            self.form.choose(str(code))
        except RuleBroken as broken:
            self.refuse(str(broken))
            return
        years = self.form.years()
        self.years.blockSignals(True)
        self.years.setText(self.form.years_words())
        self.years.setChecked(self.form.moves_years)
        self.years.blockSignals(False)
        explain_disabled(self.years, "" if years else "Hai kế hoạch cùng năm, không phải chuyển.")
        self._show_tree(set())

    def _move_years(self, on: bool) -> None:
        kept = self._ticked()
        self.form.moves_years = on
        self._show_tree(kept)

    def _show_tree(self, ticked: set[str]) -> None:
        """Show the source anew; the same boxes are ticked."""
        self._outline, self._items = self.form.outline(), {}
        self.tree.blockSignals(True)
        self.tree.clear()
        signs = {id(line.node): line.sign for line in marks.lines(self._outline)}
        self._add(self._outline, self.tree.invisibleRootItem(), signs)
        for key in ticked & self._items.keys():
            self._items[key].setCheckState(0, _CHECKED)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._search(self.search.text())
        self._show_taken()

    def _add(self, nodes: list[Node], above: QTreeWidgetItem, signs: dict[int, str]) -> None:
        for node in nodes:
            words = words_of(node)
            sign = signs.get(id(node), "")
            item = QTreeWidgetItem(
                above, [_short(f"{sign} {words}".strip() or "(trống)", _LONGEST)]
            )
            item.setData(0, _KEY, node.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            warnings = self.form.warnings(words)
            item.setToolTip(0, "\n".join(warnings) or words)
            if warnings:
                item.setIcon(0, icon("warning", colours().tone(Tone.WARNING).text))
            elif node.table is not None:
                item.setIcon(0, icon("table"))
            self._items[node.key] = item
            self._add(node.children, item, signs)

    def _search(self, text: str) -> None:
        kept = self.form.matching(text, self._outline)
        for key, item in self._items.items():
            item.setHidden(bool(text.strip()) and key not in kept)

    def _ticked_one(self, item: QTreeWidgetItem) -> None:
        """Let what lies below follow; a title may go with some of its lines only."""
        self.tree.blockSignals(True)
        waiting = [item]
        while waiting:
            one = waiting.pop()
            one.setCheckState(0, item.checkState(0))
            waiting += [one.child(row) for row in range(one.childCount())]
        self.tree.blockSignals(False)
        self.tree.viewport().update()
        self._show_taken()

    def _ticked(self) -> set[str]:
        return {key for key, item in self._items.items() if item.checkState(0) == _CHECKED}

    def _show_taken(self) -> None:
        ticked = self._ticked()
        pieces = self.form.taken(ticked) if ticked else []
        words = told(pieces)
        self.preview.setPlainText(words)
        self.count.setText(f"Sẽ lấy {len(ticked)} mục" if ticked else "Chưa đánh dấu mục nào")
        flags = self.form.warnings(words)
        self.flags.setText("\n".join(f"{flag}." for flag in flags))
        self.flags.setVisible(bool(flags))
        explain_disabled(self.save, "" if ticked else "Hãy đánh dấu ít nhất một mục.")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
