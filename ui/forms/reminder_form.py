"""What the clerk chooses for letters to the late units; contact and the like are remembered."""

from dataclasses import dataclass, field
from datetime import date, datetime

from docgen.drafts import Draft, Wanted, draft_of
from docgen.drafts.reminder import REPLY_HOUR, TOGETHER, due_at, reply_day
from docgen.jobs.generating import Pending, keep
from docgen.jobs.reminding import letters, prepare
from models.database import DataFolder
from models.documents import Document
from models.errors import RuleBroken
from models.paper_details import details_of, keep_details
from models.reminding import LETTER, to_remind
from models.tracking import Cell, Matrix

_KEPT = ("due_hour", "contact", "consequence", "address", "each")


@dataclass
class ReminderForm:
    """The working copy. `late`: what may be reminded of; `chosen`: ids of those that are meant."""

    code: str
    today: date
    late: list[Cell]
    plan_id: int | None = None
    chosen: list[int] = field(default_factory=list)
    due_on: date | None = None
    due_hour: str = REPLY_HOUR
    contact: str = ""
    consequence: str = ""
    address: str = ""  # "names", "together"; "": together when there are very many
    each: bool = False  # a letter of its own to each unit

    @classmethod
    def open(cls, found: Matrix, today: date) -> "ReminderForm":
        """Return the form for the late reports of a plan, all chosen, with what was typed last."""
        late, plan_id = to_remind(found.late), Wanted(found.code, today).plan_id
        kept = details_of(LETTER, plan_id)
        return cls(
            code=found.code,
            today=today,
            late=late,
            plan_id=plan_id,
            chosen=[cell.obligation.id for cell in late],
            due_on=reply_day(today),
            due_hour=str(kept.get("due_hour") or REPLY_HOUR),
            contact=str(kept.get("contact") or ""),
            consequence=str(kept.get("consequence") or ""),
            address=str(kept.get("address") or ""),
            each=bool(kept.get("each")),
        )

    def due_at(self) -> datetime:
        """Return the new deadline. Raises RuleBroken when day or hour cannot be read."""
        if self.due_on is None:
            raise RuleBroken("Hạn nộp mới phải từ hôm nay trở đi.")
        hour = {"due_on": self.due_on.isoformat(), "due_hour": self.due_hour}
        try:
            return due_at(Wanted(self.code, self.today, hour))
        except RuleBroken as broken:
            if "Giờ" in str(broken):
                raise RuleBroken("Giờ ghi như 17:00 hoặc 9:30.") from broken
            raise

    def drafts(self) -> list[Draft]:
        """Return the letters: one, or one a unit. Raises RuleBroken."""
        if not self.chosen:
            raise RuleBroken("Hãy chọn ít nhất một đơn vị.")
        details = self._details()
        if self.each:
            return letters(self.code, self.today, details)
        return [draft_of(LETTER, Wanted(self.code, self.today, details))]

    def make(self, folder: DataFolder) -> Document:
        """Make the one letter to all, and remember what was typed. Raises RuleBroken."""
        (draft,) = self.drafts()
        made = keep(folder, draft, self.today)
        self.remember()
        return made

    def prepare(self, folder: DataFolder) -> list[Pending]:
        """Register the letters to each unit, still to be written. Raises RuleBroken."""
        pending = prepare(folder, self.drafts(), self.today)
        self.remember()
        return pending

    def remember(self) -> None:
        """Keep what is typed again every time; what another form keeps beside it stays."""
        values = {name: getattr(self, name) for name in _KEPT}
        known = details_of(LETTER, self.plan_id)
        if {**known, **values} != known:
            keep_details(LETTER, self.plan_id, {**known, **values}, self.today)

    def _details(self) -> dict[str, object]:
        return {
            "obligations": list(self.chosen),
            "due_at": self.due_at().isoformat(),
            "contact": self.contact,
            "consequence": self.consequence,
            "address": self.address,
        }


ADDRESSES = (
    ("Ghi tên, quá 10 nơi thì gọi chung", ""),
    ("Ghi tên từng đơn vị", "names"),
    ("Gọi chung các đơn vị có tên dưới đây", TOGETHER),
)
