"""The editor of a list: a table edited in place, and below it what a row has besides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from models.plan import Part
from models.plan_store import new_key
from ui.editor.desk import Desk
from ui.editor.proposed import ProposedStrip
from ui.editor.rows_model import RowColumn, RowsModel
from ui.editor.rows_table import QWIDGETSIZE_MAX, EmptyLine, RowsTable
from ui.editor.values import is_key
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled, icon_button
from ui.widgets.form import Form

_MOST_HEIGHT = 330  # where a form stands below, it must not be far


@dataclass(frozen=True, kw_only=True)
class Detail:
    """One field of the form below the table."""

    name: str
    title: str
    make: Callable[[], QWidget]
    half: bool = False
    hint: str = ""


class RowsEditor(QWidget):
    """One list of a plan; `path` tells its place ("campaigns.0.criteria"), `make` a fresh row."""

    def __init__(
        self,
        desk: Desk,
        *,
        path: Callable[[], str],
        make: Callable[[], Part],
        columns: Iterable[RowColumn],
        details: Iterable[Detail] = (),
        what: str = "dòng",
        add_text: str = "Thêm dòng",
        empty: tuple[str, str] = ("bullets", "Chưa có dòng nào."),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._path, self._make, self._what = desk, path, make, what
        self.model = RowsModel(columns, self._wrote, self)
        self._details = list(details)
        most = _MOST_HEIGHT if self._details else QWIDGETSIZE_MAX
        self.table = RowsTable(self.model, most)
        self.table.keyed.connect(self._key)
        self.table.clicked.connect(self._clicked)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.model.modelReset.connect(self._show_current)
        self.strip = ProposedStrip()
        self.strip.confirmed.connect(self.confirm_here)
        self.add_button = button(add_text, "add", self.add)
        self._tools = self._make_tools()
        self.empty = EmptyLine(*empty)
        self.details = Form()
        self._editors: dict[str, QWidget] = {}
        self._panel = QFrame()
        self._panel.setProperty("role", "band")
        self._build_panel()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        for part in (self.empty, self.table, self.strip, self._tools, self._panel):
            whole.addWidget(part)
        self.refresh()

    # --- what sections use -------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the list as it is now."""
        row = self.table.currentIndex().row()
        self.model.set_parts(self.parts())
        self._show_empty()
        if self.model.rowCount():
            self.pick(min(max(row, 0), self.model.rowCount() - 1))
        self._show_current()

    def parts(self) -> list[Any]:
        """Return the list itself; an empty one where its campaign is gone."""
        try:
            found = self._desk.form.get(self._path())
        except LookupError:
            return []
        return found if isinstance(found, list) else []

    def current(self) -> Any:
        """Return the current part, None for none."""
        return self.model.part(self.table.currentIndex().row())

    def pick(self, row: int, column: int = 1) -> None:
        """Make a row current."""
        self.table.setCurrentIndex(self.model.index(row, column))

    def add(self) -> Part:
        """Add a row after the current one and begin to write in it."""
        part = self._make()
        part.key = new_key()
        row = self.table.currentIndex().row() + 1 if self.current() else self.model.rowCount()
        self.model.insert(row, part)
        self._show_empty()
        self.pick(row)
        self._desk.form.touch()
        self._desk.tell()
        first = self.model.index(row, 1)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.flags(first) & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(first)
        return part

    def append(self, part: Part) -> None:
        """Add a part made elsewhere at the end."""
        part.key = part.key or new_key()
        self.model.insert(self.model.rowCount(), part)
        self._show_empty()
        self.pick(self.model.rowCount() - 1)
        self._desk.form.touch()
        self._desk.tell()

    def remove_current(self) -> None:
        """Take the current row away, with a way back."""
        row = self.table.currentIndex().row()
        if self.model.part(row) is None:
            return
        self._desk.form.remember()
        self.model.remove(row)
        self._show_empty()
        self._desk.form.touch()
        self._desk.tell()
        self._desk.removed(f"một {self._what}")
        if self.model.rowCount():
            self.pick(min(row, self.model.rowCount() - 1))
        self._show_current()

    def move_current(self, step: int) -> None:
        """Move the current row up (-1) or down (1)."""
        if self.model.move(self.table.currentIndex().row(), step):
            self._desk.form.touch()
            self._desk.tell()

    def confirm_here(self) -> bool:
        """Confirm the current row; False when it is not proposed."""
        part, row = self.current(), self.table.currentIndex().row()
        if part is None or part.confirmed:
            return False
        self._desk.form.confirm(part)
        self.model.told(row)
        self._show_current()
        self._desk.tell()
        return True

    def focus_path(self, path: str) -> bool:
        """Bring a row, and in it a field, into view; False when the path is not of this list."""
        start = self._path()
        if path != start and not path.startswith(f"{start}."):
            return False
        steps = path[len(start) + 1 :].split(".")
        row = int(steps[0]) if steps[0].isdigit() else -1
        if self.model.part(row) is None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self.pick(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(steps) > 1 and steps[1] in self.details.rows:
            self.details.focus_field(steps[1])
        return True

    def editor(self, name: str) -> QWidget:
        """Return the editor of a detail. Raises KeyError for an unknown one."""
        return self._editors[name]

    # --- inside ------------------------------------------------------------------------------

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.TIGHT)
        row.addWidget(self.add_button)
        self._delete = icon_button("delete", "Xóa (Delete)", self.remove_current)
        self._up = icon_button("go_up", "Chuyển lên (Alt+↑)", lambda: self.move_current(-1))
        self._down = icon_button("go_down", "Chuyển xuống (Alt+↓)", lambda: self.move_current(1))
        for tool in (self._delete, self._up, self._down):
            row.addWidget(tool)
        row.addStretch()
        return tools

    def _build_panel(self) -> None:
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(tokens.MEDIUM, tokens.SMALL, tokens.MEDIUM, tokens.MEDIUM)
        inside.addWidget(self.details)
        for detail in self._details:
            editor = detail.make()
            self._editors[detail.name] = editor
            self.details.add(detail.name, detail.title, editor, hint=detail.hint, half=detail.half)
            editor.edited.connect(lambda name=detail.name: self._write(name))

    def _write(self, name: str) -> None:
        part, row = self.current(), self.table.currentIndex().row()
        editor = self._editors[name]
        problem = editor.problem() if hasattr(editor, "problem") else ""
        self.details.rows[name].set_error(problem)
        if part is None or problem or getattr(part, name) == editor.value():
            return
        setattr(part, name, editor.value())
        self._wrote(part)
        self.model.told(row)

    def _wrote(self, part: Part) -> None:
        part.confirmed = True
        self._desk.form.touch()
        self._desk.tell()
        self._show_current()

    def _show_current(self) -> None:
        part = self.current()
        has_part = part is not None
        self._panel.setVisible(has_part and bool(self._details))
        self.strip.show_words(part.read_from if has_part else "", has_part and not part.confirmed)
        reason = "" if has_part else f"Hãy chọn một {self._what} trong bảng."
        for tool in (self._delete, self._up, self._down):
            explain_disabled(tool, reason)
        if has_part:
            for detail in self._details:
                self._editors[detail.name].set_value(getattr(part, detail.name))

    def _show_empty(self) -> None:
        nothing = self.model.rowCount() == 0
        self.empty.setVisible(nothing)
        self.table.setVisible(not nothing)
        for tool in (self._delete, self._up, self._down):
            tool.setVisible(not nothing)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.confirm_here()

    def _key(self, event: QKeyEvent) -> None:
        alt = Qt.KeyboardModifier.AltModifier
        if is_key(event, Qt.Key.Key_Delete):
            self.remove_current()
        elif is_key(event, Qt.Key.Key_Insert):
            self.add()
        elif is_key(event, Qt.Key.Key_Up, alt):
            self.move_current(-1)
        elif is_key(event, Qt.Key.Key_Down, alt):
            self.move_current(1)
        elif is_key(event, Qt.Key.Key_Return) or is_key(event, Qt.Key.Key_Enter):
            index = self.table.currentIndex()
            if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.table.edit(index)
            elif self._details:
                self.details.focus_field(self._details[0].name)
        else:
            return
        event.accept()
