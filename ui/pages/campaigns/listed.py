"""What one line of the list of campaigns shows, with its state; columns as data."""

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QStyleOptionViewItem

from docgen.contexts import wording
from models import plan_list
from models.campaign_state import CampaignState, campaign_state, last_day
from models.deadlines import vietnamese_date
from models.plan import CampaignKind, PlanKind
from models.plan_list import PlanRow
from models.text import folded
from models.tracking import plans_tracked
from ui.forms.moments import told_moment
from ui.tables.base import Column, Index
from ui.tables.view import CellDelegate
from ui.theme import Tone
from ui.widgets.pill import Pill

KIND_NAMES = {
    CampaignKind.REGULAR: "Thường xuyên",
    CampaignKind.THEMATIC: "Chuyên đề",
    CampaignKind.SPRINT: "Cao điểm",
}
_PILLS = {
    CampaignState.DRAFT: (Tone.NEUTRAL, "edit"),
    CampaignState.UNNUMBERED: (Tone.WARNING, "not_open"),
    CampaignState.UPCOMING: (Tone.INFO, "not_due"),
    CampaignState.RUNNING: (Tone.OK, "dot"),
    CampaignState.ENDED: (Tone.NEUTRAL, "done"),
}
_LEAD = re.compile(r"^(?:phong trào\s+)?thi đua\s+", re.IGNORECASE)


@dataclass(frozen=True)
class ListedCampaign:
    """A line of the list; a plan that launches two campaigns has two."""

    row: PlanRow
    state: CampaignState
    is_tracked: bool

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def kind(self) -> CampaignKind | None:
        return self.row.campaign.kind if self.row.campaign else None

    @property
    def pill(self) -> Pill:
        tone, sign = _PILLS[self.state]
        return Pill(self.state.label, tone, sign)


def listed_campaigns(today: date) -> list[ListedCampaign]:
    """Return all campaigns, newest year first."""
    tracked = {row.code for row in plans_tracked()}
    return [
        ListedCampaign(row, _state(row, today), row.code in tracked)
        for row in plan_list.rows(PlanKind.CAMPAIGN)
    ]


def _state(row: PlanRow, today: date) -> CampaignState:
    return campaign_state(row.campaign, row.year, row.reference, row.proposed, today)


def _paper(line: ListedCampaign) -> str:
    parts = [line.row.reference or "chưa có số"]
    if line.row.dated_on:
        parts.append(vietnamese_date(line.row.dated_on))
    return " · ".join(parts)


def _span(line: ListedCampaign) -> str:
    campaign = line.row.campaign
    if campaign is None:
        return ""
    if campaign.ends is not None:
        ends = told_moment(campaign.ends)
        return ends if folded(ends).startswith(("den ", "het ")) else f"đến {ends}"
    return f"từ {told_moment(campaign.starts)}" if campaign.starts else ""


def _tip(line: ListedCampaign) -> str:
    campaign = line.row.campaign
    span = wording.span(campaign.starts, campaign.ends) if campaign else ""
    parts = (line.row.title, line.row.subject, span, line.code)
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _last_day(line: ListedCampaign) -> int | None:
    day = last_day(line.row.campaign, line.row.year)
    return day.toordinal() if day else None


def _proposed(line: ListedCampaign) -> Pill | None:
    if not line.row.proposed:
        return None
    return Pill(str(line.row.proposed), Tone.GOLD)


COLUMNS = (
    Column(
        "Phong trào",
        lambda line: line.row.title,
        stretch=True,
        bold=True,
        least=20,
        most=60,
        tip=_tip,
    ),
    Column("Trạng thái", lambda line: line.state.label, pill=lambda line: line.pill),
    Column("Thời gian", _span, order=_last_day, most=16),
    Column("Loại", lambda line: KIND_NAMES[line.kind] if line.kind else "", most=14),
    Column(
        "Kế hoạch số",
        _paper,
        order=lambda line: line.row.dated_on,
        tone=lambda line: None if line.row.reference else Tone.NEUTRAL,
        most=21,
    ),
    Column(
        "Đề xuất",
        lambda line: str(line.row.proposed or ""),
        order=lambda line: line.row.proposed,
        pill=_proposed,
        tip=lambda line: "Số chỗ máy đọc được, đang chờ xác nhận" if line.row.proposed else "",
    ),
    Column(
        "Báo cáo",
        lambda line: "Theo dõi" if line.is_tracked else "–",
        sign=lambda line: "done" if line.is_tracked else "",
    ),
)
LESS_NEEDED = (3, 6)  # kind and follow-up: left out on a narrow window


class TitleDelegate(CellDelegate):
    """Paints titles without "Phong trào thi đua", which nearly all of them begin with."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = short_title(option.text)


def short_title(title: str) -> str:
    """Return a title without its usual first words: "“Nước sạch về bản”"."""
    bare = _LEAD.sub("", title)
    return bare[:1].upper() + bare[1:] if bare else title
