"""Fields of a notice on who has handed in."""

from datetime import date, datetime

from docgen.contexts.status_notice import StatusData, StatusLine, status_context
from docgen.described import figures as shown
from docgen.described.shared import GROUND, HEAD, OFFICE, SIGN_OFF, TITLE
from models.office import Rules

MEANINGS = {
    **HEAD,
    "mo_dau": "Câu mở đầu: căn cứ, các kỳ báo cáo, ngày lấy số liệu",
    "so_lieu": "Các dòng số liệu: phải nộp, đã nộp, đúng hạn, nộp chậm, chưa nộp",
    "nhan_xet": "Các đoạn biểu dương, nhắc nhở đơn vị",
    "yeu_cau": "Các đoạn đề nghị, đoạn cuối đã có dấu kết thúc ./.",
    "kem_theo": "Dòng “(Kèm theo Thông báo số …)” của phụ lục",
    "ke_phu_luc": "Đường kẻ dưới dòng kèm theo của phụ lục",
    "ten_bang": "Tên phụ lục, khác nhau khi chỉ nêu báo cáo chậm, chưa nộp",
    "bang": "Bảng tình hình nộp báo cáo",
    "bang.tt": "Số thứ tự",
    "bang.don_vi": "Tên đơn vị",
    "bang.bao_cao": "Tên báo cáo, kỳ báo cáo",
    "bang.han": "Hạn nộp: ngày cuối cùng được tính là đúng hạn",
    "bang.ngay_nhan": "Ngày nhận; trống khi chưa nộp",
    "bang.tinh_trang": "Tình trạng",
    "bang.cham": "Số ngày chậm; trống khi không chậm",
    "ghi_chu_bang": "Câu ghi chú cách tính thời hạn dưới bảng",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a notice with praise and blame, and one when nobody is late."""
    good = StatusLine(
        unit="Bản Nà Lúa",
        report="Báo cáo quý I năm 2026",
        due_on=date(2026, 3, 19),
        state="Đúng hạn",
        received_on=date(2026, 3, 18),
    )
    slow = StatusLine(
        unit="Bản Pom Mường",
        report="Báo cáo quý I năm 2026",
        due_on=date(2026, 3, 19),
        state="Quá hạn",
        days_late=6,
    )
    made = []
    for counted, late in ((shown.LATE, ["Bản Pom Mường (chưa gửi 01)"]), (shown.DONE, [])):
        data = StatusData(
            office=OFFICE,
            about=f"phong trào thi đua “{TITLE}”",
            ground=GROUND,
            on=date(2026, 3, 25),
            periods=["Báo cáo quý I năm 2026"],
            figures=counted,
            lines=[good, *([slow] if late else [])],
            rules=Rules(),
            praised=["Bản Nà Lúa"],
            late=late,
            due_at=datetime(2026, 3, 30, 17, 0) if late else None,
            requests=["Các bản chủ động theo dõi thời hạn"],
            number="14",
            signed_on=date(2026, 3, 25),
        )
        made.append(status_context(data))
    return made
