"""Biên bản họp Hội đồng on awards: who was there, how each name was voted on. Mẫu 1.9."""

from dataclasses import dataclass, field
from datetime import date, time

from docgen import ink
from docgen.contexts.bodies import council_name, council_of
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import (
    dashed,
    day_in_words,
    frame_of,
    head_context,
    sign_off_context,
)
from docgen.contexts.typed import typed
from docgen.contexts.voting import Poll, percent_words, poll_context
from docgen.contexts.wording import ended, hour_words, joined, listed, movement
from models.ballots import QUORUMS
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient, Signature


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A member of the council at the meeting. `role`: "Chủ tịch Hội đồng"."""

    name: str
    post: str = ""
    role: str = ""
    votes: bool = True

    @property
    def told(self) -> str:
        """Return "name, post - role", as far as it is known."""
        who = ", ".join(ink.plain(part).strip() for part in (self.name, self.post) if part.strip())
        role = ink.plain(self.role).strip()
        return f"{who} - {role}" if role else who


@dataclass(frozen=True, kw_only=True)
class MinutesData:
    """What the minutes say. Texts are paragraphs, one string each."""

    office: OfficeFacts
    campaign: str  # title, without quotes
    on: date
    at: time
    ended_at: time
    ended_on: date | None = None  # None: the day it began
    place: str = ""
    present: list[Seat] = field(default_factory=list)
    absent: list[Seat] = field(default_factory=list)
    absences: list[str] = field(default_factory=list)  # why, in whole sentences
    guests: list[str] = field(default_factory=list)
    chair: Seat
    secretary: Seat
    quorum: str = ""  # a key of `QUORUMS`
    poll: Poll  # its members: those of `present` and `absent` who vote
    reports: list[str] = field(default_factory=list)
    opinions: list[str] = field(default_factory=list)
    conclusions: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    number: str = ""


def minutes_subject(campaign: str) -> str:
    """Return what the meeting was about, for the head and for the register."""
    return f"Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng {movement(ink.plain(campaign))}"


def minutes_context(data: MinutesData) -> dict[str, object]:
    """Return what fills the template "minutes". Raises RuleBroken when nobody was voted on."""
    if not data.poll.voted:
        raise RuleBroken(
            "Chưa có ai được bỏ phiếu. Hãy ghi phiếu bầu ở trang Khen thưởng rồi lập biên bản."
        )
    issuer, head = frame_of(
        council_of(data.office),
        "minutes",
        "BIÊN BẢN",
        minutes_subject(data.campaign),
        number=data.number,
        signed_on=None,
        year=data.on.year,
    )
    top = head_context(issuer, head)
    del top["dia_danh_ngay"]  # minutes have no such line: mẫu 1.9
    signatures = [
        Signature(lines=["THƯ KÝ"], name=data.secretary.name),
        Signature(lines=["CHỦ TỌA"], name=data.chair.name),
    ]
    return {
        **top,
        "mo_dau": _opening(data),
        "khai_mac": typed(_begun(data)),
        "bao_cao": typed(data.reports),
        "y_kien": typed(data.opinions),
        **poll_context(data.poll),
        "ket_luan": typed(data.conclusions),
        "ket_thuc": paragraphs([_ending(data)]),
        **sign_off_context([Recipient(text=text) for text in data.recipients], signatures),
    }


# --- who met ---------------------------------------------------------------------------------


def _opening(data: MinutesData) -> list[str]:
    seats = len(data.present) + len(data.absent)
    guests = dashed([ink.plain(name).strip().rstrip(" .;") for name in data.guests])
    texts = [
        f"Thời gian bắt đầu: {hour_words(data.at)}, {_day(data.on)}.",
        f"Địa điểm: {ended(ink.plain(data.place).strip())}",
        "Thành phần tham dự:",
        f"- Có mặt: {len(data.present):02d}/{seats:02d} thành viên Hội đồng, gồm:",
        *(f"+ {line}" for line in listed([seat.told for seat in data.present])),
        _absent(data),
        *(["- Đại biểu dự họp:", *(f"+ {line[2:]}" for line in guests)] if guests else []),
        f"Chủ trì (chủ tọa): {ended(data.chair.told)}",
        f"Thư ký (người ghi biên bản): {ended(data.secretary.told)}",
    ]
    return [joined(text) for text in texts]


def _absent(data: MinutesData) -> str:
    """Return who was not there, and why as far as it was typed."""
    if not data.absent:
        return "- Vắng mặt: không."
    names = "; ".join(seat.told for seat in data.absent)
    why = [text for entry in data.absences if (text := ink.plain(entry).strip().rstrip(" .;"))]
    reasons = f" Lý do: {'; '.join(why)}." if why else ""
    return f"- Vắng mặt: {len(data.absent):02d} thành viên ({names}).{reasons}"


def _begun(data: MinutesData) -> list[str]:
    there = sum(seat.votes for seat in data.present)
    told = f"{there:02d}/{data.poll.members:02d} thành viên có quyền biểu quyết"
    rate = percent_words(there, data.poll.members)
    asked = f" (tối thiểu {QUORUMS[data.quorum]})" if data.quorum else ""
    return [
        "Chủ tọa nêu lý do, nội dung cuộc họp: xét khen"
        f" thưởng {movement(ink.plain(data.campaign))}",
        f"Cuộc họp có mặt {told} (đạt {rate}), đủ điều kiện tiến hành{asked}",
    ]


# --- the end ---------------------------------------------------------------------------------


def _ending(data: MinutesData) -> str:
    on = data.ended_on or data.on
    return (
        f"Cuộc họp kết thúc vào {hour_words(data.ended_at)}, {_day(on)}. Biên bản được thông qua"
        f" tại cuộc họp của {council_name(data.office)}, các thành viên dự họp nhất trí với nội"
        " dung ghi trên"
    )


def _day(on: date) -> str:
    return day_in_words(on.day, on.month, on.year)
