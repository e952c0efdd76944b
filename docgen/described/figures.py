"""Fields of the tables that reports share, and made-up lines for them."""

from docgen.contexts.figures import FiguresLine
from docgen.contexts.indicators import IndicatorGrid, IndicatorLine
from models.award_figures import AwardCount
from models.states import Figures

_COUNTS = {
    "phai_nop": "Số báo cáo phải nộp",
    "da_nop": "Số báo cáo đã nộp",
    "dung_han": "Số báo cáo đúng hạn",
    "cham": "Số báo cáo nộp chậm",
    "chua_nop": "Số báo cáo chưa nộp",
    "qua_han": "Số báo cáo chưa nộp đã quá hạn",
    "tra_lai": "Số báo cáo bị trả lại",
    "khong_phat_sinh": "Số báo cáo không phát sinh",
    "mien": "Số báo cáo được miễn",
    "ty_le": "Tỷ lệ đúng hạn",
}


def rows(path: str, what: str) -> dict[str, str]:
    """Return the meanings of a table of figures, one line for each `what`."""
    inner = {"tt": "Số thứ tự", "ten": f"Tên {what}", **_COUNTS}
    return {f"{path}.{name}": meaning for name, meaning in inner.items()}


AWARDS = {
    "bang_khen": "Bảng khen thưởng theo hình thức, từng nhóm; trống khi không có",
    "bang_khen.ten": "Tên nhóm",
    "bang_khen.hang": "Các dòng của nhóm",
    "bang_khen.hang.tt": "Số thứ tự trong nhóm",
    "bang_khen.hang.hinh_thuc": "Hình thức khen thưởng",
    "bang_khen.hang.tap_the": "Số tập thể",
    "bang_khen.hang.ho": "Số hộ gia đình",
    "bang_khen.hang.ca_nhan": "Số cá nhân",
    "bang_khen.hang.cong": "Tổng số",
}
UNITS = {
    "don_vi": "Bảng tổng hợp theo đơn vị, từng cụm, khối",
    "don_vi.ten": "Tên cụm, khối; trống khi không chia cụm",
    "don_vi.hang": "Các đơn vị của cụm, khối",
    **rows("don_vi.hang", "đơn vị"),
    "don_vi.hang.ghi_chu": "Báo cáo còn thiếu của đơn vị",
    "tong": "Dòng tổng cộng của bảng theo đơn vị, chỉ một dòng",
    **{f"tong.{name}": f"{meaning}, tất cả đơn vị" for name, meaning in _COUNTS.items()},
    "ghi_chu_bang": "Câu ghi chú dưới bảng",
}
_INDICATOR = {
    "tt": "Số thứ tự",
    "ten": "Tên chỉ tiêu",
    "don_vi_tinh": "Đơn vị tính",
    "muc_tieu": "Mục tiêu đề ra",
    "dat": "Kết quả đạt được",
    "ty_le": "Tỷ lệ thực hiện",
    "co_so_lieu": "Số đơn vị có số liệu trên số phải báo cáo",
    "dat_muc": "Số đơn vị đạt trên số đủ số liệu để xét",
}
INDICATORS = {
    "mo_dau_chi_tieu": "Câu dẫn vào bảng chỉ tiêu: tổng hợp từ báo cáo nào",
    "ghi_chu_chi_tieu": "Chú giải các ký hiệu của bảng chỉ tiêu",
    "xu_huong": "Các dòng so sánh với kỳ liền trước; trống khi chưa so được",
    "bang_chi_tieu": "Các bảng đơn vị × chỉ tiêu của phụ lục; trống khi không có chỉ tiêu",
    "bang_chi_tieu.ten": "Tên phong trào của bảng",
    "bang_chi_tieu.cot": "Tên các cột",
    "bang_chi_tieu.hang": "Các dòng của bảng",
    "bang_chi_tieu.hang.o": "Các ô của dòng",
}
GAPS = {"con_thieu": "Các dòng nêu số liệu còn thiếu; trống khi đủ"}


def indicator_rows(path: str) -> dict[str, str]:
    """Return the meanings of a table of indicators."""
    return {f"{path}.{name}": meaning for name, meaning in _INDICATOR.items()}


ANNEX = {
    "kem_theo": "Dòng “(Kèm theo Báo cáo số …)” của phụ lục",
    "ke_phu_luc": "Đường kẻ dưới dòng kèm theo của phụ lục",
}

DONE = Figures(expected=4, received=4, on_time=4, nil=1)
LATE = Figures(expected=4, received=3, on_time=2, late=1, overdue=1, returned=1, exempt=1)
UNIT_LINES = [
    FiguresLine(name="Bản Nà Lúa", figures=DONE, group="Cụm số 1"),
    FiguresLine(
        name="Bản Pom Mường", figures=LATE, group="Cụm số 1", note="Quá hạn: Quý III (20/9/2026)"
    ),
    FiguresLine(name="Trạm Y tế xã", figures=DONE),
]
PERIOD_LINES = [
    FiguresLine(name="Quý I/2026", figures=DONE),
    FiguresLine(name="Quý II/2026", figures=LATE),
]
INDICATOR_LINES = [
    IndicatorLine(
        name="Đường có hoa",
        unit="km",
        target="10",
        reached="12",
        share="120,0 %",
        reported="3/3",
        verdict="2/3",
        trend="tăng 2 km so với kỳ quý II/2026 (03 đơn vị có số liệu cả hai kỳ)",
        group="Suối Hoa xanh, bản làng sạch",
    )
]
GRIDS = [
    IndicatorGrid(
        title="Suối Hoa xanh, bản làng sạch",
        heads=["Đường có hoa (km)", "Hộ phân loại rác (%)"],
        units=[["Bản Nà Lúa", "8", "92,5"], ["Bản Pom Mường", "4*", "–"]],
        totals=[["Cộng", "12", "92,5"]],
    )
]
AWARD_LINES = [
    AwardCount(form="Giấy khen của Chủ tịch UBND xã", collectives=2, households=1, persons=5)
]
