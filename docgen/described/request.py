"""Fields of a request."""

from datetime import date, datetime

from docgen.contexts.request import RequestData, RequestedName, request_context
from docgen.described.shared import ADDRESSEES, GROUND, HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    **ADDRESSEES,
    "mo_dau": "Các đoạn căn cứ, lý do; trống khi không có",
    "de_nghi": "Câu đề nghị, kết thúc bằng hai chấm khi có nội dung cụ thể hoặc danh sách",
    "noi_dung": "Các nội dung đề nghị cụ thể, mỗi nội dung một gạch đầu dòng",
    "danh_sach": "Bảng trường hợp đề nghị; trống khi không đề nghị khen thưởng",
    "danh_sach.tt": "Số thứ tự",
    "danh_sach.ten": "Tên tập thể, hộ gia đình hoặc họ tên cá nhân",
    "danh_sach.don_vi": "Chức vụ, đơn vị",
    "danh_sach.hinh_thuc": "Hình thức khen thưởng đề nghị",
    "ket_thuc": "Các đoạn cuối: gửi kèm, hạn trả lời, liên hệ; đoạn cuối đã có dấu ./.",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a request for awards to the superior and one for persons to several units."""
    upward = RequestData(
        office=OFFICE,
        addressees=[OFFICE.superior_name],
        subject="đề nghị tặng Bằng khen",
        what=f"xem xét, tặng Bằng khen cho 01 tập thể trong phong trào thi đua “{TITLE}”",
        on=date(2026, 12, 3),
        grounds=[f"Thực hiện {GROUND}."],
        names=[RequestedName(kind="Tập thể", name="Bản Nà Lúa", award="Bằng khen")],
        enclosed=["Tờ trình", "Báo cáo thành tích"],
        closing=["Kính mong nhận được sự quan tâm, xem xét của quý cơ quan."],
        number="61",
        signed_on=date(2026, 12, 3),
    )
    downward = RequestData(
        office=OFFICE,
        addressees=["Trạm Y tế xã", "Công an xã"],
        subject="cử người tham gia đoàn kiểm tra",
        what="phối hợp một số việc",
        on=date(2026, 6, 3),
        matters=["Cử 01 lãnh đạo tham gia đoàn kiểm tra", "Gửi danh sách về Phòng"],
        due_at=datetime(2026, 6, 10, 16, 30),
    )
    return [request_context(data) for data in (upward, downward)]
