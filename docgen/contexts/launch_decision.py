"""Quyết định phát động phong trào, with or without a plan. Mẫu 1.2, 1.3 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts.articles import articles, numbered
from docgen.contexts.grounds import grounds_lines
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.wording import capital, ended, listed, movement, small
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient

_NO_NAMES = (
    *("tập thể", "cá nhân", "hộ ", "các ", "cán bộ", "người ", "nhà giáo", "giáo viên"),
    *("thôn,", "trường,", "trích ", "chi ", "từ ", "theo ", "do "),
)


@dataclass(frozen=True, kw_only=True)
class Launched:
    """A campaign as Điều 1 launches it. `span` as printed: "từ ngày … đến hết ngày …"."""

    title: str
    theme: str = ""
    span: str = ""
    audiences: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class LaunchData:
    """What the decision says. `content` is left aside where a plan is issued with it."""

    office: OfficeFacts
    campaigns: list[Launched]
    grounds: list[str] = field(default_factory=list)
    with_plan: str = ""  # "Kế hoạch phát động …", issued with the decision; "": none is
    content: list[str] = field(default_factory=list)  # contents and targets, one khoản each
    awards: list[str] = field(default_factory=list)
    fund: str = ""
    responsible: str = ""
    recipients: list[str] = field(default_factory=list)  # empty: as the office has them
    number: str = ""
    signed_on: date | None = None
    year: int | None = None


def launch_decision_context(data: LaunchData) -> dict[str, object]:
    """Return what fills the template. Raises RuleBroken when no campaign is named."""
    if not data.campaigns:
        raise RuleBroken(
            "Chưa có tên phong trào thi đua. Hãy nhập ở trang Phong trào rồi lập lại."
        )
    office = data.office
    issuer, head = frame_of(
        office,
        "decision",
        "QUYẾT ĐỊNH",
        launch_subject(data),
        number=data.number,
        signed_on=data.signed_on,
        year=data.year,
    )
    recipients = [Recipient(text=text) for text in (data.recipients or office.recipients)]
    return {
        **head_context(issuer, head),
        "tham_quyen": [ink.plain(office.chair_title).upper()],
        "can_cu": grounds_lines(data.grounds, office.drafter),
        "dieu": articles(
            [_launch(data), _content(data), _rewards(data), _carrying_out(data)], data.grounds
        ),
        **sign_off_context(
            [Recipient(text="Như Điều\u00a04"), *recipients],
            [office_signature(office, alone=True)],
        ),
    }


def launch_subject(data: LaunchData) -> str:
    """Return "Về việc phát động phong trào …" or "Về việc ban hành Kế hoạch …"."""
    plan = ink.plain(data.with_plan).strip().rstrip(" .;,")
    return f"Về việc ban hành {plan}" if plan else f"Về việc phát động {_movements(data)}"


def _movements(data: LaunchData) -> str:
    return " và ".join(movement(ink.plain(item.title)) for item in data.campaigns)


def _launch(data: LaunchData) -> str:
    """Return what is launched: one campaign with its khoản, or a khoản for each of several."""
    if len(data.campaigns) == 1:
        facts = [f"{capital(text)}." for text in _facts(data.campaigns[0])]
        start = f"Phát động {_movements(data)}"
        if not facts:
            return f"{start}."
        return ink.PARAGRAPH.join([f"{start}:", *numbered(facts)])
    lines = []
    for item in data.campaigns:
        told = [capital(movement(ink.plain(item.title))), *(small(text) for text in _facts(item))]
        lines.append(f"{'; '.join(told)}.")
    start = f"Phát động {len(data.campaigns):02d} phong trào thi đua:"
    return ink.PARAGRAPH.join([start, *numbered(lines)])


def _facts(item: Launched) -> list[str]:
    """Return theme, span and audiences as far as they are known, without full stops."""
    theme, span = ink.plain(item.theme).strip(" .“”"), ink.plain(item.span).strip(" .;,")
    whom = [_running(ink.plain(name).strip(" .;,")) for name in item.audiences]
    told = [
        f"Chủ đề: “{theme}”" if theme else "",
        f"Thời gian: {span}" if span else "",
        f"Đối tượng: {'; '.join(name for name in whom if name)}" if any(whom) else "",
    ]
    return [text for text in told if text]


def _running(text: str) -> str:
    """Return `text` for the middle of a sentence; only what is surely no name begins small."""
    return small(text) if text.lower().startswith(_NO_NAMES) else text


def _content(data: LaunchData) -> str:
    if plan := ink.plain(data.with_plan).strip().rstrip(" .;,"):
        return (
            f"Ban hành kèm theo Quyết định này {plan}. Nội dung, chỉ tiêu, tiêu chuẩn thi đua và"
            " tổ chức thực hiện theo Kế hoạch."
        )
    texts = [ink.plain(text).strip().rstrip(" .;,") for text in data.content if text.strip()]
    if not texts:
        return (
            "Nội dung, chỉ tiêu thi đua thực hiện theo kế hoạch của cơ quan và đăng ký của từng"
            " đơn vị."
        )
    lines = numbered(listed([capital(text) for text in texts]))
    return ink.PARAGRAPH.join(["Nội dung, chỉ tiêu thi đua chính:", *lines])


def _rewards(data: LaunchData) -> str:
    awards = [ink.plain(text).strip().rstrip(" .;,") for text in data.awards if text.strip()]
    given = f" gồm: {'; '.join(awards)}" if awards else " theo quy định của pháp luật"
    lines = [f"Tập thể, hộ gia đình, cá nhân có thành tích tiêu biểu được khen thưởng{given}."]
    if fund := ink.plain(data.fund).strip().rstrip(" .;,"):
        lines.append(f"Kinh phí tổ chức, khen thưởng: {ended(_running(fund))}")
    return ink.PARAGRAPH.join(lines)


def _carrying_out(data: LaunchData) -> str:
    who = ink.plain(data.responsible).strip().rstrip(" .;,") or "Các cơ quan, đơn vị có liên quan"
    return (
        f"Quyết định này có hiệu lực kể từ ngày ký.{ink.PARAGRAPH}{capital(who)} chịu trách nhiệm"
        " thi hành Quyết định này."
    )
