"""Fields of a report on a campaign."""

from datetime import date

from docgen.contexts.report import IndicatorLine, ReportData, report_context
from docgen.described import figures as shown
from docgen.described.shared import ADDRESSEES, GROUND, HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    **ADDRESSEES,
    "mo_dau": "Câu mở đầu, nêu văn bản phát động",
    "trien_khai": "Các đoạn của phần I: nơi triển khai, văn bản đã ban hành",
    "ket_qua": "Các đoạn về kết quả thực hiện nội dung thi đua",
    "nop_bao_cao": "Các đoạn về tình hình nộp báo cáo",
    "bang_ky": "Bảng nộp báo cáo theo kỳ; trống khi chưa có kỳ nào",
    **shown.rows("bang_ky", "kỳ báo cáo"),
    "khen_thuong": "Các đoạn về khen thưởng",
    **shown.AWARDS,
    "chi_tieu": "Bảng kết quả chỉ tiêu; trống khi phong trào không có chỉ tiêu",
    "chi_tieu.tt": "Số thứ tự",
    "chi_tieu.ten": "Tên chỉ tiêu",
    "chi_tieu.don_vi_tinh": "Đơn vị tính",
    "chi_tieu.muc_tieu": "Mục tiêu đề ra",
    "chi_tieu.dat": "Kết quả đạt được",
    "chi_tieu.ty_le": "Tỷ lệ thực hiện",
    "han_che": "Các đoạn về tồn tại, hạn chế và nguyên nhân",
    "ten_phuong_huong": "Tên phần IV, khác nhau giữa sơ kết và tổng kết",
    "phuong_huong": "Các đoạn về bài học, phương hướng",
    "kien_nghi": "Các đoạn đề xuất, kiến nghị",
    "ket_thuc": "Câu kết, đã có dấu kết thúc ./.",
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
        issued=["Công văn số 31/UBND-VHXH ngày 19/4/2026"],
        results=["Các bản đã trồng hoa ven 12 km đường."],
        periods=shown.PERIOD_LINES,
        units=shown.UNIT_LINES,
        awarded=shown.AWARD_LINES,
        waiting=shown.AWARD_LINES,
        indicators=[
            IndicatorLine(
                name="Đường có hoa", unit="km", target="10", reached="12", share="120,0 %"
            )
        ],
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
