"""Kế hoạch kiểm tra công tác thi đua, khen thưởng: six parts, the days and hours as a table."""

from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts.closing import paragraphs
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.points import bare, leading, points
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, hour_words, small
from models.deadlines import vietnamese_date, vietnamese_long_date, weekday
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient
from models.visits import Visit


@dataclass(frozen=True, kw_only=True)
class InspectionData:
    """What a plan of inspection says. Lists are single points, without dash and end sign."""

    office: OfficeFacts
    subject: str  # "Kiểm tra công tác thi đua, khen thưởng năm 2026"
    on: date
    visits: list[Visit]  # earliest first
    team: list[str]  # "Bà Hà Thị Nhã, Phó Trưởng phòng: Trưởng đoàn"
    period: str  # "từ ngày 01/01/2026 đến thời điểm kiểm tra"
    ground: str = ""  # "Kế hoạch số 05/KH-UBND ngày …"
    aims: list[str] = field(default_factory=list)
    demands: list[str] = field(default_factory=list)
    matters: list[str] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)
    report_by: date | None = None  # the units' own report is due before it
    receiver: str = ""  # "": the drafter, or the office
    number: str = ""
    signed_on: date | None = None


def inspection_context(data: InspectionData) -> dict[str, object]:
    """Return what fills the template "inspection_plan". Raises RuleBroken for no visit or team."""
    if not data.visits:
        raise RuleBroken("Chưa có đơn vị được kiểm tra. Hãy chọn ít nhất một đơn vị.")
    if not any(bare(line) for line in data.team):
        raise RuleBroken("Chưa có thành phần đoàn kiểm tra. Hãy điền rồi lập lại.")
    office = data.office
    issuer, head = frame_of(
        office,
        "plan",
        "KẾ HOẠCH",
        bare(data.subject),
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    return {
        **head_context(issuer, head),
        "mo_dau": [leading(_opening(data))],
        "muc_dich": points(data.aims),
        "yeu_cau": points(data.demands),
        "noi_dung": points(data.matters),
        "doi_tuong": typed([_objects(data)]),
        "thoi_ky": typed([f"Thời kỳ kiểm tra: {small(bare(data.period))}"]),
        "doan": points(data.team),
        "thoi_gian": [leading(_span(data.visits))],
        "lich": [_row(*entry) for entry in enumerate(data.visits, start=1)],
        "to_chuc": points([*_reporting(data), *data.duties]),
        "ket_thuc": paragraphs([_ending(data)]),
        **sign_off_context(
            [Recipient(text=text) for text in inspection_recipients(office)],
            [office_signature(office)],
        ),
    }


def inspection_recipients(office: OfficeFacts) -> list[str]:
    """Return who gets the plan: those inspected, the team, then whom the office always tells."""
    return ["Các đơn vị được kiểm tra", "Thành viên Đoàn kiểm tra", *office.recipients]


def _opening(data: InspectionData) -> str:
    ground = bare(data.ground)
    has_verb = ground.lower().startswith(("thực hiện", "căn cứ", "theo "))
    start = f"{'' if has_verb else 'Thực hiện '}{ground}, " if ground else ""
    office = ink.plain(data.office.name).strip()
    return f"{start}{office} ban hành Kế hoạch {small(bare(data.subject))} như sau:"


def _objects(data: InspectionData) -> str:
    return (
        f"Đối tượng kiểm tra: {len(data.visits):02d} cơ quan, đơn vị có tên trong lịch kiểm tra"
        " tại Mục V Kế hoạch này"
    )


def _span(visits: list[Visit]) -> str:
    """Return the sentence over the table: from the first day to the last."""
    first, last = visits[0].at.date(), visits[-1].at.date()
    if first == last:
        return f"Kiểm tra trong {vietnamese_long_date(first)}, theo lịch sau:"
    return (
        f"Từ {vietnamese_long_date(first)} đến {vietnamese_long_date(last)}, mỗi đơn vị một buổi,"
        " theo lịch sau:"
    )


def _row(place: int, visit: Visit) -> dict[str, str]:
    day = visit.at.date()
    return {
        "tt": str(place),
        "don_vi": ink.plain(visit.unit).strip(),
        "ngay": f"{capital(weekday(day))}, {vietnamese_date(day)}",
        "gio": hour_words(visit.at.time()),
    }


def _reporting(data: InspectionData) -> list[str]:
    """Return the duty of those inspected: their own report, when a day is set for it."""
    if data.report_by is None:
        return []
    receiver = data.receiver or data.office.drafter or data.office.name
    return [
        "Các đơn vị được kiểm tra chuẩn bị báo cáo theo các nội dung tại Mục II, gửi về"
        f" {receiver} trước {vietnamese_long_date(data.report_by)}; cử lãnh đạo và người phụ trách"
        " công tác thi đua làm việc với Đoàn kiểm tra"
    ]


def _ending(data: InspectionData) -> str:
    return (
        f"Trên đây là Kế hoạch {small(bare(data.subject))} của"
        f" {ink.plain(data.office.name).strip()}; đề nghị các đơn vị, thành viên Đoàn kiểm tra"
        " thực hiện."
    )
