"""The figures of indicators from the book: `sheet` gathers what was reported.

Of each obligation counts the newest accepted, not void receipt that says something of figures:
that has some, or is a report of nothing. A correction without figures leaves the older ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite

from models import plan_reading
from models.figure_rules import Entry, ValueState, rounded
from models.figures import FigurePeriod, FigureSheet, FigureUnit
from models.indicator_store import load_indicators
from models.indicators import Indicator, IndicatorValue
from models.obligations import Obligation, Receipt, Verdict, owed, receipts_of
from models.plan_indicators import PlanIndicator
from models.plan_records import PlanRecord

_MOST_AT_ONCE = 500


@dataclass(frozen=True)
class ReportKind:
    """A kind of report of a plan that units owe again and again: one line of figures."""

    rule_id: int
    title: str
    periods: int
    figures: int  # values that came in with it


def report_kinds(code: str) -> list[ReportKind]:
    """Return the kinds of report of a plan that were opened; the first holds the most figures.

    With as many figures, the one with the most periods.
    """
    record = plan_reading.existing(code)
    counts = Counter(
        row[0]
        for row in IndicatorValue.select(Obligation.rule)
        .join(Receipt)
        .join(Obligation)
        .where(Obligation.plan == record, ~Receipt.void)
        .tuples()
    )
    periods: dict[int, set[str]] = defaultdict(set)
    titles: dict[int, str] = {}
    query = Obligation.select(Obligation.rule, Obligation.title, Obligation.period).where(
        Obligation.plan == record, Obligation.rule.is_null(False)
    )
    for rule, title, period in query.order_by(Obligation.id).tuples():
        periods[rule].add(period)
        titles.setdefault(rule, title)
    found = [ReportKind(rule, titles[rule], len(periods[rule]), counts[rule]) for rule in titles]
    return sorted(found, key=lambda kind: (-kind.figures, -kind.periods, kind.rule_id))


def sheet(
    code: str,
    today: date,
    rule_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
) -> FigureSheet:
    """Return the figures of a plan as known on `today`, for one kind of report.

    `rule_id` None: the first of `report_kinds`. With `first` or `last` only periods whose data
    end within them. Raises RuleBroken for an unknown plan; a plan without reports has a sheet
    without periods.
    """
    record = plan_reading.existing(code)
    indicators = load_indicators(record.id)
    kinds = report_kinds(code)
    chosen = next((kind for kind in kinds if kind.rule_id == rule_id), None)
    if chosen is None and rule_id is None and kinds:
        chosen = kinds[0]
    rows = _owed(record, chosen.rule_id, first, last) if chosen and indicators else []
    return FigureSheet(
        code=code,
        title=record.subject,
        report=chosen.title if chosen else "",
        indicators=indicators,
        periods=_periods(rows),
        units=_units(rows),
        entries=_entries(rows, indicators, today),
    )


def year_sheet(code: str, year: int, today: date, rule_id: int | None = None) -> FigureSheet:
    """Return the figures of the periods whose data end in a calendar year."""
    return sheet(code, today, rule_id, date(year, 1, 1), date(year, 12, 31))


def years_of(code: str) -> list[int]:
    """Return the calendar years in which data of a plan's reports end, oldest first."""
    record = plan_reading.existing(code)
    query = Obligation.select(Obligation.data_to, Obligation.due_on).where(
        Obligation.plan == record, Obligation.rule.is_null(False)
    )
    return sorted({_data_end(item).year for item in query})


def plans_with_indicators() -> set[str]:
    """Return the codes of plans that have indicators; plans in the bin left out."""
    query = (
        PlanRecord.select(PlanRecord.code)
        .join(Indicator, on=(Indicator.plan == PlanRecord.id))
        .where(PlanRecord.deleted_on.is_null())
        .distinct()
    )
    return {row.code for row in query}


def entries_before(obligation: Obligation, today: date) -> dict[str, tuple[str, Entry]]:
    """Return indicator key → label and figure of the newest earlier period with a word of it.

    Only of the same unit and kind of report: what stands beside the field being typed into.
    """
    record = PlanRecord.get_by_id(obligation.plan_id)
    indicators = load_indicators(record.id)
    rows = [
        item
        for item in owed(plan_id=record.id, unit_id=obligation.unit_id)
        if item.rule_id == obligation.rule_id and _order(item) < _order(obligation)
    ]
    entries = _entries(rows, indicators, today)
    found = {}
    for item in sorted(rows, key=_order):
        for indicator in indicators:
            entry = entries[indicator.key, item.unit_id, item.period]
            if entry.state in (ValueState.VALUE, ValueState.NOT_APPLICABLE):
                found[indicator.key] = (item.period_label, entry)
    return found


def entries_now(obligation: Obligation, today: date) -> dict[str, Entry]:
    """Return indicator key → the figure that counts for one report now, missing ones too."""
    entries = _entries([obligation], load_indicators(obligation.plan_id), today)
    return {key: entry for (key, _, _), entry in entries.items()}


def _owed(
    record: PlanRecord, rule_id: int, first: date | None, last: date | None
) -> list[Obligation]:
    return [
        item
        for item in owed(plan_id=record.id)
        if item.rule_id == rule_id
        and (first is None or _data_end(item) >= first)
        and (last is None or _data_end(item) <= last)
    ]


def _data_end(item: Obligation) -> date:
    return item.data_to or item.due_on


def _order(item: Obligation) -> tuple[date, date, str]:
    return _data_end(item), item.due_on, item.period


def _periods(rows: Iterable[Obligation]) -> list[FigurePeriod]:
    found = {item.period: item for item in rows}
    ordered = sorted(found.values(), key=_order)
    return [FigurePeriod(item.period, item.period_label) for item in ordered]


def _units(rows: Iterable[Obligation]) -> list[FigureUnit]:
    found = {item.unit_id: item.unit for item in rows}
    ordered = sorted(found.values(), key=lambda unit: unit.sort)
    return [FigureUnit(unit.id, unit.code, unit.name) for unit in ordered]


def _entries(
    rows: Sequence[Obligation], indicators: Sequence[PlanIndicator], today: date
) -> dict[tuple[str, int, str], Entry]:
    """Return the entry of every indicator for every report that is owed; the exempt left out."""
    due = [item for item in rows if item.exempt_on is None or item.exempt_on > today]
    log = receipts_of(due)
    figures = _figures(receipt.id for receipts in log.values() for receipt in receipts)
    found = {}
    for item in due:
        receipt = _counting(log.get(item.id, []), figures, today)
        told = figures.get(receipt.id, {}) if receipt else {}
        for indicator in indicators:
            row = told.get(indicator.key)
            found[indicator.key, item.unit_id, item.period] = _entry(indicator, row, receipt)
    return found


def _figures(receipts: Iterable[int]) -> dict[int, dict[str, IndicatorValue]]:
    """Return receipt id → indicator key → the row."""
    wanted = list(receipts)
    found: dict[int, dict[str, IndicatorValue]] = defaultdict(dict)
    for start in range(0, len(wanted), _MOST_AT_ONCE):
        query = (
            IndicatorValue.select(IndicatorValue, Indicator)
            .join(Indicator)
            .where(IndicatorValue.receipt.in_(wanted[start : start + _MOST_AT_ONCE]))
        )
        for row in query:
            found[row.receipt_id][row.indicator.key] = row
    return found


def _counting(
    receipts: Sequence[Receipt], figures: dict[int, dict[str, IndicatorValue]], today: date
) -> Receipt | None:
    """Return the receipt whose figures count; `receipts` are not void, oldest first."""
    saying = [
        receipt
        for receipt in receipts
        if receipt.verdict == Verdict.ACCEPTED
        and receipt.received_on <= today
        and (receipt.nil or figures.get(receipt.id))
    ]
    return saying[-1] if saying else None


def _entry(indicator: PlanIndicator, row: IndicatorValue | None, receipt: Receipt | None) -> Entry:
    if row is not None and not row.applies:
        return Entry(ValueState.NOT_APPLICABLE, note=row.note)
    if row is not None and row.value is not None and isfinite(row.value):
        value: Decimal = rounded(row.value, indicator.decimals)
        return Entry(ValueState.VALUE, value, row.note)
    if receipt is not None and receipt.nil:
        return Entry(ValueState.NIL)
    return Entry(ValueState.MISSING, note=row.note if row else "")
