"""Score sheets out of the book: a workbook for each cluster."""

from datetime import date
from pathlib import Path

from docgen.drives import safe_name
from docgen.excel.scores import ScoreBook, write_scores
from models import office, score_book
from models.errors import RuleBroken
from models.files import world_failed
from models.score_book import Board
from models.scores import ScoreSheet
from models.text import folded
from models.units import Cluster


def boards(year: int, today: date, cluster: str = "") -> list[Board]:
    """Return the sheets of a year, by cluster in Vietnamese order; of one named cluster only.

    Raises RuleBroken when there is none, or no such cluster.
    """
    query = ScoreSheet.select(ScoreSheet, Cluster).join(Cluster).where(ScoreSheet.year == year)
    found = list(query.order_by(Cluster.name))
    if cluster:
        names = [one.name for one in Cluster.select()]
        wanted = [name for name in names if folded(name) == folded(cluster)]
        if not wanted:
            known = ", ".join(names) or "chưa có"
            raise RuleBroken(f"Không có cụm, khối “{cluster}”. Các cụm, khối trong sổ: {known}.")
        found = [one for one in found if one.cluster.name in wanted]
    if not found:
        which = f" của “{cluster}”" if cluster else ""
        raise RuleBroken(
            f"Chưa có bảng chấm điểm năm {year}{which}. Hãy lập ở trang Khen thưởng,"
            " mục Chấm điểm."
        )
    return [score_book.board(one, today) for one in found]


def write_book(board: Board, today: date, out: Path) -> Path:
    """Write the workbook of one sheet and return its path. Raises RuleBroken."""
    path = out if out.suffix.lower() == ".xlsx" else out.with_name(f"{out.name}.xlsx")
    agency = office.profile_on(today).issuer_lines
    write_scores(ScoreBook(board=board, agency=agency), path)
    return path


def write_all(year: int, today: date, cluster: str, folder: Path) -> list[Path]:
    """Write a workbook for each sheet of a year into a folder. Raises RuleBroken."""
    found = boards(year, today, cluster)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise world_failed(error, folder) from error
    return [write_book(one, today, folder / file_name(one)) for one in found]


def file_name(board: Board, suffix: str = ".xlsx") -> str:
    """Return "Chấm điểm 2026 - Cụm số 1.xlsx"."""
    return safe_name(f"Chấm điểm {board.sheet.year} - {board.cluster.name}{suffix}")
