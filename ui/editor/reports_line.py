"""Typing what reports a plan asks for as one sentence; each period becomes a row of the list."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.plan import ReportingRule
from ui.editor.desk import Desk
from ui.editor.typed_line import TypedLine
from ui.editor.values import is_key
from ui.forms.typed_reports import told_rule, typed_rules
from ui.theme import tokens
from ui.widgets.buttons import button, explain_disabled

_ASK = "Hãy gõ chế độ báo cáo bằng chữ trước."


class ReportsLine(QWidget):
    """A line and a button; below, what the words would add."""

    def __init__(
        self, desk: Desk, add: Callable[[ReportingRule], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._add = desk, add
        self._rules: list[ReportingRule] = []
        self.typed = TypedLine(
            "Thêm bằng chữ, ví dụ: định kỳ hằng tháng, quý, 6 tháng, 09 tháng, năm",
            "Gõ chế độ báo cáo bằng chữ",
        )
        self.button = button("Thêm các báo cáo này", "add", self.add_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SMALL)
        row.addWidget(self.typed, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.typed.typed.connect(self._read)
        explain_disabled(self.button, _ASK)

    def add_all(self) -> int:
        """Add a row for each period understood; return how many."""
        rules = self._rules
        for rule in rules:
            self._add(rule)
        if rules:
            self.typed.line.clear()
            self._read("")
            self._desk.session.notify(
                f"Đã thêm {len(rules)} báo cáo.", "ok", self._desk.undo, "Hoàn tác"
            )
        return len(rules)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, Qt.Key.Key_Return) or is_key(event, Qt.Key.Key_Enter):
            self.add_all()
            return
        super().keyPressEvent(event)

    def _read(self, text: str) -> None:
        form = self._desk.form
        self._rules = typed_rules(text, form.date_context()) if text else []
        explain_disabled(self.button, "" if self._rules else _ASK)
        if text and not self._rules:
            self.typed.tell(f"Chưa hiểu “{text}”. Hãy nêu kỳ báo cáo hoặc hạn nộp.", is_wrong=True)
            return
        told = [
            told_rule(rule, self._desk.today, form.calendar, form.rules) for rule in self._rules
        ]
        self.typed.tell("\n".join(["Hiểu là:", *(f"• {line}" for line in told)]) if told else "")
