"""Writing to the late units: who, until when; one letter to all or one to each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from docgen.jobs.generating import Pending
from docgen.jobs.reminding import Written, confirm, write
from models import office
from models.database import DataFolder
from models.documents import Document
from models.tracking import Cell, Matrix
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.documents.telling import tell_made
from ui.forms.reminder_form import ADDRESSES, ReminderForm
from ui.theme import tokens
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form

_ROWS_SHOWN, _ROWS_ON_LOW = 7, 4  # on a usual screen, and on a low one
_LOW_SCREEN = 640
_SHAPES = [("Một công văn cho tất cả", False), ("Mỗi đơn vị một công văn", True)]
_ADDRESS_FROM = 2  # units, before there is a choice how to address them


class ReminderDialog(FormDialog):
    """Lists the late reports (all ticked), asks for the new day and how the letter is shaped.

    Afterwards `document` is the letter, or `pending` holds those still to be written.
    """

    def __init__(self, session: Session, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(
            "Công văn đôn đốc",
            "Công văn gửi đúng các đơn vị được chọn; số và ngày để trống cho văn thư. Lần nhắc"
            " trước, nếu có, được nêu trong công văn.",
            save_text="Tạo công văn",
            width=640,
            parent=parent,
        )
        self._session = session
        self.form = form = ReminderForm.open(matrix, session.today)
        self.document: Document | None = None
        self.pending: list[Pending] = []
        self.units = _late_list(form.late)
        line = self.fontMetrics().height() + tokens.LARGE
        low = self.screen().availableSize().height() < _LOW_SCREEN
        rows = min(_ROWS_ON_LOW if low else _ROWS_SHOWN, self.units.count())
        self.units.setMinimumHeight(line * rows)
        self.shape = Combo(_SHAPES, form.each)
        self.day = DateField(session.today, form.due_on)
        self.hour = QLineEdit(form.due_hour)
        self.contact = QLineEdit(form.contact)
        ours = office.profile_on(session.today).contact
        self.contact.setPlaceholderText(ours or "ví dụ: bà Lò Thị Mây, số điện thoại 0912 345 678")
        self.address = Combo(list(ADDRESSES), form.address)
        self.consequence = QLineEdit(form.consequence)
        self.consequence.setPlaceholderText("ví dụ: Đơn vị nộp chậm không được xét khen thưởng.")
        self.fields = self._laid_out()
        self.body.addWidget(self.fields)
        self.units.itemChanged.connect(lambda _: self._follow())
        self.shape.chosen.connect(lambda _: self._follow())
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.units.doItemsLayout()  # the lines were laid before the style gave them their height

    def chosen(self) -> list[Cell]:
        """Return the ticked ones."""
        marks = (self.units.item(row) for row in range(self.units.count()))
        ticked = [mark.checkState() == Qt.CheckState.Checked for mark in marks]
        return [cell for cell, on in zip(self.form.late, ticked, strict=True) if on]

    def accept(self) -> None:
        self.close_after(self._make)

    def _make(self) -> None:
        self._collect()
        folder = DataFolder(self._session.folder)
        if self.form.each:
            self.pending = self.form.prepare(folder)
        else:
            self.document = self.form.make(folder)

    def _collect(self) -> None:
        form = self.form
        form.chosen = [cell.obligation.id for cell in self.chosen()]
        form.each, form.address = bool(self.shape.value()), str(self.address.value() or "")
        form.due_on, form.due_hour = self.day.day(), self.hour.text()
        form.contact, form.consequence = self.contact.text(), self.consequence.text()

    def _follow(self) -> None:
        """Say how many letters there will be; only one to many may be addressed in two ways."""
        units = len({cell.unit.id for cell in self.chosen()})
        each = bool(self.shape.value())
        self.save.setText(f"Tạo {units} công văn" if each and units else "Tạo công văn")
        self.fields.rows["address"].setVisible(not each and units >= _ADDRESS_FROM)

    def _laid_out(self) -> Form:
        fields = Form()
        fields.add("units", "Báo cáo quá hạn", self.units)
        fields.add("shape", "Hình thức", self.shape)
        fields.add("day", "Hạn nộp mới", self.day, required=True, half=True)
        fields.add("hour", "Giờ", self.hour, half=True)
        fields.add("address", "Kính gửi", self.address)
        fields.add("contact", "Liên hệ", self.contact, hint="Để trống: theo thông tin cơ quan.")
        fields.add("consequence", "Nếu vẫn không nộp", self.consequence)
        return fields


def _late_list(late: list[Cell]) -> QListWidget:
    units = QListWidget()
    units.setAccessibleName("Báo cáo quá hạn")
    units.setTextElideMode(Qt.TextElideMode.ElideRight)
    units.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for cell in late:
        item = QListWidgetItem(_told(cell))
        item.setToolTip(_told(cell))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        units.addItem(item)
    return units


def _told(cell: Cell) -> str:
    owed = cell.obligation
    words = [owed.unit.name, owed.period_label, cell.standing.text.lower()]
    if cell.reminders:
        words.append(f"đã nhắc {cell.reminders} lần")
    return " · ".join(words)


def send_reminder(session: Session, matrix: Matrix, parent: QWidget) -> None:
    """Ask, make the letter or letters, and offer to open what was made."""
    dialog = ReminderDialog(session, matrix, parent)
    if not dialog.exec():
        return
    if dialog.document is not None:
        session.changed.emit()
        tell_made(session, session.folder / dialog.document.path)
        return
    pending = dialog.pending
    session.run(
        f"Lập {len(pending)} công văn đôn đốc",
        lambda progress: write(pending, progress),
        lambda written: _written(session, written),
    )


def _written(session: Session, written: Written) -> None:
    made = confirm(written)
    session.changed.emit()
    if not written.problem:
        session.notify(
            f"Đã lập {len(made)} công văn đôn đốc, mỗi đơn vị một công văn.",
            "ok",
            lambda: session.show_page("documents", document=made[0].id),
            "Xem văn bản",
        )
        return
    whole = len(made) + len(written.left)
    session.notify(
        f"{written.problem.rstrip('.')}. Đã lập {len(made)}/{whole} công văn; các đơn vị còn lại"
        " chưa có công văn và chưa ghi đôn đốc.",
        "warning",
    )
