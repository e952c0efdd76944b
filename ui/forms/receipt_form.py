"""What the clerk types when a report comes in, for one or several units at once."""

from dataclasses import dataclass, field
from datetime import date

from models.obligations import Channel, Obligation, Receipt, Verdict
from models.receiving import HandIn, book_many, objections


@dataclass
class ReceiptForm:
    """The working copy; nothing is written before `save`."""

    owed: list[Obligation]
    today: date
    received_on: date | None = None
    channel: Channel = Channel.PAPER
    paper_number: str = ""
    paper_on: date | None = None
    nil: bool = False
    verdict: Verdict = Verdict.ACCEPTED
    reason: str = ""
    redo_by: date | None = None
    note: str = ""
    saved: list[Receipt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.received_on = self.received_on or self.today

    def problems(self) -> list[str]:
        """Return sentences for the clerk; empty when the form may be saved."""
        if self.received_on is None:
            return ["Hãy nhập ngày nhận."]
        return objections(self._hand_in(self.received_on), self.today)

    def save(self) -> None:
        """Book the hand-in for all, or raise RuleBroken and book none."""
        day = self.received_on or self.today
        self.saved = book_many(self.owed, self._hand_in(day), self.today)

    @property
    def title(self) -> str:
        """What the dialog is headed with."""
        if len(self.owed) == 1:
            owed = self.owed[0]
            return f"{owed.unit.name} · {owed.period_label}"
        return f"Nhận báo cáo của {len(self.owed)} đơn vị"

    def _hand_in(self, day: date) -> HandIn:
        return HandIn(
            received_on=day,
            channel=self.channel,
            paper_number=self.paper_number,
            paper_on=self.paper_on,
            nil=self.nil,
            verdict=self.verdict,
            reason=self.reason,
            redo_by=self.redo_by,
            note=self.note,
        )
