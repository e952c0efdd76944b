"""Booking a hand-in: state, day, channel, document number. Enter saves from any field."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from models.obligations import Channel, Verdict
from ui.dialogs.frame import FormDialog
from ui.forms.figures_form import FiguresForm
from ui.forms.receipt_form import ReceiptForm
from ui.reports.figures_table import FiguresTable
from ui.reports.files_box import FilesBox, ShownFile
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_NARROW, _WIDE = 560, 860  # without and with a table of figures
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
        form.figures = FiguresForm.open(form.owed, form.today)
        width = _WIDE if form.figures.lines else _NARROW
        super().__init__(form.title, hint, save_text="Ghi sổ", width=width, parent=parent)
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
        self.files = FilesBox()
        self.files.added.connect(self._take_files)
        self.files.removed.connect(self._drop_file)
        self.files.failed.connect(self.refuse)
        if form.folder is not None:
            self.fields.add("files", "Tệp đơn vị nộp", self.files)
        self.figures = FiguresTable(form.figures)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.figures)
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

    def _take_files(self, paths: list[Path]) -> None:
        refused = self._form.add_files(paths)
        self.refuse(" ".join(refused))
        self._show_files()

    def _drop_file(self, path: object) -> None:
        self._form.files.remove(path)
        self._show_files()

    def _show_files(self) -> None:
        self.files.show_files(ShownFile(path.name, path, path) for path in self._form.files)
        QTimer.singleShot(0, self, self._fit)  # the new lines have no height before

    def _fit(self) -> None:
        self.resize(self.sizeHint())

    def _follow_state(self) -> None:
        returned = self.state.value() == _RETURNED
        for key in ("reason", "redo_by"):
            self.fields.rows[key].setVisible(returned)
        accepted = self.state.value() == _ACCEPTED
        self.figures.setVisible(accepted and bool(self._form.figures.lines))
        self.resize(self.sizeHint())
