"""Thông báo tình hình nộp báo cáo: figures, who is praised, who is late, and the whole table."""

from dataclasses import dataclass, field
from datetime import date, datetime

from docgen import ink
from docgen.contexts.annexes import annex_context
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.points import bare, in_a_row, leading, points
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, ended, hour_words, joined, small
from models.deadlines import vietnamese_date, vietnamese_long_date
from models.errors import RuleBroken
from models.office import Rules
from models.office_facts import OfficeFacts
from models.plan import Recipient
from models.states import Figures, rate_words
from models.values import DayOff

_ROLLING = {
    DayOff.FORWARD: "ngày cuối của thời hạn rơi vào ngày nghỉ thì thời hạn kết thúc vào ngày làm"
    " việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự)",
    DayOff.BACK: "ngày cuối của thời hạn rơi vào ngày nghỉ thì thời hạn kết thúc vào ngày làm việc"
    " liền trước",
    DayOff.KEEP: "ngày cuối của thời hạn giữ nguyên, kể cả khi rơi vào ngày nghỉ",
}
_MOST_PERIODS = 4  # more than these are only counted in the opening; the table names them


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """One report of one unit on the day. `days_late` are calendar days, 0 for none."""

    unit: str
    report: str  # "Báo cáo quý I năm 2026"
    due_on: date  # last good day, an extension counted
    state: str  # as the screen says it: "Đúng hạn", "Quá hạn"
    received_on: date | None = None
    days_late: int = 0


@dataclass(frozen=True, kw_only=True)
class StatusData:
    """What the notice says. `praised` and `late` are units; `late` with how often."""

    office: OfficeFacts
    about: str  # in running text: "phong trào thi đua “…”", "chương trình công tác …"
    ground: str  # "Kế hoạch số 61/KH-UBND ngày …"
    on: date
    periods: list[str]  # "Quý I/2026"; named in the notice
    figures: Figures
    lines: list[StatusLine]
    rules: Rules
    praised: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    due_at: datetime | None = None  # what is missing must be in before it
    receiver: str = ""
    contact: str = ""
    requests: list[str] = field(default_factory=list)
    shows_all: bool = True  # False: the table holds only what is late or missing
    number: str = ""
    signed_on: date | None = None


def status_context(data: StatusData) -> dict[str, object]:
    """Return what fills the template "status_notice". Raises RuleBroken without any report."""
    if not data.lines and data.shows_all:
        raise RuleBroken("Chưa có báo cáo nào đến kỳ phải nộp. Hãy chọn kỳ khác rồi lập lại.")
    if not data.lines:
        raise RuleBroken("Không còn báo cáo chậm hoặc chưa nộp. Hãy chọn nêu tất cả đơn vị.")
    issuer, head = frame_of(
        data.office,
        "notice",
        "THÔNG BÁO",
        status_subject(data.about),
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    whose = "BÁO CÁO CỦA CÁC ĐƠN VỊ" if data.shows_all else "BÁO CÁO CHẬM, CHƯA NỘP"
    return {
        **head_context(issuer, head),
        "mo_dau": [leading(_opening(data))],
        "so_lieu": points(figure_points(data.figures)),
        "nhan_xet": typed(_remarks(data)),
        "yeu_cau": paragraphs(_requests(data)),
        **annex_context(issuer, head),
        "ten_bang": f"TÌNH HÌNH NỘP {whose}",
        "bang": [_row(*entry) for entry in enumerate(data.lines, start=1)],
        "ghi_chu_bang": joined(f"{rules_note(data.rules)} {_as_of(data.on)}"),
        **sign_off_context(
            [Recipient(text=text) for text in data.office.recipients],
            [office_signature(data.office)],
        ),
    }


def status_subject(about: str) -> str:
    """Return what the notice is about, for its head and for the register."""
    return f"Tình hình nộp báo cáo thực hiện {ink.plain(about).strip()}"


def figure_points(counted: Figures) -> list[str]:
    """Return the five figures, each rate with what it is a part of."""
    freed = f" (không tính {counted.exempt:02d} báo cáo được miễn)" if counted.exempt else ""
    nil = f", trong đó không phát sinh {counted.nil:02d} báo cáo" if counted.nil else ""
    missing = [f"quá hạn {counted.overdue:02d}"] if counted.overdue else []
    missing += [f"bị trả lại {counted.returned:02d}"] if counted.returned else []
    told = f", trong đó {', '.join(missing)}" if missing else ""
    return [
        f"Phải nộp: {counted.expected:02d} báo cáo{freed}",
        f"Đã nộp: {counted.received:02d}/{counted.expected:02d} báo cáo phải nộp, tỷ lệ"
        f" {rate_words(counted.receiving_rate)}{nil}",
        f"Đúng hạn: {counted.on_time:02d}/{counted.due:02d} báo cáo đã nộp hoặc đã quá hạn, tỷ lệ"
        f" {rate_words(counted.on_time_rate)}",
        f"Nộp chậm: {_reports(counted.late)}",
        f"Chưa nộp: {_reports(counted.missing)}{told}",
    ]


def _reports(count: int) -> str:
    return f"{count:02d} báo cáo" if count else "không có"


def rules_note(rules: Rules) -> str:
    """Return how the last good days in the table were found, as a note under it."""
    before = (
        "hạn ghi “trước ngày” không tính ngày được nêu"
        if rules.strict_before
        else "hạn ghi “trước ngày” tính cả ngày được nêu"
    )
    return (
        f"Ghi chú: Cột “Hạn nộp” ghi ngày cuối cùng được tính là đúng hạn: {before};"
        f" {_ROLLING[rules.day_off]}. Số ngày chậm là ngày theo lịch, kể từ sau ngày đó; báo cáo"
        " đã nộp tính theo lần nộp đạt yêu cầu đầu tiên."
    )


def _as_of(on: date) -> str:
    return f"Số liệu tính đến ngày {vietnamese_date(on)}."


def _opening(data: StatusData) -> str:
    ground = bare(data.ground)
    start = f"Thực hiện {ground}, " if ground else ""
    few = len(data.periods) <= _MOST_PERIODS
    named = in_a_row(list(map(small, data.periods)))
    named = named if few else f"{len(data.periods):02d} kỳ báo cáo nêu tại Phụ lục"
    periods = f" đối với {named}" if named else ""
    return (
        f"{start}{ink.plain(data.office.name).strip()} thông báo tình hình nộp báo cáo của các"
        f" đơn vị{periods}, tính đến ngày {vietnamese_date(data.on)}, như sau:"
    )


def _remarks(data: StatusData) -> list[str]:
    texts = []
    if data.praised:
        texts.append(
            f"Biểu dương {len(data.praised):02d} đơn vị nộp báo cáo đầy đủ, đúng hạn:"
            f" {in_a_row(data.praised)}."
        )
    if data.late:
        texts.append(
            f"Nhắc nhở {len(data.late):02d} đơn vị nộp chậm hoặc chưa nộp báo cáo:"
            f" {in_a_row(data.late)}."
        )
    return [*texts, "Tình hình của từng đơn vị nêu tại Phụ lục kèm theo Thông báo này"]


def _requests(data: StatusData) -> list[str]:
    """Return the paragraphs of the last part; the last one is closed by "./."."""
    office, texts = data.office, []
    receiver = data.receiver or office.drafter or office.name
    if data.due_at:
        moment = f"{hour_words(data.due_at.time())}, {vietnamese_long_date(data.due_at.date())}"
        texts.append(
            f"Các đơn vị chưa nộp báo cáo khẩn trương hoàn thành và gửi về {receiver} trước"
            f" {moment}."
        )
    texts += [ended(capital(text.strip())) for text in data.requests if text.strip()]
    if contact := (data.contact or office.contact).strip().rstrip("."):
        texts.append(f"Thông tin chi tiết xin liên hệ {contact}.")
    texts.append(f"{office.name} thông báo để các đơn vị biết, thực hiện.")
    return texts


def _row(place: int, line: StatusLine) -> dict[str, str]:
    return {
        "tt": str(place),
        "don_vi": ink.plain(line.unit).strip(),
        "bao_cao": capital(ink.plain(line.report).strip()),
        "han": vietnamese_date(line.due_on),
        "ngay_nhan": vietnamese_date(line.received_on) if line.received_on else "",
        "tinh_trang": ink.plain(line.state).strip(),
        "cham": str(line.days_late) if line.days_late else "",
    }
