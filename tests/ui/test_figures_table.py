"""Figures typed by hand in the dialog that books a report."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models import plan_store, receiving
from models.figure_book import entries_now, sheet
from models.figure_deeds import Figure, book_with_figures
from models.figure_rules import Entry, ValueState
from models.indicators import IndicatorValue
from models.obligations import Obligation, Receipt
from models.plan_indicators import IndicatorKind, PlanIndicator
from models.receiving import HandIn
from ui.dialogs.receipt_dialog import ReceiptDialog
from ui.forms.figures_form import FigureLine, FiguresForm
from ui.forms.receipt_form import ReceiptForm
from ui.snapshot import settle

TODAY = date(2026, 11, 21)


@pytest.fixture
def plan(code: str, qapp):
    made = plan_store.load(code)
    made.indicators = [
        PlanIndicator(title="Đường hoa", measure="km", decimals=1, low=0.0, high=50.0),
        PlanIndicator(title="Hộ phân loại rác", measure="%", kind=IndicatorKind.LAST, high=100.0),
    ]
    plan_store.save(made, TODAY)
    return made


def reports() -> list[Obligation]:
    """Return what the first unit owes, oldest first."""
    first = Obligation.select().order_by(Obligation.unit, Obligation.due_on)
    return [item for item in first if item.unit.code == "DV01"]


def opened(qtbot, owed: Obligation, state: str = "") -> ReceiptDialog:
    dialog = ReceiptDialog(ReceiptForm([owed], TODAY), state)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    return dialog


def test_figures_are_saved_with_the_receipt(qtbot, plan):
    owed = reports()[0]
    dialog = opened(qtbot, owed)
    qtbot.keyClicks(dialog.figures.numbers[0], "12,5")
    dialog.figures.not_applicable[1].setChecked(True)
    dialog.figures.notes[1].setText("")
    qtbot.keyClicks(dialog.figures.notes[1], "khong co ho dan")
    assert not dialog.figures.numbers[1].isEnabled()
    qtbot.keyClick(dialog.figures.numbers[0], Qt.Key.Key_Return)
    found = entries_now(owed, TODAY)
    assert [found[one.key] for one in plan.indicators] == [
        Entry(ValueState.VALUE, Decimal("12.5")),
        Entry(ValueState.NOT_APPLICABLE, note="khong co ho dan"),
    ]
    assert dialog.result() == ReceiptDialog.DialogCode.Accepted


def test_blank_stays_missing_and_zero_is_kept(qtbot, plan):
    owed = reports()[0]
    dialog = opened(qtbot, owed)
    qtbot.keyClicks(dialog.figures.numbers[0], "0")
    dialog.save.click()
    found = entries_now(owed, TODAY)
    assert [found[one.key].state for one in plan.indicators] == [
        ValueState.VALUE, ValueState.MISSING,
    ]  # fmt: skip
    assert IndicatorValue.select().count() == 1


def test_outside_of_the_limits_is_warned_of_and_saved(qtbot, plan):
    dialog = opened(qtbot, reports()[0])
    qtbot.keyClicks(dialog.figures.numbers[0], "50")
    assert not dialog.figures.told[0].isVisible()
    qtbot.keyClicks(dialog.figures.numbers[0], ",1")
    assert "từ 0 đến 50 km" in dialog.figures.told[0].text()
    dialog.save.click()
    assert IndicatorValue.get().value == 50.1


def test_words_are_refused_and_nothing_is_booked(qtbot, plan):
    dialog = opened(qtbot, reports()[0])
    qtbot.keyClicks(dialog.figures.numbers[0], "nhieu")
    dialog.save.click()
    assert dialog.isVisible()
    assert "“nhieu”. Hãy gõ số" in dialog.message.text()
    assert Receipt.select().count() == 0


def test_a_column_from_excel_goes_down(qtbot, plan):
    dialog = opened(qtbot, reports()[0])
    QApplication.clipboard().setText("1.250,5\tx\n88\nthừa\n")
    qtbot.keyClick(dialog.figures.numbers[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [field.text() for field in dialog.figures.numbers] == ["1.250,5", "88"]
    assert [line.typed for line in dialog.figures.form.lines] == ["1.250,5", "88"]


def test_the_period_before_stands_beside_and_a_running_sum_is_asked_about(qtbot, plan):
    first, second = reports()[:2]
    km = plan.indicators[0].key
    book_with_figures(first, HandIn(received_on=TODAY), {km: Figure(Decimal(3))}, TODAY)
    dialog = opened(qtbot, second)
    assert dialog.figures.form.lines[0].before_words == f"3,0 ({first.period_label})"
    assert dialog.figures.form.lines[1].before_words == "–"
    qtbot.keyClicks(dialog.figures.numbers[0], "6")
    assert "không ghi số lũy kế" in dialog.figures.told[0].text()


def test_booking_again_begins_with_what_counts_now(qtbot, plan):
    owed = reports()[0]
    km = plan.indicators[0].key
    book_with_figures(owed, HandIn(received_on=TODAY), {km: Figure(Decimal("3.5"))}, TODAY)
    dialog = opened(qtbot, owed)
    assert [field.text() for field in dialog.figures.numbers] == ["3,5", ""]


@pytest.mark.parametrize("state", ["nil", "returned"])
def test_a_returned_or_a_nil_report_takes_no_figures(qtbot, plan, state):
    dialog = opened(qtbot, reports()[0])
    qtbot.keyClicks(dialog.figures.numbers[0], "7")
    dialog.state.set_value(state)
    assert not dialog.figures.isVisible()
    dialog.reason.setText("Thiếu chữ ký")
    dialog.save.click()
    assert (Receipt.select().count(), IndicatorValue.select().count()) == (1, 0)


def test_undoing_the_receipt_takes_its_figures_out_of_the_sums(qtbot, plan):
    owed = reports()[0]
    form = ReceiptForm([owed], TODAY)
    form.figures = FiguresForm.open([owed], TODAY)
    form.figures.lines[0].typed = "4"
    form.save()
    key = plan.indicators[0].key
    assert sheet(plan.code, TODAY).total(key).value == 4
    receiving.strike_out(form.saved, "Ghi nhầm")
    assert sheet(plan.code, TODAY).total(key).value is None


def test_several_reports_or_a_plan_without_indicators_show_no_table(qtbot, code, qapp):
    first, second = reports()[:2]
    assert FiguresForm.open([first], TODAY).lines == []
    dialog = ReceiptDialog(ReceiptForm([first, second], TODAY))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.figures.isVisible()


@pytest.mark.parametrize(
    ("typed", "fits"), [("1000000000000000", True), ("1000000000000001", False)]
)
def test_a_number_no_office_has_is_refused(typed, fits):
    line = FigureLine(PlanIndicator(title="Đường"), typed=typed)
    assert (line.problem() == "") is fits
    assert FiguresForm([line]).problems() == (
        [] if fits else [f"Đường: “{typed}”. Số quá lớn. Hãy xem lại đơn vị tính."]
    )
