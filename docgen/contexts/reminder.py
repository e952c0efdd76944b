"""Công văn đôn đốc: which reports are missing, since when, and until when they must come now."""

from dataclasses import dataclass, field
from datetime import date, datetime

from docgen import ink
from docgen.contexts.addressing import addressees, letter_recipients
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import (
    dashed,
    frame_of,
    head_context,
    office_signature,
    sign_off_context,
)
from docgen.contexts.wording import capital, ended, hour_words, joined, movement, ordinal
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.office_facts import OfficeFacts

_MOST_LINES = 3  # more missing reports than this become a table
_MOST_NAMED = 3  # more earlier reminders than this are told by their days
_IN_TABLE = "Các cơ quan, đơn vị có tên trong bảng dưới đây"
_IN_LIST = "Các cơ quan, đơn vị có tên dưới đây"


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One report that is late: by whom, which, since when. `days_late` are calendar days."""

    unit: str
    report: str  # "báo cáo quý I năm 2026"
    due_on: date  # after a return: the day to hand it in again, if one was set
    days_late: int
    times: int = 1  # how manieth reminder of this report the letter is
    returned_on: date | None = None  # it came, but was sent back on that day


@dataclass(frozen=True, kw_only=True)
class ReminderData:
    """What a reminder says. `on` is the day the list was drawn up; `signed_on` None: left open."""

    office: OfficeFacts
    campaign: str  # title, without quotes
    ground: str  # "Kế hoạch số 61/KH-UBND ngày 05/3/2026 của … về …"
    on: date
    owed: list[Owed]
    due_at: datetime  # the new deadline with its hour
    earlier: list[tuple[date, str]] = field(default_factory=list)  # "tại Công văn số … ngày …"
    to_one: bool = False  # a letter to a single unit speaks to it by name
    together: bool | None = None  # all addressed as one; None: when there are very many
    receiver: str = ""  # where to send it; "": the drafter, or the office
    contact: str = ""  # name and telephone; "": as the office has it
    consequence: str = ""  # one sentence, printed as it is
    addressees: list[str] = field(default_factory=list)  # empty: the units that owe
    number: str = ""
    signed_on: date | None = None

    @property
    def times(self) -> int:
        """How manieth reminder the letter is for every report it names; 1 when that differs."""
        counts = {entry.times for entry in self.owed}
        return counts.pop() if len(counts) == 1 else 1


def reminder_context(data: ReminderData) -> dict[str, object]:
    """Return what fills the template "reminder". Raises RuleBroken when nothing is owed."""
    if not data.owed:
        raise RuleBroken(
            "Không còn đơn vị nào chậm báo cáo nên không cần công văn đôn đốc. Hãy chọn kỳ khác."
        )
    issuer, head = frame_of(
        data.office,
        "letter",
        "",
        reminder_subject(data.campaign, data.times),
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    units = list(dict.fromkeys(entry.unit.strip() for entry in data.owed))
    table = _rows(data) if len(data.owed) > _MOST_LINES else []
    return {
        **head_context(issuer, head),
        "kinh_gui": _addressed(data, units, in_table=bool(table)),
        "can_cu": joined(" ".join(filter(None, (_ground(data, units), _before(data))))),
        "tinh_hinh": joined(_missing(data, units)),
        "con_thieu": [] if table else _lines(data),
        "bang_con_thieu": table,
        "yeu_cau": _requests(data, units),
        **sign_off_context(letter_recipients(data.office), [office_signature(data.office)]),
    }


def reminder_subject(campaign: str, times: int = 1) -> str:
    """Return what the letter is about, for its head and for the register."""
    again = f" (lần thứ {ordinal(times)})" if times > 1 else ""
    return f"đôn đốc báo cáo kết quả {movement(ink.plain(campaign))}{again}"


def _addressed(data: ReminderData, units: list[str], *, in_table: bool) -> list[str]:
    """Return Kính gửi: every unit, or all as one when there are very many or it is asked for."""
    names = data.addressees or units
    together = _IN_TABLE if in_table else _IN_LIST
    if data.together and len(names) > 1:
        return [f"{together}."]
    return addressees(names, as_one=together if data.together is None else "")


def _ground(data: ReminderData, units: list[str]) -> str:
    ground = ink.plain(data.ground).strip().rstrip(" .;,")
    start = "" if ground.lower().startswith(("thực hiện", "căn cứ", "theo ")) else "Thực hiện "
    who = _one(units) if data.to_one else "các cơ quan, đơn vị"
    return f"{start}{ground}, {who} có trách nhiệm gửi báo cáo kết quả đúng thời hạn."


def _before(data: ReminderData) -> str:
    """Return what was sent before, and how manieth time this is; "" for the first reminder."""
    if not data.earlier:
        return ""
    told = _named(data.earlier)
    said = f"{data.office.name} đã đôn đốc {told} nhưng đến nay"
    if data.times == 1:
        rest = "đơn vị chưa thực hiện đầy đủ" if data.to_one else "vẫn còn đơn vị chưa thực hiện"
        return f"{said} {rest}."
    who = "đơn vị" if data.to_one else "các đơn vị"
    return f"{said} {who} vẫn chưa thực hiện; đây là lần đôn đốc thứ {ordinal(data.times)}."


def _named(earlier: list[tuple[date, str]]) -> str:
    """Return "tại Công văn số 15/UBND-VHXH ngày 05/4/2026 và qua điện thoại, Zalo ngày …"."""
    words = list(dict.fromkeys(ink.plain(text).strip() for _, text in sorted(earlier)))
    if len(words) > _MOST_NAMED:
        days = sorted({day for day, _ in earlier})
        return f"{len(days):02d} lần, các ngày " + _and([vietnamese_date(day) for day in days])
    return _and(words)


def _and(words: list[str]) -> str:
    return f"{'; '.join(words[:-1])} và {words[-1]}" if len(words) > 1 else words[0]


def _missing(data: ReminderData, units: list[str]) -> str:
    day = vietnamese_date(data.on)
    if data.to_one:
        count = len(data.owed)
        return f"Đến ngày {day}, {_one(units)} còn {count:02d} báo cáo chưa gửi, cụ thể như sau:"
    return f"Đến ngày {day}, còn {len(units):02d} đơn vị chưa gửi báo cáo, cụ thể như sau:"


def _lines(data: ReminderData) -> list[str]:
    return [joined(text) for text in dashed([_line(data, entry) for entry in data.owed])]


def _line(data: ReminderData, entry: Owed) -> str:
    report = ink.plain(entry.report).strip()
    returned = entry.returned_on
    again = f" bị trả lại ngày {vietnamese_date(returned)}, chưa gửi lại" if returned else ""
    if data.to_one:
        said = f"{capital(report)}{again}"
    else:
        unit = ink.plain(entry.unit).strip()
        said = f"{unit}: {report}{again}" if again else f"{unit}: chưa gửi {report}"
    since = f"hạn nộp ngày {vietnamese_date(entry.due_on)}, chậm {entry.days_late:02d} ngày"
    return f"{said} ({since}{_nth(data, entry, '; ')})"


def _nth(data: ReminderData, entry: Owed, before: str) -> str:
    """Return "đôn đốc lần thứ hai" where the letter is not the same time for all it names."""
    if entry.times == 1 or data.times > 1:
        return ""
    return f"{before}đôn đốc lần thứ {ordinal(entry.times)}"


def _rows(data: ReminderData) -> list[dict[str, str]]:
    return [
        {
            "tt": str(place),
            "don_vi": ink.plain(entry.unit).strip(),
            "bao_cao": joined(_report_cell(data, entry)),
            "han": vietnamese_date(entry.due_on),
            "cham": str(entry.days_late),
        }
        for place, entry in enumerate(data.owed, start=1)
    ]


def _report_cell(data: ReminderData, entry: Owed) -> str:
    returned = entry.returned_on
    again = f"bị trả lại ngày {vietnamese_date(returned)}" if returned else ""
    notes = "; ".join(filter(None, (again, _nth(data, entry, ""))))
    report = capital(ink.plain(entry.report).strip())
    return f"{report} ({notes})" if notes else report


def _requests(data: ReminderData, units: list[str]) -> list[str]:
    """Return the paragraphs after the list; the last one is closed by "./."."""
    office = data.office
    receiver = data.receiver or office.drafter or office.name
    contact = (data.contact or office.contact).strip().rstrip(".")
    hour = hour_words(data.due_at.time())
    named = "Thủ trưởng các cơ quan, đơn vị có tên nêu trên"
    texts = [
        f"{office.name} đề nghị {_one(units) if data.to_one else named} khẩn trương hoàn"
        f" thành báo cáo và gửi về {receiver} trước {hour}, ngày"
        f" {vietnamese_date(data.due_at.date())} để tổng hợp.",
    ]
    if contact:
        texts.append(f"Thông tin chi tiết đề nghị liên hệ {contact}.")
    if data.consequence.strip():
        texts.append(ended(data.consequence.strip()))
    who = _one(units) if data.to_one else "các cơ quan, đơn vị"
    texts.append(f"Đề nghị {who} nghiêm túc thực hiện.")
    return paragraphs(texts)


def _one(units: list[str]) -> str:
    return ink.plain(units[0]).strip().rstrip(".;,")
