"""Reads the record out of a plan whose outline is known: who, what, by when.

Each module reads one subject with patterns; nothing is filled in that no words support, and
everything stays proposed until the clerk confirms it.
"""

import re

from docgen.reader.fields.audiences import read_audiences
from docgen.reader.fields.awards import read_awards
from docgen.reader.fields.campaign import plan_kind, read_kind, read_theme, scopes_of
from docgen.reader.fields.contact import read_contact
from docgen.reader.fields.criteria import read_criteria, read_disqualifiers
from docgen.reader.fields.dates import context_of
from docgen.reader.fields.dossier import read_dossier
from docgen.reader.fields.duties import read_duties
from docgen.reader.fields.faults import read_faults
from docgen.reader.fields.grounds import read_grounds
from docgen.reader.fields.lines import Line, lines_of
from docgen.reader.fields.milestones import read_milestones
from docgen.reader.fields.reporting import read_reporting
from docgen.reader.fields.span import read_span
from docgen.reader.fields.tasks import read_tasks
from docgen.reader.fields.words import plain, shadow
from models.plan import Plan, Reading

_YEAR = re.compile(r"(?<!học )(?:năm|/) ?(20\d\d)(?! ?[-/] ?20)(?!\d)")
_SPAN_OF_YEARS = re.compile(r"(20\d\d) ?- ?(20\d\d)")


def read_fields(plan: Plan) -> None:
    """Fill the record of `plan` from its head and outline; call once, on a fresh reading."""
    lines = lines_of(plan.outline)
    read_grounds(plan, lines)
    _read_year(plan, lines)
    plan.kind = plan_kind(plan, lines)
    scopes = scopes_of(plan, lines)
    for scope in scopes:
        plan.campaigns.append(scope.campaign)
        words = scope.campaign.read_from
        plan.readings[f"{scope.path}.title"] = Reading(words=words, node=scope.campaign.node)
        read_kind(plan, scope)
        read_theme(plan, scope)
        read_span(plan, scope, context_of(plan))
        read_audiences(scope)
        read_criteria(scope)
        read_disqualifiers(scope)
        read_awards(plan, scope)
        read_dossier(scope)
    ends = [scope.campaign.ends.last_on for scope in scopes if scope.campaign.ends]
    context = context_of(plan, default_end=max((day for day in ends if day), default=None))
    if plan.year is None and context.default_end:
        plan.year = context.default_end.year
        context = context_of(plan, default_end=context.default_end)
    read_reporting(plan, lines, context)
    read_tasks(plan, lines, context)
    read_milestones(plan, lines, context)
    read_duties(plan, lines)
    read_contact(plan, lines)
    read_faults(plan)


def _read_year(plan: Plan, lines: list[Line]) -> None:
    """Set the year the plan is for: its subject's, else the paper's, else what its days say."""
    subject = shadow(plain(plan.head.subject))
    own = plan.head.year
    named = [int(year) for year in _YEAR.findall(subject)]
    near = [year for year in named if own is None or abs(year - own) <= 1]
    if plan.year is None and near and not _SPAN_OF_YEARS.search(subject):
        plan.year = near[-1]
        plan.readings["year"] = Reading(words=f"năm {near[-1]}")
    elif plan.year is None:
        plan.year = own or _year_of_days(lines)


def _year_of_days(lines: list[Line]) -> int | None:
    """Return the year most days of the body lie in; for a draft without a day of its own."""
    years = [
        int(year)
        for line in lines
        for year in re.findall(r"(?:/|năm )(20\d\d)(?!\d| ?[-/])", shadow(line.text))
    ]
    return max(set(years), key=lambda year: (years.count(year), year)) if years else None
