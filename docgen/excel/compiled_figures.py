"""Chỉ tiêu: what each unit told for each period, summed up by Excel, held against its target."""

from dataclasses import dataclass, replace
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.compiled_data import CompiledData, FigurePart
from docgen.excel.compiled_head import finish, note, top
from docgen.excel.styles import (
    CENTRED,
    HEADING,
    SHARE,
    WORDS,
    Formulas,
    Look,
    fit_rows,
    merge,
    put_number,
    put_text,
    set_widths,
)
from models.figure_rules import (
    Entry,
    Reckoned,
    ValueState,
    Verdict,
    bar_of,
    bar_words,
    percent_reached,
)
from models.figures import FigureSheet, sums_over_units
from models.plan_indicators import Direction, IndicatorKind, PlanIndicator

_FIRST = 4  # column of the first period
_WIDE = 13  # periods from which on the sheet goes on on a second page
_LEGEND = (
    "Chú giải: “–” chưa có số liệu (khác với số 0); “KAD” không áp dụng đối với đơn vị; “KPS” đơn"
    " vị báo không phát sinh; ô trống là không phải báo cáo kỳ đó. Tổng chỉ cộng số liệu đã có;"
    " lũy kế là cộng các kỳ, mới nhất là số liệu của kỳ gần nhất. Tỷ lệ đạt không chặn ở 100 %."
)
_MARKS = {
    ValueState.MISSING: "–",
    ValueState.NOT_APPLICABLE: "KAD",
    ValueState.NIL: "KPS",
    ValueState.NOT_OWED: "",
}

_NO_TARGET = (ValueState.NOT_APPLICABLE, ValueState.NOT_OWED)
_NOT_WHOLE = 0.999  # what falls short is never shown as 100 %


@dataclass(frozen=True)
class _Columns:
    """Which column holds what, for a number of periods."""

    periods: int

    @property
    def last_period(self) -> int:
        return _FIRST + self.periods - 1

    @property
    def value(self) -> int:
        return _FIRST + self.periods

    @property
    def share(self) -> int:
        return self.value + 1

    @property
    def last(self) -> int:
        return self.value + 2


def fill_figures(
    sheet: Worksheet, data: CompiledData, part: FigurePart, formulas: Formulas
) -> None:
    """Fill a sheet with the indicators of one campaign, a block each."""
    told = part.figures
    columns = _Columns(len(told.periods))
    each = 11.0 if columns.periods <= 8 else 8.5
    set_widths(sheet, (5, 28, 10, *[each] * columns.periods, 12, 9.5, 12))
    known = f"Theo “{told.report}” nhận đến ngày {data.known_on:%d/%m/%Y}"
    title = f"Phong trào: {part.title} (mã {told.code})"
    head = top(sheet, data, "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", columns.last, (title, known))
    names = [period.label for period in told.periods]
    heads = ("TT", "Đơn vị", "Mức giao", *names, "Kết quả", "Tỷ lệ đạt", "Đánh giá")
    for column, text in enumerate(heads, start=1):
        put_text(sheet.cell(head, column), text, HEADING)
    fit_rows(sheet, head, head)
    row = head + 1
    for one in told.indicators:
        row = _Block(sheet, told, one, columns, formulas).fill(row)
    row = note(sheet, row + 1, columns.last, _LEGEND)
    row = note(sheet, row, columns.last, data.rules)
    foot = f"Chỉ tiêu {told.code}, {data.as_of:%d/%m/%Y}"
    finish(sheet, foot, head, row - 1, columns.last, 3)
    sheet.print_title_cols = "A:B"
    if columns.periods > _WIDE:
        sheet.page_setup.fitToWidth = 0  # too many to be read on one page: go on on the next


@dataclass
class _Block:
    """One indicator on the sheet: its name, a row a unit, the sum of all."""

    sheet: Worksheet
    told: FigureSheet
    indicator: PlanIndicator
    columns: _Columns
    formulas: Formulas

    def fill(self, row: int) -> int:
        """Write the block from `row` on; return the next row."""
        heading = replace(WORDS, bold=True, fill="F2F2F2")
        merge(self.sheet, row, 1, self.columns.last, self._title(), heading)
        first = row + 1
        for place, unit in enumerate(self.told.units, start=1):
            put_number(self.sheet.cell(row + place, 1), place)
            put_text(self.sheet.cell(row + place, 2), unit.name)
            line = self.told.reckoned(self.indicator.key, unit)
            target = line.target if line.state not in _NO_TARGET else None
            put_number(self.sheet.cell(row + place, 3), _plain(target), self._target_look())
            for column, period in enumerate(self.told.periods, start=_FIRST):
                entry = self.told.entry(self.indicator.key, unit.id, period.key)
                self._entry(row + place, column, entry)
            self._result(row + place, line)
        below = row + len(self.told.units) + 1
        self._totals(first, below)
        fit_rows(self.sheet, first, below)
        return below + 1

    def _title(self) -> str:
        one = self.indicator
        kind = "lũy kế" if one.kind is IndicatorKind.CUMULATIVE else "mới nhất"
        told = [f"đơn vị tính: {one.measure}"] if one.measure else []
        bar = bar_of(one, None)
        told += [kind, *([bar_words(bar, one.measure)] if bar else [])]
        return f"{one.title} ({'; '.join(told)})"

    def _entry(self, row: int, column: int, entry: Entry) -> None:
        cell = self.sheet.cell(row, column)
        if entry.value is not None:
            put_number(cell, _plain(entry.value), self._look())
        else:
            put_text(cell, _MARKS.get(entry.state, "–"), CENTRED)

    def _result(self, row: int, line: Reckoned) -> None:
        """Write what a unit reached, its share of the target and the verdict."""
        cell = self.sheet.cell(row, self.columns.value)
        if line.value is None:
            put_text(cell, _MARKS.get(line.state, "–"), CENTRED)
        elif self.indicator.kind is IndicatorKind.CUMULATIVE:
            self._sum(cell, self._range(row, row), line.value)
        else:
            put_number(cell, _plain(line.value), self._look())
        self._share(row, line.value, line.target)
        is_judged = line.verdict is not Verdict.NO_BAR and line.state is not ValueState.NOT_OWED
        put_text(self.sheet.cell(row, self.columns.last),
                 line.verdict.label if is_judged else "", CENTRED)  # fmt: skip

    def _totals(self, first: int, below: int) -> None:
        """Write the sums, where values of units have one, and how many units reported."""
        sheet, one, total = self.sheet, self.indicator, self.told.total(self.indicator.key)
        bold = replace(WORDS, bold=True)
        put_text(sheet.cell(below, 1), "")
        put_text(
            sheet.cell(below, 2), f"Cộng ({total.reported}/{total.owing} đơn vị có số liệu)", bold
        )
        if total.target is None:
            put_text(sheet.cell(below, 3), "", CENTRED)
        else:
            span = f"C{first}:C{below - 1}"
            self._sum(sheet.cell(below, 3), span, total.target, self._target_look())
        for column, period in enumerate(self.told.periods, start=_FIRST):
            found = self.told.period_total(one.key, period.key)
            self._column_sum(below, column, first, found.value)
        self._column_sum(below, self.columns.value, first, total.value)
        self._share(below, total.value, total.target)
        told = f"{total.reached}/{total.judged} đạt" if total.judged else ""
        put_text(sheet.cell(below, self.columns.last), told, replace(CENTRED, bold=True))

    def _column_sum(self, below: int, column: int, first: int, value: Decimal | None) -> None:
        cell = self.sheet.cell(below, column)
        if value is None or not sums_over_units(self.indicator):
            put_text(cell, "" if not sums_over_units(self.indicator) else "–", CENTRED)
            return
        letter = get_column_letter(column)
        self._sum(cell, f"{letter}{first}:{letter}{below - 1}", value)

    def _sum(self, cell: object, span: str, value: Decimal, look: Look | None = None) -> None:
        bold = replace(look or self._look(), bold=True)
        self.formulas.put(cell, f"=SUM({span})", _plain(value), bold)

    def _share(self, row: int, value: Decimal | None, target: Decimal | None) -> None:
        """Write the share of the target as a formula, as `percent_reached` reckons it."""
        cell = self.sheet.cell(row, self.columns.share)
        percent = percent_reached(value, target, self.indicator.direction)
        if percent is None or value is None or target is None:
            put_text(cell, "" if target is None else "–", CENTRED)
            return
        reached = f"{get_column_letter(self.columns.value)}{row}"
        is_more = self.indicator.direction is Direction.MORE
        part, base = (reached, f"C{row}") if is_more else (f"C{row}", reached)
        shown = float(value / target if is_more else target / value)
        shown = min(shown, _NOT_WHOLE) if shown < 1 else shown
        formula = f"=IF({part}<{base},MIN({part}/{base},{_NOT_WHOLE}),{part}/{base})"
        self.formulas.put(cell, formula, shown, SHARE)

    def _range(self, first: int, last: int) -> str:
        start, end = get_column_letter(_FIRST), get_column_letter(self.columns.last_period)
        return f"{start}{first}:{end}{last}"

    def _look(self) -> Look:
        decimals = self.indicator.decimals
        return Look(across="center", format="#,##0" + (f".{'0' * decimals}" if decimals else ""))

    def _target_look(self) -> Look:
        return Look(across="center", format="#,##0.####")


def _plain(value: Decimal | None) -> int | float | None:
    """Return a number as a cell holds it; None for none."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
