"""The ranking beside the grid: live with every point typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.score_book import Board, Result
from models.scoring import points_words
from ui.tables.base import Column
from ui.tables.view import DataTable
from ui.theme import tokens
from ui.widgets.labels import label

WIDTH = 316


def _tip(line: Result) -> str:
    found = line.outcome
    parts = [
        f"Tiêu chí {points_words(found.scale)}; thưởng {points_words(found.bonus_counted)};"
        f" trừ {points_words(found.penalty_counted)}",
        f"Điểm của: {line.hands_words}" if line.hands_words else "",
        f"Còn {found.missing} tiêu chí chưa có điểm" if found.missing else "",
        line.tie,
        f"Không xếp hạng: {line.unit.out}" if line.unit.out else "",
    ]
    return "\n".join(part for part in parts if part)


COLUMNS = (
    Column("Hạng", lambda line: str(line.rank or "–"), lambda line: line.rank, align="right"),
    Column("Đơn vị", lambda line: line.unit.name, stretch=True, tip=_tip),
    Column(
        "Điểm",
        lambda line: points_words(line.outcome.total) or "–",
        lambda line: line.outcome.total,
        align="right",
        bold=True,
        tip=_tip,
    ),
)


class RankingPanel(QWidget):
    """Best first; choosing a unit goes to it in the grid."""

    chosen = Signal(int)  # id of a unit

    def __init__(self) -> None:
        super().__init__()
        self.table = DataTable(COLUMNS)
        self.table.setAccessibleName("Xếp hạng")
        self.table.opened.connect(lambda line: self.chosen.emit(line.unit.id))
        self.more = label("", "small", wrap=True)
        self.table.picked.connect(self._tell)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.SMALL)
        whole.addWidget(label("Xếp hạng", "section"))
        whole.addWidget(self.table, 1)
        whole.addWidget(self.more)

    def show_board(self, board: Board) -> None:
        """Show the ranking of a sheet."""
        self.table.set_rows(board.results)
        self._tell(self.table.current_row())

    def pick(self, unit: int) -> None:
        """Mark the line of a unit."""
        for line in self.table.source.rows():
            if line.unit.id == unit:
                self.table.pick(line)

    def _tell(self, line: Result | None) -> None:
        grade = f"{line.grade}. " if line and line.grade else ""
        self.more.setText(grade + _tip(line).replace("\n", ". ") if line else "")
