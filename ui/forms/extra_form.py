"""What the clerk types to let units owe a report that no rule of the plan opens."""

from dataclasses import dataclass, field
from datetime import date

from models.obligations import Obligation
from models.owing import Extra, add, objections
from models.text import folded
from models.tracking import Matrix


@dataclass
class ExtraForm:
    """The working copy; nothing is written before `save`."""

    matrix: Matrix
    today: date
    units: list[int] = field(default_factory=list)
    title: str = "Báo cáo đột xuất"
    period: str = ""  # what was chosen or typed
    due_on: date | None = None
    reason: str = ""
    saved: list[Obligation] = field(default_factory=list)

    @property
    def periods(self) -> list[str]:
        """The labels of the periods there are, for choosing."""
        return list(dict.fromkeys(column.label for column in self.matrix.columns))

    def problems(self) -> list[str]:
        """Return sentences for the clerk; empty when the form may be saved."""
        return objections(self._extra(), self.today)

    def save(self) -> None:
        """Add the report for all units, or raise RuleBroken and add none."""
        self.saved = add(self._extra(), self.today)

    def _extra(self) -> Extra:
        return Extra(
            code=self.matrix.code,
            units=tuple(self.units),
            title=self.title,
            period_label=self.period,
            due_on=self.due_on,
            reason=self.reason,
            period=self._key(),
        )

    def _key(self) -> str:
        """Return the key of the period of that label, "" for a new one."""
        wanted = folded(self.period)
        keys = (c.key.split("|")[0] for c in self.matrix.columns if folded(c.label) == wanted)
        return next(keys, "")
