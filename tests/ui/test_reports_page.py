"""The page “Báo cáo”: its views, one unit's sheet, several reports at once, the print."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.obligations import Receipt, owed
from models.states import State
from models.tracking import matrix
from models.units import Cluster, Unit, seat
from tests.small_book import UNITS, hand_in_first
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.pages.reports import ReportsPage
from ui.reports.plan_view import PlanView
from ui.reports.unit_view import UnitView
from ui.reports.views import VIEWS

TODAY = date(2026, 11, 21)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(1150, 700)
    widget.show()
    return widget


@pytest.fixture
def plans(qtbot, book_session, code) -> PlanView:
    return shown(qtbot, PlanView(book_session))


@pytest.fixture
def units(qtbot, book_session, code) -> UnitView:
    return shown(qtbot, UnitView(book_session))


def names(view) -> list[str]:
    model = view.view.matrix
    return [model.row(row).name for row in range(model.rowCount())]


def test_every_view_opens_and_shows_its_own_actions(qtbot, book_session, code):
    page = shown(qtbot, ReportsPage(book_session))
    for number, entry in enumerate(VIEWS):
        page.segments.setCurrentIndex(number)
        assert page.current() is page.view(entry.key)
        for key in VIEWS:
            made = page._made.get(key.key)
            for action in getattr(made, "actions", ()):
                assert action.isVisible() == (key.key == entry.key)


def test_a_view_not_in_sight_reads_the_book_when_it_is_shown(qtbot, book_session, code):
    page = shown(qtbot, ReportsPage(book_session))
    sheet = page.show_view("unit")
    page.show_view("plan")
    before = sheet._sheet.figures.received
    hand_in_first()
    page.refresh()
    assert sheet._sheet.figures.received == before
    page.show_view("unit")
    assert sheet._sheet.figures.received == before + 1


def test_a_target_leads_to_its_view(qtbot, book_session, code):
    page = shown(qtbot, ReportsPage(book_session))
    unit = Unit.get(Unit.name == UNITS[1])
    page.focus_target(view="unit", unit=unit.id)
    assert page.current().unit.currentText() == UNITS[1]
    item = owed()[0]
    page.focus_target(code=code, obligation=item.id)
    assert page.current() is page.view("plan")
    assert page.current().view.chosen()[0].obligation.id == item.id


def test_the_sheet_of_a_unit_is_worked_like_the_matrix(units):
    waiting = units.view.chosen()[0]
    QTest.keyClick(units.view, Qt.Key.Key_Space)
    assert Receipt.get().obligation_id == waiting.obligation.id
    units.refresh()
    assert units._sheet.figures.received == 1
    units.undo()
    units.refresh()
    assert units._sheet.figures.received == 0


def test_ctrl_page_down_steps_through_the_units(units):
    assert units.unit.currentText() == UNITS[1]  # Đ stands before N
    QTest.keyClick(units.view, Qt.Key.Key_PageDown, CONTROL)
    assert units.unit.currentText() == UNITS[0]
    assert {cell.unit.name for cell in units._sheet.cells} == {UNITS[0]}
    QTest.keyClick(units.view, Qt.Key.Key_PageDown, CONTROL)
    assert units.unit.currentText() == UNITS[0]  # the last one
    QTest.keyClick(units.view, Qt.Key.Key_PageUp, CONTROL)
    assert units.unit.currentText() == UNITS[1]


def test_a_unit_is_found_by_typing_without_accents(units):
    units.unit.lineEdit().setText("thon na sao")
    QTest.keyClick(units.unit.lineEdit(), Qt.Key.Key_Return)
    assert units._sheet.unit.name == UNITS[0]


def test_a_block_is_booked_in_one_dialog_and_taken_back_at_once(plans, code, monkeypatch):
    asked = []

    def accept(dialog: ReceiptDialog) -> int:
        asked.append(dialog)
        dialog.number.setText("15/BC")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ReceiptDialog, "exec", accept)
    plans.view.go_to(0, 1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(plans.view, key, SHIFT)
    QTest.keyClick(plans.view, Qt.Key.Key_Return)
    assert len(asked) == 1
    assert [row.paper_number for row in Receipt.select()] == ["15/BC"] * 4
    plans.undo()
    assert matrix(code, TODAY).figures.received == 0


def test_the_foot_tells_how_many_are_chosen(plans, code):
    hand_in_first()
    plans.refresh()
    plans.view.selectAll()
    many = len(matrix(code, TODAY).cells)
    assert f"Đang chọn {many} báo cáo, trong đó {many - 1} chưa nộp" in plans.board.foot.text()
    plans.view.go_to(0, 1)
    assert plans.board.foot.text().startswith("Tính đến 21/11/2026: phải nộp")


def test_chips_count_and_choose_what_they_name(plans, code):
    hand_in_first()
    plans.refresh()
    counts = {key: chip.text().split()[-1] for key, chip in plans.filters._chips.items()}
    overdue = sum(cell.standing.state is State.OVERDUE for cell in matrix(code, TODAY).cells)
    assert counts["overdue"] == str(overdue)
    assert counts["missing"] == str(len(matrix(code, TODAY).cells) - 1)
    plans.filters.choose("overdue")
    QTest.keyClick(plans.view, Qt.Key.Key_A, CONTROL | SHIFT)
    assert len(plans.view.chosen()) == overdue


def test_groups_are_folded_by_a_key_and_switched_off(plans):
    cluster = Cluster.create(name="Cụm ven suối")
    seat(Unit.get(Unit.name == UNITS[0]), cluster, date(2026, 1, 1))
    plans.refresh()
    assert names(plans)[:2] == ["Cụm ven suối (1)", UNITS[0]]
    plans.view.go_to(0, 1)
    QTest.keyClick(plans.view, Qt.Key.Key_Space)
    assert names(plans)[0] == "Cụm ven suối (1)"
    assert UNITS[0] not in names(plans)
    assert not Receipt.select().exists()
    plans.board.grouped.setChecked(False)
    assert names(plans) == [UNITS[1], UNITS[0]]


def test_a_cell_behind_a_fold_or_a_filter_is_still_found(plans, code):
    cluster = Cluster.create(name="Cụm ven suối")
    unit = Unit.get(Unit.name == UNITS[0])
    seat(unit, cluster, date(2026, 1, 1))
    item = owed(unit_id=unit.id)[0]
    plans.refresh()
    plans.view.folded.emit(f"cluster {cluster.id}")
    plans.filters.choose("returned")
    plans.focus_target(code=code, obligation=item.id)
    assert plans.view.chosen()[0].obligation.id == item.id


def test_narrow_columns_by_key(plans):
    wide = plans.view.columnWidth(1)
    QTest.keyClick(plans.view, Qt.Key.Key_Minus, CONTROL)
    assert plans.view.is_compact()
    assert plans.view.columnWidth(1) < wide
    QTest.keyClick(plans.view, Qt.Key.Key_Plus, CONTROL)
    assert not plans.view.is_compact()


def printed(monkeypatch, qtbot, view) -> tuple[str, list[tuple[float, float]]]:
    """Print by key; return the words of the PDF, and the sizes of its pages in points."""
    seen = []
    monkeypatch.setattr(
        "ui.preview.dialog.show_preview", lambda *words, **more: seen.append(words[1])
    )
    QTest.keyClick(view.view, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: bool(seen))
    pdf = pypdfium2.PdfDocument(seen[0])
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    sizes = [page.get_size() for page in pdf]
    pdf.close()
    return text, sizes


def test_the_print_tells_all_in_black_and_white(plans, code, monkeypatch, qtbot):
    hand_in_first()
    plans.refresh()
    text, sizes = printed(monkeypatch, qtbot, plans)
    for words in (
        "BẢNG THEO DÕI NỘP BÁO CÁO",
        "XÃ SUỐI HOA",
        "Tính đến ngày 21/11/2026",
        "Ký hiệu:",
        "Cách tính hạn",
        *UNITS,
    ):
        assert words in text
    for state in (State.OVERDUE, State.ON_TIME):
        assert text.count(state.sign) > 1  # in the table, and in the legend
    assert all(width > height for width, height in sizes)


def test_the_sheet_of_a_unit_is_printed(units, monkeypatch, qtbot):
    text, _ = printed(monkeypatch, qtbot, units)
    assert f"{UNITS[1]}, năm 2026" in text
    assert UNITS[0] not in text


def test_without_reports_the_sheet_says_what_to_do(qtbot, book_session):
    view = shown(qtbot, UnitView(book_session))
    assert view.switch.is_empty()
