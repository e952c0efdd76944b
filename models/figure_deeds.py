"""Writing figures down with the receipt they came with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models import receiving
from models.base import db
from models.figure_rules import (
    Entry,
    ValueState,
    is_outside,
    number_words,
    rounded,
)
from models.indicators import Indicator, IndicatorValue
from models.obligations import Obligation, Receipt
from models.plan_indicators import IndicatorKind, PlanIndicator
from models.receiving import HandIn


@dataclass(frozen=True)
class Figure:
    """What came in for one indicator. Nothing is written for one that says nothing."""

    value: Decimal | None = None
    applies: bool = True
    note: str = ""

    @property
    def says_something(self) -> bool:
        """Tell whether there is anything to write."""
        return self.value is not None or not self.applies or bool(self.note.strip())


def book_with_figures(
    obligation: Obligation, hand_in: HandIn, figures: Mapping[str, Figure], today: date
) -> Receipt:
    """Book a hand-in with its figures (indicator key → figure), all or nothing.

    Raises RuleBroken as `receiving.book` does.
    """
    with db.atomic("IMMEDIATE"):
        receipt = receiving.book(obligation, hand_in, today)
        write_figures([(receipt, figures)])
    return receipt


def write_figures(log: Iterable[tuple[Receipt, Mapping[str, Figure]]]) -> int:
    """Write the figures of receipts that have none yet; return how many rows.

    Keys of indicators that are gone are left out. Call it in the transaction of the receipts.
    """
    ids = dict(Indicator.select(Indicator.key, Indicator.id).tuples())
    rows = [
        {
            "receipt": receipt.id,
            "indicator": ids[key],
            "value": None if figure.value is None or not figure.applies else float(figure.value),
            "applies": figure.applies,
            "note": figure.note.strip(),
        }
        for receipt, figures in log
        for key, figure in figures.items()
        if key in ids and figure.says_something
    ]
    for start in range(0, len(rows), 50):
        IndicatorValue.insert_many(rows[start : start + 50]).execute()
    return len(rows)


def warnings(
    indicator: PlanIndicator, figure: Figure, before: tuple[str, Entry] | None = None
) -> list[str]:
    """Return what to look at again in a figure, as sentences; it may be written all the same.

    `before`: period and entry of the newest earlier period that says something.
    """
    if figure.value is None or not figure.applies:
        return []
    found = []
    if is_outside(indicator, figure.value):
        found.append(f"Ngoài khoảng thường gặp ({limits_told(indicator)}).")
    if rounded(figure.value, indicator.decimals) != figure.value:
        shown = number_words(rounded(figure.value, indicator.decimals))
        found.append(f"Chỉ tiêu lấy {indicator.decimals} số lẻ: sẽ tính là {shown}.")
    if before is None or before[1].state is not ValueState.VALUE or before[1].value is None:
        return found
    label, earlier = before[0], before[1].value
    if _may_be_running(indicator, figure.value, earlier):
        found.append(
            f"Từ gấp đôi số của {label} ({number_words(earlier)}) trở lên. Chỉ tiêu này cộng"
            " dồn: chỉ ghi số mới của kỳ, không ghi số lũy kế."
        )
    return found


def limits_told(indicator: PlanIndicator) -> str:
    """Return "từ 0 đến 100 %", "từ 0 trở lên" …; "" without limits."""
    low = None if indicator.low is None else number_words(Decimal(f"{indicator.low:.10g}"))
    high = None if indicator.high is None else number_words(Decimal(f"{indicator.high:.10g}"))
    if low is not None and high is not None:
        return f"từ {low} đến {high} {indicator.measure}".strip()
    if low is not None:
        return f"từ {low} trở lên"
    return f"không quá {high} {indicator.measure}".strip() if high is not None else ""


def _may_be_running(indicator: PlanIndicator, value: Decimal, earlier: Decimal) -> bool:
    """Tell whether a figure looks like a running sum where only the period's own is added."""
    return indicator.kind is IndicatorKind.CUMULATIVE and value >= 2 * earlier > 0
