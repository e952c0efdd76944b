"""Figures from the book: which receipt counts, for which reports, as of which day."""

from datetime import date
from decimal import Decimal

import pytest

from models import plan_store, receiving
from models.figure_book import (
    entries_before,
    plans_with_indicators,
    report_kinds,
    sheet,
    year_sheet,
)
from models.figure_deeds import Figure, book_with_figures, limits_told, warnings
from models.figure_rules import Entry, ValueState
from models.indicators import IndicatorValue
from models.obligations import Obligation, Receipt, Verdict
from models.plan import Campaign, Plan, ReportingRule
from models.plan_indicators import IndicatorKind, PlanIndicator
from models.plan_records import PlanRecord, ReportingRuleRecord
from models.receiving import HandIn
from models.units import Unit
from models.values import Cadence

TODAY = date(2026, 11, 21)
QUARTERS = {
    "2025-Q4": date(2025, 12, 14), "2026-Q1": date(2026, 3, 14), "2026-Q2": date(2026, 6, 14),
}  # fmt: skip


@pytest.fixture
def plan(book) -> Plan:
    """Two units that owe three quarters and a year; two indicators."""
    units = [
        Unit.create(code=f"DV0{n}", name=name) for n, name in ((1, "Thôn Đông"), (2, "Thôn An"))
    ]
    made = Plan(
        year=2026,
        campaigns=[Campaign(title="Làng xanh")],
        reporting=[ReportingRule(title="Báo cáo quý", cadence=Cadence.QUARTER),
                   ReportingRule(title="Báo cáo năm", cadence=Cadence.YEAR)],
        indicators=[PlanIndicator(title="Đường", measure="km", decimals=1, target=4.0),
                    PlanIndicator(title="Rác", measure="%", kind=IndicatorKind.LAST)],
    )  # fmt: skip
    plan_store.save(made, TODAY)
    record = PlanRecord.get()
    rules = list(ReportingRuleRecord.select().order_by(ReportingRuleRecord.position))
    for unit in units:
        for period, end in QUARTERS.items():
            _owe(record, rules[0], unit, period, end)
        _owe(record, rules[1], unit, "2026-Y", date(2026, 12, 14))
    return made


def _owe(record, rule, unit, period, end) -> None:
    Obligation.create(
        plan=record, rule=rule, unit=unit, period=period, period_label=period, title=rule.title,
        data_to=end, opens_on=end, due_on=end,
    )  # fmt: skip


def owed(unit: str, period: str) -> Obligation:
    query = Obligation.select().join(Unit)
    return query.where(Unit.code == unit, Obligation.period == period).get()


def tell(plan: Plan, unit: str, period: str, km: object = None, share: object = None, **values):
    """Book a hand-in: `km` and `share` are numbers, None (nothing said) or "n/a"."""
    keys = [one.key for one in plan.indicators]
    figures = {
        key: Figure(applies=False) if given == "n/a" else Figure(Decimal(str(given)))
        for key, given in zip(keys, (km, share), strict=True)
        if given is not None
    }
    on = values.pop("on", date(2026, 6, 20))
    hand_in = HandIn(received_on=on, **values)
    return book_with_figures(owed(unit, period), hand_in, figures, TODAY)


def entry(plan: Plan, unit: str, period: str, place: int = 0, today: date = TODAY) -> Entry:
    found = sheet(plan.code, today)
    unit_id = Unit.get(Unit.code == unit).id
    return found.entry(plan.indicators[place].key, unit_id, period)


def test_periods_and_units_stand_in_their_order(plan):
    found = sheet(plan.code, TODAY)
    assert [period.key for period in found.periods] == list(QUARTERS)
    assert [unit.name for unit in found.units] == ["Thôn An", "Thôn Đông"]
    assert found.report == "Báo cáo quý"


def test_missing_zero_and_not_applicable_are_three_things(plan):
    tell(plan, "DV01", "2026-Q1", km=0, share="n/a")
    assert entry(plan, "DV01", "2026-Q1") == Entry(ValueState.VALUE, Decimal("0.0"))
    assert entry(plan, "DV01", "2026-Q1", 1).state is ValueState.NOT_APPLICABLE
    assert entry(plan, "DV01", "2026-Q2").state is ValueState.MISSING
    tell(plan, "DV01", "2026-Q2", nil=True)
    assert entry(plan, "DV01", "2026-Q2").state is ValueState.NIL


def test_the_newest_accepted_receipt_with_figures_counts(plan):
    tell(plan, "DV01", "2026-Q1", km=1, share=50, on=date(2026, 3, 10))
    tell(plan, "DV01", "2026-Q1", km=2, on=date(2026, 3, 12))
    assert entry(plan, "DV01", "2026-Q1").value == 2
    assert entry(plan, "DV01", "2026-Q1", 1).state is ValueState.MISSING  # the new report is whole
    tell(
        plan, "DV01", "2026-Q1", km=9, on=date(2026, 3, 14), verdict=Verdict.RETURNED, reason="sai"
    )
    assert entry(plan, "DV01", "2026-Q1").value == 2
    tell(plan, "DV01", "2026-Q1", on=date(2026, 3, 15))  # a paper without figures
    assert entry(plan, "DV01", "2026-Q1").value == 2


def test_a_receipt_struck_out_gives_the_older_one_back(plan):
    tell(plan, "DV01", "2026-Q1", km=1, on=date(2026, 3, 10))
    wrong = tell(plan, "DV01", "2026-Q1", km=7, on=date(2026, 3, 12))
    receiving.strike_out([wrong], "Ghi nhầm")
    assert entry(plan, "DV01", "2026-Q1").value == 1


def test_what_came_after_the_day_asked_for_is_not_known_yet(plan):
    tell(plan, "DV01", "2026-Q1", km=1, on=date(2026, 3, 12))
    assert entry(plan, "DV01", "2026-Q1", today=date(2026, 3, 11)).state is ValueState.MISSING
    assert entry(plan, "DV01", "2026-Q1", today=date(2026, 3, 12)).value == 1


def test_the_exempt_owe_no_figures(plan):
    receiving.exempt([owed("DV02", period) for period in QUARTERS], TODAY, "mới lập")
    tell(plan, "DV01", "2026-Q1", km=3)
    found = sheet(plan.code, TODAY)
    whole = found.total(plan.indicators[0].key)
    assert (whole.value, whole.owing, whole.reported, whole.target) == (3, 1, 1, 4)
    assert entry(plan, "DV02", "2026-Q1").state is ValueState.NOT_OWED


def test_reports_of_another_kind_are_never_added_to_the_sum(plan):
    tell(plan, "DV01", "2026-Q1", km=1)
    tell(plan, "DV01", "2026-Q2", km=2)
    tell(plan, "DV01", "2026-Y", km=3)
    kinds = report_kinds(plan.code)
    assert [(kind.title, kind.figures) for kind in kinds] == [
        ("Báo cáo quý", 2),
        ("Báo cáo năm", 1),
    ]
    key = plan.indicators[0].key
    assert sheet(plan.code, TODAY).total(key).value == 3
    assert sheet(plan.code, TODAY, kinds[1].rule_id).total(key).value == 3
    assert sheet(plan.code, TODAY, 99999).periods == []


def test_a_year_holds_the_periods_whose_data_end_in_it(plan):
    tell(plan, "DV01", "2025-Q4", km=5)
    tell(plan, "DV01", "2026-Q1", km=1)
    key = plan.indicators[0].key
    assert year_sheet(plan.code, 2026, TODAY).total(key).value == 1
    assert sheet(plan.code, TODAY).total(key).value == 6
    edge = sheet(plan.code, TODAY, first=date(2025, 12, 14), last=date(2026, 3, 14))
    assert [period.key for period in edge.periods] == ["2025-Q4", "2026-Q1"]


def test_what_was_told_before_stands_beside_the_field(plan):
    tell(plan, "DV01", "2025-Q4", km=5, share=40)
    tell(plan, "DV01", "2026-Q1", km=1)
    km, share = (one.key for one in plan.indicators)
    before = entries_before(owed("DV01", "2026-Q2"), TODAY)
    assert before[km] == ("2026-Q1", Entry(ValueState.VALUE, Decimal("1.0")))
    assert before[share] == ("2025-Q4", Entry(ValueState.VALUE, Decimal(40)))
    assert entries_before(owed("DV01", "2025-Q4"), TODAY) == {}
    assert entries_before(owed("DV02", "2026-Q2"), TODAY) == {}


def test_a_refused_receipt_writes_no_figure(plan):
    with pytest.raises(receiving.RuleBroken):
        tell(plan, "DV01", "2026-Q1", km=1, on=date(2026, 11, 22))
    assert (Receipt.select().count(), IndicatorValue.select().count()) == (0, 0)


def test_plans_without_indicators_or_in_the_bin_are_not_offered(plan):
    plan_store.save(Plan(year=2026), TODAY)
    assert plans_with_indicators() == {plan.code}
    plan_store.delete(plan.code, TODAY)
    assert plans_with_indicators() == set()


@pytest.mark.parametrize(
    ("value", "count"), [("-0.1", 1), ("0", 0), ("100", 0), ("100.1", 1), ("50.55", 1)]
)
def test_limits_warn(value, count):
    share = PlanIndicator(measure="%", kind=IndicatorKind.LAST, low=0.0, high=100.0, decimals=1)
    assert len(warnings(share, Figure(Decimal(value)))) == count
    assert warnings(share, Figure(None, applies=False)) == []
    assert limits_told(share) == "từ 0 đến 100 %"


@pytest.mark.parametrize(("value", "count"), [("1.9", 0), ("2", 1), ("2.1", 1)])
def test_a_running_sum_typed_for_a_period_is_asked_about(value, count):
    roads = PlanIndicator(measure="km", decimals=1)
    before = ("Quý I", Entry(ValueState.VALUE, Decimal(1)))
    assert len(warnings(roads, Figure(Decimal(value)), before)) == count
    assert warnings(roads, Figure(Decimal(9)), ("Quý I", Entry(ValueState.NOT_APPLICABLE))) == []
    last = PlanIndicator(kind=IndicatorKind.LAST, decimals=1)
    assert warnings(last, Figure(Decimal(value)), before) == []
