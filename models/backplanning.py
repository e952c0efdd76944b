"""From our own deadline upward back to that of the units: enough days must lie between. Pure.

Units hand in to us, we compile and hand on to the level above. Where a rule says how many
working days we need (`lead_days`), the units' day follows from ours; where it names a day of its
own, that day must not come after ours.
"""

from datetime import date

from models.calendar import Calendar
from models.deadlines import closing_day, vietnamese_date
from models.office import Rules
from models.periods import Period, due_on
from models.plan import Reporter, ReportingRule
from models.values import DayOff, Deadline, DueRule


def nominal(period: Period, due: DueRule, calendar: Calendar, rules: Rules) -> Deadline:
    """Return what a due rule makes of one period, before days off are allowed for."""
    day = due_on(period, due, calendar, rules.days_after_cutoff, rules.first_counted)
    return Deadline(on=day, wording=due.wording, day_off=due.day_off, strict=due.strict)


def upward_day(
    rule: ReportingRule, period: Period, calendar: Calendar, rules: Rules
) -> date | None:
    """Return our last good day toward the level above; None where none is set."""
    if rule.upward is None or rule.reporter is not Reporter.UNITS:
        return None
    return closing_day(nominal(period, rule.upward, calendar, rules), calendar, *rules.closing)


def units_deadline(
    rule: ReportingRule, period: Period, calendar: Calendar, rules: Rules
) -> Deadline:
    """Return the units' deadline: the one the rule names, else ours minus the days we need."""
    upward = upward_day(rule, period, calendar, rules)
    if upward is None or rule.lead_days is None or names_a_day(rule.due):
        return nominal(period, rule.due, calendar, rules)
    return Deadline(
        on=calendar.add_working_days(upward, -rule.lead_days) if rule.lead_days else upward,
        day_off=DayOff.KEEP,
        words=_subtraction(upward, rule.lead_days),
    )


def refusal(rule: ReportingRule, period: Period, calendar: Calendar, rules: Rules) -> str:
    """Return why the units' day cannot stand, "" when it can: it comes after ours upward."""
    upward = upward_day(rule, period, calendar, rules)
    if upward is None:
        return ""
    deadline = units_deadline(rule, period, calendar, rules)
    units = closing_day(deadline, calendar, *rules.closing)
    if units is None or units <= upward:
        return ""
    name = f"“{rule.title}”" if rule.title else "báo cáo này"
    return (
        f"Với {name}, {_period(period)}, hạn của đơn vị ({vietnamese_date(units)}) đang sau hạn"
        f" cơ quan gửi cấp trên ({vietnamese_date(upward)}). Hãy đặt hạn của đơn vị sớm hơn hoặc"
        " sửa hạn gửi cấp trên."
    )


def told(rule: ReportingRule, period: Period, calendar: Calendar, rules: Rules) -> str:
    """Return one line that shows the way back: "" where nothing goes upward.

    "Hạn gửi cấp trên 15/12/2026, trừ 03 ngày làm việc → đơn vị nộp chậm nhất 10/12/2026"
    """
    upward = upward_day(rule, period, calendar, rules)
    if upward is None:
        return ""
    deadline = units_deadline(rule, period, calendar, rules)
    units = closing_day(deadline, calendar, *rules.closing)
    if units is None:
        return ""
    start = deadline.words[:1].upper() + deadline.words[1:]
    start = start or f"Hạn gửi cấp trên {vietnamese_date(upward)}"
    return f"{start} → đơn vị nộp chậm nhất {vietnamese_date(units)}"


def names_a_day(due: DueRule) -> bool:
    """Tell whether a due rule names a day of its own, instead of leaving it to the office."""
    named = (due.on, due.day, due.month, due.weekday, due.days_after)
    return any(part is not None for part in named)


def _subtraction(upward: date, lead_days: int) -> str:
    return f"hạn gửi cấp trên {vietnamese_date(upward)}, trừ {lead_days:02d} ngày làm việc"


def _period(period: Period) -> str:
    return "cả đợt" if period.key == "once" else period.label[:1].lower() + period.label[1:]
