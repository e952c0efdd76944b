"""Fields of a report of achievements."""

from docgen.contexts.achievement_report import (
    AchievementData,
    EarlierAward,
    Nominee,
    achievement_report_context,
)
from docgen.described import figures as shown
from docgen.described.shared import GROUND, HEAD, OFFICE, SIGN_OFF, TITLE

MEANINGS = {
    **HEAD,
    "theo_mau": "Dòng “(Theo Mẫu số …)”; trống khi chưa rõ số mẫu",
    "ten_phan_1": "Tên phần I: lý lịch của cá nhân hoặc đặc điểm của tập thể",
    "thong_tin": "Các dòng gạch đầu về người, tập thể; chấm chấm ở chỗ chưa có",
    "dac_diem": "Các đoạn về đặc điểm, nhiệm vụ được giao",
    "mo_dau_thanh_tich": "Câu mở đầu phần thành tích, nêu phong trào",
    "thanh_tich": "Các đoạn thành tích đạt được",
    "da_khen": "Bảng các lần đã được khen; trống khi sổ chưa ghi lần nào",
    "da_khen.tt": "Số thứ tự",
    "da_khen.nam": "Năm được khen",
    "da_khen.hinh_thuc": "Danh hiệu, hình thức khen thưởng",
    "da_khen.quyet_dinh": "Số, ngày quyết định và cơ quan ban hành",
    "da_khen_khac": "Các dòng khen thưởng khác được ghi thêm",
    "ket_thuc": "Câu kết, đã có dấu kết thúc ./.",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a person with an award and a form number, a collective and a household without."""
    person = AchievementData(
        office=OFFICE,
        nominee=Nominee.PERSON,
        name="Bà Vi Thị Sen",
        unit="Bản Nà Lúa",
        award="Giấy khen của Chủ tịch Ủy ban nhân dân xã",
        campaign=TITLE,
        ground=GROUND,
        decree="Nghị định số 98/2023/NĐ-CP",
        form_number="08",
        particulars=[("Họ và tên", "Vi Thị Sen"), ("Quê quán", "")],
        duties=["Tổ trưởng tổ tự quản đường hoa"],
        results=["Vận động 30 hộ trồng hoa."],
        earlier=[EarlierAward(year="2025", form="Giấy khen", decision="45/QĐ-UBND")],
        other_earlier=["năm 2020: Giấy khen của Hội Phụ nữ huyện"],
        signer_name="Vi Thị Sen",
        year=2026,
    )
    collective = AchievementData(
        office=OFFICE,
        nominee=Nominee.COLLECTIVE,
        name="Bản Nà Lúa",
        unit="Bản Nà Lúa",
        award="Giấy khen",
        campaign=TITLE,
        particulars=[("Tên tập thể", "Bản Nà Lúa")],
        features=["Bản có 86 hộ."],
        results=["Trồng 2 km đường hoa."],
        reports=shown.DONE,
        signer_post="Trưởng bản",
        signer_name="Lò Văn Tấm",
        year=2026,
    )
    household = AchievementData(
        office=OFFICE,
        nominee=Nominee.HOUSEHOLD,
        name="Hộ ông Lò Văn Tấm",
        award="Giấy khen",
        campaign=TITLE,
        results=["Hiến 100 mét vuông đất."],
    )
    return [achievement_report_context(data) for data in (person, collective, household)]
