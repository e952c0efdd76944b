"""Sổ văn bản đi: the register of outgoing papers by year and row, free numbers included."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from docgen.jobs import registering
from models import office, register
from models.attachments import scanned_ids, scans_of
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.register_entries import remove_other
from ui.context import Session
from ui.documents.files_panel import choose_scan
from ui.documents.number_dialog import NumberDialog
from ui.documents.other_paper import OtherPaperDialog
from ui.documents.register_dialogs import ChoosePaperDialog, EntryDialog
from ui.documents.register_out import export_book, preview_book
from ui.documents.register_rows import COLUMNS, RegisterRow
from ui.forms.number_form import NumberForm
from ui.forms.other_paper_form import OtherPaperForm
from ui.opening_files import open_file
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.flow import FlowLayout
from ui.widgets.message_bar import MessageBar
from ui.widgets.search_field import SearchField

_CHOOSE = "Hãy chọn một dòng trong sổ."
_FREE = "Số này chưa có văn bản. Hãy chọn dòng khác, hoặc bấm “Ghi vào số trống”."


class RegisterView(QWidget):
    """The register; Enter edits a line, or fills a free number."""

    changed = Signal()  # something was written

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folder = DataFolder(session.folder)
        self.message = MessageBar()
        self.table = DataTable(COLUMNS, sticky_first=True)
        self.table.opened.connect(self._open_line)
        self.table.picked.connect(self._follow)
        self.setFocusProxy(self.table)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the register anew."""
        self.year.set_choices(
            [(f"Năm {year}", year) for year in register.years(self._session.today)]
        )
        if self.year.value() is None:
            self.year.set_value(self._session.today.year)
        year = self.year.value()
        rows = [(name, key) for key, name in register.rows_in(year)]
        self.row.set_choices([("Tất cả các dãy số", ""), *rows])
        if self.row.value() is None:
            self.row.set_value("")
        scanned = scanned_ids()
        archive = office.profile_on(self._session.today).archive
        lines = [
            RegisterRow(
                line,
                registering.register_line(line, archive),
                line.paper is not None and line.paper.id in scanned,
            )
            for line in register.lines(year, self.row.value())
        ]
        self.table.set_rows(lines)
        self.switch.show_empty(not lines)
        self._follow(self.table.current_row())

    def show_paper(self, document: object) -> bool:
        """Bring a paper (by id) into view; False when it has no line in the register."""
        paper = Document.get_or_none(Document.id == document)
        if paper is None or not paper.number:
            return False
        self.search.clear()
        self.table.proxy.search("")
        self.year.set_value((paper.dated_on or paper.made_on).year)
        self.row.set_value("")
        self.refresh()
        for row in self.table.source.rows():
            if row.line.paper is not None and row.line.paper.id == paper.id:
                return self.table.pick(row)
        return False

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.year, self.row = Combo(), Combo()
        for box, words in ((self.year, "Năm"), (self.row, "Dãy số")):
            box.setAccessibleName(words)
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.chosen.connect(lambda _: self.refresh())
        self.row.setMinimumContentsLength(14)
        self.year.setMinimumContentsLength(7)
        self.search = SearchField("Tìm số, trích yếu, nơi nhận…")
        self.search.searched.connect(self.table.proxy.search)
        top = QHBoxLayout()
        top.setSpacing(tokens.SMALL)
        for widget, share in ((self.search, 1), (self.year, 0), (self.row, 0)):
            top.addWidget(widget, share)
        top.addStretch()
        self.export = button("Xuất Excel…", "table", self._export, keys="Ctrl+E")
        self.print = button("In sổ", "print", self.print_book)
        top.addWidget(self.export)
        top.addWidget(self.print)
        holder = QWidget()
        deeds = FlowLayout(holder)
        self.add = button("Vào sổ văn bản khác", "add", self.register_other, keys="Ctrl+Shift+N")
        self.edit = button("Sửa dòng", "edit", self._edit, keys="F2")
        self.fill = button("Ghi vào số trống", "write", self._fill)
        self.renumber = button("Ghi lại số, ngày", "write", self._renumber, keys="Ctrl+G")
        self.attach = button("Đính kèm bản ký…", "file_in", self._attach)
        self.open_scan = button("Mở bản ký", "open_outside", self._open_scan)
        self.remove = button("Bỏ khỏi sổ", "delete", self._remove)
        for widget in (
            self.add,
            self.edit,
            self.fill,
            self.renumber,
            self.attach,
            self.open_scan,
            self.remove,
        ):
            deeds.addWidget(widget)
        empty = EmptyState(
            "archive",
            "Sổ năm này chưa có văn bản nào",
            "Văn bản vào sổ khi được ghi số. Văn bản đi không lập ở đây cũng ghi được một dòng.",
            "Vào sổ văn bản khác",
            self.register_other,
        )
        self.switch = EmptySwitch(self.table, empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, tokens.MEDIUM, 0, 0)
        whole.setSpacing(tokens.MEDIUM)
        whole.addLayout(top)
        whole.addWidget(holder)
        whole.addWidget(self.message)
        whole.addWidget(self.switch, 1)

    def _follow(self, row: RegisterRow | None) -> None:
        """Switch deeds on and off with the line chosen, with the reason why."""
        paper = row.line.paper if row else None
        reason = "" if paper else _FREE if row else _CHOOSE
        for widget in (self.edit, self.renumber, self.attach):
            explain_disabled(widget, reason)
        scanned = "" if row and row.scanned else "Văn bản này chưa đính kèm bản ký."
        explain_disabled(self.open_scan, reason or scanned)
        own = paper is not None and paper.kind != register.OTHER
        explain_disabled(
            self.remove, reason or ("Chỉ bỏ được văn bản không lập trong sổ này." if own else "")
        )
        free = "" if row and not paper else "Hãy chọn một dòng “còn trống”."
        explain_disabled(self.fill, free)

    # --- deeds on a line ---------------------------------------------------------------------

    def _paper(self) -> Document | None:
        row = self.table.current_row()
        return row.line.paper if row else None

    def _open_line(self, row: RegisterRow) -> None:
        if row.line.paper is None:
            self._fill()
        else:
            self._edit()

    def _edit(self) -> None:
        if paper := self._paper():
            dialog = EntryDialog(paper, self._session.today, self)
            if dialog.exec():
                self._done()
                tell_done(self._session, [dialog.change])

    def _renumber(self) -> None:
        if paper := self._paper():
            self._number(paper)

    def _number(self, paper: Document, number: str = "") -> None:
        form = NumberForm(self._folder, paper, self._session.today, number=number)
        if NumberDialog(form, self).exec():
            self._done(paper)
            self._session.notify(f"Đã ghi số {paper.reference}.", "ok")

    def _fill(self) -> None:
        """Give a free number to a paper made here that waits for one, or to another paper."""
        row = self.table.current_row()
        if row is None or row.line.paper is not None:
            return
        number, key = f"{row.line.free[0]:02d}", row.line.sequence
        waiting = register.waiting_for(key)
        if waiting:
            dialog = ChoosePaperDialog(number, waiting, self)
            if not dialog.exec():
                return
            if paper := dialog.chosen():
                self._number(paper, number)
                return
        self.register_other(number, key)

    def register_other(self, number: str = "", key: str = "") -> None:
        """Ask for a paper not made here and write its line."""
        form = OtherPaperForm(self._session.today, number=number, **_alike(key, self._lines(key)))
        dialog = OtherPaperDialog(form, self)
        if dialog.exec():
            self._done(dialog.document)
            self._session.notify(f"Đã vào sổ số {dialog.document.reference}.", "ok")

    def _lines(self, key: str) -> list[Document]:
        rows = self.table.source.rows()
        return [row.line.paper for row in rows if row.line.paper and row.line.sequence == key]

    def _attach(self) -> None:
        paper = self._paper()
        if paper and choose_scan(self._session, paper, self):
            self._done()

    def _open_scan(self) -> None:
        paper = self._paper()
        if paper and (scans := scans_of(paper)):
            open_file(self._session, self._session.folder / scans[-1].path)

    def _remove(self) -> None:
        if paper := self._paper():
            try:
                change = remove_other(paper)
            except RuleBroken as broken:
                self.message.show_message(str(broken), Tone.ERROR)
                return
            self._done()
            tell_done(self._session, [change])

    def _done(self, paper: Document | None = None) -> None:
        self._session.changed.emit()
        self.changed.emit()
        self.refresh()
        if paper is not None:
            self.show_paper(paper.id)
        self.table.setFocus()

    # --- the whole register ------------------------------------------------------------------

    def _export(self) -> None:
        self._out(export_book)

    def print_book(self) -> None:
        """Show the register as it is printed on A4 across."""
        self._out(preview_book)

    def _out(self, deed: Callable[..., object]) -> None:
        """Write the register that is shown; why not is told above it."""
        self.message.clear()
        try:
            deed(self._session, self.year.value(), self.row.value(), self)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)


def _alike(key: str, papers: list[Document]) -> dict[str, str]:
    """Return type and symbol for another paper of a row: as the last one there has them."""
    if not key or not papers:
        return {}
    return {"type_name": papers[-1].type_name.capitalize(), "symbol": papers[-1].symbol}
