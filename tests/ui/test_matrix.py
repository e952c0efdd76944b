"""The matrix: groups, blocks chosen by keys, what lands on the clipboard, where today stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.obligations import Obligation
from models.plan_records import PlanRecord
from models.standing_words import short
from models.states import Standing, State
from models.tracking import Cell, PeriodColumn, UnitRow
from models.units import Cluster, Unit
from ui.reports.deeds import KEYS
from ui.reports.lines import NO_CLUSTER, by_cluster
from ui.standings import TONES
from ui.tables.matrix import MatrixView
from ui.tables.matrix_model import Group, Shown, figures_by_period
from ui.theme.palette import LIGHT, contrast

TODAY = date(2026, 11, 21)
PERIODS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
DUE = (date(2026, 3, 20), date(2026, 6, 20), date(2026, 11, 20), date(2026, 12, 20))
NAMES = ("Thôn Ao", "Thôn Bản", "Thôn Cầu", "Thôn Đồi", "Trạm Y tế")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
STATES = (State.ON_TIME, State.LATE, State.OVERDUE, State.NOT_DUE)


def cell(unit: Unit, number: int) -> Cell:
    owed = Obligation(
        id=unit.id * 10 + number,
        plan=PlanRecord(id=1),
        unit=unit,
        period=PERIODS[number],
        period_label=f"Quý {number + 1}/2026",
        title="Báo cáo quý",
        opens_on=DUE[number] - timedelta(days=9),
        due_on=DUE[number],
    )
    state = STATES[number]
    came = DUE[number] if state in (State.ON_TIME, State.LATE) else None
    late = 1 if state in (State.LATE, State.OVERDUE) else 0
    return Cell(owed, (), Standing(state, DUE[number], days_late=late, received_on=came), 0)


def rows() -> list[UnitRow]:
    """Two units in each of two clusters, one in none."""
    upper, lower = Cluster(id=2, name="Cụm thượng"), Cluster(id=1, name="Cụm hạ")
    seats = (upper, upper, lower, lower, None)
    found = []
    for number, name in enumerate(NAMES):
        unit = Unit(id=number + 1, code=f"DV{number}", name=name)
        cells = {PERIODS[at]: cell(unit, at) for at in range(len(PERIODS))}
        found.append(UnitRow(unit, seats[number], cells))
    return found


def shown(
    folded: tuple[str, ...] = (), wanted: Callable[[Standing], bool] = lambda found: True
) -> Shown:
    columns = [
        PeriodColumn(key, f"Quý {n}/2026", "Báo cáo quý", DUE[n - 1], "", True)
        for n, key in enumerate(PERIODS, start=1)
    ]

    def keeps(row: UnitRow) -> bool:
        return any(wanted(item.standing) for item in row.cells.values())

    lines = by_cluster(rows(), folded, keeps)
    figures = figures_by_period(row.cells for row in rows())
    return Shown("Đơn vị", columns, lines, figures, TODAY, wanted)


@pytest.fixture
def view(qtbot, session) -> MatrixView:
    view = MatrixView(KEYS)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_lines(shown())
    view.show()
    return view


def names(view: MatrixView) -> list[str]:
    return [view.matrix.row(row).name for row in range(view.matrix.rowCount())]


def text(view: MatrixView, row: int, column: int) -> str:
    return view.matrix.index(row, column).data()


def test_units_stand_under_their_clusters_and_the_rest_last(view):
    assert names(view) == [
        "Cụm hạ (2)",
        "Thôn Cầu",
        "Thôn Đồi",
        "Cụm thượng (2)",
        "Thôn Ao",
        "Thôn Bản",
        f"{NO_CLUSTER} (1)",
        "Trạm Y tế",
    ]
    assert [text(view, 0, at) for at in range(1, 5)] == ["2/2", "2/2", "0/2 ✕ 2", "0/2"]


def test_a_folded_group_keeps_its_figures(view):
    view.show_lines(shown(folded=("cluster 1", "cluster 2")))
    assert names(view) == ["Cụm hạ (2)", "Cụm thượng (2)", f"{NO_CLUSTER} (1)", "Trạm Y tế"]
    assert text(view, 0, 3) == "0/2 ✕ 2"


def test_a_filter_hides_no_figure_of_the_whole(view):
    view.show_lines(shown(wanted=lambda found: found.days_late > 9))
    assert names(view) == []
    heads = [view.matrix.headerData(at, Qt.Orientation.Horizontal) for at in range(1, 5)]
    assert [head.split("\n")[2] for head in heads] == [
        "5/5 đã nộp",
        "5/5 đã nộp",
        "0/5 đã nộp",
        "0/5 đã nộp",
    ]


def test_a_head_tells_how_many_of_its_units_the_filter_kept(view):
    kept = by_cluster(rows(), (), lambda row: row.unit.name in ("Thôn Ao", "Trạm Y tế"))
    assert [line.name for line in kept if isinstance(line, Group)] == [
        "Cụm thượng (1/2)",
        f"{NO_CLUSTER} (1)",
    ]
    assert kept[0].figures["2026-Q1"].expected == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Minus])
def test_keys_on_a_group_fold_it_and_book_nothing(view, qtbot, key):
    asked = []
    view.asked.connect(asked.append)
    view.go_to(0, 2)
    with qtbot.waitSignal(view.folded) as told:
        QTest.keyClick(view, key)
    assert told.args == ["cluster 1"]
    assert asked == []


def test_plus_opens_a_folded_group_only(view, qtbot):
    folded = []
    view.folded.connect(folded.append)
    view.go_to(0, 2)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert folded == []
    view.show_lines(shown(folded=("cluster 1",)))
    view.go_to(0, 2)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert folded == ["cluster 1"]


def test_shift_and_arrows_choose_a_block_without_the_heads(view):
    view.go_to(1, 2)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(view, key, SHIFT)
    chosen = [(found.unit.name, found.obligation.period) for found in view.chosen()]
    assert chosen == [
        (name, period)
        for name in ("Thôn Cầu", "Thôn Đồi", "Thôn Ao")
        for period in ("2026-Q2", "2026-Q3")
    ]


def test_shift_space_takes_the_line_and_ctrl_space_the_period(view):
    view.go_to(1, 2)
    QTest.keyClick(view, Qt.Key.Key_Space, SHIFT)
    assert [found.obligation.period for found in view.chosen()] == list(PERIODS)
    view.go_to(1, 2)
    QTest.keyClick(view, Qt.Key.Key_Space, CONTROL)
    assert [found.unit.name for found in view.chosen()] == [
        "Thôn Cầu",
        "Thôn Đồi",
        "Thôn Ao",
        "Thôn Bản",
        "Trạm Y tế",
    ]


def test_all_that_the_filter_looks_for_is_chosen(view):
    view.show_lines(shown(wanted=lambda found: found.state is State.OVERDUE))
    assert view.choose_wanted() == 5
    assert {found.standing.state for found in view.chosen()} == {State.OVERDUE}


def test_the_current_cell_stays_with_its_unit_when_groups_are_folded(view):
    view.go_to(5, 3)  # Thôn Bản
    view.show_lines(shown(folded=("cluster 1",)))
    assert view.chosen()[0].unit.name == "Thôn Bản"
    assert view.chosen()[0].obligation.period == "2026-Q3"


def test_today_stands_before_the_first_period_that_is_not_over(view):
    assert view.matrix.today_section == 4
    for day, section in ((DUE[3], 4), (DUE[3] + timedelta(days=1), 0), (DUE[0], 1)):
        view.show_lines(replace(shown(), today=day))
        assert view.matrix.today_section == section


def test_narrow_columns_keep_sign_and_number_and_copy_in_full(view):
    wide = view.columnWidth(1)
    view.set_compact(True)
    assert view.columnWidth(1) < wide
    view.go_to(1, 3)
    view.copy()
    assert QApplication.clipboard().text() == "✕ 1 ngày"
    view.copy(with_heads=True)
    assert QApplication.clipboard().text().split("\n")[0] == (
        "Đơn vị\tQuý 3/2026 hạn 20/11/26 0/5 đã nộp"
    )
    view.set_compact(False)
    assert view.columnWidth(1) == wide


def test_a_block_is_copied_with_colours_and_names_on_demand(view):
    view.go_to(1, 1)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "✓ 20/3\t✓! chậm 1"
    assert LIGHT.tone(TONES[State.LATE]).soft in data.html()
    assert "Thôn Cầu" not in data.html()
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text().split("\n")[1] == "Thôn Cầu\t✓ 20/3\t✓! chậm 1"
    assert "Thôn Cầu" in QApplication.clipboard().mimeData().html()


def test_cells_chosen_apart_are_copied_in_their_places(view):
    view.go_to(1, 1)
    flag = view.selectionModel().SelectionFlag.Select
    view.selectionModel().select(view.matrix.index(2, 3), flag)
    view.copy()
    assert QApplication.clipboard().text() == "✓ 20/3\t\n\t✕ 1 ngày"


@pytest.mark.parametrize("state", list(State))
def test_words_of_a_cell_can_be_read_on_their_ground(state):
    shade = LIGHT.tone(TONES[state])
    assert contrast(shade.text, shade.soft) >= 4.5
    assert contrast(LIGHT.soft_text, LIGHT.surface) >= 4.5
    assert short(Standing(state, TODAY)).startswith(state.sign)


def test_a_tip_tells_the_whole_story(view):
    tip = view.matrix.index(1, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.split("\n") == [
        "Thôn Cầu",
        "Báo cáo quý · Quý 3/2026",
        "Quá hạn 1 ngày; hạn 20/11/2026, thứ Sáu",
    ]


def test_names_and_cells_scroll_as_one(view):
    view.resize(400, 240)
    QApplication.processEvents()
    frozen = view._frozen.view
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum() // 2)
    for row in range(view.matrix.rowCount()):
        assert frozen.rowViewportPosition(row) == view.rowViewportPosition(row)


def test_the_model_with_groups_is_sound(view, qtmodeltester):
    qtmodeltester.check(view.matrix)
