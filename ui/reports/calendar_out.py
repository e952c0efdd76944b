"""Deadlines leaving as a calendar for a phone or a mail program."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from docgen.calendar_file import write_calendar
from docgen.drives import safe_name
from models.due_days import ahead
from models.errors import RuleBroken
from ui.choosing_files import documents_folder
from ui.context import Session
from ui.opening_files import open_folder_of


def export_calendar(session: Session, parent: QWidget, code: str = "") -> None:
    """Ask where, and write the deadlines ahead of one plan, or of all; why not is told."""
    days = ahead(session.today, code=code)
    if not days:
        said = "Không có hạn nộp nào sắp tới để xuất lịch. Hãy theo dõi phong trào trước."
        session.notify(said, "info")
        return
    start = Path(documents_folder()) / safe_name(f"Hạn báo cáo thi đua {code}".strip() + ".ics")
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Xuất lịch hạn nộp", str(start), "Lịch (*.ics)"
    )
    if not chosen:
        return
    path = Path(chosen).with_suffix(".ics")
    try:
        count = write_calendar(days, session.today, path)
    except RuleBroken as broken:
        session.notify(str(broken), "error")
        return
    session.notify(
        f"Đã ghi {count} hạn vào “{path.name}”. Mở tệp trên điện thoại hoặc Outlook để thêm lịch.",
        "ok",
        lambda: open_folder_of(session, path),
        "Mở thư mục",
    )
