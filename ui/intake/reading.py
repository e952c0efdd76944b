"""Filled forms opened in the background; each is handed over as soon as it is open."""

from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, Full, Queue
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from docgen.excel.forms.reading import OpenForm
from docgen.jobs.incoming import Incoming, Kind, sort_out
from models.errors import Cancelled, RuleBroken
from ui.task import Progress, Task

_AHEAD = 8  # forms open at once: a thousand of them would fill the memory
_LOOK_MS = 15
_AT_ONCE = 2  # forms examined between two breaths of the window


class Opened(NamedTuple):
    """A file, and what opening it gave."""

    path: Path
    form: OpenForm | RuleBroken


class FormReading(QObject):
    """Finds the forms among files and folders and opens them, one after the other.

    The thread touches no book: what it opened waits in a short queue for the window.
    """

    opened = Signal(object)  # Opened
    progressed = Signal(int, int)  # done, in all; in all 0 while still looking
    ended = Signal(object, object)  # Incoming or None; the error, Cancelled when stopped, or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: Queue[Opened] = Queue(_AHEAD)
        self._task: Task | None = None
        self._end: tuple[Incoming | None, Exception | None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def is_running(self) -> bool:
        return self._task is not None

    def start(self, paths: Iterable[Path], searched: bool) -> None:
        """Begin; `searched`: only sure forms, other workbooks on a stick are left alone."""
        wanted = list(paths)
        queue = self._queue
        self._end = None
        self._task = Task(lambda step: read_all(wanted, searched, queue, step))
        self._task.progressed.connect(self.progressed)
        self._task.then(self._finish, self._fail)
        self._task.start()
        self._timer.start()

    def stop(self) -> None:
        """Stop at the next file; what was opened until then is handed over."""
        if self._task is not None:
            self._task.cancel()

    def abandon(self) -> None:
        """Stop for good: nothing is handed over any more, not even the end."""
        self.stop()
        self._timer.stop()
        self._task = None

    def _finish(self, incoming: object) -> None:
        self._end = (incoming if isinstance(incoming, Incoming) else None, None)

    def _fail(self, error: Exception) -> None:
        self._end = (None, error)

    def _drain(self) -> None:
        """Hand over a few forms; tell of the end when none is left."""
        for _ in range(_AT_ONCE):
            try:
                self.opened.emit(self._queue.get_nowait())
            except Empty:
                break
        if self._end is not None and self._queue.empty():
            self._timer.stop()
            self._task = None
            self.ended.emit(*self._end)


def read_all(
    paths: list[Path], searched: bool, queue: "Queue[Opened]", step: Progress
) -> Incoming:
    """Put every form of `paths` into the queue, opened or refused. Runs in the background."""
    from docgen.jobs.form_import import open_file  # openpyxl is slow to import

    incoming = sort_out(paths, lambda done, total: step(done, 0), only_forms=True)
    wanted = [Kind.FORM] if searched else [Kind.FORM, Kind.WORKBOOK]
    files = incoming.of(*wanted)
    for number, path in enumerate(files):
        step(number, len(files))
        try:
            found: OpenForm | RuleBroken = open_file(path)
        except RuleBroken as broken:
            found = broken
        _put(queue, Opened(path, found), lambda at=number: step(at, len(files)))
    step(len(files), len(files))
    return incoming


def _put(queue: "Queue[Opened]", opened: Opened, breathe: Callable[[], None]) -> None:
    """Wait for room; `breathe` raises Cancelled when the clerk has stopped."""
    while True:
        try:
            queue.put(opened, timeout=0.1)
        except Full:
            breathe()
        else:
            return


def was_stopped(error: Exception | None) -> bool:
    """Tell whether the reading ended because the clerk stopped it."""
    return isinstance(error, Cancelled)
