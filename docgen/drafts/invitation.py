"""Giấy mời: to a meeting of the office; a campaign may be named."""

from docgen.contexts.invitation import InvitationData, invitation_context
from docgen.contexts.wording import movement
from docgen.drafts.draft import Ask, AskKind, Draft, Wanted
from docgen.drafts.facts import campaign_title


def asks(wanted: Wanted) -> list[Ask]:
    """Return what an invitation needs: event, guests, day, hour, place, chair, matters."""
    event = ""
    if wanted.code:
        event = f"Hội nghị tổng kết {movement(campaign_title(wanted.plan))}"
    return [
        Ask(name="event", title="Cuộc họp, hội nghị", required=True, proposal=event or None),
        Ask(
            name="guests",
            title="Kính mời",
            kind=AskKind.LINES,
            required=True,
            hint="Mỗi dòng một người hoặc một cơ quan.",
        ),
        Ask(name="on", title="Ngày họp", kind=AskKind.DAY, required=True, half=True),
        Ask(name="at", title="Giờ bắt đầu", kind=AskKind.HOUR, required=True, half=True),
        Ask(name="place", title="Địa điểm", required=True),
        Ask(name="chair", title="Chủ trì", half=True),
        Ask(name="matters", title="Nội dung cần chuẩn bị", kind=AskKind.LINES),
    ]


def draft(wanted: Wanted) -> Draft:
    """Return the invitation. Raises RuleBroken for a day or hour that cannot be read."""
    facts = wanted.office
    on, at = wanted.day("on"), wanted.hour("at")
    assert on is not None and at is not None  # required
    data = InvitationData(
        office=facts,
        event=wanted.text("event"),
        guests=wanted.lines("guests"),
        on=on,
        at=at,
        place=wanted.text("place"),
        chair=wanted.text("chair"),
        matters=wanted.lines("matters"),
        recipients=facts.recipients,
        year=wanted.today.year,
    )
    return Draft(
        kind="invitation",
        template="invitation",
        context=invitation_context(data),
        type_name="GIẤY MỜI",
        symbol=facts.symbols.get("invitation", ""),
        subject=wanted.text("event"),
        signer=facts.signer_name,
        recipients=wanted.lines("guests"),
        made_from={"details": dict(wanted.details)},
        plan_id=wanted.plan_id,
    )
