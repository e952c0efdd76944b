"""How the dialog “Nhận biểu báo cáo” is laid out; what it does is in `receive`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QVBoxLayout,
)

from docgen.excel.fault_list import write_fault_list
from docgen.jobs.form_intake import fault_lines
from models.errors import RuleBroken
from ui.choosing_files import documents_folder
from ui.intake.detail import DetailPanel
from ui.intake.progress import ProgressLine
from ui.intake.table import EntryTable
from ui.theme import Tone, tokens
from ui.widgets.buttons import button
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from ui.intake.receive import ReceiveFormsDialog

_WORKBOOKS = "Biểu báo cáo (*.xlsx *.xlsm *.xls);;Mọi tệp (*)"
_LISTS = "Excel (*.xlsx);;Văn bản (*.txt)"
_NO_STICK = "Chưa thấy USB nào. Hãy cắm USB rồi bấm lại, hoặc chọn thư mục."


class ReceiveLayout:
    """The widgets of the dialog, and the small windows that ask for files."""

    def __init__(self, dialog: "ReceiveFormsDialog", today: date) -> None:
        self._dialog = dialog
        self.message = MessageBar()
        self.progress = ProgressLine(dialog.stop)
        self.day = DateField(today, today)
        self.sources = [
            button("Chọn tệp…", "file_in", self.ask_files),
            button("Chọn thư mục…", "open_folder", self.ask_folder),
            button("Tìm trên USB", "exchange", self.ask_stick),
        ]
        self.summary = label("", "strong", wrap=True)
        self.tick_unseen = button("", on_click=self._tick_unseen, kind="link")
        self.table, self.detail = EntryTable(), DetailPanel()
        self.copy = button("Chép kết quả", "copy", self._copy)
        self.save_faults = button("Lưu danh sách lỗi…", "save", self.ask_fault_list)
        self.undo = button("Hoàn tác cả đợt", "undo", dialog.take_back)
        self.close = button("Đóng", on_click=dialog.reject)
        self.take = button("Nhận biểu", "tick", dialog.take, kind="primary")
        self._lay_out(dialog)

    # --- asking ------------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Let the clerk choose files."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._dialog, "Chọn biểu đơn vị đã điền", documents_folder(), _WORKBOOKS
        )
        if chosen:
            self._dialog.add([Path(name) for name in chosen])

    def ask_folder(self) -> None:
        """Let the clerk choose a folder."""
        chosen = QFileDialog.getExistingDirectory(
            self._dialog, "Chọn thư mục có biểu", documents_folder()
        )
        if chosen:
            self._dialog.add([Path(chosen)])

    def ask_stick(self) -> None:
        """Search the stick that is plugged in; of several the clerk chooses one."""
        drives = self._dialog.drives()
        if not drives:
            self.message.show_message(_NO_STICK, Tone.WARNING)
        elif len(drives) == 1:
            self._dialog.add([drives[0].path], searched=True)
        else:
            menu = QMenu(self._dialog)
            for drive in drives:
                menu.addAction(
                    drive.words, lambda path=drive.path: self._dialog.add([path], searched=True)
                )
            source = self.sources[-1]
            menu.popup(source.mapToGlobal(source.rect().bottomLeft()))

    def ask_fault_list(self) -> None:
        """Let the clerk save what is wrong, to be sent back to the units."""
        start = str(Path(documents_folder()) / "Lỗi biểu báo cáo.xlsx")
        chosen, kind = QFileDialog.getSaveFileName(
            self._dialog, "Lưu danh sách lỗi", start, _LISTS
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (".xlsx", ".txt"):
            path = path.with_name(path.name + (".txt" if "txt" in kind else ".xlsx"))
        self.save_fault_list(path)

    def save_fault_list(self, path: Path) -> None:
        """Write what is wrong to a file."""
        try:
            write_fault_list(fault_lines(self._dialog.intake.refused()), path)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
        else:
            self.message.show_message(f"Đã lưu danh sách lỗi: {path}", Tone.OK)

    # --- inside ------------------------------------------------------------------------------

    def _copy(self) -> None:
        self.table.copy_all()
        self.message.show_message("Đã chép bảng. Hãy dán vào Excel hoặc Word.", Tone.OK)

    def _tick_unseen(self) -> None:
        rows = [one for one in self._dialog.intake.entries if one.is_takeable]
        self.table.tick(rows, True)

    def _lay_out(self, dialog: QDialog) -> None:
        upper = QVBoxLayout()
        upper.setContentsMargins(tokens.WIDE, tokens.MEDIUM, tokens.WIDE, tokens.SMALL)
        upper.setSpacing(tokens.SMALL)
        upper.addLayout(self._source_row())
        upper.addWidget(self.message)
        upper.addWidget(self.progress)
        upper.addLayout(_row(self.summary, self.tick_unseen))
        empty = EmptyState(
            "inbox",
            "Kéo thả biểu đã điền vào đây",
            "Thả nhiều tệp hoặc cả thư mục. Đơn vị, kỳ, phong trào được nhận ra từ trong tệp, tên"
            " tệp đặt thế nào cũng được. Chưa ghi gì vào sổ cho đến khi bấm “Nhận”.",
        )
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.detail)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        self.table.setMinimumHeight(110)
        self.detail.setMinimumHeight(100)
        self.switch = EmptySwitch(halves, empty)
        upper.addWidget(self.switch, 1)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self._foot())

    def _source_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SMALL)
        for source in self.sources:
            row.addWidget(source)
        row.addWidget(label("hoặc kéo thả vào đây", "small"))
        row.addStretch()
        words = label("Ngày nhận", "strong")
        words.setBuddy(self.day)
        self.day.setToolTip("Ghi cho mọi biểu của đợt này")
        row.addWidget(words)
        row.addWidget(self.day)
        return row

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(tokens.WIDE, tokens.MEDIUM, tokens.WIDE, tokens.MEDIUM)
        row.setSpacing(tokens.SMALL)
        for left in (self.copy, self.save_faults, self.undo):
            row.addWidget(left)
        row.addStretch()
        row.addWidget(self.close)
        row.addWidget(self.take)
        return foot


def _row(*widgets: object) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.SMALL)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, int(number == 0))
    return row
