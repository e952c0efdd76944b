"""Reminding by phone or Zalo: the text for the unit in view, and what is noted of the talk."""

from dataclasses import dataclass, field
from datetime import date, datetime

from docgen.drafts import Wanted
from docgen.drafts.reminder import REPLY_HOUR, due_at, reply_day
from docgen.jobs.reminding import Text, texts
from models.errors import RuleBroken
from models.journal import Change
from models.obligations import Channel
from models.reminding import log_contact, to_remind
from models.tracking import Cell

GROUP = "Nhóm chung của các đơn vị"
CALLED, WROTE = "Đã gọi", "Đã nhắn"


@dataclass
class CallForm:
    """The working copy. `texts`: to the group, then to each unit; empty when nobody is late."""

    today: date
    late: list[Cell]
    due_on: date | None = None
    due_hour: str = REPLY_HOUR
    place: int = 1  # which text is shown
    texts: list[Text] = field(default_factory=list)
    noted: dict[int, list[Change]] = field(default_factory=dict)  # place → lines of the journal

    @classmethod
    def open(cls, late: list[Cell], today: date) -> "CallForm":
        """Return the form for late reports, of one plan or several. Raises RuleBroken."""
        form = cls(today=today, late=to_remind(late), due_on=reply_day(today))
        if not form.late:
            raise RuleBroken("Không có đơn vị nào quá hạn để nhắc.")
        form.write()
        return form

    @property
    def shown(self) -> Text:
        return self.texts[self.place]

    @property
    def choices(self) -> list[tuple[str, int]]:
        """Return what the clerk reads and the place, of each text."""
        return [(self._told(place), place) for place in range(len(self.texts))]

    @property
    def contact(self) -> str:
        """Return who is spoken to: the unit's contact with telephone, or the group."""
        unit = self.shown.unit
        if unit is None:
            return GROUP
        return " · ".join(part for part in (unit.contact, unit.phone) if part)

    def write(self) -> None:
        """Write the texts anew. Raises RuleBroken for a deadline that cannot be read."""
        self.texts = texts(self.late, self.today, self._due_at())

    def note(self, how: str, contact: str, note: str) -> Change:
        """Note that the units of the text in view were called or written to; go to the next.

        `how` is CALLED or WROTE. Raises RuleBroken.
        """
        said = "; ".join(part for part in (how, note.strip()) if part)
        change = log_contact(
            [cell.obligation for cell in self.shown.cells],
            self.today,
            self.today,
            channel=Channel.PHONE,
            contact=contact,
            note=said,
        )
        self.noted.setdefault(self.place, []).append(change)
        if 0 < self.place < len(self.texts) - 1:
            self.place += 1
        return change

    def forget(self, change: Change) -> None:
        """Leave out what was taken back."""
        for changes in self.noted.values():
            changes[:] = [item for item in changes if item.id != change.id]

    def _due_at(self) -> datetime:
        if self.due_on is None:
            raise RuleBroken("Hãy nhập hạn nộp mới.")
        typed = {"due_on": self.due_on.isoformat(), "due_hour": self.due_hour}
        return due_at(Wanted("", self.today, typed))

    def _told(self, place: int) -> str:
        text = self.texts[place]
        count = len(text.cells)
        done = " · đã ghi nhắc" if self.noted.get(place) else ""
        if text.unit is None:
            units = len({cell.unit.id for cell in text.cells})
            return f"{GROUP} ({units} đơn vị){done}"
        before = max(cell.reminders for cell in text.cells)
        again = f" · đã nhắc {before} lần" if before else ""
        return f"{text.unit.name} · {count} báo cáo{again}{done}"
