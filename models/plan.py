"""A plan (kế hoạch) as plain values: what the reader fills, the editor edits, a campaign file
carries, the tables store and a document is made from. No table, no Qt, no file here.

Every part can say which words of a paper it was read from, and stays "đề xuất" (proposed)
until the clerk confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.values import Cadence, Deadline, DueRule, Moment


class PlanKind(StrEnum):
    CAMPAIGN = "campaign"  # launches one campaign or more
    WORK_PLAN = "work_plan"  # the year's table of tasks; launches none


@dataclass(kw_only=True)
class Part:
    """What every piece of a plan has."""

    key: str = ""  # stays the same as long as the piece lives; "" before it is first stored
    read_from: str = ""  # the paper's words; "" when the clerk typed it
    confirmed: bool = True  # False: proposed by the reader
    node: str = ""  # key of the outline node where the words stand


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


# --- the body --------------------------------------------------------------------------------


class Mark(StrEnum):
    """The sign before a node. The number itself is computed, never stored."""

    NONE = "none"
    PART = "part"  # Phần I, Phần thứ nhất
    CHAPTER = "chapter"  # Chương I
    ROMAN = "roman"  # I.
    CAPITAL = "capital"  # A.
    ARTICLE = "article"  # Điều 1.
    ARABIC = "arabic"  # 1.
    DECIMAL = "decimal"  # 1.1.
    LETTER = "letter"  # a)
    BRACKET = "bracket"  # (1) or 1)
    DASH = "dash"  # -
    PLUS = "plus"  # +
    STAR = "star"  # * or •


class Role(StrEnum):
    """What a node is about; decides what may be filled in from the record."""

    TEXT = "text"
    GROUNDS = "grounds"  # the sentences before "I."
    PURPOSE = "purpose"
    REQUIREMENT = "requirement"
    TIME = "time"
    THEME = "theme"
    CONTENT = "content"
    SOLUTION = "solution"
    AUDIENCE = "audience"
    CRITERIA = "criteria"
    DISQUALIFIERS = "disqualifiers"
    AWARDS = "awards"
    FUND = "fund"
    DOSSIER = "dossier"
    REGISTRATION = "registration"
    REPORTING = "reporting"
    DUTIES = "duties"
    TASKS = "tasks"  # the table of a work plan
    CLOSING = "closing"  # the last sentence, ending with ./.
    UNPLACED = "unplaced"  # text the reader could not place: kept, printed last


@dataclass(kw_only=True)
class Table:
    """A table in the body: cell texts only; "\n" parts paragraphs within a cell.

    A row with fewer cells than there are columns is a group row across the whole width.
    """

    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)  # shares of the width; empty: by content


@dataclass(kw_only=True)
class Node:
    """One node of the outline. `text` is one paragraph; **…** is bold, *…* italic.

    `heading`: a title of its own line (bold). `filled`: the text is made from the record's
    fields for `role` each time, and `text` is only the title.
    """

    key: str = ""
    mark: Mark = Mark.NONE
    text: str = ""
    heading: bool = False
    role: Role = Role.TEXT
    filled: bool = False
    typed: str = ""  # the sign as the paper typed it: "4.", "c)"; for the list of slips
    table: Table | None = None
    children: list[Node] = field(default_factory=list)


# --- the campaign ----------------------------------------------------------------------------


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
    recipients: list[Recipient] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    contact: str = ""
    end_mark: bool = True  # "./." closes the body
    slips: list[Slip] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
