"""Công văn đôn đốc: which reports are missing, since when, and until when they must come now."""

from dataclasses import dataclass, field
from datetime import date, datetime

from docgen import ink
from docgen.contexts.addressing import addressees
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import (
    dashed,
    frame_of,
    head_context,
    office_signature,
    sign_off_context,
)
from docgen.contexts.wording import capital, ended, hour_words, joined, movement
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient

_MOST_LINES = 3  # more missing reports than this become a table
_AS_ONE = "Các cơ quan, đơn vị có tên trong bảng dưới đây"


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One report that is late: by whom, which, since when. `days_late` are calendar days."""

    unit: str
    report: str  # "báo cáo quý I năm 2026"
    due_on: date
    days_late: int


@dataclass(frozen=True, kw_only=True)
class ReminderData:
    """What a reminder says. `on` is the day the list was drawn up; `signed_on` None: left open."""

    office: OfficeFacts
    campaign: str  # title, without quotes
    ground: str  # "Kế hoạch số 61/KH-UBND ngày 05/3/2026 của … về …"
    on: date
    owed: list[Owed]
    due_at: datetime  # the new deadline with its hour
    receiver: str = ""  # where to send it; "": the drafter, or the office
    contact: str = ""  # name and telephone; "": as the office has it
    consequence: str = ""  # one sentence, printed as it is
    addressees: list[str] = field(default_factory=list)  # empty: the units that owe
    number: str = ""
    signed_on: date | None = None


def reminder_context(data: ReminderData) -> dict[str, object]:
    """Return what fills the template "reminder". Raises RuleBroken when nothing is owed."""
    if not data.owed:
        raise RuleBroken(
            "Không còn đơn vị nào chậm báo cáo nên không cần công văn đôn đốc. Hãy chọn kỳ khác."
        )
    subject = reminder_subject(data.campaign)
    issuer, head = frame_of(
        data.office,
        "letter",
        "",
        subject,
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    units = list(dict.fromkeys(entry.unit.strip() for entry in data.owed))
    table = _rows(data.owed) if len(data.owed) > _MOST_LINES else []
    office = data.office
    return {
        **head_context(issuer, head),
        "kinh_gui": addressees(data.addressees or units, as_one=_AS_ONE),
        "can_cu": _ground(data),
        "tinh_hinh": joined(
            f"Đến ngày {vietnamese_date(data.on)}, còn {len(units):02d} đơn vị chưa gửi báo cáo,"
            " cụ thể như sau:"
        ),
        "con_thieu": [] if table else _lines(data.owed),
        "bang_con_thieu": table,
        "yeu_cau": _requests(data),
        **sign_off_context(
            [Recipient(text="Như trên"), *(Recipient(text=text) for text in office.recipients)],
            [office_signature(office)],
        ),
    }


def reminder_subject(campaign: str) -> str:
    """Return what the letter is about, for its head and for the register."""
    return f"đôn đốc báo cáo kết quả {movement(ink.plain(campaign))}"


def _ground(data: ReminderData) -> str:
    ground = ink.plain(data.ground).strip().rstrip(" .;,")
    start = "" if ground.lower().startswith(("thực hiện", "căn cứ", "theo ")) else "Thực hiện "
    return joined(
        f"{start}{ground}, các cơ quan, đơn vị có trách nhiệm gửi báo cáo kết quả đúng thời hạn."
    )


def _lines(owed: list[Owed]) -> list[str]:
    texts = [
        f"{ink.plain(entry.unit).strip()}: chưa gửi {ink.plain(entry.report).strip()}"
        f" (hạn nộp ngày {vietnamese_date(entry.due_on)}, chậm {entry.days_late:02d} ngày)"
        for entry in owed
    ]
    return [joined(text) for text in dashed(texts)]


def _rows(owed: list[Owed]) -> list[dict[str, str]]:
    return [
        {
            "tt": str(place),
            "don_vi": ink.plain(entry.unit).strip(),
            "bao_cao": capital(ink.plain(entry.report).strip()),
            "han": vietnamese_date(entry.due_on),
            "cham": str(entry.days_late),
        }
        for place, entry in enumerate(owed, start=1)
    ]


def _requests(data: ReminderData) -> list[str]:
    """Return the paragraphs after the list; the last one is closed by "./."."""
    office = data.office
    receiver = data.receiver or office.drafter or office.name
    contact = (data.contact or office.contact).strip().rstrip(".")
    hour = hour_words(data.due_at.time())
    texts = [
        f"{office.name} đề nghị Thủ trưởng các cơ quan, đơn vị có tên nêu trên khẩn trương hoàn"
        f" thành báo cáo và gửi về {receiver} trước {hour}, ngày"
        f" {vietnamese_date(data.due_at.date())} để tổng hợp.",
    ]
    if contact:
        texts.append(f"Thông tin chi tiết đề nghị liên hệ {contact}.")
    if data.consequence.strip():
        texts.append(ended(data.consequence.strip()))
    texts.append("Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện.")
    return paragraphs(texts)
