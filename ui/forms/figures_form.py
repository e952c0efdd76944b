"""The figures of one report, typed by hand beside those of the period before."""

from dataclasses import dataclass, field
from datetime import date

from models.figure_book import entries_before, entries_now
from models.figure_deeds import Figure, warnings
from models.figure_rules import Entry, ValueState, number_words
from models.indicator_store import load_indicators
from models.obligations import Obligation
from models.plan_indicators import MOST, PlanIndicator
from ui.forms.typed_number import read_number, written_number


@dataclass
class FigureLine:
    """One indicator: what was told before, what is typed now."""

    indicator: PlanIndicator
    before: tuple[str, Entry] | None = None  # label and entry of the newest earlier period
    typed: str = ""
    applies: bool = True
    note: str = ""

    @property
    def name(self) -> str:
        measure = self.indicator.measure
        return f"{self.indicator.title} ({measure})" if measure else self.indicator.title

    @property
    def before_words(self) -> str:
        """What was told before: "12,5 (Quý I/2026)", "–" for nothing."""
        if self.before is None:
            return "–"
        label, entry = self.before
        is_value = entry.state is ValueState.VALUE
        told = number_words(entry.value) if is_value else entry.state.label.lower()
        return f"{told} ({label})"

    def problem(self) -> str:
        """Return what keeps the figure from being written, "" for a number or nothing."""
        if not self.applies or not self.typed.strip():
            return ""
        try:
            is_too_large = abs(read_number(self.typed)) > MOST
        except ValueError as wrong:
            return str(wrong)
        return "Số quá lớn. Hãy xem lại đơn vị tính." if is_too_large else ""

    def warnings(self) -> list[str]:
        """Return what the clerk should look at again; it may be written all the same."""
        return [] if self.problem() else warnings(self.indicator, self.figure(), self.before)

    def figure(self) -> Figure:
        """Return what is to be written. Raises ValueError for words where a number belongs."""
        typed = self.typed.strip() if self.applies else ""
        return Figure(read_number(typed) if typed else None, self.applies, self.note)


@dataclass
class FiguresForm:
    """The lines of one report, in the order of the plan's indicators."""

    lines: list[FigureLine] = field(default_factory=list)

    @classmethod
    def open(cls, owed: list[Obligation], today: date) -> "FiguresForm":
        """Return the form for one report, filled with what counts for it now.

        Without lines for several reports at once, for what is no report of a period, and for a
        plan without indicators.
        """
        if len(owed) != 1 or owed[0].rule_id is None:
            return cls()
        item = owed[0]
        indicators = load_indicators(item.plan_id)
        if not indicators:
            return cls()
        before, now = entries_before(item, today), entries_now(item, today)
        return cls([_line(one, before.get(one.key), now.get(one.key)) for one in indicators])

    def problems(self) -> list[str]:
        """Return a sentence for each figure that is none; empty when all may be written."""
        return [
            f"{line.indicator.title}: “{line.typed.strip()}”. {told}"
            for line in self.lines
            if (told := line.problem())
        ]

    def paste(self, first: int, text: str) -> int:
        """Write a column copied from Excel from line `first` down; return how many took one."""
        words = [line.split("\t")[0] for line in text.rstrip("\r\n").splitlines()]
        taken = list(zip(self.lines[first:], words, strict=False))
        for line, word in taken:
            line.typed, line.applies = word.strip(), True
        return len(taken)

    def figures(self) -> dict[str, Figure]:
        """Return indicator key → figure, for `models.figure_deeds`. Raises ValueError."""
        return {line.indicator.key: line.figure() for line in self.lines}


def _line(
    indicator: PlanIndicator, before: tuple[str, Entry] | None, now: Entry | None
) -> FigureLine:
    line = FigureLine(indicator, before)
    if now is not None:
        line.typed = written_number(now.value)
        line.applies = now.state is not ValueState.NOT_APPLICABLE
        line.note = now.note
    return line
