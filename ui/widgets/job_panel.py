"""The long jobs that run now: a line each, with progress and a way to stop."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from models.errors import Cancelled, RuleBroken
from ui.dialogs.confirm import confirm
from ui.task import Task
from ui.theme import tokens
from ui.widgets.buttons import button
from ui.widgets.labels import ShorteningLabel

Tell = Callable[[str, str], object]  # text, kind


class JobLine(QFrame):
    """Follows one task, tells its end, then goes away."""

    def __init__(
        self,
        title: str,
        task: Task,
        done: Callable[[object], object] | None,
        failed: Callable[[Exception], object] | None,
        tell: Tell,
    ) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self.title, self._task, self._tell = title, task, tell
        self._done, self._failed = done, failed
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(160)
        self.words = ShorteningLabel(f"{title}…")
        self.stop = button("Dừng", "close", self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.MEDIUM, tokens.TIGHT, tokens.SMALL, tokens.TIGHT)
        row.setSpacing(tokens.MEDIUM)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        task.progressed.connect(self._show_step)
        task.succeeded.connect(self._succeed)
        task.failed.connect(self._fail)

    @Slot(int, int)
    def _show_step(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(f"{self.title}… {done}/{total}")

    @Slot(object)
    def _succeed(self, result: object) -> None:
        self._leave()
        if self._done:
            self._done(result)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._leave()
        if isinstance(error, Cancelled):
            self._tell(f"Đã dừng: {self.title}.", "warning")
        elif self._failed:
            self._failed(error)
        elif isinstance(error, RuleBroken):
            self._tell(str(error), "error")
        else:
            raise error  # our bug: to the one handler

    def cancel(self) -> None:
        """Ask the task to stop at its next step."""
        self._task.cancel()
        self.stop.setEnabled(False)
        self.words.setText(f"Đang dừng: {self.title}…")

    def _leave(self) -> None:
        parent = self.parentWidget()
        self.hide()
        if parent is not None:
            parent.layout().removeWidget(self)
            parent.setVisible(parent.layout().count() > 0)
        self.deleteLater()


class JobPanel(QWidget):
    """Holds the lines; hidden while nothing runs."""

    def __init__(self, tell: Tell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.WIDE, 0, tokens.WIDE, tokens.SMALL)
        whole.setSpacing(tokens.TIGHT)
        self.hide()

    def run(
        self,
        title: str,
        work: Callable[[Callable[[int, int], None]], object],
        done: Callable[[object], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Start `work` and show a line for it; see `Session.run`."""
        task = Task(work)
        self.layout().addWidget(JobLine(title, task, done, failed, self._tell))
        self.show()
        task.start()
        return task

    def lines(self) -> list[JobLine]:
        """Return the lines of the jobs that run now."""
        items = (self.layout().itemAt(number) for number in range(self.layout().count()))
        return [item.widget() for item in items if isinstance(item.widget(), JobLine)]

    def may_close(self) -> bool:
        """Ask before the program ends with jobs running; stop them on a yes."""
        if not self.lines():
            return True
        names = ", ".join(line.title for line in self.lines())
        text = f"Đang chạy: {names}. Nếu đóng bây giờ, việc này sẽ dừng giữa chừng."
        if not confirm(self.window(), "Còn việc đang chạy", text, "Dừng và đóng", dangerous=True):
            return False
        for line in self.lines():
            line.cancel()
        return True
