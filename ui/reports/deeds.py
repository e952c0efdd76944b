"""What the keys do to the cells chosen, the same in every matrix; and taking it back."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from models import extending, journal, receiving, undoing
from models.base import db
from models.database import DataFolder
from models.tracking import Cell, Matrix, same_period
from ui.context import Session
from ui.dialogs.obligation_dialogs import ExemptDialog, ExtendDialog, StrikeDialog
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.forms.receipt_form import ReceiptForm
from ui.reports.owed_dialogs import DropOwedDialog
from ui.reports.story_dialog import StoryDialog

_CHOOSE = "Hãy chọn ô của đơn vị có báo cáo phải nộp."


class Deed(NamedTuple):
    """One thing to do with cells: its keys, what the menu says, and the few words of the line."""

    key: str
    keys: tuple[Qt.Key, ...]
    sign: str  # the key as the clerk knows it
    words: str
    short: str


DEEDS = (
    Deed("today", (Qt.Key.Key_Space,), "Space", "Nhận đủ, hôm nay", "nhận hôm nay"),
    Deed(
        "book",
        (Qt.Key.Key_Return, Qt.Key.Key_Enter),
        "Enter",
        "Nhận, ghi ngày và số văn bản…",
        "nhận, ghi rõ",
    ),
    Deed("nil", (Qt.Key.Key_K,), "K", "Không phát sinh…", "không phát sinh"),
    Deed("return", (Qt.Key.Key_T,), "T", "Trả lại để làm lại…", "trả lại"),
    Deed("extend", (Qt.Key.Key_G,), "G", "Gia hạn…", "gia hạn"),
    Deed("withdraw", (Qt.Key.Key_U,), "U", "Bỏ gia hạn", "bỏ gia hạn"),
    Deed("exempt", (Qt.Key.Key_M,), "M", "Miễn báo cáo…", "miễn"),
    Deed("require", (Qt.Key.Key_B,), "B", "Bỏ miễn báo cáo", "bỏ miễn"),
    Deed("strike", (Qt.Key.Key_X,), "X", "Gạch lần nhận ghi nhầm…", "gạch lần nhận"),
    Deed("drop", (Qt.Key.Key_D,), "D", "Bỏ báo cáo thêm bằng tay…", "bỏ báo cáo thêm"),
    Deed("story", (Qt.Key.Key_H,), "H", "Lịch sử và tệp kèm theo…", "lịch sử"),
)
KEYS = {key: deed.key for deed in DEEDS for key in deed.keys}


class Deeds(QObject):
    """Does what is asked with cells; remembers it, so that one Ctrl+Z takes all of it back."""

    def __init__(
        self, session: Session, parent: QWidget, shown: Callable[[Cell], Matrix | None]
    ) -> None:
        """`shown` returns the matrix of the plan that a cell belongs to."""
        super().__init__(parent)
        self._session, self._parent, self._shown = session, parent, shown
        self._done: list[tuple[str, list[journal.Change]]] = []  # what was said, what was done
        self._acts: dict[str, Callable[[list[Cell]], None]] = {
            "today": self._book_today,
            "book": lambda cells: self._book(cells, ""),
            "nil": lambda cells: self._book(cells, "nil"),
            "return": lambda cells: self._book(cells, "returned"),
            "exempt": self._exempt,
            "extend": self._extend,
            "withdraw": self._withdraw,
            "require": self._require_again,
            "strike": self._strike,
            "drop": self._drop,
            "story": self._show_story,
        }

    def do(self, deed: str, cells: list[Cell]) -> None:
        """Do one of `DEEDS` to all cells at once; without any, say what to choose."""
        if cells:
            self._acts[deed](cells)
        else:
            self._session.notify(_CHOOSE, "info")

    def ask(self, dialog: QDialog, words: str) -> None:
        """Run a dialog that writes; `words` ("Đã gia hạn cho") begin what is said then."""
        mark = newest_change()
        if dialog.exec():
            self.tell(mark, words)

    def tell(self, mark: int, words: str) -> None:
        """Say what was done since the line `mark` of the journal; offer to take all of it back."""
        changes = [c for c in journal.recent(newest_change() - mark) if c.id > mark]
        self._session.changed.emit()
        name = changes[0].sentence.split(" của ")[-1].split(" cho ")[-1] if changes else ""
        what = f"{words} {name}." if len(changes) == 1 else f"{words} {len(changes)} báo cáo."
        self._done.append((what, changes))
        self._session.notify(what, "ok", self.undo, "Hoàn tác")

    def undo(self) -> None:
        """Take back the last deed that still stands, all or none of it. May raise RuleBroken."""
        while self._done:
            said, done = self._done.pop()
            changes = [change for change in done if undoing.can_undo(change)]
            if changes:
                with db.atomic("IMMEDIATE"):  # all or none
                    for change in changes:
                        undoing.undo(change, self._session.today)
                self._session.changed.emit()
                self._session.notify(f"Đã hoàn tác: {said.removeprefix('Đã ')}", "info")
                return
        self._session.notify("Không còn việc nào để hoàn tác ở trang này.", "info")

    def said(self) -> Sequence[tuple[str, int]]:
        """Return what may be taken back, oldest first: the words, and how many lines."""
        return [(words, len(changes)) for words, changes in self._done]

    # --- each deed ---------------------------------------------------------------------------

    def _book(self, cells: list[Cell], state: str) -> None:
        owed, folder = [cell.obligation for cell in cells], DataFolder(self._session.folder)
        form = ReceiptForm(owed, self._session.today, folder=folder)
        self.ask(ReceiptDialog(form, state, self._parent), "Đã ghi sổ")

    def _book_today(self, cells: list[Cell]) -> None:
        waiting = [cell.obligation for cell in cells if cell.standing.received_on is None]
        if not waiting:
            self._session.notify("Các ô này đã nhận báo cáo rồi.", "info")
            return
        mark = newest_change()
        form = ReceiptForm(waiting, self._session.today)
        form.save()
        self.tell(mark, "Đã nhận báo cáo của")

    def _exempt(self, cells: list[Cell]) -> None:
        owed = [cell.obligation for cell in cells]
        self.ask(ExemptDialog(owed, self._session, self._parent), "Đã miễn báo cáo cho")

    def _extend(self, cells: list[Cell]) -> None:
        owed = [cell.obligation for cell in cells]
        whole = same_period(self._shown(cells[0]), cells)
        dialog = ExtendDialog(owed, self._session, self._parent, whole)
        self.ask(dialog, "Đã gia hạn cho")

    def _withdraw(self, cells: list[Cell]) -> None:
        extended = [cell.obligation for cell in cells if cell.obligation.extended_to]
        if not extended:
            self._session.notify("Các ô này chưa được gia hạn.", "info")
            return
        mark = newest_change()
        extending.withdraw(extended)
        self.tell(mark, "Đã bỏ gia hạn của")

    def _require_again(self, cells: list[Cell]) -> None:
        freed = [cell.obligation for cell in cells if cell.obligation.exempt_on]
        if not freed:
            self._session.notify("Các ô này không được miễn báo cáo.", "info")
            return
        mark = newest_change()
        receiving.lift_exemption(freed)
        self.tell(mark, "Đã bỏ miễn báo cáo của")

    def _strike(self, cells: list[Cell]) -> None:
        newest = [cell.receipts[-1] for cell in cells if cell.receipts]
        if not newest:
            self._session.notify("Các ô này chưa ghi lần nhận nào.", "info")
            return
        self.ask(StrikeDialog(newest, self._parent), "Đã gạch lần nhận của")

    def _drop(self, cells: list[Cell]) -> None:
        extra = [cell.obligation for cell in cells if cell.obligation.origin_reason]
        if not extra:
            said = "Chỉ bỏ được báo cáo thêm bằng tay. Với báo cáo khác, hãy miễn (phím M)."
            self._session.notify(said, "info")
            return
        self.ask(DropOwedDialog(extra, self._parent), "Đã bỏ báo cáo của")

    def _show_story(self, cells: list[Cell]) -> None:
        StoryDialog(cells[0], self._session, self._parent).exec()


def newest_change() -> int:
    """Return the id of the newest line of the journal, 0 while there is none."""
    newest = journal.recent(1)
    return newest[0].id if newest else 0
