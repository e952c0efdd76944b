"""The indicators of a plan in and out of their tables; `models.plan_store` calls them."""

from peewee import JOIN

from models.errors import RuleBroken
from models.indicators import Indicator, IndicatorValue, Target
from models.plan_indicators import Direction, IndicatorKind, PlanIndicator, UnitTarget
from models.units import Unit

_FIELDS = (
    "title",
    "measure",
    "kind",
    "direction",
    "decimals",
    "low",
    "high",
    "operator",
    "threshold",
    "reference",
    "note",
)


def load_indicators(plan_id: int) -> list[PlanIndicator]:
    """Return the indicators of a plan in their order, with their targets."""
    rows = list(Indicator.select().where(Indicator.plan == plan_id).order_by(Indicator.position))
    found = [_indicator(row) for row in rows]
    by_id = dict(zip((row.id for row in rows), found, strict=True))
    query = (
        Target.select(Target.indicator, Target.value, Unit.code)
        .join(Unit, JOIN.LEFT_OUTER)
        .where(Target.indicator.in_(list(by_id)))
        .order_by(Unit.code)
    )
    for indicator_id, value, code in query.tuples() if by_id else ():
        if code is None:
            by_id[indicator_id].target = value
        else:
            by_id[indicator_id].unit_targets.append(UnitTarget(unit=code, value=value))
    return found


def save_indicators(plan_id: int, indicators: list[PlanIndicator]) -> None:
    """Make the rows of a plan equal to `indicators`; rows keep their keys.

    Targets of units the book does not know are left out. Raises RuleBroken when one that has
    figures would go.
    """
    known = {row.key: row for row in Indicator.select().where(Indicator.plan == plan_id)}
    for position, indicator in enumerate(indicators):
        row = known.pop(indicator.key, None) or Indicator(plan=plan_id, key=indicator.key)
        values = {name: getattr(indicator, name) for name in _FIELDS} | {"position": position}
        if row.get_id() is None or any(getattr(row, name) != new for name, new in values.items()):
            for name, new in values.items():
                setattr(row, name, new)
            row.save()
        _save_targets(row, indicator)
    for row in known.values():
        _refuse_used(row)
        row.delete_instance()


def _indicator(row: Indicator) -> PlanIndicator:
    values = {name: getattr(row, name) for name in _FIELDS}
    values["kind"] = IndicatorKind(row.kind)
    values["direction"] = Direction(row.direction)
    return PlanIndicator(key=row.key, **values)


def _save_targets(row: Indicator, indicator: PlanIndicator) -> None:
    wanted: dict[int | None, float] = {}
    if indicator.target is not None:
        wanted[None] = indicator.target
    if indicator.unit_targets:
        ids = dict(Unit.select(Unit.code, Unit.id).tuples())
        wanted |= {ids[item.unit]: item.value for item in indicator.unit_targets
                   if item.unit in ids}  # fmt: skip
    stored = {item.unit_id: item for item in Target.select().where(Target.indicator == row)}
    if {unit: item.value for unit, item in stored.items()} == wanted:
        return
    Target.delete().where(Target.indicator == row).execute()
    for unit, value in wanted.items():
        Target.create(indicator=row, unit=unit, value=value)


def _refuse_used(row: Indicator) -> None:
    if IndicatorValue.select().where(IndicatorValue.indicator == row).exists():
        raise RuleBroken(
            f"Không bỏ được chỉ tiêu “{row.title}” vì đơn vị đã báo cáo số liệu. Hãy hoàn tác"
            " việc bỏ (Ctrl+Z), hoặc đổi tên, ghi chú để thôi dùng."
        )
