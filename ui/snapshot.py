"""Pictures of every page, for the manual and for looking without a screen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow

SCREEN = QSize(1366, 768)


def grab(widget: QWidget, scale: float = 1.0) -> QPixmap:
    """Return a picture of a widget, drawn `scale` times as large."""
    size = widget.size() * scale
    picture = QPixmap(size)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    widget.render(picture)
    return picture


def grab_pages(window: MainWindow, folder: Path, scale: float = 1.0) -> list[Path]:
    """Write a PNG of every page on a 1366×768 screen at `scale` (1.5 = 150 %); return the files.

    At 150 % the window has the room of 910×512.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(SCREEN / scale)
    window.show()
    files = []
    for number, key in enumerate(window.page_keys(), start=1):
        window.show_page(key)
        settle()
        path = folder / f"{number}-{key}.png"
        grab(window, scale).save(str(path))
        files.append(path)
    return files


def settle() -> None:
    """Let layouts and delayed deletions finish."""
    for _ in range(4):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
