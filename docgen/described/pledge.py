"""Fields of a pledge."""

from datetime import date

from docgen.contexts.pledge import Party, PledgeData, pledge_context
from docgen.described.shared import GROUND, HEAD, OFFICE

MEANINGS = {
    **HEAD,
    "can_cu": "Các dòng căn cứ",
    "mo_dau": "Câu mở đầu: ngày, nơi ký, số đơn vị",
    "cac_ben": "Các đơn vị ký giao ước, đã đánh số",
    "noi_dung": "Các nội dung giao ước, đã đánh số",
    "cam_ket": "Các điều cam kết, đã đánh số",
    "thuc_hien": "Các đoạn tổ chức thực hiện, đoạn cuối đã có dấu kết thúc ./.",
    "hang_ky": "Các hàng chữ ký, mỗi hàng hai hoặc ba đơn vị",
    "hang_ky.nguoi": "Các khối chữ ký trong một hàng",
    "hang_ky.nguoi.chuc_vu": "Vai trò và tên đơn vị ký, mỗi dòng một mục",
    "hang_ky.nguoi.ho_ten": "Họ tên người ký, có thể trống",
    "so_cot": "Số khối chữ ký trong một hàng, dùng với colspan",
    "xac_nhan": "Dòng xác nhận của cơ quan; trống khi không cần",
    "chuc_vu_xac_nhan": "Chức vụ người xác nhận, mỗi dòng một mục",
    "ten_xac_nhan": "Họ tên người xác nhận",
    "noi_nhan": "Các dòng Nơi nhận, đã có gạch đầu dòng và dấu cuối dòng",
}


def examples() -> list[dict[str, object]]:
    """Return a pledge of a cluster that the office confirms, and one of two villages."""
    parties = [
        Party(unit="Bản Nà Lúa", role="trưởng cụm", name="Lò Văn Tấm"),
        Party(unit="Bản Pom Mường", role="phó trưởng cụm"),
        Party(unit="Bản Huổi Sen"),
        Party(unit="Trạm Y tế xã"),
        Party(unit="Trường Tiểu học Suối Hoa"),
    ]
    whole = PledgeData(
        office=OFFICE,
        subject="Cụm số 1 năm 2026",
        cluster="Cụm số 1",
        grounds=["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", GROUND],
        parties=parties,
        on=date(2026, 2, 20),
        place="Nhà văn hóa bản Nà Lúa",
        contents=["Trồng hoa ven đường.", "Gửi báo cáo đúng hạn."],
        commitments=["Giúp nhau trong việc làng, việc nước."],
        carrying_out=["Bản Nà Lúa theo dõi, tổng hợp kết quả."],
        confirmed=True,
        recipients=["Các đơn vị thuộc Cụm số 1", "Lưu: VT, VHXH"],
        number="1",
    )
    two = PledgeData(
        office=OFFICE,
        subject="Năm 2026",
        parties=parties[:2],
        contents=["Trồng hoa ven đường."],
        commitments=["Giúp nhau."],
        year=2026,
    )
    return [pledge_context(whole), pledge_context(two)]
