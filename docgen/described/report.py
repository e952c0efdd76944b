"""Fields of a report on a campaign."""

from datetime import date

from docgen.contexts.report import ReportData, report_context
from docgen.described import figures as shown
from docgen.described.shared import ADDRESSEES, GROUND, HEAD, OFFICE, SIGN_OFF, TITLE
from models.report_figures import Participation

MEANINGS = {
    **HEAD,
    **ADDRESSEES,
    "mo_dau": "Câu mở đầu, nêu văn bản phát động",
    "trien_khai": "Các đoạn của phần I: nơi triển khai, văn bản đã ban hành",
    "bang_tham_gia": "Bảng đơn vị tham gia theo cụm, khối; trống khi chỉ có một",
    "bang_tham_gia.tt": "Số thứ tự; trống ở dòng tổng cộng",
    "bang_tham_gia.ten": "Tên cụm, khối",
    "bang_tham_gia.tham_gia": "Số đơn vị tham gia",
    "bang_tham_gia.co_bao_cao": "Số đơn vị đã gửi báo cáo",
    "bang_tham_gia.chua_bao_cao": "Số đơn vị chưa gửi báo cáo nào",
    "ket_qua": "Các đoạn về kết quả thực hiện nội dung thi đua",
    "nop_bao_cao": "Các đoạn về tình hình nộp báo cáo",
    "bang_ky": "Bảng nộp báo cáo theo kỳ; trống khi chưa có kỳ nào",
    **shown.rows("bang_ky", "kỳ báo cáo"),
    "khen_thuong": "Các đoạn về khen thưởng",
    **shown.AWARDS,
    "chi_tieu": "Bảng kết quả chỉ tiêu; trống khi phong trào không có chỉ tiêu",
    **shown.indicator_rows("chi_tieu"),
    **shown.INDICATORS,
    "han_che": "Các đoạn về tồn tại, hạn chế và nguyên nhân",
    **shown.GAPS,
    "ten_phuong_huong": "Tên phần IV, khác nhau giữa sơ kết và tổng kết",
    "phuong_huong": "Các đoạn về bài học, phương hướng",
    "kien_nghi": "Các đoạn đề xuất, kiến nghị",
    "ket_thuc": "Câu kết, đã có dấu kết thúc ./.",
    "ten_phu_luc": "Tên của phụ lục đầu tiên: “Phụ lục”, có số khi còn phụ lục nữa",
    **shown.ANNEX,
    **shown.UNITS,
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a final report to a superior with all it may hold, and the barest one."""
    whole = ReportData(
        office=OFFICE,
        campaign=TITLE,
        ground=GROUND,
        on=date(2026, 12, 10),
        is_final=True,
        addressee=OFFICE.superior_name,
        participants=3,
        clusters=[Participation("Cụm số 1", 2, 2), Participation("", 1, 0)],
        issued=["Công văn số 31/UBND-VHXH ngày 19/4/2026"],
        results=["Các bản đã trồng hoa ven 12 km đường."],
        periods=shown.PERIOD_LINES,
        units=shown.UNIT_LINES,
        awarded=shown.AWARD_LINES,
        waiting=shown.AWARD_LINES,
        upward=shown.AWARD_LINES,
        indicators=shown.INDICATOR_LINES,
        grids=shown.GRIDS,
        reported_in="“Báo cáo quý” của các đơn vị (kỳ gần nhất: Quý III/2026)",
        unreported=["Bản Pom Mường (Quý III/2026)"],
        gaps=["chỉ tiêu “Đường có hoa” chưa có số liệu của Bản Pom Mường (01 kỳ)"],
        limits=["Một số bản báo cáo chậm."],
        lessons=["Giao việc rõ người, rõ ngày."],
        requests=["Đề nghị tỉnh hỗ trợ cây giống."],
        number="88",
        signed_on=date(2026, 12, 10),
    )
    bare = ReportData(
        office=OFFICE,
        campaign=TITLE,
        ground="",
        on=date(2026, 6, 20),
        is_final=False,
        stage="6 tháng đầu năm 2026",
    )
    return [report_context(whole), report_context(bare)]
