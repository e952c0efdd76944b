"""A score sheet leaving the screen, as workbook, print or paper in Word; own points coming in."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from docgen.drafts import Wanted, asked
from docgen.jobs import papers, scoring
from docgen.jobs.score_import import ScoresTaken, take_scores
from models import office
from models.database import DataFolder
from models.files import atomic_write, world_failed
from models.score_book import Board
from ui.choosing_files import documents_folder
from ui.context import Session
from ui.documents.telling import tell_made
from ui.opening_files import open_file


def export_board(session: Session, board: Board, parent: QWidget) -> None:
    """Ask where, and write the workbook of a sheet there. Raises RuleBroken."""
    start = str(Path(documents_folder()) / scoring.file_name(board))
    chosen, _ = QFileDialog.getSaveFileName(parent, "Xuất bảng chấm điểm", start, "Excel (*.xlsx)")
    if not chosen:
        return
    made = scoring.write_book(board, session.today, Path(chosen))
    session.notify(f"Đã xuất “{made.name}”.", "ok", lambda: open_file(session, made), "Mở tệp")


def take_book(parent: QWidget) -> list[ScoresTaken]:
    """Ask for a workbook that came back and take the units' own points in. Raises RuleBroken.

    Empty when the clerk chose none.
    """
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "Nhận điểm tự chấm", documents_folder(), "Excel (*.xlsx)"
    )
    return [take_scores(Path(chosen))] if chosen else []


def preview_board(session: Session, board: Board, parent: QWidget) -> None:
    """Set a sheet into a PDF in the data folder and show it. Raises RuleBroken."""
    from docgen.score_html import score_sections
    from ui.preview.dialog import show_preview
    from ui.preview.text_paper import page_count, write_sections

    name = scoring.file_name(board, ".pdf")
    path = DataFolder(session.folder).documents / str(board.sheet.year) / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, path) from error
    pages = score_sections(board, office.profile_on(session.today).issuer_lines, page_count)
    atomic_write(path, lambda beside: write_sections(pages, beside))
    show_preview(session, path, path.stem, parent)


def make_paper(session: Session, board: Board) -> None:
    """Make “Bảng tổng hợp kết quả chấm điểm” of a sheet in Word. Raises RuleBroken."""
    wanted = Wanted("", session.today, {"sheet": board.sheet.id})
    proposed = {ask.name: ask.proposal for ask in asked("score_sheet", wanted)}
    details = {**proposed, "sheet": board.sheet.id}  # signers of this cluster, not the last one
    made = papers.make(DataFolder(session.folder), "score_sheet", "", session.today, details)
    session.changed.emit()
    tell_made(session, session.folder / made.path)
