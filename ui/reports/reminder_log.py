"""The log of reminders: when, how, by which letter, who was spoken to. Letters can be opened."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.deadlines import vietnamese_date
from models.documents import Document
from models.errors import RuleBroken
from models.reminding import Told, cancel_letter
from ui.context import Session
from ui.dialogs.confirm import confirm
from ui.dialogs.frame import FormDialog
from ui.opening_files import open_file
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.empty import EmptyState, EmptySwitch


def _how(told: Told) -> str:
    """Return the letter by number and day, or the channel; and whether it was cancelled."""
    return f"{told.how}{' (đã hủy)' if told.void else ''}"


def _tone(told: Told) -> Tone | None:
    return Tone.NEUTRAL if told.void else None


def _columns(*, with_unit: bool) -> tuple[Column, ...]:
    about = (Column("Báo cáo", lambda told: told.report, most=20, tone=_tone),)
    if with_unit:
        about = (Column("Đơn vị", lambda told: told.unit, most=22, tone=_tone), *about)
    return (
        Column(
            "Ngày",
            lambda told: vietnamese_date(told.on),
            lambda told: (told.on.toordinal(), told.id),
            tone=_tone,
        ),
        *about,
        Column("Hình thức, công văn", _how, tip=lambda told: told.void, most=46, tone=_tone),
        Column("Người nhận", lambda told: told.contact, most=22, tone=_tone),
        Column("Ghi chú", lambda told: told.note, stretch=True, tone=_tone),
    )


class ReminderLog(QWidget):
    """A table of the log with its deeds; `read` returns the lines, the newest first."""

    def __init__(
        self, session: Session, read: Callable[[], list[Told]], *, with_unit: bool = False
    ) -> None:
        super().__init__()
        self._session, self._read = session, read
        self.table = DataTable(_columns(with_unit=with_unit))
        self.table.setMinimumHeight(320)
        self.table.setAccessibleName("Nhật ký đôn đốc")
        self.table.picked.connect(lambda _: self._follow())
        self.table.opened.connect(lambda _: self._open())
        empty = EmptyState(
            "mail",
            "Chưa đôn đốc lần nào",
            "Mỗi công văn đôn đốc, cuộc gọi, tin nhắn nhắc báo cáo được ghi lại ở đây.",
        )
        self.switch = EmptySwitch(self.table, empty)
        self.open = button("Mở công văn", "open_outside", self._open)
        self.cancel = button("Hủy công văn…", "delete", self._cancel)
        deeds = QHBoxLayout()
        deeds.addWidget(self.open)
        deeds.addWidget(self.cancel)
        deeds.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, tokens.SMALL, 0, 0)
        whole.addWidget(self.switch, 1)
        whole.addLayout(deeds)
        self.refresh()

    def refresh(self) -> None:
        """Read the log anew."""
        lines = self._read()
        self.table.set_rows(lines)
        self.switch.show_empty(not lines)
        for widget in (self.open, self.cancel):
            widget.setVisible(bool(lines))
        if lines and self.table.current_row() is None:
            self.table.pick(lines[0])
        self._follow()

    def _follow(self) -> None:
        letter = self._document()
        why = "" if letter else "Hãy chọn một dòng có công văn."
        explain_disabled(self.open, why)
        if letter is not None and letter.number:
            why = "Công văn đã có số thì không hủy được."
        explain_disabled(self.cancel, why)

    def _document(self) -> Document | None:
        told = self.table.current_row()
        if told is None or told.document is None:
            return None
        return Document.get_or_none(Document.id == told.document)

    def _open(self) -> None:
        if (letter := self._document()) is not None:
            open_file(self._session, self._session.folder / letter.path)

    def _cancel(self) -> None:
        letter = self._document()
        if letter is None or not confirm(
            self,
            "Hủy công văn đôn đốc",
            f"Công văn “{letter.subject}” sẽ ra khỏi danh sách văn bản; nhật ký vẫn giữ dòng này"
            " và ghi là đã hủy, không tính vào số lần đôn đốc.",
            "Hủy công văn",
            dangerous=True,
        ):
            return
        try:
            change = cancel_letter(letter)
        except RuleBroken as broken:
            self._session.notify(str(broken), "warning")
            return
        tell_done(self._session, [change])
        self.refresh()


class ReminderLogDialog(FormDialog):
    """The log of one plan."""

    def __init__(
        self, session: Session, title: str, read: Callable[[], list[Told]], parent: QWidget | None
    ) -> None:
        super().__init__("Nhật ký đôn đốc", title, save_text="Đóng", width=1120, parent=parent)
        self.cancel.hide()
        self.log = ReminderLog(session, read, with_unit=True)
        self.body.addWidget(self.log, 1)
