"""What the clerk types when units get more time: for some reports, or for a whole period."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from models.deadlines import vietnamese_date
from models.extending import extend, objections
from models.obligations import Extension, Obligation


@dataclass
class ExtensionForm:
    """The working copy; nothing is written before `save`.

    `whole` are all reports of the same period; those whose day is later already keep it.
    """

    chosen: Sequence[Obligation]
    today: date
    whole: Sequence[Obligation] = ()
    for_all: bool = False
    to: date | None = None
    paper_number: str = ""
    paper_on: date | None = None
    reason: str = ""
    saved: list[Extension] = field(default_factory=list)

    @property
    def owed(self) -> list[Obligation]:
        """The reports that get the new day."""
        if not self.for_all:
            return list(self.chosen)
        return [item for item in self.whole if self.to is None or item.last_day < self.to]

    @property
    def scopes(self) -> list[tuple[str, bool]]:
        """Who may be meant: the chosen ones, and all of the period where that is more."""
        first = self.chosen[0]
        one = f"{first.unit.name}, {first.period_label}"
        several = f"{len(self.chosen)} báo cáo đang chọn"
        found = [(one if len(self.chosen) == 1 else several, False)]
        if len(self.whole) > len(self.chosen):
            label = f"Mọi đơn vị của kỳ {first.period_label} ({len(self.whole)})"
            found.append((label, True))
        return found

    @property
    def hint(self) -> str:
        """The days that hold now; the original ones stay on record."""
        days = sorted({item.due_on for item in (self.whole if self.for_all else self.chosen)})
        told = ", ".join(vietnamese_date(day) for day in days[:3])
        more = f" và {len(days) - 3} ngày khác" if len(days) > 3 else ""
        return f"Hạn gốc {told}{more} được giữ lại; tỷ lệ đúng hạn tính theo cả hai hạn."

    def problems(self) -> dict[str, str]:
        """Return field → sentence; empty when the form may be saved."""
        if self.to is None:
            return {"to": "Hãy nhập hạn mới."}
        found = objections(self.owed, self.to, self.paper_on, self.today)
        if not found:
            return {}
        return {"paper_on" if "văn bản" in found[0] else "to": found[0]}

    def save(self) -> None:
        """Extend all of them, or raise RuleBroken and extend none."""
        assert self.to is not None  # asked for in `problems`
        self.saved = extend(self.owed, self.to, self.paper_number, self.paper_on, self.reason)
