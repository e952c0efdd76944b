"""Quyết định thành lập, kiện toàn Hội đồng Thi đua - Khen thưởng. Mẫu 1.2 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts.annexes import list_context
from docgen.contexts.articles import articles, numbered
from docgen.contexts.awarding import counted
from docgen.contexts.bodies import council_name
from docgen.contexts.grounds import grounds_lines
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.wording import capital, ended, listed
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient

MOST_INLINE = 5  # more members than this stand on a list of their own


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One member as printed: "Ủy viên thường trực" is a role, "Trưởng phòng …" a post."""

    name: str
    post: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class CouncilData:
    """What the decision says. The caller orders the `seats`."""

    office: OfficeFacts
    seats: list[Seat]
    renews: bool = False  # kiện toàn; else thành lập
    grounds: list[str] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)  # each a khoản of Điều 2
    replaced: str = ""  # "Quyết định số 15/QĐ-UBND ngày …"; "" where there was none
    responsible: str = ""
    recipients: list[str] = field(default_factory=list)  # empty: as the office has them
    number: str = ""
    signed_on: date | None = None
    year: int | None = None


def council_decision_context(data: CouncilData) -> dict[str, object]:
    """Return what fills the template. Raises RuleBroken when nobody sits on the council."""
    if not data.seats:
        raise RuleBroken(
            "Chưa có thành viên Hội đồng. Hãy nhập ở trang Cài đặt, mục Hội đồng TĐKT."
        )
    office = data.office
    issuer, head = frame_of(
        office,
        "decision",
        "QUYẾT ĐỊNH",
        council_subject(office, renews=data.renews),
        number=data.number,
        signed_on=data.signed_on,
        year=data.year,
    )
    recipients = [Recipient(text=text) for text in (data.recipients or office.recipients)]
    return {
        **head_context(issuer, head),
        "tham_quyen": [ink.plain(office.chair_title).upper()],
        "can_cu": grounds_lines(data.grounds, office.drafter),
        "dieu": articles(_bodies(data), data.grounds),
        "ten_danh_sach": f"DANH SÁCH\nTHÀNH VIÊN {ink.plain(council_name(office)).upper()}",
        **list_context(head, office.chair_title),
        "danh_sach": _rows(data) if _is_listed(data) else [],
        **sign_off_context(
            [Recipient(text="Như Điều\u00a04"), *recipients],
            [office_signature(office, alone=True)],
        ),
    }


def council_subject(office: OfficeFacts, *, renews: bool) -> str:
    """Return "Về việc kiện toàn Hội đồng Thi đua - Khen thưởng xã …"."""
    return f"Về việc {_deed(renews)} {ink.plain(council_name(office))}"


def _deed(renews: bool) -> str:
    return "kiện toàn" if renews else "thành lập"


def _is_listed(data: CouncilData) -> bool:
    return len(data.seats) > MOST_INLINE


def _bodies(data: CouncilData) -> list[str]:
    return [_members(data), _duties(data), _force(data), _carrying_out(data)]


def _members(data: CouncilData) -> str:
    many = counted(len(data.seats), "thành viên")
    start = f"{capital(_deed(data.renews))} {ink.plain(council_name(data.office))} gồm {many}"
    if _is_listed(data):
        return f"{start} (có danh sách kèm theo)."
    lines = listed([_told(seat) for seat in data.seats])
    return ink.PARAGRAPH.join([f"{start}:", *numbered(lines)])


def _told(seat: Seat) -> str:
    """Return "Lò Văn Thắm, Trưởng bản - Ủy viên"."""
    who = ", ".join(ink.plain(part).strip() for part in (seat.name, seat.post) if part.strip())
    return f"{who} - {ink.plain(seat.role).strip()}" if seat.role.strip() else who


def _duties(data: CouncilData) -> str:
    duties = [ended(text) for text in data.duties if text.strip()]
    if not duties:
        return (
            "Hội đồng thực hiện nhiệm vụ, quyền hạn theo quy định của pháp luật về thi đua, khen"
            " thưởng."
        )
    return ink.PARAGRAPH.join(["Nhiệm vụ, quyền hạn, chế độ làm việc:", *numbered(duties)])


def _force(data: CouncilData) -> str:
    replaced = ink.plain(data.replaced).strip().rstrip(" .;,")
    rest = f" và thay thế {replaced}" if replaced else ""
    return f"Quyết định này có hiệu lực kể từ ngày ký{rest}."


def _carrying_out(data: CouncilData) -> str:
    who = ink.plain(data.responsible).strip().rstrip(" .;,")
    start = f"{capital(who)}, các" if who else "Các"
    return (
        f"{start} thành viên Hội đồng có tên tại Điều 1 và các cơ quan, đơn vị có liên quan chịu"
        " trách nhiệm thi hành Quyết định này."
    )


def _rows(data: CouncilData) -> list[dict[str, str]]:
    return [
        {
            "tt": str(place),
            "ten": ink.plain(seat.name).strip(),
            "chuc_vu": ink.plain(seat.post).strip(),
            "vai_tro": ink.plain(seat.role).strip(),
        }
        for place, seat in enumerate(data.seats, start=1)
    ]
