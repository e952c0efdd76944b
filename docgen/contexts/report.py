"""Báo cáo sơ kết, tổng kết of a campaign. Mẫu 1.4 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts import figures as told
from docgen.contexts.addressing import addressees
from docgen.contexts.annexes import annex_context
from docgen.contexts.closing import paragraphs
from docgen.contexts.figures import FiguresLine
from docgen.contexts.head import frame_of, head_context, office_signature, sign_off_context
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, movement
from models.award_figures import AwardCount
from models.deadlines import vietnamese_date
from models.laws import short_of
from models.office_facts import OfficeFacts
from models.plan import Recipient


@dataclass(frozen=True, kw_only=True)
class IndicatorLine:
    """One indicator (chỉ tiêu) as printed: what was aimed at and what was reached."""

    name: str
    unit: str = ""
    target: str = ""
    reached: str = ""
    share: str = ""  # "96,5 %"


@dataclass(frozen=True, kw_only=True)
class ReportData:
    """What a report on a campaign says. Texts are paragraphs, one string each."""

    office: OfficeFacts
    campaign: str  # title, without quotes
    ground: str  # "Kế hoạch số 12/KH-UBND ngày … của …"
    on: date  # the day the figures stand for
    is_final: bool  # tổng kết; else sơ kết
    stage: str = ""  # "6 tháng đầu năm 2026"
    addressee: str = ""  # the superior it goes to; "" for a report to nobody above
    participants: int = 0
    issued: list[str] = field(default_factory=list)  # "Công văn số 31/UBND-VHXH ngày …"
    steering: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    periods: list[FiguresLine] = field(default_factory=list)
    units: list[FiguresLine] = field(default_factory=list)
    awarded: list[AwardCount] = field(default_factory=list)
    waiting: list[AwardCount] = field(default_factory=list)
    indicators: list[IndicatorLine] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    number: str = ""
    signed_on: date | None = None


def report_context(data: ReportData) -> dict[str, object]:
    """Return what fills the template "report"."""
    office = data.office
    issuer, head = frame_of(
        office,
        "report",
        "BÁO CÁO",
        report_subject(data.is_final, data.stage, data.campaign),
        number=data.number,
        signed_on=data.signed_on,
        year=data.on.year,
    )
    first = [Recipient(text="Như trên")] if data.addressee else []
    recipients = [*first, *(Recipient(text=text) for text in office.recipients)]
    lessons = "BÀI HỌC KINH NGHIỆM, PHƯƠNG HƯỚNG" if data.is_final else "PHƯƠNG HƯỚNG, NHIỆM VỤ"
    return {
        **head_context(issuer, head),
        "kinh_gui": addressees([data.addressee]) if data.addressee else [],
        "mo_dau": typed([_opening(data)]),
        "trien_khai": typed([*_steering(data), *data.steering]),
        "ket_qua": typed(data.results),
        "nop_bao_cao": typed(_reporting(data)),
        "bang_ky": told.figures_rows(data.periods),
        "khen_thuong": typed(_awards(data)),
        "bang_khen": _award_groups(data),
        "chi_tieu": [_indicator(*entry) for entry in enumerate(data.indicators, start=1)],
        "han_che": typed(data.limits),
        "ten_phuong_huong": lessons,
        "phuong_huong": typed(data.lessons),
        "kien_nghi": typed(data.requests or [f"{office.name} không có đề xuất, kiến nghị."]),
        "ket_thuc": paragraphs([_ending(data)]),
        **annex_context(issuer, head),
        "don_vi": told.figures_groups(data.units),
        "tong": [told.figures_cells(told.figures_sum(data.units))],
        "ghi_chu_bang": f"{told.RATE_NOTE} Số liệu tính đến ngày {vietnamese_date(data.on)}.",
        **sign_off_context(recipients, [office_signature(office)]),
    }


def report_subject(is_final: bool, stage: str, campaign: str) -> str:
    """Return what the report is about, for its head and for the register."""
    kind = "Tổng kết" if is_final else "Sơ kết"
    parts = (kind, ink.plain(stage).strip(), movement(ink.plain(campaign)))
    return " ".join(part for part in parts if part)


def _movement(data: ReportData) -> str:
    return movement(ink.plain(data.campaign))


def _name(data: ReportData) -> str:
    """Return what the report is called in its own text: "tổng kết phong trào …"."""
    subject = report_subject(data.is_final, data.stage, data.campaign)
    return subject[:1].lower() + subject[1:]


def _opening(data: ReportData) -> str:
    ground = ink.plain(data.ground).strip().rstrip(" .;,")
    start = f"Thực hiện {ground}, " if ground else ""
    return f"{start}{data.office.name} báo cáo {_name(data)} như sau"


def _steering(data: ReportData) -> list[str]:
    ground = ink.plain(data.ground).strip().rstrip(" .;,")
    short = short_of(ground)  # cited in full in the opening; a paper without number has no short
    by = f" theo {short}" if short != ground else ""
    texts = []
    if data.participants:
        texts.append(
            f"{capital(_movement(data))} được triển khai{by} đến {data.participants:02d} cơ quan,"
            " đơn vị trên địa bàn"
        )
    if data.issued:
        many = f"{len(data.issued):02d} văn bản"
        texts.append(
            f"Đến ngày {vietnamese_date(data.on)}, {data.office.name} đã ban hành {many} chỉ đạo,"
            f" triển khai, đôn đốc, gồm: {'; '.join(data.issued)}"
        )
    return texts or [f"{data.office.name} đã triển khai phong trào đến các cơ quan, đơn vị"]


def _reporting(data: ReportData) -> list[str]:
    counted = told.figures_sum(data.periods)
    day = f"Đến ngày {vietnamese_date(data.on)}"
    if not data.periods:
        return [f"{day}, chưa có báo cáo nào của các đơn vị đến kỳ phải nộp"]
    texts = [f"{day}, các đơn vị {told.figures_sentence(counted)}"]
    if names := told.best(data.units):
        texts.append(f"Có {len(names):02d} đơn vị gửi đủ và đúng hạn: {told.named(names)}")
    if names := told.late(data.units):
        texts.append(f"Có {len(names):02d} đơn vị gửi chậm, chưa gửi: {told.named(names)}")
    annexed = "Tình hình của từng đơn vị nêu tại Phụ lục kèm theo Báo cáo này"
    return [*texts, f"{annexed}; kết quả theo kỳ như sau:"]


def _awards(data: ReportData) -> list[str]:
    texts = []
    if done := told.award_words(data.awarded):
        texts.append(f"Đã khen thưởng {done} có thành tích trong phong trào")
    else:
        texts.append("Chưa có quyết định khen thưởng trong phong trào")
    if proposed := told.award_words(data.waiting):
        texts.append(f"Đang xét, đề nghị khen thưởng {proposed}")
    return texts


def _award_groups(data: ReportData) -> list[dict[str, object]]:
    groups = (("Đã khen thưởng", data.awarded), ("Đang xét, đề nghị", data.waiting))
    return [{"ten": name, "hang": told.award_rows(counts)} for name, counts in groups if counts]


def _indicator(place: int, line: IndicatorLine) -> dict[str, str]:
    cells = {
        "ten": line.name,
        "don_vi_tinh": line.unit,
        "muc_tieu": line.target,
        "dat": line.reached,
        "ty_le": line.share,
    }
    return {"tt": str(place), **{name: ink.plain(text).strip() for name, text in cells.items()}}


def _ending(data: ReportData) -> str:
    to = f", kính báo cáo {ink.plain(data.addressee).strip()}" if data.addressee else ""
    return f"Trên đây là Báo cáo {_name(data)} của {data.office.name}{to}"
