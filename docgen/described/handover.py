"""Fields of the minutes of a handover."""

from datetime import date, time

from docgen.contexts.handover import HandoverData, Item, Person, handover_context
from docgen.described.shared import GROUND, HEAD, OFFICE, SIGN_OFF

MEANINGS = {
    **{name: meaning for name, meaning in HEAD.items() if name != "dia_danh_ngay"},
    "can_cu": "Các dòng căn cứ; trống khi không có",
    "mo_dau": "Các dòng thời gian, địa điểm, bên giao, bên nhận, người chứng kiến",
    "bang_ban_giao": "Bảng hồ sơ, tài liệu bàn giao",
    "bang_ban_giao.tt": "Số thứ tự",
    "bang_ban_giao.ten": "Tên hồ sơ, tài liệu",
    "bang_ban_giao.so_luong": "Số lượng",
    "bang_ban_giao.tinh_trang": "Tình trạng",
    "bang_ban_giao.ghi_chu": "Ghi chú",
    "cong_viec": "Các đoạn công việc đang theo dõi; trống khi không có",
    "cam_ket": "Các đoạn cam kết; trống khi không có",
    "ket_thuc": "Câu kết thúc, số bản, đã có dấu kết thúc ./.",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a handover with a witness and all it may hold, and the barest one."""
    giver = Person(name="Hà Thị Nhã", post="công chức Văn hóa - Xã hội")
    receiver = Person(name="Vi Thị Sen", post="chuyên viên Phòng Văn hóa - Xã hội")
    items = [
        Item(name="Hồ sơ phong trào năm 2026", count="12 văn bản", state="Đầy đủ", note="1 cặp"),
    ]
    whole = HandoverData(
        office=OFFICE,
        on=date(2026, 12, 2),
        at=time(8, 0),
        ended_at=time(10, 30),
        place="Phòng Văn hóa - Xã hội",
        grounds=[GROUND],
        giver=giver,
        receiver=receiver,
        witness=Person(name="Lò Văn Tấm", post="Phó Trưởng phòng"),
        items=items,
        work=["Đôn đốc 02 báo cáo quá hạn."],
        commitments=["Bên nhận đã nhận đủ."],
        recipients=["Bên giao, bên nhận", "Lưu: VT, Hồ sơ"],
        number="5",
    )
    bare = HandoverData(
        office=OFFICE,
        on=date(2026, 12, 2),
        at=time(8, 0),
        ended_at=time(9, 0),
        giver=giver,
        receiver=receiver,
        items=items,
        copies=2,
    )
    return [handover_context(whole), handover_context(bare)]
