"""From rules to obligations: which reports a plan asks for, and opening those whose time came."""

from collections.abc import Iterable
from datetime import date

from models import events, journal, office, plan_reading
from models.base import db
from models.calendar import Calendar, SpecialDay, load_table
from models.errors import RuleBroken
from models.obligations import Obligation
from models.plan import Reporter
from models.plan_records import (
    MilestoneRecord,
    Participation,
    PlanRecord,
    ReportingRuleRecord,
)
from models.schedule import Planned, planned, span
from models.units import Unit, UnitKind, named_among

__all__ = ["Planned", "planned", "span"]  # what a plan asks for is asked for here too


def office_calendar(code: str = "") -> Calendar:
    """Return the working calendar: public holidays, the shipped table, then the clerk's own.

    It knows the days of named events: those of all plans, and of the plan `code` its own.
    """
    own = [
        SpecialDay(on=row.day, is_off=row.is_off, name=row.name, source=row.note)
        for row in office.HolidayRow.select().order_by(office.HolidayRow.day)
    ]
    return Calendar([*load_table(), *own], events.days(code))


def track(code: str, from_on: date) -> None:
    """Begin to follow up a plan's reports: its periods open by themselves from now on.

    What was due before `from_on` is left alone: nobody is late for what nobody asked for.
    Raises RuleBroken where units would be due after our own hand-in to the level above.
    """
    with db.atomic("IMMEDIATE"):
        record = PlanRecord.get(PlanRecord.code == code)
        _refuse_late_units(record, from_on)
        record.tracked_on = from_on
        record.save()
        journal.note("tracked", "plan", code, f"Bắt đầu theo dõi báo cáo “{record.subject}”")


def tracked_since(code: str) -> date | None:
    """Return the day from which a plan's reports are followed up; None while they are not."""
    record = PlanRecord.get_or_none(PlanRecord.code == code)
    return record.tracked_on if record else None


def open_due(today: date, code: str = "") -> int:
    """Open what is due to open by `today` in all plans that are followed up; return how many.

    An obligation once opened stays as it is. Safe to call at every start.
    """
    query = PlanRecord.select().where(
        PlanRecord.tracked_on.is_null(False), PlanRecord.deleted_on.is_null()
    )
    if code:
        query = query.where(PlanRecord.code == code)
    calendar, rules = office_calendar(), office.rules()
    units = list(Unit.listed())
    with db.atomic("IMMEDIATE"):
        return sum(_open_plan(record, today, calendar, rules, units) for record in list(query))


def participants(named: list[Participation], units: Iterable[Unit], on: date) -> list[Unit]:
    """Return which of `units` a plan speaks to on a day: those `named` for it, else all there are.

    Pure: at every start it is asked for each period of each plan.
    """
    active = [unit for unit in units if unit.exists_on(on)]
    if not named:
        return active
    taking_part = {
        row.unit_id
        for row in named
        if (row.from_on is None or row.from_on <= on)
        and (row.until_on is None or on <= row.until_on)
    }
    return [unit for unit in active if unit.id in taking_part]


def named_participants(code: str) -> list[Unit]:
    """Return the units named for a plan, in Vietnamese order; empty when it speaks to all."""
    query = (
        Unit.select()
        .join(Participation, on=(Participation.unit == Unit.id))
        .join(PlanRecord, on=(Participation.plan == PlanRecord.id))
        .where(PlanRecord.code == code)
    )
    return list(query.order_by(Unit.sort))


def set_participants(code: str, units: Iterable[int], reason: str = "") -> None:
    """Name the units (by id) that take part; an empty list means every active unit."""
    record = PlanRecord.get(PlanRecord.code == code)
    wanted = set(units)
    with db.atomic("IMMEDIATE"):
        for row in list(record.participations):
            if row.unit_id in wanted:
                wanted.discard(row.unit_id)  # stays, with the days it takes part
            else:
                row.delete_instance()
        for unit in sorted(wanted):
            Participation.create(plan=record, unit=unit, reason=reason)


def _refuse_late_units(record: PlanRecord, from_on: date) -> None:
    plan = plan_reading.load_schedule(record)
    for item in planned(plan, office_calendar(record.code), office.rules()):
        if item.refusal and item.last_day >= from_on:
            raise RuleBroken(item.refusal)


def _open_plan(
    record: PlanRecord, today: date, calendar: Calendar, rules: office.Rules, units: list[Unit]
) -> int:
    plan = plan_reading.load_schedule(record)
    wanted = [
        item
        for item in planned(plan, calendar.with_events(events.own_days(record.id)), rules)
        if item.opens_on <= today and item.last_day >= record.tracked_on and not item.refusal
    ]
    if not wanted:
        return 0
    fresh = _fresh(record, wanted, units, today)
    for start in range(0, len(fresh), 50):
        Obligation.insert_many(fresh[start : start + 50]).execute()
    if fresh:
        journal.note(
            "opened", "plan", record.code, f"Mở {len(fresh)} báo cáo phải nộp “{record.subject}”"
        )
    return len(fresh)


def _fresh(
    record: PlanRecord, wanted: list[Planned], units: list[Unit], today: date
) -> list[dict[str, object]]:
    """Return the rows not opened yet. What is open is known by its rule: titles may change.

    A unit entered in the book later on joins what is still running; a period that is over keeps
    the units it was opened with. A rule that repeats another's title and period is left out,
    but for the collector's own.
    """
    sources, named = _source_ids(record), list(record.participations)
    opened = Obligation.select(
        Obligation.unit,
        Obligation.period,
        Obligation.rule,
        Obligation.milestone,
        Obligation.title,
    ).where(Obligation.plan == record)
    rows = list(db.execute(opened))  # as SQLite has them: records of ten years take seconds
    known = {row[:4] for row in rows}
    opened_before = {row[1:4] for row in rows}
    taken = {(unit, period, title) for unit, period, _, _, title in rows}
    fresh = []
    for item in sorted(wanted, key=lambda item: item.reporter is Reporter.COLLECTOR):
        source = sources[item.source]
        origin = (None, source) if item.is_milestone else (source, None)
        if item.last_day < today and (item.period, *origin) in opened_before:
            continue
        for unit in _owing(item, named, units):
            if (unit.id, item.period, *origin) in known:
                continue
            row = _values(record, item, unit, *origin)
            if (unit.id, item.period, item.title) in taken and item.reporter is Reporter.COLLECTOR:
                row["title"] = f"{item.title} (tổng hợp)"
            name = (unit.id, item.period, row["title"])
            if name not in taken:
                taken.add(name)
                fresh.append(row)
    return fresh


def _owing(item: Planned, named: list[Participation], units: list[Unit]) -> list[Unit]:
    if item.reporter is Reporter.UNITS:
        owing = participants(named, units, item.opens_on)
        schools = [unit for unit in owing if unit.kind == UnitKind.SCHOOL]
        return schools or owing if item.of_schools else owing
    collector = named_among(units, item.reporter_name)
    return [collector] if collector and collector.exists_on(item.opens_on) else []


def _source_ids(record: PlanRecord) -> dict[str, int]:
    found: dict[str, int] = {}
    for table in (ReportingRuleRecord, MilestoneRecord):
        query = table.select(table.key, table.id).where(table.owner == record)
        found.update(dict(query.tuples()))
    return found


def _values(
    record: PlanRecord, item: Planned, unit: Unit, rule: int | None, milestone: int | None
) -> dict[str, object]:
    return {
        "plan": record.id,
        "rule": rule,
        "milestone": milestone,
        "unit": unit.id,
        "period": item.period,
        "period_label": item.period_label,
        "title": item.title,
        "data_from": item.data_from,
        "data_to": item.data_to,
        "opens_on": item.opens_on,
        "due_on": item.last_day,
        "due_words": item.words,
    }
