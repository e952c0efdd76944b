"""Báo cáo thành tích of one nominee, who signs it; the level that proposes confirms beside.

Skeleton as the forms of the decrees on awards have it: who, what was achieved, what was awarded.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from docgen import ink, nd30
from docgen.contexts.closing import paragraphs
from docgen.contexts.figures import figures_sentence
from docgen.contexts.head import head_context, sign_off_context
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, joined, movement, small
from docgen.textwidth import width_mm
from models.office_facts import OfficeFacts
from models.plan import Head, Issuer, Signature
from models.states import Figures

_PAGE_EDGE_MM = 16.0  # room that dots leave: margins may be broader in an office's layout
_CONFIRMED = "XÁC NHẬN CỦA CẤP TRÌNH"


class Nominee(StrEnum):
    """Who reports; `words`: in running text."""

    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    PERSON = "person"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Nominee.COLLECTIVE: "tập thể",
    Nominee.HOUSEHOLD: "hộ gia đình",
    Nominee.PERSON: "cá nhân",
}


@dataclass(frozen=True, kw_only=True)
class EarlierAward:
    """One award got before: year, form, and number, day and issuer of the decision."""

    year: str
    form: str
    decision: str = ""


@dataclass(frozen=True, kw_only=True)
class AchievementData:
    """What a report of achievements says. `particulars`: label and value; "" leaves dots."""

    office: OfficeFacts
    nominee: Nominee
    name: str
    unit: str = ""  # whose head the paper bears; "": the office itself
    award: str  # "Giấy khen của Chủ tịch Ủy ban nhân dân xã"
    campaign: str
    ground: str = ""
    decree: str = ""  # "Nghị định số 98/2023/NĐ-CP ngày …"
    form_number: str = ""
    particulars: list[tuple[str, str]] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    reports: Figures = field(default_factory=Figures)  # of its unit in the campaign
    earlier: list[EarlierAward] = field(default_factory=list)
    other_earlier: list[str] = field(default_factory=list)
    signer_post: str = ""
    signer_name: str = ""
    year: int | None = None


def achievement_report_context(data: AchievementData) -> dict[str, object]:
    """Return what fills the template "achievement_report"."""
    issuer, head = _frame(data)
    post = ink.plain(data.signer_post).strip() or _post(data)
    blocks = [
        Signature(lines=[_CONFIRMED]),
        Signature(lines=[post.upper()], name=data.signer_name),
    ]
    is_person = data.nominee is Nominee.PERSON
    return {
        **head_context(issuer, head),
        "so_ky_hieu": "",  # the nominee's own paper: văn thư of the office numbers it not
        "theo_mau": _form(data),
        "ten_phan_1": "SƠ LƯỢC LÝ LỊCH" if is_person else "SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH",
        "thong_tin": [_particular(*entry) for entry in data.particulars],
        "dac_diem": typed([*data.features, *_duties(data)]),
        "mo_dau_thanh_tich": typed([_opening(data)]),
        "thanh_tich": typed([*data.results, *_reports(data)]),
        "da_khen": [_earlier(*entry) for entry in enumerate(data.earlier, start=1)],
        "da_khen_khac": _other_earlier(data),
        "ket_thuc": paragraphs(
            [
                f"Trên đây là báo cáo thành tích của {_called(data)}, kính đề nghị các cấp có thẩm"
                " quyền xem xét, khen thưởng."
            ]
        ),
        **sign_off_context([], blocks),
    }


def achievement_subject(award: str, name: str) -> str:
    """Return what the report is about, for the register."""
    return f"Đề nghị tặng {ink.plain(award).strip()} cho {ink.plain(name).strip()}"


def _frame(data: AchievementData) -> tuple[Issuer, Head]:
    office, unit = data.office, ink.plain(data.unit).strip()
    above = [" ".join(office.issuer_lines).replace("ỦY BAN NHÂN DÂN", "UBND")]
    issuer = Issuer(superior=above, lines=[unit.upper()], name=unit)
    if not unit:
        issuer = Issuer(superior=office.superior_lines, lines=office.issuer_lines)
    subject = f"Đề nghị tặng {ink.plain(data.award).strip()}"
    head = Head(
        type_name="BÁO CÁO THÀNH TÍCH",
        symbol="",
        place=office.place,
        year=data.year,
        subject=subject,
    )
    return issuer, head


def _form(data: AchievementData) -> str:
    number, decree = ink.plain(data.form_number).strip(), ink.plain(data.decree).strip()
    if not number:
        return ""
    return joined(f"(Theo Mẫu số {number}{f' kèm theo {decree}' if decree else ''})")


def _particular(label: str, value: str) -> str:
    value = ink.plain(value).strip().rstrip(".")
    return f"- {label}: {value}" if value else _dotted(f"- {label}:")


def _dotted(start: str) -> str:
    """Return a line to be filled in by hand: dots to its end."""
    size, indent_mm = nd30.BODY_PT.ours, nd30.FIRST_LINE_MM.ours
    room_mm = nd30.TEXT_WIDTH_MM - indent_mm - _PAGE_EDGE_MM - width_mm(f"{start} ", size)
    return f"{start} {'.' * max(10, int(room_mm / width_mm('.', size)))}"


def _called(data: AchievementData) -> str:
    name = ink.plain(data.name).strip()
    kind = data.nominee.words
    if name.lower().startswith((kind, "hộ ", "ông ", "bà ")):
        return small(name)
    return f"{kind} {name}".strip()


def _duties(data: AchievementData) -> list[str]:
    title = "Quyền hạn, nhiệm vụ được giao" if data.nominee is Nominee.PERSON else "Nhiệm vụ"
    return [f"{title}: {data.duties[0]}", *data.duties[1:]] if data.duties else []


def _opening(data: AchievementData) -> str:
    ground = ink.plain(data.ground).strip().rstrip(" .;,")
    by = f" theo {ground}" if ground else ""
    named = movement(ink.plain(data.campaign))
    return f"Thực hiện {named}{by}, {_called(data)} đã đạt được những thành tích sau:"


def _reports(data: AchievementData) -> list[str]:
    if not data.reports.expected:
        return []
    return [f"Về chế độ báo cáo trong phong trào: {figures_sentence(data.reports)}"]


def _earlier(place: int, award: EarlierAward) -> dict[str, str]:
    texts = {"nam": award.year, "hinh_thuc": award.form, "quyet_dinh": award.decision}
    return {"tt": str(place), **{name: ink.plain(text).strip() for name, text in texts.items()}}


def _other_earlier(data: AchievementData) -> list[str]:
    """Return what was typed; with nothing known, dots to write on."""
    if data.other_earlier or data.earlier:
        return typed([capital(text) for text in data.other_earlier])
    return [_dotted(f"- {kind}:") for kind in ("Danh hiệu thi đua", "Hình thức khen thưởng")]


def _post(data: AchievementData) -> str:
    posts = {
        Nominee.COLLECTIVE: "Đại diện tập thể",
        Nominee.HOUSEHOLD: "Đại diện hộ gia đình",
        Nominee.PERSON: "Người báo cáo",
    }
    return posts[data.nominee]
