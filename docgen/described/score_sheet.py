"""Fields of a cluster's ranking by points."""

from datetime import date
from decimal import Decimal

from docgen.contexts.score_sheet import ScoreRow, ScoreSheetData, score_context
from docgen.described.shared import HEAD, OFFICE, SIGN_OFF

MEANINGS = {
    **HEAD,
    "mo_dau": "Câu mở đầu: căn cứ, số đơn vị, thang điểm",
    "bang": "Bảng xếp hạng, đơn vị hạng cao trước",
    "bang.tt": "Số thứ tự",
    "bang.don_vi": "Tên đơn vị",
    "bang.tu_cham": "Điểm đơn vị tự chấm",
    "bang.cham_cheo": "Điểm cụm, khối chấm chéo",
    "bang.hoi_dong": "Điểm Hội đồng thẩm định",
    "bang.diem": "Điểm các tiêu chí trong thang điểm",
    "bang.thuong": "Điểm thưởng được tính",
    "bang.tru": "Điểm trừ",
    "bang.tong": "Tổng điểm",
    "bang.hang": "Xếp hạng; gạch ngang khi không xếp hạng",
    "bang.loai": "Xếp loại",
    "bang.ghi_chu": "Lý do không xếp hạng, cách xếp khi bằng điểm",
    "ghi_chu": "Các dòng ghi chú dưới bảng",
    "ket_thuc": "Câu tổng hợp, đã có dấu kết thúc ./.",
    **SIGN_OFF,
}


def examples() -> list[dict[str, object]]:
    """Return a sheet signed by cluster and council, and one by the office alone."""
    rows = [
        ScoreRow(
            name="Bản Nà Lúa",
            hands=(Decimal("96.5"), Decimal(95), Decimal(94)),
            scale=Decimal(92),
            bonus=Decimal(3),
            penalty=Decimal(-1),
            total=Decimal(94),
            rank=1,
            grade="Hoàn thành xuất sắc nhiệm vụ",
        ),
        ScoreRow(name="Bản Pom Mường", note="Không xếp hạng: đang xem xét kỷ luật"),
    ]
    signed = {
        "head_unit": "Bản Nà Lúa",
        "head_name": "Lò Thị Mai",
        "chair_name": "Giàng A Sùng",
        "chair_post": "Chủ tịch Ủy ban nhân dân xã",
    }
    return [
        score_context(
            ScoreSheetData(
                office=OFFICE,
                cluster="Cụm bản vùng cao",
                year=2026,
                rows=rows,
                on=date(2026, 12, 10),
                ground="Quyết định số 15/QĐ-UBND",
                notes=["Ghi chú: Đơn vị bằng điểm xếp cùng hạng."],
                **(signed if is_signed else {"council": False}),
            )
        )
        for is_signed in (True, False)
    ]
