"""Answering a modal dialog that a click is about to open."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

_GIVE_UP_AFTER = 200  # looks, 10 ms apart


def answering(deed: Callable[[QDialog], object]) -> list[QDialog]:
    """Let `deed` act on the next modal dialog; the list returned then holds that dialog.

    A dialog that is still open after the deed is rejected, so that a test never hangs.
    """
    seen: list[QDialog] = []
    looks = iter(range(_GIVE_UP_AFTER))
    timer = QTimer(QApplication.instance())
    timer.setInterval(10)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            if next(looks, None) is None:
                timer.stop()
            return
        timer.stop()
        seen.append(dialog)
        try:
            deed(dialog)
        finally:
            dialog.close()

    timer.timeout.connect(act)
    timer.start()
    return seen
