"""A plan (kế hoạch) as plain values: what the reader fills, the editor edits, a campaign file
carries, the tables store and a document is made from. No table, no Qt, no file here.

Every part can say which words of a paper it was read from, and stays "đề xuất" (proposed)
until the clerk confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.campaign import (
    Audience,
    Award,
    Campaign,
    CampaignKind,
    Criterion,
    Disqualifier,
    DossierPiece,
    Phase,
    Quota,
    RecipientKind,
)
from models.outline import Mark, Node, Role, Table
from models.part import Part
from models.plan_indicators import PlanIndicator
from models.values import Cadence, Deadline, DueRule

__all__ = [
    "Audience",
    "Award",
    "Campaign",
    "CampaignKind",
    "Criterion",
    "Disqualifier",
    "DossierPiece",
    "Duty",
    "Ground",
    "Head",
    "Issuer",
    "IssuerKind",
    "Mark",
    "Milestone",
    "Node",
    "Part",
    "Phase",
    "Plan",
    "PlanIndicator",
    "PlanKind",
    "Quota",
    "Reading",
    "Recipient",
    "RecipientKind",
    "Reporter",
    "ReportingRule",
    "Role",
    "Signature",
    "Slip",
    "SlipKind",
    "Table",
    "Task",
]


class PlanKind(StrEnum):
    CAMPAIGN = "campaign"  # launches one campaign or more
    WORK_PLAN = "work_plan"  # the year's table of tasks; launches none


# --- the paper's frame -----------------------------------------------------------------------


class IssuerKind(StrEnum):
    COMMITTEE = "committee"  # Ủy ban nhân dân
    CHAIR = "chair"  # Chủ tịch Ủy ban nhân dân
    COUNCIL = "council"  # Hội đồng Thi đua - Khen thưởng
    CLUSTER = "cluster"  # cụm, khối thi đua
    OFFICE = "office"  # a phòng, ban or văn phòng with its own symbol
    PARTY = "party"  # Đảng ủy, Ban chỉ đạo
    OTHER = "other"


@dataclass(kw_only=True)
class Issuer:
    """Who issues the paper, as its head prints it, one string a line."""

    kind: IssuerKind = IssuerKind.COMMITTEE
    superior: list[str] = field(default_factory=list)  # cơ quan chủ quản, usually empty
    lines: list[str] = field(default_factory=list)  # "ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"
    name: str = ""  # in running text: "Ủy ban nhân dân xã Suối Hoa"


@dataclass(kw_only=True)
class Head:
    """Number, place, day and subject. The first three may be blank: văn thư gives them later."""

    type_name: str = "KẾ HOẠCH"
    number: str = ""  # "61", "05", "12a"; blank is legal
    symbol: str = "/KH-UBND"  # with its separator: "/KH-UBND", "-KH/BCĐ" in Party papers
    place: str = ""
    day: int | None = None  # each of the three may be blank by itself
    month: int | None = None
    year: int | None = None
    subject: str = ""  # trích yếu


@dataclass(kw_only=True)
class Signature(Part):
    """One signing block. Lines run from the power down to the post: TM. …, KT. …, PHÓ CHỦ TỊCH."""

    lines: list[str] = field(default_factory=list)
    name: str = ""
    other_post: str = ""  # printed above the name: "CHỦ TỊCH UBND XÃ" under a council's chair


@dataclass(kw_only=True)
class Recipient(Part):
    """One line of Nơi nhận, without dash and end mark: "UBND tỉnh (bc)"."""

    text: str = ""


@dataclass(kw_only=True)
class Ground(Part):
    """A text the plan rests on. `text` is the full citation as printed."""

    text: str = ""
    kind: str = ""  # Luật, Nghị định, Kế hoạch …
    number: str = ""  # "71/KH-UBND"
    dated_on: date | None = None
    issuer: str = ""
    subject: str = ""
    is_parent: bool = False  # the plan of the level above that this one carries out


# --- what is owed, by whom, when -------------------------------------------------------------


class Reporter(StrEnum):
    UNITS = "units"  # each unit owes it
    COLLECTOR = "collector"  # the office that collects owes it upward


@dataclass(kw_only=True)
class ReportingRule(Part):
    """One kind of report that is owed again and again, or once."""

    title: str = ""
    cadence: Cadence = Cadence.ONCE
    reporter: Reporter = Reporter.UNITS
    reporter_name: str = ""  # as the paper says it
    receiver: str = ""  # where it goes in the end
    via: str = ""  # "qua Phòng …": who collects it
    due: DueRule = field(default_factory=DueRule)
    upward: DueRule | None = None  # when we ourselves must hand it on to the level above
    lead_days: int | None = None  # working days we need in between: `models.backplanning`
    listed: list[date] = field(default_factory=list)  # for Cadence.LISTED
    calendar_window: bool = False  # True: calendar period; False: cut-offs of NĐ 09/2019
    reference: str = ""


@dataclass(kw_only=True)
class Milestone(Part):
    """Something to be done by a day: registration, dossiers, the units' own plans, the review."""

    title: str = ""
    deadline: Deadline = field(default_factory=Deadline)
    who: str = ""
    receiver: str = ""
    via: str = ""
    owed_by_units: bool = False  # each unit owes it: becomes an obligation, once
    reference: str = ""


@dataclass(kw_only=True)
class Duty(Part):
    """What one body has to do."""

    unit_name: str = ""
    text: str = ""


@dataclass(kw_only=True)
class Task(Part):
    """One line of a work plan. Lines of `content` and each of `bodies` are paragraphs."""

    quarter: int | None = None  # 1–4
    period: str = ""  # the time as the paper says it, where it is not a quarter
    content: str = ""
    bodies: list[str] = field(default_factory=list)  # cơ quan thực hiện, or chủ trì
    support: list[str] = field(default_factory=list)  # phối hợp
    product: str = ""
    note: str = ""
    deadline: Deadline | None = None
    campaign_code: str = ""  # a campaign this line is about
    done_on: date | None = None


class SlipKind(StrEnum):
    """A fault of the paper itself."""

    NUMBERING = "numbering"
    QUOTES = "quotes"
    NAME_VARIANT = "name_variant"
    END_MARK = "end_mark"
    SPACING = "spacing"
    STAMP = "stamp"
    MISSING = "missing"
    DEADLINE = "deadline"
    SPELLING = "spelling"
    OTHER = "other"


@dataclass(kw_only=True)
class Slip:
    """A fault found in the paper. `found` → `better` in the text of `node` puts it right."""

    kind: SlipKind = SlipKind.OTHER
    message: str = ""  # one Vietnamese sentence
    node: str = ""  # key of a node, or a field path as in `Plan.readings`
    found: str = ""
    better: str = ""  # "" with `fixable`: the found words go
    fixable: bool = False
    fixed: bool = False


@dataclass(kw_only=True)
class Reading:
    """Where a single field of the head or a campaign was read."""

    words: str = ""
    confirmed: bool = False
    node: str = ""


@dataclass(kw_only=True)
class Plan:
    """A plan with all it holds.

    `readings` tells for single fields (not list rows, which are Parts) what they were read
    from; keys are paths: "head.number", "issuer.lines", "campaigns.0.theme", "campaigns.0.ends".
    """

    code: str = ""  # "PT-2024-001", "CT-2024-001"; given when first stored
    kind: PlanKind = PlanKind.CAMPAIGN
    year: int | None = None
    head: Head = field(default_factory=Head)
    issuer: Issuer = field(default_factory=Issuer)
    grounds: list[Ground] = field(default_factory=list)
    campaigns: list[Campaign] = field(default_factory=list)
    outline: list[Node] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    reporting: list[ReportingRule] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    indicators: list[PlanIndicator] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    contact: str = ""
    end_mark: bool = True  # "./." closes the body
    slips: list[Slip] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
