"""Nhận biểu báo cáo: filled forms dropped, chosen or found on a stick; dry run, then booking."""

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from docgen.jobs.form_intake import Entry, Intake, Standing
from docgen.jobs.incoming import Incoming
from models.errors import RuleBroken
from ui.choosing_files import dropped_files
from ui.context import Session
from ui.exchange.drives import Drive, removable_drives
from ui.intake.layout import ReceiveLayout
from ui.intake.reading import FormReading, Opened, was_stopped
from ui.intake.saying import said_of_reading, said_of_taking
from ui.theme import Tone
from ui.widgets.buttons import explain_disabled

_REFRESH_MS = 120


class ReceiveFormsDialog(QDialog):
    """Reads in the background, shows what would change, books what is ticked step by step."""

    def __init__(
        self,
        session: Session,
        paths: Iterable[Path] = (),
        parent: QWidget | None = None,
        drives: Callable[[], list[Drive]] = removable_drives,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhận biểu báo cáo")
        self.setAcceptDrops(True)
        self._session, self.drives = session, drives
        self.intake = Intake(session.today)
        self.reading = FormReading(self)
        self._waiting: deque[tuple[list[Path], bool]] = deque()  # read when the others are
        self._reading: tuple[list[Path], bool] = ([], False)
        self._left: deque[Entry] = deque()  # to be booked
        self._total = self._taken = 0
        self._stopped = False
        self.ui = ReceiveLayout(self, session.today)
        self._refreshing = self._timer(_REFRESH_MS, self.refresh)
        self._booking = self._timer(0, self._take_next)
        self._bind()
        self.refresh()
        if paths := list(paths):
            self.add(paths)

    # --- reading -----------------------------------------------------------------------------

    def add(self, paths: list[Path], searched: bool = False) -> None:
        """Read more files and folders; `searched`: a stick, of which only forms are wanted."""
        self._waiting.append((paths, searched))
        if not self.reading.is_running:
            self._read_next()

    def _read_next(self) -> None:
        self._reading = self._waiting.popleft()
        paths, searched = self._reading
        self.ui.message.clear()
        self.ui.progress.begin("Đang tìm biểu trên USB" if searched else "Đang đọc biểu")
        self.reading.start(paths, searched)
        self._follow()

    def _add_opened(self, opened: Opened) -> None:
        self.intake.add(opened.path, opened.form)
        if not self._refreshing.isActive():
            self._refreshing.start()

    def _end_reading(self, incoming: Incoming | None, error: Exception | None) -> None:
        self.ui.progress.hide()
        self._refreshing.stop()
        self.refresh()
        if was_stopped(error):
            self._waiting.clear()
        elif error is not None and not isinstance(error, RuleBroken):
            raise error  # our bug: to the one handler
        told, tone = said_of_reading(*self._reading, incoming, error, len(self.intake.entries))
        self.ui.message.show_message(told, tone)
        if self._waiting:
            self._read_next()

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the files anew."""
        ui = self.ui
        ui.table.set_rows(self.intake.entries)
        ui.switch.show_empty(not self.intake.entries)
        if ui.table.current_row() is None and self.intake.entries:
            ui.table.pick(self.intake.entries[0])
        ui.detail.show_entry(ui.table.current_row())
        self._follow()

    def _follow(self) -> None:
        """Say how many files stand where, and switch on what can be done now."""
        ui, busy = self.ui, self._busy()
        count = len(self.intake.wanted())
        ui.summary.setText(self.intake.summary())
        ui.take.setText(f"Nhận {count} biểu" if count else "Nhận biểu")
        unseen = [one for one in self._to_look_at() if not one.wanted]
        ui.tick_unseen.setText(f"Chọn cả {len(unseen)} biểu cần xem")
        ui.tick_unseen.setVisible(bool(unseen) and not busy)
        reason = busy or self._day_problem()
        reason = reason or ("" if count else "Hãy đánh dấu ít nhất một biểu để nhận.")
        explain_disabled(ui.take, reason)
        some = "" if self.intake.entries else "Chưa đọc tệp nào."
        explain_disabled(ui.copy, some)
        wrong = self.intake.refused()
        none = "" if wrong else "Không có tệp nào có lỗi."
        explain_disabled(ui.save_faults, busy or none)
        booked = "" if self.intake.booked() else "Đợt này chưa nhận biểu nào."
        explain_disabled(ui.undo, busy or booked)
        for source in ui.sources:
            explain_disabled(source, "Đang ghi sổ, xin chờ." if self._booking.isActive() else "")

    def _busy(self) -> str:
        if self._booking.isActive():
            return "Đang ghi sổ, xin chờ."
        return "Đang đọc tệp, xin chờ hoặc bấm “Dừng”." if self.reading.is_running else ""

    def _to_look_at(self) -> list[Entry]:
        return [one for one in self.intake.entries if one.standing is Standing.LOOK]

    def _day_problem(self) -> str:
        field = self.ui.day
        return field.problem() or ("" if field.day() else "Hãy ghi ngày nhận.")

    def _change_day(self) -> None:
        if day := self.ui.day.day():
            self.intake.receive_on(day)
            self.ui.detail.show_entry(self.ui.table.current_row())
            self.ui.table.viewport().update()
        self._follow()

    # --- booking -----------------------------------------------------------------------------

    def take(self) -> None:
        """Book the files that are ticked, one by one, so that the window stays alive."""
        self._left = deque(self.intake.wanted())
        self._total, self._taken, self._stopped = len(self._left), 0, False
        self.ui.message.clear()
        self.ui.progress.begin("Đang ghi sổ")
        self._booking.start()
        self._follow()

    def stop(self) -> None:
        """Stop reading, or booking after the file that is being booked."""
        self.ui.progress.stop.setEnabled(False)
        self._stopped = True
        self.reading.stop()

    def _take_next(self) -> None:
        if not self._left or self._stopped:
            self._end_taking()
            return
        entry = self._left.popleft()
        try:
            self._taken += self.intake.take(entry)
        except RuleBroken as broken:  # the book cannot be written: no use in going on
            self._end_taking(str(broken))
            return
        done = self._total - len(self._left)
        self.ui.progress.show_step(done, self._total)
        self.ui.table.show_entry(self.intake.entries.index(entry))

    def _end_taking(self, broken: str = "") -> None:
        self._booking.stop()
        self.ui.progress.hide()
        refused = self._total - len(self._left) - self._taken
        left, self._left = len(self._left), deque()
        told, tone = said_of_taking(self._taken, refused, left)
        self.refresh()
        self.ui.table.setFocus()
        undo = ("Hoàn tác cả đợt", self.take_back) if self.intake.booked() else ("", None)
        self.ui.message.show_message(broken or told, Tone.ERROR if broken else tone, *undo)
        if self._taken:
            self._session.changed.emit()

    def take_back(self) -> None:
        """Undo all that was booked here, all or none."""
        try:
            count = self.intake.take_back()
        except RuleBroken as broken:
            self.ui.message.show_message(str(broken), Tone.ERROR)
            return
        self.refresh()
        told = f"Đã hoàn tác {count} biểu: lần nhận bị gạch, số liệu cũ trở lại."
        self.ui.message.show_message(told, Tone.INFO)
        self._session.changed.emit()

    # --- window ------------------------------------------------------------------------------

    def reject(self) -> None:
        """Close; while booking only stop, so that what became of it is seen."""
        if self._booking.isActive():
            self.stop()
            return
        self.reading.abandon()
        self._refreshing.stop()
        if count := len(self.intake.booked()):
            told = f"Đã nhận {count} biểu báo cáo."
            self._session.notify(told, "ok", self._take_back_later, "Hoàn tác")
        super().reject()

    def _take_back_later(self) -> None:
        count = self.intake.take_back()
        self._session.changed.emit()
        self._session.notify(f"Đã hoàn tác việc nhận {count} biểu báo cáo.", "info")

    def sizeHint(self) -> QSize:
        screen = self.screen()
        room = screen.availableSize() if screen else QSize(1366, 768)
        return QSize(min(1180, room.width() - 40), min(690, room.height() - 40))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and not self._booking.isActive():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(dropped_files(event.mimeData()))

    def _timer(self, wait_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(wait_ms)
        timer.timeout.connect(act)
        return timer

    def _bind(self) -> None:
        ui = self.ui
        self._refreshing.setSingleShot(True)
        self.reading.opened.connect(self._add_opened)
        self.reading.progressed.connect(ui.progress.show_step)
        self.reading.ended.connect(self._end_reading)
        ui.table.picked.connect(ui.detail.show_entry)
        ui.table.entries.ticked.connect(self._follow)
        ui.day.changed.connect(lambda _: self._change_day())
