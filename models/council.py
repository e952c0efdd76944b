"""The emulation council (Hội đồng Thi đua - Khen thưởng) of the office and its members."""

from datetime import date

from peewee import BooleanField, CharField, DateField, Expression, IntegerField, fn

from models.base import NfcField, Record
from models.text import name_sort_key

ROLES = {  # in the order lists print them
    "chair": "Chủ tịch Hội đồng",
    "deputy": "Phó Chủ tịch Hội đồng",
    "standing": "Ủy viên thường trực",
    "member": "Ủy viên",
    "secretary": "Thư ký",
}
_RANK = {role: place for place, role in enumerate(ROLES)}


class CouncilMember(Record):
    """A seat on the council; dated, because old minutes keep old members."""

    name = NfcField()
    post = NfcField(default="")  # "Chủ tịch Ủy ban nhân dân xã"
    role = CharField(default="member")  # a key of `ROLES`
    position = IntegerField(default=0)  # among those of the same role
    from_on = DateField(null=True)  # None: since ever
    until_on = DateField(null=True)  # last day on the council
    votes = BooleanField(default=True)

    @property
    def role_name(self) -> str:
        """The role in words, as lists print it."""
        return ROLES.get(self.role, self.role)

    def sits_on(self, day: date) -> bool:
        """Tell whether the seat is held on a day."""
        return (self.from_on or day) <= day <= (self.until_on or day)

    @classmethod
    def held_on(cls, day: date) -> Expression:
        """Return what a query needs for the seats held on a day."""
        started = cls.from_on.is_null() | (cls.from_on <= day)
        return started & (cls.until_on.is_null() | (cls.until_on >= day))


def members_on(day: date) -> list[CouncilMember]:
    """Return who sits on the council on a day: by role, then position, then given name."""
    return _ordered(list(CouncilMember.select().where(CouncilMember.held_on(day))))


def voters_on(day: date) -> list[CouncilMember]:
    """Return those of a day's members who vote, in the same order."""
    return [member for member in members_on(day) if member.votes]


def chair_on(day: date) -> CouncilMember | None:
    """Return who chairs the council on a day; None while nobody does."""
    return next((member for member in members_on(day) if member.role == "chair"), None)


def all_members() -> list[CouncilMember]:
    """Return every seat there ever was: those still held or to come first, each in their order."""
    seats = _ordered(list(CouncilMember.select()))
    return sorted(seats, key=lambda seat: seat.until_on is not None)


def next_position(role: str) -> int:
    """Return the place behind all who ever held a role."""
    highest = CouncilMember.select(fn.MAX(CouncilMember.position))
    return (highest.where(CouncilMember.role == role).scalar() or 0) + 1


def _ordered(seats: list[CouncilMember]) -> list[CouncilMember]:
    return sorted(seats, key=_order)


def _order(seat: CouncilMember) -> tuple[object, ...]:
    return _RANK.get(seat.role, len(_RANK)), seat.position, name_sort_key(seat.name), seat.id
