"""Tờ trình đề nghị khen thưởng with the list that goes with it. Mẫu 1.4 and 2.1 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts.addressing import addressees
from docgen.contexts.annexes import annex_context
from docgen.contexts.awarding import AwardeeKind, giving, grouped, kinds_counted, kinds_named
from docgen.contexts.closing import paragraphs
from docgen.contexts.grounds import grounds_lines
from docgen.contexts.head import (
    dashed,
    frame_of,
    head_context,
    office_signature,
    sign_off_context,
)
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, ended, joined
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient, Signature


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """One line of the list. `share`: of the votes, 0 to 1; None while nobody voted."""

    kind: AwardeeKind
    name: str
    post: str = ""
    birth_year: str = ""
    achievement: str = ""
    form: str = "Giấy khen"
    votes: str = ""  # "11/11"
    share: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SubmissionData:
    """What a submission says. `office`: who issues it, with its own head, symbol and signer."""

    office: OfficeFacts
    addressee: str  # "Chủ tịch Ủy ban nhân dân xã Suối Hoa"
    achievement: str  # "có thành tích tiêu biểu trong phong trào thi đua “…”"
    grounds: list[str]  # full citations, with or without "Căn cứ"
    proposed: list[Proposed]
    council: str = ""  # who weighed the names: "Hội đồng Thi đua - Khen thưởng xã Suối Hoa"
    met_on: date | None = None
    results: list[str] = field(default_factory=list)  # paragraphs
    dossier: list[str] = field(default_factory=list)
    signature: Signature | None = None  # None: as the office signs
    recipients: list[str] = field(default_factory=list)  # below "Như trên"
    number: str = ""
    signed_on: date | None = None
    year: int | None = None


def submission_context(data: SubmissionData) -> dict[str, object]:
    """Return what fills the template "submission". Raises RuleBroken when nobody is named."""
    if not data.proposed:
        raise RuleBroken(
            "Chưa có tập thể, hộ gia đình hay cá nhân nào để đề nghị. Hãy chọn tên ở trang Khen"
            " thưởng rồi lập lại."
        )
    issuer, head = frame_of(
        data.office,
        "submission",
        "TỜ TRÌNH",
        submission_subject(data),
        number=data.number,
        signed_on=data.signed_on,
        year=data.year,
    )
    recipients = [Recipient(text=text) for text in ("Như trên", *data.recipients)]
    return {
        **head_context(issuer, head),
        "kinh_gui": addressees([data.addressee]),
        "can_cu": grounds_lines(data.grounds),
        "noi_dung": typed([*data.results, _weighed(data)]),
        "de_nghi": paragraphs([_asking(data), *_by_form(data)], is_last=False),
        "ho_so": _dossier(data),
        "ket_thuc": paragraphs([_ending(data)]),
        "ten_danh_sach": f"DANH SÁCH\nĐỀ NGHỊ {_deed(data).upper()}",
        **annex_context(issuer, head),
        "danh_sach": grouped((item.kind, "", _row(item)) for item in data.proposed),
        "tong_cong": _sum(data),
        **sign_off_context(recipients, [data.signature or office_signature(data.office)]),
    }


def submission_subject(data: SubmissionData) -> str:
    """Return what the submission is about, for its head and for the register."""
    kinds = kinds_named(item.kind for item in data.proposed)
    whom = f"các {kinds}" if len(data.proposed) > 1 else kinds
    to = " cho" if len(_forms(data)) == 1 else ""
    return f"Đề nghị {_deed(data)}{to} {whom} {_achievement(data)}"


def share_words(share: float) -> str:
    """Return "81,8%", "100%"."""
    return f"{share * 100:.1f}".removesuffix(".0").replace(".", ",") + "%"


def _forms(data: SubmissionData) -> list[str]:
    """Return the forms in the order they first occur."""
    return list(dict.fromkeys(item.form for item in data.proposed))


def _deed(data: SubmissionData) -> str:
    forms = _forms(data)
    return giving(forms[0]) if len(forms) == 1 else "khen thưởng"


def _achievement(data: SubmissionData) -> str:
    return ink.plain(data.achievement).strip().rstrip(" .;,")


def _weighed(data: SubmissionData) -> str:
    """Return what the council did, with the lowest and highest share of votes; "" for nothing."""
    shares = [item.share for item in data.proposed if item.share is not None]
    council = ink.plain(data.council).strip()
    if not council or not (data.met_on or shares):
        return ""
    on = f"Ngày {vietnamese_date(data.met_on)}, " if data.met_on else ""
    told = f"{on}{council} đã họp, xét các trường hợp đề nghị khen thưởng"
    if shares:
        low, high = share_words(min(shares)), share_words(max(shares))
        same = f"đều đạt {high}" if low == high else f"từ {low} đến {high}"
        many = f"{len(shares):02d}/{len(data.proposed):02d}"
        told += f"; {many} trường hợp đã được biểu quyết, tỷ lệ phiếu đồng ý {same}"
    return told


def _asking(data: SubmissionData) -> str:
    whom = kinds_counted([item.kind for item in data.proposed])
    to = " cho" if len(_forms(data)) == 1 else ""
    rest = ", cụ thể:" if len(_forms(data)) > 1 else " (có danh sách kèm theo)."
    return (
        f"{data.office.name} kính trình {ink.plain(data.addressee).strip()} xem xét, quyết định"
        f" {_deed(data)}{to} {whom} {_achievement(data)}{rest}"
    )


def _by_form(data: SubmissionData) -> list[str]:
    """Return a dash line for each form where there are several, then where the names stand."""
    if len(_forms(data)) == 1:
        return []
    lines = []
    for form in _forms(data):
        kinds = [item.kind for item in data.proposed if item.form == form]
        lines.append(f"{capital(giving(form))}: {kinds_counted(kinds)}")
    return [*dashed(lines), "(Có danh sách kèm theo)."]


def _dossier(data: SubmissionData) -> list[str]:
    pieces = [ink.plain(piece).strip().rstrip(" .;,") for piece in data.dossier if piece.strip()]
    if not pieces:
        return []
    lines = dashed([joined(piece) for piece in pieces])
    return ["Hồ sơ gửi kèm theo Tờ trình này gồm:", *lines]


def _ending(data: SubmissionData) -> str:
    to = ink.plain(data.addressee).strip()
    return ended(f"{data.office.name} kính trình {to} xem xét, quyết định")


def _row(item: Proposed) -> dict[str, object]:
    share = f" ({share_words(item.share)})" if item.share is not None else ""
    cells = {
        "ten": item.name,
        "don_vi": item.post,
        "nam_sinh": item.birth_year,
        "thanh_tich": item.achievement,
        "hinh_thuc": item.form,
        "phieu": f"{item.votes}{share}".strip(),
        "ghi_chu": item.note,
    }
    return {name: ink.plain(text).strip() for name, text in cells.items()}


def _sum(data: SubmissionData) -> str:
    whom = kinds_counted([item.kind for item in data.proposed])
    return f"Danh sách có {len(data.proposed):02d} trường hợp: {whom}."
