"""Fields of an invitation."""

from datetime import date, time

from docgen.contexts.invitation import InvitationData, invitation_context
from docgen.described.shared import HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    "kinh_moi": "Câu “… trân trọng kính mời:”, có tên người được mời khi chỉ mời một nơi",
    "khach_moi": "Các dòng người được mời khi mời nhiều nơi",
    "chi_tiet": "Các dòng Tới dự, Chủ trì, Thời gian, Địa điểm và việc cần chuẩn bị",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return invitations to several and to one."""
    lists = (["Thường trực Đảng ủy xã", "Trưởng các bản"], ["Trưởng bản Nà Lúa"])
    return [
        invitation_context(
            InvitationData(
                office=OFFICE,
                event=f"Hội nghị tổng kết phong trào thi đua “{TITLE}”",
                guests=guests,
                on=date(2026, 12, 10),
                at=time(14, 0),
                place="Hội trường Ủy ban nhân dân xã",
                chair="Chủ tịch Ủy ban nhân dân xã",
                matters=["Đề nghị các bản chuẩn bị ý kiến phát biểu"],
                recipients=OFFICE.recipients,
                number="8",
                signed_on=date(2026, 12, 3),
            )
        )
        for guests in lists
    ]
