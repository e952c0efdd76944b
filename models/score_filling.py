"""Points that the office's own records propose: punctuality of reports, and indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models import figure_book
from models.errors import RuleBroken
from models.figure_rules import number_words
from models.figures import FigureSheet, FigureUnit
from models.indicators import Indicator
from models.plan_indicators import Direction
from models.plan_records import PlanRecord
from models.punctuality import Punctuality, tier_words
from models.score_book import Board, JudgedUnit
from models.scoring import (
    Criterion,
    CriterionKind,
    Hand,
    LateRules,
    exact,
    late_points,
    points_words,
    share_points,
)

MARK = "Sổ theo dõi: "  # begins the evidence that was filled in, so that it may be replaced


@dataclass(frozen=True, kw_only=True)
class Filling:
    """What is proposed for one place; `old` is what stands there now."""

    criterion: Criterion
    unit: JudgedUnit
    old: Decimal | None
    new: Decimal
    why: str

    @property
    def differs(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True)
class Fillings:
    """All that can be filled in, and sentences on what cannot."""

    lines: list[Filling]
    lacks: list[str]


def fillings(board: Board, today: date, hand: Hand = Hand.COUNCIL) -> Fillings:
    """Return what the records propose for one hand's column, by criterion, then unit."""
    lines: list[Filling] = []
    lacks: list[str] = []
    for criterion in board.criteria:
        if criterion.kind is CriterionKind.PUNCTUALITY:
            lines += [_punctual(board, criterion, unit, hand) for unit in board.units]
        elif criterion.kind in (CriterionKind.INDICATOR, CriterionKind.INVERSE):
            found, lack = _by_indicator(board, criterion, today, hand)
            lines += found
            lacks += [lack] if lack else []
    if not lines and not lacks:
        lacks.append(
            "Bảng không có tiêu chí đúng hạn báo cáo hay chỉ tiêu. Hãy thêm ở “Tiêu chí”."
        )
    return Fillings(lines, lacks)


def punctuality_words(counted: Punctuality, rules: LateRules) -> str:
    """Return "06/08 báo cáo đúng hạn; chậm 1–3 ngày 1 (−0,5); chưa nộp 1 (−2)"."""
    due = counted.expected - counted.open
    if not due:
        return "chưa có báo cáo đến hạn"
    parts = [f"{counted.on_time:02d}/{due:02d} báo cáo đúng hạn"]
    tiers = zip(tier_words(rules.days), counted.late, rules.points, strict=True)
    parts += [f"{words} {count} ({_cost(count, each)})" for words, count, each in tiers if count]
    if counted.missing:
        parts.append(f"chưa nộp {counted.missing} ({_cost(counted.missing, rules.missing)})")
    return "; ".join(parts)


def _cost(count: int, each: float) -> str:
    return points_words(count * exact(each))


def _punctual(board: Board, criterion: Criterion, unit: JudgedUnit, hand: Hand) -> Filling:
    rules = board.rules.late
    counted = board.punctual.get(unit.id, Punctuality(late=(0,) * len(rules.points)))
    return Filling(
        criterion=criterion,
        unit=unit,
        old=board.mark(criterion.key, unit.id).of(hand),
        new=late_points(criterion, counted.late, counted.missing, rules),
        why=MARK + punctuality_words(counted, rules),
    )


def _by_indicator(
    board: Board, criterion: Criterion, today: date, hand: Hand
) -> tuple[list[Filling], str]:
    """Return what the reported figures propose, and a sentence when some units have none."""
    row = (
        Indicator.get_or_none(Indicator.id == criterion.indicator) if criterion.indicator else None
    )
    if row is None:
        return [], f"“{criterion.text}” chưa gắn với chỉ tiêu nào của phong trào."
    try:
        code = PlanRecord.get_by_id(row.plan_id).code
        figures = figure_book.year_sheet(code, board.sheet.year, today)
    except RuleBroken as broken:  # the plan lies in the bin
        return [], str(broken)
    lines = [
        line
        for unit in board.units
        if (line := _one(board, criterion, unit, figures, row.key, hand)) is not None
    ]
    short = len(board.units) - len(lines)
    return lines, f"“{criterion.text}”: {short} đơn vị chưa đủ số liệu." if short else ""


def _one(
    board: Board,
    criterion: Criterion,
    unit: JudgedUnit,
    figures: FigureSheet,
    key: str,
    hand: Hand,
) -> Filling | None:
    line = figures.reckoned(key, FigureUnit(unit.id, unit.code, unit.name))
    wanted = line.target if line.bar is None or line.target is not None else line.bar.value
    if line.value is None or wanted is None:
        return None
    inverse = criterion.kind is CriterionKind.INVERSE
    less = inverse or line.indicator.direction is Direction.LESS
    measure = line.indicator.measure
    return Filling(
        criterion=criterion,
        unit=unit,
        old=board.mark(criterion.key, unit.id).of(hand),
        new=share_points(criterion, line.value, wanted, is_less_better=less),
        why=f"{MARK}{number_words(line.value, measure)} so với {number_words(wanted, measure)}",
    )


def evidence_of(board: Board, lines: Sequence[Filling]) -> dict[tuple[int, int], str]:
    """Return the evidence to write beside `lines`; what the clerk wrote by hand stays."""
    found = {}
    for line in lines:
        place = (line.criterion.key, line.unit.id)
        present = board.evidence.get(place, "")
        if not present or present.startswith(MARK):
            found[place] = line.why
    return found
