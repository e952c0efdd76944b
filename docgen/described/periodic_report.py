"""Fields of a periodic report to the level above."""

from datetime import date

from docgen.contexts.periodic_report import (
    MovementLine,
    PeriodicReportData,
    periodic_report_context,
)
from docgen.described import figures as shown
from docgen.described.shared import ADDRESSEES, HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    **ADDRESSEES,
    "mo_dau": "Câu mở đầu, nêu kỳ báo cáo và thời gian lấy số liệu",
    "chi_dao": "Các đoạn về công tác chỉ đạo, điều hành",
    "phong_trao": "Các dòng kể tên phong trào trong kỳ",
    "bang_phong_trao": "Bảng các phong trào trong kỳ",
    "bang_phong_trao.tt": "Số thứ tự",
    "bang_phong_trao.ten": "Tên phong trào",
    "bang_phong_trao.van_ban": "Số, ngày văn bản phát động",
    "bang_phong_trao.thoi_gian": "Thời gian thực hiện",
    "bang_phong_trao.so_don_vi": "Số đơn vị tham gia",
    "bang_phong_trao.bao_cao": "Kết quả nộp báo cáo",
    "bang_phong_trao.khen_thuong": "Số được khen thưởng trong kỳ",
    "khen_thuong": "Các đoạn về khen thưởng trong kỳ",
    **shown.AWARDS,
    "nop_bao_cao": "Các đoạn về tình hình nộp báo cáo, đơn vị tốt và đơn vị chậm",
    "bang_nop": "Bảng nộp báo cáo theo phong trào; trống khi không có báo cáo đến hạn",
    **shown.rows("bang_nop", "phong trào, chương trình"),
    "chi_tieu": "Bảng kết quả chỉ tiêu theo phong trào; trống khi không có chỉ tiêu",
    "chi_tieu.ten": "Tên phong trào",
    "chi_tieu.hang": "Các chỉ tiêu của phong trào",
    **shown.indicator_rows("chi_tieu.hang"),
    **shown.INDICATORS,
    "han_che": "Các đoạn về tồn tại, hạn chế",
    **shown.GAPS,
    "phuong_huong": "Các đoạn phương hướng kỳ tới",
    "kien_nghi": "Các đoạn đề xuất, kiến nghị",
    "ket_thuc": "Câu kết, đã có dấu kết thúc ./.",
    **shown.ANNEX,
    **shown.UNITS,
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a full report on nine months, and one on a month with a single campaign."""
    line = MovementLine(
        title=TITLE,
        paper="12/KH-UBND ngày 05/02/2026",
        time="từ ngày 05/02/2026 đến hết ngày 31/12/2026",
        participants=3,
        figures=shown.LATE,
        awarded=shown.AWARD_LINES,
    )
    whole = PeriodicReportData(
        office=OFFICE,
        period="9 tháng năm 2026",
        data_from=date(2025, 12, 15),
        data_to=date(2026, 9, 14),
        on=date(2026, 9, 14),
        made_on=date(2026, 9, 16),
        addressee=OFFICE.superior_name,
        steering=["Xã đã giao ban với các bản hằng tháng."],
        issued=["Công văn số 31/UBND-VHXH ngày 19/4/2026"],
        movements=[line],
        awarded=shown.AWARD_LINES,
        waiting=shown.AWARD_LINES,
        plans=[shown.PERIOD_LINES[1]],
        units=shown.UNIT_LINES,
        upward=shown.AWARD_LINES,
        indicators=shown.INDICATOR_LINES,
        grids=shown.GRIDS,
        unreported=["Bản Pom Mường (Quý III/2026)"],
        gaps=["chỉ tiêu “Đường có hoa” chưa có số liệu của Bản Pom Mường (01 kỳ)"],
        limits=["Một số bản báo cáo chậm."],
        directions=["Đôn đốc các bản báo cáo đúng hạn."],
        requests=["Đề nghị tỉnh tập huấn nghiệp vụ."],
        number="88",
        signed_on=date(2026, 9, 16),
    )
    bare = PeriodicReportData(
        office=OFFICE,
        period="tháng 3 năm 2026",
        data_from=date(2026, 2, 15),
        data_to=date(2026, 3, 14),
        on=date(2026, 3, 10),
        made_on=date(2026, 3, 10),
        units=shown.UNIT_LINES,
    )
    return [periodic_report_context(whole), periodic_report_context(bare)]
