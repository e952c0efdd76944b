"""One round of filled forms: looked through, ticked, booked one by one, taken back as one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from docgen.excel.fault_list import FaultLine
from docgen.excel.forms.faults import Fault, Problem
from docgen.excel.forms.reading import OpenForm
from docgen.jobs import form_import
from docgen.jobs.form_import import Examined
from models.database import BOOK_ERRORS, book_failed
from models.errors import RuleBroken
from models.form_booking import take_back
from models.obligations import Obligation, Receipt


class Standing(StrEnum):
    """Where a file stands; the value is what the clerk reads."""

    NEW = "Sẽ nhận mới"
    REPLACES = "Thay số cũ"
    LOOK = "Cần xem"
    WRONG = "Có lỗi"
    TWIN = "Trùng tệp"
    TAKEN = "Đã nhận trước đây"
    DONE = "Đã nhận"


TICKED = (Standing.NEW, Standing.REPLACES)  # at first; what is to be looked at, the clerk ticks
TAKEABLE = (*TICKED, Standing.LOOK)


@dataclass(eq=False, kw_only=True)
class Entry:
    """One file of the round."""

    path: Path
    examined: Examined
    twin: str = ""  # name of the same file met before
    against: str = ""  # what the day received has against it, or what kept it out when booked
    rivals: str = ""  # another file of the round reports the same
    wanted: bool = False
    receipt: Receipt | None = None

    @property
    def standing(self) -> Standing:
        if self.receipt is not None:
            return Standing.DONE
        if self.examined.is_taken:
            return Standing.TAKEN
        if self.twin:
            return Standing.TWIN
        if self.against or not self.examined.is_sound:
            return Standing.WRONG
        if self.rivals or self.examined.doubts:
            return Standing.LOOK
        return Standing.REPLACES if self.examined.replaces else Standing.NEW

    @property
    def is_takeable(self) -> bool:
        return self.standing in TAKEABLE

    @property
    def owed(self) -> Obligation | None:
        """The report it is for; None while that is not known."""
        return self.examined.owner.obligation if self.examined.owner else None

    @property
    def unit(self) -> str:
        return self.owed.unit.name if self.owed else ""

    @property
    def period(self) -> str:
        return self.owed.period_label if self.owed else ""

    @property
    def campaign(self) -> str:
        owner = self.examined.owner
        return owner.form.campaign if owner else ""

    @property
    def problems(self) -> list[str]:
        """Return why it is not taken, as sentences."""
        twin = Fault.TWIN.value.format(file=self.path.name, found=self.twin) if self.twin else ""
        own = self.examined.problems
        return [*own, *(one for one in (twin, self.against) if one and one not in own)]

    @property
    def warnings(self) -> list[str]:
        return [*self.examined.warnings, *([self.rivals] if self.rivals else [])]

    @property
    def faults(self) -> list[Problem | str]:
        """Return the problems, with their places where they have some."""
        known = [fault.sentence for fault in self.examined.faults]
        return [*self.examined.faults, *(one for one in self.problems if one not in known)]


class Intake:
    """The files of one round, in the order they came. Nothing is written before `take`."""

    def __init__(self, today: date) -> None:
        self.today = self.received_on = today
        self.entries: list[Entry] = []

    def add(self, path: Path, opened: OpenForm | RuleBroken) -> Entry:
        """Look a file through and add it; a path that is there already is looked at anew.

        `opened`: what `form_import.open_file` gave or raised, from the background.
        """
        if isinstance(opened, RuleBroken):
            examined = Examined(path=path, problems=[str(opened)])
        else:
            examined = form_import.examine(path, self.today, opened)
        entry = Entry(path=path, examined=examined)
        places = [number for number, old in enumerate(self.entries) if old.path == path]
        if places and self.entries[places[0]].receipt is None:
            self.entries[places[0]] = entry
        else:
            self.entries.append(entry)
        self._judge(entry)
        self._tell_rivals(entry)
        return entry

    def receive_on(self, day: date) -> None:
        """Set the day received, the same for all; it may speak against some files."""
        self.received_on = day
        for entry in self.entries:
            if entry.receipt is None:
                self._judge(entry, keep=True)

    def wanted(self) -> list[Entry]:
        """Return the files that are ticked and may be taken."""
        return [entry for entry in self.entries if entry.wanted and entry.is_takeable]

    def take(self, entry: Entry) -> bool:
        """Book one file, in a transaction of its own; False, with the reason kept, when refused.

        Raises RuleBroken when the book itself cannot be written: then the rest fails as well.
        """
        try:
            entry.receipt = form_import.book(entry.examined, self.received_on, self.today)
        except RuleBroken as broken:
            entry.against = str(broken)
        except BOOK_ERRORS as error:
            raise book_failed(error) from error
        entry.wanted = False
        return entry.receipt is not None

    def take_back(self) -> int:
        """Undo all that was booked in this round, all or none; return how many.

        Raises RuleBroken, changing nothing.
        """
        booked = [entry for entry in self.entries if entry.receipt is not None]
        count = take_back(entry.receipt for entry in booked)
        for entry in booked:
            entry.receipt = None
            self._judge(entry)
        return count

    def booked(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.receipt is not None]

    def refused(self) -> list[Entry]:
        """Return the files with problems, to be told to the units; taken before is no problem."""
        return [entry for entry in self.entries if entry.standing is Standing.WRONG]

    def summary(self) -> str:
        """Return how many files stand where: "30 tệp: 24 sẽ nhận mới, 5 có lỗi…"."""
        counts = Counter(entry.standing for entry in self.entries)
        parts = [f"{counts[one]} {one.value.lower()}" for one in Standing if counts[one]]
        return f"{len(self.entries)} tệp: {', '.join(parts)}." if parts else ""

    def _judge(self, entry: Entry, keep: bool = False) -> None:
        """Hold a file against the day and the other files; `keep` leaves the tick as it is."""
        was_takeable = entry.is_takeable
        sound = entry.examined.is_sound
        entry.twin = self._twin_of(entry) if sound else ""
        entry.against = ""
        if sound:
            entry.against = form_import.objection(entry.examined, self.received_on, self.today)
        if not entry.is_takeable:
            entry.wanted = False
        elif not keep or not was_takeable:
            entry.wanted = entry.standing in TICKED

    def _twin_of(self, entry: Entry) -> str:
        for other in self.entries:
            if other is entry:
                break
            if other.examined.is_sound and _digest(other) == _digest(entry):
                return other.path.name
        return ""

    def _tell_rivals(self, entry: Entry) -> None:
        """Mark two different files of the same report: the clerk decides which is right."""
        if not entry.examined.is_sound or entry.twin or entry.owed is None:
            return
        for other in self.entries:
            same = other is not entry and other.owed == entry.owed
            if same and other.examined.is_sound and not other.twin and other.receipt is None:
                for one, two in ((entry, other), (other, entry)):
                    one.rivals = (
                        f"Tệp “{two.path.name}” trong đợt này cũng là báo cáo đó, số liệu khác."
                        " Hãy chọn một tệp."
                    )
                    one.wanted = False


def fault_lines(entries: Iterable[Entry]) -> list[FaultLine]:
    """Return what is wrong, a line each, to be sent back to the units."""
    return [_line(entry, fault) for entry in entries for fault in entry.faults]


def _line(entry: Entry, fault: Problem | str) -> FaultLine:
    place = fault if isinstance(fault, Problem) else None
    return FaultLine(
        file=entry.path.name,
        unit=entry.unit,
        period=entry.period,
        sheet=place.sheet if place else "",
        cell=place.cell if place else "",
        found=place.found if place else "",
        expected=place.expected if place else "",
        sentence=place.sentence if place else str(fault),
    )


def _digest(entry: Entry) -> str:
    return entry.examined.read.sha256 if entry.examined.read else ""
