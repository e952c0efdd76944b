"""The register of outgoing papers leaving the screen: as a workbook, and on paper."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from docgen.drives import safe_name
from docgen.jobs import registering
from models.database import DataFolder
from models.files import atomic_write, world_failed
from models.sequences import label_of
from ui.choosing_files import documents_folder
from ui.context import Session
from ui.opening_files import open_file


def export_book(session: Session, year: int, key: str, parent: QWidget) -> None:
    """Ask where, and write the register of a year there as a workbook. Raises RuleBroken."""
    start = str(Path(documents_folder()) / _file_name(year, key, ".xlsx"))
    chosen, _ = QFileDialog.getSaveFileName(parent, "Xuất sổ", start, "Excel (*.xlsx)")
    if not chosen:
        return
    made = registering.write_book(year, session.today, Path(chosen), key)
    session.notify(f"Đã xuất “{made.name}”.", "ok", lambda: open_file(session, made), "Mở tệp")


def preview_book(session: Session, year: int, key: str, parent: QWidget) -> None:
    """Set the register of a year into a PDF in the data folder and show it. Raises RuleBroken.

    Qt sets it, so that neither Excel nor LibreOffice is needed.
    """
    from docgen.register_html import register_sections
    from ui.preview.dialog import show_preview
    from ui.preview.text_paper import page_count, write_sections

    data = registering.register_of(year, session.today, key)
    path = DataFolder(session.folder).documents / str(year) / _file_name(year, key, ".pdf")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, path) from error
    pages = register_sections(data, page_count)
    atomic_write(path, lambda beside: write_sections(pages, beside))
    show_preview(session, path, path.stem, parent)


def _file_name(year: int, key: str, suffix: str) -> str:
    which = f" - {label_of(key)}" if key else ""
    return safe_name(f"Sổ văn bản đi năm {year}{which}{suffix}")
