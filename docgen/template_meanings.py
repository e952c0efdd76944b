"""What each field of a template means, in the clerk's words. Paths: list.field.field."""

from importlib import import_module

from docgen.described.shared import HEAD, SIGN_OFF
from docgen.drafts.kinds import KINDS


def _blocks(name: str, meaning: str) -> dict[str, str]:
    return {
        name: meaning,
        f"{name}.kieu": "Loại của đoạn: phan, muc, tieu_de, can_cu, doan hoặc bang (bảng)",
        f"{name}.chu": "Chữ của đoạn (mọi loại trừ bảng)",
        f"{name}.cot": "Tên các cột của bảng; trống nếu bảng không có dòng đầu",
        f"{name}.so_cot": "Số cột của bảng, dùng với colspan",
        f"{name}.hang": "Các dòng của bảng",
        f"{name}.hang.nhom": "Chữ của dòng nhóm (QUÝ I …); trống ở dòng thường",
        f"{name}.hang.o": "Các ô của một dòng thường",
    }


_OWN: dict[str, dict[str, str]] = {
    "plan": {
        **HEAD,
        **_blocks("noi_dung", "Toàn bộ nội dung kế hoạch, từng đoạn và bảng theo thứ tự"),
        **_blocks("phan_chua_xep", "Phần chữ phần mềm chưa xếp được vào mục nào, in sau cùng"),
        **SIGN_OFF,
    },
    "reminder": {
        **HEAD,
        "kinh_gui": "Nơi nhận công văn; một nơi hoặc nhiều dòng gạch đầu",
        "can_cu": "Câu nhắc văn bản làm căn cứ",
        "tinh_hinh": "Câu nêu còn bao nhiêu đơn vị chưa báo cáo",
        "con_thieu": "Các dòng đơn vị còn thiếu; trống khi đã in thành bảng",
        "bang_con_thieu": "Bảng đơn vị còn thiếu; trống khi ít đơn vị",
        "bang_con_thieu.tt": "Số thứ tự",
        "bang_con_thieu.don_vi": "Tên đơn vị",
        "bang_con_thieu.bao_cao": "Báo cáo còn thiếu",
        "bang_con_thieu.han": "Hạn nộp",
        "bang_con_thieu.cham": "Số ngày chậm",
        "yeu_cau": "Các đoạn đề nghị, đoạn cuối đã có dấu kết thúc ./.",
        **SIGN_OFF,
    },
    "decision": {
        **HEAD,
        "tham_quyen": "Thẩm quyền ban hành (CHỦ TỊCH …), mỗi dòng một mục",
        "can_cu": "Các dòng căn cứ và đề nghị",
        "dieu": "Các điều, mỗi điều một mục",
        "ten_danh_sach": "Tên của danh sách kèm theo",
        "kem_theo": "Dòng “(Kèm theo Quyết định số …)”",
        "ke_danh_sach": "Đường kẻ dưới dòng kèm theo",
        "danh_sach": "Danh sách khen thưởng, từng nhóm tập thể, hộ gia đình, cá nhân",
        "danh_sach.ten": "Tên nhóm, có số La Mã",
        "danh_sach.hang": "Những người, tập thể trong nhóm",
        "danh_sach.hang.tt": "Số thứ tự trong nhóm",
        "danh_sach.hang.ten": "Họ tên hoặc tên tập thể",
        "danh_sach.hang.don_vi": "Chức vụ, đơn vị hoặc nơi ở",
        "danh_sach.hang.tien": "Mức tiền thưởng",
        "co_tien": "Đúng khi có tiền thưởng (dùng với if)",
        "tong_cong": "Câu tổng số tiền dưới danh sách; trống khi có danh sách ký nhận",
        "bang_tien": "Danh sách ký nhận tiền, từng nhóm; trống khi không kèm",
        "bang_tien.ten": "Tên nhóm, có số La Mã",
        "bang_tien.hang": "Những người, tập thể trong nhóm",
        "bang_tien.hang.tt": "Số thứ tự trong nhóm",
        "bang_tien.hang.ten": "Họ tên hoặc tên tập thể",
        "bang_tien.hang.hinh_thuc": "Hình thức (Giấy khen, danh hiệu …)",
        "bang_tien.hang.he_so": "Hệ số nhân với lương cơ sở",
        "bang_tien.hang.luong": "Lương cơ sở tại ngày lập",
        "bang_tien.hang.tien": "Thành tiền, đã làm tròn",
        "tong_tien": "Tổng thành tiền bằng số",
        "bang_chu": "Câu tổng số tiền, có cả bằng chữ, dưới danh sách ký nhận",
        **SIGN_OFF,
    },
}


def meanings(kind: str) -> dict[str, str]:
    """Return path of field → meaning for a kind of paper; {} for one not described."""
    if kind in _OWN:
        return _OWN[kind]
    return import_module(f"docgen.described.{kind}").MEANINGS if kind in KINDS else {}
