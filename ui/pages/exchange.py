"""Trao đổi USB: a package upward in three steps; whatever comes in is dropped here."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QWidget,
)

from docgen.jobs import exporting, importing
from docgen.jobs.incoming import Kind
from docgen.package import PackageResult, verify_package
from models.deadlines import vietnamese_date
from models.documents import Export
from models.errors import Cancelled, RuleBroken
from ui.choosing_files import dropped_files
from ui.context import Session
from ui.dialogs.confirm import confirm
from ui.exchange.drives import Drive, removable_drives
from ui.exchange.incoming import IncomingCard
from ui.exchange.result import ResultCard
from ui.exchange.what import WhatCard
from ui.exchange.where import WhereCard
from ui.intake.doors import Doors, receive_forms
from ui.intake.hand_out import HandOutDialog
from ui.opening_files import open_folder_of
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.task import Progress
from ui.theme import Tone, tokens
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label
from ui.widgets.page import Page
from ui.widgets.pill import Pill

_NARROW = 760
_SUBTITLE = "Gửi bảng tổng hợp lên cấp trên; phát và nhận biểu báo cáo, nhận tệp phong trào"
_RECEIVED = "Tệp nhận về (*.json *.xlsx *.xlsm *.xls *.docx *.txt *.md);;Mọi tệp (*)"
_DONE = Pill("Đã xong", Tone.OK, "ok")
_CUT = Pill("Ghi dở", Tone.WARNING, "warning")
EXPORT_COLUMNS = (
    Column("Ngày", lambda row: vietnamese_date(row.made_on), lambda row: row.made_on.toordinal()),
    Column("Kết quả", lambda row: _pill(row).text, pill=lambda row: _pill(row)),
    Column("Kỳ", lambda row: row.period or "Tất cả"),
    Column("Gói", lambda row: Path(row.folder).name, stretch=True, tip=lambda row: row.folder),
    Column("Số tệp", lambda row: str(len(row.files)), lambda row: len(row.files), align="right"),
)


class ExchangePage(Page):
    """What, where, write; below, what was written before and what comes in."""

    def __init__(
        self, session: Session, drives: Callable[[], list[Drive]] = removable_drives
    ) -> None:
        super().__init__("Trao đổi USB", _SUBTITLE)
        self._session = session
        self._pending: Export | None = None
        self.what = WhatCard(session)
        self.place = WhereCard(drives)
        self.go = button("Ghi gói tổng hợp", "export", self._write, kind="primary")
        self.result = ResultCard(lambda path: open_folder_of(session, path))
        self.table = DataTable(EXPORT_COLUMNS)
        self.table.opened.connect(lambda row: open_folder_of(session, Path(row.folder)))
        self.ask_package: Callable[[], str] = lambda: QFileDialog.getExistingDirectory(
            self, "Chọn thư mục của gói"
        )
        self.ask_file: Callable[[], str] = lambda: QFileDialog.getOpenFileName(
            self, "Chọn tệp nhận về", "", _RECEIVED
        )[0]
        self.setAcceptDrops(True)
        self.doors = Doors(
            session, self, {Kind.CAMPAIGN: self._take_campaigns, Kind.PACKAGE: self._check_all}
        )
        self._lay_out()
        self.what.changed.connect(self._follow)
        self.place.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Read plans and earlier packages anew."""
        self.what.refresh()
        rows = [row for row in exporting.earlier() if row != self._pending]
        self.table.set_rows(rows)
        self.earlier.show_empty(not rows)
        line = self.table.verticalHeader().defaultSectionSize()
        self.earlier.setFixedHeight(line * (max(4, min(len(rows), 8)) + 1) + 12)
        self._tell_unfinished([row for row in rows if not row.done])
        self._follow()

    def focus_target(self, code: str = "", period: str = "", files: Sequence[Path] = ()) -> None:
        """Tick one plan, and choose a period of it; or take files in."""
        if files:
            self.doors.take(list(files))
            return
        if code:
            self.what.tick(code)
        if period:
            self.what.period.set_value(period)
        self._follow()
        self.go.setFocus()

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._steps = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._steps.setSpacing(tokens.MEDIUM)
        self._steps.addWidget(self.what, 3)
        self._steps.addWidget(self.place, 2)
        self.body.addLayout(self._steps)
        self.body.addWidget(self._third_step())
        self.body.addWidget(self.result)
        self.incoming = IncomingCard()
        self.incoming.asked.connect(self._do_incoming)
        self.body.addWidget(self.incoming)
        empty = EmptyState(
            "package", "Chưa ghi gói nào", "Gói đã ghi được liệt kê ở đây, kể cả gói ghi dở."
        )
        self.earlier = EmptySwitch(self.table, empty)
        card = Card("Các gói đã ghi", sign="archive")
        card.body.addWidget(self.earlier)
        self.body.addWidget(card)
        self.body.addStretch()

    def _third_step(self) -> Card:
        card = Card("3. Ghi và kiểm tra", sign="export")
        self.told = label("", "soft", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(tokens.MEDIUM)
        row.addWidget(self.told, 1)
        row.addWidget(self.go)
        card.body.addLayout(row)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < _NARROW
        self._steps.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    # --- writing -----------------------------------------------------------------------------

    def _follow(self) -> None:
        codes, target = self.what.codes(), self.place.target()
        reason = "" if codes else "Hãy chọn ít nhất một phong trào."
        reason = reason or self.place.reason()
        if self._pending is not None:
            reason = "Đang ghi một gói. Hãy chờ xong rồi ghi gói khác."
        explain_disabled(self.go, reason)
        period = self.what.period.currentText().lower()
        ready = f"{len(codes)} phong trào, {period} → {target}"
        self.told.setText(reason or f"Sẽ ghi bảng tổng hợp Excel và tệp cho máy đọc: {ready}.")

    def _write(self) -> None:
        target = self.place.target()
        if target is None:
            return
        self.result.hide()
        self.message.clear()
        if not target.is_dir():  # pulled out: writing would make a folder on this computer
            told = f"Không còn thấy “{target}”. Hãy cắm lại USB hoặc chọn nơi khác."
            self.message.show_message(told, Tone.ERROR)
            return
        snapshot = exporting.collect(
            self.what.codes(), self._session.today, self.what.period.value() or ""
        )
        self._pending = exporting.note(snapshot, target)
        self._follow()
        work = partial(_write_or_stop, snapshot, target)
        self._session.run("Ghi gói tổng hợp", work, self._written, self._failed)

    def _written(self, result: PackageResult | None) -> None:
        row, self._pending = self._pending, None
        if result is None:
            exporting.drop(row)
            self._session.notify("Đã dừng; trên USB không có gói mới.", "warning")
        else:
            exporting.confirm(row, result)
            self.result.show_result(result)
            self._session.changed.emit()
        self.refresh()
        if result is not None:
            self._bring_into_view(self.result)

    def _bring_into_view(self, card: QWidget) -> None:
        QApplication.sendPostedEvents()  # the card has its place only now
        area = card.parentWidget().parentWidget().parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(card, 0, tokens.WIDE)

    def _failed(self, error: Exception) -> None:
        row, self._pending = self._pending, None
        exporting.drop(row)
        self.refresh()
        if not isinstance(error, RuleBroken):
            raise error  # our bug: to the one handler
        self.message.show_message(str(error), Tone.ERROR)

    def _tell_unfinished(self, rows: list[Export]) -> None:
        if rows:
            text = (
                f"{len(rows)} gói ghi dở vì máy tắt hoặc USB bị rút. Hãy ghi lại gói; bấm"
                " “Dọn dẹp” để bỏ phần ghi dở."
            )
            self.message.show_message(text, Tone.WARNING, "Dọn dẹp", lambda: self._forget(rows))

    def _forget(self, rows: list[Export]) -> None:
        for row in rows:
            exporting.forget(row)
        self.message.clear()
        self.refresh()

    # --- checking and receiving --------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.message.clear()
        self.doors.take(dropped_files(event.mimeData()))

    def _do_incoming(self, deed: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "hand_out": lambda: HandOutDialog(self._session, parent=self).exec(),
            "forms": lambda: receive_forms(self._session, self, []),
            "file": self._receive,
            "check": self._check,
        }
        deeds[deed]()

    def _check(self) -> None:
        if picked := self.ask_package():
            self._check_all([Path(picked)])

    def _check_all(self, folders: list[Path]) -> None:
        for folder in folders:
            work = partial(_verified, folder)
            done = partial(self._checked, folder)
            self._session.run(f"Kiểm tra gói “{folder.name}”", work, done)

    def _checked(self, folder: Path, problems: list[str]) -> None:
        if not problems:
            text = f"Gói “{folder.name}” nguyên vẹn: mọi tệp đúng như bản kê."
            self.message.show_message(text, Tone.OK)
            return
        more = f" (và {len(problems) - 3} lỗi khác)" if len(problems) > 3 else ""
        self.message.show_message(" ".join(problems[:3]) + more, Tone.ERROR)

    def _receive(self) -> None:
        if picked := self.ask_file():
            self.message.clear()
            self.doors.take([Path(picked)])

    def _take_campaigns(self, paths: list[Path]) -> None:
        for path in paths:
            self._take_campaign(path)

    def _take_campaign(self, path: Path) -> None:
        today = self._session.today
        try:
            seen = importing.take_in(path, today, check=True)
            text = "\n".join(seen.sentences)
            if not confirm(self, f"Nhận “{path.name}”?", text, "Nhận phong trào"):
                return
            taken = importing.take_in(path, today)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
            return
        self._session.changed.emit()
        self.refresh()
        self._session.notify(
            taken.sentences[0],
            "ok",
            lambda: self._session.show_page("campaigns", code=taken.code),
            "Mở",
        )


def _verified(folder: Path, progress: Progress) -> list[str]:
    """Read a package again; return what is wrong with it. Runs in the background."""
    return verify_package(folder)


def _write_or_stop(
    snapshot: exporting.Snapshot, target: Path, progress: Progress
) -> PackageResult | None:
    """Write the package; None when the clerk stopped it. Runs in the background."""
    try:
        return exporting.write(snapshot, target, progress)
    except Cancelled:
        return None


def _pill(row: Export) -> Pill:
    return _DONE if row.done else _CUT


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return ExchangePage(session)
