"""What the clerk says to begin a campaign or a work plan; the rest comes from the skeleton."""

from dataclasses import dataclass
from datetime import date

from models import layout, office, plan_store
from models.errors import RuleBroken
from models.plan import CampaignKind, PlanKind
from models.skeleton import new_campaign_plan, new_work_plan
from models.text import squeeze

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@dataclass
class NewCampaignForm:
    """A campaign about to be made; nothing is written until `save`."""

    today: date
    kind: PlanKind = PlanKind.CAMPAIGN
    title: str = ""
    year: int | None = None
    campaign_kind: CampaignKind = CampaignKind.THEMATIC
    code: str = ""  # given by `save`

    def __post_init__(self) -> None:
        self.year = self.year or self.today.year

    @property
    def office_hint(self) -> str:
        """A sentence when the office's profile is still empty, else ""."""
        if office.profile_on(self.today).name:
            return ""
        return "Chưa có thông tin cơ quan: tên, nơi nhận và người ký sẽ để trống."

    def problems(self) -> dict[str, str]:
        """Return field → what is wrong; empty when the plan may be made."""
        found = {}
        if self.kind is PlanKind.CAMPAIGN and not squeeze(self.title):
            found["title"] = "Hãy nhập tên phong trào."
        if self.year is None or not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            found["year"] = f"Năm phải từ {_FIRST_YEAR} đến {_LAST_YEAR}."
        return found

    def save(self) -> None:
        """Write the new plan. Raises RuleBroken, leaving the book as it was."""
        if problems := self.problems():
            raise RuleBroken(next(iter(problems.values())))
        profile = layout.as_printed(office.profile_on(self.today), layout.chosen())
        year = self.year or self.today.year
        if self.kind is PlanKind.WORK_PLAN:
            plan = new_work_plan(year, profile, self.today)
        else:
            plan = new_campaign_plan(self.title, year, self.campaign_kind, profile, self.today)
        self.code = plan_store.save(plan, self.today)
