"""What the clerk types when a report comes in, for one or several units at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.jobs.receipt_files import book_with_files, objection
from models.base import db
from models.database import DataFolder
from models.figure_deeds import write_figures
from models.obligations import Channel, Obligation, Receipt, Verdict
from models.receiving import HandIn, book_many, objections
from ui.forms.figures_form import FiguresForm


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
    folder: DataFolder | None = None  # where files are copied to; None: none are taken
    files: list[Path] = field(default_factory=list)  # that came with it, still where they are
    figures: FiguresForm = field(default_factory=FiguresForm)  # typed beside the receipt
    saved: list[Receipt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.received_on = self.received_on or self.today

    def problems(self) -> list[str]:
        """Return sentences for the clerk; empty when the form may be saved."""
        if self.received_on is None:
            return ["Hãy nhập ngày nhận."]
        found = objections(self._hand_in(self.received_on), self.today)
        return found + (self.figures.problems() if self.takes_figures else [])

    def save(self) -> None:
        """Book the hand-in for all, or raise RuleBroken and book none."""
        with db.atomic("IMMEDIATE"):  # receipt and figures, or neither
            self._book(self._hand_in(self.received_on or self.today))
            if self.takes_figures:
                write_figures((receipt, self.figures.figures()) for receipt in self.saved)

    @property
    def takes_figures(self) -> bool:
        """Tell whether figures belong to this hand-in: neither to a returned nor to a nil one."""
        return bool(self.figures.lines) and self.verdict is Verdict.ACCEPTED and not self.nil

    def _book(self, hand_in: HandIn) -> None:
        if self.folder is None or not self.files:
            self.saved = book_many(self.owed, hand_in, self.today)
            return
        self.saved = book_with_files(self.folder, self.owed, hand_in, self.files, self.today)

    def add_files(self, paths: Iterable[Path]) -> list[str]:
        """Take files that are to be copied at `save`; return why some are not taken."""
        refused = []
        for path in paths:
            if why := objection(path):
                refused.append(why)
            elif path not in self.files:
                self.files.append(path)
        return refused

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
