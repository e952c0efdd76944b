"""What was recognised in a paper, in words, by the sections of the editor. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.contexts import wording
from models import readiness
from models.deadlines import vietnamese_long_date
from models.plan import Campaign, Part, Plan, Reading
from models.plan_store import head_date, reference

_CAMPAIGN_KINDS = {
    "regular": "Thường xuyên",
    "thematic": "Chuyên đề, theo đợt",
    "sprint": "Cao điểm, nước rút",
}


@dataclass(frozen=True)
class ReadLine:
    """One thing recognised; `words` are the paper's, "" where they say the same as `value`."""

    name: str
    value: str
    words: str = ""
    is_proposed: bool = True


@dataclass
class ReadGroup:
    """All that was recognised for one section of the editor."""

    section: str
    title: str
    lines: list[ReadLine] = field(default_factory=list)


def groups(plan: Plan) -> list[ReadGroup]:
    """Return what the paper gave, section by section; sections without anything are left out."""
    found = {key: ReadGroup(key, title) for key, title in readiness.SECTIONS.items()}
    for section, line in [*_frame(plan), *_campaigns(plan), *_lists(plan)]:
        if line.value.strip():
            found[section].lines.append(line)
    return [group for group in found.values() if group.lines]


def _frame(plan: Plan) -> Iterator[tuple[str, ReadLine]]:
    head, day = plan.head, head_date(plan.head)
    singles = (
        ("Cơ quan ban hành", plan.issuer.name or " ".join(plan.issuer.lines), "issuer.lines"),
        ("Số, ký hiệu", reference(head) or head.symbol, "head.number"),
        ("Nơi, ngày ban hành", _place_and_day(head.place, day), "head.date"),
        ("Trích yếu", head.subject, "head.subject"),
        ("Năm", str(plan.year or ""), "year"),
    )
    for name, value, path in singles:
        yield "general", _line(name, value, plan.readings.get(path))
    yield "signing", _line("Liên hệ", plan.contact, plan.readings.get("contact"))


def _place_and_day(place: str, day: object) -> str:
    return ", ".join(part for part in (place, vietnamese_long_date(day) if day else "") if part)


def _campaigns(plan: Plan) -> Iterator[tuple[str, ReadLine]]:
    for number, campaign in enumerate(plan.campaigns):
        start = f"campaigns.{number}"
        of = f" {number + 1}" if len(plan.campaigns) > 1 else ""
        singles = (
            ("general", f"Phong trào{of}", campaign.title, "title"),
            ("general", "Loại", _CAMPAIGN_KINDS[campaign.kind], "kind"),
            ("general", "Chủ đề", campaign.theme, "theme"),
            ("general", "Bắt đầu", wording.moment(campaign.starts) if campaign.starts else "",
             "starts"),
            ("general", "Kết thúc", wording.moment(campaign.ends) if campaign.ends else "",
             "ends"),
            ("awards", "Mức khen thưởng", campaign.reward, "reward"),
            ("awards", "Kinh phí", campaign.fund, "fund"),
        )  # fmt: skip
        for section, name, value, step in singles:
            yield section, _line(name, value, plan.readings.get(f"{start}.{step}"))
        yield from _campaign_lists(campaign)


def _campaign_lists(campaign: Campaign) -> Iterator[tuple[str, ReadLine]]:
    for phase in campaign.phases:
        told = ": ".join(part for part in (wording.span(phase.starts, phase.ends), phase.text)
                         if part)  # fmt: skip
        yield "general", _row(phase.name or "Giai đoạn", told or phase.name, phase)
    for group in campaign.audiences:
        told = ": ".join(part for part in (group.name, group.standard) if part)
        yield "criteria", _row("Đối tượng", wording.with_reference(told, group.reference), group)
    for criterion in campaign.criteria:
        yield "criteria", _row("Tiêu chí", wording.criterion(criterion), criterion)
    for fault in campaign.disqualifiers:
        told = wording.with_reference(fault.text, fault.reference)
        yield "criteria", _row("Điều kiện loại", told, fault)
    for award in campaign.awards:
        level = f"{award.form} ({award.level})" if award.level else award.form
        quotas = ", ".join(filter(None, (wording.quota(item) for item in award.quotas)))
        yield "awards", _row("Khen thưởng", f"{level}: {quotas}" if quotas else level, award)
    for piece in campaign.dossier:
        yield "awards", _row("Hồ sơ", wording.dossier_piece(piece), piece)


def _lists(plan: Plan) -> Iterator[tuple[str, ReadLine]]:
    for ground in plan.grounds:
        name = "Kế hoạch cấp trên" if ground.is_parent else "Căn cứ"
        yield "grounds", _row(name, ground.text, ground)
    for task in plan.tasks:
        when = f"Quý {('I', 'II', 'III', 'IV')[task.quarter - 1]}" if task.quarter else task.period
        bodies = "; ".join(task.bodies)
        told = f"{task.content} ({bodies})" if bodies else task.content
        yield "tasks", _row(when or "Nhiệm vụ", told, task)
    for milestone in plan.milestones:
        yield (
            "timing",
            _row(milestone.title or "Mốc", wording.deadline(milestone.deadline), milestone),
        )
    for rule in plan.reporting:
        often = wording.cadence_words(rule.cadence, rule.listed)
        via = f"qua {rule.via}" if rule.via else ""
        parts = (often, rule.receiver, via, wording.due_rule(rule.due, rule.cadence))
        told = " · ".join(part for part in parts if part) or "một lần"
        yield "timing", _row(rule.title or "Báo cáo", told, rule)
    for duty in plan.duties:
        yield "units", _row(duty.unit_name or "Đơn vị", duty.text, duty)
    for recipient in plan.recipients:
        yield "signing", _row("Nơi nhận", recipient.text, recipient)
    for signature in plan.signatures:
        told = " / ".join([*signature.lines, signature.name])
        yield "signing", _row("Người ký", told.strip(" /"), signature)


def _line(name: str, value: str, reading: Reading | None) -> ReadLine:
    words = reading.words if reading else ""
    waits = reading is not None and not reading.confirmed
    return ReadLine(name, value, _other_words(words, value), waits)


def _row(name: str, value: str, part: Part) -> ReadLine:
    return ReadLine(name, value, _other_words(part.read_from, value), not part.confirmed)


def _other_words(words: str, value: str) -> str:
    """Return the paper's words where they tell more than the value itself."""
    flat, plain = " ".join(words.split()), " ".join(value.split())
    return "" if flat.lower().strip(" .;") in plain.lower() else flat
