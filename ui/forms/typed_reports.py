"""Reporting rules typed as one sentence: "định kỳ hằng tháng, quý, 6 tháng, 09 tháng, năm"."""

from datetime import date

from docgen.contexts.wording import cadence_words, due_rule
from docgen.reader.fields.periods import periods_in
from models import office
from models.calendar import Calendar
from models.found import Context
from models.plan import ReportingRule
from models.schedule import TITLES
from models.text import nfc, squeeze
from models.typed_deadlines import typed_due
from models.values import Cadence
from ui.forms.due_modes import told_next


def typed_rules(text: str, context: Context) -> list[ReportingRule]:
    """Return the reports a sentence asks for, one a period; empty when it is not understood."""
    words = squeeze(nfc(text))
    periods = periods_in(words, context) if words else []
    if periods:
        return [
            ReportingRule(
                title=TITLES[one.cadence],
                cadence=one.cadence,
                due=one.due,
                listed=list(one.listed),
            )
            for one in periods
        ]
    found = typed_due(words, context) if words else None
    if found is None:
        return []
    cadences = found.cadences or ((Cadence.ONCE,) if found.due.on else ())
    return [
        ReportingRule(title=TITLES[cadence], cadence=cadence, due=found.due)
        for cadence in cadences
    ]


def told_rule(rule: ReportingRule, today: date, calendar: Calendar, rules: office.Rules) -> str:
    """Return a rule in one line: what, how often, by when, and the next last good day."""
    often = cadence_words(rule.cadence, rule.listed)
    due = due_rule(rule.due, rule.cadence) or "hạn theo Cài đặt"
    following = told_next(rule.due, rule.cadence, today, calendar, rules)
    parts = [part for part in (often, due, following) if part]
    return f"{rule.title}: {'; '.join(parts)}".replace("\u00a0", " ")
