"""The list of units for the screen: today's seat and the figures of the year, read at once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from models import office
from models.clusters import seats_on, span_words
from models.deadlines import vietnamese_date
from models.settled import facts_of
from models.states import Figures, Standing, figures, standing
from models.units import Membership, Unit


@dataclass(frozen=True, eq=False)
class UnitLine:
    """A unit with its seat on a day; equal when it is the same unit."""

    unit: Unit
    seat: Membership | None
    figures: Figures
    active: bool  # not ended yet; it may begin only later
    absorbed_by: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnitLine) and other.unit.id == self.unit.id

    def __hash__(self) -> int:
        return hash(self.unit.id)

    @property
    def cluster_id(self) -> int | None:
        return self.seat.cluster_id if self.seat else None

    @property
    def cluster_words(self) -> str:
        """Return "Cụm số 1", "Cụm số 1 (trưởng)", "" for none."""
        if self.seat is None:
            return ""
        role = {"head": " (trưởng)", "deputy": " (phó)"}.get(self.seat.role, "")
        return f"{self.seat.cluster.name}{role}"

    @property
    def span_words(self) -> str:
        """Return since when and until when the unit exists, "" when never said."""
        unit = self.unit
        if self.absorbed_by and unit.closed_on:
            return f"đến {vietnamese_date(unit.closed_on)}, vào {self.absorbed_by}"
        if unit.opened_on is None and unit.closed_on is None:
            return ""
        return span_words(unit.opened_on, unit.closed_on)


def unit_lines(today: date) -> list[UnitLine]:
    """Return all units not deleted, in Vietnamese order. Figures: what is due this year."""
    places = {place.unit_id: place for place in seats_on(today)}
    standings: dict[int, list[Standing]] = defaultdict(list)
    soon = office.rules().soon_days
    for fact in facts_of(today.year):
        standings[fact.unit].append(standing(fact, fact.receipts, today, soon))
    units = list(Unit.listed())
    names = {unit.id: unit.name for unit in units}
    return [
        UnitLine(
            unit=unit,
            seat=places.get(unit.id),
            figures=figures(standings[unit.id]),
            active=unit.closed_on is None or today <= unit.closed_on,
            absorbed_by=names.get(unit.merged_into_id, ""),
        )
        for unit in units
    ]
