"""A campaign (phong trào thi đua) as plain values: whom it speaks to, what counts, what is won."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from models.part import Part
from models.values import Moment


class CampaignKind(StrEnum):
    REGULAR = "regular"  # thường xuyên
    THEMATIC = "thematic"  # chuyên đề, theo đợt
    SPRINT = "sprint"  # cao điểm, nước rút, đặc biệt


class RecipientKind(StrEnum):
    """Whom an audience, a standard or a quota speaks of."""

    COLLECTIVE = "collective"
    PERSON = "person"
    HOUSEHOLD = "household"
    ENTERPRISE = "enterprise"
    ANY = "any"


@dataclass(kw_only=True)
class Phase(Part):
    """A named stretch of the campaign: "Giai đoạn 1", "Đợt 2"."""

    name: str = ""
    starts: Moment | None = None
    ends: Moment | None = None
    text: str = ""


@dataclass(kw_only=True)
class Audience(Part):
    """A group the campaign speaks to, with standards of its own where the plan gives them."""

    name: str = ""
    kind: RecipientKind = RecipientKind.ANY
    standard: str = ""
    reference: str = ""  # "mục 1 phần III Kế hoạch số …" where it exists only there


@dataclass(kw_only=True)
class Criterion(Part):
    """A standard to be met; with a threshold when it can be counted."""

    text: str = ""
    audience: str = ""  # name of the group it holds for; "" for all
    operator: str = ""  # ">=", ">", "<=", "<", "="; "" without a threshold
    value: float | None = None
    unit: str = ""  # "%", "triệu đồng/năm", "điểm"
    reference: str = ""


@dataclass(kw_only=True)
class Disqualifier(Part):
    """What keeps somebody from being considered."""

    text: str = ""
    reference: str = ""


@dataclass(kw_only=True)
class Quota:
    """How many may be proposed: a range, a share, or by a grade the unit itself got."""

    kind: RecipientKind = RecipientKind.ANY
    least: int | None = None
    most: int | None = None
    percent: float | None = None
    basis: str = ""  # "theo xếp loại của đơn vị", "trên tổng số cá nhân"
    words: str = ""


@dataclass(kw_only=True)
class Award(Part):
    """An award form with who decides, and how many."""

    form: str = ""  # Giấy khen, Bằng khen, Cờ thi đua
    level: str = ""  # "Chủ tịch UBND xã"
    proposed_upward: bool = False  # we only propose; the level above decides
    quotas: list[Quota] = field(default_factory=list)
    text: str = ""


@dataclass(kw_only=True)
class DossierPiece(Part):
    """A paper that belongs into the dossier."""

    text: str = ""
    copies: int | None = None
    reference: str = ""  # form number by decree


@dataclass(kw_only=True)
class Campaign(Part):
    """A campaign (phong trào thi đua) that a plan launches."""

    title: str = ""
    kind: CampaignKind = CampaignKind.THEMATIC
    theme: str = ""  # chủ đề, khẩu hiệu
    starts: Moment | None = None
    ends: Moment | None = None
    phases: list[Phase] = field(default_factory=list)
    audiences: list[Audience] = field(default_factory=list)
    criteria: list[Criterion] = field(default_factory=list)
    disqualifiers: list[Disqualifier] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    reward: str = ""  # mức khen, as text
    fund: str = ""  # nguồn kinh phí
    dossier: list[DossierPiece] = field(default_factory=list)
