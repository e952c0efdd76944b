"""Number and day of a paper, typed once it is signed."""

from dataclasses import dataclass
from datetime import date

from docgen.drafts.kinds import KINDS
from docgen.jobs.numbering import give_number
from models import office, register
from models.database import DataFolder
from models.documents import Document
from models.sequences import label_of
from models.symbols import symbols_of


@dataclass
class NumberForm:
    """The working copy; register and file are untouched before `save`."""

    folder: DataFolder
    document: Document
    today: date
    number: str = ""  # "": the paper's own, or the next one
    symbol: str = ""
    day: date | None = None
    in_file: bool = True
    reason: str = ""

    def __post_init__(self) -> None:
        paper = self.document
        self.symbol = paper.symbol or self._usual_symbol()
        self.day = paper.dated_on or self.today
        self.follows = not (self.number or paper.number)
        self.number = self.number or paper.number or self.proposal()
        self.reason = paper.number_reason

    def proposal(self) -> str:
        """Return the next number of the row of the symbol in the year of the day."""
        return register.proposal(self.document, self.symbol, self._year())

    def gaps(self) -> list[str]:
        """Return the numbers of that row which nobody has yet: ["07", "11"]."""
        return register.free_numbers(self.document, self.symbol, self._year())

    def row_name(self) -> str:
        """Return what the row is called in which the number runs."""
        return label_of(register.row_of(self.document, self.symbol))

    def why_reason(self) -> str:
        """Return why this number needs a reason; "" while it needs none."""
        return register.reason_for(self.document, self.number, self.symbol, self.day, self._year())

    def problems(self) -> dict[str, str]:
        """Return what keeps the form from being saved: field → sentence."""
        found = {}
        if not self.number.strip():
            found["number"] = "Hãy nhập số của văn bản."
        if self.day is None:
            found["day"] = "Hãy nhập ngày của văn bản."
        if not found and not self.reason.strip() and (why := self.why_reason()):
            found["reason"] = f"{why} Hãy ghi lý do."
        return found

    def save(self) -> None:
        """Write number and day. Raises RuleBroken, leaving register and file as they were."""
        give_number(
            self.folder,
            self.document,
            number=self.number,
            symbol=self.symbol,
            day=self.day,
            today=self.today,
            in_file=self.in_file,
            reason=self.reason,
        )

    def _year(self) -> int:
        return (self.day or self.today).year

    def _usual_symbol(self) -> str:
        kind = KINDS.get(self.document.kind)
        return symbols_of(office.profile_on(self.today)).get(kind.symbol, "") if kind else ""
