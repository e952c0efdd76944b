"""The dialog that writes a paper not made here into the register."""

from PySide6.QtWidgets import QLineEdit, QWidget

from models.documents import Document
from models.sequences import TYPES
from ui.dialogs.frame import FormDialog
from ui.documents.number_fields import FreeNumbers
from ui.documents.register_dialogs import EntryFields
from ui.forms.other_paper_form import OtherPaperForm
from ui.settings.frame import LinesField
from ui.widgets.combo import SearchCombo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form


class OtherPaperDialog(FormDialog):
    """Shows one `OtherPaperForm`; `document` is the paper once it is registered."""

    def __init__(self, form: OtherPaperForm, parent: QWidget | None = None) -> None:
        super().__init__(
            "Vào sổ văn bản khác",
            "Văn bản đi không lập trong sổ này, chỉ ghi một dòng, không có tệp.",
            save_text="Vào sổ",
            width=700,
            parent=parent,
        )
        self._form = form
        self.document: Document | None = None
        names = [(name, name) for name in TYPES.values()]
        self.type_name = SearchCombo(names, form.type_name, free_text=True)
        self.number = QLineEdit(form.number)
        self.symbol = QLineEdit(form.symbol)
        self.day = DateField(form.today, form.day)
        self.free = FreeNumbers(self.number.setText)
        self.reason = QLineEdit()
        self.subject = QLineEdit()
        self.signer = QLineEdit(form.signer)
        self.recipients = LinesField(2)
        self._proposed = form.number if form.follows else ""
        self._lay_out()
        self._show_row()
        self._ask_reason()
        self.type_name.chosen.connect(lambda _: self._turn())
        self.symbol.editingFinished.connect(self._propose)
        self.day.changed.connect(lambda _: self._propose())
        self.number.textChanged.connect(lambda _: self._ask_reason())
        self.type_name.setFocus()

    def accept(self) -> None:
        self._take()
        problems = self._form.problems() | self.entry.problems()
        if self.day.problem():
            problems["day"] = self.day.problem()
        if not self.lacks(self.fields, problems):
            self.close_after(self._save)

    def _save(self) -> None:
        self.document = self._form.save()

    def _lay_out(self) -> None:
        self.fields = fields = Form()
        fields.add("type_name", "Tên loại", self.type_name, half=True)
        fields.add("day", "Ngày văn bản", self.day, required=True, half=True)
        self.row = fields.add("number", "Số", self.number, required=True, half=True)
        fields.add("symbol", "Ký hiệu", self.symbol, required=True, half=True)
        fields.add_widget(self.free)
        self.why = fields.add("reason", "Lý do", self.reason, required=True)
        fields.add("subject", "Trích yếu", self.subject, required=True)
        fields.add("signer", "Người ký", self.signer, half=True)
        fields.add("recipients", "Nơi nhận (mỗi dòng một nơi)", self.recipients, half=True)
        self.entry = EntryFields(fields, self._form.entry, self._form.today)
        self.body.addWidget(fields)

    def _take(self) -> None:
        form = self._form
        form.type_name = str(self.type_name.value() or "")
        form.number, form.symbol, form.day = self.number.text(), self.symbol.text(), self.day.day()
        form.subject, form.signer = self.subject.text(), self.signer.text()
        form.recipients, form.entry = self.recipients.lines(), self.entry.entry()
        form.reason = self.reason.text()

    def _turn(self) -> None:
        """Another type of paper usually has another symbol."""
        self._take()
        if usual := self._form.usual_symbol():
            self.symbol.setText(usual)
        self._propose()

    def _propose(self) -> None:
        """Follow symbol and year with the proposal, unless the clerk typed a number."""
        self._take()
        if self._proposed and self.number.text() == self._proposed:
            self._proposed = self._form.proposal()
            self.number.setText(self._proposed)
        self._show_row()
        self._ask_reason()

    def _show_row(self) -> None:
        self.row.set_hint(f"Dãy số: {self._form.row_name()}")
        self.free.show_numbers(self._form.gaps())

    def _ask_reason(self) -> None:
        """Ask for a reason only while number and day need one."""
        self._take()
        why = self._form.why_reason()
        self.why.set_hint(why)  # first: its line is part of the room that is needed
        if self.why.isHidden() == bool(why):
            self.why.setVisible(bool(why))
            self.resize(self.sizeHint())
