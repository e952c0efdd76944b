"""The kinds of paper the program makes, in the order of the menu. Light: nothing is imported."""

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What a paper speaks of."""

    CAMPAIGN = "campaign"
    PLAN = "plan"  # a campaign's plan or the year's work plan
    OFFICE = "office"  # no plan needed; one may be named


@dataclass(frozen=True, kw_only=True)
class PaperKind:
    """One kind. `symbol`: its name in the office's symbols; `type_name`: as lists show it."""

    key: str
    name: str
    type_name: str
    symbol: str
    about: About = About.CAMPAIGN


KINDS: dict[str, PaperKind] = {
    kind.key: kind
    for kind in (
        PaperKind(
            key="plan", name="Kế hoạch", type_name="Kế hoạch", symbol="plan", about=About.PLAN
        ),
        PaperKind(
            key="inspection_plan",
            name="Kế hoạch kiểm tra",
            type_name="Kế hoạch",
            symbol="plan",
            about=About.OFFICE,
        ),
        PaperKind(
            key="launch_decision",
            name="Quyết định phát động",
            type_name="Quyết định",
            symbol="decision",
        ),
        PaperKind(
            key="council_decision",
            name="Quyết định thành lập Hội đồng",
            type_name="Quyết định",
            symbol="decision",
            about=About.OFFICE,
        ),
        PaperKind(
            key="reminder",
            name="Công văn đôn đốc",
            type_name="Công văn",
            symbol="letter",
            about=About.PLAN,
        ),
        PaperKind(
            key="request",
            name="Công văn đề nghị",
            type_name="Công văn",
            symbol="letter",
            about=About.OFFICE,
        ),
        PaperKind(
            key="return_letter",
            name="Công văn trả lại hồ sơ",
            type_name="Công văn",
            symbol="letter",
        ),
        PaperKind(
            key="status_notice",
            name="Thông báo tình hình nộp báo cáo",
            type_name="Thông báo",
            symbol="notice",
            about=About.PLAN,
        ),
        PaperKind(
            key="cluster_notice",
            name="Thông báo cụm trưởng, khối trưởng",
            type_name="Thông báo",
            symbol="notice",
            about=About.OFFICE,
        ),
        PaperKind(
            key="report",
            name="Báo cáo sơ kết, tổng kết",
            type_name="Báo cáo",
            symbol="report",
        ),
        PaperKind(
            key="periodic_report",
            name="Báo cáo định kỳ gửi cấp trên",
            type_name="Báo cáo",
            symbol="report",
            about=About.OFFICE,
        ),
        PaperKind(
            key="achievement_report",
            name="Báo cáo thành tích",
            type_name="Báo cáo thành tích",
            symbol="report",
        ),
        PaperKind(
            key="submission",
            name="Tờ trình khen thưởng",
            type_name="Tờ trình",
            symbol="submission",
        ),
        PaperKind(
            key="minutes",
            name="Biên bản họp Hội đồng",
            type_name="Biên bản",
            symbol="minutes",
        ),
        PaperKind(
            key="pledge",
            name="Giao ước thi đua",
            type_name="Giao ước",
            symbol="pledge",
            about=About.OFFICE,
        ),
        PaperKind(
            key="score_sheet",
            name="Bảng tổng hợp kết quả chấm điểm",
            type_name="Bảng tổng hợp",
            symbol="score_sheet",
            about=About.OFFICE,
        ),
        PaperKind(
            key="handover",
            name="Biên bản bàn giao",
            type_name="Biên bản",
            symbol="minutes",
            about=About.OFFICE,
        ),
        PaperKind(
            key="decision",
            name="Quyết định khen thưởng",
            type_name="Quyết định",
            symbol="decision",
        ),
        PaperKind(
            key="invitation",
            name="Giấy mời",
            type_name="Giấy mời",
            symbol="invitation",
            about=About.OFFICE,
        ),
    )
}
