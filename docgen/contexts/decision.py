"""Quyết định tặng Giấy khen with the lists that go with it: who, and for how much money."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts.annexes import list_context
from docgen.contexts.articles import articles
from docgen.contexts.awarding import (
    AwardeeKind,
    giving,
    grouped,
    kinds_counted,
    kinds_named,
)
from docgen.contexts.grounds import grounds_lines
from docgen.contexts.head import (
    frame_of,
    head_context,
    office_signature,
    sign_off_context,
)
from docgen.contexts.wording import capital, ended
from docgen.money import money
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient


@dataclass(frozen=True, kw_only=True)
class Awardee:
    """One line of the list. `reward` is printed as it is: "1.518.000"; "" without money."""

    kind: AwardeeKind
    name: str
    post: str = ""  # post and unit, or where a household lives
    reward: str = ""
    form: str = ""  # "": the decision's one form
    coefficient: str = ""  # "0,3", for the list of money
    amount: int | None = None  # in đồng; None where no rule is known


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
    money_list: bool = False  # a list of its own that is signed for on receipt
    base_salary: int | None = None  # lương cơ sở on the day, in đồng
    rounded_to: int | None = None  # what rewards are rounded up to, in đồng
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
    office, kinds = data.office, kinds_named(awardee.kind for awardee in data.awardees)
    whom = f"các {kinds}" if len(data.awardees) > 1 else kinds
    achievement = ink.plain(data.achievement).strip().rstrip(" .;,")
    issuer, head = frame_of(
        office,
        "decision",
        "QUYẾT ĐỊNH",
        f"Về việc {_deed(data)} {whom} {achievement}",
        number=data.number,
        signed_on=data.signed_on,
        year=data.year,
    )
    recipients = [Recipient(text=text) for text in (data.recipients or office.recipients)]
    with_money = any(awardee.reward.strip() for awardee in data.awardees)
    total = ink.plain(data.total).strip()
    return {
        **head_context(issuer, head),
        "tham_quyen": [ink.plain(office.chair_title).upper()],
        "can_cu": grounds_lines(data.grounds, data.proposal),
        "dieu": _articles(data, whom, achievement),
        "ten_danh_sach": f"DANH SÁCH\n{kinds.upper()} ĐƯỢC {_list_deed(data).upper()}",
        **list_context(head, office.chair_title),
        "danh_sach": _groups(data, _row),
        "co_tien": with_money and not data.money_list,
        "tong_cong": "" if data.money_list else total,
        "bang_tien": _groups(data, _money_row) if data.money_list else [],
        "tong_tien": money(sum(awardee.amount or 0 for awardee in data.awardees)),
        "bang_chu": _money_words(data, total) if data.money_list else "",
        **sign_off_context(
            [Recipient(text="Như Điều\u00a03"), *recipients],
            [office_signature(office, alone=True)],
        ),
    }


def decision_subject(data: DecisionData, movement: str) -> str:
    """Return what the register says of the decision: "Về việc tặng Giấy khen phong trào …"."""
    return f"Về việc {_list_deed(data)} {movement}"


def _forms(data: DecisionData) -> list[str]:
    """Return the forms in the order they first occur."""
    return list(dict.fromkeys(_form(data, awardee) for awardee in data.awardees))


def _form(data: DecisionData, awardee: Awardee) -> str:
    return ink.plain(awardee.form or data.form).strip()


def _deed(data: DecisionData) -> str:
    forms = _forms(data)
    return f"{giving(forms[0])} cho" if len(forms) == 1 else "khen thưởng"


def _list_deed(data: DecisionData) -> str:
    forms = _forms(data)
    return giving(forms[0]) if len(forms) == 1 else "khen thưởng"


def _articles(data: DecisionData, whom: str, achievement: str) -> list[str]:
    first = _first_article(data, achievement)
    with_what = _forms(data)[0] if len(_forms(data)) == 1 else "các hình thức khen thưởng"
    second = data.money.strip() or (
        f"Tiền thưởng kèm theo {with_what} thực hiện theo quy định hiện hành, trích từ"
        f" {data.fund.strip()}{_where_money_stands(data)}."
    )
    responsible = data.responsible.strip().rstrip(" .;,") or "Các cơ quan, đơn vị có liên quan"
    third = (
        "Quyết định này có hiệu lực kể từ ngày ký."
        f"{ink.PARAGRAPH}{capital(responsible)} và {whom} có tên tại Điều 1 chịu trách nhiệm thi"
        " hành Quyết định này."
    )
    return articles((first, ended(second), third), data.grounds)


def _first_article(data: DecisionData, achievement: str) -> str:
    """Return whom Điều 1 names; of several forms each is a khoản of its own."""
    forms, by = _forms(data), f" của {data.office.chair_title}"
    kinds = [awardee.kind for awardee in data.awardees]
    if len(forms) == 1:
        named = kinds_counted(kinds, in_words=True)
        return (
            f"{capital(_deed_by(forms[0], by))} cho {named} {achievement} (có danh sách kèm theo)."
        )
    lines = [f"Khen thưởng {kinds_counted(kinds)} {achievement} (có danh sách kèm theo), cụ thể:"]
    for place, form in enumerate(forms, start=1):
        of_form = [item.kind for item in data.awardees if _form(data, item) == form]
        named = kinds_counted(of_form, in_words=True)
        lines.append(f"{place}. {capital(_deed_by(form, by))} cho {named}.")
    return ink.PARAGRAPH.join(lines)


def _deed_by(form: str, by: str) -> str:
    """Return "tặng Giấy khen của Chủ tịch …"; a title is not anybody's."""
    deed = giving(form)
    return f"{deed}{by}" if deed.startswith("tặng ") else deed


def _money_words(data: DecisionData, total: str) -> str:
    """Return the sum in words, and how a sum of money came about where it is rounded."""
    step = money(data.rounded_to)
    note = f"Thành tiền bằng hệ số nhân với lương cơ sở, làm tròn lên đến {step} đồng."
    return ink.PARAGRAPH.join([*([total] if total else []), *([note] if step else [])])


def _where_money_stands(data: DecisionData) -> str:
    return " (có Danh sách tiền thưởng kèm theo)" if data.money_list else ""


def _groups(
    data: DecisionData, row: Callable[[DecisionData, Awardee], dict[str, object]]
) -> list[dict[str, object]]:
    """Return the groups of either list; of several forms each has groups of its own."""
    several = len(_forms(data)) > 1
    return grouped(
        (
            awardee.kind,
            f"được {giving(_form(data, awardee))}" if several else "",
            row(data, awardee),
        )
        for awardee in data.awardees
    )


def _row(_data: DecisionData, awardee: Awardee) -> dict[str, object]:
    return {
        "ten": ink.plain(awardee.name).strip(),
        "don_vi": ink.plain(awardee.post).strip(),
        "tien": ink.plain(awardee.reward).strip(),
    }


def _money_row(data: DecisionData, awardee: Awardee) -> dict[str, object]:
    return {
        "ten": ink.plain(awardee.name).strip(),
        "hinh_thuc": _form(data, awardee),
        "he_so": ink.plain(awardee.coefficient).strip(),
        "luong": money(data.base_salary) if awardee.amount else "",
        "tien": money(awardee.amount),
    }
