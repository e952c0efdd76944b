"""How far a campaign is: draft, waiting for its number, running, over. Pure."""

from datetime import date
from enum import StrEnum

from models.plan import Campaign
from models.values import MomentKind


class CampaignState(StrEnum):
    DRAFT = "draft"
    UNNUMBERED = "unnumbered"
    UPCOMING = "upcoming"
    RUNNING = "running"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    CampaignState.DRAFT: "Nháp",
    CampaignState.UNNUMBERED: "Chưa ban hành số",
    CampaignState.UPCOMING: "Chưa bắt đầu",
    CampaignState.RUNNING: "Đang diễn ra",
    CampaignState.ENDED: "Đã kết thúc",
}
_OPEN_ENDED = (MomentKind.ONGOING, MomentKind.EVENT, MomentKind.SIGNING)


def campaign_state(
    campaign: Campaign | None, year: int | None, number: str, proposed: int, today: date
) -> CampaignState:
    """Return the state on a day.

    `number` is that of the plan, "" while văn thư has given none; `proposed` counts what the
    clerk has not confirmed yet. The last day itself still belongs to the campaign.
    """
    last = last_day(campaign, year)
    if last is not None and last < today:
        return CampaignState.ENDED
    if not number:
        is_whole = campaign is not None and bool(campaign.starts and campaign.ends)
        return CampaignState.UNNUMBERED if is_whole and not proposed else CampaignState.DRAFT
    first = campaign.starts.first_on if campaign and campaign.starts else None
    if first is not None and today < first:
        return CampaignState.UPCOMING
    return CampaignState.RUNNING


def last_day(campaign: Campaign | None, year: int | None) -> date | None:
    """Return the last day: the end, or the end of the plan's year where the plan names none.

    None for a campaign that goes on, ends with an event, or whose year is not known.
    """
    ends = campaign.ends if campaign else None
    if ends is not None and (ends.last_on is not None or ends.kind in _OPEN_ENDED):
        return ends.last_on
    return date(year, 12, 31) if year else None
