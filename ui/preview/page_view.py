"""Pages of a PDF one under the other, on a quiet ground, sharp at every zoom."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from docgen.pdf_pages import MM_PER_INCH, PdfPages, Picture
from ui.theme import colours, tokens

ZOOMS = (50, 60, 75, 90, 100, 125, 150, 175, 200)  # %
_SCREEN_DPI = 96  # 100 % shows a millimetre as Qt's own logical inch does
_KEPT = 6  # pictures held; others are drawn again when they come into view


class PageView(QAbstractScrollArea):
    """Shows the pages; Ctrl+wheel zooms, Home and End go to the ends."""

    page_changed = Signal(int)  # the page that fills most of the view, from 0
    zoom_changed = Signal(int)  # %

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Các trang của văn bản")
        self._pages: PdfPages | None = None
        self._places: list[QRect] = []  # of each page on the long sheet, unscrolled
        self._pictures: dict[int, QImage] = {}
        self._zoom, self._fits = 100, True
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._follow)

    def set_pages(self, pages: PdfPages | None) -> None:
        """Show other pages from their beginning; None shows nothing."""
        self._pages, self._page = pages, 0
        self._pictures.clear()
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit(0)

    def count(self) -> int:
        return self._pages.count() if self._pages else 0

    def page(self) -> int:
        """Return the page in view, from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view."""
        if self._places:
            place = self._places[max(0, min(page, len(self._places) - 1))]
            self.verticalScrollBar().setValue(place.top() - tokens.MEDIUM)

    # --- zoom --------------------------------------------------------------------------------

    def zoom(self) -> int:
        """Return the zoom in %."""
        return self._zoom

    def fits_width(self) -> bool:
        return self._fits

    def set_zoom(self, zoom: int) -> None:
        """Zoom to some %, within the limits; the middle of the view stays where it is."""
        self._fits = False
        self._apply(zoom)

    def zoom_in(self) -> None:
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0]))

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, and keep it so."""
        self._fits = True
        self._apply(self._fitting())

    def _fitting(self) -> int:
        if not self._pages:
            return self._zoom
        widest = max(self._pages.size_mm(page)[0] for page in range(self.count()))
        room = self.viewport().width() - 2 * tokens.LARGE
        return int(room / (widest / MM_PER_INCH * _SCREEN_DPI) * 100)

    def _apply(self, zoom: int) -> None:
        zoom = max(ZOOMS[0], min(zoom, ZOOMS[-1]))
        if zoom == self._zoom and self._places:
            self.zoom_changed.emit(zoom)
            return
        bar = self.verticalScrollBar()
        middle = (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep())
        self._zoom = zoom
        self._pictures.clear()
        self._arrange()
        bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
        self.zoom_changed.emit(zoom)

    # --- layout ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Compute where each page stands and how far can be scrolled."""
        if self._fits and self._pages:
            zoom = max(ZOOMS[0], min(self._fitting(), ZOOMS[-1]))
            if zoom != self._zoom:
                self._zoom = zoom
                self._pictures.clear()
                self.zoom_changed.emit(zoom)
        sizes = [self._size(page) for page in range(self.count())]
        view = self.viewport().size()
        wide = max((size.width() for size in sizes), default=0) + 2 * tokens.LARGE
        width, top = max(view.width(), wide), tokens.LARGE
        self._places = []
        for size in sizes:
            left = (width - size.width()) // 2
            self._places.append(QRect(left, top, size.width(), size.height()))
            top += size.height() + tokens.LARGE
        for bar, whole, seen in (
            (self.horizontalScrollBar(), wide, view.width()),
            (self.verticalScrollBar(), top, view.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(tokens.WIDE * 2)
            bar.setRange(0, max(0, whole - seen))
        self.viewport().update()
        self._follow()

    def _size(self, page: int) -> QSize:
        dots = _SCREEN_DPI * self._zoom / 100 / MM_PER_INCH
        width, height = self._pages.size_mm(page)
        return QSize(round(width * dots), round(height * dots))

    def _follow(self) -> None:
        """Tell which page stands in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [page for page, place in enumerate(self._places) if place.top() <= middle]
        page = above[-1] if above else 0
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # --- Qt ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[event.key()])
        elif event.key() == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours().pressed))
        dx, dy = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page, place in enumerate(self._places):
            seen = place.translated(-dx, -dy)
            if not seen.intersects(event.rect()):
                continue
            painter.setPen(QColor(colours().line))
            painter.drawRect(seen.adjusted(-1, -1, 0, 0))
            painter.drawImage(seen.topLeft(), self._picture(page))
        painter.end()

    def _picture(self, page: int) -> QImage:
        if page not in self._pictures:
            for old in sorted(self._pictures, key=lambda other: abs(other - page))[_KEPT - 1 :]:
                del self._pictures[old]
            dpi = _SCREEN_DPI * self._zoom / 100 * self.devicePixelRatioF()
            picture = image(self._pages.render(page, dpi))
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._pictures[page] = picture
        return self._pictures[page]


def image(picture: Picture) -> QImage:
    """Return a rendered page as Qt's image, with bytes of its own."""
    form = QImage.Format.Format_RGB888
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, form).copy()
