"""The row of deeds above a score sheet: filling, criteria, Excel, print, paper, closing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from docgen.jobs.score_import import ScoresTaken
from models import score_book, score_deeds
from models.errors import RuleBroken
from models.journal import Change
from models.score_rules import SheetDraft
from models.units import Cluster
from ui.context import Session
from ui.forms.score_form import ScoreForm
from ui.scores import out
from ui.scores.dialogs import CopyDialog, LeaveOutDialog, ReopenDialog
from ui.scores.filling import FillDialog
from ui.scores.sheet_dialog import SheetDialog
from ui.units.telling import tell_done
from ui.widgets.buttons import button, explain_disabled, menu_button
from ui.widgets.flow import FlowLayout

_CLOSED = "Bảng đã chốt. Hãy mở lại bảng rồi sửa."
_NO_CLUSTER = "Chưa có cụm, khối nào. Hãy lập cụm, khối ở trang Đơn vị trước."


class SheetTools(QWidget):
    """Does what its buttons say to the sheet shown; `unit` tells which unit the cursor is at."""

    refused = Signal(str)
    changed = Signal()  # something was written
    moved = Signal(int, int)  # cluster and year of another sheet to be shown

    def __init__(self, session: Session, unit: Callable[[], int | None]) -> None:
        super().__init__()
        self._session, self._unit = session, unit
        self.form: ScoreForm | None = None
        self.fill = button("Điền từ sổ theo dõi", "tick", self._fill)
        self.criteria = button("Tiêu chí…", "edit", self._edit)
        self.excel = button("Excel", "table", lambda: self._out(out.export_board))
        self.excel.setToolTip("Xuất bảng chấm điểm ra Excel, mỗi đơn vị một trang")
        self.print = button("In", "print", self.print_sheet)
        self.word = button("Lập văn bản", "documents", self.make_paper)
        self.more = menu_button("Bảng này", "more")
        add = self.more.menu().addAction
        self.take = add("Nhận điểm tự chấm từ Excel…", self._take)
        self.close_sheet = add("Chốt bảng", self.close_it)
        self.reopen = add("Mở lại bảng đã chốt…", self._reopen)
        self.leave = add("Không xếp hạng đơn vị…", self._leave_out)
        self.remove = add("Xóa bảng", self._remove)
        self._buttons = (self.fill, self.criteria, self.excel, self.print, self.word, self.more)
        row = FlowLayout(self)
        for widget in self._buttons:
            row.addWidget(widget)

    def show_form(self, form: ScoreForm | None) -> None:
        """Switch deeds on and off for a sheet, or for none."""
        self.form = form
        closed = form is not None and form.board.is_closed
        for widget in self._buttons:
            explain_disabled(widget, "" if form else "Chưa có bảng chấm điểm.")
        if closed:
            explain_disabled(self.fill, _CLOSED)
            explain_disabled(self.criteria, _CLOSED)
        for action in (self.take, self.close_sheet, self.leave, self.remove):
            action.setEnabled(not closed)
        self.reopen.setEnabled(closed)

    def start(self, draft: SheetDraft, cluster: int | None, year: int) -> None:
        """Begin the sheet of a cluster (by id) for a year."""
        if cluster is None:
            self.refused.emit(_NO_CLUSTER)
            return
        self._do(lambda: self._done(score_deeds.start(Cluster.get_by_id(cluster), year, draft)[1]))

    def copy(self, cluster: int | None, year: int) -> None:
        """Begin the sheet of a cluster with another one."""
        sources = score_book.sheets_before(cluster, year) if cluster else []
        if not sources:
            self.refused.emit("Chưa có bảng nào để chép. Hãy lập bảng từ mẫu.")
            return
        dialog = CopyDialog(sources, self)
        if dialog.exec():
            self.start(score_deeds.copied(dialog.chosen()), cluster, year)

    def close_it(self) -> None:
        """Close the sheet; why not yet is told."""
        sheet, today = self.form.board.sheet, self._session.today
        self._do(lambda: self._done(score_deeds.close(sheet, today)))

    def make_paper(self) -> None:
        """Make the paper on the ranking in Word."""
        self._do(lambda: out.make_paper(self._session, self.form.board))

    def print_sheet(self) -> None:
        """Show the sheet as it is printed on A4 across."""
        self._out(out.preview_board)

    # --- deeds -------------------------------------------------------------------------------

    def _do(self, deed: Callable[[], object]) -> None:
        """Do a deed; told by RuleBroken why not."""
        try:
            deed()
        except RuleBroken as broken:
            self.refused.emit(str(broken))

    def _done(self, *changes: Change | None) -> None:
        tell_done(self._session, list(changes))
        self.changed.emit()

    def _fill(self) -> None:
        dialog = FillDialog(self.form, self)
        if dialog.exec():
            self._done(dialog.change)

    def _edit(self) -> None:
        sheet = self.form.board.sheet
        changes: list[Change | None] = []
        dialog = SheetDialog(
            f"Tiêu chí và quy tắc – {self.form.board.cluster.name}, năm {sheet.year}",
            score_book.draft_of(sheet),
            score_book.indicator_choices(sheet.year),
            lambda draft: changes.append(score_deeds.keep_sheet(sheet, draft)),
            self,
        )
        if dialog.exec():
            self._done(*changes)

    def _reopen(self) -> None:
        dialog = ReopenDialog(self.form.board.sheet, self)
        if dialog.exec():
            self._done(dialog.change)

    def _leave_out(self) -> None:
        unit = self._unit()
        if unit is None:
            self.refused.emit("Cụm, khối chưa có đơn vị nào.")
            return
        dialog = LeaveOutDialog(self.form.board, unit, self)
        if dialog.exec():
            self._done(dialog.change)

    def _remove(self) -> None:
        sheet = self.form.board.sheet
        self._do(lambda: self._done(score_deeds.remove(sheet)))

    def _take(self) -> None:
        taken: list[ScoresTaken] = []
        self._do(lambda: taken.extend(out.take_book(self)))
        if taken:
            sheet = taken[-1].sheet
            self._done(*(one.change for one in taken))
            self.moved.emit(sheet.cluster_id, sheet.year)

    def _out(self, deed: Callable[..., object]) -> None:
        """Let the sheet leave the screen; why not is told above it."""
        if self.form is not None:
            self._do(lambda: deed(self._session, self.form.board, self))
