"""The whole history of one report, with the files that came in; files are added here later on."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from docgen.jobs import receipt_files
from models.attachments import Attachment
from models.database import DataFolder
from models.errors import RuleBroken
from models.journal import Change
from models.obligation_story import Event, story_of
from models.tracking import Cell
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.reports.files_box import FilesBox, ShownFile
from ui.reports.story_lines import event_line
from ui.theme import tokens
from ui.units.telling import tell_done


class StoryDialog(FormDialog):
    """Shows one obligation's log, void lines too; nothing here but the files can be changed."""

    def __init__(self, cell: Cell, session: Session, parent: QWidget | None = None) -> None:
        owed = cell.obligation
        about = " · ".join(dict.fromkeys((owed.title, owed.period_label)))
        super().__init__(
            f"Lịch sử: {owed.unit.name}",
            f"{about}. {cell.standing.text}. {owed.due_words}",
            save_text="Đóng",
            width=640,
            parent=parent,
        )
        self._owed, self._session = owed, session
        self.boxes: dict[int, FilesBox] = {}  # by receipt
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.TIGHT)
        self.body.addLayout(self._lines)
        self.cancel.hide()
        self._show()

    def _show(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self.boxes = {}
        for event in story_of(self._owed).events:
            self._lines.addWidget(event_line(event, below=self._files(event)))
        QTimer.singleShot(0, self, self._fit)  # the new lines have no height before

    def _fit(self) -> None:
        self.resize(self.sizeHint())

    def _files(self, event: Event) -> FilesBox | None:
        if event.receipt is None or (event.void and not event.files):
            return None
        box = FilesBox()
        box.show_files(
            ShownFile(item.name, self._session.folder / item.path, item) for item in event.files
        )
        box.added.connect(lambda paths: self._attach(event, paths))
        box.removed.connect(self._remove)
        box.failed.connect(self.refuse)
        self.boxes[event.receipt.id] = box
        return box

    def _attach(self, event: Event, paths: list[Path]) -> None:
        assert event.receipt is not None  # only such lines have a box
        folder = DataFolder(self._session.folder)
        try:
            change = receipt_files.attach(folder, event.receipt, paths, self._session.today)
        except RuleBroken as broken:
            self.refuse(str(broken))
            return
        self.refuse("" if change else "Các tệp này đã đính kèm rồi.")
        self._tell(change, "Đã đính kèm tệp")

    def _remove(self, attachment: Attachment) -> None:
        self.refuse("")
        self._tell(receipt_files.remove(attachment), f"Đã bỏ tệp “{attachment.name}”")

    def _tell(self, change: Change | None, words: str) -> None:
        if change is not None:
            tell_done(self._session, [change], words)
        self._show()
