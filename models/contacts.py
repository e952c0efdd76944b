"""Whom to call about late reports: one line a person, though it speaks for several units."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.text import folded
from models.tracking import Cell
from models.units import Unit


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """A person to call, with all that is late there. Without name and phone: a unit's own line."""

    contact: str
    phone: str
    cells: tuple[Cell, ...]

    @property
    def known(self) -> bool:
        return bool(self.contact or self.phone)

    @property
    def units(self) -> list[Unit]:
        """Return the units, each once."""
        return list({cell.unit.id: cell.unit for cell in self.cells}.values())


def by_contact(cells: Iterable[Cell]) -> list[ContactLine]:
    """Return whom to call: one line a person, by name; units without anybody last, one each.

    The same telephone is the same person; without one the same name is.
    """
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        groups.setdefault(_person(cell.unit), []).append(cell)
    lines = [_contact_line(group) for group in groups.values()]
    return sorted(
        lines,
        key=lambda line: (not line.known, folded(line.contact or line.phone), line.units[0].sort),
    )


def _person(unit: Unit) -> tuple[str, str]:
    digits = "".join(sign for sign in unit.phone if sign.isdigit())
    if digits:
        return "phone", digits
    name = folded(unit.contact)
    return ("name", name) if name else ("unit", str(unit.id))


def _contact_line(cells: list[Cell]) -> ContactLine:
    names = dict.fromkeys(filter(None, (cell.unit.contact.strip() for cell in cells)))
    return ContactLine(
        contact=", ".join(names), phone=cells[0].unit.phone.strip(), cells=tuple(cells)
    )
