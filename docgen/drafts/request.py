"""Công văn đề nghị: to the superior for higher awards, to units for persons or papers."""

from datetime import datetime, time

from docgen.contexts.figures import award_words
from docgen.contexts.request import (
    RequestData,
    RequestedName,
    request_context,
    request_subject,
)
from docgen.contexts.wording import movement
from docgen.drafts.draft import Ask, AskKind, Draft, FieldRefused, Wanted
from docgen.drafts.facts import campaign_title, cited
from models import office
from models.award_figures import counted
from models.nominations import KIND_LABELS, Nomination, of_plan

_END_OF_DAY = time(17, 0)
_TO_SUPERIOR = "Kính mong nhận được sự quan tâm, xem xét của quý cơ quan."
_TO_UNITS = "Đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện."


def asks(wanted: Wanted) -> list[Ask]:
    """Return what a request needs: to whom, about what, for which names, until when."""
    superior = office.profile_on(wanted.today).superior_name
    to = wanted.lines("addressees") or ([superior] if superior else [])
    goes_up = to == [superior]
    higher = [item for item in _names(wanted) if _is_higher(item, wanted)] if goes_up else []
    return [
        Ask(
            name="addressees",
            title="Kính gửi",
            kind=AskKind.LINES,
            required=True,
            hint="Mỗi dòng một cơ quan, đơn vị.",
            proposal=[superior] if superior else None,
        ),
        Ask(
            name="subject",
            title="Về việc",
            required=True,
            hint="Ví dụ: đề nghị cử người tham gia đoàn kiểm tra.",
            proposal=_subject(wanted) if higher else None,
        ),
        Ask(
            name="grounds",
            title="Căn cứ, lý do",
            kind=AskKind.TEXT,
            hint="Mỗi dòng một đoạn, đứng trước lời đề nghị.",
            proposal=f"Thực hiện {cited(wanted.plan)}." if wanted.code else None,
        ),
        Ask(
            name="what",
            title="Đề nghị",
            kind=AskKind.TEXT,
            required=True,
            hint="Viết tiếp sau “… đề nghị (nơi nhận)”, ví dụ: cử 01 lãnh đạo dự họp.",
            proposal=_award(wanted, higher) if higher else None,
        ),
        Ask(
            name="matters",
            title="Nội dung cụ thể",
            kind=AskKind.LINES,
            hint="Mỗi dòng một gạch đầu dòng; để trống nếu không có.",
        ),
        *_asked_names(wanted, higher),
        Ask(name="enclosed", title="Gửi kèm", kind=AskKind.LINES, hint="Mỗi dòng một văn bản."),
        Ask(name="due_on", title="Trả lời trước ngày", kind=AskKind.DAY, half=True),
        Ask(name="due_at", title="Giờ", kind=AskKind.HOUR, hint="Để trống: 17 giờ.", half=True),
        Ask(
            name="closing",
            title="Câu kết",
            kind=AskKind.TEXT,
            proposal=_TO_SUPERIOR if goes_up else _TO_UNITS,
        ),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the request. Raises RuleBroken for a day that is past or cannot be read."""
    facts, subject = wanted.office, request_subject(wanted.text("subject"))
    to, picked = wanted.lines("addressees"), wanted.picks("names")
    data = RequestData(
        office=facts,
        addressees=to,
        subject=subject,
        what=" ".join(wanted.lines("what")),
        on=wanted.today,
        grounds=wanted.lines("grounds"),
        matters=wanted.lines("matters"),
        names=[_told(item) for item in _names(wanted) if item.id in picked],
        enclosed=wanted.lines("enclosed"),
        due_at=_due_at(wanted),
        closing=wanted.lines("closing"),
    )
    return Draft(
        kind="request",
        template="request",
        context=request_context(data),
        type_name="Công văn",
        symbol=facts.symbols.get("letter", ""),
        subject=f"V/v {subject}",
        signer=facts.signer_name,
        recipients=to,
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )


def _asked_names(wanted: Wanted, higher: list[Nomination]) -> list[Ask]:
    """Return the ask for names; none where nobody is proposed."""
    names = _names(wanted)
    if not names:
        return []
    return [
        Ask(
            name="names",
            title="Trường hợp đề nghị",
            kind=AskKind.PICKS,
            hint="In thành bảng trong công văn.",
            proposal=[item.id for item in higher] or None,
            choices=tuple((f"{_name(item)} ({item.form})", item.id) for item in names),
        )
    ]


def _names(wanted: Wanted) -> list[Nomination]:
    """Return who is proposed in the campaign; nobody without one."""
    return of_plan(wanted.plan_id) if wanted.plan_id is not None else []


def _is_higher(item: Nomination, wanted: Wanted) -> bool:
    """Tell whether the campaign's plan leaves this award to the level above."""
    awards = [entry for campaign in wanted.plan.campaigns for entry in campaign.awards]
    named = [entry for entry in awards if entry.form.casefold() == item.form.casefold()]
    is_fit = item.verdict != "not_eligible"
    return is_fit and bool(named) and all(entry.proposed_upward for entry in named)


def _subject(wanted: Wanted) -> str:
    return f"đề nghị khen thưởng thành tích trong {movement(campaign_title(wanted.plan))}"


def _award(wanted: Wanted, higher: list[Nomination]) -> str:
    forms = " và ".join(dict.fromkeys(item.form for item in higher))
    who = award_words(counted(higher))
    title = movement(campaign_title(wanted.plan))
    return f"xem xét, tặng {forms} cho {who} có thành tích xuất sắc trong {title}"


def _name(item: Nomination) -> str:
    return f"{item.honorific} {item.name}".strip()


def _told(item: Nomination) -> RequestedName:
    kinds = {str(kind): label for kind, label in KIND_LABELS.items()}
    return RequestedName(
        kind=kinds[item.kind], name=_name(item), post=item.post_and_unit, award=item.form
    )


def _due_at(wanted: Wanted) -> datetime | None:
    on = wanted.day("due_on")
    if on is not None and on < wanted.today:
        told = "Ngày cần trả lời đã qua. Hãy chọn ngày từ hôm nay trở đi."
        raise FieldRefused(told, "due_on")
    return datetime.combine(on, wanted.hour("due_at") or _END_OF_DAY) if on else None
