"""Indicators travel with their plan: saved, undone, moved to another year."""

from datetime import date

import pytest

from models import journal, plan_store
from models.errors import RuleBroken
from models.indicators import Indicator, IndicatorValue, Target
from models.obligations import Obligation, Receipt
from models.plan import Campaign, Criterion, Plan
from models.plan_indicators import (
    Direction,
    IndicatorKind,
    PlanIndicator,
    UnitTarget,
    indicator_problems,
    proposals,
)
from models.plan_records import PlanRecord
from models.readiness import objections
from models.shifting import duplicated
from models.units import Unit

TODAY = date(2026, 11, 21)


def measured(**values: object) -> PlanIndicator:
    given = {
        "title": "Tỷ lệ hộ phân loại rác năm 2026", "measure": "%", "kind": IndicatorKind.LAST,
        "decimals": 1, "low": 0.0, "high": 100.0, "operator": ">=", "threshold": 90.0,
        "reference": "khoản 2, mục III", "target": 95.0,
        "unit_targets": [UnitTarget(unit="DV01", value=80.0), UnitTarget(unit="DV02", value=0.0)],
    }  # fmt: skip
    return PlanIndicator(**{**given, **values})


@pytest.fixture
def plan(book) -> Plan:
    for number in (1, 2, 3):
        Unit.create(code=f"DV{number:02d}", name=f"Thôn {number}")
    fires = PlanIndicator(title="Số vụ cháy", measure="vụ", direction=Direction.LESS)
    made = Plan(year=2026, campaigns=[Campaign(title="Làng xanh")], indicators=[measured(), fires])
    plan_store.save(made, TODAY)
    return made


def last_change() -> journal.Change:
    return journal.recent(1)[0]


def test_indicators_come_back_as_they_went_in(plan):
    assert plan_store.load(plan.code) == plan
    assert Target.select().count() == 3


def test_saving_again_changes_no_row_and_writes_no_line(plan):
    rows, lines = list(Target.select().tuples()), journal.Change.select().count()
    plan_store.save(plan_store.load(plan.code), TODAY)
    assert list(Target.select().tuples()) == rows
    assert journal.Change.select().count() == lines


def test_rows_keep_their_keys_when_moved_and_renamed(plan):
    ids = {row.key: row.id for row in Indicator.select()}
    plan.indicators.reverse()
    plan.indicators[0].title = "Số vụ cháy, nổ"
    plan_store.save(plan, TODAY)
    assert {row.key: row.id for row in Indicator.select()} == ids
    titles = [one.title for one in plan_store.load(plan.code).indicators]
    assert titles == ["Số vụ cháy, nổ", "Tỷ lệ hộ phân loại rác năm 2026"]


def test_a_target_may_be_taken_back_and_zero_is_one(plan):
    first = plan.indicators[0]
    first.target, first.unit_targets = None, [UnitTarget(unit="DV02", value=0.0)]
    plan_store.save(plan, TODAY)
    back = plan_store.load(plan.code).indicators[0]
    assert (back.target, back.unit_targets) == (None, [UnitTarget(unit="DV02", value=0.0)])


def test_targets_of_units_the_book_does_not_know_are_left_out(plan):
    plan.indicators[0].unit_targets.append(UnitTarget(unit="XX99", value=1.0))
    plan_store.save(plan, TODAY)
    assert [item.unit for item in plan_store.load(plan.code).indicators[0].unit_targets] == [
        "DV01", "DV02",
    ]  # fmt: skip


def test_an_edit_of_targets_is_undone_by_its_line(plan):
    before = plan_store.load(plan.code)
    plan.indicators[0].unit_targets = []
    del plan.indicators[1]
    plan_store.save(plan, TODAY)
    assert set(last_change().before) == {"indicators"}
    plan_store.undo(last_change(), TODAY)
    assert plan_store.load(plan.code) == before


def test_an_indicator_with_figures_may_not_go(plan):
    owed = Obligation.create(
        plan=PlanRecord.get(), unit=Unit.get(), period="M", title="x", period_label="x",
        opens_on=TODAY, due_on=TODAY,
    )  # fmt: skip
    receipt = Receipt.create(obligation=owed, received_on=TODAY, entered_at=journal.now())
    row = Indicator.get(Indicator.key == plan.indicators[1].key)
    IndicatorValue.create(receipt=receipt, indicator=row, value=0)
    gone = plan.indicators.pop()
    plan.head.subject = "Tên khác"
    with pytest.raises(RuleBroken, match="Không bỏ được chỉ tiêu “Số vụ cháy”"):
        plan_store.save(plan, TODAY)
    stored = plan_store.load(plan.code)
    assert stored.indicators[-1] == gone
    assert stored.head.subject == ""
    assert IndicatorValue.select().count() == 1


def test_a_copy_for_another_year_has_indicators_of_its_own(plan):
    fresh = duplicated(plan_store.load(plan.code), 1)
    code = plan_store.save(fresh, TODAY)
    copy = plan_store.load(code).indicators
    assert copy[0].title == "Tỷ lệ hộ phân loại rác năm 2027"
    assert copy[0].unit_targets == plan.indicators[0].unit_targets
    assert copy[0].threshold == 90.0
    assert {one.key for one in copy}.isdisjoint(one.key for one in plan.indicators)
    assert plan_store.load(plan.code) == plan


def test_what_is_wrong_with_an_indicator_is_told_with_its_field():
    wrong = measured(low=100.1, high=100.0, operator="", decimals=5)
    assert set(indicator_problems(wrong)) == {"low", "operator", "decimals"}
    assert not indicator_problems(measured(low=100.0, high=100.0))
    assert set(indicator_problems(measured(threshold=None))) == {"threshold"}
    plan = Plan(indicators=[measured(), measured(title=" "), PlanIndicator()])
    assert set(objections(plan)) == {"indicators.1.title"}


def test_criteria_with_a_threshold_become_indicators_once():
    share = Criterion(
        text="Tỷ lệ hộ dùng nước sạch;", operator=">=", value=95.0, unit="%", node="n"
    )
    late = Criterion(text="Số báo cáo chậm.", operator="<=", value=2.0, unit="lần")
    bare = Criterion(text="Đoàn kết nội bộ")
    campaigns = [Campaign(criteria=[share, late, bare]), Campaign(criteria=[share])]
    found = proposals(campaigns, [])
    assert [(one.title, one.kind, one.direction, one.decimals) for one in found] == [
        ("Tỷ lệ hộ dùng nước sạch", IndicatorKind.LAST, Direction.MORE, 1),
        ("Số báo cáo chậm", IndicatorKind.CUMULATIVE, Direction.LESS, 0),
    ]
    assert (found[0].node, found[0].high, found[1].high) == ("n", 100.0, None)
    assert proposals(campaigns, found) == []
