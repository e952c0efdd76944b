"""What the made-up papers share: an office that does not exist."""

from models.office_facts import OfficeFacts

OFFICE = OfficeFacts(
    name="Ủy ban nhân dân xã Suối Hoa",
    superior_lines=["UBND TỈNH VÂN SƠN"],
    superior_name="Ủy ban nhân dân tỉnh Vân Sơn",
    issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ SUỐI HOA"],
    place="Suối Hoa",
    symbols={
        "letter": "/UBND-VHXH",
        "decision": "/QĐ-UBND",
        "report": "/BC-UBND",
        "submission": "/TTr-UBND",
        "notice": "/TB-UBND",
        "invitation": "/GM-UBND",
    },
    chair_title="Chủ tịch Ủy ban nhân dân xã Suối Hoa",
    signer_lines=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    signer_name="Lò Văn Thắm",
    recipients=["UBND tỉnh Vân Sơn (để báo cáo)", "Lưu: VT, VHXH"],
    drafter="Phòng Văn hóa - Xã hội",
    contact="bà Hà Thị Nhã, số điện thoại 0900 000 123",
)
TITLE = "Suối Hoa xanh, bản làng sạch"
GROUND = "Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã Suối Hoa"

HEAD = {
    "co_quan_chu_quan": "Tên cơ quan chủ quản, mỗi dòng một mục (góc trái, trên cùng)",
    "co_quan": "Tên cơ quan ban hành, mỗi dòng một mục (góc trái, in đậm)",
    "ke_co_quan": "Đường kẻ dưới tên cơ quan; đặt trong một đoạn trống có viền trên",
    "ke_tieu_ngu": "Đường kẻ dưới Tiêu ngữ; đặt trong một đoạn trống có viền trên",
    "so_ky_hieu": "Số và ký hiệu của văn bản, cả chữ “Số:”",
    "dia_danh_ngay": "Địa danh, ngày tháng năm ban hành",
    "ten_loai": "Tên loại văn bản, viết hoa",
    "trich_yeu": "Trích yếu nội dung",
    "ke_trich_yeu": "Đường kẻ dưới trích yếu; đặt trong một đoạn trống có viền trên",
    "ten_van_ban": "Tên loại và trích yếu trên một dòng, dùng cho tiêu đề của tệp",
}
SIGN_OFF = {
    "noi_nhan": "Các dòng Nơi nhận, đã có gạch đầu dòng và dấu cuối dòng",
    "nguoi_ky": "Các khối chữ ký, mỗi người ký một dòng",
    "nguoi_ky.chuc_vu": "Thẩm quyền và chức vụ người ký, mỗi dòng một mục (TM., KT. …)",
    "nguoi_ky.chuc_danh": "Chức danh khác ghi trên họ tên, có thể trống",
    "nguoi_ky.ho_ten": "Họ tên người ký",
    "mot_nguoi_ky": "Đúng khi chỉ có một người ký (dùng với if)",
    "so_nguoi_ky": "Số người ký cạnh nhau, dùng với colspan",
}
ADDRESSEES = {"kinh_gui": "Nơi nhận sau chữ “Kính gửi:”; một nơi hoặc nhiều dòng gạch đầu"}
