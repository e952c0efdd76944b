"""Using a plan again in another year: by how many years, and what its days become."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.contexts import wording
from models import plan_store
from models.errors import RuleBroken
from models.plan import Plan, ReportingRule
from models.shifting import duplicated
from ui.forms.moments import told_moment

_MOST_YEARS = 20
_WORDS_BEFORE = 2  # shown before the first word that changes


@dataclass(frozen=True)
class DateChange:
    """One line of the preview: what moves, from, to."""

    what: str
    before: str
    after: str


class DuplicateForm:
    """A plan and the years to move it by; the book is untouched until `save`."""

    def __init__(self, code: str, today: date) -> None:
        self.plan = plan_store.load(code)
        self.today = today
        first = self.plan.year or self.plan.head.year or today.year
        self.years = max(1, today.year - first)
        self.new_code = ""
        self.new_title = ""

    def problem(self) -> str:
        """Return what is wrong with the years, "" when nothing is."""
        if not 1 <= self.years <= _MOST_YEARS:
            return f"Số năm chuyển phải từ 1 đến {_MOST_YEARS}."
        return ""

    def target_year(self) -> int | None:
        """Return the year of the copy; None where the plan names none."""
        return self.plan.year + self.years if self.plan.year else None

    def changes(self) -> list[DateChange]:
        """Return every day and every line of words that becomes another."""
        if self.problem():
            return []
        after = duplicated(self.plan, self.years)
        pairs = zip(_told(self.plan), _told(after), strict=True)
        return [
            DateChange(what, *different(old, new)) for (what, old), (_, new) in pairs if old != new
        ]

    def save(self) -> None:
        """Write the copy as a draft. Raises RuleBroken, leaving the book as it was."""
        if self.problem():
            raise RuleBroken(self.problem())
        fresh = duplicated(self.plan, self.years)
        self.new_code = plan_store.save(fresh, self.today)
        self.new_title = title_of(fresh)


def title_of(plan: Plan) -> str:
    """Return the name of a plan's campaign, else the subject of its paper."""
    titles = [campaign.title for campaign in plan.campaigns if campaign.title]
    return " và ".join(titles) or plan.head.subject


def different(before: str, after: str) -> tuple[str, str]:
    """Return both texts from shortly before the place where they begin to differ."""
    old, new = before.split(), after.split()
    alike = next(
        (place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
        min(len(old), len(new)),
    )
    start = alike - _WORDS_BEFORE
    if start <= 1:
        return before, after
    return f"… {' '.join(old[start:])}", f"… {' '.join(new[start:])}"


def _told(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield name and words of all that may move, always in the same order."""
    yield "Năm", str(plan.year or "")
    yield "Trích yếu", plan.head.subject
    several = len(plan.campaigns) > 1
    for number, campaign in enumerate(plan.campaigns, start=1):
        of = f" (phong trào {number})" if several else ""
        yield f"Tên phong trào{of}", campaign.title
        yield f"Bắt đầu{of}", told_moment(campaign.starts)
        yield f"Kết thúc{of}", told_moment(campaign.ends)
        for phase in campaign.phases:
            starts, ends = told_moment(phase.starts), told_moment(phase.ends)
            yield phase.name or "Giai đoạn", " – ".join(part for part in (starts, ends) if part)
    for milestone in plan.milestones:
        yield milestone.title or "Mốc thời hạn", wording.deadline(milestone.deadline)
    for rule in plan.reporting:
        yield rule.title or "Báo cáo", _due_words(rule)
    for indicator in plan.indicators:
        yield "Chỉ tiêu", indicator.title
    for task in plan.tasks:
        due = wording.deadline(task.deadline) if task.deadline else ""
        yield task.content.split("\n")[0], " ".join(part for part in (task.period, due) if part)


def _due_words(rule: ReportingRule) -> str:
    days = [f"{day:%d/%m/%Y}" for day in rule.listed]
    return "; ".join([*days, wording.due_rule(rule.due, rule.cadence)]).strip("; ")
