"""Công văn trả lại hồ sơ: whose dossier, what each piece lacks, until when. Mẫu 1.5."""

from dataclasses import dataclass
from datetime import date, datetime

from docgen import ink
from docgen.contexts.addressing import addressees, letter_recipients
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.points import bare, leading, points
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, ended, hour_words, movement
from models.deadlines import vietnamese_long_date
from models.errors import RuleBroken
from models.office_facts import OfficeFacts

_WHOLE = "Hồ sơ đề nghị"  # what is not said of a single piece


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What one piece of a dossier lacks. `piece` "": the dossier as a whole."""

    piece: str
    lacks: str


@dataclass(frozen=True, kw_only=True)
class ReturnData:
    """What a letter says that sends dossiers back. Names as printed: "Bà Vi Thị Sen, Y sĩ"."""

    office: OfficeFacts
    campaign: str  # title, without quotes
    ground: str  # "Kế hoạch số 12/KH-UBND ngày … của …"
    on: date
    addressees: list[str]
    names: list[str]  # whose dossiers
    faults: list[Fault]
    due_at: datetime  # mended ones must be back before it
    received: str = ""  # the unit's own paper: "Tờ trình số 05/TTr-TYT ngày …"
    receiver: str = ""  # "": the drafter, or the office
    contact: str = ""  # "": as the office has it
    consequence: str = ""
    number: str = ""
    signed_on: date | None = None


def return_context(data: ReturnData) -> dict[str, object]:
    """Return what fills the template "return_letter". Raises RuleBroken for nothing lacking."""
    to, names = [name for name in data.addressees if name.strip()], list(map(bare, data.names))
    if not to:
        raise RuleBroken("Chưa có đơn vị nhận lại hồ sơ. Hãy điền mục Kính gửi rồi lập lại.")
    if not data.faults:
        raise RuleBroken("Chưa có nội dung cần bổ sung. Hãy ghi hồ sơ còn thiếu gì rồi lập lại.")
    issuer, head = frame_of(
        data.office,
        "letter",
        "",
        return_subject(data.campaign),
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    return {
        **head_context(issuer, head),
        "kinh_gui": addressees(to, as_one="Các cơ quan, đơn vị có hồ sơ đề nghị khen thưởng"),
        "mo_dau": [*typed([_received(data)]), leading(_returned(data, names))],
        "truong_hop": points(names) if len(names) > 1 else [],
        "bang_thieu": [_row(*entry) for entry in enumerate(data.faults, start=1)],
        "yeu_cau": paragraphs(_requests(data, to)),
        **sign_off_context(letter_recipients(data.office), [office_signature(data.office)]),
    }


def return_subject(campaign: str) -> str:
    """Return what the letter is about, for its head and for the register."""
    return f"trả lại hồ sơ đề nghị khen thưởng {movement(ink.plain(campaign))}"


def _received(data: ReturnData) -> str:
    office, title = ink.plain(data.office.name).strip(), movement(ink.plain(data.campaign))
    if paper := bare(data.received):
        return f"{office} đã nhận được {paper} đề nghị khen thưởng {title}"
    return f"{office} đã nhận được hồ sơ đề nghị khen thưởng {title}"


def _returned(data: ReturnData, names: list[str]) -> str:
    """Return the sentence that sends back: one name in it, several listed after its colon."""
    ground = bare(data.ground)
    by = (
        f"{ground} và quy định về hồ sơ khen thưởng" if ground else "quy định về hồ sơ khen thưởng"
    )
    start = f"Sau khi đối chiếu với {by}, {ink.plain(data.office.name).strip()} trả lại hồ sơ"
    if len(names) > 1:
        return f"{start} của {len(names):02d} trường hợp sau để hoàn thiện:"
    whose = f" của {in_sentence(names[0])}" if names else ""
    return f"{start}{whose} để hoàn thiện"


def in_sentence(name: str) -> str:
    """Return a name as it stands amid a sentence: "bà Vi Thị Sen"."""
    return f"{name[:1].lower()}{name[1:]}" if name.startswith(("Ông ", "Bà ")) else name


def _row(place: int, fault: Fault) -> dict[str, str]:
    return {
        "tt": str(place),
        "giay_to": capital(bare(fault.piece)) or _WHOLE,
        "noi_dung": capital(bare(fault.lacks)),
    }


def _requests(data: ReturnData, to: list[str]) -> list[str]:
    """Return the paragraphs after the table; the last one is closed by "./."."""
    office = data.office
    whom = bare(to[0]) if len(to) == 1 else "các đơn vị"
    receiver = data.receiver or office.drafter or office.name
    moment = f"{hour_words(data.due_at.time())}, {vietnamese_long_date(data.due_at.date())}"
    texts = [
        f"{office.name} đề nghị {whom} bổ sung, hoàn thiện các nội dung nêu trên và gửi lại hồ sơ"
        f" về {receiver} trước {moment} để kịp trình Hội đồng xét khen thưởng."
    ]
    if data.consequence.strip():
        texts.append(ended(data.consequence.strip()))
    if contact := (data.contact or office.contact).strip().rstrip("."):
        texts.append(f"Trong quá trình hoàn thiện, nếu có vướng mắc, xin liên hệ {contact}.")
    texts.append(f"Đề nghị {whom} quan tâm thực hiện.")
    return texts
