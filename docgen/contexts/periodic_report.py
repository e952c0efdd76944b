"""Báo cáo định kỳ of the office to the level above: campaigns, awards, reports of a period."""

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
    indicator_groups,
    trend_lines,
)
from docgen.contexts.typed import typed
from docgen.contexts.wording import capital, joined, movement
from models.award_figures import AwardCount
from models.deadlines import vietnamese_date
from models.errors import RuleBroken
from models.office_facts import OfficeFacts
from models.plan import Recipient
from models.states import Figures


@dataclass(frozen=True, kw_only=True)
class MovementLine:
    """One campaign that ran in the period. `paper`: number and day of what launched it."""

    title: str
    paper: str = ""
    time: str = ""  # "từ ngày … đến hết ngày …"
    participants: int = 0
    figures: Figures = field(default_factory=Figures)  # of what fell due in the period
    awarded: list[AwardCount] = field(default_factory=list)  # in the period


@dataclass(frozen=True, kw_only=True)
class PeriodicReportData:
    """What a periodic report says. Texts are paragraphs, one string each."""

    office: OfficeFacts
    period: str  # "9 tháng năm 2026"
    data_from: date
    data_to: date
    on: date  # the day the figures stand for, `data_to` at the latest
    made_on: date
    addressee: str = ""
    steering: list[str] = field(default_factory=list)
    issued: list[str] = field(default_factory=list)  # "Công văn số 31/UBND-VHXH ngày …"
    movements: list[MovementLine] = field(default_factory=list)
    awarded: list[AwardCount] = field(default_factory=list)
    waiting: list[AwardCount] = field(default_factory=list)
    plans: list[FiguresLine] = field(default_factory=list)
    units: list[FiguresLine] = field(default_factory=list)
    upward: list[AwardCount] = field(default_factory=list)  # of those waiting: decided above us
    indicators: list[IndicatorLine] = field(default_factory=list)  # grouped by campaign
    grids: list[IndicatorGrid] = field(default_factory=list)
    unreported: list[str] = field(default_factory=list)  # "Bản A (Quý I, Quý II)"
    gaps: list[str] = field(default_factory=list)  # figures of indicators that are missing
    limits: list[str] = field(default_factory=list)
    directions: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    number: str = ""
    signed_on: date | None = None


def periodic_report_context(data: PeriodicReportData) -> dict[str, object]:
    """Return what fills the template. Raises RuleBroken when nothing ran in the period."""
    if not data.movements and not data.units:
        raise RuleBroken(
            f"Chưa có phong trào nào và báo cáo nào đến hạn trong kỳ {ink.plain(data.period)}."
            " Hãy chọn kỳ khác."
        )
    office = data.office
    issuer, head = frame_of(
        office,
        "report",
        "BÁO CÁO",
        periodic_subject(data.period),
        number=data.number,
        signed_on=data.signed_on,
        year=data.made_on.year,
    )
    first = [Recipient(text="Như trên")] if data.addressee.strip() else []
    recipients = [*first, *(Recipient(text=text) for text in office.recipients)]
    return {
        **head_context(issuer, head),
        "kinh_gui": addressees([data.addressee]) if data.addressee.strip() else [],
        "mo_dau": typed([_opening(data)]),
        "chi_dao": typed([*_issued(data), *data.steering]),
        "phong_trao": _movements(data),
        "bang_phong_trao": [_movement_row(*entry) for entry in enumerate(data.movements, 1)],
        "khen_thuong": typed(_awards(data)),
        "bang_khen": [{"ten": "Đã khen thưởng trong kỳ", "hang": told.award_rows(data.awarded)}]
        if data.awarded
        else [],
        "nop_bao_cao": typed(_reporting(data)),
        "bang_nop": told.figures_rows(data.plans),
        "mo_dau_chi_tieu": typed(_indicators_lead(data)),
        "chi_tieu": indicator_groups(data.indicators),
        "ghi_chu_chi_tieu": [LEGEND] if data.indicators else [],
        "xu_huong": trend_lines(data.indicators),
        "bang_chi_tieu": indicator_grids(data.grids),
        "han_che": typed(data.limits),
        "con_thieu": [joined(line) for line in dashed(missing_data(data))],
        "phuong_huong": typed(data.directions),
        "kien_nghi": typed(_requests(data)),
        "ket_thuc": paragraphs([_ending(data)]),
        **annex_context(issuer, head),
        "don_vi": told.figures_groups(data.units),
        "tong": [told.figures_cells(told.figures_sum(data.units))],
        "ghi_chu_bang": f"{told.RATE_NOTE} Số liệu tính đến ngày {vietnamese_date(data.on)}.",
        **sign_off_context(recipients, [office_signature(office)]),
    }


def periodic_subject(period: str) -> str:
    """Return what the report is about, for its head and for the register."""
    return f"Kết quả công tác thi đua, khen thưởng {ink.plain(period).strip()}"


def missing_data(data: PeriodicReportData) -> list[str]:
    """Return what the book does not hold, so that nobody takes a gap for a nought."""
    unnumbered = sum(not line.paper.strip() for line in data.movements)
    gaps = []
    if data.on < data.data_to:
        gaps.append(f"kỳ số liệu chưa kết thúc, mới tổng hợp đến ngày {vietnamese_date(data.on)}")
    if unnumbered:
        gaps.append(f"{unnumbered:02d} phong trào chưa ghi số, ngày văn bản phát động")
    if data.awarded:
        gaps.append(
            "số liệu khen thưởng chưa tách riêng người trực tiếp lao động, nữ và người dân tộc"
            " thiểu số"
        )
    gaps.append(told.overdue_gap(told.figures_sum(data.units).overdue, data.unreported))
    return [capital(ink.plain(gap).strip()) for gap in (*gaps, *data.gaps) if gap]


def _requests(data: PeriodicReportData) -> list[str]:
    """Return what is asked for: awards the level above decides on, then what was typed."""
    asked = [*told.upward_words(data.upward, data.office.superior_name), *data.requests]
    return asked or [f"{data.office.name} không có đề xuất, kiến nghị."]


def _indicators_lead(data: PeriodicReportData) -> list[str]:
    """Return the sentence above the table of indicators; [] where there is none."""
    if not data.indicators:
        return []
    until = f"báo cáo của các đơn vị nhận đến ngày {vietnamese_date(data.made_on)}"
    annexed = "; số liệu của từng đơn vị nêu tại Phụ lục III kèm theo Báo cáo này" * bool(
        data.grids
    )
    day = vietnamese_date(data.data_to)
    return [f"Kết quả đến kỳ số liệu chốt ngày {day}, tổng hợp từ {until}{annexed}:"]


def _opening(data: PeriodicReportData) -> str:
    window = f"từ ngày {vietnamese_date(data.data_from)} đến ngày {vietnamese_date(data.data_to)}"
    return (
        f"{data.office.name} báo cáo kết quả công tác thi đua, khen thưởng"
        f" {ink.plain(data.period).strip()} (số liệu {window}) như sau"
    )


def _issued(data: PeriodicReportData) -> list[str]:
    if not data.issued:
        return []
    return [
        f"Trong kỳ, {data.office.name} đã ban hành {len(data.issued):02d} văn bản chỉ đạo, hướng"
        f" dẫn, đôn đốc công tác thi đua, khen thưởng, gồm: {'; '.join(data.issued)}"
    ]


def _movements(data: PeriodicReportData) -> list[str]:
    if not data.movements:
        return typed(["Trong kỳ không có phong trào thi đua nào diễn ra"])
    start = (
        f"Trong kỳ có {len(data.movements):02d} phong trào thi đua được triển khai (chi tiết tại"
        " Phụ lục I kèm theo Báo cáo này):"
    )
    lines = [capital(movement(ink.plain(line.title))) for line in data.movements]
    return [joined(line) for line in (start, *dashed(lines))]


def _movement_row(place: int, line: MovementLine) -> dict[str, str]:
    counted = line.figures
    told_of = told.figures_sentence(counted) if counted.expected else "chưa có báo cáo đến hạn"
    return {
        "tt": str(place),
        "ten": ink.plain(line.title).strip(),
        "van_ban": ink.plain(line.paper).strip() or "Chưa ghi số, ngày",
        "thoi_gian": capital(ink.plain(line.time).strip()),
        "so_don_vi": str(line.participants),
        "bao_cao": capital(told_of),
        "khen_thuong": told.award_words(line.awarded) or "Chưa có",
    }


def _awards(data: PeriodicReportData) -> list[str]:
    done, proposed = told.award_words(data.awarded), told.award_words(data.waiting)
    by = data.office.chair_title or data.office.name
    texts = ["Trong kỳ chưa có quyết định khen thưởng"]
    if done:
        texts = [f"Trong kỳ, {by} đã quyết định khen thưởng {done}"]
    if proposed:
        texts.append(f"Đang xét, đề nghị khen thưởng {proposed}, chưa có quyết định")
    return texts


def _reporting(data: PeriodicReportData) -> list[str]:
    if not data.units:
        return ["Trong kỳ không có báo cáo nào của các đơn vị đến hạn"]
    day = f"Tính đến ngày {vietnamese_date(data.on)}"
    texts = [f"{day}, các đơn vị {told.figures_sentence(told.figures_sum(data.units))}"]
    if names := told.best(data.units):
        texts.append(f"Có {len(names):02d} đơn vị gửi đủ và đúng hạn: {told.named(names)}")
    if names := told.late(data.units):
        texts.append(f"Có {len(names):02d} đơn vị gửi chậm, chưa gửi: {told.named(names)}")
    annexed = "Tình hình của từng đơn vị nêu tại Phụ lục II kèm theo Báo cáo này"
    return [*texts, f"{annexed}; kết quả theo phong trào, chương trình như sau:"]


def _ending(data: PeriodicReportData) -> str:
    to = f", kính báo cáo {ink.plain(data.addressee).strip()}" if data.addressee.strip() else ""
    period = ink.plain(data.period).strip()
    return (
        f"Trên đây là Báo cáo kết quả công tác thi đua, khen thưởng {period} của"
        f" {data.office.name}{to}"
    )
