"""Văn bản: every paper that was made, its number, and its file in Word."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from docgen.drafts.kinds import KINDS
from docgen.jobs import papers
from docgen.jobs.comparing import compared
from docgen.jobs.papers import FileState
from docgen.jobs.versions import is_edited
from models.database import DataFolder
from models.deadlines import vietnamese_date
from models.documents import Document, newest
from models.errors import RuleBroken
from ui.context import Session
from ui.dialogs.confirm import confirm
from ui.documents.changes import NO_CHANGE, counted, show_changes
from ui.documents.details import DetailsPanel
from ui.documents.new_paper import NewPaperDialog
from ui.documents.number_dialog import NumberDialog
from ui.documents.register_view import RegisterView
from ui.documents.telling import tell_made
from ui.forms.number_form import NumberForm
from ui.opening_files import open_file, open_folder_of
from ui.pages.beside import Beside
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone, tokens
from ui.widgets.buttons import button, explain_disabled, menu_button
from ui.widgets.chips import FilterBar
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyState, EmptySwitch
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Page
from ui.widgets.pill import Pill
from ui.widgets.search_field import SearchField

_STATE_PILLS = {
    FileState.WHOLE: Pill("Còn đủ", Tone.OK, "ok"),
    FileState.MISSING: Pill("Mất tệp", Tone.ERROR, "rejected"),
    FileState.CUT: Pill("Ghi dở", Tone.WARNING, "warning"),
}
_TYPES = list(dict.fromkeys(kind.type_name for kind in KINDS.values()))
_UNNUMBERED = "chưa có số"
_NO_NUMBER = Pill(_UNNUMBERED, Tone.WARNING, "todo")


@dataclass(frozen=True)
class PaperRow:
    """One line of the list."""

    document: Document
    state: FileState

    @property
    def day(self) -> date:
        return self.document.dated_on or self.document.made_on

    @property
    def kind(self) -> str:
        """Return the kind in one or two words: the list has no room for more."""
        known = KINDS.get(self.document.kind)
        return known.type_name if known else self.document.type_name or "Khác"

    @property
    def plan(self) -> str:
        return self.document.plan.code if self.document.plan else ""


COLUMNS = (
    Column("Ngày", lambda row: vietnamese_date(row.day), lambda row: row.day.toordinal()),
    Column("Loại", lambda row: row.kind),
    Column(
        "Số, ký hiệu",
        lambda row: row.document.reference or _UNNUMBERED,
        pill=lambda row: None if row.document.number else _NO_NUMBER,
    ),
    Column("Trích yếu", lambda row: row.document.subject, stretch=True),
    Column("Tệp", lambda row: _STATE_PILLS[row.state].text, pill=lambda r: _STATE_PILLS[r.state]),
    Column("Phong trào", lambda row: row.plan, tip=lambda row: _plan_tip(row)),
    Column("Người ký", lambda row: row.document.signer, most=18),
)


class DocumentsPage(Page):
    """All papers, newest first; Enter opens one in Word."""

    def __init__(self, session: Session) -> None:
        super().__init__("Văn bản", "Kế hoạch, công văn, quyết định đã lập", scrolls=False)
        self._session = session
        self._folder = DataFolder(session.folder)
        create = menu_button("Tạo văn bản", "add", kind="primary")
        for key, kind in KINDS.items():
            create.menu().addAction(kind.name, lambda key=key: self.create(key))
        self.header.add_action(button("Kiểm tra tệp Word…", "law", self._lint_other))
        self.header.add_action(create)
        self.table = DataTable(COLUMNS)
        self.table.setColumnHidden(len(COLUMNS) - 1, True)  # the signer: searched, not shown
        self.table.opened.connect(lambda row: self._open())
        self.table.picked.connect(self._follow)
        self.begins_with = self.table
        self.details = DetailsPanel(session)
        self.register = RegisterView(session)
        self.tabs = QTabWidget()
        self._lay_out()
        self.register.changed.connect(self.refresh_made)
        self.details.files.changed.connect(self.register.refresh)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        self.refresh_made()

    def refresh(self) -> None:
        """Read papers and register anew and look at the files."""
        self.refresh_made()
        self.register.refresh()

    def refresh_made(self) -> None:
        """Read anew the papers that were made here."""
        rows = [
            PaperRow(item, papers.file_state(self._folder, item)) for item in newest() if item.path
        ]
        self.table.set_rows(rows)
        self.switch.show_empty(not rows)
        years = sorted({row.day.year for row in rows}, reverse=True)
        self.year.set_choices([("Tất cả các năm", None), *((f"Năm {y}", y) for y in years)])
        for key in ("", *_TYPES):
            count = sum(not key or row.kind == key for row in rows)
            self.filters.set_count(key, count)
            self.filters.set_shown(key, not key or count > 0)
        self._filter()
        self._tell_lost(_lost(rows))
        self._follow(self.table.current_row())

    def focus_target(self, document: object = "") -> None:
        """Bring one paper (by id) into view; one not made here in the register."""
        self.tabs.setCurrentIndex(0)
        self.search.clear()
        self.table.proxy.search("")
        self.year.set_value(None)
        self.filters.choose("")
        for row in self.table.source.rows():
            if str(row.document.id) == str(document):
                self.table.pick(row)
                self.table.setFocus()
                return
        if document and self.register.show_paper(document):
            self.tabs.setCurrentWidget(self.register)
        self.tabs.currentWidget().setFocus()

    def create(self, kind: str, code: str = "") -> None:
        """Ask, make a paper, and offer to open it."""
        dialog = NewPaperDialog(self._session, kind, code, self)
        if dialog.exec():
            self._made(dialog.document)

    # --- layout ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.filters = FilterBar()
        for words in ("", *_TYPES):
            self.filters.add_chip(words, words or "Tất cả")
        self.filters.changed.connect(self._filter)
        self.year = Combo([("Tất cả các năm", None)])
        self.year.setAccessibleName("Năm")
        self.year.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.year.chosen.connect(lambda _: self._filter())
        self.search = SearchField("Tìm số, trích yếu, người ký…")
        self.search.searched.connect(self.table.proxy.search)
        top = QHBoxLayout()
        top.setSpacing(tokens.MEDIUM)
        top.addWidget(self.search, 1)
        top.addWidget(self.year)
        top.addStretch()
        deeds = QWidget()
        row = FlowLayout(deeds)
        self.deeds = [
            self._deed("Xem trước", "preview", self._preview, keys="F9", needs_file=True),
            self._deed("Mở trong Word", "open_outside", self._open, needs_file=True),
            self._deed("Mở thư mục", "open_folder", self._open_folder),
            self._deed("In", "print", self._print, needs_file=True),
            self._deed("Kiểm tra thể thức", "law", self._lint, keys="F7", needs_file=True),
            self._deed("Ghi số, ngày", "write", self._number, keys="Ctrl+G"),
            self._deed("Tạo lại", "refresh", self._make_again),
        ]
        for deed, _ in self.deeds:
            row.addWidget(deed)
        empty = EmptyState(
            "documents",
            "Chưa có văn bản nào",
            "Văn bản được lập từ phong trào, báo cáo quá hạn và danh sách đề nghị khen thưởng.",
            "Tạo kế hoạch",
            lambda: self.create("plan"),
        )
        self.switch = EmptySwitch(Beside(self.table, self.details, 270), empty)
        made = QWidget()
        made.setFocusProxy(self.table)
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, tokens.MEDIUM, 0, 0)
        inside.setSpacing(tokens.MEDIUM)
        inside.addLayout(top)
        inside.addWidget(self.filters)
        inside.addWidget(deeds)
        inside.addWidget(self.switch, 1)
        self.tabs.addTab(made, "Văn bản đã lập")
        self.tabs.addTab(self.register, "Sổ văn bản đi")
        self.body.addWidget(self.tabs, 1)

    def _deed(
        self,
        text: str,
        sign: str,
        do: Callable[[], object],
        *,
        keys: str = "",
        needs_file: bool = False,
    ) -> tuple[QPushButton, bool]:
        return button(text, sign, do, keys=keys), needs_file

    # --- showing -----------------------------------------------------------------------------

    def _filter(self) -> None:
        kind, year = self.filters.chosen(), self.year.value()
        self.table.proxy.keep(
            lambda row: (not kind or row.kind == kind) and (year is None or row.day.year == year)
        )

    def _follow(self, row: PaperRow | None) -> None:
        self.details.show_paper(row.document if row else None)
        for deed, needs_file in self.deeds:
            reason = "" if row else "Hãy chọn một văn bản trong danh sách."
            if row and needs_file and row.state is not FileState.WHOLE:
                reason = "Tệp không còn nguyên. Hãy bấm “Tạo lại”."
            explain_disabled(deed, reason)

    def _tell_lost(self, lost: list[PaperRow]) -> None:
        if not lost:
            self.message.clear()
            return
        text = f"{len(lost)} văn bản mất tệp hoặc ghi dở. Chọn văn bản đó rồi bấm “Tạo lại”."
        self.message.show_message(
            text, Tone.WARNING, "Xem văn bản đầu tiên", lambda: self._show_lost(lost[0])
        )

    def _show_lost(self, row: PaperRow) -> None:
        self.focus_target(document=row.document.id)

    # --- deeds -------------------------------------------------------------------------------

    def _path(self) -> Path | None:
        row = self.table.current_row()
        if row is None:
            self._session.notify("Hãy chọn một văn bản trong danh sách.", "info")
            return None
        return self._session.folder / row.document.path

    def _open(self) -> None:
        if path := self._path():
            open_file(self._session, path)

    def _open_folder(self) -> None:
        if path := self._path():
            open_folder_of(self._session, path)

    def _preview(self, *, printing: bool = False) -> None:
        if path := self._path():
            from ui.preview.dialog import show_preview  # what it stands on loads slowly

            subject = self.table.current_row().document.subject
            show_preview(self._session, path, subject, self, printing=printing)

    def _print(self) -> None:
        if self.tabs.currentWidget() is self.register:
            self.register.print_book()
        else:
            self._preview(printing=True)

    def _lint(self) -> None:
        if path := self._path():
            from ui.documents.lint_dialog import show_lint

            show_lint(self._session, path, self.table.current_row().document.subject, self)

    def _lint_other(self) -> None:
        from ui.documents.lint_dialog import show_lint

        show_lint(self._session, None, parent=self)

    def _number(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        form = NumberForm(self._folder, row.document, self._session.today)
        if NumberDialog(form, self).exec():
            self._changed()
            self._session.notify(
                f"Đã ghi số {row.document.reference}.", "ok", self._open, "Mở trong Word"
            )

    def _make_again(self) -> None:
        row = self.table.current_row()
        if row is None or not self._may_leave_edited(row.document):
            return
        try:
            made = papers.make_again(self._folder, row.document, self._session.today)
        except RuleBroken as broken:
            self.message.show_message(str(broken), Tone.ERROR)
        else:
            self._made(made)

    def _may_leave_edited(self, document: Document) -> bool:
        """Ask before a paper edited in Word is made anew; the edited file stays in any case."""
        return not is_edited(self._folder, document) or confirm(
            self,
            "Văn bản này đã sửa trong Word",
            "Bản mới lập từ dữ liệu không có những chỗ đã sửa trong Word. Bản đã sửa vẫn được"
            " giữ nguyên, có thể mở lại ở mục “Bản trước”.",
            "Lập bản mới",
        )

    def _made(self, document: Document) -> None:
        self._changed()
        self.focus_target(document=document.id)
        tell_made(self._session, self._session.folder / document.path)
        self._tell_changes(document)

    def _tell_changes(self, document: Document) -> None:
        """Say how many figures of a report differ from the one before, with the way to them."""
        told = compared(document)
        if told is not None:
            text = f"{counted(told)}." if told.found else f"{told.title}: {NO_CHANGE.lower()}"
            way = ("Xem thay đổi", lambda: show_changes(told, self)) if told.found else ()
            self.message.show_message(text, Tone.INFO, *way)

    def _changed(self) -> None:
        self._session.changed.emit()
        self.refresh()


def _lost(rows: list[PaperRow]) -> list[PaperRow]:
    """Return the papers whose file is not whole and that were not made again since."""
    newest: dict[tuple[str, object], int] = {}
    for row in rows:
        if row.state is FileState.WHOLE:
            about = (row.document.kind, row.document.plan_id)
            newest[about] = max(newest.get(about, 0), row.document.id)
    return [
        row
        for row in rows
        if row.state in (FileState.MISSING, FileState.CUT)
        and newest.get((row.document.kind, row.document.plan_id), 0) < row.document.id
    ]


def _plan_tip(row: PaperRow) -> str:
    return row.document.plan.subject if row.document.plan else ""


def make_page(session: Session) -> QWidget:
    """Return the page for the window."""
    return DocumentsPage(session)
