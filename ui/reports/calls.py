"""Phone and Zalo: a text to copy for each late unit and for the group, and noting the talk."""

from datetime import date

from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models import undoing
from models.errors import RuleBroken
from models.journal import Change
from models.tracking import Cell
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.forms.call_form import CALLED, WROTE, CallForm
from ui.theme import Tone, tokens
from ui.widgets.buttons import button
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_HINT = (
    "Chép tin nhắn rồi dán vào Zalo hoặc đọc qua điện thoại; sau đó bấm “Đã nhắn” hoặc “Đã gọi”"
    " để ghi vào nhật ký đôn đốc."
)
_TEXT_ROWS = 8


class CallDialog(FormDialog):
    """Shows one `CallForm`; stays open from unit to unit."""

    def __init__(self, form: CallForm, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            "Nhắn tin, gọi điện đôn đốc", _HINT, save_text=WROTE, width=680, parent=parent
        )
        self._form, self._session = form, session
        self.unit = Combo(form.choices, form.place)
        self.day = DateField(session.today, form.due_on)
        self.hour = QLineEdit(form.due_hour)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Tin nhắn")
        self.text.setTabChangesFocus(True)
        height = QFontMetrics(self.text.font()).lineSpacing() * _TEXT_ROWS + 2 * tokens.MEDIUM
        self.text.setMinimumHeight(height)
        self.copy = button("Chép tin nhắn", "copy", self._copy, keys="Ctrl+Shift+C")
        self.contact, self.note = QLineEdit(), QLineEdit()
        self.contact.setPlaceholderText("ai nghe máy, nhận tin")
        self.note.setPlaceholderText("ví dụ: hẹn gửi chiều thứ Tư")
        self.called = button(CALLED, "person", lambda: self._note(CALLED))
        self.foot.insertWidget(0, self.copy)
        self.foot.insertWidget(self.foot.count() - 1, self.called)
        self.save.setDefault(False)
        self.cancel.setText("Đóng")
        self._lay_out()
        self.unit.chosen.connect(self._turn)
        self.day.changed.connect(self._move)
        self.hour.editingFinished.connect(lambda: self._move(self.day.day()))
        self._show()

    def accept(self) -> None:
        self._note(WROTE)

    def _lay_out(self) -> None:
        self.fields = Form()
        self.fields.add("unit", "Gửi cho", self.unit)
        self.fields.add("day", "Hạn nộp mới", self.day, half=True)
        self.fields.add("hour", "Giờ", self.hour, half=True)
        self.fields.add("text", "Tin nhắn", self.text)
        self.fields.add("contact", "Người nghe máy, nhận tin", self.contact, half=True)
        self.fields.add("note", "Ghi chú", self.note, half=True)
        self.body.addWidget(self.fields)

    def _show(self) -> None:
        """Show the text in view anew, and who is spoken to."""
        form = self._form
        self.unit.set_choices(form.choices)
        self.unit.set_value(form.place)
        self.text.setPlainText(form.shown.words)
        self.contact.setText(form.contact)
        self.note.clear()

    def _turn(self, place: object) -> None:
        assert isinstance(place, int)
        self._form.place = place
        self.refuse("")
        self._show()

    def _move(self, day: date | None) -> None:
        """Write the texts with another deadline; they stay when it cannot be read."""
        self._form.due_on, self._form.due_hour = day, self.hour.text()
        try:
            self._form.write()
        except RuleBroken as broken:
            self.refuse(str(broken))
        else:
            self.refuse("")
            self.text.setPlainText(self._form.shown.words)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.message.show_message("Đã chép tin nhắn. Hãy dán vào Zalo.", Tone.OK)

    def _note(self, how: str) -> None:
        try:
            change = self._form.note(how, self.contact.text(), self.note.text())
        except RuleBroken as broken:
            self.refuse(str(broken))
            return
        self._session.changed.emit()
        self._show()
        self.message.show_message(
            f"{change.sentence}.", Tone.OK, "Hoàn tác", lambda: self._take_back(change)
        )

    def _take_back(self, change: Change) -> None:
        try:
            undoing.undo(change, self._session.today)
        except RuleBroken as broken:
            self.refuse(str(broken))
            return
        self._form.forget(change)
        self._session.changed.emit()
        self._show()
        self.message.show_message("Đã hoàn tác lần ghi vừa rồi.", Tone.INFO)


def call_late(session: Session, late: list[Cell], parent: QWidget) -> None:
    """Open the texts for late reports; say so when there are none."""
    try:
        form = CallForm.open(late, session.today)
    except RuleBroken as broken:
        session.notify(str(broken), "info")
    else:
        CallDialog(form, session, parent).exec()
