"""What a plan still lacks before it can be issued, and where record and words disagree. Pure.

Blank number, place and day are legal: văn thư gives them at issue. They are advice only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from models.date_mentions import days_in, reworded
from models.outline import walk
from models.plan import Campaign, Head, Node, Part, Phase, Plan, PlanKind, Reading, Role
from models.plan_indicators import indicator_problems
from models.plan_records import CAMPAIGN_LISTS, PLAN_LISTS
from models.values import Moment, MomentKind

SECTIONS = {  # key → title, in the order of the editor
    "general": "Thông tin chung",
    "grounds": "Căn cứ và kế hoạch cấp trên",
    "outline": "Nội dung",
    "tasks": "Nhiệm vụ theo quý",
    "criteria": "Tiêu chí và điều kiện loại",
    "indicators": "Chỉ tiêu",
    "timing": "Mốc thời gian và báo cáo",
    "units": "Đơn vị và nhiệm vụ",
    "awards": "Khen thưởng và hồ sơ",
    "signing": "Nơi nhận và ký",
}
_LIST_SECTIONS = {
    "grounds": "grounds",
    "tasks": "tasks",
    "milestones": "timing",
    "reporting": "timing",
    "duties": "units",
    "indicators": "indicators",
    "recipients": "signing",
    "signatures": "signing",
    "phases": "general",
    "audiences": "criteria",
    "criteria": "criteria",
    "disqualifiers": "criteria",
    "awards": "awards",
    "dossier": "awards",
}
OF_MACHINE = ("head.nation",)  # read, but nothing the clerk could confirm


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One line of the checklist; `section` and `path` lead to the field.

    `better` with `node` and `found`: words of that node which one click replaces. `instead`:
    the number of a legal text that takes the place of the ground at `path`.
    """

    section: str
    path: str
    sentence: str
    is_advice: bool = False
    node: str = ""
    found: str = ""
    better: str = ""
    instead: str = ""

    @property
    def key(self) -> str:
        return f"{self.section}|{self.path}|{self.node}"


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """One field or row that waits for the clerk's word. `part` None: a single field at `path`."""

    section: str
    path: str
    part: Part | None = None


def missing_to_issue(plan: Plan) -> list[Missing]:
    """Return what must still be done, then advice; empty for a plan that is ready."""
    found = [*_of_frame(plan)]
    if plan.kind is PlanKind.WORK_PLAN:
        found.extend(_of_work_plan(plan))
    else:
        found.extend(_of_campaigns(plan))
    found.extend(_of_reporting(plan))
    found.extend(_of_signing(plan))
    wrong = [Missing(section=section_of(path), path=path, sentence=told)
             for path, told in objections(plan).items()]  # fmt: skip
    return [*wrong, *found, *_advice(plan)]


def objections(plan: Plan) -> dict[str, str]:
    """Return path of a field → one sentence saying what is wrong with what stands in it."""
    found = {"head.day": _wrong_day(plan.head)}
    for number, campaign in enumerate(plan.campaigns):
        found[f"campaigns.{number}.ends"] = end_before_start(campaign)
        for place, phase in enumerate(campaign.phases):
            found[f"campaigns.{number}.phases.{place}.ends"] = end_before_start(phase)
        for place, award in enumerate(campaign.awards):
            upside_down = any(
                quota.least is not None and quota.most is not None and quota.least > quota.most
                for quota in award.quotas
            )
            told = "Số lượng ít nhất đang lớn hơn số lượng nhiều nhất. Hãy sửa lại."
            found[f"campaigns.{number}.awards.{place}.quotas"] = told if upside_down else ""
    for place, indicator in enumerate(plan.indicators):
        for name, told in indicator_problems(indicator).items():
            found[f"indicators.{place}.{name}"] = "" if empty_part(indicator) else told
    return {path: told for path, told in found.items() if told}


def end_before_start(stretch: Campaign | Phase) -> str:
    """Return a sentence when a campaign or phase ends before it starts, else ""."""
    starts = stretch.starts.first_on if stretch.starts else None
    ends = stretch.ends.last_on if stretch.ends else None
    if starts and ends and ends < starts:
        return (
            f"Ngày kết thúc {ends:%d/%m/%Y} đang trước ngày bắt đầu {starts:%d/%m/%Y}."
            " Hãy sửa một trong hai."
        )
    return ""


def proposed(plan: Plan, section: str = "") -> list[Proposed]:
    """Return all fields and rows still "đề xuất"; those of one section when it is named."""
    found = [
        Proposed(section=section_of(path), path=path)
        for path, reading in plan.readings.items()
        if not reading.confirmed and path not in OF_MACHINE
    ]
    for path, part in parts(plan):
        if not part.confirmed and not isinstance(part, Campaign):
            found.append(Proposed(section=section_of(path), path=path, part=part))
    return [item for item in found if not section or item.section == section]


def parts(plan: Plan) -> Iterator[tuple[str, Part]]:
    """Yield every part of a plan with its path: "milestones.0", "campaigns.1.awards.2"."""
    for name in PLAN_LISTS:
        for place, part in enumerate(getattr(plan, name)):
            yield f"{name}.{place}", part
    for place, indicator in enumerate(plan.indicators):
        yield f"indicators.{place}", indicator
    for number, campaign in enumerate(plan.campaigns):
        yield f"campaigns.{number}", campaign
        for name in CAMPAIGN_LISTS:
            for place, part in enumerate(getattr(campaign, name)):
                yield f"campaigns.{number}.{name}.{place}", part


def section_of(path: str) -> str:
    """Return the section of the editor that shows a path."""
    steps = path.split(".")
    if steps[0] == "campaigns" and len(steps) > 2:
        name = steps[2]
        return "awards" if name in ("reward", "fund") else _LIST_SECTIONS.get(name, "general")
    if steps[0] == "contact":
        return "signing"
    return _LIST_SECTIONS.get(steps[0], "outline" if steps[0] == "outline" else "general")


def mismatches(plan: Plan) -> list[Missing]:
    """Return where a day of the record no longer stands in the words it was read from."""
    nodes = {node.key: node for node in walk(plan.outline)}
    found = []
    for path, name, day, reading in _days_read(plan):
        node = nodes.get(reading.node)
        if node is None or node.filled or not days_in(reading.words):
            continue  # "trong tháng 5" names no day that could be compared
        seen = days_in(node.text)
        if day in seen or not seen:
            continue
        found.append(_mismatch(path, name, day, reading, node))
    return found


# --- what must be there ----------------------------------------------------------------------


def _of_frame(plan: Plan) -> Iterator[Missing]:
    if not plan.head.subject.strip():
        yield Missing(section="general", path="head.subject", sentence="Nhập trích yếu")
    if not any(line.strip() for line in plan.issuer.lines):
        yield Missing(section="general", path="issuer.lines", sentence="Nhập cơ quan ban hành")
    has_words = any(node.text.strip() or node.table or node.filled for node in walk(plan.outline))
    if not has_words:
        yield Missing(section="outline", path="outline", sentence="Soạn nội dung kế hoạch")


def _of_work_plan(plan: Plan) -> Iterator[Missing]:
    if plan.year is None:
        yield Missing(section="general", path="year", sentence="Nhập năm của chương trình")
    if not plan.tasks:
        yield Missing(section="tasks", path="tasks", sentence="Nhập các nhiệm vụ của năm")
    bare = [place for place, task in enumerate(plan.tasks) if not any(task.bodies)]
    if bare:
        told = f"Ghi cơ quan thực hiện cho {len(bare)} nhiệm vụ"
        yield Missing(section="tasks", path=f"tasks.{bare[0]}.bodies", sentence=told)


def _of_campaigns(plan: Plan) -> Iterator[Missing]:
    if not plan.campaigns:
        yield Missing(section="general", path="campaigns", sentence="Thêm phong trào thi đua")
    for number, campaign in enumerate(plan.campaigns):
        yield from _of_campaign(plan, number, campaign)


def _of_campaign(plan: Plan, number: int, campaign: Campaign) -> Iterator[Missing]:
    start = f"campaigns.{number}"
    of = f" (phong trào {number + 1})" if len(plan.campaigns) > 1 else ""
    wanted = [
        ("general", "title", campaign.title.strip() or campaign.theme.strip(),
         "Nhập tên phong trào hoặc chủ đề"),
        ("general", "starts", campaign.starts, "Nhập thời gian bắt đầu"),
        ("general", "ends", campaign.ends, "Nhập thời gian kết thúc"),
        ("criteria", "criteria",
         campaign.criteria or any(item.standard or item.reference for item in campaign.audiences)
         or _told_in_text(plan, Role.CRITERIA), "Nhập tiêu chí thi đua"),
        ("awards", "awards", campaign.awards or _told_in_text(plan, Role.AWARDS),
         "Nhập hình thức khen thưởng"),
    ]  # fmt: skip
    for section, name, value, told in wanted:
        if not value:
            yield Missing(section=section, path=f"{start}.{name}", sentence=told + of)


def _told_in_text(plan: Plan, role: Role) -> bool:
    """Tell whether the outline itself speaks of `role` in words of its own."""
    return any(
        node.role is role and not node.filled and (node.children or len(node.text) > 80)
        for node in walk(plan.outline)
    )


def _of_reporting(plan: Plan) -> Iterator[Missing]:
    if not plan.reporting:
        if plan.kind is PlanKind.CAMPAIGN:
            yield Missing(section="timing", path="reporting", sentence="Đặt chế độ báo cáo")
        return
    for place, rule in enumerate(plan.reporting):
        if not rule.receiver.strip() and not rule.via.strip():
            told = f"Ghi nơi nhận của “{rule.title or 'báo cáo'}”"
            yield Missing(section="timing", path=f"reporting.{place}.receiver", sentence=told)


def _of_signing(plan: Plan) -> Iterator[Missing]:
    if not any(item.text.strip() for item in plan.recipients):
        yield Missing(section="signing", path="recipients", sentence="Nhập nơi nhận")
    if not any(line.strip() for item in plan.signatures for line in item.lines):
        told = "Nhập quyền hạn, chức vụ người ký"
        yield Missing(section="signing", path="signatures", sentence=told)
    elif not any(item.name.strip() for item in plan.signatures):
        told = "Nhập họ tên người ký"
        yield Missing(section="signing", path="signatures.0.name", sentence=told)


# --- advice ----------------------------------------------------------------------------------


def _advice(plan: Plan) -> Iterator[Missing]:
    yield from mismatches(plan)
    counts: dict[str, list[Proposed]] = {}
    for item in proposed(plan):
        counts.setdefault(item.section, []).append(item)
    for section in SECTIONS:
        if waiting := counts.get(section):
            told = f"Xác nhận {len(waiting)} mục đề xuất: {SECTIONS[section]}"
            yield Missing(
                section=section, path=waiting[0].path, sentence=told, is_advice=True, node="?"
            )
    open_slips = sum(not slip.fixed and slip.fixable for slip in plan.slips)
    if open_slips:
        told = f"Sửa {open_slips} lỗi của văn bản gốc"
        yield Missing(section="check", path="slips", sentence=told, is_advice=True)
    head = plan.head
    if not head.number.strip():
        told = "Chưa có số: văn thư ghi khi ban hành"
        yield Missing(section="general", path="head.number", sentence=told, is_advice=True)
    if not (head.day and head.month and head.year):
        told = "Chưa đủ ngày, tháng, năm ban hành"
        yield Missing(section="general", path="head.day", sentence=told, is_advice=True)
    if not head.place.strip():
        told = "Chưa có địa danh"
        yield Missing(section="general", path="head.place", sentence=told, is_advice=True)


def _wrong_day(head: Head) -> str:
    if head.month is not None and not 1 <= head.month <= 12:
        return f"Không có tháng {head.month}. Hãy sửa lại tháng ban hành."
    if head.day is None:
        return ""
    try:
        date(head.year or 2024, head.month or 1, head.day)
    except ValueError:
        when = f"tháng {head.month:02d}" if head.month else "tháng nào"
        when += f" năm {head.year}" if head.year else ""
        return f"Không có ngày {head.day} {when}. Hãy sửa lại ngày ban hành."
    return ""


# --- days in the record and in the words -----------------------------------------------------


def _days_read(plan: Plan) -> Iterator[tuple[str, str, date, Reading]]:
    """Yield path, name, day and where it was read, for each day that was read in the outline."""
    names = {"starts": "Ngày bắt đầu", "ends": "Ngày kết thúc"}
    for number, campaign in enumerate(plan.campaigns):
        for field, name in names.items():
            path = f"campaigns.{number}.{field}"
            day, reading = _one_day(getattr(campaign, field)), plan.readings.get(path)
            if day and reading and reading.node:
                yield path, name, day, reading
    for place, milestone in enumerate(plan.milestones):
        due = milestone.deadline
        days = days_in(due.words or milestone.read_from)
        if due.on and milestone.node and len(days) == 1:
            reading = Reading(words=milestone.read_from, node=milestone.node)
            name = f"Thời hạn “{milestone.title}”" if milestone.title else "Thời hạn"
            yield f"milestones.{place}.deadline", name, due.on, reading


def _one_day(moment: Moment | None) -> date | None:
    """Return the day of a moment that is one day; longer stretches are not compared."""
    if moment is None or moment.kind is not MomentKind.DAY:
        return None
    return moment.last_on


def _mismatch(path: str, name: str, day: date, reading: Reading, node: Node) -> Missing:
    found, better = reworded(node.text, reading.words, day)
    return Missing(
        section=section_of(path),
        path=path,
        sentence=f"{name} là {day:%d/%m/%Y} nhưng phần Nội dung còn ghi ngày khác",
        is_advice=True,
        node=node.key,
        found=found,
        better=better,
    )


def empty_part(part: Part) -> bool:
    """Tell whether nothing was typed into a row yet."""
    fresh = type(part)()
    skipped = {"key", "read_from", "confirmed", "node"}
    return all(
        getattr(part, field.name) == getattr(fresh, field.name)
        for field in fields(part)
        if field.name not in skipped
    )
