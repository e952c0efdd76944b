"""Fields of a notice on who leads the clusters."""

from datetime import date

from docgen.contexts.cluster_notice import ClusterNoticeData, ClusterSeats, cluster_context
from docgen.described.shared import HEAD, OFFICE, SIGN_OFF

MEANINGS = {
    **HEAD,
    "mo_dau": "Câu mở đầu: căn cứ, số cụm, khối, năm",
    "co_thanh_vien": "Đúng khi bảng có cột thành viên (dùng với if)",
    "bang": "Bảng cụm, khối thi đua",
    "bang.tt": "Số thứ tự",
    "bang.cum": "Tên cụm, khối và số đơn vị",
    "bang.truong": "Đơn vị cụm trưởng, khối trưởng",
    "bang.pho": "Đơn vị cụm phó, khối phó; trống khi không có",
    "bang.thanh_vien": "Các đơn vị thành viên còn lại",
    "trach_nhiem": "Các dòng trách nhiệm của đơn vị trưởng, phó; trống khi không ghi",
    "ket_thuc": "Câu kết, đã có dấu kết thúc ./.",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a notice with members and duties, and one with leaders alone."""
    clusters = [
        ClusterSeats(
            name="Cụm bản vùng cao",
            heads=["Bản Nà Lúa"],
            deputies=["Bản Pom Mường"],
            members=["Bản Co Muông", "Bản Phiêng Ban"],
        ),
        ClusterSeats(name="Khối trường học", heads=["Trường Tiểu học Suối Hoa"]),
    ]
    return [
        cluster_context(
            ClusterNoticeData(
                office=OFFICE,
                year=2026,
                clusters=clusters,
                on=date(2026, 1, 12),
                ground="kết quả bình chọn của các cụm, khối thi đua",
                shows_members=is_full,
                duties=["Xây dựng kế hoạch hoạt động của cụm, khối"] if is_full else [],
                number="3",
                signed_on=date(2026, 1, 12),
            )
        )
        for is_full in (True, False)
    ]
