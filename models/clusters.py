"""Clusters at work: who sits in them, who leads them in which year, and changing that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from models import deeds
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.journal import Change
from models.text import folded, sort_key, squeeze
from models.units import Cluster, Membership, Unit, seat

ROLES = {"member": "Thành viên", "head": "Trưởng", "deputy": "Phó"}


@dataclass(frozen=True)
class ClusterLine:
    """A cluster with its seats on one day: head, deputies, then members by name."""

    cluster: Cluster
    seats: tuple[Membership, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ClusterLine) and other.cluster.id == self.cluster.id

    def __hash__(self) -> int:
        return hash(self.cluster.id)

    def named(self, role: str) -> str:
        """Return the units that hold a role, "" for none."""
        return ", ".join(place.unit.name for place in self.seats if place.role == role)


def seats_on(day: date) -> list[Membership]:
    """Return the seats of a day with unit and cluster loaded; deleted units left out."""
    query = (
        Membership.select(Membership, Cluster, Unit)
        .join(Cluster)
        .switch(Membership)
        .join(Unit)
        .where(Membership.held_on(day), ~Unit.deleted)
    )
    return sorted(query, key=lambda place: (_RANK[place.role], place.unit.sort))


_RANK = {"head": 0, "deputy": 1, "member": 2}


def lines(on: date) -> list[ClusterLine]:
    """Return all clusters in Vietnamese order with their seats on a day."""
    places: dict[int, list[Membership]] = {}
    for place in seats_on(on):
        places.setdefault(place.cluster_id, []).append(place)
    found = [ClusterLine(one, tuple(places.get(one.id, ()))) for one in Cluster.select()]
    return sorted(found, key=lambda line: sort_key(line.cluster.name))


def leaders_by_year(cluster: Cluster) -> list[tuple[str, str, str]]:
    """Return (from … to, who, role) of all heads and deputies, newest first."""
    query = (
        Membership.select(Membership, Unit)
        .join(Unit)
        .where(Membership.cluster == cluster, Membership.role != "member")
    )
    ordered = sorted(query, key=lambda p: (p.from_on or date.min, p.role == "head"), reverse=True)
    return [(span_words(p.from_on, p.until_on), p.unit.name, ROLES[p.role]) for p in ordered]


def span_words(first: date | None, last: date | None) -> str:
    """Return "01/01/2026 – nay", "đến 30/6/2026", "từ trước đến nay"."""
    if first is None:
        return f"đến {vietnamese_date(last)}" if last else "từ trước đến nay"
    return f"{vietnamese_date(first)} – {vietnamese_date(last) if last else 'nay'}"


def check_cluster(name: str, number: int | None = None) -> str:
    """Return what is wrong with a name for the cluster of that id (None: a new one)."""
    if not squeeze(name):
        return "Hãy nhập tên cụm, khối."
    twins = (one for one in Cluster.select() if folded(one.name) == folded(name))
    twin = next((one for one in twins if one.id != number), None)
    return f"Đã có “{twin.name}”. Hãy đặt tên khác." if twin else ""


def keep(cluster: Cluster) -> Change | None:
    """Write a new or renamed cluster; None when nothing differs. Raises RuleBroken."""
    cluster.name = squeeze(cluster.name or "")
    if wrong := check_cluster(cluster.name, cluster.id):
        raise RuleBroken(wrong)
    deed = "Sửa" if cluster.id else "Thêm"
    action = "changed" if cluster.id else "created"
    with deeds.recorded(action, "cluster", "", f"{deed} “{cluster.name}”") as done:
        cluster.save()
    return done.change


def remove(cluster: Cluster, today: date) -> Change | None:
    """Take a cluster away, with its past seats. Raises RuleBroken while units sit in it."""
    sitting = sum(place.cluster_id == cluster.id for place in seats_on(today))
    if sitting:
        raise RuleBroken(
            f"“{cluster.name}” còn {sitting} đơn vị. Hãy chuyển các đơn vị đi rồi xóa."
        )
    with deeds.recorded("deleted", "cluster", "", f"Xóa “{cluster.name}”") as deed:
        Membership.delete().where(Membership.cluster == cluster).execute()
        cluster.delete_instance()
    return deed.change


def move(units: Iterable[Unit], to: Cluster | None, from_on: date) -> Change | None:
    """Seat units in a cluster, or in none, from a day on; None when nothing differs."""
    units = list(units)
    who = f"“{units[0].name}”" if len(units) == 1 else f"{len(units)} đơn vị"
    where = f"vào “{to.name}”" if to else "ra khỏi cụm, khối"
    sentence = f"Chuyển {who} {where} từ ngày {vietnamese_date(from_on)}"
    now = {place.unit_id: place.cluster_id for place in seats_on(from_on)}
    wanted = to.id if to else None
    with deeds.recorded("moved", "cluster", "", sentence) as deed:
        for unit in units:
            if now.get(unit.id) != wanted:
                seat(unit, to, from_on)
    return deed.change


def set_leaders(
    cluster: Cluster, head: int | None, deputy: int | None, from_on: date
) -> Change | None:
    """Let units (by id) of a cluster lead it from a day on; whoever led before is a member.

    Raises RuleBroken when one of them does not sit in the cluster on that day.
    """
    if head is not None and head == deputy:
        raise RuleBroken("Trưởng và phó phải là hai đơn vị khác nhau.")
    places = [place for place in seats_on(from_on) if place.cluster_id == cluster.id]
    sitting = {place.unit_id for place in places}
    if {head, deputy} - {None} - sitting:
        raise RuleBroken("Đơn vị được chọn chưa ở trong cụm, khối vào ngày đó. Hãy chọn lại ngày.")
    wanted = {head: "head", deputy: "deputy"}
    sentence = f"Đặt trưởng, phó của “{cluster.name}” từ ngày {vietnamese_date(from_on)}"
    with deeds.recorded("led", "cluster", "", sentence) as deed:
        for place in places:
            role = wanted.get(place.unit_id, "member")
            if role != place.role:
                seat(place.unit, cluster, from_on, role)
    return deed.change


def cluster_finder() -> Callable[[int, date], tuple[int, str] | None]:
    """Return a function: unit id, day → id and name of the cluster it sat in then; None for none.

    All seats are read once; of several held on one day the one taken last counts.
    """
    rows = (
        Membership.select(
            Membership.unit, Membership.from_on, Membership.until_on, Cluster.id, Cluster.name
        )
        .join(Cluster)
        .order_by(Membership.from_on.desc(), Membership.id.desc())
        .tuples()
    )
    seats: dict[int, list[tuple[date | None, date | None, int, str]]] = {}
    for unit, first, last, number, name in rows:
        seats.setdefault(unit, []).append((first, last, number, name))

    def find(unit: int, day: date) -> tuple[int, str] | None:
        for first, last, number, name in seats.get(unit, ()):
            if (first is None or first <= day) and (last is None or day <= last):
                return number, name
        return None

    return find
