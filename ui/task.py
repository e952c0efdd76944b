"""Work in the background: off the GUI thread, reporting back by signal."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from models.errors import Cancelled

Progress = Callable[[int, int], None]


class Task(QObject):
    """Runs `work(progress)` off the GUI thread and reports back by signal.

    `work` touches no widget and no database: it is handed a snapshot. Connect `succeeded` and
    `failed` to methods of QObjects, so that they run in the window's thread.
    """

    progressed = Signal(int, int)  # steps done, steps in all
    succeeded = Signal(object)  # what `work` returned
    failed = Signal(object)  # the exception it raised; Cancelled after `cancel`
    _ended = Signal()
    _alive: ClassVar[set["Task"]] = set()  # a task may outlive the window that started it

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._work, self._cancelled = work, False
        self._ended.connect(self._forget)

    def start(self) -> None:
        """Begin as soon as a thread is free."""
        self._alive.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Ask to stop at the next step."""
        self._cancelled = True

    @classmethod
    def running(cls) -> int:
        """Return how many tasks have not ended yet."""
        return len(cls._alive)

    def _progress(self, done: int, total: int) -> None:
        if self._cancelled:  # a step is also the place to stop
            raise Cancelled
        self.progressed.emit(done, total)

    def _run(self) -> None:
        try:
            self.succeeded.emit(self._work(self._progress))
        except Exception as error:  # the thread's border: hand it over
            self.failed.emit(error)
        finally:
            self._ended.emit()

    def then(
        self,
        done: Callable[[object], object] | None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Have plain functions called at the end, in the thread that made the task.

        A function connected to a signal directly would run in the worker's thread.
        """
        self._done, self._failed = done, failed
        self.succeeded.connect(self._tell_done)
        self.failed.connect(self._tell_failed)

    @Slot(object)
    def _tell_done(self, result: object) -> None:
        if self._done:
            self._done(result)

    @Slot(object)
    def _tell_failed(self, error: Exception) -> None:
        if self._failed:
            self._failed(error)

    @Slot()
    def _forget(self) -> None:
        self._alive.discard(self)
