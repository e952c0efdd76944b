"""Fields of a decision on the council."""

from datetime import date

from docgen.contexts.council_decision import CouncilData, Seat, council_decision_context
from docgen.described.shared import HEAD, OFFICE, SIGN_OFF

MEANINGS = {
    **HEAD,
    "tham_quyen": "Thẩm quyền ban hành (CHỦ TỊCH …), mỗi dòng một mục",
    "can_cu": "Các dòng căn cứ và đề nghị",
    "dieu": "Các điều, mỗi điều một mục",
    "ten_danh_sach": "Tên của danh sách thành viên kèm theo",
    "kem_theo": "Dòng “(Kèm theo Quyết định số …)”",
    "ke_danh_sach": "Đường kẻ dưới dòng kèm theo",
    "danh_sach": "Danh sách thành viên; trống khi ít người, đã nêu tại Điều 1",
    "danh_sach.tt": "Số thứ tự",
    "danh_sach.ten": "Họ và tên",
    "danh_sach.chuc_vu": "Chức vụ, đơn vị",
    "danh_sach.vai_tro": "Vai trò trong Hội đồng",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a renewed council with a list, and a new one of three."""
    names = ("Lò Văn Thắm", "Vi Thị Sen", "Hà Thị Nhã", "Giàng A Lử", "Cầm Thị Doi", "Tòng Văn Ín")
    seats = [Seat(name=name, post="Trưởng bản", role="Ủy viên") for name in names]
    made = []
    for chosen, renews, replaced in (
        (seats, True, "Quyết định số 15/QĐ-UBND"),
        (seats[:3], False, ""),
    ):
        data = CouncilData(
            office=OFFICE,
            seats=chosen,
            renews=renews,
            grounds=["Luật Thi đua, khen thưởng"],
            duties=["Tham mưu về thi đua", "Xét khen thưởng"],
            replaced=replaced,
            responsible=OFFICE.drafter,
            number="16",
            signed_on=date(2026, 3, 2),
        )
        made.append(council_decision_context(data))
    return made
