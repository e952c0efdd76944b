"""Headings, kinds, sums and signatures as people word them."""

import pytest

from docgen.excel.unit_cells import heading_field, is_email, is_foot, is_total, kind_of
from models.text import name_key


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("STT", "number"),
        ("Số TT", "number"),
        ("Mã đơn vị", "code"),
        ("Mã số", "code"),
        ("Đơn vị", "name"),
        ("Tên cơ quan", "name"),
        ("Đơn vị tính", ""),
        ("Trưởng đơn vị", "contact"),
        ("Trưởng thôn", "contact"),
        ("Thủ trưởng đơn vị", "contact"),
        ("Họ và tên người phụ trách", "contact"),
        ("Loại hình đơn vị", "kind"),
        ("Cụm/Khối thi đua", "cluster"),
        ("KHỐI", "cluster"),
        ("Địa chỉ", "address"),
        ("Địa chỉ email", "email"),
        ("E-mail", "email"),
        ("SĐT", "phone"),
        ("Số điện thoại người liên hệ", "phone"),
        ("Ghi chú (nếu có)", "note"),
        ("Điểm", ""),
        ("", ""),
    ],
)
def test_a_heading_names_its_field(heading, field):
    assert heading_field(heading) == field


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Phòng, ban", "office"),
        ("Văn phòng HĐND và UBND", "office"),
        ("Văn phòng Đảng ủy", "party"),
        ("Ban Xây dựng Đảng", "party"),
        ("Ban Quản lý dự án", "service"),
        ("Ban Chỉ huy Quân sự xã", "armed"),
        ("Bản Lầu", "village"),
        ("Thôn Phòng Đen", "village"),
        ("Tổ dân phố số 3", "village"),
        ("Khu phố 5", "village"),
        ("Trường TH&THCS Nậm Mây", "school"),
        ("Trạm Y tế", "health"),
        ("Hội Cựu chiến binh", "mass"),
        ("Ủy ban MTTQ Việt Nam xã", "mass"),
        ("Đoàn TNCS Hồ Chí Minh", "mass"),
        ("HTX Nông nghiệp Suối Hoa", "business"),
        ("UBND xã Nậm Mây", "commune"),
        ("Trung tâm Phục vụ hành chính công", "service"),
        ("Hoa Ban", None),
    ],
)
def test_a_name_or_a_label_tells_its_kind(text, kind):
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        ("Tổng cộng", True),
        ("CỘNG: 12 đơn vị", True),
        ("Tổng số (3)", True),
        ("Công an xã", False),
        ("Tổng công ty Chè", False),
        ("Cộng Hòa", False),
    ],
)
def test_a_sum_is_not_a_unit(text, is_sum):
    assert is_total(text) is is_sum


@pytest.mark.parametrize(
    ("text", "is_below"),
    [
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("KT. CHỦ TỊCH", True),
        ("Người lập biểu", True),
        ("Suối Hoa, ngày …… tháng …… năm 2026", True),
        ("Nơi nhận:", True),
        ("(Ký, ghi rõ họ tên)", True),
        ("Thôn Chủ Tịch", False),
        ("Hội Người cao tuổi", False),
    ],
)
def test_signatures_are_not_units(text, is_below):
    assert is_foot(text) is is_below


def test_names_are_told_apart_by_their_accents_only():
    assert name_key("Thôn Hoà Bình") == name_key("THÔN  HÒA BÌNH")
    assert name_key("Thuỷ Tạ") == name_key("Thủy Tạ")
    assert len({name_key(name) for name in ("Hà", "Hạ", "Ha", "Hả", "Hã", "Há", "Hă", "Hâ")}) == 8


def test_addresses_of_mail_are_told_from_other_text():
    assert is_email("a.b@suoihoa.gov.vn") and is_email("a@b.vn; c@d.vn")
    assert not is_email("a@b") and not is_email("không có")
