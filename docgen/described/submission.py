"""Fields of a submission."""

from dataclasses import replace
from datetime import date

from docgen.contexts.awarding import AwardeeKind
from docgen.contexts.submission import Proposed, SubmissionData, submission_context
from docgen.described.shared import ADDRESSEES, GROUND, HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    **ADDRESSEES,
    "can_cu": "Các dòng căn cứ",
    "noi_dung": "Các đoạn về kết quả phong trào và việc xét của Hội đồng; có thể trống",
    "de_nghi": "Các đoạn đề nghị: cho bao nhiêu tập thể, hộ gia đình, cá nhân, theo hình thức",
    "ho_so": "Các dòng hồ sơ kèm theo; trống khi không có",
    "ket_thuc": "Câu kết thúc, có dấu ./.",
    "ten_danh_sach": "Tên của danh sách kèm theo",
    "kem_theo": "Dòng “(Kèm theo Tờ trình số …)”",
    "ke_phu_luc": "Đường kẻ dưới dòng kèm theo",
    "danh_sach": "Danh sách đề nghị, từng nhóm tập thể, hộ gia đình, cá nhân",
    "danh_sach.ten": "Tên nhóm, có số La Mã",
    "danh_sach.hang": "Những người, tập thể trong nhóm",
    "danh_sach.hang.tt": "Số thứ tự trong nhóm",
    "danh_sach.hang.ten": "Họ tên hoặc tên tập thể",
    "danh_sach.hang.don_vi": "Chức vụ, đơn vị hoặc nơi ở",
    "danh_sach.hang.nam_sinh": "Năm sinh",
    "danh_sach.hang.thanh_tich": "Tóm tắt thành tích",
    "danh_sach.hang.hinh_thuc": "Hình thức đề nghị",
    "danh_sach.hang.phieu": "Số phiếu đồng ý trên tổng số phiếu và tỷ lệ",
    "danh_sach.hang.ghi_chu": "Ghi chú",
    "tong_cong": "Câu tổng số trường hợp dưới danh sách",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a submission of two forms with votes, and one of a single name without."""
    people = [
        Proposed(
            kind=AwardeeKind.COLLECTIVE,
            name="Bản Nà Lúa",
            achievement="Giữ sạch đường bản cả năm",
            votes="9/9",
            share=1.0,
            note="Đề nghị lần đầu",
        ),
        Proposed(
            kind=AwardeeKind.PERSON,
            name="Bà Vi Thị Sen",
            post="Bí thư bản",
            birth_year="1980",
            achievement="Vận động 12 hộ hiến đất",
            form="Bằng khen",
            votes="8/9",
            share=8 / 9,
        ),
    ]
    whole = SubmissionData(
        office=OFFICE,
        addressee="Chủ tịch Ủy ban nhân dân tỉnh Vân Sơn",
        achievement=f"có thành tích xuất sắc trong phong trào thi đua “{TITLE}”",
        grounds=[GROUND],
        proposed=people,
        council="Hội đồng Thi đua - Khen thưởng xã Suối Hoa",
        met_on=date(2026, 12, 2),
        results=["Sau một năm, 14 bản đều có tuyến đường tự quản."],
        dossier=["Báo cáo thành tích", "Biên bản họp Hội đồng"],
        recipients=OFFICE.recipients,
        number="21",
        signed_on=date(2026, 12, 5),
    )
    small = replace(whole, proposed=[replace(people[0], share=None, votes="")], dossier=[],
                    results=[], met_on=None)  # fmt: skip
    return [submission_context(data) for data in (whole, small)]
