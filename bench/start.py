"""From the start of the process to the first paint: our window on ten years, an empty window.

`python -m bench.start`
"""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.book import TODAY, make_book
from bench.measure import interleaved, show
from models.database import close

ROOT = Path(__file__).parents[1]
_FIRST_PAINT = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.instance().quit)
        return False

def paint(window):
    watch = FirstPaint()
    window.installEventFilter(watch)
    window.show()
    QApplication.instance().exec()
    print("painted", flush=True)
    import os
    os._exit(0)  # only the way to the first paint is measured
"""
_EMPTY = f"""{_FIRST_PAINT}
app = QApplication([])
paint(QMainWindow())
"""
_OURS = f"""{_FIRST_PAINT}
from ui.app import make_application
from ui.start import open_window
app = make_application()
window, _ = open_window(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
paint(window)
"""
_MODELS = """
import os, sys
from datetime import date
from pathlib import Path
from models.database import open_folder
from models.opening import open_due
from models.tracking import overview
open_folder(Path(sys.argv[1]))
today = date.fromisoformat(sys.argv[2])
open_due(today)
overview(today)
print("painted", flush=True)
os._exit(0)
"""


def main() -> None:
    with TemporaryDirectory() as folder:
        long, fresh = Path(folder) / "long", Path(folder) / "fresh"
        make_book(long)
        close()
        make_book(fresh, range(TODAY.year, TODAY.year + 1))
        close()
        measured = {
            "an empty QMainWindow": partial(_run, _EMPTY, long),
            "our window, one year in the book": partial(_run, _OURS, fresh),
            "our window, ten years in the book": partial(_run, _OURS, long),
            "of it the book alone, ten years, no Qt": partial(_run, _MODELS, long),
        }
        show("Start to first paint", interleaved(measured, 5), "an empty QMainWindow")


def _run(script: str, folder: Path) -> float:
    """Return the seconds until the script says that it painted."""
    command = [sys.executable, "-X", "utf8", "-c", script, str(folder), TODAY.isoformat()]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        line = process.stdout.readline()
        taken = time.perf_counter() - start
    if line.strip() != b"painted":
        raise RuntimeError("the window never painted")
    return taken


if __name__ == "__main__":
    main()
