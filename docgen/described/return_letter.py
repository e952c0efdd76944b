"""Fields of a letter that sends dossiers back."""

from datetime import date, datetime

from docgen.contexts.return_letter import Fault, ReturnData, return_context
from docgen.described.shared import ADDRESSEES, GROUND, HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    **ADDRESSEES,
    "mo_dau": "Câu nêu hồ sơ đã nhận và câu trả lại hồ sơ",
    "truong_hop": "Các trường hợp trả lại hồ sơ; trống khi chỉ có một, đã nêu trong câu",
    "bang_thieu": "Bảng nội dung cần bổ sung, hoàn thiện",
    "bang_thieu.tt": "Số thứ tự",
    "bang_thieu.giay_to": "Thành phần hồ sơ",
    "bang_thieu.noi_dung": "Điều còn thiếu, chưa đúng",
    "yeu_cau": "Các đoạn đề nghị: hạn gửi lại, liên hệ; đoạn cuối đã có dấu ./.",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return letters about two dossiers and about one."""
    made = []
    for names in (["Bà Vi Thị Sen, Bí thư bản", "Bản Nà Lúa"], ["Bản Nà Lúa"]):
        data = ReturnData(
            office=OFFICE,
            campaign=TITLE,
            ground=GROUND,
            on=date(2026, 11, 20),
            addressees=["Bản Nà Lúa"],
            names=names,
            faults=[
                Fault(piece="Báo cáo thành tích", lacks="chưa có xác nhận"),
                Fault(piece="Biên bản bình xét", lacks="thiếu tỷ lệ phiếu"),
            ],
            due_at=datetime(2026, 11, 27, 17, 0),
            received="Tờ trình số 02/TTr-BNL ngày 16/11/2026 của Bản Nà Lúa",
            consequence="Quá hạn, hồ sơ không được trình xét trong đợt này.",
            number="70",
            signed_on=date(2026, 11, 20),
        )
        made.append(return_context(data))
    return made
