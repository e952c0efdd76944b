"""Dialogs of the register: what stands beside a paper, and which paper takes a free number."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from models.documents import Document
from models.journal import Change
from models.register_entries import MOST_COPIES, Entry, check_entry, entry_of, keep_entry
from ui.dialogs.frame import FormDialog
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField


class EntryFields:
    """The fields of an entry, put into any form."""

    def __init__(self, form: Form, entry: Entry, today: date) -> None:
        self.keeper = QLineEdit(entry.keeper)
        self.keeper.setPlaceholderText("để trống: nơi lưu của cơ quan")
        self.copies = NumberField(entry.copies, unit="bản", whole=True, least=1, most=MOST_COPIES)
        self.sent_on = DateField(today, entry.sent_on)
        self.note = QLineEdit(entry.note)
        form.add("keeper", "Đơn vị, người nhận bản lưu", self.keeper, half=True)
        form.add("copies", "Số lượng bản", self.copies, half=True)
        form.add("sent_on", "Ngày chuyển", self.sent_on, half=True)
        form.add("note", "Ghi chú", self.note, half=True)

    def entry(self) -> Entry:
        """Return what is typed; copies that are no number count as none."""
        return Entry(
            keeper=self.keeper.text(),
            copies=int(self.copies.value() or 0),
            sent_on=self.sent_on.day(),
            note=self.note.text(),
        )

    def problems(self) -> dict[str, str]:
        """Return what is typed but cannot be read: field → sentence."""
        wrong = self.sent_on.problem()
        return {"sent_on": wrong} if wrong else {}


class EntryDialog(FormDialog):
    """What stands beside a paper; `change` is the line of the journal once saved."""

    def __init__(self, document: Document, today: date, parent: QWidget | None = None) -> None:
        super().__init__(f"Dòng {document.reference} trong sổ", document.subject, parent=parent)
        self._document, self._today = document, today
        self.change: Change | None = None
        self.fields = Form()
        self.entry = EntryFields(self.fields, entry_of(document), today)
        self.body.addWidget(self.fields)
        self.entry.keeper.setFocus()

    def accept(self) -> None:
        entry = self.entry.entry()
        problems = check_entry(entry, self._document.dated_on, self._today)
        problems |= self.entry.problems()
        if not self.lacks(self.fields, problems):
            self.close_after(self._keep)

    def _keep(self) -> None:
        self.change = keep_entry(self._document, self.entry.entry(), self._today)


class ChoosePaperDialog(FormDialog):
    """Asks which paper takes a free number: one made here, or (`None`) another one."""

    def __init__(
        self, number: str, waiting: list[Document], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            f"Ghi văn bản vào số {number}",
            "Số còn trống giữa các số đã cấp.",
            save_text="Tiếp tục",
            parent=parent,
        )
        choices = [(paper.subject, paper.id) for paper in waiting]
        self.paper = Combo([*choices, ("Văn bản khác, không lập ở đây", None)], waiting[0].id)
        self._waiting = {paper.id: paper for paper in waiting}
        fields = Form()
        fields.add("paper", "Văn bản", self.paper, required=True)
        self.body.addWidget(fields)

    def chosen(self) -> Document | None:
        """Return the paper made here, None for another one."""
        return self._waiting.get(self.paper.value())
