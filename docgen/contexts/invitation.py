"""Giấy mời: who is asked to what, chaired by whom, when and where. Mẫu 1.7 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date, time

from docgen import ink
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import (
    dashed,
    day_in_words,
    frame_of,
    head_context,
    office_signature,
    sign_off_context,
)
from docgen.contexts.wording import ended, hour_words, joined
from models.calendar import WEEKDAYS
from models.office_facts import OfficeFacts
from models.plan import Recipient


@dataclass(frozen=True, kw_only=True)
class InvitationData:
    """What an invitation says; `event` in running text: "Hội nghị tổng kết …"."""

    office: OfficeFacts
    event: str
    guests: list[str]
    on: date
    at: time
    place: str
    chair: str = ""
    matters: list[str] = field(default_factory=list)  # to prepare or to bring
    recipients: list[str] = field(default_factory=list)
    number: str = ""
    signed_on: date | None = None
    year: int | None = None


def invitation_context(data: InvitationData) -> dict[str, object]:
    """Return what fills the template "invitation"."""
    office, event = data.office, ink.plain(data.event).strip().rstrip(".")
    issuer, head = frame_of(
        office,
        "invitation",
        "GIẤY MỜI",
        event,
        number=data.number,
        signed_on=data.signed_on,
        year=data.year,
    )
    start = f"{office.name} trân trọng kính mời"
    one = data.guests[0] if len(data.guests) == 1 else ""
    day = day_in_words(data.on.day, data.on.month, data.on.year)
    told = [
        f"Tới dự: {event}.",
        f"Chủ trì: {ended(data.chair)}" if data.chair.strip() else "",
        f"Thời gian: {hour_words(data.at)}, {WEEKDAYS[data.on.weekday()]}, {day}.",
        f"Địa điểm: {ended(data.place.strip())}",
        *(ended(matter) for matter in data.matters),
        "Rất mong các đại biểu đến dự đúng giờ, đúng thành phần.",
    ]
    recipients = [Recipient(text=text) for text in ("Như trên", *data.recipients)]
    return {
        **head_context(issuer, head),
        "kinh_moi": joined(ink.plain(f"{start}: {ended(one)}" if one else f"{start}:")),
        "khach_moi": [] if one else [joined(line) for line in dashed(_names(data))],
        "chi_tiet": paragraphs([ink.plain(text) for text in told]),
        **sign_off_context(recipients, [office_signature(office)]),
    }


def _names(data: InvitationData) -> list[str]:
    return [ink.plain(name).strip().rstrip(".;") for name in data.guests]
