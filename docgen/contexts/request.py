"""Công văn đề nghị: what is asked of whom, for which names, until when. Mẫu 1.5 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date, datetime

from docgen import ink
from docgen.contexts.addressing import addressees, letter_recipients
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.points import in_a_row, leading, points
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, ended, hour_words, small
from models.deadlines import vietnamese_long_date
from models.errors import RuleBroken
from models.office_facts import OfficeFacts

_AS_ONE = "Các cơ quan, đơn vị có tên tại Nơi nhận"


@dataclass(frozen=True, kw_only=True)
class RequestedName:
    """Somebody an award is asked for. `award` as the table prints it: "Bằng khen"."""

    kind: str  # "Tập thể", "Cá nhân"
    name: str
    post: str = ""  # post and unit
    award: str = ""


@dataclass(frozen=True, kw_only=True)
class RequestData:
    """What a request says. `what` goes on after "đề nghị …": "xem xét, tặng Bằng khen cho …"."""

    office: OfficeFacts
    addressees: list[str]
    subject: str  # without "V/v"
    what: str
    on: date
    grounds: list[str] = field(default_factory=list)  # paragraphs before the request
    matters: list[str] = field(default_factory=list)  # single points of the request
    names: list[RequestedName] = field(default_factory=list)
    enclosed: list[str] = field(default_factory=list)
    due_at: datetime | None = None  # the answer is wanted before it
    receiver: str = ""  # where the answer goes; "": the drafter, or the office
    contact: str = ""  # "": as the office has it
    closing: list[str] = field(default_factory=list)
    number: str = ""
    signed_on: date | None = None


def request_context(data: RequestData) -> dict[str, object]:
    """Return what fills the template "request". Raises RuleBroken when nobody is addressed."""
    to = [name for name in data.addressees if name.strip()]
    if not to:
        raise RuleBroken("Chưa có nơi nhận đề nghị. Hãy điền mục Kính gửi rồi lập lại.")
    issuer, head = frame_of(
        data.office,
        "letter",
        "",
        request_subject(data.subject),
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    lines = addressees(to, as_one=_AS_ONE)
    many = to if len(lines) < len(to) else []  # too many for the head: named at the foot
    recipients = letter_recipients(data.office, *many)
    return {
        **head_context(issuer, head),
        "kinh_gui": lines,
        "mo_dau": typed([ink.plain(text) for text in data.grounds]),
        "de_nghi": [leading(_request(data, to))],
        "noi_dung": points(data.matters),
        "danh_sach": [_row(*entry) for entry in enumerate(data.names, start=1)],
        "ket_thuc": paragraphs(_ending(data)),
        **sign_off_context(recipients, [office_signature(data.office)]),
    }


def request_subject(subject: str) -> str:
    """Return what the letter is about without "V/v" and full stop; it begins with "đề nghị"."""
    bare = ink.plain(subject).strip().rstrip(".")
    if bare.lower().startswith(("v/v", "về việc")):
        bare = bare[3:] if bare.lower().startswith("v/v") else bare[len("về việc") :]
    bare = small(bare.strip())
    return bare if "đề nghị" in bare.lower() else f"đề nghị {bare}".rstrip()


def _request(data: RequestData, to: list[str]) -> str:
    """Return "Ủy ban nhân dân xã … đề nghị Sở Nội vụ xem xét …", with ":" before a list."""
    office = ink.plain(data.office.name).strip()
    whom = ink.plain(to[0]).strip().rstrip(".;,") if len(to) == 1 else "các cơ quan, đơn vị"
    what = small(ink.plain(data.what).strip()).removeprefix("đề nghị ").rstrip(" .:;,")
    lead = " ".join(part for part in (office, "đề nghị", whom, what) if part)
    names = ", gồm các trường hợp sau:" if data.names else "."
    return lead + (", cụ thể như sau:" if data.matters else names)


def _ending(data: RequestData) -> list[str]:
    """Return the paragraphs after the lists; the last one is closed by "./."."""
    office, texts = data.office, []
    if data.enclosed:
        texts.append(f"Gửi kèm Công văn này: {in_a_row(data.enclosed)}.")
    if data.due_at:
        receiver = data.receiver or office.drafter or office.name
        moment = f"{hour_words(data.due_at.time())}, {vietnamese_long_date(data.due_at.date())}"
        texts.append(f"Văn bản trả lời, hồ sơ xin gửi về {receiver} trước {moment}.")
    if contact := (data.contact or office.contact).strip().rstrip("."):
        texts.append(f"Thông tin chi tiết xin liên hệ {contact}.")
    return [*texts, *map(ended, data.closing or ["Rất mong nhận được sự quan tâm, phối hợp"])]


def _row(place: int, entry: RequestedName) -> dict[str, str]:
    post = ink.plain(entry.post).strip() or ink.plain(entry.kind).strip()
    return {
        "tt": str(place),
        "ten": ink.plain(entry.name).strip(),
        "don_vi": post,
        "hinh_thuc": capital(ink.plain(entry.award).strip()),
    }
