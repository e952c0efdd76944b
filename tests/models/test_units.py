from datetime import date

import pytest

from models.errors import RuleBroken
from models.units import (
    Cluster,
    Unit,
    check_unit,
    clusters_by_unit,
    merge_units,
    next_unit_code,
    seat,
)

DAY = date(2026, 7, 1)


@pytest.fixture
def villages(book) -> list[Unit]:
    names = ("Thôn Đông", "Thôn Đoài", "Thôn An")
    return [Unit.create(code=f"DV0{i}", name=name) for i, name in enumerate(names, 1)]


def test_units_come_in_vietnamese_order(villages):
    assert [unit.name for unit in Unit.listed()] == ["Thôn An", "Thôn Đoài", "Thôn Đông"]


def test_a_unit_is_found_whatever_way_its_name_is_typed(villages):
    assert Unit.named("THÔN  đong") == villages[0]


@pytest.mark.parametrize(("on", "count"), [(date(2026, 6, 30), 3), (DAY, 2)])
def test_merging_ends_the_old_unit_the_day_before(villages, on, count):
    merge_units([villages[1]], into=villages[0], from_on=DAY)
    assert Unit.active(on).count() == count


def test_merging_frees_the_seat_in_the_cluster(villages):
    cluster = Cluster.create(name="Cụm số 1")
    seat(villages[1], cluster, date(2026, 1, 1))
    merge_units([villages[1]], into=villages[0], from_on=DAY)
    assert villages[1].id in clusters_by_unit(date(2026, 6, 30))
    assert villages[1].id not in clusters_by_unit(DAY)


def test_a_unit_cannot_swallow_itself(villages):
    with pytest.raises(RuleBroken, match="không được nằm trong"):
        merge_units(villages[:2], into=villages[0], from_on=DAY)
    assert Unit.active(DAY).count() == 3


def test_a_closed_unit_cannot_be_merged_again(villages):
    merge_units([villages[1]], into=villages[0], from_on=DAY)
    with pytest.raises(RuleBroken, match="ngừng hoạt động"):
        merge_units([Unit.get_by_id(villages[1].id)], into=villages[2], from_on=date(2026, 9, 1))


def test_a_unit_sits_in_one_cluster_a_day(villages):
    first, second = Cluster.create(name="Cụm 1"), Cluster.create(name="Cụm 2")
    seat(villages[0], first, date(2026, 1, 1))
    seat(villages[0], second, DAY)
    assert clusters_by_unit(date(2026, 6, 30))[villages[0].id] == first
    assert clusters_by_unit(DAY)[villages[0].id] == second


def test_objections_name_what_to_do(villages):
    assert check_unit(Unit(code="DV09", name="Thôn Mới")) == []
    assert check_unit(Unit(code="", name=" ")) == ["Hãy nhập tên đơn vị.", "Hãy nhập mã đơn vị."]
    assert "đã dùng cho" in check_unit(Unit(code="DV01", name="Khác"))[0]
    assert "Đã có đơn vị tên" in check_unit(Unit(code="DV09", name="thôn đông"))[0]
    wrong = Unit(code="DV09", name="Mới", opened_on=DAY, closed_on=date(2026, 6, 30))
    assert "Ngày kết thúc" in check_unit(wrong)[0]


def test_codes_fill_up(villages):
    assert next_unit_code() == "DV04"
