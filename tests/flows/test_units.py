"""Units through the real window: add, edit, delete and undo, merge, clusters, Excel, template."""

from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from docgen.excel.units import read_units
from models import clusters, journal
from models.units import Cluster, Unit, clusters_by_unit, seat
from tests.ui.modal import answering
from ui.main_window import MainWindow
from ui.navigation import PageEntry
from ui.pages import units as units_page
from ui.pages.units import UnitsPage

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot, session, book) -> MainWindow:
    made = MainWindow(session, [PageEntry("units", "Đơn vị", "units", units_page.make_page)])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(window) -> UnitsPage:
    return window.page("units")


@pytest.fixture
def villages(book) -> list[Unit]:
    names = ("Thôn Đông", "Thôn Đoài", "Thôn An")
    return [Unit.create(code=f"DV0{i}", name=name, kind="village")
            for i, name in enumerate(names, 1)]  # fmt: skip


def test_a_unit_is_added_edited_deleted_and_brought_back(qtbot, window, page):
    def fill(dialog):
        dialog.name.setText("Thôn Đồng Mây")
        qtbot.keyClicks(dialog.phone, "0200 000 111")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    answering(fill)
    page.switch.layout().currentWidget().action.click()
    assert [line.unit.name for line in page.units.table.shown_rows()] == ["Thôn Đồng Mây"]
    assert page.units.table.current_row().unit.code == "DV01"
    assert window.toast.text() == "Thêm đơn vị “Thôn Đồng Mây”."

    def rename(dialog):
        dialog.name.setText("Thôn Đồng Mây Hạ")
        dialog.save.click()

    answering(rename)
    QTest.keyClick(page.units.table, Qt.Key.Key_Return)
    assert Unit.get().name == "Thôn Đồng Mây Hạ"

    QTest.keyClick(page.units.table, Qt.Key.Key_Delete)
    assert page.switch.is_empty()
    window.toast.action.click()
    assert not page.switch.is_empty()
    assert [line.action for line in journal.recent()] == ["deleted", "changed", "created"]
    assert journal.recent()[0].undone


def test_ctrl_n_asks_for_a_new_unit(qtbot, window, page, villages):
    page.refresh()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    codes = []
    answering(lambda dialog: codes.append(dialog.code.text()))
    QTest.keyClick(page.units.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: codes == ["DV04"], timeout=2000)


def test_two_units_merge_into_one_and_back(qtbot, window, page, villages):
    page.refresh()
    page.units.table.selectAll()

    def merge(dialog):
        dialog.into.set_value(villages[0].id)
        dialog.from_on.set_day(date(2026, 7, 1))
        dialog.save.click()

    answering(merge)
    page.units.merge()
    assert [line.unit.name for line in page.units.table.shown_rows()] == ["Thôn Đông"]
    gone = Unit.get_by_id(villages[1].id)
    assert (gone.closed_on, gone.merged_into) == (date(2026, 6, 30), villages[0])
    window.toast.action.click()
    assert len(page.units.table.shown_rows()) == 3


def test_a_cluster_is_made_filled_led_and_emptied(qtbot, window, page, villages):
    page.refresh()
    page.tabs.setCurrentIndex(1)

    def name(dialog):
        dialog.name.setText("Cụm số 1")
        dialog.save.click()

    answering(name)
    page.add_cluster.setVisible(True)
    page.add_cluster.click()

    def enter(dialog):
        dialog.list.tick(villages[0].id)
        dialog.list.tick(villages[1].id)
        dialog.from_on.set_day(date(2026, 1, 1))
        dialog.save.click()

    answering(enter)
    page.clusters.move()
    assert "Cụm số 1 · 2 đơn vị" in page.clusters.card.title.text()

    def lead(dialog):
        dialog.head.set_value(villages[1].id)
        dialog.save.click()

    answering(lead)
    page.clusters.lead()
    assert "Trưởng 01/01/2026 – nay: Thôn Đoài" in page.clusters.leaders.text()
    page.clusters.remove()
    assert "còn 2 đơn vị" in window.toast.text()

    def leave(dialog):
        dialog.list.tick(villages[0].id, False)
        dialog.save.click()

    answering(leave)
    page.clusters.move()
    assert [place.unit.name for place in clusters.seats_on(TODAY)] == ["Thôn Đoài"]
    window.toast.action.click()
    assert len(clusters.seats_on(TODAY)) == 2


def test_an_excel_list_dropped_on_the_page_is_looked_at_then_taken_in(
    qtbot, window, page, villages, tmp_path
):
    seat(villages[0], Cluster.create(name="Cụm 1"), date(2026, 1, 1))
    page.refresh()
    path = tmp_path / "Danh sách.xlsx"
    sheet = Workbook()
    for row in (
        ["TT", "Tên đơn vị", "Cụm", "Điện thoại"],
        [1, "Thôn Đông", "Cụm 2", "0200 000 111"],
        [2, "Thôn Đoài", None, None],
        [3, "Thôn Nà Sao", "Cụm 2", "0200 000 113"],
    ):
        sheet.active.append(row)
    sheet.save(path)
    told = []

    def take(dialog):
        told.extend(dialog.table.source.index(row, 3).data() for row in range(3))
        assert Unit.select().count() == 3
        assert dialog.save.text() == "Nhập 2 đơn vị"
        dialog.save.click()

    answering(take)
    _drop(page, path)
    assert told == ["Sửa", "Giữ nguyên", "Thêm"]
    assert window.toast.text() == "Đã nhập 2 đơn vị từ Excel."
    assert Unit.named("Thôn Nà Sao").code == "DV04"
    assert clusters_by_unit(TODAY)[villages[0].id].name == "Cụm 2"
    window.toast.action.click()
    assert Unit.select().count() == 3
    assert clusters_by_unit(TODAY)[villages[0].id].name == "Cụm 1"
    assert [cluster.name for cluster in Cluster.select()] == ["Cụm 1"]


def test_a_code_of_a_deleted_unit_stops_the_whole_import(qtbot, page, villages, tmp_path):
    villages[2].deleted = True
    villages[2].save()
    path = tmp_path / "Danh sách.xlsx"
    sheet = Workbook()
    for row in (["Tên đơn vị", "Mã"], ["Thôn Một", "M1"], ["Thôn Hai", "DV03"]):
        sheet.active.append(row)
    sheet.save(path)
    said = []

    def take(dialog):
        dialog.save.click()
        said.append(dialog.message.text())

    answering(take)
    page.import_file(path)
    assert "mã “DV03” đã dùng cho “Thôn An”" in said[0]
    assert Unit.select().count() == 3


def test_the_empty_template_is_one_that_can_be_read_again(
    qtbot, window, page, tmp_path, monkeypatch
):
    chosen = str(tmp_path / "Mẫu")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    page.save_template()
    path = tmp_path / "Mẫu.xlsx"
    book = load_workbook(path)
    row = next(r for r in range(1, 12) if book.active.cell(r, 2).value == "Tên đơn vị")
    book.active.cell(row + 2, 2).value = "Thôn Nà Sao"
    book.save(path)
    assert [unit.name for unit in read_units(path).rows] == ["Thôn Nà Sao"]
    assert "Mẫu.xlsx" in window.toast.text()


def _drop(page: UnitsPage, path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(50, 50), copy, dragged, left, none))
