"""Units that owe reports, and the clusters they sit in. Both change over the years."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from peewee import BooleanField, CharField, DateField, Expression, ForeignKeyField, ModelSelect

from models.base import NfcField, Record, db
from models.errors import RuleBroken
from models.text import folded, name_key, squeeze, stored_sort_key


class UnitKind(StrEnum):
    """Kinds of unit; `label` is what the screen says."""

    OFFICE = "office"
    SERVICE = "service"
    VILLAGE = "village"
    SCHOOL = "school"
    HEALTH = "health"
    ARMED = "armed"
    PARTY = "party"
    MASS = "mass"
    BUSINESS = "business"
    COMMUNE = "commune"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    UnitKind.OFFICE: "Phòng, ban",
    UnitKind.SERVICE: "Đơn vị sự nghiệp",
    UnitKind.VILLAGE: "Thôn, tổ dân phố",
    UnitKind.SCHOOL: "Trường học",
    UnitKind.HEALTH: "Trạm y tế",
    UnitKind.ARMED: "Công an, quân sự",
    UnitKind.PARTY: "Cơ quan Đảng",
    UnitKind.MASS: "Mặt trận, đoàn thể",
    UnitKind.BUSINESS: "Hợp tác xã, doanh nghiệp",
    UnitKind.COMMUNE: "Xã, phường, thị trấn",
    UnitKind.OTHER: "Khác",
}


class Unit(Record):
    """A body that owes reports. Dated: what happened before `closed_on` keeps its name."""

    code = CharField(unique=True)
    name = NfcField()
    kind = CharField(default=UnitKind.OTHER)
    opened_on = DateField(null=True)  # None: since ever
    closed_on = DateField(null=True)  # last day it exists; None: still there
    merged_into = ForeignKeyField("self", null=True, backref="absorbed", on_delete="RESTRICT")
    contact = NfcField(default="")
    phone = CharField(default="")
    email = CharField(default="")
    note = NfcField(default="")
    folded = CharField(default="", index=True)
    sort = CharField(default="", index=True)
    deleted = BooleanField(default=False)

    def save(self, *args: object, **options: object) -> int:
        self.name = squeeze(self.name)
        self.folded = folded(f"{self.name} {self.code}")
        self.sort = stored_sort_key(self.name)
        return super().save(*args, **options)

    @classmethod
    def listed(cls) -> ModelSelect:
        """Return all units that were not deleted, in Vietnamese order."""
        return cls.select().where(~cls.deleted).order_by(cls.sort)

    @classmethod
    def active(cls, on: date) -> ModelSelect:
        """Return the units that exist on a day, in Vietnamese order."""
        opened = cls.opened_on.is_null() | (cls.opened_on <= on)
        open_still = cls.closed_on.is_null() | (cls.closed_on >= on)
        return cls.listed().where(opened, open_still)

    @classmethod
    def named(cls, name: str) -> "Unit | None":
        """Return the unit of that name: accents as typed first, then without; open ones first."""
        return named_among(list(cls.listed()), name)

    @property
    def kind_label(self) -> str:
        return UnitKind(self.kind).label

    def exists_on(self, day: date) -> bool:
        """Tell whether the unit exists on a day."""
        return (self.opened_on is None or self.opened_on <= day) and (
            self.closed_on is None or day <= self.closed_on
        )


def named_among(units: Sequence[Unit], name: str) -> Unit | None:
    """Return the one of `units` that `Unit.named` means by a name; None for none."""
    found = [unit for unit in units if name_key(unit.name) == name_key(name)]
    found = found or [unit for unit in units if folded(unit.name) == folded(name)]
    return min(found, key=lambda unit: unit.closed_on is not None, default=None)


def next_unit_code() -> str:
    """Return the first free code of the form DV01."""
    taken = {unit.code for unit in Unit.select(Unit.code)}
    number = 1
    while f"DV{number:02d}" in taken:
        number += 1
    return f"DV{number:02d}"


def unit_problems(unit: Unit) -> dict[str, str]:
    """Return what keeps a unit from being saved: field → sentence; empty when all is well."""
    found = {}
    if not squeeze(unit.name or ""):
        found["name"] = "Hãy nhập tên đơn vị."
    if not squeeze(unit.code or ""):
        found["code"] = "Hãy nhập mã đơn vị."
    taken = Unit.get_or_none(Unit.code == unit.code)
    if taken and taken.id != unit.id:
        gone = " (đã xóa)" if taken.deleted else ""
        found["code"] = f"Mã “{unit.code}” đã dùng cho “{taken.name}”{gone}. Hãy chọn mã khác."
    twin = Unit.named(unit.name or "")
    if twin and twin.id != unit.id and not twin.closed_on and not unit.closed_on:
        found["name"] = f"Đã có đơn vị tên “{twin.name}”. Hãy phân biệt tên hoặc dùng đơn vị đó."
    if unit.opened_on and unit.closed_on and unit.closed_on < unit.opened_on:
        found["closed_on"] = "Ngày kết thúc hoạt động phải từ ngày bắt đầu trở đi."
    return found


def check_unit(unit: Unit) -> list[str]:
    """Return what keeps a unit from being saved, as sentences; empty when all is well."""
    return list(unit_problems(unit).values())


def merge_units(merged: Iterable[Unit], into: Unit, from_on: date) -> None:
    """Let `merged` end the day before `from_on` and point to `into`, which goes on.

    Obligations already opened stay with the old units; only the future changes.
    Raises RuleBroken when `into` is among them, or does not exist on that day.
    """
    merged = list(merged)
    if not merged:
        raise RuleBroken("Hãy chọn ít nhất một đơn vị được sáp nhập.")
    if any(unit.id == into.id for unit in merged):
        raise RuleBroken("Đơn vị nhận sáp nhập không được nằm trong các đơn vị bị sáp nhập.")
    if not into.exists_on(from_on):
        raise RuleBroken(f"“{into.name}” không hoạt động vào ngày sáp nhập. Hãy chọn lại ngày.")
    last = from_on - timedelta(days=1)
    for unit in merged:
        if not unit.exists_on(last):
            raise RuleBroken(f"“{unit.name}” đã ngừng hoạt động trước ngày sáp nhập.")
    with db.atomic("IMMEDIATE"):
        for unit in merged:
            unit.closed_on, unit.merged_into = last, into
            unit.save()
            open_seats = Membership.select().where(
                Membership.unit == unit,
                Membership.until_on.is_null() | (Membership.until_on > last),
            )
            for seat in open_seats:
                seat.until_on = last
                seat.save()


class Cluster(Record):
    """Cụm (by place) or khối (by function) of units."""

    name = NfcField()
    kind = CharField(default="geographic")  # geographic: cụm; functional: khối
    note = NfcField(default="")

    @property
    def kind_label(self) -> str:
        return "Khối" if self.kind == "functional" else "Cụm"


class Membership(Record):
    """A unit's seat in a cluster, dated; head and deputy rotate every year."""

    cluster = ForeignKeyField(Cluster, backref="seats", on_delete="CASCADE")
    unit = ForeignKeyField(Unit, backref="seats", on_delete="CASCADE")
    role = CharField(default="member")  # member, head, deputy
    from_on = DateField(null=True)
    until_on = DateField(null=True)

    class Meta:
        indexes = ((("unit", "from_on"), False),)

    @classmethod
    def held_on(cls, day: date) -> Expression:
        """Return the condition for seats that are held on a day."""
        begun = cls.from_on.is_null() | (cls.from_on <= day)
        return begun & (cls.until_on.is_null() | (cls.until_on >= day))


def clusters_by_unit(on: date) -> dict[int, Cluster]:
    """Return unit id → the cluster it sits in on a day."""
    query = (
        Membership.select(Membership, Cluster)
        .join(Cluster)
        .where(Membership.held_on(on))
        .order_by(Membership.from_on)
    )
    return {seat.unit_id: seat.cluster for seat in query}


def seat(unit: Unit, cluster: Cluster | None, from_on: date, role: str = "member") -> None:
    """Move a unit into a cluster (or out of any, with None) from a day on."""
    last = from_on - timedelta(days=1)
    with db.atomic():
        for old in list(unit.seats):
            if old.from_on and old.from_on >= from_on:
                old.delete_instance()
            elif old.until_on is None or old.until_on >= from_on:
                old.until_on = last
                old.save()
        if cluster is not None:
            Membership.create(cluster=cluster, unit=unit, role=role, from_on=from_on)
