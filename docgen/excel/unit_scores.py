"""One unit's sheet of a score workbook: criteria, the points of three hands, what counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.styles import (
    HEADING,
    NUMBER,
    PLAIN,
    WORDS,
    Formulas,
    Look,
    fit_rows,
    merge,
    put_number,
    put_text,
    set_page,
    set_widths,
)
from models.score_book import Board, JudgedUnit
from models.scoring import Criterion, Hand, Outcome, points_words

HEADS = (
    "TT", "Nội dung tiêu chí", "Điểm tối đa", "Tự chấm", "Chấm chéo", "Hội đồng", "Điểm tính",
    "Minh chứng",
)  # fmt: skip
HEAD_ROW = 6
FIRST_HAND, COUNTED, EVIDENCE, KEY = 4, 7, 8, 9  # columns; KEY is hidden
TOTALS = ("self", "peer", "council", "scale", "bonus", "penalty", "total")
_WIDTHS = (5, 52, 9, 9, 9, 9, 9, 40, 8)
_POINTS = replace(NUMBER, format="General")
_OPEN = "FFF9E5"
_SECTION = replace(WORDS, bold=True, fill="F2F2F2")
_SUM = replace(WORDS, bold=True)
_LETTERS = dict(zip(Hand, "DEF", strict=True))


@dataclass(frozen=True)
class UnitRows:
    """Where the totals of a unit stand in its sheet, and what they are now."""

    title: str
    cells: dict[str, str] = field(default_factory=dict)
    values: dict[str, float | str] = field(default_factory=dict)

    def at(self, cell: str) -> str:
        """Return the address of a cell as another sheet names it."""
        return f"'{self.title}'!{cell}"


def fill_unit(sheet: Worksheet, board: Board, unit: JudgedUnit, formulas: Formulas) -> UnitRows:
    """Write the sheet of a unit and return where its totals stand."""
    set_widths(sheet, _WIDTHS)
    head = Look(grid=False, size=13, across="center", bold=True)
    merge(sheet, 1, 1, EVIDENCE, f"PHIẾU CHẤM ĐIỂM THI ĐUA NĂM {board.sheet.year}", head)
    merge(sheet, 2, 1, EVIDENCE, unit.name, head)
    merge(sheet, 3, 1, EVIDENCE, board.cluster.name, replace(head, bold=False))
    note = "Đơn vị chỉ ghi cột Tự chấm và Minh chứng (ô nền vàng); ô khác do phần mềm tính."
    closed = "Bảng đã chốt, chỉ để xem."
    told = closed if board.is_closed else note
    merge(sheet, 4, 1, EVIDENCE, told, replace(PLAIN, italic=True))
    put_text(sheet.cell(1, KEY), unit.code, PLAIN)
    for column, words in enumerate(HEADS, start=1):
        put_text(sheet.cell(HEAD_ROW, column), words, HEADING)
    rows, last = _fill_criteria(sheet, board, unit, formulas)
    fit_rows(sheet, HEAD_ROW, HEAD_ROW)
    found = _fill_totals(sheet, board, unit, rows, last + 1, formulas)
    set_page(sheet, f"{unit.name} – năm {board.sheet.year}", f"{HEAD_ROW}:{HEAD_ROW}", wide=True)
    sheet.column_dimensions["I"].hidden = True
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.protection.sheet = True  # without a password: against slips, not against people
    return found


def _fill_criteria(
    sheet: Worksheet, board: Board, unit: JudgedUnit, formulas: Formulas
) -> tuple[dict[int, int], int]:
    """Write sections and criteria; return criterion → row, and the last row."""
    rows: dict[int, int] = {}
    row, section = HEAD_ROW, None
    for number, one in enumerate(board.criteria, start=1):
        if one.section and one.section != section:
            row += 1
            merge(sheet, row, 1, EVIDENCE, one.section, _SECTION)
        section = one.section
        row += 1
        rows[one.key] = row
        _fill_line(sheet, board, unit, (row, number, one), formulas)
    return rows, row


def _fill_line(
    sheet: Worksheet,
    board: Board,
    unit: JudgedUnit,
    line: tuple[int, int, Criterion],
    formulas: Formulas,
) -> None:
    row, number, one = line
    marks = board.mark(one.key, unit.id)
    put_number(sheet.cell(row, 1), number)
    told = f"{one.text} ({one.note})" if one.note else one.text
    put_text(sheet.cell(row, 2), told)
    limit = one.least if one.takes_off else one.maximum
    put_number(sheet.cell(row, 3), None if limit is None else float(limit), _POINTS)
    is_open = not board.is_closed
    for column, hand in enumerate(Hand, start=FIRST_HAND):
        typed = is_open and hand is Hand.SELF
        points = marks.of(hand)
        look = replace(_POINTS, fill=_OPEN if typed else "")
        cell = sheet.cell(row, column)
        put_number(cell, None if points is None else float(points), look)
        cell.protection = Protection(locked=not typed)
    value = "" if marks.final is None else float(one.counted(marks.final))
    formulas.put(sheet.cell(row, COUNTED), _counted(one, row), value, _POINTS)
    evidence = sheet.cell(row, EVIDENCE)
    put_text(
        evidence,
        board.evidence.get((one.key, unit.id), ""),
        replace(WORDS, fill=_OPEN if is_open else ""),
    )
    evidence.protection = Protection(locked=not is_open)
    put_number(sheet.cell(row, KEY), one.key, PLAIN)
    fit_rows(sheet, row, row)
    if is_open:
        _limit(sheet, row, one)


def _counted(one: Criterion, row: int) -> str:
    """Return the formula of what counts: the council's, else the cluster's, else its own."""
    final = f'IF(F{row}<>"",F{row},IF(E{row}<>"",E{row},D{row}))'
    if one.cap is not None and not one.in_scale:
        cap = f"{one.cap.normalize():f}"
        final = f"MAX({final},-{cap})" if one.takes_off else f"MIN({final},{cap})"
    return f'=IF(COUNT(D{row}:F{row})=0,"",ROUND({final},2))'


def _limit(sheet: Worksheet, row: int, one: Criterion) -> None:
    """Have Excel refuse points above the maximum, with our sentence."""
    least = -10_000 if one.least is None else one.least
    rule = DataValidation(
        type="decimal", operator="between", formula1=str(least), formula2=str(one.most)
    )
    rule.error = f"Điểm từ {points_words(Decimal(least))} đến {points_words(one.most)}."
    rule.errorTitle, rule.showErrorMessage, rule.allow_blank = "Điểm chưa đúng", True, True
    rule.add(f"D{row}")
    sheet.add_data_validation(rule)


def _fill_totals(
    sheet: Worksheet,
    board: Board,
    unit: JudgedUnit,
    rows: dict[int, int],
    row: int,
    formulas: Formulas,
) -> UnitRows:
    """Write the sums: of each hand, of the scale, of what is extra after its caps, of all."""
    found = UnitRows(sheet.title)
    outcome = board.outcome(unit.id)
    parts = _parts(board.criteria, rows)
    caps = {"bonus": board.sheet.bonus_cap, "penalty": board.rules.penalty_cap}
    capped = {name: _sum("G", parts[name], name, caps.get(name)) for name in parts}
    lines = (
        ("Cộng điểm tiêu chí", "scale", float(outcome.scale)),
        ("Điểm thưởng được tính", "bonus", float(outcome.bonus_counted)),
        ("Điểm trừ", "penalty", float(outcome.penalty_counted)),
    )
    for place, (words, name, value) in enumerate(lines):
        _label(sheet, row + place, words)
        formulas.put(sheet.cell(row + place, COUNTED), f"={capped[name]}", value, _POINTS)
        found.cells[name], found.values[name] = f"G{row + place}", value
    last = row + len(lines)
    _label(sheet, last, "TỔNG ĐIỂM")
    for hand, letter in _LETTERS.items():
        sums = [
            _sum(letter, parts[name], name, caps.get(name), board.criteria, rows) for name in parts
        ]
        value = _number(board.outcome(unit.id, hand))
        cell = sheet[f"{letter}{last}"]
        typed = f"COUNT({letter}{HEAD_ROW + 1}:{letter}{row - 1})=0"
        formulas.put(
            cell, f'=IF({typed},"",ROUND({"+".join(sums)},2))', value, replace(_POINTS, bold=True)
        )
        found.cells[hand.value], found.values[hand.value] = cell.coordinate, value
    total = f'=IF(COUNT(G{HEAD_ROW + 1}:G{row - 1})=0,"",ROUND(SUM(G{row}:G{last - 1}),2))'
    value = _number(outcome)
    formulas.put(sheet.cell(last, COUNTED), total, value, replace(_POINTS, bold=True))
    found.cells["total"], found.values["total"] = f"G{last}", value
    fit_rows(sheet, row, last)
    return found


def _label(sheet: Worksheet, row: int, words: str) -> None:
    for column in range(1, EVIDENCE + 1):
        put_text(sheet.cell(row, column), words if column == 2 else "", _SUM)


def _number(outcome: Outcome) -> float | str:
    return "" if outcome.total is None else float(outcome.total)


def _parts(criteria: Iterable[Criterion], rows: dict[int, int]) -> dict[str, list[int]]:
    """Return the rows of the scale, of bonuses and of penalties."""
    found: dict[str, list[int]] = {"scale": [], "bonus": [], "penalty": []}
    for one in criteria:
        name = "scale" if one.in_scale else "penalty" if one.takes_off else "bonus"
        found[name].append(rows[one.key])
    return found


def _sum(
    letter: str,
    rows: list[int],
    name: str,
    cap: float | None,
    criteria: Iterable[Criterion] = (),
    places: dict[int, int] | None = None,
) -> str:
    """Return the formula of a part; with `criteria` each line is capped in it as well."""
    if not rows:
        return "0"
    capped = {
        (places or {})[one.key]: one.cap
        for one in criteria
        if one.cap is not None and not one.in_scale
    }
    lines = [_capped(f"{letter}{row}", name, capped.get(row)) for row in rows]
    whole = f"SUM({','.join(lines)})"
    if cap is None:
        return whole
    return f"MIN({whole},{cap:g})" if name == "bonus" else f"MAX({whole},-{cap:g})"


def _capped(cell: str, name: str, cap: Decimal | None) -> str:
    if cap is None:
        return cell
    number = f"{cap.normalize():f}"
    # N makes 0 of a blank cell, which MIN and MAX would pass over
    return f"MAX(N({cell}),-{number})" if name == "penalty" else f"MIN(N({cell}),{number})"
