"""What every page is handed: today, the data folder, and ways to speak to the window."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from ui.task import Progress, Task

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Found(NamedTuple):
    """One answer of the search box (Ctrl+K): what it says and where it leads."""

    title: str
    detail: str  # what it is: "Phong trào", "Đơn vị" …
    page: str  # key of the page
    target: dict[str, object]  # for `focus_target` of that page
    sign: str = ""  # meaning of an icon; "" takes the page's


class Status(NamedTuple):
    """What the status bar says of the last backup."""

    text: str
    tone: str = "neutral"  # neutral, warning, error


class Session(QObject):
    """One run of the program over one data folder. Pages import the models by themselves.

    The three `*_hook`s are filled in by whoever opens the folder; without them the window
    searches pages only and says nothing of backups.
    """

    changed = Signal()  # data were written; pages refresh when next shown

    def __init__(self, folder: Path, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.today = today
        self.window: MainWindow | None = None
        self.find_hook: Callable[[str], Iterable[Found]] = lambda text: ()
        self.backup_hook: Callable[[], Status] = lambda: Status("")
        self.office_hook: Callable[[], str] = lambda: ""

    def notify(
        self,
        text: str,
        kind: str = "ok",
        action: Callable[[], object] | None = None,
        action_text: str = "",
    ) -> None:
        """Show a toast. Kinds: ok, info, warning, error; `action_text` such as "Hoàn tác"."""
        if self.window is not None:
            self.window.notify(text, kind, action, action_text)

    def run(
        self,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[[object], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Run `work(progress)` in the background with a line of progress and a stop button.

        `done(result)` and `failed(error)` run in the window's thread. Without `failed` a
        RuleBroken becomes a toast; anything else goes to the one handler of bugs.
        """
        if self.window is not None:
            return self.window.jobs.run(title, work, done, failed)
        task = Task(work)
        task.then(done, failed)
        task.start()
        return task

    def show_page(self, key: str, **target: object) -> None:
        """Show another page, and there the thing that `target` names."""
        if self.window is not None:
            self.window.show_page(key, **target)
