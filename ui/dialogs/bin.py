"""Thùng rác: plans that were deleted, each to be had back."""

from PySide6.QtWidgets import QWidget

from models import plan_list, plan_store
from models.deadlines import vietnamese_date
from models.plan import PlanKind
from ui.context import Session
from ui.dialogs.frame import FormDialog
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.widgets.buttons import explain_disabled
from ui.widgets.empty import EmptyState, EmptySwitch

_COLUMNS = (
    Column("Tên", lambda row: row.title or row.code, stretch=True, bold=True),
    Column("Kế hoạch số", lambda row: row.reference or "chưa có số", most=20),
    Column("Năm", lambda row: str(row.year or ""), order=lambda row: row.year),
    Column(
        "Sửa lần cuối", lambda row: vietnamese_date(row.changed_on), order=lambda r: r.changed_on
    ),
)


class BinDialog(FormDialog):
    """Lists deleted plans of one kind; Enter or the button brings one back."""

    def __init__(self, session: Session, kind: PlanKind, parent: QWidget | None = None) -> None:
        super().__init__(
            "Thùng rác", "Mục đã xóa vẫn còn nguyên ở đây cho đến khi được khôi phục.",
            save_text="Khôi phục", width=700, parent=parent,
        )  # fmt: skip
        self._session, self._kind = session, kind
        self.cancel.setText("Đóng")
        self.table = DataTable(_COLUMNS)
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * 7)
        self.table.opened.connect(lambda row: self.accept())
        self.table.picked.connect(lambda row: self._follow_row())
        empty = EmptyState("delete", "Thùng rác trống", "Không còn mục nào đã xóa.")
        self.switch = EmptySwitch(self.table, empty)
        self.body.addWidget(self.switch, 1)
        self.table.setFocus()
        self._show()

    def accept(self) -> None:
        """Bring the chosen one back; the dialog stays for the next."""
        row = self.table.current_row()
        if row is None:
            return
        plan_store.restore(row.code)
        self._session.changed.emit()
        self._session.notify(f"Đã khôi phục “{row.title or row.code}”.")
        self._show()

    def _show(self) -> None:
        lines: dict[str, plan_list.PlanRow] = {}
        for row in plan_list.rows(self._kind, deleted=True):
            lines.setdefault(row.code, row)
        self.table.set_rows(lines.values())
        self.switch.show_empty(not lines)
        if lines and self.table.current_row() is None:
            self.table.pick(self.table.shown_rows()[0])
        self._follow_row()

    def _follow_row(self) -> None:
        row = self.table.current_row()
        explain_disabled(self.save, "" if row else "Hãy chọn một mục trong bảng.")
