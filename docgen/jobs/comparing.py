"""What a compiled report changed against the one made before it, as sentences."""

from dataclasses import dataclass, field

from models.deadlines import vietnamese_date
from models.documents import Document
from models.report_changes import Change, changes
from models.report_snapshot import earlier_report, kept_with

_MOST_TOLD = 30  # lines on a terminal


@dataclass(frozen=True)
class Comparison:
    """A report held against the one before it; `changes` is empty when no figure differs."""

    before: Document
    found: list[Change] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Return "Thay đổi so với bản ngày 20/11/2026 (số 88/BC-UBND)"."""
        number = f" (số {self.before.reference})" if self.before.number else ""
        return f"Thay đổi so với bản ngày {vietnamese_date(self.before.made_on)}{number}"

    @property
    def lines(self) -> list[str]:
        """Return the title and a line for each change."""
        told = [f"- {change.words}" for change in self.found[:_MOST_TOLD]]
        rest = len(self.found) - len(told)
        more = [f"… và {rest} thay đổi khác"] if rest > 0 else []
        return [f"{self.title}:", *(told or ["- Không có số liệu nào thay đổi"]), *more]


def compared(document: Document) -> Comparison | None:
    """Hold a report against the one before; None for other papers and the first of its kind."""
    now = kept_with(document)
    before = earlier_report(document) if now is not None else None
    then = kept_with(before) if before is not None else None
    if now is None or before is None or then is None:
        return None
    return Comparison(before, changes(then, now))
