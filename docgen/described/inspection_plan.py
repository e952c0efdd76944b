"""Fields of a plan of inspection."""

from datetime import date, datetime

from docgen.contexts.inspection_plan import InspectionData, inspection_context
from docgen.described.shared import GROUND, HEAD, OFFICE, SIGN_OFF
from models.visits import Visit

MEANINGS = {
    **HEAD,
    "mo_dau": "Câu mở đầu, nêu căn cứ",
    "muc_dich": "Các dòng mục đích",
    "yeu_cau": "Các dòng yêu cầu",
    "noi_dung": "Các dòng nội dung kiểm tra",
    "doi_tuong": "Câu nêu số đơn vị được kiểm tra",
    "thoi_ky": "Câu nêu thời kỳ kiểm tra",
    "doan": "Các dòng thành phần đoàn kiểm tra",
    "thoi_gian": "Câu nêu ngày đầu, ngày cuối, đứng trước lịch kiểm tra",
    "lich": "Bảng lịch kiểm tra",
    "lich.tt": "Số thứ tự",
    "lich.don_vi": "Đơn vị được kiểm tra",
    "lich.ngay": "Thứ, ngày",
    "lich.gio": "Giờ bắt đầu",
    "to_chuc": "Các dòng tổ chức thực hiện",
    "ket_thuc": "Câu kết, đã có dấu kết thúc ./.",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a plan of two days and one of a single visit."""
    two = [
        Visit("Bản Nà Lúa", datetime(2026, 6, 9, 8, 0)),
        Visit("Trạm Y tế xã", datetime(2026, 6, 10, 14, 0)),
    ]
    return [
        inspection_context(
            InspectionData(
                office=OFFICE,
                subject="Kiểm tra công tác thi đua, khen thưởng năm 2026",
                on=date(2026, 5, 20),
                visits=planned,
                team=["Bà Hà Thị Nhã, Phó Trưởng phòng: Trưởng đoàn"],
                period="từ ngày 01/01/2026 đến thời điểm kiểm tra",
                ground=GROUND,
                aims=["Nắm tình hình phong trào thi đua"],
                demands=["Kiểm tra khách quan"],
                matters=["Việc ký kết giao ước thi đua"],
                duties=["Phòng Văn hóa - Xã hội thông báo lịch"],
                report_by=date(2026, 6, 4) if len(planned) > 1 else None,
                number="27",
                signed_on=date(2026, 5, 20),
            )
        )
        for planned in (two, two[:1])
    ]
