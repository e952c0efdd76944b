"""From the editor to files: the paper, and the campaign file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from docgen import campaign_file
from docgen.drives import safe_name
from docgen.jobs.generating import generate_file
from models import office, opening
from models.database import DataFolder
from models.plan import Plan
from ui.context import Session
from ui.dialogs.frame import FormDialog


def make_document(session: Session, code: str) -> Path:
    """Write the Word paper of a plan into the data folder. Raises RuleBroken."""
    with busy():
        path = generate_file(DataFolder(session.folder), "plan", code, session.today)
    session.notify(f"Đã tạo “{path.name}”.", "ok", lambda: _preview(session, path), "Xem trước")
    session.changed.emit()
    return path


def _preview(session: Session, path: Path) -> None:
    from ui.preview.dialog import show_preview  # what it stands on loads slowly

    show_preview(session, path, path.stem)


def export_file(parent: QWidget, session: Session, plan: Plan) -> Path | None:
    """Ask where to, then write the campaign file; None when the clerk changed their mind."""
    name = safe_name(f"{plan.code} {plan.head.subject}"[:80].strip())
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        "Xuất tệp phong trào",
        str(Path.home() / f"{name}.json"),
        "Tệp phong trào (*.json)",
    )
    if not chosen:
        return None
    path = Path(chosen)
    campaign_file.write(_content(session, plan), path)
    session.notify(f"Đã xuất “{path.name}”.", "ok", lambda: open_file(path.parent), "Mở thư mục")
    return path


def view_file(parent: QWidget, session: Session, plan: Plan) -> None:
    """Show the campaign file as text."""
    dialog = FormDialog(
        "Tệp phong trào",
        "Nội dung sẽ gửi cho đơn vị khác; mục đề xuất có ghi chữ đọc được từ văn bản.",
        save_text="Đóng",
        width=760,
        parent=parent,
    )
    text = QPlainTextEdit(campaign_file.to_text(_content(session, plan)))
    text.setReadOnly(True)
    text.setMinimumHeight(300)
    dialog.body.addWidget(text)
    dialog.cancel.hide()
    dialog.exec()


def open_file(path: Path) -> None:
    """Open a file or folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@contextmanager
def busy() -> Iterator[None]:
    """Show the busy cursor meanwhile."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def _content(session: Session, plan: Plan) -> campaign_file.CampaignFile:
    units = [
        {"code": unit.code, "name": unit.name} for unit in opening.named_participants(plan.code)
    ]
    profile = office.profile_on(session.today)
    return campaign_file.CampaignFile(plan=plan, office=profile if profile.name else None,
                                      units=units)  # fmt: skip
