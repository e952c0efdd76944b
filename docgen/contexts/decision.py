"""Quyết định tặng Giấy khen with the list that goes with it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from num2words import num2words

from docgen import ink, nd30
from docgen.contexts.closing import close, keep_with_signature
from docgen.contexts.head import (
    day_in_words,
    frame_of,
    head_context,
    number_line,
    office_signature,
    sign_off_context,
)
from docgen.contexts.wording import capital, ended, joined, listed
from docgen.marks import roman
from docgen.textwidth import last_line_mm
from models.errors import RuleBroken
from models.laws import cited_once
from models.office_facts import OfficeFacts
from models.plan import Head, Recipient


class AwardeeKind(StrEnum):
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    PERSON = "person"


_GROUPS = (
    (AwardeeKind.COLLECTIVE, "tập thể"),
    (AwardeeKind.HOUSEHOLD, "hộ gia đình"),
    (AwardeeKind.PERSON, "cá nhân"),
)


@dataclass(frozen=True, kw_only=True)
class Awardee:
    """One line of the list. `reward` is printed as it is: "1.518.000"; "" without money."""

    kind: AwardeeKind
    name: str
    post: str = ""  # post and unit, or where a household lives
    reward: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionData:
    """What a decision on certificates says. The caller orders `awardees` and reckons the money."""

    office: OfficeFacts
    achievement: str  # "đã có thành tích xuất sắc trong phong trào thi đua “…” năm 2026"
    grounds: list[str]  # full citations, with or without "Căn cứ"
    proposal: str  # who proposes: "Trưởng phòng Văn hóa - Xã hội tại Tờ trình số …"
    awardees: list[Awardee]
    form: str = "Giấy khen"
    money: str = ""  # Điều 2, whole sentences; "": the usual sentence
    fund: str = "Quỹ thi đua, khen thưởng của xã"
    total: str = ""  # printed below the list: "Tổng số tiền: … đồng (Bằng chữ: …)"
    responsible: str = ""  # Điều 3: "Chánh Văn phòng …, Trưởng phòng …"
    number: str = ""
    signed_on: date | None = None
    year: int | None = None  # of the date line while `signed_on` is open
    recipients: list[str] = field(default_factory=list)  # empty: as the office has them


def decision_context(data: DecisionData) -> dict[str, object]:
    """Return what fills the template "decision". Raises RuleBroken when nobody is named."""
    if not data.awardees:
        raise RuleBroken(
            "Chưa có tập thể, hộ gia đình hay cá nhân nào được chọn. Hãy chọn người được khen"
            " trước khi làm quyết định."
        )
    office, kinds = data.office, _kinds(data)
    whom = f"các {kinds}" if len(data.awardees) > 1 else kinds
    form, achievement = ink.plain(data.form).strip(), _achievement(data)
    subject = f"Về việc tặng {form} cho {whom} {achievement}"
    issuer, head = frame_of(
        office,
        "decision",
        "QUYẾT ĐỊNH",
        subject,
        number=data.number,
        signed_on=data.signed_on,
        year=data.year,
    )
    list_title = f"DANH SÁCH\n{kinds.upper()} ĐƯỢC TẶNG {form.upper()}"
    attached = _attached(office, head)
    recipients = [Recipient(text=text) for text in (data.recipients or office.recipients)]
    return {
        **head_context(issuer, head),
        "tham_quyen": [ink.plain(office.chair_title).upper()],
        "can_cu": _grounds(data),
        "dieu": _articles(data, whom, achievement),
        "ten_danh_sach": list_title,
        "kem_theo": attached,
        "ke_danh_sach": _rule_under(attached),
        "danh_sach": _groups(data.awardees),
        "co_tien": any(awardee.reward.strip() for awardee in data.awardees),
        "tong_cong": ink.plain(data.total).strip(),
        **sign_off_context(
            [Recipient(text="Như Điều\u00a03"), *recipients],
            [office_signature(office, alone=True)],
        ),
    }


def counted(count: int, kind: str) -> str:
    """Return "05 (năm) tập thể"."""
    return f"{count:02d} ({num2words(count, lang='vi')}) {kind}"


def _kinds(data: DecisionData) -> str:
    """Return "tập thể, hộ gia đình, cá nhân" for the kinds that occur."""
    present = {awardee.kind for awardee in data.awardees}
    names = [name for kind, name in _GROUPS if kind in present]
    return ", ".join(names)


def _achievement(data: DecisionData) -> str:
    return ink.plain(data.achievement).strip().rstrip(" .;,")


def _grounds(data: DecisionData) -> list[str]:
    """Return the grounds, each ending ";", and who proposes, ending "."."""
    texts = []
    for ground in data.grounds:
        text = ink.plain(ground).strip().rstrip(" .;,")
        if text:
            texts.append(text if text.lower().startswith("căn cứ") else f"Căn cứ {text}")
    proposal = ink.plain(data.proposal).strip().rstrip(" .;,")
    if proposal:
        start = "" if proposal.lower().startswith("theo đề nghị") else "Theo đề nghị của "
        texts.append(f"{start}{proposal}")
    return [joined(text) for text in listed(texts)]


def _articles(data: DecisionData, whom: str, achievement: str) -> list[str]:
    counts = [
        counted(many, name)
        for kind, name in _GROUPS
        if (many := sum(awardee.kind == kind for awardee in data.awardees))
    ]
    named = f"{', '.join(counts[:-1])} và {counts[-1]}" if len(counts) > 1 else counts[0]
    office = data.office
    first = (
        f"Tặng {data.form.strip()} của {office.chair_title} cho {named} {achievement}"
        " (có danh sách kèm theo)."
    )
    second = data.money.strip() or (
        f"Tiền thưởng kèm theo {data.form.strip()} thực hiện theo quy định hiện hành, trích từ"
        f" {data.fund.strip()}."
    )
    responsible = data.responsible.strip().rstrip(" .;,") or "Các cơ quan, đơn vị có liên quan"
    third = (
        "Quyết định này có hiệu lực kể từ ngày ký."
        f"{ink.PARAGRAPH}{capital(responsible)} và {whom} có tên tại Điều 1 chịu trách nhiệm thi"
        " hành Quyết định này."
    )
    bodies = cited_once((first, ended(second), third), _cited(data), before=_cited(data))
    blocks: list[dict[str, object]] = [
        {"kieu": "doan", "chu": f"{ink.bold(f'Điều {place}.')} {joined(_clean(text))}"}
        for place, text in enumerate(bodies, start=1)
    ]
    return [str(block["chu"]) for block in keep_with_signature(close(blocks, True))]


def _cited(data: DecisionData) -> list[str]:
    """Return the grounds as they are cited in full, for what is printed after them."""
    texts = [ground.strip().rstrip(" .;,") for ground in data.grounds]
    return [text[8:] if text.lower().startswith("căn cứ ") else text for text in texts]


def _clean(text: str) -> str:
    return ink.PARAGRAPH.join(ink.plain(part) for part in text.split(ink.PARAGRAPH))


def _attached(office: OfficeFacts, head: Head) -> str:
    """Return the line below the list's title. Source: mẫu 2.1 of Phụ lục III."""
    day = day_in_words(head.day, head.month, head.year)
    number = number_line(head.number, head.symbol).removeprefix("Số: ")
    return f"(Kèm theo Quyết định số {number} {day} của {office.chair_title})"


def _groups(awardees: list[Awardee]) -> list[dict[str, object]]:
    """Return the groups that occur, numbered I, II, III; lines are numbered anew in each."""
    groups: list[dict[str, object]] = []
    for kind, name in _GROUPS:
        rows = [awardee for awardee in awardees if awardee.kind == kind]
        if rows:
            title = f"{roman(len(groups) + 1)}. {capital(name)}"
            groups.append({"ten": title, "hang": [_row(*entry) for entry in enumerate(rows, 1)]})
    return groups


def _row(place: int, awardee: Awardee) -> dict[str, str]:
    return {
        "tt": str(place),
        "ten": ink.plain(awardee.name).strip(),
        "don_vi": ink.plain(awardee.post).strip(),
        "tien": ink.plain(awardee.reward).strip(),
    }


def _rule_under(text: str) -> str:
    length = last_line_mm(text, nd30.BODY_PT.ours, nd30.TEXT_WIDTH_MM)
    return ink.rule(length * nd30.RULE_SHARE.ours)
