"""The dialog for number and day of a paper, once it is signed."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.dialogs.frame import FormDialog
from ui.documents.number_fields import FreeNumbers
from ui.forms.number_form import NumberForm
from ui.widgets.date_field import DateField
from ui.widgets.form import Form


class NumberDialog(FormDialog):
    """Shows one `NumberForm`; closes only once it is saved."""

    def __init__(self, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ghi số, ngày văn bản", form.document.subject, save_text="Ghi số", parent=parent
        )
        self._form = form
        self.number = QLineEdit(form.number)
        self.number.selectAll()
        self.symbol = QLineEdit(form.symbol)
        self.day = DateField(form.today, form.day)
        self.free = FreeNumbers(self.number.setText)
        self.reason = QLineEdit(form.reason)
        self.reason.setPlaceholderText("ví dụ: bỏ sót khi vào sổ, ký bổ sung")
        self.in_file = QCheckBox("Sửa cả trong tệp Word")
        self.in_file.setChecked(True)
        self.in_file.setToolTip("Chỉ số và ngày thay đổi; bản trước được giữ lại.")
        self._proposed = form.number if form.follows else ""
        self._lay_out()
        self._show_row()
        self._ask_reason()
        self.symbol.editingFinished.connect(self._propose)
        self.day.changed.connect(lambda _: self._propose())
        self.number.textChanged.connect(lambda _: self._ask_reason())
        self.number.setFocus()

    def accept(self) -> None:
        self._take()
        problems = self._form.problems()
        if self.day.problem():
            problems["day"] = self.day.problem()
        if problems:
            self.lacks(self.fields, problems)
            self.refuse(next(iter(problems.values())))
        else:
            self.close_after(self._form.save)

    def _lay_out(self) -> None:
        self.fields = Form()
        self.row = self.fields.add("number", "Số", self.number, required=True, half=True)
        self.fields.add("symbol", "Ký hiệu", self.symbol, required=True, half=True)
        self.fields.add_widget(self.free)
        self.fields.add("day", "Ngày văn bản", self.day, required=True)
        self.why = self.fields.add("reason", "Lý do", self.reason, required=True)
        hint = "Chỉ sửa số và ngày; bản trước giữ lại, tên tệp kết thúc “ban-truoc”."
        file = self.fields.add("in_file", "Tệp", self.in_file, hint=hint)
        file.setVisible(bool(self._form.document.path))  # a paper not made here has none
        self.body.addWidget(self.fields)

    def _take(self) -> None:
        form = self._form
        form.number, form.symbol = self.number.text(), self.symbol.text()
        form.day, form.in_file = self.day.day(), self.in_file.isChecked()
        form.reason = self.reason.text()

    def _propose(self) -> None:
        """Follow symbol and year with the proposal, unless the clerk typed a number."""
        self._take()
        if self._proposed and self.number.text() == self._proposed:
            self._proposed = self._form.proposal()
            self.number.setText(self._proposed)
        self._show_row()
        self._ask_reason()

    def _show_row(self) -> None:
        """Tell which row the number runs in, the next one, and those left out."""
        name, free = self._form.row_name(), self._proposed
        told = f"Dãy số: {name}. Số tiếp theo: {free}" if free else f"Dãy số: {name}"
        self.row.set_hint(told)
        self.free.show_numbers(self._form.gaps())

    def _ask_reason(self) -> None:
        """Ask for a reason only while number and day need one."""
        self._take()
        why = self._form.why_reason()
        self.why.set_hint(why)  # first: its line is part of the room that is needed
        if self.why.isHidden() == bool(why):
            self.why.setVisible(bool(why))
            self.resize(self.sizeHint())
