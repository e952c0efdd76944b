"""What a plan asks for over its whole span: each report and milestone with its days. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from models import backplanning, office, plan_store
from models.calendar import Calendar
from models.deadlines import closing_day, explain
from models.periods import Period, cut_to, opens_on, periods_between
from models.plan import Milestone, Plan, Reporter, ReportingRule
from models.values import Cadence, Deadline

TITLES = {
    Cadence.WEEK: "Báo cáo tuần",
    Cadence.MONTH: "Báo cáo tháng",
    Cadence.QUARTER: "Báo cáo quý",
    Cadence.HALF_YEAR: "Báo cáo 6 tháng",
    Cadence.NINE_MONTHS: "Báo cáo 9 tháng",
    Cadence.YEAR: "Báo cáo năm",
    Cadence.SEMESTER: "Báo cáo học kỳ",
    Cadence.SCHOOL_YEAR: "Báo cáo năm học",
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
    refusal: str = ""  # why it cannot be opened: the units' day comes after ours upward
    of_schools: bool = False  # by term or school year: schools owe it, where there are any


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
    for rule, period in _periods(plan):
        due = backplanning.units_deadline(rule, period, calendar, rules)
        found.append(_planned(rule, period, due, calendar, rules))
    for milestone in plan.milestones:
        found.extend(_of_milestone(milestone, plan, calendar, rules))
    return sorted(found, key=lambda item: (item.last_day, item.title))


def handed_on(plan: Plan, calendar: Calendar, rules: office.Rules) -> list[Planned]:
    """Return our own hand-ins to the level above that units' reports go into, soonest first."""
    found = []
    for rule, period in _periods(plan):
        upward = rule.upward
        if upward is not None and rule.reporter is Reporter.UNITS:
            due = backplanning.nominal(period, upward, calendar, rules)
            item = _planned(rule, period, due, calendar, rules)
            found.append(replace(item, reporter=Reporter.COLLECTOR, reporter_name="", refusal=""))
    return sorted(found, key=lambda item: item.last_day)


def refusals(plan: Plan, calendar: Calendar, rules: office.Rules) -> dict[str, str]:
    """Return path of a rule's due day → why it cannot stand: first the nearest such period."""
    paths = {id(rule): f"reporting.{place}.due" for place, rule in enumerate(plan.reporting)}
    found: dict[str, str] = {}
    for rule, period in _periods(plan):
        path = paths[id(rule)]
        if path not in found and (told := backplanning.refusal(rule, period, calendar, rules)):
            found[path] = told
    return found


def next_period(
    plan: Plan, rule: ReportingRule, calendar: Calendar, rules: office.Rules, today: date
) -> Period | None:
    """Return the first period of a rule whose report is still ahead, else its last, if any."""
    periods = _periods_of(rule, span(plan))
    for period in periods:
        due = backplanning.units_deadline(rule, period, calendar, rules)
        last = closing_day(due, calendar, *rules.closing)
        if last is not None and last >= today:
            return period
    return periods[-1] if periods else None


def _periods(plan: Plan) -> Iterator[tuple[ReportingRule, Period]]:
    stretch = span(plan)
    for rule in plan.reporting:
        for period in _periods_of(rule, stretch):
            yield rule, period


def _periods_of(rule: ReportingRule, stretch: tuple[date, date] | None) -> list[Period]:
    """Return a rule's periods, their data cut by what the plan runs from and to."""
    if stretch is None:
        return []
    first, last = stretch
    found = periods_between(
        rule.cadence, first, last, calendar_window=rule.calendar_window, listed=rule.listed
    )
    return cut_to(found, first, last)


def _planned(
    rule: ReportingRule, period: Period, due: Deadline, calendar: Calendar, rules: office.Rules
) -> Planned:
    last_day, words = _closing(due, calendar, rules)
    return Planned(
        source=rule.key,
        is_milestone=False,
        reporter=rule.reporter,
        reporter_name=rule.reporter_name,
        title=rule.title or TITLES[rule.cadence],
        period=period.key,
        period_label=period.label,
        data_from=period.data_from,
        data_to=period.data_to,
        opens_on=min(opens_on(period, due.on, rules.soon_days + 7), last_day),
        last_day=last_day,
        words=words,
        refusal=backplanning.refusal(rule, period, calendar, rules),
        of_schools=rule.cadence in (Cadence.SEMESTER, Cadence.SCHOOL_YEAR),
    )


def _of_milestone(
    milestone: Milestone, plan: Plan, calendar: Calendar, rules: office.Rules
) -> list[Planned]:
    if not milestone.owed_by_units:
        return []
    if closing_day(milestone.deadline, calendar, *rules.closing) is None:
        return []  # thường xuyên, or an event whose day nobody knows yet
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
    last_day = closing_day(due, calendar, *rules.closing)
    assert last_day is not None  # the day is known here
    return last_day, explain(due, calendar, *rules.closing)
