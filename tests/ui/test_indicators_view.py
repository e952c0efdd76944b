"""The view “Chỉ tiêu” of the reports: table, verdicts, totals, trend, copy, empty states."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from models import plan_store, receiving
from models.figure_deeds import Figure, book_with_figures
from models.figure_rules import ValueState
from models.figures import TrendPoint
from models.obligations import Obligation
from models.plan_indicators import IndicatorKind, PlanIndicator, UnitTarget
from models.receiving import HandIn
from ui.reports.indicator_rows import ALL_UNITS, bars_of, short_label
from ui.reports.indicators_view import IndicatorsView, Stretch
from ui.reports.views import VIEWS
from ui.snapshot import grab, settle
from ui.widgets.trend_chart import TrendBar, TrendChart

TODAY = date(2026, 11, 21)


@pytest.fixture
def plan(code: str):
    """Quarterly reports of two units; the first told 3 and 2 km, the second nothing of the km."""
    made = plan_store.load(code)
    made.indicators = [
        PlanIndicator(title="Đường hoa", measure="km", decimals=1, target=4.0,
                      unit_targets=[UnitTarget(unit="DV02", value=6.0)]),
        PlanIndicator(title="Hộ phân loại rác", measure="%", kind=IndicatorKind.LAST,
                      operator=">=", threshold=90.0, reference="mục II"),
    ]  # fmt: skip
    plan_store.save(made, TODAY)
    km, share = (one.key for one in made.indicators)
    _tell("DV01", 0, {km: Figure(Decimal(3)), share: Figure(Decimal(80))})
    _tell("DV01", 1, {km: Figure(Decimal(2)), share: Figure(Decimal(92))})
    _tell("DV02", 0, {km: Figure(applies=False), share: Figure(Decimal(90))})
    for item in _reports():
        if item.period not in {owed.period for owed in _of("DV01")[:2]}:
            receiving.exempt([item], TODAY, "ngoài kỳ thử")
    return made


def _reports() -> list[Obligation]:
    return list(Obligation.select().order_by(Obligation.due_on, Obligation.id))


def _of(unit: str) -> list[Obligation]:
    return [item for item in _reports() if item.unit.code == unit]


def _tell(unit: str, nth: int, figures: dict[str, Figure]) -> None:
    book_with_figures(_of(unit)[nth], HandIn(received_on=TODAY), figures, TODAY)


@pytest.fixture
def view(qtbot, book_session, plan) -> IndicatorsView:
    made = IndicatorsView(book_session)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    settle()
    return made


def texts(view: IndicatorsView) -> dict[str, list[str]]:
    """Return unit → the words of its row."""
    columns = view.table.source.columns
    return {
        row.name: [column.text(row) for column in columns[1:]] for row in view.table.shown_rows()
    }


def test_the_page_offers_the_view(book_session, plan):
    entry = next(view for view in VIEWS if view.key == "indicators")
    assert entry.title == "Chỉ tiêu"
    assert isinstance(entry.make(book_session), IndicatorsView)


def test_every_unit_has_value_percent_and_verdict_and_all_have_their_base(view):
    assert texts(view) == {
        ALL_UNITS: ["5,0 (1/2 đơn vị)", "125,0 %", "1/1 đạt", "2/2 đơn vị", "2/2 đạt"],
        "Thôn Nà Sao": ["5,0", "125,0 %", "Đạt", "92", "Đạt"],
        "Thôn Đồng Mạ": ["không áp dụng", "", "Không áp dụng", "90*", "Đạt"],
    }


def test_one_period_alone_shows_its_own_figures(view):
    first = view.sheet.periods[0].key
    view.stretch.set_value(Stretch(first, True))
    assert texts(view)["Thôn Nà Sao"] == ["3,0", "", "", "80", "Chưa đạt"]
    view.stretch.set_value(Stretch(first))
    assert texts(view)["Thôn Nà Sao"] == ["3,0", "75,0 %", "Chưa đạt", "80", "Chưa đạt"]


def test_a_verdict_is_told_by_sign_and_words_and_says_why(view):
    row = next(row for row in view.table.shown_rows() if row.name == "Thôn Nà Sao")
    view.table.pick(row)
    view.panel.indicator.set_value(view.sheet.indicators[1].key)
    assert view.panel.pill.pill().text == "Đạt"
    assert view.panel.pill.pill().sign == "ok"
    assert "Đạt: 92 % (≥ 90 %, mục II)" in view.panel.words.text()
    assert [bar.words for bar in view.panel.chart.bars] == ["80", "92"]
    assert view.panel.chart.level == 90
    assert view.panel.level.text() == "Đường gạch: ≥ 90 %, mục II"


def test_the_trend_of_all_units_shows_sums_with_their_base(view):
    view.table.pick(view.table.shown_rows()[0])
    view.panel.indicator.set_value(view.sheet.indicators[0].key)
    assert [bar.words for bar in view.panel.chart.bars] == ["3,0", "2,0"]
    assert "lũy kế 5,0 km (1/2 đơn vị)" in view.panel.series.text()
    assert "Tổng 5,0 km, từ 1/2 đơn vị có số liệu" in view.panel.words.text()


def test_the_indicator_chosen_stays_from_unit_to_unit(view):
    view.panel.indicator.set_value(view.sheet.indicators[1].key)
    view.table.pick(view.table.shown_rows()[2])
    assert view.panel.indicator.value() == view.sheet.indicators[1].key


def test_the_whole_table_goes_to_excel(view, book_session):
    view.copy_button.click()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Đơn vị", "Đường hoa (km)", "% giao"]
    assert "Thôn Nà Sao\t5,0\t125,0 %\tĐạt\t92\tĐạt" in lines
    assert len({line.count("\t") for line in lines}) == 1
    assert "Excel" in book_session.told[0][0]


def test_new_figures_are_shown_and_the_choice_stays(view, plan):
    first = view.sheet.periods[0].key
    view.stretch.set_value(Stretch(first, True))
    km = plan.indicators[0].key
    _tell("DV01", 0, {km: Figure(Decimal(9))})
    view.refresh()
    assert view.stretch.value() == Stretch(first, True)
    assert texts(view)["Thôn Nà Sao"][0] == "9,0"


def test_without_indicators_the_way_to_them_is_told(qtbot, book_session, code):
    shown = []
    book_session.show_page = lambda key, **target: shown.append(key)
    made = IndicatorsView(book_session)
    qtbot.addWidget(made)
    assert made.switch.is_empty()
    assert made.empty.title.text() == "Chưa có chỉ tiêu"
    assert not made.copy_button.isEnabled()
    made.empty.action.click()
    assert shown == ["campaigns"]


def test_without_open_periods_the_view_says_so(qtbot, book_session, plan):
    bare = plan_store.load(plan.code)
    bare.code, bare.reporting, bare.milestones = "", [], []
    bare.indicators = [PlanIndicator(title="Đường", key="other")]
    for campaign in bare.campaigns:
        campaign.key = ""
        for name in ("awards", "criteria", "phases", "audiences"):
            setattr(campaign, name, [])
    code = plan_store.save(bare, TODAY)
    made = IndicatorsView(book_session)
    qtbot.addWidget(made)
    made.focus_target(code)
    assert made.plan.value() == code
    assert made.switch.is_empty()
    assert made.empty.title.text() == "Chưa mở kỳ báo cáo nào"


@pytest.mark.parametrize(
    ("label", "short"),
    [("Tháng 3/2026", "T3"), ("Quý IV/2026", "Quý IV"), ("Đến ngày 30/10/2026", "30/10"),
     ("6 tháng đầu năm 2026", "6 tháng đầu"), ("Năm 2026", "Năm 2026"), ("Một lần", "Một lần")],
)  # fmt: skip
def test_periods_have_short_names_under_their_bars(label, short):
    assert short_label(label) == short


def test_a_period_without_figure_is_an_empty_place_not_a_bar_of_zero():
    points = [TrendPoint("Quý I/2026", ValueState.MISSING, None, None, 0, 1),
              TrendPoint("Quý II/2026", ValueState.VALUE, Decimal(0), Decimal(0), 1, 1),
              TrendPoint("Quý III/2026", ValueState.NOT_OWED, None, None, 0, 0)]  # fmt: skip
    bars = bars_of(points, PlanIndicator(measure="km"), False)
    assert [(bar.label, bar.value, bar.words) for bar in bars] == [
        ("Quý I", None, "chưa có"), ("Quý II", 0.0, "0"),
    ]  # fmt: skip


def test_a_chart_paints_every_kind_of_bar(qtbot, qapp):
    chart = TrendChart()
    qtbot.addWidget(chart)
    blank = grab(chart).toImage()
    for count in (1, 12, 30):
        bars = [TrendBar(f"T{n}", None if n == 2 else n - 3, "1.234.567,8") for n in range(count)]
        chart.show_bars(bars, 4.0)
        chart.resize(260, 200)
        assert len(chart.bars) == min(count, 12)
        assert grab(chart).toImage() != blank
    assert "T29: 1.234.567,8" in chart.accessibleName()
