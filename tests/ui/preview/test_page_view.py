"""Looking at the pages: scrolling and zoom."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from docgen.pdf_pages import PdfPages
from tests.ui.preview.desk import opened
from tests.ui.shown import shown
from ui.preview.page_view import PageView


def test_a_pdf_shows_its_pages_and_which_one_is_in_view(qtbot, session, three_pages):
    dialog = opened(qtbot, session, three_pages)
    assert dialog.place.text() == "Trang 1/3"
    qtbot.keyClick(dialog.view, Qt.Key.Key_End)
    assert dialog.place.text() == "Trang 3/3"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    assert dialog.place.text() == "Trang 1/3"
    before = dialog.view.verticalScrollBar().value()
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.view.verticalScrollBar().value() > before
    dialog.view.go_to(1)
    assert dialog.place.text() == "Trang 2/3"


@pytest.mark.parametrize(
    ("key", "zoom"), [(Qt.Key.Key_Plus, 125), (Qt.Key.Key_Equal, 125), (Qt.Key.Key_Minus, 90)]
)
def test_the_keys_zoom_from_a_hundred(qtbot, session, three_pages, key, zoom):
    dialog = opened(qtbot, session, three_pages)
    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.zoom.text() == "100 %"
    qtbot.keyClick(dialog, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom() == zoom
    assert dialog.zoom.text() == f"{zoom} %"


def test_zoom_stays_between_its_limits_and_says_so(qtbot, session, three_pages):
    dialog = opened(qtbot, session, three_pages)
    for _ in range(12):
        dialog.view.zoom_in()
    assert dialog.view.zoom() == 200
    assert dialog.larger.toolTip() == "Đã lớn nhất."
    assert dialog.smaller.isEnabled()
    for _ in range(12):
        dialog.view.zoom_out()
    assert dialog.view.zoom() == 50
    assert not dialog.smaller.isEnabled()


def test_the_wheel_zooms_with_ctrl_only(qtbot, session, three_pages):
    view = opened(qtbot, session, three_pages).view
    view.set_zoom(100)

    def turn(delta: int, held: Qt.KeyboardModifier) -> None:
        place = QPointF(50, 50)
        event = QWheelEvent(
            place,
            view.viewport().mapToGlobal(place),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == 125
    turn(-120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == 100
    scrolled = view.verticalScrollBar().value()
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert view.zoom() == 100
    assert view.verticalScrollBar().value() > scrolled


def test_fitting_follows_the_width_of_the_window(qtbot, three_pages):
    view = shown(qtbot, PageView(), 900, 600)
    with PdfPages(three_pages) as pages:
        view.set_pages(pages)
        assert view.fits_width()
        wide = view.zoom()
        view.resize(700, 600)
        assert view.zoom() < wide
        assert view.horizontalScrollBar().maximum() == 0
        view.set_pages(None)


def test_zooming_keeps_the_page_in_view(qtbot, session, three_pages):
    view = opened(qtbot, session, three_pages).view
    view.set_zoom(100)
    view.go_to(1)
    for zoom in (200, 50, 100):
        view.set_zoom(zoom)
        assert view.page() == 1


def test_what_is_painted_is_the_page(qtbot, session, three_pages):
    view = opened(qtbot, session, three_pages).view
    view.set_zoom(100)
    view.go_to(1)
    picture = view.viewport().grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    ink_and_paper = {QColor(Qt.GlobalColor.black).name(), QColor(Qt.GlobalColor.white).name()}
    assert ink_and_paper <= colours
