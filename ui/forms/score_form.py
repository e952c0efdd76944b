"""A score sheet as a grid: sections, criteria and totals down, units and hands across."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from models import deeds, score_deeds
from models.errors import RuleBroken
from models.journal import Change
from models.score_book import Board, JudgedUnit, Result, board
from models.score_filling import Filling, Fillings, evidence_of, fillings
from models.scores import ScoreSheet
from models.scoring import Criterion, Hand, points_words, problem, read_points

Place = tuple[int, int]  # row and column of the grid


@dataclass(frozen=True)
class GridLine:
    """One row: a section's heading, a criterion with its number, or ("", None) the totals."""

    text: str
    criterion: Criterion | None = None

    @property
    def is_total(self) -> bool:
        return self.criterion is None and not self.text


@dataclass
class ScoreForm:
    """Every point typed is written at once; `changes` are the deeds of this sitting."""

    board: Board
    today: date
    changes: list[Change] = field(default_factory=list)
    lines: list[GridLine] = field(default_factory=list)
    columns: list[tuple[JudgedUnit, Hand]] = field(default_factory=list)

    @classmethod
    def of(cls, sheet: ScoreSheet, today: date) -> "ScoreForm":
        """Return the form over a sheet as it stands."""
        form = cls(board(sheet, today), today)
        form._arrange()
        return form

    # --- showing -----------------------------------------------------------------------------

    def name(self, row: int) -> str:
        """Return what heads a row: "3. (8 đ) Cải cách hành chính"."""
        line = self.lines[row]
        if line.criterion is None:
            return line.text or f"TỔNG ĐIỂM ({points_words(self.board.scale)})"
        one, (number, _, words) = line.criterion, line.text.partition(". ")
        limit = one.least if one.takes_off else one.maximum
        if limit is None:
            return line.text
        extra = "" if one.in_scale or one.takes_off else "+"
        return f"{number}. ({extra}{points_words(limit)} đ) {words}"

    def tip(self, row: int) -> str:
        """Return what the pointer is told of a row."""
        one = self.lines[row].criterion
        if one is None:
            return self.lines[row].text
        cap = f"Tính cao nhất: {points_words(one.cap)} điểm" if one.cap else ""
        return "\n".join(part for part in (self.name(row), one.kind.label, cap, one.note) if part)

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows; totals of a hand in the last row."""
        line, (unit, hand) = self.lines[row], self.columns[column]
        if line.is_total:
            return points_words(self.board.outcome(unit.id, hand).total)
        if line.criterion is None:
            return ""
        return points_words(self.board.mark(line.criterion.key, unit.id).of(hand))

    def is_final(self, row: int, column: int) -> bool:
        """Tell whether these are the points that count for the unit."""
        line, (unit, hand) = self.lines[row], self.columns[column]
        return (
            line.criterion is not None
            and self.board.mark(line.criterion.key, unit.id).hand is hand
        )

    def result(self, unit: JudgedUnit) -> Result:
        """Return the place of a unit."""
        return self.board.result(unit.id)

    def head(self, unit: JudgedUnit) -> str:
        """Return the line below a unit's name: "96,5 · hạng 1"."""
        found = self.result(unit)
        if found.outcome.total is None:
            return "chưa chấm"
        rank = f"hạng {found.rank}" if found.rank else "không xếp hạng"
        return f"{points_words(found.outcome.total)} · {rank}"

    def told(self) -> str:
        """Return how far the sheet is, in one line."""
        results = self.board.results
        done = sum(not line.outcome.missing for line in results)
        blank = sum(line.outcome.missing for line in results)
        more = f"; còn {blank} ô chưa có điểm" if blank else ""
        return f"Đã chấm đủ {done}/{len(results)} đơn vị{more}."

    # --- typing ------------------------------------------------------------------------------

    def is_typed(self, row: int) -> bool:
        """Tell whether points may be typed into a row."""
        return self.lines[row].criterion is not None and not self.board.is_closed

    def problem(self, row: int, text: str) -> str:
        """Return why what is typed may not stand in a row, "" when it may."""
        one = self.lines[row].criterion
        if one is None:
            return "Ô này do phần mềm tính."
        try:
            points = read_points(text)
        except ValueError as wrong:
            return str(wrong)
        return "" if points is None else problem(one, points)

    def write(self, cells: Mapping[Place, str], sentence: str = "") -> Change | None:
        """Write texts typed into cells, all or none. Raises RuleBroken naming the wrong one."""
        wanted: dict[tuple[int, int, Hand], Decimal | None] = {}
        for (row, column), text in cells.items():
            one, (unit, hand) = self.lines[row].criterion, self.columns[column]
            if told := self.problem(row, text):
                raise RuleBroken(
                    f"{unit.name}, “{self.lines[row].text}”: “{text.strip()}”. {told}"
                )
            assert one is not None  # else there is a problem
            wanted[one.key, unit.id, hand] = read_points(text)
        return self._kept(score_deeds.keep_marks(self.board.sheet, wanted, sentence))

    def pasted(self, row: int, column: int, text: str, shown: Iterable[int]) -> dict[Place, str]:
        """Return the cells a block from Excel falls into; headings are passed over.

        `shown` are the columns in view: a block goes on in the next of those.
        """
        across = [number for number in shown if number >= column]
        down = [number for number in range(row, len(self.lines)) if self.is_typed(number)]
        block = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        return {
            (at_row, at_column): word
            for at_row, words in zip(down, block, strict=False)
            for at_column, word in zip(across, words, strict=False)
        }

    # --- evidence and records ----------------------------------------------------------------

    def evidence(self, row: int, column: int) -> str:
        """Return what a unit's points for a criterion rest on."""
        one, (unit, _) = self.lines[row].criterion, self.columns[column]
        return self.board.evidence.get((one.key, unit.id), "") if one else ""

    def write_evidence(self, row: int, column: int, text: str) -> Change | None:
        """Write what points rest on. Raises RuleBroken."""
        one, (unit, _) = self.lines[row].criterion, self.columns[column]
        if one is None:
            return None
        told = f"Ghi minh chứng điểm của “{unit.name}”"
        place = (one.key, unit.id)
        return self._kept(
            score_deeds.keep_marks(self.board.sheet, {}, told, evidence={place: text})
        )

    def fillings(self, hand: Hand) -> Fillings:
        """Return what the records propose for a column."""
        return fillings(self.board, self.today, hand)

    def fill(self, lines: list[Filling], hand: Hand) -> Change | None:
        """Write what the records propose, with what it rests on. Raises RuleBroken."""
        wanted = {(one.criterion.key, one.unit.id, hand): one.new for one in lines}
        told = f"Điền {len(lines)} ô từ sổ theo dõi vào {score_deeds.about(self.board.sheet)}"
        texts = evidence_of(self.board, lines)
        return self._kept(score_deeds.keep_marks(self.board.sheet, wanted, told, texts))

    def undo(self) -> str:
        """Take the newest deed of this sitting back; return its sentence, "" for none."""
        while self.changes:
            change = self.changes.pop()
            fresh = Change.get_by_id(change.id)
            if not fresh.undone:
                deeds.undo(fresh)
                self.reload()
                return fresh.sentence
        return ""

    def reload(self) -> None:
        """Read the points anew."""
        sheet = ScoreSheet.get_by_id(self.board.sheet.id)
        self.board = board(sheet, self.today, self.board.punctual)
        self._arrange()

    def _kept(self, change: Change | None) -> Change | None:
        if change is not None:
            self.changes.append(change)
        self.reload()
        return change

    def _arrange(self) -> None:
        self.columns = [(unit, hand) for unit in self.board.units for hand in Hand]
        self.lines, section = [], None
        for number, one in enumerate(self.board.criteria, start=1):
            if one.section != section and one.section:
                self.lines.append(GridLine(one.section))
            section = one.section
            self.lines.append(GridLine(f"{number}. {one.text}", one))
        self.lines.append(GridLine(""))
