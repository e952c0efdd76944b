"""What an obligation is today, and the five figures. Pure: dates and the log in, state out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from models.deadlines import days_late, vietnamese_date


class State(StrEnum):
    """The state of an obligation; `label` and `sign` are what the screen and the paper show."""

    NOT_OPEN = "not_open"
    NOT_DUE = "not_due"
    SOON = "soon"
    OVERDUE = "overdue"
    ON_TIME = "on_time"
    LATE = "late"
    RETURNED = "returned"
    NIL = "nil"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def sign(self) -> str:
        """One sign that reads in black and white too."""
        return _LABELS[self][1]


_LABELS = {
    State.NOT_OPEN: ("Chưa mở", "·"),
    State.NOT_DUE: ("Chưa đến hạn", "○"),
    State.SOON: ("Sắp đến hạn", "▸"),
    State.OVERDUE: ("Quá hạn", "✕"),
    State.ON_TIME: ("Đúng hạn", "✓"),
    State.LATE: ("Nộp chậm", "✓!"),
    State.RETURNED: ("Bị trả lại", "↩"),
    State.NIL: ("Không phát sinh", "∅"),
    State.EXEMPT: ("Được miễn", "–"),
}
OPEN_STATES = frozenset({State.NOT_DUE, State.SOON, State.OVERDUE, State.RETURNED})


class ReceiptFacts(Protocol):
    received_on: date
    verdict: str
    nil: bool
    redo_by: date | None


class ObligationFacts(Protocol):
    opens_on: date
    due_on: date
    extended_to: date | None
    exempt_on: date | None


@dataclass(frozen=True)
class Standing:
    """A state with what belongs to it."""

    state: State
    last_day: date  # last good day, an extension counted
    days_late: int = 0  # calendar days after `last_day`; grows while nothing came
    days_left: int = 0  # calendar days until `last_day`; 0 once it is past or done
    received_on: date | None = None  # of the first acceptable hand-in
    late_against_original: int = 0  # days late, had there been no extension
    extended: bool = False  # `last_day` is later than the original one
    redo_by: date | None = None  # last good day to hand in again what was returned last
    redo_days_late: int = 0  # calendar days after `redo_by`

    @property
    def next_day(self) -> date:
        """The day the unit has to keep now: of handing in again, else the last good one."""
        return self.redo_by or self.last_day

    @property
    def redo_words(self) -> str:
        """Return until when a returned report is to come again; "" when nothing is asked."""
        if self.redo_by is None:
            return ""
        if self.redo_days_late:
            return f"quá hạn nộp lại {self.redo_days_late} ngày"
        return f"phải nộp lại chậm nhất {vietnamese_date(self.redo_by)}"

    @property
    def text(self) -> str:
        """What the clerk reads: "Quá hạn 3 ngày"."""
        if self.redo_by is not None:
            return f"{self.state_words}, {self.redo_words}"
        return self.state_words

    @property
    def state_words(self) -> str:
        """The same without the day to hand in again."""
        if self.state in (State.OVERDUE, State.LATE) and self.days_late:
            return f"{self.state.label} {self.days_late} ngày"
        if self.state is State.SOON:
            return "Hạn hôm nay" if self.days_left == 0 else f"Còn {self.days_left} ngày"
        if self.state is State.RETURNED and self.days_late and self.redo_by is None:
            return f"{self.state.label}, quá hạn {self.days_late} ngày"
        return self.state.label


def standing(
    owed: ObligationFacts, receipts: Sequence[ReceiptFacts], today: date, soon_days: int = 14
) -> Standing:
    """Return how an obligation stands on `today`; receipts after that day don't count yet.

    `receipts` stand in the order they came. Timeliness is judged on the first acceptable one: a
    correction later keeps its day, a return after it asks for a new copy and changes no verdict.
    """
    found = _standing(owed, receipts, today, soon_days)
    redo_by = _redo_by(receipts, today)
    if owed.extended_to is not None:
        found = replace(found, extended=True)
    if redo_by is None or found.state is State.EXEMPT:
        return found
    return replace(found, redo_by=redo_by, redo_days_late=days_late(today, redo_by))


def _standing(
    owed: ObligationFacts, receipts: Sequence[ReceiptFacts], today: date, soon_days: int
) -> Standing:
    last = owed.extended_to or owed.due_on
    if owed.exempt_on is not None and owed.exempt_on <= today:
        return Standing(State.EXEMPT, last)
    known = [receipt for receipt in receipts if receipt.received_on <= today]
    accepted = [receipt for receipt in known if receipt.verdict == "accepted"]
    if accepted:
        return _handed_in(owed, accepted, last)
    late, original = days_late(today, last), days_late(today, owed.due_on)
    left = max(0, (last - today).days)
    if known:
        return Standing(State.RETURNED, last, late, left, late_against_original=original)
    if today < owed.opens_on:
        return Standing(State.NOT_OPEN, last, days_left=left)
    if late:
        return Standing(State.OVERDUE, last, late, late_against_original=original)
    state = State.SOON if left <= soon_days else State.NOT_DUE
    return Standing(state, last, days_left=left, late_against_original=original)


def _redo_by(receipts: Sequence[ReceiptFacts], today: date) -> date | None:
    """Return the day set when the newest hand-in was sent back; None when it was taken."""
    known = [receipt for receipt in receipts if receipt.received_on <= today]
    known.sort(key=lambda receipt: receipt.received_on)  # of one day the one entered last is last
    return known[-1].redo_by if known and known[-1].verdict == "returned" else None


def _handed_in(owed: ObligationFacts, accepted: Sequence[ReceiptFacts], last: date) -> Standing:
    first = min(accepted, key=lambda receipt: receipt.received_on)
    late = days_late(first.received_on, last)
    state = State.NIL if first.nil else State.LATE if late else State.ON_TIME
    return Standing(
        state,
        last,
        days_late=late,
        received_on=first.received_on,
        late_against_original=days_late(first.received_on, owed.due_on),
    )


@dataclass(frozen=True)
class Figures:
    """The five figures with what they are made of. Rates are never capped; None without a base.

    expected (phải nộp): owed and open by the day, the exempt left out. received (đã nộp):
    accepted ones among them, nil reports counted. on_time (đúng hạn): received by their last good
    day. due (đến hạn): those that came in or whose last good day is past: the base of the on-time
    rate. An extension moves the last good day; what ends in `_original` is counted as if there
    had been none. `models.rate_words.RULES` tells the same to the clerk.
    """

    expected: int = 0
    received: int = 0
    on_time: int = 0
    late: int = 0
    overdue: int = 0
    returned: int = 0
    nil: int = 0
    exempt: int = 0
    extended: int = 0
    on_time_original: int = 0
    overdue_original: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        """Return the figures of two groups that share nothing, counted together."""
        names = (field.name for field in fields(self))
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def missing(self) -> int:
        return self.expected - self.received

    @property
    def due(self) -> int:
        return self.received + self.overdue

    @property
    def receiving_rate(self) -> float | None:
        """Received of expected, in percent."""
        return 100 * self.received / self.expected if self.expected else None

    @property
    def on_time_rate(self) -> float | None:
        """On time of those due, in percent."""
        return 100 * self.on_time / self.due if self.due else None

    @property
    def due_original(self) -> int:
        return self.received + self.overdue_original

    @property
    def on_time_rate_original(self) -> float | None:
        """On time of those due, in percent, by the original days."""
        due = self.due_original
        return 100 * self.on_time_original / due if due else None


def rate_words(rate: float | None) -> str:
    """Return a rate as papers and screen write it: "87,5 %"; "–" without a base."""
    return "–" if rate is None else f"{rate:.1f} %".replace(".", ",")


def figures(standings: Iterable[Standing]) -> Figures:
    """Count a group of standings."""
    counts = dict.fromkeys((field.name for field in fields(Figures)), 0)
    for item in standings:
        if item.state is State.EXEMPT:
            counts["exempt"] += 1
        if item.state in (State.EXEMPT, State.NOT_OPEN):
            continue
        counts["expected"] += 1
        counts["extended"] += item.extended
        if item.received_on is not None:
            counts["received"] += 1
            counts["late" if item.days_late else "on_time"] += 1
            counts["on_time_original"] += not item.late_against_original
            counts["nil"] += item.state is State.NIL
        else:
            counts["overdue"] += item.days_late > 0
            counts["overdue_original"] += item.late_against_original > 0
            counts["returned"] += item.state is State.RETURNED
    return Figures(**counts)
