"""What a compiled report changed against the one before: a few lines, and all in a window."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from docgen.jobs.comparing import Comparison
from models.report_changes import Change
from ui.dialogs.frame import FormDialog
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.widgets.buttons import button
from ui.widgets.labels import label

NO_CHANGE = "Không có số liệu nào thay đổi."
_FEW = 4  # lines beside the list of papers
_LETTERS = 90  # of one line there
COLUMNS = (
    Column("Về", lambda change: change.topic.label),
    Column("Số liệu", lambda change: change.name, tip=lambda change: change.name, stretch=True,
           least=26),
    Column("Bản trước", lambda change: change.before, tip=lambda change: change.before, most=30),
    Column("Bản này", lambda change: change.after, tip=lambda change: change.after, most=30),
    Column("Đơn vị thay đổi", lambda change: "; ".join(change.units),
           tip=lambda change: "\n".join(change.units), most=30),
)  # fmt: skip


def counted(told: Comparison) -> str:
    """Return "Thay đổi so với bản ngày 20/11/2026: 05 số liệu"."""
    return f"{told.title}: {len(told.found):02d} số liệu" if told.found else told.title


def show_changes(told: Comparison, parent: QWidget) -> None:
    """Show every change until the window is closed."""
    dialog = ChangesDialog(told, parent)
    dialog.exec()
    dialog.deleteLater()


class ChangesBox(QWidget):
    """The first changes of one report; a link shows all of them."""

    def __init__(self, told: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        shown = [_short(change) for change in told.found[:_FEW]] or [NO_CHANGE]
        lines.addWidget(label(told.title, "small", wrap=True))
        for words in shown:
            lines.addWidget(label(words, wrap=True))
        self.all = button(
            f"Xem cả {len(told.found)} thay đổi…", on_click=self.show_all, kind="link"
        )
        self.all.setVisible(bool(told.found))
        lines.addWidget(self.all)
        self.setAccessibleName("\n".join([told.title, *shown]))

    def show_all(self) -> None:
        """Show every change in a window of its own."""
        show_changes(self._told, self.window())


class ChangesDialog(FormDialog):
    """All changes of a report as a table that can be sorted and copied."""

    def __init__(self, told: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(
            counted(told),
            "Hàng của chỉ tiêu nêu các đơn vị đã bổ sung hoặc sửa số liệu.",
            save_text="Đóng",
            width=1000,
            parent=parent,
        )
        self.cancel.hide()
        self.table = DataTable(COLUMNS, told.found, many=True)
        self.table.setMinimumHeight(380)
        self.body.addWidget(self.table, 1)
        self.table.setFocus()

    def accept(self) -> None:
        self.reject()


def _short(change: Change) -> str:
    words = change.words
    return words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1]}…"
