"""Booking a hand-in: state, day, channel, document number. Enter saves from any field."""

from PySide6.QtWidgets import QLineEdit, QWidget

from models.obligations import Channel, Verdict
from ui.dialogs.frame import FormDialog
from ui.forms.receipt_form import ReceiptForm
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_ACCEPTED, _NIL, _RETURNED = "accepted", "nil", "returned"
_STATES = [
    ("Nhận, đạt yêu cầu", _ACCEPTED),
    ("Không phát sinh", _NIL),
    ("Trả lại để làm lại", _RETURNED),
]


class ReceiptDialog(FormDialog):
    """Shows one `ReceiptForm`; closes only once it is saved."""

    def __init__(self, form: ReceiptForm, state: str = "", parent: QWidget | None = None) -> None:
        several = "\n".join(owed.unit.name for owed in form.owed[:12])
        hint = several if len(form.owed) > 1 else form.owed[0].due_words
        super().__init__(form.title, hint, save_text="Ghi sổ", parent=parent)
        self._form = form
        self.state = Combo(_STATES, state or _ACCEPTED)
        self.received = DateField(form.today, form.received_on)
        self.channel = Combo([(kind.label, kind) for kind in Channel], form.channel)
        self.number = QLineEdit(form.paper_number)
        self.number.setPlaceholderText("ví dụ 15/BC-TĐ")
        self.paper_on = DateField(form.today, form.paper_on)
        self.reason = QLineEdit(form.reason)
        self.redo_by = DateField(form.today, form.redo_by)
        self.note = QLineEdit(form.note)
        self.fields = Form()
        self.fields.add("state", "Kết quả", self.state, half=True)
        self.fields.add("received", "Ngày nhận", self.received, required=True, half=True)
        self.fields.add("channel", "Nhận qua", self.channel, half=True)
        self.fields.add("number", "Số văn bản của đơn vị", self.number, half=True)
        self.fields.add("paper_on", "Ngày văn bản", self.paper_on, half=True)
        self.fields.add("note", "Ghi chú", self.note, half=True)
        self.fields.add("reason", "Lý do trả lại", self.reason, required=True)
        self.fields.add("redo_by", "Nộp lại đến hết ngày", self.redo_by)
        self.body.addWidget(self.fields)
        self.state.currentIndexChanged.connect(self._follow_state)
        self._follow_state()
        (self.reason if state == _RETURNED else self.received).setFocus()

    def accept(self) -> None:
        self._collect()
        wrong = self.received.problem() or self.paper_on.problem() or self.redo_by.problem()
        problems = [wrong] if wrong else self._form.problems()
        if problems:
            self.refuse(problems[0])
        else:
            self.close_after(self._form.save)

    def _collect(self) -> None:
        form, state = self._form, self.state.value()
        form.verdict = Verdict.RETURNED if state == _RETURNED else Verdict.ACCEPTED
        form.nil = state == _NIL
        form.received_on = self.received.day()
        form.channel = self.channel.value() or Channel.PAPER
        form.paper_number = self.number.text()
        form.paper_on = self.paper_on.day()
        form.reason = self.reason.text() if state == _RETURNED else ""
        form.redo_by = self.redo_by.day() if state == _RETURNED else None
        form.note = self.note.text()

    def _follow_state(self) -> None:
        returned = self.state.value() == _RETURNED
        for key in ("reason", "redo_by"):
            self.fields.rows[key].setVisible(returned)
        self.resize(self.sizeHint())
