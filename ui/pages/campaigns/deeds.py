"""What is done with a plan of a list, the same on both pages: delete, paper, follow-up."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from docgen.jobs.generating import generate_file
from models import office, opening, plan_store, units
from models.database import DataFolder
from models.errors import RuleBroken
from ui.context import Session
from ui.dialogs.track import TrackDialog
from ui.documents.telling import tell_made


def delete_plan(session: Session, code: str, title: str) -> None:
    """Put a plan into the bin at once; the toast brings it back."""
    change = plan_store.delete(code, session.today)
    session.changed.emit()

    def undo() -> None:
        plan_store.undo(change, session.today)
        session.changed.emit()

    session.notify(f"Đã xóa “{title}”.", "ok", undo, "Hoàn tác")


def make_paper(session: Session, code: str) -> None:
    """Make the plan's paper, register it and offer to open it. Raises RuleBroken."""
    path = generate_file(DataFolder(session.folder), "plan", code, session.today)
    session.changed.emit()
    tell_made(session, path)


def begin_tracking(
    session: Session, code: str, title: str, parent: QWidget, edit: Callable[[], object]
) -> None:
    """Ask, then follow up a plan's reports. A plan without any to follow leads to the editor."""
    plan = plan_store.load(code)
    found = opening.planned(plan, opening.office_calendar(), office.rules())
    if not found:
        session.notify(
            "Kế hoạch chưa có chế độ báo cáo hoặc mốc thời hạn có ngày.", "warning", edit,
            "Đặt chế độ báo cáo",
        )  # fmt: skip
        return
    if not list(units.Unit.active(session.today)):
        raise RuleBroken("Chưa có đơn vị nào phải báo cáo. Hãy thêm đơn vị ở trang Đơn vị trước.")
    dialog = TrackDialog(title, found, session.today, parent)
    if dialog.exec():
        opening.track(code, dialog.day())
        opened = opening.open_due(session.today, code)
        session.changed.emit()
        session.notify(
            f"Đang theo dõi báo cáo: đã mở {opened} báo cáo phải nộp.",
            "ok",
            lambda: session.show_page("reports", code=code),
            "Xem báo cáo",
        )
