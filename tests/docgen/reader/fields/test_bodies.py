import pytest

from docgen.reader.fields.bodies import find_body, is_above, own_level, receiver_in, via_in
from models.plan import Issuer, IssuerKind, Plan


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phòng Văn hóa - Xã hội tổng hợp, báo cáo", "Phòng Văn hóa - Xã hội"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị theo dõi", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Văn phòng HĐND và UBND xã trước ngày 5", "Văn phòng HĐND và UBND xã"),
        ("Sở Xây dựng về hướng dẫn kỹ thuật", "Sở Xây dựng"),
        ("Phòng Nội vụ, Hội đồng Thi đua", "Phòng Nội vụ"),
        ("Sở Nội vụ 6 tháng một lần", "Sở Nội vụ"),
        ("Cụm thi đua số 3 trong tháng", "Cụm thi đua số 3"),
        ("ban hành kế hoạch", ""),
        ("phong trào thi đua", ""),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text, name):
    assert find_body(text) == name


@pytest.mark.parametrize(
    ("text", "via", "receiver"),
    [
        ("gửi về UBND xã (qua Phòng Kinh tế) để tổng hợp", "Phòng Kinh tế", "UBND xã"),
        ("nộp UBND xã thông qua Công chức Văn hóa trước 5/6", "Công chức Văn hóa", "UBND xã"),
        ("thông qua phong trào để gửi quà cho dân", "", ""),
        ("báo cáo Sở Nội vụ kết quả", "", "Sở Nội vụ"),
    ],
)
def test_who_collects_and_who_receives(text, via, receiver):
    assert (via_in(text), receiver_in(text)) == (via, receiver)


def issued_by(name, kind=IssuerKind.COMMITTEE, superior=()):
    return Plan(issuer=Issuer(name=name, kind=kind, superior=list(superior)))


@pytest.mark.parametrize(
    ("plan", "name", "above"),
    [
        (issued_by("Ủy ban nhân dân xã Suối Hoa"), "Chủ tịch UBND tỉnh", True),
        (issued_by("Ủy ban nhân dân xã Suối Hoa"), "Chủ tịch UBND xã", False),
        (issued_by("Ủy ban nhân dân huyện Nậm Vàng"), "UBND các xã", False),
        (issued_by("Ủy ban nhân dân huyện Nậm Vàng"), "UBND thành phố", True),
        (issued_by("Ủy ban nhân dân thành phố Đồi Cọ"), "UBND thành phố", False),
        (issued_by("Phòng Y tế huyện Nậm Vàng"), "Chủ tịch UBND huyện", True),
        (issued_by("Phòng Y tế", IssuerKind.OFFICE, ["UBND HUYỆN A"]), "UBND huyện", True),
        (issued_by("Hội đồng", IssuerKind.COUNCIL, ["UBND XÃ A"]), "Chủ tịch UBND xã", False),
        (issued_by("Trường Tiểu học xã A"), "Chủ tịch UBND xã", True),
        (issued_by(""), "Chủ tịch UBND xã", None),
    ],
)
def test_levels_tell_who_stands_above(plan, name, above):
    assert is_above(name, plan) is above


def test_no_level_is_made_up():
    assert own_level(issued_by("Ban quản lý chợ")) is None
