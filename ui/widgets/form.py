"""Forms: fields with their titles, hints and errors; two columns that fold into one."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import tokens
from ui.widgets.labels import label, set_property

_FOLD_BELOW = 480  # narrower forms show one column


class FormRow(QWidget):
    """One field: title above, the editor, a hint and, when wrong, the reason."""

    def __init__(
        self,
        title: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.title = label(title, "strong")
        self.title.setBuddy(editor)
        editor.setAccessibleName(editor.accessibleName() or title)
        if inside := editor.focusProxy():  # what a screen reader stands on
            inside.setAccessibleName(inside.accessibleName() or title)
        self._hint = label(hint, "small", wrap=True)
        self._hint.setVisible(bool(hint))
        self._error = label("", "error", wrap=True)
        self._error.hide()
        head = QHBoxLayout()
        head.setSpacing(tokens.TIGHT)
        head.addWidget(self.title)
        if required:
            star = label("*", "required")
            star.setToolTip("Bắt buộc nhập")
            head.addWidget(star)
        head.addStretch()
        under = QVBoxLayout()
        under.setSpacing(2)
        under.addWidget(editor)
        under.addWidget(self._hint)
        under.addWidget(self._error)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(head)
        whole.addLayout(under)
        whole.addStretch()

    def set_error(self, text: str) -> None:
        """Show what is wrong under the field; "" when nothing is."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._hint.setVisible(bool(self._hint.text()) and not text)
        set_property(self.editor.focusProxy() or self.editor, "wrong", bool(text))
        self.editor.setAccessibleDescription(text or self._hint.text())

    def error(self) -> str:
        """Return the reason shown, "" for none."""
        return self._error.text()

    def set_hint(self, text: str) -> None:
        """Show another hint."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text) and not self.error())


class Form(QWidget):
    """Rows by key. Half-width rows stand in pairs and fold into one column when narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self._placed: list[tuple[QWidget, bool]] = []
        self._columns = 2
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.LARGE)
        self._grid.setVerticalSpacing(tokens.MEDIUM)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 0)

    def add(
        self,
        key: str,
        title: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        half: bool = False,
    ) -> FormRow:
        """Add a row and return it; two `half` rows in a row share a line."""
        row = FormRow(title, editor, hint=hint, required=required)
        self.rows[key] = row
        self.add_widget(row, half=half)
        return row

    def add_section(self, title: str, hint: str = "") -> None:
        """Add a heading between rows."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, tokens.SMALL, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(label(title, "section"))
        if hint:
            inside.addWidget(label(hint, "small", wrap=True))
        self.add_widget(holder)

    def add_widget(self, widget: QWidget, *, half: bool = False) -> None:
        """Add any widget as a line (or half of one)."""
        self._placed.append((widget, half))
        self._lay_out()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show each problem under its field (by key) and clear all others."""
        for key, row in self.rows.items():
            row.set_error(problems.get(key, ""))

    def focus_field(self, key: str) -> bool:
        """Bring a field into view and put the cursor there; False when there is none."""
        row = self.rows.get(key)
        if row is None:
            return False
        parent: QObject | None = self.parent()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parent()
        if parent is not None:
            parent.ensureWidgetVisible(row, 0, tokens.WIDE)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def minimumSizeHint(self) -> QSize:
        widths = [widget.minimumSizeHint().width() for widget, _ in self._placed]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        halves = [widget.minimumSizeHint().width() for widget, half in self._placed if half]
        room = max(_FOLD_BELOW, 2 * max(halves, default=0) + tokens.LARGE)
        columns = 1 if event.size().width() < room else 2
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def _lay_out(self) -> None:
        line = column = 0
        for widget, half in self._placed:
            self._grid.removeWidget(widget)
            if half and self._columns == 2:
                self._grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignTop)
                line, column = (line + 1, 0) if column else (line, 1)
                continue
            line, column = (line + 1, 0) if column else (line, 0)
            self._grid.addWidget(widget, line, 0, 1, 2)
            line += 1
