"""How the made-up units of the demonstration office hand in: some early, some late, some not.

Pure and without chance: what happens to a report follows from the name of unit and report alone.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from zlib import crc32

from models.calendar import Calendar
from models.obligations import Channel, Obligation, Verdict
from models.receiving import HandIn

_WHOLE = 1000
_EXEMPT = 15  # of a thousand reports: freed from, nothing to report, sent back, late, never came
_NIL = 60
_RETURNED = 100
_LATE = 180
_NEVER = 186
_NEVER_DAYS = 150  # what is older came in at last
_LATEST_DAYS = 12
_RECENT_DAYS = 21  # reports due so lately may still be on their way
_RECENT_MISSING = 190
_RECENT_RETURNED = 230
_EARLY = 320  # of those not due yet: in already, or sent back and not mended
_EARLY_RETURNED = 375
_CHANNELS = (Channel.PAPER, Channel.SYSTEM, Channel.SYSTEM, Channel.EMAIL, Channel.USB)


@dataclass(frozen=True)
class Fate:
    """What happens to one report."""

    hand_ins: list[HandIn] = field(default_factory=list)
    exempt_on: date | None = None
    number: int = 0  # to pick a reason by


@dataclass(frozen=True)
class Teller:
    """Tells the fate of reports as seen on a day."""

    today: date
    calendar: Calendar
    return_reasons: list[str]
    punctual: frozenset[str] = frozenset()  # codes of units that are never late

    def fate(self, owed: Obligation, name: str) -> Fate:
        """Return what becomes of a report; `name` must be the same in every year it is told."""
        number = crc32(name.encode())
        share, second = number % _WHOLE, number // _WHOLE % _WHOLE
        last = owed.last_day
        if last >= self.today:
            return self._still_open(owed, number, second)
        if owed.unit.code in self.punctual:
            return self._told(owed, number, last - timedelta(days=second % 6))
        past_days = (self.today - last).days
        if past_days <= _RECENT_DAYS and second < _RECENT_RETURNED:
            returned = [self._returned(owed, number, self._day(owed, last - timedelta(days=1)))]
            return Fate([] if second < _RECENT_MISSING else returned, number=number)
        if share < _EXEMPT:
            return Fate(exempt_on=self._day(owed, last - timedelta(days=2)), number=number)
        if share < _NIL:
            return self._told(owed, number, last - timedelta(days=second % 4), nil=True)
        if share < _RETURNED:
            return self._sent_back(owed, number, last, second)
        if share < _LATE:
            return self._told(owed, number, last + timedelta(days=1 + second % _LATEST_DAYS))
        if share < _NEVER and past_days <= _NEVER_DAYS:
            return Fate(number=number)
        return self._told(owed, number, last - timedelta(days=second % 6))

    def hand_in(self, owed: Obligation, number: int, on: date, **values: object) -> HandIn:
        """Return a hand-in of that day, with a paper of the unit's own."""
        dated = max(self._worked(on - timedelta(days=number % 3)), owed.opens_on)
        paper = f"{number % 89 + 1:02d}/BC-{owed.unit.code}"
        chosen = {"channel": _CHANNELS[number % len(_CHANNELS)], **values}
        return HandIn(received_on=on, paper_number=paper, paper_on=min(dated, on), **chosen)

    def _still_open(self, owed: Obligation, number: int, second: int) -> Fate:
        on = self._day(owed, self.today - timedelta(days=second % 5))
        if on > self.today or second >= _EARLY_RETURNED:
            return Fate(number=number)
        if second < _EARLY:
            return self._told(owed, number, on)
        return Fate([self._returned(owed, number, on)], number=number)

    def _told(self, owed: Obligation, number: int, on: date, nil: bool = False) -> Fate:
        day = self._day(owed, on) if on <= owed.last_day else self.calendar_after(on)
        if day > self.today:
            return Fate(number=number)
        return Fate([self.hand_in(owed, number, day, nil=nil)], number=number)

    def _sent_back(self, owed: Obligation, number: int, last: date, second: int) -> Fate:
        first = self._day(owed, last - timedelta(days=3))
        again = self.calendar_after(first + timedelta(days=1 + second % 7))
        made = [self._returned(owed, number, first)]
        if again <= self.today:
            made.append(self.hand_in(owed, number + 1, again, note="Bản đã chỉnh sửa"))
        return Fate(made, number=number)

    def _returned(self, owed: Obligation, number: int, on: date) -> HandIn:
        reason = self.return_reasons[number % len(self.return_reasons)]
        redo_by = self.calendar.add_working_days(on, 3)
        return self.hand_in(
            owed, number, on, verdict=Verdict.RETURNED, reason=reason, redo_by=redo_by
        )

    def calendar_after(self, day: date) -> date:
        """Return the day, or the next working day."""
        return day if self.calendar.is_working_day(day) else self.calendar.next_working_day(day)

    def _worked(self, day: date) -> date:
        if self.calendar.is_working_day(day):
            return day
        return self.calendar.previous_working_day(day)

    def _day(self, owed: Obligation, wanted: date) -> date:
        """Return a working day at or before `wanted`, yet not before the report was opened."""
        return self._worked(wanted) if self._worked(wanted) >= owed.opens_on else owed.opens_on
