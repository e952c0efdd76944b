"""Fields of the minutes of the council."""

from datetime import date, time

from docgen.contexts.minutes import MinutesData, Seat, minutes_context
from docgen.contexts.voting import Nominee, Poll
from docgen.described.shared import HEAD, OFFICE, SIGN_OFF, TITLE
from models.ballots import Ballot, Basis, Threshold
from models.plan import RecipientKind

MEANINGS = {
    **{name: meaning for name, meaning in HEAD.items() if name != "dia_danh_ngay"},
    "mo_dau": "Các dòng thời gian bắt đầu, địa điểm, thành phần, chủ trì, thư ký",
    "khai_mac": "Các đoạn khai mạc, số thành viên có mặt",
    "bao_cao": "Các đoạn báo cáo tại cuộc họp",
    "y_kien": "Các đoạn ý kiến của thành viên Hội đồng",
    "cach_bo_phieu": "Các đoạn nêu cách bỏ phiếu, tỷ lệ phải đạt, ban kiểm phiếu",
    "phieu_kin": "Đúng khi bỏ phiếu kín, sai khi giơ tay (dùng với if)",
    "bang_phieu": "Bảng kết quả bỏ phiếu, từng nhóm hình thức khen và đối tượng",
    "bang_phieu.ten": "Tên nhóm, có số La Mã",
    "bang_phieu.hang": "Những trường hợp trong nhóm",
    "bang_phieu.hang.tt": "Số thứ tự trong nhóm",
    "bang_phieu.hang.ten": "Tên, chức vụ, đơn vị",
    "bang_phieu.hang.phat_ra": "Số phiếu phát ra, hoặc số người biểu quyết",
    "bang_phieu.hang.thu_ve": "Số phiếu thu về",
    "bang_phieu.hang.hop_le": "Số phiếu hợp lệ",
    "bang_phieu.hang.dong_y": "Số phiếu đồng ý",
    "bang_phieu.hang.khong_dong_y": "Số phiếu không đồng ý",
    "bang_phieu.hang.ty_le": "Tỷ lệ đồng ý",
    "ket_qua": "Các dòng kết quả: ai được nhất trí đề nghị, đạt bao nhiêu phần trăm",
    "khong_de_nghi": "Các dòng trường hợp không đề nghị và lý do; trống khi không có",
    "ket_luan": "Các đoạn kết luận của chủ tọa",
    "ket_thuc": "Câu thời gian kết thúc, đã có dấu kết thúc ./.",
    **SIGN_OFF,
}
_CHAIR = Seat(name="Lò Văn Thắm", post="Chủ tịch Ủy ban nhân dân xã", role="Chủ tịch Hội đồng")
_SECRETARY = Seat(name="Hà Thị Nhã", role="Thư ký", votes=False)


def examples() -> list[dict[str, object]]:
    """Return minutes with secret ballots and one refused, and with raised hands."""
    count = Ballot(issued=3, returned=3, valid=3, agreed=3)
    names = [
        Nominee(kind=RecipientKind.COLLECTIVE, name="Bản Nà Lúa", ballot=count),
        Nominee(
            kind=RecipientKind.PERSON,
            name="Bà Vi Thị Sen",
            post="Bí thư bản",
            ballot=Ballot(issued=3, returned=3, valid=3, agreed=1),
            threshold=Threshold(percent=50, above=True),
        ),
        Nominee(kind=RecipientKind.PERSON, name="Ông Lò Văn Tấm", reason="hồ sơ chưa đủ"),
    ]
    whole = Poll(members=4, tellers=["Bà Hà Thị Nhã, Trưởng ban"], nominees=names)
    hands = Poll(members=3, secret=False, basis=Basis.ISSUED, nominees=names[:1])
    return [minutes_context(_data(whole)), minutes_context(_data(hands))]


def _data(poll: Poll) -> MinutesData:
    return MinutesData(
        office=OFFICE,
        campaign=TITLE,
        on=date(2026, 12, 2),
        at=time(14, 0),
        ended_at=time(16, 30),
        place="Phòng họp Ủy ban nhân dân xã",
        present=[_CHAIR, Seat(name="Vi Thị Sen", role="Ủy viên"), _SECRETARY],
        absent=[Seat(name="Lò Văn Pâng", role="Ủy viên")],
        absences=["Ông Lò Văn Pâng đi công tác"],
        guests=["Trưởng bản Nà Lúa"],
        chair=_CHAIR,
        secretary=_SECRETARY,
        quorum="2/3",
        poll=poll,
        reports=["Phòng Văn hóa - Xã hội trình danh sách đề nghị."],
        opinions=["Các thành viên nhất trí với báo cáo."],
        conclusions=["Hội đồng giao Phòng Văn hóa - Xã hội hoàn thiện hồ sơ."],
        recipients=["Thành viên Hội đồng", "Lưu: VT, Hồ sơ"],
        number="4",
    )
