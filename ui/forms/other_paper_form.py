"""A paper that was not made here, typed into the register of outgoing papers."""

from dataclasses import dataclass, field
from datetime import date

from models import office, register
from models.documents import Document
from models.register_entries import Entry, check_entry, check_other, register_other
from models.sequences import TYPES, label_of, type_of
from models.symbols import symbols_of


@dataclass
class OtherPaperForm:
    """The working copy; the register is untouched before `save`."""

    today: date
    number: str = ""
    symbol: str = ""
    day: date | None = None
    type_name: str = "Công văn"
    subject: str = ""
    signer: str = ""
    recipients: list[str] = field(default_factory=list)
    entry: Entry = field(default_factory=Entry)
    reason: str = ""

    def __post_init__(self) -> None:
        profile = office.profile_on(self.today)
        self._symbols = {type_of(text): text for text in symbols_of(profile).values()}
        self._issuer = profile.symbols.get("plan", "").partition("-")[2]
        self.day = self.day or self.today
        self.signer = self.signer or profile.signer_name
        self.symbol = self.symbol or self.usual_symbol()
        self.follows = not self.number
        self.number = self.number or self.proposal()

    def usual_symbol(self) -> str:
        """Return the office's symbol for the type of paper; "" while that is not known."""
        short = type_of("", self.type_name) if self.type_name.strip() else ""
        if short in self._symbols:
            return self._symbols[short]
        return f"/{short}-{self._issuer}" if short in TYPES and self._issuer else ""

    def proposal(self) -> str:
        """Return the next number of the row of the symbol in the year of the day."""
        return register.proposal(self._paper(), self.symbol, self._year())

    def gaps(self) -> list[str]:
        """Return the numbers of that row which nobody has yet."""
        return register.free_numbers(self._paper(), self.symbol, self._year())

    def row_name(self) -> str:
        """Return what the row is called in which the number runs."""
        return label_of(register.row_of(self._paper(), self.symbol))

    def why_reason(self) -> str:
        """Return why this number needs a reason; "" while it needs none."""
        paper, year = self._paper(), self._year()
        return register.reason_for(paper, self.number, self.symbol, self.day, year)

    def problems(self) -> dict[str, str]:
        """Return what keeps the form from being saved: field → sentence."""
        paper = self._paper()
        found = {**check_other(paper), **check_entry(self.entry, self.day, self.today)}
        if not found and not self.reason.strip() and (why := self.why_reason()):
            found["reason"] = f"{why} Hãy ghi lý do."
        return found

    def save(self) -> Document:
        """Register the paper. Raises RuleBroken, leaving the register as it was."""
        return register_other(self._paper(), self.entry, self.today, self.reason)

    def _paper(self) -> Document:
        return Document(
            number=self.number,
            symbol=self.symbol,
            dated_on=self.day,
            type_name=self.type_name,
            subject=self.subject,
            signer=self.signer,
            recipients=self.recipients,
        )

    def _year(self) -> int:
        return (self.day or self.today).year
