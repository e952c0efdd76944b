"""From rules to obligations: which reports a plan asks for, and opening those whose time came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models import journal, office, plan_reading, plan_store
from models.base import db
from models.calendar import Calendar, SpecialDay, load_table
from models.deadlines import closing_day, explain
from models.obligations import Obligation
from models.periods import Period, due_on, opens_on, periods_between
from models.plan import Milestone, Plan, Reporter, ReportingRule
from models.plan_records import (
    MilestoneRecord,
    Participation,
    PlanRecord,
    ReportingRuleRecord,
)
from models.units import Unit, named_among
from models.values import Cadence, Deadline

_TITLES = {
    Cadence.MONTH: "Báo cáo tháng",
    Cadence.QUARTER: "Báo cáo quý",
    Cadence.HALF_YEAR: "Báo cáo 6 tháng",
    Cadence.NINE_MONTHS: "Báo cáo 9 tháng",
    Cadence.YEAR: "Báo cáo năm",
    Cadence.ONCE: "Báo cáo kết quả",
    Cadence.LISTED: "Báo cáo theo đợt",
}


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One report for one period (or one milestone), before it is anybody's."""

    source: str  # key of the rule or the milestone
    is_milestone: bool
    reporter: Reporter
    reporter_name: str
    title: str
    period: str
    period_label: str
    data_from: date | None
    data_to: date | None
    opens_on: date
    last_day: date  # last good day, rolled
    words: str  # the rule that gave it


def office_calendar() -> Calendar:
    """Return the working calendar: public holidays, the shipped table, then the clerk's own."""
    own = [
        SpecialDay(on=row.day, is_off=row.is_off, name=row.name, source=row.note)
        for row in office.HolidayRow.select().order_by(office.HolidayRow.day)
    ]
    return Calendar([*load_table(), *own])


def span(plan: Plan) -> tuple[date, date] | None:
    """Return first and last day of what a plan runs; None when neither it nor its year is known.

    Open ends are filled by the paper's day and by the end of the plan's year.
    """
    signed = plan_store.head_date(plan.head)
    starts = [item.starts.first_on for item in plan.campaigns if item.starts]
    ends = [item.ends.last_on for item in plan.campaigns if item.ends]
    known_starts = [day for day in starts if day]
    known_ends = [day for day in ends if day]
    year = plan.year or plan.head.year or (known_ends[0].year if known_ends else None)
    if year is None:
        return None
    in_time = signed is not None and signed.year >= year  # else signed before its year began
    first = min(known_starts, default=signed if in_time else date(year, 1, 1))
    last = max(known_ends, default=date(max(year, first.year), 12, 31))
    return (first, last) if first <= last else None


def planned(plan: Plan, calendar: Calendar, rules: office.Rules) -> list[Planned]:
    """Return all a plan asks for over its whole span, by last good day. Pure."""
    found: list[Planned] = []
    stretch = span(plan)
    if stretch is not None:
        for rule in plan.reporting:
            found.extend(_of_rule(rule, stretch, calendar, rules))
    for milestone in plan.milestones:
        found.extend(_of_milestone(milestone, plan, calendar, rules))
    return sorted(found, key=lambda item: (item.last_day, item.title))


def track(code: str, from_on: date) -> None:
    """Begin to follow up a plan's reports: its periods open by themselves from now on.

    What was due before `from_on` is left alone: nobody is late for what nobody asked for.
    """
    with db.atomic("IMMEDIATE"):
        record = PlanRecord.get(PlanRecord.code == code)
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


def _of_rule(
    rule: ReportingRule, stretch: tuple[date, date], calendar: Calendar, rules: office.Rules
) -> list[Planned]:
    found = []
    first, last = stretch
    periods = periods_between(
        rule.cadence, first, last, calendar_window=rule.calendar_window, listed=rule.listed
    )
    for period in periods:
        nominal = due_on(period, rule.due, calendar, rules.days_after_cutoff)
        due = Deadline(on=nominal, wording=rule.due.wording, day_off=rule.due.day_off)
        found.append(_planned(rule, period, due, calendar, rules))
    return found


def _planned(
    rule: ReportingRule, period: Period, due: Deadline, calendar: Calendar, rules: office.Rules
) -> Planned:
    last_day, words = _closing(due, calendar, rules)
    return Planned(
        source=rule.key,
        is_milestone=False,
        reporter=rule.reporter,
        reporter_name=rule.reporter_name,
        title=rule.title or _TITLES[rule.cadence],
        period=period.key,
        period_label=period.label,
        data_from=period.data_from,
        data_to=period.data_to,
        opens_on=min(opens_on(period, due.on, rules.soon_days + 7), last_day),
        last_day=last_day,
        words=words,
    )


def _of_milestone(
    milestone: Milestone, plan: Plan, calendar: Calendar, rules: office.Rules
) -> list[Planned]:
    if not milestone.owed_by_units or milestone.deadline.on is None:
        return []
    last_day, words = _closing(milestone.deadline, calendar, rules)
    signed = plan_store.head_date(plan.head)
    stretch = span(plan)
    opens = min(last_day, signed or (stretch[0] if stretch else last_day))
    title = milestone.title or "Việc phải nộp"
    return [
        Planned(
            source=milestone.key,
            is_milestone=True,
            reporter=Reporter.UNITS,
            reporter_name=milestone.who,
            title=title,
            period=f"M-{milestone.key}",
            period_label=title,
            data_from=None,
            data_to=None,
            opens_on=opens,
            last_day=last_day,
            words=words,
        )
    ]


def _closing(due: Deadline, calendar: Calendar, rules: office.Rules) -> tuple[date, str]:
    options = (calendar, rules.strict_before, rules.day_off)
    last_day = closing_day(due, *options)
    assert last_day is not None  # `due.on` is known here
    return last_day, explain(due, *options)


def _open_plan(
    record: PlanRecord, today: date, calendar: Calendar, rules: office.Rules, units: list[Unit]
) -> int:
    plan = plan_reading.load_schedule(record)
    wanted = [
        item
        for item in planned(plan, calendar, rules)
        if item.opens_on <= today and item.last_day >= record.tracked_on
    ]
    if not wanted:
        return 0
    fresh = _fresh(record, wanted, units)
    for start in range(0, len(fresh), 50):
        Obligation.insert_many(fresh[start : start + 50]).execute()
    if fresh:
        journal.note(
            "opened", "plan", record.code, f"Mở {len(fresh)} báo cáo phải nộp “{record.subject}”"
        )
    return len(fresh)


def _fresh(
    record: PlanRecord, wanted: list[Planned], units: list[Unit]
) -> list[dict[str, object]]:
    """Return the rows not opened yet. What is open is known by its rule: titles may change.

    A rule that repeats another's title and period is left out, but for the collector's own.
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
    taken = {(unit, period, title) for unit, period, _, _, title in rows}
    fresh = []
    for item in sorted(wanted, key=lambda item: item.reporter is Reporter.COLLECTOR):
        source = sources[item.source]
        origin = (None, source) if item.is_milestone else (source, None)
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
        return participants(named, units, item.opens_on)
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
