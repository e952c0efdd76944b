"""The dialog for number and day of a paper, once it is signed."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.dialogs.frame import FormDialog
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
        self.in_file = QCheckBox("Sửa cả trong tệp Word")
        self.in_file.setChecked(True)
        self.in_file.setToolTip("Chỉ dòng “Số:” và dòng ngày thay đổi; bản trước được giữ lại.")
        self._proposed = "" if form.document.number else form.number
        fields = Form()
        self.row = fields.add("number", "Số", self.number, required=True, half=True)
        fields.add("symbol", "Ký hiệu", self.symbol, required=True, half=True)
        fields.add("day", "Ngày văn bản", self.day, required=True)
        hint = "Chỉ sửa dòng “Số:” và dòng ngày; bản trước giữ lại, tên tệp kết thúc “ban-truoc”."
        fields.add("in_file", "Tệp", self.in_file, hint=hint)
        self.body.addWidget(fields)
        self._hint()
        self.symbol.editingFinished.connect(self._propose)
        self.day.changed.connect(lambda _: self._propose())
        self.number.setFocus()

    def accept(self) -> None:
        form = self._form
        form.number, form.symbol = self.number.text(), self.symbol.text()
        form.day, form.in_file = self.day.day(), self.in_file.isChecked()
        wrong = self.day.problem() or ("" if form.day else "Hãy nhập ngày của văn bản.")
        if wrong or not form.number.strip():
            self.refuse(wrong or "Hãy nhập số của văn bản.")
        else:
            self.close_after(form.save)

    def _propose(self) -> None:
        """Follow symbol and year with the proposal, unless the clerk typed a number."""
        form = self._form
        form.symbol, form.day = self.symbol.text(), self.day.day()
        if self._proposed and self.number.text() == self._proposed:
            self._proposed = form.proposal()
            self.number.setText(self._proposed)
            self._hint()

    def _hint(self) -> None:
        free = self._proposed
        self.row.set_hint(f"Số tiếp theo theo sổ: {free}" if free else "")
