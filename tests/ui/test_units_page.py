"""The page of units: finding, filtering, what its dialogs refuse, and its tables."""

from datetime import date

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from docgen.jobs.unit_import import dry_run
from models import unit_deeds
from models.units import Cluster, Unit, UnitKind, seat
from tests.ui.conftest import TODAY
from tests.ui.modal import answering
from tests.ui.shown import shown
from ui.context import Session
from ui.dialogs.cluster_dialog import ClusterDialog
from ui.dialogs.import_units_dialog import COLUMNS as TICK_COLUMNS
from ui.dialogs.import_units_dialog import ImportUnitsDialog, Tick, TickModel
from ui.dialogs.merge_units_dialog import MergeUnitsDialog
from ui.dialogs.unit_dialog import UnitDialog
from ui.forms.unit_form import UnitForm
from ui.pages.units import UnitsPage
from ui.tables.base import RowTableModel
from ui.units.columns import COLUMNS, KIND, SPAN, hidden

NAMES = ("Thôn Đông", "Thôn Đoài", "Thôn An", "Trạm Y tế xã")


@pytest.fixture
def units(book) -> list[Unit]:
    made = [Unit.create(code=f"DV0{i}", name=name, kind=UnitKind.VILLAGE)
            for i, name in enumerate(NAMES, 1)]  # fmt: skip
    made[3].kind = UnitKind.HEALTH
    made[3].save()
    return made


@pytest.fixture
def page(qtbot, session: Session, units) -> UnitsPage:
    return shown(qtbot, UnitsPage(session), 1100, 650)


def names(page: UnitsPage) -> list[str]:
    return [line.unit.name for line in page.units.table.shown_rows()]


def test_an_empty_list_says_what_to_do(qtbot, session, book):
    page = shown(qtbot, UnitsPage(session), 900, 500)
    assert page.switch.is_empty()
    assert not page.add_unit.isVisible()


def test_units_stand_in_vietnamese_order(page):
    assert names(page) == ["Thôn An", "Thôn Đoài", "Thôn Đông", "Trạm Y tế xã"]
    page.units.table.sort_by(1, descending=True)
    assert names(page)[0] == "Trạm Y tế xã"


def test_a_unit_is_found_without_accents(qtbot, page):
    qtbot.keyClicks(page.units.search, "dong")
    QTest.keyClick(page.units.search, Qt.Key.Key_Return)
    assert names(page) == ["Thôn Đông"]


def test_nothing_found_offers_to_let_go_of_the_filter(qtbot, page):
    page.units.search.setText("không có đâu")
    QTest.keyClick(page.units.search, Qt.Key.Key_Return)
    assert page.units.nothing.isVisible() and not page.units.table.isVisible()
    page.units.nothing.action.click()
    assert len(names(page)) == 4 and page.units.table.isVisible()


def test_chips_and_boxes_keep_what_they_name(qtbot, session, page, units):
    unit_deeds.merge(units[1:2], units[0], date(2026, 7, 1))
    cluster = Cluster.create(name="Cụm 1")
    seat(units[0], cluster, date(2026, 1, 1))
    page.refresh()
    assert "Thôn Đoài" not in names(page)
    page.units.states.choose("gone")
    assert names(page) == ["Thôn Đoài"]
    assert "vào Thôn Đông" in page.units.table.shown_rows()[0].span_words
    page.units.states.choose("all")
    page.units.kind.set_value(str(UnitKind.HEALTH))
    page.units.kind.chosen.emit(str(UnitKind.HEALTH))
    assert names(page) == ["Trạm Y tế xã"]
    page.units.kind.set_value(None)
    page.units.cluster.set_value(cluster.id)
    page.units.cluster.chosen.emit(cluster.id)
    assert names(page) == ["Thôn Đông"]


def test_a_unit_from_the_finder_is_selected_even_when_filtered_away(page, units):
    unit_deeds.end(units[1], date(2026, 6, 30))
    page.refresh()
    page.focus_target(unit=str(units[1].id))
    assert page.units.table.current_row().unit == units[1]
    page.focus_target(unit="không phải số")
    assert page.units.table.current_row().unit == units[1]


def test_narrow_windows_keep_names_whole(page):
    page.resize(700, 500)
    table = page.units.table
    assert table.isColumnHidden(KIND) and table.isColumnHidden(SPAN)
    assert not table.horizontalScrollBar().isVisible()
    assert hidden(1300, False) == set()


def test_the_models_keep_the_rules_of_qt(qtmodeltester, page, units, tmp_path, session):
    qtmodeltester.check(RowTableModel(COLUMNS, page.units.table.source.rows()))
    lines = dry_run(_sheet(tmp_path, ["Thôn Nà Sao"]), TODAY).lines
    qtmodeltester.check(TickModel(TICK_COLUMNS, [Tick(line, True) for line in lines]))


def test_the_dialog_shows_what_is_wrong_under_its_field(qtbot, book, units):
    dialog = shown(qtbot, UnitDialog(UnitForm.blank(TODAY), []))
    assert dialog.code.text() == "DV05"
    dialog.name.setText("thôn đông")
    dialog.email.setText("abc")
    dialog.opened.edit.setText("31/2/2026")
    dialog.save.click()
    assert dialog.isVisible()
    assert "Đã có đơn vị tên" in dialog.fields.rows["name"].error()
    assert "@" in dialog.fields.rows["email"].error()
    assert "không có ngày 31" in dialog.fields.rows["opened_on"].error()
    assert Unit.select().count() == 4


def test_the_day_in_a_cluster_is_asked_for_only_when_the_cluster_changes(qtbot, units):
    cluster = Cluster.create(name="Cụm 1")
    seat(units[0], cluster, date(2026, 1, 1))
    dialog = shown(qtbot, UnitDialog(UnitForm.of(units[0], TODAY), [cluster]))
    assert not dialog.cluster_from.isEnabled()
    dialog.cluster.set_value(None)
    assert dialog.cluster_from.isEnabled()
    dialog.cluster_from.set_day(None)
    dialog.save.click()
    assert "ngày bắt đầu" in dialog.fields.rows["cluster_from"].error()


def test_a_merge_tells_beforehand_and_refuses_without_a_choice(qtbot, session, units):
    dialog = shown(qtbot, MergeUnitsDialog(units, units[1:2], session), 700, 600)
    assert "để xem trước" in dialog.what.text()
    dialog.save.click()
    assert "đơn vị nhận" in dialog.message.text()
    dialog.into.set_value(units[0].id)
    dialog.from_on.set_day(date(2027, 1, 1))
    assert "Thôn Đoài: hoạt động đến hết 31/12/2026" in dialog.what.text()
    dialog.merged.tick(units[0].id)
    assert [unit.name for unit in dialog.chosen()] == ["Thôn Đoài"]


def test_a_cluster_needs_a_name_of_its_own(qtbot, book):
    Cluster.create(name="Cụm số 1")
    dialog = shown(qtbot, ClusterDialog(Cluster()))
    dialog.name.setText("CỤM SỐ 1")
    dialog.save.click()
    assert dialog.isVisible()
    assert "Đã có" in dialog.fields.rows["name"].error()


def test_del_on_a_unit_with_reports_proposes_to_end_it(qtbot, page, units, monkeypatch):
    monkeypatch.setattr(unit_deeds, "why_not_deletable", lambda unit: "Có 3 báo cáo trong sổ.")
    page.units.pick(units[0].id)
    seen = answering(lambda dialog: dialog.save.click())
    QTest.keyClick(page.units.table, Qt.Key.Key_Delete)
    assert seen[0].message.text() == "Có 3 báo cáo trong sổ."
    assert Unit.get_by_id(units[0].id).closed_on == date(2026, 11, 20)


def test_a_tick_taken_away_leaves_the_line_out(qtbot, session, units, tmp_path):
    path = _sheet(tmp_path, ["Thôn Nà Sao", "Thôn Đông", "Thon Dong"])
    dialog = shown(qtbot, ImportUnitsDialog(path, dry_run(path, TODAY), session), 900, 500)
    assert dialog.save.text() == "Nhập 1 đơn vị"
    dialog.table.pick(dialog.rows[0])
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.chosen() == []
    assert not dialog.save.isEnabled() and "ít nhất một dòng" in dialog.save.toolTip()


def test_a_sheet_without_headings_is_told_in_one_sentence(qtbot, page, tmp_path):
    path = tmp_path / "lạ.xlsx"
    book = Workbook()
    book.active.append(["a", "b"])
    book.save(path)
    page.import_file(path)
    assert "Tên đơn vị" in page.message.text()
    assert Unit.select().count() == 4
    other = tmp_path / "ảnh.xlsx"
    other.write_bytes(b"\x89PNG not a workbook")
    page.import_file(other)
    assert page.message.text() and "Tên đơn vị" not in page.message.text()


def test_a_dialog_left_with_escape_changes_nothing(qtbot, page, units):
    page.units.pick(units[0].id)
    seen = answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    QTest.keyClick(page.units.table, Qt.Key.Key_Return)
    assert isinstance(seen[0], UnitDialog) and seen[0].result() == QDialog.DialogCode.Rejected
    assert Unit.select().count() == 4


def _sheet(folder, rows: list[str]):
    book = Workbook()
    book.active.append(["TT", "Tên đơn vị"])
    for number, name in enumerate(rows, start=1):
        book.active.append([number, name])
    path = folder / "danh sách.xlsx"
    book.save(path)
    return path


def test_the_menu_leads_to_the_reports_of_a_unit(qtbot, page, monkeypatch):
    led = []
    monkeypatch.setattr(page.units._session, "show_page", lambda key, **to: led.append((key, to)))
    page.units.table.selectRow(1)
    unit = page.units.table.current_row().unit
    act = next(act for act in page.units.menu.actions() if act.text() == "Báo cáo của đơn vị")
    act.trigger()
    assert led == [("reports", {"view": "unit", "unit": unit.id})]
