"""Công văn trả lại hồ sơ: to the unit that proposed, with what each piece still lacks."""

from datetime import datetime, time

from docgen.contexts.return_letter import (
    Fault,
    ReturnData,
    in_sentence,
    return_context,
    return_subject,
)
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from docgen.drafts.facts import campaign_title, cited
from models.nominations import Nomination, of_plan
from models.opening import office_calendar
from models.plan import Plan
from models.text import sort_key

_REPLY_DAYS = 5  # working days to mend a dossier
_END_OF_DAY = time(17, 0)
_CONSEQUENCE = (
    "Sau thời hạn trên, hồ sơ chưa hoàn thiện sẽ không được trình xét khen thưởng trong đợt này."
)


def asks(wanted: Wanted) -> list[Ask]:
    """Return what is asked for: whose dossiers, to whom, what is missing, until when."""
    names = _proposed(wanted)
    unclear = [item for item in names if item.verdict == "to_check"]
    picked = _picked(wanted) if "nominations" in wanted.details else unclear
    until = office_calendar().add_working_days(wanted.today, _REPLY_DAYS)
    return [
        *_asked_names(names, unclear),
        Ask(
            name="whose",
            title="Hồ sơ của",
            required=not picked,
            hint="Chỉ khi trả hồ sơ của người, tập thể chưa có trong danh sách đề nghị.",
        ),
        Ask(
            name="addressees",
            title="Kính gửi",
            kind=AskKind.LINES,
            required=not _units(picked),
            hint="Để trống: gửi đơn vị của các trường hợp đã chọn.",
        ),
        Ask(
            name="received",
            title="Văn bản đề nghị của đơn vị",
            hint="Ví dụ: Tờ trình số 05/TTr-TYT ngày 10/11/2026 của Trạm Y tế xã.",
        ),
        Ask(
            name="faults",
            title="Nội dung cần bổ sung",
            kind=AskKind.LINES,
            required=True,
            hint=_pieces_hint(wanted.plan),
            proposal=[_reason(item) for item in unclear if item.verdict_reason] or None,
        ),
        Ask(
            name="due_on",
            title="Gửi lại trước ngày",
            kind=AskKind.DAY,
            required=True,
            proposal=until.isoformat(),
            half=True,
        ),
        Ask(name="due_at", title="Giờ", kind=AskKind.HOUR, hint="Để trống: 17 giờ.", half=True),
        Ask(name="contact", title="Liên hệ", hint="Để trống: theo thông tin cơ quan."),
        Ask(
            name="consequence",
            title="Nếu quá hạn",
            kind=AskKind.TEXT,
            proposal=_CONSEQUENCE,
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the letter. Raises RuleBroken for a day that is past or cannot be read."""
    facts, title, picked = wanted.office, campaign_title(wanted.plan), _picked(wanted)
    to = wanted.lines("addressees") or _units(picked)
    extra = wanted.text("whose")
    data = ReturnData(
        office=facts,
        campaign=title,
        ground=cited(wanted.plan),
        on=wanted.today,
        addressees=to,
        names=[*map(_told, picked), *([extra] if extra else [])],
        faults=[_fault(line) for line in wanted.lines("faults")],
        due_at=_due_at(wanted),
        received=wanted.text("received"),
        contact=wanted.text("contact"),
        consequence=wanted.text("consequence"),
    )
    return Draft(
        kind="return_letter",
        template="return_letter",
        context=return_context(data),
        type_name="Công văn",
        symbol=facts.symbols.get("letter", ""),
        subject=f"V/v {return_subject(title)}",
        signer=facts.signer_name,
        recipients=to,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _asked_names(names: list[Nomination], unclear: list[Nomination]) -> list[Ask]:
    """Return the ask for names, the unclear ones first; none where nobody is proposed."""
    if not names:
        return []
    ordered = sorted(names, key=lambda item: item not in unclear)
    return [
        Ask(
            name="nominations",
            title="Trường hợp trả lại",
            kind=AskKind.PICKS,
            proposal=[item.id for item in unclear] or None,
            choices=tuple((_told(item), item.id) for item in ordered),
        )
    ]


def _proposed(wanted: Wanted) -> list[Nomination]:
    assert wanted.plan_id is not None  # the letter is about a campaign
    return [item for item in of_plan(wanted.plan_id) if item.decision_id is None]


def _picked(wanted: Wanted) -> list[Nomination]:
    chosen = wanted.picks("nominations")
    return [item for item in _proposed(wanted) if item.id in chosen]


def _units(items: list[Nomination]) -> list[str]:
    """Return the units the names belong to, in Vietnamese order."""
    names = {item.unit.name if item.unit else item.unit_name for item in items}
    return sorted(filter(None, names), key=sort_key)


def _told(item: Nomination) -> str:
    return ", ".join(filter(None, (_name(item), item.post_and_unit)))


def _name(item: Nomination) -> str:
    return f"{item.honorific} {item.name}".strip()


def _reason(item: Nomination) -> str:
    return f"Hồ sơ của {in_sentence(_name(item))}: {item.verdict_reason.strip()}"


def _fault(line: str) -> Fault:
    """Read "Báo cáo thành tích: chưa có xác nhận"; without ":" the whole dossier is meant."""
    piece, _, lacks = line.partition(":")
    if lacks.strip():
        return Fault(piece=piece, lacks=lacks)
    return Fault(piece="", lacks=line.rstrip(" :"))


def _pieces_hint(plan: Plan) -> str:
    """Return how a line is typed, and which pieces the plan asks for."""
    example = "Mỗi dòng: giấy tờ, dấu hai chấm, điều còn thiếu."
    pieces = [piece.text for campaign in plan.campaigns for piece in campaign.dossier]
    asked = "; ".join(dict.fromkeys(text.strip(" .;") for text in pieces if text.strip()))
    return f"{example} Kế hoạch yêu cầu: {asked}." if asked else example


def _due_at(wanted: Wanted) -> datetime:
    on = wanted.day("due_on")
    assert on is not None  # required
    if on < wanted.today:
        told = "Hạn gửi lại hồ sơ đã qua. Hãy chọn ngày từ hôm nay trở đi."
        raise FieldRefused(told, "due_on")
    return datetime.combine(on, wanted.hour("due_at") or _END_OF_DAY)
