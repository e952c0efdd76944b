"""What the clerk types about one unit; nothing is written before `save`."""

from dataclasses import dataclass
from datetime import date

from models import unit_deeds
from models.clusters import seats_on
from models.errors import RuleBroken
from models.journal import Change
from models.text import squeeze
from models.units import Cluster, Unit, UnitKind, next_unit_code, unit_problems


@dataclass
class UnitForm:
    """The working copy of a unit. `cluster` is where it shall sit; None for nowhere."""

    today: date
    unit_id: int | None = None
    code: str = ""
    name: str = ""
    kind: str = UnitKind.VILLAGE
    opened_on: date | None = None
    closed_on: date | None = None
    cluster: int | None = None
    cluster_from: date | None = None
    contact: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    seated: int | None = None  # the cluster it sits in today
    saved: Change | None = None  # None after `save`: nothing differed

    @classmethod
    def blank(cls, today: date) -> "UnitForm":
        """Return the form of a new unit, with the next free code."""
        return cls(today, code=next_unit_code(), cluster_from=date(today.year, 1, 1))

    @classmethod
    def of(cls, unit: Unit, today: date) -> "UnitForm":
        """Return the form of a unit in the book."""
        seats = [place for place in seats_on(today) if place.unit_id == unit.id]
        seated = seats[-1].cluster_id if seats else None
        names = ("code", "name", "kind", "opened_on", "closed_on", "contact", "phone")
        copied = {name: getattr(unit, name) for name in (*names, "email", "note")}
        return cls(
            today, unit_id=unit.id, cluster=seated, cluster_from=today, seated=seated, **copied
        )

    @property
    def is_new(self) -> bool:
        return self.unit_id is None

    @property
    def moves(self) -> bool:
        """Tell whether the unit shall change its cluster."""
        return self.cluster != self.seated

    def problems(self) -> dict[str, str]:
        """Return field → sentence; empty when the form may be saved."""
        found = unit_problems(self._unit())
        if self.email and "@" not in self.email:
            found["email"] = "Địa chỉ thư phải có dấu @, như ten@noi.vn."
        if self.moves and self.cluster_from is None:
            found["cluster_from"] = "Hãy nhập ngày bắt đầu ở cụm, khối này."
        return found

    def save(self) -> None:
        """Write the unit. Raises RuleBroken, leaving it as it was."""
        problems = self.problems()
        if problems:
            raise RuleBroken(next(iter(problems.values())))
        unit = self._unit()
        cluster = Cluster.get_by_id(self.cluster) if self.cluster is not None else None
        if self.is_new:
            self.saved = unit_deeds.add(unit, cluster, self.cluster_from)
            self.unit_id = unit.id
        else:
            move_on = self.cluster_from if self.moves else None
            self.saved = unit_deeds.change(unit, move_to=cluster, move_on=move_on)

    def _unit(self) -> Unit:
        unit = Unit() if self.is_new else Unit.get_by_id(self.unit_id)
        unit.code, unit.name = squeeze(self.code), squeeze(self.name)
        unit.kind, unit.opened_on, unit.closed_on = self.kind, self.opened_on, self.closed_on
        unit.contact, unit.phone = squeeze(self.contact), squeeze(self.phone)
        unit.email, unit.note = squeeze(self.email), squeeze(self.note)
        return unit
