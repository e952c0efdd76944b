"""Deeds on units, clusters and settings: each leaves its line and can be taken back."""

from datetime import date, timedelta

import pytest

from models import (
    clusters,
    deeds,
    journal,
    office,
    plan_store,
    setting_deeds,
    undoing,
    unit_deeds,
)
from models.errors import RuleBroken
from models.obligations import Obligation
from models.office import HolidayRow, OfficeProfile, Rules
from models.opening import office_calendar
from models.plan import Head, Plan
from models.plan_records import Participation, PlanRecord
from models.unit_list import unit_lines
from models.units import Cluster, Membership, Unit, clusters_by_unit, seat
from models.values import DayOff

TODAY = date(2026, 11, 21)
JULY = date(2026, 7, 1)


@pytest.fixture
def villages(book) -> list[Unit]:
    names = ("Thôn Đông", "Thôn Đoài", "Thôn An")
    return [Unit.create(code=f"DV0{i}", name=name) for i, name in enumerate(names, 1)]


@pytest.fixture
def plan(book) -> PlanRecord:
    code = plan_store.save(Plan(year=2026, head=Head(subject="Trồng cây")), TODAY)
    return PlanRecord.get(PlanRecord.code == code)


def owe(plan: PlanRecord, unit: Unit) -> Obligation:
    return Obligation.create(
        plan=plan, unit=unit, period="2026-Q3", period_label="Quý III", title="Báo cáo quý",
        opens_on=JULY, due_on=date(2026, 10, 5),
    )  # fmt: skip


def test_adding_is_undone_without_a_trace(book):
    cluster = Cluster.create(name="Cụm 1")
    line = unit_deeds.add(Unit(code="DV01", name="Thôn Mới"), cluster, JULY)
    assert line.sentence == "Thêm đơn vị “Thôn Mới”"
    deeds.undo(line)
    assert (Unit.select().count(), Membership.select().count()) == (0, 0)
    assert journal.recent()[0].undone


def test_what_is_in_the_way_of_a_unit_is_told_and_nothing_written(villages):
    with pytest.raises(RuleBroken, match="đã dùng cho"):
        unit_deeds.add(Unit(code="DV01", name="Thôn Khác"))
    assert Unit.select().count() == 3
    assert journal.recent() == []


def test_renaming_tells_both_names_and_can_be_taken_back(villages):
    villages[0].name = "Thôn Đông Hà"
    line = unit_deeds.change(villages[0])
    assert line.sentence == "Đổi tên đơn vị “Thôn Đông” thành “Thôn Đông Hà”"
    deeds.undo(line)
    again = Unit.get_by_id(villages[0].id)
    assert (again.name, again.folded) == ("Thôn Đông", "thon dong dv01")


def test_saving_the_same_leaves_no_line(villages):
    assert unit_deeds.change(villages[0]) is None
    assert journal.recent() == []


def test_an_older_deed_waits_for_the_newer_one(villages):
    villages[0].contact = "Lò Thị Mây"
    first = unit_deeds.change(villages[0])
    villages[0].contact = "Vàng A Páo"
    second = unit_deeds.change(villages[0])
    with pytest.raises(RuleBroken, match="việc mới hơn trước"):
        deeds.undo(first)
    assert Unit.get_by_id(villages[0].id).contact == "Vàng A Páo"
    deeds.undo(second)
    deeds.undo(first)
    assert Unit.get_by_id(villages[0].id).contact == ""
    with pytest.raises(RuleBroken, match="đã được hoàn tác"):
        deeds.undo(first)


def test_a_unit_with_reports_is_not_deleted_but_ended(villages, plan):
    owe(plan, villages[0])
    with pytest.raises(RuleBroken, match="có 1 báo cáo trong sổ"):
        unit_deeds.delete(villages[:1])
    assert not Unit.get_by_id(villages[0].id).deleted
    unit_deeds.end(villages[0], date(2026, 12, 31))
    assert villages[0].exists_on(date(2026, 12, 31))
    assert not villages[0].exists_on(date(2027, 1, 1))


def test_a_deleted_unit_comes_back_with_its_seat(villages):
    cluster = Cluster.create(name="Cụm 1")
    seat(villages[0], cluster, JULY, "head")
    line = unit_deeds.delete(villages[:2])
    assert [unit.name for unit in Unit.listed()] == ["Thôn An"]
    deeds.undo(line)
    assert Unit.listed().count() == 3
    assert villages[0].seats.get().role == "head"


def test_a_unit_that_took_others_in_stays(villages):
    unit_deeds.merge(villages[1:2], villages[0], JULY)
    assert "sáp nhập" in unit_deeds.why_not_deletable(villages[0])


def test_merging_hands_on_the_place_in_a_plan_and_back(villages, plan):
    Participation.create(plan=plan, unit=villages[1])
    line = unit_deeds.merge(villages[1:], villages[0], JULY)
    assert Participation.get(Participation.unit == villages[0]).from_on == JULY
    assert Unit.active(JULY).count() == 1
    deeds.undo(line)
    assert Unit.active(JULY).count() == 3
    assert [row.unit_id for row in Participation.select()] == [villages[1].id]


def test_a_merge_that_may_not_be_leaves_everything(villages):
    with pytest.raises(RuleBroken, match="không được nằm trong"):
        unit_deeds.merge(villages, villages[0], JULY)
    assert Unit.active(JULY).count() == 3
    assert journal.recent() == []


def test_open_reports_are_counted_by_unit(villages, plan):
    owe(plan, villages[0])
    assert unit_deeds.open_reports(villages[:2]) == {villages[0].id: 1, villages[1].id: 0}


def test_an_added_unit_that_owes_by_now_is_not_taken_away(book, plan):
    unit = Unit(code="DV01", name="Thôn Mới")
    line = unit_deeds.add(unit)
    owe(plan, unit)
    with pytest.raises(RuleBroken, match="báo cáo"):
        deeds.undo(line)
    assert Unit.select().count() == 1


def test_an_added_unit_that_a_plan_names_by_now_is_not_taken_away(book, plan):
    line = unit_deeds.add(Unit(code="DV01", name="Thôn Mới"))
    Participation.create(plan=plan, unit=Unit.get())
    with pytest.raises(RuleBroken, match="dựa trên việc này"):
        deeds.undo(line)
    assert Participation.select().count() == 1
    Participation.delete().execute()
    deeds.undo(line)
    assert Unit.select().count() == 0


def test_an_added_cluster_that_has_seats_by_now_is_not_taken_away(villages):
    line = clusters.keep(Cluster(name="Cụm 1"))
    moved = clusters.move(villages, Cluster.get(), JULY)
    with pytest.raises(RuleBroken, match="dựa trên việc này"):
        deeds.undo(line)
    assert Membership.select().count() == len(villages)
    deeds.undo(moved)
    deeds.undo(line)
    assert (Cluster.select().count(), Membership.select().count()) == (0, 0)


def test_history_holds_every_deed_that_touched_a_unit(villages):
    villages[1].phone = "0200 000 111"
    unit_deeds.change(villages[1])
    unit_deeds.merge(villages[1:2], villages[0], JULY)
    told = [line.action for line in unit_deeds.history(Unit.get_by_id(villages[1].id))]
    assert told == ["merged", "changed"]
    assert unit_deeds.history(villages[2]) == []


def test_leaders_change_with_the_year_and_the_old_ones_are_members(villages):
    cluster = Cluster.create(name="Cụm 1")
    for unit in villages:
        seat(unit, cluster, date(2025, 1, 1))
    new_year = date(2026, 1, 1)
    clusters.set_leaders(cluster, villages[0].id, villages[1].id, date(2025, 1, 1))
    line = clusters.set_leaders(cluster, villages[1].id, None, new_year)
    roles = {p.unit.name: p.role for p in clusters.seats_on(new_year)}
    assert roles == {"Thôn Đông": "member", "Thôn Đoài": "head", "Thôn An": "member"}
    before = {p.unit.name: p.role for p in clusters.seats_on(date(2025, 12, 31))}
    assert before["Thôn Đông"] == "head" and before["Thôn Đoài"] == "deputy"
    told = clusters.leaders_by_year(cluster)
    assert told[0] == ("01/01/2026 – nay", "Thôn Đoài", "Trưởng")
    deeds.undo(line)
    assert {p.unit.name: p.role for p in clusters.seats_on(new_year)} == before


def test_only_who_sits_in_a_cluster_may_lead_it(villages):
    cluster = Cluster.create(name="Cụm 1")
    seat(villages[0], cluster, JULY)
    with pytest.raises(RuleBroken, match="chưa ở trong cụm"):
        clusters.set_leaders(cluster, villages[0].id, None, date(2026, 6, 30))
    with pytest.raises(RuleBroken, match="hai đơn vị khác nhau"):
        clusters.set_leaders(cluster, villages[0].id, villages[0].id, JULY)


def test_moving_skips_who_sits_there_already(villages):
    cluster = Cluster.create(name="Cụm 1")
    seat(villages[0], cluster, date(2026, 1, 1), "head")
    clusters.move(villages, cluster, JULY)
    assert clusters_by_unit(JULY).keys() == {unit.id for unit in villages}
    assert villages[0].seats.get().role == "head"
    assert clusters.move(villages, cluster, JULY) is None


def test_a_cluster_goes_only_when_empty_and_comes_back_with_its_past(villages):
    cluster = Cluster.create(name="Cụm 1")
    seat(villages[0], cluster, JULY)
    with pytest.raises(RuleBroken, match="còn 1 đơn vị"):
        clusters.remove(cluster, TODAY)
    clusters.move(villages[:1], None, TODAY)
    line = clusters.remove(cluster, TODAY)
    assert clusters.lines(TODAY) == []
    deeds.undo(line)
    assert [row.cluster.name for row in clusters.lines(TODAY)] == ["Cụm 1"]
    assert clusters_by_unit(JULY)[villages[0].id].name == "Cụm 1"


def test_two_clusters_never_share_a_name(book):
    clusters.keep(Cluster(name="Cụm số 1"))
    with pytest.raises(RuleBroken, match="Đã có"):
        clusters.keep(Cluster(name="cum  so 1"))


def test_the_list_tells_seat_figures_and_who_took_a_unit_in(villages, plan):
    cluster = Cluster.create(name="Cụm 1")
    seat(villages[0], cluster, JULY, "deputy")
    unit_deeds.merge(villages[1:2], villages[0], JULY)
    owe(plan, villages[2])
    lines = {line.unit.name: line for line in unit_lines(TODAY)}
    assert lines["Thôn Đông"].cluster_words == "Cụm 1 (phó)"
    assert (lines["Thôn An"].figures.due, lines["Thôn An"].figures.overdue) == (1, 1)
    assert not lines["Thôn Đoài"].active
    assert lines["Thôn Đoài"].span_words == "đến 30/6/2026, vào Thôn Đông"


def test_a_day_of_the_offices_own_counts_in_the_calendar(book):
    tuesday = date(2026, 12, 15)
    assert office_calendar().is_working_day(tuesday)
    line = setting_deeds.keep_day(HolidayRow(day=tuesday, name="Hội xuân"))
    assert office_calendar().name_of_day_off(tuesday) == "Hội xuân"
    saturday = date(2026, 12, 19)
    setting_deeds.keep_day(HolidayRow(day=saturday, is_off=False, name="Làm bù"))
    assert office_calendar().is_working_day(saturday)
    deeds.undo(line)
    assert office_calendar().is_working_day(tuesday)


def test_a_day_stands_in_the_table_once(book):
    setting_deeds.keep_day(HolidayRow(day=TODAY, name="Nghỉ"))
    with pytest.raises(RuleBroken, match="đã có trong bảng"):
        setting_deeds.keep_day(HolidayRow(day=TODAY, name="Nghỉ nữa"))


def test_rules_and_profiles_can_be_taken_back(book):
    line = setting_deeds.keep_rules(Rules(day_off=DayOff.BACK, soon_days=7))
    assert office.rules() == Rules(day_off=DayOff.BACK, soon_days=7)
    undoing.undo(line, TODAY)
    assert office.rules() == Rules()
    good = OfficeProfile(name="UBND xã A", place="A", issuer_lines=["ỦY BAN NHÂN DÂN", "XÃ A"])
    line = setting_deeds.keep_profile(good, JULY)
    assert office.profile_on(JULY).name == "UBND xã A"
    assert office.profile_on(date(2026, 6, 30)).name == ""
    undoing.undo(line, TODAY)
    assert office.profile_on(JULY).name == ""


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"name": " "}, "name"), ({"place": ""}, "place"), ({"issuer_lines": []}, "issuer_lines"),
     ({"symbols": {"plan": "KH-UBND"}}, "symbols")],
)  # fmt: skip
def test_a_profile_needs_what_every_paper_prints(book, changed, field):
    values = {"name": "UBND xã A", "place": "A", "issuer_lines": ["XÃ A"], **changed}
    assert list(setting_deeds.check_profile(OfficeProfile(**values))) == [field]


def test_only_deeds_that_know_the_way_back_offer_it(villages):
    seen = journal.note("opened", "plan", "PT-2026-001", "Mở 3 báo cáo")
    assert not undoing.can_undo(seen)
    with pytest.raises(RuleBroken, match="không hoàn tác được"):
        deeds.undo(seen)


@pytest.mark.parametrize(
    ("opened", "closed", "active"),
    [
        (None, TODAY, True),
        (None, TODAY - timedelta(days=1), False),
        (TODAY + timedelta(days=1), None, True),
    ],
)
def test_a_unit_is_listed_as_active_until_its_last_day(book, opened, closed, active):
    Unit.create(code="DV01", name="Thôn Mới", opened_on=opened, closed_on=closed)
    assert unit_lines(TODAY)[0].active is active
