"""Number and day of a paper, typed once it is signed."""

from dataclasses import dataclass
from datetime import date

from docgen.jobs.numbering import give_number, next_number
from models import office
from models.database import DataFolder
from models.documents import Document

_SYMBOL_OF = {"plan": "plan", "reminder": "letter", "decision": "decision"}


@dataclass
class NumberForm:
    """The working copy; register and file are untouched before `save`."""

    folder: DataFolder
    document: Document
    today: date
    number: str = ""
    symbol: str = ""
    day: date | None = None
    in_file: bool = True

    def __post_init__(self) -> None:
        paper = self.document
        self.symbol = paper.symbol or self._usual_symbol()
        self.day = paper.dated_on or self.today
        self.number = paper.number or self.proposal()

    def proposal(self) -> str:
        """Return the next number of the symbol in the year of the day."""
        return next_number(self.document, self.symbol, (self.day or self.today).year)

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
        )

    def _usual_symbol(self) -> str:
        name = _SYMBOL_OF.get(self.document.kind, "")
        return office.profile_on(self.today).symbols.get(name, "")
