"""Báo cáo sơ kết, tổng kết of a campaign. Mẫu 1.4 of Phụ lục III."""

from dataclasses import dataclass, field
from datetime import date

from docgen import ink
from docgen.contexts import figures as told
from docgen.contexts.addressing import addressees
from docgen.contexts.annexes import annex_context
from docgen.contexts.closing import paragraphs
from docgen.contexts.figures import FiguresLine
from docgen.contexts.head import (
    dashed,
    frame_of,
    head_context,
    office_signature,
    sign_off_context,
)
from docgen.contexts.indicators import (
    LEGEND,
    IndicatorGrid,
    IndicatorLine,
    indicator_grids,
    indicator_rows,
    trend_lines,
)
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, joined, movement
from models.award_figures import AwardCount
from models.deadlines import vietnamese_date
from models.laws import short_of
from models.office_facts import OfficeFacts
from models.plan import Recipient
from models.report_figures import Participation


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
    clusters: list[Participation] = field(default_factory=list)
    issued: list[str] = field(default_factory=list)  # "Công văn số 31/UBND-VHXH ngày …"
    steering: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    periods: list[FiguresLine] = field(default_factory=list)
    units: list[FiguresLine] = field(default_factory=list)
    awarded: list[AwardCount] = field(default_factory=list)
    waiting: list[AwardCount] = field(default_factory=list)
    upward: list[AwardCount] = field(default_factory=list)  # of those waiting: decided above us
    indicators: list[IndicatorLine] = field(default_factory=list)
    grids: list[IndicatorGrid] = field(default_factory=list)  # in a second appendix
    reported_in: str = ""  # "“Báo cáo quý” đến kỳ Quý III/2026": where the indicators come from
    unreported: list[str] = field(default_factory=list)  # "Bản A (Quý I, Quý II)"
    gaps: list[str] = field(default_factory=list)  # figures of indicators that are missing
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
        "mo_dau_chi_tieu": typed(_indicators_lead(data)),
        "chi_tieu": indicator_rows(data.indicators),
        "ghi_chu_chi_tieu": [LEGEND] if data.indicators else [],
        "xu_huong": trend_lines(data.indicators),
        "han_che": typed(data.limits),
        "con_thieu": [joined(line) for line in dashed(_missing(data))],
        "ten_phuong_huong": lessons,
        "phuong_huong": typed(data.lessons),
        "kien_nghi": typed(_requests(data)),
        "ket_thuc": paragraphs([_ending(data)]),
        **annex_context(issuer, head),
        "ten_phu_luc": "Phụ lục I" if data.grids else "Phụ lục",
        "bang_tham_gia": told.participation_rows(data.clusters),
        "bang_chi_tieu": indicator_grids(data.grids),
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
    name = "Phụ lục I" if data.grids else "Phụ lục"
    annexed = f"Tình hình của từng đơn vị nêu tại {name} kèm theo Báo cáo này"
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


def _indicators_lead(data: ReportData) -> list[str]:
    """Return the sentence above the table of indicators; [] where there is none."""
    if not data.indicators:
        return []
    source = f" tổng hợp từ {ink.plain(data.reported_in)}" if data.reported_in else ""
    annexed = "; số liệu của từng đơn vị nêu tại Phụ lục II kèm theo Báo cáo này" * bool(
        data.grids
    )
    return [f"Kết quả{source}{annexed}:"]


def _missing(data: ReportData) -> list[str]:
    """Return what the book does not hold, so that nobody takes a gap for a nought."""
    overdue = told.overdue_gap(told.figures_sum(data.units).overdue, data.unreported)
    gaps = [overdue, *data.gaps] if data.unreported or data.gaps else []
    return [capital(ink.plain(gap).strip()) for gap in gaps if gap]


def _requests(data: ReportData) -> list[str]:
    """Return what is asked for: awards the level above decides on, then what was typed."""
    asked = [*told.upward_words(data.upward, data.office.superior_name), *data.requests]
    return asked or [f"{data.office.name} không có đề xuất, kiến nghị."]


def _ending(data: ReportData) -> str:
    to = f", kính báo cáo {ink.plain(data.addressee).strip()}" if data.addressee else ""
    return f"Trên đây là Báo cáo {_name(data)} của {data.office.name}{to}"
