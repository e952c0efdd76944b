"""The base of every section: cards that scroll, fields tied to paths, lists, confirming."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.editor.desk import Desk
from ui.editor.proposed import Marked
from ui.editor.rows import RowsEditor
from ui.editor.values import ChoiceValue
from ui.theme import tokens
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.form import Form, FormRow
from ui.widgets.labels import label
from ui.widgets.page import scrolled

_STANDS_FOR = {  # what was read as a whole, or stands beside another field
    "head.day": "head.date",
    "head.month": "head.date",
    "head.year": "head.date",
}
_OBJECTED = {"head.date": "head.day"}


@dataclass(frozen=True)
class Field:
    """An editor tied to a path of the plan; the path may follow the campaign chosen."""

    path: Callable[[], str]
    editor: QWidget
    marked: Marked
    row: FormRow


class Section(QWidget):
    """One section; `key` as in `models.readiness.SECTIONS`. Fill `body` with cards."""

    def __init__(self, key: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.desk = desk
        self._fields: list[Field] = []
        self._lists: list[RowsEditor] = []
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, tokens.SMALL, tokens.LARGE)
        self.body.setSpacing(tokens.MEDIUM)
        self._waiting = label("", "small")
        self._confirm = button(
            "Xác nhận tất cả trong phần này", "tick", self.confirm_all, kind="link"
        )
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, tokens.SMALL, 0)
        row.addWidget(self._waiting, 1)
        row.addWidget(self._confirm)
        self.area: QScrollArea = scrolled(self.body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.TIGHT)
        whole.addWidget(self._bar)
        whole.addWidget(self.area, 1)
        desk.changed.connect(self.show_marks)
        desk.replaced.connect(self.refresh)

    # --- building ----------------------------------------------------------------------------

    def card(self, title: str, hint: str = "", sign: str = "") -> Card:
        """Add a card and return it."""
        made = Card(title, hint, sign=sign)
        self.body.addWidget(made)
        return made

    def bind(
        self,
        form: Form,
        path: str | Callable[[], str],
        title: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        half: bool = False,
    ) -> QWidget:
        """Add a row to `form` that shows and writes the field at `path`; return the editor."""
        where = path if callable(path) else lambda: path
        marked = Marked(editor)
        key = path if isinstance(path, str) else title
        row = form.add(key, title, marked, hint=hint, required=required, half=half)
        editor.setAccessibleName(title)
        field = Field(where, editor, marked, row)
        self._fields.append(field)
        editor.edited.connect(lambda: self._write(field))
        marked.confirmed.connect(lambda: self._take(field))
        return editor

    def add_list(self, card: Card, rows: RowsEditor) -> RowsEditor:
        """Put a list into a card."""
        card.body.addWidget(rows)
        self._lists.append(rows)
        return rows

    # --- what the editor asks ----------------------------------------------------------------

    def refresh(self) -> None:
        """Show everything as the form has it now."""
        for field in self._fields:
            field.editor.set_value(self.desk.form.get(field.path()))
        for rows in self._lists:
            rows.refresh()
        self.show_marks()

    def focus_path(self, path: str) -> bool:
        """Lead the clerk to a field or row; False when it is not in this section."""
        field = self._field(path) or self._field(_STANDS_FOR.get(path, ""))
        if field is not None:
            self.area.ensureWidgetVisible(field.row, 0, tokens.WIDE)
            (field.editor.focusProxy() or field.editor).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        for rows in self._lists:
            if rows.focus_path(path):
                self.area.ensureWidgetVisible(rows.table, 0, tokens.WIDE)
                return True
        return False

    def confirm_all(self) -> int:
        """Take all that is proposed here; return how many that were."""
        count = self.desk.form.confirm_section(self.key)
        if count:
            self.refresh()
            self.desk.tell()
        return count

    def editor(self, path: str) -> QWidget:
        """Return the editor tied to a path. Raises KeyError for an unknown one."""
        field = self._field(path)
        if field is None:
            raise KeyError(path)
        return field.editor

    def show_marks(self) -> None:
        """Show what is proposed and what is wrong."""
        waiting = len(self.desk.form.proposed(self.key))
        self._bar.setVisible(waiting > 0)
        self._waiting.setText(f"{waiting} mục đọc từ văn bản, chờ xác nhận")
        problems = self.desk.form.problems()
        for field in self._fields:
            path = field.path()
            reading = self.desk.form.reading(path)
            words = reading.words if reading else ""
            field.marked.show_reading(words, self.desk.form.is_proposed(path))
            own = field.editor.problem() if hasattr(field.editor, "problem") else ""
            field.row.set_error(problems.get(_OBJECTED.get(path, path), "") or own)

    # --- inside ------------------------------------------------------------------------------

    def _field(self, path: str) -> Field | None:
        return next((field for field in self._fields if path and field.path() == path), None)

    def _write(self, field: Field) -> None:
        if self.desk.form.set(field.path(), field.editor.value()):
            self.desk.tell()
        else:
            self.show_marks()

    def _take(self, field: Field) -> None:
        self.desk.form.confirm(field.path())
        self.desk.tell()


class CampaignSection(Section):
    """A section whose lists belong to one campaign; chips choose which when there are several."""

    def __init__(self, key: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(key, desk, parent)
        self.number = 0
        self.chooser = ChoiceValue()
        self.chooser.edited.connect(lambda: self.show_campaign(int(self.chooser.value() or 0)))
        self._choice = FormRow("Phong trào", self.chooser)
        self.body.addWidget(self._choice)
        self._nothing = label(
            "Chưa có phong trào. Thêm phong trào ở phần Thông tin chung.", "soft", wrap=True
        )
        self.body.addWidget(self._nothing)

    def inside(self, name: str) -> Callable[[], str]:
        """Return a function that gives the path of a field of the campaign chosen."""
        return lambda: f"campaigns.{self.number}.{name}"

    def refresh(self) -> None:
        campaigns = self.desk.form.plan.campaigns
        self.number = min(self.number, max(0, len(campaigns) - 1))
        self._show_choices()
        has_any = bool(campaigns)
        self._nothing.setVisible(not has_any)
        for place in range(self.body.count()):
            widget = self.body.itemAt(place).widget()
            if isinstance(widget, Card):
                widget.setVisible(has_any)
        if has_any:
            super().refresh()

    def focus_path(self, path: str) -> bool:
        steps = path.split(".")
        if steps[0] == "campaigns" and len(steps) > 1 and steps[1].isdigit():
            self.show_campaign(int(steps[1]))
        return super().focus_path(path)

    def show_campaign(self, number: int) -> None:
        """Show the lists of another campaign."""
        if number != self.number and number < len(self.desk.form.plan.campaigns):
            self.number = number
            self.refresh()

    def _show_choices(self) -> None:
        titles = [
            (campaign.title or f"Phong trào {number}", number - 1)
            for number, campaign in enumerate(self.desk.form.plan.campaigns, start=1)
        ]
        self._choice.setVisible(len(titles) > 1)
        self.chooser.set_choices(titles)
        self.chooser.set_value(self.number)
