"""What the clerk does with units: add, change, delete, end, merge. Every deed can be undone."""

from collections.abc import Iterable
from datetime import date, timedelta

from models import deeds, journal
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.obligations import Obligation
from models.plan_records import Participation
from models.units import Cluster, Unit, check_unit, merge_units, seat

Change = journal.Change


def add(unit: Unit, cluster: Cluster | None = None, from_on: date | None = None) -> Change:
    """Write a new unit, seated in a cluster from a day on. Raises RuleBroken."""
    _refuse(unit)
    with deeds.recorded("created", "unit", unit.code, f"Thêm đơn vị “{unit.name}”") as deed:
        unit.save(force_insert=True)
        if cluster is not None and from_on is not None:
            seat(unit, cluster, from_on)
    return _done(deed)


def change(
    unit: Unit, *, move_to: Cluster | None = None, move_on: date | None = None
) -> Change | None:
    """Write a changed unit; with `move_on` it sits in `move_to` (or nowhere) from that day.

    Returns None when nothing differs. Raises RuleBroken.
    """
    _refuse(unit)
    old = Unit.get_by_id(unit.id)
    sentence = f"Sửa đơn vị “{unit.name}”"
    if old.name != unit.name:
        sentence = f"Đổi tên đơn vị “{old.name}” thành “{unit.name}”"
    with deeds.recorded("changed", "unit", unit.code, sentence) as deed:
        unit.save()
        if move_on is not None:
            seat(unit, move_to, move_on)
    return deed.change


def why_not_deletable(unit: Unit) -> str:
    """Return why a unit must stay in the book, "" when it may go."""
    owed = Obligation.select().where(Obligation.unit == unit).count()
    if owed:
        return (
            f"“{unit.name}” có {owed} báo cáo trong sổ nên không xóa được; hãy ghi ngày ngừng"
            " hoạt động, các báo cáo cũ vẫn giữ tên đơn vị."
        )
    absorbed = Unit.select().where(Unit.merged_into == unit, ~Unit.deleted).count()
    if absorbed:
        return f"{absorbed} đơn vị đã sáp nhập vào “{unit.name}” nên không xóa được đơn vị này."
    return ""


def delete(units: Iterable[Unit]) -> Change:
    """Put units into the bin, out of their clusters. Raises RuleBroken for what must stay."""
    units = list(units)
    for unit in units:
        if why := why_not_deletable(unit):
            raise RuleBroken(why)
    with deeds.recorded("deleted", "unit", _code(units), f"Xóa {_names(units)}") as deed:
        for unit in units:
            unit.deleted = True
            unit.save()
            for place in list(unit.seats):
                place.delete_instance()
    return _done(deed)


def end(unit: Unit, last_on: date) -> Change:
    """Let a unit exist for the last time on a day; it leaves its cluster then."""
    if unit.opened_on and last_on < unit.opened_on:
        raise RuleBroken("Ngày kết thúc hoạt động phải từ ngày bắt đầu trở đi.")
    sentence = f"“{unit.name}” ngừng hoạt động sau ngày {vietnamese_date(last_on)}"
    with deeds.recorded("ended", "unit", unit.code, sentence) as deed:
        unit.closed_on = last_on
        unit.save()
        seat(unit, None, last_on + timedelta(days=1))
    return _done(deed)


def merge(merged: Iterable[Unit], into: Unit, from_on: date) -> Change:
    """Merge units from a day on (`models.units.merge_units`); `into` takes their places in plans.

    Raises RuleBroken with nothing changed.
    """
    merged = list(merged)
    sentence = f"Sáp nhập {_names(merged)} vào “{into.name}” từ ngày {vietnamese_date(from_on)}"
    tables = (*deeds.UNITS, Participation)
    with deeds.recorded("merged", "unit", into.code, sentence, tables) as deed:
        merge_units(merged, into, from_on)
        for unit in merged:
            _take_places(unit, into, from_on)
    return _done(deed)


def open_reports(units: Iterable[Unit]) -> dict[int, int]:
    """Return unit id → how many of its reports did not come in yet; they stay its own."""
    wanted = [unit.id for unit in units]
    found = dict.fromkeys(wanted, 0)
    query = Obligation.select(Obligation.unit).where(
        Obligation.unit.in_(wanted),
        Obligation.first_accepted_on.is_null(),
        Obligation.exempt_on.is_null(),
    )
    for (number,) in query.tuples():
        found[number] += 1
    return found


def history(unit: Unit) -> list[Change]:
    """Return the lines of the journal that touched a unit, newest first."""
    query = Change.select().where(Change.subject.in_(("unit", "cluster")))
    return [
        line
        for line in query.order_by(Change.id.desc())
        if unit.id in deeds.touched(line, Unit) or (line.before is None and line.code == unit.code)
    ]


def _take_places(unit: Unit, into: Unit, from_on: date) -> None:
    """Where a plan names the old unit, it speaks to the one that goes on."""
    for place in Participation.select().where(
        Participation.unit == unit, Participation.until_on.is_null()
    ):
        stands = Participation.get_or_none(
            Participation.plan == place.plan_id, Participation.unit == into
        )
        if stands is None:
            Participation.create(
                plan=place.plan_id, unit=into, from_on=from_on, reason="Nhận sáp nhập"
            )


def _refuse(unit: Unit) -> None:
    objections = check_unit(unit)
    if objections:
        raise RuleBroken(objections[0])


def _names(units: list[Unit]) -> str:
    if len(units) > 3:
        return f"{len(units)} đơn vị"
    return ", ".join(f"“{unit.name}”" for unit in units)


def _code(units: list[Unit]) -> str:
    return units[0].code if len(units) == 1 else ""


def _done(deed: deeds.Deed) -> Change:
    assert deed.change is not None  # these deeds always change a row
    return deed.change
