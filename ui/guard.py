"""What happens when we fail: one log, one dialog. The world failing is just a sentence."""

import faulthandler
import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from models.errors import Cancelled, RuleBroken

LOG = logging.getLogger("so-thi-dua")
_SAME_AGAIN_S = 2.0  # a failure in painting comes again as soon as its dialog closes
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_to(folder: Path) -> Path:
    """Write the log into `folder`, five files of half a megabyte; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "so-thi-dua.log"
    handler = RotatingFileHandler(path, maxBytes=512_000, backupCount=4, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for old in list(LOG.handlers):
        LOG.removeHandler(old)
        old.close()
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    return path


def trace_crashes(folder: Path) -> TextIO:
    """Have a crash below Python leave its trace in `crash.log`; the file stays open."""
    file = (folder / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(file)
    return file


class Guard(QObject):
    """Catches what nobody caught, in every thread, and shows it in the window's thread."""

    _caught = Signal(object, str)

    def __init__(
        self,
        show_bug: Callable[[str], object],
        show_refusal: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show_bug, self._show_refusal = show_bug, show_refusal
        self._showing = False
        self._last, self._shown_at = "", 0.0
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over the hooks of Python, its threads and Qt."""
        sys.excepthook = self.catch
        threading.excepthook = lambda args: self.catch(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def catch(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log an uncaught exception and have it shown."""
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        details = "".join(traceback.format_exception(kind, error, trace))
        if not isinstance(error, RuleBroken | Cancelled):
            LOG.error("Lỗi chưa lường trước\n%s", details)
        self._caught.emit(error, details)

    @Slot(object, str)
    def _show(self, error: BaseException | None, details: str) -> None:
        if self._showing or isinstance(error, Cancelled) or self._just_shown(error, details):
            return  # one dialog at a time; the log has them all
        self._showing = True
        try:
            if isinstance(error, RuleBroken):
                self._show_refusal(str(error))
            else:
                self._show_bug(details)
        finally:
            self._showing = False
            self._last, self._shown_at = details, time.monotonic()

    def _just_shown(self, error: BaseException | None, details: str) -> bool:
        """Tell whether this very failure was closed a moment ago: painting fails in a row."""
        again = details == self._last and not isinstance(error, RuleBroken)
        return again and time.monotonic() - self._shown_at < _SAME_AGAIN_S


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
