"""A matrix on paper: set by Qt into a PDF, shown in the preview, from where it is printed."""

from datetime import date

from PySide6.QtWidgets import QWidget

from docgen.drives import safe_name
from docgen.sheet import Sheet
from docgen.sheet_html import sheet_sections
from models import office
from models.database import DataFolder
from models.deadlines import vietnamese_date
from models.files import atomic_write, world_failed
from models.rules_told import rules_told
from models.standing_words import legend
from ui.context import Session
from ui.tables.matrix import MatrixView
from ui.tables.matrix_out import heads_of, rows_of
from ui.task import Progress

TITLE = "BẢNG THEO DÕI NỘP BÁO CÁO"


def sheet(view: MatrixView, about: list[str], figures: list[str], today: date) -> Sheet:
    """Return what a matrix shows now as a sheet: the same lines, groups and periods."""
    return Sheet(
        heads=heads_of(view.matrix),
        rows=rows_of(view.matrix),
        title=TITLE,
        about=[*about, f"Tính đến ngày {vietnamese_date(today)}"],
        agency=office.profile_on(today).issuer_lines,
        notes=[legend(), *figures, rules_told(office.rules())],
    )


def preview(session: Session, made: Sheet, name: str, parent: QWidget) -> None:
    """Set a sheet into a PDF in the data folder, in the background, and show it.

    Raises RuleBroken when there is no folder to write to.
    """
    from ui.preview import dialog
    from ui.preview.text_paper import page_count, write_sections

    folder = DataFolder(session.folder).documents / str(session.today.year)
    path = folder / safe_name(f"{name}.pdf")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, path) from error

    def work(progress: Progress) -> None:
        pages = sheet_sections(made, page_count, progress)
        atomic_write(path, lambda beside: write_sections(pages, beside))

    session.run(
        "Dựng bảng để in",
        work,
        lambda _: dialog.show_preview(session, path, path.stem, parent),
    )
