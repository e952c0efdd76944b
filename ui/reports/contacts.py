"""Whom to call: late reports by contact person; printed, copied, or gone through one by one."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from docgen.contacts_html import as_text, contact_sections, contact_words, late_words, report_line
from docgen.contexts.wording import capital
from docgen.drives import safe_name
from models.contacts import ContactLine, by_contact
from models.database import DataFolder
from models.errors import RuleBroken
from models.files import atomic_write, world_failed
from models.reminding import to_remind
from models.tracking import Cell
from models.units import Cluster
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.dialogs.unit_dialog import UnitDialog
from ui.forms.unit_form import UnitForm
from ui.reports.calls import call_late
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import Tone
from ui.units.telling import tell_done
from ui.widgets.buttons import button
from ui.widgets.empty import EmptyState, EmptySwitch

_NAME = "Danh sách liên hệ đôn đốc"
_HINT = "Mỗi dòng là một người cần gọi. Enter: điền người liên hệ còn thiếu, hoặc soạn tin nhắn."


def _reports(line: ContactLine) -> str:
    """Return what is late; units are named where there are several."""
    told = late_words if len(line.units) == 1 else report_line
    return capital("; ".join(told(cell) for cell in line.cells))


def _missing(line: ContactLine) -> Tone | None:
    return None if line.known else Tone.WARNING


COLUMNS = (
    Column("Người liên hệ", contact_words, tone=_missing, least=16, most=24),
    Column("Điện thoại", lambda line: line.phone, most=16),
    Column("Đơn vị", lambda line: "; ".join(unit.name for unit in line.units), most=24),
    Column("Báo cáo quá hạn", _reports, stretch=True, tip=lambda line: _reports(line)),
    Column(
        "Đã nhắc",
        lambda line: f"{_most(line)} lần" if _most(line) else "",
        lambda line: _most(line),
    ),
)


def _most(line: ContactLine) -> int:
    return max(cell.reminders for cell in line.cells)


class ContactsDialog(FormDialog):
    """One line a person; units without anybody stand last and can be filled in from here."""

    def __init__(
        self, session: Session, late: Callable[[], list[Cell]], parent: QWidget | None = None
    ) -> None:
        """`late` reads anew what is late."""
        super().__init__(
            "Danh sách theo người liên hệ", _HINT, save_text="Đóng", width=1120, parent=parent
        )
        self._session, self._late = session, late
        self.table = DataTable(COLUMNS)
        self.table.setMinimumHeight(300)
        self.table.setAccessibleName("Người liên hệ của các đơn vị quá hạn")
        self.table.opened.connect(self._open)
        empty = EmptyState("ok", "Không có đơn vị nào quá hạn", "")
        self.switch = EmptySwitch(self.table, empty)
        self.body.addWidget(self.switch, 1)
        self.call = button("Soạn tin nhắn", "send", self._call)
        self.fill = button("Điền người liên hệ", "edit", self._fill)
        self.copy = button("Chép danh sách", "copy", self._copy)
        self.print = button("Xem trước và in", "print", self._print)
        for place, widget in enumerate((self.call, self.fill, self.copy, self.print)):
            self.foot.insertWidget(place, widget)
        self.cancel.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read what is late anew."""
        lines = by_contact(to_remind(self._late()))
        self.table.set_rows(lines)
        self.switch.show_empty(not lines)
        for widget in (self.call, self.fill, self.copy, self.print):
            widget.setVisible(bool(lines))
        if self.table.current_row() is None and lines:
            self.table.pick(lines[0])
        without = sum(not line.known for line in lines)
        said = f"{without} đơn vị chưa có người liên hệ. Chọn dòng rồi bấm “Điền người liên hệ”."
        self.message.show_message(said if without else "", Tone.WARNING, closable=False)

    def _open(self, line: ContactLine) -> None:
        if line.known:
            self._call(line)
        else:
            self._fill(line)

    def _call(self, line: ContactLine | None = None) -> None:
        if (line := line or self._current()) is not None:
            call_late(self._session, list(line.cells), self)
            self.refresh()

    def _fill(self, line: ContactLine | None = None) -> None:
        line = line or self._current()
        if line is None:
            return
        form = UnitForm.of(line.units[0], self._session.today)
        dialog = UnitDialog(form, list(Cluster.select().order_by(Cluster.name)), self)
        dialog.contact.setFocus()
        if dialog.exec():
            tell_done(self._session, [form.saved])
            self.refresh()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.table.shown_rows()))
        self.message.show_message("Đã chép danh sách. Hãy dán vào Zalo hoặc Word.", Tone.OK)

    def _print(self) -> None:
        try:
            _preview(self._session, self.table.shown_rows(), self)
        except RuleBroken as broken:
            self.refuse(str(broken))

    def _current(self) -> ContactLine | None:
        line = self.table.current_row()
        if line is None:
            self.message.show_message("Hãy chọn một dòng trong danh sách.", Tone.INFO)
        return line


def _preview(session: Session, lines: list[ContactLine], parent: QWidget) -> None:
    """Set the list into a PDF in the data folder and show it. Raises RuleBroken."""
    from ui.preview.dialog import show_preview
    from ui.preview.text_paper import page_count, write_sections

    folder = DataFolder(session.folder).documents / str(session.today.year)
    path = folder / safe_name(f"{_NAME} {session.today:%d-%m-%Y}.pdf")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, path) from error
    pages = contact_sections(lines, session.today, page_count)
    atomic_write(path, lambda beside: write_sections(pages, beside))
    show_preview(session, path, path.stem, parent)
